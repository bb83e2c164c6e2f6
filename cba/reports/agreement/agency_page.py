"""One page for a party: what it pays, what it gets, when, how sure, what is asked."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cba.reports.agreement.deal import Deal, Years
from cba.reports.agreement.order import see
from cba.reports.agreement.positions import course_of, picture_of
from cba.reports.agreement.rule_words import NET
from cba.reports.apportionment_view import GAINS
from cba.reports.cash_courses import cash_charts, course_words
from cba.reports.content import (
    Block,
    Bullets,
    Cell,
    Chart,
    Column,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    Section,
    Subheading,
    Table,
)
from cba.reports.formatting import is_nought, listed, unit_for
from cba.reports.outcome_words import capitalised, net_words
from cba.reports.shared_risk_words import agency_findings
from cba.reports.simulation_words import chance
from cba.reports.table_parts import rounding_note
from cba.reports.texts import sentence


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
    yield Subheading(f"asked-{key}", "How sure it is, and what we are asked to agree")
    yield Bullets((*_how_sure(deal, key), *_asked(deal, key)))


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
    whom = listed(map(deal.called, others)) if len(others) <= 3 else "several"
    if whom == "several":
        whom = f"{len(others)} parties"
    return f"{'by' if side else 'to'} {whom}, over all years"


def agency_years(deal: Deal, key: str) -> Table:
    """The party's costs, gains, payments and net in each year, undiscounted."""
    agreed = deal.agreed
    paid, received = deal.paid(key), deal.received(key)
    before, after = agreed.before[key], agreed.after[key]
    columns: list[tuple[str, Years]] = [
        (f"{capitalised(NET[agreed.terms.to])} without the agreement", before.net_cash)
    ]
    if any(paid):
        columns.append(("We pay", tuple(-x for x in paid)))
    if any(received):
        columns.append(("We are paid", received))
    columns += [("With the agreement", after.net_cash)]
    running = ("Added up", after.cumulative), ("Added up without it", before.cumulative)
    every = [*columns, *running]
    unit = unit_for([x for _, years in every for x in years], deal.before.currency)
    sums = tuple(math.fsum(years) for _, years in columns)
    shown = _shown(deal, [years for _, years in columns])
    rows = [
        Row((Cell(deal.labels[n]), *(Cell(unit.show(years[n])) for _, years in every)))
        for n in range(shown)
    ]
    total = (*(Cell(unit.show(x)) for x in sums), Cell(""), Cell(""))
    rows.append(Row((Cell("All years"), *total), "total"))
    cut = len(deal.labels) - shown
    return Table(
        f"years-{key}",
        "What we pay and get in each year",
        (Column("Year", "heading", 3), *(Column(head, width=3) for head, _ in every)),
        tuple(rows),
        f"{unit.words}, {deal.before.prices} prices, not discounted",
        (
            *((f"Nothing moves after {deal.labels[shown - 1]}.",) if cut else ()),
            *rounding_note(
                unit,
                [tuple(years[n] for _, years in columns) for n in range(shown)],
                sums,
            ),
        ),
    )


def _shown(deal: Deal, columns: list[Years]) -> int:
    """How many years there are before those at the end in which nothing moves."""
    moving = [n for years in columns for n, x in enumerate(years) if x]
    last = max(moving, default=0) + 1
    return last if len(deal.labels) - last > 1 else len(deal.labels)


def _how_sure(deal: Deal, key: str) -> Iterator[str]:
    words = course_words(
        deal.agreed.after[key].cumulative, deal.labels, deal.before.currency
    )
    yield f"Cumulative {NET[deal.agreed.terms.to]} with the agreement: {words}."
    if deal.risk is None or key not in deal.risk.agencies:
        yield "No input has a range, so that it is not known how sure this is."
        return
    yield from agency_findings(deal.risk, deal.before, key)


def _asked(deal: Deal, key: str) -> Iterator[str]:
    paid, received = deal.paid(key), deal.received(key)
    if any(paid):
        yield (
            f"We are asked to pay {deal.money(math.fsum(paid))} in all, at most "
            f"{deal.money(max(paid))} in a year, by {see('payments')}."
        )
    if any(received):
        yield (
            "We are asked to provide what our costs are for, and are paid "
            f"{deal.money(math.fsum(received))} in all."
        )
    measured = [
        sentence(each.measure.indicator or "").rstrip(".")
        for each in deal.project.benefits.values()
        if each.measure is not None and each.measure.owner == key
    ]
    if measured:
        yield (
            f"We are asked to count and report, by {see('outcomes')}: "
            f"{listed(measured)}."
        )
    stake = deal.agreed.stakes.get(key)
    if stake is not None and not is_nought(stake.gain):
        worth = deal.money(abs(stake.gain))
        yield (
            f"We would lose {worth} by walking away, as present value."
            if stake.gain > 0
            else f"We would be {worth} better off alone, as present value."
        )
