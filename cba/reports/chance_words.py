"""Chances in words: never certain where a draw said otherwise."""

from __future__ import annotations

from cba.reports.formatting import share

_LEAST = 0.005


def chance(fraction: float) -> str:
    """A chance as a percentage; one that is only nearly nothing or all says so.

    >>> chance(0.834), chance(0.0), chance(0.0004), chance(0.9996)
    ('83%', '0%', 'under 1%', 'over 99%')
    """
    if 0.0 < fraction < _LEAST:
        return "under 1%"
    if 1.0 - _LEAST < fraction < 1.0:
        return "over 99%"
    return share(fraction)
