"""Which quotes a new string is written in."""

from __future__ import annotations

import libcst as cst

from linter.references import Tree


def quote_in(node: cst.CSTNode, tree: Tree) -> str:
    """The file's own quotes, or the others within an f-string that takes those."""
    here: cst.CSTNode | None = node
    around = set()
    while here is not None:
        if isinstance(here, cst.FormattedString):
            around.add(here.start[-1])
        here = tree.parent(here)
    own = _usual(tree)
    other = "'" if own == '"' else '"'
    return other if own in around and other not in around else own


def _usual(tree: Tree) -> str:
    """The quotes that most strings of a file have."""
    found = [node.quote for node in tree.strings]
    single = sum(quote == "'" for quote in found)
    return "'" if single * 2 > len(found) else '"'
