"""The packs that judge a run, loaded when one is asked for what it says."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from compatlint.packs import load

if TYPE_CHECKING:
    from compatlint.config.options import Options
    from compatlint.packs.pack import Pack


class TargetEdition(NamedTuple):
    """Who judges: the target, and the edition of what its documentation says."""

    target: str
    edition: str


class PackKey(NamedTuple):
    """What a pack is made of: the edition, the files of the user, and the target if one is named."""

    edition: str
    rules: tuple[str, ...]
    target: str | None


class Judges:
    """Those that judged so far; `here` are the options of the current directory."""

    def __init__(self, here: Options) -> None:
        self._here = here
        self._loaded: dict[PackKey, Pack] = {}
        self.keys: dict[PackKey, None] = {}
        """Who judged, here or in an earlier run, in the order in which they were asked."""

    def pack(self, options: Options) -> Pack:
        """The rules for files with `options`."""
        key = _key_of(options)
        self.keys[key] = None
        return self._pack(key)

    def names(self) -> list[TargetEdition]:
        """The targets and editions that judged or, where no file was worth loading them, would have."""
        keys = self.keys or [_key_of(self._here)]
        return list(dict.fromkeys(TargetEdition(load.target_name(key.rules, key.target), key.edition) for key in keys))

    def packs(self) -> tuple[Pack, ...]:
        """The packs that judged, those for the current directory first."""
        if not self.keys:
            return ()
        here = _key_of(self._here)
        return tuple(self._pack(key) for key in sorted(self.keys, key=lambda key: key != here))

    def own_packs(self) -> str:
        """The packs of the user that judged, and where they say that requests go."""
        own = [(path, self._pack(key)) for key in self.keys for path in key.rules]
        if not own:
            return ""
        files = dict.fromkeys(path.removeprefix(os.path.join(os.getcwd(), "")) for path, _ in own)
        urls = dict.fromkeys(pack.provider.base_url for _, pack in own)
        return f"with the pack {', '.join(files)}: requests go to {', '.join(urls)}"

    def _pack(self, key: PackKey) -> Pack:
        if key not in self._loaded:
            self._loaded[key] = load.load(*key)
        return self._loaded[key]


def _key_of(options: Options) -> PackKey:
    rules, target = options.pack
    edition = load.named_edition(options.edition, rules, options.origin("edition"), (target, *options.beside))
    return PackKey(edition, rules, target)
