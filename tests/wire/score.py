"""How often `certain` was right."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest


@dataclass
class Score:
    """How often `certain` was right."""

    both: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, name: str, sent: set[str], certain: set[str]) -> None:
        self.both += len(sent & certain)
        self.missed += [f"{name}: {code}" for code in sorted(sent - certain)]
        self.wrong += [f"{name}: {code}" for code in sorted(certain - sent)]

    def __str__(self) -> str:
        recall = self.both / max(1, self.both + len(self.missed))
        precision = self.both / max(1, self.both + len(self.wrong))
        return f"certain: {self.both} right, recall {recall:.1%}, precision {precision:.1%}"


SCORE = pytest.StashKey[Score]()
