"""The packs against the SDKs that are installed: what a release adds, renames or takes away fails here by name.

The dialect covers openai 0.27 to 3.x: what newer versions lack of it stays, what older ones lack is no mistake either.
Each failure says what is new and where it belongs.
"""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

import cerebras.cloud.sdk as target_sdk
import openai
import pytest
from cerebras.cloud.sdk._resource import SyncAPIResource as TargetResource
from openai._resource import SyncAPIResource
from openai.lib import _old_api

from compatlint.packs import load
from compatlint.packs.dialect import Dialect
from compatlint.packs.pack import Pack

DIALECT, TARGET = "rules/openai.yaml", "rules/cerebras.yaml"
MAJORS = (1, 2, 3)  # of openai, that this test can run with; 0.x is covered by the dialect's `legacy`
READ = (3, 57)  # the release that the dialect was last read from
VERSION = tuple(map(int, openai.__version__.split(".")[:2]))
of_today = pytest.mark.skipif(VERSION < READ, reason="an older SDK need not have what the dialect has")
LOCAL = {"self", "extra_query", "extra_headers", "timeout"}


@pytest.fixture(scope="module")
def shipped() -> Pack:
    return load.load(load.LATEST)


@pytest.fixture(scope="module")
def client() -> openai.OpenAI:
    return openai.OpenAI(api_key="none")


@pytest.fixture(scope="module")
def target() -> target_sdk.Cerebras:
    return target_sdk.Cerebras(api_key="none", warm_tcp_connection=False)


def assert_known(found: Iterable[str], known: Iterable[str], what: str, where: str) -> None:
    """Nothing new, else what is new and where it is to be written down."""
    new = sorted({*found} - {*known})
    versions = f"openai {openai.__version__}, cerebras-cloud-sdk {target_sdk.__version__}"
    assert not new, f"new {what} in {versions}: {', '.join(new)}. Say in {where} what they are."


def test_the_version_is_one_that_is_covered() -> None:
    assert VERSION[0] in MAJORS, (
        f"openai {openai.__version__} is newer than what {DIALECT} was read from: read it again"
    )


# Methods.


def resource_methods(resource: object, base: type, path: str = "") -> Iterator[str]:
    """The method paths below a client or one of its resources."""
    kind = type(resource)
    for name in dir(kind):
        found = inspect.getattr_static(kind, name)
        if name.startswith(("_", "with_")):
            continue
        if isinstance(found, (property, cached_property)):
            child = getattr(resource, name)
            if isinstance(child, base):
                yield from resource_methods(child, base, f"{path}{name}.")
        elif path and callable(found):
            yield path + name


def endpoint(dialect: Dialect, path: str) -> str | None:
    """What a method path calls: the longest prefix decides, `beta` is left out if need be."""
    for candidate in (path, path.removeprefix("beta.")):
        if candidate in dialect.methods:
            return dialect.methods[candidate].endpoint
        parts = candidate.split(".")
        for length in range(len(parts), 0, -1):
            if ".".join(parts[:length]) in dialect.prefixes:
                return dialect.prefixes[".".join(parts[:length])]
    return None


def test_every_method_has_an_endpoint(shipped: Pack, client: openai.OpenAI) -> None:
    paths = list(resource_methods(client, SyncAPIResource))
    assert len(paths) > 50
    known = [path for path in paths if endpoint(shipped.dialect, path) is not None]
    assert_known(paths, known, "methods", f"the `methods` or `prefixes` of {DIALECT}")


def test_methods_of_what_is_served_are_named_one_by_one(shipped: Pack, client: openai.OpenAI) -> None:
    dialect = shipped.dialect
    served = {method.endpoint for method in dialect.methods.values()}
    ours = {path for path in resource_methods(client, SyncAPIResource) if endpoint(dialect, path) in served}
    wrapped = {path for path in dialect.methods if ".create_" in path}  # of instructor's clients
    plain = {path.removeprefix("beta.") for path in ours}
    assert_known(plain, dialect.methods, "methods of served endpoints", f"the `methods` of {DIALECT}")
    gone = {*dialect.methods} - wrapped - plain
    assert VERSION < READ or not gone, f"methods of {DIALECT} that the SDK has no more: {gone}"


def test_every_method_of_the_target_is_known(shipped: Pack, target: target_sdk.Cerebras) -> None:
    paths = list(resource_methods(target, TargetResource))
    assert {"chat.completions.create", "completions.create", "models.list"} <= {*paths}
    known = [path for path in paths if endpoint(shipped.dialect, path) is not None]
    assert_known(paths, known, "methods of the target's SDK", f"the `methods` of {DIALECT}, with what {TARGET} says")


# Parameters.


def parameters(function: Callable[..., Any]) -> set[str]:
    """What a method may be given for the body."""
    return {*inspect.signature(function).parameters} - LOCAL


def fields(shipped: Pack, name: str) -> set[str]:
    """The fields of an endpoint, and the arguments that are none."""
    return {*shipped.dialect.fields[name], *shipped.dialect.plumbing, *shipped.dialect.body}


@pytest.mark.parametrize("method", ["create", "parse", "stream"])
def test_every_parameter_of_chat_completions(shipped: Pack, client: openai.OpenAI, method: str) -> None:
    found = parameters(getattr(client.chat.completions, method, lambda: None))
    assert_known(found, fields(shipped, "chat.completions"), "parameters of chat completions", f"`fields` of {DIALECT}")


