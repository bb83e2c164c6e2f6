"""Simulations whose distributions, chances and indices are known in closed form."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TypedDict, Unpack

import pytest
from scipy.stats import norm

from cba.analysis.draws import Plan
from cba.analysis.information import NOTHING
from cba.analysis.simulation import Simulation, simulate
from cba.results.json_document import appraisal_json
from cba.results.measures import headlines
from cba.results.metric import metric
from tests.results.appraising import TWO_PARTNERS, appraised_text, loaded_text

NPV = "public_value.npv"
#: Nothing grows and nothing is discounted: the council spends in the first year,
#: and the health board saves in each of five.
ONE_COST = """
    cba: 1
    project: {{title: Wardens}}
    appraisal: {{first_year: 2026-27, years: 5, discounting: {{rate: 0%}}}}
    agencies:
      council: {{name: Council, sector: local-authority}}
      nhs: {{name: Health board, sector: nhs}}
    costs:
      wardens: {{kind: revenue, paid_by: council, optimism_bias: 0%, source: Budget,
                amount: {{2026-27: {cost}}}}}
    benefits:
      falls: {{quantity: 1, deadweight: 0%, falls_to: nhs, cashable: 0%,
              optimism_bias: 0%, value: {{fiscal: {value}, source: Audit}}}}
    ranges: {{{ranges}}}
"""


class Asked(TypedDict, total=False):
    """What a simulation may be asked besides."""

    metrics: Sequence[str]
    progress: Callable[[int], None]
    sobol_metric: str


def simulated(
    cost: str, value: str, ranges: str = "", draws: int = 20_000, **asked: Unpack[Asked]
) -> Simulation:
    text = ONE_COST.format(cost=cost, value=value, ranges=ranges)
    return simulate(loaded_text(text), Plan(draws), **asked)


def normal(value: float, spread: float) -> str:
    """A normal input, by its 5th and 95th percentiles."""
    z = 1.6448536269514722 * spread
    return f"{{value: {value}, low: {value - z}, high: {value + z}, shape: normal}}"


def test_a_normal_input_gives_a_normal_npv() -> None:
    # Five years of a value of mean 30 and sd 4, less 140: mean 10 and sd 20.
    found = simulated("140", normal(30, 4))
    npv = found.metrics[NPV]

    assert npv.mean == pytest.approx(10.0, abs=4 * npv.standard_error)
    assert npv.sd == pytest.approx(20.0, rel=0.02)
    assert npv.p5 == pytest.approx(10 - 1.6449 * 20, abs=1.0)
    assert npv.p95 == pytest.approx(10 + 1.6449 * 20, abs=1.0)
    assert npv.chance_above_zero == pytest.approx(norm.cdf(0.5), abs=0.012)
    assert npv.standard_error == pytest.approx(npv.sd / math.sqrt(20_000))


def test_the_chance_to_be_paid_back_grows_by_year_as_it_should() -> None:
    # Paid back within k years when k times the value is 100 or more.
    found = simulated("100", normal(30, 4))

    expected = [norm.sf((100 / k - 30) / 4) for k in (1, 2, 3, 4, 5)]
    assert found.payback["financial"] == pytest.approx(expected, abs=0.012)
    assert found.payback["public_value"] == found.payback["financial"]
    assert found.payback["council"] == (0.0,) * 5
    assert found.payback["nhs"] == (1.0,) * 5
    assert found.payback_cashable["financial"] == (0.0,) * 5


def test_a_uniform_input_times_a_constant() -> None:
    # Five years at 20 to 40, less 150: uniform from -50 to 50.
    found = simulated("150", "{value: 30, low: 20, high: 40, shape: uniform}")
    npv = found.metrics[NPV]

    assert npv.p10 == pytest.approx(-40.0, abs=1.5)
    assert npv.p90 == pytest.approx(40.0, abs=1.5)
    assert npv.sd == pytest.approx(100 / math.sqrt(12), rel=0.02)
    counts = found.histograms[NPV].counts
    assert max(counts) < 1.35 * min(counts[1:-1])


def test_a_lognormal_ratio_is_lognormal() -> None:
    # The ratio of five times a lognormal value to 100 has its median at 1.5.
    value = "{value: 30, low: 15, high: 60, shape: lognormal}"
    found = simulated("100", value, metrics=["public_value.bcr"])
    bcr = found.metrics["public_value.bcr"]

    assert bcr.p50 == pytest.approx(1.5, rel=0.02)
    assert bcr.p5 == pytest.approx(0.75, rel=0.02)
    assert bcr.p95 == pytest.approx(3.0, rel=0.02)


def test_central_figures_are_those_of_the_appraisal() -> None:
    text = TWO_PARTNERS.replace("fiscal: 10", "fiscal: 10 (5 to 12)")
    appraisal = appraised_text(text)
    content = appraisal_json(appraisal)

    found = simulate(appraisal.project, Plan(100))

    assert set(headlines(appraisal.preferred.flows.streams)) == set(found.metrics)
    for path, central in found.central.items():
        stated = metric(content, path)
        if stated is None:
            assert math.isnan(central)
        else:
            assert stated == pytest.approx(central, abs=1e-6)


def test_one_input_alone_drives_the_whole_spread() -> None:
    found = simulated("100", "30 (10 to 50)")

    assert found.influence[NPV] == {"benefits.falls.value.fiscal": pytest.approx(1.0)}
    assert found.inputs == ("benefits.falls.value.fiscal",)


def test_costs_pull_down_and_values_up() -> None:
    found = simulated("100", "30 (20 to 40)", "costs.wardens.amount: -30% to +30%")

    strengths = found.influence[NPV]
    assert list(strengths) == ["benefits.falls.value.fiscal", "costs.wardens.amount"]
    assert strengths["benefits.falls.value.fiscal"] > 0.8
    assert strengths["costs.wardens.amount"] < -0.2


def test_indices_split_a_sum_by_the_variance_of_its_parts() -> None:
    # 5 times a value of ±10 against a cost of ±30: variances as 2,500 to 900.
    cost = "costs.wardens.amount: {low: -30%, high: +30%, shape: uniform}"
    found = simulated(
        "100",
        "{value: 30, low: 20, high: 40, shape: uniform}",
        cost,
        draws=4096,
        sobol_metric=NPV,
    )

    assert found.sobol is not None
    value, cost_alone = found.sobol.values()
    assert value == pytest.approx((25 / 34, 25 / 34), abs=0.002)
    assert cost_alone == pytest.approx((9 / 34, 9 / 34), abs=0.002)
    assert next(iter(found.sobol)) == "benefits.falls.value.fiscal"


EFFECT = """
    cba: 1
    project: {{title: Wardens}}
    appraisal: {{first_year: 2026-27, years: 8, discounting: {{rate: 0%}}}}
    agencies: {{council: {{name: Council, sector: local-authority}}}}
    people: {{callers: {{starting: {{2026-27: 100}}, confidence: {{population: 1}}}}}}
    costs:
      wardens: {{kind: revenue, paid_by: council, optimism_bias: 0%, source: Budget,
                amount: {{2026-27: 1000}}}}
    benefits:
      falls: {{people: callers, impact: 50%, deadweight: 0%, falls_to: council,
              cashable: 0%, optimism_bias: 0%, delay: {delay}, lasts: {lasts},
              drop_off: {drop_off}, value: {{fiscal: 10, source: Audit}}}}
