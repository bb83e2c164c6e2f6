"""Inputs as a project file writes them, to the last digit of their values."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

from cba.loading.document import Node, Scalar
from cba.models.inputs import Input, Range
from cba.models.series import Series
from cba.models.years import Year

Writer: TypeAlias = Callable[[float], str]

#: Keys whose inputs are amounts, numbers or years; all others are percentages.
_PLAIN = frozenset(
    {
        *("starting", "population", "quantity", "amount", "hours", "each", "tariff"),
        *("units_per_person", "delay", "lasts", "fiscal", "economic", "social"),
        *("transfer", "spend", "limit", "cap", "paid_after", "in_steps_of", "borrow"),
        *("rate", "cost", "median", "elasticity", "size"),
        *("a_year", "deficit"),
    }
)


def input_node(given: Input, key: str, *, financial: bool, long: bool = False) -> Node:
    """The node of an input at a key; ``long`` writes a series as a mapping's value."""
    if given.unit_cost is not None:
        return {"unit_cost": Scalar(given.unit_cost)}
    write = plain if key in _PLAIN else percent
    value: Node
    if isinstance(given.value, Series):
        value = _series(given.value, write, financial=financial)
    else:
        value = Scalar(write(given.value))
    evidence: dict[str, Node] = {}
    if given.range is not None:
        evidence |= _range(given.range, write)
    for name in ("source", "status", "confidence", "notes"):
        held = getattr(given, name)
        if held is not None:
            evidence[name] = Scalar(str(held))
    if evidence or (long and given.is_series):
        return {"value": value, **evidence}
    return value


def plain(value: float) -> str:
    """A number in full, so that it reads back as the same float.

    >>> plain(420000.0), plain(1e-07)
    ('420000', '0.0000001')
    """
    text = format(Decimal(repr(value)), "f")
    return text.removesuffix(".0")


def percent(value: float) -> str:
    """A share as a percentage that reads back as the same float.

    >>> percent(0.12), percent(1 / 3)
    ('12%', '33.33333333333333%')
    """
    text = format(Decimal(repr(value)) * 100, "f")
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}%"


def _series(series: Series, write: Writer, *, financial: bool) -> Node:
    node: dict[str, Node] = {}
    for first, last, value in series.spans:
        label = str(Year(first, financial))
        if last is None:
            label += ".."
        elif last != first:
            label += f"..{Year(last, financial)}"
        node[label] = Scalar(write(value))
    if series.growing is not None:
        node["growing"] = Scalar(percent(series.growing))
    return node


def _range(given: Range, write: Writer) -> dict[str, Node]:
    low, high = write(given.low), write(given.high)
    if given.relative:
        low, high = _signed(given.low), _signed(given.high)
    elif given.high < 0 and write is percent:
        # Two ends with a sign and a percent would read as relative to the value.
        low, high = str(given.low), str(given.high)
    node: dict[str, Node] = {"low": Scalar(low), "high": Scalar(high)}
    if given.shape != "pert":
        node["shape"] = Scalar(given.shape)
    return node


def _signed(share: float) -> str:
    text = percent(share)
    return text if text.startswith("-") else f"+{text}"
