"""What it is worth to know more before choosing: perfect information, and of one input.

Claxton, Expected value of information (1999); Strong and Oakley (2013), one input at
a time from the draws of a simulation.
"""

from __future__ import annotations

from typing import NamedTuple


class Information(NamedTuple):
    """The value of knowing more before one option is chosen, by public value.

    ``options`` has the expected public value NPV of each option, doing nothing at 0;
    ``best`` is the one that is chosen today, and ``changes`` the share of draws in
    which another would have been better. ``evpi`` is what knowing everything is
    worth at most; ``by_input`` the same for one input alone, the largest first.
    """

    options: dict[str, float]
    best: str
    changes: float
    evpi: float
    by_input: dict[str, float]
