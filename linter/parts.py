"""The parts of one file that are judged each on its own, taken together."""

from __future__ import annotations

from msgspec import Struct

from linter.checked import Checked
from linter.model import Applicability, Finding, Limit, Span
from linter.source import with_texts
from linter.syntax import Unreadable


class Parts(Struct, frozen=True, eq=False):
    """What checking the parts found, and those that could not be read."""

    checked: tuple[Checked, ...]
    broken: tuple[Unreadable, ...] = ()

    @property
    def unresolved(self) -> int:
        """Calls whose client or arguments could not be followed."""
        return sum(part.unresolved for part in self.checked)

    def findings(self, with_fixes: bool) -> tuple[Finding, ...]:
        """What is said to the user."""
        return tuple(finding for part in self.checked for finding in part.findings(with_fixes))

    def ignored_elsewhere(self) -> tuple[tuple[str, Span], ...]:
        """The ignore comments of other files that silenced findings of this one."""
        return tuple(one for part in self.checked for one in part.ignored_elsewhere())

    def limits(self) -> tuple[Limit, ...]:
        """What this file has to say of fixes in others."""
        return tuple(one for part in self.checked for one in part.limits())

    def repaired(self, level: Applicability) -> tuple[bytes, tuple[str, ...]] | None:
        """The file's bytes after the fixes up to `level`, and the codes fixed; None where there is no part."""
        if len(self.checked) < 2:
            return self.checked[0].repaired(level) if self.checked else None
        source = self.checked[0].source
        found = [part.rewrites(level) for part in self.checked]
        data = with_texts(source, {cell: text for texts, _ in found for cell, text in texts.items()})
        return data, tuple(code for _, codes in found for code in codes) if data != source.data else ()
