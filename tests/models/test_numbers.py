from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cba.models.faults import FaultError
from cba.models.numbers import read_number, read_ratio


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("250000", 250_000.0),
        ("250_000", 250_000.0),
        ("£250k", 250_000.0),
        ("£1.2m", 1_200_000.0),
        ("£250,000", 250_000.0),
        ("1,234,567.89", 1_234_567.89),
        ("-£500", -500.0),
        ("£-500", -500.0),
        ("\u2212500", -500.0),
        ("£ 12.71", 12.71),
        ("8.5bn", 8_500_000_000.0),
        ("12%", 0.12),
        ("0.25", 0.25),
        (".5", 0.5),
        ("1e3", 1_000.0),
        ("1.0e-05", 0.00001),
        ("0", 0.0),
    ],
)
def test_reads_numbers_as_people_write_them(text: str, value: float) -> None:
    assert value == read_number(text).value


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("010", "write 10"),
        ("1:30", "write a share as 25% or 1/4"),
        ("1,5", "write 1.5 or 15"),
        ("1,2500", "write 1.2500 or 12500"),
        ("1.000,50", "write 1000.50"),
        ("£1,20,000", "write £120000"),
        ("0,5", "write 0.5"),
        ("0,123", "write 0.123"),
        ("5,", "write 5"),
        ("£007", "write £7"),
        ("010.05", "write 10.05"),
        ("1.000,50,3", "write it as 1250.50"),
        ("1 000", "write 1000"),
        ("(1,000)", "write -1000 for a negative number"),
    ],
)
def test_refuses_what_reads_two_ways(text: str, hint: str) -> None:
    with pytest.raises(FaultError) as caught:
        read_number(text)

    assert ("CBA202", hint) == (caught.value.code, caught.value.hint)


@pytest.mark.parametrize(
    "text",
    ["", " ", "nan", "inf", "-inf", "twelve", "£", "%", "--5", "1e999", "5 apples"],
)
def test_refuses_what_is_no_number(text: str) -> None:
    with pytest.raises(FaultError) as caught:
        read_number(text)

    assert caught.value.code == "CBA201"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("45% (30%-55%)", "write 45% (30% to 55%)"),
        ("£31k (£27k \u2013 £36k)", "write £31k (£27k to £36k)"),
        ("£420k (-10%-+25%)", "write £420k (-10% to +25%)"),
    ],
)
def test_a_dash_in_a_range_is_told_from_its_ends(text: str, hint: str) -> None:
    with pytest.raises(FaultError) as caught:
        read_number(text)

    assert ("CBA201", hint) == (caught.value.code, caught.value.hint)


@pytest.mark.parametrize(
    "text",
    ["1," * 20_000 + "x", "5 " + " " * 20_000 + "x", "1" * 401, "1/" * 20_000],
)
def test_a_text_longer_than_any_number_is_refused_unread(text: str) -> None:
    with pytest.raises(FaultError) as caught:
        read_number(text)

    assert caught.value.code == "CBA201"
    assert len(caught.value.message) < 130
    assert caught.value.hint == "write a number of at most 400 characters"


def test_spaces_about_a_number_do_not_make_it_long() -> None:
    assert read_number(" " * 300 + "5" + " " * 300).value == 5.0


def test_a_ratio_longer_than_any_number_is_none() -> None:
    # Python refuses to read a whole number of more than 4,300 digits.
    assert read_ratio("1" * 5_000 + "/2") is None


def test_a_ratio_of_whole_numbers_is_a_share() -> None:
    assert read_ratio("415/2470") == 415 / 2470
    assert read_ratio("1/0") is None
    assert read_ratio("1.5/2") is None


@given(
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15)
)
def test_reads_back_every_float_that_python_writes(value: float) -> None:
    assert value == read_number(repr(value)).value


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_a_fault(text: str) -> None:
    try:
        found = [] if math.isfinite(read_number(text).value) else ["not finite"]
    except FaultError as fault:
        found = [] if fault.code in {"CBA201", "CBA202"} else [fault.code]

    assert found == []


@given(
    whole=st.integers(1, 10**12 - 1),
    rest=st.just("") | st.from_regex(r"\A\.[0-9]{1,12}\Z"),
)
def test_a_bare_figure_is_the_float_nearest_to_it(whole: int, rest: str) -> None:
    text = f"{whole}{rest}"
    read = read_number(text)

    # With a sign before it, it is read as any other number is.
    assert read.value == float(Decimal(text)) == read_number(f"+{text}").value
    assert read.whole == (rest == "")
