"""Where a key may be sent: to one host, over TLS but for the machine itself."""

from __future__ import annotations

import ipaddress
from urllib.parse import urljoin, urlsplit

from compatlint.errors import UsageError

PORTS = {"https": 443, "http": 80}


def checked_base_url(url: str) -> str:
    """A base URL without a slash at its end; UsageError where no key may be sent there."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"--base-url: {error}") from None
    if parts.scheme not in PORTS or not host or port == 0:
        raise UsageError("--base-url: this must be an address such as https://api.example.com/v1")
    if parts.username is not None or parts.password is not None:
        raise UsageError("--base-url: a key or password does not belong into an address")
    if parts.query or parts.fragment:
        raise UsageError("--base-url: an address that paths are put behind has no ? and no #")
    if parts.scheme == "http" and not is_loopback(host):
        raise UsageError(f"--base-url: {host} is asked over https only: a key must not be read on the way")
    return url.rstrip("/")


def is_loopback(host: str) -> bool:
    """Is it this machine?"""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def redirected(url: str, location: str) -> str | None:
    """Where a redirect leads to; None where that is not of the same origin."""
    try:
        target = urljoin(url, location)
        return target if _origin(target) == _origin(url) else None
    except ValueError:
        return None


def _origin(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    return parts.scheme, (parts.hostname or "").lower(), parts.port or PORTS.get(parts.scheme, 0)
