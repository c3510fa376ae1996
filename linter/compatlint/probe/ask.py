"""Asks an endpoint over the network, the one place of the program that does. The key goes to that host alone."""

from __future__ import annotations

import email.utils
import threading
import time
from urllib.parse import urlsplit

from compatlint import __version__
from compatlint.errors import UsageError
from compatlint.probe.address import redirected
from compatlint.probe.answer import Answer, judged
from compatlint.probe.plan import Probe
from compatlint.report.secrets import MASK, masked

try:
    import httpx
except ImportError:  # an extra
    raise UsageError("`probe` needs httpx: pip install 'compatlint[probe]'") from None

TRIES = 5
PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds before the second try, twice that before the third; who wants more, may wait
TIMEOUT = 30.0
LONGEST = 60.0  # seconds for an answer that comes in drops
ENOUGH = 1 << 16  # bytes of an answer; of a stream its first event is
WORDS = 200  # characters of what an API says that are kept
AGAIN = (408, 425, 429, 500, 502, 503, 504)
REDIRECTS = (301, 302, 303, 307, 308)
FOLLOWED = 3


class Asker:
    """Sends probes to one endpoint, each again where the answer says nothing of it."""

    def __init__(self, base_url: str, key: str) -> None:
        if not key.isprintable() or not key.isascii() or " " in key:
            raise UsageError("the key has characters that no header may have; it is not sent")
        self._base_url, self._key = base_url, key
        headers = {"user-agent": f"compatlint/{__version__}", "content-type": "application/json"}
        if key:
            headers["authorization"] = f"Bearer {key}"
        proxies = urlsplit(base_url).scheme == "https"  # what stands between sees nothing of it then
        self._client = httpx.Client(headers=headers, timeout=TIMEOUT, follow_redirects=False, trust_env=proxies)
        self._closed = threading.Event()

    def close(self) -> None:
        """Let the connections go; nothing is asked again."""
        self._closed.set()
        self._client.close()

    def __call__(self, probe: Probe) -> Answer:
        """The answer to a probe; without a word of the key, should it be repeated there."""
        found = Answer("unclear", None, "")
        for number in range(TRIES):
            found, wait = self._asked(probe, f"{self._base_url}{probe.path}")
            if wait is None or wait > LONGEST_PAUSE or number == TRIES - 1:
                break
            if self._closed.wait(wait or PAUSE * 2**number):
                break
        words = found.words.replace(self._key, MASK) if self._key else found.words
        return Answer(found.verdict, found.status, masked(words)[:WORDS])

    def _asked(self, probe: Probe, url: str, followed: int = 0) -> tuple[Answer, float | None]:
        """One try, and how long to wait before the next (0: as long as usual); None where none is wanted."""
        try:
            with self._client.stream(probe.method, url, content=probe.content) as response:
                if response.status_code in REDIRECTS:
                    return self._followed(probe, url, response, followed)
                kind = response.headers.get("content-type", "")
                answer = judged(probe, response.status_code, kind, _read(response))
        except (httpx.RequestError, httpx.InvalidURL) as error:
            return Answer("unclear", None, f"network: {type(error).__name__}"), 0
        if answer.status in AGAIN:
            return Answer("unclear", answer.status, answer.words), _seconds(response.headers.get("retry-after", ""))
        return answer, None

    def _followed(self, probe: Probe, url: str, response: httpx.Response, count: int) -> tuple[Answer, float | None]:
        """A redirect is followed where it stays at the host: nobody else gets the key."""
        target = redirected(url, response.headers.get("location", ""))
        if target is None or count == FOLLOWED:
            why = "redirects to another host: refused" if target is None else "redirects without an end"
            return Answer("unclear", response.status_code, why), None
        return self._asked(probe, target, count + 1)


def _read(response: httpx.Response) -> bytes:
    """As much of an answer as tells what it is."""
    found, end = b"", time.monotonic() + LONGEST
    events = "event-stream" in response.headers.get("content-type", "")
    for chunk in response.iter_bytes():
        found += chunk
        if len(found) > ENOUGH or (events and b"\n\n" in found.replace(b"\r\n", b"\n").lstrip(b"\n")):
            break
        if time.monotonic() > end:
            raise httpx.ReadTimeout("it comes in drops")
    return found


def _seconds(after: str) -> float:
    """What `Retry-After` says: seconds, or a date; 0 where it says nothing."""
    try:
        return max(float(after), 0.0)
    except ValueError:
        pass
    try:
        return max(email.utils.parsedate_to_datetime(after).timestamp() - time.time(), 0.0)
    except (TypeError, ValueError):
        return 0.0
