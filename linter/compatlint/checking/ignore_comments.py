"""The comments that silence findings, as they are written: what each says, and which rows it covers.

Tokens are read, because `#` also stands in strings.
"""

from __future__ import annotations

import datetime as dt
import re
import tokenize
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct, field

from compatlint.errors import did_you_mean
from compatlint.pattern import pattern
from compatlint.source.text import Location, Span

_NOQA_COMMENT = pattern(
    r"#\s*noqa(?![\w-])(?:\s*(?P<colon>:)\s*(?P<codes>[A-Z]+[0-9]+(?:[\s,]+[A-Z]+[0-9]+)*)?)?", re.IGNORECASE
)
_OUR_COMMENT = pattern(r"#\s*compatlint\b\s*(?P<rest>(?:(?!\s#(?:\s|noqa|type:)).)*)", re.IGNORECASE)
_DIRECTIVE = pattern(r"(?P<colon>:)?\s*(?P<word>[\w-]*)\s*(?P<list>\[(?P<codes>[^\]]*)(?P<bracket>\])?)?(?P<reason>.*)")
_UNTIL = pattern(r"\buntil\s*=\s*([^\s,;)]*)")
_CODE_WORD = pattern(r"\s*:?\s*[A-Z]{2,}\d+\b")
_LAYOUT = (tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT)
_CLAUSES = frozenset({"elif", "else", "except", "finally", "case"})


class IgnoreComment(Struct, frozen=True, eq=False):
    """One directive. `codes` is None where it silences everything; one with an `error` silences nothing.

    `used` are those of its codes that silenced something, by number.
    """

    span: Span
    codes: tuple[str, ...] | None
    rows: range | None = None  # None: the whole file
    ours: bool = True
    whole: Span | None = None  # what goes when all of it goes
    inside: Span | None = None  # what stands between the brackets
    until: dt.date | None = None
    error: str = ""
    used: set[int] = field(default_factory=set)

    def index(self, code: str) -> int | None:
        """Which of its codes, the most specific first, silences `code`; 0 for a directive without codes."""
        if self.codes is None:
            return 0
        fitting = [i for i, own in enumerate(self.codes) if own and code.startswith(own)]
        return max(fitting, key=lambda i: (len((self.codes or ())[i]), -i), default=None)


def comments(text: str, cell: int | None = None) -> list[IgnoreComment]:
    """The comments of a text, in order."""
    return list(_Reader(text, cell).comments())


class _Token(Struct):
    """A token as far as it is needed here."""

    type: int
    string: str
    row: int
    column: int
    end_row: int


class _Reader:
    """The directives of a text, with the rows that each covers."""

    def __init__(self, text: str, cell: int | None) -> None:
        self._lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
        self._tokens = list(_tokens(self._lines))
        self._cell = cell
        self._ends: dict[int | None, int] = {}  # the last rows of elements and statements, by their first token

    def comments(self) -> Iterator[IgnoreComment]:
        for at, token in enumerate(self._tokens):
            if token.type == tokenize.COMMENT:
                yield from self._noqa(token)
                yield from self._ours(at, token)

    def _noqa(self, token: _Token) -> Iterator[IgnoreComment]:
        for found in _NOQA_COMMENT.finditer(token.string):
            if found["colon"] and not found["codes"]:
                continue  # a colon with prose after it: other tools don't understand it either
            codes = tuple(re.split(r"[\s,]+", found["codes"].upper())) if found["codes"] else None
            rows = range(token.row, token.row + 1)
            yield IgnoreComment(self._span(token, *found.span()), codes, rows, ours=False)

    def _ours(self, at: int, token: _Token) -> Iterator[IgnoreComment]:
        for found in _OUR_COMMENT.finditer(token.string):
            start, end = found.start(), found.start() + len(found[0].rstrip())
            directive = _DIRECTIVE.match(found["rest"].rstrip())
            if directive is None or _is_prose(directive):
                continue
            own_line = not self._lines[token.row - 1][: token.column].strip()
            inside = None
            if directive["codes"] is not None:
                at_rest = found.start("rest")
                inside = self._span(token, at_rest + directive.start("codes"), at_rest + directive.end("codes"))
            until = _UNTIL.search(directive["reason"])
            yield IgnoreComment(
                self._span(token, start, end),
                _codes(directive),
                None if directive["word"].lower() == "ignore-file" else self._rows(at, own_line),
                whole=self._whole(token, start, end),
                inside=inside,
                until=_date(until[1]) if until else None,
                error=_error(directive, own_line),
            )

    def _span(self, token: _Token, start: int, end: int) -> Span:
        column = token.column + 1
        return Span(Location(token.row, column + start), Location(token.row, column + end), self._cell)

    def _whole(self, token: _Token, start: int, end: int) -> Span:
        """The directive with what would be left over without it: its line, or the spaces before it."""
        line = self._lines[token.row - 1]
        after = token.string[end:].lstrip()
        before = (line[: token.column] + token.string[:start]).rstrip()
        if after:  # another directive follows
            return self._span(token, start, len(token.string) - len(after))
        if before or not line.endswith(("\n", "\r")):
            return Span(Location(token.row, len(before) + 1), self._span(token, start, end).end, self._cell)
        return Span(Location(token.row, 1), Location(token.row + 1, 1), self._cell)

    def _rows(self, at: int, own_line: bool) -> range:
        row = self._tokens[at].row
        if not own_line:
            return range(row, row + 1)
        inside = self._depths[at] > 0
        first = (self._after_comments if inside else self._after_layout)[at + 1]
        if first == len(self._tokens) or self._tokens[first].type == tokenize.ENDMARKER:
            return range(row, row + 1)
        if first not in self._ends:
            self._ends[first] = self._end_of_element(first) if inside else self._end_of_statement(first)
        return range(row, max(self._ends[first], row) + 1)

    @cached_property
    def _depths(self) -> list[int]:
        """How many brackets of its logical line are open at each token."""
        found, depth = [], 0
        for token in self._tokens:
            depth = 0 if token.type == tokenize.NEWLINE else depth + _nesting(token)
            found.append(depth)
        return found

    @cached_property
    def _after_layout(self) -> list[int]:
        return self._following(_LAYOUT)

    @cached_property
    def _after_comments(self) -> list[int]:
        return self._following((tokenize.COMMENT, tokenize.NL))

    def _following(self, passed: tuple[int, ...]) -> list[int]:
        """For each token, and for the end, the first from there on that is none of `passed`."""
        found = [len(self._tokens)]
        for at in range(len(self._tokens) - 1, -1, -1):
            found.append(found[-1] if self._tokens[at].type in passed else at)
        return found[::-1]

    def _end_of_element(self, first: int) -> int:
        """The last row of the argument or entry that starts at token `first`."""
        depth, row = 0, 0
        for at in range(first, len(self._tokens)):
            token = self._tokens[at]
            if token.type in (tokenize.COMMENT, tokenize.NL):
                continue
            depth += _nesting(token)
            if depth < 0:
                break
            row = token.end_row
            if depth == 0 and token.string == ",":
                break
        return row

    def _end_of_statement(self, first: int) -> int:
        """The last row of the statement that starts at token `first`, with decorators, body and else-clauses."""
        row = 0
        clause = self._tokens[first].string in _CLAUSES
        position: int | None = first
        while position is not None:
            decorator = self._tokens[position].string == "@"
            row, position = self._end_of_line(position)
            if decorator:
                continue
            if position is None or clause or self._tokens[position].string not in _CLAUSES - {"case"}:
                break
        return row

    def _end_of_line(self, at: int) -> tuple[int, int | None]:
        """The last row of the logical line at token `at` and of the block below it, and the next line of this block."""
        depth, row = 0, self._tokens[at].row
        for i in range(at, len(self._tokens)):
            token = self._tokens[i]
            depth += (token.type == tokenize.INDENT) - (token.type == tokenize.DEDENT)
            if token.type not in (*_LAYOUT, tokenize.NEWLINE):
                row = token.end_row
            if depth == 0 and token.type in (tokenize.NEWLINE, tokenize.DEDENT):
                following = self._after_comments[i + 1]
                kind = self._tokens[following].type if following < len(self._tokens) else tokenize.ENDMARKER
                if kind != tokenize.INDENT:
                    return row, None if kind in (tokenize.DEDENT, tokenize.ENDMARKER) else following
        return row, None


