"""The looks before the analyser: they may pass too much, but must lose nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from compatlint.packs import load
from compatlint.screen import interests, outline_reader
from compatlint.screen import words as screen
from compatlint.screen.modules import Modules
from compatlint.screen.relevance import Everything, Relevance, TableNames
from compatlint.screen.words import OURS, passes
from compatlint.source import formats
from tests import harness

WORDS = load.words()
INTERESTS = ("words", "seeds", "called", "answers", "naming", "adding", "libraries", "hosts")
CALL = "client.chat.completions.create(model='m', messages=[], service_tier='auto')"


def concerns(source: str | bytes, folder: Path | None = None, target: str | None = None) -> bool:
    data = source.encode() if isinstance(source, str) else source
    looks = interests.Interests(Modules(), *(load.words((), kind, target) for kind in INTERESTS))
    path = (folder or Path("/nowhere")) / "main.py"
    return passes(data, load.words((), target=target)) and looks.concerns(str(path), data)


@pytest.mark.parametrize(
    "source",
    [
        "import openai\nopenai.chat()",
        "import openai as o\no.chat()",
        "from openai import OpenAI\nclient = OpenAI()",
        "from openai import *\nclient = OpenAI()",
        CALL,
        "f = x.chat.completions\nf.create()",
        "async def f():\n    return [await x.chat.completions.create() for _ in y]",
        "import openai\ndef f(client: openai.OpenAI):\n    client.chat()",
        "import openai\ndef f(client=openai.OpenAI()):\n    client.chat()",
        "import openai\nclass A(openai.OpenAI): ...\nA()",
        "import openai\nrun(openai.chat.completions.create, model='m')",
        "import openai\nwith openai.OpenAI() as client:\n    client.chat()",
        "import openai\nfor client in (openai.OpenAI(),):\n    client.chat()",
        "import openai\n[client.chat() for client in [openai.OpenAI()]]",
        "import openai\nif client := openai.OpenAI():\n    client.chat()",
        "import openai\nclients = {}\nclients['a'] = openai.OpenAI()\nclients['a'].chat()",
        "import openai\nclients = []\nclients.append(openai)\nclients[0].chat()",
        "import openai\nsetattr(x, 'client', openai)\ny.client.chat()",
        "import openai\nclass A:\n    def f(self):\n        self.c = openai\n    def g(self):\n        self.c.chat()",
        "import importlib\nimportlib.import_module('openai').chat.completions.create()",
        "# -*- coding: latin-1 -*-\n# é\nimport openai\nopenai.chat()".encode("latin-1"),
        b"\xef\xbb\xbfimport openai\nopenai.chat()",
        "match x:\n    case 1:\n        import openai\n        openai.chat()",
        "try:\n    import openai\nexcept ImportError: ...\nelse:\n    openai.chat()",
        # What cannot be parsed is reported as such.
        "import openai\ndef f(:",
        "openai = (",
        b"import openai\0",
        b"import openai\nopenai.chat() # \xff",
        "# coding: nonsense\nimport openai",
        "print 'openai'",
        "openai = " + "(" * 300 + ")" * 300,
        "openai" + ".a" * 50_000,
        "openai" + "+1" * 20_000,
    ],
    ids=lambda source: repr(source[:40]),
)
def test_passes(source: str | bytes) -> None:
    assert concerns(source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "x = 1",
        "# talks to openai\nx = 1",
        "'''Uses openai completions.'''\nprint(1)",
        "PROVIDERS = ['openai', 'other']\nprint(PROVIDERS2)",
        "if provider == 'openai': run()",
        "f'not openai: {x}'.strip()",
        "OPENAI_API_KEY = os.environ['OPENAI_API_KEY']",
        "import openai",
        "import openai\nopenai.f()",
        "from openai.types import chat\nprint('completions')",
        "import openai\ndef f(x):\n    client = openai\ndef g(x):\n    client = x\n    client.run()",
        "import openai\nclass A:\n    def f(self): return openai\nclass B:\n    def g(self): self.h()",
    ],
)
def test_does_not_pass(source: str) -> None:
    assert not concerns(source)


def test_a_module_is_told_by_what_it_imports(tmp_path: Path) -> None:
    far = "import openai\nclient = openai.OpenAI()\ndef ask(**kw): client.chat(**kw)\ndef no(): 1\n"
    (tmp_path / "far.py").write_text(far)
    (tmp_path / "near.py").write_text("from far import ask as openai_of, no\n")
    assert concerns("from far import ask\nask(model='openai')", tmp_path)
    assert concerns("from near import openai_of\nopenai_of()", tmp_path)
    assert concerns("import near\nnear.openai_of()", tmp_path)
    assert concerns("from near import *\nopenai_of()", tmp_path)
    assert not concerns("from far import no\nno('openai')", tmp_path)


def test_modules_that_import_each_other_are_settled_whoever_is_asked_first(tmp_path: Path) -> None:
    one, two = tmp_path / "one.py", tmp_path / "two.py"
    one.write_text("from two import g\nimport openai\ndef f(): return openai\ndef h(): g()\n")
    two.write_text("from one import f, h\ndef g(): f().chat()\ndef k(): h()\n")
    found = []
    for order in ((one, two), (two, one)):
        looks = interests.Interests(Modules(), *map(load.words, ((),) * len(INTERESTS), INTERESTS))
        names = {path: looks.relevance(str(path), path.read_bytes()).names for path in order}
        found.append({path.name: names[path] for path in names})
    assert found[0] == found[1]
    assert {"f()", "openai"} <= found[0]["one.py"].keys()
    assert "f()" in found[0]["two.py"]


def test_every_name_matters_where_the_parser_gives_up() -> None:
    """Of syntax that is newer than the Python that runs the tree is built all the same."""
    looks = interests.Interests(Modules(), *map(load.words, ((),) * len(INTERESTS), INTERESTS))
    newer = b"import openai\nclient = openai.OpenAI()\nnot yet Python"
    assert looks.begins("/nowhere/main.py", newer)
    assert looks.relevance("/nowhere/main.py", newer).leads(frozenset({"client"}), frozenset())


def test_no_warning_of_the_parser_is_shown(recwarn: pytest.WarningsRecorder) -> None:
    assert outline_reader.read(r"import openai; '\d' is 1") is not None
    assert not recwarn.list


def test_without_a_wheel_the_words_are_found_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where stringzilla is not installed, `find` is that of the bytes: both say the same of every case."""
    words = (*WORDS, *load.words((), "far"))
    files = [text.encode() for case in harness.cases() for text in case.files.values()]
    quick = [[passes(data, [word]) for word in words] for data in (b"", *files)]
    monkeypatch.setattr(screen, "find", bytes.find)
    assert [[passes(data, [word]) for word in words] for data in (b"", *files)] == quick
    assert any(map(any, quick))


