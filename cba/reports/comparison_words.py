"""The options and agencies of a comparison by name, and its sums of money."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_uppercase
from typing import NamedTuple

from cba.analysis.comparison import Comparison
from cba.names import called
from cba.reports.formatting import Unit, money, unit_for
from cba.reports.texts import names_apart, titles_apart

_ROLES = {
    "baseline": "business as usual",
    "do-minimum": "do-minimum",
    "preferred": "preferred",
}
_NONE = "none"


class Frame(NamedTuple):
    """What a comparison is about: its title, and the frame that all options share."""

    title: str
    frame: str
    currency: str
    labels: tuple[str, ...]


class Words:
    """The names of a comparison; options have letters where they are columns."""

    def __init__(self, comparison: Comparison, frame: Frame) -> None:
        self._candidates = comparison.candidates
        agencies = comparison.agencies
        self.titles = titles_apart({k: x.title for k, x in self._candidates.items()})
        self.names = names_apart({k: x.name for k, x in agencies.items()})
        self.letters = {key: _letter(n) for n, key in enumerate(self._candidates)}
        self.labels = frame.labels
        self.currency = frame.currency

    def quoted(self, option: str | None) -> str:
        """An option in a sentence; None is to do nothing."""
        return "doing nothing" if option is None else f"“{self.titles[option]}”"

    def called(self, agency: str) -> str:
        """An agency in the middle of a sentence."""
        return called(self.names, agency)

    def money(self, amount: float) -> str:
        """A sum in words' company."""
        return money(amount, self.currency)

    def unit(self, amounts: Iterable[float]) -> Unit:
        """The unit of a table with these sums."""
        return unit_for(amounts, self.currency)

    def label(self, option: str) -> str:
        """An option as the head of a row: its letter, its title and its role."""
        title = self.titles[option]
        role = _ROLES.get(self._candidates[option].role or "", "")
        # An option may be called what it is.
        known = f" ({role})" if role and role != title.casefold() else ""
        return f"{self.letters[option]}  {title}{known}"

    def letter(self, option: str | None) -> str:
        """The letter of an option; None is to do nothing."""
        return _NONE if option is None else self.letters[option]

    def never(self) -> str:
        """What stands for a payback that never comes."""
        return f"not by {self.labels[-1]}"


def _letter(position: int) -> str:
    """The letter of an option: A to Z, then A2 and on."""
    again, letter = divmod(position, len(ascii_uppercase))
    return f"{ascii_uppercase[letter]}{again + 1 if again else ''}"
