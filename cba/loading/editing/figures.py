"""The numbers of a project by the address that a workbook of inputs has for them."""

from __future__ import annotations

from cba.loading.overrides import split_address
from cba.loading.project_loader import option_project
from cba.loading.returned_changes import Change
from cba.loading.returned_sheet import GROWING, VALUE
from cba.models.cashable import Cashable
from cba.models.discount import Discounting
from cba.models.inputs import Input
from cba.models.project import Project
from cba.models.series import Series
from cba.models.standing import standing_at, steps
from cba.models.years import parse_year

_OPTIONS = "options."
_LINE = "line"


class Figures:
    """The numbers that a project has, one by one."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._horizon = project.appraisal.horizon
        self._variants: dict[str, Project] = {}

    def known(self, address: str) -> bool:
        """Whether a number, or a series of them, stands at an address."""
        return self._standing(address)[0] is not None

    def grown(self, change: Change) -> bool:
        """Whether the year of a change is worked out by the growth of its series."""
        found, _ = self._standing(change.address)
        if not isinstance(found, Input) or not isinstance(found.value, Series):
            return False
        series = found.value
        if series.growing is None or change.part not in self._horizon.labels:
            return False
        year = self._horizon.first.start + self._horizon.labels.index(change.part)
        return year > max(
            first if end is None else end for first, end, _ in series.spans
        )

    def of(self, change: Change) -> float | None:
        """The number at the part of an input that a change is of; None for none."""
        found, year = self._standing(change.address)
        if isinstance(found, Input):
            if year is not None:
                return self._in_year(found, year) if change.part == VALUE else None
            if change.part == VALUE:
                return None if isinstance(found.value, Series) else found.value
            if change.part == GROWING:
                return found.value.growing if isinstance(found.value, Series) else None
            return self._in_year(found, change.part) if found.is_series else None
        if found is None or change.part != VALUE:
            return None
        return float(found)

    def _in_year(self, found: Input, label: str) -> float | None:
        year, labels = parse_year(label), self._horizon.labels
        if str(year) not in labels:
            return None
        return found.by_year(self._horizon)[labels.index(str(year))]

    def _standing(self, address: str) -> tuple[Input | float | None, str | None]:
        """What stands at an address, and the year that it is set for, if it is."""
        if not address.startswith(_OPTIONS):
            return _number(self._project, address), None
        _, option, *rest = address.split(".", 3)
        declared = self._project.options.get(option)
        if declared is None or len(rest) != 2 or rest[0] != "set":
            return None, None
        if option not in self._variants:
            self._variants[option] = option_project(self._project, option)
        path, year = split_address(rest[1])
        return _number(self._variants[option], ".".join(path)), year


def _number(project: Project, address: str) -> Input | float | None:
    """The input, share, grade or rate at an address; None where none stands."""
    above, _, key = address.rpartition(".")
    try:
        found = standing_at(project, address)
    except (KeyError, AttributeError):
        return _below(project, above, key)
    if isinstance(found, Cashable):
        found = found.share
    if isinstance(found, tuple) and len(found) == 1 and found[0][:1] == (_LINE,):
        found = found[0][1]  # a grade given for the whole line
    if isinstance(found, bool) or not isinstance(found, (Input, float, int)):
        return None
    return found


def _below(project: Project, above: str, key: str) -> float | None:
    """The rate of a schedule of one's own, or the grade of a single input."""
    path, _, last = above.rpartition(".")
    try:
        *_, found = steps(project, path if last == "bands" else above)
    except (KeyError, ValueError):
        return None
    if isinstance(found, Discounting):
        rates = {str(year): rate for year, rate in found.bands}
        if last == "bands":
            return rates.get(key)
        return found.bands[0][1] if key == "rate" and len(rates) == 1 else None
    if isinstance(found, Input) and key == "confidence":
        return found.confidence
    return None
