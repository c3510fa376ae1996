"""What the rules say, for programs: the keys of ruff's `rule --output-format json`, and more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from compatlint.report.history import RuleChange, changed_since, history
from compatlint.report.json import dumped
from compatlint.report.rule_help import as_markdown, short
from compatlint.report.rules import filled, rule_of, severity_of

if TYPE_CHECKING:
    from compatlint.packs.pack import Pack, Rule


def rules_json(word: str | None, pack: Pack, load: Callable[[str | None], Pack]) -> str:
    """The rule with the code or name `word` as an object, or all of them as an array; `load` gives an edition."""
    editions = [load(edition.name) for edition in pack.editions]
    if word is not None:
        return dumped(_rule(rule_of(word, pack), pack, editions), 2)
    return dumped([_rule(rule, pack, editions) for rule in pack.rules.values()], 2)


def changes_json(date: str, load: Callable[[str | None], Pack]) -> str:
    """What changed since a date, as an array with an object for each rule."""
    pack = load(None)
    found = changed_since(date, [load(edition.name) for edition in pack.editions])
    return dumped(
        [
            {"code": code, "name": pack.rules[code].name, "changes": _changes(changes, pack)}
            for code, changes in found.items()
        ],
        2,
    )


def _changes(changes: Iterable[RuleChange], pack: Pack) -> list[dict[str, str]]:
    return [{"date": change.date, "what": filled(change.what, pack)} for change in changes]


def _rule(rule: Rule, pack: Pack, editions: list[Pack]) -> dict[str, Any]:
    return {
        "name": rule.name,
        "code": rule.code,
        "linter": "compatlint",
        "summary": short(rule, pack),
        "message_formats": list(dict.fromkeys(filled(case.message, pack) for case in rule.cases)),
        "fix": rule.fix is not None,
        "fix_availability": "Sometimes" if rule.fix else "None",
        "explanation": as_markdown(rule, pack),
        "preview": False,
        "status": "stable",
        "url": rule.link,
        "targets": list(rule.targets),
        "fixer": rule.fix,
        "editions": [_edition(one, one.rules[rule.code]) for one in editions],
        "history": _changes(history(rule.code, editions), pack),
        "sources": [{"where": one.where, "date": one.date, "quote": one.quote} for one in rule.sources],
    }


def _edition(pack: Pack, rule: Rule) -> dict[str, Any]:
    cases = [
        {"severity": case.severity, "message": filled(case.message, pack), "help": filled(case.help, pack)}
        for case in rule.cases
    ]
    return {"edition": pack.edition.name, "severity": severity_of(rule), "cases": [] if rule.off else cases}
