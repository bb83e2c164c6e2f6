"""Counted risks and income groups of a made-up project."""

from __future__ import annotations

from tests.properties.spelling import (
    Tree,
    amounts_by_year,
    pounds,
    share,
    shares_of_whole,
    with_evidence,
)
from tests.properties.world import World


def add_risks(world: World, project: Tree) -> None:
    """Give the project up to two risks that are counted, and one that is not."""
    choose = world.choose
    if not choose.chance(40):
        return
    risks: Tree = {
        f"risk{position}": _risk(world, project)
        for position in range(choose.whole(1, 2))
    }
    if choose.chance(25):
        risks["heeded"] = {"title": "Listed", "chance": "90%", "cost": 1_000_000}
    project["risks"] = risks


def _risk(world: World, project: Tree) -> Tree:
    choose = world.choose
    biased = [*project["costs"], *project["benefits"]]
    first = choose.whole(0, len(biased) - 1)
    some: object = biased[first : first + choose.whole(1, 2)]
    cost = amounts_by_year(choose, world.labels, lambda: pounds(choose, 200))
    if not isinstance(cost, dict | list):
        cost = {f"{world.labels[0]}..": cost}
    risk: Tree = {
        "title": "What may go wrong",
        "chance": with_evidence(choose, choose.whole(5, 90), graded=False)
        if choose.chance(40)
        else share(choose),
        "cost": cost,
        "falls_on": shares_of_whole(choose, world.everyone),
        "counted": True,
        "source": "Made up for a test",
        "replaces_bias_of": some if choose.chance(50) else "none",
        **world.own_settings(),
    }
    if choose.chance(50):
        risk["kind"] = choose.pick(["revenue", "capital", "in-kind"])
    able = [name for name in project.get("options", {}) if name != "nothing"]
    if able and choose.chance(40):
        risk["options"] = able[: choose.whole(1, len(able))]
    return risk


def add_income_groups(world: World, project: Tree) -> None:
    """Say of some benefits who gains, in place, and what each group's income is."""
    choose = world.choose
    if not choose.chance(30):
        return
    groups = {f"group{n}": choose.whole(8, 90) * 1000 for n in range(1, 4)}
    project["income_groups"] = {"median": choose.whole(20, 40) * 1000, "groups": groups}
    if choose.chance(30):
        project["income_groups"]["elasticity"] = choose.pick([1, 1.5, 0.8])
    for benefit in project["benefits"].values():
        if benefit.get("category", "social") == "fiscal":
            continue
        if choose.chance(70):
            benefit["income_groups"] = shares_of_whole(choose, list(groups))
        for part in benefit.get("values", {}).values():
            if choose.chance(30):
                part["income_groups"] = shares_of_whole(choose, list(groups))
