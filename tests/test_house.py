"""The rules of the house that a machine can check: who may know what, who may import whom, what starts quickly."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from linter import model

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "linter"
MODULES = sorted(ENGINE.rglob("*.py"))
PACKS = sorted((ROOT / "rules").glob("*.yaml"))

# A module may import from its own layer and from those above it here; `fixers` and `report` are packages.
LAYERS = (
    ("__init__", "errors", "inert", "answers", "start", "pattern"),
    ("values",),
    ("model", "migration"),
    ("nodes", "literals", "syntax", "lines", "magics", "jsontext"),
    ("source", "suppress", "schemas", "predicates", "paths"),
    ("conditions",),
    ("blocks", "lists", "imports", "edits", "globs", "settings"),
    ("outline", "scope", "yamlfile", "screen", "modules", "importers", "interest", "gather"),
    ("traffic", "rows", "markers", "alignment"),
    ("ipynb", "notebook", "markdown", "batch", "installs", "documents", "budget"),
    ("screening",),
    ("mappings", "arguments", "comparisons", "operators", "items", "methods", "containers", "forms"),
    ("jsonvalues", "stdlib"),
    ("binding", "candidates", "carrying", "reaching"),
    ("commandline", "injected", "parameters", "displays", "branching", "changes"),
    ("classes", "datamodels", "constructors", "records", "objects"),
    ("outside", "activations", "applying", "definitions", "names", "introspection", "invocation"),
    ("conditionfile", "rulefile", "dialectfile", "frameworkfile", "httpfile", "packfile", "pack", "explain"),
    ("project",),
    ("evaluator", "evaluate"),
    ("urls",),
    ("earlier", "surroundings", "environment", "hints", "clients"),
    ("addresses", "handing", "targets", "bodies", "posting"),
    ("written_requests", "routing", "entries", "cases", "senders", "frameworks", "uses"),
    ("references", "passing"),
    ("calls", "consumers", "texts", "fixers"),
    ("hits",),
    ("found",),
    ("repairs",),
    ("wording",),
    ("check",),
    ("checked",  "report", "config", "files", "gitignore", "pool", "writing", "vcs"),
    ("proposals", "mentions", "tidying", "unread", "steps"),
    ("rounds",),
    ("checker",),
    ("run",),
    ("migrate",),
    ("migrating",),
    ("cli",),
    ("__main__",),
)

# Words of the packs that are everyday English or everyday Python too; the engine may say them as literals.
ORDINARY = frozenset({
    *("async", "audio", "Client", "client", "clients", "completions", "content", "copy", "create"),
    *("custom", "default", "field", "files", "function", "headers", "host", "images", "input"),
    *("install", "list", "messages", "model", "models", "off", "omit", "parse", "patch", "role"),
    *("stream", "strict", "system", "timeout", "together", "tool", "tools", "translate", "true", "type"),
    *("run_sync", "unittest", "uploads", "user"),
})
# The keys of a pack, which are the fields of the records that it becomes.
KEYS = frozenset(key for record in vars(model).values() for key in getattr(record, "__struct_fields__", ()))

# Records that hold what is found while a file is walked or asked, and change with it.
HOLDERS = frozenset({
    *("scope.Branch", "scope.Block", "scope.Scope", "scope.File"),
    *("evaluate.Evaluation", "project.Project", "calls.Calls"),
    *("environment.Environment", "clients.Clients", "uses.Uses", "references.References", "flow.Flow"),
})

modules = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ENGINE)))


# The engine knows Python; the packs know providers and SDKs.


def named(node: object) -> Iterator[str]:
    """Every string of a YAML tree, keys too."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from named(key)
            yield from named(value)
    elif isinstance(node, list):
        for value in node:
            yield from named(value)
    elif isinstance(node, str):
        yield node


