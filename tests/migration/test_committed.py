"""What git could bring back: the same as `git status` says of plain files, and nothing of the repository is run."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from compatlint.migration.committed import CONVERTED, UNCOMMITTED, UNKNOWN, unsafe
from compatlint.source import git as git_program


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)


def git(*arguments: str) -> str:
    names = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main")
    return subprocess.run(
        ["git", *names, *arguments], check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL
    ).stdout


def put(name: str, data: bytes = b"x = 1\n") -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(data)
    return name


def commit() -> None:
    git("add", "-A")
    git("commit", "-qm", "all")


def told(*names: str) -> dict[str, str]:
    return dict(unsafe({name: Path(name).read_bytes() for name in names}))


def test_what_git_has() -> None:
    git("init", "-q")
    assert told(put("a.py")) == {"a.py": UNCOMMITTED}  # there is no commit yet
    names = [*map(put, ("a.py", "b/c d.py", "b/*.py", "ü.py", "-q.py", ":(top)e.py", "b/[c].py")), "b/../a.py"]
    commit()
    assert told(*names) == {}
    put("b/c d.py", b"x = 2\n")
    put("a.py", b"x = 3\n")
    git("add", "a.py")
    put("new.py")
    assert told(*names, "new.py") == {
        **dict.fromkeys(["b/../a.py", "b/c d.py", "new.py"], UNCOMMITTED),
    }


def test_where_nothing_is_under_git(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(put("a.py")) == {"a.py": UNKNOWN}
    git("init", "-q")
    commit()
    monkeypatch.setenv("PATH", "")
    assert told("a.py") == {"a.py": UNKNOWN}


def test_repositories_within_one_another() -> None:
    git("init", "-q")
    git("init", "-q", "inner")
    put("a.py")
    put("inner/b.py")
    git("add", "a.py")
    git("commit", "-qm", "a")
    assert told("a.py", "inner/b.py") == {"inner/b.py": UNCOMMITTED}
    git("-C", "inner", "add", "-A")
    git("-C", "inner", "commit", "-qm", "b")
    assert told("a.py", "inner/b.py") == {}


def test_a_file_behind_a_link_is_that_of_its_repository() -> None:
    git("init", "-q")
    put("lib/a.py")
    os.symlink("lib/a.py", "link.py")
    commit()
    assert told("link.py") == {}
    put("lib/a.py", b"")
    assert told("link.py") == {"link.py": UNCOMMITTED}


@pytest.mark.parametrize(
    ("settings", "attributes", "comes_back"),
    [
        ({"core.autocrlf": "true"}, "", True),
        ({}, "*.py text eol=crlf", True),
        ({"core.eol": "crlf"}, "*.py text", True),
        ({"core.autocrlf": "true"}, "*.py eol=lf", False),
        ({"core.autocrlf": "input"}, "", False),
        ({}, "*.py text=auto", os.linesep == "\r\n"),
    ],
)
def test_line_ends_of_windows(settings: dict[str, str], attributes: str, comes_back: bool) -> None:
    git("init", "-q")
    put("a.py", b"x = 1\r\ny = 2\r\n")
    put("b.py", b"x = 1\r\ny = 2\n")
    for name, value in settings.items():
        git("config", name, value)
    put(".gitattributes", f"{attributes}\n".encode())
    git("-c", "core.safecrlf=false", "add", "-A")
    git("commit", "-qm", "a")
    if b"\r" in subprocess.run(["git", "show", ":a.py"], check=True, capture_output=True).stdout:
        pytest.fail("git keeps it as it is, so nothing is tested")
    assert told("a.py", "b.py") == {"b.py": CONVERTED, **({} if comes_back else {"a.py": CONVERTED})}
    Path("a.py").unlink()
    git("checkout", "a.py")
    assert (Path("a.py").read_bytes() == b"x = 1\r\ny = 2\r\n") is comes_back


def test_nothing_of_the_repository_is_run() -> None:
    """What makes `git status` run a program, a filter's name with an equals sign among them."""
    git("init", "-q")
    names = [put("a.py"), put("b.py"), put("sub/c.py")]
    commit()
    trap = f"touch {Path('ran').absolute()}; cat"
    put(".gitattributes", b"*.py filter=a=b\nb.py filter=c diff=d\n")
    put("sub/.gitattributes", b"*.py filter=e\n")
    with Path(".git/config").open("a") as file:
        file.write(f'[core]\n fsmonitor = "{trap}"\n sshCommand = "{trap}"\n hooksPath = hooks\n')
        file.write(f'[filter "a=b"]\n clean = "{trap}"\n smudge = "{trap}"\n required = true\n')
        file.write(f'[filter "c"]\n process = "{trap}"\n[filter "e"]\n clean = "{trap}"\n')
        file.write(f'[diff]\n external = "{trap}"\n[diff "d"]\n textconv = "{trap}"\n command = "{trap}"\n')
        file.write(f'[pager]\n ls-files = "{trap}"\n[alias]\n ls-files = "!{trap}"\n')
    for hook in ("post-index-change", "fsmonitor-watchman", "pre-commit"):
        put(f"hooks/{hook}", f"#!/bin/sh\n{trap}\n".encode())
        os.chmod(f"hooks/{hook}", 0o755)
    for name in names:
        os.utime(name, (1, 1))  # git would have to read them again
    assert told(*names) == {}
    put("a.py", b"y = 1\n")
    put("sub/c.py", b"x = 1\r\n")
    assert told(*names) == {"a.py": UNCOMMITTED, "sub/c.py": CONVERTED}
    assert not Path("ran").exists()
    subprocess.run(["git", "status"], check=False, capture_output=True)
    assert Path("ran").exists()


