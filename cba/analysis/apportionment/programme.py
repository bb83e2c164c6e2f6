"""A linear programme: variables with bounds, rows with bounds, a sum to be least.

Solved by HiGHS through SciPy, which is imported only here and when it is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf

import numpy as np

from cba.calculation.factors import Array


class Programme:
    """Gathers variables and rows, and finds the least of a weighted sum."""

    def __init__(self) -> None:
        self._low: list[float] = []
        self._high: list[float] = []
        self._ends = [0]
        self._columns: list[int] = []
        self._weights: list[float] = []
        self._least: list[float] = []
        self._most: list[float] = []

    def variables(self, count: int, low: float = 0.0, high: float = inf) -> range:
        """So many new variables between two bounds, by their numbers."""
        first = len(self._low)
        self._low += [low] * count
        self._high += [high] * count
        return range(first, first + count)

    def hold(self, variable: int, *, low: float = -inf, high: float = inf) -> None:
        """Hold a variable between two bounds."""
        self._low[variable] = low
        self._high[variable] = high

    def row(
        self, terms: Iterable[tuple[int, float]], low: float = -inf, high: float = inf
    ) -> None:
        """Hold a weighted sum of variables between two bounds."""
        for column, weight in terms:
            self._columns.append(column)
            self._weights.append(weight)
        self._ends.append(len(self._columns))
        self._least.append(low)
        self._most.append(high)

    def least(self, weights: Mapping[int, float]) -> Array | None:
        """The variables where their weighted sum is least; None where none fit."""
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array

        count = len(self._low)
        costs = np.zeros(count)
        for variable, weight in weights.items():
            costs[variable] = weight
        rows = csr_array(
            (self._weights, self._columns, self._ends),
            shape=(len(self._least), count),
        )
        found = milp(
            costs,
            bounds=Bounds(np.array(self._low), np.array(self._high)),
            constraints=LinearConstraint(
                rows, np.array(self._least), np.array(self._most)
            ),
        )
        if found.x is None:
            return None
        answer: Array = np.asarray(found.x, dtype=np.float64)
        return answer
