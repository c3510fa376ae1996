"""How programs send requests themselves: the libraries for HTTP, by what sends and what connects."""

from collections.abc import Mapping

from msgspec import field

from compatlint.packs.record import PackRecord


class HttpSender(PackRecord, frozen=True):
    """What of a library for HTTP sends a request: the functions or methods `calls` of the modules and classes `of`.

    Each is given with its positional parameters. `json` are the arguments that become JSON, `text` those that are sent
    as they are. `adds` are methods of what a call gives that add a header, with the parameters that are its name and
    what it says.
    """

    calls: Mapping[str, tuple[str, ...]]
    of: tuple[str, ...] = ()
    json: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    adds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Connection(PackRecord, frozen=True):
    """What makes an object that sends requests, and what it is given of their addresses and headers.

    `parameters` are the positional ones. What is asked for is put behind a `prefix`, resolved against a `base` as a
    link is, and found at `https://` and the `host`.
    """

    of: tuple[str, ...]
    parameters: tuple[str, ...] = ()
    prefix: str = ""
    base: str = ""
    host: str = ""


class Http(PackRecord, frozen=True):
    """How programs send requests themselves: what sends, what encodes a body, which header has the key.

    `unresolved` are methods of objects that can't be followed, `libraries` the packages of all that is named, `hosts`
    those whose requests count.
    """

    senders: tuple[HttpSender, ...] = ()
    connections: tuple[Connection, ...] = ()
    unresolved: HttpSender | None = None
    encoders: frozenset[str] = frozenset()
    header: str = ""
    scheme: str = ""
    libraries: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
