"""A promise about a result, such as ``public_value.npv > 0``."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cba.models.faults import FaultError
from cba.models.horizon import Context
from cba.models.numbers import read_number, read_ratio
from cba.models.years import parse_year

#: The figures of a payback, which holds the discounted one inside it.
CROSSING = ("year", "years", "elapsed_years", "sustained", "reason")
#: The figures that a promise may be about, by what they are figures of.
METRICS: dict[str, tuple[str, ...]] = {
    "financial": (
        "pv_costs",
        "pv_in_kind",
        "pv_benefits",
        "pv_cashable",
        "pv_payments",
        "npv",
        "npv_cashable",
        "fiscal_return",
        "cashable_return",
        "irr",
        "irr_reason",
        "payback",
        "payback_cashable",
    ),
    "public_value": (
        "pv_costs",
        "pv_benefits",
        "npv",
        "bcr",
        "bcr_net_public_cost",
        "bcr_net_public_cost_reason",
        "pv_benefits_weighted",
        "npv_weighted",
        "payback",
    ),
    "agencies": (
        "name",
        "sector",
        "public",
        "tier",
        "pv_costs",
        "pv_in_kind",
        "pv_benefits",
        "pv_cashable",
        "pv_value",
        "pv_payments",
        "npv",
        "npv_cashable",
        "public_value_npv",
        "payback",
        "payback_cashable",
        "peak_funding",
        "share_of_costs",
        "share_of_benefits",
    ),
}
_STATEMENT = re.compile(r"(?P<metric>[\w./-]+)\s*(?P<op>>=|<=|==|>|<)\s*(?P<value>.+)")
_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
}


@dataclass(frozen=True, slots=True)
class Expectation:
    """A metric, how it compares, and with what: a number or the label of a year."""

    metric: str
    op: str
    value: float | str
    statement: str

    def met_by(self, value: float | str | bool | None) -> bool:  # noqa: FBT001
        """Whether a result keeps the promise; null keeps none."""
        if value is None or isinstance(value, str) != isinstance(self.value, str):
            return False
        return _OPERATORS[self.op](value, self.value)


def read_expectation(text: str, context: Context) -> Expectation:
    """The promise that a statement makes; CBA217 where it makes none."""
    match = _STATEMENT.fullmatch(text.strip())
    if match is None:
        raise FaultError(
            "CBA217",
            f"`{text}` is not a promise",
            "write metric, comparison, value: public_value.npv > 0",
        )
    return Expectation(
        match["metric"], match["op"], _read_value(match["value"], context), text
    )


def _read_value(text: str, context: Context) -> float | str:  # noqa: ARG001
    text = text.strip()
    year = parse_year(text)
    if year is not None and year.financial:
        return str(year)
    if text in {"true", "false"}:
        return float(text == "true")
    ratio = read_ratio(text)
    return read_number(text).value if ratio is None else ratio
