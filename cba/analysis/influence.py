"""Which inputs drive the spread of a metric: rank correlation with each of them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cba.calculation.factors import Array


def influence(
    inputs: Mapping[str, Array], metrics: Mapping[str, Array]
) -> dict[str, dict[str, float]]:
    """Spearman's rank correlation of every metric with every input, largest first.

    All have one value a draw. Draws in which a metric is null (NaN) are left out; a
    metric or an input that does not vary has a correlation of nought.
    """
    ranked = {name: _ranks(values) for name, values in inputs.items()}
    found = {}
    for metric, values in metrics.items():
        defined = ~np.isnan(values)
        against = ranked
        if not defined.all():
            against = {name: _ranks(each[defined]) for name, each in inputs.items()}
        ranks = _ranks(values[defined])
        strengths = {name: _correlation(each, ranks) for name, each in against.items()}
        found[metric] = dict(
            sorted(strengths.items(), key=lambda item: (-abs(item[1]), item[0]))
        )
    return found


def _ranks(values: Array) -> Array:
    """Ranks less their mean; values that are equal share the mean of their ranks.

    `scipy.stats.rankdata` is the same, but takes longer to import than a simulation of
    a hundred thousand draws takes to run.
    """
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    is_first = np.concatenate(([True], ordered[1:] != ordered[:-1]))[: values.size]
    starts = np.flatnonzero(is_first)
    ends = np.append(starts[1:], values.size)
    ranks = np.empty(values.size)
    ranks[order] = np.repeat((starts + ends - 1) / 2, ends - starts)
    return ranks - (values.size - 1) / 2


def _correlation(one: Array, other: Array) -> float:
    # Ranks are halves and few enough that their products add up without rounding,
    # so these sums have the same digits in whatever order they are added.
    size = _product(one, one) * _product(other, other)
    return _product(one, other) / size**0.5 if size else 0.0


def _product(one: Array, other: Array) -> float:
    return float(np.add.accumulate(one * other)[-1]) if one.size else 0.0
