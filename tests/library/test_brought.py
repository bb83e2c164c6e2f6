"""The figures that unit costs bring into an appraisal."""

from __future__ import annotations

import pytest

from cba.library.brought import (
    brought,
    covered_to,
    part_by_year,
    published_prices,
    value_in,
)
from cba.library.unit_cost import UnitCost
from cba.library.unit_costs import unit_cost
from cba.models.horizon import Horizon
from cba.models.inputs import Input
from cba.models.ranges import Range
from cba.models.years import Year

CALENDAR, FINANCIAL = Year(2026, financial=False), Year(2026)


def by_year(*years: Year, part: str = "social") -> UnitCost:
    """Values of 100, 200, … in these years, each from 50% to 150%."""
    points = [(year, 50.0 * n, 100.0 * n, 150.0 * n) for n, year in enumerate(years, 1)]
    given = dict.fromkeys(("fiscal", "economic", "social"), 0.0) | {part: 100.0}
    return unit_cost("CARBON")._replace(
        fiscal=given["fiscal"],
        economic=given["economic"],
        social=given["social"],
        by_year=tuple(points),
    )


def test_a_value_of_the_year_itself_is_taken_as_it_is() -> None:
    # Carbon in 2026: £277.22, from £138.61 to £415.83
    assert value_in(unit_cost("CARBON"), CALENDAR) == (138.61, 277.22, 415.83)


def test_a_financial_year_has_three_quarters_of_its_first_calendar_year() -> None:
    found = value_in(unit_cost("CARBON"), FINANCIAL)

    # 2026: £277.22, 2027: £281.44
    assert found is not None
    assert found.central == pytest.approx(0.75 * 277.22 + 0.25 * 281.44)


def test_a_calendar_year_has_a_quarter_of_the_financial_year_it_begins_in() -> None:
    found = value_in(by_year(Year(2025), Year(2026)), CALENDAR)

    assert found is not None
    assert found.central == pytest.approx(0.25 * 100 + 0.75 * 200)


def test_past_the_last_year_there_is_no_value() -> None:
    carbon = unit_cost("CARBON")

    assert value_in(carbon, Year(2051, financial=False)) is None
    assert value_in(carbon, Year(2050)) is None
    assert covered_to(carbon, Horizon(FINANCIAL, 40)) == Year(2049)
    assert covered_to(carbon, Horizon(Year(2060), 3)) is None


def test_a_value_by_year_is_a_series_over_the_appraisal() -> None:
    years = [Year(n, financial=False) for n in (2026, 2027)]
    found = brought(by_year(*years), "social", Horizon(years[0], 3), ranged=False)

    assert found is not None
    assert found.by_year(Horizon(years[0], 3)) == (100.0, 200.0, None)
    assert found.range is None


def test_the_range_of_a_series_is_that_of_its_first_year() -> None:
    years = [Year(n, financial=False) for n in (2026, 2027)]
    found = brought(by_year(*years), "social", Horizon(years[0], 2), ranged=True)

    assert found is not None
    assert found.range == Range(-0.5, 0.5, relative=True)


@pytest.mark.parametrize("part", ["fiscal", "economic", "social"])
def test_the_part_that_has_a_value_is_the_one_by_year(part: str) -> None:
    made = by_year(CALENDAR, part=part)

    assert part_by_year(made) == part
    assert part_by_year(unit_cost("CR3.0")) is None


def test_the_low_and_high_value_come_where_they_are_asked_for() -> None:
    wellby, horizon = unit_cost("WELLBY"), Horizon(FINANCIAL, 3)

    assert brought(wellby, "social", horizon, ranged=False) == Input(13000.0)
    assert brought(wellby, "social", horizon, ranged=True) == Input(
        13000.0, Range(10000.0, 16000.0)
    )
    assert brought(wellby, "fiscal", horizon, ranged=True) is None


def test_a_part_may_be_in_the_prices_of_a_year_of_its_own() -> None:
    learning = unit_cost("SS16.0")

    assert published_prices(learning, "fiscal") == Year(2009)
    assert published_prices(learning, "economic") == Year(2008)
