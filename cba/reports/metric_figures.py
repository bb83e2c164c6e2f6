"""The figure of any metric, in the unit of the metric."""

from __future__ import annotations

from cba.reports.formatting import NO_FIGURE, money, number, ratio, share
from cba.results.metric import Figure
from cba.results.metric_form import metric_form

_SHARES = frozenset({"irr", "share_of_costs", "share_of_benefits", "optimism_bias"})


def metric_figure(path: str, figure: Figure, currency: str) -> str:
    """A figure as it stands in a table of metrics; a dash where there is none.

    >>> metric_figure("financial.npv", -1_236_000.0, "GBP")
    '−£1.24m'
    >>> metric_figure("financial.payback.years", 2.4, "GBP")
    '2.4'
    """
    if figure is None:
        return NO_FIGURE
    if isinstance(figure, bool):
        return "yes" if figure else "no"
    if isinstance(figure, str):
        return figure
    if path.rpartition(".")[2] in _SHARES:
        return share(figure, 1)
    form = metric_form(path)
    if form == "money":
        return money(figure, currency)
    return ratio(figure) if form == "ratio" else number(figure)
