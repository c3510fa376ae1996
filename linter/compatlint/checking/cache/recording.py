"""Files judged one after the other, each with all that its result depends on."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable

from compatlint.checking.batch import Batch, JudgedFile
from compatlint.checking.cache.numbering import answered
from compatlint.checking.findings import FileResult
from compatlint.dataflow.project.asks import READ, Asks, Question
from compatlint.screen.seen import Seen


def recorded(
    paths: Iterable[str],
    judge: Callable[[str], FileResult | None],
    is_sure: Callable[[], bool],
    asks: Collection[Asks],
    seen: Seen,
) -> Batch:
    """What `judge` says of each path, with what was asked; a file may depend on all that those before it asked.

    `is_sure` tells of the last one whether another run would find the same.
    """
    results, judged, before = list[FileResult](), list[JudgedFile](), seen.copy()
    known, new = dict[Question, str](), dict[Question, str]()
    for path in paths:
        for one in asks:
            one.ledger = {}
        result = judge(path)
        for one in asks:
            new.update(each for each in answered(one.ledger, one).items() if known.get(each[0]) != each[1])
        known.update(new)
        if result is None:
            continue
        results.append(result)
        if is_sure():
            judged.append(JudgedFile(result, seen.files[os.path.abspath(path)], new))
            new = {}
        else:
            new[READ, os.path.abspath(path)] = ""
    return Batch(results, tuple(judged), seen.without(before), len(judged) == len(results))
