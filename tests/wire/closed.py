"""What the target's closed schema of a chat completion refuses, by edition (FACTS.md part 2, July 2026, and part 5).

Written from the facts by itself: it shares nothing with the packs, so that each can show where the other is wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

FIRST, LATER = "2025-09", "2026-10"
BODY = {
    *("messages", "model", "max_completion_tokens", "max_tokens", "min_completion_tokens", "min_tokens", "temperature"),
    *("top_p", "frequency_penalty", "presence_penalty", "logit_bias", "n", "logprobs", "top_logprobs", "seed", "stop"),
    *("stream", "stream_options", "response_format", "tools", "tool_choice", "parallel_tool_calls", "prediction"),
    *("reasoning_effort", "reasoning_format", "clear_thinking", "disable_reasoning", "model_parameters"),
    *("prompt_cache_key", "service_tier", "user"),
}
LATER_FIELDS = {
    *("prediction", "reasoning_format", "clear_thinking", "disable_reasoning", "model_parameters", "prompt_cache_key"),
}
SAID = {"role", "content", "name"}
MESSAGES = {
    "system": SAID,
    "developer": SAID,
    "user": SAID,
    "assistant": {*SAID, "reasoning", "tool_calls"},
    "tool": {*SAID, "tool_call_id"},
}
CONTENT = ("text", "image_url", "image")
GPT_OSS = "gpt-oss-120b"
EFFORTS = ("none", "low", "medium", "high")
EFFORTS_OF = {GPT_OSS: EFFORTS[1:]}
TAKE_ALL = ("qwen-3.8-27b", "gemma-4-31b", "zai-glm-4.7")
STREAM_NO_TOOLS = ("qwen-3-32b", "qwen-3-235b-a22b")  # in 2025
REASONING = (GPT_OSS, "qwen-3.8-27b", "zai-glm-4.7")
UNSUPPORTED = ("format", "pattern", "minItems", "maxItems", "oneOf", "$anchor", "definitions")


@dataclass(frozen=True)
class Refusal:
    """A reason to refuse a request: the rule that tells it, and the words of the answer.

    `sure`: nothing else would decide it. A remark is no reason to refuse.
    """

    code: str
    message: str
    sure: bool = True
    remark: bool = False

    @property
    def mark(self) -> str:
        """The rule as the judge of requests says it."""
        return self.code if self.sure else f"{self.code}?"


def refusals(body: dict[str, Any], edition: str = FIRST) -> Iterator[Refusal]:
    """Everything about a body that the target does not take, beside the five fields."""
    yield from _unknown("CBS106", "body", body, BODY - LATER_FIELDS if edition == FIRST else BODY)
    for number, message in enumerate(body.get("messages") or ()):
        yield from _message(f"messages.{number}", message, edition)
    yield from _lacking(body)
    if edition == FIRST:
        yield from _tools_of_2025(body)
    yield from _values(body, edition)
    yield from _together(body, edition)
    yield from _strict(body, edition)
    yield from _reasoning(body, edition)


def _unknown(code: str, where: str, found: dict[str, Any], known: set[str]) -> Iterator[Refusal]:
    for name in found.keys() - known:
        text = f"{where}.{name}: property '{where}.{name}' is unsupported"
        yield Refusal(code, text, sure=found[name] is not None)


def _message(where: str, message: dict[str, Any], edition: str) -> Iterator[Refusal]:
    role = message.get("role")
    if edition == FIRST and role == "developer":
        yield Refusal("CBS107", f"{where}: role {role!r} is unsupported")
    if role not in MESSAGES:
        yield Refusal("CBS107", f"{where}: role {role!r} is unsupported")
        return
    yield from _unknown("CBS107", f"{where}.{role}", message, MESSAGES[role])
    for part in message["content"] if isinstance(message.get("content"), list) else ():
        if part["type"] not in CONTENT:
            yield Refusal("CBS107", f"{where}: content {part['type']!r} is unsupported")
        elif part["type"] == "image_url" and not part["image_url"]["url"].startswith("data:"):
            yield Refusal("CBS107", f"{where}: images by address are unsupported")
        elif edition == FIRST and part["type"] == "image_url":
            yield Refusal("CBS107", f"{where}: images are unsupported")


def _lacking(body: dict[str, Any]) -> Iterator[Refusal]:
    form = body.get("response_format") or {}
    if form.get("type") == "json_schema" and not (form.get("json_schema") or {}).get("name"):
        yield Refusal("CBS206", "a json_schema without a name is unsupported")
    if any(not (tool.get("function") or {}).get("name") for tool in body.get("tools") or ()):
        yield Refusal("CBS206", "a function without a name is unsupported")
    if any(one.get("role") == "tool" and not one.get("tool_call_id") for one in body.get("messages") or ()):
        yield Refusal("CBS206", "an answer of a tool without tool_call_id is unsupported")


def _tools_of_2025(body: dict[str, Any]) -> Iterator[Refusal]:
    model, tools = re.sub(r"^(openai|cerebras)/", "", body.get("model") or ""), body.get("tools")
    if tools and model == GPT_OSS and body.get("tool_choice") not in (None, "auto", "none"):
        yield Refusal("CBS207", "Unsupported tool_choice: unsupported. Expected 'auto' or 'none'")
    if tools and body.get("stream") is True and model in STREAM_NO_TOOLS:
        yield Refusal("CBS208", '"stream=true" with structured outputs is unsupported for reasoning models')
    if model.startswith("qwen-3-") and any((tool.get("function") or {}).get("strict") for tool in tools or ()):
        yield Refusal("CBS205", "Tools with strict=True are unsupported by this model")


def _outside(body: dict[str, Any], name: str, low: float, high: float) -> bool:
    value = body.get(name)
    return isinstance(value, (int, float)) and not low <= value <= high


def _values(body: dict[str, Any], edition: str) -> Iterator[Refusal]:
    ranges = {"temperature": (0.0, 1.5 if edition == FIRST else 2.0), "top_p": (0.0, 1.0), "top_logprobs": (0.0, 20.0)}
    if edition != FIRST:
        ranges |= {"frequency_penalty": (-2.0, 2.0), "presence_penalty": (-2.0, 2.0)}
    for name, (low, high) in ranges.items():
        if _outside(body, name, low, high):
            yield Refusal("CBS108", f"body.{name}: {body[name]} is unsupported")
    if (body.get("n") or 1) > 1:
        yield Refusal("CBS108", "body.n: more than one answer is unsupported", sure=False)
    if isinstance(body.get("stop"), list) and len(body["stop"]) > 4:
        yield Refusal("CBS108", "body.stop: more than four sequences are unsupported")
    if body.get("top_logprobs") is not None and not body.get("logprobs"):
        yield Refusal("CBS108", "body.top_logprobs: unsupported without logprobs")
    yield from _unknown("CBS108", "body.stream_options", body.get("stream_options") or {}, {"include_usage"})
    if edition != FIRST and len(body.get("logit_bias") or ()) > 100:
        yield Refusal("CBS108", "body.logit_bias: more than 100 entries are unsupported")
    if edition != FIRST and body.get("service_tier") not in (None, "auto", "default", "flex", "priority"):
        yield Refusal("CBS108", "body.service_tier: this tier is unsupported; auto, default, flex or priority")


def _together(body: dict[str, Any], edition: str) -> Iterator[Refusal]:
    tools, form = body.get("tools"), (body.get("response_format") or {}).get("type")
    if tools is not None and form in ("json_object", "json_schema"):
        sure = edition == FIRST or body.get("model") == GPT_OSS
        yield Refusal("CBS202", '"tools" is incompatible with "response_format", unsupported', sure=sure)
    if body.get("tool_choice") is not None and tools is None:
        yield Refusal("CBS203", "unsupported: 'tool_choice' is only allowed when 'tools' are specified")
    if None not in (body.get("max_tokens"), body.get("max_completion_tokens")):
        yield Refusal("CBS204", "max_tokens beside max_completion_tokens is unsupported")


def _strict(body: dict[str, Any], edition: str) -> Iterator[Refusal]:
    named = (body.get("response_format") or {}).get("json_schema") or {}
    functions = [tool.get("function") or {} for tool in body.get("tools") or ()]
    for holder, key in ((named, "schema"), *((function, "parameters") for function in functions)):
        if holder.get("strict") is True:
            yield from _schema(holder.get(key) or {}, 5 if edition == FIRST else 10)
    if len({function.get("strict") is True for function in functions}) > 1 and edition == FIRST:
        yield Refusal("CBS205", "Tools with mixed values for 'strict' are not allowed: unsupported")


def _schema(schema: dict[str, Any], levels: int) -> Iterator[Refusal]:
    inner = list(_schemas(schema))
    if any("object" in _kinds(one) and one.get("additionalProperties") is not False for one in inner):
        yield Refusal("CBS205", "'additionalProperties' is required to be supplied and set to false: unsupported")
    for word in UNSUPPORTED:
        if any(word in one for one in inner):
            yield Refusal("CBS205", f"Unsupported JSON schema fields: {word}, unsupported")
    if "allOf" in schema:
        yield Refusal("CBS205", "Extra top level keys found in JSON schema: allOf, unsupported")
    if _recurs(schema, schema, ()):
        yield Refusal("CBS205", "a schema that refers to itself is unsupported")
    elif _depth(schema) > levels or len(json.dumps(schema)) > 5000 or _values_in(inner) > 500:
        yield Refusal("CBS205", "a schema of this size is unsupported")


def _values_in(schemas: Iterable[dict[str, Any]]) -> int:
    return sum(len(one.get("enum") or ()) for one in schemas)


def _kinds(schema: dict[str, Any]) -> list[str]:
    kind = schema.get("type")
    return kind if isinstance(kind, list) else [kind] if kind else []


def _children(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in ("properties", "$defs", "definitions"):
        yield from (schema.get(key) or {}).values()
    for key in ("anyOf", "allOf", "oneOf", "prefixItems"):
        yield from schema.get(key) or ()
    yield from (schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict))


def _schemas(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    for child in _children(schema):
        yield from _schemas(child)


def _depth(schema: dict[str, Any]) -> int:
    return int("object" in _kinds(schema)) + max(map(_depth, _children(schema)), default=0)


def _recurs(schema: dict[str, Any], root: dict[str, Any], above: tuple[int, ...]) -> bool:
    """Does following the references of a schema lead back into it?"""
    if "$ref" in schema:
        found = root
        for step in [step for step in schema["$ref"].split("/")[1:] if step]:
            found = found[step]
        return id(found) in above or _recurs(found, root, above)
    path = (*above, id(schema))
    defined: Iterable[dict[str, Any]] = (schema.get("$defs") or {}).values()
    skipped = {id(one) for one in defined}
    return any(_recurs(child, root, path) for child in _children(schema) if id(child) not in skipped)


def _reasoning(body: dict[str, Any], edition: str) -> Iterator[Refusal]:
    model, effort = re.sub(r"^(openai|cerebras)/", "", body.get("model") or ""), body.get("reasoning_effort")
    if effort is not None and effort not in EFFORTS_OF.get(model, EFFORTS):
        treated = edition == FIRST and model == GPT_OSS and effort == "none"
        known = model in (*EFFORTS_OF, *TAKE_ALL)
        yield Refusal("CBS403", f"reasoning_effort {effort} is unsupported", sure=known, remark=treated)
    limits = [body.get(name) for name in ("max_tokens", "max_completion_tokens")]
    if model in REASONING and effort != "none" and any(0 < limit < 100 for limit in limits if limit is not None):
        yield Refusal("CBS404", "few tokens", remark=True)
