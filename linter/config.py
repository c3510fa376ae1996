"""What the user wants: the command line over the nearest configuration file, as one frozen `Options`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import Any, Literal

from linter.errors import UsageError, did_you_mean

OUTPUT_FORMATS = ("text", "concise", "json", "github")
SCOPES = ("all", "target")
DEFAULT_EXCLUDE = ("_build", "buck-out", "dist", "__pypackages__")
FILE_NAMES = (".compatlint.yaml", ".compatlint.yml", "pyproject.toml")
ALWAYS_ON = frozenset({"CL001"})  # a file that cannot be read is never passed over, unless ignored by its code
ON_REQUEST = frozenset({"CL004"})  # notes on what could not be followed: only when asked for by their code


@dataclass(frozen=True, eq=False, repr=False)
class Selection:
    """What one place, the command line or a configuration file, says about which rules apply; None says nothing."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def says_something(self) -> bool:
        """Whether it names any code."""
        return bool(self.select or self.extend_select or self.ignore)

    def has(self, code: str, before: bool) -> bool:
        """Whether `code` is on, when it was so `before`: the longest prefix decides, at equal length `ignore`."""
        on = _reach(code, (*(self.select or ()), *self.extend_select))
        off = _reach(code, self.ignore)
        if on < 0 and off < 0:
            return before and self.select is None
        return on > off


@dataclass(frozen=True, eq=False, repr=False)
class Options:
    """Everything that decides a run; `at` of `Nearest` gives those of one directory."""

    paths: tuple[str, ...] = (".",)
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[str, ...] = DEFAULT_EXCLUDE
    extend_exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    respect_gitignore: bool = True
    scope: Literal["all", "target"] = "all"
    edition: str | None = None
    rules: tuple[str, ...] = ()
    strict: bool = False
    exit_zero: bool = False
    show_unresolved: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    output_format: str = "text"
    output_file: str | None = None
    statistics: bool = False
    color: Literal["auto", "always", "never"] = "auto"
    jobs: int | None = None
    stdin_filename: str | None = None
    config: str | None = None
    isolated: bool = False
    given: frozenset[str] = frozenset()
    """The options that the command line gave: no configuration file overrides them."""
    root: str = ""
    """The directory that relative patterns start from."""
    below: Selection = Selection()
    """What the configuration file selects; the command line's own selection goes above it."""
    written: Mapping[str, Written] = field(default_factory=dict)
    """Where the options that come from a configuration file are written."""

    def selected(self, filename: str, known: Iterable[str]) -> frozenset[str]:
        """The codes that apply to `filename`."""
        top = Selection(self.select, self.extend_select, self.ignore)
        here = self._ignored_in(filename)
        return frozenset(code for code in known if self._has(code, top) and _reach(code, here) < 0)

    def excludes(self, path: str) -> bool:
        """Whether the absolute `path` is left out: a pattern matches its name or its path below the root."""
        pattern = _patterns((*self.exclude, *self.extend_exclude), self.root)
        return bool(pattern.fullmatch(os.path.basename(path)) or pattern.fullmatch(_slashes(path)))

    def validate(self, known: Iterable[str]) -> None:
        """Every selector must mean at least one known code."""
        codes = sorted(known)
        for name in ("select", "extend_select", "ignore"):
            _check_codes(getattr(self, name) or (), codes, lambda _: f"--{name.replace('_', '-')}: ")  # noqa: B023
            _check_codes(getattr(self.below, name) or (), codes, self._where(name))
        for pattern, ignored in self.per_file_ignores:
            _check_codes(ignored, codes, self._where("per_file_ignores", pattern))

    def names_codes(self) -> bool:
        """Whether there is anything to validate."""
        top = Selection(self.select, self.extend_select, self.ignore)
        return top.says_something() or self.below.says_something() or bool(self.per_file_ignores)

    def origin(self, name: str) -> str:
        """`file:line: ` of an option from a configuration file, else an empty string."""
        return self._where(name)("") if name in self.written else ""

    def _has(self, code: str, top: Selection) -> bool:
        if code in ON_REQUEST:
            named = {*(self.select or ()), *self.extend_select, *(self.below.select or ()), *self.below.extend_select}
            return self.show_unresolved or (code in named and code not in (*self.ignore, *self.below.ignore))
        if code in ALWAYS_ON:
            return code not in (*self.ignore, *self.below.ignore)
        return top.has(code, self.below.has(code, True))

    def _ignored_in(self, filename: str) -> tuple[str, ...]:
        path = os.path.abspath(filename)
        return tuple(
            code for glob, codes in self.per_file_ignores if _file_matches(glob, path, self.root) for code in codes
        )

    def _where(self, name: str, *path: str) -> Callable[[str], str]:
        written = self.written.get(name)
        key = name.replace("_", "-")
        return lambda value: written.at((key, *path), value) if written else ""


