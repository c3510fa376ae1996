"""What a file holds, by its name: a Python program, a notebook, a document with blocks of code, requests as data."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from compatlint.pattern import pattern

if TYPE_CHECKING:
    from compatlint.source.cells import Source
    from compatlint.source.unreadable import Unreadable

NOTEBOOK = ".ipynb"
MARKDOWN = (".md", ".markdown", ".rst")
REQUESTS = (".json", ".jsonl")

_ESCAPED = pattern(rb"\\(?:u00([2-7][0-9a-fA-F])|([/\"]))")


Reader: TypeAlias = "Callable[[str, bytes], Source | None]"  # gives the program of a file


class Document(NamedTuple):
    """The programs of a file, each judged on its own, and the parts of it that cannot be read.

    `many`: the programs are read one after the other, as they are asked for; what is broken is then known at the end.
    """

    sources: Iterable[Source]
    broken: Sequence[Unreadable] = ()
    many: bool = False


def read(filename: str, data: bytes, is_request: Callable[[Any], bool]) -> Document:
    """What a file holds; Unreadable where nothing of it can be read. `is_request` tells of plain data what is one."""
    if filename.endswith(NOTEBOOK):
        from compatlint.source import notebook

        found = notebook.read(filename, data)
        return Document(found.sources, found.broken)
    if filename.endswith(MARKDOWN):
        from compatlint.source import markdown

        return Document(markdown.read(filename, data), many=True)
    if filename.endswith(REQUESTS):
        from compatlint.source import batch

        broken: list[Unreadable] = []
        return Document(batch.read(filename, data, is_request, broken), broken, many=True)
    from compatlint.source import cells

    return Document((cells.read(filename, data),))


def cells_apart(filename: str, data: bytes) -> tuple[int, ...]:
    """The cells of a notebook, by their indexes, that hold programs of their own; none where it can't be read."""
    from compatlint.source import notebook
    from compatlint.source.unreadable import NotPythonError, Unreadable

    try:
        found = notebook.read(filename, data).sources[1:]
    except (NotPythonError, Unreadable):
        return ()
    return tuple(cell.index for source in found for cell in source.cells if cell.index is not None)


def read_cell(index: int, filename: str, data: bytes) -> Source | None:
    """The program of its own that a cell of a notebook holds; errors as those of `read_program`."""
    from compatlint.source import notebook

    found = notebook.read(filename, data).sources[1:]
    return next((source for source in found if source.cells[0].index == index), None)


def is_program(filename: str) -> bool:
    """Is it a file that may import modules of the project: Python or a notebook?"""
    return not filename.endswith((*MARKDOWN, *REQUESTS))


def read_program(filename: str, data: bytes) -> Source | None:
    """The one program of a Python file or notebook; Unreadable or NotPythonError where it can't be read."""
    if filename.endswith(NOTEBOOK):
        from compatlint.source import notebook

        return next((one for one in notebook.read(filename, data).sources), None)
    from compatlint.source import cells

    return cells.read(filename, data)


def is_screened(filename: str) -> bool:
    """Is a file of interest only if it says a word? A body of a request need not name the API that it is for."""
    return not filename.endswith(REQUESTS)


def said(filename: str, data: bytes) -> bytes:
    """The bytes in which the words of the screen are looked for: JSON may write any letter as an escape."""
    return _ESCAPED.sub(_letter, data) if filename.endswith(NOTEBOOK) else data


def _letter(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 16)]) if found[1] else found[2]


def programs(filename: str, data: bytes, speaks: Callable[[bytes], bool]) -> tuple[bytes, ...] | None:
    """The programs that a closer look is for; None where something outside of them `speaks` of the API."""
    if filename.endswith(NOTEBOOK):
        from compatlint.source import ipynb

        return ipynb.programs(data, speaks)
    return None if filename.endswith((*MARKDOWN, *REQUESTS)) else (data,)


def is_test(path: str) -> bool:
    """Is a file, by the names that test runners look for, a test?"""
    name = os.path.basename(path)
    folder = os.path.basename(os.path.dirname(path))
    return name.startswith("test_") or name.endswith("_test.py") or name == "conftest.py" or folder in _FOLDERS


_FOLDERS = frozenset({"test", "tests"})
