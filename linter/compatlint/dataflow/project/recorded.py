"""Questions whose answers are written down, so that it can be told later whether they are still the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar

Answers: TypeAlias = "dict[tuple[Callable[..., Any], tuple[Any, ...]], Any]"  # by the question and what it is about

_Self = TypeVar("_Self", bound="Witness")
_About = ParamSpec("_About")
_Answer = TypeVar("_Answer")


class Abandoned(BaseException):
    """Nobody wants the answer any more: no error that anything on the way should deal with."""


class Witness:
    """What answers questions and remembers what it said; `wanted` is asked, where there is one, whether to go on."""

    def __init__(self) -> None:
        self.answers: Answers = {}
        self.wanted: Callable[[], bool] | None = None

    def still_says(self, answers: Answers) -> bool:
        """Is every question answered as it was then?"""
        return all(question(self, *about) == answer for (question, about), answer in answers.items())

    def apart(self, look: Callable[[], _Answer]) -> tuple[_Answer, Answers]:
        """What a look gives that others share, and what was said meanwhile."""
        outer, self.answers = self.answers, {}
        try:
            return look(), self.answers
        finally:
            self.answers = outer


def recorded(
    question: Callable[Concatenate[_Self, _About], _Answer],
) -> Callable[Concatenate[_Self, _About], _Answer]:
    """A method whose answers are written down."""

    @wraps(question)
    def asked(self: _Self, /, *about: _About.args, **named: _About.kwargs) -> _Answer:
        assert not named, "questions are asked by position"
        if self.wanted is not None and not self.wanted():
            raise Abandoned
        answer = question(self, *about, **named)
        self.answers[question, about] = answer
        return answer

    return asked
