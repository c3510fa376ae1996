"""One client in the place of the module's settings: where it is made, and what it is called.

Where the settings hold for other code too, the module itself stays the client, which reads them at each request
(openai 3.57.0, `_ModuleClient`); it is never asynchronous.
"""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst
from msgspec import Struct, field

from compatlint.dataflow.references.parents import Tree
from compatlint.dataflow.scopes.scope import File
from compatlint.dataflow.scopes.tree import children, last_name
from compatlint.dataflow.values.values import EnvVar
from compatlint.edits.edit import Edit, InsertAfter, RemoveStatement, Replace
from compatlint.fixers.fields.request import Unfit
from compatlint.fixers.v0.program import AZURE, Program, Setting

CLASSES = {False: "OpenAI", True: "AsyncOpenAI"}
CLASSES_OF_AZURE = {False: "AzureOpenAI", True: "AsyncAzureOpenAI"}
OF_AZURE = {"base_url": "azure_endpoint"}  # openai 3.57.0, lib/azure.py
NO_MEANING = ("api_type", "api_version")  # to a client that is not of Azure


class Access(Struct, frozen=True, eq=False):
    """How the requests of a file are sent: `names` are those of its clients; without any the module is it."""

    names: dict[bool, str] = field(default_factory=dict)
    edits: list[Edit] = field(default_factory=list)


