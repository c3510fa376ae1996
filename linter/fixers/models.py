"""Another model id, where the id is written."""

from __future__ import annotations

from typing import Any

import libcst as cst

from linter.fixers.layout import requoted
from linter.model import Context, Fix, Hit, Refusal, Replace

ANY = "*"


def replace_model(hit: Hit, context: Context) -> Fix | Refusal:
    """Put the id that the person chose, else the one that the rule's options know, in the place of a literal.

    Options: `replacements`, ids by id; `prefixes`, what to leave out in front of an id.
    """
    old = hit.words.get("value", "")
    new = _chosen(old, context) or _known(old, hit.rule.options)
    if not new:
        return Refusal(f"which model to take is for you to say: `migrate --model {old}=ID`")
    if new == old:
        return Refusal("the model that was chosen for it is this one")
    if not isinstance(hit.node, cst.SimpleString) or hit.node.evaluated_value != old:
        return Refusal("the id is put together, or stands in a file that is not looked at")
    return Fix("unsafe", f"replace `{old}` by `{new}`", (Replace(hit.node, requoted(hit.node, new)),))


def _chosen(old: str, context: Context) -> str | None:
    models = context.wishes.models
    return models.get(old) or models.get(ANY)


def _known(old: str, options: Any) -> str | None:
    for prefix in options.get("prefixes", ()):
        if old.startswith(prefix):
            return old.removeprefix(prefix)
    found = options.get("replacements", {}).get(old)
    return None if found is None else str(found)
