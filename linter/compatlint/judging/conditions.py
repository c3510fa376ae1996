"""A rule's `when:` judged on a use: in which worlds does it hold, and which items decide it.

A world is one way the program can go (a guard). Conditions are judged in each world by themselves, so that items that
never meet are never combined; the verdict on the whole is YES where every world says so.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from compatlint.dataflow.scopes.guards import ALWAYS, Guard, Truth, taken
from compatlint.dataflow.values.values import NotSent, Unknown, Value
from compatlint.judging.field_paths import EVERY, OWNER, FieldPlace, first_name, places
from compatlint.judging.operators import Words, absent, holds, listed, sent
from compatlint.judging.schemas import everywhere
from compatlint.packs.pack import Pack
from compatlint.uses.use import Use

if TYPE_CHECKING:
    from compatlint.dataflow.values.values import Alt

Worlds: TypeAlias = "list[Evidence]"
WORLDS_BUDGET = 256


class Evidence(Struct, frozen=True, eq=False):
    """One world in which a condition was judged: its guard, the verdict, and the items that decided it."""

    guard: Guard
    truth: Truth
    items: tuple[tuple[str, Alt], ...] = ()
    found: Mapping[str, str] = field(default_factory=dict)


_NEVER = Evidence(ALWAYS, Truth.NO)


def judge(when: Mapping[str, Any], use: Use, pack: Pack) -> Truth:
    """Whether a condition holds of a use, of whatever in it."""
    return max((truth for truth, _ in verdicts(when, use, pack)), default=Truth.NO)


def verdicts(when: Mapping[str, Any], use: Use, pack: Pack) -> Iterator[tuple[Truth, Worlds]]:
    """The verdicts of a condition on a use, each with the worlds in which it holds or may hold.

    There is one, or with an `each` in it one for every place that the `each` names.
    """
    judges = _Judge(use, pack)
    repeated = _repeated(when)
    if repeated is None:
        yield _verdict(judges.worlds(when), use)
        return
    for place in judges.places(repeated):
        yield _verdict(replace(judges, only=(repeated, place)).worlds(when), use)


def concerns(when: Mapping[str, Any], names: Container[str]) -> bool:
    """Whether a condition can hold of a use that has fields of these names alone: what asks for another does not."""
    match when:
        case {"all": parts}:
            return all(concerns(part, names) for part in parts)
        case {"any": parts}:
            return any(concerns(part, names) for part in parts)
        case {"possible": inner} | {"certain": inner} | {"each": inner}:
            return concerns(inner, names)
        case {"sent": path} | {"field": path}:
            return path.startswith(OWNER) or (first := first_name(path)) == EVERY or first in names
        case {"schema": paths}:
            return any(first_name(path) in names for path in paths)
    return True


def _repeated(when: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What stands behind `each` in a condition."""
    if "each" in when:
        inner: Mapping[str, Any] = when["each"]
        return inner
    parts = [*when.get("all", ()), *when.get("any", ()), *(when[key] for key in ("possible", "certain") if key in when)]
    return next((found for part in parts if (found := _repeated(part)) is not None), None)


def _verdict(worlds: Worlds, use: Use) -> tuple[Truth, Worlds]:
    if use.goes:
        worlds = both(worlds, [Evidence(guard, truth) for guard, truth in use.goes])
    if use.guard:
        worlds = [world for world in worlds if world.guard & use.guard is not None]
    if use.barred:
        worlds = [world for world in worlds if not any(map(world.guard.implies, use.barred))]
    held = [world for world in worlds if world.truth]
    if not held:
        return Truth.NO, []
    certain = all(world.truth is Truth.YES for world in worlds) or any(map(_comes_to_pass, worlds))
    return Truth.YES if certain else Truth.MAYBE, held


def _comes_to_pass(world: Evidence) -> bool:
    """A world that is one turn of a loop over a literal list is not a possibility: its turn comes."""
    turns = list(world.guard.arms)
    each = bool(turns) and all(isinstance(mark, tuple) and mark[-1] == "element" for mark in turns)
    return world.truth is Truth.YES and each


def both(left: Worlds, right: Worlds) -> Worlds:
    """Worlds of two conditions that must hold together."""
    return _product(left, right, min)


def either(left: Worlds, right: Worlds) -> Worlds:
    """Worlds of two conditions of which one must hold."""
    return _product(left, right, max)


def _product(left: Worlds, right: Worlds, join: Any) -> Worlds:
    found: dict[tuple[Guard, Truth], Evidence] = {}
    for one in left:
        for other in right:
            guard = one.guard & other.guard
            if guard is None:
                continue
            truth = join(one.truth, other.truth)
            items = (*one.items, *other.items) if truth else ()
            if truth and join is max:
                items = one.items if one.truth >= other.truth else other.items
            known = found.get((guard, truth))
            if known is not None:
                items = (*known.items, *(item for item in items if item not in known.items))
            words = {**one.found, **other.found} if truth else {}
            found[guard, truth] = Evidence(guard, truth, items, words)
            if len(found) > WORLDS_BUDGET:
                return _blurred(found.values())
    return list(found.values())


