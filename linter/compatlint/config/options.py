"""What the user wants: the command line over the nearest configuration file, as one frozen `Options`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from compatlint.config.config_file import (
    EDIT_FORMATS,
    Settings,
    Written,
    check_owner,
    from_file,
    in_directory,
    place_of,
)
from compatlint.config.globs import patterns, slashes
from compatlint.errors import UsageError, did_you_mean
from compatlint.source import repository

DEFAULT_EXCLUDE = ("_build", "buck-out", "dist", "__pypackages__")
ALWAYS_ON = frozenset({"CL001"})  # a file that cannot be read is never passed over, unless ignored by its code
ON_REQUEST = frozenset({"CL004"})  # notes on what could not be followed: only when asked for by their code


class Selection(NamedTuple):
    """What one place, the command line or a configuration file, says about which rules apply; None says nothing."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def says_something(self) -> bool:
        """Whether it names any code."""
        return bool(self.select or self.extend_select or self.ignore)

    def has(self, code: str, before: bool) -> bool:
        """Whether `code` is on, when it was so `before`: the longest prefix decides, at equal length `ignore`."""
        on = _reach(code, (*(self.select or ()), *self.extend_select))
        off = _reach(code, self.ignore)
        if on < 0 and off < 0:
            return before and self.select is None
        return on > off


class Output(NamedTuple):
    """A report: its format, and the file that it goes to, if any."""

    format: str
    path: str | None


class Options(NamedTuple):
    """Everything that decides a run; `at` of `Nearest` gives those of one directory."""

    paths: tuple[str, ...] = (".",)
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[str, ...] = DEFAULT_EXCLUDE
    extend_exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    respect_gitignore: bool = True
    markdown: bool = False
    scope: Literal["all", "target"] = "all"
    target: tuple[str, ...] = ()
    """Whose rules judge; the default target's where none is named."""
    beside: tuple[str, ...] = ()
    """The other targets, where this is what is wanted for one of several."""
    edition: str | None = None
    rules: tuple[str, ...] = ()
    strict: bool = False
    exit_zero: bool = False
    show_unresolved: bool = False
    fix: bool = False
    fix_only: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    output_format: tuple[str, ...] = ("text",)
    """The formats of the report, each by itself or as `FORMAT=FILE`."""
    output_file: str | None = None
    statistics: bool = False
    baseline: str | None = None
    write_baseline: bool = False
    add_ignores: str | None = None
    """Write ignore comments for what is found, with this reason; None: do not."""
    since: str | None = None
    quiet: bool = False
    verbose: bool = False
    color: Literal["auto", "always", "never"] = "auto"
    width: int | None = None
    """The columns of the terminal that the report goes to."""
    links: bool = False
    """Does that terminal know links?"""
    jobs: int | None = None
    time_limit: float | None = None
    """The seconds after which no file is begun, and none followed further."""
    cache: bool = False
    """Are results of earlier runs used and kept?"""
    cache_dir: str | None = None
    stdin_filename: str | None = None
    models: tuple[tuple[str, str], ...] = ()
    config: str | None = None
    isolated: bool = False
    given: frozenset[str] = frozenset()
    """The options that the command line gave: no configuration file overrides them."""
    own_process: bool = False
    """Is there nobody in this process but us, whose imports could be other than they are?"""
    root: str = ""
    """The directory that relative patterns start from."""
    below: Selection = Selection()
    """What the configuration file selects; the command line's own selection goes above it."""
    written: Mapping[str, tuple[Written, ...]] = MappingProxyType({})
    """Where the options that come from configuration files are written."""

    def outputs(self) -> list[Output]:
        """The reports to make; at most one of them has no file of its own and goes to `output_file` or is printed."""
        found = [Output(*_split(value)) for value in self.output_format]
        free = [one.format for one in found if one.path is None]
        if len(free) > 1:
            raise UsageError(f"--output-format: {free[0]} and {free[1]} go to one place: say `{free[1]}=FILE` for one")
        if self.output_file is not None and not free:
            raise UsageError("-o: every format has a file of its own already")
        return [one._replace(path=one.path or self.output_file) for one in found]

    @property
    def with_edits(self) -> bool:
        """Does a report show the edits of fixes?"""
        return any(_split(value)[0] in EDIT_FORMATS for value in self.output_format)

    def for_target(self, turn: int) -> Options | None:
        """The same with one of the targets alone; None where there are not so many."""
        if turn >= max(len(self.target), 1):
            return None
        others = (*self.target[:turn], *self.target[turn + 1 :])
        return self._replace(target=self.target[turn : turn + 1], beside=others)

    @property
    def pack(self) -> tuple[tuple[str, ...], str | None]:
        """Which packs these are: those of the user, and of which target."""
        return self.rules, self.target[0] if self.target else None

    def selected(self, filename: str, known: Iterable[str]) -> frozenset[str]:
        """The codes that apply to `filename`."""
        top = Selection(self.select, self.extend_select, self.ignore)
        here = self._ignored_in(filename)
        return frozenset(code for code in known if self._has(code, top) and _reach(code, here) < 0)

    def excludes(self, path: str) -> bool:
        """Whether the absolute `path` is left out: a pattern matches its name or its path below the root."""
        pattern = patterns((*self.exclude, *self.extend_exclude), self.root)
        return bool(pattern.fullmatch(os.path.basename(path)) or pattern.fullmatch(slashes(path)))

    def validate(self, known: Iterable[str]) -> None:
        """Every selector must mean at least one known code."""
        codes = sorted(known)
        for name in ("select", "extend_select", "ignore"):
            _check_codes(getattr(self, name) or (), codes, lambda _: f"--{name.replace('_', '-')}: ")  # noqa: B023
            _check_codes(getattr(self.below, name) or (), codes, self._where(name))
        for pattern, ignored in self.per_file_ignores:
            _check_codes(ignored, codes, self._where("per_file_ignores", pattern))

    def names_codes(self) -> bool:
        """Whether there is anything to validate."""
        top = Selection(self.select, self.extend_select, self.ignore)
        return top.says_something() or self.below.says_something() or bool(self.per_file_ignores)

    def origin(self, name: str) -> str:
        """`file:line: ` of an option from a configuration file, else an empty string."""
        return self._where(name)("") if name in self.written else ""

    def _has(self, code: str, top: Selection) -> bool:
        if code in ON_REQUEST:
            named = {*(self.select or ()), *self.extend_select, *(self.below.select or ()), *self.below.extend_select}
            return self.show_unresolved or (code in named and code not in (*self.ignore, *self.below.ignore))
        if code in ALWAYS_ON:
            return code not in (*self.ignore, *self.below.ignore)
        return top.has(code, self.below.has(code, True))

    def _ignored_in(self, filename: str) -> tuple[str, ...]:
        path = os.path.abspath(filename)
        return tuple(
            code for glob, codes in self.per_file_ignores if file_matches(glob, path, self.root) for code in codes
        )

    def _where(self, name: str, *path: str) -> Callable[[str], str]:
        written = self.written.get(name, ())
        key = (name.replace("_", "-"), *path)
        return lambda value: place_of(written, key, value) if written else ""


