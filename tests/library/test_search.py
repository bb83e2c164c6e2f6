"""Values are found by words, codes and bodies, in spite of typing slips."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cba.library.narrowed import borne_by, known_bodies, of_category
from cba.library.search import closest_word, search
from cba.library.unit_cost import UnitCost
from cba.library.unit_costs import packaged_library

COSTS = tuple(packaged_library().costs.values())


def best(text: str) -> str:
    return search(COSTS, text.split()).matches[0].cost.code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("prison", "CR3.0"),
        ("prisson", "CR3.0"),  # a letter too many
        ("rpison", "CR3.0"),  # two that changed places, at the beginning
        ("ambulence", "HE3.0"),
        ("rough sleepers", "HO6.0"),  # the plural
        ("rough sleper", "HO6.0"),
        ("CR3.0", "CR3.0"),
        ("cr3", "CR3.0"),
        ("cr 3.0", "CR3.0"),
        ("es1.0", "E&S1.0"),  # without its marks
        ("a&e", "HE4.0"),  # what people call it
        ("jsa", "E&E1.0"),
        ("the prison of", "CR3.0"),  # words that say nothing
    ],
)
def test_the_best_is_what_was_meant(text: str, code: str) -> None:
    assert code == best(text)


def test_every_code_finds_its_value() -> None:
    assert [cost.code for cost in COSTS] == [best(cost.code) for cost in COSTS]


def test_no_words_find_everything_in_order() -> None:
    found = search(COSTS, [" ", "?"])

    assert tuple(match.cost for match in found.matches) == COSTS
    assert found.all_words


def test_where_nothing_holds_all_words_those_with_most_are_found() -> None:
    found = search(COSTS, ["domestic", "xyzzyx"])

    assert not found.all_words
    assert [match.cost.code for match in found.matches] == ["CR2.0"]


def test_nothing_is_found_by_what_nothing_is_like() -> None:
    assert search(COSTS, ["zzzzzz"]).matches == ()


def test_what_is_superseded_comes_after_what_took_its_place() -> None:
    codes = [m.cost.code for m in search(COSTS, ["nlw"]).matches]

    assert codes == ["NLW-2026", "NLW-2025"]


@given(st.text(max_size=300))
@settings(max_examples=30, deadline=None)
def test_no_text_is_too_odd_to_search_by(text: str) -> None:
    matches = search(COSTS, text.split(" ")).matches

    assert [m.score for m in matches] == sorted(
        (m.score for m in matches), reverse=True
    )


def test_an_endless_text_is_cut() -> None:
    assert search(COSTS, ["prison" * 100_000]).matches == ()


def codes(costs: tuple[UnitCost, ...]) -> set[str]:
    return {cost.code for cost in costs}


@pytest.mark.parametrize("name", ["council", "Councils", "local authority", "LA"])
def test_a_body_is_found_by_any_of_its_names(name: str) -> None:
    assert {"SS1.0", "HO4.0", "CR2.0"} <= codes(borne_by(COSTS, name))
    assert "HE3.0" not in codes(borne_by(COSTS, name))


def test_a_category_has_its_values_alone() -> None:
    assert codes(of_category(COSTS, "Social care")) == {
        code for code in codes(COSTS) if code.startswith("SS")
    }
    assert of_category(COSTS, "nonsense") == ()


def test_a_name_near_to_a_known_one_is_offered() -> None:
    assert closest_word("polise", known_bodies(COSTS)) == "Police"
    assert closest_word("zzzzzz", known_bodies(COSTS)) is None


def test_what_is_counted_comes_before_what_a_body_bears_a_part_of() -> None:
    codes = [match.cost.code for match in search(COSTS, ["prison"]).matches]

    # "Per prisoner per year" is about prison; of a homicide, prisons bear a part.
    assert codes[:3] == ["CR3.0", "CR4.1", "CR4.2"]
    assert "CR8.1" in codes[3:]
