"""Whatever way another file reads a field or the key of a message: it stays where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from compatlint.cli.main import main as command
from tests import harness

BOT = """\
from openai import OpenAI

OPTIONS = {"temperature": 0.3, "frequency_penalty": 0.2}
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


def ask(text):
    return client.chat.completions.create(model="gpt-oss-120b", messages=[{"role": "user", "content": text}], **OPTIONS)
"""
CHAT = """\
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk")


class Chat:
    def __init__(self):
        self.history = []

    def add(self, role, text):
        self.history.append({"role": role, "content": text, "at": 1})

    def ask(self, text):
        self.add("user", text)
        return client.chat.completions.create(model="gpt-oss-120b", messages=self.history)
"""
ASKED = 'import bot\nc = bot.Chat()\nc.ask("x")\n'
PAGES = [  # that read OPTIONS
    'from bot import OPTIONS as o\nprint(o["frequency_penalty"])',
    'import bot as b\nprint(b.OPTIONS.get("frequency_penalty"))',
    'import bot\nprint("frequency_penalty" in bot.OPTIONS)',
    "import bot\nfor k in bot.OPTIONS: print(k)",
    "import bot\nprint({**bot.OPTIONS})",
    'import bot\nprint(dict(bot.OPTIONS)["frequency_penalty"])',
    "import bot\ndef show(temperature, frequency_penalty=9): print(frequency_penalty)\nshow(**bot.OPTIONS)",
    'import bot\nprint(getattr(bot, "OPTIONS")["frequency_penalty"])',
    "import bot, json\nprint(json.dumps(bot.OPTIONS))",
    'import bot\nprint("{frequency_penalty}".format(**bot.OPTIONS))',
    'import bot\nprint("%(frequency_penalty)s" % bot.OPTIONS)',
    'import bot\nfrom string import Template\nprint(Template("$frequency_penalty").substitute(bot.OPTIONS))',
    'import bot, operator\nprint(operator.itemgetter("frequency_penalty")(bot.OPTIONS))',
    'import bot\nmatch bot.OPTIONS:\n    case {"frequency_penalty": x}: print(x)\n    case _: print("none")',
    'import bot\nkey = "frequency_penalty"\nprint(bot.OPTIONS[key])',
    'from bot import *\nprint(OPTIONS["frequency_penalty"])',
    'import importlib\nprint(importlib.import_module("bot").OPTIONS["frequency_penalty"])',
    'import bot\nclass View:\n    options = bot.OPTIONS\nprint(View().options["frequency_penalty"])',
    "import bot\nprint(sorted(bot.OPTIONS))",
    'import bot\nget = lambda: bot.OPTIONS\nprint(get()["frequency_penalty"])',
    'import bot\nprint(vars(bot)["OPTIONS"]["frequency_penalty"])',
    'import bot\nprint(bot.OPTIONS == {"temperature": 0.3})',
    "import bot\nprint([*bot.OPTIONS])",
    'import bot\ndef f(o=bot.OPTIONS): return o["frequency_penalty"]\nprint(f())',
    'import bot\nprint(bot.ask.__globals__["OPTIONS"]["frequency_penalty"])',
    "import bot\na, *rest = bot.OPTIONS.values()\nprint(a, rest)",
    'import bot\ndef read():\n    return bot.OPTIONS["frequency_penalty"]\nprint(read())',
    (
        "import bot\n"
        "from dataclasses import dataclass\n"
        "@dataclass\n"
        "class S:\n"
        "    temperature: float\n"
        "    frequency_penalty: float = 7\n"
        "print(S(**bot.OPTIONS))"
    ),
    "import bot\nprint(len(bot.OPTIONS), list(bot.OPTIONS.items())[-1])",
    "import bot\nprint(max(bot.OPTIONS.values()), min(bot.OPTIONS, key=bot.OPTIONS.get))",
    "import bot\nprint(list(map(str, bot.OPTIONS)))",
    'import bot\nx = bot.OPTIONS | {"a": 1}\nprint(x)',
    'import bot\nprint(f"{bot.OPTIONS}")',
    'import bot\nwith_all = {"o": bot.OPTIONS}\nprint(with_all["o"]["frequency_penalty"])',
    (
        "import bot\n"
        "class C:\n"
        "    def __init__(self, o): self.o = o\n"
        '    def show(self): print(self.o["frequency_penalty"])\n'
        "C(bot.OPTIONS).show()"
    ),
    (
        "import bot\n"
        "from functools import partial\n"
        'def show(o): print(o["frequency_penalty"])\n'
        "partial(show, bot.OPTIONS)()"
    ),
    "import bot\nimport pprint\npprint.pprint(bot.OPTIONS)",
    'import bot\ndef walk(o):\n    yield o\nfor one in walk(bot.OPTIONS): print(one["frequency_penalty"])',
    'import bot\nimport copy\nmine = copy.deepcopy(bot.OPTIONS)\nmine["temperature"] = 1\nprint(mine)',
    'import bot\nstack = []\nstack.append(bot.OPTIONS)\nprint(stack.pop()["frequency_penalty"])',
    "import bot\n(lambda **k: print(k))(**bot.OPTIONS)",
    'import sys, bot\nprint(sys.modules["bot"].OPTIONS["frequency_penalty"])',
    'import bot\nprint(bot.__dict__["OPTIONS"]["frequency_penalty"])',
    'import bot\no = bot.OPTIONS\ndel o["frequency_penalty"]\nprint(o)',
    'import bot\nprint(bot.OPTIONS.pop("frequency_penalty", 5))',
    'import bot\nprint(bot.OPTIONS.setdefault("frequency_penalty", 5))',
    "import bot\nprint(*bot.OPTIONS)",
    'import bot\nprint(any(k.startswith("freq") for k in bot.OPTIONS))',
    'import bot\ntry:\n    print(bot.OPTIONS["frequency_penalty"])\nexcept KeyError:\n    print("no")',
    'import bot\ndef opts():\n    return bot.OPTIONS\nprint(opts().get("frequency_penalty"))',
    'import bot\nimport collections\nprint(collections.ChainMap({}, bot.OPTIONS)["frequency_penalty"])',
    'import bot\nprint(set(bot.OPTIONS) - {"temperature"})',
    'import bot\nt = (1, bot.OPTIONS)\na, b = t\nprint(b["frequency_penalty"])',
    'import bot\nprint([v for k, v in bot.OPTIONS.items() if k != "temperature"])',
    'import bot\nx = bot.OPTIONS if bot.client else {}\nprint(x["frequency_penalty"])',
    "import bot\nprint({k: v for k, v in bot.OPTIONS.items()})",
    'import bot\nprint(bot.OPTIONS.__getitem__("frequency_penalty"))',
    ('import bot\nasync def f(o): return o["frequency_penalty"]\nimport asyncio\nprint(asyncio.run(f(bot.OPTIONS)))'),
    "import bot\nprint(str(bot.OPTIONS)[:60])",
    (
        "import bot\n"
        "import concurrent.futures as c\n"
        'def f(o): return o["frequency_penalty"]\n'
        "with c.ThreadPoolExecutor() as p: print(p.submit(f, bot.OPTIONS).result())"
    ),
    'import bot\nif (o := bot.OPTIONS): print(o["frequency_penalty"])',
    ('from unittest.mock import patch\nimport bot\nwith patch.dict("bot.OPTIONS", temperature=1): print(bot.OPTIONS)'),
    'import bot\nclass D(dict): pass\nprint(D(bot.OPTIONS)["frequency_penalty"])',
    "import bot\nfor bot.x in [1]: pass\nprint(list(zip(bot.OPTIONS, bot.OPTIONS.values())))",
    "import bot\nprint(next(reversed(bot.OPTIONS)))",
    "import bot\nprint(repr(bot.OPTIONS))",
    (
        "import bot\n"
        "def outer():\n"
        "    o = bot.OPTIONS\n"
        "    def inner():\n"
        '        return o["frequency_penalty"]\n'
        "    return inner\n"
        "print(outer()())"
    ),
    "import bot\nprint(hash(tuple(bot.OPTIONS)) is None, tuple(bot.OPTIONS))",
]
PAGES_OF_MESSAGES = [  # that read what is in the history of `c`
    'print(c.history[0]["at"])',
    'for m in c.history: print(m.get("at"))',
    'print([m["at"] for m in c.history])',
    "import json\nprint(json.dumps(c.history))",
    "print(c.history)",
    'def show(ms):\n    for m in ms: print(m["at"])\nshow(c.history)',
    "print(c.history[-1])",
    'print("{at}".format(**c.history[0]))',
    'print(sorted(c.history, key=lambda m: m["at"]))',
    'last = c.history[-1]\nprint("at" in last)',
    'print({m["content"]: m for m in c.history})',
    (
        "class View(bot.Chat):\n"
        '    def show(self): print([m["at"] for m in self.history])\n'
        'v = View(); v.ask("x"); v.show()'
    ),
    'def first(chat): return chat.history[0]\nprint(first(c)["at"])',
    'print(list(map(lambda m: m["at"], c.history)))',
    'print(getattr(c, "history")[0]["at"])',
    'print(vars(c)["history"][0]["at"])',
    "print(c.__dict__)",
    'import copy\nprint(copy.copy(c).history[0]["at"])',
    'print(max(m["at"] for m in c.history))',
    'h = c.history\nh.append({"role": "user", "content": "y", "at": 4})\nprint(h)',
    'from operator import attrgetter\nprint(attrgetter("history")(c)[0]["at"])',
    (
        "class Box:\n"
        "    def __init__(self, chat): self.chat = chat\n"
        '    def at(self): return self.chat.history[0]["at"]\n'
        "print(Box(c).at())"
    ),
    "import pickle\nprint(pickle.loads(pickle.dumps(c)).history)",
    'for i, m in enumerate(c.history): print(i, m["at"])',
    'a, = c.history\nprint(a["at"])',
    'chats = {"a": c}\nprint(chats["a"].history[0]["at"])',
    "print(len(c.history[0]))",
    'def rows(chat):\n    for m in chat.history:\n        yield m\nprint([r["at"] for r in rows(c)])',
    'match c.history:\n    case [{"at": x}]: print(x)\n    case _: print("none")',
    't = "%(at)s"\nprint(t % c.history[0])',
    'print(c.history[0] == {"role": "user", "content": "x", "at": 1})',
    'm = c.history[0]\nm["at"] += 1\nprint(m["at"])',
    'print([m for m in c.history if m["at"] > 0])',
    "print(*[m.values() for m in c.history])",
    "h = [dict(m, x=1) for m in c.history]\nprint(h)",
    'h = [{**m} for m in c.history]\nprint(h[0]["at"])',
    'from itertools import groupby\nprint([k for k, _ in groupby(c.history, key=lambda m: m["at"])])',
    'import bot as b\ndef t(self): return self.history[0]["at"]\nb.Chat.t = t\nprint(c.t())',
    'print(filter(None, c.history).__class__, list(filter(lambda m: m["at"], c.history)))',
    'out = []\nout += c.history\nprint(out[0]["at"])',
    'out = []\nout.extend(c.history)\nprint(out[0]["at"])',
    "print(str(c.history))",
    'n = 0\nwhile n < 1:\n    m = c.history[n]\n    n += 1\n    print(m["at"])',
]
LOOKALIKES = [  # that read something else
    'import bot\nprint(bot.OPTIONS["temperature"], bot.OPTIONS.get("seed"), "top_p" in bot.OPTIONS)',
    'OPTIONS = {"frequency_penalty": 1}\nprint(OPTIONS["frequency_penalty"])',
    'import bot\nclass View:\n    OPTIONS = {"frequency_penalty": 1}\nprint(View().OPTIONS["frequency_penalty"])',
    'import bot\nbot.OPTIONS["seed"] = 1\nbot.OPTIONS.update(top_p=1)\nbot.OPTIONS.pop("frequency_penalty", None)',
    "import bot\nif bot.OPTIONS and isinstance(bot.OPTIONS, dict): print(bot.OPTIONS is not None)",
    (
        'import bot\ndef show(o): print(o["temperature"])\n'
        'show(bot.OPTIONS)\nshow({"frequency_penalty": 1, "temperature": 2})'
    ),
]


def migrated(directory: Path, bot: str, page: str) -> str:
    """What becomes of bot.py beside a page."""
    harness.write(directory, {"bot.py": bot, "page.py": page + "\n"})
    with harness.inside(directory):
        CliRunner().invoke(command, ["migrate", ".", "--write", "--force"], catch_exceptions=False)
    assert (directory / "page.py").read_text(encoding="utf-8") == page + "\n"
    return (directory / "bot.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_a_field_that_is_read_stays(page: str, tmp_path: Path) -> None:
    assert '"frequency_penalty": 0.2}' in migrated(tmp_path, BOT, page)


@pytest.mark.parametrize("page", PAGES_OF_MESSAGES)
def test_a_key_of_a_message_that_is_read_stays(page: str, tmp_path: Path) -> None:
    assert '"at": 1})' in migrated(tmp_path, CHAT, ASKED + page)


@pytest.mark.parametrize("page", LOOKALIKES)
def test_a_field_that_nobody_reads_goes(page: str, tmp_path: Path) -> None:
    assert "frequency_penalty" not in migrated(tmp_path, BOT, page)
