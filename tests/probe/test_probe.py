"""`compatlint probe` towards a person: what it asks for, where the key goes, and that it stops when it is told to."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.probe import server
from tests.probe.running import PART, VARIABLE, Done, probe
from tests.probe.server import KEY, MODEL, running

pytestmark = pytest.mark.usefixtures("place")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://api.example.com/v1", "over https only"),
        ("http://127.0.0.1.example.com/v1", "over https only"),
        ("http://0.0.0.0:1/v1", "over https only"),
        ("ftp://api.example.com/v1", "this must be an address"),
        ("api.example.com/v1", "this must be an address"),
        ("https://", "this must be an address"),
        ("https://api.example.com:99999/v1", "out of range"),
        (f"https://user:{KEY}@api.example.com/v1", "does not belong into an address"),
        ("https://api.example.com/v1?key=1", "no ? and no #"),
    ],
)
def test_address_that_no_key_may_be_sent_to(url: str, said: str) -> None:
    done = probe(url)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_key_goes_to_that_host_alone_and_is_asked_for_by_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("CEREBRAS_API_KEY", "csk-another")
    with running(server.other) as found:
        assert probe(found.url, "--only", "seed,stop").status == 0
    assert {one["authorization"] for one in found.headers} == {f"Bearer {KEY}"}
    assert all(KEY not in str(sent.body) + sent.path for sent in found.sent)


def test_key_that_is_not_there() -> None:
    with running(server.other) as found:
        done = probe(found.url, variable="NO_SUCH_KEY")
    assert (done.status, found.sent) == (2, [])
    assert done.err == "Error: the variable NO_SUCH_KEY is not set: it must hold the key\n"


@pytest.mark.parametrize("key", ["a\nb", "a b", "schlüssel"])
def test_key_that_no_header_may_have(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, key)
    with running(server.other) as found:
        done = probe(found.url)
    assert (done.status, found.sent) == (2, [])
    assert key not in done.err


def command(url: str, *options: str) -> list[str]:
    return [sys.executable, "-m", "compatlint", "probe", "--base-url", url, "--model", MODEL, *options]


def test_of_another_host_the_variable_has_to_be_named() -> None:
    done = subprocess.run(command("https://api.example.com/v1"), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Error: --api-key-env: name the variable that holds the key for api.example.com\n"


def test_nothing_is_sent_unasked() -> None:
    """It says what it will cost; where nobody can be asked, that is all. This machine needs no key."""
    with running(server.other) as found:
        done = subprocess.run(
            command(found.url, "--only", "seed"), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
    assert (done.returncode, done.stdout, found.sent) == (2, "", [])
    cost, *rest = done.stderr.splitlines()
    assert re.fullmatch(rf"This sends 2 requests to {re.escape(found.url)}, of at most \d+ tokens together\.", cost)
    assert rest == ["Error: nobody is there to be asked: give --yes"]


def test_it_costs_no_more_than_it_says() -> None:
    with running(server.other) as found:
        done = probe(found.url, "--only", "seed,two answers,endpoint responses")
    said = re.search(r"sends (\d+) requests .* at most ([\d,]+) tokens", done.err)
    assert said is not None
    assert int(said[1]) == len(found.sent) == 4
    answers = sum(one.body.get("n", 1) * one.body.get("max_tokens", 16) for one in found.sent)
    assert int(said[2].replace(",", "")) >= answers + sum(len(str(one.body)) - 20 for one in found.sent)


def test_name_that_nothing_is_asked_under() -> None:
    with running(server.other) as found:
        done = probe(found.url, "--only", "sed")
    assert (done.status, found.sent) == (2, [])
    assert "nothing is asked under 'sed'; did you mean 'seed'?" in done.err


def test_new_field_is_probed_without_code() -> None:
    Path("more.yaml").write_text("probes: {fields: {turbo: {value: fast, beside: {seed: 1}}}}", "utf-8")
    with running(server.other) as found:
        assert probe(found.url, "--rules", "more.yaml", "--only", "turbo").verdict("turbo") == "accepted"
    assert found.sent[1].body.items() >= {"turbo": "fast", "seed": 1}.items()


def test_file_that_cannot_be_written_is_told_before_anything_is_sent() -> None:
    with running(server.other) as found:
        done = probe(found.url, "--write", "no/such/measured.yaml")
    assert (done.status, found.sent) == (2, [])
    assert done.err == "Error: --write: no/such/measured.yaml: no such directory\n"


def test_edition_that_there_is_not_is_told_before_anything_is_sent() -> None:
    with running(server.other) as found:
        done = probe(found.url, "--compare", "--edition", "2025-10")
    assert (done.status, found.sent) == (2, [])
    assert "unknown edition '2025-10'" in done.err


def test_without_httpx_it_says_what_to_install() -> None:
    code = "import sys; sys.modules['httpx'] = None; from compatlint.cli.main import main; main()"
    arguments = [sys.executable, "-c", code, *command("http://127.0.0.1:9/v1")[3:]]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "Error: `probe` needs httpx: pip install 'compatlint[probe]'\n")


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
@pytest.mark.parametrize("concurrency", ["1", "4"])
def test_interruption_keeps_what_is_known(concurrency: str) -> None:
    started: list[subprocess.Popen[str]] = []
    last = 12

    def behave(sent: server.Sent, number: int) -> server.Reply | None:
        if number == last:
            started[0].send_signal(signal.SIGINT)
        return server.FINE if number < last else server.slowly("model", 0.2)(sent, number)

    with running(behave) as found:
        options = ("--api-key-env", VARIABLE, "--yes", "--write", "measured.yaml", "--concurrency", concurrency)
        started.append(
            subprocess.Popen(command(found.url, *options), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        )
        out, err = started[0].communicate(timeout=60)
        done = Done(started[0].returncode, out, err)
        assert PART not in done.out + done.err
        assert (done.status, "Interrupted: `--resume` goes on from here." in done.err) == (130, True)
        known = re.search(r": (\d+) accepted", done.out)
        assert known is not None
        assert last - int(concurrency) - 1 <= int(known[1]) < last + 5
        assert "Traceback" not in done.err
        first = Path("measured.yaml").read_text("utf-8")
        assert "not asked" in first

    with running(server.other, int(found.url.split(":")[2].split("/")[0])) as again:
        done = probe(again.url, "--resume", "--write", "measured.yaml")
        total = sum(map(int, re.findall(r"(\d+) (?:accepted|rejected|not served|unclear)", done.out.splitlines()[-1])))
        assert done.status == 0
        assert len(again.sent) == total - int(known[1])
        assert "not asked" not in Path("measured.yaml").read_text("utf-8")
