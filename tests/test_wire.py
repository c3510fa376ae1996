"""The wire test: what the linter says of a program is what the program sends.

`tests/wire/programs/` holds scripts (a directory is a script of several files, started at main.py). A script's comments
say `#! possible CODE …` where only a run can tell, and `#! todo CODE …` where the linter is known to be wrong (`#! todo
fix`: where its fixes are); a todo that became right fails. The cases of some topics are run too.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from openai import APIError

from compatlint.cli.main import main as main_command
from tests import harness
from tests.wire import product, runner
from tests.wire.closed import BODY, MESSAGES
from tests.wire.score import SCORE, Score
from tests.wire.transport import FIELDS, Sent, is_judged

PROGRAMS = sorted(path for path in (Path(__file__).parent / "wire/programs").iterdir() if path.name[0] not in "._")
CLOSED_CODES = {
    *("CBS106", "CBS107", "CBS108", "CBS202", "CBS203", "CBS204", "CBS205", "CBS206", "CBS207", "CBS208"),
    *("CBS403", "CBS404"),
}
REQUEST_CODES = {"CBS004", "CBS201", "CBS301", "CBS302", "CBS402", *CLOSED_CODES, *runner.CODES.values()}
CLIENT_CODES = {"CBS001", "CBS002", "CBS003", "CBS304"}
REMARKS = {"CBS001", "CBS002", "CBS003", "CBS004", "CBS402", "CBS404"}  # what no answer complains of
JUDGED = REQUEST_CODES | CLIENT_CODES
MOVED = ("chat", "completions", "models")  # requests to other endpoints stay with whom they went to
FIX = "fix"
TOPICS = ("functions", "classes", "clients", "files", "correlated", "http")
CASES = [case for case in harness.cases() if case.topic in TOPICS]


@pytest.fixture(scope="session")
def score(request: pytest.FixtureRequest) -> Score:
    """Collects over all programs; conftest.py prints it at the end of the run."""
    return request.config.stash.setdefault(SCORE, Score())


@dataclass(frozen=True)
class Said:
    """The codes that the linter reported of a program."""

    certain: set[str]
    possible: set[str]


def said(findings: list[harness.Json]) -> Said:
    by_certainty = {
        certainty: {f["code"] for f in findings if f["certainty"] == certainty} & JUDGED
        for certainty in ("certain", "possible")
    }
    return Said(by_certainty["certain"], by_certainty["possible"] - by_certainty["certain"])


def marked(path: Path, word: str) -> set[str]:
    text = "".join(file.read_text(encoding="utf-8") for file in path.rglob("*.py"))
    return {code for line in re.findall(rf"(?m)^#! {word} (.*)$", text) for code in line.split()}


def copied(program: Path, directory: Path) -> Path:
    """A copy of the program in `directory`; the path of its main file."""
    if program.is_dir():
        shutil.copytree(program, directory, dirs_exist_ok=True)
    else:
        shutil.copy(program, directory / "main.py")
    return directory / "main.py"


@pytest.mark.parametrize("program", PROGRAMS, ids=[path.stem for path in PROGRAMS])
def test_what_is_said_is_sent(program: Path, tmp_path: Path, score: Score) -> None:
    main = copied(program, tmp_path)
    ran = runner.run(main)
    found = harness.check(tmp_path)
    wrong = compare(program.stem, ran.codes, marked(tmp_path, "possible"), said(found), score)
    todo = marked(tmp_path, "todo") - {FIX}
    assert not set(wrong) - todo, explain(wrong, ran, found)
    assert not todo - set(wrong), f"todo that passes: {sorted(todo - set(wrong))}"


def compare(name: str, sent: set[str], may: set[str], report: Said, score: Score) -> dict[str, str]:
    """What is wrong about each code that the program sent or the linter reported; `may`: only a run can tell."""
    certain = {code for code in sent if not code.endswith("?")}
    possible = {code.rstrip("?") for code in sent} - certain
    score.add(name, certain - (may - report.certain), report.certain)
    wrong = dict.fromkeys(report.certain - certain, "certain, but not sent")
    wrong |= dict.fromkeys(report.possible - possible - may, "possible, but a run is always the same")
    wrong |= dict.fromkeys((certain | possible) - report.certain - report.possible, "sent, but not reported")
    return wrong


def explain(wrong: dict[str, str], ran: runner.Ran, findings: list[harness.Json]) -> str:
    sent = "\n".join(f"  {request}" for request in ran.sent)
    said_lines = "\n".join(f"  {mark}" for mark in harness.marks(findings).elements())
    return f"{wrong}\nsent:\n{sent}\nsaid:\n{said_lines}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[harness.Json]]]:
    """The product's programs on disk and what the linter says of each; one run for all."""
    directory = tmp_path_factory.mktemp("product")
    for number, (way, road) in enumerate(product.programs()):
        harness.write(directory, product.program(product.CLIENTS[way], product.FIELDS[road], f"p{number}"))
    found: dict[str, list[harness.Json]] = {}
    for finding in harness.check(directory):
        found.setdefault(re.split(r"[_.]", finding["filename"])[0], []).append(finding)
    return directory, found