def _blurred(worlds: Iterable[Evidence]) -> Worlds:
    """Too many worlds, without their guards: one for each verdict and what decides it."""
    found: dict[tuple[Truth, frozenset[int]], Evidence] = {}
    for world in worlds:
        truth = min(world.truth, Truth.MAYBE)
        key = truth, frozenset(id(alt) for _, alt in world.items)
        found.setdefault(key, replace(world, guard=ALWAYS, truth=truth))
    return list(found.values())


class _Judge(Struct, frozen=True):
    """Judges conditions on one use; a condition in `only` at that place alone."""

    use: Use
    pack: Pack
    only: tuple[Mapping[str, Any], FieldPlace] | None = None

    def worlds(self, when: Mapping[str, Any]) -> Worlds:
        match when:
            case {"all": parts}:
                return self._fold(parts, both)
            case {"any": parts}:
                return self._fold(parts, either)
            case {"not": inner}:
                return [replace(world, truth=~world.truth, items=(), found={}) for world in self.worlds(inner)]
            case {"possible": inner}:
                return [replace(world, truth=min(world.truth, Truth.MAYBE)) for world in self.worlds(inner)]
            case {"certain": inner}:
                worlds = self.worlds(inner)
                return worlds if all(world.truth is Truth.YES for world in worlds) else [_NEVER]
            case {"each": inner}:
                return self.worlds(inner)
            case {"sent": _}:
                return self._any(when, lambda value: (sent(value), {}))
            case {"absent": _}:
                return self._any(when, lambda value: (absent(value), {}))
            case {"schema": _}:
                return self._any(when, lambda value: (Truth.NO if isinstance(value, NotSent) else Truth.YES, {}))
            case {"field": _, **rest}:
                operator, argument = next(iter(rest.items()))
                without = rest.get("without", ())
                return self._any(when, lambda value: holds(operator, argument, value, self.pack, without))
        raise AssertionError(f"a condition that the loader let through: {when}")

    def places(self, when: Mapping[str, Any]) -> list[FieldPlace]:
        """The places that a condition asks of."""
        if self.only is not None and self.only[0] is when:
            return [self.only[1]]
        match when:
            case {"sent": path, **names}:
                return [one for one in places(path, self.use, self.pack) if not names or self._named(one.name, names)]
            case {"absent": path}:
                return places(path, self.use, self.pack, hidden=True)
            case {"schema": paths, **asked}:
                return [one for path in paths for one in self._in_schema(path, *next(iter(asked.items())))]
        return places(when["field"], self.use, self.pack)

    def _in_schema(self, path: str, ask: str, argument: Any) -> Iterator[FieldPlace]:
        for place in places(path, self.use, self.pack):
            for alt in place.slot:
                for name, slot in everywhere(alt, ask, argument):
                    yield FieldPlace(path, slot, name)

    def _named(self, name: str, names: Mapping[str, Any]) -> bool:
        """Is a key one of those that `in` lists, or none of those that `outside` does?"""
        ((operator, argument),) = names.items()
        return (operator == "in") is listed(name, argument, self.pack)

    def _fold(self, parts: Iterable[Mapping[str, Any]], join: Any) -> Worlds:
        worlds: Worlds | None = None
        settled = Truth.NO if join is both else Truth.YES
        for part in parts:
            mine = self.worlds(part)
            worlds = mine if worlds is None else join(worlds, mine)
            if all(world.truth is settled for world in worlds):
                break  # whatever the other parts say
        return worlds or [_NEVER]

    def _any(self, when: Mapping[str, Any], predicate: Callable[[Value], tuple[Truth, Words]]) -> Worlds:
        worlds: Worlds = [_NEVER]
        for place in self.places(when):
            mine: Worlds = []
            for alt in place.slot:
                truth, words = predicate(alt.value)
                if "value" in words:
                    words = {**words, "at": place.path}
                if place.name:
                    words = {**words, "item": place.name}
                if self.only is not None and place is self.only[1]:
                    words = {**words, "each": place.path}
                items = ((place.path, alt),) if truth else ()
                mine.extend(_asked(Evidence(alt.guard, truth, items, words if truth else {}), alt.value))
            if any(world.truth for world in mine):
                worlds = either(worlds, mine)
        return worlds


def _asked(world: Evidence, value: Value) -> Worlds:
    """A truth that the program asks for itself is one thing where it holds and another where it doesn't."""
    if world.truth is not Truth.MAYBE or not isinstance(value, Unknown) or value.question is None:
        return [world]
    both = [(world.guard & taken(value.question, 0), Truth.YES), (world.guard & taken(value.question, 1), Truth.NO)]
    return [replace(world, guard=guard, truth=truth) for guard, truth in both if guard is not None]
