"""What of the savings of a made-up project is cash at once, in steps, and by when."""

from __future__ import annotations

from collections.abc import Iterator

from tests.properties.spelling import Tree, factor_by_year, share
from tests.properties.world import World

_STEPS = ("ward", "team")
_KEPT = ("from", "mechanism", "owner")


def add_steps(world: World, project: Tree) -> None:
    """Part some cashable shares in place, and declare the steps that they name."""
    choose, used = world.choose, set()
    for line in project["benefits"].values():
        taken: set[str] = set()
        for place, counts_apart in _places(line):
            if not choose.chance(50):
                continue
            made = {key: place["cashable"].get(key) for key in _KEPT}
            made = {key: given for key, given in made.items() if given is not None}
            free = [step for step in _STEPS if step not in taken or counts_apart]
            forms = ["at once", "ramp"]
            if "amount" not in line and free:
                forms += ["steps", "both"] * 2
            form = choose.pick(forms)
            if form in {"at once", "both"}:
                made["at_once"] = _shares(world, place["falls_to"], 60)
            if form in {"steps", "both"}:
                made["stepped"] = _shares(world, place["falls_to"], 40)
                made["step"] = choose.pick(free)
                used.add(made["step"])
                if not counts_apart:
                    taken.add(made["step"])
            if form == "ramp" or choose.chance(40):
                made["by_year"] = factor_by_year(
                    choose, world.labels, lambda: share(choose)
                )
            place["cashable"] = made
    if used:
        project["steps"] = {step: _step(world) for step in sorted(used)}


def _places(line: Tree) -> Iterator[tuple[Tree, bool]]:
    """Where a line says what is cash, and whether that counts units of its own."""
    for place in (line, *line.get("values", {}).values()):
        if isinstance(place.get("cashable"), dict):
            yield place, "units_per_person" in place and place is not line


def _shares(world: World, falls_to: object, most: int) -> object:
    choose = world.choose
    agencies = list(falls_to) if isinstance(falls_to, dict) else [falls_to]
    if choose.chance(50):
        return share(choose, 0, most)
    return {agency: share(choose, 0, most) for agency in agencies[: choose.whole(1, 4)]}


def _step(world: World) -> Tree:
    choose = world.choose
    size = choose.pick([3, 40, 250.5, "1,000", "120 (90 to 200)"])
    return {"size": size, "source": "Made up for a test"}
