"""A configuration file → the options that it sets: pyproject.toml or YAML, each mistake with its file and line."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from compatlint.config.globs import anchored, wrong_glob
from compatlint.errors import UsageError, did_you_mean
from compatlint.pattern import pattern
from compatlint.source import regular_files

OUTPUT_FORMATS = (
    *("text", "concise", "grouped", "markdown", "json", "json-lines", "sarif", "github", "gitlab", "junit", "rdjson"),
)
EDIT_FORMATS = frozenset({"json", "json-lines", "sarif", "rdjson"})  # those that say what a fix edits
SCOPES = ("all", "target")
EXTEND = "extend"  # the one key that is no option of a run
ADD_UP = frozenset({"extend_exclude", "extend_select", "rules"})  # what the files say together; others replace
FILE_NAMES = (".compatlint.yaml", ".compatlint.yml", "pyproject.toml")


class Written(NamedTuple):
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
            line += self._lines_to(value, line) or 0
        return f"{self.path}:{line}: "

    def says(self, key: tuple[str, ...], value: str) -> bool:
        """Does `value` stand at or after a key?"""
        return self._lines_to(value, self.lines.get(key[:1], 1)) is not None

    def _lines_to(self, value: str, line: int) -> int | None:
        word = re.compile(rf"(?<![\w-]){re.escape(value)}(?![\w-])")
        rest = self.text.split("\n")[line - 1 :]
        return next((index for index, text in enumerate(rest) if word.search(text)), None)


def place_of(written: Sequence[Written], key: tuple[str, ...], value: str) -> str:
    """`file:line: ` of a value of a key, in that of some files that has it."""
    return next((one for one in written if one.says(key, value)), written[0]).at(key, value)


class Settings(NamedTuple):
    """What a configuration file says with those that it extends, by the names of `Options`."""

    values: Mapping[str, Any]
    written: Mapping[str, tuple[Written, ...]]
    """Where each value is written; what adds up may be in several files."""
    owners: Mapping[str, frozenset[int]]
    """The files, each with the users whose it is: of the file, and of the link that leads to it."""


def in_directory(directory: str) -> Settings | None:
    """The settings of a directory's own file, the first of `FILE_NAMES` that has any."""
    for name in FILE_NAMES:
        path = os.path.join(directory, name)
        if os.path.exists(path) and not os.path.isdir(path):
            settings = _settings(path, _shown(path), required=name != "pyproject.toml")
            if settings is not None:
                return settings
    return None


def from_file(path: str) -> Settings:
    """The settings of the file that the user named; it must have some."""
    settings = _settings(path, path, required=os.path.basename(path) != "pyproject.toml")
    if settings is None:
        raise UsageError(f"{path}: has no [tool.compatlint] table")
    return settings


def _shown(path: str) -> str:
    """A path as a user at the current directory would write it."""
    here = os.getcwd() + os.sep
    return path.removeprefix(here)


# However `[tool.compatlint]` may be written: most files need no parser to tell that it isn't there.
_TABLE = pattern(rb"""(?m)tool["']?\s*\.\s*["']?compatlint|^\s*\[\s*["']?tool["']?\s*\]|^\s*["']?tool["']?\s*=""")


def _settings(path: str, shown: str, required: bool, through: tuple[str, ...] = ()) -> Settings | None:
    """What a file says; `through` are those that extend it."""
    try:
        owners = frozenset({os.stat(path).st_uid, os.lstat(path).st_uid})
        data = regular_files.read(path, regular_files.LARGEST_TEXT)
    except OSError as error:
        raise UsageError(f"{shown}: cannot be read: {error.strerror}") from None
    if not required and not _TABLE.search(data):
        return None
    read = _toml if path.endswith(".toml") else _yaml
    found = read(_decoded(data, shown), shown, required)
    if found is None:
        return None
    content, written = found
    values = _checked(content, written, os.path.dirname(os.path.abspath(path)))
    extended = values.pop(EXTEND, None)
    own = Settings(values, dict.fromkeys(values, (written,)), {shown: owners})
    return own if extended is None else _over(own, _extended(extended, written, (*through, os.path.realpath(path))))


def _extended(path: str, written: Written, through: tuple[str, ...]) -> Settings:
    """The settings of the file that another one extends."""
    at, shown = written.at((EXTEND,)), _shown(path)
    if os.path.realpath(path) in through:
        raise UsageError(f"{at}`extend` goes in a circle: {shown} leads back here")
    if not os.path.isfile(path):
        raise UsageError(f"{at}`extend` names no file: {shown}")
    base = _settings(path, shown, os.path.basename(path) != "pyproject.toml", through)
    if base is None:
        raise UsageError(f"{at}`extend` names a file without a [tool.compatlint] table: {shown}")
    return base._replace(values=_from(os.path.dirname(path), base.values))


