"""One thread that does all the work, the most urgent first, so that the loop that reads messages never waits."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from compatlint.dataflow.project.recorded import Abandoned

T = TypeVar("T")

STACK = 64 * 1024 * 1024  # bytes: trees may be as deep as on the main thread
PAUSE = 0.03  # seconds that nobody types for
REST = 0.4  # the same, before what is left is done


class Worker:
    """Answers requests in their order; does what has to be done soon once for all that was asked of it meanwhile.

    What is left, `rest`, is done when nothing else is, from its beginning where it was disturbed; it is given up by
    `Abandoned`, as soon as `undisturbed` says no. What goes wrong is told to `complain`.
    """

    def __init__(self, complain: Callable[[BaseException], None]) -> None:
        self._complain = complain
        self._rest: Callable[[], None] | None = None
        self._lock = threading.Condition()
        self._requests: deque[tuple[Callable[[], Any], Future[Any]]] = deque()
        self._soon: dict[str, tuple[float, Callable[[], None]]] = {}
        self._unsettled = False
        self._rested = 0.0  # when the rest may begin
        self._resting = False
        self._ended = False

    def start(self, rest: Callable[[], None]) -> None:
        """Begin to work."""
        self._rest = rest
        before = threading.stack_size(STACK)
        try:
            threading.Thread(target=self._run, name="compatlint", daemon=True).start()
        finally:
            threading.stack_size(before)

    def ask(self, work: Callable[[], T]) -> Future[T]:
        """The answer to a request."""
        answer: Future[T] = Future()
        with self._lock:
            self._requests.append((work, answer))
            self._lock.notify()
        return answer

    def soon(self, key: str, work: Callable[[], None]) -> None:
        """Do this in a moment, in place of what else was to be done by that key."""
        with self._lock:
            self._soon.pop(key, None)
            self._soon[key] = time.monotonic() + PAUSE, work
            self._lock.notify()

    def unsettle(self) -> None:
        """There is something left to do."""
        with self._lock:
            self._unsettled, self._rested = True, time.monotonic() + REST
            self._lock.notify()

    def end(self) -> None:
        """Work no more."""
        with self._lock:
            self._ended = True
            self._lock.notify()

    def undisturbed(self) -> bool:
        """Is nothing more urgent than what is being done?"""
        return not (self._ended or (self._resting and (self._requests or self._is_due())))

    def _is_due(self) -> bool:
        return any(at <= time.monotonic() for at, _ in tuple(self._soon.values()))

    def _run(self) -> None:
        while (work := self._next()) is not None:
            self._do(work)
            self._resting = False

    def _do(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Abandoned:
            self.unsettle()
        except Exception as error:  # whatever it is, the next request is still to be answered
            self._complain(error)

    def _next(self) -> Callable[[], None] | None:
        """What to do next, waited for; None at the end."""
        with self._lock:
            while not self._ended:
                if self._requests:
                    return _answering(*self._requests.popleft())
                at, key = min(((at, key) for key, (at, _) in self._soon.items()), default=(None, ""))
                if at is not None and at <= time.monotonic():
                    return self._soon.pop(key)[1]
                if at is None and self._unsettled:
                    at = self._rested
                    if at <= time.monotonic():
                        self._unsettled, self._resting = False, True
                        return self._rest
                self._lock.wait(None if at is None else max(at - time.monotonic(), 0.001))
        return None


def _answering(work: Callable[[], T], answer: Future[T]) -> Callable[[], None]:
    def run() -> None:
        if not answer.set_running_or_notify_cancel():
            return
        try:
            answer.set_result(work())
        except BaseException as error:
            answer.set_exception(error)

    return run