@pytest.mark.parametrize("way", product.CLIENTS)
def test_product(way: str, made: tuple[Path, dict[str, list[harness.Json]]], score: Score) -> None:
    directory, found = made
    problems, passing, wrong = [], [], set()
    for number, (client, road) in enumerate(product.programs()):
        if client == way:
            path = directory / f"p{number}.py"
            known = {*product.CLIENTS[way].todo, *product.FIELDS[road].todo}
            verdict = judge(way, road, path, said(found.get(path.stem, [])), score)
            wrong |= set(verdict)
            problems += [f"{road}: {code} {what}" for code, what in verdict.items() if code not in known]
            if way == "default":
                passing += [f"{road}: {code}" for code in product.FIELDS[road].todo if code not in verdict]
    assert not problems, f"{way}\n" + "\n".join(problems)
    assert not passing, f"todo that passes: {passing}"
    assert set(product.CLIENTS[way].todo) <= wrong, "todo that passes"


def judge(way: str, road: str, path: Path, report: Said, score: Score) -> dict[str, str]:
    """What is wrong with the report of one program of the product."""
    ran = runner.run(path)
    may = set(product.FIELDS[road].possible) if ran.judged else set()
    if product.CLIENTS[way].unsure:
        may |= ran.codes & REQUEST_CODES
    return compare(f"{way} / {road}", ran.codes, may, report, score)


@pytest.mark.parametrize("program", PROGRAMS, ids=[path.stem for path in PROGRAMS])
def test_fixed_program_runs(program: Path, tmp_path: Path) -> None:
    main = copied(program, tmp_path)
    if FIX in marked(tmp_path, "todo"):
        with pytest.raises((AssertionError, KeyError, TypeError, APIError)):
            check_repairs(main, tmp_path)
    elif marked(tmp_path, "todo"):
        pytest.skip("known to be wrong")
    else:
        check_repairs(main, tmp_path)


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_fixed_case_runs(case: harness.Case, tmp_path: Path) -> None:
    if case.todo:
        pytest.skip("known to be wrong")
    check_repairs(written(case, tmp_path), tmp_path)


def check_repairs(main: Path, directory: Path) -> None:
    """A repaired program prints what it printed, and sends the same but for what the target rejects.

    Safe fixes don't change what others than the target are sent. With nothing left to report it runs clean.
    """
    before = run(main, directory)
    for level in ("safe", "unsafe"):
        left = harness.check(directory, *harness.LEVELS[level])
        after = runner.run(main, directory, strict=not left)
        assert after.printed == before.printed
        assert left or not after.codes
        for old, new in zip(sorted(before.sent, key=asked), sorted(after.sent, key=asked), strict=True):
            problem = changed(old, new, level)
            assert not problem, f"{level} fixes changed {problem}: {old}\n{new}"
        if not left:
            return