def test_nothing_is_fetched() -> None:
    """A repository without its trees would have git ask the remote, by a command that the repository names."""
    git("init", "-q", "-b", "main", "full")
    put("full/a.py")
    git("-C", "full", "add", "-A")
    git("-C", "full", "commit", "-qm", "a")
    git("clone", "-q", "full", "part")
    tree = git("-C", "part", "rev-parse", "HEAD^{tree}").strip()
    Path(f"part/.git/objects/{tree[:2]}/{tree[2:]}").unlink()
    with Path("part/.git/config").open("a") as file:
        file.write("[core]\n repositoryformatversion = 1\n[extensions]\n partialClone = origin\n")
        file.write('[protocol "ext"]\n allow = always\n[remote "origin"]\n promisor = true\n')
        file.write(f' url = "ext::sh -c touch% {Path("ran").absolute()}"\n')
        file.write(f' uploadpack = "touch {Path("ran").absolute()};"\n')
    assert told("part/a.py") == {"part/a.py": UNCOMMITTED}
    assert not Path("ran").exists()


def test_what_belongs_to_somebody_else_is_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    git("init", "-q")
    (why,) = told(put("a.py")).values()
    assert why.startswith("is not known to be committed: detected dubious ownership")


def test_git_is_not_taken_from_the_current_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    put("git", b"#!/bin/sh\ntouch ran\n")
    os.chmod("git", 0o755)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", os.environ["PATH"]]))
    assert told(put("a.py")) == {"a.py": UNKNOWN}
    assert not Path("ran").exists()


def test_pipes_are_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_program, "_PATIENCE", 2)
    git("init", "-q")
    put("a.py", b"x = 1\n")
    commit()
    put("a.py", b"x = 1\r\n")
    os.mkfifo(".gitattributes")
    os.mkfifo(".gitignore")
    start = time.monotonic()
    assert list(told("a.py")) == ["a.py"]
    assert time.monotonic() - start < 20


def test_thousands_of_long_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """No command is longer than Windows takes; every name is asked about once."""
    git("init", "-q")
    names = [put(f"{'d' * 200}/{'e' * 200}/{number:04}_{'f' * 100}.py") for number in range(1_000)]
    commit()
    asked: list[int] = []
    run = subprocess.run

    def noted(words: list[str], **options: object) -> object:
        asked.append(len(subprocess.list2cmdline(words)))
        return run(words, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", noted)
    put(names[7], b"")
    assert told(*names) == {names[7]: UNCOMMITTED}
    assert len(asked) > 2
    assert max(asked) < 32_767
