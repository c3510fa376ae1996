"""Which files are worth a look at their code: a search for words among the bytes.

The words of a pack are such that a file without any of them, comments and prose included, cannot reach the API.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

from compatlint.pattern import pattern

try:  # by vector instructions: what takes `in` seven seconds takes half a one
    from stringzilla import find  # type: ignore[import-not-found]  # it brings no types
except ImportError:  # there is no wheel for this machine
    find = bytes.find

OURS = b"compatlint"  # an ignore comment that silences nothing is reported, so the file is looked at


def passes(data: bytes, words: Iterable[bytes]) -> bool:
    """Whether one of `words` is in the file."""
    for word in words:  # noqa: SIM110  twice as fast as `any` of a generator, and this is asked of every file
        if find(data, word) >= 0:
            return True
    return False


_FROM = pattern(rb"^[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]*(\([^)]*\)|[^\r\n#;]*)", re.MULTILINE)
_IMPORT = pattern(rb"^[ \t]*import[ \t]+([^\r\n#;]*)", re.MULTILINE)
_NAME = pattern(rb"[.\w]+")


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


def is_below(module: str, packages: Iterable[bytes]) -> bool:
    """Is a module one of the packages, or in one?"""
    return any(f"{module}.".startswith(f"{package.decode()}.") for package in packages)
