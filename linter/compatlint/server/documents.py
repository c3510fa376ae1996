"""The texts that a client has open, as it counts lines; a notebook is its cells, put together as a file has them."""

from __future__ import annotations

import json
import tokenize
from collections.abc import Sequence
from io import BytesIO

from lsprotocol import types
from msgspec import Struct

from compatlint.server.convert import path_of
from compatlint.server.positions import Counting, changed


class OpenText(Struct):
    """A text that is open, and its version."""

    text: str
    version: int = 0


class OpenNotebook(Struct):
    """A notebook that is open: its cells in order, by the addresses of their texts."""

    uri: str
    cells: list[types.NotebookCell]
    version: int = 0


class Documents:
    """What is open. A text that is changed by parts is kept here: lines end where the protocol says, nowhere else."""

    def __init__(self) -> None:
        self.counting = Counting()
        self.texts: dict[str, OpenText] = {}
        self.notebooks: dict[str, OpenNotebook] = {}

    def open(self, item: types.TextDocumentItem) -> None:
        """A text is open."""
        self.texts[item.uri] = OpenText(item.text, item.version)

    def change(
        self, named: types.VersionedTextDocumentIdentifier, changes: Sequence[types.TextDocumentContentChangeEvent]
    ) -> None:
        """A text has changed, step by step."""
        document = self.texts[named.uri]
        for one in changes:
            document.text = changed(document.text, one, self.counting)
        document.version = named.version

    def open_notebook(self, params: types.DidOpenNotebookDocumentParams) -> None:
        """A notebook is open."""
        notebook = params.notebook_document
        self.notebooks[notebook.uri] = OpenNotebook(notebook.uri, list(notebook.cells), notebook.version)
        for item in params.cell_text_documents:
            self.open(item)

    def change_notebook(self, params: types.DidChangeNotebookDocumentParams) -> None:
        """Cells came, went or changed."""
        notebook = self.notebooks[params.notebook_document.uri]
        notebook.version = params.notebook_document.version
        cells = params.change.cells
        if cells is None:
            return
        if cells.structure is not None:
            array = cells.structure.array
            notebook.cells[array.start : array.start + array.delete_count] = array.cells or ()
            for item in cells.structure.did_open or ():
                self.open(item)
            for gone in cells.structure.did_close or ():
                self.texts.pop(gone.uri, None)
        kinds = {one.document: one for one in cells.data or ()}
        notebook.cells[:] = [kinds.get(one.document, one) for one in notebook.cells]
        for content in cells.text_content or ():
            self.change(content.document, content.changes)

    def close_notebook(self, uri: str) -> Sequence[str]:
        """A notebook is closed; the addresses of its cells."""
        notebook = self.notebooks.pop(uri, None)
        cells = [one.document for one in notebook.cells] if notebook is not None else []
        for cell in cells:
            self.texts.pop(cell, None)
        return cells

    def notebook_of(self, uri: str) -> OpenNotebook | None:
        """The notebook that a text is a cell of."""
        return next((one for one in self.notebooks.values() if any(cell.document == uri for cell in one.cells)), None)

    def path_of(self, uri: str) -> str | None:
        """The file that an open text is, or is a cell of."""
        notebook = self.notebook_of(uri)
        return path_of(notebook.uri if notebook is not None else uri)

    def content(self, uri: str) -> bytes | None:
        """What a file would hold that says what is open."""
        if uri in self.notebooks:
            return self._notebook(self.notebooks[uri])
        return encoded(self.texts[uri].text) if uri in self.texts else None

    def _notebook(self, notebook: OpenNotebook) -> bytes:
        cells: list[dict[str, object]] = []
        for cell in notebook.cells:
            code = cell.kind is types.NotebookCellKind.Code
            source = self.texts[cell.document].text if cell.document in self.texts else ""
            more: dict[str, object] = {"outputs": [], "execution_count": None} if code else {}
            cells.append({"cell_type": "code" if code else "markdown", "metadata": {}, "source": source, **more})
        kernel = {"language_info": {"name": "python"}}
        return json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 4}).encode()


def encoded(text: str) -> bytes:
    """The bytes of a text in the encoding that it names."""
    data = text.encode("utf-8", "surrogatepass")
    try:
        encoding, _ = tokenize.detect_encoding(BytesIO(data).readline)
        return data if encoding.startswith("utf-8") else text.encode(encoding)
    except (SyntaxError, UnicodeError, LookupError):
        return data
