"""Payments by share and by result, by hand; what they follow moves them in draws."""

from __future__ import annotations

import numpy as np
import pytest

from cba.analysis.varying import Varying
from cba.calculation.compile_option import compile_option
from cba.calculation.factors import Draws
from cba.calculation.flows import PaymentFlow, evaluate
from cba.calculation.folded import folded
from cba.calculation.streams import Streams
from cba.results.measures import measurable, measured, measures
from tests.results.appraising import loaded_text

#: 40 jobs a year after a tenth off for optimism: 36. Each saves £100 a year, DWP 80%
#: of it, half of which is cash from the second year on. The team costs 1,100 a year.
PROJECT = """
    cba: 1
    project: {{title: Jobs}}
    appraisal: {{first_year: 2026-27, years: 4, discounting: {discounting}}}
    agencies:
      council: {{sector: local-authority}}
      dwp: {{sector: work-and-pensions}}
      provider: {{sector: voluntary}}
    costs:
      team: {{kind: revenue, paid_by: provider, amount: 1000, optimism_bias: 10%}}
    benefits:
      jobs:
        population: 100
        impact: 50%
        deadweight: 20%
        values:
          pay: {{fiscal: 100}}
          health: {{fiscal: 10, social: 5, units_per_person: 2, falls_to: council}}
        falls_to: {{dwp: 80%, council: 20%}}
        cashable: {{share: {{dwp: 50%}}, from: 2027-28}}
        optimism_bias: 10%
    payments:
      line: {{from: {payer}, to: {payee}, {line}}}
"""


def streams_of(
    line: str, payer: str = "dwp", payee: str = "provider", discounting: str = "3.5%"
) -> Streams:
    rate = f"{{rate: {discounting}}}"
    text = PROJECT.format(line=line, payer=payer, payee=payee, discounting=rate)
    return compile_option(loaded_text(text), "preferred")


def paid(streams: Streams, draws: Draws | None = None) -> PaymentFlow:
    flow = evaluate(streams, draws or {}).lines["line"]
    assert isinstance(flow, PaymentFlow)
    return flow


def amounts(line: str, payer: str = "dwp") -> list[float]:
    payee = "council" if payer == "provider" else "provider"
    found: list[float] = paid(streams_of(line, payer, payee)).amount[0].tolist()
    return found


@pytest.mark.parametrize(
    ("payer", "line", "expected"),
    [
        # 35% of 1,000 raised by 10%.
        ("dwp", "share_of: costs.team, share: 35%", [385.0] * 4),
        ("dwp", "share_of: costs.team, share: [50%, 10%]", [550.0, 110.0, 0.0, 0.0]),
        # DWP saves 36 x 100 x 80%; the council the rest and 72 x 10; together 4,320.
        ("dwp", "share_of: benefits.jobs, share: 10%", [288.0] * 4),
        ("council", "share_of: benefits.jobs, share: 10%", [144.0] * 4),
        ("provider", "share_of: benefits.jobs, share: 10%", [432.0] * 4),
        ("council", "share_of: benefits.jobs/pay, share: 10%", [72.0] * 4),
        ("dwp", "share_of: benefits.jobs/health, share: 10%", [72.0] * 4),
        # Half of the 2,880 is cash, from the second year on.
        (
            "dwp",
            "share_of: benefits.jobs, of: cashable, share: 50%",
            [0.0, 720.0, 720.0, 720.0],
        ),
        (
            "provider",
            "share_of: benefits.jobs/pay, of: cashable, share: 50%",
            [0.0, 720.0, 720.0, 720.0],
        ),
        ("council", "share_of: benefits.jobs, of: cashable, share: 50%", [0.0] * 4),
    ],
)
def test_a_share_is_of_what_the_line_costs_or_saves_in_the_year(
    payer: str, line: str, expected: list[float]
) -> None:
    assert expected == pytest.approx(amounts(line, payer), abs=1e-9)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("tariff: 10", [360.0] * 4),
        ("tariff: [10, 20]", [360.0, 720.0, 0.0, 0.0]),
        ("tariff: 10, paid_after: 1", [0.0, 360.0, 360.0, 360.0]),
        ("tariff: 10, paid_after: 0.25", [270.0, 360.0, 360.0, 360.0]),
        ("tariff: 10, paid_after: 1.5", [0.0, 180.0, 360.0, 360.0]),
        ("tariff: 10, paid_after: 9", [0.0] * 4),
        ("tariff: 10, cap: 900", [360.0, 360.0, 180.0, 0.0]),
        ("tariff: 10, cap: 0", [0.0] * 4),
        ("tariff: 10, cap: 500, paid_after: 1", [0.0, 360.0, 140.0, 0.0]),
        # A result that is lost is paid back, and makes room below the cap again.
        ("tariff: [10, -5, 10], cap: 400", [360.0, -180.0, 220.0, 0.0]),
    ],
)
def test_a_tariff_is_for_each_unit_after_a_while_and_up_to_the_cap(
    line: str, expected: list[float]
) -> None:
    found = amounts(f"per: benefits.jobs/pay, {line}")

    assert expected == pytest.approx(found, abs=1e-9)


