"""The JSON Schema, as an editor uses it to complete and to check a project file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from cba.commands.schema import schema as command
from cba.models.schema import DIALECT, project_schema
from tests.conftest import ROOT
from tests.properties.strategies import random_project

SCHEMA = project_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
EXAMPLES = sorted((ROOT / "examples").glob("*/project.yaml"))
CLEAN = sorted((ROOT / "tests" / "problems").glob("CBA*/clean.yaml"))
SMALL = """
cba: 1
project: {title: Wardens}
appraisal: {first_year: 2026-27, years: 3}
agencies: {council: {sector: local-authority}}
costs: {wardens: {kind: revenue, paid_by: council, amount: 100}}
"""


class Editor(yaml.SafeLoader):
    """YAML as editors read it: the core types of version 1.2 and no others."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - as the base declares it


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
        list("-+.0123456789"),
    ),
):
    Editor.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})$"), _first
    )


def in_editor(text: str) -> object:
    """A file as the schema sees it: keys are texts, as JSON has them."""
    return json.loads(json.dumps(yaml.load(text, Loader=Editor)))  # noqa: S506 - safe


def faults(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(in_editor(text))]


def properties(node: object, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property that the schema names, with its path in it."""
    if isinstance(node, dict):
        for name, item in node.items():
            below = f"{path}/{name}"
            if name in {"properties", "patternProperties"} and isinstance(item, dict):
                yield from ((f"{below}/{key}", each) for key, each in item.items())
            yield from properties(item, below)
    elif isinstance(node, list):
        for n, item in enumerate(node):
            yield from properties(item, f"{path}/{n}")


def description(node: dict[str, Any]) -> str | None:
    """What an editor shows of a property: its own words, or of what it refers to."""
    name = node.get("$ref", "").rpartition("/")[2]
    found: str | None = {**SCHEMA["$defs"].get(name, {}), **node}.get("description")
    return found


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["$schema"] == DIALECT


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_is_valid(path: Path) -> None:
    assert faults(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.parent.name)
def test_a_project_without_problems_is_valid(path: Path) -> None:
    assert faults(path.read_text("utf-8")) == []


@pytest.mark.parametrize("seed", range(60))
def test_a_made_up_project_is_valid(seed: int) -> None:
    text = json.dumps(random_project(seed), ensure_ascii=False)

    assert faults(text) == []


def test_every_property_is_described() -> None:
    named = dict(properties(SCHEMA))

    assert len(named) > 150
    assert [path for path, each in named.items() if not description(each)] == []


def test_every_definition_is_described_and_used() -> None:
    definitions = SCHEMA["$defs"]
    used = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(SCHEMA)))

    assert [
        name for name, each in definitions.items() if "description" not in each
    ] == []
    assert used == set(definitions)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cba: 1", "cba: 1\nbenefit: {}"),
        ("title: Wardens", "title: Wardens, titel: x"),
        ("years: 3", "years: 3, horizon: 3"),
        ("sector: local-authority", "sector: local-authority, kind: public"),
        ("amount: 100", "amount: 100, deadweight: 10%"),
        ("amount: 100", "amount: {value: 100, unit: GBP}"),
        ("amount: 100", "amount: 100, optimism_bias: {classes: x}"),
        ("amount: 100", "amount: {2026-2: 100}"),
    ],
)
def test_a_wrong_key_is_refused(old: str, new: str) -> None:
    assert faults(SMALL) == []
    assert faults(SMALL.replace(old, new)) != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("local-authority", "local-authorities"),
        ("kind: revenue", "kind: running"),
        ("years: 3", "years: 0"),
        ("cba: 1", "cba: 2"),
        ("wardens:", "Wardens:"),
    ],
)
def test_a_wrong_word_is_refused(old: str, new: str) -> None:
    assert faults(SMALL.replace(old, new)) != []


@pytest.mark.parametrize("key", ["cba", "project", "appraisal", "agencies"])
def test_what_is_needed_is_asked_for(key: str) -> None:
    lines = [line for line in SMALL.splitlines() if not line.startswith(key)]

    assert faults("\n".join(lines)) == [f"'{key}' is a required property"]


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    command()

    assert json.loads(capsys.readouterr().out) == SCHEMA
