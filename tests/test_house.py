"""The rules of the house that a machine can check: who may know what, who may import whom, what starts quickly."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from compatlint.packs import dialect, framework, http, pack, probes

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "linter" / "compatlint"
MODULES = sorted(ENGINE.rglob("*.py"))
PACKS = sorted((ROOT / "rules").glob("*.yaml"))

# The rooms, in their order, and which of the others each may import; `errors` and `pattern` are for all.
ROOMS: Mapping[str, str] = {
    "source": "",
    "packs": "source",
    "config": "source",
    "screen": "source",
    "dataflow": "source screen",
    "edits": "source dataflow",
    "uses": "source packs screen dataflow",
    "judging": "source packs dataflow uses",
    "fixers": "source packs dataflow edits uses judging",
    "checking": "source packs config screen dataflow edits uses judging fixers",
    "migration": "source packs config screen dataflow edits uses judging fixers checking",
    "report": "source packs checking migration",
    "probe": "source packs screen dataflow uses judging report",
    "server": "source packs config screen dataflow edits fixers judging checking report",
    "cli": "source packs config screen dataflow edits uses judging fixers checking migration report probe server",
}
# The order within `dataflow`: each may import those before it. The last two are a pair that does not know each other.
DATAFLOW = ("scopes", "values", "project", "evaluation", "set_before", "references")
APART = {("set_before", "references"), ("references", "set_before")}
SHARED = frozenset({"", "errors", "pattern"})
LONGEST_FILE, LONGEST_FUNCTION = 400, 60
LIGHT = (
    *("source.regular_files", "source.repository"),
    *("source.formats", "source.ipynb", "source.magics", "source.text", "source.unreadable", "source.json_places"),
    *("screen.screen", "screen.interests", "config.options", "config.config_file", "config.find_files"),
    *("packs.load", "packs.pack", "packs.dialect", "packs.framework", "packs.http", "packs.probes"),
    "packs.reading.pack",
    *("checking.findings", "checking.checker", "checking.run", "cli.main"),
    *("report", "report.text", "report.concise", "report.json", "report.github", "report.summary", "report.patch"),
    *("report.grouped", "report.markdown", "report.json_lines", "report.sarif", "report.gitlab", "report.junit"),
    *("report.rdjson", "checking.fingerprints", "checking.baseline", "checking.withheld"),
    *("checking.changed_lines", "source.git"),
    *("report.rules", "report.migration.summary", "report.migration.page", "report.migration.document"),
)
# Protocols that a room has of what it is given, named as what it is given.
PROTOCOLS = frozenset({"Container", "Options", "Run"})

# Words of the packs that are everyday English or everyday Python too; the engine may say them as literals.
ORDINARY = frozenset(
    {
        *("async", "audio", "Client", "client", "clients", "completions", "content", "copy", "create"),
        *("custom", "default", "edits", "field", "file", "files", "function", "headers", "host", "images", "input"),
        *("install", "list", "messages", "model", "models", "off", "omit", "parse", "patch", "role"),
        *("stream", "strict", "system", "tags", "timeout", "together", "tool", "tools", "translate", "true", "type"),
        *("metadata", "run_sync", "store", "unittest", "uploads", "user"),
    }
)
# The keys of a pack, which are the fields of the records that it becomes.
RECORDS = (pack, dialect, framework, http, probes)
KEYS = frozenset(
    key for module in RECORDS for record in vars(module).values() for key in getattr(record, "__struct_fields__", ())
)

# Records that hold what is found while a file is walked or asked, and change with it.
HOLDERS = frozenset(
    {
        *("scope.Branch", "scope.Block", "scope.Scope", "scope.File"),
        *("evaluate.Evaluation", "project.Project", "project.Memory", "call_graph.CallGraph"),
        *("environment.Environment", "clients.Clients", "recognizer.Recognizer", "references.References"),
        *("flow.Flow", "flow.ItemFlow"),
        *("documents.OpenText", "documents.OpenNotebook"),
    }
)

modules = pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ENGINE)))


def test_only_probe_uses_the_network() -> None:
    network = {
        "httpx",
        "httpcore",
        "socket",
        "ssl",
        "http",
        "requests",
        "aiohttp",
        "ftplib",
        "smtplib",
        "urllib.request",
    }
    users = set()
    for path in MODULES:
        tree = ast.parse(path.read_text("utf-8"))
        names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level}
        if any(name in network or name.partition(".")[0] in network for name in names):
            users.add(str(path.relative_to(ENGINE)))
    assert users == {"probe/ask.py"}


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


def pack_words(data: Mapping[str, Any]) -> Iterator[str]:
    """What only this provider or API calls so."""
    yield from named(data.get("provider", {}))
    for client in data.get("clients", []):
        yield from (name.rpartition(".")[2] for name in client["names"])
    for entry in data.get("frameworks", []):
        yield from (name.rpartition(".")[2] for name in entry["names"])
        yield from entry.get("routes", {}).get("providers", {})
    for route in data.get("routes", []):
        yield from route["providers"]
    for table in data.get("tables", {}).values():
        yield from table
    for patterns in data.get("lists", {}).values():
        groups = patterns.items() if isinstance(patterns, dict) else [("", patterns)]
        yield from (word for key, words in groups if key == "" or key[:1].isdigit() for word in words)
    for rule in data.get("rules", []):
        yield from rule.get("targets", [])
        yield from rule.get("each", {}).values()
        for path in condition_paths(rule):
            yield from re.findall(r"\w+", path)
    yield from dialect_words(data.get("dialect", {}))


@cache
def packs() -> tuple[Mapping[str, Any], ...]:
    return tuple(yaml.safe_load(path.read_text("utf-8")) for path in PACKS)


@cache
def provider_names() -> frozenset[str]:
    """The names of the providers themselves, which are not even part of another word."""
    return frozenset(one[key]["name"].lower() for one in packs() for key in ("provider", "dialect") if key in one)


@cache
def reserved_words() -> frozenset[str]:
    """The packs' words that the engine must not say."""
    words = {word.strip("*") for one in packs() for word in pack_words(one)}
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


