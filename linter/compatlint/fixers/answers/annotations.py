"""Annotations with the classes of a text completion: where what they are about becomes a chat's, they become those.

openai 3.54.0, `openai.types` and `openai.types.chat`.
"""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from compatlint.dataflow.references.consumers import Consumers
from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.references.references import References
from compatlint.dataflow.scopes.scope import Definition, File, definitions
from compatlint.dataflow.scopes.tree import last_name
from compatlint.dataflow.values.values import Symbol
from compatlint.edits.edit import AddImport, Edit, Replace

CHAT = "openai.types.chat"
CLASSES = {"Completion": (CHAT, "ChatCompletion"), "CompletionChoice": (f"{CHAT}.chat_completion", "Choice")}
CHUNKS = {"Completion": (CHAT, "ChatCompletionChunk"), "CompletionChoice": (f"{CHAT}.chat_completion_chunk", "Choice")}
STREAMS = frozenset({"Stream", "AsyncStream", "Iterator", "Iterable", "Generator"})
STREAMS |= {f"Async{name}" for name in ("Iterator", "Iterable", "Generator")}


def annotated(found: Consumers, references: References) -> Iterator[Edit]:
    """The edits of the annotations of everything that holds a part of the results."""
    seen: set[cst.CSTNode] = set()
    trees = [references.tree(file) for file in references.project.files()]
    for node in found.held:
        tree = next((tree for tree in trees if tree.parent(node) is not None), None)
        for annotation in _annotations(node, tree) if tree is not None else ():
            if annotation not in seen and tree is not None:
                seen.add(annotation)
                yield from _renamed(annotation, tree, references)


def _annotations(node: cst.CSTNode, tree: Tree) -> Iterator[cst.Annotation]:
    """The annotations of a name, a parameter or a function that an expression is the value of."""
    match parent := tree.parent(node):
        case cst.AnnAssign(value=value) if value is node:
            yield parent.annotation
        case cst.Return() | cst.Yield():
            function = tree.scope(parent).node
            if isinstance(function, cst.FunctionDef) and function.returns is not None:
                yield function.returns
    if isinstance(node, cst.Name):
        home = tree.scope(node).home(node.value)
        parameter = home.params.get(node.value) if home is not None else None
        if parameter is not None and parameter.node.annotation is not None:
            yield parameter.node.annotation


def _renamed(annotation: cst.Annotation, tree: Tree, references: References) -> Iterator[Edit]:
    stack: list[tuple[cst.CSTNode, bool]] = [(annotation.annotation, False)]
    while stack:
        node, streamed = stack.pop()
        new = _new(node, streamed, tree, references)
        if new is not None and _is_free(new[1], new[0], tree.file):
            quote = node.quote if isinstance(node, cst.SimpleString) else ""
            assert isinstance(node, cst.BaseExpression)
            yield Replace(node, f"{quote}{new[1]}{quote}")
            yield AddImport(*new, file=tree.file)
        elif isinstance(node, cst.Subscript):
            inner = last_name(node.value) in STREAMS
            stack += [(part, streamed or inner) for part in _parts(node)]
        elif isinstance(node, cst.BinaryOperation):
            stack += [(node.left, streamed), (node.right, streamed)]


def _parts(node: cst.Subscript) -> Iterator[cst.CSTNode]:
    return (one.slice.value for one in node.slice if isinstance(one.slice, cst.Index))


def _new(node: cst.CSTNode, streamed: bool, tree: Tree, references: References) -> tuple[str, str] | None:
    """The module and name of the class that takes the place of one."""
    table = CHUNKS if streamed else CLASSES
    if isinstance(node, cst.SimpleString):
        return table.get(str(node.evaluated_value)) if _imports(str(node.evaluated_value), tree.file) else None
    if not isinstance(node, (cst.Name, cst.Attribute)):
        return None
    value = references.value(node, tree)
    name = value.name if isinstance(value, Symbol) else ""
    return table.get(name.rpartition(".")[2]) if name.startswith("openai.types.") and CHAT not in name else None


def _imports(name: str, file: File) -> bool:
    """Does a file import a class of a text completion by its name?"""
    return any(item.module.startswith("openai.types") and CHAT not in item.module for item in _bound_by(name, file))


def _is_free(name: str, module: str, file: File) -> bool:
    """Means a name nothing else in a file than the class of a module?"""
    return all(item.how == "import" and item.module.startswith(module) for item in _bound_by(name, file))


def _bound_by(name: str, file: File) -> Iterator[Definition]:
    return definitions(file.scope, name)
