"""The financial case: budgets in the money of each year, and the bridge to them."""

from __future__ import annotations

from collections.abc import Iterator

from cba.library.in_use import deflator_of
from cba.models.settings import Settings
from cba.reports.bridge_words import STEPS
from cba.reports.content import Block, Paragraph, Section, Table
from cba.reports.formatting import listed, percentage
from cba.reports.view import View
from cba.reports.years_across import Course, YearTable, tables_by_year
from cba.results.cash_ledger import AgencyCash, Bridge, CashLedger, cash_ledger
from cba.results.nominal import is_assumed

#: The parts of a budget by their name in it, with what each is called.
ACCOUNTS = (
    ("capital", "Capital"),
    ("borrowed", "Borrowed"),
    ("debt", "Interest and repayment"),
    ("revenue", "Revenue"),
    ("payments_in", "Payments received"),
    ("payments_out", "Payments made"),
    ("grants", "Grants"),
    ("savings", "Cashable savings"),
    ("cash", "Net cash"),
    ("not_cash", "Savings, not cash"),
    ("in_kind", "Given in kind"),
)


def financial_section(view: View) -> Section:
    """Budgets by public body; without blocks where there is no public body."""
    blocks = tuple(_blocks(view)) if view.public else ()
    return Section("financial-case", "Financial case", blocks, "financial")


def _blocks(view: View) -> Iterator[Block]:
    found = cash_ledger(view.project, view.option)
    if not found.years:
        yield Paragraph(_without_index(view))
        return
    yield Paragraph(
        "Everything else in this document is in real terms. Here is what budgets "
        "would show: sums in the money of each year, with cash kept apart from "
        "savings and gifts in kind that are not cash. Money out has a minus sign.",
        "lead",
    )
    yield Paragraph(" ".join(_inflation(view, found)))
    yield from _budgets(view, found)
    yield from _bridge(view, found)


def _without_index(view: View) -> str:
    if view.project.appraisal.deflator is None and view.currency != "GBP":
        return (
            f"Budgets in the money of each year are not shown: they need a price index "
            f"for {view.currency}, which partners have yet to agree."
        )
    return (
        "Budgets in the money of each year are not shown: no price index covers "
        f"{view.period}, and partners have yet to agree what inflation to assume."
    )


def _inflation(view: View, found: CashLedger) -> Iterator[str]:
    """Which index is used, what is assumed after it, and which years have none."""
    settings = view.project.appraisal
    deflator = deflator_of(view.project)
    yield (
        f"Prices move with {deflator.name}"
        f"{f', edition {deflator.edition}' if deflator.edition else ''}."
    )
    if is_assumed(view.project):
        yield (
            "Past its last year they grow by "
            f"{percentage(_after(settings))} a year, as the project file assumes."
        )
    if found.left_out:
        yield from _left_out(view, found)


def _left_out(view: View, found: CashLedger) -> Iterator[str]:
    """For whoever plans budgets: which years are not in them, and what they hold."""
    left = found.left_out
    first, last = found.years[0], found.years[-1]
    covered = f"{first} alone" if len(found.years) == 1 else f"{first} to {last}"
    span = left[0] if len(left) == 1 else f"{left[0]} to {left[-1]}"
    are = f"{span} is" if len(left) == 1 else f"The {len(left):,} years {span} are"
    yield f"It covers {covered}, and so do these budgets and their totals."
    yield (
        f"{are} in no figure of this section: net cash then is "
        f"{view.money(found.cash_left_out)} in real terms. To budget for "
        f"{'that year' if len(left) == 1 else 'those years'}, partners need to agree "
        "what inflation to assume."
    )


def whole_head(found: CashLedger) -> str:
    """What heads the sum of a budget's years: where they end, if years are left out.

    The first year of the appraisal is among them, or it is named too.
    """
    if not found.left_out:
        return "All years"
    if found.left_out[0] > found.years[0]:
        return f"To {found.years[-1]}"
    return f"{found.years[0]} to {found.years[-1]}"


def _after(settings: Settings) -> float:
    given = settings.inflation_after
    return 0.0 if given is None else given.constant()


def _budgets(view: View, found: CashLedger) -> Iterator[Table]:
    """The budget of each body, and of all together, one below the other."""
    held = [
        (view.names[key], each)
        for key, each in found.agencies.items()
        if any(any(getattr(each, field)) for field, _ in ACCOUNTS)
    ]
    if not held:
        return
    if len(view.public) > 1:
        held.insert(0, ("All public bodies", found.whole))
    courses: list[Course] = []
    for name, each in held:
        if len(held) > 1:
            courses.append(Course(name))
        courses += _accounts(each)
    apart = [
        words
        for field, words in (
            ("not_cash", "savings that leave no budget"),
            ("in_kind", "what is given in kind"),
        )
        if any(getattr(found.whole, field))
    ]
    table = YearTable(
        "budget",
        "Budgets by year",
        "Public body" if len(held) > 1 else "Account",
        "money of each year",
        (f"Net cash leaves out {listed(apart)}.",) if apart else (),
        whole=whole_head(found),
    )
    yield from tables_by_year(table, found.years, courses, view.currency)


def _accounts(each: AgencyCash) -> Iterator[Course]:
    """What a body pays and gets; what is summed up only where there are parts."""
    parts = 0
    for field, name in ACCOUNTS:
        amounts = getattr(each, field)
        if field == "cash":
            yield Course(name, amounts, "total", parts if parts > 1 else 0)
        elif any(amounts):
            parts += 1
            yield Course(name, amounts)


def _bridge(view: View, found: CashLedger) -> Iterator[Table]:
    """The steps that hold any money, and those that sum them up."""
    bridge: Bridge = found.bridge
    courses: list[Course] = []
    parts = 0
    for field, name, is_sum in STEPS:
        amounts = getattr(bridge, field)
        if not is_sum and any(amounts):
            courses.append(Course(name, amounts))
            parts += 1
        elif is_sum and (parts > 1 or field == "cash"):
            courses.append(Course(name, amounts, "total", parts))
            parts = 1
    table = YearTable(
        "bridge-by-year",
        "From net public value to the cash of public bodies",
        "Step",
        f"{view.prices} prices down to inflation, then the money of each year",
        (
            (
                "Transfer payments are nothing to society as a whole, but they are "
                "money to a budget."
            ),
        )
        if any(bridge.transfers)
        else (),
        whole=whole_head(found),
    )
    yield from tables_by_year(table, found.years, courses, view.currency)
