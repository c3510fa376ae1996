"""Which files a run looks at: as git, ruff and a reader would say."""

from __future__ import annotations

import os
import random
import subprocess
import time
from pathlib import Path

import pytest

from compatlint.config.find_files import FoundFiles, find
from compatlint.config.options import Nearest, Options
from compatlint.errors import UsageError


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    # Neither this machine's configuration of git nor a repository that the directory lies in counts.
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)


def make(*names: str, text: str = "") -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def search(*paths: str, **options: object) -> FoundFiles:
    return find(paths or (".",), Nearest(Options(**options, given=frozenset(options))))  # type: ignore[arg-type]


def files(*paths: str, **options: object) -> list[str]:
    return [path.replace(os.sep, "/") for path in search(*paths, **options).files]


def git(*arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL
    ).stdout


# What is taken.


def test_python_files_in_order() -> None:
    make("b.py", "a.pyi", "c/d.pyw", "c/e.txt", "c/f.pyc", "setup.cfg", "g.PY")
    assert files() == ["a.pyi", "b.py", "c/d.pyw"]


def test_names_are_as_they_were_given() -> None:
    make("pkg/a.py", "b.py")
    assert files("pkg") == ["pkg/a.py"]
    assert files("./pkg/", "b.py", "pkg/../b.py") == ["b.py", "pkg/a.py"]
    assert files(os.path.abspath("pkg")) == [os.path.abspath("pkg/a.py").replace(os.sep, "/")]
    os.chdir("pkg")
    assert files("..") == ["../b.py", "../pkg/a.py"]


def test_explicit_files_are_taken_whatever_they_are_called() -> None:
    make("script", "x/node_modules/a.py", ".venv/b.py")
    make(".gitignore", text="*\n")
    assert files("script", "x/node_modules/a.py", ".venv/b.py") == [".venv/b.py", "script", "x/node_modules/a.py"]


@pytest.mark.parametrize(
    "folder",
    [
        ".git",
        ".hg",
        ".venv",
        "node_modules",
        "__pycache__",
        ".tox",
        ".nox",
        ".mypy_cache",
        ".ruff_cache",
        ".eggs",
        "dist",
    ],
)
def test_left_out(folder: str) -> None:
    make("a.py", f"{folder}/b.py", f"deep/er/{folder}/c.py")
    assert files() == ["a.py"]
    assert files(folder) == [f"{folder}/b.py"]


def test_environments_are_left_out_by_what_they_hold() -> None:
    make(
        "venv/a.py",
        "env/pyvenv.cfg",
        "env/lib/site-packages/b.py",
        "conda/conda-meta",
        "conda/c.py",
        "site-packages/d.py",
    )
    assert files() == ["site-packages/d.py", "venv/a.py"]
    assert files("env") == ["env/lib/site-packages/b.py"]
    assert files("env/lib") == ["env/lib/site-packages/b.py"]


def test_notebooks_are_found() -> None:
    make("a.py", "b.ipynb", "c/d.ipynb", ".ipynb_checkpoints/e.ipynb")
    assert files() == ["a.py", "b.ipynb", "c/d.ipynb"]


def test_documents_are_found_where_they_are_asked_for() -> None:
    make("a.py", "README.md", "docs/index.rst", "x.json", "y.jsonl", "z.txt")
    assert files() == ["a.py"]
    nearest = Nearest(Options(markdown=True, isolated=True))
    assert [*find(["."], nearest).files] == ["README.md", "a.py", os.path.join("docs", "index.rst")]


def test_what_is_named_is_taken() -> None:
    make("README.md", "y.jsonl")
    assert files("README.md", "y.jsonl") == ["README.md", "y.jsonl"]


def test_missing_paths_are_all_named() -> None:
    make("a.py")
    with pytest.raises(UsageError) as error:
        search("no", "a.py", "neither/x.py")
    assert str(error.value) == "no: no such file or directory\nneither/x.py: no such file or directory"


def test_directory_without_python() -> None:
    make("docs/a.md", "pkg/a.py")
    assert not search("pkg/a.py", "pkg").empty
    assert search("docs", "pkg").empty == ("docs",)
    Path("nothing").mkdir()
    assert search("nothing").empty == ("nothing",)


