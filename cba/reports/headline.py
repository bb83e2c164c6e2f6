"""The appraisal on one page: a few key figures and what they mean, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.reports.content import KeyFigure, KeyFigures
from cba.reports.formatting import (
    counted,
    is_nought,
    listed,
    money,
    ordinal,
    per_unit,
    ratio,
    share,
)
from cba.reports.outcome_words import net_words, paid_back
from cba.reports.view import View
from cba.results.appraisal import AgencyAppraisal, BenefitLine, PaymentLine
from cba.results.payback import NO_COST

_NAMED = 4


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
                "there are no costs to compare with"
                if value.bcr is None
                else "value to society for each "
                f"{one_unit(view.currency)} of cost to society",
            ),
            KeyFigure(
                "Net position of public bodies",
                view.money(financial.npv),
                _net_meaning(financial.npv),
            ),
            _payback_figure(view),
        )
    )


def one_unit(currency: str) -> str:
    """One unit of the currency, as in "for each £1"."""
    return per_unit(1.0, currency).removesuffix(".00")


def _net_meaning(amount: float) -> str:
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
    label = "Payback of public money"
    if crossing.reason == NO_COST:
        return KeyFigure(label, "None needed", "public bodies would bear no cost")
    words = f"in cash {in_cash.year}" if in_cash.year else "in cash not in the period"
    if crossing.year is None:
        if in_cash.year is None:
            words = "nor in cash"
        return KeyFigure(label, "None", f"not within {view.length}; {words}")
    if in_cash.year == crossing.year:
        words = "in cash too"
    place = ordinal(view.labels.index(crossing.year))
    return KeyFigure(label, crossing.year, f"the {place} year; {words}")


def who_pays(view: View) -> Iterator[str]:
    """Who spends how much, who gives what in kind, and what partners pay each other."""
    yield _spending(view)
    in_kind = view.option.financial.pv_in_kind
    if not is_nought(in_kind):
        yield _in_kind(view, in_kind)
    payments = [
        line for line in view.option.lines.values() if isinstance(line, PaymentLine)
    ]
    if 0 < len(payments) <= _NAMED:
        moved = (
            f"{view.money(line.pv)} from {view.names[line.payer]} "
            f"to {view.names[line.payee]}"
            for line in payments
        )
        yield f"Payments between partners would move {listed(moved)}."
    elif payments:
        yield (
            f"{counted(len(payments), 'payment')} would move money between partners."
        )


def _in_kind(view: View, in_kind: float) -> str:
    givers = [n for n in view.public if not is_nought(view.agencies[n].pv_in_kind)]
    counts = view.project.appraisal.in_kind_in_financial_case
    place = "which counts among those costs" if counts else "which is shown apart"
    if len(givers) == 1:
        who, each = view.name(givers[0]), ""
    else:
        words = (
            f"{view.name(n)} {view.money(view.agencies[n].pv_in_kind)}" for n in givers
        )
        who, each = "public bodies", f": {listed(words)}"
    return f"In kind, {who} would give {view.money(in_kind)}, {place}{each}."


def _spending(view: View) -> str:
    costs = view.option.financial.pv_costs
    years = len(view.labels)
    over = f"Over the {years} years {view.period}" if years > 1 else f"In {view.period}"
    bearing = [n for n in view.public if not is_nought(view.agencies[n].pv_costs)]
    if not bearing:
        return f"{over}, no public body would spend any money."
    if len(bearing) == 1:
        return f"{over}, {view.name(bearing[0])} would {_spend(costs, view.currency)}."
    whole = f"{over}, public bodies would {_spend(costs, view.currency)}"
    if any(view.agencies[n].pv_costs < 0 for n in bearing):
        return f"{whole}."
    return f"{whole}: {listed(_largest(view, bearing))}."


def _spend(amount: float, currency: str) -> str:
    if amount < 0:
        return f"receive {money(-amount, currency)} more than they spend"
    return f"spend {money(amount, currency)}"


def _largest(view: View, bearing: Sequence[int]) -> list[str]:
    """The largest spenders by name, and the rest of them together."""
    ordered = sorted(bearing, key=lambda n: -view.agencies[n].pv_costs)
    named = ordered if len(ordered) <= _NAMED else ordered[: _NAMED - 1]
    words = [f"{view.name(n)} {view.money(view.agencies[n].pv_costs)}" for n in named]
    rest = [n for n in view.public if n in set(ordered) - set(named)]
    if rest:
        together = view.money(view.book.pv("costs", rest))
        words.append(f"{counted(len(rest), 'other')} together {together}")
    return words


def what_comes_back(view: View) -> Iterator[str]:
    """Savings, cash, the net position of public bodies, and payback."""
    financial = view.option.financial
    saved, cash = financial.pv_benefits, financial.pv_cashable
    who = _capitalised(view.public_words)
    if is_nought(saved):
        yield f"{who} would save nothing."
    elif saved < 0:
        yield f"{who} would have {view.money(-saved)} of further costs elsewhere."
    else:
        yield f"{who} would save {view.money(saved)}, {_cashable(view, cash)}."
    yield _whole(view)
    labels = view.labels
    payback = financial.payback
    if payback.undiscounted.reason == NO_COST:
        return
    yield f"{paid_back(who, payback.undiscounted, labels)}{_in_cash(view)}."
    later = payback.discounted
    if later.year != payback.undiscounted.year:
        when = paid_back(view.public_words, later, labels)
        yield f"With later years discounted, {when}."


def _capitalised(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _cashable(view: View, cash: float) -> str:
    if is_nought(cash):
        return "none of which could be taken out of budgets"
    if is_nought(view.option.financial.pv_benefits - cash):
        return "all of which could be taken out of budgets"
    return f"of which {view.money(cash)} could be taken out of budgets"


def _whole(view: View) -> str:
    financial = view.option.financial
    who = "taken together they" if len(view.public) > 1 else view.public_words
    net = net_words(financial.npv, view.currency)
    words = f"{_capitalised(who)} would be {net}"
    if financial.fiscal_return is not None and financial.fiscal_return > 0:
        one = one_unit(view.currency)
        back = per_unit(financial.fiscal_return, view.currency)
        words += f", with {back} saved for each {one} spent"
    return (
        f"{words}; in cash alone, {net_words(financial.npv_cashable, view.currency)}."
    )


def for_society(view: View) -> Iterator[str]:
    """What others gain, the net present social value and the BCR beside it."""
    value = view.option.public_value
    wider = view.book.pv("value", range(len(view.agencies)))
    if not is_nought(wider):
        benefits = [
            line for line in view.option.lines.values() if isinstance(line, BenefitLine)
        ]
        kinds = [
            kind
            for kind in ("economic", "social")
            if any(getattr(line, f"pv_{kind}") for line in benefits)
        ]
        what = f"{listed(kinds)} value" if kinds else "value"
        loss = "lost" if wider < 0 else "gained"
        beside = "Besides these savings" if wider > 0 else "Against this"
        yield f"{beside}, {view.money(abs(wider))} of {what} would be {loss}."
    words = f"The net present social value is {view.money(value.npv)}"
    if value.bcr is None:
        yield f"{words}; with no costs there is no benefit-cost ratio."
    else:
        yield f"{words} and the benefit-cost ratio {ratio(value.bcr)}."


def _in_cash(view: View) -> str:
    cash = view.option.financial.payback_cashable.undiscounted
    if cash == view.option.financial.payback.undiscounted:
        return ", and in cash as well" if cash.year else ", nor in cash"
    return f"; {paid_back(f'in cash, {view.public_words}', cash, view.labels)}"


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
    in_cash_too = [
        view.name(n)
        for amount, n in reversed(public)
        if amount > 0 and view.agencies[n].npv_cashable <= -1
    ]
    if in_cash_too:
        yield f"Better off, but not in cash: {listed(in_cash_too)}."
    yield from _outside(view)


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
