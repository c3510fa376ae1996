"""`check FILE` says what `check .` says of the file, and `check FOLDER` too, but for what callers alone can tell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import harness
from tests.harness import Case, Json, Mark

TOPICS = {"files", "ignores", "reported"}
OTHERS_TELL = {  # what files that import this one do to it
    "files: client of a module that another file replaces",
    "files: options of a module that another file empties, replaces and fills",
}
ALL = [
    case
    for case in harness.cases()
    if len(case.files) > 1 and case.topic in TOPICS and case.id not in OTHERS_TELL and "--fix" not in case.options
]


@pytest.mark.parametrize("case", ALL, ids=[case.id for case in ALL])
def test_a_part_is_told_as_in_the_whole(case: Case, tmp_path: Path) -> None:
    harness.write(tmp_path, case.files)
    whole = harness.check(tmp_path, *case.options)
    for part, within in parts(case):
        alone = harness.check(tmp_path, *case.options, part=part)
        assert not lost(whole, alone, within), f"{part}: said of the whole alone"
        assert not new(whole, alone), f"{part}: said of the part alone"


def parts(case: Case) -> Iterator[tuple[str, set[str]]]:
    """The files of a case, and the folders that hold some of them, each with its files."""
    for name, text in case.files.items():
        if name.endswith(".py"):
            yield harness.as_notebook(name) if harness.is_notebook(text) else name, {name}
    for folder in sorted({parent.as_posix() for name in case.files for parent in Path(name).parents} - {"."}):
        within = {name for name in case.files if name.startswith(f"{folder}/")}
        if 1 < len(within) < len(case.files):
            yield folder, within


def lost(whole: list[Json], alone: list[Json], within: set[str]) -> list[Mark]:
    """What is said of the part in the whole, though all of it stands in the part, and not alone.

    Whether nobody needs a comment only those can tell who import the file.
    """
    own = [one for one in whole if {place["filename"] for place in (one, *one["related"])} <= within]
    own = [one for one in own if one["code"] != "CL002"]
    return sorted((harness.marks(own) - harness.marks(alone)).elements())


def new(whole: list[Json], alone: list[Json]) -> list[str]:
    """What is said of the part alone, but for what the whole tells where the value stands, in another file."""
    known = {(one["code"], where(place)) for one in whole for place in (one, *one["related"])}
    return [f"{one['code']} {where(one)}" for one in alone if (one["code"], where(one)) not in known]


def where(place: Json) -> str:
    """A place as `file:row`."""
    return f"{place['filename']}:{place['location']['row']}"


def test_an_ignore_that_a_file_which_is_not_checked_may_need_is_kept(tmp_path: Path) -> None:
    expired = "# compatlint: ignore[CBS103] until=2020-01-01\ny = 1\n"
    options = 'OPTIONS = {"logit_bias": {}}  # compatlint: ignore[CBS102] wanted\n' + expired
    bot = "from openai import OpenAI\n\nfrom core import OPTIONS\n\nOpenAI().chat.completions.create(**OPTIONS)\n"
    harness.write(tmp_path, {"core.py": options, "bot.py": bot, "alone.py": options})
    assert [mark.row for mark in harness.marks(harness.check(tmp_path, part="core.py"))] == [2], "only the expired one"
    assert sorted(mark.row for mark in harness.marks(harness.check(tmp_path, part="alone.py"))) == [1, 2]
