"""Draws of uncertain inputs, in blocks: what a simulation evaluates.

Each input has a stream of chances of its own, which its address and the seed
decide. So every option sees the same chances at an address, an input added to a
project changes the draws of no other, and a block can be drawn by itself: no figure
depends on how many rows are drawn at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from cba.analysis.chances import Chances, Sequences
from cba.analysis.copula import Copula
from cba.analysis.distributions import happens, quantile
from cba.analysis.uncertain import Uncertain, uncertain_inputs
from cba.calculation.factors import Array, Draws
from cba.calculation.streams import Streams
from cba.models.correlation import Correlation

#: What a block may take, with all that is worked out from it.
_BYTES = 64 * 2**20
_LARGEST = 2**14


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
    _keep_freed_memory()
    inputs = {name: uncertain_inputs(streams) for name, streams in options.items()}
    addresses = [one.address for each in inputs.values() for one in each]
    chances = Chances(addresses, plan.seed, plan.sequence)
    copula = Copula(correlations, chances.addresses)
    rows = rows_of_a_block(options.values())
    for start in range(0, plan.draws, rows):
        drawn = chances.rows(start, min(rows, plan.draws - start))
        yield values_of(inputs, copula.joined(drawn))


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
    most = max((_bytes_of_a_row(streams) for streams in options), default=1)
    rows = max(min(_BYTES // most, _LARGEST), 1)
    return 1 << (int(rows).bit_length() - 1)


def _bytes_of_a_row(streams: Streams) -> int:
    """Roughly what a row of a block takes in memory while it is worked out."""
    years = streams.horizon.years
    sums = 4 * (len(streams.agencies) + 2) * years
    lines = sum(2 * (years + each.beyond) for each in streams.benefits)
    return 8 * (3 * len(streams.factors()) + sums + lines)
