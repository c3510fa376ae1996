"""The compiled copy of the packs: believed only where nobody else can have put it there, and never more than wrong."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from compatlint.packs import cache, load

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes; its directory is the user's own")
KEY = b"made of this"
GOOD = (b"a glance", b"and all")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where something is kept."""
    found = tmp_path / "caches" / "compatlint" / "kept.bin"
    cache.keep(str(found), KEY, GOOD)
    return found


def restored(path: Path, key: bytes = KEY) -> tuple[bytes, bytes] | None:
    return cache.restore(str(path), key)


def test_what_was_kept_for_the_key_is_restored(path: Path) -> None:
    assert restored(path) == GOOD
    assert restored(path, KEY + b"!") is None
    assert restored(path, KEY[:-1]) is None
    cache.keep(str(path), b"", (b"", b""))
    assert restored(path, b"") == (b"", b"")
    assert restored(path.with_name("other")) is None


def test_every_damage_is_noticed(path: Path) -> None:
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        assert restored(path) is None
        path.write_bytes(whole[:end] + bytes([whole[end] ^ 1]) + whole[end + 1 :])
        assert restored(path) is None
    for garbage in (b"\xff" * 5000, whole + b"x", b"\0" * 24):
        path.write_bytes(garbage)
        assert restored(path) is None


def test_nothing_is_left_beside_it(path: Path) -> None:
    cache.keep(str(path), KEY, GOOD)
    assert [*path.parent.iterdir()] == [path]


@POSIX
def test_it_is_closed_to_others_whatever_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "caches" / "compatlint" / "kept.bin"
    before = os.umask(0)
    try:
        cache.keep(str(path), KEY, GOOD)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def foreign(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything belongs to somebody else."""
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)


def writable(path: Path, _: pytest.MonkeyPatch) -> None:
    path.chmod(0o666)


def of_a_checkout(path: Path, _: pytest.MonkeyPatch) -> None:
    """As git leaves files, which knows no other modes."""
    path.chmod(0o644)


def open_directory(path: Path, _: pytest.MonkeyPatch) -> None:
    path.parent.chmod(0o777)


def link(path: Path, _: pytest.MonkeyPatch) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def linked_directory(path: Path, _: pytest.MonkeyPatch) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))
    path.parent.symlink_to("elsewhere")


def directory(path: Path, _: pytest.MonkeyPatch) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path, _: pytest.MonkeyPatch) -> None:
    path.unlink()
    os.mkfifo(path, 0o600)


WAYS = [foreign, writable, of_a_checkout, open_directory, link, linked_directory, directory, pipe]
Way = Callable[[Path, pytest.MonkeyPatch], None]


@POSIX
@pytest.mark.parametrize("way", WAYS)
def test_what_others_can_have_planted_is_passed_over(path: Path, monkeypatch: pytest.MonkeyPatch, way: Way) -> None:
    way(path, monkeypatch)
    assert restored(path) is None


@POSIX
@pytest.mark.parametrize("way", WAYS)
def test_a_planted_answer_for_the_packs_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: Way) -> None:
    """With the right key, and a checksum of its own: they are compiled again, and nobody hears of it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(load, "_compiled", {})
    files = (tuple(map(load._read, load.shipped())), ())
    glance, data = load._compile(files)
    url = b"https://api.cerebras.ai/v1"
    path = Path(load._cache_path(files))
    cache.keep(str(path), load._key(files), (glance, data.replace(url, b"https://elsewhere.test/v1/")))
    assert load.load().provider.base_url == "https://elsewhere.test/v1/"  # what is ours is believed
    way(path, monkeypatch)
    monkeypatch.setattr(load, "_compiled", {})
    assert load.load().provider.base_url == url.decode()


@POSIX
def test_a_directory_of_ours_is_closed_and_used_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.chmod(0o777)
    assert restored(path) is None
    cache.keep(str(path), KEY, GOOD)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert restored(path) == GOOD


@POSIX
def test_nothing_is_written_into_the_directory_of_another(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.unlink()
    path.parent.chmod(0o777)
    foreign(path.parent, monkeypatch)
    cache.keep(str(path), KEY, GOOD)
    assert not [*path.parent.iterdir()]
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o777


def test_a_place_that_cannot_be_written_to_is_no_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    cache.keep(str(blocked / "compatlint" / "kept.bin"), KEY, GOOD)

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", full)
    cache.keep(str(tmp_path / "compatlint" / "kept.bin"), KEY, GOOD)
    assert not [*(tmp_path / "compatlint").iterdir()]


def test_a_relative_directory_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be looked for in every project that is checked."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, "cache")
    assert os.path.isabs(cache.folder())
    assert Path(cache.folder()).parts[-2:] != ("cache", "compatlint")
