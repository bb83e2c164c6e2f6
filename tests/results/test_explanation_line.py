"""A line taken down to its inputs, against figures worked by hand.

400 × 60% × 75% × 80% × 60% = 86.4; × (1 - 10%) = 77.76 a cohort. In 2027-28 the
first cohort has half its effect left: 77.76 × 0.5 + 77.76 = 116.64. A stay is
£4,000 × 125 ÷ 100 = £5,000 to the public purse; grade 4 takes 15% off. With 25% a
year the discount factor of 2027-28 is 1 ÷ 1.25 = 0.8.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cba.calculation.flows import BenefitFlow
from cba.results.appraisal import Appraisal, BenefitLine
from cba.results.explain import explain
from tests.results.explaining import appraised, row, table, values
from tests.results.support_project import PROJECT


def public_value(of: Appraisal, line: str) -> float:
    found = of.preferred.lines[line]
    assert isinstance(found, BenefitLine)
    return found.pv_public_value


@pytest.fixture
def appraisal(tmp_path: Path) -> Appraisal:
    return appraised(PROJECT, tmp_path)[0]


def test_a_chain_goes_from_those_who_start_to_what_they_bring(
    appraisal: Appraisal,
) -> None:
    found = explain(appraisal, "stays@2027-28")
    chain = table(found, "What a cohort brings a year, gross to net")

    assert chain.columns == ("each cohort",)
    assert [(r.sign, r.label, *values(r.figures)) for r in chain.rows] == [
        ("", "people.leavers.starting", 400.0),
        ("×", "people.leavers.affected", 0.6),
        ("×", "people.leavers.engagement", 0.75),
        ("×", "people.leavers.retention", 0.8),
        ("×", "benefits.stays.impact", 0.6),
        ("×", "benefits.stays.deadweight", 0.9),
        ("=", "brought a year while the effect is whole", pytest.approx(77.76)),
    ]
    assert [figure.form for r in chain.rows for figure in r.figures] == [
        *("number", "share", "share", "share", "share", "left", "number"),
    ]


def test_cohorts_are_carried_forward_by_what_is_left_of_them(
    appraisal: Appraisal,
) -> None:
    reach = table(explain(appraisal, "stays@2027-28"), "What reaches 2027-28")

    assert reach.columns == ("brought", "left", "of the year", "w(k)", "in 2027-28")
    assert [values(each.figures) for each in reach.rows] == [
        pytest.approx((77.76, 0.5, 1.0, 0.5, 38.88)),
        pytest.approx((77.76, 1.0, 1.0, 1.0, 77.76)),
        (None, None, None, None, pytest.approx(116.64)),
    ]


def test_a_year_overlaps_two_years_of_an_effect_that_starts_evenly(
    tmp_path: Path,
) -> None:
    text = PROJECT.replace(
        "    affected: 60%\n", "    affected: 60%\n    starts: evenly\n"
    )
    evenly, _ = appraised(text, tmp_path)

    reach = table(explain(evenly, "stays@2027-28"), "What reaches 2027-28")

    # Half of the year at 100%, half at 50%: 0.75. The new cohort has half a year.
    assert [values(each.figures)[1:6] for each in reach.rows[:2]] == [
        (1.0, 0.5, 0.5, 0.5, 0.75),
        (1.0, 0.0, 1.0, 0.5, 0.5),
    ]


def test_a_unit_is_moved_to_the_prices_of_the_appraisal(appraisal: Appraisal) -> None:
    unit = table(explain(appraisal, "stays@2027-28"), "A unit in 2027-28")

    assert [(each.label, values(each.figures)) for each in unit.rows] == [
        ("as written", (4000.0, 1000.0)),
        ("from 2019-20 prices to those of 2026-27", (1.25, 1.25)),
        ("in 2026-27 prices", (5000.0, 1250.0)),
    ]
    assert unit.rows[0].note == "a stay"
    assert unit.rows[1].note == "index 125 ÷ 100, the project's own price index"


def test_the_correction_has_the_words_of_its_grade(appraisal: Appraisal) -> None:
    found = table(
        explain(appraisal, "stays@2027-28"), "Optimism bias, by confidence grade"
    )

    assert [(r.label, *values(r.figures), r.note) for r in found.rows] == [
        (
            "grade 4",
            0.15,
            "evidence: practitioner monitoring against a robust plan",
        ),
        ("grade 1", 0.0, "population: the agencies' own data systems"),
        ("the correction", 0.15, "the worst grade counts"),
    ]


def test_volume_value_correction_and_discount_factor_make_the_present_value(
    appraisal: Appraisal,
) -> None:
    found = explain(appraisal, "stays@2027-28")

    worth = table(found, "What it is worth in 2027-28")

    assert [(each.sign, *values(each.figures)) for each in worth.rows] == [
        ("", pytest.approx(116.64), pytest.approx(116.64)),
        ("×", 5000.0, 1250.0),
        ("×", 0.85, 0.85),
        ("=", pytest.approx(495_720), pytest.approx(123_930)),
        ("×", 0.8, 0.8),
        ("=", pytest.approx(396_576), pytest.approx(99_144)),
    ]
    assert found.figure.value == pytest.approx(495_720)  # 396,576 + 99,144


def test_cash_is_a_share_of_a_share_from_its_first_year_on(
    appraisal: Appraisal,
) -> None:
    early = table(explain(appraisal, "stays@2026-27"), "What of the saving is cash")
    later = table(explain(appraisal, "stays@2027-28"), "What of the saving is cash")

    assert values(row(early, "cash in 2026-27").figures) == (0.0,)
    # 495,720 × 75% × 50%
    assert values(row(later, "cash in 2027-28").figures) == pytest.approx((185_895,))


def test_the_last_figure_of_every_year_is_the_kernels_own(
    appraisal: Appraisal,
) -> None:
    flow = appraisal.preferred.flows.lines["stays"]
    assert isinstance(flow, BenefitFlow)
    present = flow.parts["fiscal"][0, :4] * flow.stream.discount[:4]
    labels = [each.year for each in appraisal.preferred.by_year]

    shown = [
        table(explain(appraisal, f"stays@{label}"), f"What it is worth in {label}")
        for label in labels
    ]

    assert [each.rows[-1].figures[0].value for each in shown] == present.tolist()


def test_a_line_shows_its_years_and_its_largest_in_full(appraisal: Appraisal) -> None:
    found = explain(appraisal, "benefits.stays")

    assert [part.target for part in found.parts] == ["benefits.stays@2027-28"]
    assert found.meets == "options.full.lines.stays.pv_public_value"
    assert found.figure.value == public_value(appraisal, "stays")
    assert [each.label for each in table(found, "By year").rows] == [
        *("2026-27", "2027-28", "2028-29", "2029-30", "all years"),
    ]


def test_a_cost_is_raised_by_its_correction(appraisal: Appraisal) -> None:
    chain = table(explain(appraisal, "team@2027-28"), "The cost in 2027-28")

    assert [(r.sign, *values(r.figures), r.figures[0].form) for r in chain.rows] == [
        ("", 100_000.0, "price"),
        ("=", 100_000.0, "money"),
        ("×", 1.1, "raised"),
        ("=", pytest.approx(110_000), "money"),
        ("×", 0.8, "factor"),
        ("=", pytest.approx(88_000), "money"),
    ]


def test_a_payment_is_paid_by_one_and_received_by_another(
    appraisal: Appraisal,
) -> None:
    found = table(explain(appraisal, "payments.rent@2026-27"), "Who has it")

    assert [(each.label, *values(each.figures)) for each in found.rows] == [
        ("Health board: payment", -1.0, -10_000.0, -10_000.0),
        ("Council: payment", 1.0, 10_000.0, 10_000.0),
        ("all agencies", None, 0.0, 0.0),
    ]


def test_deadweight_in_points_is_taken_off_the_impact(tmp_path: Path) -> None:
    text = PROJECT.replace("    deadweight: 10%\n", "    deadweight: {points: 20%}\n")
    points, _ = appraised(text, tmp_path)

    effect = table(
        explain(points, "stays@2026-27"), "The effect, less deadweight in points"
    )

    assert [(r.sign, *values(r.figures)) for r in effect.rows] == [
        ("", 0.6),
        ("-", 0.2),
        ("=", pytest.approx(0.4)),
    ]


def test_an_outcome_is_the_gap_between_two_curves(tmp_path: Path) -> None:
    text = PROJECT.replace("    deadweight: 10%\n    lasts: 2\n    drop_off: 50%\n", "")
    before, after = text.split("    impact:\n")
    rest = after.split("    value:\n      per: stay")[1]
    curves = "    outcome: {with: {0: 68%, 2: 48%}, without: {0: 24%, 2: 18%}}\n"
    text = f"{before}{curves}    value:\n      per: stay{rest}"
    gap, _ = appraised(text, tmp_path)

    found = table(explain(gap, "stays@2027-28"), "The outcome, by year of its own")

    assert [values(each.figures) for each in found.rows] == [
        pytest.approx((0.68, 0.58)),
        pytest.approx((0.24, 0.21)),
        pytest.approx((0.44, 0.37)),
    ]


def test_whole_steps_of_a_volume_are_cash_and_the_rest_is_not(tmp_path: Path) -> None:
    text = PROJECT.replace("from: 2027-28}", "from: 2027-28, in_steps_of: 30}")
    steps, _ = appraised(text, tmp_path)

    cash = table(explain(steps, "stays@2027-28"), "What of the saving is cash")

    # 116.64 × 0.85 = 99.144 stays: three whole steps of 30.
    assert values(row(cash, "units, in whole steps of 30").figures) == (90.0,)
    assert cash.rows[0].note == "of 99.144 after optimism bias"
    # 90 × 5,000 × 75% × 50%
    assert values(row(cash, "cash in 2027-28").figures) == (168_750.0,)


def test_several_values_of_an_outcome_are_explained_together_and_apart(
    tmp_path: Path,
) -> None:
    before, after = PROJECT.split("    value:\n      per: stay\n")
    rest = after.split("    falls_to: {nhs")[1]
    parts = (
        "    values:\n"
        "      beds: {fiscal: 4000, source: Costs, falls_to: nhs}\n"
        "      lives: {social: 1000, source: Costs}\n"
    )
    rest = rest.replace("{share: {nhs: 50%}, from: 2027-28}", "0%")
    several, _ = appraised(f"{before}{parts}    falls_to: {{nhs{rest}", tmp_path)

    whole = explain(several, "benefits.stays")
    part = explain(several, "stays/beds")

    assert [each.target for each in whole.parts] == [
        "benefits.stays.values.beds",
        "benefits.stays.values.lives",
    ]
    assert whole.figure.value == pytest.approx(
        public_value(several, "stays/beds") + public_value(several, "stays/lives")
    )
    assert part == explain(several, "benefits.stays.values.beds")
    assert part.meets == "options.full.lines.stays/beds.pv_public_value"
