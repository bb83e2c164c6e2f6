"""One page for a party: what it pays, what it gets, when, how sure, what is asked."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice

from cba.reports.agreement.deal import Deal, Years
from cba.reports.agreement.order import see
from cba.reports.agreement.positions import course_of, picture_of
from cba.reports.agreement.rule_words import NET
from cba.reports.apportionment_view import GAINS
from cba.reports.cash_courses import cash_charts
from cba.reports.content import (
    Block,
    Cell,
    Chart,
    Column,
    Definitions,
    Fact,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    Section,
    Table,
)
from cba.reports.formatting import counted, is_nought, listed, unit_for
from cba.reports.outcome_words import capitalised, net_words
from cba.reports.shared_risk_words import agency_findings
from cba.reports.simulation_words import chance
from cba.reports.table_parts import rounding_note
from cba.reports.texts import sentence, tidy

#: So many rows of years leave room on the page for the rest.
_MOST_YEARS = 10


def agency_page(deal: Deal, key: str) -> Section:
    """The page of a party, to be passed on by itself."""
    return Section(
        f"for-{key.replace('_', '-')}",
        f"For {deal.called(key)}",
        tuple(_blocks(deal, key)),
        is_apart=True,
    )


def _blocks(deal: Deal, key: str) -> Iterator[Block]:
    yield Paragraph(_lead(deal, key), "lead")
    yield key_figures(deal, key)
    yield agency_years(deal, key)
    (chart,) = cash_charts(picture_of(deal, f"cash-{key}"), [course_of(deal, key)])
    yield Chart(
        chart.identifier,
        chart.finding,
        chart.subtitle,
        chart.sentence,
        chart.plot,
        None,
        f"years-{key}",
    )
    yield Definitions(
        (
            Fact("How sure it is", " ".join(_how_sure(deal, key))),
            Fact("What we are asked", " ".join(_asked(deal, key))),
        )
    )


def _lead(deal: Deal, key: str) -> str:
    before, after = deal.agreed.before[key], deal.agreed.after[key]
    currency = deal.before.currency
    words = (
        f"Counting {GAINS[deal.agreed.terms.to]}, {deal.called(key)} would be "
        f"{net_words(before.worth, currency)} without the agreement"
    )
    if is_nought(after.worth - before.worth):
        return f"{words}, and the same with it."
    return (
        f"{words}, and {net_words(after.worth, currency)} with it, as present values."
    )


def key_figures(deal: Deal, key: str) -> KeyFigures:
    """What the party pays, what it gets, where that leaves it, and how surely."""
    paid, received = math.fsum(deal.paid(key)), math.fsum(deal.received(key))
    agreed, year = deal.agreed, deal.whole_by
    whole = agreed.after[key].whole_from
    chances = ""
    if deal.risk is not None and key in deal.risk.agencies:
        risk = deal.risk.agencies[key]
        surely = risk.chance_whole_with_rules
        if surely is None:
            surely = risk.chance_whole_after
        chances = chance(surely)
    last = (
        KeyFigure("Chance to be whole", chances, f"by {year}, over all draws")
        if chances
        else KeyFigure(
            "Whole", whole or "never", f"in cumulative {NET[agreed.terms.to]}"
        )
    )
    return KeyFigures(
        (
            KeyFigure("We pay", deal.money(paid), _to_whom(deal, key, 0)),
            KeyFigure("We are paid", deal.money(received), _to_whom(deal, key, 1)),
            KeyFigure(
                f"{capitalised(NET[agreed.terms.to])} by {year}",
                deal.money(agreed.after[key].cash),
                f"{deal.money(agreed.before[key].cash)} without the agreement",
            ),
            last,
        )
    )


def _to_whom(deal: Deal, key: str, side: int) -> str:
    others = [pair[1 - side] for pair in deal.flows if pair[side] == key]
    if not others:
        return "under this agreement"
    if len(others) == 1:
        whom = deal.called(others[0])
    else:
        whom = counted(len(others), "party", "parties")
    return f"{'by' if side else 'to'} {whom}, over all years"


def agency_years(deal: Deal, key: str) -> Table:
    """The party's costs, gains, payments and net in each year, undiscounted."""
    agreed = deal.agreed
    paid, received = deal.paid(key), deal.received(key)
    before, after = agreed.before[key], agreed.after[key]
    columns: list[tuple[str, Years]] = [("Net without the agreement", before.net_cash)]
    if any(paid):
        columns.append(("We pay", tuple(-x for x in paid)))
    if any(received):
        columns.append(("We are paid", received))
    columns += [("Net with the agreement", after.net_cash)]
    running = (
        ("Added up with it", after.cumulative),
        ("Added up without it", before.cumulative),
    )
    every = [*columns, *running]
    unit = unit_for([x for _, years in every for x in years], deal.before.currency)
    sums = tuple(math.fsum(years) for _, years in columns)
    spans = _spans(deal, [years for _, years in columns])
    rows = [
        Row(
            (
                Cell(_span_words(deal, span)),
                *(
                    Cell(unit.show(math.fsum(years[n] for n in span)))
                    for _, years in columns
                ),
                *(Cell(unit.show(years[span[-1]])) for _, years in running),
            )
        )
        for span in spans
    ]
    total = (*(Cell(unit.show(x)) for x in sums), *(Cell() for _ in running))
    rows.append(Row((Cell("All years"), *total), "total"))
    return Table(
        f"years-{key}",
        f"{deal.names[key]}: {NET[agreed.terms.to]} in each year",
        (Column("Year", "heading", 3), *(Column(head, width=3) for head, _ in every)),
        tuple(rows),
        f"{unit.words}, {deal.before.prices} prices, not discounted",
        rounding_note(
            unit,
            [
                tuple(math.fsum(x[n] for n in span) for _, x in columns)
                for span in spans
            ],
            sums,
        ),
    )


