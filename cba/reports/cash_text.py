"""The cash ledger in the terminal: what a finance officer asks of it, 80 columns wide.

Findings come first, then a table for each body with a row for each year, all public
bodies together, and the bridge from net public value to cash.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cba.reports.bridge_words import STEPS
from cba.reports.cash_findings import cash_findings
from cba.reports.formatting import Unit, is_nought, unit_for
from cba.reports.text_table import HANG, Line, Row, text_table, width
from cba.reports.texts import tidy
from cba.reports.view import View, view_of
from cba.results.appraisal import Appraisal
from cba.results.cash_account import years_that_move
from cba.results.cash_ledger import AgencyCash, CashLedger, cash_ledger
from cba.results.sums import added_up, in_all

#: The columns of a body's table, each with the accounts that it adds up.
_COLUMNS = (
    ("Capital", ("capital",)),
    ("Loans", ("borrowed", "debt")),
    ("Revenue", ("revenue",)),
    ("Payments", ("payments_in", "payments_out")),
    ("Grants", ("grants",)),
    ("Savings", ("savings",)),
    ("Net cash", ("cash",)),
)
_WIDTH = 80
_RUNNING = "Running"
_ALL_YEARS = "All years"
#: Up to so much a table is in thousands: its figures fit beside each other.
_MOST = 1e9
_THOUSAND = 1_000.0
Amounts = tuple[float, ...]


def cash_text(appraisal: Appraisal, option: str | None = None) -> list[Line]:
    """The cash ledger of an option, the preferred one where none is named."""
    view = view_of(appraisal, option=option)
    ledger = cash_ledger(view.project, view.option)
    lines = [*_title(view, ledger), Line("")]
    lines += [Line(words, hang=HANG) for words in cash_findings(view, ledger)]
    for table in _tables(view, ledger):
        lines += [Line(""), *table]
    if ledger.moves_cash:
        lines.append(Line(""))
        lines += [Line(words, "note", HANG) for words in _notes(view, ledger)]
    return lines


def _title(view: View, ledger: CashLedger) -> list[Line]:
    """The title of the option, with its years beside it or below."""
    title = tidy(view.appraisal.project.project.title)
    if len(view.appraisal.options) > 1:
        title = f"{title}: {tidy(view.option.title)}"
    years = ledger.years or view.labels
    span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    frame = f"cash, {span} · money of each year"
    one = f"{title} · {frame}"
    if width(one) <= _WIDTH:
        return [Line(one, "title", HANG)]
    return [Line(title, "title", HANG), Line(frame, hang=HANG)]


def _tables(view: View, ledger: CashLedger) -> Iterator[list[Line]]:
    if not ledger.moves_cash:
        return
    moved = {**ledger.agencies, **ledger.others}
    held = {
        agency: cash for agency, cash in moved.items() if years_that_move(cash.cash)
    }
    unit = _unit((ledger.whole, *held.values()), view.currency)
    for agency, cash in held.items():
        outside = " (no public body)" if agency in ledger.others else ""
        yield _by_year(f"{view.names[agency]}{outside}", ledger, _body(cash), unit)
    yield _by_year("Public bodies", ledger, _together(view, ledger), unit)
    yield _bridge(ledger, unit)


def _unit(ledgers: Iterable[AgencyCash], currency: str) -> Unit:
    """Thousands, unless sums are too large for the width of a terminal."""
    amounts = [amount for cash in ledgers for amount in (*cash.cash, *cash.cumulative)]
    if max(map(abs, amounts), default=0.0) >= _MOST:
        return unit_for(amounts, currency)
    return unit_for([_MOST / _THOUSAND / 100.0], currency)


def _body(cash: AgencyCash) -> Iterator[tuple[str, Amounts]]:
    """The columns of a body that hold any money; what is summed up, always."""
    years = len(cash.cash)
    for head, accounts in _COLUMNS:
        amounts = added_up((getattr(cash, each) for each in accounts), years)
        if years_that_move(amounts) or accounts == ("cash",):
            yield head, amounts
    yield _RUNNING, cash.cumulative


def _together(view: View, ledger: CashLedger) -> Iterator[tuple[str, Amounts]]:
    """Public bodies by budget and by tier, and net to the Exchequer."""
    whole = ledger.whole
    yield "Revenue", whole.revenue_cash
    yield "Capital", whole.capital_cash
    if len(_tiers(view)) > 1:
        yield "Local", ledger.local.cash
        yield "Central", ledger.central.cash
    yield "Net cash", whole.cash
    yield "Exchequer", ledger.exchequer
    yield _RUNNING, whole.cumulative


def _tiers(view: View) -> set[str]:
    return {each.tier for each in view.agencies if each.tier is not None}


def _by_year(
    name: str,
    ledger: CashLedger,
    columns: Iterable[tuple[str, Amounts]],
    unit: Unit,
) -> list[Line]:
    """A table with a row for each year, and one for all of them."""
    held = tuple(columns)
    rows: list[Row | None] = [
        Row(label, tuple(unit.show(amounts[n]) for _, amounts in held))
        for n, label in enumerate(ledger.years)
    ]
    if len(ledger.years) > 1:
        sums = (
            "" if head == _RUNNING else unit.show(in_all(amounts))
            for head, amounts in held
        )
        rows += [None, Row(_ALL_YEARS, tuple(sums), "total")]
    table = text_table(unit.words, [head for head, _ in held], rows)
    return [Line(tidy(name), "title", HANG), *table]


def _bridge(ledger: CashLedger, unit: Unit) -> list[Line]:
    """The steps that hold any money over the years, and what they come to."""
    rows: list[Row | None] = []
    for field, words, is_sum in STEPS:
        amount = in_all(getattr(ledger.bridge, field))
        if is_sum:
            rows += [None] if rows else []
            rows.append(Row(words, (unit.show(amount),), "total"))
        elif not is_nought(amount):
            rows.append(Row(words, (unit.show(amount),)))
    table = text_table(unit.words, (_ALL_YEARS,), rows)
    return [Line("From net public value to cash", "title", HANG), *table]


def _notes(view: View, ledger: CashLedger) -> Iterator[str]:
    yield (
        "Money out has a minus sign. Savings are those that are cash; what is not, and "
        "what is given in kind, is in no column. Running is net cash up to then."
    )
    tiers = _tiers(view)
    if len(tiers) > 1:
        place = "Local is net to the place. "
    else:
        place = "Net cash is net to the place as well. " if "local" in tiers else ""
    yield f"{place}Exchequer is net cash less grants out of public money."
    if any(ledger.whole.borrowed) or any(ledger.whole.debt):
        yield (
            "Loans are what is borrowed, less interest and repayment; capital budgets "
            "borrow, revenue budgets pay back."
        )
