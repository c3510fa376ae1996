"""Runs `compatlint probe` as a person would, and looks for the key in all that leaves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from compatlint.cli.main import main
from tests.probe.server import KEY, MODEL

VARIABLE = "PROBED_KEY"
PART = KEY[8:24]


@dataclass(frozen=True)
class Done:
    """What came of a run."""

    status: int
    out: str
    err: str

    def verdict(self, name: str) -> str:
        """The line of a probe, without its name."""
        found = re.search(rf"^{re.escape(name)}  +(.*)$", self.out, re.MULTILINE)
        assert found is not None, f"nothing about {name}:\n{self.out}{self.err}"
        return re.sub("  +", ": ", found[1])


def probe(url: str, *options: str, variable: str = VARIABLE) -> Done:
    """`compatlint probe` of the server at `url`, without a question."""
    arguments = ["probe", "--base-url", url, "--model", MODEL, "--api-key-env", variable, "--yes", *options]
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert PART not in done.stdout + done.stderr
    return Done(done.exit_code, done.stdout, done.stderr)


def written(folder: Path) -> Iterator[bytes]:
    """All bytes in the files of a folder, and their names."""
    for path in folder.rglob("*"):
        yield str(path).encode()
        if path.is_file():
            yield path.read_bytes()
