"""Programs that reach the API through a framework: what is said of them is what the real package sends.

`tests/wire/frameworks/` holds scripts, named after the framework, that run on the stand-in transport as those of
test_wire.py and test_rewrites.py do; one whose packages are not installed is skipped. Comments as there: `#! possible
CODE …`, `#! todo CODE …`, `#! left CODE words`.

Run on 2026-11-27 with openai 3.57.0, langchain-openai 1.7.4, langchain 1.5.2, langchain-cerebras 0.8.2, litellm
1.110.2, instructor 1.17.0, pydantic-ai-slim 2.68.0 and openai-agents 0.24.0: all passed. Those that CI does not
install passed in environments of their own, with openai 2.54.0: llama-index-llms-openai 0.8.3, -openai-like 0.8.1,
-cerebras 0.5.0, dspy 3.4.1, smolagents 1.26.0, haystack-ai 3.4.1, autogen-ext 0.7.5, agno 3.1.10; crewai 1.15.30;
ag2 0.14.0, and with openai 3.57.0 pyautogen 0.2.35. On 2026-11-28 with openai 3.57.0: langchain-litellm 0.11.2,
google-adk 2.13.0, browser-use 0.13.14; and dspy-ai 2.4.17 with openai 1.109.1.
"""

from __future__ import annotations

import gc
import importlib.util
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import harness, test_wire
from tests.test_rewrites import ADVICE, LEFT, migrate
from tests.test_wire import compare, copied, explain, marked, said
from tests.wire import runner
from tests.wire.score import Score

STATEFUL = ("litellm", "agents.models._openai_shared")  # modules that keep what a program sets for all of it
# The packages leave event loops and sockets open; when their finalizers warn is chance.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
PROGRAMS = sorted((Path(__file__).parent / "wire/frameworks").glob("*.py"))


@pytest.fixture(autouse=True, scope="module")
def _tidy() -> Iterator[None]:
    """What the packages leave behind is gone before the tests of other modules: their finalizers warn."""
    yield
    logging = sys.modules.get("litellm.litellm_core_utils.logging_worker")
    if logging is not None:  # it holds a task of a loop that is closed
        logging.GLOBAL_LOGGING_WORKER._worker_task = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gc.collect()


@pytest.fixture(autouse=True)
def _alone() -> Iterator[None]:
    """What a program sets for all of a framework is undone for the next."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        modules = [importlib.import_module(name) for name in STATEFUL if importlib.util.find_spec(name.split(".")[0])]
    before = [dict(vars(module)) for module in modules]
    yield
    for module, names in zip(modules, before, strict=True):
        for name, value in names.items():
            setattr(module, name, value)


@pytest.mark.parametrize("program", PROGRAMS, ids=[path.stem for path in PROGRAMS])
def test_what_is_said_is_sent(program: Path, tmp_path: Path) -> None:
    main = copied(program, tmp_path)
    ran = test_wire.run(main, tmp_path)
    assert ran.printed.strip()
    found = harness.check(tmp_path)
    codes = ran.codes - marked(tmp_path, "stays")  # whose whole use has a finding of its own
    wrong = compare(program.stem, codes, marked(tmp_path, "possible"), said(found), Score())
    todo = marked(tmp_path, "todo")
    assert not set(wrong) - todo, explain(wrong, ran, found)
    assert not todo - set(wrong), f"todo that passes: {sorted(todo - set(wrong))}"


@pytest.mark.parametrize("program", PROGRAMS, ids=[path.stem for path in PROGRAMS])
def test_rewritten_program_runs(program: Path, tmp_path: Path) -> None:
    """What `migrate` makes of a program runs on the target and prints the same; or something is left, and why."""
    main = copied(program, tmp_path)
    left = LEFT.search(main.read_text(encoding="utf-8"))
    before = test_wire.run(main, tmp_path)
    done = migrate(tmp_path)
    after = test_wire.run(main, tmp_path) if left is not None else runner.run(main, strict=True)
    assert after.printed == before.printed
    if left is None:
        assert done.exit_code == 0, done.output
        assert after.codes <= ADVICE
    else:
        assert done.exit_code == 1, "nothing is left"
        assert left[1] in {code.rstrip("?") for code in after.codes}
        assert left[2] in done.output, done.output


def test_enough_programs() -> None:
    assert len(PROGRAMS) >= 25


ENTRY = """\
import autogen

config = [{"model": "a", "api_type": "azure", "base_url": "https://x.openai.azure.com", "api_key": "k"}]
agent = autogen.AssistantAgent("writer", llm_config={"config_list": config})
"""


def test_an_entry_is_told_as_one(tmp_path: Path) -> None:
    """What talks to Azure is the client of the entry, not the agent that is given it."""
    harness.write(tmp_path, {"main.py": ENTRY})
    (found,) = harness.check(tmp_path)
    assert (found["code"], found["location"]["row"]) == ("CBS003", 3)
    assert "AssistantAgent" not in found["message"] + found["help"]
