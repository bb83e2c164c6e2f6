"""The cash of partners in draws worked by hand, without an agreement and with it."""

from __future__ import annotations

import numpy as np
import pytest

from cba.analysis.partners_in_draws import (
    ByPartner,
    Drawn,
    Parties,
    PartnersInDraws,
    Rules,
)
from cba.analysis.sharing_rules import Trigger
from cba.models.sharing import Gains
from cba.results.appraise import streams_of
from cba.results.measures import measured
from cba.results.payback import whole_from
from tests.analysis.shared_project import PAYMENTS, PROJECT, UNIT_VALUE
from tests.results.appraising import loaded_text

BOTH = Rules(Trigger(0.1, 0.5), Trigger(0.1, 0.5))
#: The forecast of £12, a quarter more, and half of it.
DRAWS = {UNIT_VALUE: np.array([12.0, 15.0, 6.0])}
CENTRAL = {"council": (-100.0, -100.0), "trust": (120.0, 120.0)}


def partners(parties: Parties, payments: str = PAYMENTS) -> PartnersInDraws:
    before, after = loaded_text(PROJECT), loaded_text(PROJECT + payments)
    option = before.preferred
    return PartnersInDraws(
        streams_of(before, option), streams_of(after, option), parties
    )


def drawn(rules: Rules = BOTH, payments: str = PAYMENTS) -> Drawn:
    return partners(Parties("cashable", rules, CENTRAL), payments).drawn(DRAWS, DRAWS)


def by_draw(found: ByPartner | None) -> list[list[float]]:
    """The first year of every partner, draw by draw: both years are alike."""
    assert found is not None
    columns = [np.broadcast_to(each, (3, 2)) for each in found]
    for each in columns:
        assert each[:, 0].tolist() == pytest.approx(each[:, 1].tolist())
    return [[float(each[row, 0]) for each in columns] for row in range(3)]


def test_before_and_after_differ_by_what_is_paid() -> None:
    # Ten units save 120, 150 or 60; the trust pays 100 whatever it saves.
    found = drawn()

    assert by_draw(found.before) == [[-100, 120], [-100, 150], [-100, 60]]
    assert by_draw(found.after) == [[0, 20], [0, 50], [0, -40]]


def test_the_gain_share_acts_on_what_is_saved_above_forecast() -> None:
    # 150 is 18 above 132, a tenth above 120: half of it goes to the council.
    assert by_draw(drawn().gain_share) == [[0, 0], [9, -9], [0, 0]]


def test_the_clawback_acts_on_what_is_saved_below_forecast() -> None:
    # 60 is 48 below 108, a tenth below 120: half of it goes back to the trust.
    assert by_draw(drawn().clawback) == [[0, 0], [0, 0], [-24, 24]]


def test_rules_come_on_top_of_what_is_agreed() -> None:
    assert by_draw(drawn().with_rules) == [[0, 20], [9, 41], [-24, -16]]


def test_a_rule_that_nobody_agreed_moves_nothing() -> None:
    found = drawn(Rules(clawback=Trigger(0.1, 0.5)))

    assert found.gain_share is None
    assert by_draw(found.with_rules) == [[0, 20], [0, 50], [-24, -16]]
    assert drawn(Rules()).with_rules is None


def test_without_payments_no_rule_can_act() -> None:
    made = partners(Parties("cashable", BOTH, CENTRAL), payments="")

    assert made.acting == Rules()
    assert made.drawn(DRAWS, DRAWS).with_rules is None


def test_what_is_paid_back_is_no_payment() -> None:
    back = "  back: {from: council, to: trust, amount: 100, source: Budget}\n"
    there = PAYMENTS + back

    assert partners(Parties("cashable", BOTH, CENTRAL), there).acting == Rules()


def test_a_payment_that_follows_a_line_moves_with_it() -> None:
    # Half of 120, 150 or 60 is paid; of what is 48 short of 108 half goes back.
    shared = PAYMENTS.replace("amount: 100", "share_of: benefits.falls, share: 50%")
    found = drawn(payments=shared)

    assert by_draw(found.after) == [[-40, 60], [-25, 75], [-70, 30]]
    assert by_draw(found.clawback) == [[0, 0], [0, 0], [-24, 24]]


def test_grants_are_in_the_cash_of_every_draw() -> None:
    # At central values the council has 30 more in the first year than lines bring.
    with_grant = {**CENTRAL, "council": (-70.0, -100.0)}
    made = partners(Parties("cashable", BOTH, with_grant))
    found = made.drawn(DRAWS, DRAWS)

    assert np.broadcast_to(found.before[0], (3, 2)).tolist() == [[-70, -100]] * 3
    assert np.broadcast_to(found.after[0], (3, 2)).tolist() == [[30, 0]] * 3


@pytest.mark.parametrize(
    ("gains", "trust", "residents"),
    # Half of the 120 of the trust is cash; residents have ten units of £3 each.
    [("cashable", 60, 0), ("fiscal", 120, 0), ("public-value", 120, 30)],
)
def test_the_terms_say_which_gains_count(
    gains: Gains, trust: float, residents: float
) -> None:
    text = (PROJECT + PAYMENTS).replace("cashable: 100%", "cashable: 50%")
    streams = streams_of(loaded_text(text), "preferred")
    net_cash = {"trust": (trust - 100.0,) * 2, "residents": (residents,) * 2}
    made = PartnersInDraws(streams, streams, Parties(gains, BOTH, net_cash))
    # Where lines bring all of it there is nothing else, and a draw brings the rest.
    share = 0.5 if gains == "cashable" else 1.0

    found = made.drawn(DRAWS, DRAWS)

    assert found.before[0][:, 0].tolist() == pytest.approx(
        [each * share - 100.0 for each in (120.0, 150.0, 60.0)]
    )
    assert found.before[1][0].tolist() == pytest.approx([residents] * 2)


def test_what_is_given_in_kind_counts_in_public_value() -> None:
    text = PROJECT.replace("kind: revenue", "kind: in-kind")
    streams = streams_of(loaded_text(text), "preferred")
    net_cash = {"council": (-100.0, -100.0)}
    made = PartnersInDraws(streams, streams, Parties("public-value", BOTH, net_cash))

    assert made.drawn(DRAWS, DRAWS).before[0].tolist() == [[-100.0, -100.0]]


def test_a_partner_is_whole_in_the_draws_in_which_a_simulation_has_it_so() -> None:
    text = PROJECT.replace("amount: 100", "amount: {2026-27: 150, 2027-28: 50}")
    streams = streams_of(loaded_text(text + PAYMENTS), "preferred")
    years = {"council": (-50.0, 50.0), "trust": (20.0, 20.0)}
    made = PartnersInDraws(streams, streams, Parties("cashable", BOTH, years))

    found = made.drawn(DRAWS, DRAWS)

    whole = measured(streams, DRAWS).whole_from
    for n, name in enumerate(years):
        cash = np.broadcast_to(found.after[n], (3, 2))
        mine = whole_from(np.add.accumulate(cash, axis=1))
        assert whole[f"{name} in cash"].tolist() == mine.tolist()
