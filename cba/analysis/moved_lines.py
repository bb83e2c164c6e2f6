"""An option in which a few lines move and all others stand still.

The kernel works each line out by itself, or together with those that fill the same
steps, so that lines without a moved input keep the flows of the appraisal; those that
move are worked out for every row, and all are added up in one set of ledgers.
"""

from __future__ import annotations

from cba.calculation.factors import Draws
from cba.calculation.flows import Flows, entries, evaluate, evaluate_lines
from cba.calculation.ledger import empty_ledgers
from cba.calculation.streams import Streams, factors_of


class MovedLines:
    """The lines of an option as they stand, and what moves each of them."""

    def __init__(self, streams: Streams) -> None:
        self._still = evaluate_lines(streams)
        self._moved_by = {
            name: {factor.address for factor in factors_of(flow.stream)}
            for name, flow in self._still.items()
        }

    def flows(self, streams: Streams, draws: Draws) -> Flows:
        """The flows of the option with some inputs drawn, and some lines compiled anew.

        Each row is prudent by its own signs.
        """
        moved = {
            each.identifier
            for each in streams.lines()
            if each is not self._still[each.identifier].stream
            or any(address in draws for address in self._moved_by[each.identifier])
        }
        moved = streams.with_pools(moved)
        moved |= streams.following(moved)
        found = evaluate(streams.only(moved), draws, signs="own")
        years = streams.horizon.years
        still = empty_ledgers(1, len(streams.agencies), years)
        for name, flow in self._still.items():
            if name not in moved:
                for entry in entries(flow, years):
                    still[entry.account].add(entry)
        for account, ledger in found.ledgers.items():
            ledger.amounts[...] += still[account].amounts
            ledger.present[...] += still[account].present
        return Flows(streams, {**self._still, **found.lines}, found.ledgers)
