"""Payments of a made-up project that follow its costs and benefits."""

from __future__ import annotations

from tests.properties.spelling import (
    Tree,
    amounts_by_year,
    count,
    pounds,
    share,
    unit_value,
)
from tests.properties.world import World


def add_following(world: World, project: Tree) -> None:
    """Give the project up to two payments by what a line costs, saves or brings."""
    choose = world.choose
    if not choose.chance(50):
        return
    made = {
        f"following{position}": _following(world, project)
        for position in range(choose.whole(1, 2))
    }
    project["payments"] = {**project.get("payments", {}), **made}


def _following(world: World, project: Tree) -> Tree:
    choose = world.choose
    first = choose.whole(0, len(world.everyone) - 1)
    second = (first + choose.whole(1, len(world.everyone) - 1)) % len(world.everyone)
    made: Tree = {"from": world.everyone[first], "to": world.everyone[second]}
    saving, result = _saving(project), _with_units(project)
    ways = [
        way
        for way, some in (("cost", True), ("saving", saving), ("result", result))
        if some
    ]
    way = choose.pick(ways)
    if way == "cost":
        name = choose.pick(sorted(project["costs"]))
        made |= {"share_of": f"costs.{name}", "share": _share(world)}
    elif way == "saving":
        address = choose.pick(saving)
        made |= {"share_of": f"benefits.{address}", "share": _share(world)}
        if choose.chance(40) and _has_cash(project, address):
            made["of"] = "cashable"
        elif choose.chance(20):
            made["of"] = "fiscal"
    else:
        made |= _result(world, choose.pick(result))
    address = made.get("share_of") or made["per"]
    section, _, rest = address.partition(".")
    line = project[section][rest.partition("/")[0]]
    if "options" in line:
        made["options"] = line["options"]
    if choose.chance(15):
        made["timing"] = choose.pick(["start", "mid", "end"])
    return made


def _share(world: World) -> object:
    choose = world.choose
    return amounts_by_year(choose, world.labels, lambda: share(choose))


def _result(world: World, address: str) -> Tree:
    choose = world.choose
    made: Tree = {
        "per": f"benefits.{address}",
        "tariff": amounts_by_year(
            choose, world.labels, lambda: unit_value(choose, 900)
        ),
    }
    if choose.chance(40):
        made["cap"] = pounds(choose, 90)
    if choose.chance(60):
        made["paid_after"] = choose.pick([1, 0.5, 1.25, 2, count(choose, 0, 3)])
    if choose.chance(40) and not world.one_price_year:
        made["price_year"] = world.price_year()
    if choose.chance(20):
        made["real_growth"] = choose.pick(["1.5%", "-1%"])
    return made


def _saving(project: Tree) -> list[str]:
    """The addresses of benefits, or values of them, that save public bodies money."""
    found = []
    for name, line in project["benefits"].items():
        if "fiscal" in line.get("value", {}) or line.get("category") == "fiscal":
            found.append(name)
        parts = [
            f"{name}/{part}"
            for part, value in line.get("values", {}).items()
            if "fiscal" in value
        ]
        found += [name, *parts] if parts else []
    return found


def _with_units(project: Tree) -> list[str]:
    """The addresses of benefits, or values of them, that have units."""
    found = []
    for name, line in project["benefits"].items():
        if "values" in line:
            found += [f"{name}/{part}" for part in line["values"]]
        elif "amount" not in line:
            found.append(name)
    return found


def _has_cash(project: Tree, address: str) -> bool:
    name, _, part = address.partition("/")
    line = project["benefits"][name]
    parts = line.get("values", {})
    some = [parts[part]] if part else list(parts.values())
    return "cashable" in line or any("cashable" in each for each in some)
