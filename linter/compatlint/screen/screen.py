"""The screen: may a file reach the API? Words first, then what it imports, then outlines; no tree is built."""

from __future__ import annotations

import os
from collections.abc import Iterable
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from compatlint.screen.modules import Modules
from compatlint.screen.words import OURS, imported, is_below, passes
from compatlint.source import formats

if TYPE_CHECKING:
    from compatlint.screen.interests import Interests


class Look(Enum):
    """What the words of a file tell."""

    NEAR = "it may reach the API"
    FAR = "it may through a module"
    NOTHING = "it cannot"


class Words(NamedTuple):
    """What is looked for: `near` are words of what reaches the API, `far` of what may through a module that it imports.

    The others are what `Interests` begins with.
    """

    near: tuple[bytes, ...]
    far: tuple[bytes, ...]
    seeds: tuple[bytes, ...]
    called: tuple[bytes, ...]
    answers: tuple[bytes, ...]
    naming: tuple[bytes, ...]
    adding: tuple[bytes, ...]
    libraries: tuple[bytes, ...]
    hosts: tuple[bytes, ...]
    unread: tuple[bytes, ...] = ()
    ids: tuple[bytes, ...] = ()


class Screen:
    """Looks at files of one project, for the words of one set of packs and for our own name.

    An ignore comment that silences nothing is reported, so a file that has one is of interest.
    """

    def __init__(self, modules: Modules, words: Words) -> None:
        self.modules = modules
        self._words = words
        packages = dict.fromkeys(name.rpartition(b".")[0] or name for name in words.unread)
        self._unread = tuple(start + name for name in packages for start in (b"from ", b"import "))
        self._near = (*words.near, *words.ids, *self._unread, OURS)

    def concerns(self, path: str, data: bytes) -> bool:
        """Whether a file can reach the API: by itself, or through a module of the project that it imports."""
        said = formats.said(path, data)
        if OURS in said or not formats.is_screened(path):
            return True
        look, place = self._glance(said), os.path.abspath(path)
        if look is Look.NOTHING:
            return False
        programs = formats.programs(path, data, self._speaks)
        if look is Look.FAR and (programs is None or not self._is_led(programs, place)):
            return False
        if self.modules.is_foreign(os.path.dirname(place)):
            return False
        if programs is None or self._speaks_for_itself(said, programs):
            return True
        return any(self.interests.concerns(place, program) for program in programs)

    def look(self, path: str, data: bytes) -> Look | None:
        """What a file says of the API, by itself or for a module that it imports; None where that tells nothing."""
        return self._glance(formats.said(path, data)) if formats.is_screened(path) else None

    def note(self, path: str, look: Look | None) -> None:
        """Remember what was seen: whoever imports the file asks for it."""
        if look is not None:
            self.modules.note(os.path.abspath(path), self._near, look is Look.NEAR)

    @cached_property
    def interests(self) -> Interests:
        """What of which modules is of interest."""
        return self.interests_in(self.modules)

    def interests_in(self, modules: Modules) -> Interests:
        """The same of modules that are looked up apart."""
        from compatlint.screen.interests import Interests

        words = self._words
        own = (words.seeds, words.called, words.answers, words.naming, words.adding)
        return Interests(modules, words.near, *own, words.libraries, words.hosts)

    def _speaks(self, text: bytes) -> bool:
        return passes(text, self._near)

    def _speaks_for_itself(self, said: bytes, programs: Iterable[bytes]) -> bool:
        """Is something to be said of a file whatever it calls: of an id of the target, of a package not read?"""
        if passes(said, self._words.ids):
            return True
        modules = (name for one in programs for name in imported(one)) if passes(said, self._unread) else ()
        return any(is_below(name, self._words.unread) for name in modules)

    def _glance(self, said: bytes) -> Look:
        if self._speaks(said):
            return Look.NEAR
        return Look.FAR if passes(said, self._words.far) else Look.NOTHING

    def _is_led(self, programs: Iterable[bytes], place: str) -> bool:
        """Does one of the modules that the programs import say one of the words?"""
        names = (name for program in programs for name in imported(program))
        found = (self.modules.beside(name, place) for name in names)
        return any(self.modules.says(module, self._near) for module in found if module is not None)
