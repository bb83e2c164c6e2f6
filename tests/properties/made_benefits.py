"""Benefits of a made-up project: how many units, and of what worth."""

from __future__ import annotations

from tests.properties.choosing import Chooser
from tests.properties.made_costs import signed_pounds
from tests.properties.made_values import several_values, who_gains, whole_value
from tests.properties.spelling import (
    Tree,
    amounts_by_year,
    count,
    factor_by_year,
    reverse,
    share,
    with_evidence,
)
from tests.properties.world import World


def benefit(world: World, position: int, groups: Tree) -> Tree:
    """A benefit line: by people, by units a year, or in pounds a year."""
    choose = world.choose
    line: Tree = {
        "title": f"Benefit {position}",
        "source": "Made up for a test",
        "status": "illustrative",
        **world.own_settings(),
        **_bias(choose),
    }
    form = choose.pick(["population", "people", "people", "quantity", "amount"])
    if form == "amount":
        return {**line, **_amount(world), **_other_factors(world, shares_only=True)}
    if form == "quantity":
        line["quantity"] = amounts_by_year(
            choose, world.labels, lambda: _quantity(choose)
        )
        line |= _other_factors(world, shares_only=True)
    else:
        line |= _chain(world, groups if form == "people" else {})
    if choose.chance(30):
        return line | several_values(world, in_chain=form != "quantity")
    return line | whole_value(world, line)


def _quantity(choose: Chooser) -> object:
    written = count(choose, 0, 400)
    return reverse(written) if choose.chance(8) else written


def _amount(world: World) -> Tree:
    choose = world.choose
    category = choose.pick(["fiscal", "economic", "social"])
    return {
        "amount": amounts_by_year(
            choose, world.labels, lambda: signed_pounds(choose, 200)
        ),
        "category": category,
        **who_gains(world, fiscal=category == "fiscal", in_units=False),
    }


def _bias(choose: Chooser) -> Tree:
    form = choose.pick(["none", "grade", "grades", "typed"])
    if form == "grade":
        return {"confidence": choose.whole(1, 6)}
    if form == "grades":
        keys = ("population", "evidence", "age", "known_error")
        chosen = keys[: choose.whole(1, 4)]
        return {"confidence": {key: choose.whole(1, 6) for key in chosen}}
    return {"optimism_bias": share(choose, 0, 60)} if form == "typed" else {}


def _other_factors(world: World, *, shares_only: bool) -> Tree:
    """Attribution, displacement and the rest; deadweight where it is a share."""
    choose, factors = world.choose, {}

    def by_year(low: int, high: int) -> object:
        return factor_by_year(choose, world.labels, lambda: share(choose, low, high))

    if shares_only and choose.chance(50):
        factors["deadweight"] = by_year(0, 60)
    if choose.chance(50):
        to_others = choose.chance(50)
        written = by_year(0, 50) if to_others else by_year(50, 100)
        factors["attribution"] = {"to_others": written} if to_others else written
    for key in ("displacement", "leakage", "substitution"):
        if choose.chance(25):
            factors[key] = by_year(0, 30)
    return factors


def _chain(world: World, groups: Tree) -> Tree:
    """The chain from people to units, with its profile over time."""
    choose = world.choose
    chain: Tree = {}
    if groups:
        chain["people"] = choose.pick(sorted(groups))
    else:
        chain["population"] = amounts_by_year(
            choose, world.labels, lambda: count(choose, 0, 900)
        )
        if choose.chance(40):
            chain["starts"] = choose.pick(["at-start", "evenly"])
    for key in ("affected", "engagement", "retention"):
        if choose.chance(25 if groups else 60):
            chain[key] = factor_by_year(choose, world.labels, lambda: share(choose, 20))
    if choose.chance(50):
        chain["units_per_person"] = factor_by_year(
            choose, world.labels, lambda: count(choose, 1, 9)
        )
    if choose.chance(50):
        chain["delay"] = choose.pick([0, 1, 2, 0.5, 1.25])
    chain |= _other_factors(world, shares_only=False)
    if choose.chance(25):
        return chain | _outcome(choose)
    return chain | _impact(world) | _duration(choose)


def _outcome(choose: Chooser) -> Tree:
    """Two curves, at times crossing, and now and then a duration of its own."""
    start, later = choose.whole(30, 90), choose.whole(10, 60)
    chain: Tree = {
        "outcome": {
            "with": {0: f"{start}%", choose.whole(1, 4): f"{later}%"},
            "without": {0: f"{choose.whole(0, 40)}%", 2: f"{choose.whole(0, 30)}%"},
        }
    }
    if choose.chance(40):
        chain["lasts"] = choose.pick([1, 2.5, 4, 6, "end"])
    return chain


def _impact(world: World) -> Tree:
    choose = world.choose
    if choose.chance(30):
        points = choose.whole(0, 15)
        return {
            "impact": factor_by_year(
                choose, world.labels, lambda: share(choose, 40, 100)
            ),
            "deadweight": {"points": f"{points}%"},
        }
    chain: Tree = {}
    if choose.chance(80):
        chain["impact"] = factor_by_year(choose, world.labels, lambda: share(choose, 5))
    if choose.chance(20):
        percent = choose.whole(10, 60)
        chain["impact"] = with_evidence(choose, percent, graded=choose.chance(60))
    if choose.chance(60):
        chain["deadweight"] = factor_by_year(
            choose, world.labels, lambda: share(choose, 0, 60)
        )
    return chain


def _duration(choose: Chooser) -> Tree:
    if choose.chance(25):
        later = [f"{percent}%" for percent in (70, 45, 20)]
        return {"persistence": ["100%", *later[: choose.whole(0, 3)]]}
    chain: Tree = {}
    if choose.chance(70):
        chain["lasts"] = choose.pick([1, 2, 3, 1.5, 2.75, 0.5, "end"])
    if choose.chance(60):
        chain["drop_off"] = share(choose, 0, 70)
    return chain
