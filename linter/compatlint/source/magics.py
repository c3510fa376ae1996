"""What IPython adds to Python, masked: `%magic`, `!command`, `help?`, `%%cell`, prompts and a common indentation.

The mask keeps every row and column: what is masked becomes a call of a name that no program has, as IPython itself
makes a call of it. IPython's rules are those of its core.inputtransformer2 and of its built-in magics (9.18, 2026-11).
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from compatlint.pattern import pattern

MASK = "\u01c3"  # a letter that looks like an exclamation mark
RUNS_PYTHON = frozenset({"capture", "debug", "prun", "time", "timeit"})  # the body runs as if it stood in the cell
RUNS_SHELL = frozenset({"!", "bash", "sh", "sx", "system"})
RUNS_APART = frozenset({"pypy", "python", "python3"})  # the body is a program of its own
WRITES_FILE = frozenset({"file", "writefile"})
# Line magics that take words, which one by itself may begin without its percent sign.
AUTOMATIC = frozenset(
    {
        *(
            "alias",
            "autoawait",
            "bookmark",
            "cat",
            "cd",
            "colors",
            "conda",
            "config",
            "cp",
            "env",
            "gui",
            "history",
            "ll",
        ),
        *(
            "load",
            "load_ext",
            "ls",
            "macro",
            "mamba",
            "matplotlib",
            "micromamba",
            "mkdir",
            "mv",
            "pdb",
            "pip",
            "precision",
        ),
        *("pushd", "pylab", "reload_ext", "reset", "rm", "rmdir", "run", "save", "set_env", "sx", "system", "time"),
        *("timeit", "unload_ext", "uv", "who", "whos", "xmode"),
    }
)

_ROW = pattern(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BLANKS = pattern(r"[ \t]*")
_PROMPTS = (  # what the first row begins with, and what is then no code at the start of each
    (pattern(r">>>(?: |$)"), pattern(r"[ \t]*(?:>>>|\.\.\.)(?: |(?=[\r\n])|\Z)")),
    (
        pattern(r"(?:(?:\[nav\]|\[ins\])? )?In \[\d+\]: "),
        pattern(r"(?:(?:\[nav\]|\[ins\])? )?In \[\d+\]: |\s*\.{3,}: ?"),
    ),
)
_FIRST_WORD = pattern(r"\s*(\w+)[ \t]")
_CELL_MAGIC = pattern(r"%%(\S*)[ \t]*([^\r\n]*)")
_HELP = pattern(r"%{0,2}(?!\d)[\w*]+(?:\.(?!\d)[\w*]+|\[-?[0-9]+\])*\?\??\Z")
_LONGEST = 500  # characters that help is asked for
_MAGIC_VALUE = pattern(r"[ \t]*(?:%[ \t]*[^\W\d]|!)")
_TIMED = pattern(r"%(?:time|timeit)(?:[ \t]+-[a-zA-Z]+(?:[ \t]*\d+)?)*[ \t](?=[ \t]*[^\s-])")
_KEPT_COMMENT = pattern(r"(?<=\s)#\s*(?:compatlint|noqa)\b[^\r\n]*", re.IGNORECASE)
_CONTINUES = pattern(r"\\(?:\r\n|\r|\n)$")
_SPECIAL = pattern(r"[%!?]|^[ \t]*[,;/]|\A\s*(?:>>>|\[|In \[)|\A\s*^[ \t]", re.MULTILINE)  # worth a closer look
_TOKEN = pattern(
    r'(?P<string>"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*(?:"""|\Z)'
    r"|'''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*(?:'''|\Z)"
    r'|"(?:\\(?:\r\n|.)|[^"\\\r\n])*"'
    r"|'(?:\\(?:\r\n|.)|[^'\\\r\n])*')"
    r"|(?P<comment>\#[^\r\n]*)"
    r"|(?P<join>\\(?:\r\n|\r|\n))"
    r"|(?P<end>\r\n|\r|\n)"
    r"|(?P<open>[(\[{])|(?P<close>[)\]}])"
    r"|(?P<assign>(?<![=!<>:+\-*/%&|^@])=(?!=))"
    r"|(?P<other>[^\S\r\n]+|\w+|.)",
    re.DOTALL,
)


class Masked(Struct, frozen=True):
    """The code of a cell, row by row without the first characters that `margins` counts.

    `apart`: it runs, if at all, in a process of its own.
    """

    code: str
    margins: tuple[int, ...] = ()
    apart: bool = False


def masked(text: str) -> Masked | None:
    """The Python of a cell; None where it holds another language."""
    if _is_automatic(text):
        return Masked(_masked_command(text))
    if not _SPECIAL.search(text):
        return Masked(text)
    rows = _ROW.findall(text)
    margins = _margins(rows)
    cut = [row[margin:] for row, margin in zip(rows, margins, strict=True)]
    found = _body(cut)
    return None if found is None else replace(found, margins=tuple(margins) if any(margins) else ())


def is_mask(name: str) -> bool:
    """Does the name stand for something that was masked?"""
    return name.startswith(MASK)


def program(codes: Iterable[str]) -> str:
    """The code of several cells as one text that Python can parse, without the cells that it cannot."""
    known = list(codes)
    whole = "\n".join(known)
    return whole if _parses(whole) else "\n".join(filter(_parses, known))


# The start of rows.


