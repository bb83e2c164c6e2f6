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
MONEY = ("amount", "rate", "each", "fiscal", "economic", "social", "transfer")
_SECTIONS = ("costs", "benefits", "payments")


def lines_of(project: Tree) -> Iterator[tuple[str, str, Tree]]:
    """Every line with its section and its id."""
    for section in _SECTIONS:
        for identifier, line in project.get(section, {}).items():
            yield section, identifier, line


def values_of(benefit: Tree) -> list[Tree]:
    """The value of a benefit, or its several values."""
    if "value" in benefit:
        return [benefit["value"]]
    return list(benefit.get("values", {}).values())


def changed(written: object, change: Change) -> object:
    """A number or a series by year with each of its numbers changed.

    A rate of growth stays, and so does the evidence beside a value.
    """
    if isinstance(written, dict):
        if "value" in written:
            return {**written, "value": changed(written["value"], change)}
        return {
            key: item if key == "growing" else changed(item, change)
            for key, item in written.items()
        }
    if isinstance(written, list):
        return [changed(item, change) for item in written]
    text = str(written)
    if "%" in text or "/" in text or isinstance(written, float) and abs(written) <= 1:
        return f"{change(SHARE.read(text, Context())) * 100!r}%"
    return change(read_number(text).value)


def with_money(project: Tree, change: Change) -> Tree:
    """The project with every sum of money in it changed."""
    made = copy.deepcopy(project)
    for _, _, line in lines_of(made):
        for place in (line, *values_of(line)):
            for key in MONEY:
                if key in place:
                    place[key] = changed(place[key], change)
    for option in made.get("options", {}).values():
        for address, written in option.get("set", {}).items():
            if address.partition("@")[0].rpartition(".")[2] in MONEY:
                option["set"][address] = changed(written, change)
    return made


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


def halved(project: Tree, section: str, identifier: str) -> Tree:
    """The project with one line in two halves."""
    made = copy.deepcopy(project)
    line: Tree = made[section][identifier]
    for place in (line, *values_of(line)):
        if isinstance(place.get("cashable"), dict):
            place["cashable"].pop("in_steps_of", None)
    whole = copy.deepcopy(line)
    places = [line] if "amount" in line else [line, *values_of(line)]
    for place in places:
        for key in ("amount", "each", "rate", "fiscal", "economic", "social"):
            if key in place:
                place[key] = changed(place[key], _half)
        if "transfer" in place:
            place["transfer"] = changed(place["transfer"], _half)
    made[section]["other_half"] = copy.deepcopy(line)
    del whole
    return made


def _half(value: float) -> float:
    return value / 2


def longer(project: Tree, by: int) -> Tree:
    """The project over more years; what names every year goes on as it ended."""
    years = project["appraisal"]["years"]

    def padded(node: object, key: str) -> object:
        if isinstance(node, dict):
            return {name: padded(item, name) for name, item in node.items()}
        if isinstance(node, list) and len(node) == years and key != "options":
            return [*node, *[node[-1]] * by]
        return node

    made = {key: padded(item, key) for key, item in project.items()}
    made["appraisal"]["years"] = years + by
    return made