def test_each_value_of_a_line_has_units_of_its_own() -> None:
    expected = [720.0] * 4

    found = amounts("per: benefits.jobs/health, tariff: 10")

    assert expected == pytest.approx(found)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("tariff: 10", []),
        ("tariff: 10, paid_after: 1", [360.0]),
        ("tariff: 10, paid_after: 1.5", [360.0, 180.0]),
        ("tariff: 10, paid_after: 1.5, cap: 1000", [100.0, 0.0]),
    ],
)
def test_what_would_be_paid_after_the_last_year_is_known(
    line: str, expected: list[float]
) -> None:
    flow = paid(streams_of(f"per: benefits.jobs/pay, {line}"))

    assert flow.cut_off is not None
    assert expected == pytest.approx(flow.cut_off[0].tolist(), abs=1e-9)


def test_tariff_and_cap_move_from_the_prices_they_are_written_in() -> None:
    line = "per: benefits.jobs/pay, tariff: 10, cap: 900"

    own = paid(streams_of(line)).amount[0]
    older = paid(streams_of(f"{line}, price_year: 2020-21")).amount[0]

    ratios = older[:3] / own[:3]
    assert ratios[0] > 1.1
    assert [ratios[0]] * 3 == pytest.approx(ratios.tolist())


LINES = {
    "costs.team.amount": "share_of: costs.team, share: 35%",
    "benefits.jobs.impact": "share_of: benefits.jobs, share: 10%, of: cashable",
    "benefits.jobs.values.pay.fiscal": "share_of: benefits.jobs/pay, share: 10%",
    "benefits.jobs.population": "per: benefits.jobs/pay, tariff: 10, cap: 900",
    "payments.line.tariff": "per: benefits.jobs/pay, tariff: 10, cap: 900",
    "payments.line.cap": "per: benefits.jobs/pay, tariff: 10, cap: 900",
    "payments.line.paid_after": "per: benefits.jobs/pay, tariff: 10, paid_after: 1",
    "payments.line.share": "share_of: costs.team, share: 35%",
}
#: Those of which a draw only multiplies the payment.
FOLDED = {"payments.line.share"}


@pytest.mark.parametrize("address", LINES)
def test_a_draw_of_the_line_moves_the_payment_as_in_full(address: str) -> None:
    streams = streams_of(LINES[address])
    factor = streams.factors()[address]
    draws = {address: float(factor.central[0]) * np.array([1.0, 0.5, 1.7])}

    expected = measures(evaluate(streams, draws), measurable(streams))
    actual = measured(streams, draws, measurable(streams))

    paths = "agencies.provider.npv", "agencies.dwp.npv"
    for path in (*paths, "agencies.provider.peak_funding", "financial.npv_cashable"):
        values = expected.metrics[path]
        assert values.tolist() == pytest.approx(actual.metrics[path].tolist(), rel=1e-9)
    assert len(set(paid(streams, draws).amount.sum(axis=1).tolist())) > 1


