"""Case files: Python source whose trailing markers say what the linter must report.

A file of `tests/cases/` holds many cases:

    # case: name                        begins a case
    # options: --scope target           options of the run
    # file: settings.py                 what follows is another file (the first is main.py)
    call(frequency_penalty=0)           #! CBS101
    # fixed: safe                       what `--fix` makes of it; `unsafe`: `--fix --unsafe-fixes`
    # fixed: safe unchanged             the same without repeating the text
    # %%                                begins a cell: the file is written as a notebook (the first cell goes up to it)

Markers: `#! CBS101` certain, `#! CBS101?` possible, several codes in a row, one twice for two findings.
Codes after `todo` are known misses: the case fails as soon as one of them is reported.
"""

from __future__ import annotations

import ast
import contextlib
import difflib
import itertools
import json
import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, TypeGuard

from click.testing import CliRunner

from compatlint.cli.main import main
from compatlint.source import magics

CASES = Path(__file__).with_name("cases")
MAIN = "main.py"
MARKER = re.compile(r"[ \t]*#![ \t]*((?:todo|[A-Z]+\d+\??)(?:[ \t]+(?:todo|[A-Z]+\d+\??))*)[ \t]*$")
DIRECTIVE = re.compile(r"# (case|file|options|fixed):[ \t]*(.*?)[ \t]*$")
SETTING = re.compile(r"openai\.(api_key|base_url|api_base)\b")
LEVELS = {"safe": ["--fix"], "unsafe": ["--fix", "--unsafe-fixes"]}

EMPTY = re.compile(r"\s*\w+(: [^=]*)? = (\{\}|dict\(\))")

CELL = "# %%"

Files: TypeAlias = dict[str, str]
Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, order=True)
class Mark:
    """A finding, as much of it as a marker says."""

    filename: str
    row: int
    code: str
    certainty: str

    def __str__(self) -> str:
        return f"{self.filename}:{self.row}: {self.code}{'?' if self.certainty == 'possible' else ''}"


@dataclass
class Case:
    """One case: its files without markers, what is expected of them, and what the fixes make of them."""

    topic: str
    name: str
    options: list[str] = field(default_factory=list)
    files: Files = field(default_factory=dict)
    expected: Counter[Mark] = field(default_factory=Counter)
    todo: Counter[Mark] = field(default_factory=Counter)
    fixed: dict[str, Files] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The case's name in pytest's output."""
        return f"{self.topic}: {self.name}"

    def add(self, filename: str, text: str) -> None:
        """Take the markers out of `text`."""
        lines = []
        for row, line in enumerate(text.splitlines(), 1):
            lines.append(MARKER.sub("", line))
            todo = False
            for word in (MARKER.search(line) or [""])[0].split()[1:]:
                todo = todo or word == "todo"
                if word != "todo":
                    certainty = "possible" if word.endswith("?") else "certain"
                    (self.todo if todo else self.expected)[Mark(filename, row, word.rstrip("?"), certainty)] += 1
        self.files[filename] = "\n".join(lines) + "\n"


def cases() -> list[Case]:
    """Every case of every case file."""
    return [case for path in sorted(CASES.glob("*.py")) for case in parse(path.stem, path.read_text(encoding="utf-8"))]


def parse(topic: str, text: str) -> Iterator[Case]:
    """The cases of one case file."""
    for chunk in re.split(r"(?m)^(?=# case:)", text)[1:]:
        head, *sections = _sections(chunk)
        case = Case(topic, head[1])
        filename, fixed = MAIN, None
        for kind, argument, body in [("file", MAIN, head[2]), *sections]:
            if kind == "options":
                case.options = argument.split()
            elif kind == "fixed":
                level, _, unchanged = argument.partition(" ")
                fixed = case.fixed.setdefault(level or "unsafe", dict(case.files) if unchanged else {})
                filename = MAIN
            else:
                filename = argument
            if body and fixed is None:
                case.add(filename, body)
            elif body and fixed is not None:
                fixed[filename] = body
        case.files = case.files or {MAIN: ""}
        yield case


def _sections(chunk: str) -> Iterator[tuple[str, str, str]]:
    """The directives of a case, each with its argument and the text up to the next one."""
    found: list[tuple[str, str, list[str]]] = []
    for line in chunk.splitlines():
        directive = DIRECTIVE.match(line)
        if directive:
            found.append((directive[1], directive[2], []))
        else:
            found[-1][2].append(line)
    for kind, argument, lines in found:
        body = "\n".join(lines).strip("\n")
        yield kind, argument, body + "\n" if body else ""


def write(directory: Path, files: Mapping[str, str]) -> None:
    """Put `files` into `directory`, those with cells as notebooks."""
    for name, text in files.items():
        path = directory / (as_notebook(name) if is_notebook(text) else name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((notebook(text) if is_notebook(text) else text).encode())


def read(directory: Path, names: Iterable[str]) -> Files:
    """The text of the files `names` of `directory`."""
    return {name: _text(directory, name) for name in names}


def _text(directory: Path, name: str) -> str:
    path = directory / as_notebook(name)
    if not path.exists():
        return (directory / name).read_bytes().decode()
    return f"{CELL}\n".join(map(_rows, json.loads(path.read_bytes())["cells"]))


def _rows(cell: Json) -> str:
    """A cell's text, whose last row ends as the others do."""
    text = "".join(cell["source"])
    return f"{text}\n" if text else ""


