"""What is drawn, and how many of the draws something holds in, in words."""

from __future__ import annotations

from collections.abc import Sequence

from cba.reports.formatting import counted
from cba.reports.simulation_words import chance

_HAPPENS = ".occurs"


def drawn_words(inputs: Sequence[str]) -> str:
    """What the draws are of: never more than the file has a range for.

    >>> drawn_words(["people.x.engagement"])
    'the one input with a range in the file'
    >>> drawn_words(["costs.a.amount", "costs.b.amount", "risks.c.occurs"])
    'the 2 inputs with a range in the file and one risk'
    """
    risks = sum(each.endswith(_HAPPENS) for each in inputs)
    ranged = len(inputs) - risks
    number = "one input" if ranged == 1 else counted(ranged, "input")
    words = f"the {number} with a range in the file"
    if risks:
        words += f" and {'one risk' if risks == 1 else counted(risks, 'risk')}"
    return words


def of_draws(fraction: float, draws: str = "the draws") -> str:
    """A share of draws: never all or none of them while a draw says otherwise.

    >>> of_draws(0.0), of_draws(0.63), of_draws(1.0, "10,000 draws")
    ('none of the draws', '63% of the draws', 'every one of 10,000 draws')
    """
    if fraction == 1.0:
        return f"every one of {draws}"
    return f"{chance(fraction) if fraction else 'none'} of {draws}"
