"""The tables of an agreement: positions, what leaving would cost, and the schedule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cba.reports.apportionment_view import Agreed, summed
from cba.reports.formatting import NO_FIGURE, Unit, share, unit_for
from cba.reports.simulation_words import chance
from cba.reports.text_table import HANG, Line, Row, text_table

if TYPE_CHECKING:
    from cba.analysis.apportionment import Position

_COUNTED = {"cashable": "Cash", "fiscal": "Savings", "public-value": "Value"}
#: So many years stand side by side on a terminal, with a label and a sum.
_ACROSS = 5


class Yearly(NamedTuple):
    """A row of sums by year; None is a year without one."""

    label: str
    amounts: tuple[float | None, ...]
    is_total: bool = False
    has_sum: bool = True


def positions(agreed: Agreed) -> Iterator[Line]:
    """Each partner without the agreement, and below it with it."""
    found = agreed.found
    shown = [
        position
        for positions in (found.before, found.after)
        for position in positions.values()
    ]
    unit = unit_for(
        (
            x
            for each in shown
            for x in (each.cash, agreed.npv(each), each.peak_funding)
        ),
        agreed.view.currency,
    )
    year = found.terms.whole_by
    heads = [f"{_COUNTED[found.terms.to]} by {year}", "NPV", "Deficit", "Whole from"]
    if agreed.risk is not None:
        heads.append("Chance")
    rows: list[Row | None] = []
    for key in agreed.partners:
        before, after = found.before[key], found.after[key]
        rows.append(
            Row(agreed.view.names[key], _position(agreed, before, unit, _before(agreed, key)))
        )
        if agreed.moves:
            rows.append(
                Row(
                    "  with the agreement" if found.feasible else "  shared so",
                    _position(agreed, after, unit, _after(agreed, key)),
                )
            )
    yield from text_table(f"Positions, {unit.words}", heads, rows)
    yield Line(_position_note(agreed), "note", HANG)


def _position(
    agreed: Agreed, position: Position, unit: Unit, likely: float | None
) -> tuple[str, ...]:
    cells = (
        unit.show(position.cash),
        unit.show(agreed.npv(position)),
        unit.show(position.peak_funding),
        position.whole_from or f"not by {agreed.view.labels[-1]}",
    )
    if agreed.risk is None:
        return cells
    return (*cells, NO_FIGURE if likely is None else chance(likely))


def _before(agreed: Agreed, key: str) -> float | None:
    if agreed.risk is None or key not in agreed.risk.agencies:
        return None
    return agreed.risk.agencies[key].chance_whole_before


def _after(agreed: Agreed, key: str) -> float | None:
    """The chance with the rules of gain share and clawback, where there are some."""
    if agreed.risk is None or key not in agreed.risk.agencies:
        return None
    found = agreed.risk.agencies[key]
    with_rules = found.chance_whole_with_rules
    return found.chance_whole_after if with_rules is None else with_rules


def _position_note(agreed: Agreed) -> str:
    year = agreed.found.terms.whole_by
    words = f"{_COUNTED[agreed.found.terms.to]} is {agreed.gains} and payments received"
    words += " less costs and payments made, not discounted; NPV is the same,"
    words += " discounted. Deficit is the deepest it gets."
    if agreed.risk is not None:
        words += f" Chance is that of being whole by {year}."
    return words


def stakes(agreed: Agreed) -> Iterator[Line]:
    """What each gains and bears, what it has alone, and what leaving would cost it."""
    found = agreed.found
    if not found.stakes:
        return
    keys = [key for key in agreed.partners if key in found.stakes]
    unit = unit_for(
        (
            x
            for key in keys
            for x in (
                found.after[key].pv_gains,
                found.after[key].pv_contribution,
                found.stakes[key].gain,
            )
        ),
        agreed.view.currency,
    )
    rows = [
        Row(
            agreed.view.names[key],
            (
                unit.show(found.after[key].pv_gains),
                unit.show(found.after[key].pv_contribution),
                share(found.after[key].cost_share),
                unit.show(found.stakes[key].alone),
                unit.show(found.stakes[key].gain),
            ),
        )
        for key in keys
    ]
    heads = ("Gains", "Bears", "Share", "Alone", "Loses by leaving")
    yield from text_table(f"PV, {unit.words}", heads, rows)


def schedule(agreed: Agreed) -> Iterator[Line]:
    """Who pays whom in every year, in the prices of the appraisal and as cash."""
    pairs = agreed.by_pair
    if not pairs:
        return
    rows = []
    for (payer, payee), amounts in pairs.items():
        names = agreed.view.names
        rows += [
            Yearly(f"{names[payer]} to {agreed.called(payee)}", amounts),
            Yearly("  money of the year", agreed.in_money_of_the_year(amounts)),
        ]
    if len(pairs) > 1:
        whole = tuple(map(summed, zip(*pairs.values(), strict=True)))
        rows += [
            Yearly("All payments", whole, is_total=True),
            Yearly("  money of the year", agreed.in_money_of_the_year(whole)),
        ]
    yield from by_year(agreed, f"Payments, {{}}, {agreed.view.prices} prices", rows)
    unreached = [
        label
        for n, label in enumerate(agreed.view.labels)
        if agreed.nominal[n] is None and any(each[n] for each in pairs.values())
    ]
    if unreached:
        yield Line(
            f"No price index reaches {unreached[0]}"
            + (f" to {unreached[-1]}" if len(unreached) > 1 else "")
            + ": `inflation_after: 2%` under `appraisal` says how prices go on.",
            "note",
            HANG,
        )


def by_year(
    agreed: Agreed, corner: str, rows: Sequence[Yearly], *, every_year: bool = False
) -> Iterator[Line]:
    """Rows of money by year, as many years side by side as fit, and their sums.

    ``corner`` has ``{}`` where the unit stands. Years in which nothing is paid are
    left out, unless ``every_year`` is asked for.
    """
    unit = unit_for(
        (x for row in rows for x in (*row.amounts, row_sum(row)) if x is not None),
        agreed.view.currency,
    )
    labels = agreed.view.labels
    years = [
        n for n in range(len(labels)) if every_year or any(row.amounts[n] for row in rows)
    ]
    blocks = [years[n : n + _ACROSS] for n in range(0, len(years), _ACROSS)]
    for number, block in enumerate(blocks, start=1):
        is_last = number == len(blocks)
        heads = [labels[n] for n in block] + (["In all"] if is_last else [])
        if number > 1:
            yield Line("")
        yield from text_table(
            corner.format(unit.words),
            heads,
            [_across(row, block, unit.show, with_sum=is_last) for row in rows],
        )


def row_sum(row: Yearly) -> float | None:
    """All years of a row together; None where one has no sum."""
    if not row.has_sum:
        return None
    known = tuple(x for x in row.amounts if x is not None)
    return summed(known) if len(known) == len(row.amounts) else None


def _across(
    row: Yearly,
    block: Sequence[int],
    show: Callable[[float | None], str],
    *,
    with_sum: bool,
) -> Row:
    cells = tuple(show(row.amounts[n]) for n in block)
    if with_sum:
        cells += (show(row_sum(row)) if row.has_sum else "",)
    return Row(row.label, cells, "total" if row.is_total else "plain")
