"""Workers for work that only the processor bounds: forked where that can be, so that what is loaded is shared.

Whatever happens to a worker, the others go on: the item that it was at is reported as lost, another takes its place.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
from collections import deque
from collections.abc import Callable, Sequence
from typing import Generic, NoReturn, TypeVar

from compatlint.checking.progress import MOMENT, Listener

T = TypeVar("T")
R = TypeVar("R")

FORKS = hasattr(os, "fork")


def every(
    work: Callable[[T], R],
    items: Sequence[T],
    workers: int,
    lost: Callable[[T, str], R],
    listener: Listener[T] | None = None,
) -> list[R]:
    """`work` of every item, in their order; `lost(item, why)` for one at which a worker died."""
    if not FORKS:
        from compatlint.checking import spawned

        found = spawned.every(work, items, workers, lost, listener)
        return [found[index] for index in range(len(items))]
    results: dict[int, R] = {}
    waiting = deque(range(len(items)))
    team: list[_Worker[T, R]] = []
    try:
        while waiting or team:
            while waiting and len(team) < workers:
                team.append(_Worker(work, items, waiting.popleft()))
                if listener is not None:
                    listener.begun(items[team[-1].index])
            for worker in _ready(team, listener):
                index = worker.index
                if listener is not None:
                    listener.ended(items[index])
                try:
                    results[index] = worker.result()
                except EOFError:
                    team.remove(worker)
                    results[index] = lost(items[index], worker.end())
                    continue
                if waiting:
                    worker.begin(waiting.popleft())
                    if listener is not None:
                        listener.begun(items[worker.index])
                else:
                    team.remove(worker)
                    worker.end()
    finally:
        for worker in team:
            worker.end()
    return [results[index] for index in range(len(items))]


class _Worker(Generic[T, R]):
    """A forked process that is told indexes and answers with pickled results."""

    def __init__(self, work: Callable[[T], R], items: Sequence[T], index: int) -> None:
        down, self._down = os.pipe()
        self.up, up = os.pipe()
        # An interruption is the parent's business: in the worker it stays blocked.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        self._pid = os.fork()
        if not self._pid:
            _serve(work, items, (down, up), (self._down, self.up))
        os.close(down)
        os.close(up)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        self.begin(index)

    def begin(self, index: int) -> None:
        """Tell it to work on an item; one that has died is found by `result`."""
        self.index = index
        with contextlib.suppress(BrokenPipeError):
            os.write(self._down, index.to_bytes(8, "big"))

    def result(self) -> R:
        """What it answers; EOFError where it died."""
        size = int.from_bytes(_exactly(self.up, 8), "big")
        answer: R = pickle.loads(_exactly(self.up, size))
        return answer

    def end(self) -> str:
        """End it, and say how it ended."""
        os.close(self._down)
        os.close(self.up)
        os.kill(self._pid, signal.SIGKILL)
        _, status = os.waitpid(self._pid, 0)
        if os.WIFSIGNALED(status):
            return f"signal {signal.Signals(os.WTERMSIG(status)).name}"
        return f"exit status {os.WEXITSTATUS(status)}"


def _ready(workers: list[_Worker[T, R]], listener: Listener[T] | None) -> list[_Worker[T, R]]:
    """Those that have answered or died; waits for one."""
    readable: list[int] = []
    while not readable:
        readable, _, _ = select.select([worker.up for worker in workers], [], [], MOMENT)
        if listener is not None and not readable:
            listener.waiting()
    return [worker for worker in workers if worker.up in readable]


def _serve(work: Callable[[T], R], items: Sequence[T], ours: tuple[int, int], theirs: tuple[int, int]) -> NoReturn:
    """The life of a worker: orders come down, results go up."""
    status = 1
    try:
        down, up = ours
        for pipe in theirs:
            os.close(pipe)
        while order := os.read(down, 8):
            data = pickle.dumps(work(items[int.from_bytes(order, "big")]), pickle.HIGHEST_PROTOCOL)
            _write(up, len(data).to_bytes(8, "big") + data)
        status = 0
    finally:
        os._exit(status)


def _write(pipe: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(pipe, view) :]


def _exactly(pipe: int, size: int) -> bytes:
    parts = []
    while size:
        part = os.read(pipe, min(size, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
