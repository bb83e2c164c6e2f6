"""A metric in a sentence and in a table: what it is called, and its figures."""

from __future__ import annotations

from typing import NamedTuple

from cba.models.project import Project
from cba.reports.formatting import (
    NO_FIGURE,
    estimate,
    signed_money,
)
from cba.reports.metric_figures import metric_figure
from cba.reports.metric_words import metric_form
from cba.reports.names import in_sentence
from cba.reports.outcome_words import capitalised
from cba.reports.texts import as_name

_KNOWN = {
    "public_value.npv": ("public value", "NPSV"),
    "public_value.bcr": ("the benefit-cost ratio", "BCR"),
    "financial.npv": ("the net position of public bodies", "public bodies"),
    "financial.npv_cashable": (
        "the net position of public bodies in cash",
        "public bodies in cash",
    ),
    "financial.fiscal_return": ("the fiscal return", "fiscal return"),
    "financial.cashable_return": ("the cashable return", "cashable return"),
    "financial.payback.years": (
        "the payback of public bodies",
        "payback of public bodies",
    ),
    "public_value.payback.years": ("the payback of public value", "payback of society"),
}
_OF_AGENCY = {
    "npv": ("the net position of {}", "{}"),
    "npv_cashable": ("the net position of {} in cash", "{}, in cash"),
    "public_value_npv": ("the net gain of {} in public value", "{}, public value"),
}


class MetricWords(NamedTuple):
    """A metric by its name in a sentence and in a head, and in its unit."""

    path: str
    name: str
    short: str
    currency: str
    last_year: str

    @property
    def begins(self) -> str:
        """The name at the beginning of a sentence."""
        return capitalised(self.name)

    @property
    def is_money(self) -> bool:
        """Whether its figures are sums of money."""
        return metric_form(self.path) == "money"

    @property
    def is_in_years(self) -> bool:
        """Whether it is a payback."""
        return metric_form(self.path) == "years"

    def figure(self, value: float | None) -> str:
        """A figure with its unit; a payback may not come by the last year."""
        if not self.is_in_years:
            return metric_figure(self.path, value, self.currency)
        return self.no_payback if value is None else f"{estimate(value)} years"

    @property
    def no_payback(self) -> str:
        """What stands for a payback that does not come: later, or not at all."""
        return f"not by {self.last_year}"

    def change(self, value: float | None, central: float | None) -> str:
        """By how much a figure differs from the central one; a dash where unknown."""
        if value is None or central is None:
            return NO_FIGURE
        if self.is_money:
            return signed_money(value - central, self.currency)
        gap = value - central
        return ("+" if gap > 0 else "") + self.figure(gap)


def metric_in_words(project: Project, path: str) -> MetricWords:
    """The words for a metric of an option of a project; its path where it has none."""
    settings = project.appraisal
    of_all = (settings.currency, str(settings.horizon.last))
    if path in _KNOWN:
        return MetricWords(path, *_KNOWN[path], *of_all)
    section, _, rest = path.partition(".")
    agency, _, last = rest.partition(".")
    if section == "agencies" and last in _OF_AGENCY:
        shown = as_name(titled_agency(project, agency))
        name, short = _OF_AGENCY[last]
        named = name.format(in_sentence(shown)), short.format(shown)
        return MetricWords(path, *named, *of_all)
    return MetricWords(path, f"`{path}`", path, *of_all)


def titled_agency(project: Project, agency: str) -> str:
    """The name of an agency, as its results have it."""
    return project.agency(agency).name or agency.replace("_", " ").capitalize()