def _nesting(token: _Token) -> int:
    if token.type != tokenize.OP:
        return 0
    return (token.string in "([{") - (token.string in ")]}")


def _tokens(lines: list[str]) -> Iterator[_Token]:
    """The tokens up to the first that this Python does not know, with rows that also count a lone carriage return."""
    readline = iter([re.sub(r"\r\n?", "\n", line) for line in lines]).__next__
    try:
        for token in tokenize.generate_tokens(readline):
            yield _Token(token.type, token.string, *token.start, token.end[0])
    except (tokenize.TokenError, SyntaxError):
        return


# Reading a directive.


def _is_prose(directive: re.Match[str]) -> bool:
    """A comment that only talks about the tool."""
    word, words = directive["word"].lower(), ("ignore", "ignore-file")
    if word in words or not directive["colon"]:
        return word not in words
    return bool(directive["reason"].strip()) and directive["list"] is None and not did_you_mean(word, words)


def _codes(directive: re.Match[str]) -> tuple[str, ...] | None:
    if directive["codes"] is None:
        return None
    return tuple(code for code in re.split(r"[\s,]+", directive["codes"].strip()) if code)


def _error(directive: re.Match[str], own_line: bool) -> str:
    """What is wrong with a directive, or an empty string."""
    word = directive["word"].lower()
    if word not in ("ignore", "ignore-file"):
        named = f"unknown directive `{directive['word']}`" if word else "no directive"
        return f"{named} after `# compatlint`{did_you_mean(word, ('ignore', 'ignore-file'))}"
    if not directive["colon"]:
        return f"a colon is missing between `compatlint` and `{word}`"
    if word == "ignore-file" and not own_line:
        return "`ignore-file` counts only on a line of its own"
    return _error_in_codes(directive, word) or _error_in_date(directive)


def _error_in_codes(directive: re.Match[str], word: str) -> str:
    if directive["list"] is None:
        bare = _CODE_WORD.match(directive["reason"])
        return f"codes stand in brackets: `{word}[{bare[0].strip(' :')}]`" if bare else ""
    if not directive["bracket"]:
        return f"`{directive['list'].strip()}` lacks its closing bracket"
    return "" if _codes(directive) else "the brackets name no code"


def _error_in_date(directive: re.Match[str]) -> str:
    until = _UNTIL.search(directive["reason"])
    if until is None or _date(until[1]):
        return ""
    return f"`until={until[1]}` is no date: write it as `until=2027-01-31`; the ignore has no effect"


def _date(text: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(text.rstrip(".:"), "%Y-%m-%d").date()
    except ValueError:
        return None
