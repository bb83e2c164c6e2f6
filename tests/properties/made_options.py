"""Options of a made-up project: which lines they have, and what they change."""

from __future__ import annotations

from tests.properties.choosing import Chooser
from tests.properties.made_costs import signed_pounds
from tests.properties.spelling import Tree, amounts_by_year, count, share, unit_value
from tests.properties.world import World

FAMILIES = ("costs", "benefits", "payments")
KEPT = ("affected", "engagement", "retention")


def add_options(world: World, project: Tree) -> None:
    """Give the project up to four options, in place."""
    choose = world.choose
    options: Tree = {}
    if choose.chance(70):
        options["nothing"] = {"title": "As now", "role": "baseline"}
    if choose.chance(70):
        options["least"] = {"title": "The least", "role": "do-minimum"}
    options["chosen"] = {"title": "The one proposed", "role": "preferred"}
    if choose.chance(50):
        options["another"] = {"title": "Another way"}
    able = [name for name in options if name != "nothing"]
    for family in FAMILIES:
        for line in project.get(family, {}).values():
            if choose.chance(50):
                first = choose.whole(0, len(able) - 1)
                line["options"] = able[first : first + choose.whole(1, 3)]
    for name in able:
        changes = _changes(world, project, name)
        if changes:
            options[name]["set"] = changes
    project["options"] = options


def _changes(world: World, project: Tree, option: str) -> Tree:
    choose = world.choose
    changes: Tree = {}
    for name, group in project.get("people", {}).items():
        if choose.chance(25):
            changes |= _change_of_people(world, f"people.{name}", group)
    for family in FAMILIES:
        for name, line in project.get(family, {}).items():
            has_line = option in line.get("options", [option])
            if has_line and choose.chance(35):
                changes |= _change_of_line(world, f"{family}.{name}", line)
    return changes


def _change_of_people(world: World, address: str, group: Tree) -> Tree:
    choose = world.choose
    if choose.chance(50):
        return {f"{address}.starting@{world.year()}": count(choose, 0, 500)}
    for key in KEPT:
        if _plain(group.get(key)):
            return {f"{address}.{key}@{world.year()}": share(choose, 20)}
    return {f"{address}.engagement": share(choose, 20)}


def _plain(written: object) -> bool:
    return isinstance(written, int | float | str | list)


def _change_of_line(world: World, address: str, line: Tree) -> Tree:
    """One change among those that leave the line valid."""
    choose = world.choose
    possible: Tree = {}
    if "amount" in line:
        possible[f"{address}.amount"] = amounts_by_year(
            choose, world.labels, lambda: signed_pounds(choose, 150)
        )
        possible[f"{address}.amount@{world.year()}"] = signed_pounds(choose, 150)
    if "quantity" in line:
        possible[f"{address}.quantity@{world.year()}"] = count(choose, 0, 300)
    if "population" in line:
        possible[f"{address}.population@{world.year()}"] = count(choose, 0, 300)
    if "hours" in line:
        possible[f"{address}.hours"] = count(choose, 0, 3000)
    if "each" in line:
        possible[f"{address}.each"] = unit_value(choose, 400)
    possible |= _changes_of_factors(choose, address, line, world.year())
    return _one_of(choose, possible)


def _changes_of_factors(
    choose: Chooser, address: str, line: Tree, year: object
) -> Tree:
    possible: Tree = {}
    for key in (*KEPT, "deadweight", "attribution"):
        if _plain(line.get(key)):
            possible[f"{address}.{key}"] = share(choose, 10)
            possible[f"{address}.{key}@{year}"] = share(choose, 10)
    if "drop_off" in line:
        possible[f"{address}.drop_off"] = share(choose, 0, 60)
    if "lasts" in line:
        possible[f"{address}.lasts"] = choose.pick([2, "end", 1.5])
    if _plain(line.get("optimism_bias")):
        possible[f"{address}.optimism_bias"] = share(choose, 0, 50)
    if _plain(line.get("value", {}).get("social")):
        possible[f"{address}.value.social"] = unit_value(choose, 800)
    return possible


def _one_of(choose: Chooser, possible: Tree) -> Tree:
    if not possible:
        return {}
    address = choose.pick(sorted(possible))
    return {address: possible[address]}
