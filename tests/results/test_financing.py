from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cba.results.financing import annuity, loans


def test_an_annuity_is_the_yearly_sum_of_the_textbook() -> None:
    # 1,000 × 0.1 ÷ (1 − 1.1⁻³) = 100 ÷ 0.2486852 = 402.1148.
    assert annuity(1_000.0, 0.10, 3) == pytest.approx(402.1148036)


def test_without_interest_a_loan_is_paid_back_in_equal_parts() -> None:
    assert annuity(900.0, 0.0, 3) == pytest.approx(300.0)


def test_capital_is_borrowed_in_its_year_and_repaid_from_the_next_on() -> None:
    made = loans((-1_000.0, 0.0, 0.0), 2, 0.10)

    # 1,000 × 0.1 ÷ (1 − 1.1⁻²) = 100 ÷ 0.1735537 = 576.1905.
    assert made.borrowed == pytest.approx((1_000.0, 0.0, 0.0))
    assert made.debt == pytest.approx((0.0, -576.190476, -576.190476))
    # 1,100 − 576.1905 is owed after a year: with a tenth more, the last sum.
    assert made.outstanding == pytest.approx((1_000.0, 523.809524, 0.0))


def test_what_is_still_owed_at_the_end_is_known() -> None:
    made = loans((0.0, -300.0), 3, 0.0)

    assert made.borrowed == pytest.approx((0.0, 300.0))
    assert made.debt == pytest.approx((0.0, 0.0))
    assert made.outstanding == pytest.approx((0.0, 300.0))


def test_each_year_of_capital_has_a_loan_of_its_own() -> None:
    made = loans((-100.0, -60.0, 0.0, 0.0), 2, 0.0)

    assert made.debt == pytest.approx((0.0, -50.0, -80.0, -30.0))
    assert made.outstanding == pytest.approx((100.0, 110.0, 30.0, 0.0))


def test_a_receipt_is_no_loan() -> None:
    made = loans((500.0, 0.0), 2, 0.05)

    assert made.borrowed == made.debt == made.outstanding == (0.0, 0.0)


@given(
    st.floats(1.0, 1e8), st.integers(1, 60), st.floats(0.0, 0.2, allow_subnormal=False)
)
def test_repayments_are_worth_what_was_borrowed(
    principal: float, years: int, rate: float
) -> None:
    made = loans((-principal, *(0.0,) * years), years, rate)

    worth = sum(-due / (1.0 + rate) ** n for n, due in enumerate(made.debt))
    assert worth == pytest.approx(principal)
    # Nothing is owed once the last sum is paid.
    assert made.outstanding[-1] == 0.0
