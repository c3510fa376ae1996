"""What an answer to a probe means: the status and the API's own words → accepted, rejected, not served or unclear."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from compatlint.probe.plan import Probe

Verdict: TypeAlias = Literal["accepted", "rejected", "not served", "unclear"]
REFUSALS = (400, 404, 409, 413, 415, 422)
NOT_SERVED = (404, 405, 410, 501)
DETAILS = ("message", "error", "detail", "msg", "errors", "title")


class Answer(Struct, frozen=True):
    """What came back for a probe: the verdict, the status where there is one, and words."""

    verdict: Verdict
    status: int | None
    words: str

    @property
    def said(self) -> str:
        """Status and words in one line."""
        return ", ".join(str(part) for part in (self.status, self.words) if part)


def judged(probe: Probe, status: int, kind: str, content: bytes) -> Answer:
    """The answer with a status, a content type and a body."""
    html = "html" in kind or content.lstrip()[:1] == b"<"
    said = _json(content)
    words = "" if html else words_of(said)
    if 200 <= status < 300:
        return _success(probe, status, html, said)
    if probe.kind == "endpoint" and status in NOT_SERVED and probe.body.get("model", "\0") not in words:
        return Answer("not served", status, words)
    if status in REFUSALS and not html:
        return Answer("rejected", status, words)
    return Answer("unclear", status, words or ("a page in HTML" if html else "no words that can be read"))


def _success(probe: Probe, status: int, html: bool, said: Any) -> Answer:
    if html or (said is None and probe.kind != "endpoint"):
        return Answer("unclear", status, "a page in HTML" if html else "no answer of an API")
    if isinstance(said, Mapping) and said.get("error"):  # a stream begins before it is known
        return Answer("rejected", status, words_of(said))
    return Answer("accepted", status, "")


def _json(content: bytes) -> Any:
    """The JSON of a body, or of the first event of a stream; None where there is none."""
    text = content.decode("utf-8", "replace")
    events = [line.removeprefix("data:").strip() for line in text.splitlines() if line.startswith("data:")]
    try:
        return json.loads(events[0] if events else text)
    except (ValueError, RecursionError):
        return "" if events else None


def words_of(said: Any, depth: int = 5) -> str:
    """What an API says went wrong, in one line; however it is wrapped."""
    if isinstance(said, str):
        return " ".join(said.split())
    if isinstance(said, list) and said and depth:
        return words_of(said[0], depth - 1)
    if isinstance(said, Mapping) and depth:
        return next(filter(None, (words_of(said[key], depth - 1) for key in DETAILS if key in said)), "")
    return ""
