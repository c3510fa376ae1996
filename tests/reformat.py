"""The same program in another layout: other widths and quotes, comments between arguments, one-line forms and so on.

What comes out means the same to Python: `reformatted` compares the syntax trees.
"""

from __future__ import annotations

import ast
import io
import random
import re
import subprocess
import sys
import tokenize
from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias

import libcst as cst

WIDTHS = (20, 40, 60, 88, 120, 300)

Change: TypeAlias = Callable[[str, random.Random], str]


def reformatted(text: str, chance: random.Random) -> str:
    """A text of a program with some changes of its layout, in any order."""
    wanted = ast.dump(ast.parse(text))
    for change in chance.sample(CHANGES, chance.randint(1, len(CHANGES))):
        changed = change(text, chance)
        if _tree(changed) == wanted:  # else the change is no change of layout only
            text = changed
    return text


def _tree(text: str) -> str:
    try:
        return ast.dump(ast.parse(text))
    except SyntaxError:
        return ""


def width(text: str, chance: random.Random) -> str:
    """The style of black, at some width."""
    quotes = chance.choice(("single", "double", "preserve"))
    commas = chance.choice(("true", "false"))
    settings = [f"format.quote-style='{quotes}'", f"format.skip-magic-trailing-comma={commas}"]
    options = [part for one in settings for part in ("--config", one)]
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "--line-length", str(chance.choice(WIDTHS))]
    done = subprocess.run(
        [*command, *options, "--stdin-filename", "x.py", "-"], input=text, capture_output=True, text=True, check=True
    )
    return done.stdout


GAPS = ("\n", "  # kept\n", "\n    # on its own\n", "  ", "\n\n")


def breaks(text: str, chance: random.Random) -> str:
    """New lines, spaces and comments between the tokens inside of brackets; backslashes outside of them."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    parts, at, depth = [], 0, 0
    comments, slashes = chance.random() * 0.3, chance.random() * 0.1
    tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    for token, following in pairwise(tokens):
        begin, end = (starts[row - 1] + column for row, column in (token.start, token.end))
        parts.append(text[at:end])
        at = max(at, end)
        depth += (token.string in "([{") - (token.string in ")]}") if token.type == tokenize.OP else 0
        plain = token.type in (tokenize.OP, tokenize.NAME, tokenize.STRING, tokenize.NUMBER)
        if not plain or following.type not in (tokenize.OP, tokenize.NAME, tokenize.STRING, tokenize.NUMBER):
            continue
        if depth > 0 and chance.random() < comments:
            parts.append(chance.choice(GAPS) + " " * chance.randint(0, 9))
        elif depth == 0 and chance.random() < slashes and begin < end:
            parts.append(" \\\n" + " " * chance.randint(1, 9))
    return "".join([*parts, text[at:]])


def one_line(text: str, chance: random.Random) -> str:
    """`if x: y` and `a; b` where that can be written so."""
    return cst.parse_module(text).visit(_OneLine(chance)).code


class _OneLine(cst.CSTTransformer):
    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._chance = chance

    def leave_IndentedBlock(  # noqa: N802  # libcst's
        self, original_node: cst.IndentedBlock, updated_node: cst.IndentedBlock
    ) -> cst.BaseSuite:
        lines = updated_node.body
        plain = [line for line in lines if isinstance(line, cst.SimpleStatementLine) and not _has_comment(line)]
        if len(plain) < len(lines) or _has_comment(updated_node) or self._chance.random() < 0.4:
            return updated_node
        small = [part for line in plain for part in line.body]
        semicolon = cst.Semicolon(whitespace_after=cst.SimpleWhitespace(" "))
        joined = [part.with_changes(semicolon=semicolon) for part in small]
        return cst.SimpleStatementSuite([*joined[:-1], small[-1].with_changes(semicolon=cst.MaybeSentinel.DEFAULT)])


def _has_comment(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Comment) or any(map(_has_comment, node.children))


def parentheses(text: str, chance: random.Random) -> str:
    """Some expressions in parentheses of their own."""
    return cst.parse_module(text).visit(_Parentheses(chance)).code


class _Parentheses(cst.CSTTransformer):
    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._chance, self._share = chance, chance.random() * 0.2

    def _wrapped(self, node: cst.BaseExpression) -> cst.BaseExpression:
        if isinstance(node, (cst.GeneratorExp, cst.StarredElement)) or self._chance.random() > self._share:
            return node
        inside = chance_space(self._chance)
        return node.with_changes(
            lpar=[cst.LeftParen(whitespace_after=inside), *node.lpar], rpar=[*node.rpar, cst.RightParen()]
        )

    def leave_Arg(self, original_node: cst.Arg, updated_node: cst.Arg) -> cst.Arg:  # noqa: N802  # libcst's
        return updated_node.with_changes(value=self._wrapped(updated_node.value))

    def leave_Assign(self, original_node: cst.Assign, updated_node: cst.Assign) -> cst.Assign:  # noqa: N802  # libcst's
        return updated_node.with_changes(value=self._wrapped(updated_node.value))

    def leave_Attribute(  # noqa: N802  # libcst's
        self, original_node: cst.Attribute, updated_node: cst.Attribute
    ) -> cst.Attribute:
        return updated_node.with_changes(value=self._wrapped(updated_node.value))

    def leave_DictElement(  # noqa: N802  # libcst's
        self, original_node: cst.DictElement, updated_node: cst.DictElement
    ) -> cst.DictElement:
        return updated_node.with_changes(value=self._wrapped(updated_node.value))


def chance_space(chance: random.Random) -> cst.BaseParenthesizableWhitespace:
    """No space, some, or a line of its own."""
    broken = cst.ParenthesizedWhitespace(last_line=cst.SimpleWhitespace("  "))
    return chance.choice((cst.SimpleWhitespace(""), cst.SimpleWhitespace(" "), broken))


def commas(text: str, chance: random.Random) -> str:
    """A comma behind the last argument, or none."""
    if chance.random() < 0.5:
        return re.sub(r",(\s*\))", r"\1", text)
    return re.sub(r"([\w\"'\]])\)$", r"\1,)", text, flags=re.MULTILINE)


def tabs(text: str, chance: random.Random) -> str:
    """Tabs for spaces, or other line ends."""
    return re.sub(r"(?m)^( {4})+", lambda found: "\t" * (len(found[0]) // 4), text)


CHANGES: list[Change] = [width, breaks, one_line, parentheses, commas, tabs]
