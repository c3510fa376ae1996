"""What a measurement says, for people: a table, where an edition differs, and the pack as a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from compatlint.probe.answer import Verdict
from compatlint.probe.measured import Difference, Measured
from compatlint.probe.pack import WrittenPack

ORDER: tuple[Verdict, ...] = ("accepted", "rejected", "not served", "unclear")


def table(measured: Measured) -> str:
    """A line for each probe that was answered, and the sum."""
    known = [probe.name for probe in measured.probes if probe.name in measured.answers]
    wide = max(map(len, known), default=0)
    lines = [f"{name:<{wide}}  {_verdict(measured, name)}" for name in known]
    counts = Counter(measured.answers[name].verdict for name in known)
    told = ", ".join(f"{counts[one]} {one}" for one in ORDER if counts[one])
    return "\n".join((*lines, "", f"{measured.host} with {measured.model}, {measured.date}: {told}.", ""))


def _verdict(measured: Measured, name: str) -> str:
    answer = measured.answers[name]
    return answer.verdict if answer.verdict == "accepted" else f"{answer.verdict:<10}  {answer.said}".rstrip()


def compared(edition: str, found: Sequence[Difference]) -> str:
    """Where an edition and the measurement differ."""
    if not found:
        return f"Edition {edition} and the measurement do not differ.\n"
    lines = [f"Edition {edition} and the measurement differ in {len(found)}:", *map(_difference, found), ""]
    return "\n".join(lines)


def _difference(one: Difference) -> str:
    rules = f" ({', '.join(one.codes)})" if one.codes else ""
    said = f" ({one.answer.said})" if one.answer.verdict != "accepted" else ""
    return f"  {one.name}: the edition says {one.expected}{rules}, measured {one.answer.verdict}{said}"


def pack_text(written: WrittenPack, measured: Measured) -> str:
    """The pack as YAML, with what it does not say in comments."""
    import yaml

    body = yaml.safe_dump(written.data, sort_keys=False, allow_unicode=True, width=120)
    return "".join(f"# {line}\n" for line in _head(written, measured)) + body


def _head(written: WrittenPack, measured: Measured) -> Iterator[str]:
    yield f"Measured by `compatlint probe` on {measured.date} at {measured.base_url} with {measured.model}."
    yield "Its statements are about that model and that day. What no request can show is in it where all else that its"
    yield "rule says is so."
    for name in written.unsaid:
        yield _comment(f"Rejected, and no rule says so: {name}: {measured.answers[name].said}")
    for probe in measured.probes:
        answer: Any = measured.answers.get(probe.name)
        if answer is None or answer.verdict == "unclear":
            yield _comment(f"Not told: {probe.name}: {answer.said if answer is not None else 'not asked'}")


def _comment(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