def test_every_parameter_of_text_completions(shipped: Pack, client: openai.OpenAI) -> None:
    found = parameters(client.completions.create)
    assert_known(found, fields(shipped, "completions"), "parameters of text completions", f"`fields` of {DIALECT}")


@of_today
def test_no_field_is_gone(shipped: Pack, client: openai.OpenAI) -> None:
    """Fields of older versions may be: then they get a reason here."""
    assert shipped.dialect.fields["chat.completions"] <= parameters(client.chat.completions.create)
    assert shipped.dialect.fields["completions"] <= parameters(client.completions.create)


def target_fields(shipped: Pack) -> list[str]:
    """The names that the list of the target's fields has."""
    pattern = shipped.lists["chat-fields"]
    names = re.sub(r"\\(.)", r"\1", pattern.pattern).removeprefix(r"(?s)A(?:").removesuffix(")Z").split("|")
    assert all(map(pattern.search, names))
    return names


def test_every_parameter_of_the_target(shipped: Pack, target: target_sdk.Cerebras) -> None:
    found = parameters(target.chat.completions.create) - shipped.dialect.plumbing - shipped.dialect.body
    assert_known(found, target_fields(shipped), "parameters of the target's SDK", f"`chat-fields` of {TARGET}")
    assert not {*target_fields(shipped)} - found, "fields of the target that its SDK has no more"


def test_what_the_target_lacks(shipped: Pack, client: openai.OpenAI, target: target_sdk.Cerebras) -> None:
    """They are what CBS106 is about."""
    lacking = parameters(client.chat.completions.create) - parameters(target.chat.completions.create)
    pattern = shipped.lists["chat-fields"]
    assert not [name for name in lacking if pattern.search(name)]
    assert {"functions", "function_call"} <= lacking


# Classes, sentinels, names.


def public(module: Any) -> dict[str, Any]:
    """What a module exports; its resources are left as they are, for to look at one makes a client."""
    return {name: value for name, value in vars(module).items() if name[0] != "_"}


def classes(module: Any, *bases: type) -> set[str]:
    """The classes of a module that make clients."""
    found = {name: value for name, value in public(module).items() if issubclass(type(value), type)}
    return {name for name, value in found.items() if issubclass(value, bases)}


def test_every_client_class(shipped: Pack) -> None:
    dialect = shipped.dialect
    bases = (openai.OpenAI, openai.AsyncOpenAI)
    known = {name for one in dialect.clients for name in one.names}
    assert_known({f"openai.{name}" for name in classes(openai, *bases)}, known, "clients", f"`clients` of {DIALECT}")
    named = {name for one in shipped.clients for name in one.names}
    found = classes(target_sdk, target_sdk.Cerebras, target_sdk.AsyncCerebras)
    assert_known({f"cerebras.cloud.sdk.{name}" for name in found}, named, "clients", f"`clients` of {TARGET}")


def test_every_sentinel(shipped: Pack) -> None:
    """What an SDK leaves out of a request, by its own types."""
    for module, name in ((openai, "openai"), (target_sdk, "cerebras.cloud.sdk")):
        kinds = tuple(getattr(module, kind) for kind in ("NotGiven", "Omit") if hasattr(module, kind))
        values = public(module).items()
        found = {f"{name}.{n}" for n, value in values if type(value) in kinds or any(value is one for one in kinds)}
        assert len(found) >= 3
        assert_known(found, shipped.dialect.sentinels, "sentinels", f"`sentinels` of {DIALECT}")


@of_today
def test_client_classes_sentinels_and_makers_of_tools_exist(shipped: Pack) -> None:
    dialect = shipped.dialect
    clients = [name for client in (*dialect.clients, *shipped.clients) for name in client.names]
    checked = 0
    for name in (*clients, *dialect.sentinels, *dialect.tools):
        if name.startswith(("openai.", "cerebras.")):
            module, _, attribute = name.rpartition(".")
            assert hasattr(importlib.import_module(module), attribute), name
            checked += 1
    assert checked > 30


@of_today
def test_settings_are_parameters_of_the_classes(shipped: Pack) -> None:
    clients = [*shipped.dialect.clients, *shipped.clients]
    for client in (one for one in clients if one.names[0].startswith(("openai.", "cerebras."))):
        module, _, attribute = client.names[0].rpartition(".")
        known = inspect.signature(getattr(importlib.import_module(module), attribute).__init__).parameters
        assert {setting.keyword for setting in client.settings.values()} <= {*known}


def test_removed_module_level_names_are_known(shipped: Pack) -> None:
    """What openai < 1.0 had at the top of the module and later versions refuse."""
    legacy = {path.split(".")[1] for path in shipped.dialect.legacy}
    gone = {*_old_api.SYMBOLS} - {"ErrorObject"}
    assert_known(gone, legacy, "names of openai < 1.0", f"`legacy` of {DIALECT}")
    assert legacy <= gone


def test_a_new_name_is_explained() -> None:
    with pytest.raises(AssertionError, match=r"new methods in openai [\d.]+, .*: b, c\. Say in here what they are"):
        assert_known({"c", "a", "b"}, {"a"}, "methods", "here")
