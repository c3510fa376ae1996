"""The packs in one edition, beside the others as far as they judge otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from compatlint.packs.clauses import Clauses
from compatlint.packs.pack import AllEditions, Case, Edition, Pack, Rule, Shared
from compatlint.pattern import pattern


def in_edition(said: AllEditions, chosen: Edition) -> Pack:
    """What the packs say in one edition, with what others say instead."""
    others = (_pack(said, one, _differing(said, chosen, one)) for one in said.editions if one is not chosen)
    return _pack(said, chosen, said.rules[chosen.name], tuple(others))


def _pack(said: AllEditions, edition: Edition, rules: Mapping[str, Rule], others: tuple[Pack, ...] = ()) -> Pack:
    lists = {**said.lists, **said.lists_of.get(edition.name, {})}
    return Pack(
        **{name: getattr(said, name) for name in Shared.__struct_fields__},
        edition=edition,
        rules=rules,
        lists={name: pattern(source) for name, source in lists.items()},
        spoken={name: Clauses(one, said.grammars[one.grammar]) for name, one in said.spoken.items()},
        others=others,
    )


def _differing(said: AllEditions, chosen: Edition, other: Edition) -> dict[str, Rule]:
    """The rules of the other edition that judge otherwise."""
    ours, theirs = (said.lists_of.get(one.name, {}) for one in (chosen, other))
    lists = {name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name)}
    mine = said.rules[chosen.name]
    return {
        code: rule
        for code, rule in said.rules[other.name].items()
        if rule != mine[code] or lists.intersection(word for case in rule.cases for word in words_of(case))
    }


def words_of(case: Case) -> Iterator[str]:
    """The texts in a condition, names of lists and tables among them."""
    todo: list[Any] = [case.when]
    for node in todo:
        if isinstance(node, Mapping):
            todo += node.values()
        elif isinstance(node, tuple):
            todo += node
        elif isinstance(node, str):
            yield node
