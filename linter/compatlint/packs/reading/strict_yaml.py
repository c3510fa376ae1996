"""YAML read strictly: mappings and lists that know their lines, and every mistake said as `file:line: …`.

YAML 1.1's surprises (`on`, `no`, dates, 1:30) stay the text that was written; keys are always text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

import yaml

from compatlint.errors import UsageError, nearest_or_all
from compatlint.packs.reading.regexes import why_slow
from compatlint.pattern import pattern

DEPTH, VALUES, DIGITS = 50, 100_000, 18  # more nesting, values or digits than this is a mistake
UNWRITTEN = pattern("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # what no text has, and files are kept with


class Map(dict[str, Any]):
    """A mapping that knows its file, its line and the line of each key."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file, self.line = file, line
        self.lines: dict[str, int] = {}

    def put(self, key: str, value: Any, line: int) -> None:
        """Set `key`, written on `line`."""
        self[key] = value
        self.lines[key] = line


class Seq(list[Any]):
    """A list that knows its file, its line and the line of each element."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file, self.line = file, line
        self.lines: list[int] = []


def fail(at: Map | Seq, message: str, key: str | int | None = None) -> NoReturn:
    """Raise what is wrong with `at`, or with its item `key`."""
    line = at.line
    if isinstance(at, Map) and isinstance(key, str):
        line = at.lines.get(key, line)
    elif isinstance(at, Seq) and isinstance(key, int):
        line = at.lines[key]
    raise UsageError(f"{at.file}:{line}: {message}")


def unknown(at: Map | Seq, what: str, word: str, known: Iterable[str], key: str | int | None = None) -> NoReturn:
    """Raise that `word` is none of `known`."""
    fail(at, f"unknown {what} {word!r}{nearest_or_all(word, sorted(known))}", key)


# Text → Map, Seq and scalars.


def parse(file: str, data: bytes) -> Map:
    """The document in `data`; an empty one is an empty mapping."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        text = data.decode("utf-8-sig")
        _check_depth(file, yaml.parse(text, Loader=loader))
        node = yaml.compose(text, Loader=loader)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{file}:{line}: not UTF-8: {error.reason}") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise UsageError(f"{file}:{mark.line + 1 if mark else 1}: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise UsageError(f"{file}:1: not YAML: {' '.join(str(error).split())}") from None
    found = _Reader(file).value(node) if node is not None else Map(file, 1)
    if not isinstance(found, Map):
        raise UsageError(f"{file}:1: this must be a mapping, not {kind_of(found)}")
    return found


def _check_depth(file: str, events: Iterable[yaml.Event]) -> None:
    """The C composer recurses without a limit: what is too deep must not reach it."""
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise UsageError(f"{file}:{line}: nested too deeply")


WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}


class _Reader:
    """Nodes of one file → Map, Seq and scalars, within a budget: aliases can stand for very much, or for themselves."""

    def __init__(self, file: str) -> None:
        self.file, self.left = file, VALUES

    def value(self, node: yaml.Node, depth: int = 0) -> Any:
        """What `node` stands for."""
        line = node.start_mark.line + 1
        self.left -= 1
        if self.left < 0 or depth > DEPTH:
            self.fail(line, "aliases that stand for too much, or for themselves")
        if not node.tag.startswith("tag:yaml.org,2002:"):
            self.fail(line, f"unknown tag {node.tag!r}")
        if isinstance(node, yaml.MappingNode):
            return self.mapping(line, node, depth)
        if isinstance(node, yaml.SequenceNode):
            found = Seq(self.file, line)
            found.extend(self.value(item, depth + 1) for item in node.value)
            found.lines.extend(item.start_mark.line + 1 for item in node.value)
            return found
        if UNWRITTEN.search(node.value):
            self.fail(line, "a control character")
        quoted = isinstance(node, yaml.ScalarNode) and node.style in ("'", '"', "|", ">")
        return str(node.value) if quoted or node.tag.endswith(":str") else self.scalar(line, node.value)

    def mapping(self, line: int, node: yaml.MappingNode, depth: int) -> Map:
        """Its keys are text, whatever they look like, and none is there twice."""
        found = Map(self.file, line)
        for key, value in node.value:
            at = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                self.fail(at, "a key must be text")
            if key.value in found:
                self.fail(at, f"{key.value!r} is here twice; first on line {found.lines[key.value]}")
            if UNWRITTEN.search(key.value):
                self.fail(at, "a control character")
            found.put(key.value, self.value(value, depth + 1), at)
        return found

    def scalar(self, line: int, text: str) -> Any:
        """What a text without quotes stands for."""
        if text.lower() in WORDS:
            return WORDS[text.lower()]
        whole = re.fullmatch(r"[-+]?[0-9]+", text)
        if not whole and not re.fullmatch(r"[-+]?[0-9]*\.[0-9]+(?:[eE][-+]?[0-9]{1,2})?", text):
            return text
        if sum(map(str.isdigit, text)) > DIGITS:
            self.fail(line, f"a number of more than {DIGITS} digits")
        return int(text) if whole else float(text)

    def fail(self, line: int, message: str) -> NoReturn:
        """Raise what is wrong on `line`."""
        raise UsageError(f"{self.file}:{line}: {message}")


