"""The JSON schema of the configuration takes what a run takes. `python -m tests.test_schemas` writes it anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from compatlint.cli.main import check, migrate
from compatlint.config.config_file import EXTEND, KEYS, OUTPUT_FORMATS, SCOPES, from_file
from compatlint.errors import UsageError

ROOT = Path(__file__).parent.parent
CONFIGURATION = ROOT / "schemas" / "configuration.json"

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
FORMAT = {"type": "string", "pattern": f"^({'|'.join(OUTPUT_FORMATS)})(=.+)?$"}
# A value, and the shape of what a key takes that takes it; the first counts.
SHAPES: tuple[tuple[object, dict[str, Any]], ...] = (
    (True, {"type": "boolean"}),
    (["text=x"], {"anyOf": [FORMAT, {"type": "array", "items": FORMAT}]}),
    (SCOPES[0], {"enum": list(SCOPES)}),
    ("anything", TEXT),
    (["anything"], TEXTS),
    ({"a": ["b"]}, {"type": "object", "additionalProperties": TEXTS}),
    ({"a": "b"}, {"type": "object", "additionalProperties": TEXT}),
)
# What has no option of its own name, or means more than that.
SAID = {
    "extend": "A configuration file that this one adds to or says otherwise, as a path from its folder.",
    "models": "Replace these model ids when migrating: old id, new id.",
    "per-file-ignores": "Not these rules in the files that match: pattern, codes.",
    "target": "Judge for this provider, or for each of these.",
    "rules": "Rule packs of your own, as paths from the folder of this file.",
    "output-format": "How findings are written, each as FORMAT or FORMAT=FILE.",
    "unsafe-fixes": "Unsafe fixes are applied or shown, too, where fixes are.",
}


def shape(key: str) -> dict[str, Any]:
    """What a key takes, found by trying; a text and a list are told apart by what else they take."""
    takes = [form for value, form in SHAPES if KEYS[key](value) is None]
    if TEXT in takes and TEXTS in takes:
        return {"anyOf": [TEXT, TEXTS]}
    if TEXT in takes:
        return TEXT
    return TEXTS if TEXTS in takes else takes[0]


def described(key: str) -> str:
    """What the option of that name says of itself."""
    if key in SAID:
        return SAID[key]
    options = [one for command in (check, migrate) for one in command.params if isinstance(one, click.Option)]
    said = next(one.help for one in options if f"--{key}" in (*one.opts, *one.secondary_opts))
    return (said or "").partition("  [")[0]


def schema() -> dict[str, Any]:
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Configuration of compatlint",
        "description": "A .compatlint.yaml, or the table tool.compatlint of a pyproject.toml.",
        "type": "object",
        "additionalProperties": False,
        "properties": {key: {"description": described(key), **shape(key)} for key in sorted(KEYS)},
    }


def written() -> str:
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def test_it_is_as_generated() -> None:
    assert CONFIGURATION.read_text("utf-8") == written(), "run `python -m tests.test_schemas`"


VALUES: tuple[object, ...] = (
    *(True, 1, "all", "target", "latest", "text", "sarif=x.sarif", "sarif=", "nothing=x", [], {}, None),
    *(["CBS1"], ["json", "github"], [1], {"a": ["b"]}, {"a": "b"}, {"a": [1]}, {"a": 1}),
)


@pytest.mark.parametrize("key", sorted({*KEYS, "unknown"} - {EXTEND}))
def test_it_takes_what_a_run_takes(key: str, tmp_path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft7Validator(json.loads(CONFIGURATION.read_text("utf-8")))
    path = tmp_path / ".compatlint.yaml"

    def taken(content: dict[str, object]) -> bool:
        path.write_text(yaml.safe_dump(content))
        try:
            from_file(str(path))
        except UsageError:
            return False
        return True

    configurations = [{key: value} for value in VALUES]
    assert [validator.is_valid(one) for one in configurations] == [taken(one) for one in configurations]


def test_the_schema_is_one() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft7Validator.check_schema(schema())


if __name__ == "__main__":
    CONFIGURATION.write_text(written(), "utf-8")
