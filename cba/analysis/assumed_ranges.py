"""Over which range each input of an option is tried, and what it may be at all.

A range that the file declares is used. Where there is none, the known error of the
confidence grade stands in (HM Treasury 2014, chapters 6 and 7): of the input's own
grade, else of the line's `known_error`, else of the worst grade that bears on the line.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cba.analysis.limits import NO_LIMITS, Limits, limits_of
from cba.analysis.uncertain import Uncertain, uncertain
from cba.analysis.varying import Varying
from cba.calculation.factors import Factor
from cba.calculation.grades import Graded, benefit_grades, cost_grades, group_grades
from cba.library.in_use import editions_of
from cba.library.reference_data import bias_grades
from cba.models.inputs import Range
from cba.models.kinds import Form
from cba.models.kinds_of_inputs import form_of_input
from cba.models.project import Project

#: Where nothing is graded: the middle of the table of known errors, grade 3.
_UNGRADED = 0.1
#: The first year of a persistence is always 1, and no input that may vary.
_FIXED = ".persistence.0"
_ZERO = "no range: it is zero, and a known error is relative"


class Varied(NamedTuple):
    """An input that may vary, in its own unit or as the multiplier of a series.

    ``low`` and ``high`` are the ends of its range, ``assumed`` says why where the file
    has none; ``lowest`` and ``highest`` are what the input may be at all.
    """

    address: str
    form: Form
    central: float
    low: float
    high: float
    assumed: str
    is_series: bool
    lowest: float
    highest: float


def varied_inputs(varying: Varying) -> tuple[Varied, ...]:
    """Every input of an option that may vary, in the order of its lines."""
    limits = limits_of(varying)
    return tuple(
        _varied(varying, one, limits.get(address, NO_LIMITS))
        for address, one in varying.factors.items()
        if not address.endswith(_FIXED)
    )


def _varied(varying: Varying, one: Factor, limits: Limits) -> Varied:
    share, words = known_error(varying.project, one.address)
    made = uncertain(one, one.range or Range(-share, share, relative=True))
    low, central, high = made.low, made.central, made.high
    lowest, highest = _of_its_sign(one, made)
    lowest, highest = max(lowest, limits[0]), min(highest, limits[1])
    assumed = ""
    if one.range is not None:
        # What the file declares is possible, whatever else is not.
        lowest, highest = min(lowest, low), max(highest, high)
    else:
        cut = "" if lowest <= low and high <= highest else ", cut at what it may be"
        low, high = max(low, lowest), min(high, highest)
        assumed = f"assumed ±{share * 100:g}%, {words}{cut}" if central else _ZERO
    return Varied(
        address=one.address,
        form=form_of_input(one.address),
        central=central,
        low=low,
        high=high,
        assumed=assumed,
        is_series=one.is_series,
        lowest=lowest,
        highest=highest,
    )


def _of_its_sign(one: Factor, made: Uncertain) -> tuple[float, float]:
    """What an input may be, on the side of zero that it is on.

    A cost that turns into a receipt is another line, not another value of it.
    """
    lowest = -np.inf if made.lowest is None else made.lowest
    highest = np.inf if made.highest is None else made.highest
    if form_of_input(one.address) == "rate":
        return lowest, highest
    if made.central < 0.0:
        return lowest, min(highest, 0.0)
    return max(lowest, 0.0), highest


def known_error(project: Project, address: str) -> tuple[float, str]:
    """The error that is assumed of an input, with what it rests on in words."""
    grades = _grades(project, address)
    own = [each.grade for each in grades if each.address == address]
    known = [each.grade for each in grades if each.aspect == "known_error"]
    found = own or known or [each.grade for each in grades]
    if not found:
        return _UNGRADED, "no grade is given"
    table = bias_grades(editions_of(project).get("optimism_bias"))
    return table.grade(max(found)).error, f"grade {max(found)}"


def _grades(project: Project, address: str) -> tuple[Graded, ...]:
    """The grades that bear on the line, or on the group, of an input."""
    section, identifier, *rest = address.split(".")
    base = f"{section}.{identifier}"
    if section == "people":
        return group_grades(project, identifier)
    if section == "costs" and identifier in project.costs:
        return cost_grades(project, base, project.costs[identifier])
    if section != "benefits":
        return ()
    benefit = project.benefits[identifier]
    if benefit.values is not None and rest[:1] == ["values"]:
        part = benefit.values[rest[1]]
        return benefit_grades(project, base, benefit, part, f"{base}.values.{rest[1]}")
    return benefit_grades(project, base, benefit, benefit.value)
