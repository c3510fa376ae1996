"""Which calls are worth a look, by the names in them: those that reach the API, lead there, or make what does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from compatlint.screen.outline import Called, Names

THING = 1  # it may be, or hold, something of the API: a module, a client, what a method of one gives
LEADS = 2  # a call of it may bring about a use
MAKES = 4  # it is a class whose methods may
ALL = THING | LEADS | MAKES


class Relevance(Struct, frozen=True, eq=False):
    """What names are, as bits; `methods` are the names of which one is in every call of a thing that is a use."""

    names: Mapping[str, int]
    methods: Names

    def of(self, names: Iterable[str]) -> int:
        """What any of `names` is."""
        bits = 0
        for name in names:
            bits |= self.names.get(name, 0)
        return bits

    def leads(self, callee: Names, receiver: Names) -> bool:
        """May a call of it bring about a use?"""
        return bool(self.of(callee) & (THING | LEADS)) or self._is_method(callee, receiver)

    def is_handed_on(self, callee: Names, receiver: Names) -> bool:
        """May whom it is given to bring about a use by calling it?"""
        return bool(self.of(callee) & LEADS) or self._is_method(callee, receiver)

    def concerns(self, call: Called) -> bool:
        """May a call bring about a use, by itself or by what it hands on?"""
        return self.leads(call.callee, call.receiver) or any(self.is_handed_on(*one) for one in call.handed)

    def _is_method(self, callee: Names, receiver: Names) -> bool:
        if not receiver or (self.methods.isdisjoint(callee) and self.methods.isdisjoint(receiver)):
            return False
        return bool(self.of(receiver) & THING)


class Everything(dict[str, int]):
    """What names are where nothing is known of them: each may be all."""

    def get(self, name: str, default: int | None = None) -> int:  # type: ignore[override]  # as if all were in it
        """All that a name may be."""
        return ALL
