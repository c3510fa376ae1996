"""Probes asked one after another (or some at a time); what is known stays known, whatever interrupts."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from zlib import crc32

import msgspec

from compatlint.packs import cache
from compatlint.probe.answer import Answer
from compatlint.probe.plan import Probe


def asked(
    probes: Iterable[Probe], ask: Callable[[Probe], Answer], concurrency: int = 1
) -> Iterator[tuple[Probe, Answer]]:
    """The answers as they come; no more is asked once nobody wants them."""
    if concurrency == 1:
        yield from ((probe, ask(probe)) for probe in probes)
        return
    pool = ThreadPoolExecutor(concurrency)
    running: dict[Future[Answer], Probe] = {}
    try:
        for probe in probes:
            running[pool.submit(ask, probe)] = probe
            if len(running) >= concurrency:
                yield from _done(running)
        while running:
            yield from _done(running)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _done(running: dict[Future[Answer], Probe]) -> Iterator[tuple[Probe, Answer]]:
    ready, _ = wait(running, return_when=FIRST_COMPLETED)
    for future in ready:
        yield running.pop(future), future.result()


class Kept:
    """The answers that are known of an endpoint and a model, in a file of the user's cache: no key is among them."""

    def __init__(self, base_url: str, model: str) -> None:
        self._about = [base_url, model]
        self.path = os.path.join(cache.folder(), f"probe-{crc32(json.dumps(self._about).encode()):08x}.json")

    def read(self) -> dict[str, Answer]:
        """The answers of a run that was interrupted; none where there is no such run."""
        with contextlib.suppress(OSError, msgspec.MsgspecError):
            with open(self.path, "rb") as file:
                about, answers = msgspec.json.decode(file.read(), type=tuple[list[str], dict[str, Answer]])
            if about == self._about:
                return answers
        return {}

    def write(self, answers: Mapping[str, Answer]) -> None:
        """Keep the answers; a place that can't be written to only costs asking again."""
        folder = os.path.dirname(self.path)
        with contextlib.suppress(OSError):
            os.makedirs(folder, mode=0o700, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=folder)
            with open(handle, "wb") as file:
                file.write(msgspec.json.encode((self._about, answers)))
            os.replace(beside, self.path)

    def forget(self) -> None:
        """The run is over."""
        with contextlib.suppress(OSError):
            os.unlink(self.path)
