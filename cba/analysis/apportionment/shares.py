"""Shares of the costs: what the rule gives, between a floor and a ceiling."""

from __future__ import annotations

from collections.abc import Mapping

from cba.results.sums import in_all

_HALVINGS = 200
_TOLERANCE = 1e-9


def bounded(
    weights: Mapping[str, float], bounds: Mapping[str, tuple[float, float]]
) -> dict[str, float] | None:
    """Shares in proportion to weights that keep to their bounds and come to one.

    Who is held at a bound leaves the rest to the others, in proportion among them.
    None where the bounds allow no such shares.

    >>> found = bounded({"a": 3.0, "b": 1.0}, {"a": (0.0, 0.5)})
    >>> {each: round(share, 9) for each, share in (found or {}).items()}
    {'a': 0.5, 'b': 0.5}
    """
    weighed = in_all(weights.values())
    plain = {each: weight / weighed for each, weight in weights.items()}
    limits = {each: bounds.get(each, (0.0, 1.0)) for each in weights}
    held = {
        each: share
        for each, share in plain.items()
        if not limits[each][0] <= share <= limits[each][1]
    }
    if not held:
        return plain
    low, high = 0.0, 1.0
    while _come_to(plain, limits, high) < 1.0 - _TOLERANCE:
        high *= 2.0
        if high > 2.0**_HALVINGS:
            return None
    if _come_to(plain, limits, low) > 1.0 + _TOLERANCE:
        return None
    for _ in range(_HALVINGS):
        middle = (low + high) / 2.0
        if _come_to(plain, limits, middle) < 1.0:
            low = middle
        else:
            high = middle
    return _scaled(plain, limits, high)


def _scaled(
    plain: Mapping[str, float], limits: Mapping[str, tuple[float, float]], by: float
) -> dict[str, float]:
    return {
        each: min(max(share * by, limits[each][0]), limits[each][1])
        for each, share in plain.items()
    }


def _come_to(
    plain: Mapping[str, float], limits: Mapping[str, tuple[float, float]], by: float
) -> float:
    return in_all(_scaled(plain, limits, by).values())
