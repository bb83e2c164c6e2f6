"""How likely it is to be paid back within one year, two years and so on."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from cba.calculation.factors import Array
from cba.results.measures import IN_CASH

Chances = dict[str, tuple[float, ...]]


class Paybacks:
    """Counts of draws by the year from which somebody is paid back for good."""

    def __init__(self, years: int) -> None:
        self._years = years
        self._counts: dict[str, npt.NDArray[np.int64]] = {}
        self._draws = 0

    def add(self, whole_from: Mapping[str, Array]) -> None:
        """Take in a block: the first year, from 0, one a draw; `years` for never."""
        rows = 0
        for whose, years in whole_from.items():
            counts = np.bincount(years.astype(np.int64), minlength=self._years + 1)
            self._counts[whose] = self._counts.get(whose, 0) + counts
            rows = years.size
        self._draws += rows

    def chances(self) -> tuple[Chances, Chances]:
        """By whom, within one year, two years and so on: all savings, and cash."""
        counted, in_cash = Chances(), Chances()
        for whose, counts in self._counts.items():
            within = np.add.accumulate(counts[: self._years]) / self._draws
            chances = tuple(within.tolist())
            if whose.endswith(IN_CASH):
                in_cash[whose.removesuffix(IN_CASH)] = chances
            else:
                counted[whose] = chances
        return counted, in_cash
