"""The language server, asked by a real client: one server for all of these tests."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

pytest.importorskip("pytest_lsp")

import pytest_lsp
from lsprotocol import types
from pygls.workspace import TextDocument
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

pytestmark = pytest.mark.asyncio(loop_scope="module")

CLIENT = "from openai import OpenAI\n\nclient = OpenAI()\n"
KEY = 'api_key=os.environ["CEREBRAS_API_KEY"]'
TARGET = "import os\n" + CLIENT.replace("OpenAI()", f'OpenAI(base_url="https://api.cerebras.ai/v1", {KEY})')
CALL = 'client.chat.completions.create(model="gpt-oss-120b", messages=[], {})\n'
PENALTY = "frequency_penalty=0.5"
HARMLESS = 'PARAMS = {"temperature": 0.2}\n'
HARMFUL = 'PARAMS = {"frequency_penalty": 0.2}\n'


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one file that another imports."""
    root = tmp_path_factory.mktemp("workspace").resolve()
    (root / "pyproject.toml").write_text('[tool.compatlint]\nignore = ["CBS001"]\n')
    (root / "params.py").write_text(HARMLESS)
    (root / "caller.py").write_text(f"from params import PARAMS\n{CLIENT}{CALL.format('**PARAMS')}")
    return root


@pytest_lsp.fixture(
    scope="module",
    loop_scope="module",
    config=ClientServerConfig(server_command=[sys.executable, "-m", "compatlint", "server"]),
)
async def client(lsp_client: LanguageClient, root: Path) -> AsyncIterator[None]:
    """A client that has begun, and ends."""

    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: types.RegistrationParams) -> None:
        assert [one.method for one in params.registrations] == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]

    params = types.InitializeParams(
        capabilities=client_capabilities("visual-studio-code"),
        workspace_folders=[types.WorkspaceFolder(root.as_uri(), "workspace")],
    )
    await lsp_client.initialize_session(params)
    yield
    await lsp_client.shutdown_session()


def place(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


class Editor:
    """A file in an editor."""

    def __init__(self, client: LanguageClient, path: Path) -> None:
        self.client = client
        self.uri = path.as_uri()
        self.version = 0

    def open(self, text: str) -> None:
        self.client.diagnostics.pop(self.uri, None)
        item = types.TextDocumentItem(self.uri, "python", self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, *changes: types.TextDocumentContentChangeEvent) -> None:
        self.version += 1
        named = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(named, list(changes)))

    def write(self, text: str) -> None:
        self.change(types.TextDocumentContentChangeWholeDocument(text))

    def close(self) -> None:
        named = types.TextDocumentIdentifier(self.uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(named))

    async def codes(self, *expected: str) -> list[types.Diagnostic]:
        """What is said, once it is that."""
        for _ in range(400):
            said = list(self.client.diagnostics.get(self.uri, ()))
            if self.uri in self.client.diagnostics and sorted(str(one.code) for one in said) == sorted(expected):
                return said
            await asyncio.sleep(0.02)
        raise AssertionError([(one.code, one.message) for one in self.client.diagnostics.get(self.uri, ())])

    async def after(self, text: str, where: types.Range, title: str, only: list[str] | None = None) -> str:
        """The text after an action, as an editor would have it."""
        action = (await self.actions(where, only))[title]
        assert action.edit is not None
        assert action.edit.changes is not None
        document = TextDocument("file:///x", text, sync_kind=types.TextDocumentSyncKind.Incremental)
        for edit in sorted(action.edit.changes[self.uri], key=lambda one: one.range.start, reverse=True):
            document.apply_change(types.TextDocumentContentChangePartial(edit.range, edit.new_text))
        return document.source

    async def actions(self, where: types.Range, only: list[str] | None = None) -> dict[str, types.CodeAction]:
        """What can be done there, by title."""
        context = types.CodeActionContext([], only)
        params = types.CodeActionParams(types.TextDocumentIdentifier(self.uri), where, context)
        found = await self.client.text_document_code_action_async(params)
        return {one.title: one for one in found or () if isinstance(one, types.CodeAction)}


