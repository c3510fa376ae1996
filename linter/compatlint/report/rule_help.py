"""What a rule says in one edition, for reports that carry their rules with them: short, long, as text, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from compatlint.report.markdown_text import prose
from compatlint.report.rules import filled, sentence

if TYPE_CHECKING:
    from compatlint.packs.pack import Citation, Pack, Rule


def short(rule: Rule, pack: Pack) -> str:
    """One sentence: what the rule looks for."""
    return sentence(filled(rule.summary, pack))


def long(rule: Rule, pack: Pack) -> str:
    """What it says of it."""
    said = dict.fromkeys(sentence(filled(case.message, pack)) for case in rule.cases)
    return " ".join((short(rule, pack), *said))


def as_text(rule: Rule, pack: Pack) -> str:
    """What to do, whether that can be done for you, and who says so."""
    sources = [f"{one.date} {one.where}{f': {quoted(one)}' if one.quote else ''}" for one in _sources(rule)]
    parts = (*_advice(rule, pack), _fix(rule), _edition(pack), *(["Sources:", *sources] if sources else ()))
    return "\n".join(parts)


def as_markdown(rule: Rule, pack: Pack) -> str:
    """The same as Markdown."""
    sources = [f"- {one.date} {linked(one.where)}{f': {prose(quoted(one))}' if one.quote else ''}" for one in
               _sources(rule)]  # fmt: skip
    parts = [prose(part) for part in (*_advice(rule, pack), _fix(rule), _edition(pack))]
    return "\n\n".join((f"**{rule.code}** {rule.name}", *parts, *(["\n".join(sources)] if sources else ())))


def _advice(rule: Rule, pack: Pack) -> Iterable[str]:
    return dict.fromkeys(filled(text, pack) for text in (*(case.help for case in rule.cases), rule.help) if text)


def _fix(rule: Rule) -> str:
    if rule.fix is None:
        return "It is left to a person."
    return "`--fix` repairs it where that is safe, `--fix --unsafe-fixes` elsewhere."


def _edition(pack: Pack) -> str:
    return f"This is the edition {pack.edition.name} of what {pack.provider.name} documents."


def _sources(rule: Rule) -> Iterator[Citation]:
    yield from sorted(rule.sources, key=lambda one: one.date)


def quoted(source: Citation) -> str:
    """What a source says; a text in brackets is a summary."""
    return source.quote if source.quote[0] == "[" else f"“{source.quote}”"


def linked(where: str) -> str:
    """Where a source is, as a link if it is an address."""
    return f"<{where}>" if where.startswith("https://") and " " not in where else prose(where)
