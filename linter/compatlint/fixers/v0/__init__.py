"""openai < 1.0 → 1.x: the module-level calls of a file become those of a client, with all that reads their answers.

A file is rewritten as a whole or not at all, together with the files in which its answers are read: the two versions
of the SDK cannot both be installed, and settings, calls and exceptions of a file hang together.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct, field

from compatlint.dataflow.scopes.scope import File
from compatlint.fixers.fields.request import Unfit
from compatlint.fixers.fix import Context, Fix, Refusal
from compatlint.fixers.v0.program import Program
from compatlint.fixers.v0.rewriting import Rewriting, Together
from compatlint.judging.hits import Hit


def v0_to_v1(hit: Hit, context: Context) -> Fix | Refusal:
    """Make the calls of a file those of a client of openai 1.x.

    Always unsafe: it needs another version of the SDK, so that nothing but a migration makes it.
    """
    if not context.wishes.migrate:
        return Refusal("`migrate` makes it a call of openai 1.x")
    files = dict.fromkeys(use.scope.file for use in hit.uses)
    try:
        found = [_rewritten(file, _program(context), hit) for file in files]
    except Unfit as unfit:
        return Refusal(str(unfit))
    edits = tuple(edit for one in found for edit in one.edits)
    return Fix(
        "unsafe", "make it a call of openai 1.x", edits, tuple(remark for one in found for remark in one.remarks)
    )


@lru_cache(maxsize=1)
def _program(context: Context) -> _Plans:
    return _Plans(Program(context))


class _Plans(Struct, frozen=True, eq=False):
    """What was decided for each file, once for all of its calls."""

    program: Program
    done: dict[File, Rewriting | str] = field(default_factory=dict)


def _rewritten(file: File, plans: _Plans, hit: Hit) -> Rewriting:
    """The rewriting of a file and of those that hang together with it; Unfit where one can't be rewritten."""
    found = plans.done.get(file)
    if found is None:
        try:
            found = Together(plans.program, hit).of(file)
        except Unfit as unfit:
            found = str(unfit)
        plans.done[file] = found
    if isinstance(found, str):
        raise Unfit(found)
    return found
