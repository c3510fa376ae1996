"""What was measured: the answers to the probes, settled among each other, and what they say of the editions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from compatlint.probe.answer import Answer, Verdict
from compatlint.probe.expected import Expected, agrees
from compatlint.probe.plan import Probe


class Measured(Struct, frozen=True):
    """What an endpoint answered, by the names of the probes: where, with which model, and when."""

    base_url: str
    host: str
    model: str
    date: str
    probes: tuple[Probe, ...]
    answers: Mapping[str, Answer]

    def verdict(self, name: str) -> Verdict:
        """The verdict on a probe; "unclear" where it was not answered."""
        return self.answers[name].verdict if name in self.answers else "unclear"

    def says(self, name: str) -> str:
        """The answer to a probe as a source."""
        return f"measured {self.date} at {self.host} with {self.model}: {self.answers[name].said}"

    def clear(self) -> Iterator[str]:
        """The probes that were told."""
        return (probe.name for probe in self.probes if self.verdict(probe.name) != "unclear")

    def accepted(self) -> list[str]:
        """The probes that were accepted."""
        return [name for name in self.clear() if self.verdict(name) == "accepted"]

    def refused(self) -> list[str]:
        """The probes that were rejected, or whose endpoint is not served."""
        return [name for name in self.clear() if self.verdict(name) != "accepted"]


def settled(probes: Sequence[Probe], answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers, without those rejections that a field explains which is rejected by itself."""
    found = dict(answers)
    for probe in probes:
        answer = answers.get(probe.name)
        guilty = [need for need in probe.needs if need in answers and answers[need].verdict == "rejected"]
        if answer is not None and answer.verdict == "rejected" and guilty:
            found[probe.name] = replace(answer, verdict="unclear", words=f"{guilty[0]} is rejected by itself")
    return found


class Difference(Struct, frozen=True):
    """Where an edition and the measurement differ: the probe, the rules that speak of it, and what either says."""

    name: str
    codes: tuple[str, ...]
    expected: Verdict
    answer: Answer


def differences(said: Expected, measured: Measured) -> list[Difference]:
    """Where an edition says otherwise than what was measured."""
    found = []
    for name in measured.clear():
        verdict = said.verdict(name)
        if not agrees(verdict, measured.verdict(name)):
            codes = tuple(one.rule.code for one in said.rejecting(name))
            found.append(Difference(name, codes, verdict, measured.answers[name]))
    return found


def nearest(editions: Sequence[Expected], measured: Measured, code: str) -> Expected | None:
    """The edition whose rule of a code fits best what was measured, else the one that fits best of all.

    None where nothing that was told is about the rule.
    """
    told = list(measured.clear())
    about = [name for name in told if any(one.rule.code == code for said in editions for one in said.held[name])]
    if not about:
        return None

    def fit(said: Expected) -> tuple[int, int]:
        here = sum(agrees(said.verdict(name, code), measured.verdict(name)) for name in about)
        return here, sum(agrees(said.verdict(name), measured.verdict(name)) for name in told)

    return max(editions, key=fit)
