"""The shape of what a text completion gives, by paths, and how each way of reading its text is written for a chat."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

import libcst as cst
from msgspec import Struct

from compatlint.dataflow.references.consumers.flow import Read, Steps
from compatlint.dataflow.references.parents import Tree
from compatlint.edits.edit import Edit, Replace
from compatlint.fixers.layout import quote_in

# openai 3.54.0, openai.types.Completion and openai.types.chat.ChatCompletion: these are alike in both.
SAME = frozenset({"id", "created", "model", "usage", "system_fingerprint", "_request_id"})
SAME_CHOICE = frozenset({"index", "finish_reason"})
RAW = frozenset({"headers", "status_code", "request_id", "http_request", "elapsed", "retries_taken", "http_response"})
CLOSES = frozenset({"close()", "aclose()"})
COPIES = frozenset({"model_dump()", "to_dict()", "dict()", "model_copy()", "copy()"})
ELEMENT = ("*", "?")

State: TypeAlias = Literal["result", "completion", "choices", "choice", "text", "same", ""]


class AnswerPlace(Struct, frozen=True):
    """What lies at a path: `state` is "" for what the two shapes don't share; `streamed`: in a chunk of a stream."""

    state: State = "result"
    streamed: bool = False

    def step(self, step: str) -> AnswerPlace:
        """One step on."""
        name = step.strip(".[]{}")
        each = name in ELEMENT or name.lstrip("-").isdigit()
        match self.state:
            case "result" if step in ("(with)", ".parse()", ".__enter__()"):
                return self
            case "result" if step == "[*]" or name in ("__anext__()", "__next__()"):
                return AnswerPlace("completion", streamed=True)
            case "result" if name in RAW or name in CLOSES:
                return AnswerPlace("same")
            case "result" | "completion":
                return AnswerPlace(_of_completion(name), self.streamed)
            case "choices":
                return self if name == ":" else AnswerPlace("choice" if each else "", self.streamed)
            case "choice":
                return AnswerPlace(_of_choice(name), self.streamed)
        return AnswerPlace(self.state if self.state in ("text", "same") else "", self.streamed)


def _of_completion(name: str) -> State:
    if name in COPIES:
        return "completion"
    return "choices" if name == "choices" else "same" if name in SAME else ""


def _of_choice(name: str) -> State:
    if name in COPIES:
        return "choice"
    return "text" if name == "text" else "same" if name in SAME_CHOICE else ""


def place(path: Steps) -> AnswerPlace:
    """What lies at a path of the result."""
    here = AnswerPlace()
    for step in path:
        here = here.step(step)
    return here


def is_followed(path: Steps) -> bool:
    """Is what lies at a path of the result a part of it whose inside differs?"""
    return place(path).state in ("result", "completion", "choices", "choice")


def unlike(path: Steps) -> str:
    """The first step of a path that leads to what the two shapes don't share."""
    here = AnswerPlace()
    for step in path:
        here = here.step(step)
        if not here.state:
            return step.strip(".[]")
    return ""


def rewritten(read: Read, tree: Tree) -> Iterator[Edit] | None:
    """The edits that make a read of the text one of the message's content; None where its form isn't understood.

    The content of a message may be None (openai.types.chat.ChatCompletionMessage: `content: Optional[str]`), the text
    of a completion never is: without `or ""` an answer that is empty, because reasoning took all of its tokens, would
    raise where it was an empty text before.
    """
    part = "delta" if place(read.path).streamed else "message"
    node = read.node
    quote = quote_in(node, tree)
    match node:
        case cst.Attribute(attr=name):
            changes = Replace(name, f"{part}.content"), node
        case cst.Subscript(value=owner) | cst.Call(func=cst.Attribute(value=owner, attr=cst.Name("get"))):
            how = f".get({quote}content{quote})" if part == "delta" else f"[{quote}content{quote}]"
            return iter((Replace(node, f"_[{quote}{part}{quote}]{how} or {quote}{quote}", (("_", owner),)),))
        case cst.Call(func=cst.Name("getattr"), args=[cst.Arg(value=owner), *_]):
            return iter((Replace(node, f"_.{part}.content or {quote}{quote}", (("_", owner),)),))
        case _:
            return None
    if may_be_none(node, tree):
        return iter(changes[:1])
    return iter((changes[0], Replace(node, f"_ or {quote}{quote}", (("_", node),))))


def may_be_none(node: cst.CSTNode, tree: Tree) -> bool:
    """Does it make no difference where an expression stands whether it is None or empty?"""
    match tree.parent(node):
        case cst.BooleanOperation(left=left, operator=cst.Or()) if left is node:
            return True
        case cst.BooleanOperation() as operation:
            return may_be_none(operation, tree)
        case cst.If() | cst.While() | cst.UnaryOperation(operator=cst.Not()) | cst.CompIf():
            return True
        case cst.IfExp(test=test):
            return test is node
    return False