def condition_paths(node: object) -> Iterator[str]:
    """The field paths that the conditions below `node` name."""
    if isinstance(node, Mapping):
        yield from (node[key] for key in ("sent", "absent", "field") if isinstance(node.get(key), str))
        for value in node.values():
            yield from condition_paths(value)
    elif isinstance(node, list):
        for value in node:
            yield from condition_paths(value)


def dialect_words(dialect: Mapping[str, Any]) -> Iterator[str]:
    """What only the API that is migrated from calls so: classes, method paths, arguments, modules, hosts."""
    for key in ("sentinels", "clients", "modules", "keepers", "legacy"):
        for word in named(dialect.get(key, [])):
            yield from word.split(".") if re.fullmatch(r"[\w.]+", word) else [word]
    for key in ("methods", "prefixes", "transparent", "derive", "body", "plumbing", "hosts", "elsewhere", "words"):
        yield from named(dialect.get(key, []))


def pack_words(pack: Mapping[str, Any]) -> Iterator[str]:
    """What only this provider or API calls so."""
    yield from named(pack.get("provider", {}))
    for client in pack.get("clients", []):
        yield from (name.rpartition(".")[2] for name in client["names"])
    for framework in pack.get("frameworks", []):
        yield from (name.rpartition(".")[2] for name in framework["names"])
        yield from framework.get("routes", {}).get("providers", {})
    for table in pack.get("tables", {}).values():
        yield from table
    for patterns in pack.get("lists", {}).values():
        yield from patterns if isinstance(patterns, list) else ()
    for rule in pack.get("rules", []):
        yield from rule.get("targets", [])
        yield from rule.get("each", {}).values()
        for path in condition_paths(rule):
            yield from re.findall(r"\w+", path)
    yield from dialect_words(pack.get("dialect", {}))


@cache
def packs() -> tuple[Mapping[str, Any], ...]:
    return tuple(yaml.safe_load(path.read_text("utf-8")) for path in PACKS)


@cache
def provider_names() -> frozenset[str]:
    """The names of the providers themselves, which are not even part of another word."""
    return frozenset(pack[key]["name"].lower() for pack in packs() for key in ("provider", "dialect") if key in pack)


@cache
def reserved_words() -> frozenset[str]:
    """The packs' words that the engine must not say."""
    words = {word.strip("*") for pack in packs() for word in pack_words(pack)}
    return frozenset(word for word in words if len(word) > 3 and word[0] != "_") - ORDINARY - KEYS


def is_joined(word: str) -> bool:
    """`a_b`, `a.b`, `a-b`, `AbCd` or `a1`: not a word of prose, so it is looked for everywhere."""
    return bool(re.search(r"\w[._/:-]+\w|_|[a-z][A-Z]|\d", word))


def literals(tree: ast.AST) -> Iterator[str]:
    """The strings of a module, whole and what their dots join."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from (node.value, *node.value.split("."))


def forbidden(text: str) -> set[str]:
    """The words in a module's text that only a pack may say: joined ones anywhere, others as string literals."""
    joined = {word for word in reserved_words() if is_joined(word) and word in text}
    return (
        {name for name in provider_names() if name in text.lower()}
        | {word for word in joined if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)}
        | (reserved_words() & set(literals(ast.parse(text))))
    )


@modules
def test_engine_names_no_provider(path: Path) -> None:
    """Comments and docstrings count. A rewrite from one API's shape into another's may name both."""
    if "fixers" not in path.relative_to(ENGINE).parts:
        found = sorted(forbidden(path.read_text("utf-8")))
        assert not found, f"{path.name} says {found}: such words belong into rules/ (or, for a rewrite, into fixers/)"


@pytest.mark.parametrize(
    "text",
    [
        "# as OpenAI does",
        "is_cerebras = True",
        "x.frequency_penalty",
        "AsyncOpenAI",
        "'chat.completions'",
        "env = 'OPENAI_API_KEY'",
        "x.ChatCompletion",
        "'api.openai.com'",
        "{'embeddings'}",
        "'groq'",
        "'gpt-4o'",
    ],
)
def test_what_only_a_pack_may_say(text: str) -> None:
    assert forbidden(text)


