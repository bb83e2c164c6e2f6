"""What people gain, weighted by income: beside the unweighted, never instead."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from cba.calculation.flows import evaluate
from cba.loading.writing import dump
from cba.results.appraisal import Appraisal, BenefitLine
from cba.results.appraise import streams_of
from cba.results.cash_flow_table import rows
from cba.results.explain import explain
from cba.results.json_document import at_path, option_json
from cba.results.measures import measurable, measures
from tests.loading.projects import OTHERS, SAVES, found, project
from tests.results.appraising import TWO_PARTNERS, appraised_text, loaded_text

#: At an elasticity of 1 a pound to those with half the median is worth two, and to
#: those with twice the median a half.
#:
#: - stays: 10 a year for two years, each £100 fiscal, £40 economic, £70 social and a
#:   transfer of £10 lost: people gain £100 each, in all £2,000. Half goes to `low` and
#:   half to `high`: a weight of 1.25. Fiscal savings of £2,000 less nothing stay.
#: - calm: one part of £30 to `low` alone (weight 2), one of £20 that names nobody.
#: - costs: £500 a year.
PEOPLE = """
    cba: 1
    project: {title: Who gains, dated: 2026-11-22}
    appraisal: {first_year: 2026-27, years: 2, discounting: {rate: 0%}}
    agencies:
      council: {name: Council, sector: local-authority}
      residents: {name: Residents, sector: community}
    income_groups:
      median: £30,000
      groups: {low: {value: £15k, source: Survey}, high: £60k}
      elasticity: 1
    costs:
      team: {kind: revenue, paid_by: council, amount: 500, optimism_bias: 0%,
             source: Budget}
    benefits:
      stays:
        quantity: 10
        deadweight: 0%
        value: {fiscal: 100, economic: 40, social: 70, transfer: 10, source: Audit}
        falls_to: council
        enjoyed_by: residents
        income_groups: {low: 50%, high: 50%}
        optimism_bias: 0%
      calm:
        quantity: 5
        deadweight: 0%
        values:
          sleep: {social: 30, source: Audit, income_groups: low}
          peace: {social: 20, source: Audit}
        optimism_bias: 0%