def _from(directory: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values whose patterns mean the same for the files of another directory."""
    moved = dict(values)
    for name in ("exclude", "extend_exclude"):
        if name in moved:
            moved[name] = tuple(anchored(glob, directory) for glob in moved[name])
    if "per_file_ignores" in moved:
        ignored = moved["per_file_ignores"]
        moved["per_file_ignores"] = tuple((anchored(glob, directory), codes) for glob, codes in ignored)
    return moved


def _over(own: Settings, base: Settings) -> Settings:
    """The settings of a file above those that it extends: key by key, but what adds up."""
    values, written = {**base.values, **own.values}, {**base.written, **own.written}
    for name in ADD_UP & own.values.keys() & base.values.keys():
        values[name] = (*base.values[name], *own.values[name])
        written[name] = (*own.written[name], *base.written[name])
    return Settings(values, written, {**own.owners, **base.owners})


def check_owner(settings: Settings | None, directory: str) -> None:
    """A file that was come upon must be ours, the system's, or theirs who own the `directory` that it decides on."""
    if settings is None or not hasattr(os, "geteuid"):
        return
    for path, owners in settings.owners.items():
        others = owners - {0, os.geteuid()}
        if others and not (os.path.isdir(directory) and others == {os.stat(directory).st_uid}):
            raise UsageError(
                f"{path}: belongs to another user, and decides on {_shown(directory)}: "
                "give it with --config if you trust it, else --isolated"
            )


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
    except (ValueError, RecursionError) as error:  # of numbers with thousands of digits too
        line = re.search(r"at line (\d+)", str(error))
        at = line[1] if line else _long_number(text) or text.count("\n") + 1
        raise UsageError(f"{shown}:{at}: invalid TOML: {error}") from None
    tool = tables.get("tool")
    inner = isinstance(tool, dict) and "compatlint" in tool
    if not inner and not required:
        return None
    prefix = ("tool", "compatlint") if inner else ()
    lines = {key[len(prefix) :]: line for key, line in toml_lines(text).items() if key[: len(prefix)] == prefix}
    return (tool["compatlint"] if inner and isinstance(tool, dict) else tables), Written(shown, text, lines)


def _long_number(text: str) -> int | None:
    """The line of a number that Python does not read, for it would take long; no parser says where it is."""
    found = re.search(r"[0-9](?:_?[0-9]){4299}", text)
    return text.count("\n", 0, found.start()) + 1 if found else None


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
        at = mark.line + 1 if mark else _long_number(text) or 1
        raise UsageError(f"{shown}:{at}: invalid YAML: {why}") from None
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


def _text_or_texts(value: Any) -> str | None:
    return None if _text(value) is None or _strings(value) is None else "must be a string or a list of strings"


def _globs(value: Any) -> str | None:
    return _strings(value) or next(filter(None, map(wrong_glob, value)), None)


def _table(value: Any) -> str | None:
    right = isinstance(value, dict) and all(isinstance(key, str) and not _strings(value[key]) for key in value)
    return _globs(list(value)) if right else "must be a table of lists of codes by file pattern"


def _names(value: Any) -> str | None:
    right = isinstance(value, dict) and all(isinstance(item, str) for pair in value.items() for item in pair)
    return None if right else "must be a table of model ids by model id"


def _one_of(*words: str) -> Callable[[Any], str | None]:
    def wrong(value: Any) -> str | None:
        if value in words:
            return None
        nearest = did_you_mean(value, words) if isinstance(value, str) else ""
        return f"must be one of {', '.join(words)}, not {value!r}{nearest}"

    return wrong


def _formats(value: Any) -> str | None:
    """One format, or a list of them, each for itself or with a file: `sarif=out.sarif`."""
    wanted = [value] if isinstance(value, str) else value
    return _strings(wanted) or next(filter(None, map(wrong_format, wanted)), None)


def wrong_format(value: str) -> str | None:
    """What is wrong with an output format, or None."""
    name, equals, path = value.partition("=")
    if equals and not path:
        return f"{value!r} names no file"
    return _one_of(*OUTPUT_FORMATS)(name)


KEYS: Mapping[str, Callable[[Any], str | None]] = {
    EXTEND: _text,
    "select": _strings,
    "extend-select": _strings,
    "ignore": _strings,
    "per-file-ignores": _table,
    "exclude": _globs,
    "extend-exclude": _globs,
    "force-exclude": _boolean,
    "respect-gitignore": _boolean,
    "markdown": _boolean,
    "scope": _one_of(*SCOPES),
    "target": _text_or_texts,
    "edition": _text,
    "rules": _strings,
    "strict": _boolean,
    "unsafe-fixes": _boolean,
    "models": _names,
    "output-format": _formats,
    "show-unresolved": _boolean,
    "baseline": _text,
    "cache-dir": _text,
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
    for name in ("output_format", "target"):
        if isinstance(values.get(name), str):
            values[name] = (values[name],)
    for name in ("baseline", "cache_dir", EXTEND):
        if name in values:
            values[name] = os.path.normpath(os.path.join(directory, values[name]))
    if "rules" in values:
        values["rules"] = tuple(os.path.normpath(os.path.join(directory, rule)) for rule in values["rules"])
    return values


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return tuple((key, _frozen(item)) for key, item in value.items())
    return value
