"""Inputs whose draws move together, by the rank correlations that a project gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from cba.calculation.factors import Array
from cba.models.correlation import Correlation

#: Chances stay so far from 0 and 1, at which a score would be infinite.
_EDGE = 2.0**-53
#: A matrix of correlations that is impossible by less is on the edge of possible.
_NOISE = 1e-9


class Copula:
    """Joins the chances of correlated inputs by a Gaussian copula.

    A rank correlation r needs a correlation of 2 · sin(π · r / 6) between the
    normal scores (Pearson, 1907).
    """

    def __init__(
        self, correlations: Sequence[Correlation], addresses: Sequence[str]
    ) -> None:
        known = set(addresses)
        pairs = [x for x in correlations if {x.first, x.second} <= known]
        named = dict.fromkeys(x for each in pairs for x in (each.first, each.second))
        self._addresses = tuple(named)
        matrix = np.eye(len(self._addresses))
        for each in pairs:
            n, m = (self._addresses.index(x) for x in (each.first, each.second))
            matrix[n, m] = 2.0 * np.sin(np.pi * each.coefficient / 6.0)
            matrix[m, n] = matrix[n, m]
        self._root = root_of(matrix)

    def joined(self, chances: Mapping[str, Array]) -> dict[str, Array]:
        """The chances with those of correlated inputs moved; the others as they are."""
        found = dict(chances)
        if not self._addresses:
            return found
        from scipy import special

        scores = [special.ndtri(chances[address]) for address in self._addresses]
        for n, address in enumerate(self._addresses):
            score = np.zeros_like(scores[n])
            for m in range(n + 1):
                if self._root[n, m] != 0.0:
                    score += self._root[n, m] * scores[m]
            found[address] = np.clip(special.ndtr(score), _EDGE, 1.0 - _EDGE)
        return found


def root_of(matrix: Array) -> Array:
    """The lower triangle whose product with its transpose is a matrix (Cholesky).

    An `ArithmeticError` where there is none, as of correlations that cannot all
    hold at once: reading a project refuses those.
    """
    size = matrix.shape[0]
    root = np.zeros_like(matrix)
    for n in range(size):
        for m in range(n + 1):
            rest = float(matrix[n, m])
            for k in range(m):
                rest -= float(root[n, k]) * float(root[m, k])
            if n == m:
                if rest < -_NOISE:
                    message = "the correlations cannot all hold at once"
                    raise ArithmeticError(message)
                root[n, n] = np.sqrt(max(rest, 0.0))
            elif root[m, m] > np.sqrt(_NOISE):
                root[n, m] = rest / float(root[m, m])
    return root
