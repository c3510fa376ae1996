"""Findings that are known and to be dealt with later: a file of them, without line numbers, counted."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from compatlint.checking.fingerprints import fingerprint
from compatlint.errors import UsageError
from compatlint.source import regular_files

if TYPE_CHECKING:
    from compatlint.checking.findings import FileResult, Finding

VERSION = 1
_NAMED = 3  # files with entries that are out of date


class KnownKey(NamedTuple):
    """What findings have in common that count as one entry; `path` is in full."""

    path: str
    code: str
    fingerprint: str


class Baseline(NamedTuple):
    """How many findings of each kind are known, and the name of the file that says it."""

    name: str
    known: Mapping[KnownKey, int]

    def without(self, results: Iterable[FileResult]) -> tuple[list[FileResult], int]:
        """The results without what is known, and how much that is; of equal findings the first ones are."""
        left = Counter(self.known)
        kept, count = [], 0
        for result in results:
            fresh = []
            for finding in result.findings:
                key = key_of(finding)
                if left[key] > 0:
                    left[key] -= 1
                    count += 1
                else:
                    fresh.append(finding)
            kept.append(replace(result, findings=tuple(fresh)))
        return kept, count

    def out_of_date(self, results: Iterable[FileResult], looked_for: Callable[[KnownKey], bool]) -> dict[KnownKey, int]:
        """The entries, as far as they were looked for, of which there are fewer now."""
        found = Counter(key_of(finding) for result in results for finding in result.findings)
        stale = {key: count - found[key] for key, count in self.known.items() if count > found[key]}
        return {key: count for key, count in stale.items() if looked_for(key)}


def key_of(finding: Finding) -> KnownKey:
    """The entry that a finding belongs to."""
    return KnownKey(os.path.abspath(finding.filename), finding.code, fingerprint(finding))


def stale_note(name: str, stale: Mapping[KnownKey, int]) -> str:
    """What is said of entries that are out of date."""
    by_file: dict[str, Counter[str]] = {}
    for key, count in sorted(stale.items()):
        by_file.setdefault(os.path.relpath(key.path), Counter())[key.code] += count
    named = [f"{path}: {_codes(counts)}" for path, counts in list(by_file.items())[:_NAMED]]
    more = f" and {len(by_file) - _NAMED} more files" if len(by_file) > _NAMED else ""
    total = sum(stale.values())
    what = f"{total} finding{'s' if total != 1 else ''} of it {'are' if total != 1 else 'is'} not there any more"
    return f"{name}: {what} ({'; '.join(named)}{more}): --write-baseline brings it up to date"


def _codes(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {code}" for code, count in sorted(counts.items()))


# The file.


def read(path: str) -> Baseline:
    """The baseline in a file, which must be there and be one."""
    name = path.removeprefix(os.path.join(os.getcwd(), ""))
    try:
        text = regular_files.read(path, regular_files.LARGEST_TEXT).decode("utf-8")
    except FileNotFoundError:
        raise UsageError(f"{name}: no such file; --write-baseline makes it") from None
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{name}: is not UTF-8") from None
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise UsageError(f"{name}:{line}: is no baseline: invalid JSON: {getattr(error, 'msg', error)}") from None
    folder = os.path.dirname(os.path.abspath(path))
    known: Counter[KnownKey] = Counter()
    for key, count in _entries(told, folder, name):
        known[key] += count
    return Baseline(name, known)


def _entries(told: Any, folder: str, name: str) -> Iterator[tuple[KnownKey, int]]:
    if not isinstance(told, dict) or "version" not in told or not isinstance(told.get("findings"), list):
        raise UsageError(f"{name}: is no baseline: it has no `version` and `findings`")
    if told["version"] != VERSION:
        raise UsageError(f"{name}: has the version {told['version']!r}, which this compatlint does not know")
    for number, entry in enumerate(told["findings"], 1):
        if not _is_entry(entry):
            raise UsageError(f"{name}: is no baseline: finding {number} needs `path`, `code`, `fingerprint`, `count`")
        path = os.path.normpath(os.path.join(folder, entry["path"]))
        yield KnownKey(path, entry["code"], entry["fingerprint"]), entry["count"]


def _is_entry(entry: Any) -> bool:
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in KnownKey._fields):
        return False
    return type(entry.get("count")) is int and entry["count"] > 0


def text_of(results: Iterable[FileResult], folder: str, say: Callable[[str], str]) -> str:
    """The text of a baseline in `folder`, one entry on a line; `say` makes of a message what may be written down."""
    counts: Counter[KnownKey] = Counter()
    messages: dict[KnownKey, str] = {}
    for finding in (finding for result in results for finding in result.findings):
        key = key_of(finding)
        counts[key] += 1
        messages.setdefault(key, say(finding.message))
    entries = sorted((_from(folder, key.path), *key[1:], count, messages[key]) for key, count in counts.items())
    names = ("path", "code", "fingerprint", "count", "message")
    lines = (json.dumps(dict(zip(names, entry, strict=True))) for entry in entries)
    inner = ",".join(f"\n    {line}" for line in lines)
    close = "\n  ]" if inner else "]"
    return f'{{\n  "version": {VERSION},\n  "findings": [{inner}{close}\n}}\n'


def _from(folder: str, path: str) -> str:
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # on another drive
        return path.replace(os.sep, "/")