@pytest.mark.parametrize("address", LINES)
def test_a_payment_is_worked_out_row_by_row_where_its_line_is_drawn(
    address: str,
) -> None:
    streams = streams_of(LINES[address])
    block = folded(streams, {address: np.array([1.0])})

    expected = [] if address in FOLDED else ["line"]
    assert expected == list(block.lines)


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("costs.team.amount", 2000.0),
        ("costs.team.optimism_bias", 0.5),
        ("payments.line.share", 0.7),
    ],
)
def test_a_payment_moves_with_a_line_whose_input_is_set(
    address: str, value: float
) -> None:
    line = "share_of: costs.team, share: 35%"
    text = PROJECT.format(
        line=line, payer="dwp", payee="provider", discounting="{rate: 0%}"
    )
    varying = Varying(loaded_text(text), "preferred")

    found = varying.metrics([{}, {address: value}], ["agencies.dwp.pv_payments"])

    # 385 a year of 1,100: of 2,200, of 1,500, and 70% of 1,100.
    expected = {2000.0: -770.0, 0.5: -525.0, 0.7: -770.0}[value]
    assert [-4 * 385.0, 4 * expected] == pytest.approx(
        found["agencies.dwp.pv_payments"].tolist()
    )


def test_without_bias_a_share_is_of_the_line_without_it() -> None:
    streams = streams_of("share_of: costs.team, share: 35%").without_bias()

    expected = [350.0] * 4
    assert expected == pytest.approx(paid(streams).amount[0].tolist())


def test_payments_cancel_out_in_every_year_and_draw() -> None:
    streams = streams_of(LINES["benefits.jobs.population"])
    draws = {"benefits.jobs.population": np.array([10.0, 90.0, 300.0])}

    payments = evaluate(streams, draws).ledgers["payments"].amounts

    assert np.abs(payments.sum(axis=1)).max() == 0.0


POOLED = """
    cba: 1
    project: {title: Two lines that close a ward}
    appraisal: {first_year: 2026-27, years: 2, discounting: {rate: 0%}}
    agencies:
      nhs: {sector: nhs}
      council: {sector: local-authority}
    benefits:
      stays: {quantity: 60, value: {fiscal: 10}, falls_to: nhs,
              cashable: {stepped: 100%, step: ward}}
      falls: {quantity: 70, value: {fiscal: 10}, falls_to: nhs,
              cashable: {stepped: 100%, step: ward}}
    steps:
      ward: {size: 100}
    payments:
      line: {from: nhs, to: council, share_of: benefits.stays, of: cashable, share: 50%}
"""


def test_cash_in_a_shared_step_moves_with_all_that_fill_it() -> None:
    streams = compile_option(loaded_text(POOLED), "preferred")
    draws = {"benefits.falls.quantity": np.array([70.0, 35.0, 140.0])}

    full = evaluate(streams, draws).ledgers["payments"].present.sum(axis=2)[:, 1]
    some = measured(streams, draws, ["agencies.council.npv"])
    alone = evaluate(streams.only({"line"}), draws)
    paid_alone = alone.ledgers["payments"].present.sum(axis=2)[:, 1]

    # 60 of 130, of 95 and of 200 units: one ward, none and two, at £10, for two years.
    expected = [100 * 60 / 130 * 10, 0.0, 60 * 10.0]
    assert expected == pytest.approx(full.tolist())
    assert expected == pytest.approx(some.metrics["agencies.council.npv"].tolist())
    assert list(alone.lines) == ["line"]
    assert full.tolist() == paid_alone.tolist()
