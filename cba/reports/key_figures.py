"""The four figures that a reader sees first."""

from __future__ import annotations

from cba.reports.calendar_words import ordinal
from cba.reports.content import KeyFigure, KeyFigures
from cba.reports.formatting import is_nought, per_unit, ratio
from cba.reports.view import View
from cba.results.payback import NO_COST


def key_figures(view: View) -> KeyFigures:
    """Net present social value, BCR, the public bodies' net position, payback."""
    value, financial = view.option.public_value, view.option.financial
    return KeyFigures(
        (
            KeyFigure(
                "Net present social value (NPSV)",
                view.money(value.npv),
                "all benefits less all costs, whoever has them",
            ),
            KeyFigure(
                "Benefit-cost ratio (BCR)",
                ratio(value.bcr),
                _ratio_meaning(view),
            ),
            KeyFigure(
                "Net position of public bodies",
                view.money(financial.npv),
                _net_meaning(view),
            ),
            _payback_figure(view),
        )
    )


def one_unit(currency: str) -> str:
    """One unit of the currency, as in "for each £1"."""
    return per_unit(1.0, currency).removesuffix(".00")


def _ratio_meaning(view: View) -> str:
    bcr = view.option.public_value.bcr
    if bcr is None:
        return "there are no costs to compare with"
    one = one_unit(view.currency)
    if ratio(bcr) != ratio(0.0) and bcr < 0:
        lost = per_unit(-bcr, view.currency)
        return f"{lost} lost to society besides each {one} of cost"
    return f"value to society for each {one} of cost to society"


def _net_meaning(view: View) -> str:
    amount = view.option.financial.npv
    if not view.public:
        return "no public body takes part"
    if is_nought(amount):
        return "savings and payments equal costs"
    if amount > 0:
        return "savings and payments exceed costs"
    return "costs exceed savings and payments"


def _payback_figure(view: View) -> KeyFigure:
    payback, cash = (
        view.option.financial.payback,
        view.option.financial.payback_cashable,
    )
    crossing, in_cash = payback.undiscounted, cash.undiscounted
    label = "Payback of public money, not discounted"
    if crossing.reason == NO_COST:
        return KeyFigure(label, "None needed", "public bodies would bear no cost")
    last = view.labels[-1]
    words = f"in cash, {in_cash.year}" if in_cash.year else f"in cash, not by {last}"
    if crossing.year is None:
        if in_cash.year is None:
            words = "nor in cash"
        return KeyFigure(label, "No payback", f"by {last}; {words}")
    if in_cash.year == crossing.year:
        words = "in cash too"
    place = ordinal(view.labels.index(crossing.year))
    return KeyFigure(label, crossing.year, f"the {place} year; {words}")
