"""New content: whole or not at all, and patches that git applies byte for byte."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
from pathlib import Path

import pytest

from compatlint.checking.atomic_write import NotWrittenError, raise_again, replace, signals_held
from compatlint.report.patch import patch


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_replaces_and_keeps_the_mode() -> None:
    path = Path("a.py")
    path.write_bytes(b"old\r\n")
    path.chmod(0o750)
    replace("a.py", b"old\r\n", b"new\r\n")
    assert path.read_bytes() == b"new\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o750
    assert os.listdir() == ["a.py"]


def test_a_link_stays_a_link() -> None:
    Path("real").mkdir()
    Path("real/a.py").write_bytes(b"old")
    os.symlink("real/a.py", "link.py")
    replace("link.py", b"old", b"new")
    assert Path("link.py").is_symlink()
    assert Path("real/a.py").read_bytes() == b"new"
    assert os.listdir("real") == ["a.py"]


def test_a_file_that_changed_is_left() -> None:
    Path("a.py").write_bytes(b"other")
    with pytest.raises(NotWrittenError, match="was changed while it was checked") as error:
        replace("a.py", b"old", b"new")
    assert error.value.changed
    assert Path("a.py").read_bytes() == b"other"
    assert os.listdir() == ["a.py"]


def test_a_file_that_went_away_stays_away() -> None:
    with pytest.raises(NotWrittenError, match="cannot be written: No such file"):
        replace("a.py", b"old", b"new")
    assert not os.listdir()


def test_a_read_only_file_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.py").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(NotWrittenError, match="is read-only"):
        replace("a.py", b"old", b"new")


@pytest.mark.parametrize("failing", ["replace", "chmod"])
def test_a_failure_leaves_nothing_behind(failing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    Path("a.py").write_bytes(b"old")
    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(NotWrittenError, match="cannot be written: No space left on device"):
        replace("a.py", b"old", b"new")
    assert os.listdir() == ["a.py"]
    assert Path("a.py").read_bytes() == b"old"


def test_an_interruption_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    Path("a.py").write_bytes(b"old")
    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace("a.py", b"old", b"new")
    assert os.listdir() == ["a.py"]


def test_the_other_names_of_a_file_see_it_too() -> None:
    Path("a.py").write_bytes(b"old and longer")
    os.link("a.py", "b.py")
    replace("a.py", b"old and longer", b"new")
    assert [Path(name).read_bytes() for name in ("a.py", "b.py")] == [b"new", b"new"]
    assert Path("a.py").samefile("b.py")
    replace("b.py", b"old and longer", b"new")  # which it is already
    assert sorted(os.listdir()) == ["a.py", "b.py"]


def test_a_failure_of_writing_over_puts_back(monkeypatch: pytest.MonkeyPatch) -> None:
    truncate, calls = os.ftruncate, []

    def fail(file: int, size: int) -> None:
        calls.append(size)
        if len(calls) == 1:
            raise OSError(5, "Input/output error")
        truncate(file, size)

    Path("a.py").write_bytes(b"old and longer")
    os.link("a.py", "b.py")
    monkeypatch.setattr(os, "ftruncate", fail)
    with pytest.raises(NotWrittenError, match="Input/output error"):
        replace("a.py", b"old and longer", b"new")
    assert Path("b.py").read_bytes() == b"old and longer"
    assert sorted(os.listdir()) == ["a.py", "b.py"]


@pytest.mark.parametrize("name", ["a" * 252 + ".py", "\u754c" * 84 + ".py", "\U0001f600" * 62 + ".py"])
def test_long_names(name: str) -> None:
    Path(name).write_bytes(b"old")
    replace(name, b"old", b"new")
    assert (os.listdir(), Path(name).read_bytes()) == ([name], b"new")


def test_what_stands_beside_is_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of a name that another run with this process id would have taken."""
    Path("a.py").write_bytes(b"old")
    Path(f".a.py.{os.getpid()}.tmp").write_bytes(b"mine")
    replace("a.py", b"old", b"new")
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(5, "no")))
    with pytest.raises(NotWrittenError):
        replace("a.py", b"new", b"newer")
    assert Path(f".a.py.{os.getpid()}.tmp").read_bytes() == b"mine"
    assert len(os.listdir()) == 2


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes")
def test_extended_attributes_and_the_group_are_kept() -> None:
    Path("a.py").write_bytes(b"old")
    try:
        os.setxattr("a.py", "user.note", b"x")
    except OSError:
        pytest.skip("no extended attributes here")
    groups = [group for group in os.getgroups() if group != os.getgid()]
    if groups or os.getuid() == 0:
        os.chown("a.py", -1, groups[0] if groups else 12345)
    group = Path("a.py").stat().st_gid
    replace("a.py", b"old", b"new")
    assert (os.getxattr("a.py", "user.note"), Path("a.py").stat().st_gid) == (b"x", group)


