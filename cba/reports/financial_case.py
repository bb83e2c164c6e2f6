"""The financial case: budgets in the money of each year, and the bridge to them."""

from __future__ import annotations

from collections.abc import Iterator

from cba.library.in_use import deflator_of
from cba.models.settings import Settings
from cba.reports.cash_bridge import bridge_blocks
from cba.reports.cash_findings import position_findings
from cba.reports.cash_tables import budget_tables, position_table, spend_table
from cba.reports.content import Block, Bullets, Paragraph, Section
from cba.reports.formatting import listed, percentage
from cba.reports.grants import grant_blocks
from cba.reports.texts import as_title, tidy
from cba.reports.view import View
from cba.results.cash_account import years_that_move
from cba.results.cash_ledger import CashLedger, cash_ledger
from cba.results.nominal import is_assumed


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
    if any(years_that_move(each.cash) for each in found.agencies.values()):
        yield Bullets(tuple(position_findings(view, found)))
        yield position_table(view, found)
    yield from budget_tables(view, found)
    yield from grant_blocks(view, found)
    yield from spend_table(view, found)
    yield from bridge_blocks(view, found)


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
        f"{f', edition {tidy(deflator.edition)}' if deflator.edition else ''}."
    )
    if is_assumed(view.project):
        yield (
            "Past its last year they grow by "
            f"{percentage(_after(settings))} a year, as the project file assumes."
        )
    yield from _own(view)
    if found.left_out:
        yield from _left_out(view, found)


def _own(view: View) -> Iterator[str]:
    """Which costs of the option have an inflation of their own, and how much."""
    found = [
        f"{as_title(view.option.lines[line].title)} "
        f"({percentage(cost.inflation.constant())} a year)"
        for line, cost in view.project.costs.items()
        if cost.inflation is not None and line in view.option.lines
    ]
    if found:
        yield f"Costs with an inflation of their own: {listed(found)}."


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


def _after(settings: Settings) -> float:
    given = settings.inflation_after
    return 0.0 if given is None else given.constant()
