"""Draws: the same from the same seed, joined as the project says, never astray."""

from __future__ import annotations

import textwrap

import numpy as np
import pytest
from scipy import stats

from cba.analysis.chances import Chances, Sequences
from cba.analysis.copula import Copula, root_of
from cba.analysis.draws import Plan, blocks, rows_of_a_block
from cba.analysis.uncertain import uncertain_inputs
from cba.calculation.compile_option import compile_option
from cba.calculation.factors import Array
from cba.calculation.flows import BenefitFlow, LineFlow, PaymentFlow, evaluate
from cba.calculation.streams import Streams
from cba.models.correlation import Correlation
from cba.models.project import Project
from cba.results.measures import measures
from tests.results.appraising import loaded_text

PROJECT = """
    cba: 1
    project: {title: Draws}
    appraisal: {first_year: 2026-27, years: 4, discounting: {rate: 0%}}
    agencies:
      council: {name: Council, sector: local-authority}
      nhs: {name: NHS, sector: nhs}
    people:
      group:
        starting: {value: [100, 200], low: -20%, high: +30%}
        engagement: 60% (40% to 70%)
    costs:
      team:
        {kind: revenue, paid_by: council, amount: {value: [100, 100], low: -10%,
         high: +10%, shape: normal}}
      visits: {kind: revenue, paid_by: nhs, people: group, each: 3 (2 to 5)}
    benefits:
      days:
        people: group
        impact: 30% (-50% to +50%)
        deadweight: {value: [20%, 40%], low: -100%, high: +200%}
        value: {fiscal: 50}
        falls_to: nhs
        cashable: 20%
    options:
      none: {title: None, role: baseline}
      small: {title: Small, set: {people.group.engagement: 50% (40% to 55%)}}
      large: {title: Large, role: preferred}
    correlations:
      - [people.group.engagement, benefits.days.impact, 0.7]
      - [benefits.days.impact, costs.visits.each, -0.5]
"""
NPV = "public_value.npv"
GROUP, IMPACT, EACH = (
    "people.group.engagement",
    "benefits.days.impact",
    "costs.visits.each",
)


@pytest.fixture(scope="module")
def project() -> Project:
    return loaded_text(PROJECT)


@pytest.fixture(scope="module")
def options(project: Project) -> dict[str, Streams]:
    return {each: compile_option(project, each) for each in project.option_ids}


def drawn(
    project: Project, options: dict[str, Streams], plan: Plan
) -> dict[str, dict[str, Array]]:
    """All blocks of each option, put together."""
    found = list(blocks(options, project.correlations_read, plan))
    return {
        option: {
            address: np.concatenate([block[option][address] for block in found])
            for address in found[0][option]
        }
        for option in options
    }


def test_ranges_are_found_with_their_ends(options: dict[str, Streams]) -> None:
    found = {one.address: one for one in uncertain_inputs(options["large"])}

    # Relative to a number, 30% × (1 ± 50%); to a series, multipliers of its years.
    assert pytest.approx((found[IMPACT].low, found[IMPACT].high)) == (0.15, 0.45)
    starting = found["people.group.starting"]
    assert (starting.central, starting.low, starting.high) == (1.0, 0.8, 1.3)
    assert (
        starting.is_series,
        starting.lowest,
        starting.highest,
    ) == (True, 0.0, None)
    # 40% is the most of the years: at 2.5 times it would be 100%.
    deadweight = found["benefits.days.deadweight"]
    assert (deadweight.lowest, deadweight.highest) == (0.0, 2.5)
    amount = found["costs.team.amount"]
    assert (amount.shape, amount.lowest, amount.highest) == ("normal", None, None)


def test_a_range_about_a_negative_number_has_its_ends_in_order() -> None:
    text = PROJECT.replace("each: 3 (2 to 5)", "each: -4 (-25% to +50%)")
    streams = compile_option(loaded_text(text), "large")

    found = {one.address: one for one in uncertain_inputs(streams)}[EACH]

    assert (found.low, found.central, found.high) == (-6.0, -4.0, -3.0)


@pytest.mark.parametrize("sequence", ["pseudo", "sobol"])
def test_the_same_seed_makes_the_same_draws(
    project: Project, options: dict[str, Streams], sequence: Sequences
) -> None:
    one, again, other = (
        drawn(project, options, Plan(3000, seed, sequence)) for seed in (5, 5, 6)
    )

    assert one["large"][IMPACT].tobytes() == again["large"][IMPACT].tobytes()
    assert one["large"][IMPACT].tobytes() != other["large"][IMPACT].tobytes()


