"""Which values of libraries a project rests on, and the credit that they ask for."""

from __future__ import annotations

import pytest

from cba.library.unit_costs import unit_cost
from cba.results.library_values import (
    LibraryValue,
    PartValue,
    Replaced,
    Use,
    credits_of,
    library_values,
)
from tests.results.appraising import TWO_PARTNERS, appraised_text, loaded_text

USING = """
    cba: 1
    project: {title: Gate}
    appraisal: {first_year: 2026-27, years: 3, discounting: {rate: 0%}}
    agencies:
      justice: {name: Ministry, sector: justice}
      police: {name: Police, sector: police}
      nhs: {name: Health board, sector: nhs}
    costs:
      team: {kind: revenue, paid_by: justice, amount: 100, optimism_bias: 0%}
    benefits:
      places: {quantity: 1, value: {unit_cost: CR3.0}}
      crimes:
        quantity: 5
        values:
          crime: {unit_cost: CR8.0, fiscal: 700}
          wellbeing: {unit_cost: WELLBY}
    options:
      nothing: {role: baseline}
      some: {title: Some}
      all: {title: All, role: preferred}
"""


@pytest.fixture(scope="module")
def values() -> tuple[LibraryValue, ...]:
    return library_values(loaded_text(USING))


def test_values_stand_in_the_order_in_which_the_file_uses_them(
    values: tuple[LibraryValue, ...],
) -> None:
    assert [value.cost.code for value in values] == ["CR3.0", "CR8.0", "WELLBY"]


def test_a_value_stands_as_published_and_in_the_prices_of_the_project(
    values: tuple[LibraryValue, ...],
) -> None:
    (part,) = values[0].parts

    # 33,785 × 105.3095 / 73.0337 by the GDP deflator, from 2013-14 to 2026-27.
    assert part.original == 33_785.0
    assert part.price_year == "2013-14"
    assert part.rebased == pytest.approx(48_716.0, abs=0.5)
    assert values[0].is_rebased


def test_each_part_of_a_value_is_there_and_no_empty_one(
    values: tuple[LibraryValue, ...],
) -> None:
    assert [(part.part, part.original) for part in values[1].parts] == [
        ("fiscal", 609.0),
        ("economic", 676.0),
        ("social", 1_648.0),
    ]


def test_a_range_stands_as_published(values: tuple[LibraryValue, ...]) -> None:
    (part,) = values[2].parts

    assert (part.low, part.original, part.high) == (10_000.0, 13_000.0, 16_000.0)


def test_every_use_names_its_options(values: tuple[LibraryValue, ...]) -> None:
    assert values[0].uses == (Use("benefits.places.value", ("some", "all"), ()),)


def test_what_the_file_replaces_stands_beside_what_the_library_has(
    values: tuple[LibraryValue, ...],
) -> None:
    (use,) = values[1].uses

    assert use.address == "benefits.crimes.values.crime"
    assert use.replaced == (Replaced("fiscal", 609.0, 700.0),)


def test_a_value_by_year_replaces_without_a_single_figure() -> None:
    text = USING.replace("fiscal: 700", "fiscal: [700, 700, 800]")
    (use,) = library_values(loaded_text(text))[1].uses

    assert use.replaced == (Replaced("fiscal", 609.0, None),)


def test_a_project_without_libraries_has_no_values() -> None:
    assert library_values(loaded_text(TWO_PARTNERS)) == ()


def test_credit_is_given_once_for_each_publisher_and_licence(
    values: tuple[LibraryValue, ...],
) -> None:
    database, treasury = credits_of(values)

    assert database.codes == ("CR3.0", "CR8.0")
    assert "Creative Commons Attribution 4.0" in database.text
    assert database.text.endswith("; values moved to 2026-27 prices.")
    assert treasury.codes == ("WELLBY",)


def test_credit_says_where_nothing_was_changed() -> None:
    part = PartValue("fiscal", 10.0, "2026-27", 10.0)
    value = LibraryValue(unit_cost("CR3.0"), (part,), (), "2026-27")
    (credit,) = credits_of([value])

    assert not credit.is_changed
    assert credit.text.endswith("; not changed.")


def test_no_credit_is_given_where_no_licence_asks_for_it() -> None:
    own = unit_cost("CR3.0")._replace(licence="own")

    assert credits_of([LibraryValue(own, (), (), "2026-27")]) == ()


def test_the_data_frame_of_all_flows_has_the_credit() -> None:
    (database, treasury) = appraised_text(USING).to_frame().attrs["attributions"]

    assert database.startswith("Unit Cost Database v1.4")
    assert treasury.startswith("Contains public sector information from HM Treasury")
