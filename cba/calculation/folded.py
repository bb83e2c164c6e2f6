"""Blocks of draws without working every line out again for every row.

At central values nothing moves, so that the sums of a block are those of the
appraisal to the last bit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from cba.calculation.factors import Array, Draws, Factor
from cba.calculation.flows import LineFlow, evaluate_lines, volume_of
from cba.calculation.folding import Fold, Group, fold_of, key_of
from cba.calculation.streams import BenefitStream, Streams

Ratios = Mapping[tuple[str, bool], Array]


class Folded(NamedTuple):
    """A block of draws: how far each group moves, and the lines worked out in full.

    ``moved`` is the product of draw / central less one, of each plain group: groups ×
    rows. ``volumes`` is by how much those of the shaped groups differ from central
    ones, times that product: groups × years × rows.
    """

    fold: Fold
    moved: Array
    volumes: Array
    lines: Mapping[str, LineFlow]
    rows: int


def folded(streams: Streams, draws: Draws) -> Folded:
    """The block of draws of an option, folded; nothing drawn is a block of one row.

    Its sums differ from those of `evaluate` by float noise alone.
    """
    fold = fold_of(streams, frozenset(draws))
    rows = max((values.shape[0] for values in draws.values()), default=1)
    ratios = {
        key_of(factor): _ratio(factor, draws[factor.address])
        for group in (*fold.plain, *fold.shaped)
        for factor in group.factors
    }
    moved = np.empty((len(fold.plain), rows))
    for n, group in enumerate(fold.plain):
        _product(group, ratios, moved[n])
    moved -= 1.0
    return Folded(
        fold,
        moved,
        _volumes(fold, ratios, draws, rows),
        evaluate_lines(fold.full, draws),
        rows,
    )


def _ratio(factor: Factor, drawn: Array) -> Array:
    """Draw / central; a draw of a series is that ratio already."""
    if factor.is_series:
        return drawn
    central = float(factor.central[0])
    if factor.lost:
        return (1.0 - drawn) / (1.0 - central)
    return drawn / central


def _product(group: Group, ratios: Ratios, into: Array) -> None:
    into[...] = 1.0
    for factor in group.factors:
        into *= ratios[key_of(factor)]


def _volumes(fold: Fold, ratios: Ratios, draws: Draws, rows: int) -> Array:
    years = fold.central.streams.horizon.years
    found = np.empty((len(fold.shaped), years, rows))
    product = np.empty(rows)
    drawn: dict[str, Array] = {}
    for n, group in enumerate(fold.shaped):
        if group.shaped is None:
            continue
        identifier = group.shaped.identifier
        if identifier not in drawn:
            drawn[identifier] = _shaped(group.shaped, group.by, draws, years)
        _product(group, ratios, product)
        np.multiply(drawn[identifier].T, product, out=found[n])
        found[n] -= fold.volumes[identifier].T
    return found


def _shaped(
    stream: BenefitStream, by: frozenset[str], draws: Draws, years: int
) -> Array:
    """The volume of a line with what shapes it drawn, and all else central."""
    some = {address: values for address, values in draws.items() if address in by}
    volume: Array = volume_of(stream, years, some)[:, :years]
    return volume
