"""Why a text is no readable Python: decoding, nesting and syntax, each error in one clear line. Imports no libcst."""

from __future__ import annotations

import ast
import codecs
import io
import re
import sys
import tokenize
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from compatlint.pattern import pattern
from compatlint.source.text import Location, Span

BRACKETS = 200  # CPython's own limit
LEVELS = 1_000  # far below the stack overflow of a recursive parser

_BAD_MARKS = {
    b"\xff\xfe\0\0": "UTF-32",
    b"\0\0\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


class Unreadable(Exception):  # noqa: N818  a state of the file, no mistake of the program
    """A file that cannot be judged: the reason in one line, its place, and the source line there."""

    def __init__(self, message: str, span: Span, lines: tuple[str, ...] = (), in_file: Span | None = None) -> None:
        super().__init__(message, span, lines, in_file)  # all of them, so that it can be pickled
        self.message = message
        self.span = span
        self.lines = lines
        self.in_file = in_file

    @classmethod
    def at(cls, text: str, message: str, row: int, column: int, length: int = 1) -> Unreadable:
        """The same with the place brought inside the text."""
        rows = re.split(r"\r\n|\r|\n", text)
        row = min(max(row, 1), len(rows))
        line = rows[row - 1]
        start = min(max(column, 1), len(line) + 1)
        end = min(start + max(length, 0), len(line) + 1)
        return cls(message, Span(Location(row, start), Location(row, end)), (line,))

    def __str__(self) -> str:
        return self.message

    @classmethod
    def at_offset(cls, text: str, message: str, offset: int) -> Unreadable:
        """The same at a character of the text."""
        before = re.split(r"\r\n|\r|\n", text[:offset])
        return cls.at(text, message, len(before), len(before[-1]) + 1)


class NotPythonError(Exception):
    """A file whose programs are of another language: which, in a few words."""


# Bytes to text.


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding, which also says whether a byte order mark stood before it."""
    for mark, name in _BAD_MARKS.items():
        if data.startswith(mark):
            raise Unreadable(f"{name} text: Python reads UTF-8 or what a coding comment says", _START)
    encoding = _encoding(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error, encoding) from None
    except (LookupError, ValueError):
        raise _at_cookie(data, f"`{encoding}` is not an encoding of source text") from None
    return text, encoding


def utf8(data: bytes) -> tuple[str, str]:
    """The text of a file that must be UTF-8, and whether a byte order mark stands before it."""
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        before = error.object[: error.start].decode(encoding, "replace")
        message = f"byte 0x{error.object[error.start]:02x} is not valid UTF-8"
        raise Unreadable.at_offset(text, message, len(before)) from None


_START = Span(Location(1, 1), Location(1, 1))
_COOKIE = pattern(r"coding[:=][ \t]*([-\w.]+)")


def _encoding(data: bytes) -> str:
    try:
        return tokenize.detect_encoding(io.BytesIO(data).readline)[0]
    except (SyntaxError, ValueError) as error:
        message = str(error)
    if "unknown encoding" in message:
        raise _at_cookie(data, message)
    if message.startswith("encoding problem"):
        raise _at_cookie(data, "the coding comment contradicts the UTF-8 byte order mark")
    return "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"  # its start is not: decoding says where


def _at_cookie(data: bytes, message: str) -> Unreadable:
    text = data.decode("latin-1").removeprefix("\xef\xbb\xbf")
    found = _COOKIE.search(text)
    if found is None:
        return Unreadable(message, _START)
    place = Unreadable.at_offset(text, message, found.start(1))
    start = place.span.start
    return Unreadable.at(text, message, start.row, start.column, len(found[1]))


def _undecodable(data: bytes, error: UnicodeDecodeError, encoding: str) -> Unreadable:
    if encoding.startswith("utf-8"):
        byte = error.object[error.start]
        message = f"byte 0x{byte:02x} is not valid UTF-8, and no coding comment names another encoding"
    else:
        message = f"the text is not valid {encoding}, which its coding comment names"
    try:
        text = data.decode(encoding, "replace")
        before = error.object[: error.start].decode(encoding, "replace")  # without a byte order mark
    except UnicodeError:  # some know no replacement
        return _at_cookie(data, message)
    return Unreadable.at_offset(text, message, len(before))


# Nesting: a parser that recurses in native code would take the whole process down.

_TOKEN = pattern(
    r'"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""'
    r"|'''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''"
    r'|"[^"\\\n\r]*(?:\\.[^"\\\n\r]*)*"'
    r"|'[^'\\\n\r]*(?:\\.[^'\\\n\r]*)*'"
    r"|\#[^\n\r]*"
    r"|\\(?:\r\n|.)"
    r"|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<end>[\n\r])|(?P<part>[,;])"
    r"|(?P<sign>[-+*/%@&|^~.]+)|(?P<word>\b(?:and|or|not|if|else|lambda|await|for)\b)",
    re.DOTALL,
)
_OPENERS = pattern(r"[(\[{]")
_SIGNS = pattern(r"[-+*/%@&|^~.)\]}\"']|\b(?:and|or|not|if|else|lambda|await|for)\b")


VALUES = 300_000  # elements of a program, its rows counted twice: the tree of more of them takes too much memory


def is_too_large(program: str | bytes) -> bool:
    """Has a program more rows and elements than a tree should be built of?"""
    if len(program) <= VALUES:
        return False
    text = program.decode("latin-1") if isinstance(program, bytes) else program
    if 2 * text.count("\n") + text.count(",") <= VALUES:
        return False
    found = Counter(token.lastgroup for token in _TOKEN.finditer(text))  # those in strings are none
    return 2 * found["end"] + found["part"] > VALUES


def check_depth(text: str) -> None:
    """Unreadable where brackets, operators, strings or `elif`s nest too deep for a parser that recurses."""
    if is_too_large(text):
        why = "a program of so many rows and elements is not analysed: its tree would take too much memory"
        raise Unreadable.at(text, why, 1, 1)
    if text.count("elif") > LEVELS:
        _check_elifs(text)
    if len(_OPENERS.findall(text)) > BRACKETS or len(_SIGNS.findall(text)) > LEVELS:
        _Depth(text).check()


class _Depth:
    """An upper bound of how deep expressions nest: the brackets around, and the chain of operators in each."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._chains = [0]  # the links of the chain in each open bracket
        self._total = 0

    def check(self) -> None:
        for found in _TOKEN.finditer(self._text):
            kind = found.lastgroup
            if kind == "open":
                self._chains.append(0)
            elif kind == "close":
                self._close()
            elif kind == "part" or (kind == "end" and len(self._chains) == 1):
                self._add(-self._chains[-1])
            elif kind == "sign":
                self._add(found.end() - found.start())
            elif kind == "word" or (kind is None and found[0][0] in "\"'"):
                self._add(1)
            if len(self._chains) > BRACKETS + 1:
                raise Unreadable.at_offset(self._text, f"more than {BRACKETS} nested brackets", found.start())
            if self._total > LEVELS:
                message = f"an expression that nests more than {LEVELS:,} levels deep is not analysed"
                raise Unreadable.at_offset(self._text, message, found.start())

    def _close(self) -> None:
        if len(self._chains) > 1:
            self._total -= self._chains.pop()
            self._add(1)  # a(…)(…) and a[…][…] are chains too

    def _add(self, links: int) -> None:
        self._chains[-1] += links
        self._total += links


def _check_elifs(text: str) -> None:
    """Every `elif` nests in the one before."""
    lengths: dict[str, int] = {}
    for found in re.finditer(r"^([ \t\f]*)(if|elif)\b", text, re.MULTILINE):
        indent, word = found.groups()
        lengths[indent] = lengths.get(indent, 0) + 1 if word == "elif" else 0
        if lengths[indent] > LEVELS:
            message = f"an `if` with more than {LEVELS:,} `elif`s is not analysed"
            raise Unreadable.at_offset(text, message, found.start(2))


# Syntax errors: CPython's message is the clearest, where CPython rejects the text too.

_CONFLICT = pattern(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
_PARSER_PLACE = pattern(r"error at (\d+):(\d+)")
_PYTHON_2 = pattern(
    r"""^\s*(?:print\b\s*(?:[^\s(=.,:\[)]|>>)|exec\s+["'\w]|raise\s+[\w.]+\s*,|except\s[^:]+,\s*\w+\s*:)"""
    r"""|<>|`[^`]+`|\b0\d+\b|\b\d+[lL]\b|\b[uU][rR]["']|Missing parentheses in call""",
    re.MULTILINE,
)


def explain(text: str, error: BaseException) -> Unreadable:
    """What is wrong with a text that the parser gave up on."""
    conflict = _CONFLICT.search(text)
    if conflict is not None:
        place = Unreadable.at_offset(text, "", conflict.start()).span.start
        return Unreadable.at(text, "merge conflict markers", place.row, 1, len(conflict[0]))
    return _by_cpython(text) or _by_parser(text, error)


def _by_cpython(text: str) -> Unreadable | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except SyntaxError as error:
        row, column = error.lineno or 1, error.offset or 1
        same_row = error.end_lineno == row
        length = (error.end_offset or 0) - column if same_row else 1
        found = Unreadable.at(text, f"syntax error: {error.msg}", row, column, max(length, 1))
        return _python_2(found)
    except (ValueError, RecursionError, MemoryError):
        return None
    return None


def _python_2(found: Unreadable) -> Unreadable:
    if not _PYTHON_2.search(f"{found.lines[0]}\n{found.message}"):
        return found
    return Unreadable(f"{found.message} (Python 2 syntax?)", found.span, found.lines)


def _by_parser(text: str, error: BaseException) -> Unreadable:
    message = str(getattr(error, "message", "")) or type(error).__name__
    place = _PARSER_PLACE.search(message)
    row, column = (int(place[1]), int(place[2])) if place else (1, 1)
    kind, _, rest = message.partition(": ")
    reason = f"syntax error: {rest}" if kind == "tokenizer error" else "the parser does not know the syntax here"
    return Unreadable.at(text, reason, row, column)


FRAMES = 12_000  # Python frames for a tree as deep as `syntax.check_depth` lets through


@contextmanager
def deep() -> Iterator[None]:
    """Room on the stack for walks over any tree that `read` lets through."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
