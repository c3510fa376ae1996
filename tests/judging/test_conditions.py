"""Conditions: which rules are asked of a use."""

from __future__ import annotations

from pathlib import Path

import pytest

from compatlint.dataflow.scopes.guards import Truth
from compatlint.dataflow.values.values import Const
from compatlint.judging import hits
from compatlint.judging.conditions import concerns
from compatlint.judging.operators import holds
from compatlint.packs import load
from tests import harness

TOPICS = ("fields", "combinations", "value", "reasoning", "message_field", "strict_schema", "unknown_field", "base_url")


@pytest.mark.parametrize(
    ("when", "names", "expected"),
    [
        ({"sent": "a"}, {"a"}, True),
        ({"sent": "a"}, {"b"}, False),
        ({"sent": "a.b"}, {"a"}, True),
        ({"sent": "*", "in": ["a"]}, {"b"}, True),
        ({"sent": "a.*", "in": ["b"]}, {"b"}, False),
        ({"absent": "a"}, {"b"}, True),
        ({"not": {"sent": "a"}}, {"b"}, True),
        ({"field": "a[].b", "is": True}, {"a"}, True),
        ({"field": "a[].b", "is": True}, {"b"}, False),
        ({"field": "client.a", "is": True}, {"b"}, True),
        ({"schema": ("a", "b"), "open": True}, {"b"}, True),
        ({"schema": ("a", "b"), "open": True}, {"c"}, False),
        ({"all": [{"sent": "a"}, {"sent": "b"}]}, {"a"}, False),
        ({"any": [{"sent": "a"}, {"sent": "b"}]}, {"a"}, True),
        ({"possible": {"each": {"sent": "a"}}}, {"b"}, False),
        ({"certain": {"sent": "a"}}, {"a"}, True),
    ],
)
def test_what_asks_for_an_absent_field_cannot_hold(when: dict[str, object], names: set[str], expected: bool) -> None:
    assert concerns(when, names) is expected


@pytest.mark.parametrize(("before", "found"), [(9_994, Truth.YES), (9_995, Truth.NO)])
def test_a_pattern_is_looked_for_in_the_beginning_of_a_text(before: int, found: Truth) -> None:
    assert holds("matches", "needle", Const("x" * before + "needle"), load.load())[0] is found


@pytest.mark.parametrize("topic", TOPICS)
def test_rules_that_are_not_asked_would_say_nothing(
    topic: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same findings where every rule is asked of every use."""
    wanted = [case for case in harness.cases() if case.topic == topic][::4]
    assert wanted
    for number, case in enumerate(wanted):
        folder = tmp_path / str(number)
        harness.write(folder, case.files)
        found = harness.check(folder, *case.options)
        with monkeypatch.context() as patch:
            patch.setattr(hits, "concerns", lambda *_: True)
            assert harness.check(folder, *case.options) == found, case.id
