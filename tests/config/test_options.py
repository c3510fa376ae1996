"""The configuration: where it is found, what it may say, and how every mistake is told with file and line."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from compatlint.config.config_file import EXTEND, KEYS, toml_lines
from compatlint.config.globs import patterns
from compatlint.config.options import Nearest, Options
from compatlint.errors import UsageError

CODES = ("ABC101", "ABC102", "ABC201", "CL001", "CL002", "CL004")


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def at(folder: str = ".", **options: object) -> Options:
    """The options in `folder` under a command line that gives `options`."""
    return Nearest(Options(**options, given=frozenset(options))).at(os.path.abspath(folder))  # type: ignore[arg-type]


def chosen(options: Options, filename: str = "a.py") -> set[str]:
    return set(options.selected(filename, CODES))


# Which rules apply.


@pytest.mark.parametrize(
    ("select", "extend", "ignore", "expected"),
    [
        (None, (), (), "ABC101 ABC102 ABC201 CL001 CL002"),
        (("ABC1",), (), (), "ABC101 ABC102 CL001"),
        (("ABC101", "ABC2"), (), (), "ABC101 ABC201 CL001"),
        (("ALL",), (), ("ABC1",), "ABC201 CL001 CL002"),
        (("ABC101",), (), ("ABC1",), "ABC101 CL001"),
        (("ABC1",), (), ("ABC101",), "ABC102 CL001"),
        (("ABC1",), (), ("ABC1",), "CL001"),
        (None, (), ("ABC",), "CL001 CL002"),
        (("ABC2",), ("CL002",), (), "ABC201 CL001 CL002"),
        (None, ("CL004",), (), "ABC101 ABC102 ABC201 CL001 CL002 CL004"),
        (("CL004",), (), (), "CL001 CL004"),
        (("CL",), (), (), "CL001 CL002"),
        (("ALL",), (), (), "ABC101 ABC102 ABC201 CL001 CL002"),
        (None, (), ("CL001",), "ABC101 ABC102 ABC201 CL002"),
        ((), (), (), "CL001"),
    ],
)
def test_selection(
    select: tuple[str, ...] | None, extend: tuple[str, ...], ignore: tuple[str, ...], expected: str
) -> None:
    assert chosen(Options(select=select, extend_select=extend, ignore=ignore)) == set(expected.split())


def test_unresolved_calls_are_shown_on_request() -> None:
    assert "CL004" in chosen(Options(show_unresolved=True))


def test_command_line_goes_above_the_file() -> None:
    write(".compatlint.yaml", "select: [ABC1]\nignore: [ABC102]\n")
    assert chosen(at()) == {"ABC101", "CL001"}
    assert chosen(at(extend_select=("ABC102",))) == {"ABC101", "ABC102", "CL001"}
    assert chosen(at(ignore=("ABC101",))) == {"CL001"}
    assert chosen(at(select=("ABC102",))) == {"ABC102", "CL001"}


def test_per_file_ignores() -> None:
    write(
        "pyproject.toml",
        '[tool.compatlint.per-file-ignores]\n"tests/*" = ["ABC1"]\n"*_old.py" = ["ALL"]\n"!src/*" = ["ABC201"]\n',
    )
    options = at()
    assert chosen(options, "src/a.py") == {"ABC101", "ABC102", "ABC201", "CL001", "CL002"}
    assert chosen(options, "tests/deep/a.py") == {"CL001", "CL002"}
    assert chosen(options, "src/x_old.py") == set()


# Where the configuration is.


def test_nearest_file_wins_and_is_not_merged() -> None:
    write("pyproject.toml", '[tool.compatlint]\nscope = "target"\nstrict = true\n')
    write("inner/.compatlint.yaml", "scope: all\n")
    write("inner/pkg/pyproject.toml", '[project]\nname = "no table of ours, compatlint"\n')
    assert (at().scope, at().strict) == ("target", True)
    assert (at("inner/pkg").scope, at("inner/pkg").strict) == ("all", False)
    assert at("inner/pkg").root == os.path.abspath("inner")


def test_own_file_goes_before_pyproject() -> None:
    write("pyproject.toml", "[tool.compatlint]\nstrict = true\n")
    write(".compatlint.yml", "scope: target\n")
    assert (at().strict, at().scope) == (False, "target")


def test_command_line_overrides_even_with_the_default() -> None:
    write(".compatlint.yaml", "scope: target\nstrict: true\noutput-format: json\n")
    options = at(scope="all", strict=False)
    assert (options.scope, options.strict, options.output_format) == ("all", False, ("json",))


def test_config_option_and_isolation() -> None:
    write(".compatlint.yaml", "scope: target\n")
    write("conf/lint.toml", 'rules = ["pack.yaml"]\nstrict = true\n')
    options = at(config="conf/lint.toml")
    assert (options.scope, options.strict) == ("all", True)
    assert options.rules == (os.path.abspath("conf/pack.yaml"),)
    assert at(isolated=True).scope == "all"


def test_rules_are_relative_to_their_file_and_add_up() -> None:
    write("sub/.compatlint.yaml", "rules: [own.yaml, ../other.yaml]\n")
    rules = at("sub", rules=("given.yaml",)).rules
    assert rules == (os.path.abspath("sub/own.yaml"), os.path.abspath("other.yaml"), "given.yaml")


def test_broken_pyproject_of_others_is_not_our_business() -> None:
    write("pyproject.toml", "[[[ no toml\n")
    assert at().scope == "all"


def test_empty_yaml_says_nothing() -> None:
    write(".compatlint.yaml", "# nothing yet\n")
    assert at().root == os.getcwd()


# Mistakes.


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "pyproject.toml",
            '[tool.compatlint]\nscop = "all"',
            "pyproject.toml:2: unknown key 'scop'; did you mean 'scope'?",
        ),
        (
            "pyproject.toml",
            "[tool.compatlint]\nper_file_ignores = {}",
            ":2: unknown key 'per_file_ignores'; did you mean",
        ),
        ("pyproject.toml", "[tool.compatlint]\n\nstrict = 1", "pyproject.toml:3: `strict` must be true or false"),
        (
            "pyproject.toml",
            '[tool.compatlint]\nscope = "targt"',
            ":2: `scope` must be one of all, target, not 'targt'; did",
        ),
        ("pyproject.toml", '[tool.compatlint]\nselect = "ABC1"', ":2: `select` must be a list of strings"),
        ("pyproject.toml", "[tool]\ncompatlint = 3", "pyproject.toml:2: the configuration must be a table"),
        ("pyproject.toml", "[tool.compatlint]\nselect = [", "pyproject.toml:2: invalid TOML: "),
        ("pyproject.toml", "[tool.compatlint]\nstrict = true\nstrict = true", "pyproject.toml:3: invalid TOML: "),
        (
            ".compatlint.yaml",
            "strict: true\n\nselekt: []",
            ".compatlint.yaml:3: unknown key 'selekt'; did you mean 'select'?",
        ),
        (
            ".compatlint.yaml",
            "strict: true\nstrict: true",
            ".compatlint.yaml:2: repeated key 'strict' (first at line 1)",
        ),
        (".compatlint.yaml", "exclude: [a, 1]", ".compatlint.yaml:1: `exclude` must be a list of strings"),
        (".compatlint.yaml", "a: b: c", ".compatlint.yaml:1: invalid YAML: "),
        (".compatlint.yaml", "- a", ".compatlint.yaml:1: the configuration must be a table"),
        (".compatlint.yaml", "x: &x [*x]", ".compatlint.yaml:1: unknown key 'x'"),
        (".compatlint.yaml", "1: 2", ".compatlint.yaml:1: unknown key 1"),
        (".compatlint.yaml", "per-file-ignores: {a.py: X1}", ".compatlint.yaml:1: `per-file-ignores` must be a table"),
        ("pyproject.toml", f"[tool.compatlint]\nstrict = {'9' * 5_000}\n\n", "pyproject.toml:2: invalid TOML: "),
        (".compatlint.yaml", f"strict: true\nedition: {'9' * 5_000}\n", ".compatlint.yaml:2: invalid YAML: "),
        (".compatlint.yaml", "\nexclude: ['[z-a]']", ".compatlint.yaml:2: `exclude` invalid pattern among [z-a]: "),
        (".compatlint.yaml", f"exclude: ['{'{a,b}' * 12}']", ".compatlint.yaml:1: `exclude` invalid pattern among "),
        (".compatlint.yaml", f"exclude: ['{'a' * 5_000}']", ".compatlint.yaml:1: `exclude` a pattern has at most 1000"),
        (".compatlint.yaml", "per-file-ignores: {'[z-a]': [X1]}", ".compatlint.yaml:1: `per-file-ignores` invalid"),
        (".compatlint.yaml", "edition: 2026-10-01", ".compatlint.yaml:1: `edition` must be a string"),
    ],
)
def test_mistakes_name_file_and_line(name: str, text: str, message: str) -> None:
    write(name, text)
    with pytest.raises(UsageError) as error:
        at()
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_other_files_that_cannot_be_read() -> None:
    Path(".compatlint.yaml").write_bytes(b"strict: true\n# \xff\n")
    with pytest.raises(UsageError, match=r"^\.compatlint\.yaml:2: is not UTF-8$"):
        at()
    with pytest.raises(UsageError, match=r"^no\.toml: cannot be read: No such file or directory$"):
        at(config="no.toml")
    write("pyproject.toml", "[tool.other]\n")
    with pytest.raises(UsageError, match=r"^pyproject\.toml: has no \[tool\.compatlint\] table$"):
        at(config="pyproject.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('select = ["ABC1",\n  "ABD1",\n]', "pyproject.toml:3: unknown code 'ABD1'; did you mean 'ABC"),
        ('ignore = ["abc101"]', "pyproject.toml:2: unknown code 'abc101'; did you mean 'ABC101'?"),
        ('[tool.compatlint.per-file-ignores]\n"a" = ["CL2"]', "pyproject.toml:3: unknown code 'CL2'; did you mean"),
        ('extend-select = [""]', "pyproject.toml:2: unknown code ''"),
    ],
)
def test_unknown_codes(text: str, message: str) -> None:
    write("pyproject.toml", f"[tool.compatlint]\n{text}\n")
    with pytest.raises(UsageError) as error:
        at().validate(CODES)
    assert str(error.value).startswith(message)


def test_unknown_code_on_the_command_line() -> None:
    with pytest.raises(UsageError, match="--extend-select: unknown code 'CL9'"):
        at(extend_select=("CL9",)).validate(CODES)


def test_toml_lines() -> None:
    text = (
        "# [tool.no]\na = '''\nb = 1\n'''\n[tool.x]  # c\nk = [ # ]\n  'z',\n]\n\"q.r\" . s = {t = 1}\n"
        '[[tool.y]]\nk="""\n[no]\\""""\nl=2\n'
    )
    assert toml_lines(text) == {
        ("a",): 2,
        ("tool", "x"): 5,
        ("tool", "x", "k"): 6,
        ("tool", "x", "q.r", "s"): 9,
        ("tool", "y"): 10,
        ("tool", "y", "k"): 11,
        ("tool", "y", "l"): 13,
    }


def test_every_key_is_an_option() -> None:
    fields = Options._fields
    assert {key.replace("-", "_") for key in KEYS.keys() - {EXTEND}} <= set(fields)


# A file that extends another.


def test_a_file_goes_above_the_one_that_it_extends() -> None:
    write(
        "pyproject.toml",
        """[tool.compatlint]
