"""Lines of a notebook that install a package: `%pip install name==0.28` says which version the code is for."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping

import libcst as cst

from compatlint.dataflow.scopes.scope import File
from compatlint.dataflow.values.values import Alt, Const
from compatlint.packs.dialect import Install
from compatlint.packs.pack import Pack
from compatlint.pattern import pattern
from compatlint.source.cells import Source
from compatlint.source.magics import is_mask
from compatlint.uses.use import Use

_PIP = pattern(r"pip[\d.]*(?:\.exe)?")
_REQUIREMENT = pattern(r"(?P<name>[A-Za-z0-9][\w.-]*?)(?:\[[^\]]*\])?\s*(?P<bounds>[=<>!~].*)")
_BOUND = pattern(r"(===?|~=|<=?)\s*([\d.]+)")


def uses(file: File, source: Source, pack: Pack) -> list[Use]:
    """What the notebook installs, as far as its version tells something."""
    known = pack.dialect.installs
    calls = [site for scope in file.scope.walk() for site in scope.calls if _is_masked(site.call)]
    if not known or not calls:
        return []
    found = []
    spans = {node: span for cell in source.cells for node, span in cell.spans(site.call for site in calls).items()}
    for site in calls:
        span = spans[site.call]
        line = " ".join(row.rstrip("\\") for row in source.lines(span))[span.start.column - 1 :]
        for requirement, install in _pinned(line, known):
            fields = {"pin": (Alt(Const(requirement)),), "era": (Alt(Const(install.era)),)}
            found.append(Use("install", site.scope, site.call, site.call, fields))
    return found


def _is_masked(call: cst.Call) -> bool:
    return isinstance(call.func, cst.Name) and is_mask(call.func.value)


def _pinned(line: str, known: Mapping[str, Install]) -> Iterator[tuple[str, Install]]:
    """The requirements of a `pip install` that keep a known package below a version."""
    for requirement in _requirements(line):
        match = _REQUIREMENT.fullmatch(requirement)
        install = known.get(match["name"].lower().replace("_", "-")) if match else None
        bounds = _BOUND.finditer(match["bounds"]) if match else ()
        if install is not None and any(_is_below(one[1], one[2], install.below) for one in bounds):
            yield requirement, install


def _requirements(line: str) -> list[str]:
    """What the words behind `pip install` name."""
    try:
        words = shlex.split(line.lstrip("%!"), comments=True)
    except ValueError:
        words = line.lstrip("%!").split()
    places = [at for at, word in enumerate(words) if word == "install" and at and _PIP.fullmatch(_base(words[at - 1]))]
    return words[places[0] + 1 :] if places else []


def _base(word: str) -> str:
    return word.replace("\\", "/").rpartition("/")[2]


def _is_below(operator: str, version: str, limit: str) -> bool:
    """Does a bound keep every version that it lets through below `limit`?"""
    own, other = _numbers(version), _numbers(limit)
    if operator == "<":
        return own <= other
    if operator == "~=":
        *upper, last = _release(version)[:-1] or [0]
        return own < other and (*upper, last + 1) <= other
    return own < other


def _release(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part]


def _numbers(version: str) -> tuple[int, ...]:
    """A version to compare, without the zeros at its end."""
    numbers = _release(version)
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
