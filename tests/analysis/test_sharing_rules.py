"""Gain share and clawback: draws worked by hand, and what holds in every draw."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cba.analysis.sharing_rules import Partners, Trigger, clawback, gain_share
from cba.calculation.factors import Array

#: Two payers, a receiver, and one who neither pays nor receives: one year.
RECEIVES = (-60.0, -40.0, 100.0, 0.0)
FORECAST = (200.0, 100.0, 20.0, 500.0)


def by_partner(*rows: tuple[float, ...]) -> tuple[Array, ...]:
    """One year of several draws, a draw a row, as an array of each partner."""
    return tuple(np.array(column)[:, np.newaxis] for column in zip(*rows, strict=True))


def moved(found: tuple[Array, ...], draw: int) -> list[float]:
    """What each partner has of the first year of a draw."""
    return [float(each[min(draw, len(each) - 1), 0]) for each in found]


PARTNERS = Partners(RECEIVES, by_partner(FORECAST))


def test_half_of_what_is_beyond_a_tenth_above_forecast_is_shared() -> None:
    # Payers are forecast to save 300, so that the rule acts above 330. They save
    # 260 + 130 = 390: half of 60 is shared. The first is 60 above its forecast, the
    # second 30, and they give 20 and 10.
    saved = by_partner((260.0, 130.0, 0.0, 0.0))

    found = gain_share(PARTNERS, saved, Trigger(0.1, 0.5))

    assert moved(found, 0) == [-20.0, -10.0, 30.0, 0.0]


def test_a_payer_below_its_forecast_gives_nothing() -> None:
    # 400 + 50 = 450, 120 above 330; half is 60, all from the one that is above.
    saved = by_partner((400.0, 50.0, 0.0, 0.0))

    found = gain_share(PARTNERS, saved, Trigger(0.1, 0.5))

    assert moved(found, 0) == [-60.0, 0.0, 60.0, 0.0]


@pytest.mark.parametrize("first", [0.0, 200.0, 230.0])
def test_no_gain_is_shared_up_to_the_trigger(first: float) -> None:
    # With 100 of the second: 100, 300 and 330 of the 330 that it takes.
    saved = by_partner((first, 100.0, 999.0, 999.0))

    assert moved(gain_share(PARTNERS, saved, Trigger(0.1, 0.5)), 0) == [0.0] * 4


def test_receivers_have_gains_by_what_they_receive_in_all() -> None:
    # 50 above a trigger of 100, all of it shared 3 to 1.
    partners = Partners((-80.0, 60.0, 20.0), by_partner((100.0, 0.0, 0.0)))
    saved = by_partner((150.0, 0.0, 0.0))

    found = gain_share(partners, saved, Trigger(0.0, 1.0))

    assert moved(found, 0) == [-50.0, 37.5, 12.5]


def test_half_of_what_is_beyond_a_tenth_below_forecast_goes_back() -> None:
    # The trigger is at 270. They save 150 + 50 = 200: half of 70 goes back, by what
    # they paid in that year, 60 and 40.
    saved = by_partner((150.0, 50.0, 0.0, 0.0))
    paid = by_partner((-60.0, -40.0, 100.0, 0.0))

    found = clawback(PARTNERS, saved, paid, Trigger(0.1, 0.5))

    assert moved(found, 0) == [21.0, 14.0, -35.0, 0.0]


def test_no_more_goes_back_than_was_received_in_the_year() -> None:
    # All of 270 is short and half is 135; but only 100 was paid.
    saved = by_partner((0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0))
    paid = by_partner((-60.0, -40.0, 100.0, 0.0), (0.0, 0.0, 0.0, 0.0))

    found = clawback(PARTNERS, saved, paid, Trigger(0.1, 0.5))

    assert moved(found, 0) == [60.0, 40.0, -100.0, 0.0]
    assert moved(found, 1) == [0.0] * 4


@pytest.mark.parametrize("first", [170.0, 200.0, 999.0])
def test_nothing_goes_back_down_to_the_trigger(first: float) -> None:
    saved = by_partner((first, 100.0, -999.0, -999.0))
    paid = by_partner((-60.0, -40.0, 100.0, 0.0))

    found = clawback(PARTNERS, saved, paid, Trigger(0.1, 0.5))

    assert moved(found, 0) == [0.0] * 4


def test_a_forecast_of_a_loss_is_exceeded_by_a_smaller_loss() -> None:
    # -100 is forecast; a tenth of its size above is -90, and 0 is 90 above that.
    partners = Partners((-10.0, 10.0), by_partner((-100.0, 0.0)))

    found = gain_share(partners, by_partner((0.0, 0.0)), Trigger(0.1, 0.5))

    assert moved(found, 0) == [-45.0, 45.0]


MONEY = st.floats(-1e7, 1e7)


@st.composite
def drawn(
    draw: st.DrawFn,
) -> tuple[Partners, tuple[Array, ...], tuple[Array, ...], Trigger]:
    """Partners of whom some pay, with savings and payments that add up to nothing."""
    receives = draw(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=4))
    owed = -sum(receives)
    rows = draw(st.integers(1, 3))
    size = len(receives) + 1

    def amounts() -> tuple[Array, ...]:
        row = st.tuples(*(MONEY for _ in range(size)))
        return by_partner(*(draw(row) for _ in range(rows)))

    saved, forecast, paid = amounts(), amounts(), amounts()
    partners = Partners((*receives, owed), tuple(each[:1] for each in forecast))
    # Whatever the others pay, the last receives.
    balanced = (*paid[:-1], -sum(paid[:-1], np.zeros((rows, 1))))
    rule = Trigger(draw(st.floats(0.0, 1.0)), draw(st.floats(0.0, 1.0)))
    return partners, saved, balanced, rule


Case = tuple[Partners, tuple[Array, ...], tuple[Array, ...], Trigger]


def under_both(case: Case) -> tuple[tuple[Array, ...], tuple[Array, ...]]:
    """What a gain share and a clawback move, where somebody pays and somebody gets."""
    partners, saved, paid, rule = case
    assume(partners.payers and partners.receivers)
    shared = gain_share(partners, saved, rule)
    return tuple(shared), tuple(clawback(partners, saved, paid, rule))


@given(drawn())
@settings(max_examples=60)
def test_no_rule_changes_the_total(
    case: Case,
) -> None:
    shared, back = under_both(case)

    for found in (shared, back):
        assert sum(found, np.zeros((1, 1))) == pytest.approx(0.0, abs=1e-6)


@given(drawn())
@settings(max_examples=60)
def test_no_partner_is_asked_for_more_than_it_has(
    case: Case,
) -> None:
    partners, saved, paid, _ = case
    shared, back = under_both(case)

    for n in partners.payers:
        above = np.maximum(saved[n] - partners.forecast[n], 0.0)
        assert np.all(-shared[n] <= above + 1e-6)
    for got, returned in zip(paid, back, strict=True):
        # Receivers give back no more than they got, payers get no more than they paid.
        assert np.all(-returned <= np.maximum(got, 0.0) + 1e-6)
        assert np.all(returned <= np.maximum(-got, 0.0) + 1e-6)