# Patterns.


def test_exclude() -> None:
    make("a.py", "gen/b.py", "x/gen/c.py", "x/d_pb2.py", "dist/e.py")
    assert files(extend_exclude=("gen", "*_pb2.py")) == ["a.py"]
    assert files(exclude=("gen",)) == ["a.py", "dist/e.py", "x/d_pb2.py"]
    assert files("gen", "x/d_pb2.py", extend_exclude=("gen", "*_pb2.py")) == ["gen/b.py", "x/d_pb2.py"]


def test_force_exclude() -> None:
    make("a.py", "gen/deep/b.py", "node_modules/c.py")
    given = ("a.py", "gen/deep/b.py", "node_modules/c.py")
    assert files(*given, extend_exclude=("gen",)) == list(given)
    assert files(*given, extend_exclude=("gen",), force_exclude=True) == ["a.py"]


def test_force_exclude_spares_the_root_itself(tmp_path: Path) -> None:
    root = tmp_path / "dist"
    root.mkdir()
    os.chdir(root)
    make("a.py")
    assert files(".", force_exclude=True) == ["a.py"]


def test_nested_projects_have_their_own_patterns() -> None:
    make("a.py", "gen/b.py", "sub/gen/c.py", "sub/old/d.py", "old/e.py")
    make("pyproject.toml", text='[tool.compatlint]\nextend-exclude = ["gen"]\n')
    make("sub/.compatlint.yaml", text="extend-exclude: [old]\n")
    assert files() == ["a.py", "old/e.py", "sub/gen/c.py"]


# Links.


def test_loops_end() -> None:
    make("a.py", "pkg/b.py")
    os.symlink("..", "pkg/up", target_is_directory=True)
    os.symlink("loop", "loop")
    os.symlink("self.py", "self.py")
    found = search()
    assert found.files == ("a.py", os.path.join("pkg", "b.py"))
    assert found.skipped == (("self.py", "the symbolic link leads nowhere"),)


def test_links_to_files() -> None:
    make("real.py", "../elsewhere.py")
    os.symlink("real.py", "alias.py")
    os.symlink("../elsewhere.py", "one.py")
    os.symlink("../elsewhere.py", "two.py")
    assert files() == ["one.py", "real.py"]
    assert files("alias.py") == ["alias.py"]


def test_pipes_and_devices_are_told_and_not_waited_for() -> None:
    make("a.py")
    os.mkfifo("pipe.py")
    os.symlink("pipe.py", "link.py")
    os.symlink("/dev/zero", "zero.py")
    found = search()
    assert found.files == ("a.py",)
    assert found.skipped == (
        ("link.py", "the symbolic link leads to no regular file"),
        ("pipe.py", "it is no regular file"),
        ("zero.py", "the symbolic link leads to no regular file"),
    )


def test_links_out_of_the_tree() -> None:
    """Which tree: the repository of the link or, without one, the directory that was given."""
    make("../out.py", "lib/in.txt", "pkg/a.py")
    os.symlink("../../out.py", "pkg/out.py")
    os.symlink("../lib/in.txt", "pkg/in.py")
    out, inside = (os.path.join("pkg", name) for name in ("out.py", "in.py"))
    assert search().outside == {out}
    assert search("pkg").outside == {out, inside}
    assert search(out).outside == {out}
    os.mkdir(".git")
    assert search("pkg").outside == {out}
    assert search(inside).outside == set()
    os.rename(".git", "../.git")
    assert search("pkg").outside == set()
    os.mkdir("pkg/.git")
    assert search("pkg").outside == {out, inside}


def test_given_directories_that_are_links_out_of_the_repository() -> None:
    make("../other/a.py", "lib/b.py")
    os.symlink("../other", "away", target_is_directory=True)
    os.symlink("lib", "here", target_is_directory=True)
    os.symlink(".", "self", target_is_directory=True)
    away = os.path.join("away", "a.py")
    assert search("away").outside == set()  # no repository: what is given is the tree
    os.mkdir(".git")
    assert search("away", "here", "self").outside == {away}
    assert search(away).outside == {away}
    assert search(os.path.abspath("away")).outside == {os.path.abspath(away)}
    assert search("../other").outside == set()
    make("../other/.git")
    assert search("away").outside == {away}


