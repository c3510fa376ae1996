"""The table of the library: its rows name what there is, and somebody reads every word of them."""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from typing import get_args

import pytest

from compatlint.dataflow.evaluation import special_calls
from compatlint.dataflow.values import library as evaluated
from compatlint.screen.library import (
    CALL_NOTHING,
    KEEP_ARGUMENTS,
    ROWS,
    Calls,
    Gives,
    LibraryFunction,
    Passes,
    library_function,
)

# What is asked for by name where a callee is looked at, not evaluated.
ASKED_FOR = {"", "future", "property", "results", "same function"}
NEWER = {"copy.replace"}  # than the oldest Python that this runs on


def words(alias: object) -> set[str]:
    """The words of a literal type, or of a union of such."""
    return {word for one in get_args(alias) for word in (words(one) if get_args(one) else {one})}


def own(row: LibraryFunction) -> bool:
    """Is it of Python's own library?"""
    return row.name.partition(".")[0] in {*sys.stdlib_module_names, "builtins"}


def test_each_function_has_one_row() -> None:
    assert not [name for name, count in Counter(row.name for row in ROWS).items() if count > 1]


@pytest.mark.parametrize("row", [row for row in ROWS if own(row)], ids=lambda row: row.name)
def test_a_row_of_the_standard_library_names_something_that_can_be_called(row: LibraryFunction) -> None:
    parts = row.name.split(".")
    module = next(end for end in range(len(parts) - 1, 0, -1) if is_module(".".join(parts[:end])))
    found = importlib.import_module(".".join(parts[:module]))
    for name in parts[module:]:
        found = getattr(found, name, None)  # type: ignore[assignment]
    assert callable(found) or row.name in NEWER


def is_module(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def test_packages_of_the_standard_library_are_there() -> None:
    assert sys.stdlib_module_names >= (CALL_NOTHING | KEEP_ARGUMENTS)


def test_every_word_is_said_and_what_a_call_gives_is_made_or_asked_for() -> None:
    assert {row.calls for row in ROWS} == words(Calls)
    assert {row.passes for row in ROWS} == words(Passes)
    assert {row.gives for row in ROWS} == words(Gives)
    assert {*evaluated.MAKERS, *special_calls.MAKERS, *ASKED_FOR} == words(Gives)
    assert not evaluated.MAKERS.keys() & special_calls.MAKERS.keys()


def test_what_calls_nothing_is_a_builtin() -> None:
    """The screen takes it by the last name alone, without a module."""
    assert not [row.name for row in ROWS if row.calls == "nothing" and not row.name.startswith("builtins.")]


def test_nothing_is_known_of_others() -> None:
    assert library_function("mine.getenv") == LibraryFunction("")