def asked(sent: Sent) -> str:
    """What tells requests apart that threads may send in any order."""
    return str(_spoken(sent))


def changed(old: Sent, new: Sent, level: str) -> set[str]:
    """What is different about a request that must not be."""
    old = as_chat(old) if new.endpoint != old.endpoint else old
    names = {name for name in {*old.body, *new.body} if old.body.get(name) != new.body.get(name)}
    if is_judged(old.host) or level == "unsafe":
        names -= {*FIELDS, *(old.body.keys() - BODY), "tool_choice", "max_tokens"}
        if _spoken(old) == _spoken(new):
            names.discard("messages")
    if level == "unsafe" and old.body.get("stream") and old.body.get("response_format"):
        names -= {"stream", "stream_options"}  # an answer that is only joined is asked for whole
    stays = not is_judged(old.host) or old.endpoint.partition("/")[0] not in MOVED
    if new.endpoint != old.endpoint or (stays and (new.host, new.key) != (old.host, old.key)):
        names.add(new.host + new.path)
    return names


def as_chat(sent: Sent) -> Sent:
    """A text completion as the chat completion that asks the same."""
    if sent.endpoint != "completions":
        return sent
    body = {name: value for name, value in sent.body.items() if name != "prompt"}
    messages = [{"role": "user", "content": sent.body.get("prompt")}]
    return replace(sent, path="/v1/chat/completions", body={**body, "messages": messages})


def _spoken(sent: Sent) -> list[dict[str, object]]:
    """The messages without the keys that the target doesn't know."""
    known = set().union(*MESSAGES.values())
    return [{key: m[key] for key in m.keys() & known if m[key] is not None} for m in sent.body.get("messages") or ()]


def written(case: harness.Case, directory: Path) -> Path:
    """The case on disk; the path of its main file."""
    harness.write(directory, case.files)
    return directory / (harness.MAIN if harness.MAIN in case.files else next(iter(case.files)))


def run(main: Path, directory: Path) -> runner.Ran:
    """Run a program whose packages may not all be installed here."""
    try:
        return runner.run(main, directory)
    except ModuleNotFoundError as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_case_is_true(case: harness.Case, tmp_path: Path) -> None:
    """What the marks of a case say is what it sends."""
    ran = run(written(case, tmp_path), tmp_path)
    assert {code.rstrip("?") for code in ran.codes} <= {mark.code for mark in (*case.expected, *case.todo)}, ran.sent
    assert not ran.sent or certain(case) & REQUEST_CODES <= ran.codes, ran.sent


def certain(case: harness.Case) -> set[str]:
    """The codes that a case says are certain."""
    return {mark.code for mark in (*case.expected, *case.todo) if mark.certainty == "certain"}


def test_most_programs_are_repaired(tmp_path: Path) -> None:
    """The test above says something: the fixes leave nothing to report in most programs."""
    for number, program in enumerate(PROGRAMS):
        (tmp_path / str(number)).mkdir()
        copied(program, tmp_path / str(number))
    left = {Path(finding["filename"]).parts[0] for finding in harness.check(tmp_path, *harness.LEVELS["unsafe"])}
    assert len(left) <= len(PROGRAMS) // 2


@pytest.mark.parametrize("program", PROGRAMS, ids=[path.stem for path in PROGRAMS])
def test_target_rejects_what_is_an_error(program: Path, tmp_path: Path) -> None:
    """The stand-in and the judge of requests agree on what fails."""
    main = copied(program, tmp_path)
    broken = {code.rstrip("?") for code in runner.run(main).codes} - REMARKS
    if broken:
        with pytest.raises(Exception, match=r"unsupported|not compatible|no such"):
            runner.run(main, strict=True)
    else:
        runner.run(main, strict=True)


def test_enough_programs() -> None:
    assert len(PROGRAMS) >= 130
    assert sum(1 for _ in product.programs()) >= 1500
    assert len(CASES) >= 300
    assert sum(not certain(case) & REQUEST_CODES for case in CASES) >= 100


