"""Results of files that speak of one another, sorted to the files they are about."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from compatlint.checking.findings import FileResult, Finding

UNUSED = "CL002"


def gathered(results: Iterable[FileResult], names: Mapping[str, str]) -> list[FileResult]:
    """Every finding with the file that it is about, once, as certain as any file makes it.

    `names` tells how the absolute path of a checked file is displayed. A finding about a file that was rewritten
    meanwhile is left out: its own fixes decided on it. An ignore comment that another file needs is not unused.
    """
    found = {result.filename: result for result in results}
    needed = {(names.get(name, name), span) for result in found.values() for name, span in result.ignored}
    own: dict[str, dict[object, Finding]] = {name: {} for name in found}
    for result in list(found.values()):
        for finding in result.findings:
            named = _named(finding, names)
            if named.filename != result.filename:
                found.setdefault(named.filename, FileResult(named.filename))
                if found[named.filename].fixed is not None:
                    continue
            if named.code == UNUSED and (named.filename, named.span) in needed:
                continue
            _keep(own.setdefault(named.filename, {}), named)
    return [
        replace(result, findings=tuple(sorted(own[name].values(), key=lambda finding: finding.order)))
        for name, result in found.items()
    ]


def _named(finding: Finding, names: Mapping[str, str]) -> Finding:
    """The finding with its files as they are displayed."""
    related = tuple(replace(one, filename=_shown(one.filename, names)) for one in finding.related)
    return replace(finding, filename=_shown(finding.filename, names), related=related)


def _shown(path: str, names: Mapping[str, str]) -> str:
    if path in names.values():
        return path
    known = names.get(path)
    if known is not None or not os.path.isabs(path):
        return known or path
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


def _keep(own: dict[object, Finding], finding: Finding) -> None:
    key = (finding.code, finding.span, finding.message)
    known = own.get(key)
    if known is None:
        own[key] = finding
        return
    best = finding if known.certainty == "possible" else known
    fix = known.fix or finding.fix
    related = tuple(dict.fromkeys((*known.related, *finding.related)))
    own[key] = replace(best, fix=fix, related=related)
