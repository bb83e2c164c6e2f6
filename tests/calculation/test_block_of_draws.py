"""One set of inputs and a block of draws go through the same code."""

from __future__ import annotations

import numpy as np
import pytest

from cba.calculation.compile_option import compile_option
from cba.calculation.factors import Draws
from cba.calculation.flows import CostFlow, Flows, evaluate
from cba.calculation.ledger import ACCOUNTS
from cba.calculation.streams import Streams
from cba.loading.project_loader import load

PROJECT = """
cba: 1
project: {title: Every kind of line}
appraisal: {first_year: 2026-27, years: 8, discounting: green-book}
agencies:
  council: {name: Council, sector: local-authority}
  nhs: {name: NHS, sector: nhs}
  residents: {name: Residents, sector: community}
people:
  group:
    starting: {2026-27..2028-29: 400}
    affected: 60% (40% to 80%)
    starts: evenly
costs:
  team: {kind: revenue, paid_by: council, amount: 120000 (100000 to 150000),
         real_growth: 1%, optimism_bias: 10%}
  hours: {kind: in-kind, paid_by: residents, hours: {2026-27..: 500}, rate: 12.5,
          optimism_bias: 5%}
  receipt: {kind: revenue, paid_by: nhs, people: group, each: -40, optimism_bias: 10%}
benefits:
  chain:
    people: group
    impact: 30% (10% to 50%)
    deadweight: {points: 10%}
    attribution: {to_others: 15%}
    units_per_person: 2.5
    delay: 0.25
    lasts: 3.5
    drop_off: 40%
    value: {fiscal: 900, economic: 300, social: -250, transfer: 100}
    falls_to: {council: 40%, nhs: 60%}
    cashable: {share: {nhs: 50%}, from: 2027-28, in_steps_of: 7}
    optimism_bias: 25%
  curves:
    population: {2026-27: 100, 2027-28: 150}
    outcome: {with: {0: 68%, 2: 48%}, without: {0: 24%, 2: 18%}}
    values:
      days: {units_per_person: 9, fiscal: 402, falls_to: nhs, cashable: 20%}
      health: {social: 70000, units_per_person: 0.02, enjoyed_by: residents,
               discounting: green-book-health}
    optimism_bias: 15%
  saved: {amount: {2027-28..: 85000}, category: fiscal, falls_to: council,
          deadweight: 5%, optimism_bias: 10%}
payments:
  rent: {from: nhs, to: council, amount: {2027-28..: 40000}}
  part: {from: nhs, to: council, share_of: costs.team, share: 35%}
  saved_part: {from: nhs, to: residents, share_of: benefits.curves, share: 10%}
  cash_part: {from: residents, to: nhs, share_of: benefits.chain, of: cashable,
              share: [20%, 30%]}
  results: {from: nhs, to: residents, per: benefits.curves/days, tariff: 90,
            real_growth: 1%, price_year: 2024-25, cap: £40k, paid_after: 1.25}
"""
ROWS = 5


@pytest.fixture(scope="module")
def streams() -> Streams:
    loaded = load(None, stdin_text=PROJECT)
    assert loaded.project is not None, loaded.problems
    return compile_option(loaded.project, "preferred")


@pytest.fixture(scope="module")
def draws(streams: Streams) -> dict[str, np.ndarray]:
    """Other values for every input: numbers by value, series by a multiplier."""
    generator = np.random.Generator(np.random.PCG64(7))
    made = {}
    for address, factor in streams.factors().items():
        spread = generator.uniform(0.8, 1.2, ROWS)
        central = 1.0 if factor.is_series else float(factor.central[0])
        made[address] = central * spread
    return made


def row_alone(draws: Draws, row: int) -> dict[str, np.ndarray]:
    return {address: values[row : row + 1] for address, values in draws.items()}


def test_every_kind_of_input_can_be_drawn(streams: Streams) -> None:
    addresses = set(streams.factors())

    assert {
        "people.group.starting",
        "people.group.affected",
        "costs.team.amount",
        "costs.team.real_growth",
        "costs.hours.rate",
        "costs.receipt.each",
        "benefits.chain.impact",
        "benefits.chain.deadweight.points",
        "benefits.chain.attribution.to_others",
        "benefits.chain.delay",
        "benefits.chain.lasts",
        "benefits.chain.drop_off",
        "benefits.chain.value.fiscal",
        "benefits.chain.cashable.share.nhs",
        "benefits.chain.cashable.in_steps_of",
        "benefits.curves.outcome.with.2",
        "benefits.curves.values.days.cashable",
        "benefits.saved.amount",
        "payments.rent.amount",
        "payments.part.share",
        "payments.results.tariff",
        "payments.results.cap",
        "payments.results.paid_after",
    } <= addresses


@pytest.mark.parametrize("row", range(ROWS))
def test_a_row_of_a_block_is_that_row_alone(
    streams: Streams, draws: Draws, row: int
) -> None:
    block, alone = evaluate(streams, draws), evaluate(streams, row_alone(draws, row))

    for account in ACCOUNTS:
        for ledger in ("amounts", "present"):
            expected = getattr(alone.ledgers[account], ledger)[0]
            actual = getattr(block.ledgers[account], ledger)[row]
            assert expected.tobytes() == actual.tobytes()


def test_central_values_drawn_give_the_appraisal_itself(streams: Streams) -> None:
    central = {
        address: np.ones(1) if factor.is_series else factor.central.copy()
        for address, factor in streams.factors().items()
    }

    drawn, appraised = evaluate(streams, central), evaluate(streams)

    assert same(drawn, appraised)


def test_rows_differ(streams: Streams, draws: Draws) -> None:
    costs = evaluate(streams, draws).ledgers["costs"].present

    assert len({costs[row].tobytes() for row in range(ROWS)}) == ROWS


def test_bias_follows_the_sign_of_the_central_value_in_every_draw(
    streams: Streams,
) -> None:
    # The receipt is -40 a person at central values, so bias makes it smaller in a
    # draw too, even in one that turns it into a cost: 40 · (1 - 10%).
    draws = {"costs.receipt.each": np.array([-40.0, 40.0])}

    receipt = evaluate(streams, draws).lines["receipt"]
    assert isinstance(receipt, CostFlow)
    amount = receipt.amount[:, 0]

    # 400 starting · 60% affected = 240 people
    assert amount.tolist() == pytest.approx([240 * -36.0, 240 * 36.0])


def same(one: Flows, other: Flows) -> bool:
    return all(
        one.ledgers[account].amounts.tobytes()
        == other.ledgers[account].amounts.tobytes()
        and one.ledgers[account].present.tobytes()
        == other.ledgers[account].present.tobytes()
        for account in ACCOUNTS
    )
