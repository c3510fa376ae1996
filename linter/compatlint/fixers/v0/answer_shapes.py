"""The shape of what each endpoint answers, by paths: what `answer["choices"][0]` is, and what it has.

openai 3.57.0, `openai.types`, with the names that openai 0.28 gave the same things (it gave the JSON as it came). A
field that may be missing or null ends in a question mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from compatlint.dataflow.references.consumers.flow import Steps

Fields: TypeAlias = "Mapping[str, str]"  # each with the shape of what it is, [of each element]; "" for what has none

_HEAD = {"id": "", "object": "", "created": "", "model": "", "system_fingerprint?": ""}
_CALLED = {"name?": "", "arguments?": ""}
_SAID = {"role?": "", "content?": "", "refusal?": "", "function_call?": "called", "tool_calls?": "[tool call]"}

SHAPES: Mapping[str, Fields] = {
    "chat.completions": {**_HEAD, "choices": "[choice]", "usage?": "usage", "service_tier?": "", "(each)": "chunk"},
    "choice": {"index": "", "message": "message", "finish_reason": "", "logprobs?": ""},
    "message": _SAID,
    "called": _CALLED,
    "tool call": {"index?": "", "id?": "", "type?": "", "function?": "called"},
    "chunk": {**_HEAD, "choices": "[chunk choice]", "usage?": "usage"},
    "chunk choice": {"index": "", "delta": "delta", "finish_reason?": "", "logprobs?": ""},
    "delta": _SAID,
    "usage": {"prompt_tokens": "", "completion_tokens": "", "total_tokens": ""},
    "completions": {**_HEAD, "choices": "[text choice]", "usage?": "usage", "(each)": "text chunk"},
    "text chunk": {**_HEAD, "choices": "[text choice]", "usage?": "usage"},
    "text choice": {"index": "", "text": "", "finish_reason?": "", "logprobs?": "text logprobs"},
    "text logprobs": {"tokens?": "", "token_logprobs?": "", "top_logprobs?": "", "text_offset?": ""},
    "embeddings": {"object": "", "model": "", "data": "[embedding]", "usage": "usage"},
    "embedding": {"object": "", "index": "", "embedding": ""},
    "images": {"created": "", "data": "[image]"},
    "image": {"url?": "", "b64_json?": "", "revised_prompt?": ""},
    "audio": {"text": "", "language?": "", "duration?": "", "segments?": "[segment]"},
    "segment": {"id": "", "start": "", "end": "", "text": ""},
    "moderations": {"id": "", "model": "", "results": "[moderation]"},
    "moderation": {"flagged": "", "categories": "categories", "category_scores": "categories"},
    "categories": dict.fromkeys(
        [
            *("hate", "hate/threatening", "harassment", "harassment/threatening", "self-harm", "self-harm/intent"),
            *("self-harm/instructions", "sexual", "sexual/minors", "violence", "violence/graphic"),
        ],
        "",
    ),
    "files": {"object": "", "id": "", "filename": "", "bytes": "", "purpose": "", "status": "", "data": "[file]"},
    "file": {"object": "", "id": "", "filename": "", "bytes": "", "purpose": "", "status": "", "created_at": ""},
    "models": {"object": "", "data": "[model]", "id": "", "created": "", "owned_by": ""},
    "model": {"id": "", "object": "", "created": "", "owned_by": ""},
}

PLAIN, UNKNOWN = "", "?"
DUMPS = frozenset({".to_dict()", ".to_dict_recursive()"})


def place(endpoint: str, path: Steps) -> str:
    """What lies at a path of an answer: a shape, "[shape]", PLAIN or UNKNOWN."""
    here = endpoint
    for step in path:
        here = _further(here, step)
    return here


def _further(here: str, step: str) -> str:
    if here in (PLAIN, UNKNOWN):
        return here
    name = step.strip(".[]")
    each = name in ("*", "?") or name.lstrip("-").isdigit()
    if here.startswith("["):
        return here[1:-1] if each else here if name == ":" else UNKNOWN
    if step == "[*]" or name in ("__anext__()", "__next__()"):
        return SHAPES[here].get("(each)", UNKNOWN)
    if step in DUMPS or step.startswith("'"):
        return PLAIN
    if here in ("chat.completions", "completions") and name in ("close()", "aclose()", "response_ms"):
        return PLAIN if name != "response_ms" else UNKNOWN
    known = SHAPES[here]
    return known.get(name, known.get(f"{name}?", UNKNOWN))


def is_optional(endpoint: str, path: Steps) -> bool:
    """May what lies at a path be missing?"""
    around = place(endpoint, path[:-1])
    return f"{path[-1].strip('.[]')}?" in SHAPES.get(around, ())


def is_followed(endpoint: str, path: Steps) -> bool:
    """Is what lies at a path something that has a shape?"""
    return place(endpoint, path) not in (PLAIN, UNKNOWN)


def unknown(endpoint: str, path: Steps) -> str:
    """The first step of a path that leads to what no answer is known to have."""
    for end in range(1, len(path) + 1):
        if place(endpoint, path[:end]) == UNKNOWN:
            return path[end - 1].strip(".[]")
    return ""
