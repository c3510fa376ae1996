"""Programs made as a product: every way to reach the API with every way to bring a field."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from tests.wire.clients import CLIENTS, Client
from tests.wire.fields import FIELDS, Field

MESSAGES = '[{"role": "user", "content": "Hi"}]'
COMMON = 'model="gpt-oss-120b", messages=messages'
CLIENTS_OF_ALL = (
    "default",
    "module client",
    "self",
    "elsewhere",
    "async",
)
FIELDS_OF_ALL = (
    "keyword",
    "splatted literal",
    "local dict",
    "update by dict",
    "branches",
    "foreign model",
    "if",
    "none",
    "not given",
    "popped",
    "unused",
    "system and developer",
    "wrapper",
    "partial",
    "decorator drops",
    "bound method kept",
    "other file's dict",
)


def program(client: Client, field: Field, name: str = "main") -> dict[str, str]:
    """The files of one program, by their names."""
    call = field.call.replace("ARGUMENTS", field.arguments)
    body = "\n".join(filter(None, (field.inside, client.call.format(call))))
    top = "\n".join(filter(None, (client.before, field.before, f"MESSAGES = {MESSAGES}")))
    main = f"{top}\n\n\n{client.head}\n{indent(body, '    ' * client.depth)}\n\n\n{client.run}\n"
    files = {name: main, f"{name}_client": client.file, f"{name}_field": field.file}
    return {f"{module}.py": _filled(text, client, name) for module, text in files.items() if text}


def _filled(text: str, client: Client, name: str) -> str:
    """Put names in the place of the words in capitals."""
    words = {
        "CALLEE": client.callee,
        "COMMON": COMMON,
        "OTHER_CLIENT": f"{name}_client",
        "OTHER_FIELD": f"{name}_field",
    }
    for word, meant in words.items():
        text = text.replace(word, meant)
    return text


def programs() -> Iterator[tuple[str, str]]:
    """The pairs of a client and a field: some of each kind with all of the other.

    The target's own SDK doesn't know the sentinels of the other one.
    """
    for way in CLIENTS:
        for road in FIELDS if way in CLIENTS_OF_ALL else FIELDS_OF_ALL:
            if not (way.endswith("target sdk") and "from openai" in FIELDS[road].before):
                yield way, road
