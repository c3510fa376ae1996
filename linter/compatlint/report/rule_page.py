"""What a rule says as a page: an example, every edition, how it is repaired, what became of it, who says so."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from compatlint.packs.fixes import BY_MIGRATE, FIXES
from compatlint.pattern import pattern
from compatlint.report.history import history
from compatlint.report.markdown_text import prose
from compatlint.report.rule_help import linked, quoted
from compatlint.report.rules import filled, rule_of, sentence

if TYPE_CHECKING:
    from compatlint.packs.pack import Citation, Example, Pack, Rule

GAP = pattern(r"<(\w+)>")
ESCAPED = pattern(r"\\([<>&|~$:])")  # escapes that only some know


def rule_page(word: str, load: Callable[[str | None], Pack]) -> str:
    """The page of the rule with that code or name in Markdown; `load` gives the pack of an edition."""
    pack = load(None)
    rule = rule_of(word, pack)
    packs = [load(edition.name) for edition in pack.editions]
    sections = (
        ("Example", _example(rule)),
        ("What it says", _editions(packs, rule) if rule.targets else _cases(pack, rule)),
        ("Fix", [_fix(packs, rule)]),
        ("History", [f"- {one.date}: {_prose(filled(one.what, pack))}" for one in history(rule.code, packs)]),
        ("Sources", _sources(packs, rule)),
    )
    said = (f"## {title}\n\n{text}" for title, blocks in sections if (text := "\n".join(blocks).strip()))
    head = f"# {rule.code} {rule.name}\n\n{_prose(sentence(filled(rule.summary, pack)))}"
    return "\n\n".join((head, *said)) + "\n"


def _example(rule: Rule) -> Iterator[str]:
    if rule.example is not None:
        yield from _programs(rule.example, "becomes" if _fixes(rule) else "could be")


def _programs(example: Example, becomes: str) -> Iterator[str]:
    yield f"```python\n{example.before}```\n\n{becomes}\n\n```python\n{example.after}```"


def _editions(packs: Sequence[Pack], rule: Rule) -> Iterator[str]:
    """What the editions say, those that say the same together; the first is the default."""
    same: dict[str, list[str]] = {}
    for number, pack in enumerate(packs):
        name = f"{pack.edition.name} (default)" if number == 0 else pack.edition.name
        same.setdefault(_verdict(pack, pack.rules[rule.code]), []).append(name)
    for verdict, names in same.items():
        yield f"Edition{'s' if len(names) > 1 else ''} {' and '.join(names)}:\n\n{verdict}\n"


def _verdict(pack: Pack, rule: Rule) -> str:
    return f"- nothing: {_prose(rule.off)}" if rule.off else "\n".join(_cases(pack, rule))


def _cases(pack: Pack, rule: Rule) -> Iterator[str]:
    """What each case says, what it has in common with the one before it said once."""
    told, last = set(), None
    for case in rule.cases:
        if (case.severity, case.message, case.help) in told:
            continue
        told.add((case.severity, case.message, case.help))
        message = "" if case.message == "{detail}" else sentence(filled(case.message, pack))
        advice = "" if case.help == last else filled(case.help, pack)
        last = case.help
        yield f"- {case.severity}: {' '.join(map(_prose, filter(None, (message, advice))))}"


def _prose(text: str) -> str:
    """A sentence that every reader of Markdown shows alike; what is not known before a call is seen, in capitals."""
    named = GAP.sub(lambda gap: gap[1].upper(), text)
    return ESCAPED.sub(lambda found: html.escape(found[1], quote=False), prose(named))


def _fixes(rule: Rule) -> list[str]:
    """The repairs of its cases."""
    return [fix for fix in dict.fromkeys((rule.fix, *(case.fix for case in rule.cases))) if fix and fix in FIXES]


def _fix(packs: Sequence[Pack], rule: Rule) -> str:
    fixes = _fixes(rule)
    if not fixes:
        return "By hand."
    said = [f"- `{fix}` {FIXES[fix]}{', by `migrate` only' if fix in BY_MIGRATE else ''}." for fix in fixes]
    if not BY_MIGRATE.issuperset(fixes):
        said.append(f"\n{_safety(packs, rule)}")
    return "\n".join(said)


def _safety(packs: Sequence[Pack], rule: Rule) -> str:
    lifted = [pack.edition.name for pack in packs if pack.rules[rule.code].off]
    if lifted:
        return f"It is unsafe, for edition {' and '.join(lifted)} finds nothing: `--unsafe-fixes` applies it."
    if not rule.targets:
        return "It is safe: `--fix` applies it."
    return (
        "It is safe, so that `--fix` applies it, where the finding is certain, the request is known to go to "
        f"{packs[0].provider.name} and nothing else uses what is changed; else `--unsafe-fixes` applies it."
    )


def _sources(packs: Sequence[Pack], rule: Rule) -> Iterator[str]:
    """Who says so, by date."""
    sources = dict.fromkeys(source for pack in packs for source in pack.rules[rule.code].sources)
    yield from map(_source, sorted(sources, key=lambda one: one.date))
    if rule.aged:
        yield f"\n{_prose(sentence(rule.aged))}"


def _source(source: Citation) -> str:
    return f"- {source.date}: {linked(source.where)}{f', {_prose(quoted(source))}' if source.quote else ''}"
