"""Named fixers: a hit → the edits that repair it, or the reason why it is left to a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from linter.fixers.classes import plain_client
from linter.fixers.clients import correct_url, retarget_client, retarget_key
from linter.fixers.completions import completions_to_chat
from linter.fixers.fields import drop_field, give_argument
from linter.fixers.models import replace_model
from linter.fixers.streaming import join_stream
from linter.model import Context, Fix, Hit, Refusal

Fixer: TypeAlias = "Callable[[Hit, Context], Fix | Refusal]"

FIXERS: Mapping[str, Fixer] = {
    "completions-to-chat": completions_to_chat,
    "correct-url": correct_url,
    "drop-field": drop_field,
    "give-argument": give_argument,
    "join-stream": join_stream,
    "plain-client": plain_client,
    "replace-model": replace_model,
    "retarget-client": retarget_client,
    "retarget-key": retarget_key,
}
