"""What a shell may complete: codes and names of rules, targets, editions, formats."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from compatlint.config.config_file import OUTPUT_FORMATS
from compatlint.errors import UsageError

if TYPE_CHECKING:
    from compatlint.packs.pack import Pack


def codes(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The codes of rules, the last of several that stand between commas."""
    before, comma, last = incomplete.rpartition(",")
    known = [("ALL", "every rule"), *((rule.code, rule.name) for pack in _packs(ctx) for rule in pack.rules.values())]
    return [
        CompletionItem(f"{before}{comma}{code}", help=what) for code, what in known if code.startswith(last.upper())
    ]


def rules(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The codes and names of rules."""
    known = [rule for pack in _packs(ctx) for rule in pack.rules.values()]
    by_code = [CompletionItem(rule.code, help=rule.name) for rule in known]
    return _beginning((*by_code, *(CompletionItem(rule.name, help=rule.code) for rule in known)), incomplete)


def editions(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The editions there are, and the word for the last one."""
    known = [edition.name for pack in _packs(ctx) for edition in pack.editions]
    return _beginning(map(CompletionItem, (*known, "latest")), incomplete)


def targets(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The targets there are."""
    known = dict.fromkeys(name for pack in _packs(ctx) for name in pack.targets)
    return _beginning(map(CompletionItem, known), incomplete)


def paths(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """What stands behind an option whose value may be left out."""
    return [CompletionItem(incomplete, type="file")]


def formats(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The formats of reports."""
    return _beginning(map(CompletionItem, OUTPUT_FORMATS), incomplete)


def _beginning(items: Iterable[CompletionItem], incomplete: str) -> list[CompletionItem]:
    return [item for item in items if item.value.lower().startswith(incomplete.lower())]


def _packs(ctx: click.Context) -> list[Pack]:
    """The rules of the targets and the packs that stand on the command line; none where one cannot be read."""
    from compatlint.packs import load

    named, own = ctx.params.get("target") or (None,), tuple(ctx.params.get("rules") or ())
    try:
        return [load.load(None, own, target) for target in ((named,) if isinstance(named, str) else named)]
    except UsageError:
        return []
