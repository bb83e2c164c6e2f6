"""How much of a metric's variance each input explains: Sobol' indices.

Saltelli and others, Variance based sensitivity analysis of model output (2010);
Jansen, Analysis of variance designs for model output (1999).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cba.calculation.factors import Array, total


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
