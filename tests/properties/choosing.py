"""Who decides what a made-up project contains: a seed, or Hypothesis.

One generator serves both. A seed gives the same project for ever, to be
replayed; Hypothesis searches, and shrinks what it finds to the smallest choice,
which is the first of a sequence, the lower bound, or "no".
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Protocol, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Chooser(Protocol):
    """What the generator asks."""

    def whole(self, low: int, high: int) -> int:
        """A whole number, both bounds included."""
        ...

    def pick(self, choices: Sequence[T]) -> T:
        """One of several."""
        ...

    def chance(self, percent: int) -> bool:
        """Yes, so many times in a hundred."""
        ...


class Seeded:
    """Choices that follow from a seed alone."""

    def __init__(self, seed: int) -> None:
        """Start from the seed."""
        self._random = Random(seed)  # noqa: S311 (a made-up project is no secret)

    def whole(self, low: int, high: int) -> int:
        """A whole number, both bounds included."""
        return self._random.randint(low, high)

    def pick(self, choices: Sequence[T]) -> T:
        """One of several."""
        return choices[self._random.randrange(len(choices))]

    def chance(self, percent: int) -> bool:
        """Yes, so many times in a hundred."""
        return self._random.randrange(100) < percent


class Drawn:
    """Choices that Hypothesis makes, and shrinks."""

    def __init__(self, draw: st.DrawFn) -> None:
        """Keep the function that a composite strategy is handed."""
        self._draw = draw

    def whole(self, low: int, high: int) -> int:
        """A whole number, both bounds included."""
        return self._draw(st.integers(low, high))

    def pick(self, choices: Sequence[T]) -> T:
        """One of several."""
        return choices[self._draw(st.integers(0, len(choices) - 1))]

    def chance(self, percent: int) -> bool:
        """Yes, so many times in a hundred."""
        return self._draw(st.integers(0, 99)) >= 100 - percent
