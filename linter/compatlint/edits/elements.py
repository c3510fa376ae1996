"""One more element in a display: of a list, a tuple, a set, or of what is in the brackets of a type."""

from __future__ import annotations

import libcst as cst


def with_element(display: cst.BaseExpression, code: str) -> cst.BaseExpression:
    """A display, or what is in the brackets of a type, with one more element before its last, behind an only one."""
    name = "slice" if isinstance(display, cst.Subscript) else "elements"
    value = cst.parse_expression(code)
    new = cst.SubscriptElement(cst.Index(value)) if name == "slice" else cst.Element(value)
    *front, last = getattr(display, name)
    if front:
        items = [*front, new.with_changes(comma=_plain(front[-1].comma)), last]
    else:
        items = [last.with_changes(comma=_plain(last.comma)), new.with_changes(comma=last.comma)]
    return cst.ensure_type(display.with_changes(**{name: items}), type(display))


def _plain(comma: cst.Comma | cst.MaybeSentinel) -> cst.Comma:
    """A comma that separates elements as `comma` does, without its comments."""
    after = comma.whitespace_after if isinstance(comma, cst.Comma) else cst.SimpleWhitespace(" ")
    if isinstance(after, cst.ParenthesizedWhitespace):
        after = after.with_changes(first_line=cst.TrailingWhitespace(newline=after.first_line.newline), empty_lines=())
    return cst.Comma(whitespace_after=after if not after.empty else cst.SimpleWhitespace(" "))