@pytest.mark.parametrize("case", harness.cases(), ids=lambda case: case.id)
def test_every_file_with_a_finding_passes(case: harness.Case) -> None:
    """In a case of several files a finding may stand where only the call in another file makes it one."""
    for name in {mark.filename for mark in (case.expected + case.todo)}:
        if len(case.files) == 1:
            path, text = name, case.files[name]
            if harness.is_notebook(text):
                path, text = harness.as_notebook(name), harness.notebook(text)
            targets = harness.targets(case)
            said = OURS in text.encode() or any(passes(text.encode(), load.words((), "ids", one)) for one in targets)
            looked = (concerns(one, target=target) for one in programs(path, text) for target in targets)
            assert said or not formats.is_screened(path) or any(looked)


def programs(path: str, text: str) -> tuple[bytes, ...]:
    """The programs that the look at names is for; where there is no telling, one that passes."""
    found = formats.programs(path, text.encode(), lambda data: passes(data, WORDS))
    return (b"openai = (",) if found is None and passes(text.encode(), WORDS) else found or ()


def everything(*_: object) -> Relevance:
    """Every name may be anything."""
    tables = TableNames({}, {}, {})
    return Relevance(Everything(tables.everything), tables)


@pytest.mark.parametrize("topic", ["files", "functions", "clients"])
def test_the_look_at_names_loses_nothing(topic: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same findings where every call of every file is followed."""
    wanted = [case for case in harness.cases() if case.topic == topic][::4]
    for number, case in enumerate(wanted):
        folder = tmp_path / str(number)
        harness.write(folder, case.files)
        looked = harness.check(folder, *case.options)
        with monkeypatch.context() as patch:
            patch.setattr(interests.Interests, "relevance", everything)
            patch.setattr(interests.Interests, "begins", lambda *_: True)
            patch.setattr(interests.Interests, "concerns", lambda *_: True)
            assert harness.check(folder, *case.options) == looked, case.id
