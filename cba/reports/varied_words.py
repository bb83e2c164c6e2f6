"""Inputs that vary, in words: whose they are, what they are, and their values."""

from __future__ import annotations

from typing import NamedTuple

from cba.models.kinds import Form
from cba.models.line import titled
from cba.models.project import Project
from cba.reports.formatting import (
    counted,
    estimate,
    exact,
    number,
    percentage,
    pounds,
    signed_share,
)
from cba.reports.texts import as_title

_WHAT = {
    "starting": "number of people who start",
    "population": "population",
    "quantity": "quantity",
    "amount": "amount",
    "each": "amount for each person",
    "hours": "number of hours",
    "rate": "hourly rate",
    "affected": "share affected",
    "points": "deadweight in points",
    "to_others": "share due to others",
    "units_per_person": "number of units for each person",
    "lasts": "duration",
    "drop_off": "drop-off",
    "fiscal": "fiscal value of a unit",
    "economic": "economic value of a unit",
    "social": "social value of a unit",
    "transfer": "transfer in the value of a unit",
    "real_growth": "real growth a year",
    "cashable": "cashable share",
    "share": "cashable share",
    "in_steps_of": "step in which it is cashable",
    "at_once": "share that is cash at once",
    "stepped": "share that is cash in steps",
    "by_year": "part of the cash released by year",
    "size": "size of a step",
    "optimism_bias": "optimism bias",
    "mitigated": "share of the optimism bias mitigated",
    "occurs": "whether it happens",
}
_OF_PAYMENTS = {
    "share": "share paid",
    "paid_after": "time until it is paid",
}
_CURVES = {"with": "with the project", "without": "without the project"}
_OF_AGENCIES = frozenset({"share", "at_once", "stepped"})
_WHOLE = 100.0


def of_what(address: str) -> str:
    """What an input is of its line, as the middle of a sentence has it.

    >>> of_what("benefits.x.impact"), of_what("benefits.x.outcome.with.2")
    ('impact', 'outcome with the project after 2 years')
    >>> of_what("benefits.x.cashable.share.nhs"), of_what("benefits.x.persistence.1")
    ('cashable share of `nhs`', 'persistence in year 2')
    >>> of_what("payments.x.share"), of_what("payments.x.tariff")
    ('share paid', 'tariff')
    """
    section, *_, above, key = address.split(".")
    if section == "payments" and key in _OF_PAYMENTS:
        return _OF_PAYMENTS[key]
    if above in _CURVES:
        when = f"after {counted(int(key), 'year')}" if int(key) else "at the start"
        return f"outcome {_CURVES[above]} {when}"
    if above == "persistence":
        return f"persistence in year {int(key) + 1}"
    if above in _OF_AGENCIES:
        return f"{_WHAT[above]} of `{key}`"
    return _WHAT.get(key, key.replace("_", " "))


def title_of(project: Project, address: str) -> str:
    """The title of the line, of its value or of the group that an input belongs to."""
    section, identifier, *rest = address.split(".")
    thing = getattr(project, section)[identifier]
    title = titled(thing.title, identifier)
    if rest[:1] == ["values"]:
        part = project.benefits[identifier].values or {}
        title = f"{title}: {titled(part[rest[1]].title, rest[1]).lower()}"
    return as_title(title)


def named(project: Project, address: str) -> str:
    """An input by its line's title, what it is of it, and its address."""
    return f"{title_of(project, address)}: {of_what(address)} · {address}"


def in_a_sentence(project: Project, address: str) -> str:
    """An input as the middle of a sentence has it, by its line's title."""
    title = title_of(project, address)
    if address.endswith(".occurs"):
        return f"whether “{title}” happens"
    return f"the {of_what(address)} of “{title}”"


class Shown(NamedTuple):
    """How the values of an input are shown: in its unit, or as changes to a series."""

    form: Form
    is_series: bool
    currency: str

    def value(self, value: float) -> str:
        """A value with its unit.

        >>> Shown("share", False, "GBP").value(0.12)
        '12%'
        >>> Shown("money", True, "GBP").value(1.25)
        '+25%'
        """
        if self.is_series:
            return signed_share(value - 1.0)
        match self.form:
            case "share" | "rate":
                return percentage(value)
            case "money":
                small = abs(value) < _WHOLE
                return (exact if small else pounds)(value, self.currency)
            case "years":
                return f"{number(value)} year{'' if number(value) == '1' else 's'}"
        return estimate(value)

    def span(self, central: float, low: float, high: float) -> str:
        """A value with the range about it.

        >>> Shown("share", False, "GBP").span(0.1, 0.04, 0.16)
        '10% (4% to 16%)'
        >>> Shown("money", True, "GBP").span(1.0, 0.9, 1.25)
        '−10% to +25%'
        """
        if low == high:
            return "as it is" if self.is_series else self.value(central)
        ends = f"{self.value(low)} to {self.value(high)}"
        if self.form == "years" and not self.is_series:
            ends = f"{number(low)} to {number(high)}"
        return ends if self.is_series else f"{self.value(central)} ({ends})"

    def move(self, central: float, to: float) -> str:
        """How far an input would have to move, as a clause after its name.

        >>> Shown("share", False, "GBP").move(0.12, 0.041)
        'falls from 12% to below 4.1%'
        >>> Shown("money", True, "GBP").move(1.0, 1.452)
        'rises by more than 45.2%'
        """
        falls = to < central
        verb = "falls" if falls else "rises"
        if self.is_series:
            return f"{verb} by more than {percentage(abs(to - 1.0))}"
        beyond = "below" if falls else "above"
        return f"{verb} from {self.value(central)} to {beyond} {self.value(to)}"
