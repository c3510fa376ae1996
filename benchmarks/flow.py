"""How following data scales: calls through wrappers, and modules that import each other in circles.

    python benchmarks/flow.py [--quick]

Each size is twice the one before: time that doubles with it is linear. The memory is that of the process.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MIB = 1024 if sys.platform == "linux" else 1024 * 1024


def wrappers(folder: Path, calls: int, count: int) -> int:
    """One file with `calls` calls through `count` wrappers that call one another; gives the findings due."""
    lines = ["from openai import OpenAI", "", "client = OpenAI()", "", ""]
    lines += ["def wrapper_0(messages, **options):", "    options.setdefault('model', 'gpt-oss-120b')"]
    lines += ["    return client.chat.completions.create(messages=messages, **options)", "", ""]
    for number in range(1, count):
        before = number - 1 if number % 5 else 0
        lines += [f"def wrapper_{number}(text, **options):", f"    return wrapper_{before}([text], **options)", "", ""]
    for number in range(calls):
        lines.append(f"wrapper_{number % count}('question {number}', frequency_penalty={number}, temperature=0)")
    (folder / "calls.py").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return calls + 1


def circle(folder: Path, modules: int) -> int:
    """`modules` modules, each of which imports the next two; one of them has the client; gives the findings due."""
    (folder / "pyproject.toml").write_text("", encoding="utf-8")
    for number in range(modules):
        after, later = (number + 1) % modules, (number + 7) % modules
        lines = [f"from module_{after} import ask as ask_next", f"import module_{later}", ""]
        if number == 0:
            lines += ["from openai import OpenAI", "", "client = OpenAI()", ""]
            lines += ["def ask(messages, **options):"]
            lines += ["    return client.chat.completions.create(model='m', messages=messages, **options)", ""]
        else:
            lines += ["def ask(messages, **options):", "    return ask_next(messages, **options)", ""]
        lines += [f"def call_{number}():", f"    return module_{later}.ask([], presence_penalty={number})", ""]
        (folder / f"module_{number}.py").write_text("\n".join(lines), encoding="utf-8")
    return 1


def measured(folder: Path, jobs: int) -> tuple[float, int, int]:
    """Seconds, MiB of the largest process, and findings of one run over a folder."""
    command = [
        sys.executable,
        "-m",
        "compatlint",
        "check",
        "--isolated",
        "--exit-zero",
        "--format",
        "concise",
        f"-j{jobs}",
    ]
    before = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "linter")}
    done = subprocess.run([*command, "."], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - before
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // MIB
    return seconds, memory, sum(": CBS" in line for line in done.stdout.splitlines())


def main() -> None:
    """Print a line for each size."""
    quick = "--quick" in sys.argv[1:]
    for calls in (125, 250, 500) if not quick else (125,):
        with tempfile.TemporaryDirectory() as name:
            due = wrappers(Path(name), calls, 50)
            seconds, memory, found = measured(Path(name), 1)
        print(f"{calls:5} calls through 50 wrappers: {seconds:6.2f} s, {memory:4} MiB, {found} findings of {due}")
    for modules in (500, 1000, 2000) if not quick else (250,):
        with tempfile.TemporaryDirectory() as name:
            circle(Path(name), modules)
            seconds, memory, found = measured(Path(name), 2)
        print(f"{modules:5} modules in circles:       {seconds:6.2f} s, {memory:4} MiB, {found} findings")


if __name__ == "__main__":
    main()
