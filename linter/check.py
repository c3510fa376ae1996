"""One file: what is sent in it, and what the rules say of that."""

from __future__ import annotations

from msgspec.structs import replace

from linter.calls import Calls
from linter.evaluate import Evaluation
from linter.found import UNRESOLVED, Found
from linter.hits import Hits
from linter.model import Pack, Use
from linter.predicates import provider_of
from linter.project import Project
from linter.scope import File
from linter.source import Source, deep
from linter.traffic import Traffic
from linter.values import Truth


def check(
    source: Source,
    pack: Pack,
    project: Project,
    scope: str,
    selected: frozenset[str],
    unresolved: bool = False,
) -> Found:
    """Judge every use in a file.

    `scope` is "all" (every call that may be the dialect's is judged as if it went to the target) or "target" (only
    those that are known to go there). `selected` are the codes to look for; `unresolved` adds CL004.
    """
    with deep():
        file = project.add(source)
        source = project.source(file) or source  # the one whose tree the scopes are of
        uses = [replace(use, sends=_concern(use, scope, pack)) for use in _uses(pack, project, file, source)]
        rules = [rule for code, rule in pack.rules.items() if code in selected and not rule.off and rule.cases]
        hits = Hits(pack, file, project, rules)
        for use in uses:
            if use.sends:
                hits.judge(use, use.sends)
        blind = {id(use.anchor): use for use in uses if use.unseen and use.scope.file is file and use.sends}
    codes = selected | {UNRESOLVED} if unresolved else selected
    found = tuple(hits.found.values())
    return Found(source, pack, project, file, found, codes, Traffic(uses), tuple(blind.values()))


def _concern(use: Use, scope: str, pack: Pack) -> Truth:
    """How sure it is that a use is one to judge."""
    if scope != "target":
        return use.sends if use.sends is not None else Truth.YES
    client = use if use.kind == "client" else use.client
    urls = client.fields.get("base_url", ()) if client is not None else ()
    hosts = [provider_of(alt.value, pack) == pack.provider.name for alt in urls]
    return Truth.YES if hosts and all(hosts) else Truth.MAYBE if any(hosts) else Truth.NO


def _uses(pack: Pack, project: Project, file: File, source: Source) -> list[Use]:
    if source.requests:
        from linter import written_requests

        return written_requests.uses(file, pack)
    found = list(Calls(pack, project, file, Evaluation(project, project.budget)).found())
    if source.container is not None:
        from linter import installs

        found += installs.uses(file, source, pack)
    return found
