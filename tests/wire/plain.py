"""The stand-in for the network of the libraries for HTTP that programs use themselves; httpx is the SDKs' own.

Of each library that is replaced which opens connections: what it makes of addresses, headers and bodies is its own.
"""

from __future__ import annotations

import contextlib
import http.client
import io
import json
from collections.abc import Iterator
from typing import Any
from unittest import mock
from urllib.parse import urlsplit

import aiohttp
import requests
import urllib3

from tests.wire.closed import FIRST
from tests.wire.transport import Sent, accepted, record


@contextlib.contextmanager
def plain_stand_in(sent: list[Sent], *, strict: bool, edition: str = FIRST) -> Iterator[None]:
    """Record in `sent` every request made with the standard library, requests, urllib3 or aiohttp, and answer it."""
    asked = edition if strict else ""
    with contextlib.ExitStack() as patches:
        for patch in (*_standard(sent, asked), _requests(sent, asked), _urllib3(sent, asked), _aiohttp(sent, asked)):
            patches.enter_context(patch)
        yield


def _content(body: Any) -> bytes:
    found = body if isinstance(body, (bytes, str)) else b"".join(body or ())
    return found.encode() if isinstance(found, str) else found


class _Socket:
    """A connection from which the answer to one request is read."""

    def __init__(self, status: int, headers: dict[str, str], content: bytes) -> None:
        kind = headers["content-type"]
        head = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n"
        self.answer = head.encode() + content

    def makefile(self, _mode: str) -> io.BytesIO:
        return io.BytesIO(self.answer)


def _standard(sent: list[Sent], edition: str) -> Iterator[Any]:
    """http.client, and with it urllib.request."""

    def request(self: Any, method: str, url: str, body: Any = None, headers: Any = None, **_: Any) -> None:
        place = urlsplit(url)
        self.made = record(method, place.hostname or self.host, place.path, headers or {}, _content(body), sent)

    def getresponse(self: Any) -> http.client.HTTPResponse:
        response = http.client.HTTPResponse(_Socket(*accepted(self.made, edition)))  # type: ignore[arg-type]
        response.begin()
        return response

    yield mock.patch.object(http.client.HTTPConnection, "request", request)
    yield mock.patch.object(http.client.HTTPConnection, "getresponse", getresponse)


def _requests(sent: list[Sent], edition: str) -> Any:
    def send(self: Any, request: Any, **_: Any) -> requests.Response:
        place = urlsplit(request.url)
        made = record(request.method, place.hostname, place.path, request.headers, _content(request.body), sent)
        return self.build_response(request, _pooled(*accepted(made, edition)))

    return mock.patch.object(requests.adapters.HTTPAdapter, "send", send)


def _urllib3(sent: list[Sent], edition: str) -> Any:
    def urlopen(self: Any, method: str, url: str, body: Any = None, headers: Any = None, **_: Any) -> Any:
        own = {**self.headers, **(headers or {})}
        made = record(method, self.host, urlsplit(url).path, own, _content(body), sent)
        return _pooled(*accepted(made, edition))

    return mock.patch.object(urllib3.HTTPConnectionPool, "urlopen", urlopen)


def _pooled(status: int, headers: dict[str, str], content: bytes) -> urllib3.HTTPResponse:
    return urllib3.HTTPResponse(io.BytesIO(content), headers, status, preload_content=False)


class _Answer:
    """What a session of aiohttp gives, as far as programs use it."""

    def __init__(self, status: int, headers: dict[str, str], content: bytes) -> None:
        self.status, self.ok, self.content_type = status, status < 400, headers["content-type"]
        self._content = content
        self.content = self._lines()

    async def _lines(self) -> Any:
        for line in self._content.splitlines(keepends=True):
            yield line

    def raise_for_status(self) -> None:
        pass

    async def text(self) -> str:
        return self._content.decode()

    async def json(self, **_: Any) -> Any:
        return json.loads(self._content)

    async def __aenter__(self) -> Any:
        return self

    async def __aexit__(self, *_: object) -> None:
        pass


def _aiohttp(sent: list[Sent], edition: str) -> Any:
    """The address, headers and body are made by aiohttp's own session (3.14)."""

    async def request(self: Any, method: str, url: Any, **given: Any) -> _Answer:
        where, headers = self._build_url(url), self._prepare_headers(given.get("headers"))
        body = self.json_serialize(given["json"]) if given.get("json") is not None else given.get("data")
        return _Answer(*accepted(record(method, where.host, where.path, headers, _content(body), sent), edition))

    return mock.patch.object(aiohttp.ClientSession, "_request", request)
