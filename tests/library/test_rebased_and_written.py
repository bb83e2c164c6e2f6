"""Values beside their price elsewhen, and written as a library that is read again."""

from __future__ import annotations

import csv
import io

import pytest

from cba.library.library_file import read_library
from cba.library.library_writing import written_rows
from cba.library.rebased import parts_in
from cba.library.reference_data import gdp_deflator
from cba.library.unit_costs import packaged_library, unit_cost
from cba.models.years import Year
from cba.prices import Deflator, PriceIndex, rebase_factor

#: Prices double from one year to the other.
DOUBLED = Deflator(
    "doubled", "", "", (PriceIndex(Year(2008), 50.0), PriceIndex(Year(2026), 100.0))
)


def test_every_part_is_moved_and_stands_beside_its_own_figure() -> None:
    parts = parts_in(unit_cost("CR2.0"), Year(2026), DOUBLED)

    assert [(part.name, part.amount, part.rebased) for part in parts] == [
        ("fiscal", 2470.0, 4940.0),
        ("economic", 1473.0, 2946.0),
        ("social", 6795.0, 13590.0),
    ]
    assert {part.price_year for part in parts} == {Year(2008)}


def test_each_part_is_moved_from_its_own_year() -> None:
    deflator = gdp_deflator()
    parts = {p.name: p for p in parts_in(unit_cost("SS16.0"), Year(2026), deflator)}
    economic = unit_cost("SS16.0").economic
    factor = rebase_factor(deflator, Year(2008), Year(2026))

    assert parts["economic"].price_year == Year(2008)
    assert parts["economic"].rebased == pytest.approx(economic * factor)
    assert parts["fiscal"].price_year == Year(2009)


def test_without_a_year_nothing_is_moved() -> None:
    assert [part.rebased for part in parts_in(unit_cost("CR3.0"))] == [None]


def test_prices_that_the_index_does_not_reach_are_left_alone() -> None:
    (part,) = parts_in(unit_cost("CR3.0"), Year(2026), DOUBLED)

    assert part.rebased is None


def test_a_range_stands_with_its_part() -> None:
    (part,) = parts_in(unit_cost("WELLBY"))

    assert (part.low, part.high) == (10_000.0, 16_000.0)


def test_what_is_written_is_read_again() -> None:
    costs = packaged_library().costs
    text = io.StringIO()
    csv.writer(text).writerows(written_rows(costs.values()))
    library, faults = read_library(text.getvalue(), "")

    assert faults == ()
    assert list(library.costs) == list(costs)
    for code, cost in costs.items():
        again = library.costs[code]
        same = [
            name
            for name in cost._fields
            if name not in {"bearers", "transfer", "by_year"}
            and getattr(cost, name) != getattr(again, name)
        ]
        assert same == []
        assert [b[:2] for b in again.bearers] == [b[:2] for b in cost.bearers]
        shares = [bearer.share for bearer in cost.bearers]
        assert [b.share for b in again.bearers] == pytest.approx(shares)
        assert again.transfer == pytest.approx(cost.transfer)


def test_a_value_of_zero_is_written_as_one() -> None:
    head = "code,title,unit,fiscal,price_year,source,licence"
    zero, _ = read_library(f"{head}\nY1,Leaflet,each,0,2025-26,Gift,own", "own")
    text = io.StringIO()
    csv.writer(text).writerows(written_rows(zero.costs.values()))
    again, faults = read_library(text.getvalue(), "own")

    assert faults == ()
    assert again.costs == zero.costs
