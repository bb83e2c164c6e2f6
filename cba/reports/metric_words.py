"""Metrics by their path, in the words of a table: whose they are, and in what unit."""

from __future__ import annotations

from typing import Literal

from cba.reports.view import View

MetricForm = Literal["money", "ratio", "years"]

_WORDS = {
    "public_value.npv": "Net present social value",
    "public_value.bcr": "Benefit-cost ratio",
    "financial.npv": "Public bodies",
    "financial.npv_cashable": "  in cash",
    "financial.fiscal_return": "Saved for each £1",
    "financial.cashable_return": "Saved in cash for each £1",
}
_OF_AGENCY = {
    "npv": "",
    "npv_cashable": "  in cash",
    "public_value_npv": "  with public value",
}


def metric_form(path: str) -> MetricForm:
    """Whether a metric is money, a ratio or a number of years.

    >>> metric_form("agencies.nhs.npv"), metric_form("public_value.bcr")
    ('money', 'ratio')
    """
    name = path.rpartition(".")[2]
    if name in {"years", "elapsed_years"}:
        return "years"
    is_money = name.startswith(("pv_", "npv")) or name.endswith(("npv", "funding"))
    return "money" if is_money else "ratio"


def metric_words(path: str, view: View) -> str:
    """A metric as a table names it: in words, or by its path where it has none."""
    if path in _WORDS:
        return _WORDS[path]
    section, _, rest = path.partition(".")
    agency, _, name = rest.rpartition(".")
    if section == "agencies" and name in _OF_AGENCY and agency in view.names:
        return _OF_AGENCY[name] or view.names[agency]
    return path
