"""Where the result of a call goes and what is read of it: a forward analysis, the mirror of `evaluation`.

It knows nothing of any API, only paths: `(".choices", "[0]", ".text")` is what `r.choices[0].text` reads of the result
`r`. The steps of a path:

    .name            an attribute                    .name()          a method is called
    [0] [text]       an index or key that is known   [?]              one that isn't
    [*]              each element, by iteration      [:]              a slice
    'text' in        whether there is such a key or attribute
    (with)           what `with … as` gives          (await)          never: awaiting changes no path

The result is followed through names and reassignments, attributes of objects, parameters and returns of functions (of
other files too), tuples, lists, dicts, loops and comprehensions. Where a name, a parameter or an attribute may hold
something else, where a value is handed to code that can't be followed, and wherever a shape isn't known, the answer is
an `Escape` with the reason: a rewrite then leaves everything as it is.
"""

from __future__ import annotations

from collections.abc import Callable

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.references.consumers.expressions import use
from compatlint.dataflow.references.consumers.flow import Escape, Flow, Read, ResultPart, Steps
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import References
from compatlint.dataflow.scopes.scope import Scope


class Consumers(Struct, frozen=True, eq=False):
    """All that is done with the results of `sources`: calls whose results meet in the same places.

    Only without `escapes` are `reads` everything. `held` tells of each expression what part of a result it is, `trees`
    in which file it stands.
    """

    sources: dict[cst.Call, Scope]
    reads: tuple[Read, ...]
    escapes: tuple[Escape, ...]
    held: dict[cst.CSTNode, ResultPart]
    trees: dict[cst.CSTNode, Tree]


def consumers(
    call: cst.Call,
    scope: Scope,
    references: References,
    interesting: Callable[[Steps], bool],
    is_source: Callable[[cst.Call], bool],
    ends: Callable[[cst.CSTNode, ResultPart, Tree], bool] = lambda *_: False,
) -> Consumers:
    """What becomes of the result of `call` in `scope`.

    `interesting(path)` tells whether what lies at a path is to be followed; where it isn't, a `Read` is noted and
    the way ends. `is_source(other)` tells of calls with results of the same kind: one whose result comes to the
    same place is followed too. `ends(node, part, tree)` tells of a place where the caller deals with the part itself:
    a `Read` is noted there too.
    """
    flow = Flow(use, references, interesting, is_source, ends)
    flow.start(call, scope)
    flow.run()
    return Consumers(flow.sources, tuple(flow.reads), tuple(flow.escapes), flow.held, flow.trees)
