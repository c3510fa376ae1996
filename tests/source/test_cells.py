"""Bytes to cells and back: any bytes are a Source or Unreadable, spans are exact, edits are minimal and exact."""

from __future__ import annotations

import ast
import difflib
import pickle
import random
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import libcst as cst
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider

from compatlint.source.cells import module_code, read, with_cells
from compatlint.source.spans import spans
from compatlint.source.text import Location, Span, TextEdit, apply_text_edits, text_edits
from compatlint.source.unreadable import Unreadable, deep

STDLIB = Path(ast.__file__).parent


def unreadable(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read("x.py", data)
    return caught.value


def place(error: Unreadable) -> tuple[int, int]:
    return (error.span.start.row, error.span.start.column)


def all_nodes(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    yield node
    for child in node.children:
        yield from all_nodes(child)


def cut(text: str, span: Span) -> str:
    """What the span covers."""
    whole = TextEdit(Span(Location(1, 1), span.start), "")
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    last = Location(len(rows), len(rows[-1]) + 1)
    return apply_text_edits(text, [TextEdit(Span(span.end, last), ""), whole])


# Reading.

READABLE = {
    "empty": b"",
    "bom": b"\xef\xbb\xbfx = 1\n",
    "bom and cookie": b"\xef\xbb\xbf# coding: utf-8\nx = '\xc3\xa9'\n",
    "latin-1": b"# -*- coding: latin-1 -*-\nx = '\xe9'\n",
    "cp1252 in the second line": b"#!x\n# vim: set fileencoding=cp1252 :\nx = '\x80'\n",
    "shift_jis": b"# coding: shift_jis\nx='\x83\x5c'\n",
    "crlf": b"x = 1\r\nf(\r\n  2)\r\n",
    "cr": b"x = 1\ry = 2\r",
    "mixed newlines": b"x = 1\r\ny = 2\nif x:\r\n    '''a\r\nb\n'''\r",
    "form feeds": b"x = 1\n\x0cdef f():\n    pass\n\x0c\nclass A: pass\n",
    "form feed in a block": b"class A:\n    x = 1\n\x0c\n    y = 2\n",
    "no final newline": b"x = 1",
    "comment at the end": b"x = 1\n# c",
    "spaces at the end": b"x = 1  \n  \n\t\n",
    "only spaces": b"   ",
    "space before a colon": b"try:\n    pass\nexcept E :\n    pass\n",
    "tabs": b"if x:\n\ty\n\tif z:\n\t  w\n",
    "continuation": b"x = \\\r\n  1\n",
    "new syntax": b"type X[T] = list[T]\ntry: f(f'{'a'}')\nexcept A, B: pass\n",
    "strange line separators": "x = 1 # \u2028 \x85 \x0b y\nz = '\u2029'\n".encode(),
    "lone surrogate": b"x = '\\ud800'\n",
}


@pytest.mark.parametrize("data", READABLE.values(), ids=READABLE)
def test_what_is_read_comes_back_byte_for_byte(data: bytes) -> None:
    source = read("x.py", data)
    assert source.rewritable
    assert [cell.index for cell in source.cells] == [None]
    assert with_cells(source, {cell: cell.module for cell in source.cells}) == data
    assert with_cells(source, {}) == data


@pytest.mark.parametrize("data", [d for d in READABLE.values() if b"x = 1" in d], ids=lambda d: ascii(d)[:30])
def test_only_the_edited_bytes_change(data: bytes) -> None:
    source = read("x.py", data)
    (cell,) = source.cells
    target = next(n for n in all_nodes(cell.module) if isinstance(n, cst.Integer) and n.value == "1")
    module = cell.module.deep_replace(target, cst.Integer("23"))
    assert isinstance(module, cst.Module)
    assert with_cells(source, {cell: module}) == data.replace(b"= 1", b"= 23", 1)


@pytest.mark.parametrize("data", READABLE.values(), ids=READABLE)
def test_code_that_is_known_is_not_made_again(data: bytes) -> None:
    (cell,) = read("x.py", data).cells
    assert module_code(cell.module, {}) == module_code(cell.module, cell.generated) == cell.module.code
    longer = cell.module.with_changes(body=[*cell.module.body, cst.parse_statement("y = 2")])
    shorter = cell.module.with_changes(body=cell.module.body[1:])
    for module in (longer, shorter, cell.module.with_changes(has_trailing_newline=False)):
        assert module_code(module, {}) == module_code(module, cell.generated) == module.code


def test_dropped_white_space_survives_an_edit_of_the_line() -> None:
    data = b"try:\n    pass\nexcept E :  # c\n    pass\n\x0cf(1)\n\x0cg(2)\n"
    source = read("x.py", data)
    (cell,) = source.cells
    module = cell.module.with_changes(body=[cell.module.body[0], cell.module.body[2]])
    written = with_cells(source, {cell: module})
    assert written is not None
    assert written.startswith(b"try:\n    pass\nexcept E :  # c\n    pass\n\x0c")


def test_text_that_its_encoding_cannot_give_back_is_not_rewritten() -> None:
    source = read("x.py", b'# coding: utf-7\nx = "+AGE-"\n')
    assert not source.rewritable
    (cell,) = source.cells
    assert with_cells(source, {cell: cst.parse_module("")}) is None


def test_a_character_that_the_encoding_lacks_changes_nothing() -> None:
    source = read("x.py", b"# coding: latin-1\nx = 1\n")
    (cell,) = source.cells
    assert with_cells(source, {cell: cst.parse_module("x = '\u20ac'\n")}) is None


UNREADABLE = [
    (b"x = '\xff'\n", "0xff is not valid UTF-8", (1, 6)),
    ("ab\nä = 'ö".encode() + b"\xe9'\n", "0xe9 is not valid UTF-8", (2, 7)),
    (b"\xef\xbb\xbfx = '\xff'\n", "0xff is not valid UTF-8", (1, 6)),
    (b"# coding: ascii\nx = '\xff'\n", "not valid ascii", (2, 6)),
    (b"x = 1\ny = '\0'\n", "NUL", (2, 6)),
    (b"# coding: klingon\n", "unknown encoding: klingon", (1, 11)),
    (b"#!x\n# coding: rot13\n", "`rot13`", (2, 11)),
    (b"\xef\xbb\xbf# coding: latin-1\n", "byte order mark", (1, 11)),
    ("x = 1\n".encode("utf-16"), "UTF-16", (1, 1)),
    ("x = 1\n".encode("utf-32"), "UTF-32", (1, 1)),
    (b"x = (1,\n", "'(' was never closed", (1, 5)),
    (b"def f(:\n    pass\n", "syntax error", (1, 7)),
    ("é = 'ä' $\n".encode(), "syntax error", (1, 9)),
    (b"if x:\npass\n", "expected an indented block", (2, 1)),
    (b"if x:\n    y\n  z\n", "unindent", (3, 4)),
    (b"x = '''abc\n", "unterminated triple-quoted", (1, 5)),
    (b"x = 1\n<<<<<<< HEAD\ny = 1\n=======\ny = 2\n>>>>>>> b\n", "merge conflict markers", (2, 1)),
    (b"x = 1\n\n>>>>>>> b\n", "merge conflict markers", (3, 1)),
    (b"x = 1\nprint 'x'\n", "Python 2", (2, 1)),
    (b"print >>f, 'x' % y\nz z\n", "syntax error", (2, 1)),
    (b"exec 'x' in y\n", "Python 2", (1, 1)),
    (b"x = 0777\n", "Python 2", (1, 5)),
    (b"raise E, 'x'\n", "Python 2", (1, 8)),
    (b"x <> y\n", "Python 2", (1, 3)),
    (b"x = `y`\n", "Python 2", (1, 5)),
    (b"x = " + b"(" * 10_000 + b")" * 10_000, "200 nested brackets", (1, 205)),
    (b"x = [\n" * 10_000, "200 nested brackets", (201, 5)),
    (b"x = " + b"-" * 10_000 + b"1", "1,000 levels", (1, 5)),
    (b"x = (" + b"1 +\n" * 10_000 + b"1)", "1,000 levels", (1001, 3)),
    (b"x = a" + b".b()" * 10_000, "1,000 levels", (1, 2006)),
    (b"x = " + b"not " * 10_000 + b"1", "1,000 levels", (1, 4005)),
    (b"x = " + b'"a" ' * 10_000, "1,000 levels", (1, 4005)),
    (b"x = " + b'f"{' * 10_000 + b'}"' * 10_000, "200 nested brackets", (1, 1210)),
    (b"if a: pass\n" + b"elif a: pass\n" * 10_000, "1,000 `elif`s", (1002, 1)),
]


@pytest.mark.parametrize(("data", "says", "where"), UNREADABLE, ids=[says for _, says, _ in UNREADABLE])
def test_unreadable_files_say_why_and_where(data: bytes, says: str, where: tuple[int, int]) -> None:
    error = unreadable(data)
    assert says in error.message
    assert "\n" not in error.message
    if "Python 2" not in says and "syntax" not in says:  # where CPython points differs between its versions
        assert place(error) == where
    assert error.span.start.row == where[0]
    assert all("\n" not in line for line in error.lines)


def test_syntax_that_only_the_parser_does_not_know() -> None:
    error = unreadable(b"x = 1\n(y): int = 2\n")
    assert "does not know" in error.message
    assert error.span.start.row == 2


def test_python_3_errors_are_not_called_python_2() -> None:
    assert "Python 2" not in unreadable(b"x = (1,\n").message
    assert "Python 2" not in unreadable(b"print('a' 'b'\n").message


def test_flat_texts_of_any_length_are_read() -> None:
    data = b"x = [\n" + b"    {'a': -1.5, 'b': f(1)[0]}, # c (\n" * 5_000 + b"]\n" + b"x = y.z(1) + 2\n" * 5_000
    assert read("x.py", data).cells


def test_brackets_in_strings_do_not_count() -> None:
    assert read("x.py", b"x = [\"((((((((((\", '[{'] # (\n" * 400).cells


def test_fifty_thousand_lines() -> None:
    data = b"x = 1\n" * 49_999 + b"client.chat.completions.create(n=1)\n"
    (cell,) = read("x.py", data).cells
    call = cell.module.body[49_999]
    assert cell.spans([call])[call].start == Location(50_000, 1)


def test_random_bytes_are_a_source_or_unreadable() -> None:
    chance = random.Random(7)
    snippets = [*READABLE.values(), *(data[:60] for data, *_ in UNREADABLE)]
    for _ in range(400):
        data = bytearray(b"".join(chance.sample(snippets, 2)))
        for _ in range(chance.randrange(4)):
            data[chance.randrange(len(data) + 1) : 0] = bytes([chance.randrange(256)])
        try:
            source = read("x.py", bytes(data))
        except Unreadable:
            continue
        assert with_cells(source, {cell: cell.module for cell in source.cells}) == bytes(data)


# Spans.

BIG = [STDLIB / name for name in ("argparse.py", "typing.py", "dataclasses.py", "ast.py", "inspect.py")]


@pytest.mark.parametrize("path", [p for p in BIG if p.exists()], ids=lambda p: p.name)
def test_spans_are_those_of_the_position_provider(path: Path) -> None:
    wrapper = MetadataWrapper(cst.parse_module(path.read_bytes()), unsafe_skip_copy=True)
    positions = wrapper.resolve(PositionProvider)
    found = spans(wrapper.module, positions)
    assert len(found) == len(positions) > 5_000
    for node, span in found.items():
        known = positions[node]
        start, end = (known.start.line, known.start.column + 1), (known.end.line, known.end.column + 1)
        assert ((span.start.row, span.start.column), (span.end.row, span.end.column)) == (start, end), node


def test_asking_for_few_nodes_gives_the_same_spans() -> None:
    module = cst.parse_module((STDLIB / "argparse.py").read_bytes())
    nodes = list(all_nodes(module))
    every = spans(module, nodes)
    for node in random.Random(3).sample(nodes, 60):
        assert spans(module, [node]) == {node: every[node]}


TRICKY = {
    "tabs": "if x:\n\tf(a,\tb=1)\n",
    "crlf": "x = '''a\r\nb'''; f(a,\r\n  b=1,)\r\n",
    "cr": "x = 1\rf(a, b=1)\r",
    "form feed": "x = 1\n\x0cf(a, b=1)\n",
    "indented form feed": "if x:\n    y\n\x0c    f(a, b=1)\n",
    "wide": "x = '\U0001f600é'; f(a, b=1)\n",
    "space before a colon": "try: pass\nexcept E : f(a, b=1)\n",
    "comment": "# c\n\nf(a, b=1 , )  # d\n",
}


@pytest.mark.parametrize("text", TRICKY.values(), ids=TRICKY)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
def test_spans_are_those_of_the_text(text: str, mark: str) -> None:
    (cell,) = read("x.py", (mark + text).encode()).cells
    nodes = {type(node).__name__: node for node in all_nodes(cell.module)}
    found = cell.spans([nodes["Call"], nodes["Arg"]])
    assert cut(text, found[nodes["Call"]]).startswith("f(a,")
    assert cut(text, found[nodes["Call"]]).endswith(")")
    assert cut(text, found[nodes["Arg"]]) == "b=1"


def test_statements_go_without_leading_lines_and_trailing_comments() -> None:
    text = "# a\n\nx = 1  # b\n# c\nif x:  # d\n    y\n    # e\nz\n"
    module = cst.parse_module(text)
    found = spans(module, module.body)
    assert [cut(text, found[node]) for node in module.body] == ["x = 1", "if x:  # d\n    y", "z"]


def test_a_node_of_another_tree_has_no_span() -> None:
    assert spans(cst.parse_module("x\n"), [cst.Name("x")]) == {}


def test_lines_of_a_span() -> None:
    (cell,) = read("x.py", b"a\r\nf(\n 1)\rb").cells
    assert cell.lines(Span(Location(2, 1), Location(3, 4))) == ("f(", " 1)")
    assert cell.lines(Span(Location(1, 1), Location(2, 1))) == ("a",)
    assert cell.lines(Span(Location(4, 1), Location(4, 2))) == ("b",)


def test_deep_trees_have_spans() -> None:
    limit = sys.getrecursionlimit()
    (cell,) = read("x.py", b"x = " + b"+".join([b"f(1)"] * 450)).cells
    assert len(cell.spans(cell.module.body)) == 1
    assert sys.getrecursionlimit() == limit
    with deep():
        assert sys.getrecursionlimit() > limit


# Edits of text.


def test_edits_are_small() -> None:
    assert text_edits("f(a=1, b=2)\n", "f(b=2)\n") == (TextEdit(Span(Location(1, 3), Location(1, 8)), ""),)
    assert text_edits("a\nb\nc\n", "a\nc\n") == (TextEdit(Span(Location(2, 1), Location(3, 1)), ""),)
    assert text_edits("a\nb\n", "a\nx\nb\n") == (TextEdit(Span(Location(2, 1), Location(2, 1)), "x\n"),)
    assert text_edits("a", "a") == ()
    assert text_edits("", "a\n") == (TextEdit(Span(Location(1, 1), Location(1, 1)), "a\n"),)


def test_an_edit_does_not_cut_a_line_end_in_two() -> None:
    for before, after in (("a\r\nb\r\n", "a\nb\r\n"), ("a\nb\n", "a\r\nb\n"), ("a\r\r\n", "a\r\n"), ("a\r\n", "a\r")):
        edits = text_edits(before, after)
        assert apply_text_edits(before, edits) == after
        rows = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert all(e.span.start.column <= len(rows[e.span.start.row - 1]) + 1 for e in edits)


def test_edits_at_both_ends_of_a_long_file_are_quick() -> None:
    body = "".join(f"x = {n % 50}\n\n" for n in range(25_000))
    edits = text_edits(body, f"import os\n{body}y = 1\n")
    assert [edit.content for edit in edits] == ["import os\n", "y = 1\n"]


def test_applying_the_edits_gives_the_text() -> None:
    chance = random.Random(11)
    pieces = ["a", "b = 1", "\n", "\r\n", "\r", "  ", "\t", "é", "\U0001f600", "\x0c", "# c\n", ")", "\u2028"]
    for _ in range(3_000):
        before = "".join(chance.choices(pieces, k=chance.randrange(30)))
        parts = [c for c in before if chance.random() > 0.15]
        for _ in range(chance.randrange(4)):
            parts.insert(chance.randrange(len(parts) + 1), chance.choice(pieces))
        after = "".join(parts)
        edits = text_edits(before, after)
        assert apply_text_edits(before, edits) == after
        assert apply_text_edits(before, chance.sample(edits, len(edits))) == after
        places = [place for edit in edits for place in (edit.span.start, edit.span.end)]
        assert places == sorted(places)


def test_edits_touch_no_more_than_a_diff_does() -> None:
    before = textwrap.dedent("""\
        a = 1
        f(
            x=1,
            y=2,
            z=3,
        )
        b = 2
        """)
    after = before.replace("    y=2,\n", "").replace("b = 2", "b = 3")
    changed = [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] == "-"]
    assert len(text_edits(before, after)) == len(changed) == 2


def test_unreadable_can_be_sent_between_processes() -> None:
    error = unreadable(b"x = (\n")
    again = pickle.loads(pickle.dumps(error))
    assert (again.message, again.span, again.lines) == (error.message, error.span, error.lines)
