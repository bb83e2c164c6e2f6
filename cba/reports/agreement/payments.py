"""The payments: who pays whom in each year, at what tariff, and when it falls due."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from cba.calculation.flows import PaymentFlow
from cba.library.in_use import deflator_of
from cba.models.payment import Payment
from cba.reports.agreement.deal import Deal, Pair, Years
from cba.reports.agreement.flow_chart import flow_chart
from cba.reports.agreement.order import section, see
from cba.reports.agreement.rule_words import rule_words
from cba.reports.content import Block, Cell, Column, Row, Section, Table
from cba.reports.formatting import exact, number, percentage
from cba.reports.texts import as_title
from cba.reports.written import input_words
from cba.reports.years_across import Course, YearTable, tables_by_year
from cba.results.nominal import is_assumed


def payments_section(deal: Deal) -> Section:
    """What is paid, to whom, in which year, and what triggers it."""
    return section("payments", _payments(deal))


def prices_section(deal: Deal) -> Section:
    """What prices the sums are in, and how they move."""
    return section("prices", _prices(deal))


def _payments(deal: Deal) -> Iterator[Block | str]:
    if deal.is_empty:
        yield "No payment between the parties is needed under this agreement."
    else:
        yield from _schedule(deal)
    others = payments_that_stay(deal)
    if others is not None:
        yield others
        yield (
            "Payments in that table were there before this agreement. They go on, and "
            "it does not change them."
        )


def _schedule(deal: Deal) -> Iterator[Block | str]:
    by_result = _by_result(deal)
    if by_result:
        yield tariff_table(deal, by_result)
        yield (
            "Each payer must pay each payee the tariff in the table for each unit that "
            f"is counted under {see('outcomes')}. Sums by year in the tables that "
            "follow are the forecast of what that comes to; what is counted decides."
        )
    else:
        yield (
            "In each year each payer must pay each payee the sum that the table has "
            "for it."
        )
    yield from schedule_tables(deal)
    yield flow_chart(deal)
    what = "tariffs" if by_result else "sums"
    yield (
        f"The {what} were found by this rule. {rule_words(*deal.agreed.terms[:2])} The "
        f"{what} are fixed for the term, except as {see('gain-share')} and "
        f"{see('review')} say."
    )
    yield (
        "A sum for a year falls due [in four equal parts, at the end of each quarter]. "
        "The payee sends an invoice; the payer must pay it within 30 days of receiving "
        "a valid one."
    )
    yield _trigger(has_tariffs=bool(by_result))
    yield (
        "A payer that disputes an invoice must say so within [10] working days and pay "
        f"what is not in dispute; the rest is settled under {see('disputes')}."
    )


def _trigger(*, has_tariffs: bool) -> str:
    if has_tariffs:
        return (
            "What triggers a payment is the outcome: no unit is paid for twice, or "
            "before it has been counted."
        )
    return (
        "What triggers the first payment is the start of the service that the payee "
        "provides [date, and who confirms it]. If it starts late, every sum moves by "
        "as long; if it stops, no sum falls due for the time after."
    )


def schedule_tables(deal: Deal) -> Iterator[Table]:
    """Payments by pair and year: in the prices of the appraisal, then in money."""
    yield from tables_by_year(
        YearTable(
            "schedule",
            "Payments in each year",
            "From and to",
            f"{deal.before.prices} prices",
            in_full=True,
        ),
        deal.labels,
        list(_courses(deal, deal.flows)),
        deal.before.currency,
    )
    covered = [n for n, factor in enumerate(deal.nominal) if factor is not None]
    money = {
        pair: tuple(years[n] * (deal.nominal[n] or 0.0) for n in covered)
        for pair, years in deal.flows.items()
    }
    if not any(any(years) for years in money.values()):
        return
    missing = any(
        amount and factor is None
        for years in deal.flows.values()
        for amount, factor in zip(years, deal.nominal, strict=True)
    )
    yield from tables_by_year(
        YearTable(
            "schedule-in-money",
            "The same payments in the money of each year, as prices are forecast",
            "From and to",
            "money of each year",
            ("Years that the price index does not reach have no column.",)
            if missing
            else (),
            in_full=True,
            whole="Years shown" if missing else "All years",
        ),
        [deal.labels[n] for n in covered],
        list(_courses(deal, money)),
        deal.before.currency,
    )


def _courses(deal: Deal, flows: Mapping[Pair, Years]) -> Iterator[Course]:
    for (payer, payee), years in flows.items():
        yield Course(f"{deal.names[payer]} to {deal.called(payee)}", years)
    if len(flows) > 1:
        whole = tuple(map(math.fsum, zip(*flows.values(), strict=True)))
        yield Course("All payments", whole, "total", len(flows))


def _by_result(deal: Deal) -> dict[str, Payment]:
    """The payments of the agreement that are for units of an outcome."""
    return {
        key: payment
        for key, payment in deal.agreed.agreed.payments.items()
        if key in deal.agreed.payments and payment.per is not None
    }


def tariff_table(deal: Deal, payments: dict[str, Payment]) -> Table:
    """What is paid for each unit of each outcome, by whom, to whom, and how late."""
    currency = deal.before.currency
    financial = deal.project.appraisal.first_year.financial
    rows = []
    for payment in payments.values():
        tariff = payment.tariff
        cap = payment.cap
        late = payment.paid_after
        after = 0.0 if late is None else late.constant()
        rows.append(
            Row(
                (
                    Cell(_outcome(deal, str(payment.per))),
                    Cell(deal.before.names.get(payment.payer, payment.payer)),
                    Cell(deal.before.names.get(payment.payee, payment.payee)),
                    Cell(
                        ""
                        if tariff is None
                        else input_words(tariff, "money", currency, financial=financial)
                    ),
                    Cell(_late(after)),
                    Cell("none" if cap is None else exact(cap.constant(), currency)),
                )
            )
        )
    return Table(
        "tariffs",
        "What is paid for each unit of outcome",
        (
            Column("Outcome", "heading", 5),
            Column("Payer", "text", 4),
            Column("Payee", "text", 4),
            Column("Tariff", width=3),
            Column("Paid", "text", 3),
            Column("At most, in all"),
        ),
        tuple(rows),
        f"{deal.before.prices} prices",
    )


def _late(years: float) -> str:
    if not years:
        return "in the year"
    return "a year later" if years == 1 else f"{number(years)} years later"


def _outcome(deal: Deal, address: str) -> str:
    line = deal.before.option.lines.get(address.removeprefix("benefits."))
    return address if line is None else as_title(line.title)


def payments_that_stay(deal: Deal) -> Table | None:
    """The payments between the parties that the project file has already."""
    parties = set(deal.parties)
    made = [
        Course(
            as_title(deal.before.option.lines[key].title),
            tuple(float(x) for x in flow.amount[0]),
            detail=f"{deal.names[payment.payer]} to {deal.called(payment.payee)}",
        )
        for key, flow in deal.before.book.flows.lines.items()
        if isinstance(flow, PaymentFlow)
        and (payment := deal.project.payments[key])
        and {payment.payer, payment.payee} <= parties
    ]
    if not made:
        return None
    of = YearTable(
        "payments-before",
        "Payments between the parties that there are already",
        "Payment",
        f"{deal.before.prices} prices",
    )
    return next(tables_by_year(of, deal.labels, made, deal.before.currency))


def _prices(deal: Deal) -> Iterator[Block | str]:
    prices = deal.before.prices
    yield f"The sums of this agreement are in {prices} prices, without value added tax."
    yield _index_words(deal)
    yield (
        "Each sum is worked out to the penny from the unrounded figures of the project "
        "file, and paid to the nearest pound."
    )
    yield (
        "Value added tax is added where it is due. Each party takes its own advice "
        "on what it can recover [confirmed by, date]."
    )
    yield (
        "A change in the pay or prices of one party beyond the index stays with that "
        f"party until a review under {see('review')}."
    )


def _index_words(deal: Deal) -> str:
    prices, settings = deal.before.prices, deal.project.appraisal
    if not any(each is not None for each in deal.nominal):
        return (
            "The sum paid in a year is that of the table, moved from "
            f"{prices} prices to those of the year by [price index]."
        )
    name = deflator_of(deal.project).name
    words = (
        f"The sum or tariff of a year is that of the table in {prices} prices, "
        f"multiplied by the {name} of the year and divided by that of {prices}, each "
        "as last published before the first invoice of the year."
    )
    if is_assumed(deal.project) and settings.inflation_after is not None:
        growth = percentage(settings.inflation_after.constant())
        words += (
            f" Past the years that have been forecast the table takes prices to grow "
            f"by {growth} a year; what is paid follows what is published."
        )
    return words
