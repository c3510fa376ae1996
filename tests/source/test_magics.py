"""What IPython adds to Python is masked as IPython reads it: its own transformer is asked, cell by cell."""

from __future__ import annotations

import ast
import re

import pytest
from IPython.core.inputtransformer2 import TransformerManager

from compatlint.source.magics import MASK, masked

MAGIC = "magic"

PYTHON = [
    "x = 1",
    "x = 5 % 3\ny = (1\n  % 2)\nz = 'a' \\\n  % ()",
    "if x != y: pass\nassert x, '?'\n# why?\nx  # what?",
    "text = '''\n!ls\n%cd\nwhat?\n%%time\n'''",
    "f'''\n!ls {x!r} {\n  y}\n'''",
    "x = [\n    '!a',\n    b  # %c?\n]",
    "await f()\nasync with x as y:\n    pass",
    "    x = 1\n    if x:\n        y = 2",
    "\n\n  x = 1",
    ">>> x = 1\n>>> for y in z:\n...     y\n... ",
    "In [1]: x = 1",
    "",
    "# only a comment",
]
MAGICS = [
    "%matplotlib inline",
    '!ls -l | grep "it\'s"',
    "!!ls",
    "%%time\nx = 1",
    "%time x = 1; y",
    "x = 1\n%cd ..\ny = 2",
    "if x:\n    !ls\nelse:\n    %cd x",
    "files = !ls\nwhere = %pwd",
    "a, b = !ls (",
    "x = %env HOME\nx = (1,\n)",
    "!pip install a \\\n  b \\\n  c\nx = 1",
    "x = !echo a \\\n  b\ny = 1",
    "%config X = '''\ny = 1",
    "!echo 'unclosed\ny = [1]",
    "x?",
    "x.y??",
    "?x",
    "??x.y",
    "%cd?",
    "x[0].y?",
    "str.*find*?",
    "for x in y:\n    x?\n    z",
    "x = 1\n\n!ls\n\n\n%cd\n",
    "x = {\n  'a': 1,\n}\n!ls {x['a']}",
    "!ls\r\nx = 1\r\n",
    "  !ls\n  x = 1",
    ">>> %cd x\n>>> y = 1",
    "/f a b",
    ",f a b",
    ";f a b",
    "!",
    "%x",
]


class _Normal(ast.NodeTransformer):
    """IPython's calls and our masks as the same name; white space at the ends of rows in a string does not count."""

    def visit_Call(self, node: ast.Call) -> ast.expr:
        called = ast.unparse(node.func)
        if "get_ipython()." in called or called == "f" or called[:1] == MASK:
            return ast.Name(MAGIC)
        self.generic_visit(node)
        return node

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(MAGIC if node.id[0] == MASK else node.id)

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return ast.Constant(re.sub(r"[ \t]+(?=\n)", "", node.value)) if isinstance(node.value, str) else node


def tree(code: str) -> str:
    return ast.dump(_Normal().visit(ast.parse(code)))


@pytest.mark.parametrize("text", PYTHON, ids=ascii)
def test_python_stays_as_it_is(text: str) -> None:
    found = masked(text)
    assert found
    assert MASK not in found.code
    assert tree(found.code) == tree(TransformerManager().transform_cell(text))


@pytest.mark.parametrize("text", MAGICS, ids=ascii)
def test_magics_are_masked_where_ipython_sees_one(text: str) -> None:
    found = masked(text)
    assert found
    theirs = TransformerManager().transform_cell(text)
    if text.startswith("%%time"):  # the body is text to IPython's transformer, and code to us
        theirs = text.partition("\n")[2]
    if text.startswith("%time"):
        theirs = f"{MASK}(); {text.removeprefix('%time ')}"
    assert tree(found.code) == tree(theirs)


@pytest.mark.parametrize("text", [*PYTHON, *MAGICS], ids=ascii)
def test_every_row_and_column_stays(text: str) -> None:
    found = masked(text)
    assert found
    code, rows = found.code.split("\n"), text.split("\n")
    margins = [*found.margins, *[0] * (len(rows) - len(found.margins))]
    assert [len(row) for row in code] == [len(row) - margin for row, margin in zip(rows, margins, strict=True)]


def test_a_call_stands_for_a_command() -> None:
    found = masked("x = !ls -l\n%cd ..  # noqa\n!a \\\n  b")
    assert found
    assert found.code == f"x = {MASK * 4}()\n{MASK * 4}()  # noqa\n{MASK * 3}(\n  )"


@pytest.mark.parametrize("text", ["pip install x", "cd ..\n", "  ls -l x", "uv pip install x"])
def test_one_line_may_be_a_magic_without_its_sign(text: str) -> None:
    found = masked(text)
    assert found
    assert found.code.strip().strip(MASK) == "()"


@pytest.mark.parametrize("text", ["pip = 1", "time (x)", "run", "rm -x", "print x", "pip install x\npip install y"])
def test_what_may_be_python_is(text: str) -> None:
    found = masked(text)
    assert found
    assert found.code == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("%%capture out\nx = 1", "#%capture out\nx = 1"),
        ("\n%%timeit -n 3\n%%capture\n!ls\nx", f"\n#%timeit -n 3\n#%capture\n{MASK}()\nx"),
        ("%%bash\nls -l\n", f"#%bash\n{MASK * 3}()\n"),
        ("%%script bash --bg\nls\n", f"#%script bash --bg\n{MASK * 2}\n"),
        ("%%sx\n", "#%sx\n"),
    ],
)
def test_cell_magics(text: str, code: str) -> None:
    found = masked(text)
    assert found
    assert (found.code, found.apart) == (code, False)


@pytest.mark.parametrize("first", ["%%html", "%%javascript", "%%script perl", "%%sql x = 1", "%%", "%%writefile a.txt"])
def test_cells_of_another_language(first: str) -> None:
    assert masked(f"{first}\nx = 1\n") is None


APART = ["%%writefile a.py", "%%writefile -a x/a.py", "%%file a.py", "%%python3", "%%pypy -O"]


@pytest.mark.parametrize("first", APART)
def test_programs_of_their_own(first: str) -> None:
    found = masked(f"{first}\nx = 1\n")
    assert found
    assert found.apart


def test_help_on_a_cell_magic() -> None:
    found = masked("%%timeit?")
    assert found
    assert found.code == f"{MASK * 7}()"


ODD = ["%", "!\\", "!a \\\n", "!a \\\n\n\\\n", "?", "x ?? ?", "%%", "%%time", "= %x", "'''", "f(\n!"]


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_odd_cells_have_the_shape_of_their_text(text: str) -> None:
    found = masked(text)
    if found is not None:
        assert re.sub(r"[^\n]", "x", found.code) == re.sub(r"[^\n]", "x", text)
