"""Who would be better and who worse off, in words."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.formatting import is_nought, listed, share
from cba.reports.outcome_words import capitalised, net_words
from cba.reports.view import View
from cba.results.appraisal import AgencyAppraisal


def winners_and_losers(view: View) -> Iterator[str]:
    """Each public body that would lose, those that would gain, and all others."""
    public = sorted((view.agencies[n].npv, n) for n in view.public)
    for amount, n in public:
        if amount < 0 and not is_nought(amount):
            net = net_words(amount, view.currency)
            who = capitalised(view.called(n))
            yield f"{who} would be {net}{_reason(view, view.agencies[n])}."
    better = [
        f"{view.called(n)} by {view.money(amount)}"
        for amount, n in reversed(public)
        if amount > 0 and not is_nought(amount)
    ]
    if better:
        yield f"Better off: {listed(better)}."
    same = [view.called(n) for amount, n in public if is_nought(amount)]
    if same:
        yield f"Neither better nor worse off: {listed(same)}."
    not_in_cash = [
        view.called(n)
        for amount, n in reversed(public)
        if amount > 0 and not is_nought(amount) and _has_no_cash(view.agencies[n])
    ]
    if not_in_cash:
        yield f"Better off, but not in cash: {listed(not_in_cash)}."
    yield from outside_government(view)


def _has_no_cash(agency: AgencyAppraisal) -> bool:
    """Whether nothing of a gain is money in hand."""
    return agency.npv_cashable < 0 or is_nought(agency.npv_cashable)


def _reason(view: View, agency: AgencyAppraisal) -> str:
    """Why a body loses: its shares of costs and savings, and what it pays others."""
    costs, benefits, paid = (
        agency.share_of_costs,
        agency.share_of_benefits,
        -agency.pv_payments,
    )
    parts = []
    if costs is not None and benefits is not None:
        parts.append(f"{_share(costs)} of the public costs")
        parts.append(f"{_share(benefits)} of the public savings")
    if paid > 0 and not is_nought(paid):
        parts.append(f"payments of {view.money(paid)} to partners")
    words = f", with {listed(parts)}" if parts else ""
    if is_nought(paid):
        return words
    if paid < 0:
        return f"{words}, even with {view.money(-paid)} received from partners"
    without = agency.npv + paid
    if without > 0 and not is_nought(without):
        return f"{words}; but for these, {net_words(without, view.currency)}"
    return words


def _share(part: float) -> str:
    """A share in words, where it is all or nothing."""
    if is_nought(part * 1e6) or is_nought((part - 1.0) * 1e6):
        return "all" if part > 0.5 else "none"
    return share(part)


def present_values(view: View) -> str:
    """What the sums in sentences are."""
    return (
        f"Sums in sentences are present values in {view.prices} prices; each table and "
        "chart says what its own are."
    )


def asked_outside_government(view: View) -> Iterator[str]:
    """What is asked of those who are no public bodies, who have to agree as well."""
    asks = []
    for n in view.outside:
        each = view.agencies[n]
        parts = [
            f"{verb} {view.money(amount)}{what}"
            for amount, verb, what in (
                (each.pv_in_kind, "give", " in kind"),
                (each.pv_costs, "spend", ""),
                (-each.pv_payments, "pay", " to partners"),
            )
            if amount > 0 and not is_nought(amount)
        ]
        if parts:
            asks.append(f"{view.called(n)} would {listed(parts)}")
    if asks:
        yield (
            f"Outside government, {'; '.join(asks)} (present values). They have to "
            "agree as well."
        )


def losers_outside_government(view: View) -> Iterator[str]:
    """Those who are no public bodies and would give more than they have of it."""
    lost = [
        f"{view.called(n)} would be {net_words(net, view.currency)}"
        for n in view.outside
        if (net := view.agencies[n].public_value_npv) < 0 and not is_nought(net)
    ]
    if lost:
        yield (
            f"Outside government, {listed(lost)} in present value, with what is given "
            "in kind counted as a cost."
        )


def outside_government(view: View) -> Iterator[str]:
    """What each of those who are no public bodies would give, pay and enjoy."""
    for n in view.outside:
        each = view.agencies[n]
        parts = [
            f"{verb} {view.money(abs(amount))}{what}"
            for amount, verb, what in (
                (each.pv_in_kind, "give", " in kind"),
                (each.pv_costs, "spend" if each.pv_costs > 0 else "receive", ""),
                (each.pv_payments, *_payment_verb(each.pv_payments)),
                (each.pv_value, "enjoy" if each.pv_value > 0 else "lose", " of value"),
            )
            if not is_nought(amount)
        ]
        if parts:
            yield f"Outside government, {view.called(n)} would {listed(parts)}."


def _payment_verb(amount: float) -> tuple[str, str]:
    return ("receive", " from partners") if amount > 0 else ("pay", " to partners")
