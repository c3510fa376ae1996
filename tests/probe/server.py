"""An API on this machine: real HTTP, answered by threads, as the facts say of a time, as another provider, or badly."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeAlias

from tests.wire.closed import FIRST, LATER
from tests.wire.transport import TARGET_HOST, Sent, answer

MODEL = "gpt-oss-120b"
SERVED = {FIRST: {MODEL, "llama3.1-8b", "qwen-3-32b"}, LATER: {MODEL, "qwen-3.8-27b"}}
KEY = "csk-a-key-that-nobody-may-see-0123456789"

Reply: TypeAlias = "tuple[int, Mapping[str, str], bytes]"
Behaviour: TypeAlias = "Callable[[Sent, int], Reply | None]"  # of a request and its number; None closes the connection


@dataclass
class Server:
    """A server that is running: where, and what it was sent."""

    url: str
    sent: list[Sent] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


def error(status: int, words: str, **headers: str) -> Reply:
    """An error as the target words it."""
    said = {"message": words, "type": "invalid_request_error", "param": "", "code": "wrong_api_format"}
    return status, {"content-type": "application/json", **headers}, json.dumps(said).encode()


def target(edition: str) -> Behaviour:
    """The target as the facts say of an edition."""

    def behave(sent: Sent, number: int) -> Reply:
        model = sent.body.get("model")
        if model is not None and model not in SERVED[edition]:
            return error(404, f"Model {model} does not exist or you do not have access to it.")
        if sent.endpoint == "completions" and edition == LATER:
            suffix = "suffix" in sent.body
            return error(400, "suffix is unsupported") if suffix else answer(sent)
        return answer(sent, edition)

    return behave


def other(sent: Sent, number: int) -> Reply:
    """Another provider: an open schema, no logprobs, embeddings, no text completions."""
    if sent.endpoint not in ("chat/completions", "embeddings", "models") or (sent.method == "GET") != (
        sent.endpoint == "models"
    ):
        return 404, {"content-type": "application/json"}, b'{"error": {"message": "Unknown request URL"}}'
    for name in ("logprobs", "top_logprobs", "logit_bias"):
        if name in sent.body:
            said = {"error": {"message": f"`{name}` is not supported with this model", "type": "invalid_request_error"}}
            return 400, {"content-type": "application/json"}, json.dumps(said).encode()
    return answer(sent)


def badly(about: str, *replies: Reply | None) -> Behaviour:
    """A server that gives these replies to requests with a field `about`, one after another, then the last for ever.

    All else is accepted.
    """
    given: list[int] = []

    def behave(sent: Sent, number: int) -> Reply | None:
        if about not in sent.body:
            return answer(sent)
        given.append(number)
        return replies[min(len(given), len(replies)) - 1]

    return behave


def slowly(about: str, seconds: float) -> Behaviour:
    """A server that takes its time for requests with a field `about`."""

    def behave(sent: Sent, number: int) -> Reply:
        time.sleep(seconds if about in sent.body else 0)
        return answer(sent)

    return behave


def page(status: int) -> Reply:
    """What stands before an API says: a page for people."""
    return status, {"content-type": "text/html"}, b"<!doctype html><title>Oops</title>"


FINE: Reply = (200, {"content-type": "application/json"}, b'{"choices": []}')


def redirect(location: str, status: int = 307) -> Reply:
    """It is said to be elsewhere."""
    return status, {"location": location}, b""


@contextlib.contextmanager
def running(behave: Behaviour, port: int = 0) -> Iterator[Server]:
    """A server that behaves so, on a port of its own."""
    found = Server("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body are sent together

        def reply(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            body: Any = json.loads(self.rfile.read(length) or b"{}") if length else {}
            sent = Sent(self.command, TARGET_HOST, self.path, self.headers.get("authorization", ""), body)
            found.headers.append({name.lower(): value for name, value in self.headers.items()})
            found.sent.append(sent)
            made = behave(sent, len(found.sent))
            if made is None:
                self.close_connection = True
                return
            status, headers, content = made
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = reply  # noqa: N815  the names that http.server looks for

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  as it is called there
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    found.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
