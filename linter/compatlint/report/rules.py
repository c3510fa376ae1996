"""What the rules say, for people: `compatlint rule CODE`, `compatlint rules` and the table of the documentation."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from compatlint.errors import UsageError, did_you_mean
from compatlint.report.history import RuleChange, changed_since, history

if TYPE_CHECKING:
    from compatlint.packs.pack import Citation, Pack, Rule

WIDTH = 100


def rule_text(code: str, load: Callable[[str | None], Pack]) -> str:
    """Everything about one rule: what it says in each edition, and from where; `load` gives the pack of an edition."""
    pack = load(None)
    rule = rule_of(code, pack)
    wanted = rule.code
    blocks = [f"{rule.code} {rule.name}\n{_wrap(sentence(filled(rule.summary, pack)))}"]
    packs = [load(edition.name) for edition in pack.editions]
    said = _verdicts(packs, wanted) if rule.targets else ["\n".join(_cases(pack, rule))]
    changes = list(_changes(history(wanted, packs), pack))
    happened = ["\n".join(("History:", *changes))] if changes else []
    sources = _sources(dict.fromkeys(source for item in packs for source in item.rules[wanted].sources))
    age = _age([one.rules[wanted] for one in packs])
    return "\n\n".join((*blocks, *said, *happened, *sources, *age, _fix(rule))) + "\n"


def rule_of(word: str, pack: Pack) -> Rule:
    """The rule with that code or name."""
    names = {rule.name: rule for rule in pack.rules.values()}
    found = pack.rules.get(word.strip().upper()) or names.get(word.strip().lower())
    if found is None:
        known = (*pack.rules, *names)
        near = did_you_mean(word.upper(), known) or did_you_mean(word.lower(), known)
        raise UsageError(f"unknown rule {word!r}{near or '; `compatlint rules` lists them'}")
    return found


def rules_table(pack: Pack) -> str:
    """One line for each rule, with its severity in this edition."""
    rows = [(rule.code, rule.name, severity_of(rule), filled(rule.summary, pack)) for rule in pack.rules.values()]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ["  ".join((*map(str.ljust, row, widths), row[3])) for row in rows]
    editions = ", ".join(edition.name for edition in pack.editions)
    head = f"{pack.provider.name}, edition {pack.edition.name} (there are {editions})"
    foot = ["`compatlint rule CODE` says what a rule means, since when, and from where."]
    others = [name for name in pack.targets if name != pack.provider.name.lower()]
    foot += [f"`--target NAME` lists those of {', '.join(others)}."] if others else []
    return "\n".join((head, "", *lines, "", *foot, ""))


def changes_table(date: str, load: Callable[[str | None], Pack]) -> str:
    """What changed since a date, by rule."""
    pack = load(None)
    found = changed_since(date, [load(edition.name) for edition in pack.editions])
    blocks = [
        "\n".join((f"{code} {pack.rules[code].name}", *_changes(changes, pack))) for code, changes in found.items()
    ]
    head = f"{pack.provider.name}: {len(found)} of {len(pack.rules)} rules changed since {date}"
    return "\n\n".join((head, *blocks)) + "\n"


def markdown_table(pack: Pack) -> str:
    """The table of the documentation."""
    rows = [("code", "name", "what", "severity", "fix"), ("---",) * 5]
    for rule in pack.rules.values():
        what = filled(rule.summary, pack).replace("|", "\\|")
        rows.append((rule.code, rule.name, what, severity_of(rule), rule.fix or "by hand"))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _changes(changes: Iterable[RuleChange], pack: Pack) -> Iterator[str]:
    for change in changes:
        yield _wrap(f"{change.date:10}  {filled(change.what, pack)}", "  ", " " * 14)


def _verdicts(packs: Sequence[Pack], code: str) -> Iterator[str]:
    """What the editions say, those that say the same together; the first is the default."""
    same: dict[str, list[str]] = {}
    for number, pack in enumerate(packs):
        name = f"{pack.edition.name} (default)" if number == 0 else pack.edition.name
        same.setdefault(_verdict(pack, pack.rules[code]), []).append(name)
    for verdict, names in same.items():
        yield f"Edition{'s' if len(names) > 1 else ''} {' and '.join(names)}:{verdict}"


def _verdict(pack: Pack, rule: Rule) -> str:
    if rule.off:
        return f" nothing to report\n{_wrap(sentence(rule.off), '  ')}"
    return "\n".join(("", *_cases(pack, rule)))


def _cases(pack: Pack, rule: Rule) -> Iterator[str]:
    said, told = None, set()
    for case in rule.cases:
        if (case.severity, case.message, case.help) in told:
            continue
        told.add((case.severity, case.message, case.help))
        yield _wrap(f"{case.severity}: {filled(case.message, pack)}", "  ", "    ")
        if case.help != said:
            yield _wrap(filled(case.help, pack), "    ")
        said = case.help


def _sources(sources: Iterable[Citation]) -> Iterator[str]:
    """The sources by date; a text in brackets is a summary, any other a quotation."""
    blocks = []
    for source in sorted(sources, key=lambda item: item.date):
        blocks.append(_wrap(f"{source.date}  {source.where}", "  ", "    "))
        if source.quote:
            blocks.append(_wrap(source.quote if source.quote[0] == "[" else f"“{source.quote}”", "    "))
    if blocks:
        yield "\n".join(("Sources:", *blocks))


def _age(rules: Sequence[Rule]) -> Iterator[str]:
    """When the sources said it, and what is to be said of old ones."""
    if rules[0].sources:
        dates = f"First said {min(rule.first for rule in rules)}, last {max(rule.last for rule in rules)}."
        yield _wrap(f"{dates} {sentence(rules[0].aged)}" if rules[0].aged else dates)


def _fix(rule: Rule) -> str:
    return f"Fix: {rule.fix}, by --fix where it is safe, else by --unsafe-fixes" if rule.fix else "Fix: by hand"


def severity_of(rule: Rule) -> str:
    """Its severities in this edition, or `off`."""
    return "off" if rule.off else " / ".join(dict.fromkeys(case.severity for case in rule.cases))


class _Known(dict[str, str]):
    """Words of a rule."""

    def __missing__(self, key: str) -> str:
        return f"<{key}>"


def filled(template: str, pack: Pack) -> str:
    """A text of a rule; what is not known before a call is seen stands as <name>, but for whose default it is."""
    provider = pack.provider
    known = {"provider": provider.name, "base_url": provider.base_url, "key": provider.api_key, "default": ""}
    return template.format_map(_Known(known, edition=pack.edition.name))


def sentence(text: str) -> str:
    """Words as a sentence."""
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith(".") else ".")


def _wrap(text: str, indent: str = "", further: str | None = None) -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent if further is None else further,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
