"""Payments by pair and year as a linear programme, in thousands of pounds."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import NamedTuple

import numpy as np

from cba.analysis.apportionment.held_to import HeldTo
from cba.analysis.apportionment.programme import Programme
from cba.analysis.apportionment.schedule import Flows
from cba.calculation.factors import Array, running_sums, total

_THOUSAND = 1000.0
#: Among schedules as small, that with the shallowest deficits; then what is paid
#: early; then the order of the partners. Each counts far less than the one before.
_DEFICITS, _YEARS, _ORDER = 1000.0, 1.0, 0.01
#: The same total, as near as a solver of floats can tell.
_AS_SMALL = 1e-12
#: What is short in all counts far more than how it is shared.
_BEYOND = 1000.0


class Shortfall(NamedTuple):
    """By how much a partner is short at best; ``year`` is that in which most.

    ``year`` is None where it is short in present value alone.
    """

    partner: int
    year: int | None
    amount: float


class PaymentsProgramme:
    """The variables and rows that hold payments to what they are held to."""

    def __init__(self, held: HeldTo, *, short: bool = False) -> None:
        self.held = held
        self._programme = Programme()
        self._partners: int = held.net.shape[0]
        self._years: int = held.net.shape[1]
        count = len(held.pairs) * self._years
        self._paid = self._programme.variables(count)
        states = self._partners * self._years
        self._sums = self._programme.variables(states, low=-inf)
        self._short = self._programme.variables(self._partners if short else 0)
        self._channels: list[list[tuple[int, float]]] = [
            [] for _ in range(self._partners)
        ]
        for k, (payer, payee) in enumerate(held.pairs):
            self._channels[payer].append((k, -1.0))
            self._channels[payee].append((k, 1.0))
        for partner in range(self._partners):
            self._follow(partner)
            self._bind(partner)

    def _at(self, channel: int, year: int) -> int:
        return self._paid[channel * self._years + year]

    def _sum(self, partner: int, year: int) -> int:
        return self._sums[partner * self._years + year]

    def _got(self, partner: int, year: int) -> Iterator[tuple[int, float]]:
        """What a partner gets less what it pays in a year."""
        for channel, sign in self._channels[partner]:
            yield self._at(channel, year), sign

    def _out(self, partner: int, year: int) -> Iterator[tuple[int, float]]:
        for channel, sign in self._channels[partner]:
            if sign < 0.0:
                yield self._at(channel, year), 1.0

    def _follow(self, partner: int) -> None:
        """The running sum of what a partner has, from year to year."""
        for year in range(self._years):
            terms = [(self._sum(partner, year), 1.0)]
            if year:
                terms.append((self._sum(partner, year - 1), -1.0))
            terms += [(column, -sign) for column, sign in self._got(partner, year)]
            amount = float(self.held.net[partner, year]) / _THOUSAND
            self._programme.row(terms, amount, amount)

    def _bind(self, partner: int) -> None:
        held, years = self.held, range(self._years)
        short = [(self._short[partner], 1.0)] if self._short else []
        for year in years:
            floor = float(held.floor[partner, year]) / _THOUSAND
            if short and floor > -inf:
                self._programme.row([(self._sum(partner, year), 1.0), *short], floor)
            elif floor > -inf:
                self._programme.hold(self._sum(partner, year), low=floor)
        value = [
            (column, sign * float(held.discount[year]))
            for year in years
            for column, sign in self._got(partner, year)
        ]
        least, most = (
            float(each[partner]) / _THOUSAND for each in (held.least, held.most)
        )
        if short and least > -inf:
            self._programme.row([*value, *short], low=least)
            least = -inf
        if least > -inf or most < inf:
            self._programme.row(value, least, most)
        for year in years:
            if held.limit[partner, year] < inf:
                limit = float(held.limit[partner, year]) / _THOUSAND
                self._programme.row(self._out(partner, year), high=limit)
        if held.cap[partner] < inf:
            paid = [each for year in years for each in self._out(partner, year)]
            self._programme.row(paid, high=float(held.cap[partner]) / _THOUSAND)

    def smallest(self) -> Flows | None:
        """The payments whose total is smallest; None where none keep to it.

        Of those as small, the ones that leave the shallowest deficits, and of those
        the earliest.
        """
        weights = dict.fromkeys(self._paid, 1.0)
        found = self._programme.least(weights)
        if found is None:
            return None
        whole = float(total(found[self._paid.start : self._paid.stop]))
        if whole <= 0.0:
            return {}
        self._programme.row(weights.items(), high=whole * (1.0 + _AS_SMALL))
        again = self._programme.least(self._preferred())
        return self._flows(found if again is None else again)

    def _preferred(self) -> dict[int, float]:
        deepest = self._programme.variables(self._partners)
        for partner in range(self._partners):
            for year in range(self._years):
                terms = [(deepest[partner], 1.0), (self._sum(partner, year), 1.0)]
                self._programme.row(terms, low=0.0)
        weights = dict.fromkeys(deepest, _DEFICITS)
        for channel in range(len(self.held.pairs)):
            order = _ORDER * channel / len(self.held.pairs)
            for year in range(self._years):
                when = _YEARS * year / self._years
                weights[self._at(channel, year)] = when + order
        return weights

    def nearest(self, wanted: Array) -> Flows | None:
        """The payments nearest to what each should get by year: partners × years."""
        weights: dict[int, float] = {}
        for partner in range(self._partners):
            beyond = self._programme.variables(2 * self._years)
            for year in range(self._years):
                more, less = beyond[2 * year], beyond[2 * year + 1]
                terms = [*self._got(partner, year), (more, -1.0), (less, 1.0)]
                amount = float(wanted[partner, year]) / _THOUSAND
                self._programme.row(terms, amount, amount)
                weights |= {more: 1.0, less: 1.0}
        # Money that goes round in a circle is of no use to anybody.
        weights |= dict.fromkeys(self._paid, _ORDER)
        found = self._programme.least(weights)
        return None if found is None else self._flows(found)

    def shortfalls(self) -> list[Shortfall]:
        """Who is short when all that is short is least, the largest first.

        What could as well be short at one partner as at another is shared in
        proportion to what each is short of without payments.
        """
        found = self._programme.least(dict.fromkeys(self._short, 1.0))
        if found is None:
            return []
        lacking = [float(found[each]) for each in self._short]
        alone = [self._alone(partner) / _THOUSAND for partner in range(self._partners)]
        part = sum(lacking) / sum(alone) if any(alone) else 0.0
        weights = dict.fromkeys(self._short, _BEYOND)
        for partner, amount in enumerate(alone):
            within = self._programme.variables(1, high=amount * part)[0]
            beyond = self._programme.variables(1)[0]
            terms = [(self._short[partner], 1.0), (within, -1.0), (beyond, -1.0)]
            self._programme.row(terms, 0.0, 0.0)
            weights[beyond] = 1.0
        again = self._programme.least(weights)
        found = found if again is None else again
        answers = [
            self._shortfall(partner, found)
            for partner in range(self._partners)
            if found[self._short[partner]] * _THOUSAND > 1.0
        ]
        return sorted(answers, key=lambda each: (-each.amount, each.partner))

    def _alone(self, partner: int) -> float:
        """What a partner is short of without payments, at its worst."""
        lacking = self.held.floor[partner] - running_sums(self.held.net[partner])
        return max(0.0, float(lacking.max()), float(self.held.least[partner]))

    def _shortfall(self, partner: int, found: Array) -> Shortfall:
        amount = float(found[self._short[partner]]) * _THOUSAND
        first = self._sum(partner, 0)
        sums = found[first : first + self._years] * _THOUSAND
        worst = self.held.floor[partner] - sums > amount - 1.0
        year = int(np.argmax(worst)) if bool(worst.any()) else None
        return Shortfall(partner, year, amount)

    def _flows(self, found: Array) -> Flows:
        names = self.held.partners
        flows: Flows = {}
        for k, (payer, payee) in enumerate(self.held.pairs):
            amount = np.maximum(found[self._at(k, 0) : self._at(k, 0) + self._years], 0)
            # A solver's zeros are not all zero: a hundredth of a penny is none.
            amount = np.where(amount < 1e-7, 0.0, amount * _THOUSAND)
            if amount.any():
                flows[names[payer], names[payee]] = amount
        return flows
