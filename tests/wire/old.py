"""Runs programs under openai 0.28 over the stand-in: `python -m tests.wire.old main.py …`, in an environment with it.

What each printed comes as JSON. Every program runs in a process of its own, forked when the SDK is imported.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import re
import runpy
import signal
import sys
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import urlsplit

from tests.wire import transport

LONGEST = 20  # seconds that a program may run


class Answer:
    """What both HTTP libraries of the old SDK take for an answer."""

    def __init__(self, status: int, headers: dict[str, str], content: bytes) -> None:
        self.status_code = self.status = status
        self.headers = headers
        self.content: Any = content
        self._text = content

    def iter_lines(self) -> Iterator[bytes]:
        """The lines of a stream, as `requests` gives them."""
        return iter(self._text.splitlines())

    def __aiter__(self) -> Answer:
        self._lines = self.iter_lines()
        return self

    async def __anext__(self) -> bytes:
        for line in self._lines:
            return line
        raise StopAsyncIteration

    async def read(self) -> bytes:
        """The body, as aiohttp gives it."""
        return self._text

    def release(self) -> None:
        """Nothing is held."""


def answer(method: str, url: str, headers: dict[str, str], data: Any) -> Answer:
    """The stand-in's answer to a request."""
    address = urlsplit(url)
    try:
        body = json.loads(data or b"{}")
    except (TypeError, ValueError):  # a form with files
        body = {}
    key = headers.get("Authorization", "").removeprefix("Bearer ")
    path = re.sub(r"/engines/[^/]+", "", address.path)
    sent = transport.Sent(method.upper(), address.hostname or "", path, key, body)
    status, found, content = transport.answer(sent)
    return Answer(status, {"Content-Type": found["content-type"]}, content)


def _request(_: object, method: str, url: str, headers: Any = None, data: Any = None, **__: object) -> Answer:
    return answer(method, url, headers, data)


async def _request_async(
    _: object, method: str, url: str, headers: Any = None, data: Any = None, **__: object
) -> Answer:
    made = answer(method, url, headers, data)
    made.content = made
    return made


def printed(path: Path) -> str:
    """What the script at `path` prints."""
    import aiohttp
    import requests

    output = io.StringIO()
    os.chdir(path.parent)
    with (
        mock.patch.object(requests.Session, "request", _request),
        mock.patch.object(aiohttp.ClientSession, "request", _request_async),
        mock.patch.object(sys, "path", [str(path.parent), *sys.path]),
        mock.patch.object(sys, "argv", ["program"]),
        warnings.catch_warnings(),
        contextlib.redirect_stdout(output),
    ):
        warnings.simplefilter("ignore")
        random.seed(0)
        runpy.run_path(str(path), run_name="__main__")
    return output.getvalue()


def _in_child(path: Path) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        signal.alarm(LONGEST)
        try:
            said = printed(path)
        except BaseException:
            said = traceback.format_exc()
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            pipe.write(said)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said


def main(paths: list[str]) -> None:
    """Run the programs and print what they printed."""
    import openai

    assert openai.version.VERSION.startswith("0.28"), openai.version.VERSION
    json.dump([_in_child(Path(path).resolve()) for path in paths], sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