def test_ignore_files_that_do_not_count_are_told() -> None:
    """As for git, which takes none through a link."""
    make("a.py", "b.py", "c/d.py")
    make("patterns", text="a.py\n")
    os.symlink("patterns", ".gitignore")
    os.mkfifo("c/.gitignore")
    found = search()
    assert found.files == ("a.py", "b.py", os.path.join("c", "d.py"))
    assert found.notes == (
        ".gitignore does not count: it is no regular file",
        f"{os.path.join('c', '.gitignore')} does not count: it is no regular file",
    )
    os.unlink("c/.gitignore")
    git("init", "-q")
    assert "a.py" in git("ls-files", "--others", "--exclude-standard").split()


def test_an_ignore_file_without_end() -> None:
    make("a.py")
    with open(".gitignore", "wb") as file:
        file.truncate(10**12)
    assert search().notes == (".gitignore does not count: it has more than 5 MB",)


def test_directories_that_cannot_be_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.py", "locked/b.py")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = search()
    assert found.files == ("a.py",)
    assert found.unreadable == (("locked", "the directory cannot be listed: Permission denied"),)


# Git.


def test_gitignore_at_every_level() -> None:
    make("a.py", "build/b.py", "pkg/c.py", "pkg/tmp/d.py", "pkg/keep/e.py", "secret.py")
    make(".gitignore", text="build/\nkeep\n# comment\n")
    make("pkg/.gitignore", text="tmp\n!keep\n")
    git("init", "-q")
    make(".git/info/exclude", text="secret.py\n")
    assert files() == ["a.py", "pkg/c.py", "pkg/keep/e.py"]
    assert files("pkg") == ["pkg/c.py", "pkg/keep/e.py"]
    assert files(respect_gitignore=False) == [
        "a.py",
        "build/b.py",
        "pkg/c.py",
        "pkg/keep/e.py",
        "pkg/tmp/d.py",
        "secret.py",
    ]


def test_gitignore_counts_without_a_repository_but_not_from_above() -> None:
    make(".gitignore", text="b.py\n")
    make("a.py", "b.py", "sub/b.py", "sub/c.py")
    assert files() == ["a.py", "sub/c.py"]
    assert files("sub") == ["sub/b.py", "sub/c.py"]


def test_what_was_asked_for_is_looked_into_though_ignored() -> None:
    git("init", "-q")
    make(".gitignore", text="build\n*.tmp.py\n")
    make("build/deep/a.py", "build/b.tmp.py")
    assert files("build") == ["build/b.tmp.py", "build/deep/a.py"]
    assert files("build/deep") == ["build/deep/a.py"]
    assert files() == []


def test_nested_repository_begins_anew() -> None:
    git("init", "-q")
    make(".gitignore", text="gen.py\n")
    make("a.py", "gen.py", "sub/gen.py", "sub/own.py")
    git("init", "-q", "sub")
    make("sub/.git/info/exclude", text="own.py\n")
    assert files() == ["a.py", "sub/gen.py"]
    assert files("sub") == ["sub/gen.py"]


def test_linked_work_tree_has_the_excludes_of_its_repository() -> None:
    git("init", "-q", "main")
    git("-C", "main", "-c", "user.name=n", "-c", "user.email=e@x", "commit", "-q", "--allow-empty", "-m", "x")
    git("-C", "main", "worktree", "add", "-q", "../linked")
    make("main/.git/info/exclude", text="b.py\n")
    make("linked/a.py", "linked/b.py")
    assert files("linked") == ["linked/a.py"]


