"""What all records of the packs have in common: they are made of plain data, whatever it is kept as."""

from typing import Any, TypeVar

import msgspec
from msgspec import Struct

T = TypeVar("T")


class PackRecord(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A record whose fields are the keys of a pack; its types are there at run time, for it is made by them."""


class Plain(dict[str, Any]):
    """A part of a pack that is data itself, with tuples for lists."""


def made_of(data: object, kind: type[T]) -> T:
    """The record that plain data stands for."""
    return msgspec.convert(data, kind, dec_hook=_plain)


def packed(record: PackRecord) -> bytes:
    """A record as bytes."""
    return msgspec.msgpack.encode(record)


def unpacked(data: bytes, kind: type[T]) -> T:
    """The record that `packed` made bytes of."""
    return msgspec.msgpack.decode(data, type=kind, dec_hook=_plain)


def _plain(kind: type, value: object) -> object:
    if kind is Plain and isinstance(value, dict):
        return Plain((key, _frozen(item)) for key, item in value.items())
    raise NotImplementedError(kind)


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, (list, tuple)) else value
