"""The JSON of notebooks: which cells hold code, and of which language. Imports no libcst."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from compatlint.source import json_places, magics
from compatlint.source.json_places import Node
from compatlint.source.unreadable import NotPythonError, Unreadable, utf8

SHAPE = {"cells": [{"cell_type": None, "source": [None], "metadata": None}], "metadata": None, "nbformat": None}
LANGUAGES = frozenset({"ipython", "python", "python2", "python3"})


def code_cells(text: str) -> list[tuple[int, Node]]:
    """The sources of the code cells of Python, with their indexes among all cells.

    Unreadable where the text is no notebook, NotPythonError where its kernel speaks another language.
    """
    top = json_places.parse(text, SHAPE)
    cells = top.value.get("cells") if isinstance(top.value, dict) else None
    _check_version(text, top)
    if cells is None or not isinstance(cells.value, list):
        raise Unreadable.at_offset(text, "no notebook: this JSON has no list of `cells`", top.start)
    language = _language(top)
    if language not in LANGUAGES:
        raise NotPythonError(f"its kernel speaks {language}")
    return [(index, cell.value["source"]) for index, cell in enumerate(cells.value) if _is_code(text, cell)]


def _check_version(text: str, top: Node) -> None:
    if not isinstance(top.value, dict):
        return
    version = top.value.get("nbformat")
    if isinstance(version, Node) and isinstance(version.value, int) and version.value < 4:
        message = f"a notebook of the old format {version.value}: `jupyter nbconvert --to notebook` makes it one of 4"
        raise Unreadable.at_offset(text, message, version.start)


def _language(top: Node) -> str:
    metadata = _plain(top.value.get("metadata"))
    places = (("kernelspec", "language"), ("language_info", "name"))
    told = (_plain(metadata.get(key)).get(name) for key, name in places)
    return next((one.lower() for one in told if isinstance(one, str) and one), "python")


def _is_code(text: str, cell: Node) -> bool:
    if not isinstance(cell.value, dict):
        raise Unreadable.at_offset(text, "no notebook: a cell must be an object", cell.start)
    kind, source = cell.value.get("cell_type"), cell.value.get("source")
    if kind is None or kind.value != "code" or source is None:
        return False
    if not all(isinstance(part.value, str) for part in json_places.strings(source)):
        raise Unreadable.at_offset(text, "no notebook: the source of a cell must be text", source.start)
    editor = _plain(_plain(cell.value["metadata"].value if "metadata" in cell.value else None).get("vscode"))
    return str(editor.get("languageId", "python")) == "python"


def _plain(value: Any) -> Mapping[str, Any]:
    value = value.value if isinstance(value, Node) else value
    return value if isinstance(value, Mapping) else {}


def programs(data: bytes, speaks: Callable[[bytes], bool]) -> tuple[bytes, ...] | None:
    """The program of the cells, and those that single cells are.

    None where something `speaks` of the API that is no program: JSON or a cell that cannot be read, what installs
    something.
    """
    try:
        text, _ = utf8(data)
        cells = ["".join(part.value for part in json_places.strings(node)) for _, node in code_cells(text)]
    except (Unreadable, NotPythonError):
        return None
    shared: list[str] = []
    apart: list[str] = []
    for source in cells:
        found = magics.masked(source)
        unclear = found is not None and (magics.program([found.code]) != found.code or _installs(source, found.code))
        if unclear and speaks(source.encode(errors="replace")):
            return None
        if found is not None:
            (apart if found.apart else shared).append(found.code)
    return tuple(each.encode(errors="replace") for each in (magics.program(shared), *apart))


def _installs(source: str, code: str) -> bool:
    return source != code and "install" in source
