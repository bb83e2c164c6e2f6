from __future__ import annotations

from cba.loading.overrides import apply, node_at, split_address, with_ranges
from cba.models.inputs import Ranged, YearReplaced

TREE = {
    "costs": {"team": {"amount": {"2026-27": "5"}, "title": "Team"}},
    "benefits": {"visits": {"impact": "5%", "persistence": ["100%", "50%"]}},
}


def test_a_setting_replaces_the_whole_input() -> None:
    made = apply(TREE, [("costs.team.amount", "7")])

    assert made["costs"] == {"team": {"amount": "7", "title": "Team"}}


def test_the_tree_given_stays_as_it_is_and_shares_what_is_not_touched() -> None:
    before = repr(TREE)
    made = apply(TREE, [("costs.team.amount", "7")])

    assert repr(TREE) == before
    assert made["benefits"] is TREE["benefits"]


def test_the_last_setting_wins() -> None:
    made = apply(TREE, [("costs.team.amount", "7"), ("costs.team.amount", "8")])

    assert node_at(made, ("costs", "team", "amount")) == "8"


def test_a_year_is_kept_beside_the_input_it_replaces() -> None:
    made = apply(
        TREE, [("costs.team.amount@2026-27", "7"), ("costs.team.amount@2027-28", "8")]
    )

    assert node_at(made, ("costs", "team", "amount")) == YearReplaced(
        {"2026-27": "5"}, (("2026-27", "7"), ("2027-28", "8"))
    )


def test_an_input_set_after_its_year_replaces_the_year_as_well() -> None:
    made = apply(TREE, [("costs.team.amount@2026-27", "7"), ("costs.team.amount", "8")])

    assert node_at(made, ("costs", "team", "amount")) == "8"


def test_what_is_not_there_yet_is_added() -> None:
    made = apply(TREE, [("costs.team.value.fiscal", "7")])

    assert node_at(made, ("costs", "team", "value")) == {"fiscal": "7"}


def test_an_item_of_a_list_is_addressed_by_its_number() -> None:
    made = apply(TREE, [("benefits.visits.persistence.1", "40%")])

    assert node_at(made, ("benefits", "visits", "persistence")) == ["100%", "40%"]


def test_ranges_move_to_their_inputs() -> None:
    made = with_ranges({**TREE, "ranges": {"costs.team.amount": "-10% to +25%"}})

    assert "ranges" not in made
    assert node_at(made, ("costs", "team", "amount")) == Ranged(
        {"2026-27": "5"}, "-10% to +25%"
    )


def test_a_setting_below_a_range_leaves_the_range() -> None:
    ranged = with_ranges({**TREE, "ranges": {"costs.team.amount": "-10% to +25%"}})
    made = apply(ranged, [("costs.team.amount.2026-27", "6")])

    assert node_at(made, ("costs", "team", "amount")) == Ranged(
        {"2026-27": "6"}, "-10% to +25%"
    )


def test_ranges_that_are_no_mapping_are_left_for_the_schema() -> None:
    assert with_ranges({**TREE, "ranges": "wide"})["ranges"] == "wide"


def test_an_address_may_end_in_a_year() -> None:
    assert split_address("costs.team.amount") == (("costs", "team", "amount"), None)
    assert split_address("a.b@2026") == (("a", "b"), "2026")
