"""Costs and payments of a made-up project."""

from __future__ import annotations

from tests.properties.choosing import Chooser
from tests.properties.spelling import (
    Tree,
    amounts_by_year,
    count,
    factor_by_year,
    pounds,
    reverse,
    share,
    shares_of_whole,
    unit_value,
)
from tests.properties.world import World

CLASSES = (
    *("standard-buildings", "non-standard-buildings", "standard-civil-engineering"),
    *("non-standard-civil-engineering", "equipment-development"),
)


def signed_pounds(choose: Chooser, thousands: int) -> object:
    """An amount, now and then the other way round."""
    written = pounds(choose, thousands)
    return reverse(written) if choose.chance(12) else written


def cost_bias(choose: Chooser, kind: str) -> Tree:
    """A grade, several, a typed bias, a class, or nothing at all."""
    form = choose.pick(["none", "grade", "grades", "typed", "class"])
    if form == "grade":
        return {"confidence": choose.whole(1, 6)}
    if form == "grades":
        keys = ("cost", "age", "known_error")[: choose.whole(1, 3)]
        return {"confidence": {key: choose.whole(1, 6) for key in keys}}
    if form == "class" and kind != "in-kind":
        name = choose.pick(CLASSES) if kind == "capital" else "outsourcing"
        written: Tree = {"class": name}
        if choose.chance(70):
            written["mitigated"] = share(choose)
        return {"optimism_bias": written}
    return {"optimism_bias": share(choose, 0, 60)} if form == "typed" else {}


def cost(world: World, position: int, groups: Tree) -> Tree:
    """A cost line: an amount, hours at a rate, or so much for each person."""
    choose = world.choose
    kind = choose.pick(["revenue", "capital", "in-kind"])
    line: Tree = {
        "title": f"Cost {position}",
        "kind": kind,
        "paid_by": shares_of_whole(choose, world.everyone),
        "source": "Made up for a test",
        "status": "illustrative",
        **world.own_settings(),
        **cost_bias(choose, kind),
    }
    form = choose.pick(["amount", "amount", "hours", "people"])
    if form == "people" and groups:
        line["people"] = choose.pick(sorted(groups))
        line["each"] = factor_by_year(
            choose, world.labels, lambda: unit_value(choose, 900)
        )
    elif form == "hours":
        line["hours"] = amounts_by_year(
            choose, world.labels, lambda: count(choose, 0, 6000)
        )
        line["rate"] = factor_by_year(
            choose, world.labels, lambda: unit_value(choose, 30)
        )
    else:
        line["amount"] = amounts_by_year(
            choose, world.labels, lambda: signed_pounds(choose, 400)
        )
    return line


def payment(world: World, position: int) -> Tree:
    """Money from one agency to another, public bodies or not."""
    choose = world.choose
    agencies = world.everyone
    first = choose.whole(0, len(agencies) - 1)
    second = (first + choose.whole(1, len(agencies) - 1)) % len(agencies)
    return {
        "title": f"Payment {position}",
        "from": agencies[first],
        "to": agencies[second],
        "amount": amounts_by_year(
            choose, world.labels, lambda: signed_pounds(choose, 90)
        ),
        **world.own_settings(),
    }
