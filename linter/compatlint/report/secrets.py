"""Keys and passwords in what leaves the program: told by their form or by the name of what holds them, and masked.

What merely looks odd is shown: ids, hashes and names of models are not secret unless something that is called a key, a
token, a secret or a password is given them. A mask says nothing of what it hides, not even how long that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from compatlint.pattern import pattern

MASK = "****"
_NEAR = 300  # characters before a literal in which its name is looked for
_SHORTEST = 8  # characters of a key; of a password, and of what a variable of the environment holds:
_SHORT = 6
_LONGEST = 2_000

_HOLDER = r"(?i:key|token|secret|passw(?:or)?d|pwd|passphrase|credential|authorization)"
_NAMED = pattern(_HOLDER)
_PASSWORD = pattern(r"(?i)passw|pwd|passphrase")
# Told by their form; the named group is hidden. No part may make the search of a long text quadratic.
_TOKENS = pattern(
    r"""(?x)(?<![A-Za-z0-9]) (?:
        [a-z]?sk[-_] (?:(?:proj|svcacct|admin|live|test)-)? (?P<key>[\w-]{12,})
        | (?P<long> [a-z]{2,8}[-_] [A-Za-z0-9_-]{40,})
        | (?P<known> gh[a-z]_\w{30,} | hf_[A-Za-z]{30,} | AIza[\w-]{30,}
            | (?<![\w-])eyJ[\w-]{6,} \. [\w-]{6,} (?:\.[\w-]*)?
            | (?:glpat-|npm_|r8_|fw_|lsv2_(?:pt|sk)_|tgp_v\d_|pk_live_)(?=\w*\d)[\w-]{20,})
        | (?<=-u\ ) ["']? [\w.@-]{1,60} : (?!\d+\b) (?P<weak>[^\s:"'<>{}$]{4,})
        | (?i:bearer|basic)\ {1,9} (?P<header>[\w.~+/-]{8,}=*)
    )"""
)
_IN_URL = pattern(r"""://(?:[^\s/@:"'<>{}$]*:(?P<password>[^\s/@"'<>{}$]+)|(?P<key>[^\s/@:"'<>{}$]{12,}))@""")
_AT_HOST = pattern(
    r"""(?x)(?<![\w/.:@+-]) (?!(?i:e?-?mail(?:to)?|sips?|xmpp|acct|authors?|contact|from|to|cc):)
    [\w.+-]+ : (?P<weak>[^\s:@/"'<>{}$()]{4,}) @ (?:[\w-]+(?:\.[\w-]+)+ | localhost | [\w-]+:\d{2,5}\b)"""
)
# Told by the name of what holds them.
_NAME = rf"(?<![\w.-])[\w.-]{{0,60}}?{_HOLDER}[\w.-]{{0,40}}"
_SETTING = "[A-Z][A-Z0-9_]{0,60}?(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|PWD)(?:_[A-Z0-9_]{1,40})?"
_PAIR = pattern(
    rf"""(?x) \bname["']? \s{{0,9}}[:=]\s{{0,9}} ["']?{_SETTING}["']? [ ]{{0,9}}[,\n][\s+-]{{0,60}}
    ["']?(?:value|default)["']? \s{{0,9}}[:=]\s{{0,9}} ["']?(?P<given>[^\s"'(),}}]{{{_SHORTEST},}})"""
)
_OPTION = pattern(
    rf"""(?<![\w-])--[\w-]{{0,60}}?{_HOLDER}[\w-]{{0,40}}(?:=|[ ]{{1,9}}|[ ]?\\?\n[\s+-]{{0,60}})["']?"""
    rf"""(?P<option>[^\s"'-][^\s"']{{{_SHORT - 1},}})"""
)
_VARIABLE = pattern(
    rf"""(?m)(?:^|(?<=[\s;&"'+-])){_SETTING}="""
    rf"""(?P<given>[^\s;&"'(),]{{{_SHORT},}})(?=$|[\s;&"'])"""
)
_TOLD = pattern(
    rf"""(?<![\w.-]){_SETTING}[^\w\n]{{1,60}}(?:(?:is|to|as)[ ])?"""
    rf"""(?P<bare>[\w+/=.~-]{{{_SHORTEST},}})(?![\w(\[.])"""
)
_BARE = pattern(
    rf"""{_NAME}["'\])]{{0,3}}[ \t]{{0,60}}(?:=>|[:=])[ \t]{{0,60}}(?P<bare>[\w+/=.~-]{{{_SHORTEST},}})(?![\w(\[.])"""
)
_LITERAL = pattern(r""""((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'""")
_LEFT_OPEN = pattern(r"(?:[(\[{,=:+|\\]|\bor|\belse)\s*$")
_LAST_TEXT = pattern(r"""["']([\w.-]+)["']\s*$""")
_ASSIGNS = pattern(r"[:=]")
# What is no secret, whatever holds it.
_STAND_IN = pattern(
    r"""(?ix) [{}<>$] | %\( | ^(.)\1*$ | \.\.\. | \*\*\*
    | ^(?:your|my|the|change|some|test|dummy|fake|example|placeholder)\b
    | ^(?:true|false|none|null|required|optional|changeme|\d+)$
    | (?-i:^[A-Z]+(?:_[A-Z0-9]+)+$) | ^[A-Z_]\w*(?:\.[A-Z_]\w*)+$"""
)
_WRITTEN = pattern(r"[\w+.~:@!#%^&*-][\w+/.~:@!#%^&*-]*=*")
_DIGEST = pattern(r"(?i)^(?:sha\d+|md5|blake\w+)[-:=]")
_HEX = pattern(r"(?=.*\d)(?=.*[a-f])[0-9a-f]{16,}\Z")
_PIECES = pattern(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


@lru_cache(maxsize=1024)  # what a rule says is said of each of its findings
def masked(text: str) -> str:
    """A text without the keys and passwords in it."""
    return without(text, secrets(text))


def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text with masks at `spans`."""
    ends = [0, *(end for _, end in spans)]
    return MASK.join(
        text[end:start] for end, start in zip(ends, [*(start for start, _ in spans), len(text)], strict=True)
    )


def secrets(text: str) -> Sequence[tuple[int, int]]:
    """Where in a text there are secrets, in order."""
    spans = [*_formed(text), *(_held(text) if _NAMED.search(text) else ())]
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            before = found.pop()
            found.append((before[0], max(end, before[1])))
        else:
            found.append((start, end))
    return found


def secrets_by_line(lines: Sequence[str]) -> list[list[tuple[int, int]]]:
    """Where in each of the lines there are secrets; the name of one may stand above it."""
    found: list[list[tuple[int, int]]] = [[] for _ in lines]
    text = "\n".join(lines)
    for start, end in secrets(text):
        row = text.count("\n", 0, start)
        begin = text.rfind("\n", 0, start) + 1
        found[row].append((start - begin, end - begin))
    return found


def moved(at: int, spans: Sequence[tuple[int, int]]) -> int:
    """Where the place `at` of a text is when the secrets at `spans` are masked."""
    shift = 0
    for start, end in spans:
        if at <= start:
            break
        shift += min(at - start, len(MASK)) - (min(at, end) - start) if at < end else len(MASK) - (end - start)
    return at + shift


def _formed(text: str) -> Iterator[tuple[int, int]]:
    """Secrets that can be told from what they are."""
    for expression in (_TOKENS, _IN_URL, _AT_HOST) if "@" in text else (_TOKENS,):
        for match in expression.finditer(text):
            kind = match.lastgroup
            if kind is not None and _is_formed(kind, match[kind]):
                yield match.span(kind)


def _is_formed(kind: str, value: str) -> bool:
    if kind in ("known", "password"):
        return True
    if kind == "weak":
        return bool(re.search(r"[\d!#%^&*]", value))
    if kind == "long":
        mixed = all(re.search(letters, value) for letters in ("[A-Z]", "[a-z]", r"\d"))
        return mixed and _is_random(value) and max(map(len, re.split("[-_]", value))) >= 20
    if kind == "header" and value.startswith("eyJ"):
        return True
    parts = re.split("[-_]", value)
    dense = any(len(part) >= 16 or (len(part) >= 12 and re.search(r"\d", part)) for part in parts)
    return _is_random(value) or (dense and (kind == "key" or (len(parts) == 1 and bool(re.search(r"\d", value)))))


def _held(text: str) -> Iterator[tuple[int, int]]:
    """Secrets that can be told from the name of what holds them."""
    for expression in (_PAIR, _OPTION, _VARIABLE, _TOLD, _BARE):
        for match in expression.finditer(text):
            kind = match.lastgroup or ""
            value = match[kind]
            weak = kind == "option" and _is_password(match[0][: -len(value)], value)
            if weak or (not _STAND_IN.search(value) if kind == "given" else _is_random(value)):
                yield match.span(kind)
    for match in _LITERAL.finditer(text):
        value = match[1] or match[2] or ""
        if not _SHORT <= len(value) <= _LONGEST:
            continue
        random = len(value) >= _SHORTEST and _is_random(value)
        if not random and not re.search(r"[\d!#%^&*]", value):
            continue
        name = _holder(text, match.start())
        if name is not None and (random or _is_password(name, value)):
            yield match.start() + 1, match.end() - 1


def _is_password(name: str, value: str) -> bool:
    """Passwords need not be random."""
    named = _PASSWORD.search(name) and not _STAND_IN.search(value) and value[0] != "/"
    return bool(named and re.search(r"[\d!#%^&*]", value) and " " not in value)


def _is_random(value: str) -> bool:
    """Did a machine make this up? Words, and what is joined of them, are not."""
    if not _WRITTEN.fullmatch(value) or _STAND_IN.search(value) or _DIGEST.search(value):
        return False
    parts = re.split(r"[^A-Za-z0-9]+", value)
    joined = "".join(parts)
    return any(map(_is_no_word, parts)) or (len(joined) >= 20 and _in_turn(joined))


def _is_no_word(part: str) -> bool:
    """Digits, small and capital letters in turn, or a run of letters that is too long for a word."""
    if len(part) < _SHORTEST or part.isdigit():
        return False
    if _HEX.match(part) or (len(part) >= 24 and sum(map(str.isdigit, part)) >= 4):
        return True
    return _in_turn(part) or max(map(len, _PIECES.findall(part))) >= 20


def _in_turn(part: str) -> bool:
    pieces = _PIECES.findall(part)
    numbers = sum(map(str.isdigit, pieces))
    if numbers >= 2:
        return len(pieces) >= 4 and len(part) <= 3 * len(pieces)
    return len(pieces) >= 5 and len(part) <= 2.7 * len(pieces)


# Whose value a literal is.


def _holder(text: str, at: int) -> str | None:
    """The name of the secret that the literal at `at` is given to: a variable, an argument, a key, what is called."""
    end = at
    depth, siblings = 0, False
    for place in range(at - 1, max(at - _NEAR, 0) - 1, -1):
        character = text[place]
        if character in ")]}":
            depth += 1
        elif depth:
            depth -= character in "([{"
        elif character == "\n" and not siblings and (text[place + 1 : end].strip(" \t+-") or _is_over(text, place)):
            return _judged(text[place + 1 : end])[1]
        elif character in "([{" or (character == "," and not siblings):
            decided, name = (False, None) if siblings else _judged(text[place + 1 : end])
            if character == "," and not decided:
                before = _LAST_TEXT.search(text, max(place - _NEAR, 0), place) if end == at else None
                decided, name = (True, before[1]) if before and _NAMED.search(before[1]) else (False, None)
            if decided:
                return name
            end, siblings = place, character == ","
    return None if siblings else _judged(text[max(at - _NEAR, 0) : end])[1]


def _is_over(text: str, at: int) -> bool:
    """Does what stands before the line end at `at` not go on below?"""
    return not _LEFT_OPEN.search(text, max(at - _NEAR, 0), at)


def _judged(words: str) -> tuple[bool, str | None]:
    """Whether the words before a literal decide on it, and the name of a secret that is among them."""
    assigned = _ASSIGNS.search(words)
    name = words[: assigned.start()] if assigned else words
    named = name if _NAMED.search(name) else None
    return assigned is not None or named is not None, named
