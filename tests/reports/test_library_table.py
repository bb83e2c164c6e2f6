"""The table of values from libraries in a document, and their credit below it."""

from __future__ import annotations

import pytest

from cba.library.unit_cost import Robustness, UnitCost
from cba.library.unit_costs import unit_cost
from cba.reports.annex import annex_section
from cba.reports.content import Bullets
from cba.reports.library_table import library_blocks
from cba.reports.library_words import (
    as_published,
    borne_by,
    edition_words,
    in_one_line,
    licence_words,
    rating_words,
    standing_words,
    unit_words,
)
from cba.results.library_values import LibraryValue, PartValue, YearValue
from tests.reports.made_projects import Tree, flat, spent
from tests.reports.sections import tables, texts, view

USING: Tree = flat(
    {"team": spent("100k")},
    {
        "places": {
            "quantity": 1,
            "value": {"unit_cost": "CR3.0", "fiscal": 30_000},
            "falls_to": "council",
        },
        "wellbeing": {"quantity": 1, "value": {"unit_cost": "WELLBY"}},
    },
)


def test_the_annex_has_every_value_with_where_it_comes_from() -> None:
    table = tables(annex_section(view(USING)))["library-values"]
    first, second = table.rows

    # 33,785 × 105.3095 / 73.0337 by the GDP deflator.
    assert texts((first,))[0][0] == "CR3.0"
    assert first.cells[2].text == "£33,785 fiscal, in 2013-14 prices"
    assert first.cells[3].text == "£48,716 fiscal"
    assert first.cells[5].text.startswith("Green")
    assert "Edition gmca-1.4. CC BY 4.0." in first.cells[5].detail
    assert second.cells[2].text == "£13,000 social (£10,000 to £16,000), in 2019 prices"


def test_what_the_file_replaces_stands_with_what_the_library_has() -> None:
    table = tables(annex_section(view(USING)))["library-values"]

    assert (
        table.rows[0]
        .cells[5]
        .detail.endswith(
            "The file has £30,000 fiscal at `benefits.places.value`, where the library "
            "has £33,785."
        )
    )


def test_the_credit_stands_below_the_table() -> None:
    *_, credit = library_blocks(view(USING))

    assert isinstance(credit, Bullets)
    assert credit.items[0].endswith("; values moved to 2026-27 prices.")


def test_a_typed_value_under_a_licence_has_a_table_of_its_own() -> None:
    value = {"fiscal": 96, "source": "A club", "licence": "licensed"}
    line = {"quantity": 1, "value": value, "falls_to": "council", "title": "Repairs"}
    made = flat({"team": spent("1k")}, {"repairs": line})
    table = tables(annex_section(view(made)))["licensed-values"]

    assert texts(table.rows) == [
        [
            *("Repairs", "2026-27"),
            *("Bought or lent under terms that forbid passing the figures on",),
            "A club.",
        ]
    ]
    assert table.notes[0].startswith("Where a licence forbids passing a figure on")


def test_a_case_without_libraries_has_no_table() -> None:
    assert tuple(library_blocks(view(flat({"team": spent("1k")}, {})))) == ()


def test_parts_of_several_price_years_are_kept_apart() -> None:
    value = _value(
        PartValue("fiscal", 3_206.0, "2009-10", 4_986.0),
        PartValue("economic", 6_958.0, "2008-09", 10_963.0),
    )

    assert as_published(value) == (
        "£3,206 fiscal, in 2009-10 prices; £6,958 economic, in 2008-09 prices"
    )


def test_a_value_by_year_shows_its_first_and_last_year() -> None:
    years = (YearValue("2026-27", 278.28, 329.0), YearValue("2030-31", 295.6, 350.0))
    part = PartValue("social", 278.28, "2022", 329.0, by_year=years)

    assert as_published(_value(part)) == (
        "£278.28 in 2026-27 to £295.60 in 2030-31 social, in 2022 prices"
    )


@pytest.mark.parametrize(
    ("robustness", "begins"),
    [("green", "Green"), ("amber", "Amber"), ("red", "Red"), ("", "Not rated")],
)
def test_a_rating_is_told_in_words(robustness: Robustness, begins: str) -> None:
    assert rating_words(_cost()._replace(robustness=robustness)).startswith(begins)


def test_a_value_that_was_superseded_says_by_what() -> None:
    cost = _cost()._replace(standing="superseded", superseded_by="NLW-2026")

    assert standing_words(cost) == "Superseded by NLW-2026"
    assert standing_words(_cost()._replace(standing="withdrawn")) == (
        "Withdrawn by its publisher"
    )
    assert standing_words(_cost()) == ""


def test_bearers_have_the_names_and_shares_of_the_source() -> None:
    assert borne_by(unit_cost("CR2.0")).startswith("NHS 47%, CJS ex-police 24%")
    assert borne_by(unit_cost("CR2.0")._replace(bearers=())).startswith("Several")
    assert borne_by(unit_cost("WELLBY")) == ""


def test_units_begin_with_per_once() -> None:
    assert unit_words(_cost()._replace(unit="per incident")) == "Per incident"
    assert unit_words(_cost()._replace(unit="incident")) == "Per incident"
    assert unit_words(_cost()._replace(unit="")) == ""


def test_a_library_of_the_project_goes_by_its_name_where_it_has_no_edition() -> None:
    assert edition_words(_cost()._replace(library="place", edition="")) == "`place`"
    assert edition_words(_cost()._replace(library="place")) == "gmca-1.4 of `place`"
    # One that is asked by its file alone has the name of the file.
    assert edition_words(_cost()._replace(library="gmca-1.4")) == "`gmca-1.4`"


def test_a_licence_that_forbids_passing_on_says_so() -> None:
    assert licence_words("licensed").endswith("forbid passing the figures on")
    assert licence_words("Open Government Licence v3.0") == "OGL v3.0"
    assert licence_words("Our own terms") == "Our own terms"


def test_a_terminal_has_it_in_one_line() -> None:
    part = PartValue("fiscal", 1.0, "2013-14", 1.5)
    first, other = _value(part), _value(part)
    other = other._replace(
        cost=_cost()._replace(publisher="HM Treasury", licence="OGL v3.0")
    )

    assert in_one_line((first, first, other)) == (
        "Values from libraries: 2 of New Economy / Greater Manchester Combined "
        "Authority (CC BY 4.0) and 1 of HM Treasury (OGL v3.0), moved to 2026-27 "
        "prices."
    )
    assert in_one_line(()) == ""


def _cost() -> UnitCost:
    return unit_cost("CR3.0")


def _value(*parts: PartValue) -> LibraryValue:
    return LibraryValue(_cost(), parts, (), "2026-27")


def test_names_that_the_source_shortens_are_told_in_full() -> None:
    table = tables(annex_section(view(USING)))["library-values"]

    # A prison place falls to the `CJS`.
    assert "CJS: criminal justice system." in table.notes