FAR = {
    "main.py": "from bot import ask\n\nask([], presence_penalty=1)\n",
    "bot.py": "from openai import OpenAI\n\nfrom options import OPTIONS\n\n\ndef ask(messages, **more):\n"
    '    return OpenAI().chat.completions.create(model="gpt-oss-120b", messages=messages, **OPTIONS, **more)\n',
    "options.py": 'OPTIONS = {"service_tier": "auto"}\n',
}


def given(directory: Path, *names: str) -> list[harness.Json]:
    """What is said when only these files are given."""
    harness.write(directory, FAR)
    with harness.inside(directory):
        arguments = ["check", *names, "--output-format", "json", "-j", "1"]
        result = CliRunner().invoke(main_command, arguments, catch_exceptions=False)
    findings: list[harness.Json] = json.loads(result.stdout)
    return findings


def places(finding: harness.Json) -> set[tuple[str, int]]:
    """Every place that a finding shows."""
    return {(Path(place["filename"]).name, place["location"]["row"]) for place in (finding, *finding["related"])}


@pytest.mark.parametrize("name", FAR)
def test_findings_are_in_the_files_given(name: str, tmp_path: Path) -> None:
    assert {Path(finding["filename"]).name for finding in given(tmp_path, name)} <= {name}


def test_what_one_given_file_imports_is_followed(tmp_path: Path) -> None:
    (field,) = given(tmp_path, "main.py")
    assert field["code"] == "CBS103"
    assert places(field) >= {("main.py", 3), ("bot.py", 7)}


def test_a_site_in_another_file_is_reported_at_the_call(tmp_path: Path) -> None:
    by_code = {finding["code"]: finding for finding in given(tmp_path, "bot.py")}
    assert {"CBS001", "CBS105"} == {*by_code}
    assert by_code["CBS105"]["location"]["row"] == 7
    assert places(by_code["CBS105"]) >= {("bot.py", 7), ("options.py", 1)}
    assert not by_code["CBS105"]["fix"], "a fix would edit a file that was not given"


def test_a_file_that_calls_nothing_says_nothing(tmp_path: Path) -> None:
    assert not given(tmp_path, "options.py")


def test_all_files_say_each_thing_once(tmp_path: Path) -> None:
    found = given(tmp_path, ".")
    assert sorted((finding["code"], Path(finding["filename"]).name) for finding in found) == [
        ("CBS001", "bot.py"),
        ("CBS103", "main.py"),
        ("CBS105", "options.py"),
    ]


LONG_WAY = """\
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def create(**kwargs):
    return client.chat.completions.create(model="gpt-oss-120b", **kwargs)


def ask(messages, **options):
    return create(messages=messages, **options)


OPTIONS = {"presence_penalty": 1}
ask([], **OPTIONS)
"""


def test_the_way_is_shown(tmp_path: Path) -> None:
    harness.write(tmp_path, {"main.py": LONG_WAY})
    (finding,) = harness.check(tmp_path)
    rows = [place["location"]["row"] for place in finding["related"]]
    assert finding["location"]["row"] == 14
    assert rows == [15, 11, 7]


def test_the_way_is_printed(tmp_path: Path) -> None:
    harness.write(tmp_path, {"main.py": LONG_WAY})
    with harness.inside(tmp_path):
        text = CliRunner().invoke(main_command, ["check", "main.py", "-j", "1"]).output
    steps = [text.index(f"main.py:{row}") for row in (14, 15, 11, 7)]
    assert steps == sorted(steps)


TWO_FIELDS = """\
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


def ask(messages):
    options = {"stream": True}
    options["response_format"] = {"type": "json_object"}
    return client.chat.completions.create(model="gpt-oss-120b", messages=messages, **options)
"""


def test_what_a_finding_rests_on_besides_is_shown(tmp_path: Path) -> None:
    harness.write(tmp_path, {"main.py": TWO_FIELDS})
    (finding,) = harness.check(tmp_path)
    said = {place["message"]: place["location"]["row"] for place in finding["related"]}
    assert said["together with this"] == 8
