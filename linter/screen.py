"""Which files are worth the analyser: two looks, each far cheaper than the next, that lose nothing.

The words of a pack are such that a file without any of them cannot reach the API. The first look is for the words among
the bytes, where comments and prose count too. The second is for the words in the *code*: a module, a name, an attribute
or an argument that holds one. A string that holds one counts only where the file can turn a string into code
(`getattr`, `import_module` …) or where the word is no identifier, so that it can stand nowhere else. What is unclear
passes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ast

OURS = b"compatlint"  # an ignore comment that silences nothing is reported, so the file is looked at
DYNAMIC = frozenset(
    {
        *("__builtins__", "__dict__", "__getattr__", "__getattribute__", "__import__", "attrgetter", "compile", "eval"),
        *("exec", "find_spec", "getattr", "getattr_static", "globals", "import_module", "load_module", "locals"),
        *("methodcaller", "pydoc", "resolve_name", "runpy", "vars"),
    }
)


def passes(data: bytes, words: Iterable[bytes]) -> bool:
    """Whether one of `words` is in the file."""
    for word in words:  # noqa: SIM110  twice as fast as `any` of a generator, and this is asked of every file
        if word in data:
            return True
    return False


def reaches(data: bytes, words: Iterable[bytes], attributes: Iterable[bytes] = ()) -> bool:
    """Whether the code of the file says one of `words`; a file that cannot be parsed passes, to be reported.

    Those of the words that are `attributes` too matter only behind a dot, or where a string can become one.
    """
    if OURS in data:
        return True
    tree = _parsed(data)
    dotted = frozenset(attributes)
    return tree is None or _says(tree, tuple(("." if word in dotted else "") + word.decode() for word in words))


_FROM = re.compile(rb"^[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]*(\([^)]*\)|[^\r\n#;]*)", re.MULTILINE)
_IMPORT = re.compile(rb"^[ \t]*import[ \t]+([^\r\n#;]*)", re.MULTILINE)
_NAME = re.compile(rb"[.\w]+")


def imported(data: bytes) -> Iterator[str]:
    """The modules that a file may import, relative ones with their dots; those of the standard library left out.

    A look at lines that begin like an import: far cheaper than parsing, and more than there is at worst.
    """
    for module, names in _FROM.findall(data):
        base = module.decode("ascii", "replace")
        if base.partition(".")[0] not in sys.stdlib_module_names:
            yield base
            joint = "" if base.endswith(".") else "."
            yield from (f"{base}{joint}{name.decode('ascii', 'replace')}" for name in _NAME.findall(names))
    for names in _IMPORT.findall(data):
        for name in _NAME.findall(names):
            if name.partition(b".")[0].decode("ascii", "replace") not in sys.stdlib_module_names:
                yield name.decode("ascii", "replace")


def _parsed(data: bytes) -> ast.Module | None:
    import ast
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(data)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


def _says(tree: ast.Module, words: tuple[str, ...]) -> bool:
    strings = not all(word.lstrip(".").isidentifier() for word in words)
    bare = tuple(word.lstrip(".") for word in words)
    dynamic = quoted = False
    for text, is_string in _texts(tree):
        dynamic = dynamic or text.lstrip(".") in DYNAMIC
        if is_string:
            quoted = quoted or any(word in text for word in bare)
        elif any(word in text for word in words):
            return True
        if quoted and (strings or dynamic):
            return True
    return False


def _texts(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    """Every name and string of the code, and which it is; a string that is a statement of its own does nothing."""
    import ast

    todo: list[ast.AST] = [tree]
    while todo:
        node = todo.pop()
        kind = type(node)
        if kind is ast.Expr and type(node.value) is ast.Constant:  # type: ignore[attr-defined]
            continue
        for field in kind._fields:
            value = getattr(node, field, None)
            if type(value) is str:
                yield f".{value}" if kind is ast.Attribute else value, kind is ast.Constant
            elif isinstance(value, ast.AST):
                todo.append(value)
            elif type(value) is list:
                for item in value:
                    if isinstance(item, ast.AST):
                        todo.append(item)
                    elif type(item) is str:
                        yield item, False
