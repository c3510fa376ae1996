"""What `action.yml` runs: installs compatlint in an environment of its own, and checks what the inputs say."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

RELEASE = re.compile(r"\d[\w.]*")
NO_COMMIT = re.compile("0*")  # what a push says was before a new branch


def main() -> int:
    """Install, check, and say where the SARIF file is; gives the exit status of the check."""
    scratch = Path(os.environ["RUNNER_TEMP"]) / "compatlint"
    command = [_installed(scratch / "venv"), "check", "--output-format", "github"]
    sarif = scratch / "compatlint.sarif"
    if os.environ["COMPATLINT_SARIF"] == "true":
        command += ["--output-format", f"sarif={sarif}"]
    if since := _since(os.environ["COMPATLINT_SINCE"]):
        command += ["--since", since]
    command += [*shlex.split(os.environ["COMPATLINT_ARGS"]), "--", *shlex.split(os.environ["COMPATLINT_SRC"])]
    status = subprocess.run(command, check=False).returncode
    if sarif.exists():
        with open(os.environ["GITHUB_OUTPUT"], "a", encoding="utf-8") as file:
            file.write(f"sarif-file={sarif}\n")
    return status


def _installed(venv: Path) -> str:
    """The command, of the release that is asked for or of this checkout, installed in `venv`."""
    version = os.environ["COMPATLINT_VERSION"]
    if version and not RELEASE.fullmatch(version):
        sys.exit(f"::error::version: {version!r} is no release, such as 0.1.0")
    home = f"git+{os.environ['GITHUB_SERVER_URL']}/{os.environ['COMPATLINT_REPOSITORY']}"
    what = f"{home}@v{version}" if version else str(Path(__file__).resolve().parent.parent)
    programs = venv / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", what]
    subprocess.run([str(programs / "python"), *install], check=True)
    return str(programs / "compatlint")


def _since(asked: str) -> str | None:
    """The revision whose changes are told; None for all of it."""
    if asked != "auto":
        return asked or None
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    before = event["pull_request"]["base"]["sha"] if "pull_request" in event else event.get("before") or ""
    if NO_COMMIT.fullmatch(before):
        return None
    found = "HEAD^1" if _is_trial_merge() else before
    if _commit(found) is not None:
        return found
    print("::warning::since: auto: the commit before is not checked out (`fetch-depth: 0`); everything is told")
    return None


def _is_trial_merge() -> bool:
    """Whether what is checked out is the merge of a pull request that GitHub made to try it."""
    made = re.fullmatch(r"refs/pull/\d+/merge", os.environ["GITHUB_REF"])
    return bool(made) and _commit("HEAD") == os.environ["GITHUB_SHA"] and _commit("HEAD^2") is not None


def _commit(revision: str) -> str | None:
    """The id of a commit, where it is in the checkout, which may be shallow."""
    command = ["git", "rev-parse", "--quiet", "--verify", f"{revision}^{{commit}}"]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False).stdout.strip() or None


if __name__ == "__main__":
    sys.exit(main())
