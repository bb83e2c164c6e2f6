"""Metrics by their path, in words: as rows of a table, and in a sentence."""

from __future__ import annotations

from cba.reports.key_figures import one_unit
from cba.reports.outcome_words import capitalised
from cba.reports.view import View
from cba.results.metric_form import metric_form

__all__ = ["metric_form", "metric_phrase", "metric_words", "row_labels"]

_PHRASES = {
    "public_value.npv": "net present social value",
    "public_value.bcr": "benefit-cost ratio",
    "financial.npv": "net position of public bodies",
    "financial.npv_cashable": "net position of public bodies in cash",
    "financial.fiscal_return": "saving for each {one}",
    "financial.cashable_return": "saving in cash for each {one}",
}
_OF_AGENCY = {
    "npv": "net position of {who}",
    "npv_cashable": "net position of {who} in cash",
    "public_value_npv": "public value for {who}",
}
_RATIOS = tuple(path for path in _PHRASES if "npv" not in path)
_IN_CASH = "  in cash"


def metric_phrase(path: str, view: View) -> str:
    """A metric in the middle of a sentence; by its path where it has no words."""
    words = _words(path, view)
    return f"the {words}" if words else f"`{path}`"


def _words(path: str, view: View) -> str:
    if path in _PHRASES:
        return _PHRASES[path].format(one=one_unit(view.currency))
    section, _, rest = path.partition(".")
    agency, _, name = rest.rpartition(".")
    if section == "agencies" and name in _OF_AGENCY and agency in view.names:
        return _OF_AGENCY[name].format(who=view.called(agency))
    return ""


def row_labels(view: View, metrics: tuple[str, ...] = ()) -> dict[str, str]:
    """The rows of a table of metrics by path, in order, with their labels.

    Without any asked for, the whole, then each agency: of public bodies the net
    position, and that in cash below it; of others, who have no budget here, what they
    gain in public value.
    """
    if metrics:
        return {path: metric_words(path, view) for path in metrics}
    found = {
        "public_value.npv": metric_words("public_value.npv", view),
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
    return found | {path: metric_words(path, view) for path in _RATIOS}


def metric_words(path: str, view: View) -> str:
    """A metric as the label of a row of its own; its path where it has no words."""
    return capitalised(_words(path, view)) or path
