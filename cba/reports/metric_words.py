"""Metrics by their path, in the words of a table: what they are, and whose."""

from __future__ import annotations

from cba.reports.key_figures import one_unit
from cba.reports.view import View

#: The order in which a table has them.
_WORDS = {
    "public_value.npv": "Net present social value",
    "financial.npv": "Public bodies",
    "financial.npv_cashable": "  in cash",
    "public_value.bcr": "Benefit-cost ratio",
    "financial.fiscal_return": "Saved for each {one}",
    "financial.cashable_return": "Saved in cash for each {one}",
}
_OF_AGENCY = {"npv": "", "npv_cashable": "  in cash", "public_value_npv": ""}


def metric_words(path: str, view: View) -> str:
    """A metric as a table names it: in words, or by its path where it has none."""
    if path in _WORDS:
        return _WORDS[path].format(one=one_unit(view.currency))
    section, _, rest = path.partition(".")
    agency, _, name = rest.rpartition(".")
    if section == "agencies" and name in _OF_AGENCY and agency in view.names:
        return _OF_AGENCY[name] or view.names[agency]
    return path


def table_metrics(view: View) -> tuple[str, ...]:
    """What a table of an option's figures holds: the whole, then each agency.

    Of public bodies the net position, and that in cash; of others what they gain in
    public value, since they have no budget.
    """
    found = list(_WORDS)
    for agency, each in view.option.agencies.items():
        names = ("npv", "npv_cashable") if each.public else ("public_value_npv",)
        found += [f"agencies.{agency}.{name}" for name in names]
    return tuple(found)