@dataclass(frozen=True, eq=False, repr=False)
class Written:
    """A configuration file as it is written: its text and the lines of its keys."""

    path: str
    text: str
    lines: Mapping[tuple[str, ...], int]

    def at(self, key: tuple[str, ...], value: str = "") -> str:
        """`file:line: ` of a key, or of `value` where that stands alone at or after it."""
        while key and key not in self.lines:
            key = key[:-1]
        line = self.lines.get(key, 1)
        if value:
            line += self._lines_to(value, line)
        return f"{self.path}:{line}: "

    def _lines_to(self, value: str, line: int) -> int:
        word = re.compile(rf"(?<![\w-]){re.escape(value)}(?![\w-])")
        rest = self.text.split("\n")[line - 1 :]
        return next((index for index, text in enumerate(rest) if word.search(text)), 0)


class Nearest:
    """The options of every directory: those of the nearest configuration file at or above it, read once."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._known: dict[str, Options] = {}
        self._fixed: Options | None = None
        self._plain = replace(options, root=os.getcwd())
        if options.isolated:
            self._fixed = self._plain
        elif options.config is not None:
            self._fixed = _merged(options, _from_file(options.config), os.getcwd())

    def at(self, directory: str) -> Options:
        """The options of the absolute `directory`."""
        if self._fixed is not None:
            return self._fixed
        found = self._known.get(directory)
        if found is None:
            found = self._known[directory] = self._read(directory)
        return found

    def met(self) -> list[Options]:
        """All that were given out so far, each once."""
        found = [self._fixed] if self._fixed is not None else self._known.values()
        return list({id(options): options for options in found}.values())

    def _read(self, directory: str) -> Options:
        settings = _in_directory(directory)
        if settings is not None:
            return _merged(self._options, settings, directory)
        above = os.path.dirname(directory)
        return self.at(above) if above != directory else self._plain


@dataclass(frozen=True, eq=False, repr=False)
class Settings:
    """What one configuration file says, by the names of `Options`."""

    values: Mapping[str, Any]
    written: Written


def _merged(options: Options, settings: Settings, root: str) -> Options:
    """`options` of the command line over `settings`."""
    values = dict(settings.values)
    below = Selection(**{f.name: values.pop(f.name) for f in fields(Selection) if f.name in values})
    for both in ("rules", "extend_exclude"):
        if both in values:
            values[both] = (*values[both], *getattr(options, both))
    free = {name: value for name, value in values.items() if name not in options.given or _adds(name)}
    written = dict.fromkeys((*free, *(f.name for f in fields(Selection))), settings.written)
    return replace(options, **free, below=below, root=root, written=written)


def _adds(name: str) -> bool:
    return name in ("rules", "extend_exclude")


def _reach(code: str, selectors: Iterable[str]) -> int:
    """How much of `code` the longest matching selector names; `ALL` names nothing of it, and -1 is no match."""
    return max(
        (0 if selector == "ALL" else len(selector) for selector in selectors if _means(selector, code)), default=-1
    )


def _means(selector: str, code: str) -> bool:
    return selector == "ALL" or (bool(selector) and code.startswith(selector))


def _check_codes(selectors: Iterable[str], known: list[str], where: Callable[[str], str]) -> None:
    for selector in selectors:
        if not any(_means(selector, code) for code in known):
            nearest = did_you_mean(selector.upper(), [*known, "ALL"]) or "; `compatlint rules` lists them"
            raise UsageError(f"{where(selector)}unknown code {selector!r}{nearest}")


# Patterns: those of .gitignore's cousins in other linters, where `*` crosses directories.


def _slashes(path: str) -> str:
    return path.replace(os.sep, "/") if os.sep != "/" else path


@lru_cache(maxsize=1024)
def _patterns(globs: tuple[str, ...], root: str) -> re.Pattern[str]:
    """One expression for names and absolute paths alike."""
    both = [form for glob in globs for form in (glob, _below(glob, root))]
    try:
        return re.compile("|".join(map(_translated, both)) or r"(?!)", re.DOTALL)
    except re.error as error:
        raise UsageError(f"invalid pattern among {', '.join(globs)}: {error}") from None


def _below(glob: str, root: str) -> str:
    """`glob` as an absolute pattern; the root itself is taken literally."""
    if os.path.isabs(glob):
        return _slashes(glob)
    literal = re.sub(r"([*?\[\]{}])", r"[\1]", _slashes(root).rstrip("/"))
    return f"{literal}/{glob.removeprefix('./').rstrip('/')}"


def _file_matches(glob: str, path: str, root: str) -> bool:
    negated = glob.startswith("!")
    pattern = _patterns((glob[negated:],), root)
    return negated != bool(pattern.fullmatch(os.path.basename(path)) or pattern.fullmatch(_slashes(path)))


_GLOB = r"(?s)(?P<dirs>\*\*/)|(?P<star>\*+)|(?P<any>\?)|\[(?P<set>!?\]?[^\]]*)\]|(?P<char>.)"
_BRACE = {"{": "(?:", "}": ")", ",": "|"}


def _translated(glob: str) -> str:
    """A glob as a regular expression; braces name alternatives."""
    depth = 0
    parts: list[str] = []
    for token in re.finditer(_GLOB, glob):
        text = token.group()
        if text == "{" or (depth and text in _BRACE):
            depth += (text == "{") - (text == "}")
            parts.append(_BRACE[text])
        else:
            parts.append(_expression(token))
    return re.escape(glob) if depth else "".join(parts)


def _expression(token: re.Match[str]) -> str:
    if token["set"] is not None:
        inside = token["set"].removeprefix("!")
        return f"[{'^' * token['set'].startswith('!')}" + re.sub(r"([\\\[\]^&~|])", r"\\\1", inside) + "]"
    simple = {"dirs": "(?:.*/)?", "star": ".*", "any": "."}
    return simple.get(token.lastgroup or "") or re.escape(token.group())


# Reading: pyproject.toml or YAML, each mistake with its file and line.


def _in_directory(directory: str) -> Settings | None:
    for name in FILE_NAMES:
        path = os.path.join(directory, name)
        if os.path.isfile(path):
            settings = _settings(path, _shown(path), required=name != "pyproject.toml")
            if settings is not None:
                return settings
    return None


def _from_file(path: str) -> Settings:
    settings = _settings(path, path, required=os.path.basename(path) != "pyproject.toml")
    if settings is None:
        raise UsageError(f"{path}: has no [tool.compatlint] table")
    return settings


def _shown(path: str) -> str:
    """A path as a user at the current directory would write it."""
    here = os.getcwd() + os.sep
    return path.removeprefix(here)


def _settings(path: str, shown: str, required: bool) -> Settings | None:
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise UsageError(f"{shown}: cannot be read: {error.strerror}") from None
    if not required and b"compatlint" not in data:
        return None
    read = _toml if path.endswith(".toml") else _yaml
    found = read(_decoded(data, shown), shown, required)
    return found and Settings(_checked(*found, os.path.dirname(os.path.abspath(path))), found[1])


def _decoded(data: bytes, shown: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{shown}:{line}: is not UTF-8") from None


def _toml(text: str, shown: str, required: bool) -> tuple[Any, Written] | None:
    """The `[tool.compatlint]` table; a file of our own may hold the keys at its top."""
    try:
        import tomllib
    except ImportError:
        import tomli as tomllib  # type: ignore[no-redef,import-not-found,unused-ignore]
    try:
        tables: dict[str, Any] = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"at line (\d+)", str(error))
        at = line[1] if line else text.count("\n") + 1
        raise UsageError(f"{shown}:{at}: invalid TOML: {error}") from None
    tool = tables.get("tool")
    inner = isinstance(tool, dict) and "compatlint" in tool
    if not inner and not required:
        return None
    prefix = ("tool", "compatlint") if inner else ()
    lines = {key[len(prefix) :]: line for key, line in toml_lines(text).items() if key[: len(prefix)] == prefix}
    return (tool["compatlint"] if inner and isinstance(tool, dict) else tables), Written(shown, text, lines)


_STRING = r'(?s)"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*'
_PART = r'"([^"]*)"|\'([^\']*)\'|([\w-]+)'


def toml_lines(text: str) -> dict[tuple[str, ...], int]:
    """The line of each header and key of a valid TOML text, by dotted path."""
    masked = re.sub(_STRING, lambda m: re.sub(r"[^\n]", "x" if m[0][0] != "#" else " ", m[0]), text)
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    depth = 0
    for number, (line, mask) in enumerate(zip(text.split("\n"), masked.split("\n"), strict=True), 1):
        header = re.match(r"\s*\[+([^\]]*)\]", mask) if not depth else None
        if header:
            table = _path(line[slice(*header.span(1))])
            lines.setdefault(table, number)
            continue
        key = re.match(r"\s*([^=\[\]{}]+?)\s*=", mask) if not depth else None
        if key:
            lines.setdefault((*table, *_path(line[slice(*key.span(1))])), number)
        depth += sum(mask.count(opening) for opening in "[{") - sum(mask.count(closing) for closing in "]}")
    return lines


def _path(text: str) -> tuple[str, ...]:
    return tuple("".join(groups) for groups in re.findall(_PART, text))


def _yaml(text: str, shown: str, required: bool) -> tuple[Any, Written] | None:
    import yaml

    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        lines: dict[tuple[str, ...], int] = {}
        if isinstance(node, yaml.MappingNode):
            _yaml_lines(node, (), lines, shown)
        content = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or str(error) or "nested too deeply"
        raise UsageError(f"{shown}:{mark.line + 1 if mark else 1}: invalid YAML: {why}") from None
    return {} if content is None else content, Written(shown, text, lines)


def _yaml_lines(node: Any, path: tuple[str, ...], lines: dict[tuple[str, ...], int], shown: str) -> None:
    """Note the line of every key of a mapping node and of the mappings in it."""
    for key, value in node.value:
        inner = (*path, str(key.value))
        line = key.start_mark.line + 1
        if inner in lines:
            raise UsageError(f"{shown}:{line}: repeated key {key.value!r} (first at line {lines[inner]})")
        lines[inner] = line
        if value.id == "mapping" and len(inner) < 3:
            _yaml_lines(value, inner, lines, shown)


# Meaning: each key with the type it takes.


def _boolean(value: Any) -> str | None:
    return None if isinstance(value, bool) else "must be true or false"


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) else "must be a string"


def _strings(value: Any) -> str | None:
    right = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return None if right else "must be a list of strings"


def _table(value: Any) -> str | None:
    right = isinstance(value, dict) and all(isinstance(key, str) and not _strings(value[key]) for key in value)
    return None if right else "must be a table of lists of codes by file pattern"


def _one_of(*words: str) -> Callable[[Any], str | None]:
    def wrong(value: Any) -> str | None:
        if value in words:
            return None
        nearest = did_you_mean(value, words) if isinstance(value, str) else ""
        return f"must be one of {', '.join(words)}, not {value!r}{nearest}"

    return wrong


KEYS: Mapping[str, Callable[[Any], str | None]] = {
    "select": _strings,
    "extend-select": _strings,
    "ignore": _strings,
    "per-file-ignores": _table,
    "exclude": _strings,
    "extend-exclude": _strings,
    "force-exclude": _boolean,
    "respect-gitignore": _boolean,
    "scope": _one_of(*SCOPES),
    "edition": _text,
    "rules": _strings,
    "strict": _boolean,
    "unsafe-fixes": _boolean,
    "output-format": _one_of(*OUTPUT_FORMATS),
    "show-unresolved": _boolean,
}


def _checked(content: Any, written: Written, directory: str) -> dict[str, Any]:
    """The values by the names of `Options`; the first mistake is an error."""
    if not isinstance(content, dict):
        raise UsageError(f"{written.at(())}the configuration must be a table of options")
    values: dict[str, Any] = {}
    for key, value in content.items():
        if key not in KEYS:
            raise UsageError(f"{written.at((str(key),))}unknown key {key!r}{did_you_mean(str(key), KEYS)}")
        wrong = KEYS[key](value)
        if wrong:
            raise UsageError(f"{written.at((key,))}`{key}` {wrong}")
        values[key.replace("-", "_")] = _frozen(value)
    if "rules" in values:
        values["rules"] = tuple(os.path.normpath(os.path.join(directory, rule)) for rule in values["rules"])
    return values


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return tuple((key, tuple(codes)) for key, codes in value.items())
    return value
