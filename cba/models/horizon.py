"""The years of an appraisal, and what a reader of values must know of them."""

from __future__ import annotations

from dataclasses import dataclass

from cba.models.faults import FaultError
from cba.models.years import Year, parse_year


@dataclass(frozen=True, slots=True)
class Horizon:
    """So many years from a first year on; the first is year 0."""

    first: Year
    years: int

    @property
    def last(self) -> Year:
        """The last year of the appraisal."""
        return self.first.plus(self.years - 1)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the years, in order."""
        return tuple(str(self.first.plus(n)) for n in range(self.years))

    def position(self, start: int) -> int:
        """The number of a year of the appraisal, 0 for the first."""
        return start - self.first.start


@dataclass(frozen=True, slots=True)
class Context:
    """What the reading of one value depends on beside its own text."""

    horizon: Horizon | None = None
    currency: str = "GBP"


def is_ordinal(key: str) -> bool:
    """Whether a key counts years from 0, written in one way only: no ``01``."""
    return key.isascii() and key.isdigit() and (key == "0" or key[0] != "0")


def read_year(text: object, context: Context) -> Year:
    """A year of the appraisal.

    Raises `FaultError`: CBA316 for what is no year, CBA305 for a year of the other
    kind, CBA304 for one outside the appraisal.
    """
    year = parse_year(text) if isinstance(text, str) else None
    if year is None:
        raise FaultError(
            "CBA316",
            f"`{text}` is not a year",
            "write a financial year as 2026-27 or a calendar year as 2026",
        )
    horizon = context.horizon
    if horizon is None:
        return year
    if year.financial != horizon.first.financial:
        other = Year(year.start, horizon.first.financial)
        kinds = ("calendar", "financial")
        raise FaultError(
            "CBA305",
            f"{year} is a {kinds[year.financial]} year, but the appraisal is in "
            f"{kinds[horizon.first.financial]} years",
            f"write {other}",
        )
    if not horizon.first.start <= year.start <= horizon.last.start:
        raise FaultError(
            "CBA304",
            f"{year} is outside the appraisal, which runs from {horizon.first} to "
            f"{horizon.last}",
            "change the year, or "
            + (
                "`appraisal.first_year`"
                if year.start < horizon.first.start
                else "`appraisal.years`"
            ),
        )
    return year
