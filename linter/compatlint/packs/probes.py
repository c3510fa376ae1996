"""What is asked of an endpoint to measure it: a plain request, and what is different in each of the others."""

from collections.abc import Mapping
from typing import Any

from msgspec import field

from compatlint.packs.record import PackRecord, Plain


class FieldProbe(PackRecord, frozen=True):
    """How a field is asked for: the value that is sent, what has to stand beside it and what must not."""

    value: Any = None
    beside: Plain = field(default_factory=Plain)
    without: tuple[str, ...] = ()


class ShapeProbe(PackRecord, frozen=True):
    """A combination of fields, a value of one or the shape of a message: what is set beside the plain request."""

    body: Plain
    endpoint: str
    without: tuple[str, ...] = ()


class EndpointProbe(PackRecord, frozen=True):
    """A request that an endpoint answers without making or keeping anything; its body is empty where it has none."""

    method: str = "GET"
    path: str = ""
    body: Plain = field(default_factory=Plain)


class Probes(PackRecord, frozen=True):
    """All that is asked: `plain` by endpoint; fields without a value of their own are asked for with `otherwise`.

    `models` are ids that the endpoint may not serve, `unasked` endpoints that are not asked for.
    """

    plain: Mapping[str, Plain] = field(default_factory=dict)
    fields: Mapping[str, FieldProbe] = field(default_factory=dict)
    otherwise: Any = None
    shapes: Mapping[str, ShapeProbe] = field(default_factory=dict)
    endpoints: Mapping[str, EndpointProbe] = field(default_factory=dict)
    unasked: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
