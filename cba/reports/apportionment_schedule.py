"""Who pays whom in every year of an agreement, as tables of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cba.reports.apportionment_view import Agreed, Pair
from cba.reports.formatting import Unit, unit_for
from cba.reports.text_table import HANG, Line, Row, text_table
from cba.results.sums import in_all

#: So many columns stand side by side on a terminal, with a label.
_ACROSS = 6
#: The currency of the packaged price index.
_POUNDS = "GBP"


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
        return in_all(known) if is_known else None


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
            None if None in year else in_all(x or 0.0 for x in year)
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
    if not years:
        return
    settings = agreed.view.project.appraisal
    span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    if settings.deflator is None and settings.currency != _POUNDS:
        words = f"There is no price index for {settings.currency}: `appraisal.deflator`"
        words += " takes one, for the money of each year."
    else:
        words = f"No price index reaches {span}: `inflation_after: 2%` under"
        words += " `appraisal` would say how prices go on."
    yield Line(words, "note", HANG)


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