# What a mapping must hold.


def kind_of(value: object) -> str:
    """What a person would call `value`."""
    names = {Map: "a mapping", Seq: "a list", str: "text", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "empty")


def keys(at: Map, what: str, known: Iterable[str], required: Iterable[str] = ()) -> None:
    """Only `known` keys, and all of the `required` ones."""
    allowed = tuple(known)
    for key in at:
        if key not in allowed:
            unknown(at, f"key in {what}:", key, allowed, key)
    for key in required:
        if key not in at:
            fail(at, f"{what} needs {key!r}")


def text(at: Map, key: str, default: str | None = None) -> str:
    """The text at `key`; required where there is no default."""
    value = at.get(key, default)
    if not isinstance(value, str) or not (value.strip() or value == default):
        fail(at, f"{key!r} must be text, not {kind_of(value)}", key)
    return " ".join(value.split())


def program(at: Map, key: str) -> str:
    """The text at `key` with its lines as they are written."""
    return text(at, key) and str(at[key])


def texts(at: Map, key: str) -> tuple[str, ...]:
    """The list of texts at `key` (a single one will do); empty where there is none."""
    value = at.get(key, ())
    if isinstance(value, str):
        return (value,)
    for index, item in enumerate(elements(at, key)):
        if not isinstance(item, str):
            fail(value, f"{key!r} must be a list of text; this is {kind_of(item)}", index)
    return tuple(value)


def texts_by_name(at: Map, key: str) -> dict[str, str]:
    """The section at `key` whose values are texts; empty where there is none."""
    found = section(at, key)
    return {name: text(found, name) for name in found}


def flag(at: Map, key: str) -> bool:
    """The truth value at `key`; false where there is none."""
    value = at.get(key, False)
    return value if isinstance(value, bool) else fail(at, f"{key!r} must be true or false", key)


def elements(at: Map, key: str) -> Seq:
    """The list at `key`; an empty one where there is none."""
    value = at.get(key)
    if key in at and not isinstance(value, Seq):
        fail(at, f"{key!r} must be a list, not {kind_of(value)}", key)
    return value if isinstance(value, Seq) else Seq(at.file, at.line)


def section(at: Map, key: str) -> Map:
    """The mapping at `key`; an empty one where there is none."""
    value = at.get(key)
    if key in at and not isinstance(value, Map):
        fail(at, f"{key!r} must be a mapping, not {kind_of(value)}", key)
    return value if isinstance(value, Map) else Map(at.file, at.line)


def sections(at: Map, key: str) -> Iterator[Map]:
    """The mappings in the list at `key`."""
    values = elements(at, key)
    for index, value in enumerate(values):
        if not isinstance(value, Map):
            fail(values, f"{key!r} must be a list of mappings; this is {kind_of(value)}", index)
        yield value


def named(at: Map, key: str) -> Iterator[tuple[str, Map]]:
    """The mappings by name in the mapping at `key`."""
    found = section(at, key)
    return ((name, section(found, name)) for name in found)


def choose(at: Map, key: str, what: str, known: Iterable[str]) -> tuple[str, ...]:
    """The texts at `key`, each of them one of `known`."""
    allowed = tuple(known)
    found = texts(at, key)
    for index, word in enumerate(found):
        if word not in allowed:
            value = at[key]
            where, item = (value, index) if isinstance(value, Seq) else (at, key)
            unknown(where, what, word, allowed, item)
    return found


def regex(at: Map | Seq, pattern: str, key: str | int) -> None:
    """Check that `pattern`, which stands at `key`, is a regular expression that never takes long."""
    try:
        slow = why_slow(pattern)
    except (re.error, OverflowError) as error:
        fail(at, f"bad regular expression: {error}", key)
    if slow is not None:
        fail(at, f"this regular expression may take too long: {slow}", key)
    compiles(at, pattern, key)


def compiles(at: Map | Seq, pattern: str, key: str | int) -> None:
    """Check that `pattern`, which stands at `key`, is a regular expression."""
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        fail(at, f"bad regular expression: {error}", key)


def plain(value: Any) -> Any:
    """Without the lines: what can be kept in the compiled copy."""
    if isinstance(value, Map):
        return {key: plain(item) for key, item in value.items()}
    return tuple(plain(item) for item in value) if isinstance(value, Seq) else value
