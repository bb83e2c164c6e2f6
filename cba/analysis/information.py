"""What it is worth to know more before choosing: of everything, and of one input.

Claxton, The irrelevance of inference (1999); Strong and Oakley, An efficient method
for computing single-parameter partial expected value of perfect information (2013).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from cba.analysis.kept import Kept
from cba.calculation.factors import Array, total
from cba.results.payback import HALF_A_PENNY

#: Doing nothing, where no option of the project stands for it: no id has a space.
NOTHING = "doing nothing"


class Information(NamedTuple):
    """The value of knowing more before one option is chosen, by public value.

    ``options`` has the expected public value NPV of each option, that of doing
    nothing being 0; ``best`` is the one to choose today, and ``changes`` the share of
    draws in which another would have been better. ``evpi`` is what knowing everything
    is worth at most; ``by_input`` the same for one input alone, the largest first.
    """

    options: dict[str, float]
    best: str
    changes: float
    evpi: float
    by_input: dict[str, float]


class Choosing:
    """The options' net present values, block after block.

    Beside ``options`` there is always the choice that is worth 0, called ``nothing``.
    """

    def __init__(self, options: Sequence[str], draws: int, nothing: str) -> None:
        self._options = tuple(options)
        self._names = (*options, nothing)
        self._sums = np.zeros(len(self._names))
        self._regrets = np.zeros(len(self._names), dtype=np.int64)
        self._most = 0.0
        self._draws = 0
        self._kept = Kept(draws)

    def add(self, worth: Mapping[str, Array]) -> None:
        """Take in a block: the net present value of every option, one a draw."""
        rows = [worth[name] for name in self._options]
        values = np.array([*rows, np.zeros(rows[0].size)])
        most = values.max(axis=0)
        self._sums = _added(self._sums, values)
        self._most = float(_added(np.array([self._most]), most[np.newaxis, :])[0])
        self._regrets += np.count_nonzero(values < most - HALF_A_PENNY, axis=1)
        self._draws += most.size
        self._kept.add(dict(zip(self._names, values, strict=True)))

    def information(self, inputs: Mapping[str, Array]) -> Information:
        """What the draws so far come to; ``inputs`` are their first values by name."""
        expected = (self._sums / self._draws).tolist()
        best = expected.index(max(expected))
        evpi = max(self._most / self._draws - expected[best], 0.0)
        kept = self._kept.columns()
        values = np.array([kept[name] for name in self._names])
        worth = {
            name: min(value_of_knowing(each, values, best), evpi)
            for name, each in inputs.items()
        }
        return Information(
            options=dict(zip(self._names, expected, strict=True)),
            best=self._names[best],
            changes=float(self._regrets[best]) / self._draws,
            evpi=evpi,
            by_input=dict(sorted(worth.items(), key=lambda item: (-item[1], item[0]))),
        )


def value_of_knowing(known: Array, values: Array, best: int) -> float:
    """What it is worth at most to know one input before choosing.

    ``known`` has the input, one value a draw, and ``values`` a row of net present
    values an option; ``best`` is the option to choose without knowing.

    The draws are sorted by the input and cut into about as many bins as there are
    draws in each; equal values stay together, so that an input with two values has two
    bins. Every other draw of a bin chooses the option with the best mean, and the rest
    value that choice against ``best``, and the other way round: an input that tells
    nothing is then worth nothing, where choosing and valuing by the same draws would
    take their chance differences for knowledge.
    """
    order = np.lexsort((_shuffled(known.size), known))
    ordered = values[:, order]
    gain = valued = 0.0
    for start, end in pairwise(_cuts(known[order])):
        halves = [ordered[:, start + n : end : 2] for n in (0, 1)]
        if halves[1].size == 0:
            continue
        first, second = (total(half) / half.shape[1] for half in halves)
        for chooser, judge in ((first, second), (second, first)):
            gain += (end - start) * float(judge[int(np.argmax(chooser))] - judge[best])
            valued += end - start
    return max(gain / valued, 0.0) if valued else 0.0


def _shuffled(draws: int) -> Array:
    """An order for draws of the same value that has nothing of a sequence in it.

    Every other point of a Sobol' sequence lies in the same half of its first axis.
    """
    return np.random.PCG64(draws).random_raw(draws).astype(np.float64)


def _cuts(known: Array) -> list[int]:
    """Where values in their order are cut: bins of equal size, but for equal values."""
    bins = max(math.isqrt(known.size), 1)
    even = (known.size * n // bins for n in range(bins + 1))
    firsts = np.flatnonzero(np.concatenate(([True], known[1:] != known[:-1])))
    starts = np.append(firsts, known.size)
    nearest = (int(starts[np.argmin(np.abs(starts - cut))]) for cut in even)
    return list(dict.fromkeys(nearest))


def _added(sums: Array, values: Array) -> Array:
    """Running sums carried on over a block, draw by draw in their order."""
    return total(np.concatenate((sums[:, np.newaxis], values), axis=1))
