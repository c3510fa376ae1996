"""A stand-in for the network: records what the SDKs send and answers as the target documents (SEED.txt)."""

from __future__ import annotations

import contextlib
import importlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

from tests.wire.closed import FIRST, refusals

FIELDS = ("frequency_penalty", "logit_bias", "presence_penalty", "parallel_tool_calls", "service_tier")
OPENAI_HOST = re.compile(r"(?:\w+\.)?api\.openai\.com")
AZURE_HOST = re.compile(r"\w+\.openai\.azure\.com")
TARGET_HOST = "api.cerebras.ai"
LIBRARIES = ("httpx", "httpx2")
WARMING = "/tcp_warming"
FAILURE = re.compile(r"answer with status (\d{3})")


@dataclass(frozen=True)
class Sent:
    """One request as it left the SDK."""

    method: str
    host: str
    path: str
    key: str
    body: dict[str, Any] = field(default_factory=dict)

    @property
    def endpoint(self) -> str:
        """The path below the version: `chat/completions`, `embeddings` …, whatever the base URL put before it."""
        path = re.sub(r"^/+openai/deployments/[^/]+|/engines/[^/]+(?=/)", "", self.path)
        return re.sub(r"^(/+(v1)?|chat/completions/(?=chat/completions))*", "", path).strip("/")

    @property
    def lost(self) -> bool:
        """A request for a path that is none of the API's, because of the base URL."""
        return self.host == TARGET_HOST and self.path != f"/v1/{self.endpoint}"


@contextlib.contextmanager
def stand_in(*, strict: bool, edition: str = FIRST) -> Iterator[list[Sent]]:
    """Record every request made with httpx or httpx2; a strict stand-in rejects what the target rejects.

    `edition` tells when the target is asked.
    """
    sent: list[Sent] = []
    with contextlib.ExitStack() as patches:
        for name in LIBRARIES:
            with contextlib.suppress(ImportError):
                for patch in _patches(importlib.import_module(name), sent, edition if strict else ""):
                    patches.enter_context(patch)
        yield sent


def _patches(library: Any, sent: list[Sent], edition: str) -> Iterator[Any]:
    """Replace what the library's transports do; `__init__` too, for it reads certificates.

    Without an edition everything is accepted.
    """

    def handle(_: Any, request: Any) -> Any:
        return _answer(library, request, _record(request, request.read(), sent), edition)

    async def handle_async(_: Any, request: Any) -> Any:
        return _answer(library, request, _record(request, await request.aread(), sent), edition)

    async def aclose(_: Any) -> None:
        pass

    replaced = {
        library.HTTPTransport: {"handle_request": handle, "close": lambda _: None},
        library.AsyncHTTPTransport: {"handle_async_request": handle_async, "aclose": aclose},
    }
    for transport, methods in replaced.items():
        base = transport.__mro__[1]
        ways = {"__init__": lambda *_, **__: None, **methods}
        ways |= {
            name: getattr(base, name)
            for name in ("__enter__", "__exit__", "__aenter__", "__aexit__")
            if hasattr(base, name)
        }
        for name, function in ways.items():
            yield mock.patch.object(transport, name, function)


def _record(request: Any, content: bytes, sent: list[Sent]) -> Sent:
    return record(request.method, request.url.host, request.url.path, request.headers, content, sent)


def record(method: str, host: str, path: str, headers: Mapping[str, str], content: bytes, sent: list[Sent]) -> Sent:
    """Keep a request in `sent`."""
    try:
        body = json.loads(content or b"{}")
    except ValueError:  # a form
        body = {}
    key = {name.lower(): value for name, value in headers.items()}.get("authorization", "").removeprefix("Bearer ")
    made = Sent(method, host, path, key, body)
    if WARMING not in made.path:
        sent.append(made)
    return made


def _answer(library: Any, request: Any, sent: Sent, edition: str) -> Any:
    bare = request.headers.get("user-agent", "").startswith("python-httpx")
    status, headers, content = accepted(sent, edition) if bare else answer(sent, edition)
    return library.Response(status, headers=headers, content=content)


