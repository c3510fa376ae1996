"""The protocol over standard input and output: which messages there are, and who deals with each."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from lsprotocol import types
from pygls import uris
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from compatlint import __version__
from compatlint.config.options import Options
from compatlint.server.convert import path_of
from compatlint.server.positions import Counting
from compatlint.server.service import FIX_ALL, Service

WATCHED = ("**/*.{py,pyi,pyw,ipynb,yaml,yml}", "**/pyproject.toml", "**/.gitignore")
_NOTEBOOKS = types.NotebookDocumentSyncOptions(
    [types.NotebookDocumentFilterWithCells([types.NotebookCellLanguage("python")])]
)
_KINDS = types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL])


class Protocol(LanguageServerProtocol):
    """Changes of texts are followed by us alone: pygls takes form feeds and more for ends of lines, and may fail."""

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Iterator[Any]:
        """Hand it on."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
    def lsp_notebook_document__did_change(self, params: types.DidChangeNotebookDocumentParams) -> Iterator[Any]:
        """Hand it on."""
        yield self.fm.features[types.NOTEBOOK_DOCUMENT_DID_CHANGE], (params,), None


class Server(LanguageServer):
    """A server whose own mistakes go to the log."""

    def report_server_error(self, error: Exception, source: object) -> None:
        """Tell the log; the user can't do anything about it."""
        said = f"internal error: {type(error).__name__}: {error}"
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, said))


def serve(options: Options) -> None:
    """Serve a client until it ends; whatever else is printed goes to standard error."""
    output, sys.stdout = sys.stdout.buffer, sys.stderr
    gc.set_threshold(50_000, 50, 50)  # trees are many objects that stay: little can be collected
    make(options).start_io(sys.stdin.buffer, output)


def make(options: Options) -> Server:
    """A server with all that it can do."""
    server = Server("compatlint", __version__, notebook_document_sync=_NOTEBOOKS, protocol_cls=Protocol)
    service = Service(server, options)
    _begin_and_end(server, service)
    _follow_texts(server, service)
    _follow_notebooks(server, service)
    _answer(server, service)
    return server


def _begin_and_end(server: Server, service: Service) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        service.documents.counting = Counting(server.workspace.position_encoding)
        service.start(_folders(server))

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace is not None else None
        if watching is None or not watching.dynamic_registration:
            return
        watchers = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(one) for one in WATCHED])
        watch = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, watchers)
        try:
            await server.client_register_capability_async(types.RegistrationParams([watch]))
        except JsonRpcException:
            return  # it can't after all
        service.watched = True

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders(_: types.DidChangeWorkspaceFoldersParams) -> None:
        service.move(_folders(server))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed(params: types.DidChangeWatchedFilesParams) -> None:
        service.changed([path for one in params.changes if (path := path_of(one.uri)) is not None])

    @server.feature(types.SHUTDOWN)
    def shutdown(_: None) -> None:
        service.end()


def _folders(server: Server) -> Sequence[str]:
    found = [path_of(one.uri) for one in server.workspace.folders.values()]
    if not found and server.workspace.root_uri:
        found = [path_of(server.workspace.root_uri) or uris.to_fs_path(server.workspace.root_uri)]
    return [one for one in found if one]


def _follow_texts(server: Server, service: Service) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        service.documents.open(params.text_document)
        service.put(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        service.documents.change(params.text_document, params.content_changes)
        service.put(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        service.saved()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        service.documents.texts.pop(uri, None)
        service.close(uri, [uri])


def _follow_notebooks(server: Server, service: Service) -> None:
    @server.feature(types.NOTEBOOK_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenNotebookDocumentParams) -> None:
        service.documents.open_notebook(params)
        service.put(params.notebook_document.uri)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeNotebookDocumentParams) -> None:
        service.documents.change_notebook(params)
        service.put(params.notebook_document.uri)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseNotebookDocumentParams) -> None:
        uri = params.notebook_document.uri
        service.close(uri, service.documents.close_notebook(uri))


def _answer(server: Server, service: Service) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        return await service.hover(params.text_document.uri, params.position)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, _KINDS)
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        only = params.context.only
        kinds = None if only is None else [str(getattr(kind, "value", kind)) for kind in only]
        return await service.actions(params.text_document.uri, params.range, kinds)
