"""The blocks of payments: what is given, what it follows, and what is paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from math import floor

import numpy as np

from cba.calculation.factors import Array
from cba.calculation.flows import PaymentFlow
from cba.calculation.streams import Source
from cba.reports.workbook.cells import Formula, Ref
from cba.reports.workbook.facts import Facts
from cba.reports.workbook.line_rows import Book, LineRows, floats, times
from cba.reports.workbook.money_lines import present_value
from cba.results.appraisal import PaymentLine

_FOLLOWED = {
    "cost": "What the line costs",
    "fiscal": "What the line saves",
    "cashable": "What the line saves in cash",
    "volume": "Units after optimism bias",
}


def payment_block(
    book: Book,
    facts: Facts,
    flow: PaymentFlow,
    line: PaymentLine,
    lines: Mapping[str, LineRows],
) -> LineRows:
    """A payment: an amount, or what the ``lines`` that it follows make it."""
    discount = book.reference.discount(book.view.option.identifier, facts.rates)
    given = book.factor(flow.stream.amount)
    refs = (given, *book.escalation(flow.stream.escalation, facts.price_year))
    source = flow.stream.source
    if source is None or flow.followed is None or flow.due is None:
        return _paid(book, discount, flow, line, partial(_times, book, refs))
    followed = book.sheet.years(
        _FOLLOWED[source.what],
        _followed(book, source, lines),
        floats(np.broadcast_to(flow.followed, (1, book.years))[0]),
        "number" if source.what == "volume" else "money",
    )
    parts = (*refs, followed)
    if source.what != "volume":
        return _paid(book, discount, flow, line, partial(_times, book, parts))
    due_row = book.sheet.years(
        "Due for results of the year",
        partial(_times, book, parts),
        floats(flow.due[0]),
        "money",
    )
    return _for_results(book, facts, flow, line, (discount, due_row))


def _times(book: Book, refs: Sequence[Ref | None], year: int) -> str:
    return times(*refs, year=year, on=book.on)


def _followed(book: Book, source: Source, lines: Mapping[str, LineRows]) -> Formula:
    """The formula of what a payment is a share of, or paid for."""
    on = book.on

    def formula(year: int) -> str:
        return (
            "+".join(
                cell
                for line in source.lines
                for cell in _cells(source, lines[line], year, on)
            )
            or "0"
        )

    return formula


def _cells(source: Source, rows: LineRows, year: int, on: str) -> list[str]:
    agency = source.agency
    if source.what == "volume":
        if rows.volume is None:
            return []
        less = "" if rows.bias is None else f"*(1-{rows.bias.value(on)})"
        return [f"{rows.volume.at(year, on)}{less}"]
    if source.what == "cashable":
        return [
            cash.at(year, on)
            for position, cash in rows.cash.items()
            if agency in {None, position}
        ]
    amount = rows.parts.get(source.what)
    if amount is None:
        return []
    if agency is None:
        return [amount.at(year, on)]
    share = rows.shares.get(("falls_to", agency))
    return [] if share is None else [f"{amount.at(year, on)}*{share.value(on)}"]


def _for_results(
    book: Book,
    facts: Facts,
    flow: PaymentFlow,
    line: PaymentLine,
    rows: tuple[Ref, Ref],
) -> LineRows:
    """Paid some years after the results, while the cap has not been reached."""
    source, years, on = flow.stream.source, book.years, book.on
    discount, due = rows
    if source is None or flow.cut_off is None:
        message = "a payment for results has a source"
        raise ValueError(message)
    after = 0.0 if source.after is None else float(source.after.central[0])
    if source.after is not None:
        book.factor(source.after)
    cap = "" if source.cap is None else _cap(book, facts, source)
    own = Ref(on, book.sheet.next, by_year=True)

    def paid(year: int) -> str:
        whole = floor(after)
        part = after - whole
        cells = [
            f"{due.at(begun, on)}*{share!r}" if part else due.at(begun, on)
            for begun, share in ((year - whole, 1.0 - part), (year - whole - 1, part))
            if share and 0 <= begun < years
        ]
        due_now = "+".join(cells) or "0"
        if not cap:
            return due_now
        before = f"-SUM({own.across(0, year - 1, on)})" if year else ""
        return f"MIN({due_now},{cap}{before})"

    made = _paid(book, discount, flow, line, paid)
    if len(source.late):
        figure = line.pv_cut_off or 0.0
        later = book.discounted(own, discount, years, years + len(source.late) - 1)
        cell = book.sheet.scalar(
            "Paid after the end of the appraisal, present value",
            later,
            figure,
            "money_total",
            key="pv_cut_off",
        )
        made.answers["pv_cut_off"] = cell.value("")
    return made


def _cap(book: Book, facts: Facts, source: Source) -> str:
    """The cell of the cap, in the prices of the appraisal."""
    if source.cap is None:
        return ""
    given = book.factor(source.cap)
    price = book.reference.price(facts.price_year)
    if given is None or price is None:
        return "" if given is None else given.value(book.on)
    to = book.view.project.appraisal.prices_of
    formula = f"{given.value(book.on)}*{price.value(book.on)}"
    figure = float(source.cap.central[0]) * facts.flow.stream.escalation.rebase
    words = f"The most paid in all in {to} prices"
    return book.sheet.scalar(words, formula, figure, "pence").value(book.on)


def _paid(
    book: Book, discount: Ref, flow: PaymentFlow, line: PaymentLine, formula: Formula
) -> LineRows:
    values: Array = flow.amount[0]
    if flow.cut_off is not None:
        values = np.concatenate((values, flow.cut_off[0]))
    paid = book.sheet.years(
        "Paid",
        formula,
        floats(values),
        "money_sum",
        key="pv",
        total=(partial(present_value, book, discount), line.pv),
    )
    return LineRows(discount, {"payment": paid}, answers={"pv": paid.value("")})