def answer(sent: Sent, edition: str = "") -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of the answer to a request; without an edition everything is accepted.

    A prompt can ask for a failure: "answer with status 429".
    """
    status, problem = _judge(sent, edition) if edition and is_judged(sent.host) else (200, "")
    asked = FAILURE.search(json.dumps(sent.body))
    if asked and not problem:
        status, problem = int(asked[1]), f"you asked for status {asked[1]}"
    if problem:
        error = {"message": problem, "type": "invalid_request_error", "code": "wrong_api_format"}
        headers = {"content-type": "application/json", "x-should-retry": "false"}
        return status, headers, json.dumps({"error": error} if asked else error).encode()
    if sent.body.get("stream") is True:
        chunks = _text_chunks(sent) if sent.endpoint == "completions" else _chunks(sent)
        text = "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks) + "data: [DONE]\n\n"
        return 200, {"content-type": "text/event-stream"}, text.encode()
    return 200, {"content-type": "application/json"}, json.dumps(_body(sent)).encode()


class Rejected(Exception):  # noqa: N818  what the target says of a request, where no SDK does
    """A request of a program itself that was not accepted: it need not look at the status."""


def accepted(sent: Sent, edition: str) -> tuple[int, dict[str, str], bytes]:
    """The answer to a request that a program sends itself; Rejected where it is not accepted."""
    found = answer(sent, edition)
    if found[0] >= 400:
        raise Rejected(found[2].decode())
    return found


def _judge(sent: Sent, edition: str) -> tuple[int, str]:
    """What the target says of a request: the status and the reason for refusing it."""
    if sent.lost:
        return 404, f"no such path: {sent.path}"
    if WARMING in sent.path or sent.endpoint == "models" or sent.endpoint.startswith("models/"):
        return (404, "no such method") if sent.method == "DELETE" else (200, "")
    if sent.endpoint != "chat/completions" or sent.method != "POST":
        return 404, f"no such endpoint: {sent.path}"
    for name in FIELDS if edition == FIRST else ():
        if name in sent.body:
            return 400, f"body.{name}: property 'body.{name}' is unsupported"
    if streams_json(sent) and (edition == FIRST or sent.body["response_format"]["type"] == "json_object"):
        return 400, "JSON mode is not compatible with streaming"
    refused = [one.message for one in refusals(sent.body, edition) if not one.remark]
    return (400, refused[0]) if refused else (200, "")


def is_judged(host: str) -> bool:
    """Requests to this host are compatlint's business: they go to the target, or are to be moved there."""
    return bool(OPENAI_HOST.fullmatch(host) or AZURE_HOST.fullmatch(host)) or host == TARGET_HOST


def streams_json(sent: Sent) -> bool:
    """Streaming together with either JSON mode."""
    form = sent.body.get("response_format") or {}
    return sent.body.get("stream") is True and form.get("type") in ("json_object", "json_schema")


def _body(sent: Sent) -> dict[str, Any]:
    head = {"id": "1", "created": 1, "model": "m", "object": "object", "usage": None}
    if sent.path.endswith("chat/completions") and sent.method == "POST":
        return head | {"object": "chat.completion", "choices": list(_choices(sent)), "usage": USAGE}
    if sent.endpoint == "completions":
        return head | {"object": "text_completion", "choices": list(_text_choices(sent)), "usage": USAGE}
    if sent.endpoint == "embeddings":
        data = [{"object": "embedding", "index": 0, "embedding": [0.0, 1.0]}]
        return head | {"object": "list", "data": data, "usage": {"prompt_tokens": 1, "total_tokens": 1}}
    if sent.endpoint == "responses":
        return head | {"object": "response", "output": [], "created_at": 1}
    if sent.endpoint == "moderations":
        return head | {"results": [{"flagged": False, "categories": {}, "category_scores": {}}]}
    return head | {"data": [], "has_more": False, "text": "hello"}


USAGE = {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7}


def _answer_to(prompt: Any, number: int) -> str:
    """What the model says, the same to the same prompt whatever the endpoint: JSON, so that any program can read it."""
    return json.dumps({"text": f"hello {prompt}" + (f" #{number}" if number else "")})


def _prompt(sent: Sent) -> Any:
    """What a chat is about: its last message, and the first where that is another."""
    said = [message.get("content") for message in sent.body.get("messages") or ()]
    return said[-1] if len(said) == 1 else " / ".join(map(str, said))


def _choices(sent: Sent) -> Iterator[dict[str, Any]]:
    tokens = {"content": [], "refusal": None} if sent.body.get("logprobs") else None
    for number in range(sent.body.get("n") or 1):
        message = {"role": "assistant", "content": _answer_to(_prompt(sent), number)}
        yield {"index": number, "finish_reason": "stop", "message": message, "logprobs": tokens}


def _text_choices(sent: Sent) -> Iterator[dict[str, Any]]:
    prompts = sent.body.get("prompt")
    several = prompts if isinstance(prompts, list) and any(not isinstance(one, int) for one in prompts) else [prompts]
    tokens = {"tokens": ["a"], "token_logprobs": [-1.0]} if sent.body.get("logprobs") is not None else None
    count = sent.body.get("n") or 1
    for number in range(count * len(several)):
        prompt = several[number // count]
        text = (prompt if sent.body.get("echo") else "") + _answer_to(prompt, number % count)
        yield {"index": number, "finish_reason": "stop", "text": text, "logprobs": tokens}


def _pieces(text: str) -> list[str]:
    return [text[start : start + 9] for start in range(0, len(text), 9)]


def _text_chunks(sent: Sent) -> Iterator[dict[str, Any]]:
    head = {"id": "1", "object": "text_completion", "created": 1, "model": "m"}
    for choice in _text_choices(sent):
        for piece in _pieces(choice["text"]):
            yield head | {"choices": [choice | {"text": piece, "finish_reason": None}]}
        yield head | {"choices": [choice | {"text": ""}]}


def _chunks(sent: Sent) -> Iterator[dict[str, Any]]:
    head = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "system_fingerprint": "f"}
    for choice in _choices(sent):
        pieces = _pieces(choice["message"]["content"])
        deltas = [{"role": "assistant", "content": ""}, *({"content": piece} for piece in pieces), {}]
        for delta in deltas:
            reason = None if delta else "stop"
            yield head | {"choices": [{"index": choice["index"], "delta": delta, "finish_reason": reason}]}
