"""compatlint: what breaks when code that calls one API goes to a compatible provider.

From Python: `check`, `fix` and `migrate` on files, the first two on text too. Nothing is imported before it is asked
for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compatlint.api import Fixed, check, fix, migrate
    from compatlint.checking.findings import Finding
    from compatlint.errors import UsageError
    from compatlint.migration.record import FileChange, Migration

__version__ = "0.1.0"
DOCUMENTATION = "https://compatlint.readthedocs.io/en/stable"  # what docs/ becomes
__all__ = ["FileChange", "Finding", "Fixed", "Migration", "UsageError", "check", "fix", "migrate"]


def __getattr__(name: str) -> object:
    """What is public, when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from compatlint import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
