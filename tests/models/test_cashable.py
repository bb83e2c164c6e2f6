from __future__ import annotations

import pytest

from cba.models.cashable import Cashable, read_cashable
from cba.models.faults import FaultsError
from cba.models.inputs import Input
from cba.models.years import Year
from tests.models.reading import FOUR_YEARS, faults, read


def test_one_share_holds_for_every_agency() -> None:
    cashable = read(read_cashable, "20%")

    assert cashable.by_agency == ()
    assert cashable.of("nhs") == cashable.of("police") == Input(0.2)


def test_an_agency_that_is_not_named_has_none() -> None:
    cashable = read(read_cashable, {"share": {"nhs": "20%", "police": "0%"}})

    assert cashable.of("nhs") == Input(0.2)
    assert cashable.of("police") == Input(0.0)
    assert cashable.of("council") is None


def test_from_when_and_in_what_steps() -> None:
    node = {
        "share": "100%",
        "from": "2028-29",
        "in_steps_of": "60",
        "mechanism": "Close one wing",
        "owner": "justice",
    }

    assert read(read_cashable, node) == Cashable(
        share=Input(1.0),
        start=Year(2028),
        in_steps_of=Input(60.0),
        mechanism="Close one wing",
        owner="justice",
    )


def test_a_share_may_be_given_by_year_or_with_evidence() -> None:
    by_year = read(read_cashable, {"share": {"value": ["0%", "5%", "9%", "9%"]}})
    sourced = read(read_cashable, {"value": "20%", "source": "Finance"})

    assert by_year.share is not None
    assert FOUR_YEARS.horizon is not None
    assert by_year.share.by_year(FOUR_YEARS.horizon) == (0.0, 0.05, 0.09, 0.09)
    assert sourced.share == Input(0.2, source="Finance")


def test_agencies_stand_below_share() -> None:
    assert faults(read_cashable, {"nhs": "50%"}) == [("CBA214", "nhs")]
    assert faults(read_cashable, {"share": "5%", "form": "x"}) == [("CBA214", "form")]


def test_a_share_is_needed_beside_the_other_keys() -> None:
    assert faults(read_cashable, {"from": "2027-28"}) == [("CBA112", "")]


@pytest.mark.parametrize("node", [None, [], ["20%"]])
def test_what_is_neither_share_nor_keys_is_refused(node: object) -> None:
    assert faults(read_cashable, node) == [("CBA113", "")]


def test_every_fault_is_told_at_its_key() -> None:
    node = {
        "share": {"NHS": "20%", "police": "200%"},
        "from": "2036-37",
        "in_steps_of": "0",
        "owner": [],
    }

    assert faults(read_cashable, node) == [
        ("CBA114", "share.NHS"),
        ("CBA203", "share.police"),
        ("CBA304", "from"),
        ("CBA206", "in_steps_of"),
        ("CBA113", "owner"),
    ]


def test_a_saving_is_cash_at_once_and_in_steps() -> None:
    node = {"at_once": "10%", "stepped": {"nhs": "40%"}, "step": "wards"}
    cashable = read(read_cashable, node)

    assert cashable.shares() == (
        ("at_once", Input(0.1)),
        ("stepped", (("nhs", Input(0.4)),)),
    )
    assert cashable.step == "wards"
    assert not cashable.only_ramps


def test_a_ramp_alone_is_of_the_whole_saving() -> None:
    node = {"by_year": {"2026-27": "50%", "2027-28..": "100%"}}

    assert read(read_cashable, node).only_ramps
    assert not read(read_cashable, {"share": "20%", **node}).only_ramps


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({"share": "5%", "at_once": "5%"}, [("CBA115", "at_once")]),
        (
            {"share": "5%", "stepped": "5%", "step": "ward"},
            [("CBA115", "stepped")],
        ),
        ({"stepped": "70%"}, [("CBA112", "")]),
        ({"step": "ward"}, [("CBA112", "")]),
        ({"at_once": {"2026-27": "10%"}}, [("CBA214", "at_once.2026-27")]),
        ({"at_once": "120%"}, [("CBA203", "at_once")]),
        ({"stepped": {"nhs": "-5%"}, "step": "ward"}, [("CBA203", "stepped.nhs")]),
        ({"stepped": "5%", "step": "The ward"}, [("CBA114", "step")]),
    ],
)
def test_how_much_is_said_once_and_steps_are_named(
    node: object, expected: list[tuple[str, str]]
) -> None:
    assert faults(read_cashable, node) == expected


def test_a_year_below_what_is_cash_at_once_is_sent_to_the_ramp() -> None:
    with pytest.raises(FaultsError) as caught:
        read_cashable({"at_once": {"2026-27": "10%"}}, FOUR_YEARS)

    (fault,) = caught.value.faults
    assert fault.hint == "write what is cash by then as {by_year: {2026-27: 10%}}"


@pytest.mark.parametrize(
    ("node", "at"),
    [
        ({"2026-27": "10%"}, "2026-27"),
        ({"share": {"2026-27": "10%"}}, "share.2026-27"),
    ],
)
def test_years_where_agencies_belong_are_told_where_to_go(
    node: object, at: str
) -> None:
    assert faults(read_cashable, node) == [("CBA214", at)]


def test_shares_by_year_are_a_value() -> None:
    cashable = read(read_cashable, {"value": {"2026-27": "10%"}})

    assert cashable.share is not None
    assert cashable.share.is_series
