"""Texts as sentences and clauses, in which a grammar of the packs finds what is said to the reader.

What a part of a grammar can be at a word is found once, so the time grows with the length of the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from compatlint.packs.grammar import Grammar, Item, Sayings, Spoken
from compatlint.pattern import pattern

QUOTED = pattern(
    r"""(?<!\w)(["'`])(?! )(?:(?!\1)[^\n]){1,200}\1(?!\w)"""
    r"""|[\u201c\u2018\xab][^\u201c\u201d\u2018\u2019\xab\xbb\n]{1,200}[\u201d\u2019\xbb](?!\w)"""
    r"""|</?[\w ./:-]{1,60}>|\$?\{[^{}\n]{1,80}\}|(?<=\w\s)\([^()\n]{1,80}\)(?=\s+[a-z])"""
)
ENDS = pattern(
    r"(?<=[a-z)])[.!?](?=[A-Z][a-z])|[.!?](?=[\s|*_)\"']|\Z)|[;:=(){}\[\]\u2026\u2192\u2014\u2013]"
    r"|(?<=\s)-+>?(?=\s)|--+>?|\n(?=\s*(?:\n|[-*#\u2022>|+]|\d+[.)]))|\.\.+"
)
ORNAMENT = str.maketrans({**dict.fromkeys('*#`"\u201c\u201d\xab\xbb/-\t\n\r', " "), "\u2019": "'", "\u2018": " "})
WORD = pattern(r"[,|]|[^\s,|]+")
BEGINS = pattern(r"\}*\s*[A-Z]")
MARKS = (",", "|")
QUOTE = "\x00"

Ends = frozenset[int]
NOWHERE: Ends = frozenset()


class Clauses:
    """Looks for what a list says in a text; what is quoted or a tag is passed over as one word."""

    def __init__(self, spoken: Spoken, grammar: Grammar) -> None:
        self._spoken = spoken
        self._grammar = grammar

    def search(self, text: str) -> str:
        """The first words that say it, as they stand in the text; "" where there are none."""
        words = [(hit.start(), hit.end(), hit[0].strip("'_")) for hit in WORD.finditer(prepared(text))]
        said = [word for _, _, word in words]
        reading = _Reading(self._grammar, self._phrases, said)
        for start in self._starts(reading):
            end = min(reading.ends("", self._spoken.says, start), default=start)
            while end > start and said[end - 1] in MARKS:
                end -= 1
            if end > start:
                return " ".join(text[words[start][0] : words[end - 1][1]].split())
        return ""

    def _starts(self, reading: _Reading) -> Iterator[int]:
        """Where something may be said to the reader."""
        begin = 0
        for index, word in enumerate(reading.words):
            if word == "|":
                if not any(reading.ends(*one, begin) for one in self._exceptions):
                    yield from self._inside(reading, begin, index)
                begin = index + 1

    def _inside(self, reading: _Reading, begin: int, end: int) -> Iterator[int]:
        """The same of one sentence."""
        seen = set[int]()
        joined = (at for index in range(begin, end) for at in sorted(reading.ends("joins", self._grammar.joins, index)))
        for first in (begin, *joined):
            todo = [first]
            for start in todo:
                if start not in seen:
                    seen.add(start)
                    todo += sorted(reading.ends("addressed", self._grammar.addressed, start))
                    yield start

    @cached_property
    def _exceptions(self) -> tuple[tuple[str, Sayings], ...]:
        return ("unless", self._grammar.unless), ("own unless", self._spoken.unless)

    @cached_property
    def _phrases(self) -> Mapping[int, Mapping[str, Sequence[tuple[str, ...]]]]:
        """The phrases of each part by their first word."""
        grammar, own = self._grammar, self._spoken
        shared = (grammar.addressed, grammar.joins, grammar.unless, grammar.stops, own.says, own.unless)
        found = {}
        for part in (*grammar.parts.values(), *shared):
            by_word: dict[str, list[tuple[str, ...]]] = {}
            for phrase in part.phrases:
                by_word.setdefault(phrase[0], []).append(phrase)
            found[id(part)] = by_word
        return found


class _Reading:
    """The words of one text, and where each part ends that begins at one of them."""

    def __init__(
        self, grammar: Grammar, phrases: Mapping[int, Mapping[str, Sequence[tuple[str, ...]]]], words: Sequence[str]
    ) -> None:
        self.words = words
        self._grammar = grammar
        self._phrases = phrases
        self._known: dict[tuple[str, int], Ends] = {}

    def ends(self, name: str, part: Sayings, start: int) -> Ends:
        """Where a part may end that begins at a word."""
        key = name, start
        if key not in self._known:
            found = set[int]()
            phrases = self._phrases[id(part)].get(self.words[start], ()) if start < len(self.words) else ()
            for phrase in phrases:
                if tuple(self.words[start : start + len(phrase)]) == phrase:
                    found.add(start + len(phrase))
            for saying in part.sayings:
                found |= self._saying(saying, start)
            self._known[key] = frozenset(found)
        return self._known[key]

    def _saying(self, saying: Sequence[Item], start: int) -> Ends:
        ends: Ends = frozenset((start,))
        for item in saying:
            ends = NOWHERE.union(*(self._item(item, end) for end in ends))
            if not ends:
                break
        return ends

    def _item(self, item: Item, start: int) -> Ends:
        if item.kind == "gap":
            return self._gap(item.most, start)
        if item.ahead:
            return NOWHERE if self._once(item, start) else frozenset((start,))
        if item.least == item.most == 1:
            return self._once(item, start)
        found, last = {start}, {start}
        for _ in range(item.most):
            last = {end for at in last for end in self._once(item, at)} - found
            if not last:
                break
            found |= last
        return frozenset(found)

    def _once(self, item: Item, start: int) -> Ends:
        if item.kind == "part":
            return self.ends(item.value, self._grammar.parts[item.value], start)
        if start >= len(self.words):
            return NOWHERE
        word = self.words[start]
        same = word.startswith(item.value) if item.kind == "start" else word == item.value
        return frozenset((start + 1,)) if same else NOWHERE

    def _gap(self, most: int, start: int) -> Ends:
        found = {start}
        for at in range(start, min(start + most, len(self.words))):
            if self.words[at] in MARKS or self.ends("stops", self._grammar.stops, at):
                break
            found.add(at + 1)
        return frozenset(found)


def prepared(text: str) -> str:
    """The text, character by character: `|` where a sentence ends, quotation marks for what is quoted, else words."""
    quiet = QUOTED.sub(_quiet, text)
    ended = ENDS.sub(lambda hit: "|".ljust(len(hit[0])), quiet)
    small = "".join(map(_small, ended)) if not ended.isascii() else ended.lower()
    return small.translate(ORNAMENT).replace(QUOTE, '"') + "|"


def _quiet(hit: re.Match[str]) -> str:
    """What stands for something quoted; a tag or a placeholder before a capital letter stands before a sentence."""
    starts = hit[0][0] in "<${" and BEGINS.match(hit.string, hit.end()) is not None
    return "|".ljust(len(hit[0])) if starts else QUOTE * len(hit[0])


def _small(character: str) -> str:
    """A letter as a small one, if that is one character too."""
    small = character.lower()
    return small if len(small) == 1 else character
