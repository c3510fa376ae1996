"""JSON in literals: whatever the spelling, the value is read, and each member is where its part says."""

from __future__ import annotations

import ast
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import libcst as cst
import pytest

from compatlint.dataflow.scopes.build.statements import build
from compatlint.dataflow.values import json_values
from compatlint.dataflow.values.operators import join
from compatlint.dataflow.values.values import Const, Mapping, Sequence, Step, Value
from compatlint.source.cells import parse
from compatlint.source.literals import LiteralPart, unescaped

KEYS = ("a", 'b"', "c\\", "é", "store", "x\n", "{y}", "")
LEAVES = (1, -2.5, True, None, "text", 'q"uote', "back\\slash", "new\nline", "{brace}", "日本", "\t")
SPELLINGS: dict[str, Callable[[str], str]] = {
    "plain": repr,
    "ascii": ascii,
    "tripled": lambda text: '"""' + text.replace("\\", "\\\\").replace('"', '\\"') + '"""',
    "raw": lambda text: f"r'''{text}'''",
    "bytes": lambda text: repr(text.encode()) if text.isascii() else repr(text),
    "escaped": lambda text: "'" + "".join(f"\\u{ord(one):04x}" if one in "st\\'\n" else one for one in text) + "'",
    "formatted": lambda text: "f" + repr(text.replace("{", "{{").replace("}", "}}")),
}


def made(chance: random.Random, depth: int = 0) -> Any:
    """Some JSON."""
    kind = chance.random()
    if depth < 3 and kind < 0.4:
        return {chance.choice(KEYS) + str(number): made(chance, depth + 1) for number in range(chance.randint(0, 4))}
    if depth < 3 and kind < 0.55:
        return [made(chance, depth + 1) for _ in range(chance.randint(0, 3))]
    return chance.choice(LEAVES)


def read(code: str) -> Value | None:
    """What the JSON says that a literal is the text of."""
    module = parse(f"x = {code}")
    file = build("x.py", (module,))
    node = cst.ensure_type(cst.ensure_type(module.body[0], cst.SimpleStatementLine).body[0], cst.Assign).value
    step = Step(file.scope, node, "")
    if isinstance(node, cst.FormattedString):
        texts = [cst.ensure_type(part, cst.FormattedStringText) for part in node.parts]
        return json_values.read(join([Const(unescaped(text, node)) for text in texts], step), step, lambda value: value)
    value = Const(cst.ensure_type(node, cst.SimpleString).evaluated_value, step)
    return json_values.read(value, step, lambda value: value)


def plain(value: Value) -> Any:
    if isinstance(value, Mapping):
        return {key: plain(alts[0].value) for key, alts in value.items.items()}
    if isinstance(value, Sequence):
        return [plain(item) for item in value.items]
    assert isinstance(value, Const)
    return value.value


def members(value: Value, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], LiteralPart]]:
    """Every member of every object, with the path that leads to it."""
    inner = value.items.items() if isinstance(value, Mapping) else ()
    for key, alts in inner:
        assert alts[0].site is not None
        assert isinstance(alts[0].site.owner, LiteralPart)
        yield (*path, key), alts[0].site.owner
        yield from members(alts[0].value, (*path, key))
    for number, item in enumerate(value.items if isinstance(value, Sequence) else ()):
        yield from members(item, (*path, number))


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_members_are_found_and_taken_out(spelling: str) -> None:
    chance = random.Random(spelling)
    for _ in range(60):
        body = {f"k{number}": made(chance) for number in range(chance.randint(1, 4))}
        text = json.dumps(body, indent=chance.choice((None, 2)), ensure_ascii=chance.random() < 0.5)
        code = SPELLINGS[spelling](text)
        value = read(code)
        assert value is not None, code
        assert plain(value) == body, code
        for path, part in members(value):
            assert_gone(body, path, part)


def assert_gone(body: Any, path: tuple[Any, ...], part: LiteralPart) -> None:
    """What is left of the literal is the JSON without the member."""
    left = json.loads(json.dumps(body))
    holder = left
    for key in path[:-1]:
        holder = holder[key]
    del holder[path[-1]]
    code = part.removed()
    assert code is not None
    text = ast.literal_eval(code) if code[0] != "f" else eval(code)
    assert json.loads(text) == left, code


NO_JSON = ("{}x", '{"a": }', '{"a": 1,}', "[1 2]", '{"a": nan}', "{a: 1}", "{'a': 1}", "text", "")


@pytest.mark.parametrize("text", NO_JSON)
def test_what_is_no_json_is_nothing(text: str) -> None:
    assert read(repr(text)) is None


def test_deep_nesting_ends() -> None:
    assert read(repr("[" * 500 + "]" * 500)) is None
