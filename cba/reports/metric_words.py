"""Metrics by their path, in words: in a sentence, as rows and heads, with figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cba.models.project import Project
from cba.names import called
from cba.reports.formatting import NO_FIGURE, estimate, signed_money
from cba.reports.key_figures import one_unit
from cba.reports.metric_figures import metric_figure
from cba.reports.outcome_words import capitalised
from cba.reports.texts import names_apart
from cba.reports.view import View
from cba.results.metric_form import metric_form

#: What a metric is called in full, and as the head of a column.
_KNOWN = {
    "public_value.npv": ("net present social value", "NPSV"),
    "public_value.npv_weighted": (
        "net present social value weighted by income",
        "weighted NPSV",
    ),
    "public_value.bcr": ("benefit-cost ratio", "BCR"),
    "financial.npv": ("net position of public bodies", "public bodies"),
    "financial.npv_cashable": (
        "net position of public bodies in cash",
        "public bodies in cash",
    ),
    "financial.fiscal_return": ("saving for each {one}", "saving for each {one}"),
    "financial.cashable_return": (
        "saving in cash for each {one}",
        "in cash for each {one}",
    ),
    "financial.payback.years": (
        "payback of public bodies",
        "payback of public bodies",
    ),
    "public_value.payback.years": ("payback of society", "payback of society"),
}
_OF_AGENCY = {
    "npv": ("net position of {who}", "{name}"),
    "npv_cashable": ("net position of {who} in cash", "{name}, in cash"),
    "public_value_npv": ("public value for {who}", "{name}, public value"),
}
_RATIOS = tuple(path for path in _KNOWN if metric_form(path) == "ratio")
_IN_CASH = "  in cash"


class MetricWords(NamedTuple):
    """A metric by its name in a sentence and in a head, and in its unit.

    ``phrase`` is empty for one that goes by its path.
    """

    path: str
    phrase: str
    short: str
    currency: str
    last_year: str

    @property
    def name(self) -> str:
        """The name in the middle of a sentence."""
        return f"the {self.phrase}" if self.phrase else f"`{self.path}`"

    @property
    def begins(self) -> str:
        """The name at the beginning of a sentence."""
        return capitalised(self.name)

    @property
    def label(self) -> str:
        """The name as the label of a row of its own."""
        return capitalised(self.phrase) or self.path

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


def metric_words(path: str, view: View) -> MetricWords:
    """The words for a metric of the option that a view is of."""
    return _words(path, view.names, (view.currency, view.labels[-1]))


def metric_in_project(path: str, project: Project) -> MetricWords:
    """The words for a metric of any option of a project."""
    section, _, rest = path.partition(".")
    agencies = list(project.agencies)
    if section == "agencies":
        agencies.append(rest.rpartition(".")[0])
    names = names_apart({key: project.name_of(key) for key in agencies})
    settings = project.appraisal
    return _words(path, names, (settings.currency, str(settings.horizon.last)))


def _words(path: str, names: Mapping[str, str], of_all: tuple[str, str]) -> MetricWords:
    """The words for a metric; ``of_all`` are the currency and the last year."""
    if path in _KNOWN:
        one = one_unit(of_all[0])
        phrase, short = (words.format(one=one) for words in _KNOWN[path])
        return MetricWords(path, phrase, short, *of_all)
    section, _, rest = path.partition(".")
    agency, _, name = rest.rpartition(".")
    if section == "agencies" and name in _OF_AGENCY and agency in names:
        who = called(names, agency)
        phrase, short = _OF_AGENCY[name]
        return MetricWords(
            path,
            phrase.format(who=who),
            short.format(name=names[agency]),
            *of_all,
        )
    return MetricWords(path, "", path, *of_all)


def row_labels(view: View, metrics: tuple[str, ...] = ()) -> dict[str, str]:
    """The rows of a table of metrics by path, in order, with their labels.

    Without any asked for, the whole, then each agency: of public bodies the net
    position, and that in cash below it; of others, who have no budget here, what they
    gain in public value.
    """
    if metrics:
        return {path: metric_words(path, view).label for path in metrics}
    found = {
        "public_value.npv": metric_words("public_value.npv", view).label,
        "financial.npv": "Public bodies",
        "financial.npv_cashable": _IN_CASH,
    }
    for agency, each in view.option.agencies.items():
        name = view.names[agency]
        if each.public:
            found[f"agencies.{agency}.npv"] = name
            found[f"agencies.{agency}.npv_cashable"] = _IN_CASH
        else:
            found[f"agencies.{agency}.public_value_npv"] = name
    return found | {path: metric_words(path, view).label for path in _RATIOS}