strict = true
edition = "a"
baseline = "known.json"
rules = ["one.yaml"]
ignore = ["ABC101"]
extend-exclude = ["legacy", "sub/gen/**", "*/old/*"]
[tool.compatlint.per-file-ignores]
"sub/tests/*" = ["ABC2"]
""",
    )
    write(
        "sub/pyproject.toml",
        """[tool.compatlint]
extend = "../pyproject.toml"
edition = "b"
rules = ["two.yaml"]
extend-exclude = ["made"]
""",
    )
    found, here = at("sub"), os.getcwd()
    assert (found.strict, found.edition) == (True, "b")
    assert found.rules == (os.path.join(here, "one.yaml"), os.path.join(here, "sub", "two.yaml"))
    assert found.baseline == os.path.join(here, "known.json")
    left_out = ("legacy", "gen/a.py", "deep/old/a.py", "made")
    assert [found.excludes(os.path.join(here, "sub", *path.split("/"))) for path in left_out] == [True] * 4
    assert not found.excludes(os.path.join(here, "sub", "sub", "gen", "a.py"))
    assert chosen(found, "sub/tests/a.py") == {"ABC102", "CL001", "CL002"}
    assert chosen(found, "sub/a.py") == {"ABC102", "ABC201", "CL001", "CL002"}


def test_a_file_may_be_extended_through_others() -> None:
    write("base.toml", "strict = true\nscope = 'target'\n")
    write("team/.compatlint.yaml", "extend: ../base.toml\nscope: all\n")
    write("team/app/pyproject.toml", "[tool.compatlint]\nextend = '../.compatlint.yaml'\nmarkdown = true\n")
    found = at("team/app")
    assert (found.strict, found.scope, found.markdown) == (True, "all", True)
    assert not at("team/app", strict=False).strict


@pytest.mark.parametrize(
    ("base", "message"),
    [
        (None, "sub/pyproject.toml:2: `extend` names no file: base.toml"),
        ("[tool.ruff]\n", None),
        (
            "extend = 'sub/pyproject.toml'\n",
            "base.toml:1: `extend` goes in a circle: sub/pyproject.toml leads back here",
        ),
        ("extend = 'base.toml'\n", "base.toml:1: `extend` goes in a circle: base.toml leads back here"),
        ("strict = true\nstrit = true\n", "base.toml:2: unknown key 'strit'"),
        ("strict = 1\n", "base.toml:1: `strict` must be true or false"),
    ],
)
def test_mistakes_of_extend(base: str | None, message: str | None) -> None:
    write("sub/pyproject.toml", "[tool.compatlint]\nextend = '../base.toml'\n")
    if base is not None:
        write("base.toml", base)
    with pytest.raises(UsageError) as caught:
        at("sub")
    assert str(caught.value).startswith(message or "base.toml:1: unknown key 'tool'")


def test_a_pyproject_without_the_table_cannot_be_extended() -> None:
    write("pyproject.toml", "[tool.ruff]\n")
    write("sub/.compatlint.yaml", "strict: true\nextend: ../pyproject.toml\n")
    expected = r"^sub.\.compatlint\.yaml:2: `extend` names a file without a \[tool\.compatlint\] table: pyproject\.toml"
    with pytest.raises(UsageError, match=expected):
        at("sub")


def test_a_wrong_code_is_told_where_it_is_written() -> None:
    write("base.toml", "ignore = ['XY1']\nextend-select = ['CL004',\n 'AB9']\n")
    write(".compatlint.yaml", "extend: base.toml\nextend-select: [CL002]\n")
    with pytest.raises(UsageError, match=r"^base\.toml:3: unknown code 'AB9'"):
        at().validate(CODES)
    with pytest.raises(UsageError, match=r"^base\.toml:1: unknown code 'XY1'"):
        at().validate((*CODES, "AB901"))


# Patterns.


@pytest.mark.parametrize(
    ("glob", "path", "excluded"),
    [
        ("gen", "gen", True),
        ("gen", "a/gen", True),
        ("gen", "a/genes", False),
        ("gen/", "gen", True),
        ("a/gen", "a/gen", True),
        ("a/gen", "b/a/gen", False),
        ("./a/gen", "a/gen", True),
        ("**/gen", "gen", True),
        ("**/gen", "x/y/gen", True),
        ("*_pb2.py", "x/y/a_pb2.py", True),
        ("a/*.py", "a/b/c.py", True),
        ("?.py", "a.py", True),
        ("?.py", "ab.py", False),
        ("[ab].py", "b.py", True),
        ("[!ab].py", "b.py", False),
        ("{one,two}.py", "two.py", True),
        ("{one,two}.py", "three.py", False),
        ("a,b.py", "a,b.py", True),
        ("{open", "{open", True),
        ("x[", "x[", True),
        ("a.py", "abpy", False),
    ],
)
def test_exclude_patterns(glob: str, path: str, excluded: bool) -> None:
    options = at(exclude=(glob,))
    assert options.excludes(os.path.abspath(path)) is excluded


def test_root_of_patterns_is_literal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = tmp_path / "odd [x]{y}*"
    odd.mkdir()
    monkeypatch.chdir(odd)
    assert at(exclude=("a/b.py",)).excludes(str(odd / "a" / "b.py"))


def test_absolute_pattern(tmp_path: Path) -> None:
    assert at(extend_exclude=(f"{tmp_path}/a/*",)).excludes(str(tmp_path / "a" / "b.py"))


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*a" * 40, "a" * 39 + "b" * 200),
        ("**/a/" * 7 + "x", "a/" * 80 + "y"),
        ("{*a,*b}*{*a,*b}*c", "ab" * 100),
        ("{" * 400 + "*a" + "}" * 400, "b" * 200),
        ("*" * 900 + "b", "a" * 200),
        ("*?" * 200, "a" * 199),
    ],
)
def test_no_pattern_takes_long(glob: str, path: str) -> None:
    started = time.process_time()
    assert not patterns((glob,), "/root").fullmatch(path)
    assert time.process_time() - started < 5


def test_pattern_that_is_none() -> None:
    with pytest.raises(UsageError, match=r"invalid pattern among \[z-a\]"):
        at(exclude=("[z-a]",)).excludes("/x")


# Whose file it is.


def test_the_search_ends_at_the_root_of_the_repository() -> None:
    write(".compatlint.yaml", "strict: true\n")
    write("work/a/b.py", "")
    assert at("work/a").strict
    Path("work/.git").mkdir()
    assert not at("work/a").strict
    assert not at("work").strict
    write("work/pyproject.toml", "[tool.compatlint]\nstrict = true\n")
    assert at("work/a").strict


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_the_file_of_another_user_is_refused() -> None:
    path = write(".compatlint.yaml", "strict: true\n")
    write("work/b.py", "")
    os.chown(path, 12345, -1)
    with pytest.raises(UsageError, match=r"\.compatlint\.yaml: belongs to another user, and decides on work"):
        at("work")
    assert at("work", config=str(path)).strict
    assert not at("work", isolated=True).strict
    os.chown("work", 12345, -1)  # whoever owns the code may say how it is checked
    assert at("work").strict
    os.chown(path, 0, -1)
    os.rename(path, "real.yaml")
    os.symlink("real.yaml", path)
    os.chown(path, 12346, -1, follow_symlinks=False)
    with pytest.raises(UsageError, match="belongs to another user"):
        at("work")


def test_a_configuration_is_a_regular_file_of_some_size() -> None:
    os.mkfifo(".compatlint.yaml")
    with pytest.raises(UsageError, match=r"\.compatlint\.yaml: cannot be read: it is no regular file"):
        at()
    Path(".compatlint.yaml").unlink()
    os.symlink("/dev/zero", "pyproject.toml")
    with pytest.raises(UsageError, match=r"pyproject\.toml: cannot be read: it is no regular file"):
        at()
    Path("pyproject.toml").unlink()
    with write("pyproject.toml", "").open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(UsageError, match="it has more than 5 MB"):
        at()
