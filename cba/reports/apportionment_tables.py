"""The tables of an agreement: positions, what leaving would cost, and the schedule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cba.reports.apportionment_view import Agreed, Pair, summed
from cba.reports.formatting import NO_FIGURE, Unit, share, unit_for
from cba.reports.simulation_words import chance
from cba.reports.text_table import HANG, Line, Row, text_table

if TYPE_CHECKING:
    from cba.analysis.apportionment import Position

_COUNTED = {"cashable": "Cash", "fiscal": "Savings", "public-value": "Value"}
#: So many columns stand side by side on a terminal, with a label.
_ACROSS = 6


class Yearly(NamedTuple):
    """A row of sums by year; None is a year without one, and no year is a head."""

    label: str
    amounts: tuple[float | None, ...] = ()
    is_total: bool = False
    has_sum: bool = True

    @property
    def whole(self) -> float | None:
        """All years together; None where one is not known, or they do not add up."""
        known = tuple(x for x in self.amounts if x is not None)
        is_known = self.has_sum and len(known) == len(self.amounts) > 0
        return summed(known) if is_known else None


def positions(agreed: Agreed) -> Iterator[Line]:
    """Each partner without the agreement, and below it with it."""
    found = agreed.found
    shown = [
        position
        for positions in (found.before, found.after)
        for position in positions.values()
    ]
    unit = unit_for(
        (x for each in shown for x in (each.cash, agreed.npv(each), each.peak_funding)),
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
            Row(
                agreed.view.names[key],
                _position(agreed, before, unit, _before(agreed, key)),
            )
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
    words = f"{_COUNTED[agreed.found.terms.to]} is {agreed.gains}, payments received"
    words += " and grants, less costs and payments made, not discounted. NPV is"
    words += " discounted, without grants. Deficit is how deep cash gets."
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
    yield Line(
        "Alone is what it would be worth to one who paid for all of it, or nothing.",
        "note",
        HANG,
    )


def schedule(agreed: Agreed) -> list[list[Line]]:
    """Who pays whom in every year: in the prices of the appraisal, and as cash."""
    pairs = agreed.by_pair
    if not pairs:
        return []
    real = f"Paid, {{}}, {agreed.view.prices} prices"
    tables = [list(by_year(agreed, real, _by_payer(agreed, pairs)))]
    reached = {
        pair: agreed.in_money_of_the_year(amounts) for pair, amounts in pairs.items()
    }
    if any(x for amounts in reached.values() for x in amounts):
        nominal = "Paid, {}, money of each year"
        tables.append(list(by_year(agreed, nominal, _by_payer(agreed, reached))))
    tables[-1] += _unreached(agreed)
    return tables


def _by_payer(
    agreed: Agreed, pairs: Mapping[Pair, tuple[float | None, ...]]
) -> Iterator[Yearly]:
    """A row for each who is paid, below the name of who pays; and all together."""
    names = agreed.view.names
    for payer in dict.fromkeys(pair[0] for pair in pairs):
        yield Yearly(f"{names[payer]} to")
        for (each, payee), amounts in pairs.items():
            if each == payer:
                yield Yearly(f"  {names[payee]}", amounts)
    if len(pairs) > 1:
        together = tuple(
            None if None in year else summed(tuple(x or 0.0 for x in year))
            for year in zip(*pairs.values(), strict=True)
        )
        yield Yearly("All payments", together, is_total=True)


def _unreached(agreed: Agreed) -> Iterator[Line]:
    """The years that no price index reaches, and what would."""
    years = [
        label
        for n, label in enumerate(agreed.view.labels)
        if agreed.nominal[n] is None and any(x[n] for x in agreed.by_pair.values())
    ]
    if years:
        span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
        yield Line(
            f"No price index reaches {span}: `inflation_after: 2%` under `appraisal` "
            "would say how prices go on.",
            "note",
            HANG,
        )


def by_year(
    agreed: Agreed, corner: str, rows: Iterable[Yearly], *, every_year: bool = False
) -> Iterator[Line]:
    """Rows of money by year, as many years side by side as fit, and their sums.

    ``corner`` has ``{}`` where the unit stands. Years in which nothing is paid, or
    none is known, are left out unless ``every_year`` is asked for.
    """
    rows = tuple(rows)
    unit = unit_for(
        (x for row in rows for x in (*row.amounts, row.whole) if x is not None),
        agreed.view.currency,
    )
    labels = agreed.view.labels
    heads: list[int | None] = [
        n
        for n in range(len(labels))
        if every_year or any(row.amounts[n] for row in rows if row.amounts)
    ]
    # A sum stands only beside all that is in it.
    if len(heads) > 1 and any(row.whole is not None for row in rows):
        heads.append(None)
    for number, block in enumerate(_evenly(heads)):
        if number:
            yield Line("")
        yield from text_table(
            corner.format(unit.words),
            ["In all" if n is None else labels[n] for n in block],
            [_across(row, block, unit) for row in rows],
        )


def _evenly(heads: Sequence[int | None]) -> Iterator[Sequence[int | None]]:
    """The columns in as few blocks as can be, each of about as many."""
    blocks = -(-len(heads) // _ACROSS)
    for number in range(blocks):
        yield heads[len(heads) * number // blocks : len(heads) * (number + 1) // blocks]


def _across(row: Yearly, block: Sequence[int | None], unit: Unit) -> Row:
    if not row.amounts:
        return Row(row.label, ("",) * len(block))
    cells = tuple(
        ("" if row.whole is None else unit.show(row.whole))
        if n is None
        else unit.show(row.amounts[n])
        for n in block
    )
    return Row(row.label, cells, "total" if row.is_total else "plain")
