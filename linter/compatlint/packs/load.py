"""The rule packs: what is shipped and what the user adds, as records for one edition.

The YAML is compiled once and kept in the user's cache directory beside the bytes that it was compiled from: as long as
those are the same, neither yaml nor the compiler is imported. What tells whether a file is of interest stands there by
itself, as lines of words: where none is, not even msgspec is imported.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias
from zlib import crc32

from compatlint import __version__
from compatlint.errors import UsageError, nearest_or_all
from compatlint.packs import cache
from compatlint.source import regular_files

if TYPE_CHECKING:
    from compatlint.packs.pack import AllEditions, Pack

Data: TypeAlias = dict[str, Any]
File: TypeAlias = tuple[str, bytes]
Glance: TypeAlias = Mapping[str, Mapping[str, tuple[bytes, ...]]]

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGE = os.path.dirname(HERE)
SOURCES = os.path.join(os.path.dirname(os.path.dirname(PACKAGE)), "rules")  # where nothing is installed
LATEST = "latest"
DIALECT_WORDS = ("words", "far", "seeds", "called", "answers", "naming", "adding")
HTTP_WORDS = ("libraries", "hosts")


class Compiled:
    """What packs say: `glance` is what a look at a file needs, `said` is all."""

    def __init__(self, glance: bytes, data: bytes) -> None:
        self.glance = _groups(glance)
        self._data = data

    @cached_property
    def said(self) -> AllEditions:
        """All that the packs say."""
        from compatlint.packs.pack import AllEditions
        from compatlint.packs.record import unpacked

        return unpacked(self._data, AllEditions)


_compiled: dict[tuple[tuple[File, ...], str | None], Compiled] = {}
"""By the packs of the user and the target: those that are shipped do not change while we run."""


def words(extra: Sequence[str] = (), kind: str = "words", target: str | None = None) -> tuple[bytes, ...]:
    """The words of which a file must contain one to be able to reach the API.

    Other kinds: "far", what reaches it through a file that is imported; "seeds", the names that everything begins with;
    "called", for each method of a client that can't be followed the attributes that lead to it; "answers", the same for
    each method whose answer is data; "naming", names of which every call of what is in the tables says one, each with
    the packages of which, and "adding" those of a call that may add to what is sent though it says nothing by name;
    "libraries", the packages that send requests to an address, and "hosts" those that count in one; "unread", the
    packages that are not read, and "ids", how a text begins that can only be an id of the target.
    """
    return _packs(extra, target).glance["words"][kind]


def foreign_packages(extra: Sequence[str] = (), target: str | None = None) -> Mapping[str, tuple[bytes, ...]]:
    """What a file, by its name, says in a package of the SDKs themselves."""
    return _packs(extra, target).glance.get("foreign_packages", {})


def editions(extra: Sequence[str] = (), target: str | None = None) -> tuple[str, ...]:
    """The editions that there are of a target, the default first."""
    return tuple(_packs(extra, target).glance["editions"])


def named_edition(
    edition: str | None = None, extra: Sequence[str] = (), origin: str = "", targets: Sequence[str | None] = (None,)
) -> str:
    """The name of an edition of the first of the `targets`; `origin` is where it is asked for, for a UsageError.

    Where it is one of another of the targets, it is the newest that there was then.
    """
    known = editions(extra, targets[0])
    if edition == LATEST:
        return known[-1]
    if edition is None or edition in known:
        return edition or known[0]
    if any(edition in editions(extra, other) for other in targets[1:]):
        return max((name for name in known if name <= edition), default=known[0])
    raise UsageError(f"{origin}unknown edition {edition!r}{nearest_or_all(edition, (*known, LATEST))}")


def target_name(extra: Sequence[str] = (), target: str | None = None) -> str:
    """The name of the provider that is meant by a target, or of the one that the packs are about."""
    return next(iter(_packs(extra, target).glance["provider"]))


def load(edition: str | None = None, extra: Sequence[str] = (), target: str | None = None) -> Pack:
    """The packs shipped and the user's `extra` files for a target, in one edition (`LATEST` is the last).

    The first edition is the default, and so is the target that says so, or the user's own.
    """
    from compatlint.packs.editions import in_edition

    said = _packs(extra, target).said
    wanted = named_edition(edition, extra, targets=(target,))
    return in_edition(said, next(item for item in said.editions if item.name == wanted))


def target_of(code: str, extra: Sequence[str] = ()) -> str | None:
    """The target that has a rule of that code."""
    return next((name for name in load(None, extra).targets if code in load(None, extra, name).rules), None)


def _packs(extra: Sequence[str], target: str | None = None) -> Compiled:
    """The packs compiled: from memory, from the cache file, or from their YAML."""
    own, target = tuple(map(_read, extra)), target and target.lower()
    if (own, target) not in _compiled:
        _compiled[own, target] = _cached((tuple(map(_read, shipped())), own), target)
    return _compiled[own, target]


def shipped() -> list[str]:
    """The packs that come with us."""
    inside = os.path.join(PACKAGE, "rules")
    folder = inside if os.path.isdir(inside) else SOURCES
    return sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".yaml"))


def _read(path: str) -> File:
    try:
        return path, regular_files.read(path, regular_files.LARGEST_TEXT)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from None


# What a look at a file needs: groups of words, each with the section and the name that it is found by.

GROUP, WORD = b"\x1e", b"\x1f"  # no text of a pack has one


def _glance(data: Data) -> bytes:
    """What of the packs a look at a file needs."""
    words = {key: data["dialect"][key] for key in DIALECT_WORDS} | {key: data["http"][key] for key in HTTP_WORDS}
    ids = tuple(f"{quote}{prefix}" for prefix in data["provider"]["prefixes"] for quote in ("'", '"'))
    sections = {
        "words": {**words, "unread": data["unread"], "ids": ids},
        "foreign_packages": data["dialect"]["foreign_packages"],
        "editions": {edition["name"]: () for edition in data["editions"]},
        "provider": {data["provider"]["name"]: ()},
    }
    groups = ((section, name, *words) for section, named in sections.items() for name, words in named.items())
    return GROUP.join(WORD.join(word.encode() for word in group) for group in groups)


def _groups(glance: bytes) -> Glance:
    found: dict[str, dict[str, tuple[bytes, ...]]] = {}
    for group in glance.split(GROUP):
        section, name, *words = group.split(WORD)
        found.setdefault(section.decode(), {})[name.decode()] = tuple(words)
    return found


# The compiled copy.


Files: TypeAlias = "tuple[tuple[File, ...], tuple[File, ...]]"
"""The packs that are shipped, and the user's."""


