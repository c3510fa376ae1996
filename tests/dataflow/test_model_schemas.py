"""What the engine makes of a data model class is what pydantic and the SDK make of it."""

from __future__ import annotations

import importlib
import json
import runpy
from collections.abc import Iterator
from pathlib import Path

import pydantic
import pytest
from openai.lib._pydantic import to_strict_json_schema

from compatlint.dataflow.evaluation import model_schemas
from tests import harness
from tests.wire.closed import refusals

CALL = """

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
client.chat.completions.parse(model="gpt-oss-120b", messages=[], response_format=Answer)
"""
IMPORTS = """\
import datetime
import uuid
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, ClassVar, Dict, List, Literal, Optional, Union

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, conlist, constr
"""


@pytest.mark.parametrize("name", [name for name in model_schemas.FORMATS if "Email" not in name])
def test_formats_of_types(name: str) -> None:
    """Those of mail addresses need a package that isn't installed here."""
    module, _, attribute = name.rpartition(".")
    kind = getattr(importlib.import_module(module), attribute)
    schema = pydantic.TypeAdapter(kind).json_schema()
    assert schema["format"] == model_schemas.FORMATS[name]


BODIES = {
    "plain": "text: str\n    size: int = 1\n    price: float\n    done: bool = False",
    "described": 'text: str = Field(description="the text", examples=["a"], title="Text", max_length=80)',
    "numbers": "size: int = Field(ge=1, le=9, multiple_of=2)",
    "enumeration": 'kind: Literal["a", "b"]\n    other: Kind',
    "nested": "inner: Inner\n    some: list[Inner]\n    maybe: Inner | None = None\n    either: Union[Inner, str]",
    "old spelling": "some: List[Inner]\n    maybe: Optional[Inner] = None",
    "class variable": 'LIMIT: ClassVar[str] = "x"\n    text: str',
    "private": '_cache: str = ""\n    text: str',
    "optional pattern": 'code: Optional[str] = Field(default=None, pattern="^[a-z]$")',
    "pattern within": 'code: list[Annotated[str, StringConstraints(pattern="^[a-z]$")]]',
    "pattern of a call": 'code: constr(pattern="^[a-z]$")',
    "date": "day: datetime.date",
    "time within": "days: list[datetime.datetime]",
    "id or none": "id: uuid.UUID | None = None",
    "money": "price: Decimal",
    "at least one": "some: list[str] = Field(min_length=1)",
    "at least one of a call": "some: conlist(str, min_length=1)",
    "at most": "some: Optional[List[str]] = Field(None, max_length=4)",
    "free keys": "counts: dict[str, int]",
    "free keys, old spelling": "counts: Dict[str, int] = Field(default_factory=dict)",
    "any keys": "counts: dict",
    "free keys within": "inner: list[Free]",
    "quoted": 'inner: "Inner"\n    some: list["Inner"]',
    "itself": 'children: list["Answer"]',
    "itself by another": "parent: Optional[Up] = None",
    "of a kind": 'shape: Union[Square, Circle] = Field(discriminator="kind")',
    "forbidding": 'model_config = ConfigDict(extra="forbid")\n    text: str',
    "ignoring": 'model_config = ConfigDict(extra="ignore")\n    text: str',
    "allowing": 'model_config = ConfigDict(extra="allow")\n    text: str',
    "allowing as a dict": 'model_config = {"extra": "allow"}\n    text: str',
}
OTHERS = """

class Kind(Enum):
    A = "a"


class Inner(BaseModel):
    name: str


class Free(BaseModel):
    names: dict[str, str]


class Up(BaseModel):
    up: "Optional[Up]" = None


class Square(BaseModel):
    kind: Literal["square"]


class Circle(BaseModel):
    kind: Literal["circle"]


class Answer(BaseModel):
    {}
"""


@pytest.mark.parametrize("name", BODIES)
def test_what_is_refused_of_a_class(name: str, tmp_path: Path) -> None:
    source = IMPORTS + OTHERS.format(BODIES[name])
    (tmp_path / "main.py").write_text(source + CALL, "utf-8")
    said = [finding["code"] for finding in harness.check(tmp_path)]
    assert bool(said) == bool(list(refused(source, tmp_path / "made.py")))
    assert {*said} <= {"CBS205"}


def refused(source: str, path: Path) -> Iterator[str]:
    """What the target says of the class that the SDK sends."""
    path.write_text(source, "utf-8")
    namespace = runpy.run_path(str(path), run_name="made")
    schema = json.loads(json.dumps(to_strict_json_schema(namespace["Answer"])))
    body = {"response_format": {"type": "json_schema", "json_schema": {"name": "a", "strict": True, "schema": schema}}}
    yield from (one.message for one in refusals(body) if one.code == "CBS205")
