"""A fixture for pytest: that a project has no certain finding is one of its tests."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from compatlint.checking.findings import Finding


@pytest.fixture
def compatlint(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Fails the test where files have a certain finding: `compatlint()` for the project, `compatlint("src")`.

    Paths start from pytest's root directory; what else is given is as in `compatlint.check`.
    """
    root = request.config.rootpath

    def has_none(*paths: str | os.PathLike[str], **choices: Any) -> None:
        from compatlint import UsageError, check

        try:
            found = check(*(root / path for path in paths or (".",)), **choices)
        except UsageError as error:
            pytest.fail(str(error), pytrace=False)
        certain = [one for one in found if one.blocks]
        if certain:
            pytest.fail("\n".join(map(_line, certain)), pytrace=False)

    return has_none


def _line(finding: Finding) -> str:
    start = finding.span.start
    return f"{os.path.relpath(finding.filename)}:{start.row}:{start.column}: {finding.code} {finding.said}"
