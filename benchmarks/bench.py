"""How fast `compatlint check` is, as ratios that mean the same on every machine.

    python benchmarks/bench.py [--runs N] [--jobs N] [PATH ...]

The tree (default: the standard library and the site-packages of this Python) is measured against
`ruff check --no-cache` on the same files, one file against `python -c pass`. The runs alternate, and medians are
compared. What both see is a copy of the tree's Python files outside any repository: no ignore file, no configuration.
The memory is that of the largest process.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINES = 300
# As after an installation: compiled modules are kept and used.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
MIB = 1024 if sys.platform == "linux" else 1024 * 1024

HEADER = """\
import os

from openai import OpenAI

client = OpenAI(base_url=os.environ["BASE_URL"], api_key=os.environ["API_KEY"])
"""
CALLING = '''

def answer_{0}(question: str, brief: bool) -> str:
    """One of many functions that send a request."""
    settings = {{"model": "gpt-oss-120b", "temperature": 0.2, "frequency_penalty": 0.{0}}}
    if brief:
        settings["max_completion_tokens"] = {0}
    messages = [{{"role": "system", "content": "Be kind."}}, {{"role": "user", "content": question}}]
    completion = client.chat.completions.create(messages=messages, **settings)
    return completion.choices[0].message.content or ""
'''
PLAIN = '''

def total_{0}(prices: list[float], discount: float) -> float:
    """One of many functions that send nothing."""
    result = 0.0
    for index, price in enumerate(prices):
        if index % {0} == 0:
            price *= 1 - discount
        result += price
    return round(result, 2)
'''


@dataclass(frozen=True)
class Measured:
    """One run of a command: wall-clock seconds and peak memory in MiB."""

    seconds: float
    memory: float


@dataclass(frozen=True)
class Comparison:
    """What is measured against what, and the ratio that is wanted."""

    title: str
    ours: list[str]
    yardstick: str
    theirs: list[str]
    target: float


def command(name: str) -> str:
    """The command of this environment, else the one on PATH."""
    found = shutil.which(name, path=sysconfig.get_path("scripts")) or shutil.which(name)
    return found or sys.exit(f"{name} is not installed: pip install -e '.[test]'")


def measure(command: list[str]) -> Measured:
    """Run a command, which must succeed, at the top of this checkout."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}")
    return Measured(seconds, usage.ru_maxrss / MIB)


def report(comparison: Comparison, runs: int) -> None:
    """Alternate the two commands, the first pair for the caches only, and print the medians."""
    pairs = [(measure(comparison.ours), measure(comparison.theirs)) for _ in range(runs + 1)][1:]
    ours, theirs = (statistics.median(pair[side].seconds for pair in pairs) for side in (0, 1))
    memory = max(pair[0].memory for pair in pairs)
    ratio = ours / theirs
    verdict = "met" if ratio <= comparison.target else "MISSED"
    against = f"{ratio:6.2f} times {comparison.yardstick:<21} target {comparison.target:>2g}: {verdict:<6}"
    spent = f"{ours * 1000:.0f} / {theirs * 1000:.0f} ms, {memory:.0f} MiB"
    print(f"{comparison.title:<30} {against} ({spent})", flush=True)


def copy_sources(roots: Iterable[Path], target: Path) -> int:
    """Copy the Python files below `roots`; their number."""
    count = 0
    for number, root in enumerate(roots):
        for source in root.rglob("*.py"):
            inside = source.relative_to(root)
            if source.is_file() and not {"__pycache__", "site-packages"} & set(inside.parts):
                copy = target / f"tree{number}" / inside
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, copy)
                count += 1
    return count


def generate(path: Path, header: str, function: str) -> str:
    """Write a file of 300 lines or a few more: the header, then one function after the other."""
    text, number = header, 0
    while text.count("\n") < LINES:
        number += 1
        text += function.format(number)
    path.write_text(text, "utf-8")
    return str(path)


def comparisons(scratch: Path, tree: Path, check: list[str]) -> list[Comparison]:
    """What the project promises about its speed."""
    bare = [sys.executable, "-c", "pass"]
    plain = generate(scratch / "plain.py", "", PLAIN)
    calling = generate(scratch / "calling.py", HEADER, CALLING)
    yardstick = [command("ruff"), "check", "--no-cache", "--exit-zero", "--output-format", "concise", str(tree)]
    return [
        Comparison("a file without the API's words", [*check, plain], "python -c pass", bare, 5),
        Comparison(f"a {LINES}-line file with calls", [*check, calling], "python -c pass", bare, 20),
        Comparison("the tree", [*check, str(tree)], "ruff check --no-cache", yardstick, 1),
    ]


def main() -> None:
    """Copy, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    installed = [Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib")]
    parser.add_argument("paths", nargs="*", type=Path, default=installed)
    parser.add_argument("--runs", type=int, default=5, help="runs of each command (default: %(default)s)")
    parser.add_argument("--jobs", type=int, help="passed on as -j")
    options = parser.parse_args()
    check = [command("compatlint"), "check", "--no-cache", "--exit-zero", "--output-format", "concise"]
    check += ["-j", str(options.jobs)] if options.jobs else []
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        count = copy_sources(options.paths, scratch / "trees")
        print(f"{count} files, {os.cpu_count()} cores, Python {sys.version.split()[0]}, medians of {options.runs} runs")
        for comparison in comparisons(scratch, scratch / "trees", check):
            report(comparison, options.runs)


if __name__ == "__main__":
    main()
