"""Hostile files: mutated programs, notebooks and documents, each made of a seed.

What comes out need not be valid: whoever reads it must cope.
"""

from __future__ import annotations

import contextlib
import json
import random
import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeAlias

from tests import harness

Change: TypeAlias = Callable[[list[str], random.Random], list[str]]

VALUES = (
    *("'\\x00'", "'\\ud800'", "'a\\nb'", "'# compatlint: ignore-file'", "'coding: idna'", "'é界'", "''", "None"),
    *("not 1", "'http://[x'", "f'https://[{h}/v1'", "f'http://{h}:x/v1'", "'https://[::1]:99999/v1'", "b'\\xff'"),
    *("9" * 5000, "-0x" + "f" * 5000, "1e999", "2", "1j", "{**a}", "[*a]", "lambda: 0", "(yield)", "{}", "dict(a=1)"),
    *("'''a\nb'''", "(\n    1  # one\n)", "x if y else z", "[i for i in a]", "f'{a!r:>{b}}'", "'a' 'b'"),
)
NAMES = (
    *("model", "n", "stream", "logit_bias", "service_tier", "frequency_penalty", "messages", "prompt", "max_tokens"),
    *("extra_body", "response_format", "base_url", "api_key", "temperature", "tools", "store", "user", "stop"),
)
COMMENTS = (
    *("# compatlint: ignore", "# compatlint: ignore[CBS001] x", "# compatlint: ignore[CL005]", "# noqa", "# é界 \\"),
    *("# TODO[compatlint]: CBS004 x", "# compatlint: ignore-file[CBS]", "# type: ignore"),
)
HEADS = ("if x:", "def f(a, *, b=1):", "for i in a:", "try:", "class A:", "with a as b, c:", "while 1:")
MAGICS = ("%cd x", "!ls", "x = !ls", "%time f()", "!pip install openai==0.28", "f?", "%%time", "!a \\\n b")
MARGINS = ("", "> ", "  ", ">", "> > ", "   ", "\t", ">   ")
COOKIES = ("latin-1", "idna", "mbcs", "utf-32", "utf-8-sig", "cp1252", "shift_jis", "utf_7", "punycode", "hex")


# Programs.


def _at(lines: Sequence[str], chance: random.Random) -> int:
    return chance.randrange(len(lines) + 1)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def dropped(lines: list[str], chance: random.Random) -> list[str]:
    """Without some rows."""
    at = _at(lines, chance)
    return lines[:at] + lines[at + chance.randint(1, 3) :]


def doubled(lines: list[str], chance: random.Random) -> list[str]:
    """Some rows twice."""
    at = _at(lines, chance)
    return lines[: at + chance.randint(1, 3)] + lines[at:]


def swapped(lines: list[str], chance: random.Random) -> list[str]:
    """Some rows elsewhere."""
    at, size = _at(lines, chance), chance.randint(1, 3)
    rest = lines[:at] + lines[at + size :]
    to = _at(rest, chance)
    return rest[:to] + lines[at : at + size] + rest[to:]


def joined(lines: list[str], chance: random.Random) -> list[str]:
    """Two statements on one logical line, which goes on behind a backslash or not."""
    pairs = [n for n in range(len(lines) - 1) if lines[n].strip() and _indent(lines[n]) == _indent(lines[n + 1])]
    if not pairs:
        return lines
    at = chance.choice(pairs)
    link = chance.choice(("; \\\n", "; ", ";  \\\n  \\\n"))
    return [*lines[:at], f"{lines[at]}{link}{lines[at + 1].lstrip()}", *lines[at + 2 :]]


def blanks(lines: list[str], chance: random.Random) -> list[str]:
    """White space that only CPython's own tokenizer takes everywhere."""
    at = min(_at(lines, chance), len(lines) - 1)
    line = lines[at]
    new = chance.choice((f"\f{line}", f"{line} \f", f"{_indent(line)}\\\n{line}", f"\\\n{line}", f"{line}\n   "))
    return [*lines[:at], new, *lines[at + 1 :]]


def commented(lines: list[str], chance: random.Random) -> list[str]:
    """A comment at the end of a row, or on one of its own."""
    at = min(_at(lines, chance), len(lines) - 1)
    comment, line = chance.choice(COMMENTS), lines[at]
    new = [f"{line}  {comment}"] if chance.random() < 0.5 else [f"{_indent(line)}{comment}", line]
    return [*lines[:at], *new, *lines[at + 1 :]]


def revalued(lines: list[str], chance: random.Random) -> list[str]:
    """Another value in the place of a literal."""
    text = "\n".join(lines)
    found = [*re.finditer(r"\"[^\"\n]*\"|'[^'\n]*'|\b\d+(?:\.\d+)?\b|\b(?:True|False|None)\b", text)]
    if not found:
        return lines
    one = chance.choice(found)
    return (text[: one.start()] + chance.choice(VALUES) + text[one.end() :]).split("\n")


