"""The two looks before the analyser: they may pass too much, but must lose nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter import pack
from linter.cli import main
from linter.screen import OURS, passes, reaches
from tests import harness

WORDS = pack.words()
CALL = "client.chat.completions.create(model='m', messages=[], service_tier='auto')"


def looks(source: str | bytes) -> bool:
    data = source.encode() if isinstance(source, str) else source
    return passes(data, WORDS) and reaches(data, WORDS)


@pytest.mark.parametrize(
    "source",
    [
        "import openai",
        "import openai as o",
        "from openai import OpenAI",
        "from openai.types import chat",
        "from mine import OpenAI as Client",
        "from .openai_client import client",
        CALL,
        "f = x.chat.completions",
        "async def f():\n    return [await x.completions.create() for _ in y]",
        "def f(client: OpenAI): ...",
        "class A(OpenAI): ...",
        "@openai.decorated\ndef f(): ...",
        "match x:\n    case OpenAI(): ...",
        "f(openai=1)",
        "def completions(): ...",
        "def f(openai): ...",
        "def f(*, openai): ...",
        "def f(*openai): ...",
        "try: ...\nexcept E as openai: ...",
        "global openai",
        "del openai",
        "with x as openai: ...",
        "match x:\n    case {'a': 1, **openai}: ...",
        "match x:\n    case [*openai]: ...",
        "match x:\n    case openai: ...",
        "lambda openai: 1",
        "f'{openai}'",
        "f'{x!r:{openai.width}}'",
        "(openai := 1)",
        "import importlib\nimportlib.import_module('openai')",
        "__import__('openai')",
        "getattr(x, 'completions')",
        "import operator\noperator.attrgetter('chat.completions')(x)",
        "eval('openai')",
        "getattr(x, f'{y}completions')",
        "vars(m)['OpenAI']",
        "m.__dict__['OpenAI']",
        "# -*- coding: latin-1 -*-\n# é\nimport openai".encode("latin-1"),
        b"\xef\xbb\xbfimport openai",
        "if x:\n    '''doc'''\n    import openai",
        # What cannot be parsed is reported as such.
        "import openai\ndef f(:",
        "openai = (",
        b"import openai\0",
        b"import openai # \xff",
        "# coding: nonsense\nimport openai",
        "print 'openai'",
        "openai = " + "(" * 300 + ")" * 300,
        "openai" + ".a" * 50_000,
        "openai" + "+1" * 20_000,
        # An ignore that silences nothing is reported.
        "x = 1  # compatlint: ignore[CBS101]",
    ],
    ids=lambda source: repr(source[:40]),
)
def test_passes(source: str | bytes) -> None:
    data = source.encode() if isinstance(source, str) else source
    assert looks(data) or b"compatlint" in data
    assert reaches(data, WORDS)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "x = 1",
        "# talks to openai\nx = 1",
        "'''Uses openai completions.'''",
        "def f():\n    'openai'\n    return 1",
        "class A:\n    '''OpenAI'''",
        "def f(x):\n    1\n    'as openai does'",
        "PROVIDERS = ['openai', 'other']",
        "if provider == 'openai': run()",
        "f'not openai: {x}'",
        "x = b'openai'",
        "OPENAI_API_KEY = os.environ['OPENAI_API_KEY']",
    ],
)
def test_does_not_pass(source: str) -> None:
    assert not looks(source)


def test_words_that_are_no_identifiers_are_looked_for_in_strings() -> None:
    words = (b"name", b"/v1/chat")
    assert reaches(b"post('https://host/v1/chat')", words)
    assert not reaches(b"# /v1/chat\nx = 1", words)


def test_no_warning_of_the_parser_is_shown(recwarn: pytest.WarningsRecorder) -> None:
    assert looks(r"import openai; '\d' is 1")
    assert not recwarn.list


@pytest.mark.parametrize("case", harness.cases(), ids=lambda case: case.id)
def test_every_file_with_a_finding_passes(case: harness.Case) -> None:
    """In a case of several files a finding may stand where only the call in another file makes it one."""
    for name in {mark.filename for mark in (case.expected + case.todo)}:
        data = case.files[name].encode()
        if len(case.files) == 1:
            assert passes(data, (*WORDS, OURS))
            assert reaches(data, WORDS, pack.words(kind="attributes"))


def test_the_screen_changes_nothing_that_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same files with and without the looks."""
    monkeypatch.chdir(tmp_path)
    for number, body in enumerate([CALL, "x = 1", "import openai", f"# openai\n{CALL}", "openai = 'x'"]):
        Path(f"f{number}.py").write_text(
            f"import openai\nclient = openai.OpenAI(base_url='https://x.example')\n{body}\n"
        )

    def found() -> object:
        return json.loads(CliRunner().invoke(main, ["check", "--format", "json"]).output)

    with_screen = found()
    monkeypatch.setattr("linter.screen.passes", lambda *_: True)
    monkeypatch.setattr("linter.screen.reaches", lambda *_: True)
    assert found() == with_screen
