"""What is built is what is installed: the wheel and the sdist are made, looked into, and the wheel is run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from email.parser import Parser
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import pytest

from compatlint import __version__

ROOT = Path(__file__).parent.parent
PACKS = sorted(path.name for path in (ROOT / "rules").glob("*.yaml"))


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """One command, with nothing to read from the terminal and nothing of this checkout on its import path."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    words = list(map(str, command))
    return subprocess.run(
        words, cwd=cwd, env=clean, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist of this checkout, and the wheel that is built from that sdist."""
    out = tmp_path_factory.mktemp("dist")
    done = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (path,) = dist.glob("*.whl")
    return path


def site_packages(module: str) -> Path:
    """The directory that an installed module stands in."""
    spec = find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent.parent


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin directory of a new environment: compatlint from the wheel, its dependencies lent by this one."""
    venv = tmp_path_factory.mktemp("installed") / "venv"
    made = run(sys.executable, "-m", "venv", venv, cwd=venv.parent)
    assert made.returncode == 0, made.stderr
    python = venv / "bin" / "python"
    done = run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=venv)
    assert done.returncode == 0, done.stderr
    (own,) = venv.glob("lib/python*/site-packages")
    (own / "lent.pth").write_text(f"{site_packages('libcst')}\n", "utf-8")
    return venv / "bin"


def test_wheel_carries_the_rules_and_one_package(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names} == {"compatlint", f"compatlint-{__version__}.dist-info"}
    assert sorted(Path(name).name for name in names if name.startswith("compatlint/rules/")) == PACKS
    assert "compatlint/__main__.py" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_wheel_metadata(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(f"compatlint-{__version__}.dist-info/METADATA").decode()
    metadata = Parser().parsestr(text)
    required = [line for line in metadata.get_all("Requires-Dist") or [] if "extra ==" not in line]
    assert sorted(line.partition(">")[0] for line in required) == [
        *("click", "libcst", "msgspec", "pathspec", "pyyaml", "stringzilla", "tomli", "wcwidth")
    ]
    assert (metadata["Version"], metadata["Requires-Python"]) == (__version__, ">=3.10")
    assert metadata["Description-Content-Type"] == "text/markdown"


def test_sdist_is_complete(dist: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    expected = {"README.md", "LICENSE", "pyproject.toml", ".pre-commit-hooks.yaml", ".ci/run", "benchmarks/bench.py"}
    expected |= {"docs/guide.md", "docs/rules/CBS101.md", "mkdocs.yml"}
    expected |= {"CHANGELOG.md", "action.yml", ".ci/action.py", "schemas/configuration.json"}
    expected |= {"examples/helpdesk/triage.py", "tests/test_packaging.py", *(f"rules/{pack}" for pack in PACKS)}
    assert expected <= names
    assert not [name for name in names if "__pycache__" in name]


def test_command_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    said = run(installed / "compatlint", "--version", cwd=tmp_path)
    assert (said.returncode, said.stdout.strip()) == (0, f"compatlint {__version__}"), said.stderr
    where = run(installed / "python", "-c", "import compatlint; print(compatlint.__file__)", cwd=tmp_path).stdout
    assert Path(where.strip()).is_relative_to(installed.parent)


def test_wheel_checks_a_file(installed: Path, tmp_path: Path) -> None:
    """The rules are found where the wheel put them, wherever the command is run."""
    example = (ROOT / "examples" / "helpdesk" / "triage.py").read_bytes()
    (tmp_path / "triage.py").write_bytes(example)
    done = run(installed / "compatlint", "check", "triage.py", "--format", "concise", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "CBS104" in done.stdout


def test_the_version_is_everywhere_the_same() -> None:
    """The newest entry of the change log, and what README says to install, are of this version."""
    changes, readme = (ROOT.joinpath(name).read_text("utf-8") for name in ("CHANGELOG.md", "README.md"))
    newest = re.search(r"^## (\S+)", changes, re.M)
    assert newest is not None
    assert newest[1] == __version__
    assert set(re.findall(r"(?:rev: |# )v(\d+\.\d+\.\d+)\n", readme.replace("# v7.0.1\n", ""))) == {__version__}


def test_every_dependency_has_its_license_named() -> None:
    """In pyproject.toml, as what is installed says of itself."""
    text = (ROOT / "pyproject.toml").read_text("utf-8").partition("[project.optional-dependencies]")[0]
    for requirement in metadata.requires("compatlint") or ():
        name = re.split(r"[^\w-]", requirement)[0]
        if "extra ==" in requirement:
            continue
        at = text.index(f'"{name}')
        said = text[text.rindex("\n", 0, at - 6) : text.index("\n", at)]
        assert re.search(r"\((MIT|BSD-3-Clause|Apache-2\.0|MPL-2\.0)\b", said), said


def test_pytest_finds_the_fixture(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        said = archive.read(f"compatlint-{__version__}.dist-info/entry_points.txt").decode()
    assert "[pytest11]\ncompatlint = compatlint.pytest_plugin\n" in f"{said}\n"
