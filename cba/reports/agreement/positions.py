"""What each party pays and gains: its position without the agreement and with it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cba.reports.agreement.brief import has_room_in_brief
from cba.reports.agreement.deal import Deal
from cba.reports.agreement.gains_chart import gains_charts
from cba.reports.agreement.order import section, see
from cba.reports.agreement.rule_words import NET
from cba.reports.apportionment_view import GAINS
from cba.reports.cash_courses import CashCourse, CashPicture, cash_charts
from cba.reports.content import (
    Block,
    Bullets,
    Cell,
    Chart,
    Column,
    Row,
    Section,
    Subheading,
    Table,
)
from cba.reports.costs import KINDS
from cba.reports.formatting import Unit, is_nought, share, signed_money, unit_for
from cba.reports.lines_of_option import cash_plans
from cba.reports.realisation import cash_table
from cba.reports.table_parts import rounding_note
from cba.reports.texts import as_title, sentence
from cba.results.appraisal import CostLine

_PUT_IN = (
    "What is put in: costs, and payments and grants that were there before, less what "
    "is received. Payments made are negative."
)
_ALONE = (
    "Alone: what the project would be worth to a party that met all of its costs, or "
    "nothing where that is less."
)


def positions_section(deal: Deal) -> Section:
    """What each party pays and gains, by present value and in cash by year."""
    return section("pays-and-gains", _blocks(deal))


def _blocks(deal: Deal) -> Iterator[Block | str]:
    yield (
        "Each party must meet the costs that the table of costs gives to it. It keeps "
        "the savings that fall to it, and pays or is paid what "
        f"{see('payments')} says. The forecast leaves the parties as follows."
    )
    yield position_table(deal)
    if not has_room_in_brief(deal):
        yield from gains_charts(deal)
    yield cash_position_table(deal)
    yield from cash_of_parties(deal)
    if deal.agreed.notes:
        yield Subheading("to-know", "What to know before signing")
        yield Bullets(tuple(map(sentence, deal.agreed.notes)))
    yield Subheading("costs-shared", "What the project costs, and who meets it first")
    yield cost_table(deal)
    yield (
        "A party whose costs come to more than forecast must meet the excess itself, "
        "unless the parties agree otherwise in writing."
    )
    plans = list(cash_plans(deal.before))
    if plans:
        yield Subheading("savings-shared", "What it saves, and how savings become cash")
        yield cash_table(deal.before, plans)
        yield (
            "Each owner named in the table must take the step named there, in time for "
            "the year named, and tell the others when it has done so."
        )


def position_table(deal: Deal) -> Table:
    """What each party puts in, gains and is left with, present values."""
    agreed = deal.agreed
    rows = {
        key: (
            agreed.before[key].pv_contribution,
            agreed.before[key].pv_gains,
            agreed.before[key].worth,
            agreed.after[key].worth - agreed.before[key].worth,
            agreed.after[key].worth,
        )
        for key in deal.parties
    }
    whole = tuple(map(math.fsum, zip(*rows.values(), strict=True)))
    unit = unit_for([*whole, *(x for each in rows.values() for x in each)],
                    deal.before.currency)  # fmt: skip
    gains = GAINS[agreed.terms.to]
    shown = [
        _row(deal.names[key], unit, amounts, share(agreed.after[key].cost_share))
        for key, amounts in rows.items()
    ]
    if len(rows) > 1:
        shown.append(_row("All parties", unit, whole, "", total=True))
    return Table(
        "positions",
        f"What each party puts in and gains, present values, {deal.before.period}",
        (
            Column("Party", "heading", 5),
            Column("Puts in without the agreement", width=3),
            Column(f"Gains: {gains}", width=3),
            Column("Net without it"),
            Column("Payments of this agreement", width=3),
            Column("Net with it"),
            Column("Share of costs with it"),
        ),
        tuple(shown),
        f"{unit.words}, {deal.before.prices} prices",
        (
            _PUT_IN,
            *rounding_note(unit, [*rows.values()], whole),
        ),
    )


def _row(
    name: str,
    unit: Unit,
    amounts: tuple[float, ...],
    after: str,
    *,
    total: bool = False,
) -> Row:
    cells = (*(Cell(unit.show(x)) for x in amounts), Cell(after))
    return Row((Cell(name), *cells), "total" if total else "plain")


def cash_position_table(deal: Deal) -> Table:
    """Cumulative cash, the deepest deficit and when each party is whole."""
    agreed, year = deal.agreed, deal.whole_by
    pairs = {key: (agreed.before[key], agreed.after[key]) for key in deal.parties}
    unit = unit_for(
        [
            x
            for pair in pairs.values()
            for each in pair
            for x in (each.cash, each.peak_funding)
        ],
        deal.before.currency,
    )
    net = NET[agreed.terms.to]
    return Table(
        "cash-positions",
        f"Cumulative {net} of each party, not discounted",
        (
            Column("Party", "heading", 5),
            Column(f"By {year} without the agreement", width=3),
            Column(f"By {year} with it"),
            Column("Deepest deficit without it", width=3),
            Column("Deepest deficit with it", width=3),
            Column("Whole from, without it", width=3),
            Column("Whole from, with it", width=3),
        ),
        tuple(
            Row(
                (
                    Cell(deal.names[key]),
                    Cell(unit.show(before.cash)),
                    Cell(unit.show(after.cash)),
                    Cell(unit.show(before.peak_funding)),
                    Cell(unit.show(after.peak_funding)),
                    Cell(before.whole_from or f"not by {deal.labels[-1]}"),
                    Cell(after.whole_from or f"not by {deal.labels[-1]}"),
                )
            )
            for key, (before, after) in pairs.items()
        ),
        f"{unit.words}, {deal.before.prices} prices",
    )


def cash_of_parties(deal: Deal, identifier: str = "cash") -> Iterator[Chart]:
    """Each party's cumulative cash by year, without the agreement and with it."""
    yield from cash_charts(
        picture_of(deal, identifier), [course_of(deal, key) for key in deal.parties]
    )


