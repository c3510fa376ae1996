"""What mutated programs, notebooks and documents must not do: break the tool, or be broken by it.

`ATTACKS=5000 pytest tests/test_attacks.py` tries more of them than a test run does, `SEED=…` others.
"""

from __future__ import annotations

import ast
import json
import os
import re
import warnings
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compatlint.cli.main import main
from compatlint.source import formats
from compatlint.source.unreadable import NotPythonError, Unreadable
from tests import attack, harness

COUNT, SEED = int(os.environ.get("ATTACKS", "40")), int(os.environ.get("SEED", "0"))

FIELDS = ("CBS101", "CBS102", "CBS103", "CBS105")  # what they fix is taken out of one statement
attacks = pytest.mark.parametrize("seed", range(SEED, SEED + COUNT))


def run(directory: Path, *arguments: str) -> Result:
    """The command in a directory, which must not end in a mistake of its own."""
    with harness.inside(directory):
        done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    said = done.stdout + done.stderr
    assert "internal error" not in said, said
    assert "cannot be parsed; please report" not in said, said
    assert done.exit_code in (0, 1), said
    return done


def found(directory: Path) -> list[harness.Json]:
    """What is found, with the fixes."""
    done = run(directory, "check", *given(directory), "--isolated", "--markdown", "-j1", "--output-format", "json")
    findings: list[harness.Json] = json.loads(done.stdout)
    return findings


def given(directory: Path) -> list[str]:
    """What is checked: data only where it is named."""
    return [".", *(path.name for path in directory.iterdir() if path.name.endswith(formats.REQUESTS))]


def contents(directory: Path) -> dict[str, bytes]:
    """The files of a directory."""
    return {path.name: path.read_bytes() for path in directory.iterdir()}


def put(directory: Path, files: Mapping[str, bytes]) -> None:
    """Write files."""
    for name, data in files.items():
        (directory / name).write_bytes(data)


def programs(name: str, data: bytes) -> list[str]:
    """The programs of a file that can be read; a notebook's cells are one."""
    try:
        document = formats.read(name, data, lambda _: False)
    except (Unreadable, NotPythonError):
        return []
    return ["\n".join(cell.code for cell in source.cells) for source in document.sources]


def accepted(name: str, data: bytes) -> list[bool]:
    """Which of the programs of a file Python takes."""
    return [_parses(text) for text in programs(name, data)]


def _parses(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def outside(name: str, data: bytes) -> object:
    """What of a file is no program: other bytes of a document, other parts of a notebook."""
    text = data.decode("utf-8", "replace")
    if name.endswith(formats.NOTEBOOK):
        cells = json.loads(re.sub(r"9{4301,}", "9", text))["cells"]
        return [{**cell, "source": ""} for cell in cells]
    sources = formats.read(name, data, lambda _: False).sources if name.endswith(formats.MARKDOWN) else ()
    for cell in [cell for source in sources for cell in source.cells]:
        text = text.replace(cell.text, "", 1)
    return text if sources else b""


def assert_whole(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """What Python took it takes still, and what is no program is as it was."""
    assert before.keys() == after.keys()
    for name, data in after.items():
        if name.endswith(formats.REQUESTS):
            assert_fields_went(before[name], data, by_lines=name.endswith("l"))
        elif data != before[name]:
            pairs = zip(accepted(name, before[name]), accepted(name, data), strict=True)
            assert all(now or not then for then, now in pairs), data.decode(errors="replace")
            assert outside(name, data) == outside(name, before[name])


def assert_fields_went(before: bytes, after: bytes, *, by_lines: bool) -> None:
    """Data is as it was, but for fields that are gone from JSON; what is no JSON is as it was."""
    old, new = (data.split(b"\n") if by_lines else [data] for data in (before, after))
    for one, other in zip(old, new, strict=True):
        value = loaded(one)
        if value is None:
            assert one == other
        else:
            assert_less(value, loaded(other))


def loaded(text: bytes) -> object:
    """JSON as Python has it; None where it is none."""
    try:
        return json.loads(re.sub(rb"\d{4301,}", b"1e999", text).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def assert_less(before: object, after: object) -> None:
    """What was there without some keys."""
    if isinstance(before, dict) and isinstance(after, dict):
        assert [key for key in before if key in after] == list(after)
        for key in after:
            assert_less(before[key], after[key])
    elif isinstance(before, list) and isinstance(after, list):
        for one, other in zip(before, after, strict=True):
            assert_less(one, other)
    else:
        assert repr(before) == repr(after)


def codes(findings: list[harness.Json]) -> Counter[str]:
    """How often each rule is met."""
    return Counter(one["code"] for one in findings)


@attacks
def test_fixes(seed: int, tmp_path: Path) -> None:
    """They are made as promised, leave what can be parsed, and nothing to fix again."""
    before = attack.files(seed)
    put(tmp_path, before)
    first = found(tmp_path)
    promised = {name: harness.fixable(_of(first, name)) for name in before}
    run(tmp_path, "check", *given(tmp_path), "--isolated", "--markdown", "-j1", "--fix", "--unsafe-fixes")
    after = contents(tmp_path)
    assert_whole(before, after)
    assert {name for name, data in after.items() if data != before[name]} == {name for name in before if promised[name]}
    left = found(tmp_path)
    assert not harness.fixable(left), left
    assert codes(left) <= codes(first) - codes(harness.fixable(first)), left
    for name in (name for name in before if name.endswith(".py")):
        assert not stray(promised[name], before[name], after[name])
    run(tmp_path, "check", *given(tmp_path), "--isolated", "--markdown", "-j1", "--fix", "--unsafe-fixes")
    assert contents(tmp_path) == after


def stray(findings: list[harness.Json], before: bytes, after: bytes) -> list[str]:
    """The lines of a program that changed though no statement in them has a finding, where only fields go."""
    if not all(one["code"] in FIELDS for one in findings) or b"def " in before:
        return []
    rows = {place["location"]["row"] for one in findings for place in (one, *one["related"])}
    texts = (re.sub(r"\r\n?", "\n", data.decode("utf-8-sig", "replace")) for data in (before, after))
    old, new = (re.sub(r"[\v\f\x1c-\x1e\x85\u2028\u2029]", " ", text) for text in texts)  # rows as Python counts them
    return harness.stray_changes(old, new, rows, set()) if _parses(old) else []


def _of(findings: list[harness.Json], name: str) -> list[harness.Json]:
    return [one for one in findings if Path(one["filename"]).name == name]


@attacks
def test_migrations(seed: int, tmp_path: Path) -> None:
    """What is written can be parsed, is what was shown, and is left alone by a second migration."""
    before = attack.files(seed)
    put(tmp_path, before)
    markers = ["--markers"] if seed % 2 else []
    options = ("migrate", *given(tmp_path), "--isolated", "--model", "*=gpt-oss-120b", *markers)
    run(tmp_path, *options)
    assert contents(tmp_path) == before
    told = run(tmp_path, *options, "--write", "--force").stdout
    after = contents(tmp_path)
    assert_whole(before, after)
    assert ("Rewrote" in told or markers) or after == before
    run(tmp_path, *options, "--write", "--force")
    assert contents(tmp_path) == after
