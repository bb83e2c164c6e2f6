"""Which lines an option has, and with which inputs."""

from __future__ import annotations

from copy import deepcopy
from math import isnan

from tests.worked.oracle.reading import Tree, factors, start_of
from tests.worked.oracle.setting import Setting

FAMILIES = ("costs", "benefits", "payments", "risks")


def options_of(project: Tree) -> Tree:
    """The options; without any the file is one option, ``preferred``."""
    return dict(project.get("options") or {"preferred": {"role": "preferred"}})


def preferred_of(project: Tree) -> str:
    """The option with the role; an only option that is not the baseline is it."""
    options = options_of(project)
    for name, option in options.items():
        if option.get("role") == "preferred":
            return str(name)
    return next(
        str(name) for name, each in options.items() if each.get("role") != "baseline"
    )


def project_of(project: Tree, option: str) -> Tree:
    """The project as this option has it: its own lines, its own inputs."""
    role = options_of(project)[option].get("role")
    own = deepcopy(project)
    for address, value in options_of(project)[option].get("set", {}).items():
        _replace(own, address, value)
    for family in FAMILIES:
        own[family] = {
            name: line
            for name, line in (own.get(family) or {}).items()
            if _belongs(line, option, role)
        }
    own["risks"] = {
        name: risk for name, risk in own["risks"].items() if risk.get("counted")
    }
    for risk in own["risks"].values():
        _without_bias(own, risk.get("replaces_bias_of"))
    return own


def _without_bias(project: Tree, lines: object) -> None:
    """A correction of nought, whatever its grades, for lines that a risk replaces."""
    for name in lines if isinstance(lines, list) else []:
        for family in ("costs", "benefits"):
            if name in project[family]:
                project[family][name]["optimism_bias"] = 0


def _belongs(line: Tree, option: str, role: str | None) -> bool:
    if role == "baseline":
        return False
    return "options" not in line or option in line["options"]


def _replace(project: Tree, address: str, value: object) -> None:
    """Put a value at an address; with ``@YEAR`` replace that year alone."""
    path, _, year = address.partition("@")
    *above, last = path.split(".")
    place = project
    for key in above:
        place = place.setdefault(key, {})
    place[last] = _one_year(project, place[last], year, value) if year else value


def _one_year(project: Tree, written: object, year: str, value: object) -> object:
    """The series with one year replaced, the other years as they were.

    What was written long keeps the evidence it carries.
    """
    if isinstance(written, dict) and "value" in written:
        return {**written, "value": _one_year(project, written["value"], year, value)}
    setting = Setting(project["appraisal"])
    replaced: Tree = {
        label: before
        for label, before in zip(
            setting.labels, factors(written, setting.starts), strict=True
        )
        if not isnan(before)
    }
    return {
        **{
            key: old for key, old in replaced.items() if start_of(key) != start_of(year)
        },
        year: value,
    }