def picture_of(deal: Deal, identifier: str) -> CashPicture:
    """What the pictures of cumulative cash are called and count."""
    net = NET[deal.agreed.terms.to]
    return CashPicture(
        identifier,
        deal.labels,
        deal.before.currency,
        f"{deal.before.prices} prices",
        f"Cumulative {net} at the end of each year, not discounted",
        "short of cash" if deal.agreed.terms.to == "cashable" else "short",
    )


def course_of(deal: Deal, key: str) -> CashCourse:
    """The cumulative cash of a party, with the agreement and without it."""
    return CashCourse(
        deal.names[key],
        deal.called(key),
        deal.agreed.after[key].cumulative,
        deal.agreed.before[key].cumulative,
    )


def cost_table(deal: Deal) -> Table:
    """Each cost, its kind, and who meets it before anything is shared."""
    view = deal.before
    lines = {key: x for key, x in view.option.lines.items() if isinstance(x, CostLine)}
    unit = unit_for([line.pv_cost for line in lines.values()], view.currency)
    rows = []
    for key, line in lines.items():
        paid_by = view.project.costs[key].paid_by if key in view.project.costs else ()
        rows.append(
            Row(
                (
                    Cell(as_title(line.title)),
                    Cell(KINDS[line.cost_kind]),
                    Cell(view.share_words((who, share(part)) for who, part in paid_by)),
                    Cell(unit.show(line.pv_cost)),
                )
            )
        )
    return Table(
        "costs-first",
        "What the project costs, present values",
        (
            Column("Cost", "heading", 6),
            Column("Kind", "text", 2),
            Column("Met by", "text", 6),
            Column("Sum"),
        ),
        tuple(rows),
        f"{unit.words}, {view.prices} prices, optimism bias included",
    )


def walking_away_table(deal: Deal) -> Table:
    """What each party has under the agreement beyond what it would have alone."""
    currency = deal.before.currency
    return Table(
        "walking-away",
        "What walking away would mean for each party, present values",
        (
            Column("Party", "heading", 5),
            Column("Net with the agreement", width=3),
            Column("Net alone", width=3),
            Column("By walking away", width=3),
        ),
        tuple(
            Row(
                (
                    Cell(deal.names[key]),
                    Cell(signed_money(deal.agreed.after[key].worth, currency)),
                    Cell(signed_money(deal.agreed.stakes[key].alone, currency)),
                    Cell(_loss(deal, key)),
                )
            )
            for key in deal.parties
            if key in deal.agreed.stakes
        ),
        f"{deal.before.prices} prices",
        (_ALONE,),
    )


def _loss(deal: Deal, key: str) -> str:
    gain = deal.agreed.stakes[key].gain
    if is_nought(gain):
        return "loses nothing"
    return f"{'loses' if gain > 0 else 'gains'} {deal.money(abs(gain))}"
