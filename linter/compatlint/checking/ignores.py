"""Comments that silence findings: which rows each covers, which of them silence nothing, which are malformed."""

from __future__ import annotations

import datetime as dt
import re
import tokenize
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from msgspec import Struct, field

from compatlint.checking.findings import TextFix
from compatlint.errors import did_you_mean
from compatlint.pattern import pattern
from compatlint.source.text import Location, Span, TextEdit

UNUSED = "CL002"
UNKNOWN = "CL003"

_EXAMPLE = "`# compatlint: ignore[CODE] reason`"
_OURS = pattern(r"#\s*compatlint\b", re.IGNORECASE)
_NOQA = pattern(r"#\s*noqa\b", re.IGNORECASE)
_NOQA_COMMENT = pattern(
    r"#\s*noqa(?![\w-])(?:\s*(?P<colon>:)\s*(?P<codes>[A-Z]+[0-9]+(?:[\s,]+[A-Z]+[0-9]+)*)?)?", re.IGNORECASE
)
_OUR_COMMENT = pattern(r"#\s*compatlint\b\s*(?P<rest>(?:(?!\s#(?:\s|noqa|type:)).)*)", re.IGNORECASE)
_DIRECTIVE = pattern(r"(?P<colon>:)?\s*(?P<word>[\w-]*)\s*(?P<list>\[(?P<codes>[^\]]*)(?P<bracket>\])?)?(?P<reason>.*)")
_UNTIL = pattern(r"\buntil\s*=\s*([^\s,;)]*)")
_CODE_WORD = pattern(r"\s*:?\s*[A-Z]{2,}\d+\b")
_LAYOUT = (tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT)
_CLAUSES = frozenset({"elif", "else", "except", "finally", "case"})


class Problem(Struct, frozen=True):
    """An ignore comment that is unused, expired or not understood."""

    code: str
    message: str
    help: str
    span: Span
    fix: TextFix | None = None


class _Comment(Struct, eq=False):
    """One directive. `codes` is None where it silences everything; one with an `error` silences nothing."""

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


class Ignores:
    """The ignore comments of one cell. They are looked for when the first question comes."""

    def __init__(self, text: str, today: dt.date | None = None, cell: int | None = None) -> None:
        self._text = text
        self._today = today
        self._cell = cell

    @classmethod
    def of(cls, text: str, today: dt.date | None = None, cell: int | None = None) -> Ignores:
        """The ignore comments in `text`; one with `until=` a day before `today` silences nothing."""
        return cls(text, today, cell)

    def covers(self, code: str, rows: Iterable[int]) -> bool:
        """Is `code` silenced on one of `rows`? The nearest comment that does it counts as used."""
        if not self._has_ours and not self._has_noqa:
            return False
        wanted = frozenset(rows)
        reaching = [c for c in self._comments if self._active(c) and _reaches(c, wanted)]
        covering = [c for c in reaching if c.index(code) is not None]
        if not covering:
            return False
        nearest = min(covering, key=lambda c: (c.rows is None, len(c.rows or ()), not c.ours))
        nearest.used.add(nearest.index(code) or 0)
        return True

    def used(self) -> tuple[Span, ...]:
        """The comments that silenced something."""
        comments = self._comments if self._has_ours or self._has_noqa else ()
        return tuple(comment.span for comment in comments if comment.used)

    def problems(
        self, judged: Collection[str], known: Collection[str], optional: Collection[str] = ()
    ) -> tuple[Problem, ...]:
        """The ignores that silenced nothing, have expired, name an unknown code or are malformed; ask after `covers`.

        `judged` are the codes that this run looked for: an ignore is unused only if all of `known` that it names were
        looked for, `optional` ones (off unless asked for) apart.
        """
        if not self._has_ours:
            return ()
        needed = [code for code in known if code not in optional]
        found = (p for c in self._comments if c.ours for p in self._judge(c, judged, known, needed))
        return tuple(sorted(found, key=lambda problem: (problem.span.start, problem.code)))

    def _judge(
        self, comment: _Comment, judged: Collection[str], known: Collection[str], needed: list[str]
    ) -> Iterator[Problem]:
        if comment.error:
            yield Problem(UNKNOWN, comment.error, f"Write {_EXAMPLE}.", comment.span)
            return
        unknown = [c for c in comment.codes or () if not any(code.startswith(c) for code in known)]
        for code in unknown:
            message = f"unknown code `{code}` in an ignore comment{did_you_mean(code.upper(), known)}"
            yield Problem(UNKNOWN, message, "Correct or remove the code: it silences nothing.", comment.span)
        if _silences(comment, UNUSED):
            return
        if not self._active(comment):
            yield self._expired(comment)
            return
        unused = list(_unused(comment, judged, needed))
        if unused:
            yield self._unused(comment, unused)

    def _expired(self, comment: _Comment) -> Problem:
        message = f"this ignore expired on {comment.until} and silences nothing any more"
        fix = TextFix("safe", "Remove the expired comment", (TextEdit(comment.whole or comment.span, ""),))
        return Problem(UNUSED, message, "Correct what it silenced, or give it a later date.", comment.span, fix)

    def _unused(self, comment: _Comment, unused: list[int]) -> Problem:
        codes = comment.codes or ()
        named = ", ".join(f"`{codes[i]}`" for i in unused if codes)
        message = f"unused ignore of {named}: it silences nothing" if named else "unused ignore: it silences nothing"
        left = [code for i, code in enumerate(codes) if i not in unused]
        if left and comment.inside is not None:
            fix = TextFix("safe", f"Remove {named}", (TextEdit(comment.inside, ", ".join(left)),))
        else:
            fix = TextFix("safe", "Remove the comment", (TextEdit(comment.whole or comment.span, ""),))
        return Problem(UNUSED, message, "Remove it.", comment.span, fix)

    def _active(self, comment: _Comment) -> bool:
        if comment.error:
            return False
        return comment.until is None or (self._today or dt.date.today()) <= comment.until

    @cached_property
    def _has_ours(self) -> bool:
        return "compatlint" in self._text.lower() and _OURS.search(self._text) is not None

    @cached_property
    def _has_noqa(self) -> bool:
        return "noqa" in self._text.lower() and _NOQA.search(self._text) is not None

    @cached_property
    def _comments(self) -> list[_Comment]:
        return list(_Reader(self._text, self._cell).comments())


