from __future__ import annotations

import pytest

from cba.models.expectation import read_expectation
from cba.models.faults import FaultError
from cba.models.horizon import Context


def met(statement: str, found: float | str | None) -> bool:
    return read_expectation(statement, Context()).met_by(found)


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        ("public_value.npv > 0", 0.0),
        ("public_value.npv>£1.2m", 1_200_000.0),
        ("agencies.nhs.npv < -£5k", -5000.0),
        ("financial.irr >= 3.5%", 0.035),
        ("agencies.nhs.share_of_costs == 1/4", 0.25),
        ("financial.payback.year <= 2029-30", "2029-30"),
        ("financial.payback.year <= 2029/30", "2029-30"),
        ("financial.payback.sustained == true", 1.0),
        ("lines.stays/bed_days.pv_social > 1_000", 1000.0),
        ("options.do-minimum.financial.npv == 0", 0.0),
    ],
)
def test_a_promise_is_a_metric_a_comparison_and_a_value(
    statement: str, value: object
) -> None:
    promise = read_expectation(statement, Context())

    assert promise.value == value
    assert promise.statement == statement


@pytest.mark.parametrize(
    "statement",
    ["", "npv", "npv >", "> 0", "npv = 0", "npv ! 0", "public value.npv > 0"],
)
def test_what_promises_nothing_is_refused(statement: str) -> None:
    with pytest.raises(FaultError) as fault:
        read_expectation(statement, Context())

    assert fault.value.code == "CBA217"


@pytest.mark.parametrize(
    ("statement", "code"),
    [("npv > lots", "CBA201"), ("npv > nan", "CBA201"), ("npv > 1,5", "CBA202")],
)
def test_a_value_is_read_as_every_number_is(statement: str, code: str) -> None:
    with pytest.raises(FaultError) as fault:
        read_expectation(statement, Context())

    assert fault.value.code == code


@pytest.mark.parametrize(
    ("op", "below", "at", "above"),
    [
        (">", False, False, True),
        (">=", False, True, True),
        ("<", True, False, False),
        ("<=", True, True, False),
        ("==", False, True, False),
    ],
)
def test_each_comparison(op: str, below: bool, at: bool, above: bool) -> None:  # noqa: FBT001
    statement = f"npv {op} 100"

    assert (met(statement, 99.0), met(statement, 100.0), met(statement, 101.0)) == (
        below,
        at,
        above,
    )


@pytest.mark.parametrize("op", [">", ">=", "<", "<=", "=="])
def test_null_keeps_no_promise(op: str) -> None:
    assert not met(f"npv {op} 0", None)
    assert not met(f"financial.payback.year {op} 2029-30", None)


def test_years_are_compared_as_years() -> None:
    assert met("financial.payback.year <= 2029-30", "2028-29")
    assert not met("financial.payback.year <= 2029-30", "2030-31")


def test_a_year_is_no_number_and_a_number_no_year() -> None:
    assert not met("financial.payback.year >= 3", "2029-30")
    assert not met("financial.payback.years <= 2029-30", 3.0)


def test_a_truth_is_compared_as_one() -> None:
    promise = read_expectation("financial.payback.sustained == true", Context())

    assert [promise.met_by(found) for found in (True, False)] == [True, False]
