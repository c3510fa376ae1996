"""Questions of a project, each once, as texts by number."""

from __future__ import annotations

from collections.abc import Iterable

from compatlint.checking.cache.records import Asked, Questions
from compatlint.dataflow.project.asks import EXPRESSION, WORD, Asks, Ledger, Question
from compatlint.screen.relevance import Relevance

NUMBER = "\0"  # before the number of a set of words
APART = "\0"  # between the parts of an answer
MANY = 4_000


class Numbering:
    """Gives each question with its answer a number."""

    def __init__(self, known: Questions | None = None) -> None:
        self._asked: dict[Asked, int] = {one: number for number, one in enumerate(known.asked)} if known else {}
        self._words = {words: number for number, words in enumerate(known.words)} if known else {}

    def number(self, question: Question, answer: str) -> int:
        """The number of a question and its answer."""
        return self._asked.setdefault((*map(self._text, question), answer), len(self._asked))

    def questions(self, numbers: Iterable[int]) -> tuple[Questions, dict[int, int]]:
        """Those with these numbers, and the numbers that they have now."""
        asked = tuple(self._asked)
        new = {number: at for at, number in enumerate(sorted(set(numbers)))}
        return Questions(tuple(asked[number] for number in new), tuple(self._words)), new

    def _text(self, part: str | tuple[bytes, ...]) -> str:
        return part if isinstance(part, str) else f"{NUMBER}{self._words.setdefault(part, len(self._words))}"


def answered(ledger: Ledger, asks: Asks) -> dict[Question, str]:
    """What was answered, as texts."""
    return {
        question: APART.join(asks.saying(question)) if question[0] in (WORD, EXPRESSION) else text_of(answer)
        for question, answer in ledger.items()
    }


def text_of(answer: object) -> str:
    """What is the same where an answer is."""
    if isinstance(answer, Relevance):
        return _fingerprint(answer)
    return APART.join(answer) if isinstance(answer, tuple) else str(answer)


_fingerprints: dict[int, tuple[Relevance, str]] = {}


def _fingerprint(relevance: Relevance) -> str:
    """The same for the same names; asked of one file again and again."""
    import hashlib

    known = _fingerprints.get(id(relevance))
    if known is None:
        names = (type(relevance.names).__name__, sorted(relevance.names.items()))
        said = repr((names, sorted(relevance.functions), sorted(relevance.tables.packages.items())))
        found = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        if len(_fingerprints) > MANY:
            _fingerprints.clear()
        known = _fingerprints[id(relevance)] = (relevance, found)  # as long as it is known, its number is its own
    return known[1]
