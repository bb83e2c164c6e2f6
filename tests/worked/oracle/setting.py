"""What a line takes from the appraisal unless it says otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from tests.worked.oracle.reading import (
    Tree,
    is_financial,
    label_of,
    number,
    start_of,
)
from tests.worked.oracle.weights import discount_factors, price_factors


@dataclass(frozen=True)
class Setting:
    """The years of an appraisal and its settings."""

    appraisal: Tree

    @property
    def starts(self) -> list[int]:
        """The calendar year in which each year of the appraisal starts."""
        first = start_of(self.appraisal["first_year"])
        return [first + year for year in range(int(self.appraisal["years"]))]

    @property
    def labels(self) -> list[str]:
        """The years as results print them."""
        financial = is_financial(self.appraisal["first_year"])
        return [label_of(start, financial=financial) for start in self.starts]

    @property
    def price_year(self) -> object:
        """The year whose prices every result is in."""
        return self.appraisal.get("price_year", self.appraisal["first_year"])

    @property
    def how_grades_combine(self) -> str:
        """Worst, mean or product."""
        return str(self.appraisal.get("optimism_bias", "worst"))

    @property
    def in_kind_counts(self) -> bool:
        """Whether public bodies' in-kind costs stand in the financial case."""
        return bool(self.appraisal.get("in_kind_in_financial_case", False))

    def discounts(self, line: Tree, years: int) -> list[float]:
        """The weight of a pound of a line (or of the appraisal, ``{}``) by year."""
        schedule = line.get("discounting", self.appraisal.get("discounting"))
        timing = line.get("timing", self.appraisal.get("timing", "start"))
        return discount_factors(schedule or "green-book", str(timing), years)

    def prices(self, line: Tree) -> list[float]:
        """What turns a line's own prices into the appraisal's, by year."""
        own = line.get("price_year", self.price_year)
        growth = number(line.get("real_growth", 0.0))
        return price_factors(own, self.price_year, growth, self.starts)


def shares(written: object) -> dict[str, float]:
    """One agency, or shares of several, as shares by agency."""
    if isinstance(written, dict):
        return {agency: number(share) for agency, share in written.items()}
    return {str(written): 1.0}
