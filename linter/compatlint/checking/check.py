"""One file: what is sent in it, and what the rules say of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import libcst as cst
from msgspec.structs import replace

from compatlint.checking.found import UNRESOLVED, Found
from compatlint.dataflow.evaluation.evaluate import Evaluation
from compatlint.dataflow.project.project import Project
from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.scopes.scope import CallSite, File
from compatlint.dataflow.values.values import Const, EnvVar, NotSent
from compatlint.judging.editions import compared
from compatlint.judging.hits import Hits, Rules
from compatlint.judging.sharing import Traffic
from compatlint.packs.pack import Pack
from compatlint.source.cells import Source
from compatlint.source.unreadable import deep
from compatlint.uses import passed_over
from compatlint.uses.addresses import provider_of
from compatlint.uses.call_graph import CallGraph
from compatlint.uses.use import Use


def check(
    source: Source,
    pack: Pack,
    project: Project,
    scope: str,
    selected: frozenset[str],
    unresolved: bool = False,
    rules: Rules | None = None,
) -> Found:
    """Judge every use in a file.

    `scope` is "all" (every call that may be the dialect's is judged as if it went to the target) or "target" (only
    those that are known to go there). `selected` are the codes to look for, `rules` those that have them where that is
    known; `unresolved` adds CL004.
    """
    with deep():
        file = project.add(source)
        source = project.source(file) or source  # the one whose tree the scopes are of
        brought, partly = _uses(pack, project, file, source)
        uses = [replace(use, sends=_concern(use, scope, pack)) for use in brought]
        hits = Hits(pack, file, project, rules or Rules(pack, selected))
        judged = list(_to_judge(uses, pack))
        for use, sends in judged:
            hits.judge(use, sends)
        for use in passed_over.texts(file, pack, uses) if _may_hold_ids(source, pack) else ():
            hits.judge_text(use)
            judged.append((use, Truth.MAYBE))
        found = tuple(compared(tuple(hits.found.values()), judged, pack, file, project))
        passed = (*passed_over.calls(uses, file), *passed_over.packages(file, project, pack))
        blind = {id(use.anchor): use for use in uses if use.unseen and use.scope.file is file and use.sends}
        calls = {use.call for use in blind.values()}
        cut = tuple(site for site in partly if site.call not in calls)
    codes = selected | {UNRESOLVED} if unresolved else selected
    return Found(source, pack, project, file, found, codes, Traffic(uses), tuple(blind.values()), passed, cut)


def _to_judge(uses: Iterable[Use], pack: Pack) -> Iterator[tuple[Use, Truth]]:
    """The uses that are judged, each with how sure it is that it is one to judge."""
    unclear = set(_with_unknown_url(uses, pack))
    for use in uses:
        if use.sends:
            doubtful = use.kind == "client" and use.call in unclear
            yield use, min(use.sends, Truth.MAYBE) if doubtful else use.sends


def _may_hold_ids(source: Source, pack: Pack) -> bool:
    return not source.requests and any(prefix.encode() in source.data for prefix in pack.provider.prefixes)


def _with_unknown_url(uses: Iterable[Use], pack: Pack) -> Iterator[cst.Call]:
    """The calls that make a client to which some caller gives a base URL that nobody knows: it may be for that one."""
    for use in uses:
        given = [alt.value for alt in use.fields.get("base_url", ()) if use.kind == "client" and alt.site is not None]
        unknown = (one for one in given if not isinstance(one, (Const, EnvVar, NotSent)))
        if any(provider_of(value, pack) is None for value in unknown):
            yield use.call


def _concern(use: Use, scope: str, pack: Pack) -> Truth:
    """How sure it is that a use is one to judge."""
    if scope != "target":
        return use.sends if use.sends is not None else Truth.YES
    client = use if use.kind == "client" else use.client
    urls = client.fields.get("base_url", ()) if client is not None else ()
    hosts = [provider_of(alt.value, pack) == pack.provider.name for alt in urls]
    return Truth.YES if hosts and all(hosts) else Truth.MAYBE if any(hosts) else Truth.NO


def _uses(pack: Pack, project: Project, file: File, source: Source) -> tuple[list[Use], list[CallSite]]:
    """The uses in a file, and the calls that were followed in part only."""
    if source.requests:
        from compatlint.uses import requests_as_data

        return requests_as_data.uses(file, pack), []
    graph = CallGraph(pack, project, file, _evaluation(project))
    found = list(graph.found())
    if source.container is not None:
        from compatlint.uses import installs

        found += installs.uses(file, source, pack)
    return found, graph.partly


def _evaluation(project: Project) -> Evaluation:
    """An evaluation of one file, with what the project remembers."""
    memory = project.memory
    if memory is None:
        return Evaluation(project, project.budget)
    return Evaluation(project, project.budget, set(), memory.opened, memory.entered, memory.known)