async def test_what_is_typed_is_judged(client: LanguageClient, root: Path) -> None:
    editor = Editor(client, root / "typed.py")
    editor.open(CLIENT)
    await editor.codes()
    editor.write(CLIENT + CALL.format(PENALTY))
    (said,) = await editor.codes("CBS101")
    assert said.range == place(3, 66, 83)
    assert (said.severity, said.source) == (types.DiagnosticSeverity.Error, "compatlint")
    assert said.code_description is not None
    editor.write(CLIENT + CALL.format(PENALTY) + "def f(:\n")
    await editor.codes("CL001")
    editor.write(CLIENT)
    await editor.codes()
    editor.close()


async def test_actions_say_what_they_risk(client: LanguageClient, root: Path) -> None:
    text = CLIENT + CALL.format(PENALTY) * 2
    editor = Editor(client, root / "acted.py")
    editor.open(text)
    said = (await editor.codes("CBS101", "CBS101"))[0]
    found = await editor.actions(said.range)
    unsafe = " (unsafe: may change what the program does)"
    one, every, ignore = f"CBS101: Remove `frequency_penalty`{unsafe}", f"Repair all 2 CBS101 in this file{unsafe}", ""
    ignore = "Ignore CBS101 here with a comment"
    assert list(found) == [one, every, ignore]
    assert not any(action.is_preferred for action in found.values())
    plain, comment = CALL.format("").replace(", )", ")"), "  # compatlint: ignore[CBS101]\n"
    assert await editor.after(text, said.range, one) == CLIENT + plain + CALL.format(PENALTY)
    assert await editor.after(text, said.range, every) == CLIENT + plain * 2
    ignored = CALL.format(PENALTY).replace("\n", comment)
    assert await editor.after(text, said.range, ignore) == CLIENT + ignored + CALL.format(PENALTY)
    assert await editor.actions(said.range, ["source.fixAll"]) == {}
    editor.close()


async def test_what_is_safe_is_preferred_and_done_on_saving(client: LanguageClient, root: Path) -> None:
    text = TARGET + CALL.format("logit_bias={}") + CALL.format("service_tier='auto'")
    editor = Editor(client, root / "safe.py")
    editor.open(text)
    said = (await editor.codes("CBS102", "CBS105"))[0]
    found = await editor.actions(said.range)
    assert [title for title, action in found.items() if action.is_preferred] == list(found)[:1]
    every = await editor.actions(place(0, 0, 0), ["source.fixAll"])
    assert [action.kind for action in every.values()] == ["source.fixAll.compatlint"]
    assert await editor.actions(place(0, 0, 0), ["source.organizeImports"]) == {}
    after = await editor.after(text, place(0, 0, 0), next(iter(every)), ["source.fixAll"])
    assert after == TARGET + CALL.format("").replace(", )", ")") * 2
    editor.write(after)
    await editor.codes()
    editor.close()


async def test_places_are_counted_as_the_client_does(client: LanguageClient, root: Path) -> None:
    """In UTF-16, whatever ends lines, and where a form feed does not."""
    line = 'print("\U0001f600"); ' + CALL.format(PENALTY).strip()
    text = (CLIENT + "\x0c\n" + line + "\n").replace("\n", "\r\n")
    editor = Editor(client, root / "emoji.py")
    editor.open(text)
    (said,) = await editor.codes("CBS101")
    start = len(line[: line.index("frequency")].encode("utf-16-le")) // 2
    assert said.range == place(4, start, start + len("frequency_penalty"))
    editor.change(types.TextDocumentContentChangePartial(said.range, "presence_penalty"))
    (said,) = await editor.codes("CBS103")
    title = next(iter(await editor.actions(said.range)))
    assert "frequency" not in (after := await editor.after(text.replace("\x0c", ""), said.range, title))
    assert after.count("\r\n") == after.count("\n") == text.count("\n")
    editor.close()


