"""Who would be better and who worse off, in words."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.formatting import is_nought, listed, share
from cba.reports.outcome_words import net_words
from cba.reports.view import View
from cba.results.appraisal import AgencyAppraisal


def winners_and_losers(view: View) -> Iterator[str]:
    """Each public body that would lose, those that would gain, and all others."""
    public = sorted((view.agencies[n].npv, n) for n in view.public)
    for amount, n in public:
        if amount < 0 and not is_nought(amount):
            net = net_words(amount, view.currency)
            yield f"{view.name(n)} would be {net}{_shares(view.agencies[n])}."
    better = [
        f"{view.name(n)} by {view.money(amount)}"
        for amount, n in reversed(public)
        if amount > 0 and not is_nought(amount)
    ]
    if better:
        yield f"Better off: {listed(better)}."
    same = [view.name(n) for amount, n in public if is_nought(amount)]
    if same:
        yield f"Neither better nor worse off: {listed(same)}."
    not_in_cash = [
        view.name(n)
        for amount, n in reversed(public)
        if amount > 0 and not is_nought(amount) and _has_no_cash(view.agencies[n])
    ]
    if not_in_cash:
        yield f"Better off, but not in cash: {listed(not_in_cash)}."
    yield from _outside(view)


def _has_no_cash(agency: AgencyAppraisal) -> bool:
    """Whether nothing of a gain is money in hand."""
    return agency.npv_cashable < 0 or is_nought(agency.npv_cashable)


def _shares(agency: AgencyAppraisal) -> str:
    costs, benefits = agency.share_of_costs, agency.share_of_benefits
    if costs is None or benefits is None:
        return ""
    return (
        f", with {share(costs)} of the public costs and {share(benefits)} "
        "of the public savings"
    )


def _outside(view: View) -> Iterator[str]:
    for n in view.outside:
        each = view.agencies[n]
        parts = [
            f"{verb} {view.money(abs(amount))}{what}"
            for amount, verb, what in (
                (each.pv_in_kind, "give", " in kind"),
                (each.pv_costs, "spend" if each.pv_costs > 0 else "receive", ""),
                (each.pv_payments, *_payment_verb(each.pv_payments)),
                (each.pv_value, "gain" if each.pv_value > 0 else "lose", " in value"),
            )
            if not is_nought(amount)
        ]
        if parts:
            yield f"Outside government, {view.name(n)} would {listed(parts)}."


def _payment_verb(amount: float) -> tuple[str, str]:
    return ("receive", " from partners") if amount > 0 else ("pay", " to partners")