# The rooms: imports go one way.


def module_name(path: Path) -> str:
    """A module by its name below the package: "source.text", "" for the package itself."""
    return ".".join(path.relative_to(ENGINE).with_suffix("").parts).removesuffix("__init__").removesuffix(".")


NAMES = frozenset(map(module_name, MODULES))


def imported_names(tree: ast.AST) -> Iterator[str]:
    """All that a module imports, at its top, lazily or for the type checker; strings such as "compatlint.x" count."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def module_of(name: str) -> str | None:
    """The module of ours that a dotted name is, or is something of."""
    if not re.fullmatch(r"compatlint(\.\w+)*", name):
        return None
    parts = name.split(".")[1:]
    return next(one for end in range(len(parts), -1, -1) if (one := ".".join(parts[:end])) in NAMES)


@cache
def graph() -> Mapping[str, frozenset[str]]:
    """Module → the other modules that it imports."""
    found = {}
    for path in MODULES:
        own = module_name(path)
        others = {module_of(name) for name in imported_names(ast.parse(path.read_text("utf-8")))}
        found[own] = frozenset(name for name in others if name is not None) - {own}
    return found


def room(name: str) -> str:
    """The room that a module is in."""
    return name.partition(".")[0]


def arrows() -> Iterator[tuple[str, str]]:
    """Who imports whom, but for what all may import."""
    yield from ((one, other) for one, others in graph().items() for other in others if other not in SHARED)


def test_every_folder_is_a_room() -> None:
    """Beside them stand a few files, which are for all or begin everything."""
    below = {path.name for path in ENGINE.iterdir() if path.name not in ("__pycache__", "rules")}
    expected = {*ROOMS, "__init__.py", "__main__.py", "api.py", "errors.py", "pattern.py"}
    expected |= {"pytest_plugin.py", "py.typed"}
    assert below == expected


def test_a_room_imports_from_those_in_its_row() -> None:
    inside = [(one, other) for one, other in arrows() if room(one) in ROOMS]
    assert not [(one, other) for one, other in inside if room(other) not in (room(one), *ROOMS[room(one)].split())]


def test_dataflow_has_an_order() -> None:
    both = [(one.split("."), other.split(".")) for one, other in arrows() if room(one) == room(other) == "dataflow"]
    pairs = {(one[1], other[1]) for one, other in both}
    assert not [pair for pair in pairs if DATAFLOW.index(pair[0]) < DATAFLOW.index(pair[1])]
    assert not pairs & APART


def test_no_file_is_in_a_circle() -> None:
    edges = {name: others - {""} for name, others in graph().items()}  # the package comes with each, and is lazy
    while leaves := [name for name, others in edges.items() if not others & edges.keys()]:
        for name in leaves:
            del edges[name]
    assert not edges, f"among these is a circle: {sorted(edges)}"


# What can be read at a glance.


@modules
def test_no_file_and_no_function_is_long(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    functions = [
        node for node in ast.walk(ast.parse(text)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    assert not [one.name for one in functions if (one.end_lineno or 0) - one.lineno >= LONGEST_FUNCTION]


def test_no_two_public_classes_have_one_name() -> None:
    names = Counter(
        node.name
        for path in MODULES
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and node.name[0] != "_"
    )
    assert not [name for name, count in names.items() if count > 1 and name not in PROTOCOLS]


@pytest.mark.parametrize("path", [path for path in MODULES if path.name == "__init__.py"], ids=module_name)
def test_every_package_says_its_one_job(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_what_is_imported_without_libcst() -> None:
    """What a run needs that looks at no code, and what says what was found."""
    code = "".join(f"import compatlint.{name}\n" for name in LIGHT) + "import sys; print('libcst' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


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
    name = ".".join(path.relative_to(ENGINE.parent).with_suffix("").parts).removesuffix(".__init__")
    found = vars(importlib.import_module(name)) if name != "compatlint.__main__" else {}
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
    command = [sys.executable, "-X", "importtime", "-m", "compatlint", option]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines() if "|" in line}
    assert "compatlint" in imported
    assert not imported & {"libcst", "yaml", "pathspec", "multiprocessing"}
