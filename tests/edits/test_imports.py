"""One more import, at its place among the others, by table."""

from __future__ import annotations

import pytest

from tests.edits.makers import Make, add, check_edit, drop, drop_line, rows

IMPORTS = [
    ("there", "import os\n", add("os"), "import os\n"),
    ("there beside another", "import os, sys\n", add("sys"), "import os, sys\n"),
    ("there, later", "x = 1\nimport sys; import os\n", add("os"), "x = 1\nimport sys; import os\n"),
    ("there as a package", "import os.path\n", add("os"), "import os.path\n"),
    ("renamed", "import os as o\n", add("os"), "import os as o\nimport os\n"),
    ("only inside", "def g():\n    import os\n", add("os"), "import os\n\n\ndef g():\n    import os\n"),
    ("twice", "import json\n", add("os", "os"), "import json\nimport os\n"),
    ("two", "import json\n", add("sys", "os"), "import json\nimport os\nimport sys\n"),
    ("sorted", "import json\nimport sys\n", add("os"), "import json\nimport os\nimport sys\n"),
    ("first", "import sys\n\nx = 1\n", add("os"), "import os\nimport sys\n\nx = 1\n"),
    ("last of its section", "import json\n\nimport openai\n", add("os"), "import json\nimport os\n\nimport openai\n"),
    ("before from", "from json import x\n\nimport z\n", add("os"), "import os\nfrom json import x\n\nimport z\n"),
    ("section of its own", "import openai\n\nx = 1\n", add("os"), "import os\n\nimport openai\n\nx = 1\n"),
    ("relative", "from . import x\n", add("os"), "import os\n\nfrom . import x\n"),
    ("foreign", "import os\n\nx = 1\n", add("zlib2"), "import os\n\nimport zlib2\n\nx = 1\n"),
    ("foreign, beside others", "import os\n\nimport b\n", add("c", "a"), "import os\n\nimport a\nimport b\nimport c\n"),
    ("docstring", '"""Doc."""\nimport sys\n', add("os"), '"""Doc."""\nimport os\nimport sys\n'),
    ("docstring only", '"""Doc."""\n', add("os"), '"""Doc."""\n\nimport os\n'),
    ("docstring, code", '"""Doc."""\nx = 1\n', add("os"), '"""Doc."""\n\nimport os\n\nx = 1\n'),
    ("docstring, def", '"""D."""\n\n\ndef g(): ...\n', add("os"), '"""D."""\n\nimport os\n\n\ndef g(): ...\n'),
    ("docstring, section", '"""D."""\n\nimport b\n', add("os"), '"""D."""\n\nimport os\n\nimport b\n'),
    (
        "future",
        '"""D."""\nfrom __future__ import annotations\n\nx = 1\n',
        add("os"),
        '"""D."""\nfrom __future__ import annotations\n\nimport os\n\nx = 1\n',
    ),
    (
        "future, imports",
        "from __future__ import annotations\n\nimport sys\n",
        add("os"),
        "from __future__ import annotations\n\nimport os\nimport sys\n",
    ),
    ("empty", "", add("os"), "import os\n"),
    ("comment only", "# licence\n", add("os"), "# licence\nimport os\n"),
    ("code only", "x = 1\n", add("os"), "import os\n\nx = 1\n"),
    ("header", "#!/bin/x\n# coding: utf-8\nx = 1\n", add("os"), "#!/bin/x\n# coding: utf-8\nimport os\n\nx = 1\n"),
    ("licence", "# licence\n\nimport sys\n", add("os"), "# licence\n\nimport os\nimport sys\n"),
    ("licence, code", "# licence\n\n\ndef g(): ...\n", add("os"), "# licence\n\n\nimport os\n\n\ndef g(): ...\n"),
    ("cookie on line two", "\n# coding: utf-8\nimport sys\n", add("os"), "\n# coding: utf-8\nimport os\nimport sys\n"),
    (
        "comment of the first import",
        "# licence\n\n# for exit\nimport sys\n",
        add("os"),
        "# licence\n\nimport os\n# for exit\nimport sys\n",
    ),
    (
        "try only",
        "try:\n    import os\nexcept ImportError:\n    pass\n",
        add("os"),
        "import os\n\ntry:\n    import os\nexcept ImportError:\n    pass\n",
    ),
    (
        "type checking first",
        "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import os\n",
        add("os"),
        "import os\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import os\n",
    ),
    (
        "imports behind code that may use it",
        "try:\n    import a\nexcept ImportError: ...\na.b()\nimport sys\n",
        add("os"),
        "import os\n\ntry:\n    import a\nexcept ImportError: ...\na.b()\nimport sys\n",
    ),
    (
        "name of a module",
        "import os\nimport httpx\n",
        add("acme.sdk:Acme"),
        "import os\nimport httpx\nfrom acme.sdk import Acme\n",
    ),
    (
        "name that is there",
        "from acme import (\n    Acme,\n)\n",
        add("acme:Acme"),
        "from acme import (\n    Acme,\n)\n",
    ),
    (
        "name under another name",
        "from acme import Acme as A\n",
        add("acme:Acme"),
        "from acme import Acme as A\nfrom acme import Acme\n",
    ),
    (
        "name of a neighbour",
        "from .acme import Acme\n",
        add("acme:Acme"),
        "from acme import Acme\nfrom .acme import Acme\n",
    ),
    ("imports behind constants", "__all__ = []\n\nimport sys\n", add("os"), "__all__ = []\n\nimport os\nimport sys\n"),
    ("with other edits", "x = f(a, b)\n", add("os") + drop("b"), "import os\n\nx = f(a)\n"),
    ("in place of the only one", "# l\n\nimport a\n", add("os") + drop_line("import a"), "# l\nimport os\n"),
]

ROWS = [*rows("import", IMPORTS)]


@pytest.mark.parametrize(("before", "makes", "after"), ROWS)
def test_edit(before: str, makes: list[Make], after: str) -> None:
    check_edit(before, makes, after)