def test_signals_wait() -> None:
    with signals_held() as came:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGTERM)
        assert came == [signal.SIGINT, signal.SIGTERM]
    with pytest.raises(KeyboardInterrupt):
        raise_again(came[:1])


# Patches.


def git(*arguments: str, data: bytes = b"", cwd: str = ".") -> None:
    done = subprocess.run(["git", *arguments], input=data, capture_output=True, check=False, cwd=cwd)
    assert done.returncode == 0, done.stderr.decode()


CONTENTS = [
    (b"a\nb\nc\n", b"a\nc\n"),
    (b"a\r\nb\r\nc\r\n", b"a\r\nc\r\n"),
    (b"a\nb", b"a\nc"),
    (b"a\nb", b"a\nb\n"),
    (b"a\nb\n", b"a\nb"),
    (b"a\r\nb\nc\rd\x0ce\n", b"a\r\nb\nc\rd\x0cE\n"),
    ("é\n".encode("latin-1"), "è\n".encode("latin-1")),
    (b"\xef\xbb\xbfa\n", b"\xef\xbb\xbfb\n"),
    (b"".join(b"%d\n" % n for n in range(100)), b"".join(b"%d\n" % n for n in range(100) if n % 20)),
    (b"a\n", b"import os\na\n"),
    ("a\u2028b\n".encode(), "a\u2028c\n".encode()),
]
NAMES = ["a.py", "my file.py", "é.py", 'quo"te.py', "back\\slash.py", "tab\there.py", "sub/sub/a.py", "new\nline.py"]


@pytest.mark.parametrize(("before", "after"), CONTENTS)
def test_git_applies_the_patch(before: bytes, after: bytes) -> None:
    git("init", "-q")
    Path("a.py").write_bytes(before)
    git("apply", "--whitespace=nowarn", "-", data=patch("a.py", before, after))
    assert Path("a.py").read_bytes() == after


@pytest.mark.parametrize("name", NAMES)
def test_git_finds_the_file(name: str) -> None:
    git("init", "-q")
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(b"old\n")
    git("apply", "-", data=patch(name, b"old\n", b"new\n"))
    assert Path(name).read_bytes() == b"new\n"


def test_paths_start_from_the_current_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q")
    Path("pkg/deep").mkdir(parents=True)
    Path("pkg/deep/a.py").write_bytes(b"old\n")
    monkeypatch.chdir("pkg")
    text = patch(os.path.abspath("deep/a.py"), b"old\n", b"new\n")
    assert text.startswith(b"--- a/deep/a.py\n+++ b/deep/a.py\n")
    git("apply", "-", data=text)
    assert Path("deep/a.py").read_bytes() == b"new\n"


def test_what_lies_outside_starts_from_its_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q")
    Path("one").mkdir()
    Path("two").mkdir()
    Path("two/a.py").write_bytes(b"old\n")
    monkeypatch.chdir("one")
    text = patch("../two/a.py", b"old\n", b"new\n")
    assert text.startswith(b"--- a/two/a.py\n")
    git("apply", "-", data=text, cwd="..")
    assert Path("../two/a.py").read_bytes() == b"new\n"


def test_nothing_to_change_is_no_patch() -> None:
    assert patch("a.py", b"a\n", b"a\n") == b""
