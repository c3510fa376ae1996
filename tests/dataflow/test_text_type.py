"""Whether an expression is text: `use(…)` in each program is asked about."""

from __future__ import annotations

from pathlib import Path

import libcst as cst
import pytest

from compatlint.dataflow.project.project import Project
from compatlint.dataflow.references.references import References
from compatlint.dataflow.references.text_type import is_text
from compatlint.dataflow.scopes.guards import Truth
from compatlint.screen.interests import Interests
from compatlint.screen.modules import Modules
from compatlint.source.cells import read

TEXT = [
    "use('a')",
    "use(f'{x}')",
    "use('a' + other())",
    "use(other() + 'a')",
    "use('%s' % other())",
    "use('-' * 20 + other())",
    "use(str(other()))",
    "use(input('? '))",
    "use(' '.join(other()))",
    "use(other().strip())",
    "use(open('f').read())",
    "with open('f') as f:\n    use(f.read())",
    "import sys\nuse(sys.argv[1])",
    "import os\nuse(os.environ['P'])",
    "import json\nuse(json.dumps(other()))",
    "p = 'a'\np += other()\nuse(p)",
    "p = 'a' if other() else 'b'\nuse(p)",
    "use(other() or '')",
    "def f(p: str):\n    use(p)",
    "def f(p: 'str | None' = None):\n    use(p)",
    "def f(p):\n    use(p)\nf('a')\nf(f'{x}')",
    "def f(p, n=3):\n    use(p)\nf(n=1, p='a')",
    "def f(p='a'):\n    use(p)\nf()",
    "def f(p):\n    use(p)\nfor x in ['a', 'b']:\n    f(x)",
    "def f(p):\n    use(p)\ndef g(q):\n    f(q + '!')\ng(other())",
    "def g(q):\n    return 'a' + q\nuse(g(1))",
    "def g(q) -> str:\n    return other(q)\nuse(g(1))",
    "for p in open('f').read().splitlines():\n    use(p)",
    "def f(ps: list[str]):\n    for p in ps:\n        use(p)",
    "def f(ps: list[str]):\n    return [use(p) for p in ps]",
    "class A:\n    p: str\n    def f(self):\n        use(self.p)",
    "class A:\n    def __init__(self, p: str):\n        self.p = p\n    def f(self):\n        use(self.p)",
    "from concurrent.futures import ThreadPoolExecutor\ndef f(p):\n    use(p)\nThreadPoolExecutor().map(f, ['a', 'b'])",
    "async def g():\n    return 'a'\nasync def f():\n    use(await g())",
    "p = ''\nfor x in other():\n    p = p + x\nuse(p)",
    "def f(p: str):\n    p = p.strip()\n    use(p[:100])",
]
UNKNOWN = [
    "p = other()\nuse(p + p)",
    "p = other()\nq = p\nuse(p + q)",
    "p = other()\nfor x in 'ab':\n    p = p + p\nuse(p)",
    "use(other())",
    "def f(p):\n    use(p)",
    "def f(p):\n    use(p)\nf('a')\nf(other())",
    "def f(p):\n    use(p)\nf(*other())",
    "def f(p):\n    use(p)\nother(f)\nf('a')",
    "def f(p=None):\n    use(p)",
    "use(open('f', 'rb').read())",
    "p = 'a'\nif other():\n    p = other()\nuse(p)",
    "use(other()['prompt'])",
    "use(other().encode('a'))",
    "for p in other():\n    use(p)",
    "def f(ps: list):\n    for p in ps:\n        use(p)",
    "def f(p: 'str | list[str]'):\n    use(p)",
    "class A:\n    def __init__(self, p):\n        self.p = p\n    def f(self):\n        use(self.p)",
    "def g(q):\n    if other():\n        return 'a'\n    return other()\nuse(g(1))",
]
OTHER = ["use(['a'])", "use(3)", "use([1, 2])", "use(['a' for _ in range(3)])", "p = ['a']\nuse(p)"]
CASES = [*((text, Truth.YES) for text in TEXT), *((t, Truth.MAYBE) for t in UNKNOWN), *((t, Truth.NO) for t in OTHER)]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_is_text(text: str, expected: Truth, tmp_path: Path) -> None:
    path = tmp_path / "main.py"
    project = Project(Interests(Modules(), (), (), (), (), (), ()), given=frozenset({str(path)}))
    file = project.add(read(str(path), text.encode()))
    sites = [site for scope in file.scope.walk() for site in scope.calls]
    (call,) = [one.call for one in sites if isinstance(one.call.func, cst.Name) and one.call.func.value == "use"]
    references = References(project)
    assert is_text(call.args[0].value, references.tree(file), references) is expected
