"""What the cash ledger says, in sentences: who is short when, and until when."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.formatting import is_nought, listed, percentage, share
from cba.reports.outcome_words import capitalised
from cba.reports.texts import tidy
from cba.reports.view import View
from cba.results.cash_account import years_that_move
from cba.results.cash_ledger import AgencyCash, CashLedger
from cba.results.sums import in_all


def cash_findings(view: View, ledger: CashLedger) -> Iterator[str]:
    """The sentences: the whole first, then each body, then what stands behind it."""
    if not ledger.years:
        yield "No price index gives the money of any year, so there is no cash ledger."
        return
    if not ledger.moves_cash:
        yield "No cash would move in any year of the price index."
        return
    if len(view.public) > 1:
        yield _whole(view, ledger)
    for agency, cash in (*ledger.agencies.items(), *ledger.others.items()):
        if years_that_move(cash.cash):
            yield _body(capitalised(view.called(agency)), view, ledger, cash)
    yield from _grants(view, ledger)
    yield from _debts(view, ledger)
    yield from _spend(view, ledger)
    yield from _recurrent(view, ledger)
    if ledger.left_out:
        yield _left_out(view, ledger)


def position_findings(view: View, ledger: CashLedger) -> Iterator[str]:
    """Where public bodies stand, together and each, and what they still owe."""
    if len(view.public) > 1:
        yield _whole(view, ledger)
    for agency, cash in ledger.agencies.items():
        if years_that_move(cash.cash):
            yield _body(capitalised(view.called(agency)), view, ledger, cash)
    yield from _debts(view, ledger)


def _net(view: View, amount: float) -> str:
    """A sum of cash as ahead or short.

    The words follow "would be".
    """
    if is_nought(amount):
        return "neither ahead nor short"
    return f"{view.money(abs(amount))} {'ahead' if amount > 0 else 'short'}"


def _ends(ledger: CashLedger) -> str:
    last = ledger.years[-1]
    return f"in {last}" if len(ledger.years) == 1 else f"by the end of {last}"


def _whole(view: View, ledger: CashLedger) -> str:
    words = (
        f"In the money of each year, {view.public_words} "
        f"would be {_net(view, in_all(ledger.whole.cash))} in cash {_ends(ledger)}"
    )
    tiers = {each.tier for each in view.agencies if each.public}
    if len(tiers) > 1:
        local, central = (
            _net(view, in_all(each.cash)) for each in (ledger.local, ledger.central)
        )
        words += f": local bodies {local}, central bodies {central}"
    return f"{words}."


def _grants(view: View, ledger: CashLedger) -> Iterator[str]:
    """What comes from outside, with what it depends on, and what it is to all."""
    for line in (*ledger.lines, *ledger.lines_of_others):
        if line.account != "grants":
            continue
        grant = view.project.funding[line.line]
        on = f", on conditions: {tidy(grant.conditions)}" if grant.conditions else ""
        yield (
            f"{tidy(grant.giver)} would give {view.called(line.agency)} "
            f"{view.money(in_all(line.amounts))} of {grant.kind} grant "
            f"({tidy(line.title)}){on}."
        )
    net = in_all(ledger.exchequer)
    if not is_nought(net - in_all(ledger.whole.cash)):
        yield (
            "Grants out of public money are no gain to the public purse: net to the "
            f"Exchequer, the project would be {_net(view, net)}."
        )


def _body(who: str, view: View, ledger: CashLedger, cash: AgencyCash) -> str:
    end = _net(view, in_all(cash.cash))
    last = ledger.years[-1]
    if cash.trough_year is None:
        return f"{who} would never be short of cash, and {end} {_ends(ledger)}."
    deep = f"{who} would be {view.money(-cash.trough)} short"
    if cash.trough_year == last:
        return f"{deep} in all {_ends(ledger)}, the deepest it gets."
    deep += f" in all in {cash.trough_year}, the deepest it gets"
    if cash.break_even is None:
        return f"{deep}, and still {end} {_ends(ledger)}."
    back = f"and have its money back from {cash.break_even} on"
    return f"{deep}, {back}: {end} {_ends(ledger)}."


def _debts(view: View, ledger: CashLedger) -> Iterator[str]:
    owing = [
        f"{view.called(agency)} {view.money(owed)}"
        for agency, owed in ledger.debt_outstanding.items()
        if not is_nought(owed)
    ]
    if owing:
        yield (
            "Still owed for what is borrowed, and in no total here, at the end of "
            f"{ledger.years[-1]}: {listed(owing)}."
        )


def _spend(view: View, ledger: CashLedger) -> Iterator[str]:
    """What each body would save in the last year, as a share of what it spends."""
    for agency, found in ledger.spend.items():
        saving, cashable = found.saving[-1], found.cashable[-1]
        if saving and cashable is not None:
            yield (
                f"In {ledger.years[-1]} the savings of {view.called(agency)} would be "
                f"{share(saving, 1)} of what it spends, {share(cashable, 1)} in cash."
            )


def _recurrent(view: View, ledger: CashLedger) -> Iterator[str]:
    whole = ledger.whole
    recurrent, one_off = in_all(whole.recurrent), in_all(whole.one_off)
    if not is_nought(recurrent) and not is_nought(one_off):
        yield (
            f"Of net cash over the years, {view.money(recurrent)} is recurrent and "
            f"{view.money(one_off)} one-off."
        )
    after = view.project.appraisal.inflation_after
    if after is not None:
        rate = percentage(after.constant())
        yield f"Past the last year of the price index, prices grow by {rate} a year."


def _left_out(view: View, ledger: CashLedger) -> str:
    left = ledger.left_out
    span = left[0] if len(left) == 1 else f"{left[0]} to {left[-1]}"
    return (
        f"No price index reaches {span}: {view.money(ledger.cash_left_out)} of net "
        "cash then, in real terms, is in no figure here."
    )
