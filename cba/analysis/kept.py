"""The first draws of several quantities, kept for what needs them side by side."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cba.calculation.factors import Array

#: So many draws are kept: rank correlations are then within about 0.01.
KEPT = 16_384


class Kept:
    """The first draws by name; every block brings the same names."""

    def __init__(self, draws: int, most: int = KEPT) -> None:
        self._room = min(draws, most)
        self._columns: dict[str, Array] = {}
        self._filled = 0

    def add(self, block: Mapping[str, Array]) -> None:
        """Take in a block: one value a draw for each name."""
        fitting = self._room - self._filled
        if not fitting or not block:
            return
        size = min(fitting, next(iter(block.values())).size)
        for name, values in block.items():
            if name not in self._columns:
                self._columns[name] = np.empty(self._room)
            at = slice(self._filled, self._filled + size)
            self._columns[name][at] = values[:size]
        self._filled += size

    def columns(self) -> dict[str, Array]:
        """What is kept, in the order in which it was drawn."""
        return {name: each[: self._filled] for name, each in self._columns.items()}