def is_notebook(text: str) -> bool:
    """Does a text have cells?"""
    return CELL in text.splitlines()


def cells_of(text: str) -> list[str]:
    """The cells of a text."""
    return re.split(rf"(?m)^{CELL}\n", text)


def as_notebook(name: str) -> str:
    """The name that a file with cells is written by."""
    return str(Path(name).with_suffix(".ipynb"))


def notebook(text: str) -> str:
    """A text with cells as Jupyter writes it."""
    cells = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": f"cell{number}",
            "metadata": {},
            "outputs": [],
            "source": source.removesuffix("\n").splitlines(keepends=True),
        }
        for number, source in enumerate(cells_of(text))
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1) + "\n"


def python(name: str, text: str) -> str:
    """What of a file Python itself can parse, in the same rows: of a notebook the cells that it can."""
    if not is_notebook(text):
        return text if name.endswith(".py") else ""
    return f"{CELL}\n".join(map(_code, cells_of(text)))


def _code(cell: str) -> str:
    found = magics.masked(cell)
    with contextlib.suppress(SyntaxError):
        ast.parse(found.code if found else "(")
        return found.code if found else ""
    return "\n" * cell.count("\n")


def targets(case: Case) -> list[str | None]:
    """The targets that the options of a case name; None is the default."""
    pairs = itertools.pairwise(case.options)
    return [value for option, value in pairs if option == "--target"] or [None]


def check(directory: Path, *options: str, part: str = ".") -> list[Json]:
    """What `compatlint check --output-format json` says of `directory` or a part of it, filenames relative to it."""
    with inside(directory):
        arguments = ["check", part, "--output-format", "json", "-j", "1", *options]
        result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code in (0, 1), f"exit status {result.exit_code}: {result.stderr or result.output}"
    findings: list[Json] = json.loads(result.stdout)
    root = directory.resolve()
    for finding in findings:
        for place in (finding, *finding["related"]):
            place["filename"] = (root / place["filename"]).relative_to(root).as_posix()
        for place in (finding, *finding["related"], *(finding["fix"] or {"edits": ()})["edits"]):
            if place["cell"] is not None:
                _out_of_cell(place, root / place.get("filename", finding["filename"]))
        for place in (finding, *finding["related"]):
            place["filename"] = place["filename"].replace(".ipynb", ".py")
    return findings


def _out_of_cell(place: Json, path: Path) -> None:
    """A place of a notebook as one of the text that it was made of."""
    cells = json.loads(path.read_bytes())["cells"][: place["cell"]]
    above = sum(_rows(cell).count("\n") + 1 for cell in cells)
    for key in ("location", "end_location"):
        place[key]["row"] += above


@contextlib.contextmanager
def inside(directory: Path) -> Iterator[None]:
    """Work in `directory`, away from this repository's own configuration."""
    before = Path.cwd()
    os.chdir(directory)
    try:
        yield
    finally:
        os.chdir(before)


def marks(findings: Iterable[Json]) -> Counter[Mark]:
    """The findings as markers."""
    return Counter(Mark(f["filename"], f["location"]["row"], f["code"], f["certainty"]) for f in findings)