"""


@pytest.mark.parametrize(
    ("delay", "lasts", "drop_off"),
    [
        ("0", "{value: 3, low: 1, high: 6, shape: uniform}", "0%"),
        ("{value: 2, low: 0, high: 7, shape: uniform}", "8", "0%"),
        ("0", "4", "{value: 30%, low: 0%, high: 80%, shape: uniform}"),
    ],
    ids=["lasts", "delay", "drop_off"],
)
def test_uncertain_timing_is_simulated(delay: str, lasts: str, drop_off: str) -> None:
    def npv_at(end: str) -> float:
        ends = [
            text.partition(f"{end}: ")[2].partition(",")[0] or text
            for text in (delay, lasts, drop_off)
        ]
        text = EFFECT.format(delay=ends[0], lasts=ends[1], drop_off=ends[2])
        return appraised_text(text).preferred.public_value.npv

    text = EFFECT.format(delay=delay, lasts=lasts, drop_off=drop_off)
    found = simulate(loaded_text(text), Plan(4000))
    npv = found.metrics[NPV]

    worst, best = sorted((npv_at("low"), npv_at("high")))
    assert worst < best
    assert worst - 1e-9 <= npv.p5 < npv.p95 <= best + 1e-9
    assert npv.p95 - npv.p5 > 0.5 * (best - worst)
    payback = found.payback["financial"]
    assert payback[0] <= payback[-1]
    assert abs(next(iter(found.influence[NPV].values()))) > 0.9


def test_optimism_bias_is_kept_or_left_out() -> None:
    text = TWO_PARTNERS.replace("amount: [100, 100]", "amount: [100, 100]").replace(
        "optimism_bias: 0%\n        source", "optimism_bias: 40%\n        source"
    )
    text += "    ranges: {costs.wardens.amount: -10% to +10%}\n"
    project = loaded_text(text)

    kept = simulate(project, Plan(2000))
    dropped = simulate(project, Plan(2000), optimism_bias="drop")

    # Costs of 200 and 40% upon them: the bias is that of the central value.
    assert kept.metrics["financial.npv"].mean == pytest.approx(240 - 280, abs=1)
    assert dropped.metrics["financial.npv"].mean == pytest.approx(240 - 200, abs=1)
    assert dropped.central["financial.npv"] == pytest.approx(40.0)
    assert (kept.optimism_bias, dropped.optimism_bias) == ("keep", "drop")


def test_without_ranges_every_draw_is_the_central_estimate() -> None:
    found = simulate(loaded_text(TWO_PARTNERS), Plan(1000))
    npv = found.metrics["financial.npv"]

    assert (npv.mean, npv.sd, npv.p5, npv.p95) == (40.0, 0.0, 40.0, 40.0)
    assert found.payback["financial"] == (0.0, 0.0, 1.0)
    assert found.inputs == ()
    assert found.information is None
    assert found.notes == (
        "no input has a range, so that every draw is the central estimate",
    )


def test_with_one_option_the_choice_is_between_it_and_doing_nothing() -> None:
    # Normal with mean 10 and sd 20 against 0.
    found = simulated("140", normal(30, 4)).information

    assert found is not None
    assert found.options == {"preferred": pytest.approx(10.0, abs=0.6), NOTHING: 0.0}
    assert found.best == "preferred"
    expected = 20 * norm.pdf(0.5) - 10 * norm.cdf(-0.5)
    assert found.evpi == pytest.approx(expected, abs=0.3)
    assert found.by_input["benefits.falls.value.fiscal"] == pytest.approx(
        expected, abs=0.3
    )


OPTIONS = """
    options:
      now: {title: As now, role: baseline}
      some: {role: do-minimum, set: {costs.wardens.amount: [40, 40],
             benefits.falls.quantity: [3, 4, 5]}}
      all: {role: preferred}
    ranges: {benefits.falls.value.fiscal: -60% to +40%}
