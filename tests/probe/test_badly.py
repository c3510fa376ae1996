"""`compatlint probe` where an endpoint behaves badly: what is unclear is said to be, and the key goes nowhere else."""

from __future__ import annotations

import email.utils
import json
import time
from pathlib import Path

import pytest

from compatlint.probe import ask
from tests.probe import server
from tests.probe.running import probe
from tests.probe.server import FINE, KEY, badly, error, page, redirect, running

SEED = ("--only", "seed")


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """Nobody waits for long."""
    monkeypatch.setattr(ask, "PAUSE", 0.01)
    monkeypatch.setattr(ask, "TIMEOUT", 0.3)


def in_a_second() -> str:
    return email.utils.formatdate(time.time() + 2, usegmt=True)


@pytest.mark.parametrize("after", ["1", None], ids=["seconds", "a date"])
def test_rate_limit_is_waited_for(after: str | None) -> None:
    limit = error(429, "slow down", **{"retry-after": after or in_a_second()})
    with running(badly("seed", limit, FINE)) as found:
        start = time.monotonic()
        done = probe(found.url, *SEED)
        assert time.monotonic() - start > 0.8
    assert (done.status, done.verdict("seed"), len(found.sent)) == (0, "accepted", 3)


def test_rate_limit_of_an_hour_is_not_waited_for() -> None:
    with running(badly("seed", error(429, "come back later", **{"retry-after": "3600"}))) as found:
        done = probe(found.url, *SEED)
    assert (done.verdict("seed"), len(found.sent)) == ("unclear: 429, come back later", 2)
    assert "1 unclear: `--resume` asks for it again." in done.err


@pytest.mark.parametrize(
    "reply", [error(500, "oops"), error(503, "busy"), page(502), None], ids=["500", "503", "502", "closed"]
)
def test_failure_is_asked_again(reply: server.Reply | None) -> None:
    with running(badly("seed", reply, FINE)) as found:
        assert probe(found.url, *SEED).verdict("seed") == "accepted"
    assert len(found.sent) == 3


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (error(500, "oops"), "unclear: 500, oops"),
        (error(429, "slow down"), "unclear: 429, slow down"),
        (page(502), "unclear: 502, a page in HTML"),
        (None, "unclear: network: RemoteProtocolError"),
    ],
    ids=["500", "429", "page", "closed"],
)
def test_failure_that_lasts_is_told(reply: server.Reply | None, said: str) -> None:
    """Asked a bounded number of times, and never taken for a rejection."""
    with running(badly("seed", reply)) as found:
        done = probe(found.url, *SEED)
    assert (done.status, done.verdict("seed"), len(found.sent)) == (0, said, 1 + ask.TRIES)


@pytest.mark.parametrize("status", [200, 400, 403, 404])
def test_page_is_no_answer_of_an_api(status: int) -> None:
    with running(badly("seed", page(status))) as found:
        done = probe(found.url, *SEED)
    assert (done.verdict("seed"), len(found.sent)) == (f"unclear: {status}, a page in HTML", 2)


def test_slow_server_is_not_waited_for() -> None:
    with running(server.slowly("seed", 0.6)) as found:
        assert probe(found.url, *SEED).verdict("seed") == "unclear: network: ReadTimeout"


def test_what_is_compressed_and_broken_is_no_answer() -> None:
    broken = (200, {"content-type": "application/json", "content-encoding": "gzip"}, b"no gzip")
    with running(badly("seed", broken)) as found:
        assert probe(found.url, *SEED).verdict("seed") == "unclear: network: DecodingError"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_to_another_host_is_refused(status: int) -> None:
    with running(server.other) as elsewhere, running(badly("seed", redirect(elsewhere.url, status))) as found:
        done = probe(found.url, *SEED)
    assert done.verdict("seed") == f"unclear: {status}, redirects to another host: refused"
    assert not elsewhere.sent


@pytest.mark.parametrize(
    "location", ["https://{host}/v1", "//example.com/v1", "http://localhost:{port}/v1", "http://["]
)
def test_redirect_to_another_origin_is_refused(location: str) -> None:
    with running(lambda sent, number: redirect(location.format(host=host, port=host.rpartition(":")[2]))) as found:
        host = found.url.split("/")[2]
        done = probe(found.url, *SEED)
    assert (done.status, len(found.sent)) == (2, 1)
    assert "redirects to another host: refused" in done.err


def test_redirect_within_the_host_is_followed() -> None:
    with running(badly("seed", redirect("/v1/chat/completions?moved"), FINE)) as found:
        assert probe(found.url, *SEED).verdict("seed") == "accepted"


def test_redirect_without_an_end_is_not_followed_for_ever() -> None:
    with running(badly("seed", redirect("/v1/chat/completions"))) as found:
        assert probe(found.url, *SEED).verdict("seed") == "unclear: 307, redirects without an end"
    assert len(found.sent) < 8


def test_where_the_plain_request_fails_nothing_is_asked() -> None:
    with running(lambda sent, number: error(401, f"wrong key {KEY}")) as found:
        done = probe(found.url)
    assert (done.status, len(found.sent)) == (2, 1)
    assert done.err.splitlines()[-1] == (
        "Error: the plain request was not accepted, so nothing can be told: 401, wrong key ****"
    )


@pytest.mark.parametrize(
    "words",
    [
        f"Incorrect API key provided: {KEY}",
        f"{'x' * 190} {KEY}",
        f"Authorization: Bearer {KEY}\x1b[31m\r\n::error::",
    ],
)
def test_key_that_is_repeated_is_masked(words: str) -> None:
    """In the table, in the pack, in what is kept; escaped or cut off too."""
    escaped = json.dumps({"error": {"message": words}}).replace("-", "\\u002d").encode()
    for content in (json.dumps({"message": words}).encode(), escaped):
        with running(badly("seed", (400, {"content-type": "application/json"}, content))) as found:
            done = probe(found.url, *SEED, "--write", "measured.yaml", "--compare")
        assert done.verdict("seed").startswith("rejected: 400, ")
        assert "\x1b" not in done.out
        assert "csk-a" not in done.out + done.err + Path("measured.yaml").read_text("utf-8")


def test_unclear_answers_are_asked_for_again() -> None:
    with running(badly("seed", *[error(500, "oops")] * ask.TRIES, FINE)) as found:
        first = probe(found.url, "--only", "seed,stop")
        assert (first.verdict("seed"), first.verdict("stop")) == ("unclear: 500, oops", "accepted")
        before = len(found.sent)
        again = probe(found.url, "--only", "seed,stop", "--resume")
        assert again.verdict("seed") == "accepted"
        assert again.verdict("stop") == "accepted"
        assert len(found.sent) == before + 1
        probe(found.url, "--only", "seed,stop", "--resume")  # nothing was left, so that is a new run
        assert len(found.sent) == before + 4
