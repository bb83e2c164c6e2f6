"""Who pays and who gains: public bodies, their shares, and their money by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.calculation.factors import total
from cba.reports.agreement.in_short import agreement_in_short
from cba.reports.cash_courses import CashCourse, CashPicture, cash_charts
from cba.reports.content import (
    Block,
    Bullets,
    Chart,
    Column,
    Paragraph,
    Row,
    Section,
    Table,
)
from cba.reports.cumulative_net import cumulative_net
from cba.reports.formatting import Unit, is_nought, listed, share, unit_for
from cba.reports.outcome_words import capitalised, fell_back, payback_cell
from cba.reports.table_parts import rounding_note, row
from cba.reports.view import View
from cba.reports.winners import present_values, winners_and_losers
from cba.reports.years_across import Course, YearTable, tables_by_year
from cba.results.agency import Savings
from cba.results.appraisal import Payback
from cba.results.payback import running

Amounts = tuple[float, ...]
_CASH_ALONE = (
    "Cash alone leaves out savings that could not be taken out of budgets. Below "
    "zero, money has to be found in that year."
)
_NET_POSITION = (
    "Net position is savings and payments received, less costs and payments made. "
    "Payback is not discounted."
)
_IN_HEALTH = (
    "In the health service cashable savings are called cash-releasing, and all other "
    "savings non-cash-releasing."
)


def who_pays_and_gains(view: View) -> Section:
    """The section that comes before everything technical."""
    return Section(
        "who-pays", "Who pays and who gains", tuple(_blocks(view)), "economic"
    )


def _blocks(view: View) -> Iterator[Block]:
    sentences = tuple(winners_and_losers(view))
    if sentences:
        yield Paragraph(present_values(view), "lead")
        yield Bullets(sentences)
    if not view.public:
        yield Paragraph("The project names no public body.")
        return
    yield agency_table(view)
    yield cumulative_net(view)
    if not _has_courses_in_cash(view):
        yield from cash_by_body(view)
    if len(view.labels) > 1:
        yield from _net_by_year(view)
    if view.agreement is not None:
        yield from agreement_in_short(view.agreement)


def _has_courses_in_cash(view: View) -> bool:
    """Whether the agreement of the file shows the same courses beside its own."""
    if view.agreement is None:
        return False
    agreed = view.agreement.agreed
    return agreed.feasible and agreed.terms.to == "cashable"


def cash_by_body(view: View) -> Iterator[Chart]:
    """The cumulative cash of each public body that has any, with its deepest deficit.

    As in the table of net positions in cash: in real terms, without grants.
    """
    nets = {n: view.book.net("cashable", (n,)).tolist() for n in view.public}
    courses = [
        CashCourse(view.name(n), view.called(n), tuple(running(net)))
        for n, net in nets.items()
        if any(net)
    ]
    if courses:
        picture = CashPicture(
            "cumulative-cash", view.labels, view.currency, f"{view.prices} prices"
        )
        yield from cash_charts(picture, courses)


def agency_table(view: View) -> Table:
    """Public bodies with their subtotals: costs, savings, cash, payments, net."""
    rows = [(n, _amounts(view, (n,))) for n in view.public]
    whole = _amounts(view, view.public)
    unit = unit_for([x for _, amounts in rows for x in amounts], view.currency)
    shown = [
        row(
            view.name(n),
            unit,
            amounts,
            *_shares(view, (n,)),
            *_paybacks(
                view, view.agencies[n].payback, view.agencies[n].payback_cashable
            ),
        )
        for n, amounts in rows
    ]
    if len(rows) > 1:
        financial = view.option.financial
        paybacks = _paybacks(view, financial.payback, financial.payback_cashable)
        shares = _shares(view, view.public)
        shown.append(
            row("All public bodies", unit, whole, *shares, *paybacks, role="total")
        )
        shown += _tiers(view, unit)
    falls = (
        fell_back(capitalised(view.called(n)), view.agencies[n].payback)
        for n in view.public
    )
    return Table(
        "agencies",
        f"What each public body pays and saves, present values, {view.period}",
        (
            Column("Public body", "heading", 4),
            Column("Costs"),
            Column("Savings"),
            Column("of which cashable", width=3),
            Column("Payments received less paid", width=3),
            Column("Net position"),
            Column("Share of costs"),
            Column("Share of savings"),
            Column("Payback", width=3),
            Column("Payback in cash", width=3),
        ),
        tuple(shown),
        f"{unit.words}, {view.prices} prices",
        (
            _NET_POSITION,
            *((_IN_HEALTH,) if view.has_nhs else ()),
            *(words for words in falls if words),
            *rounding_note(unit, [amounts for _, amounts in rows], whole),
        ),
    )


def _paybacks(view: View, payback: Payback, in_cash: Payback) -> tuple[str, str]:
    """The years in which money is back, on all savings and in cash."""
    return payback_cell(payback, view.labels), payback_cell(in_cash, view.labels)


def _amounts(view: View, positions: Sequence[int]) -> Amounts:
    book = view.book
    return (
        book.pv("costs", positions),
        book.pv("benefits", positions),
        book.pv("cashable", positions),
        book.pv("payments", positions),
        float(total(book.net("benefits", positions, present=True))),
    )


def _shares(view: View, positions: Sequence[int]) -> tuple[str, str]:
    """Several bodies' shares of the public costs and savings, as their answers add."""
    costs = [view.agencies[n].share_of_costs for n in positions]
    savings = [view.agencies[n].share_of_benefits for n in positions]
    return _together(costs), _together(savings)