def difference(case: Case, findings: Iterable[Json]) -> str:
    """What of `findings` differs from what `case` expects; empty when nothing does."""
    found = list(findings)
    said = {mark: finding["message"] for finding in found for mark in marks([finding])}
    lines = [
        f"  missing     {mark}    {_line(case, mark)}" for mark in sorted((case.expected - marks(found)).elements())
    ]
    for mark in sorted((marks(found) - case.expected).elements()):
        word = "todo passes" if case.todo[mark] else "unexpected "
        lines.append(f"  {word} {mark}    {_line(case, mark)}    <- {said[mark]}")
    return "\n".join(lines)


def _line(case: Case, mark: Mark) -> str:
    lines = case.files[mark.filename].splitlines()
    return lines[mark.row - 1].strip() if 0 < mark.row <= len(lines) else ""


def fixable(findings: Iterable[Json], *levels: str) -> list[Json]:
    """The findings with a fix that the levels apply."""
    return [f for f in findings if f["fix"] and f["fix"]["applicability"] in (levels or ("safe", "unsafe"))]


def apply(files: Files, findings: Iterable[Json]) -> Files:
    """Apply the fixes of `findings` in order, leaving out those that touch what an earlier one changed."""
    taken: dict[str, list[tuple[int, int, str]]] = {name: [] for name in files}
    for finding in findings:
        name = finding["filename"]
        edits = [_offsets(files[name], edit) for edit in finding["fix"]["edits"]]
        new = [edit for edit in edits if edit not in taken[name]]
        if not any(_overlap(edit, other) for edit in new for other in taken[name]):
            taken[name] += new
    return {name: _without_blank_cells(_splice(text, taken[name])) for name, text in files.items()}


def _without_blank_cells(text: str) -> str:
    """An empty cell has no row."""
    return f"{CELL}\n".join(cell.strip("\n") and cell for cell in cells_of(text)) if is_notebook(text) else text


def _overlap(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _offsets(text: str, edit: Json) -> tuple[int, int, str]:
    lines = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    start, end = (lines[edit[key]["row"] - 1] + edit[key]["column"] - 1 for key in ("location", "end_location"))
    return start, end, edit["content"]


def _splice(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    for start, end, content in sorted(edits, reverse=True):
        text = text[:start] + content + text[end:]
    return text


def stray_changes(before: str, after: str, rows: Iterable[int], names: Iterable[str]) -> list[str]:
    """The lines of `before` that changed though no statement of `rows` holds them and they have none of `names`.

    Imports may come and go, and so may the settings of a module, a dict that stays empty, and an `if` or a loop of
    which nothing else is left.
    """
    old, new = before.splitlines(), after.splitlines()
    allowed = {row for start, end in _statements(before) for row in range(start, end + 1) if _holds(start, end, rows)}
    spoken = [row for row, line in enumerate(old, 1) if SETTING.match(line) or any(name in line for name in names)]
    allowed |= {*spoken, *(row for row, line in enumerate(old, 1) if EMPTY.fullmatch(line))}
    for node in ast.walk(ast.parse(before)):
        if _is_emptied(node, allowed):
            allowed |= {node.lineno, *range(node.body[-1].lineno, max(node.body[-1].lineno, _last(node.orelse)))}
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    stray = []
    for tag, first, last, left, right in matcher.get_opcodes():
        if tag == "insert" and not {first, first + 1} & allowed:
            stray += [f"+ {line}" for line in new[left:right] if not (_is_import(line) or SETTING.match(line))]
        elif tag in ("delete", "replace"):
            stray += [f"- {old[i]}" for i in range(first, last) if i + 1 not in allowed and not _is_import(old[i])]
    return stray


def _is_import(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith(("import ", "from "))


def _is_emptied(node: ast.AST, rows: Collection[int]) -> TypeGuard[ast.If | ast.For]:
    """Is it an `if` or a loop of which each statement may change?"""
    return isinstance(node, (ast.If, ast.For)) and all(one.lineno in rows for one in (*node.body, *node.orelse))


def _last(body: list[ast.stmt]) -> int:
    """The row at which the last statement of a block begins; 0 for none."""
    return body[-1].lineno if body else 0


def _holds(start: int, end: int, rows: Iterable[int]) -> bool:
    return any(start <= row <= end for row in rows)


def _statements(text: str) -> Iterator[tuple[int, int]]:
    """First and last row of every simple statement and of every compound statement's head."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None) or getattr(node, "cases", None)
            yield node.lineno, (node.end_lineno or node.lineno) if not body else _first(body[0]) - 1 or node.lineno


def _first(node: Any) -> int:
    return int(getattr(node, "lineno", 0) or node.pattern.lineno)