@pytest.mark.parametrize("sequence", ["pseudo", "sobol"])
def test_a_block_can_be_drawn_by_itself(sequence: Sequences) -> None:
    whole = Chances(["a", "b"], 3, sequence).rows(0, 4096)

    alone = Chances(["a", "b"], 3, sequence).rows(1024, 512)

    for address in ("a", "b"):
        assert whole[address][1024:1536].tobytes() == alone[address].tobytes()


def test_an_input_more_changes_the_chances_of_no_other() -> None:
    one = Chances(["a"], 3, "pseudo").rows(0, 100)["a"]
    both = Chances(["b", "a"], 3, "pseudo").rows(0, 100)["a"]

    assert one.tobytes() == both.tobytes()


@pytest.mark.parametrize("sequence", ["pseudo", "sobol"])
def test_chances_are_even_and_strictly_between_0_and_1(sequence: Sequences) -> None:
    found = Chances(["a"], 1, sequence).rows(0, 2**16)["a"]

    assert found.min() > 0.0
    assert found.max() < 1.0
    assert stats.kstest(found, "uniform").pvalue > 1e-4


def test_sobol_chances_fill_the_square_evenly() -> None:
    found = Chances(["a", "b"], 1, "sobol").rows(0, 2**10)

    # Of a net, each of 32 × 32 squares holds one point in 1,024.
    squares = {
        (int(a * 32), int(b * 32))
        for a, b in zip(found["a"].tolist(), found["b"].tolist(), strict=True)
    }
    assert len(squares) == 2**10


def test_options_see_the_same_chances(
    project: Project, options: dict[str, Streams]
) -> None:
    found = drawn(project, options, Plan(2000))

    assert found["none"] == {}
    assert found["small"][IMPACT].tobytes() == found["large"][IMPACT].tobytes()
    # Another range of the same input: other values, in the same order.
    small, large = found["small"][GROUP], found["large"][GROUP]
    assert small.tolist() != large.tolist()
    assert small.argsort().tolist() == large.argsort().tolist()


def test_rank_correlations_are_recovered(
    project: Project, options: dict[str, Streams]
) -> None:
    found = drawn(project, options, Plan(100_000))["large"]

    def between(first: str, second: str) -> float:
        return float(stats.spearmanr(found[first], found[second]).statistic)

    # The standard error of a rank correlation of 100,000 is about 0.003.
    assert between(GROUP, IMPACT) == pytest.approx(0.7, abs=0.012)
    assert between(IMPACT, EACH) == pytest.approx(-0.5, abs=0.012)
    assert between(GROUP, "costs.team.amount") == pytest.approx(0.0, abs=0.012)


def test_correlated_inputs_keep_their_own_shapes() -> None:
    chances = Chances(["a", "b", "c"], 8, "pseudo")
    copula = Copula([Correlation("a", "b", -0.9)], chances.addresses)

    found = copula.joined(chances.rows(0, 50_000))

    assert stats.kstest(found["b"], "uniform").pvalue > 1e-4
    assert found["c"].tobytes() == chances.rows(0, 50_000)["c"].tobytes()


def test_a_correlation_with_an_input_without_range_moves_nothing() -> None:
    chances = Chances(["a"], 8, "pseudo").rows(0, 100)

    found = Copula([Correlation("a", "b", 0.9)], ["a"]).joined(chances)

    assert found["a"].tobytes() == chances["a"].tobytes()


@pytest.mark.parametrize("coefficient", [1.0, -1.0])
def test_a_perfect_correlation_is_one(coefficient: float) -> None:
    chances = Chances(["a", "b"], 8, "pseudo")
    copula = Copula([Correlation("a", "b", coefficient)], chances.addresses)

    found = copula.joined(chances.rows(0, 1000))

    ranks = stats.spearmanr(found["a"], found["b"]).statistic
    assert coefficient == pytest.approx(float(ranks), abs=1e-9)


def test_impossible_correlations_have_no_root() -> None:
    matrix = np.array([[1.0, 0.9, -0.9], [0.9, 1.0, 0.9], [-0.9, 0.9, 1.0]])

    with pytest.raises(ArithmeticError, match="cannot all hold"):
        root_of(matrix)