def _spans(deal: Deal, columns: list[Years]) -> list[range]:
    """The years one by one, and those for which a page has no room as one.

    So are years at the end in which nothing moves.
    """
    years = len(deal.labels)
    moving = max(
        (n for column in columns for n, x in enumerate(column) if x), default=0
    )
    first = min(moving + 1, _MOST_YEARS - 1)
    if years - first <= 1:
        return [range(n, n + 1) for n in range(years)]
    return [*(range(n, n + 1) for n in range(first)), range(first, years)]


def _span_words(deal: Deal, span: range) -> str:
    first, last = deal.labels[span[0]], deal.labels[span[-1]]
    return first if first == last else f"{first} to {last}"


def _how_sure(deal: Deal, key: str) -> Iterator[str]:
    if deal.risk is None or key not in deal.risk.agencies:
        yield "No input has a range, so that it is not known how sure this is."
        return
    # The chance and the spread; the section of its own has the rest.
    yield from islice(agency_findings(deal.risk, deal.before, key), 2)


def _asked(deal: Deal, key: str) -> Iterator[str]:
    paid, received = deal.paid(key), deal.received(key)
    if any(paid):
        yield (
            f"To pay {deal.money(math.fsum(paid))} in all, at most "
            f"{deal.money(max(paid))} in a year, as {see('payments')} of the agreement "
            "says."
        )
    if any(received):
        yield (
            "To provide what our costs are for, and take "
            f"{deal.money(math.fsum(received))} in all."
        )
    if not any(paid) and not any(received):
        yield "To bear our own costs and keep our own savings."
    measured = [
        f"“{sentence(tidy(each.measure.indicator)).rstrip('.')}”"
        for each in deal.project.benefits.values()
        if each.measure is not None and each.measure.owner == key
    ]
    if measured:
        yield (
            f"To count and report {listed(measured)}, as {see('outcomes')} of the "
            "agreement says."
        )
    stake = deal.agreed.stakes.get(key)
    if stake is not None and not is_nought(stake.gain):
        worth = deal.money(abs(stake.gain))
        more = "worse" if stake.gain > 0 else "better"
        yield f"Walking away would leave us {worth} {more} off, as present value."
