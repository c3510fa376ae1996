"""Runs a program in this process as if it were a script, and says what it sent and printed."""

from __future__ import annotations

import contextlib
import io
import os
import random
import re
import runpy
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import openai

from tests.wire.closed import FIRST, refusals
from tests.wire.plain import plain_stand_in
from tests.wire.transport import AZURE_HOST, FIELDS, OPENAI_HOST, TARGET_HOST, Sent, is_judged, stand_in, streams_json

KEYS = {"OPENAI_API_KEY": "sk-key-of-openai", "CEREBRAS_API_KEY": "csk-key-of-cerebras"}
CODES = dict(zip(FIELDS, ("CBS101", "CBS102", "CBS103", "CBS104", "CBS105"), strict=True))
OPENAI_MODEL = re.compile(r"(ft:)?(gpt-(?!oss)|o[134](-|$)|chatgpt-|text-|davinci|babbage)")
RETIRED = {
    "llama3.1-8b",
    "llama3.1-70b",
    "llama-3.3-70b",
    "qwen-3-32b",
    "qwen-3-235b-a22b",
    "qwen-3-coder-480b",
    "zai-glm-4.6",
    "openai/gpt-oss-120b",
}
PREVIEW = ("files", "batches")
MODULE_SETTINGS = ("api_key", "base_url", "api_type", "default_headers", "timeout", "max_retries")


@dataclass(frozen=True)
class Ran:
    """What running a program showed."""

    sent: list[Sent]
    printed: str

    @property
    def judged(self) -> bool:
        """Any request is compatlint's business."""
        return any(is_judged(request.host) for request in self.sent)

    @property
    def codes(self) -> set[str]:
        """The codes of the rules that the requests break; with `?` where that is only possible."""
        return {code for request in self.sent for code in broken(request)}


def run(path: Path, root: Path | None = None, *, strict: bool = False, edition: str = FIRST) -> Ran:
    """Run the script at `path`; the modules that lie beside it and those of the project at `root` can be imported."""
    output = io.StringIO()
    transport = stand_in(strict=strict, edition=edition)
    with (
        _clean(path.parent, root or path.parent),
        transport as sent,
        plain_stand_in(sent, strict=strict, edition=edition),
        contextlib.redirect_stdout(output),
    ):
        runpy.run_path(str(path), run_name="__main__")
    return Ran(sent, output.getvalue())


@contextlib.contextmanager
def _clean(directory: Path, root: Path) -> Iterator[None]:
    """Give the program a fresh environment, import path and module client, and undo what it does to them."""
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("OPENAI_", "CEREBRAS_", "AZURE_"))
    }
    places = [str(directory), str(root), str(root / "src")]
    modules, settings = set(sys.modules), {name: getattr(openai, name) for name in MODULE_SETTINGS}
    with (
        mock.patch.dict(os.environ, environment | KEYS, clear=True),
        mock.patch.object(sys, "path", [*places, *sys.path]),
        mock.patch.object(sys, "argv", ["program"]),
        mock.patch.object(sys, "dont_write_bytecode", True),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        random.seed(0)
        openai._reset_client()
        try:
            yield
        finally:
            for name, value in settings.items():
                setattr(openai, name, value)
            openai._reset_client()
            for name in [name for name in set(sys.modules) - modules if _is_of(sys.modules[name], root)]:
                del sys.modules[name]


def _is_of(module: object, root: Path) -> bool:
    """Is a module, or a package without a file, one of the program?"""
    places = [getattr(module, "__file__", None), *(getattr(module, "__path__", None) or ())]
    return any(Path(place).is_relative_to(root) for place in places if isinstance(place, str))


def broken(sent: Sent) -> Iterator[str]:
    """The rules that one request breaks, judged from nothing but the request."""
    if OPENAI_HOST.fullmatch(sent.host):
        yield "CBS001"
    elif sent.host == TARGET_HOST and sent.key.startswith("sk-"):
        yield "CBS002"
    elif AZURE_HOST.fullmatch(sent.host):
        yield "CBS003"
    if sent.lost:
        yield "CBS304"
    if is_judged(sent.host):
        yield from _broken_by_body(sent)


def _broken_by_body(sent: Sent) -> Iterator[str]:
    endpoint = sent.endpoint.partition("/")[0]
    if sent.endpoint in ("chat/completions", "completions") and sent.method == "POST":
        yield from (
            code if sent.body[name] is not None else code + "?" for name, code in CODES.items() if name in sent.body
        )
    if sent.endpoint == "chat/completions" and sent.method == "POST":
        if streams_json(sent):
            yield "CBS201"
        yield from (one.mark for one in refusals(sent.body))
        roles = {message.get("role") for message in sent.body.get("messages") or ()}
        if sent.body.get("model") == "gpt-oss-120b" and {"system", "developer"} <= roles:
            yield "CBS402"
        if _foreign(sent):
            yield "CBS004"
    elif sent.endpoint == "completions":
        yield "CBS301"
        if _foreign(sent):
            yield "CBS004"
    elif endpoint in PREVIEW:
        yield "CBS302?"
    elif endpoint != "models" or sent.method == "DELETE":
        yield "CBS302"


def _foreign(sent: Sent) -> bool:
    """Is it a model that the target does not serve? What Azure is asked for is the name of a deployment."""
    named = re.search(r"/engines/([^/]+)/", sent.path)
    model = sent.body.get("model") or (named[1] if named else "")
    return (bool(OPENAI_MODEL.match(model)) or model in RETIRED) and not AZURE_HOST.fullmatch(sent.host)
