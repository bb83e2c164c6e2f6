"""What a unit of outcome is worth, to whom, and how much of it is cash."""

from __future__ import annotations

from tests.properties.choosing import Chooser
from tests.properties.spelling import (
    Tree,
    count,
    factor_by_year,
    reverse,
    share,
    shares_of_whole,
    unit_value,
)
from tests.properties.world import World


def whole_value(world: World, line: Tree) -> Tree:
    """One value, with who gains from it; a health schedule where it may stand."""
    choose = world.choose
    value = {"per": "unit", **_categories(world)}
    if choose.chance(30) and not world.one_price_year:
        value["price_year"] = world.price_year()
    gains = who_gains(world, fiscal="fiscal" in value, in_units=True)
    if _only_social(value) and "real_growth" not in line and choose.chance(60):
        gains["discounting"] = "green-book-health"
    return {"value": value, **gains}


def several_values(world: World, *, in_chain: bool) -> Tree:
    """Several values of one outcome, each with settings of its own."""
    choose, parts = world.choose, {}
    for position in range(choose.whole(2, 3)):
        part = _categories(world)
        if choose.chance(50) and in_chain:
            part["units_per_person"] = count(choose, 1, 12)
        if choose.chance(30) and not world.one_price_year:
            part["price_year"] = world.price_year()
        if choose.chance(25):
            part["real_growth"] = choose.pick(["1%", "0%", "-0.5%"])
        if choose.chance(20):
            part["discounting"] = "green-book-reduced"
        if choose.chance(20):
            part = {
                "social": unit_value(choose, 70_000),
                "discounting": "green-book-health",
                "real_growth": "0%",
            }
        part |= who_gains(world, fiscal="fiscal" in part, in_units=True)
        parts[f"part{position}"] = part
    return {"values": parts}


def _only_social(value: Tree) -> bool:
    return "fiscal" not in value and "economic" not in value


def _categories(world: World) -> Tree:
    """Some of fiscal, economic and social; harms and transfers among them."""
    choose, value = world.choose, {}
    for category in ("fiscal", "economic", "social"):
        if choose.chance(60):
            value[category] = _by_year(world, 9000)
    if not value:
        value["social"] = _by_year(world, 30_000)
    if choose.chance(20):
        value["fiscal"] = choose.whole(1000, 5000)
        value["transfer"] = choose.whole(1, 1000)
        if choose.chance(25):
            value["fiscal"] = {"value": value["fiscal"], "confidence": 5}
    if choose.chance(12) and "transfer" not in value:
        category = choose.pick(sorted(value))
        value[category] = reverse(unit_value(choose, 900))
    return value


def _by_year(world: World, highest: int) -> object:
    choose = world.choose
    return factor_by_year(choose, world.labels, lambda: unit_value(choose, highest))


def who_gains(world: World, *, fiscal: bool, in_units: bool) -> Tree:
    """Who saves the fiscal part, what of it is cash, who enjoys the rest."""
    choose, gains = world.choose, {}
    if choose.chance(50):
        gains["enjoyed_by"] = shares_of_whole(choose, world.everyone)
    if not fiscal:
        return gains
    bearers = [*world.public, "other_public"]
    gains["falls_to"] = shares_of_whole(choose, bearers)
    if choose.chance(75):
        gains["cashable"] = _cashable(world, gains["falls_to"], in_units=in_units)
    return gains


def _share_of_some(choose: Chooser, falls_to: object) -> object:
    agencies = list(falls_to) if isinstance(falls_to, dict) else [falls_to]
    if choose.chance(50):
        return share(choose)
    return {agency: share(choose) for agency in agencies[: choose.whole(1, 4)]}


def _cashable(world: World, falls_to: object, *, in_units: bool) -> object:
    choose = world.choose
    if choose.chance(30):
        return share(choose)
    cashable: Tree = {"share": _share_of_some(choose, falls_to)}
    if choose.chance(50):
        cashable["from"] = world.year()
    if in_units and choose.chance(50):
        cashable["in_steps_of"] = choose.pick([1, 5, 12, 60])
    if choose.chance(30):
        cashable |= {"mechanism": "Close one wing", "owner": world.public[0]}
    return cashable
