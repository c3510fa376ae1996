"""Between the client, whose messages one thread reads, and the engine, which another works at."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from compatlint.checking.findings import Finding, TextFix
from compatlint.config.options import Options
from compatlint.report import lines_of
from compatlint.server.actions import Action, actions
from compatlint.server.convert import diagnostic, text_edits, uri_of
from compatlint.server.documents import Documents, OpenNotebook
from compatlint.server.engine import Engine, options_of
from compatlint.server.hover import markdown
from compatlint.server.positions import whole
from compatlint.server.worker import Worker
from compatlint.source import unreadable
from compatlint.source.formats import NOTEBOOK
from compatlint.source.text import changes

T = TypeVar("T")

FIX_ALL = "source.fixAll.compatlint"


class Service:
    """What a client tells goes to the engine; what that says goes to the client, unless it is about another text."""

    def __init__(self, server: LanguageServer, options: Options) -> None:
        self.documents = Documents()
        self.watched = False
        """Does the client tell what changes on disk?"""
        self._server = server
        self._worker = Worker(lambda error: self._complain(f"internal error: {type(error).__name__}: {error}", False))
        self._engine = Engine(options_of(options), self._worker.undisturbed, self._publish, self._complain)
        self._versions: dict[str, int] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self, folders: Sequence[str]) -> None:
        """Begin to work on the folders of a workspace."""
        self._loop = asyncio.get_running_loop()
        self._engine.folders = tuple(dict.fromkeys(map(os.path.abspath, folders)))
        if folders and os.path.isdir(folders[0]):
            os.chdir(folders[0])
        self._worker.start(self._engine.settle)

    def end(self) -> None:
        """Work no more."""
        self._worker.end()

    # What the client tells.

    def put(self, uri: str) -> None:
        """A text or notebook is open, or has changed."""
        path, version, data = self._at(uri)
        if path is None or data is None:
            return

        def work() -> None:
            self._engine.put(path, data)
            self._versions[path] = version
            self._worker.unsettle()
            self._engine.quick(path)

        self._worker.soon(path, work)

    def close(self, uri: str, texts: Sequence[str]) -> None:
        """One is closed: nothing is said of it, nor of its `texts`, any more."""
        path = self.documents.path_of(uri)
        for text in texts:
            self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(text, []))
        if path is not None:
            self._worker.soon(path, lambda: None)
            self._tell(lambda: self._engine.close(path))

    def changed(self, paths: Sequence[str]) -> None:
        """Files changed on disk."""
        self._tell(lambda: self._engine.changed(paths))

    def saved(self) -> None:
        """A text was saved; where the client does not watch, other files may have changed too."""
        if not self.watched:
            self._tell(self._engine.forget)

    def move(self, folders: Sequence[str]) -> None:
        """The workspace has other folders."""

        def work() -> None:
            self._engine.folders = tuple(dict.fromkeys(map(os.path.abspath, folders)))
            self._engine.forget()

        self._tell(work)

    def _tell(self, work: Callable[[], None]) -> None:
        self._worker.ask(work)
        self._worker.unsettle()

    def _at(self, uri: str) -> tuple[str | None, int, bytes | None]:
        """The file of a text or of the notebook that it is a cell of, its version and what it is."""
        notebook = self.documents.notebooks.get(uri) or self.documents.notebook_of(uri)
        name = notebook.uri if notebook is not None else uri
        path, document = self.documents.path_of(name), self.documents.texts.get(uri)
        if path is None or (notebook is None and path.endswith(NOTEBOOK)):
            return None, 0, None
        version = notebook.version if notebook is not None else document.version if document is not None else 0
        return path, version, self.documents.content(name)

    # What the client is told.

    def _publish(self, path: str, findings: tuple[Finding, ...]) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._show, path, self._versions.get(path, 0), findings)

    def _show(self, path: str, version: int, findings: Sequence[Finding]) -> None:
        """The findings of a file, at its text or the cells of its notebook, if that is still what it was."""
        notebook = self._notebook(path)
        uris = [cell.document for cell in notebook.cells] if notebook is not None else self._uris(path)
        for index, uri in enumerate(uris):
            now = notebook.version if notebook is not None else self.documents.texts[uri].version
            if now != version:
                continue
            own = [one for one in findings if notebook is None or one.span.cell == index]
            shown = [diagnostic(one, self.documents.counting, self._uri) for one in own]
            about = types.PublishDiagnosticsParams(uri, shown, None if notebook is not None else version)
            self._server.text_document_publish_diagnostics(about)

    def _notebook(self, path: str) -> OpenNotebook | None:
        found = self.documents.notebooks.values()
        return next((one for one in found if self.documents.path_of(one.uri) == path), None)

    def _uris(self, path: str) -> list[str]:
        return [uri for uri in self.documents.texts if self.documents.path_of(uri) == path]

    def _uri(self, path: str, cell: int | None) -> str:
        """What the client calls a file, or a cell of a notebook that is open."""
        path = os.path.abspath(path)
        notebook = self._notebook(path)
        if notebook is not None and cell is not None and cell < len(notebook.cells):
            return notebook.cells[cell].document
        return next(iter(self._uris(path)), uri_of(path))

    def _complain(self, message: str, shown: bool) -> None:
        """A message for the log and, where the user can mend it, for the user."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._log, lines_of(message), shown)

    def _log(self, message: str, shown: bool) -> None:
        kind = types.MessageType.Error
        self._server.window_log_message(types.LogMessageParams(kind, message))
        if shown:
            self._server.window_show_message(types.ShowMessageParams(kind, f"compatlint: {message}"))

    # What the client asks.

    async def _ask(self, work: Callable[[], T]) -> T:
        return await asyncio.wrap_future(self._worker.ask(work))

    async def hover(self, uri: str, place: types.Position) -> types.Hover | None:
        """What is said at a place, and the rule."""
        path, _, _ = self._at(uri)
        if path is None:
            return None
        here = self._touches(uri, types.Range(place, place))

        def work() -> str:
            found, warm = [one for one in self._engine.told(path) if here(one)], self._engine.checker()
            return markdown(found, warm.rules_of(path)) if warm is not None else ""

        text = await self._ask(work)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text)) if text else None

    async def actions(self, uri: str, place: types.Range, only: Sequence[str] | None) -> list[types.CodeAction]:
        """What can be done about what is said there."""
        path, version, data = self._at(uri)
        if path is None or data is None:
            return []
        here = self._touches(uri, place)
        made: list[types.CodeAction] = []
        if only is None or any(types.CodeActionKind.QuickFix.value.startswith(kind) for kind in only):
            found = await self._ask(lambda: self._actions(path, data, version, here))
            made = [one for action in found if (one := self._action(action, uri)) is not None]
        if only is not None and any(FIX_ALL.startswith(kind) for kind in only) and not path.endswith(NOTEBOOK):
            after = await self._ask(lambda: self._repaired(path, data, version))
            made += [self._fix_all(uri, after)] if after not in (None, data) else []
        return made if self._at(uri)[1] == version else []

    def _touches(self, uri: str, wanted: types.Range) -> Callable[[Finding], bool]:
        notebook = self.documents.notebook_of(uri)
        cell = [one.document for one in notebook.cells].index(uri) if notebook is not None else None
        counting = self.documents.counting

        def touches(finding: Finding) -> bool:
            found = counting.range(finding.span, finding.lines)
            return finding.span.cell == cell and found.start <= wanted.end and wanted.start <= found.end

        return touches

    def _actions(self, path: str, data: bytes, version: int, here: Callable[[Finding], bool]) -> list[Action]:
        self._keep(path, data, version)
        judged = self._engine.current(path)
        return list(actions(judged, here)) if judged is not None else []

    def _repaired(self, path: str, data: bytes, version: int) -> bytes | None:
        self._keep(path, data, version)
        return self._engine.repaired(path)

    def _keep(self, path: str, data: bytes, version: int) -> None:
        """What is asked is asked of this text."""
        if self._engine.texts.get(path) != data:
            self._engine.put(path, data)
            self._versions[path] = version
            self._worker.unsettle()

    def _action(self, action: Action, uri: str) -> types.CodeAction | None:
        edits = self._edits(action.fix, uri)
        return types.CodeAction(
            title=action.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(one, self.documents.counting, self._uri) for one in action.about],
            is_preferred=True if action.preferred else None,
            edit=edits,
        )

    def _edits(self, fix: TextFix, uri: str) -> types.WorkspaceEdit:
        notebook = self.documents.notebook_of(uri)
        found: dict[str, list[types.TextEdit]] = {}
        for span, edit in text_edits(fix, self.documents.counting):
            cell = notebook.cells[span.cell].document if notebook is not None and span.cell is not None else uri
            found.setdefault(cell, []).append(edit)
        return types.WorkspaceEdit(changes=found)

    def _fix_all(self, uri: str, after: bytes | None) -> types.CodeAction:
        before, counting = self.documents.texts[uri].text, self.documents.counting
        text, _ = unreadable.decode(after or b"")
        edits = [
            types.TextEdit(whole(before, one.start, one.end, counting), one.content) for one in changes(before, text)
        ]
        return types.CodeAction("Repair all that is safe to repair", FIX_ALL, edit=types.WorkspaceEdit({uri: edits}))