def _cached(files: Files, target: str | None) -> Compiled:
    path, key = _cache_path(files, target), _key(files, target)
    found = cache.restore(path, key)
    if found is None:
        found = _compile(files, target)
        cache.keep(path, key, found)
    return Compiled(*found)


def _compile(files: Files, target: str | None = None) -> tuple[bytes, bytes]:
    """The two parts of `Compiled`, as bytes."""
    from compatlint.packs.pack import AllEditions
    from compatlint.packs.reading.pack import compile_packs
    from compatlint.packs.record import made_of, packed

    data = compile_packs(*files, target)
    return _glance(data), packed(made_of(data, AllEditions))


def _key(files: Files, target: str | None = None) -> bytes:
    """What it is compiled from and by: the packs, byte for byte, and the modules of this room."""
    modules = (entry for folder in (HERE, os.path.join(HERE, "reading")) for entry in os.scandir(folder))
    compiler = sorted((entry.path, entry.stat().st_mtime_ns) for entry in modules if entry.name.endswith(".py"))
    lengths = [[(path, len(data)) for path, data in group] for group in files]
    said = repr((__version__, sys.version, target, compiler, lengths))
    return b"".join((said.encode(), *(data for group in files for _, data in group)))


def _cache_path(files: Files, target: str | None = None) -> str:
    """One file for each set of packs and target; it is overwritten when they change."""
    paths = (os.path.abspath(path) for group in files for path, _ in group)
    names = "\0".join((*paths, *([] if target is None else [target]))).encode("utf-8", "surrogateescape")
    return os.path.join(cache.folder(), f"packs-{sys.implementation.cache_tag}-{crc32(names):08x}.bin")