class ClientPlace(Struct, frozen=True, eq=False):
    """Decides on the access of one file.

    `calls` name the methods that it calls, `kinds` tells whether any are asynchronous, and any not; `prefix` stands
    before the classes of the package.
    """

    program: Program
    file: File
    calls: list[cst.BaseExpression]
    kinds: set[bool]
    prefix: str

    @property
    def azure(self) -> bool:
        """Is it a client of Azure?"""
        return self.program.is_azure(self.file)

    @property
    def tree(self) -> Tree:
        """The tree of the file."""
        return self.program.context.references.tree(self.file)

    def access(self) -> Access:
        """Where the client is made; Unfit where the settings are not understood."""
        settings = self.program.settings(self.file)
        own = [one for one in settings if one.statement is not None]
        reads = [one for one in settings if one.statement is None]
        foreign = self._others(own)
        self._check([*own, *foreign])
        meaningless = NO_MEANING[:1] if self.azure else NO_MEANING
        kept = [one for one in own if one.keyword not in meaningless]
        dropped = [RemoveStatement(one.statement) for one in own if one not in kept and one.statement is not None]
        if foreign or reads or not self._hold_here_only(kept):
            return self._module(kept, foreign, reads, dropped)
        access = Access({kind: self._name(kind) for kind in self.kinds})
        access.edits.extend(dropped)
        arguments = [(self._keyword(one), one.code) for one in kept]
        if kept:
            access.edits.extend(self._in_place(kept[-1], arguments, access))
            access.edits.extend([RemoveStatement(one.statement) for one in kept[:-1] if one.statement is not None])
        else:
            access.edits.extend(self._after_imports(access))
        return access

    def _others(self, own: list[Setting]) -> list[Setting]:
        """What other files set, as far as this one does not set the same itself."""
        known = {(one.keyword, self._said(one)) for one in own if one.scope.kind == "module"}
        return [one for one in self.program.foreign(self.file) if (one.keyword, self._said(one)) not in known]

    def _check(self, settings: list[Setting]) -> None:
        module = self.program.module.module
        for one in settings:
            if self._is_conditional(one):
                raise Unfit(f"`{module}.{one.keyword}` is set under a condition")
            others = {self._said(other) for other in settings if other.keyword == one.keyword}
            if len(others) > 1:
                raise Unfit(f"`{module}.{one.keyword}` is set to different things")
            value = one.statement.value if one.statement is not None else None
            said = str(value.evaluated_value) if isinstance(value, cst.SimpleString) else ""
            if one.keyword == "api_type" and not (said.startswith("open") or said in AZURE):
                raise Unfit(f"`{module}.api_type` may say that another provider is called")

    def _said(self, setting: Setting) -> object:
        """What a setting is given: the same for the same variable, however it is read."""
        references = self.program.context.references
        if setting.statement is None:
            return ""
        value = references.value(setting.statement.value, references.tree(setting.file))
        return ("variable", value.name) if isinstance(value, EnvVar) else setting.code

    def _is_conditional(self, setting: Setting) -> bool:
        tree = self.program.context.references.tree(setting.file)
        here: cst.CSTNode | None = setting.statement
        while here is not None and not isinstance(here, (cst.FunctionDef, cst.Lambda, cst.Module)):
            if isinstance(here, cst.If) and not _is_main(here):
                return True
            if isinstance(here, (cst.For, cst.While, cst.ExceptHandler, cst.Else, cst.Try, cst.Match)):
                return True
            here = tree.parent(here)
        return False

    def _hold_here_only(self, kept: list[Setting]) -> bool:
        """Are the settings made where all calls see the client, and once?"""
        keywords = [one.keyword for one in kept]
        if not kept:
            return True
        blocks = {self._block(one) for one in kept}
        if len(set(keywords)) < len(keywords) or len(blocks) != 1:
            return False
        [block] = blocks
        if isinstance(block, cst.Module):
            return self._come_later(kept[-1])
        scope = kept[0].scope
        is_own = isinstance(scope.node, cst.FunctionDef) and block is scope.node.body
        inner = set(scope.walk())
        return is_own and all(self.tree.scope(call) in inner for call in self.calls) and self._come_later(kept[-1])

    def _come_later(self, setting: Setting) -> bool:
        """Do the calls in the setting's own scope stand below it?"""
        order = {node: number for number, node in enumerate(_in_order(setting.scope.node, self.file))}
        at = order.get(setting.node, 0)
        own = [call for call in self.calls if self.tree.scope(call) is setting.scope]
        return all(order.get(call, at) >= at for call in own)

    def _block(self, setting: Setting) -> cst.CSTNode | None:
        line = self.tree.parent(setting.statement) if setting.statement is not None else None
        return self.tree.parent(line) if line is not None else None

    def _keyword(self, setting: Setting) -> str:
        """What a client calls a setting of the module."""
        settings = self.program.module.settings.items()
        name = next(name for name, one in settings if one.keyword == setting.keyword)
        return OF_AZURE.get(name, name) if self.azure else name

    def _name(self, asynchronous: bool) -> str:
        """A name for the client that is free in the file."""
        taken = {
            name
            for scope in self.file.scope.walk()
            for name in (*scope.bound, *scope.params, *scope.loads, *scope.outer)
        }
        stem = "async_client" if asynchronous and len(self.kinds) == 2 else "client"
        names = (stem, f"openai_{stem}", *(f"{stem}_{number}" for number in range(2, 100)))
        return next(name for name in names if name not in taken)

    # the client

    def _in_place(self, last: Setting, arguments: list[tuple[str, str]], access: Access) -> Iterator[Edit]:
        """The last of the settings becomes the client."""
        assert last.statement is not None
        first, *others = sorted(access.names)
        given = ", ".join(f"{name}={'_' if name == self._keyword(last) else code}" for name, code in arguments)
        yield Replace(last.node, access.names[first])
        yield Replace(last.statement.value, f"{self.spelled(first)}({given})", (("_", last.statement.value),))
        whole = ", ".join(f"{name}={code}" for name, code in arguments)
        for other in others:
            yield InsertAfter(last.statement, f"{access.names[other]} = {self.spelled(other)}({whole})")

    def spelled(self, asynchronous: bool) -> str:
        """The class of a client, as the file calls it."""
        return f"{self.prefix}{(CLASSES_OF_AZURE if self.azure else CLASSES)[asynchronous]}"

    def _after_imports(self, access: Access) -> Iterator[Edit]:
        """The client below the imports, and below what sets the environment."""
        statement = self._last_import()
        made = [f"{access.names[kind]} = {self.spelled(kind)}()" for kind in sorted(access.names)]
        yield InsertAfter(statement, "\n" + "\n".join(made))

    def _last_import(self) -> cst.BaseSmallStatement:
        """The statement that a client can be made after: the last import before anything is done or defined."""
        names = self.program.names(self.file)
        awaited = {one.statement for one in names.imports if self._is_at_top(one.statement)}
        found: cst.BaseSmallStatement | None = None
        for line in (line for tree in self.file.modules for line in tree.body):
            if not isinstance(line, cst.SimpleStatementLine):
                if found is not None and not awaited:
                    return found
                continue
            awaited = {one for one in awaited if one not in line.body}
            if all(isinstance(one, (cst.Import, cst.ImportFrom)) for one in line.body) or _sets_environment(line):
                found = line.body[-1]
            elif found is not None and not awaited and self._calls(line):
                return found
        if found is None:
            raise Unfit("the file has no imports at its top")
        return found

    def _is_at_top(self, statement: cst.CSTNode) -> bool:
        line = self.tree.parent(statement)
        return isinstance(self.tree.parent(line) if line is not None else None, cst.Module)

    def _calls(self, line: cst.CSTNode) -> bool:
        """Is any of the calls in a statement?"""
        return any(node is call for node in _walk(line) for call in self.calls)

    # the module

    def _module(
        self, kept: list[Setting], foreign: list[Setting], reads: list[Setting], dropped: list[RemoveStatement]
    ) -> Access:
        """The module itself stays the client."""
        module = self.program.module.module
        told = next(iter([*foreign, *kept, *reads]), None)
        if self.azure:
            raise Unfit(f"`{module}.api_type` is set where it holds for other code too")
        if True in self.kinds:
            where = "elsewhere" if told in foreign else "where it holds for other code too"
            name = f"{module}.{told.keyword if told else ''}"
            raise Unfit(f"`{name}` is set {where}, and an asynchronous client needs it where it is made")
        access = Access()
        access.edits.extend(dropped)
        for one in [*kept, *foreign, *reads]:
            keyword = self._keyword(one)
            assert isinstance(one.node, cst.Attribute)
            if keyword != one.keyword:
                if one.statement is None:
                    raise Unfit(f"`{module}.{one.keyword}` is read")
                access.edits.append(Replace(one.node.attr, keyword))
                access.edits.append(_with_slash(one.statement.value))
        return access