@pytest.mark.parametrize("text", ["# embeddings", "compatlint = 1", "'model'", "x.base_url", "'files'"])
def test_what_everybody_may_say(text: str) -> None:
    assert not forbidden(text)


# Imports go one way.


def unit(path: Path) -> str:
    """What has a layer: a module of `linter`, or one of its packages as a whole."""
    return path.relative_to(ENGINE).with_suffix("").parts[0]


def units() -> frozenset[str]:
    return frozenset(map(unit, MODULES))


def run_time_nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a module without what is there for the type checker only."""
    todo = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            todo.extend(node.orelse)
        else:
            yield node
            todo.extend(ast.iter_child_nodes(node))


def imported_names(node: ast.AST) -> Iterator[str]:
    """The dotted names that a node imports, wherever it stands; strings such as "linter.x" (lazy tables) count."""
    if isinstance(node, ast.ImportFrom) and node.module:
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def imports_of(path: Path) -> Iterator[str]:
    """The units that a module imports when it runs, at its top or lazily."""
    for node in run_time_nodes(ast.parse(path.read_text("utf-8"))):
        for name in imported_names(node):
            if match := re.fullmatch(r"linter(?:\.(\w+))?[\w.]*", name):
                yield match[1] if match[1] in units() else "__init__"


def graph() -> dict[str, set[str]]:
    """Unit → the other units that it imports."""
    edges: dict[str, set[str]] = {name: set() for name in units()}
    for path in MODULES:
        edges[unit(path)] |= set(imports_of(path)) - {unit(path)}
    return edges


def test_every_module_has_a_layer() -> None:
    assert not units() - {name for layer in LAYERS for name in layer}


def test_imports_go_one_way() -> None:
    depth = {name: number for number, layer in enumerate(LAYERS) for name in layer}
    arrows = [(name, other) for name, others in graph().items() for other in others]
    assert not [arrow for arrow in arrows if depth.get(arrow[0], 0) < depth.get(arrow[1], 0)]


def test_imports_have_no_cycle() -> None:
    edges = graph()
    while leaves := [name for name, others in edges.items() if not others & edges.keys()]:
        for name in leaves:
            del edges[name]
    assert not edges, f"among these is a cycle: {edges}"


# Records, docstrings, start.


def is_thawed(node: ast.ClassDef) -> bool:
    """A record that does not say `frozen=True`."""
    records = [base for base in node.bases if ast.unparse(base) == "Struct"]
    return bool(records) and "frozen=True" not in map(ast.unparse, node.keywords)


@modules
def test_records_are_frozen(path: Path) -> None:
    """A class that is filled step by step is private to its module, or one of the few that are named above."""
    classes = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ClassDef)]
    thawed = {f"{path.stem}.{node.name}" for node in classes if is_thawed(node)}
    assert not [name for name in thawed - HOLDERS if "._" not in name]


@modules
def test_patterns_can_be_compiled(path: Path) -> None:
    """They are when they are first used, and some are used by few programs."""
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    found = vars(importlib.import_module(name)) if name != "linter.__main__" else {}
    assert all(re.compile(one.pattern, one.flags) for one in found.values() if type(one).__name__ == "_Uncompiled")


@modules
def test_public_names_have_docstrings(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree) or not tree.body
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    definitions = [node for node in tree.body if isinstance(node, kinds)]
    assert not [node.name for node in definitions if node.name[0] != "_" and not ast.get_docstring(node)]


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_start_is_light(option: str) -> None:
    """What needs no analysis does not pay for it."""
    command = [sys.executable, "-X", "importtime", "-m", "linter", option]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines() if "|" in line}
    assert "linter" in imported
    assert not imported & {"libcst", "yaml", "pathspec", "multiprocessing"}
