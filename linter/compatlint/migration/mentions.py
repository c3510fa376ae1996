"""Files besides the Python code that a migration concerns: what they say is reported, they are never edited."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatch
from typing import TYPE_CHECKING

from compatlint.migration.record import Mention
from compatlint.pattern import pattern
from compatlint.source import regular_files

if TYPE_CHECKING:
    from compatlint.config.options import Nearest
    from compatlint.packs.pack import Pack

SETTINGS = (".env*", "*.env", "*.yaml", "*.yml", "*.toml", "*.json", "Dockerfile*", "*.dockerfile", "*.cfg", "*.ini")
DEPENDENCIES = (
    *("*require*.txt", "*require*.in", "*constraints*.txt", "setup.py", "Pipfile", "*.sh", "Makefile"),
    *("requirements/*.txt", "requirements/*.in"),
)
COMMON = ("pyproject.toml", "docker-compose.yml", "docker-compose.yaml", "compose.yml", "compose.yaml")
DATA = ("package-lock.json", "*.lock", "*-lock.json", "*-lock.yaml", "*.ipynb", "tsconfig*.json")
CONFIGURATION = ("*config*.json", "*settings*.json", "*env*.json", "*deploy*.json", "*secrets*.json", "package.json")
TABLES = ("sitemap*", "*price*", "*pricing*", "*cost*", "*result*", "*benchmark*", "*dataset*")
DATA_FOLDERS = (
    *("data", "dataset*", "benchmark*", "bench", "eval*", "result*", "output*", "logs", "fixtures", "testdata"),
)
RECORDED = ("*cassette*", "*snapshot*", "*recording*", "recorded", "vcr", "golden*")
LARGEST = 300_000  # bytes; a larger file is data
LONGEST = 500  # characters; a longer line is data
_ID = pattern(r"""(?:^|[:=\[{,(-]\s*["']?|["'])([A-Za-z0-9][\w.:/-]*[A-Za-z0-9])(?=["'\s]*(?:[,\]})]|#|$))""")
_SPECIFIER = pattern(r"(===?|~=|<=|>=|!=|<|>|=|\^|~)\s*v?(\d+(?:\.\d+)*)")


def mentions(paths: Iterable[str], nearest: Nearest, pack: Pack, models: Mapping[str, str]) -> tuple[Mention, ...]:
    """The lines below `paths` that name a variable, a model or a version that the migration concerns."""
    reader = _Reader(pack, models)
    return tuple(sorted({found for path in _files(paths, nearest) for found in reader.read(path)}))


def is_recorded(path: str) -> bool:
    """Is a file data that tests recorded? Nobody changes its lines: it is recorded anew."""
    folders = os.path.abspath(path).lower().split(os.sep)[:-1]
    return any(_is(folder, RECORDED) for folder in folders)


def is_data(path: str) -> bool:
    """Is a file something that a program reads or wrote, not what it is set up with? What it names stays true."""
    name = os.path.basename(path).lower()
    if name.endswith(".json") and not _is(name, CONFIGURATION):
        return True
    if not name.endswith((".json", ".yaml", ".yml", ".toml")) or name in COMMON:
        return False
    return _is(name, TABLES) or any(_is(folder, DATA_FOLDERS) for folder in path.lower().split(os.sep)[:-1])


def _files(paths: Iterable[str], nearest: Nearest) -> Iterator[str]:
    """The files that `paths` name or that lie below, git-ignored ones too: that is where `.env` is."""
    from compatlint.config.find_files import ENVIRONMENT, LEFT_OUT

    for top in paths:
        if os.path.isfile(top) and not _is(os.path.basename(top), DATA):
            yield os.path.normpath(top)
        for folder, folders, names in os.walk(top):
            options = nearest.at(os.path.abspath(folder))
            if ENVIRONMENT.intersection(names) and folder != top:
                folders.clear()
                continue
            inside = {name: os.path.join(os.path.abspath(folder), name) for name in sorted(folders)}
            folders[:] = [name for name, path in inside.items() if name not in LEFT_OUT and not options.excludes(path)]
            yield from (os.path.normpath(os.path.join(folder, name)) for name in names if not _is(name, DATA))


def _is(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


class _Reader:
    """Reads lines by what the pack says of variables, models and versions."""

    def __init__(self, pack: Pack, models: Mapping[str, str]) -> None:
        self._pack = pack
        self._models = models
        self._variables = dict(_variables(pack))
        self._variable = re.compile(rf"(?<![A-Z0-9_])({'|'.join(map(re.escape, self._variables))})(?![A-Z0-9_])")
        self._package = re.compile(
            rf"(?<![\w./@-]){re.escape(pack.dialect.package)}(?:\[[\w, -]*\])?[\"']?\s*(?P<rest>[:=<>~!^(\"' ].*)"
        )
        self._lists = [pack.lists[name] for name in _lists_of_ids(pack)]

    def read(self, path: str) -> Iterator[Mention]:
        """What the lines of a file say."""
        name = os.path.basename(path)
        settings = _is(name, SETTINGS)
        inside = "/".join(path.replace(os.sep, "/").split("/")[-2:])
        dependencies = any(_is(one, DEPENDENCIES) for one in (name, inside))
        dependencies = dependencies or (settings and not name.endswith(".json"))  # that of JavaScript
        if not (settings or dependencies):
            return
        for row, line in enumerate(_lines(path), 1):
            advice = self._about_version(line) if dependencies else ""
            if advice:
                yield Mention(path, row, line.strip(), advice, blocks=True)
            elif settings and (advice := self._about_setting(line)):
                yield Mention(path, row, line.strip(), advice)

    def _about_setting(self, line: str) -> str:
        return "" if line.lstrip().startswith("#") else self._about_variable(line) or self._about_model(line)

    def _about_variable(self, line: str) -> str:
        found = self._variable.search(line)
        if found is None:
            return ""
        if self._variables[found[1]] == "api_key":
            provider = self._pack.provider
            return f"clients of {provider.name} take their key from {provider.api_key}: set it too"
        return f"the rewritten clients do not read {found[1]}: remove it where nothing else needs it"

    def _about_model(self, line: str) -> str:
        ids = [word for word in _ID.findall(line.strip()) if re.search(r"[\d-]", word)]
        found = next((word for word in ids if any(ids_of.fullmatch(word) for ids_of in self._lists)), None)
        if found is None:
            return ""
        new = self._models.get(found) or self._models.get("*") or f"an id that {self._pack.provider.name} serves"
        return f"replace `{found}` by {new if ' ' in new else f'`{new}`'} if it is used for a request"

    def _about_version(self, line: str) -> str:
        found = self._package.search(line.partition(" #")[0])
        since = self._pack.dialect.since
        if found is None or not since or not _forbids(found["rest"], since):
            return ""
        return f"the rewritten code needs {self._pack.dialect.package}>={since}"


def _variables(pack: Pack) -> Iterator[tuple[str, str]]:
    """The environment variables that clients read, each with what it sets."""
    settings = [client.settings for client in pack.dialect.clients] + [one.settings for one in pack.dialect.modules]
    for name, setting in (item for one in settings for item in one.items()):
        yield from ((variable, name) for variable in setting.env)


def _lists_of_ids(pack: Pack) -> Iterator[str]:
    """The lists that the rules look a model id up in; those for other files, where a rule has some."""
    for rule in pack.rules.values():
        narrower = rule.options.get("mentioned", {})
        for case in rule.cases:
            for when in (case.when, *case.when.get("all", ())) if case.at == ("model",) else ():
                if when.get("field") == "model" and when.get("in") in pack.lists:
                    yield str(narrower.get(when["in"], when["in"]))


def _lines(path: str) -> list[str]:
    """The lines of a text file; none of what is too large, binary or unreadable."""
    try:
        lines = regular_files.read(path, LARGEST).decode("utf-8").splitlines()
    except (OSError, UnicodeError):
        return []
    return [line if len(line) <= LONGEST else "" for line in lines]


def _forbids(specifiers: str, since: str) -> bool:
    """Do version specifiers keep the version `since` and later ones out?"""
    wanted = _numbers(since)
    return any(_keeps_out(operator, _numbers(version), wanted) for operator, version in _SPECIFIER.findall(specifiers))


def _keeps_out(operator: str, version: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    if operator == "<":
        return _padded(version) <= _padded(wanted)
    return operator in ("==", "===", "=", "~=", "<=", "^", "~") and _padded(version) < _padded(wanted)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _padded(version: tuple[int, ...]) -> tuple[int, ...]:
    return (*version, 0, 0, 0)[:4]
