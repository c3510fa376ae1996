"""Findings to text: one module per format, each a pure function `render(run, options) -> str`."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from compatlint.checking.findings import FileResult, Finding
    from compatlint.packs.pack import Severity
    from compatlint.source.text import Span


class Run(Protocol):
    """What a report needs to know of a run."""

    @property
    def results(self) -> tuple[FileResult, ...]:
        """What each file gave."""

    @property
    def files(self) -> int:
        """How many files were looked at."""

    @property
    def skipped(self) -> tuple[tuple[str, str], ...]:
        """Files that were not, and why."""

    @property
    def target(self) -> str:
        """The provider that was judged for."""

    @property
    def edition(self) -> str:
        """Which state of its documentation judged."""


class Options(Protocol):
    """What a report needs to know of the options."""

    @property
    def color(self) -> str:
        """Colours are used for "always" only: whoever writes the text knows whether it goes to a terminal."""

    @property
    def fix(self) -> bool:
        """Were fixes applied?"""

    @property
    def unsafe_fixes(self) -> bool:
        """Do unsafe fixes count as fixes?"""

    @property
    def statistics(self) -> bool:
        """Count by rule in place of a list?"""


Renderer: TypeAlias = "Callable[[Run, Options], str]"

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


def findings(run: Run) -> list[Finding]:
    """All of them, by file and place."""
    return sorted((f for result in run.results for f in result.findings), key=lambda finding: finding.order)


def place(filename: str, span: Span) -> str:
    """`file:row:column`, with the cell of a notebook."""
    cell = "" if span.cell is None else f"cell {span.cell + 1}:"
    return f"{visible(filename)}:{cell}{span.start.row}:{span.start.column}"


def fixable(finding: Finding, options: Options) -> bool:
    """Would `--fix`, with the other options as they are, repair it?"""
    levels = ("safe", "unsafe") if options.unsafe_fixes else ("safe",)
    return finding.fix is not None and finding.fix.applicability in levels


_CONTROL: dict[int, int | str] = {**{code: 0x2400 + code for code in range(0x20)}, 0x7F: 0x2421, ord("\t"): "    "}
_DISGUISE = dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029), 0xFFFD)
_HIDDEN: dict[int, int | str] = {**_CONTROL, **_DISGUISE}


def visible(text: str) -> str:
    """Text that a terminal shows as it is: tabs as spaces, no control character that could act or reorder."""
    return text.translate(_HIDDEN)


def one_line(text: str) -> str:
    """A message on one line."""
    return visible(" ".join(text.split("\n")))


def _lazy(name: str) -> Renderer:
    def render(run: Run, options: Options) -> str:
        renderer: Renderer = importlib.import_module(f"{__name__}.{name}").render
        return renderer(run, options)

    return render


FORMATS: Mapping[str, Renderer] = {name: _lazy(name) for name in ("text", "concise", "json", "github")}
