"""Which regular expressions a pack may have: none that could take long, and all that people write."""

from __future__ import annotations

import random
import re
import time
import warnings

import pytest

from compatlint.packs.reading.regexes import why_slow

SLOW = [
    *(
        "^(a+)+$",
        "(a|a)*b",
        "(a|aa)+$",
        "(a*)*",
        "(?:a?)*b",
        r"(\w+\s?)*$",
        "([a-z]+[a-z0-9]*)+x",
        "(x+x+)+y",
        "((a|b)*|c)*d",
    ),
    *(
        "(.*a){11}b",
        "(.*,){20}P",
        ".*a.*b.*c",
        "a*a*a*b",
        "a?" * 30 + "a" * 30,
        "(a{1,5}){1,9}b",
        "(?:a{0,100}){0,100}b",
    ),
    *(
        "(?:ab|AB)*c",
        "(?:s.|\u017f.)*!",
        "(?=(a+)+b)c",
        "(?:(?=a*a*b)a)*c",
        r"(?:(a+)\1)*b",
        r"(\S+|\s+)*x",
        r"(\W+|\u00e9)*x",
    ),
    *(
        "(" * 900 + ")" * 900,
        "a" * 2_001,
        "(?a:(?:\\W|\u00e9)+)+x",
        "(?:(?:a|b)+)+?c",
        "(?i:(k|\u212a.)*!)+",
        r"(a*)b?\1c",
    ),
]
QUICK = [
    *(
        "(?:\u8bf7|\u4f60)*\u5417",
        "(a|ab)*c",
        r"gpt-\d+(\.\d+)?",
        r"^https?://[^/]+/v\d+",
        r"(?:\w+\s+)*end",
        "foo.*bar",
    ),
    *(
        r"secret-[a-z]+-\d{3,}",
        r"\b(?:foo|bar|baz)\b",
        "(?:(?:abc|abd)-)+x",
        r"^(?:[a-z]+\.)*example\.com$",
        "^.*foo.*bar",
    ),
    *(
        "[A-Za-z0-9_-]{20,}$",
        r"([^\s,]+\s+)+x",
        r"(\W+\w+)*x",
        "(?:any |all |the |these )*x",
        r"(?x) a \s+ b",
        "",
        "^",
        "a{3}",
    ),
    *(r"^/+(?!/|v1/+(?!/|x/+))", "(?:red|green|blue)(?:, (?:red|green|blue))*", r"(['\"]).*?\1"),
]


@pytest.mark.parametrize("pattern", SLOW)
def test_what_may_take_long_is_told(pattern: str) -> None:
    started = time.process_time()
    assert why_slow(pattern)
    assert time.process_time() - started < 10


@pytest.mark.parametrize("pattern", QUICK)
def test_what_takes_no_time_is_let_in(pattern: str) -> None:
    assert why_slow(pattern) is None


def some(pick: random.Random, depth: int) -> str:
    """An expression made at random."""
    parts = []
    for _ in range(pick.randint(1, 4)):
        kind = pick.random()
        if kind < 0.6 or not depth:
            parts.append(pick.choice(["a", "b", "[ab]", ".", "[^a]", r"\w", r"\s", " ", "c", r"[^\s]", r"\b", "$"]))
        elif kind < 0.75:
            parts.append(f"(?:{some(pick, depth - 1)}|{some(pick, depth - 1)})")
        else:
            parts.append(f"({pick.choice(['?=', '?!', '?:', '?:'])}{some(pick, depth - 1)})")
        if parts[-1][:2] not in ("(?=", "(?!") and parts[-1] not in ("$", r"\b") and pick.random() < 0.4:
            parts[-1] += pick.choice(["*", "+", "?", "*?", "{0,3}", "{1,20}", "{2,}"])
    return "".join(parts)


TEXTS = ("a" * 400 + "!", "ab" * 200 + "!", " a" * 200 + "!", "a " * 100 + "aab" * 100 + "\n", "ca" * 200 + "b" * 100)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_let_in_takes_no_time(seed: int) -> None:
    pick = random.Random(seed)
    found = [pattern for pattern in (some(pick, 3) for _ in range(400)) if why_slow(pattern) is None]
    assert len(found) > 50
    for pattern in found:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compiled = re.compile(pattern, re.IGNORECASE)
        started = time.process_time()
        for text in TEXTS:
            compiled.search(text)
        assert time.process_time() - started < 5, pattern
