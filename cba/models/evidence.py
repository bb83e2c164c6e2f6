"""Evidence for a line: confidence grades, typed optimism bias, status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import WithJsonSchema

from cba.models import kinds
from cba.models.faults import FaultError, Faults
from cba.models.horizon import Context
from cba.models.inputs import STATUSES, Input, Status, read_grade, read_input
from cba.models.values import one_of, plain

#: Grades by what they grade; a bare number grades the ``line``.
Confidence = tuple[tuple[str, int], ...]

_BENEFIT_KEYS = ("population", "evidence", "age", "known_error")
_COST_KEYS = ("cost", "age", "known_error")
CAPITAL_CLASSES = (
    "standard-buildings",
    "non-standard-buildings",
    "standard-civil-engineering",
    "non-standard-civil-engineering",
    "equipment-development",
    "outsourcing",
)


@dataclass(frozen=True, slots=True)
class CapitalBias:
    """The bias of a class of capital project, less what has been mitigated."""

    name: str
    mitigated: Input | None = None


def _confidence(keys: tuple[str, ...]) -> object:
    def read(node: object, context: Context) -> Confidence:  # noqa: ARG001
        if not isinstance(node, Mapping):
            grade = read_grade(node)
            return () if grade is None else (("line", grade),)
        faults = Faults()
        grades = []
        for key, item in node.items():
            if key not in keys:
                faults.add(
                    FaultError(
                        "CBA111",
                        f"`{key}` is not something that is graded here",
                        f"the keys are {', '.join(keys)}",
                        at=(key,),
                    ).among(keys)
                )
            grade = faults.attempt((key,), read_grade, item)
            if grade is not None:
                grades.append((str(key), grade))
        faults.raise_any()
        return tuple(grades)

    return plain(read)


def _bias(kind: kinds.Kind, *, capital: bool) -> object:
    def read(node: object, context: Context) -> Input | CapitalBias:
        if isinstance(node, Mapping) and "class" in node:
            if not capital:
                raise FaultError(
                    "CBA113", "capital classes belong to costs", "write a share"
                )
            return _read_class(node, context)
        return read_input(node, kind, context)

    return plain(read)


def _read_class(node: Mapping[str, object], context: Context) -> CapitalBias:
    faults = Faults()
    for key in node:
        if key not in {"class", "mitigated"}:
            faults.add(
                FaultError(
                    "CBA111",
                    f"`{key}` is not a key of a capital class",
                    "the keys are class, mitigated",
                    at=(key,),
                ).among(("class", "mitigated"))
            )
    name = node["class"]
    if name not in CAPITAL_CLASSES:
        faults.add(
            FaultError(
                "CBA207",
                f"`{name}` is not a class of capital project",
                f"write one of {', '.join(CAPITAL_CLASSES)}",
                at=("class",),
            ).among(CAPITAL_CLASSES)
        )
    mitigated = None
    if node.get("mitigated") is not None:
        mitigated = faults.attempt(
            ("mitigated",), read_input, node["mitigated"], kinds.SHARE, context
        )
    faults.raise_any()
    return CapitalBias(str(name), mitigated)


_GRADED = {
    "population": "How many there are and who: from 1 (own records) to 6.",
    "evidence": "That the effect comes: from 1 (randomised trial) to 6.",
    "cost": "What it costs: from 1 (audited) to 6.",
    "age": "How old the data are: from 1 (under a year) to 6 (over five).",
    "known_error": "How far the data are known to be out: from 1 (2%) to 6 (25%).",
}


def _grades_schema(keys: tuple[str, ...]) -> dict[str, object]:
    grade = {"type": "integer", "minimum": 1, "maximum": 6}
    return {
        "anyOf": [
            grade,
            {
                "type": "object",
                "properties": {
                    key: {**grade, "description": _GRADED[key]} for key in keys
                },
                "additionalProperties": False,
            },
        ],
        "description": "Confidence grades, from 1 (best evidence) to 6.",
    }


_SHARE_SCHEMA = {"type": ["string", "number"], "description": "A share such as 10%."}
BenefitConfidence = Annotated[
    Confidence,
    _confidence(_BENEFIT_KEYS),
    WithJsonSchema(_grades_schema(_BENEFIT_KEYS)),
]
CostConfidence = Annotated[
    Confidence, _confidence(_COST_KEYS), WithJsonSchema(_grades_schema(_COST_KEYS))
]
BenefitBias = Annotated[
    Input, _bias(kinds.BENEFIT_BIAS, capital=False), WithJsonSchema(_SHARE_SCHEMA)
]
CostBias = Annotated[
    Input | CapitalBias,
    _bias(kinds.COST_BIAS, capital=True),
    WithJsonSchema(
        {
            "anyOf": [
                _SHARE_SCHEMA,
                {
                    "type": "object",
                    "properties": {
                        "class": {
                            "enum": list(CAPITAL_CLASSES),
                            "description": "The class of capital project.",
                        },
                        "mitigated": _SHARE_SCHEMA,
                    },
                    "required": ["class"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
EvidenceStatus = Annotated[
    Status, one_of(*STATUSES), WithJsonSchema({"enum": list(STATUSES)})
]
