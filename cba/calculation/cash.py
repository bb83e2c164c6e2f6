"""What of a saving is cash: at once, and in whole steps that lines fill together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from cba.calculation.factors import Array, Draws, times
from cba.calculation.streams import BenefitStream

_STEP_NOISE = 1e-9
Cashed = tuple[tuple[int, Array], ...]


class Saved(NamedTuple):
    """A fiscal saving by year: its units after bias, and what one of them is worth."""

    stream: BenefitStream
    volume: Array
    unit: Array


def in_whole_steps(volume: Array, step: Array) -> Array:
    """The whole multiples of a step in a volume, towards zero for a negative one."""
    steps = np.floor(np.abs(volume) / step + _STEP_NOISE)
    return np.copysign(step * steps, volume)


def pools_of(saved: Iterable[Saved]) -> dict[str, Array]:
    """The units of all lines that fill a step, by the id of the step: rows × years."""
    pools: dict[str, Array] = {}
    for each in saved:
        pool = each.stream.cash.pool
        if pool is not None:
            before = pools.get(pool.step)
            pools[pool.step] = each.volume if before is None else before + each.volume
    return pools


def whole_part(pool: Array, size: Array) -> Array:
    """The part of a pool that makes whole steps; none of an empty one."""
    whole, units = np.broadcast_arrays(in_whole_steps(pool, size), pool)
    part: Array = np.divide(whole, units, out=np.zeros(units.shape), where=units != 0.0)
    return part


def cash_of(saved: Saved, pools: Mapping[str, Array], draws: Draws) -> Cashed:
    """The cash at each agency by its position: rows × years.

    A saving that fills no step needs no ``pools``.
    """
    stream, volume, unit = saved
    cash, falls_to = stream.cash, dict(stream.falls_to)
    at_once, stepped = dict(cash.shares), dict(cash.stepped)
    started = np.arange(unit.shape[1]) >= cash.start
    whole = volume
    if cash.step is not None:
        whole = in_whole_steps(volume, cash.step.values(draws))
    in_steps = volume
    if cash.pool is not None:
        size = cash.pool.size.values(draws)
        in_steps = times(volume, whole_part(pools[cash.pool.step], size))
    flows = []
    for position in cash.positions():
        freed: Array | None = None
        most: Array | float = 1.0
        if position in at_once:
            share = at_once[position].values(draws)
            freed = times(times(whole, unit), falls_to[position] * share)
            most = 1.0 - share
        if position in stepped:
            # However both are drawn, no more is cash than is saved.
            share = np.minimum(stepped[position].values(draws), most)
            more = times(times(in_steps, unit), falls_to[position] * share)
            freed = more if freed is None else freed + more
        if freed is not None:
            if cash.released is not None:
                freed = times(freed, cash.released.values(draws))
            flows.append((position, freed * started))
    return tuple(flows)
