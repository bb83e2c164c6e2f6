"""Correlations that no set of inputs can have together (CBA219).

Draws are correlated by way of normal ones, whose matrix of correlations, with
nought for every pair that is not given, must have no negative eigenvalue. What
makes it impossible is narrowed down to the fewest inputs, of which any pair can
be moved to where all of them fit; the pair that has to move least is named.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cba.loading.findings import Finding, listed
from cba.models.correlation import Correlation

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix: TypeAlias = npt.NDArray[np.float64]

Pair: TypeAlias = frozenset[str]
#: An eigenvalue above this is nought but for the noise of its calculation.
_NOUGHT = -1e-9
#: Two inputs can have any correlation; three are the fewest that cannot.
_FEWEST = 3


class _Move(NamedTuple):
    """How far a pair would have to move for all to fit, and where it may lie."""

    distance: float
    pair: Pair
    low: float
    high: float


def check_together(correlations: Sequence[Correlation]) -> Iterator[Finding]:
    """One finding for each group of linked inputs whose correlations cannot hold."""
    given = {frozenset({one.first, one.second}): one for one in correlations}
    for linked in _linked(given):
        if len(linked) < _FEWEST:
            continue
        matrix = _matrix(linked, given)
        if not _is_possible(matrix):
            yield _finding(_fewest(linked, given), given, correlations)


def _linked(given: Mapping[Pair, Correlation]) -> list[list[str]]:
    """The inputs in groups that correlations link, in the order of the file."""
    group_of: dict[str, list[str]] = {}
    for one in given.values():
        group = group_of.setdefault(one.first, [one.first])
        other = group_of.setdefault(one.second, [one.second])
        if group is not other:
            group += other
            group_of |= dict.fromkeys(other, group)
    return list({id(group): group for group in group_of.values()}.values())


def _matrix(inputs: Sequence[str], given: Mapping[Pair, Correlation]) -> Matrix:
    """The correlations of the normal draws that give these rank correlations."""
    import numpy as np  # few projects correlate three inputs

    matrix = np.eye(len(inputs))
    for (row, first), (column, second) in combinations(enumerate(inputs), 2):
        one = given.get(frozenset({first, second}))
        if one is not None:
            drawn = 2.0 * math.sin(math.pi * one.coefficient / 6.0)
            matrix[row, column] = matrix[column, row] = drawn
    return matrix


def _is_possible(matrix: Matrix) -> bool:
    import numpy as np

    return bool(np.linalg.eigvalsh(matrix)[0] >= _NOUGHT)


def _fewest(inputs: list[str], given: Mapping[Pair, Correlation]) -> list[str]:
    """Inputs that cannot hold together, of which none can be left out."""
    kept = list(inputs)
    for each in inputs:
        fewer = [other for other in kept if other != each]
        if not _is_possible(_matrix(fewer, given)):
            kept = fewer
    return kept


def _moves(inputs: list[str], given: Mapping[Pair, Correlation]) -> Iterator[_Move]:
    """Where each pair of the fewest inputs may lie while all others stay."""
    import numpy as np

    matrix = _matrix(inputs, given)
    for row, column in combinations(range(len(inputs)), 2):
        others = [n for n in range(len(inputs)) if n not in {row, column}]
        inverse = np.linalg.pinv(matrix[np.ix_(others, others)])
        with_row, with_column = matrix[others, row], matrix[others, column]
        middle = float(with_row @ inverse @ with_column)
        left = (
            max(1.0 - float(each @ inverse @ each), 0.0)
            for each in (with_row, with_column)
        )
        reach = math.sqrt(math.prod(left))
        low, high = _ranked(middle - reach), _ranked(middle + reach)
        pair = frozenset({inputs[row], inputs[column]})
        now = given[pair].coefficient if pair in given else 0.0
        yield _Move(max(low - now, now - high), pair, low, high)


def _ranked(drawn: float) -> float:
    """The rank correlation that a correlation of normal draws gives."""
    return 6.0 / math.pi * math.asin(max(-1.0, min(1.0, drawn)) / 2.0)


def _finding(
    inputs: list[str],
    given: Mapping[Pair, Correlation],
    correlations: Sequence[Correlation],
) -> Finding:
    moves = sorted(_moves(inputs, given), key=lambda move: move.distance)
    move = next(each for each in moves if each.pair in given)
    one = given[move.pair]
    low, high = _inward(move.low, move.high)
    side, bound = ("below", low) if one.coefficient < move.low else ("above", high)
    others = listed(
        f"{_between(other)} is {other.coefficient:g}"
        for pair, other in given.items()
        if pair <= set(inputs) and pair != move.pair
    )
    hint = f"write a coefficient from {low:g} to {high:g}, or change another of them"
    missing = next((each for each in moves if each.pair not in given), None)
    if missing is not None:
        first, second = sorted(missing.pair, key=inputs.index)
        low, high = _inward(missing.low, missing.high)
        near = low if low > 0 else high
        hint += (
            f"; or, as a pair that is not given has a correlation of 0, "
            f"add [{first}, {second}, {near:g}]"
        )
    return Finding(
        "CBA219",
        ("correlations", correlations.index(one), 2),
        f"the correlation of {_between(one)} cannot be {side} {bound:g} "
        f"while that of {others}",
        hint,
        "cannot hold with the others",
    )


def _between(one: Correlation) -> str:
    return f"`{one.first}` with `{one.second}`"


def _inward(low: float, high: float) -> tuple[float, float]:
    """The ends with as few decimals as leave something between them."""
    for decimals in (2, 4):
        scale = 10.0**decimals
        ends = math.ceil(low * scale) / scale, math.floor(high * scale) / scale
        if ends[0] <= ends[1]:
            return ends
    return low, high
