"""Who pays, what comes back and what it means for society, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.reports.formatting import (
    counted,
    is_nought,
    listed,
    money,
    per_unit,
    ratio,
)
from cba.reports.key_figures import one_unit
from cba.reports.outcome_words import capitalised, crossing_words, net_words, paid_back
from cba.reports.view import View
from cba.results.appraisal import BenefitLine, PaymentLine
from cba.results.payback import NO_COST

_NAMED = 4


def spending(view: View) -> Iterator[str]:
    """Who spends how much, and who gives what in kind."""
    yield _spending(view)
    in_kind = view.option.financial.pv_in_kind
    if not is_nought(in_kind):
        yield _in_kind(view, in_kind)


def payments_between(view: View) -> Iterator[str]:
    """What partners pay each other: by name, while payments are few."""
    payments = [
        line for line in view.option.lines.values() if isinstance(line, PaymentLine)
    ]
    if 0 < len(payments) <= _NAMED:
        moved = (
            f"{view.money(line.pv)} from {view.called(line.payer)} "
            f"to {view.called(line.payee)}"
            for line in payments
        )
        yield (
            f"Payments between partners would move {listed(moved)}, in present value."
        )
    elif payments:
        yield (
            f"{counted(len(payments), 'payment')} would move money between partners."
        )


def _in_kind(view: View, in_kind: float) -> str:
    givers = [n for n in view.public if not is_nought(view.agencies[n].pv_in_kind)]
    counts = view.project.appraisal.in_kind_in_financial_case
    place = "which counts among those costs" if counts else "which is shown apart"
    if len(givers) == 1:
        who, each = view.called(givers[0]), ""
    else:
        words = (
            f"{view.called(n)} {view.money(view.agencies[n].pv_in_kind)}"
            for n in givers
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
        return (
            f"{over}, {view.called(bearing[0])} would {_spend(costs, view.currency)}."
        )
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
    words = [f"{view.called(n)} {view.money(view.agencies[n].pv_costs)}" for n in named]
    rest = [n for n in view.public if n in set(ordered) - set(named)]
    if rest:
        together = view.money(view.book.pv("costs", rest))
        words.append(f"{counted(len(rest), 'other')} together {together}")
    return words


def what_comes_back(view: View) -> Iterator[str]:
    """Savings, cash, the net position of public bodies, and payback."""
    financial = view.option.financial
    saved, cash = financial.pv_benefits, financial.pv_cashable
    who = capitalised(view.public_words)
    if is_nought(saved):
        yield f"{who} would save nothing."
    elif saved < 0:
        yield f"{who} would have {view.money(-saved)} of further costs elsewhere."
    else:
        yield f"{who} would save {view.money(saved)}, {_cashable(view, cash)}."
    yield _whole(view)
    if financial.payback.undiscounted.reason != NO_COST:
        yield _payback(view, who)


def _cashable(view: View, cash: float) -> str:
    if is_nought(cash):
        return "none of which could be taken out of budgets"
    if is_nought(view.option.financial.pv_benefits - cash):
        return f"all of which could be taken out of budgets ({_cash_words(view)})"
    part = view.money(cash)
    return f"of which {part} could be taken out of budgets ({_cash_words(view)})"


def _cash_words(view: View) -> str:
    """What the part that can be taken out of budgets is called, by whom."""
    return "cashable; in the NHS, cash-releasing" if view.has_nhs else "cashable"


def _whole(view: View) -> str:
    financial = view.option.financial
    who = "taken together they" if len(view.public) > 1 else view.public_words
    net = net_words(financial.npv, view.currency)
    words = f"{capitalised(who)} would be {net}"
    if financial.fiscal_return is not None and financial.fiscal_return > 0:
        one = one_unit(view.currency)
        back = per_unit(financial.fiscal_return, view.currency)
        words += f", with {back} saved for each {one} {_outlay(view)}"
    in_cash = net_words(financial.npv_cashable, view.currency)
    if in_cash == net:
        return f"{words}, in cash as well."
    return f"{words}; in cash alone, {in_cash}."


def _outlay(view: View) -> str:
    """What the savings are set against: costs, and what moves to or from others."""
    received = view.option.financial.pv_payments
    if is_nought(received):
        return "spent"
    if received > 0:
        return f"of cost that is left after {view.money(received)} paid in by others"
    return f"spent, {view.money(-received)} of payments to others included"


def for_society(view: View) -> Iterator[str]:
    """The value to others, the net present social value and the BCR beside it."""
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
        if view.has_nhs:
            what += " (in the NHS, societal benefits)"
        has_savings = view.option.financial.pv_benefits >= 0.5
        if not has_savings:
            beside = "Outside public budgets"
        else:
            beside = "Besides these savings" if wider > 0 else "Against this"
        much = f"{view.money(abs(wider))} of {what}"
        would = f"{much} would be lost" if wider < 0 else f"there would be {much}"
        yield f"{beside}, {would}."
    words = f"The net present social value (NPSV) is {view.money(value.npv)}"
    if value.bcr is None:
        yield f"{words}; with no costs there is no benefit-cost ratio (BCR)."
    else:
        yield f"{words} and the benefit-cost ratio (BCR) {ratio(value.bcr)}."


def _payback(view: View, who: str) -> str:
    """When public money is back; in brackets where cash or discounting differ."""
    labels = view.labels
    payback = view.option.financial.payback
    first, later = payback.undiscounted, payback.discounted
    cash = view.option.financial.payback_cashable.undiscounted
    words = paid_back(who, first, labels)
    level = all(is_nought(x) for x in view.book.net("benefits", view.public).tolist())
    if level:
        words = f"{who} would be neither ahead nor behind in any year"
    asides = []
    if cash.year is None and level:
        asides.append(f"in cash, not paid back by {labels[-1]}")
    elif cash.year is None and first.year is None:
        words += ", nor in cash"
    elif cash.year == first.year:
        asides.append("in cash as well")
    else:
        asides.append(f"in cash, {crossing_words(cash, labels)}")
    if later.year != first.year:
        discounted = crossing_words(later, labels)
        asides.append(f"with later years discounted, {discounted}")
    return f"{words} ({'; '.join(asides)})." if asides else f"{words}."