def _margins(rows: list[str]) -> list[int]:
    """How many characters of each row are no code: the indentation of the first row, and prompts."""
    first = next((row for row in rows if row.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" \t"))]
    margins = [len(indent) if row.startswith(indent) else 0 for row in rows]
    for begins, prompt in _PROMPTS:
        if begins.match(first[len(indent) :]):
            places = [prompt.match(row) for row in rows]
            return [found.end() if found else margin for found, margin in zip(places, margins, strict=True)]
    return margins


# The body of a cell.


def _body(rows: list[str]) -> Masked | None:
    """The code of rows that start as Python's do."""
    at = next((number for number, row in enumerate(rows) if row.strip()), 0)
    magic = _CELL_MAGIC.match(rows[at]) if rows else None
    if magic is None or magic[1].endswith("?"):
        return Masked("".join(_lines(rows)))
    name, argument = magic.groups()
    words = argument.split()
    head = [*rows[:at], f"#{rows[at][1:]}"]
    if name in RUNS_PYTHON:
        inner = _body(rows[at + 1 :])
        return inner and replace(inner, code="".join(head) + inner.code)
    if name in RUNS_SHELL or (name == "script" and words[:1] in (["bash"], ["sh"])):
        return Masked("".join([*head, *_commands("".join(rows[at + 1 :]))]))
    apart = words[0] if name == "script" and words else name
    if apart in RUNS_APART or (name in WRITES_FILE and words[-1:] and words[-1].endswith(".py")):
        return Masked("".join([*head, *rows[at + 1 :]]), apart=True)
    return None


def _commands(text: str) -> Iterator[str]:
    """The lines of a shell, masked."""
    at = 0
    while at < len(text):
        end = _continued(text, at)
        yield _masked_command(text[at:end])
        at = end


def _lines(rows: list[str]) -> Iterator[str]:
    """The rows with what only IPython understands masked, one logical line after the other."""
    text = "".join(rows)
    at = 0
    while at < len(text):
        start = _after_blanks(text, at)
        if text[start : start + 1] in ("%", "!", "?", ",", ";", "/"):
            end = _continued(text, start)
            yield text[at:start] + _masked_command(text[start:end])
        else:
            end, value = _logical_end(text, start)
            if value:
                end = _continued(text, value)
                yield text[at:value] + _masked_command(text[value:end])
            else:
                yield text[at:start] + _without_help(text[start:end])
        at = end


def _continued(text: str, at: int) -> int:
    """The end of the row at `at`, and of those that it goes on in."""
    while at < len(text):
        row = _ROW.match(text, at)
        assert row is not None
        at = row.end()
        if not _CONTINUES.search(row[0]):
            break
    return at


def _logical_end(text: str, at: int) -> tuple[int, int]:
    """Where the logical line at `at` ends, and where in it a magic's or command's result is assigned, else 0."""
    depth, assigned = 0, False
    for token in _TOKEN.finditer(text, at):
        kind = token.lastgroup
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(depth - 1, 0)
        elif kind == "end" and not depth:
            return token.end(), 0
        elif kind == "assign" and not depth and not assigned:
            assigned = True
            value = _MAGIC_VALUE.match(text, token.end())
            if value:
                return token.end(), _after_blanks(text, token.end())
    return len(text), 0


def _after_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _without_help(line: str) -> str:
    """A logical line, masked where it asks for help: `name?`."""
    content = line.rstrip()
    if not content.endswith("?") or not _HELP.search(content[-_LONGEST:]) or _ends_in_text(content):
        return line
    return _masked_command(content) + line[len(content) :]


def _ends_in_text(content: str) -> bool:
    """Is the last character that of a comment or string?"""
    *_, last = (str(token.lastgroup) for token in _TOKEN.finditer(content))
    return last in ("comment", "string")


# What stands in place of a command.


def _masked_command(text: str) -> str:
    """A command of one or more rows as code of the same shape; a comment that silences stays one."""
    rows: list[str] = _ROW.findall(text)
    first = rows[0]
    content = first.rstrip("\r\n")
    if len(rows) > 1:
        return _hidden_rows(content, first[len(content) :], "".join(rows[1:]))
    comment = _KEPT_COMMENT.search(content)
    command = (content[: comment.start()] if comment else content).rstrip()
    return (_timed(command) or _hidden(command)) + first[len(command) :]


def _hidden_rows(command: str, end: str, below: str) -> str:
    """A command that goes on below: the call that stands for it reaches as far."""
    blank = re.sub(r"[^\r\n]", " ", below)
    last = len(below.rstrip()) - 1
    if last < 0 or len(command) < 2:
        return _hidden(command) + end + blank
    return f"{MASK * (len(command) - 1)}({end}{blank[:last]}){blank[last + 1 :]}"


def _hidden(command: str) -> str:
    """A statement as long as the command: a call where there is room for one."""
    return MASK * (len(command) - 2) + "()" if len(command) > 2 else MASK * len(command)


def _timed(command: str) -> str | None:
    """`%time statement`: the statement runs as if it stood alone."""
    found = _TIMED.match(command)
    if found is None:
        return None
    code = f"{MASK * (found.end() - 1)};{command[found.end() :]}"
    return code if _parses(code) else None


def _is_automatic(text: str) -> bool:
    """Is the one line of a cell a magic without its percent sign (`pip install …`)? Only what isn't Python can be."""
    word = _FIRST_WORD.match(text)
    return word is not None and word[1] in AUTOMATIC and len(text.splitlines()) == 1 and not _parses(text.strip())


def _parses(code: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
