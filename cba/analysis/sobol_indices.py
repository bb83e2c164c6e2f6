"""How much of a metric's variance each input explains: Sobol' indices.

Saltelli and others, Variance based sensitivity analysis of model output (2010);
Jansen, Analysis of variance designs for model output (1999).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cba.analysis.chances import Chances
from cba.analysis.draws import Plan, rows_of_a_block, values_of
from cba.analysis.uncertain import uncertain_inputs
from cba.calculation.factors import Array, total
from cba.calculation.folded import folded
from cba.calculation.streams import Streams
from cba.results.measures import Figures

#: So many draws at most for each run: indices are then within about 0.002.
_MOST = 8192
#: The chances of the second sample have addresses of their own; none ends so.
_AGAIN = " again"


def indices_of_option(
    streams: Streams, metric: str, plan: Plan
) -> dict[str, tuple[float, float]]:
    """The first-order and the total index of every uncertain input of an option.

    The largest total comes first. Inputs are taken as independent, and drawn by
    Sobol's sequence whatever the plan says, since its points are balanced. The number
    of draws of a run is the largest power of two within those of the plan, and 8,192
    at most.
    """
    inputs = uncertain_inputs(streams)
    draws = min(1 << (plan.draws.bit_length() - 1), _MOST)
    names = [each.address for each in inputs]
    addresses = [*names, *(name + _AGAIN for name in names)]
    drawn = Chances(addresses, plan.seed, "sobol").rows(0, draws)
    rows = rows_of_a_block([streams])

    def of_draws(uniforms: Array) -> Array:
        return np.concatenate(
            [of_block(uniforms[:, n : n + rows]) for n in range(0, draws, rows)]
        )

    def of_block(uniforms: Array) -> Array:
        chances = dict(zip(names, uniforms, strict=True))
        block = values_of({streams.option: inputs}, chances)[streams.option]
        return Figures(folded(streams, block)).metric(metric)

    if not inputs:
        return {}
    uniforms = np.array([drawn[address] for address in addresses])
    found = dict(zip(names, sobol_indices(of_draws, uniforms), strict=True))
    return dict(sorted(found.items(), key=lambda item: (-item[1][1], item[0])))


def sobol_indices(
    function: Callable[[Array], Array], uniforms: Array
) -> list[tuple[float, float]]:
    """The first-order and the total index of every input, in the order of the inputs.

    ``function`` takes uniforms, a row an input and a column a draw, and gives one
    value a draw. ``uniforms`` are independent and have two rows an input: the first
    half of the rows and the second are the two samples that are mixed. Both indices
    are shares of the variance; an estimate may fall a little below 0 or above 1. A
    function that does not vary has indices of 0.

    It takes as many runs of the draws as there are inputs, and two more.
    """
    inputs = uniforms.shape[0] // 2
    one, other = uniforms[:inputs], uniforms[inputs:]
    at_one, at_other = function(one), function(other)
    defined = ~(np.isnan(at_one) | np.isnan(at_other))
    both = np.concatenate((at_one[defined], at_other[defined]))
    variance = _mean((both - _mean(both)) ** 2)
    indices = []
    for n in range(inputs):
        mixed = one.copy()
        mixed[n] = other[n]
        at_mixed = function(mixed)
        valid = defined & ~np.isnan(at_mixed)
        unshared = _mean((at_other - at_mixed)[valid] ** 2) / 2
        shared = _mean((at_one - at_mixed)[valid] ** 2) / 2
        if variance > 0.0:
            indices.append((1.0 - unshared / variance, shared / variance))
        else:
            indices.append((0.0, 0.0))
    return indices


def _mean(values: Array) -> float:
    return float(total(values)) / values.size if values.size else 0.0