async def test_others_see_what_is_not_saved(client: LanguageClient, root: Path) -> None:
    """A closed file calls with what an open one says; so does an open one."""
    params, caller = Editor(client, root / "params.py"), Editor(client, root / "caller.py")
    params.open(HARMLESS)
    await params.codes()
    params.write(HARMFUL)
    (said,) = await params.codes("CBS101")
    assert said.related_information is not None
    assert said.related_information[-1].location.uri == caller.uri
    caller.open((root / "caller.py").read_text().replace("**PARAMS", ""))
    await params.codes()
    caller.write((root / "caller.py").read_text())
    await params.codes("CBS101")
    params.close()
    assert await params.codes() == []
    caller.close()


async def test_configuration_counts_as_it_is_now(client: LanguageClient, root: Path) -> None:
    editor, settings = Editor(client, root / "configured.py"), root / "pyproject.toml"
    before = settings.read_text()
    editor.open(CLIENT + CALL.format(PENALTY))
    await editor.codes("CBS101")

    def write(text: str) -> None:
        settings.write_text(text)
        change = types.FileEvent(settings.as_uri(), types.FileChangeType.Changed)
        client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))

    write(before.replace("CBS001", "CBS101"))
    await editor.codes("CBS001")
    write(before.replace("CBS001", "CBS9"))
    await editor.codes()
    assert "unknown code 'CBS9'" in client.messages[-1].message
    write(before)
    await editor.codes("CBS101")
    editor.close()


async def test_a_rule_is_explained(client: LanguageClient, root: Path) -> None:
    editor = Editor(client, root / "hovered.py")
    editor.open(TARGET.replace(KEY, 'api_key="sk-abcdefghijklmnopqrstuvwx"') + CALL.format(PENALTY))
    said = await editor.codes("CBS002", "CBS101")
    assert "abcdefghijklmnop" not in str(said)
    named = types.TextDocumentIdentifier(editor.uri)
    found = await client.text_document_hover_async(types.HoverParams(named, types.Position(4, 70)))
    assert found is not None
    assert isinstance(found.contents, types.MarkupContent)
    assert "**CBS101**" in found.contents.value
    assert "<https://" in found.contents.value
    assert await client.text_document_hover_async(types.HoverParams(named, types.Position(0, 0))) is None
    editor.close()


async def test_cells_of_a_notebook(client: LanguageClient, root: Path) -> None:
    uri = (root / "book.ipynb").as_uri()
    texts = {f"{uri}#{number}": text for number, text in enumerate((CLIENT, CALL.format(PENALTY)))}
    cells = [types.NotebookCell(types.NotebookCellKind.Code, cell) for cell in texts]
    notebook = types.NotebookDocument(uri, "jupyter-notebook", 1, cells)
    items = [types.TextDocumentItem(cell, "python", 1, text) for cell, text in texts.items()]
    client.notebook_document_did_open(types.DidOpenNotebookDocumentParams(notebook, items))
    editor = Editor(client, root)
    editor.uri = f"{uri}#1"
    (said,) = await editor.codes("CBS101")
    assert said.range == place(0, 66, 83)
    ignored = await editor.after(texts[editor.uri], said.range, "Ignore CBS101 here with a comment")
    change = types.TextDocumentContentChangeWholeDocument(ignored)
    content = types.NotebookDocumentCellContentChanges(types.VersionedTextDocumentIdentifier(2, editor.uri), [change])
    changed = types.NotebookDocumentChangeEvent(cells=types.NotebookDocumentCellChanges(text_content=[content]))
    named = types.VersionedNotebookDocumentIdentifier(2, uri)
    client.notebook_document_did_change(types.DidChangeNotebookDocumentParams(named, changed))
    await editor.codes()
    ids = [types.TextDocumentIdentifier(cell) for cell in texts]
    client.notebook_document_did_close(types.DidCloseNotebookDocumentParams(types.NotebookDocumentIdentifier(uri), ids))
