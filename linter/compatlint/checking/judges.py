"""The packs that judge a run, loaded when one is asked for what it says."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeAlias

from compatlint.packs import load

if TYPE_CHECKING:
    from compatlint.config.options import Options
    from compatlint.packs.pack import Pack

PackKey: TypeAlias = "tuple[str | None, tuple[str, ...]]"  # the edition, and the files of the user


class Judges:
    """Those that judged so far; `here` are the options of the current directory."""

    def __init__(self, here: Options) -> None:
        self._here = (here.edition, here.rules)
        self._loaded: dict[PackKey, Pack] = {}
        self.keys: dict[PackKey, None] = {}
        """Who judged, here or in an earlier run, in the order in which they were asked."""

    def pack(self, options: Options) -> Pack:
        """The rules for files with `options`."""
        key = (options.edition, options.rules)
        if key not in self._loaded:
            load.named_edition(*key, options.origin("edition"))
        self.keys[key] = None
        return self._pack(key)

    def names(self) -> tuple[list[str], list[str]]:
        """The targets and editions that judged or, where no file was worth loading them, would have."""
        keys = self.keys or [self._here]
        targets = dict.fromkeys(load.target(rules) for _, rules in keys)
        return list(targets), list(dict.fromkeys(load.named_edition(*key) for key in keys))

    def packs(self) -> tuple[Pack, ...]:
        """The packs that judged, those for the current directory first."""
        return tuple(self._pack(key) for key in sorted(self.keys, key=lambda key: key != self._here))

    def own_packs(self) -> str:
        """The packs of the user that judged, and where they say that requests go."""
        own = [(path, self._pack(key)) for key in self.keys for path in key[1]]
        if not own:
            return ""
        files = dict.fromkeys(path.removeprefix(os.path.join(os.getcwd(), "")) for path, _ in own)
        urls = dict.fromkeys(pack.provider.base_url for _, pack in own)
        return f"with the pack {', '.join(files)}: requests go to {', '.join(urls)}"

    def _pack(self, key: PackKey) -> Pack:
        if key not in self._loaded:
            self._loaded[key] = load.load(*key)
        return self._loaded[key]
