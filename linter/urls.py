"""Texts that are addresses: where they lead to, and the literal in the source that names the host."""

from __future__ import annotations

import re

from msgspec import Struct

from linter.literals import GAP
from linter.model import Dialect
from linter.operators import join
from linter.pattern import pattern
from linter.values import Const, EnvVar, Step, Text, Value, options

_URL = pattern(r"https?://(?:[^/?#@]*@)?([^/:?#]+)(?::\d+)?([^?#]*)", re.IGNORECASE)
_HOST = pattern(r"https?://[^/?#\0]*", re.IGNORECASE)


class Parts(Struct, frozen=True):
    """The parts of an address, with gaps: its host, its path, and what of that is below the root of the API.

    `path` is None for a path that is not below it.
    """

    host: str
    path: str | None
    whole: str


def address(value: Value, root: str) -> Parts | None:
    """The parts of a text that is an address; of a variable its default's."""
    if isinstance(value, EnvVar):
        known = options(value.default) if value.default is not None else ()
        return next((found for option in known if (found := address(option.value, root)) is not None), None)
    url = _URL.match(spelled(value))
    return Parts(url[1].lower(), _below(re.sub("/{2,}", "/", url[2]), root), url[2]) if url is not None else None


def _below(path: str, root: str) -> str | None:
    """A path below the root; None where it is another."""
    if path == root or path.startswith(f"{root}/"):
        return path[len(root) :]
    known, gap, _ = path.partition(GAP)
    return gap if gap and root.startswith(known.rstrip("/")) else None


def spelled(value: Value) -> str:
    """A text with gaps; nothing where it is none."""
    match value:
        case Const(value=str() as text):
            return text
        case Text(parts=parts):
            return "".join(GAP if part is None else part for part in parts)
    return ""


def endpoint_at(path: str, dialect: Dialect) -> str | None:
    """Where a path below the root leads: the longest beginning that is known decides."""
    known = [key for key in dialect.paths if path == key or path.startswith(_beginnings(key))]
    return dialect.paths[max(known, key=len)] if known else None


def meant(path: str, dialect: Dialect) -> str:
    """The known path that one which leads nowhere ends with: what was to stand behind the root; nothing for none."""
    bare = path.rstrip("/")
    return max((key for key in dialect.paths if bare.endswith(key)), key=len, default="")


def _beginnings(path: str) -> tuple[str, ...]:
    return (path,) if path.endswith("/") else (f"{path}/", f"{path}?")


def literal(value: Value, said: str) -> Step | None:
    """Where a text is written that says `said`: of what it is put together from, the piece that does."""
    if isinstance(value, EnvVar):
        known = options(value.default) if value.default is not None else ()
        return next((found for option in known if (found := literal(option.value, said)) is not None), None)
    if said not in spelled(value).lower() or not isinstance(value, (Const, Text)):
        return None
    within = (literal(option.value, said) for piece in value.pieces for option in options(piece))
    return next((found for found in within if found is not None), value.origin)


def behind(prefix: Value, path: Value, step: Step) -> Value:
    """A path put behind a prefix, with one slash between them; an address by itself stays."""
    if _URL.match(spelled(path)):
        return path
    ended, rooted = spelled(prefix).endswith("/"), spelled(path).startswith("/")
    if ended and rooted and isinstance(prefix, Const):
        prefix = Const(prefix.value[:-1], prefix.origin, (prefix,))
    return join([prefix, path] if ended or rooted else [prefix, Const("/"), path], step)


def resolved(base: Value, path: Value, step: Step) -> Value:
    """A path resolved against an address as a link is; an address by itself stays."""
    if not spelled(path).startswith("/"):
        return behind(base, path, step)
    host = _HOST.match(spelled(base))
    start = Const(host[0], base.origin, (base,)) if host and isinstance(base, (Const, Text)) else base
    return join([start, path], step)
