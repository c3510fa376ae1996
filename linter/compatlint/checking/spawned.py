"""Workers where there is no fork: fresh processes, to which the work is sent, each with a thread that waits for it.

No pool of a library would do: one that dies takes those of `concurrent.futures` with it, all that waits is lost, and
those of `multiprocessing` wait for its result for ever. Here it costs the item that it was at.
"""

from __future__ import annotations

import contextlib
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from queue import Empty, Queue
from typing import IO, Any, NamedTuple, TypeVar

from compatlint.checking.progress import MOMENT, Listener

T = TypeVar("T")
R = TypeVar("R")


class _Outcome(NamedTuple):
    """What came of an item; without an answer, how its process ended."""

    number: int
    answer: tuple[Any] | None
    how: str


# What a fresh process runs: where to find modules comes first, then the work, then items, each answered.
_CODE = """\
import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
from compatlint.checking.spawned import serve
serve(sys.stdin.buffer, sys.stdout.buffer)
"""


def every(
    work: Callable[[T], R],
    items: Sequence[T],
    workers: int,
    lost: Callable[[T, str], R],
    listener: Listener[T] | None = None,
) -> dict[int, R]:
    """`work` of every item by its index; what is `lost` is looked at here, after all others."""
    waiting = deque(enumerate(items))
    outcomes: Queue[_Outcome] = Queue()
    for _ in range(min(workers, len(items))):
        threading.Thread(target=_feed, args=(work, waiting, outcomes), daemon=True).start()
    results: dict[int, R] = {}
    dead: dict[int, str] = {}
    while len(results) + len(dead) < len(items):
        try:
            index, answer, how = outcomes.get(timeout=MOMENT)
        except Empty:
            if listener is not None:
                listener.waiting()
            continue
        if answer is not None:
            results[index] = answer[0]
        else:
            dead[index] = how
        if listener is not None:
            listener.ended(items[index])
    return results | {index: lost(items[index], how) for index, how in dead.items()}


def _feed(work: Callable[[T], R], waiting: deque[tuple[int, T]], outcomes: Queue[_Outcome]) -> None:
    """Have processes work, one after the other dies, as long as something waits."""
    process: subprocess.Popen[bytes] | None = None
    while waiting:
        try:
            index, item = waiting.popleft()
        except IndexError:  # another thread was quicker
            break
        answer, how = None, "no process can be started"
        with contextlib.suppress(OSError):
            process = process or _begun(work)
            answer = _answer(process, item)
            if answer is None:
                how = _ended(process)
                process = None
        outcomes.put(_Outcome(index, answer, how))
    if process is not None:
        _ended(process)


def _begun(work: Callable[[T], R]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _CODE]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with contextlib.suppress(OSError):
        _sent(process.stdin, sys.path, work)
    return process


def _answer(process: subprocess.Popen[bytes], item: T) -> tuple[Any] | None:
    """What it says of an item; None where it died."""
    assert process.stdout is not None
    try:
        _sent(process.stdin, item)
        return (pickle.load(process.stdout),)
    except (OSError, EOFError, pickle.UnpicklingError):
        return None


def _sent(pipe: IO[bytes] | None, *what: object) -> None:
    assert pipe is not None
    for one in what:
        pipe.write(pickle.dumps(one, pickle.HIGHEST_PROTOCOL))
    pipe.flush()


def _ended(process: subprocess.Popen[bytes]) -> str:
    """End it, and say how it ended."""
    for pipe in (process.stdin, process.stdout):
        assert pipe is not None
        with contextlib.suppress(OSError):
            pipe.close()
    return f"exit status {process.wait()}"


def serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    """The life of a worker; what is printed meanwhile is not an answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interruption is the parent's business
    sys.stdout = sys.stderr
    work = pickle.load(orders)
    while True:
        try:
            item = pickle.load(orders)
        except EOFError:
            return
        answers.write(pickle.dumps(work(item), pickle.HIGHEST_PROTOCOL))
        answers.flush()