def argued(lines: list[str], chance: random.Random) -> list[str]:
    """A further argument of a call."""
    text = "\n".join(lines)
    found = [*re.finditer(r"\w\((?=[^)\n]*=|\n)", text)]
    if not found:
        return lines
    at = chance.choice(found).end()
    comma = ", " if not re.match(r"\s*\)", text[at:]) else ""
    return f"{text[:at]}{chance.choice(NAMES)}={chance.choice(VALUES)}{comma}{text[at:]}".split("\n")


def nested(lines: list[str], chance: random.Random) -> list[str]:
    """Everything deeper: in a block, or beside something that nests."""
    head = chance.choice(HEADS)
    indent = chance.choice(("    ", "\t", "  "))
    inner = [f"{indent}{line}" if line.strip() else line for line in lines]
    tail = ["except Exception:", "    pass"] if head == "try:" else []
    return [head, *inner, *tail]


def deep(lines: list[str], chance: random.Random) -> list[str]:
    """What nests far deeper than programs do."""
    count = chance.choice((30, 400, 900, 1200))
    what = chance.choice(
        (
            "x = " + " + ".join(["a"] * count),
            "x = " + "not " * count + "a",
            "x = (" + "\n".join(["'a'"] * count) + ")",
            "if a:\n    pass\n" + "\n".join(f"elif a == {n}:\n    pass" for n in range(count // 4)),
            "x = " + "(" * min(count, 150) + ")" * min(count, 150),
            "x = a" + ".b()" * count,
            "x = " + " if a else ".join(["b"] * count),
        )
    )
    return [*lines, *what.split("\n")] if chance.random() < 0.5 else [*what.split("\n"), *lines]


CHANGES: tuple[Change, ...] = (
    *(dropped, doubled, swapped, joined, joined, blanks, blanks, commented, commented, commented),
    *(revalued, revalued, revalued, argued, argued, argued, argued, nested, deep),
)


@cache
def programs() -> tuple[str, ...]:
    """What is mutated: the main files of the cases."""
    texts = (case.files.get(harness.MAIN, "") for case in harness.cases())
    return tuple(text for text in texts if not harness.is_notebook(text) and 0 < text.count("\n") < 80)


def program(chance: random.Random) -> str:
    """A mutated program; most of them can be parsed."""
    lines = chance.choice(programs()).rstrip("\n").split("\n")
    for _ in range(chance.choice((0, 1, 1, 2, 3, 5))):
        lines = chance.choice(CHANGES)(lines, chance) or ["x = 1"]
    return "\n".join(lines) + chance.choice(("\n", "\n", "\n", "", "\n\n", "\n# end"))


def python_file(chance: random.Random) -> bytes:
    """A program as a file: line ends, byte order marks and coding comments."""
    text = program(chance)
    if chance.random() < 0.15:
        cookie = chance.choice(COOKIES)
        text = f"# coding: {cookie}\n{text}"
    text = text.replace("\n", chance.choice(("\n",) * 6 + ("\r\n", "\r")))
    data = text.encode("utf-8", "surrogatepass")
    return chance.choice((b"",) * 12 + (b"\xef\xbb\xbf",)) + data + chance.choice((b"",) * 20 + (b"# \xff\n",))


# What holds programs.


def _pieces(text: str, chance: random.Random) -> list[str]:
    """A program cut where blocks begin."""
    rows = text.split("\n")
    cuts = sorted(n for n in range(1, len(rows)) if rows[n][:1].strip() and chance.random() < 0.3)
    return ["\n".join(rows[start:end]) for start, end in zip([0, *cuts], [*cuts, len(rows)], strict=True)]


def notebook_file(chance: random.Random) -> bytes:
    """A program as a notebook whose cells hold what only IPython understands too."""
    cells = []
    for piece in _pieces(program(chance), chance):
        rows = piece.split("\n")
        for _ in range(chance.choice((0, 0, 1, 2))):
            at = _at(rows, chance)
            rows.insert(at, _indent(rows[at]) * (at < len(rows)) + chance.choice(MAGICS) if at < len(rows) else "!ls")
        if chance.random() < 0.1:
            rows = [f">>> {row}" if row[:1].strip() else f"... {row}" for row in rows]
        if chance.random() < 0.1:
            rows = [f"  {row}" for row in rows]
        if chance.random() < 0.15 and rows[0][:1].strip():
            rows[0] = f"%time {rows[0]}"
        source = "\n".join(rows)
        cells.append({"cell_type": "code", "metadata": {}, "source": source.splitlines(True), "outputs": []})
        if chance.random() < 0.2:
            cells[-1]["source"] = source
    huge = {"n": int("9" * 4000)} if chance.random() < 0.05 else {}
    whole = {"cells": cells, "metadata": huge, "nbformat": 4, "nbformat_minor": 5}
    text = json.dumps(whole, indent=chance.choice((None, 1, 1)))
    return text.replace("9" * 4000, "9" * 5000).encode()


def document_file(chance: random.Random) -> bytes:
    """Programs in the blocks of a Markdown document."""
    parts = ["# Title\n\n"]
    for _ in range(chance.randint(1, 2)):
        margin, fence = chance.choice(MARGINS), chance.choice(("```", "````", "~~~"))
        rows = program(chance).rstrip("\n").split("\n")
        if chance.random() < 0.2:
            rows = [f">>> {row}" if row[:1].strip() else f"... {row}" for row in rows]
        inner = chance.choice(("", "", "", "  "))
        language = chance.choice(("python", "py", "pycon", "python3 title=x"))
        block = [f"{fence}{language}", *(inner + row for row in rows), fence]
        parts += [*(f"{margin}{row}".rstrip(" ") if not row.strip() else f"{margin}{row}" for row in block), "text\n"]
    ends = chance.choice(("\n", "\n", "\r\n"))
    return "\n".join(parts).replace("\n", ends).encode("utf-8", "replace")


BODIES: tuple[dict[str, object], ...] = (
    {"model": "gpt-4o", "messages": [{"role": "user", "content": "x"}], "logit_bias": {}, "n": 1},
    {"model": "gpt-oss-120b", "messages": [], "service_tier": "auto", "store": True, "extra_body": {"a": [1, {}]}},
    {"model": "text-davinci-003", "prompt": ["a", "b"], "suffix": "\u00e9\ud83d\ude00", "frequency_penalty": 0.5},
    {"model": "gpt-4", "messages": [{"role": "tool", "name": "\u01c3", "content": None}], "stream": True, "tools": []},
)
JSON_VALUES = (
    *("1e999", "-0", "9" * 5000, '"\\ud800"', '"\\u0000\\n"', "null", "[[[[]]]]", '{"a": {"b": 1}}'),
    *("true", '"é\u2028界"', '"a" : 1', "NaN", "{", "'x'", "// x", '"\\x"', "[1,]"),
)


def _request(chance: random.Random) -> str:
    """A request of a batch or the body of one, mutated: most of it is JSON."""
    body = dict(chance.choice(BODIES))
    for _ in range(chance.choice((0, 1, 2))):
        body[chance.choice(NAMES)] = chance.choice((None, 1, True, {}, [], "x", {"type": "json_object"}))
    items = list(body.items())
    chance.shuffle(items)
    whole: object = dict(items)
    if chance.random() < 0.5:
        url = chance.choice(("/v1/chat/completions", "/v1/completions", "/v1/embeddings", 1))
        whole = {"custom_id": "é", "method": "POST", "url": url, "body": whole}
    separators = chance.choice(((", ", ": "), (",", ":"), (" ,  ", " : ")))
    text = json.dumps(whole, separators=separators, ensure_ascii=chance.random() < 0.5)
    found = [*re.finditer(r"(?<=[:\[,])\s*(?:\d+|\"[^\"\\]*\"|null|true)(?=\s*[,}\]])", text)]
    if found and chance.random() < 0.4:
        one = chance.choice(found)
        text = text[: one.start()] + chance.choice(JSON_VALUES) + text[one.end() :]
    return text


def batch_file(chance: random.Random) -> bytes:
    """The lines of a batch."""
    lines = [chance.choice(("", "  ")) + _request(chance) for _ in range(chance.randint(1, 4))]
    lines += chance.choice(([], [], [""], ["{}"], ["x"]))
    end = chance.choice(("\n", "\n", "\r\n"))
    text = end.join(lines) + chance.choice((end, ""))
    return chance.choice((b"",) * 9 + (b"\xef\xbb\xbf",)) + text.encode("utf-8", "surrogatepass")


def json_file(chance: random.Random) -> bytes:
    """The body of a request, or several, over some lines."""
    text = _request(chance)
    if chance.random() < 0.3:
        text = f"[{text}, {_request(chance)}]"
    if chance.random() < 0.5:
        with contextlib.suppress(ValueError, RecursionError):
            text = json.dumps(json.loads(text), indent=chance.choice((1, 4, "\t")))
    return text.encode("utf-8", "surrogatepass") + chance.choice((b"\n", b""))


def rst_file(chance: random.Random) -> bytes:
    """A program in a directive of reStructuredText."""
    rows = program(chance).rstrip("\n").split("\n")
    block = "".join(f"   {row}".rstrip() + "\n" for row in rows)
    return f"Title\n\n.. code-block:: python\n\n{block}\ntext\n".encode("utf-8", "replace")


KINDS: dict[str, Callable[[random.Random], bytes]] = {
    "a.py": python_file,
    "b.py": python_file,
    "a.ipynb": notebook_file,
    "a.md": document_file,
    "a.rst": rst_file,
    "a.jsonl": batch_file,
    "a.json": json_file,
}


def files(seed: int) -> dict[str, bytes]:
    """The files of an attack."""
    chance = random.Random(seed)
    programs = (["a.py"], ["a.py"], ["a.py"], ["a.py", "b.py"], ["a.py", "b.py"], ["a.ipynb"], ["a.ipynb"])
    names = chance.choice((*programs, ["a.md"], ["a.md"], ["a.rst"], ["a.jsonl"], ["a.json"]))
    return {name: KINDS[name](chance) for name in names}
