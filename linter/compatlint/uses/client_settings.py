"""What the settings of clients are: given, assigned, read from a variable, else what the SDK takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import libcst as cst
from msgspec.structs import replace

from compatlint.dataflow.evaluation.evaluator import Evaluator
from compatlint.dataflow.scopes.guards import ALWAYS, taken
from compatlint.dataflow.scopes.scope import CallSite, Change, Definition, File, Point, events, placed
from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.set_before.environment import Environment
from compatlint.dataflow.set_before.in_file import UNSET, Alts, alone, earlier
from compatlint.dataflow.set_before.in_other_files import Surroundings
from compatlint.dataflow.values.container_updates import alternatives, override, under
from compatlint.dataflow.values.values import (
    ABSENT,
    Alt,
    Arguments,
    Const,
    EnvVar,
    Frame,
    Made,
    Site,
    Symbol,
    Unknown,
    options,
)
from compatlint.packs.dialect import Argument
from compatlint.packs.pack import Pack


class ClientSettings:
    """Finds what sets a setting, by the tables of a dialect."""

    def __init__(self, pack: Pack, evaluator: Evaluator) -> None:
        self.pack = pack
        self.evaluator = evaluator
        self._environment = Environment(evaluator)
        self._around: dict[tuple[str, str], Surroundings] = {}
        self._passed: dict[tuple[File, str], Alts] = {}
        self._own: dict[tuple[File, str, str], dict[Definition | Change, tuple[Alts, Point]]] = {}

    def of(
        self,
        known: Mapping[str, Argument],
        arguments: Arguments | None,
        attributes: Mapping[str, tuple[Alt, ...]],
        point: Point,
    ) -> dict[str, tuple[Alt, ...]]:
        """Every setting of a client: what is given, else the variable or default that the SDK takes."""
        fields: dict[str, tuple[Alt, ...]] = {}
        for name, setting in known.items():
            if arguments is None:
                unset: Alts = (Alt(Unknown("it is made elsewhere")),)
            elif arguments.rest is not None:
                unset = (Alt(Unknown(arguments.rest.reason)),)
            else:
                unset = self.default(setting, point)
            given = _given(setting, arguments.keywords) if arguments is not None else UNSET
            given = tuple(found for alt in map(self._revealed, given) for found in self._of_module(alt, point))
            made = override(unset, tuple(_none_is_unset(given, unset)))
            fields[name] = override(made, _given(setting, attributes))
        return fields

    def _revealed(self, alt: Alt) -> Alt:
        """What is wrapped as a secret: a value, or a variable by its name."""
        value = alt.value
        name = value.maker.name if isinstance(value, Made) and isinstance(value.maker, Symbol) else ""
        given = value.arguments.positional if isinstance(value, Made) and value.arguments is not None else ()
        if name not in self.pack.secrets or not given:
            return alt
        inner = given[0].value
        if not self.pack.secrets[name]:
            return replace(alt, value=inner)
        known = isinstance(inner, Const) and isinstance(inner.value, str)
        return replace(alt, value=EnvVar(inner.value)) if known and isinstance(inner, Const) else alt

    def _of_module(self, alt: Alt, point: Point) -> Iterator[Alt]:
        """A setting of a module as a value: what the file assigns to it, else None unless somebody else has set it."""
        name = alt.value.name if isinstance(alt.value, Symbol) else ""
        module, _, attribute = name.rpartition(".")
        entries = [one for one in self.pack.dialect.modules if one.module == module]
        if not any(setting.keyword == attribute for one in entries for setting in one.settings.values()):
            yield alt
            return
        unset = Alt(Const(None), taken(name, 0))
        other = Alt(Unknown(f"`{name}` may be set elsewhere"), taken(name, 1))
        for one in self.assigned(module, attribute, point) or (unset, other):
            both = one.guard & alt.guard
            if both is not None:
                yield replace(alt, value=one.value, guard=both)

    def default(self, setting: Argument, point: Point) -> Alts:
        """What the SDK takes for a setting that is not given; its documented default is taken for certain."""
        if setting.default is not None:
            alts: Alts = (Alt(Const(setting.default)),)
        else:
            alts = (Alt(EnvVar(setting.env[0])),) if setting.env else UNSET
        for name in reversed(setting.env):
            alts = override(alts, tuple(_none_is_unset(self._environment.exported(name, point), alts)))
        return alts

    def set_later(self, site: CallSite, frame: Frame | None) -> Mapping[str, tuple[Alt, ...]]:
        """What the scope assigns to attributes of the object that a call makes."""
        for item in events(site.scope):
            if isinstance(item, Definition) and item.value is site.call:
                for option in options(self.evaluator.lookup(item.path, site.scope.end, frame)):
                    if isinstance(option.value, Made) and option.value.call is site.call:
                        return option.value.attributes
        return {}

    def assigned(self, module: str, setting: str, point: Point) -> Alts:
        """What the program assigns to `module.setting`: the file itself wherever it does, else others before."""
        file = point.block.scope.file
        if (file, module, setting) not in self._own:
            self._own[file, module, setting] = self._assignments(module, setting, file)
        own = earlier(self.evaluator, self._own[file, module, setting], point)
        if all(alt.value is not ABSENT for alt in own):
            return own
        if (module, setting) not in self._around:
            words = (f"{module}.{setting}".encode(), f"{module} as ".encode())
            self._around[module, setting] = Surroundings(
                self.evaluator, words, lambda file: alone(self._assignments(module, setting, file))
            )
        return override(self._around[module, setting].of(point), own)

    def passed_to(self, function: str, point: Point) -> Alts:
        """What a function of a module is called with, anywhere in the file or in others of the same program."""
        file, project = point.block.scope.file, self.evaluator.project
        if project is None:
            return self._passed_in(function, file)
        files, above = project.mentioning(file, function.rpartition(".")[2]), project.above(file)
        own = (one for one in files if one is file or above & project.above(one))
        return tuple(alt for one in own for alt in self._passed_in(function, one))

    def _passed_in(self, function: str, file: File) -> Alts:
        if (file, function) not in self._passed:
            self._passed[file, function] = ()  # asked again while it is answered
            self._passed[file, function] = tuple(self._first_arguments(function, file))
        return self._passed[file, function]

    def _first_arguments(self, function: str, file: File) -> Iterator[Alt]:
        name = function.rpartition(".")[2]
        for scope in file.scope.walk():
            frame = self.evaluator.open_frame(scope)
            for site in scope.calls:
                if last_name(site.call.func) != name:
                    continue
                called = self.evaluator.value(site.call.func, site.point, frame)
                if isinstance(called, Symbol) and called.name == function:
                    given = self.evaluator.arguments(site.call.args, site.call, site.point, frame)
                    named = next(iter(given.keywords.values()), ())
                    yield from (replace(alt, guard=ALWAYS) for alt in given.positional[:1] or named[:1])

    def _assignments(self, module: str, setting: str, file: File) -> dict[Definition | Change, tuple[Alts, Point]]:
        """What a file assigns to `module.setting`, and where."""
        found: dict[Definition | Change, tuple[Alts, Point]] = {}
        for scope in file.scope.walk():
            for item, at in placed(scope):
                if isinstance(item, Definition) and item.path[1:] == (f".{setting}",) and item.value is not None:
                    frame = self.evaluator.open_frame(scope)
                    owner = self.evaluator.lookup(item.path[:1], at, frame)
                    if isinstance(owner, Symbol) and owner.name == module:
                        found[item] = _not_none(self._written(item, at, frame)), at
        return {item: (alts, at) for item, (alts, at) in found.items() if alts}

    def _written(self, item: Definition, at: Point, frame: Frame | None) -> Alts:
        assert item.value is not None
        value = self.evaluator.value(item.value, at, frame)
        target = item.node.targets[0].target if isinstance(item.node, cst.Assign) else item.value
        return alternatives(value, Alt(value, ALWAYS, Site(at.block.scope, target, item.node, item.node)))


def _given(setting: Argument, items: Mapping[str, Alts]) -> Alts:
    """What a setting is given by any of its names."""
    return next((items[name] for name in (setting.keyword, *setting.aliases) if name in items), UNSET)


def _none_is_unset(alts: Alts, unset: Alts) -> Iterator[Alt]:
    """`base_url=None` is the default, told where it stands."""
    for alt in alts:
        if isinstance(alt.value, Const) and alt.value.value is None:
            yield from (replace(one, site=alt.site) for one in under(unset, alt.guard))
        else:
            yield alt


def _not_none(alts: Alts) -> Alts:
    return tuple(alt for alt in alts if not (isinstance(alt.value, Const) and alt.value.value is None))