PATTERNS = (
    *("*.py", "a.py", "/a.py", "x/", "/x/", "x", "!a.py", "!x/", "!x", "x/*", "!x/a.py", "**/y", "y/**", "x/**/a.py"),
    *("/x/y", "x/y/", "!/x/y", "[ab].py", "?.py", "*", "!*/", "!*.py", "\\#a.py", "#c", "  ", "a.py ", "x*"),
    *("!x/**", "/*", "!/x", "**", "z\\ w.py", "*.p[!z]", "x/y/*.py", "!y", "b.py/", "**/x/**", "/**/a.py", "foo/../x"),
    *("x//y", "a.*", "\\!b.py", "x/*/", "!x/y/b.py", "[", "a[", "y/*", "!/y/", "**/", "*/", "x/**/", ".py", "a**"),
    *("**b.py", "x/**y", "[[:alpha:]].py", "[^a].py", "[]a].py", "a.p\\y", "\\", "/", "!", "[a-b].p[y]", "*\\"),
    *("**a/b.py", "x/***/y", "[[b].py", "x[!a]y", "x[.-9]y", "y/**/", "!/", "!", "a.py\t", "a.py  ", "[[:punct:]]*"),
)
FOLDERS = ("", "x", "y", "x/y", "x/x", "y/x", "x/y/x", "y/y")
NAMES = ("a.py", "b.py", "#a.py", "!b.py", "z w.py")


@pytest.mark.parametrize("seed", range(60))
def test_random_trees_are_seen_as_git_sees_them(seed: int) -> None:
    chance = random.Random(seed)
    git("init", "-q")
    for folder in FOLDERS:
        make(*(os.path.join(folder, name) for name in NAMES))
        if not folder or chance.random() < 0.5:
            make(
                os.path.join(folder, ".gitignore"), text="\n".join(chance.sample(PATTERNS, chance.randint(1, 4))) + "\n"
            )
    make(".git/info/exclude", text=chance.choice(PATTERNS) + "\n" if chance.random() < 0.3 else "")
    listed = git("ls-files", "-z", "--others", "--exclude-standard").split("\0")
    assert files() == sorted(name for name in listed if name.endswith(".py"))
    for folder in FOLDERS[1:]:
        below = [name for name in listed if name.startswith(f"{folder}/") and name.endswith(".py")]
        if below:
            assert files(folder) == sorted(below)


def test_ignore_files_of_other_systems() -> None:
    make("a.py", "b.py", "é.py")
    Path(".gitignore").write_bytes("\ufeffa.py\r\né.py\r\n".encode())
    assert files() == ["b.py"]


def test_only_spaces_are_dropped_at_the_end_of_a_line() -> None:
    """GitHub's list for macOS ends a name with two carriage returns: the name itself is none of its business."""
    make("Icon/a.py", "b.py")
    Path(".gitignore").write_bytes(b"Icon\r\r\nb.py   \r\n")
    assert files() == ["Icon/a.py"]


@pytest.mark.parametrize("line", ["\\", "a.py\\", "[z-y]", "[", "!", "/", "!/", "//", "[[:none:]]"])
def test_lines_that_are_no_patterns_are_passed_over(line: str) -> None:
    make("a.py", "x/b.py")
    make(".gitignore", text=f"{line}\nx\n")
    assert files() == ["a.py"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("*a" * 40 + "b", "a" * 200 + ".py"),
        ("**/" + "a/**/" * 20 + "b", "a/" * 60 + "c.py"),
        ("/" + "*a/**/" * 20 + "b", "ba/" * 60 + "c.py"),
        ("*" * 300 + "b", "a" * 200 + ".py"),
    ],
)
def test_no_line_takes_long(line: str, name: str) -> None:
    make(".gitignore", text=line)
    make(name)
    started = time.process_time()
    assert files() == [name]
    assert time.process_time() - started < 5


def test_ten_thousand_files_are_found_at_once() -> None:
    """A bound that only a walk with something quadratic in it would break."""
    import time

    make(".gitignore", text="".join(f"pattern{number}/\n*.ext{number}\n/at/root{number}\n" for number in range(50)))
    for folder in range(100):
        Path(f"d{folder}").mkdir()
        for number in range(100):
            Path(f"d{folder}/f{number}.py").touch()
    before = time.process_time()
    assert len(files()) == 10_000
    assert time.process_time() - before < 2