class _Place(NamedTuple):
    """What decides on a directory: a configuration file, if any, and the options with it."""

    settings: Settings | None
    options: Options


class Nearest:
    """The options of every directory: those of the nearest configuration file at or above it, read once.

    What lies above the root of a repository is not of it.
    """

    def __init__(self, options: Options) -> None:
        self.asked = options
        self._known: dict[str, _Place] = {}
        self._fixed: Options | None = None
        self._plain = options._replace(root=os.getcwd())
        if options.isolated:
            self._fixed = self._plain
        elif options.config is not None:
            self._fixed = _merged(options, from_file(options.config), os.getcwd())

    def at(self, directory: str) -> Options:
        """The options of the absolute `directory`."""
        if self._fixed is not None:
            return self._fixed
        found = self._read(directory)
        check_owner(found.settings, directory)
        return found.options

    def met(self) -> list[Options]:
        """All that were given out so far, each once."""
        found = [self._fixed] if self._fixed is not None else [place.options for place in self._known.values()]
        return list({id(options): options for options in found}.values())

    def files(self) -> tuple[str, ...]:
        """The configuration files that were given out so far."""
        named = (self.asked.config,) if self.asked.config and not self.asked.isolated else ()
        found = (path for place in self._known.values() if place.settings is not None for path in place.settings.owners)
        return (*named, *dict.fromkeys(found))

    def _read(self, directory: str) -> _Place:
        if directory not in self._known:
            settings = in_directory(directory)
            above = os.path.dirname(directory)
            if settings is not None:
                found = _Place(settings, _merged(self.asked, settings, directory))
            elif above == directory or repository.is_root(directory):
                found = _Place(None, self._plain)
            else:
                found = self._read(above)
            self._known[directory] = found
        return self._known[directory]


def _merged(options: Options, settings: Settings, root: str) -> Options:
    """`options` of the command line over `settings`."""
    values = dict(settings.values)
    below = Selection(**{name: values.pop(name) for name in Selection._fields if name in values})
    for both in ("rules", "extend_exclude"):
        if both in values:
            values[both] = (*values[both], *getattr(options, both))
    free = {name: value for name, value in values.items() if name not in options.given or _adds(name)}
    written = {name: places for name, places in settings.written.items() if name in free or name in Selection._fields}
    return options._replace(**free, below=below, root=root, written=written)


def _split(output: str) -> tuple[str, str | None]:
    """The format and the file of `FORMAT=FILE`."""
    name, _, path = output.partition("=")
    return name, path or None


def _adds(name: str) -> bool:
    return name in ("rules", "extend_exclude")


def _reach(code: str, selectors: Iterable[str]) -> int:
    """How much of `code` the longest matching selector names; `ALL` names nothing of it, and -1 is no match."""
    return max(
        (0 if selector == "ALL" else len(selector) for selector in selectors if _means(selector, code)), default=-1
    )


def _means(selector: str, code: str) -> bool:
    return selector == "ALL" or (bool(selector) and code.startswith(selector))


def _check_codes(selectors: Iterable[str], known: list[str], where: Callable[[str], str]) -> None:
    for selector in selectors:
        if not any(_means(selector, code) for code in known):
            nearest = _nearest(selector, known) or "; `compatlint rules` lists them"
            raise UsageError(f"{where(selector)}unknown code {selector!r}{nearest}")


def _nearest(selector: str, known: Sequence[str]) -> str:
    """The nearest code or, for what is shorter than one, the nearest beginning of codes."""
    wanted = selector.upper()
    beginnings = dict.fromkeys(code[: len(wanted)] for code in known if len(code) > len(wanted))
    if wanted in beginnings or wanted in known:
        return f"; did you mean {wanted!r}?"
    return did_you_mean(wanted, [*known, *beginnings, "ALL"])


def file_matches(glob: str, path: str, root: str) -> bool:
    """Whether `glob` matches the name or the absolute path of a file below `root`; `!` before it turns it round."""
    negated = glob.startswith("!")
    pattern = patterns((glob[negated:],), root)
    return negated != bool(pattern.fullmatch(os.path.basename(path)) or pattern.fullmatch(slashes(path)))
