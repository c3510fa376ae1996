"""Findings to text: one module per format, each a pure function `render(run, options) -> str`."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

from compatlint.report.secrets import masked

if TYPE_CHECKING:
    from compatlint.checking.findings import FileResult, Finding
    from compatlint.packs.pack import Pack, Severity
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
    def judged(self) -> Sequence[tuple[str, str]]:
        """The targets that were judged for, each with the state of its documentation that judged."""

    @property
    def packs(self) -> str:
        """The packs that judged and are not shipped, and where they say that requests go."""

    @property
    def judges(self) -> tuple[Pack, ...]:
        """The packs that judged, as far as any was loaded."""

    @property
    def withheld(self) -> tuple[tuple[int, str], ...]:
        """How many findings are not told, and why."""


class Options(Protocol):
    """What a report needs to know of the options."""

    @property
    def color(self) -> str:
        """Colours are used for "always" only: whoever writes the text knows whether it goes to a terminal."""

    @property
    def fix(self) -> bool:
        """Were fixes applied?"""

    @property
    def strict(self) -> bool:
        """Do possible findings make the run fail?"""

    @property
    def unsafe_fixes(self) -> bool:
        """Do unsafe fixes count as fixes?"""

    @property
    def statistics(self) -> bool:
        """Count by rule in place of a list?"""

    @property
    def width(self) -> int | None:
        """How many columns the terminal has; None where it goes to no terminal."""

    @property
    def links(self) -> bool:
        """Does the terminal know links?"""

    @property
    def quiet(self) -> bool:
        """Nothing but the findings?"""


Renderer: TypeAlias = "Callable[[Run, Options], str]"

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


def findings(run: Run) -> list[Finding]:
    """All of them, by file and place; what looks like a key is masked in what they say."""
    found = (finding for result in run.results for finding in result.findings)
    return sorted(map(without_keys, found), key=lambda finding: finding.order)


def without_keys(finding: Finding) -> Finding:
    """A finding that says no key; its lines and edits stay as they are."""
    from msgspec.structs import replace

    fix = finding.fix
    return replace(
        finding,
        message=masked(finding.message),
        help=masked(finding.help),
        refusal=masked(finding.refusal),
        fix=fix and replace(fix, message=masked(fix.message)),
        related=tuple(replace(one, message=masked(one.message)) for one in finding.related),
        otherwise=tuple(replace(one, message=masked(one.message)) for one in finding.otherwise),
    )


def place(filename: str, span: Span) -> str:
    """`file:row:column`, with the cell of a notebook."""
    cell = "" if span.cell is None else f"cell {span.cell + 1}:"
    return f"{visible(filename)}:{cell}{span.start.row}:{span.start.column}"


def in_cell(finding: Finding) -> str:
    """Where in a notebook it is, for a report whose places are those of the file."""
    start, cell = finding.span.start, finding.span.cell
    return "" if cell is None else f"cell {cell + 1}:{start.row}:{start.column}: "


def fixable(finding: Finding, options: Options) -> bool:
    """Would `--fix`, with the other options as they are, repair it?"""
    levels = ("safe", "unsafe") if options.unsafe_fixes else ("safe",)
    return finding.fix is not None and finding.fix.applicability in levels


_CONTROL: dict[int, int | str] = {**{code: 0x2400 + code for code in range(0x20)}, 0x7F: 0x2421, ord("\t"): "    "}
_UNSEEN = (  # and what reorders; but for the selectors of emoji
    *(*range(0x80, 0xA0), 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810)),
    *(*range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0x3164, *range(0xFE00, 0xFE0E), 0xFEFF),
    *(0xFFA0, *range(0xFFF9, 0xFFFC), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE0200)),
)
_HIDDEN: dict[int, int | str] = {**_CONTROL, **dict.fromkeys(_UNSEEN, 0xFFFD)}


def visible(text: str) -> str:
    """Text that a terminal shows as it is: tabs as spaces, nothing that could act or reorder or is not seen."""
    return text.translate(_HIDDEN)


def one_line(text: str) -> str:
    """A message on one line."""
    return visible(" ".join(text.split("\n")))


def lines_of(text: str) -> str:
    """A text of several lines without keys, each as a terminal shows it."""
    return "\n".join(map(visible, masked(text).split("\n")))


def judge(judged: Iterable[tuple[str, str]], packs: str) -> str:
    """Who judged; a pack that is not shipped is named, and where it has requests go."""
    editions: dict[str, list[str]] = {}
    for target, edition in judged:
        editions.setdefault(target, []).append(edition)
    by = ", and for ".join(f"{target}, edition {', '.join(names)}" for target, names in editions.items())
    return visible(f"Judged for {by}{f', {packs}' if packs else ''}.")


def _lazy(name: str) -> Renderer:
    def render(run: Run, options: Options) -> str:
        renderer: Renderer = importlib.import_module(f"{__name__}.{name.replace('-', '_')}").render
        return renderer(run, options)

    return render


_FOR_PEOPLE = ("text", "concise", "grouped", "markdown")
_FOR_PROGRAMS = ("json", "json-lines", "sarif", "github", "gitlab", "junit", "rdjson")
FORMATS: Mapping[str, Renderer] = {name: _lazy(name) for name in (*_FOR_PEOPLE, *_FOR_PROGRAMS)}
