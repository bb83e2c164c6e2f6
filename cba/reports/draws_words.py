"""How many of the draws something holds in, in words."""

from __future__ import annotations

from cba.reports.simulation_words import chance


def of_draws(fraction: float, draws: str = "the draws") -> str:
    """A share of draws: never all or none of them while a draw says otherwise.

    >>> of_draws(0.0), of_draws(0.63), of_draws(1.0, "10,000 draws")
    ('none of the draws', '63% of the draws', 'every one of 10,000 draws')
    """
    if fraction == 1.0:
        return f"every one of {draws}"
    return f"{chance(fraction) if fraction else 'none'} of {draws}"