"""


def test_all_options_see_the_same_draws_and_the_baseline_is_worth_nothing() -> None:
    project = loaded_text(TWO_PARTNERS + OPTIONS)

    found = simulate(project, Plan(5000))
    same = simulate(project, Plan(5000), option="some")

    assert found.information is not None
    assert found.information == same.information
    assert list(found.information.options) == ["some", "all", "now"]
    assert found.information.options["now"] == 0.0
    assert (found.option, same.option) == ("all", "some")


def test_an_option_with_nothing_uncertain_has_one_value_in_every_draw() -> None:
    text = (
        TWO_PARTNERS
        + """
    options:
      sure: {role: do-minimum, set: {costs.wardens.amount: [40, 40]}}
      unsure: {role: preferred, set: {costs.wardens.amount: [100, "90 (80 to 99)"]}}
    """
    )
    text = text.replace(
        '[100, "90 (80 to 99)"]', "{value: [100, 90], low: -9%, high: +9%}"
    )
    project = loaded_text(text)

    found = simulate(project, Plan(500), option="sure")

    assert found.inputs == ()
    assert found.metrics[NPV].sd == 0.0
    assert found.information is not None
    assert list(found.information.by_input) == ["costs.wardens.amount"]


def test_only_what_is_asked_is_summed_up_beside_the_net_present_value() -> None:
    found = simulated("100", "30 (20 to 40)", draws=200, metrics=["agencies.nhs.npv"])

    assert list(found.metrics) == ["agencies.nhs.npv", NPV]
    assert list(found.histograms) == list(found.influence) == list(found.metrics)


def test_few_draws_are_said_to_be_few() -> None:
    few = simulated("140", normal(30, 4), draws=100)
    many = simulated("140", normal(30, 4), draws=10_000)

    assert len(few.notes) == 1
    assert few.notes[0].startswith("100 draws are few: a mean may be off by more")
    assert few.notes[0].endswith("; 10,000 would do")
    assert many.notes == ()


def test_indices_say_that_they_leave_correlations_out() -> None:
    text = ONE_COST.format(
        cost="100", value="30 (20 to 40)", ranges="costs.wardens.amount: -30% to +30%"
    )
    text += (
        "    correlations: [[costs.wardens.amount, benefits.falls.value.fiscal, 0.5]]\n"
    )

    found = simulate(loaded_text(text), Plan(10_000), sobol_metric=NPV)

    assert [note[:44] for note in found.notes] == [
        "Sobol' indices take every input as independe"
    ]


def test_progress_is_told_up_to_the_last_draw() -> None:
    told: list[int] = []

    simulated("100", "30 (20 to 40)", draws=40_000, progress=told.append)

    assert told == sorted(told)
    assert told[-1] == 40_000


def test_the_same_seed_gives_the_same_figures_and_another_seed_others() -> None:
    text = ONE_COST.format(cost="100", value="30 (20 to 40)", ranges="")
    project = loaded_text(text)

    one, again, other = (repr(simulate(project, Plan(300, n))) for n in (7, 7, 8))

    assert one == again
    assert one.replace("seed=7", "seed=8") != other


def test_an_agency_may_be_named_like_the_cash_of_another() -> None:
    text = TWO_PARTNERS.replace("fiscal: 10", "fiscal: 10 (5 to 30)")
    renamed = text.replace("nhs:", "council_cashable:").replace(
        "falls_to: nhs", "falls_to: council_cashable"
    )
    usual, found = (simulate(loaded_text(x), Plan(500)) for x in (text, renamed))

    for before, after in (
        (usual.payback, found.payback),
        (usual.payback_cashable, found.payback_cashable),
    ):
        names = [name.replace("nhs", "council_cashable") for name in before]
        assert dict(zip(names, before.values(), strict=True)) == after
