"""A benefit line from gross to net, step by step, as totals over all its years.

Every amount is the kernel's: its own product of the first factors, of all of them,
its volumes, its money and the answers for the line; nothing is valued here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from cba.calculation.factors import CENTRAL, Array, Factor, product, total
from cba.calculation.flows import BenefitFlow, brought
from cba.reports.charts.plots import Fill
from cba.reports.formatting import (
    MINUS,
    NO_FIGURE,
    estimate,
    exact,
    is_nought,
    money,
    number,
    percentage,
    signed_share,
)
from cba.results.appraisal import BenefitLine
from cba.results.lines import public_value_of

#: What is counted: people, those whose outcome changes, units, money.
Measure = Literal["people", "outcomes", "units", "money"]
_NAMES = {
    "starting": "Start",
    "population": "Start",
    "quantity": "Gross quantity",
    "amount": "Gross amount",
    "affected": "Affected",
    "engagement": "Take part",
    "retention": "Stay the course",
    "impact": "Impact",
    "points": "Deadweight, in points",
    "deadweight": "Deadweight",
    "attribution": "Attribution",
    "to_others": "Attributed to others",
    "displacement": "Displacement",
    "leakage": "Leakage",
    "substitution": "Substitution",
    "units_per_person": "Units a person a year",
}
DISCOUNTING, BIAS = "Discounting", "Optimism bias"
_COUNTS = frozenset({"starting", "population", "quantity", "amount"})
#: Points of deadweight come off the impact, before these.
_AFTER_IMPACT = frozenset(
    {
        "attribution",
        "to_others",
        "displacement",
        "leakage",
        "substitution",
        "units_per_person",
    }
)


@dataclass(frozen=True, slots=True)
class BridgeStep:
    """A step: what it does, what there was before it, and what is left after it.

    ``before`` is None where another thing is counted from here on. ``inputs`` are
    the addresses of what decides the step.
    """

    measure: Measure
    name: str
    factor: str
    before: float | None
    after: float
    inputs: tuple[str, ...] = ()
    fill: Fill = "step"
    start: float = 0.0


def steps_of(
    flow: BenefitFlow, line: BenefitLine, years: int, currency: str, prices: str
) -> tuple[BridgeStep, ...]:
    """Every step of a benefit line, from those who start to its public value."""
    counted = tuple(_counted(flow, years))
    worth = tuple(_worth(flow, line, years, currency, prices))
    return (*counted, *worth, *_categories(line))


def _counted(flow: BenefitFlow, years: int) -> Iterator[BridgeStep]:
    """From those who start, or the quantity, to the units of all years."""
    stream = flow.stream
    measure = _beginning(flow)
    before: float | None = None
    for key, factor, amount in _products(flow):
        after = _whole(amount, years)
        moved = _moved(measure, key)
        if moved != measure:
            measure, before = moved, None
        yield BridgeStep(
            measure,
            _name(flow, key, factor),
            _words(key, factor, before, after),
            before,
            after,
            (factor.address,),
        )
        before = after
    if stream.profile is not None:
        started = _whole(brought(stream, years), years)
        volume = _whole(flow.volume_before_bias[:, :years], years)
        yield BridgeStep(
            "units",
            "Years that it lasts",
            _times(volume, started),
            before if measure == "units" else None,
            volume,
            tuple(f.address for f in stream.profile.factors() if f.address),
        )


def _name(flow: BenefitFlow, key: str, factor: Factor) -> str:
    """What a step is called; that of the line apart from that of its group."""
    name = _NAMES.get(key, key)
    groups = {
        each.address.rpartition(".")[2]
        for each in flow.stream.starting
        if each.address.startswith("people.")
    }
    is_own = not factor.address.startswith("people.")
    return f"{name}, for this benefit" if is_own and key in groups else name


def _beginning(flow: BenefitFlow) -> Measure:
    if flow.stream.in_pounds:
        return "money"
    return "units" if flow.stream.profile is None else "people"


def _moved(measure: Measure, key: str) -> Measure:
    """What is counted after a step that another thing may be counted from."""
    if measure == "people" and key == "impact":
        return "outcomes"
    if measure in {"people", "outcomes"} and key == "units_per_person":
        return "units"
    return measure


def _products(flow: BenefitFlow) -> Iterator[tuple[str, Factor, Array]]:
    """Each factor with the product up to it, as the kernel multiplies them.

    An impact that is not given, and so is 100%, is no step.
    """
    stream = flow.stream
    left = np.ones((1, 1))
    waiting = stream.points
    for n, factor in enumerate(stream.starting):
        key = factor.address.rpartition(".")[2]
        reached = product(stream.starting[:n], CENTRAL)
        if waiting is not None and key in _AFTER_IMPACT:
            yield from _in_points(waiting, reached)
            left, waiting = _gap(waiting), None
        yield key, factor, product(stream.starting[: n + 1], CENTRAL) * left
    if waiting is not None:
        yield from _in_points(waiting, product(stream.starting, CENTRAL))


def _in_points(
    points: tuple[Factor, Factor], reached: Array
) -> Iterator[tuple[str, Factor, Array]]:
    impact, dead = points
    if impact.address:
        yield "impact", impact, reached * impact.values(CENTRAL)
    yield "points", dead, reached * _gap(points)


def _gap(points: tuple[Factor, Factor]) -> Array:
    impact, dead = (each.values(CENTRAL) for each in points)
    return impact - dead


def _whole(amount: Array, years: int) -> float:
    """The sum over all years; what is the same in each counts in each."""
    return float(total(np.broadcast_to(amount, (1, years))[0]))


def _words(key: str, factor: Factor, before: float | None, after: float) -> str:
    """What a step does, as it is written, or on the average of a series."""
    if key in _COUNTS:
        return ""
    values = factor.central
    if key == "points" and len(values) == 1:
        return f"{MINUS}{number(float(values[0]) * 100.0)} points"
    if len(values) > 1:
        return _times(after, before) if before is not None else "by year"
    value = float(values[0])
    if key == "units_per_person":
        return f"× {number(value)}"
    return signed_share(-value) if factor.lost else f"× {percentage(value)}"


def _times(after: float, before: float | None) -> str:
    return f"× {estimate(after / before)}" if before else NO_FIGURE


def _worth(
    flow: BenefitFlow, line: BenefitLine, years: int, currency: str, prices: str
) -> Iterator[BridgeStep]:
    """From units to public value, before and after discounting and bias."""
    parts = {
        name: _whole(part[:, :years], years)
        for name, part in flow.parts_before_bias.items()
    }
    gross = public_value_of(parts)
    volume = _whole(flow.volume_before_bias[:, :years], years)
    inputs = tuple(f.address for f in flow.stream.worth.values() if f.address)
    if not flow.stream.in_pounds:
        each = exact if abs(gross) < 100.0 * abs(volume) else money
        unit = f"× {each(gross / volume, currency)}" if volume else NO_FIGURE
        yield BridgeStep("money", "Gross value", unit, None, gross, inputs)
    elif not is_nought(gross - volume):
        factor = _times(gross, volume)
        yield BridgeStep("money", f"In {prices} prices", factor, volume, gross)
    present = line.pv_before_optimism_bias
    yield _share_of(BridgeStep("money", DISCOUNTING, "", gross, present))
    net = line.pv_public_value
    yield _share_of(BridgeStep("money", BIAS, "", present, net))
    yield BridgeStep("money", "Net public value", "", None, net, fill="result")


def _share_of(step: BridgeStep) -> BridgeStep:
    """The step with the share that it adds or takes off."""
    if not step.before:
        return replace(step, factor=NO_FIGURE)
    return replace(step, factor=_rounded(step.after / step.before - 1.0))


def _rounded(share: float) -> str:
    """A share that has been worked out, to a tenth of a per cent."""
    return signed_share(round(share, 3))


def _categories(line: BenefitLine) -> Iterator[BridgeStep]:
    """The public value by category, each beginning where the last one ended."""
    cash, other = line.pv_cashable, line.pv_fiscal - line.pv_cashable
    parts: Iterable[tuple[str, Fill, float]] = (
        ("Savings out of budgets", "cash", cash),
        ("Other fiscal savings", "saving", other),
        ("Less transfers", "loss", -line.pv_transfer_part),
        ("Economic value", "economic", line.pv_economic),
        ("Social value", "social", line.pv_social),
    )
    reached = 0.0
    for name, fill, amount in parts:
        if not is_nought(amount):
            yield BridgeStep(
                "money", name, "", None, reached + amount, (), fill, reached
            )
            reached += amount
