"""What `compatlint probe` measures of endpoints that behave as the facts say, and the pack that it makes of that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from compatlint.cli import probe as command
from compatlint.probe.ask import Asker
from tests import harness
from tests.harness import Case, Mark
from tests.probe import server
from tests.probe.running import PART, Done, probe
from tests.probe.server import KEY, running
from tests.wire.closed import FIRST, LATER

VARIABLE = "CEREBRAS_API_KEY"
BEHAVIOURS = {FIRST: server.target(FIRST), LATER: server.target(LATER), "other": server.other}
CHANGED = ("value", "message_field", "stream_json", "effort", "text_completions")
TOPICS = {
    LATER: CHANGED,
    FIRST: (
        *(*CHANGED, "unknown_field", "combinations", "required_member", "strict_schema", "tools_of_2025"),
        *("model", "endpoint"),
    ),
}
# What is not measured: what is said of other models than the one that was asked for, and what nobody asks for, since
# that would change something. Of ids that were served then every edition says that they are gone.
OTHER_MODELS = {
    *("effort: efforts of other models", "effort: efforts that live answers took"),
    "effort: efforts of a model that is not known",
}
OTHER_MODELS_THEN = {
    "strict_schema: lengths in strict tools of one model",
    "tools_of_2025: strict tools that a model refuses",
}
SERVED_THEN = {"model: retired id", "tools_of_2025: tools are streamed"}
NOT_ASKED = {"endpoint: deleting a model"}
UNMEASURED = {FIRST: OTHER_MODELS | OTHER_MODELS_THEN | SERVED_THEN | NOT_ASKED, LATER: OTHER_MODELS}


@dataclass(frozen=True)
class Measured:
    """A measurement, the pack that was written of it, and the server."""

    done: Done
    pack: Path
    found: server.Server


@pytest.fixture(scope="module", params=BEHAVIOURS)
def measured(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Measured]:
    """The target as it was or is, or another; the target's own address leads to the stand-in."""
    folder = tmp_path_factory.mktemp("measured")
    pack, about = folder / "measured.yaml", request.param
    with pytest.MonkeyPatch.context() as patch, running(BEHAVIOURS[about]) as found:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.setenv(VARIABLE, KEY)
        patch.setattr(command, "Asker", lambda url, key: Asker(found.url, key))
        url = found.url if about == "other" else "https://api.cerebras.ai/v1"
        edition = LATER if about == LATER else FIRST
        done = probe(url, "--write", str(pack), "--compare", "--edition", edition, variable=VARIABLE)
        assert done.status == 0, done.err
        yield Measured(done, pack, found)


@pytest.mark.parametrize("measured", [FIRST], indirect=True)
def test_target_of_then_is_as_its_edition_says(measured: Measured) -> None:
    assert measured.done.out.endswith(
        "Edition 2025-09 and the measurement differ in 2:\n"
        "  model llama3.1-8b: the edition says rejected (CBS004), measured accepted\n"
        "  model qwen-3-32b: the edition says rejected (CBS004), measured accepted\n"
    )
    assert measured.done.verdict("reasoning_effort none") == "accepted"
    assert measured.done.verdict("logit_bias") == (
        "rejected: 400, body.logit_bias: property 'body.logit_bias' is unsupported"
    )
    assert measured.done.verdict("logit_bias of 101") == "unclear: 400, logit_bias is rejected by itself"
    assert measured.done.verdict("endpoint responses").startswith("not served: 404")


@pytest.mark.parametrize("measured", [LATER], indirect=True)
def test_target_of_today_is_as_its_edition_says(measured: Measured) -> None:
    assert measured.done.out.endswith("Edition 2026-10 and the measurement do not differ.\n")
    assert measured.done.verdict("logit_bias") == "accepted"


@pytest.mark.parametrize("measured", ["other"], indirect=True)
def test_another_provider_has_rules_of_its_own(measured: Measured) -> None:
    """An open schema: what it accepts is in no rule of its pack."""
    codes = {rule["code"] for rule in yaml.safe_load(measured.pack.read_text("utf-8"))["rules"]}
    assert codes == {"CBS001", "CBS002", "CBS003", "CBS102", "CBS106", "CBS301", "CBS302"}
    assert "  frequency_penalty: the edition says rejected (CBS101), measured accepted\n" in measured.done.out
    (program := measured.pack.parent / "program.py").write_text(
        "from openai import OpenAI\n"
        f"client = OpenAI(base_url='{measured.found.url}')\n"
        "client.chat.completions.create(model='m', messages=[], store=True, logprobs=True)  # line 3\n"
        "client.chat.completions.create(model='m', messages=[], parallel_tool_calls=True)\n"
        "client.embeddings.create(model='m', input='a')\n"
        "client.responses.create(model='m', input='a')  # line 6\n",
        "utf-8",
    )
    said = harness.check(program.parent, "--rules", str(measured.pack))
    assert {(one["location"]["row"], one["code"], one["severity"]) for one in said} == {
        (2, "CBS002", "warning"),
        (3, "CBS106", "error"),
        (6, "CBS302", "error"),
    }
    assert "`logprobs`" in next(one["message"] for one in said if one["code"] == "CBS106")


def test_pack_says_what_was_measured(measured: Measured, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked again, the server answers as its pack says; every rule has an answer for its source."""
    text = measured.pack.read_text("utf-8")
    assert PART not in text
    data = yaml.safe_load(text)
    pattern = re.compile(r"measured \d{4}-\d\d-\d\d at [\w.:]+ with gpt-oss-120b: \d{3}(, .+)?")
    assert all(pattern.fullmatch(source["where"]) for source in data["sources"].values())
    assert all(set(rule["sources"]) <= set(data["sources"]) for rule in data["rules"])
    monkeypatch.setenv(VARIABLE, KEY)
    monkeypatch.setenv("XDG_CACHE_HOME", str(measured.pack.parent))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "Asker", lambda url, key: Asker(measured.found.url, key))
        url = data["provider"]["base_url"]
        again = probe(url, "--rules", str(measured.pack), "--compare", variable=VARIABLE)
    assert again.out.endswith(f"Edition {next(iter(data['editions']))} and the measurement do not differ.\n")
    assert {one["authorization"] for one in measured.found.headers} == {f"Bearer {KEY}"}


@pytest.mark.parametrize("measured", [FIRST, LATER], indirect=True)
def test_pack_judges_the_cases_as_the_edition_does(
    measured: Measured, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    edition = request.node.callspec.params["measured"]
    codes = {rule["code"] for rule in yaml.safe_load(measured.pack.read_text("utf-8"))["rules"]}
    other = set()
    for number, case in enumerate(harness.cases()):
        if case.topic not in TOPICS[edition] or {"--edition", "--rules", "--config"} & set(case.options):
            continue
        harness.write(folder := tmp_path / str(number), case.files)
        wanted = _wanted(case, folder, edition, codes)
        got = harness.marks(harness.check(folder, *case.options, "--rules", str(measured.pack)))
        assert not got - wanted, f"{case.id}: false alarms"
        if wanted - got:
            other.add(case.id)
    assert other == UNMEASURED[edition]


def _wanted(case: Case, folder: Path, edition: str, codes: set[str]) -> Counter[Mark]:
    """What the edition says of a case, as far as it says that something is not accepted."""
    if edition == FIRST:  # the markers say it
        return Counter({mark: count for mark, count in case.expected.items() if mark.code in codes})
    said = harness.check(folder, *case.options, "--edition", edition)
    return harness.marks(one for one in said if one["code"] in codes and one["severity"] != "info")
