"""The difference of two contents of a file as a unified patch for `git apply`."""

from __future__ import annotations

import os
from collections.abc import Iterator

from compatlint.source import repository


def patch(path: str, before: bytes, after: bytes) -> bytes:
    """A unified diff for `git apply` and `patch -p1`; line ends and missing ones are part of the lines."""
    lines = [*_hunks(_lines(before), _lines(after))]
    if lines:
        lines[:0] = [b"--- " + _named("a/", path) + b"\n", b"+++ " + _named("b/", path) + b"\n"]
    return b"".join(line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n" for line in lines)


def _hunks(old: list[bytes], new: list[bytes]) -> Iterator[bytes]:
    """The hunks of a unified diff; lines that occur often are matched too, unlike `difflib.unified_diff` does it."""
    from difflib import SequenceMatcher

    from compatlint.source.line_diff import opcodes

    matcher = SequenceMatcher(None, "", "")
    vars(matcher)["opcodes"] = opcodes(old, new)  # as it keeps its own, which take too long
    for group in matcher.get_grouped_opcodes(3):
        left, right = _range(group[0][1], group[-1][2]), _range(group[0][3], group[-1][4])
        yield f"@@ -{left} +{right} @@\n".encode()
        for tag, i, j, k, m in group:
            if tag == "equal":
                yield from (b" " + line for line in old[i:j])
                continue
            yield from (b"-" + line for line in old[i:j])
            yield from (b"+" + line for line in new[k:m])


def _range(start: int, end: int) -> str:
    """Lines as a hunk names them: from 1, an empty range by the line before."""
    count = end - start
    return f"{start + 1}" if count == 1 else f"{start + bool(count)},{count}"


def _lines(data: bytes) -> list[bytes]:
    parts = data.split(b"\n")
    return [part + b"\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _named(side: str, path: str) -> bytes:
    """A name as git writes it: quoted where it has control characters, ended by a tab where it has blanks."""
    name = os.fsencode(side + _relative(path))
    if any(byte < 32 or byte in b'"\\\x7f' for byte in name):
        return b'"' + b"".join(_quoted(byte) for byte in name) + b'"'
    return name + b"\t" if b" " in name else name


def _quoted(byte: int) -> bytes:
    if byte < 32 or byte == 127:
        return b"\\%03o" % byte
    return b"\\" + bytes([byte]) if byte in b'"\\' else bytes([byte])


def _relative(path: str) -> str:
    """Below the current directory, from there; else from the root of the file's repository."""
    absolute = os.path.abspath(path)
    for root in (os.getcwd(), repository.root_of(os.path.dirname(absolute))):
        inside = os.path.join(root, "") if root else ""
        if inside and absolute.startswith(inside):
            return absolute[len(inside) :].replace(os.sep, "/")
    return os.path.splitdrive(absolute)[1].lstrip(os.sep).replace(os.sep, "/")