def _with_slash(value: cst.BaseExpression) -> Edit:
    """The module's own base URL ends in a slash: the SDK joins it with the path as text."""
    if isinstance(value, cst.SimpleString):
        text = value.value
        return Replace(value, text if value.raw_value.endswith("/") else f"{text[:-1]}/{text[-1]}")
    return Replace(value, 'f"{_}".rstrip("/") + "/"', (("_", value),))


def _sets_environment(line: cst.SimpleStatementLine) -> bool:
    """`load_dotenv()`, `os.environ["KEY"] = …`."""
    for one in line.body:
        match one:
            case cst.Expr(value=cst.Call(func=func)) if last_name(func) == "load_dotenv":
                return True
            case cst.Assign(targets=[cst.AssignTarget(target=cst.Subscript(value=value))]) if (
                last_name(value) == "environ"
            ):
                return True
    return False


def _is_main(node: cst.If) -> bool:
    """`if __name__ == "__main__":`."""
    return any(isinstance(one, cst.Name) and one.value == "__name__" for one in _walk(node.test))


def _walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    stack = [node]
    while stack:
        yield (one := stack.pop())
        stack.extend(children(one))


def _in_order(node: cst.CSTNode, file: File) -> Iterator[cst.CSTNode]:
    """The nodes below a scope's, in the order of the text."""
    stack: list[cst.CSTNode] = [*reversed(file.modules)] if isinstance(node, cst.Module) else [node]
    while stack:
        one = stack.pop()
        yield one
        stack.extend(reversed(list(children(one))))
