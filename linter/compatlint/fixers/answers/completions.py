"""Text completions → chat completions: the request, and everything that reads its answer, wherever it flows.

All calls whose answers meet in one place are rewritten together or not at all. Fields of the two requests: openai
3.54.0, `openai.types.completion_create_params` and `openai.types.chat.completion_create_params`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import libcst as cst

from compatlint.dataflow.references.consumers import Consumers, consumers
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import References
from compatlint.dataflow.references.text_type import is_text
from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.scopes.scope import File
from compatlint.dataflow.values.values import Alt, Const, Made, NotSent, Sequence, Symbol, Value, options
from compatlint.edits.edit import Edit, Replace, SetArgument
from compatlint.fixers.answers.annotations import annotated
from compatlint.fixers.answers.completion_shape import is_followed, place, rewritten, unlike
from compatlint.fixers.fields.request import Request, Unfit, by_call, key_of, told
from compatlint.fixers.fix import Context, Fix, Refusal
from compatlint.fixers.layout import folded, quote_in
from compatlint.judging.hits import Hit
from compatlint.packs.pack import Pack
from compatlint.uses.use import Use

ENDPOINT = "completions"
DROPPED = {"echo": (False, None), "suffix": (None, ""), "best_of": (None, 1)}  # the values that say nothing


def completions_to_chat(hit: Hit, context: Context) -> Fix | Refusal:
    """Make a text completion a chat completion.

    Always unsafe: another endpoint answers, with another template around the prompt.
    """
    if any(use.framework is not None for use in hit.uses):
        return Refusal("a framework makes this request: take its class for chats, and give it messages")
    try:
        edits, files = _rewritten(hit, context, context.references)
    except Unfit as unfit:
        return Refusal(str(unfit))
    if not context.wishes.migrate and files != {hit.scope.file}:
        return Refusal("it takes changes of several files, which `migrate` makes")
    return Fix("unsafe", "make it a chat completion", edits)


def _rewritten(hit: Hit, context: Context, references: References) -> tuple[tuple[Edit, ...], set[File]]:
    """The edits of all calls whose answers meet with that of `hit`, and the files that they are in."""
    uses = by_call(context.uses, ENDPOINT)
    call, scope = hit.uses[0].call, hit.uses[0].scope
    _check_eras(uses.get(call, list(hit.uses)))
    found = consumers(call, scope, references, is_followed, lambda other: other in uses)
    if found.escapes:
        raise Unfit(told(found.escapes[0], hit.scope.file, references))
    edits: list[Edit] = []
    for source, where in found.sources.items():
        edits += _Request(source, where, uses[source], hit, context).edits(context.pack)
    edits += _readers(found, references)
    edits += annotated(found, references)
    files = {where.file for where in found.sources.values()} | {read.scope.file for read in found.reads}
    return tuple(edits), files


def _check_eras(uses: Iterable[Use]) -> None:
    eras = {alt.value.value for use in uses for alt in use.fields["era"] if isinstance(alt.value, Const)}
    if eras != {"v1"}:
        raise Unfit("it must first become a call of openai 1.x")


def _readers(found: Consumers, references: References) -> Iterator[Edit]:
    """The edits of what reads the answers."""
    for read in found.reads:
        here = place(read.path)
        if here.state == "same":
            continue
        if here.state != "text":
            raise Unfit(f"its `{unlike(read.path)}` is read, which a chat completion has not, or has otherwise")
        edits = rewritten(read, references.tree(read.scope.file))
        if edits is None:
            raise Unfit("its text is taken in a way that isn't understood")
        yield from edits


class _Request(Request):
    """One call: `edits` makes a chat completion of it."""

    def edits(self, pack: Pack) -> list[Edit]:
        """The edits of the request; Unfit where it can't be rewritten."""
        self.check(pack)
        edits = [self.method(), *self.prompt(), *self.logprobs()]
        for name in DROPPED:
            edits += self.dropped(name)
        for site in self.sites("engine"):
            edits += self.renamed(site, "model")
        return [*edits, *folded(self.call, self.tree, self.references)]

    def check(self, pack: Pack) -> None:
        _check_eras(self.uses)
        if any(use.fields.get("echo") and not self.says_nothing("echo") for use in self.uses):
            raise Unfit("`echo` gives the prompt back with the answer, which a chat completion cannot")
        unseen = [use.unseen[-1] for use in self.uses if use.open]
        if unseen:
            raise Unfit(f"it may be passed what only a text completion takes: {unseen[0]}")
        if self.is_shared(pack):
            raise Unfit("what is passed as its client may be something else too")

    def is_shared(self, pack: Pack) -> bool:
        """May another object than a client be called here, one that a caller passes?"""
        root: cst.CSTNode = self.call.func
        while isinstance(root, cst.Attribute):
            root = root.value
        home = self.scope.home(root.value) if isinstance(root, cst.Name) else None
        if not isinstance(root, cst.Name) or home is None or root.value not in home.params:
            return False
        if home.params[root.value].node.annotation is not None or home.parent is None or home.parent.kind == "class":
            return False
        classes = {name for one in (*pack.dialect.clients, *pack.clients) for name in one.names}

        def is_client(value: Value) -> bool:
            return isinstance(value, Made) and isinstance(value.maker, Symbol) and value.maker.name in classes

        return not self.references.passes_only(home, root.value, is_client)

    def method(self) -> Edit:
        """`client.completions.create` → `client.chat.completions.create`."""
        node: cst.BaseExpression = self.call.func
        while isinstance(node, cst.Attribute):
            if node.attr.value == ENDPOINT:
                return Replace(node.attr, f"chat.{ENDPOINT}")
            node = node.value
        raise Unfit("the method is named elsewhere, and handed on")

    # fields

    def says_nothing(self, name: str) -> bool:
        """Is a field only given values that say nothing?"""
        return all(
            isinstance(alt.value, NotSent) or (isinstance(alt.value, Const) and alt.value.value in DROPPED[name])
            for alt in self.alts(name)
        )

    def dropped(self, name: str) -> Iterator[Edit]:
        """A field that only text completions have, taken out where it says nothing."""
        given = self.alts(name)
        if not given:
            return
        if not self.says_nothing(name) and not (name == "best_of" and self.is_number_of_answers(given)):
            raise Unfit(f"a chat completion has no `{name}`")
        yield from self.removed(name)

    def is_number_of_answers(self, given: list[Alt]) -> bool:
        """Is `best_of` the same as `n`, so that all that are made are given?"""
        numbers = {alt.value.value if isinstance(alt.value, Const) else None for alt in (*given, *self.alts("n"))}
        return len(numbers) == 1 and None not in numbers and bool(self.alts("n"))

    def renamed(self, alt: Alt, name: str) -> Iterator[Edit]:
        """A field under another name, where it is written."""
        key = key_of(alt)
        yield Replace(key, f"{key.quote}{name}{key.quote}" if isinstance(key, cst.SimpleString) else name)

    def prompt(self) -> Iterator[Edit]:
        """`prompt=p` → `messages=[{"role": "user", "content": p}]`."""
        given = list(self.sites("prompt"))
        if not given or any(not use.fields.get("prompt") for use in self.uses):
            raise Unfit("it has no prompt")
        for alt in given:
            assert alt.site is not None
            tree, owner = self.references.tree(alt.site.scope.file), alt.site.owner
            assert isinstance(owner, (cst.Arg, cst.DictElement, cst.Assign))
            self.check_prompt(owner.value, alt, tree)
            q = quote_in(owner, tree)
            message = f"[{{{q}role{q}: {q}user{q}, {q}content{q}: _}}]"
            kept = (("_", owner.value),)
            if isinstance(owner, cst.Assign):
                yield from self.renamed(alt, "messages")
                yield Replace(owner.value, message, kept)
            else:
                key = "messages=" if isinstance(owner, cst.Arg) else f"{q}messages{q}: "
                yield Replace(owner, key + message, kept)

    def check_prompt(self, value: cst.BaseExpression, alt: Alt, tree: Tree) -> None:
        """Unfit where a prompt is, or may be, a list of prompts or tokens."""
        known = is_text(value, tree, self.references, _is_text_of_answer)
        if known is Truth.YES:
            return
        if any(isinstance(option.value, Sequence) for option in options(alt.value)):
            raise Unfit("`prompt` is a list: each prompt is a chat of its own")
        if known is Truth.NO:
            raise Unfit("`prompt` is not text")
        code = tree.file.modules[0].code_for_node(value)
        what = f"`{code}`" if isinstance(value, (cst.Name, cst.Attribute)) else "`prompt`"
        raise Unfit(f"{what} may be a list of prompts or tokens; where it is text, annotate it as `str`")

    def logprobs(self) -> Iterator[Edit]:
        """`logprobs=k` → `logprobs=True, top_logprobs=k`."""
        for alt in self.sites("logprobs"):
            assert alt.site is not None
            if isinstance(alt.value, NotSent) or (isinstance(alt.value, Const) and alt.value.value is None):
                continue
            if not isinstance(alt.value, Const) or type(alt.value.value) is not int:
                raise Unfit("the number of `logprobs` isn't known")
            if not isinstance(alt.site.owner, cst.Arg) or alt.site.container is not self.call:
                raise Unfit("`logprobs` is not written where it could be changed")
            yield Replace(alt.site.owner.value, "True")
            yield SetArgument(self.call, "top_logprobs", str(alt.value.value))


def _is_text_of_answer(node: cst.BaseExpression) -> bool:
    """`….choices[0].text`: what a text completion answers is text."""
    match node:
        case cst.Attribute(value=cst.Subscript(value=cst.Attribute(attr=cst.Name("choices"))), attr=cst.Name("text")):
            return True
    return False
