"""Changes to a made-up project of which one knows what they do to its figures."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator

from cba.models.horizon import Context
from cba.models.kinds import SHARE
from cba.models.numbers import read_number
from tests.properties.spelling import Tree

Change = Callable[[float], float]

#: The keys under which money stands, whatever the section.
MONEY = (
    *("amount", "rate", "each", "fiscal", "economic", "social", "transfer"),
    *("cost", "tariff", "cap"),
)
_SECTIONS = ("costs", "benefits", "payments", "risks")
#: Lists of names, which are of no years.
_NAMES = ("options", "replaces_bias_of")


def lines_of(project: Tree) -> Iterator[tuple[str, str, Tree]]:
    """Every line with its section and its id."""
    for section in _SECTIONS:
        for identifier, line in project.get(section, {}).items():
            yield section, identifier, line


def values_of(line: Tree) -> list[Tree]:
    """The value of a benefit, or its several values; nothing for other lines."""
    if "value" in line:
        return [line["value"]]
    return list(line.get("values", {}).values())


def money_changed(written: object, change: Change) -> object:
    """Money, or money by year, with each sum changed."""
    return _changed(written, lambda text: change(read_number(text).value))


def shares_changed(written: object, change: Change) -> object:
    """A share, or shares by year, with each one changed."""
    return _changed(
        written, lambda text: f"{change(SHARE.read(text, Context())) * 100!r}%"
    )


def _changed(written: object, change: Callable[[str], object]) -> object:
    """Each number changed; a rate of growth stays, and evidence beside a value."""
    if isinstance(written, dict):
        if "value" in written:
            return {**written, "value": _changed(written["value"], change)}
        return {
            key: item if key == "growing" else _changed(item, change)
            for key, item in written.items()
        }
    if isinstance(written, list):
        return [_changed(item, change) for item in written]
    return change(str(written))


def with_money(project: Tree, change: Change) -> Tree:
    """The project with every sum of money in it changed."""
    made = copy.deepcopy(project)
    for _, _, line in lines_of(made):
        _change_money(line, change)
    for option in made.get("options", {}).values():
        for address, written in option.get("set", {}).items():
            if address.partition("@")[0].rpartition(".")[2] in MONEY:
                option["set"][address] = money_changed(written, change)
    return made


def _change_money(line: Tree, change: Change) -> None:
    for place in (line, *values_of(line)):
        for key in MONEY:
            if key in place:
                place[key] = money_changed(place[key], change)


def of_one_option(project: Tree) -> Tree:
    """The project without its options: all lines in one."""
    made = copy.deepcopy(project)
    made.pop("options", None)
    for _, _, line in lines_of(made):
        line.pop("options", None)
    return made


def undiscounted(project: Tree) -> Tree:
    """The project at a rate of nought, for every line and every value."""
    made = copy.deepcopy(project)
    made["appraisal"]["discounting"] = {"rate": "0%"}
    for _, _, line in lines_of(made):
        for place in (line, *values_of(line)):
            place.pop("discounting", None)
    return made


def reordered(project: Tree, shuffle: Callable[[list[str]], list[str]]) -> Tree:
    """The project with its agencies, groups and lines in another order."""
    made = copy.deepcopy(project)
    for section in ("agencies", "people", *_SECTIONS):
        if section in made:
            names = shuffle(list(made[section]))
            made[section] = {name: made[section][name] for name in names}
    return made


def without_steps(project: Tree) -> Tree:
    """The project with savings cashable to the pound, not in whole steps."""
    made = copy.deepcopy(project)
    made.pop("steps", None)
    for _, _, line in lines_of(made):
        for place in (line, *values_of(line)):
            cashable = place.get("cashable")
            if isinstance(cashable, dict):
                cashable.pop("in_steps_of", None)
                if cashable.pop("step", None):
                    stepped = cashable.pop("stepped")
                    cashable.setdefault("at_once", stepped)
    return made


def without_following(project: Tree) -> Tree:
    """The project without payments by what a line costs, saves or brings."""
    made = copy.deepcopy(project)
    made["payments"] = {
        name: line
        for name, line in made.get("payments", {}).items()
        if "amount" in line
    }
    if not made["payments"]:
        del made["payments"]
    return made


def halved(project: Tree, section: str, identifier: str) -> Tree:
    """The project with one line in two halves, each of half the money."""
    made = copy.deepcopy(project)
    line: Tree = made[section][identifier]
    _change_money(line, lambda amount: amount / 2)
    made[section]["other_half"] = copy.deepcopy(line)
    for risk in made.get("risks", {}).values():
        if identifier in risk.get("replaces_bias_of", ()):
            risk["replaces_bias_of"] = [*risk["replaces_bias_of"], "other_half"]
    return made


def longer(project: Tree, by: int) -> Tree:
    """The project over more years; what names every year goes on as it ended."""
    years = project["appraisal"]["years"]

    def padded(node: object, key: str) -> object:
        if isinstance(node, dict):
            return {name: padded(item, name) for name, item in node.items()}
        if isinstance(node, list) and len(node) == years and key not in _NAMES:
            return [*node, *[node[-1]] * by]
        return node

    made: Tree = {key: padded(item, key) for key, item in project.items()}
    made["appraisal"]["years"] = years + by
    return made
