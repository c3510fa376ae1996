"""Streaming together with JSON mode: where the pieces are only joined, the whole answer is asked for at once.

Two forms of openai 3.54.0 (`openai.resources.chat.completions`): `create(stream=True)`, which gives chunks, and the
context manager `stream(…)`, whose `get_final_completion()` is what `parse(…)` gives.
"""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from compatlint.dataflow.references.consumers import consumers
from compatlint.dataflow.references.consumers.flow import EACH, ENTERED, Read, Steps
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import References
from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.scopes.scope import File
from compatlint.edits.edit import Edit, RemoveStatement, Replace, ReplaceStatement
from compatlint.fixers.answers import joined_pieces
from compatlint.fixers.fields.request import Request, Unfit, by_call, told
from compatlint.fixers.fix import Context, Fix, Refusal
from compatlint.fixers.layout import quote_in
from compatlint.judging.conditions import judge
from compatlint.judging.hits import Hit
from compatlint.uses.use import Use

FINAL, DONE = ".get_final_completion()", ".until_done()"


def join_stream(hit: Hit, context: Context) -> Fix | Refusal:
    """Ask for the whole message where its pieces are only joined.

    Always unsafe: nothing comes before everything is there.
    """
    if any(use.framework is not None for use in hit.uses):
        return Refusal("a framework makes this request, and reads its answer in its own way")
    try:
        edits, files = _rewritten(hit, context, context.references)
    except Unfit as unfit:
        return Refusal(str(unfit))
    if not context.wishes.migrate and files != {hit.scope.file}:
        return Refusal("it takes changes of several files, which `migrate` makes")
    return Fix("unsafe", "ask for the whole answer at once", edits)


def _rewritten(hit: Hit, context: Context, references: References) -> tuple[tuple[Edit, ...], set[File]]:
    if hit.truth is not Truth.YES:
        raise Unfit("it streams in JSON mode in some cases only")
    uses = by_call(context.uses, hit.uses[0].endpoint or "")
    streaming = {call: own for call, own in uses.items() if all(_streams(use, hit, context) for use in own)}
    call, scope = hit.uses[0].call, hit.uses[0].scope
    if call not in streaming:
        raise Unfit("it streams in JSON mode in some cases only")
    found = consumers(call, scope, references, _is_followed, lambda other: other in streaming)
    if found.escapes:
        raise Unfit(told(found.escapes[0], hit.scope.file, references))
    edits: list[Edit] = []
    for source, where in found.sources.items():
        request = Request(source, where, streaming[source], hit, context)
        edits += _asked_at_once(request, found.reads)
    if not _is_manager(call):
        edits += _joined(found.reads, references)
    return tuple(edits), {where.file for where in found.sources.values()} | {read.scope.file for read in found.reads}


def _streams(use: Use, hit: Hit, context: Context) -> bool:
    """Does a request certainly do what the rule is about?"""
    return judge(hit.case.when, use, context.pack) is Truth.YES


def _is_followed(path: Steps) -> bool:
    return path in ((), (ENTERED,))


def _is_manager(call: cst.Call) -> bool:
    return isinstance(call.func, cst.Attribute) and call.func.attr.value == "stream"


def _asked_at_once(request: Request, reads: tuple[Read, ...]) -> Iterator[Edit]:
    if _is_manager(request.call):
        yield from _parsed(request, reads)
        return
    if not (isinstance(request.call.func, cst.Attribute) and request.call.func.attr.value == "create"):
        raise Unfit("the method is named elsewhere, and handed on")
    yield from request.removed("stream")
    yield from request.removed("stream_options")


# create(stream=True)


def _joined(reads: tuple[Read, ...], references: References) -> Iterator[Edit]:
    """What reads the chunks, made to read the message."""
    for read in reads:
        tree = references.tree(read.scope.file)
        parent = tree.parent(read.node)
        if read.path != (EACH,) or not isinstance(read.node, cst.Name):
            raise Unfit(f"more is done with the stream than joining its pieces ({_line(read, references)})")
        quote = quote_in(read.node, tree)
        if isinstance(parent, cst.For):
            edits = joined_pieces.of_loop(parent, read.node.value, tree, quote)
        elif isinstance(parent, cst.CompFor):
            edits = joined_pieces.of_comprehension(parent, read.node.value, tree, quote)
        else:
            edits = None
        if edits is None:
            raise Unfit(f"more is done with the pieces than joining them ({_line(read, references)})")
        yield from edits


def _line(read: Read, references: References) -> str:
    return f"`{references.line(read.node, read.scope.file)}`"


# with … stream(…) as stream


def _parsed(request: Request, reads: tuple[Read, ...]) -> Iterator[Edit]:
    """`with c.stream(…) as s: x = s.get_final_completion()` → `x = c.parse(…)`."""
    call, tree = request.call, request.tree
    item = tree.parent(call)
    statement = tree.parent(item) if isinstance(item, cst.WithItem) else None
    if not isinstance(statement, cst.With) or len(statement.items) != 1:
        raise Unfit("the stream is not used in a `with` statement of its own")
    final = [read.node for read in reads if read.path == (ENTERED, FINAL)]
    others = [read for read in reads if read.path != (ENTERED, FINAL)]
    if len(final) != 1 or not isinstance(final[0], cst.Call) or not all(_is_idle(read, tree) for read in others):
        raise Unfit("more is done with the stream than asking for the final completion")
    if request.alts("stream_options"):
        raise Unfit("`stream_options` is given")
    assert isinstance(call.func, cst.Attribute)
    whole = call.with_changes(func=call.func.with_changes(attr=cst.Name("parse")))
    yield Replace(final[0], cst.Module([]).code_for_node(whole))
    yield ReplaceStatement(statement, body=True)
    for read in others:
        yield from _dropped(read, tree)


def _is_idle(read: Read, tree: Tree) -> bool:
    """Does a use of the stream only wait: `for event in stream: pass`, `stream.until_done()`?"""
    parent = tree.parent(read.node)
    if read.path == (ENTERED, DONE):
        here = tree.parent(parent) if isinstance(parent, cst.Await) else parent
        return isinstance(here, cst.Expr)
    return read.path == (ENTERED, EACH) and isinstance(parent, cst.For) and joined_pieces.is_idle(parent)


def _dropped(read: Read, tree: Tree) -> Iterator[Edit]:
    """The edit that takes out a use of the stream that only waits."""
    parent = tree.parent(read.node)
    if isinstance(parent, cst.For):
        yield ReplaceStatement(parent)
        return
    statement = tree.parent(parent) if isinstance(parent, cst.Await) else parent
    assert isinstance(statement, cst.Expr)
    yield RemoveStatement(statement)
