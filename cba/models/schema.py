"""The JSON Schema of a project file, for completion and hover in editors."""

from __future__ import annotations

from typing import Any

from cba.models.inputs import SHAPES, STATUSES
from cba.models.limit import Limit
from cba.models.project import Project
from cba.models.values import ID_PATTERN

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NUMBER = {"type": ["string", "number"]}


def project_schema() -> dict[str, Any]:
    """The schema, with a description of every key."""
    made = Project.model_json_schema(by_alias=True)
    definitions = made.setdefault("$defs", {})
    definitions["LongInput"] = {
        "type": "object",
        "description": "An input with a range and evidence of its own.",
        "properties": {
            "value": {"description": "The central value, or values by year."},
            "low": {**_NUMBER, "description": "The low end of its range."},
            "high": {**_NUMBER, "description": "The high end of its range."},
            "shape": {"enum": list(SHAPES), "description": "How draws fall in it."},
            "source": {**_NUMBER, "description": "Where the value comes from."},
            "status": {"enum": list(STATUSES), "description": "How far to trust it."},
            "confidence": {
                "type": "integer",
                "minimum": 1,
                "maximum": 6,
                "description": "A confidence grade, from 1 (best) to 6.",
            },
            "notes": {**_NUMBER, "description": "Anything to know about it."},
        },
        "required": ["value"],
        "additionalProperties": False,
    }
    definitions["ByYear"] = {
        "type": "object",
        "description": "Values by year (2026-27), by years (2026-27..2028-29), or open "
        "(2030-31..); `growing` carries the last one on.",
        "patternProperties": {
            r"^\d{4}([-/]\d{2})?(\.\.(\d{4}([-/]\d{2})?)?)?$": {
                **_NUMBER,
                "description": "The value of that year, or of each of those years.",
            },
            "^growing$": {**_NUMBER, "description": "Growth a year, such as 2%."},
        },
        "additionalProperties": False,
    }
    # A limit may be written as an amount as well, so nothing refers to its keys.
    definitions["Limit"] = Limit.model_json_schema()
    made["$schema"] = DIALECT
    made["title"] = "A cba project"
    return _finished(made)


def _finished(node: dict[str, Any]) -> dict[str, Any]:
    """The schema with what pydantic does not know of.

    References to the definitions above, and that things with a name have no others
    beside those that are ids.
    """
    if set(node) == {"$comment"}:
        return {"$ref": f"#/$defs/{node['$comment']}"}
    made: dict[str, Any] = {key: _finished_item(item) for key, item in node.items()}
    named = made.get("patternProperties", {}).get(ID_PATTERN)
    if named is not None:
        made["additionalProperties"] = False
        if "$ref" not in named:
            named["description"] = "A text, by an id of its own."
    return made


def _finished_item(item: object) -> object:
    if isinstance(item, list):
        return [_finished_item(each) for each in item]
    return _finished(item) if isinstance(item, dict) else item