"""


@cache
def appraisal() -> Appraisal:
    return appraised_text(PEOPLE)


def line(identifier: str) -> BenefitLine:
    made = appraisal().preferred.lines[identifier]
    assert isinstance(made, BenefitLine)
    return made


def test_what_people_gain_is_weighted_and_nothing_else() -> None:
    # Unweighted: stays 2,000 + 2,000; sleep 300; peace 200; in all 4,500, less 1,000.
    # Weighted: stays 2,000 + 2,500; sleep 600; peace 200; in all 5,300, less 1,000.
    value = appraisal().preferred.public_value

    assert (value.pv_benefits, value.npv) == (4500.0, 3500.0)
    assert value.pv_benefits_weighted == pytest.approx(5300.0)
    assert value.npv_weighted == pytest.approx(4300.0)


def test_each_line_has_its_weight_and_its_value_with_it() -> None:
    found = {
        identifier: (made.income_weight, made.pv_weighted)
        for identifier in ("stays", "calm/sleep", "calm/peace")
        for made in (line(identifier),)
    }

    assert found == {
        "stays": (1.25, 4500.0),
        "calm/sleep": (2.0, 600.0),
        "calm/peace": (1.0, 200.0),
    }


def test_the_elasticity_is_that_of_the_green_book_where_none_is_given() -> None:
    # (30 / 15)^1.3 = 2.46229; (30 / 60)^1.3 = 0.40613; the mean is 1.43421.
    made = appraised_text(PEOPLE.replace("      elasticity: 1\n", ""))
    stays = made.preferred.lines["stays"]

    assert isinstance(stays, BenefitLine)
    assert stays.income_weight == pytest.approx(1.43421, abs=1e-5)
    assert made.run.data == {"distributional_weights": "2022"}
    assert appraisal().run.data == {}


def test_without_income_groups_the_weighted_figures_are_null() -> None:
    made = option_json(appraised_text(TWO_PARTNERS).preferred)

    assert at_path(made, "public_value.npv_weighted") is None
    assert at_path(made, "public_value.pv_benefits_weighted") is None
    with pytest.raises(KeyError):
        at_path(made, "lines.falls.income_weight")


def test_no_other_figure_changes() -> None:
    plain = PEOPLE.replace("        income_groups: {low: 50%, high: 50%}\n", "")
    plain = plain.replace(", income_groups: low", "")
    start, end = plain.index("    income_groups:"), plain.index("    costs:")
    without = appraised_text(plain[:start] + plain[end:]).preferred

    assert without.agencies == appraisal().preferred.agencies
    assert without.financial == appraisal().preferred.financial
    assert without.by_year == appraisal().preferred.by_year


def test_the_cash_flow_table_adds_up_to_the_unweighted_value() -> None:
    whole = sum(each.present_value for each in rows(appraisal()))

    assert whole == pytest.approx(3500.0)


def test_draws_are_weighted_too() -> None:
    streams = streams_of(appraisal().project, "preferred")
    draws = {"benefits.stays.quantity": np.array([10.0, 20.0])}
    path = "public_value.npv_weighted"

    # Another 4,500 in the second draw.
    assert path in measurable(streams)
    found = measures(evaluate(streams, draws), [path]).metrics[path]
    assert found.tolist() == pytest.approx([4300.0, 8800.0])


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("public_value.npv_weighted", 4300.0),
        ("public_value.pv_benefits_weighted", 5300.0),
        ("lines.stays.pv_weighted", 4500.0),
        ("lines.stays.income_weight", 1.25),
        ("income_groups.groups.low", 15000.0),
    ],
)
def test_weighted_figures_are_explained(target: str, expected: float) -> None:
    assert explain(appraisal(), target).figure.number == pytest.approx(expected)


def test_a_weight_is_explained_by_the_incomes() -> None:
    found = explain(appraisal(), "public_value.npv_weighted")
    (low, *_) = found.tables[0].rows

    assert low.note == "(30,000 ÷ 15,000) to the power of 1"
    assert found.inputs[-1].address == "benefits.calm.values.sleep.income_groups"


def test_a_null_is_explained_by_what_is_missing() -> None:
    made = explain(appraised_text(TWO_PARTNERS), "public_value.npv_weighted")

    assert made.figure.value is None
    assert made.notes == (
        "nothing is weighted: the project declares no `income_groups`",
    )


GROUPS = "income_groups: {median: £30k, groups: {low: £15k, high: £60k}}"
GAIN = f"quantity: 5, value: {{social: 5}}, {OTHERS}"


@pytest.mark.parametrize(
    ("top", "line", "expected"),
    [
        (GROUPS, f"{GAIN}, income_groups: {{low: 40%, high: 60%}}", []),
        (GROUPS, f"{GAIN}, income_groups: low", []),
        (GROUPS, GAIN, [("CBA411", "income_groups")]),
        ("", f"{GAIN}, income_groups: low", [("CBA326", "line.income_groups.low")]),
        (
            GROUPS,
            f"{GAIN}, income_groups: {{lo: 40%, high: 60%}}",
            [("CBA326", "line.income_groups.lo")],
        ),
        (
            GROUPS,
            f"{GAIN}, income_groups: {{low: 40%, high: 50%}}",
            [("CBA204", "line.income_groups")],
        ),
        (
            GROUPS,
            f"amount: 5, category: fiscal, {SAVES}, income_groups: low, {OTHERS}",
            [("CBA126", "line.income_groups")],
        ),
        (
            GROUPS.replace("£15k", "0"),
            f"{GAIN}, income_groups: low",
            [("CBA206", "income_groups.groups.low")],
        ),
        (
            GROUPS.replace("£15k", "£15k (£10k to £20k)"),
            f"{GAIN}, income_groups: low",
            [("CBA315", "income_groups.groups.low")],
        ),
        (
            GROUPS.replace("median: £30k, ", ""),
            f"{GAIN}, income_groups: low",
            [("CBA112", "income_groups.median")],
        ),
    ],
)
def test_income_groups_are_checked(
    top: str, line: str, expected: list[tuple[str, str]]
) -> None:
    text = project(benefits=f"line: {{{line}}}", more=top)

    assert [
        (code, path.removeprefix("benefits.")) for code, path in found(text)
    ] == expected


def test_a_project_with_groups_is_written_as_it_was_read() -> None:
    made = loaded_text(PEOPLE)

    assert loaded_text(dump(made)) == made
