from __future__ import annotations

import pytest

from cba.models import kinds
from cba.models.faults import FaultError
from cba.models.horizon import Context


def read(kind: kinds.Kind, text: str, currency: str = "GBP") -> float:
    return kind.read(text, Context(currency=currency))


def fault(kind: kinds.Kind, text: str, currency: str = "GBP") -> FaultError:
    with pytest.raises(FaultError) as caught:
        read(kind, text, currency)
    return caught.value


def test_a_share_is_a_percentage_a_fraction_or_a_ratio() -> None:
    assert [read(kinds.KEPT, text) for text in ("25%", "0.25", "1/4", "100%", "0")] == [
        0.25,
        0.25,
        0.25,
        1.0,
        0.0,
    ]


def test_a_decimal_one_is_the_whole_but_a_bare_one_is_refused() -> None:
    assert read(kinds.KEPT, "1.0") == 1.0

    found = fault(kinds.KEPT, "1")

    assert (found.code, found.hint) == ("CBA202", "write 1% or 100%")


def test_a_share_above_the_whole_says_what_it_would_do() -> None:
    found = fault(kinds.LOST, "20")

    assert found.code == "CBA203"
    assert found.message == "{name} is 20, which would remove 2,000% of the benefit"
    assert found.hint == "write 20%"


def test_a_negative_share_is_refused() -> None:
    assert fault(kinds.KEPT, "-5%").code == "CBA203"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (kinds.MONEY, "12%"),
        (kinds.KEPT, "£5"),
        (kinds.KEPT, "0.2k"),
        (kinds.COUNT, "£400"),
        (kinds.YEARS, "50%"),
    ],
)
def test_a_value_in_the_wrong_unit_is_refused(kind: kinds.Kind, text: str) -> None:
    assert fault(kind, text).code == "CBA205"


def test_pounds_are_refused_in_a_project_in_dollars() -> None:
    assert fault(kinds.MONEY, "£500", "NZD").code == "CBA205"
    assert read(kinds.MONEY, "$500", "NZD") == 500.0


def test_a_whole_number_as_a_rate_reads_two_ways() -> None:
    found = fault(kinds.RATE, "2")

    assert (found.code, found.hint) == ("CBA202", "write 2% or 200%")
    assert read(kinds.RATE, "-1.5%") == -0.015


def test_years_may_name_their_unit() -> None:
    assert [read(kinds.YEARS, text) for text in ("20 years", "1 year", "0.5")] == [
        20.0,
        1.0,
        0.5,
    ]


def test_people_cannot_be_fewer_than_none() -> None:
    assert fault(kinds.COUNT, "-5").code == "CBA206"


@pytest.mark.parametrize("text", ["£100bn", "1e14", "-99_999_999_999_999"])
def test_money_may_be_as_much_as_a_float_holds_to_the_penny(text: str) -> None:
    assert abs(read(kinds.MONEY, text)) <= kinds.MOST


@pytest.mark.parametrize("text", ["1e15", "-£200000bn", "1e300"])
def test_more_is_refused(text: str) -> None:
    found = fault(kinds.MONEY, text)

    assert found.code == "CBA206"
    assert found.hint == "look for a zero or a suffix too many"
    assert fault(kinds.QUANTITY, text.replace("£", "")).code in {"CBA206", "CBA205"}


@pytest.mark.parametrize("kind", [kinds.KEPT, kinds.LOST])
def test_a_share_just_above_the_whole_is_called_so(kind: kinds.Kind) -> None:
    found = fault(kind, "1.0000000001")

    assert found.message == "{name} is 1.0000000001, which is just above 100%"
    assert found.hint == "write 100%"


def test_what_is_no_number_is_told_what_its_kind_is_written_like() -> None:
    assert fault(kinds.LOAN, "18 months").hint == (
        "write the number of years, such as 3 or 2.5"
    )
    assert fault(kinds.SHARE, "most").hint == "write 25% or 0.25"
    assert fault(kinds.MONEY, "much").hint == (
        "write figures, such as 250000, £250k or 25%"
    )
