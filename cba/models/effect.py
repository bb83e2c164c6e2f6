"""Forms of an effect that are more than one share: deadweight, outcome curves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, TypeGuard

from pydantic import WithJsonSchema

from cba.models import kinds
from cba.models.faults import FaultError, Faults, read_below
from cba.models.horizon import Context, is_ordinal
from cba.models.inputs import Input, read_input
from cba.models.values import plain

#: Values by whole years since starting; straight lines between them.
Curve = tuple[tuple[int, Input], ...]
Lasts = Input | Literal["end"]


@dataclass(frozen=True, slots=True)
class Deadweight:
    """What would have happened anyway: a share of the effect, or points of it."""

    amount: Input
    points: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """The share due to this project, written as kept or as due to others."""

    amount: Input
    to_others: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """Two curves by year since starting: with the project and without it."""

    with_project: Curve
    without: Curve

    @property
    def last(self) -> int:
        """The last year since starting that either curve names."""
        return max(year for year, _ in (*self.with_project, *self.without))


def _is_written(node: object, key: str) -> TypeGuard[Mapping[str, object]]:
    """Whether a node is written in the other form, whose key must stand alone."""
    if not isinstance(node, Mapping) or key not in node:
        return False
    if len(node) > 1:
        raise FaultError(
            "CBA113",
            f"{{name}} takes `{key}` alone",
            f"write what else there is below it: {{{key}: {{value: 2%, source: …}}}}",
        )
    return True


def read_deadweight(node: object, context: Context) -> Deadweight:
    """A share of the gross effect, or ``{points: 2%}``."""
    if not _is_written(node, "points"):
        return Deadweight(read_input(node, kinds.LOST, context))
    amount = read_below("points", read_input, node["points"], kinds.LOST, context)
    return Deadweight(amount, points=True)


def read_attribution(node: object, context: Context) -> Attribution:
    """A share kept, or ``{to_others: 15%}``."""
    if not _is_written(node, "to_others"):
        return Attribution(read_input(node, kinds.KEPT, context))
    amount = read_below("to_others", read_input, node["to_others"], kinds.LOST, context)
    return Attribution(amount, to_others=True)


def read_lasts(node: object, context: Context) -> Lasts:
    """A number of years above zero, or ``end``."""
    if node == "end":
        return "end"
    return read_input(node, _LASTS, context)


_LASTS = kinds.Kind("years", "a number of years above 0, or `end`", 1e-9, 1000.0)


def read_persistence(node: object, context: Context) -> tuple[Input, ...]:
    """The shares of the effect that are left in each year; CBA211 for the first."""
    if not isinstance(node, (list, tuple)) or not node:
        raise FaultError(
            "CBA113", "{name} takes a list of shares", "write [100%, 60%, 36%]"
        )
    faults = Faults()
    items = [
        faults.attempt((n,), read_input, item, kinds.SHARE, context)
        for n, item in enumerate(node)
    ]
    faults.raise_any()
    made = tuple(item for item in items if item is not None)
    if made[0].constant() != 1.0:
        raise FaultError(
            "CBA211",
            f"the first share is {made[0].constant() * 100:.10g}%, not 100%",
            "put the size of the effect in `impact`, and begin with 100%",
            at=(0,),
        )
    return made


def read_outcome(node: object, context: Context) -> Outcome:
    """Two curves, ``with`` and ``without``, by year since starting."""
    if not isinstance(node, Mapping) or set(node) != {"with", "without"}:
        raise FaultError(
            "CBA113",
            "{name} takes two curves, `with` and `without`",
            "write {with: {0: 68%, 2: 48%}, without: {0: 24%, 2: 18%}}",
        )
    faults = Faults()
    curves = {key: _read_curve(node[key], key, context, faults) for key in node}
    faults.raise_any()
    return Outcome(curves["with"], curves["without"])


def _read_curve(node: object, name: str, context: Context, faults: Faults) -> Curve:
    if isinstance(node, (list, tuple)):
        node = {str(n): item for n, item in enumerate(node)}
    elif isinstance(node, str):
        node = {"0": node}
    if not isinstance(node, Mapping) or not node:
        faults.add(
            FaultError(
                "CBA113", "shares by year are needed", "write {0: 68%}", at=(name,)
            )
        )
        return ()
    points = []
    for key, item in node.items():
        if not is_ordinal(key):
            faults.add(
                FaultError(
                    "CBA113",
                    f"`{key}` is not a number of years since starting",
                    "count years from 0, the year in which people start",
                    at=(name, key),
                )
            )
            continue
        value = faults.attempt((name, key), read_input, item, kinds.SHARE, context)
        if value is not None:
            points.append((int(key), value))
    if "0" not in node:
        faults.add(
            FaultError(
                "CBA218",
                f"the curve `{name}` does not say where it begins, in year 0",
                "give the share of year 0, the year in which people start",
                at=(name,),
            )
        )
    return tuple(sorted(points, key=lambda point: point[0]))


_SHARE = {"type": ["string", "number"], "description": "A share such as 10%."}


def _with_alternative(key: str, words: str) -> dict[str, object]:
    other = {"description": words, "type": ["string", "number", "object", "array"]}
    single = {"type": "object", "properties": {key: other}, "required": [key]}
    return {"anyOf": [_SHARE, single, {"type": ["object", "array"]}]}


DeadweightField = Annotated[
    Deadweight,
    plain(read_deadweight),
    WithJsonSchema(
        _with_alternative("points", "Percentage points taken off the impact.")
    ),
]
AttributionField = Annotated[
    Attribution,
    plain(read_attribution),
    WithJsonSchema(
        _with_alternative("to_others", "The share that is due to others (lost).")
    ),
]
LastsField = Annotated[
    Lasts,
    plain(read_lasts),
    WithJsonSchema(
        {"anyOf": [{"const": "end"}, {"type": ["number", "string", "object"]}]}
    ),
]
PersistenceField = Annotated[
    tuple[Input, ...],
    plain(read_persistence),
    WithJsonSchema(
        {"type": "array", "items": {"type": ["string", "number", "object"]}}
    ),
]


def _curve_schema(words: str) -> dict[str, object]:
    return {"type": ["object", "array", "string"], "description": words}


OutcomeField = Annotated[
    Outcome,
    plain(read_outcome),
    WithJsonSchema(
        {
            "type": "object",
            "properties": {
                "with": _curve_schema("With the project: {0: 68%, 2: 48%}."),
                "without": _curve_schema("Without it: {0: 24%, 2: 18%}."),
            },
            "required": ["with", "without"],
            "additionalProperties": False,
        }
    ),
]
