"""Files that are rewritten together: the calls, exceptions and imports of each, and who reads the answers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial

import libcst as cst
from msgspec import Struct, field

from compatlint.dataflow.references.consumers import consumers
from compatlint.dataflow.scopes.scope import File
from compatlint.edits.edit import Edit, Replace
from compatlint.fixers.fields.request import Unfit, told
from compatlint.fixers.fix import Remark
from compatlint.fixers.v0 import answer_shapes, answers, imports
from compatlint.fixers.v0.calls import Call
from compatlint.fixers.v0.client import Access, ClientPlace
from compatlint.fixers.v0.errors import Errors
from compatlint.fixers.v0.kept_classes import methods_of
from compatlint.fixers.v0.names import Imported, PackageName
from compatlint.fixers.v0.program import Program
from compatlint.judging.hits import Hit
from compatlint.packs.dialect import LegacyCall
from compatlint.uses.use import Use

HARMLESS = frozenset({"__version__", "__name__", "version"})
TOLD = "an answer is shown as a whole here, as JSON that may be laid out otherwise than before"


class Rewriting(Struct, frozen=True, eq=False):
    """All edits of files that are rewritten together."""

    files: set[File] = field(default_factory=set)
    edits: list[Edit] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


class Together(Struct, frozen=True, eq=False):
    """Files that are rewritten together."""

    program: Program
    hit: Hit
    result: Rewriting = field(default_factory=Rewriting)

    def of(self, file: File) -> Rewriting:
        """The rewriting of a file."""
        context, todo = self.program.context, [file]
        while todo:
            one = todo.pop()
            if one not in self.result.files:
                self.result.files.add(one)
                try:
                    todo += self._rewrite(one)
                except Unfit as unfit:
                    raise unfit if one is file else Unfit(f"{os.path.basename(one.filename)}: {unfit}") from unfit
        for other in self.program.given():
            if other not in self.result.files and self._is_about_errors_only(other, file):
                self.result.files.add(other)
                self._rewrite(other)
        for other in context.project.mentioning(file, context.pack.dialect.package):
            self.result.remarks.extend(self._quoted(other))
        self.result.remarks.extend(self._elsewhere())
        return self.result

    def _elsewhere(self) -> Iterator[Remark]:
        """Calls that go to other providers, and so are nobody's business, but break with the new version too."""
        for uses in self.program.uses.values():
            scope = uses[0].home or uses[0].scope
            elsewhere = scope.file not in self.result.files and not any(use.sends for use in uses)
            if elsewhere and not self.program.is_azure(scope.file):
                said = "this is the API of openai < 1.0 too, which the version that is needed now refuses"
                yield Remark(self.hit.rule.code, said, uses[0].anchor, scope, "it goes to another provider")

    def _quoted(self, file: File) -> Iterator[Remark]:
        """Strings that name what is gone, such as those that a test patches."""
        tree, legacy = self.program.context.references.tree(file), self.program.context.pack.dialect.legacy
        for node in self.program.names(file).strings:
            parent = tree.parent(node)
            text = str(node.evaluated_value)
            if isinstance(parent, cst.Arg) and any(text == path or text.endswith(f".{path}") for path in legacy):
                said = f"`{text}` is named here, which openai 1.x has not"
                yield Remark(self.hit.rule.code, said, node, tree.scope(node), "what is patched now is for you to say")

    def _is_about_errors_only(self, other: File, file: File) -> bool:
        """Does a file that runs together with `file` name exceptions, and call nothing?"""
        try:
            mentions = self.program.names(other).mentions
        except Unfit:
            return False
        dialect = self.program.context.pack.dialect
        calls = any(one.within(frozenset(dialect.legacy)) for one in mentions)
        errors = any(one.within(frozenset(dialect.legacy_errors)) for one in mentions)
        return errors and not calls and self.program.meet(file, other)

    def _rewrite(self, file: File) -> list[File]:
        """Take up the edits of one file; the files in which its answers are read."""
        context = self.program.context
        names = self.program.names(file)
        whole = imports.module_import(names)
        module = whole.bound if whole is not None else ""
        errors = Errors(names, context.pack.dialect.legacy_errors, module)
        self.result.edits.extend(errors.edits())
        self.result.remarks.extend(self._printed(errors))
        calls = [call for mention in self._calls(file) for call in self._of(mention, file)]
        for call in calls:
            self.result.edits.extend(call.edits())
        stays = errors.is_of_module or not imports.may_go(names)
        prefix = f"{module}." if module and stays and self._is_seen(imports.module_import(names), file) else ""
        access, needed = self._access(file, calls, prefix)
        keeps = bool(prefix) or errors.is_of_module or (bool(calls) and not access.names and not needed)
        methods = {call.named: self._method(call, access, prefix, module or names.package) for call in calls}
        self.result.edits.extend(Replace(node, method) for node, method in methods.items())
        renamed = context.pack.dialect.legacy_errors
        self.result.edits.extend(imports.edits(names, needed | errors.needed, renamed, keeps_module=keeps or not calls))
        self.result.edits.extend(access.edits)
        return list(self._read(calls))

    def _printed(self, errors: Errors) -> Iterator[Remark]:
        """Exceptions that are caught further up from now on, where only something else is printed."""
        for handler, name in errors.printed.items():
            said = f"in 1.x an `except` above takes `{name}` first, and prints something else"
            scope = errors.tree.scope(handler)
            yield Remark(self.hit.rule.code, said, handler.type or handler, scope, severity="info")

    def _is_seen(self, imported: Imported | None, file: File) -> bool:
        """Does the import of the package hold where the client is made?"""
        if imported is None:
            return False
        scope = self.program.context.references.tree(file).scope(imported.statement)
        own = {one.scope for one in self.program.settings(file) if one.statement is not None}
        return scope is file.scope or own == {scope}

    # calls

    def _calls(self, file: File) -> Iterator[PackageName]:
        """The mentions of methods; Unfit where something is named that has no counterpart."""
        context, names = self.program.context, self.program.names(file)
        dialect = context.pack.dialect
        settings = {one.node for one in self.program.settings(file)}
        for mention in names.mentions:
            if not settings.isdisjoint(mention.nodes) or mention.within(frozenset(dialect.legacy_errors)):
                continue
            legacy = mention.within(frozenset(path for path, one in dialect.legacy.items() if one.method))
            if legacy is not None or self._class(mention):
                yield mention
            elif len(mention.names) < 2 and mention.path == names.package:
                raise Unfit(f"`{mention.path}` itself is handed on")
            elif mention.names[1:2] and mention.names[1] in HARMLESS:
                continue
            else:
                raise Unfit(f"`{'.'.join(mention.names[:3])}` has no counterpart in 1.x that is known here")

    def _of(self, mention: PackageName, file: File) -> Iterator[Call]:
        """The calls of the method that is named: one, or where it is handed on several."""
        context = self.program.context
        legacy = {path: one for path, one in context.pack.dialect.legacy.items() if one.method}
        found = mention.within(frozenset(legacy))
        if found is None:
            yield from self._of_class(mention, file)
            return
        path, node = found
        uses = self.program.uses_of(node, legacy[path].endpoint, file)
        if not uses:
            raise Unfit(f"`{path}` is used in a way that isn't followed")
        azure = self.program.is_azure(file)
        if any(not use.sends for use in uses) and not azure:
            raise Unfit("one of the calls of this file goes to another provider")
        for call in dict.fromkeys(use.call for use in uses):
            own = [use for use in uses if use.call is call]
            yield Call(own, node, legacy[path], self.hit, context, azure=azure)

    def _class(self, mention: PackageName) -> dict[str, LegacyCall]:
        """The methods of the class that is named, by their names; none where a client has not the same."""
        legacy = self.program.context.pack.dialect.legacy
        own = {path.rpartition(".")[2]: one for path, one in legacy.items() if path.rpartition(".")[0] == mention.path}
        return {name: one for name, one in own.items() if one.method.rpartition(".")[2] == name}

    def _of_class(self, mention: PackageName, file: File) -> Iterator[Call]:
        """The calls of the methods of a class that is kept somewhere."""
        context, node, known = self.program.context, mention.nodes[-1], self._class(mention)
        tree = context.references.tree(file)
        for method in methods_of(node, mention.path, tree, context.references):
            uses = self.program.uses.get(method.attr, [])
            if method.attr.value not in known or not uses or not all(use.sends for use in uses):
                raise Unfit(f"`{mention.path}` is used in a way that isn't followed")
            legacy, azure = known[method.attr.value], self.program.is_azure(file)
            yield Call(uses, method, legacy, self.hit, context, azure=azure, kept=node)

    def _access(self, file: File, calls: list[Call], prefix: str) -> tuple[Access, set[str]]:
        """How the calls of a file are sent, and which classes of clients it needs."""
        if not calls:
            return Access(), set()
        nodes = [call.named for call in calls]
        shared = [call for call in calls if not self._is_alone(call, file)]
        kinds = {call.legacy.asynchronous for call in shared}
        place = ClientPlace(self.program, file, nodes, kinds, prefix)
        access = place.access() if shared else Access()
        made = {*access.names, *(call.legacy.asynchronous for call in calls if self._is_alone(call, file))}
        return access, set() if prefix else {place.spelled(kind) for kind in made}

    def _is_alone(self, call: Call, file: File) -> bool:
        """Is a call given its own key, where the module has none?"""
        return "api_key" in dict(call.own) and not self.program.settings(file)

    def _method(self, call: Call, access: Access, prefix: str, module: str) -> str:
        """What the method is called from now on."""
        if call.kept is not None:
            if call.own:
                raise Unfit("a call of a class that is kept is given settings of its own")
            owner = access.names[False] if access.names else module
            return f"{owner}.{call.legacy.method.rpartition('.')[0]}"
        given = ", ".join(f"{name}={cst.Module([]).code_for_node(value)}" for name, value in call.own)
        file, asynchronous = call.scope.file, call.legacy.asynchronous
        if given and self._is_alone(call, file):
            return f"{prefix}{'Async' if asynchronous else ''}OpenAI({given}).{call.legacy.method}"
        if not access.names:
            if given:
                raise Unfit("it is given settings of its own beside those of the module")
            return f"{module}.{call.legacy.method}"
        options = f".with_options({given})" if given else ""
        return f"{access.names[asynchronous]}{options}.{call.legacy.method}"

    # answers

    def _read(self, calls: list[Call]) -> Iterator[File]:
        """Take up the edits of what reads the answers; the other files in which calls are whose answers meet these."""
        context = self.program.context
        references = context.references
        by_endpoint: dict[str, dict[cst.Call, Use]] = {}
        for uses in self.program.uses.values():
            for use in uses:
                by_endpoint.setdefault(use.endpoint or "", {})[use.call] = use
        done: set[cst.Call] = set()
        for call in calls:
            endpoint = call.legacy.endpoint
            if call.call in done:
                continue
            if endpoint not in answer_shapes.SHAPES:
                raise Unfit(f"what {endpoint} answers is not known")
            found = consumers(
                call.call,
                call.scope,
                references,
                partial(answer_shapes.is_followed, endpoint),
                by_endpoint[endpoint].__contains__,
                partial(answers.is_end, endpoint),
            )
            if found.escapes:
                raise Unfit(told(found.escapes[0], call.scope.file, references))
            done |= found.sources.keys()
            for edit, shown in answers.edits_of(found, endpoint, references):
                self.result.edits.append(edit)
                if shown is not None:
                    scope = found.trees[shown].scope(shown)
                    self.result.remarks.append(Remark(self.hit.rule.code, TOLD, shown, scope, severity="info"))
            yield from (scope.file for scope in found.sources.values())