def _together(shares: Sequence[float | None]) -> str:
    known = [each for each in shares if each is not None]
    return share(sum(known) if known else None)


def _tiers(view: View, unit: Unit) -> list[Row]:
    """Local and central subtotals, where there are bodies of both."""
    tiers = {
        "of which local": view.of_tier("local"),
        "of which central": view.of_tier("central"),
    }
    if not all(tiers.values()):
        return []
    return [
        row(
            name,
            unit,
            _amounts(view, positions),
            *_shares(view, positions),
            *_paybacks(
                view,
                view.book.payback("payback", tuple(positions)),
                view.book.payback("payback_cashable", tuple(positions)),
            ),
            role="subtotal",
        )
        for name, positions in tiers.items()
    ]


def _has_other_savings(view: View) -> bool:
    """Whether any saving of a public body is not cash."""
    savings = view.book.flow("benefits", view.public)
    return bool((savings != view.book.flow("cashable", view.public)).any())


def _net_by_year(view: View) -> Iterator[Table]:
    """The net position of each public body by year, with all savings and in cash."""
    notes: tuple[str, ...] = ()
    courses = list(_net_courses(view, "benefits"))
    if _has_other_savings(view):
        in_cash = _net_courses(view, "cashable")
        courses = [
            Course("With all savings"),
            *courses,
            Course("In cash alone"),
            *in_cash,
        ]
        notes = (_CASH_ALONE, *_to_be_found(view))
    table = YearTable(
        "net-by-year",
        "Net position of each public body by year",
        "Public body",
        f"{view.prices} prices, not discounted",
        notes,
    )
    yield from tables_by_year(table, view.labels, courses, view.currency)


def _net_courses(view: View, savings: Savings) -> Iterator[Course]:
    """A row for each public body, and for all of them and those of each tier."""
    for n in view.public:
        yield Course(view.name(n), tuple(view.book.net(savings, (n,)).tolist()))
    if len(view.public) == 1:
        return
    whole = tuple(view.book.net(savings, view.public).tolist())
    yield Course("All public bodies", whole, "total", len(view.public))
    for name, positions in (
        ("of which local", view.of_tier("local")),
        ("of which central", view.of_tier("central")),
    ):
        if 0 < len(positions) < len(view.public):
            net = tuple(view.book.net(savings, positions).tolist())
            yield Course(name, net, "subtotal")


def _to_be_found(view: View) -> Iterator[str]:
    """The most that each body is ever out of pocket, where any is, and if for good."""
    out = [n for n in view.public if not is_nought(view.agencies[n].peak_funding)]
    if not out:
        return
    found = (
        f"{view.called(n)} {view.money(view.agencies[n].peak_funding)}" for n in out
    )
    words = (
        "The most that would have to be found in cash, added up since the first year: "
        f"{listed(found)}."
    )
    never = [
        n for n in out if view.agencies[n].payback_cashable.undiscounted.year is None
    ]
    if never:
        whom = f" to {listed(map(view.called, never))}" if len(never) < len(out) else ""
        words += f" The cash does not come back{whom} within the appraisal."
    yield words