def test_a_root_times_itself_is_its_matrix() -> None:
    matrix = np.array([[1.0, 0.5, 0.2], [0.5, 1.0, -0.3], [0.2, -0.3, 1.0]])

    root = root_of(matrix)

    np.testing.assert_allclose(root @ root.T, matrix, atol=1e-15)


def test_an_input_of_several_lines_has_one_draw(options: dict[str, Streams]) -> None:
    # Visits cost £3 for each of 60% × 300; days are worth £50 for 30% of them.
    central = evaluate(options["large"])
    moved = evaluate(options["large"], {GROUP: np.array([0.3])})

    for line in ("visits", "days"):
        before = amounts_of(central.lines[line])
        assert before / 2.0 == pytest.approx(amounts_of(moved.lines[line]))


def amounts_of(flow: LineFlow) -> float:
    assert not isinstance(flow, PaymentFlow)
    amounts = flow.parts["fiscal"] if isinstance(flow, BenefitFlow) else flow.amount
    return float(amounts[0].sum())


def test_no_draw_of_a_share_by_year_leaves_0_to_1(
    project: Project, options: dict[str, Streams]
) -> None:
    multipliers = drawn(project, options, Plan(20_000))["large"][
        "benefits.days.deadweight"
    ]

    assert multipliers.min() >= 0.0
    assert (0.4 * multipliers).max() <= 1.0


def test_blocks_have_every_draw_once(
    project: Project, options: dict[str, Streams]
) -> None:
    rows = rows_of_a_block(options.values())
    plan = Plan(2 * rows + 7)

    sizes = [
        block["large"][IMPACT].size
        for block in blocks(options, project.correlations_read, plan)
    ]

    assert [rows, rows, 7] == sizes


def test_a_sum_of_normals_is_normal() -> None:
    # Two costs of 100 a year whose 5th and 95th percentiles are ±10, at no discount.
    found = of_costs(
        """
        a: {kind: revenue, paid_by: nhs, amount: {value: 100, low: 90,
            high: 110, shape: normal}}
        b: {kind: revenue, paid_by: nhs, amount: {value: 100, low: 90,
            high: 110, shape: normal}}
        """
    )

    deviation = 10.0 / float(stats.norm.ppf(0.95)) * np.sqrt(2.0)
    assert stats.kstest(found, "norm", args=(200.0, deviation)).pvalue > 1e-4


def test_a_product_of_lognormals_is_lognormal() -> None:
    found = np.log(
        of_costs(
            """
        a:
          kind: revenue
          paid_by: nhs
          hours: {value: 100, low: 50, high: 200, shape: lognormal}
          rate: {value: 20, low: 10, high: 40, shape: lognormal}
        """
        )
    )

    deviation = np.log(2.0) / float(stats.norm.ppf(0.95)) * np.sqrt(2.0)
    assert stats.kstest(found, "norm", args=(np.log(2000), deviation)).pvalue > 1e-4


def test_a_uniform_times_a_constant_is_uniform() -> None:
    found = of_costs(
        """
        a:
          kind: revenue
          paid_by: nhs
          hours: {value: 100, low: 50, high: 200, shape: uniform}
          rate: 20
        """
    )

    assert stats.kstest(found, "uniform", args=(1000.0, 3000.0)).pvalue > 1e-4


def of_costs(costs: str) -> Array:
    """200,000 draws of what cost lines come to in one year, at no discount."""
    project = textwrap.dedent(
        """
        cba: 1
        project: {title: Costs}
        appraisal: {first_year: 2026-27, years: 1, discounting: {rate: 0%}}
        agencies: {nhs: {name: NHS, sector: nhs}}
        costs:
        """
    )
    lines = textwrap.indent(textwrap.dedent(costs), "  ")
    streams = compile_option(loaded_text(project + lines), "preferred")
    return simulated(streams, Plan(200_000), "financial.pv_costs")


def simulated(streams: Streams, plan: Plan, metric: str) -> Array:
    """A metric of every draw of one option."""
    return np.concatenate(
        [
            measures(evaluate(streams, block["one"]), [metric]).metrics[metric]
            for block in blocks({"one": streams}, (), plan)
        ]
    )
