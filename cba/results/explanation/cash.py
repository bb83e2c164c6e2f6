"""How much of a saving is cash, at each agency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from cba.calculation.cash import in_whole_steps
from cba.calculation.factors import CENTRAL, Factor
from cba.calculation.flows import BenefitFlow, saved_in
from cba.results.explanation.figures import Row, Table, money, several
from cba.results.explanation.pooled import pool_table, whole_steps
from cba.results.explanation.prices import discount_row
from cba.results.explanation.view import View

_TITLE = "What of the saving is cash"


def cash_tables(
    view: View, line: str, flow: BenefitFlow, year: int
) -> tuple[Table, ...]:
    """The saving × share × cashable share; apart, what is cash in shared steps."""
    return _Cash(view, line, flow, year).tables() if flow.cashable else ()


class _Cash:
    """The cash of a line in a year: a column for each agency that has some."""

    def __init__(self, view: View, line: str, flow: BenefitFlow, year: int) -> None:
        self.view, self.line, self.flow, self.year = view, line, flow, year
        self.cash = flow.stream.cash
        self.positions = tuple(position for position, _ in flow.cashable)
        self.names = tuple(view.agency(position) for position in self.positions)
        shares = dict(flow.stream.falls_to)
        self.falls = [shares[position] for position in self.positions]
        saved = saved_in(flow, view.years)
        self.volume = 0.0 if saved is None else float(saved.volume[0, year])
        self.unit = 0.0 if saved is None else float(saved.unit[0, year])

    def tables(self) -> tuple[Table, ...]:
        """What is cash at once, what in shared steps, and both together."""
        amounts = [float(amount[0, self.year]) for _, amount in self.flow.cashable]
        end = tuple(self._present(amounts))
        at_once = [*self._saving(), *self._freed(self.cash.shares, "cashable")]
        pool = self.cash.pool
        if pool is None:
            return (self._table(_TITLE, *at_once, *end),)
        together = pool_table(self.view, pool, self.year)
        in_steps = [
            *self._units_in_steps(),
            *self._freed(self.cash.stepped, "in steps"),
        ]
        if not self.cash.shares:
            return together, self._table(_TITLE, *in_steps, *end)
        parts = {"at once": at_once, "in steps": in_steps}
        sums = {
            words: Row("=", f"cash {words}", money(*self._products(rows)))
            for words, rows in parts.items()
        }
        tables = [
            self._table(f"{_TITLE} {words}", *rows, sums[words])
            for words, rows in parts.items()
        ]
        first, second = sums.values()
        added = (replace(first, sign=""), replace(second, sign="+"))
        whole = self._table(_TITLE, *added, *end)
        return tables[0], together, tables[1], whole

    def _table(self, title: str, *rows: Row) -> Table:
        return Table(title, "chain", rows, self.names)

    def _products(self, rows: list[Row]) -> list[float]:
        """What rows multiply to, column by column."""
        columns = zip(*(each.figures for each in rows), strict=True)
        found = []
        for column in columns:
            product = 1.0
            for figure in column:
                product *= figure.number
            found.append(product)
        return found

    def _present(self, amounts: list[float]) -> Iterator[Row]:
        within = float(self.flow.stream.discount[self.year])
        yield Row("=", f"cash in {self.view.labels[self.year]}", money(*amounts))
        yield discount_row(self.view, self.line, self.year, len(amounts))
        present = (amount * within for amount in amounts)
        yield Row("=", "present value", money(*present))

    def _saving(self) -> Iterator[Row]:
        """The fiscal saving of a year; with steps only whole multiples count."""
        step, columns = self.cash.step, len(self.positions)
        if step is None:
            label = f"the saving in {self.view.labels[self.year]}"
            saving = float(self.flow.parts["fiscal"][0, self.year])
            yield Row("", label, money(*[saving] * columns))
            return
        volume = np.array([self.volume])
        whole = float(in_whole_steps(volume, step.central)[0])
        words = f"units, in whole steps of {step.central[0]:.6g}"
        of = f"of {self.volume:.6g} after optimism bias"
        yield Row("", words, several("number", [whole] * columns), (step.address,), of)
        yield self._value_of_a_unit()

    def _units_in_steps(self) -> Iterator[Row]:
        """The units of a line, and the part of them in steps that several fill."""
        units = [self.volume] * len(self.positions)
        yield Row("", "units after optimism bias", several("number", units))
        pool = self.cash.pool
        if pool is not None:
            yield whole_steps(self.view, pool, self.year, len(units))
        yield self._value_of_a_unit()

    def _value_of_a_unit(self) -> Row:
        units = [self.unit] * len(self.positions)
        return Row("×", "the value of a unit", several("price", units))

    def _freed(
        self, shares: tuple[tuple[int, Factor], ...], words: str
    ) -> Iterator[Row]:
        """The share of each agency, what of it is cash, and by when."""
        given = dict(shares)
        kept = [
            self._in_year(given[position]) if position in given else 0.0
            for position in self.positions
        ]
        inputs = (each.address for each in given.values() if each.address)
        yield Row("×", "the agency's share", several("share", self.falls))
        yield Row(
            "×",
            f"of which {words}",
            several("share", kept),
            tuple(dict.fromkeys(inputs)),
        )
        released = self.cash.released
        if released is not None:
            by_now = [self._in_year(released)] * len(self.positions)
            words = "of which released by then"
            yield Row("×", words, several("share", by_now), (released.address,))
        if self.cash.start:
            begun = 1.0 if self.year >= self.cash.start else 0.0
            words = f"nothing before {self.view.labels[self.cash.start]}"
            figures = several("number", [begun] * len(self.positions))
            yield Row("×", words, figures, self._from())

    def _from(self) -> tuple[str, ...]:
        """Where the first year is written: beside any share, or the ramp."""
        first = next(
            (x for x in self.cash.factors() if ".cashable." in x.address), None
        )
        if first is None:
            return ()
        return (f"{first.address.partition('.cashable')[0]}.cashable.from",)

    def _in_year(self, factor: Factor) -> float:
        values = np.broadcast_to(factor.values(CENTRAL)[0], (self.view.years,))
        return float(values[self.year])