def _reaches(comment: _Comment, rows: frozenset[int]) -> bool:
    return comment.rows is None or any(row in comment.rows for row in rows)


def _silences(comment: _Comment, code: str) -> bool:
    return comment.codes is not None and comment.index(code) is not None


def _unused(comment: _Comment, judged: Collection[str], needed: list[str]) -> Iterator[int]:
    """The codes that silenced nothing although every code that they stand for was looked for."""
    for i, own in enumerate(comment.codes if comment.codes is not None else ("",)):
        meant = [code for code in needed if code.startswith(own)]
        if i not in comment.used and meant and all(code in judged for code in meant):
            yield i


# Finding the comments: tokens, because `#` also stands in strings.


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

    def comments(self) -> Iterator[_Comment]:
        for at, token in enumerate(self._tokens):
            if token.type == tokenize.COMMENT:
                yield from self._noqa(token)
                yield from self._ours(at, token)

    def _noqa(self, token: _Token) -> Iterator[_Comment]:
        for found in _NOQA_COMMENT.finditer(token.string):
            if found["colon"] and not found["codes"]:
                continue  # a colon with prose after it: other tools don't understand it either
            codes = tuple(re.split(r"[\s,]+", found["codes"].upper())) if found["codes"] else None
            rows = range(token.row, token.row + 1)
            yield _Comment(self._span(token, *found.span()), codes, rows, ours=False)

    def _ours(self, at: int, token: _Token) -> Iterator[_Comment]:
        for found in _OUR_COMMENT.finditer(token.string):
            start, end = found.start(), found.start() + len(found[0].rstrip())
            directive = _DIRECTIVE.match(found["rest"].rstrip())
            if directive is None or _is_prose(directive):
                continue
            own_line = not self._lines[token.row - 1][: token.column].strip()
            comment = _Comment(self._span(token, start, end), _codes(directive))
            comment.error = _error(directive, own_line)
            comment.rows = None if directive["word"].lower() == "ignore-file" else self._rows(at, own_line)
            comment.whole = self._whole(token, start, end)
            if directive["codes"] is not None:
                inside = found.start("rest")
                comment.inside = self._span(token, inside + directive.start("codes"), inside + directive.end("codes"))
            until = _UNTIL.search(directive["reason"])
            comment.until = _date(until[1]) if until else None
            yield comment

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
        inside = self._inside_brackets(at)
        last = self._end_of_element(at + 1) if inside else self._end_of_statement(at + 1)
        return range(row, last + 1)

    def _inside_brackets(self, at: int) -> bool:
        depth = 0
        for token in self._tokens[at::-1]:
            if token.type == tokenize.NEWLINE:
                break
            depth += _nesting(token)
        return depth > 0

    def _end_of_element(self, at: int) -> int:
        """The last row of the argument or entry that starts at or after token `at`."""
        depth, row = 0, self._tokens[at - 1].row
        for token in self._tokens[at:]:
            if token.type in (tokenize.COMMENT, tokenize.NL):
                continue
            depth += _nesting(token)
            if depth < 0:
                break
            row = token.end_row
            if depth == 0 and token.string == ",":
                break
        return row

    def _end_of_statement(self, at: int) -> int:
        """The last row of the statement that starts at or after token `at`, with decorators, body and else-clauses."""
        first = self._skip(at)
        row = self._tokens[at - 1].row
        if first is None:
            return row
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
                following = self._skip(i + 1, (tokenize.COMMENT, tokenize.NL))
                kind = self._tokens[following].type if following is not None else tokenize.DEDENT
                if kind != tokenize.INDENT:
                    return row, None if kind == tokenize.DEDENT else following
        return row, None

    def _skip(self, at: int, types: tuple[int, ...] = _LAYOUT) -> int | None:
        """The first token from `at` on that is none of `types`, before the end of the text."""
        found = next((i for i in range(at, len(self._tokens)) if self._tokens[i].type not in types), None)
        return None if found is None or self._tokens[found].type == tokenize.ENDMARKER else found


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
