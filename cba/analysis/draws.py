"""Draws of uncertain inputs, in blocks: what a simulation evaluates.

Each input has a stream of chances of its own, which its address and the seed
decide. So every option sees the same chances at an address, an input added to a
project changes the draws of no other, and a block can be drawn by itself: no figure
depends on how many rows are drawn at a time, or by how many threads.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple, TypeVar

import numpy as np

from cba.analysis.chances import Chances, Sequences
from cba.analysis.copula import Copula, correlations_of
from cba.analysis.distributions import happens, quantile
from cba.analysis.uncertain import Uncertain, uncertain_inputs
from cba.calculation.factors import Array, Draws
from cba.calculation.streams import Streams
from cba.models.correlation import Correlation

__all__ = [
    "Correlation",
    "Plan",
    "Sequences",
    "blocks",
    "correlations_of",
    "of_each_block",
]
#: What a block may take, with all that is worked out from it.
_BYTES = 64 * 2**20
_LARGEST = 2**14
#: More would each keep memory of their own, and wait for each other's Python.
_MOST_THREADS = 2
Made = TypeVar("Made")


class Plan(NamedTuple):
    """How many draws, from which seed, and by which sequence."""

    draws: int
    seed: int = 1
    sequence: Sequences = "pseudo"


def blocks(
    options: Mapping[str, Streams],
    correlations: Sequence[Correlation],
    plan: Plan,
) -> Iterator[Mapping[str, Draws]]:
    """The draws of every option, block by block, by option and address.

    Blocks are as large as a fixed amount of memory allows. Where two options have
    the same range at an address they share the array of its values.
    """
    return _each(options, correlations, plan, lambda draws: draws, threads=1)


def of_each_block(
    options: Mapping[str, Streams],
    correlations: Sequence[Correlation],
    plan: Plan,
    work: Callable[[Mapping[str, Draws]], Made],
) -> Iterator[Made]:
    """What ``work`` makes of each of the `blocks`, in their order.

    Several are worked on at a time, as many as there are processors; what comes out
    is the same for any number of them.
    """
    threads = min(os.cpu_count() or 1, _MOST_THREADS)
    return _each(options, correlations, plan, work, threads=threads)


def _each(
    options: Mapping[str, Streams],
    correlations: Sequence[Correlation],
    plan: Plan,
    work: Callable[[Mapping[str, Draws]], Made],
    *,
    threads: int,
) -> Iterator[Made]:
    _keep_freed_memory()
    inputs = {name: uncertain_inputs(streams) for name, streams in options.items()}
    addresses = [one.address for each in inputs.values() for one in each]
    chances = Chances(addresses, plan.seed, plan.sequence)
    copula = Copula(correlations, chances.addresses)
    rows = rows_of_a_block(options.values())

    def make(drawn: Mapping[str, Array]) -> Made:
        return work(values_of(inputs, copula.joined(drawn)))

    starts = range(0, plan.draws, rows)
    drawn = (chances.rows(start, min(rows, plan.draws - start)) for start in starts)
    if threads == 1 or len(starts) == 1:
        yield from map(make, drawn)
        return
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[Made]] = deque()
        for each in drawn:
            waiting.append(pool.submit(make, each))
            if len(waiting) > threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _keep_freed_memory() -> None:
    """Has the C library keep what a block frees for the next one.

    glibc gives large arrays back to the system at once, which then has to clear
    them again for every block: longer than working the block out takes. It stops
    once an array of nearly 32 MB was freed; none of its memory is ever touched.
    """
    np.empty(2**25 - 2**13, dtype=np.uint8)


def values_of(
    inputs: Mapping[str, Sequence[Uncertain]], chances: Mapping[str, Array]
) -> dict[str, Draws]:
    """The values of the inputs of every option at chances by address."""
    made: dict[tuple[Uncertain, Uncertain | None], Array] = {}
    found: dict[str, Draws] = {}
    for option, uncertain in inputs.items():
        known = {one.address: one for one in uncertain}
        values: dict[str, Array] = {}
        # A chance that is drawn stands before the risk that it is of.
        for one in uncertain:
            key = one, known.get(one.chance)
            if key not in made:
                made[key] = _values(one, values.get(one.chance), chances)
            values[one.address] = made[key]
        found[option] = values
    return found


def _values(
    one: Uncertain, chance: Array | None, chances: Mapping[str, Array]
) -> Array:
    """The values of an input; of a risk, by the ``chance`` drawn for it, if any."""
    if chance is None:
        return quantile(one, chances[one.address])
    return happens(chance, chances[one.address])


def rows_of_a_block(options: Iterable[Streams]) -> int:
    """How many rows are drawn at a time, a power of two, by what a row takes."""
    most = max((bytes_of_a_row(streams) for streams in options), default=1)
    rows = max(min(_BYTES // most, _LARGEST), 1)
    return 1 << (int(rows).bit_length() - 1)


def bytes_of_a_row(streams: Streams) -> int:
    """Roughly what a row of a block takes in memory while it is worked out."""
    years = streams.horizon.years
    sums = 4 * (len(streams.agencies) + 2) * years
    lines = sum(2 * (years + each.beyond) for each in streams.benefits)
    return 8 * (3 * len(streams.factors()) + sums + lines)
