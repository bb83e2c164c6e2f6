"""What of a saving is cash, explained: at once, in shared steps, and both together."""

from __future__ import annotations

import pytest

from cba.results.explain import explain
from tests.results.appraising import appraised_text
from tests.results.explaining import answers_of, faults, row, table, values
from tests.results.pooled_steps import POOLED


def test_a_step_is_explained_by_the_units_of_all_that_fill_it() -> None:
    found = explain(appraised_text(POOLED), "stays@2027-28")
    pool = table(found, "Units after optimism bias that fill “Ward” in 2027-28")

    # 90 x 90% x 90%, and 30 x 90%.
    labels = ["Shorter stays", "Fewer admissions", "units together"]
    assert [each.label for each in pool.rows] == labels
    units = [each.figures[0].number for each in pool.rows]
    assert units == pytest.approx([72.9, 27.0, 99.9])


def test_cash_at_once_and_in_steps_add_up() -> None:
    # In 2029-30, 121.5 and 234 units: three wards of 355.5.
    found = explain(appraised_text(POOLED), "stays@2029-30")
    in_steps = table(found, "What of the saving is cash in steps")
    whole = table(found, "What of the saving is cash")

    part = row(in_steps, "the part of them in whole steps")
    assert values(part.figures) == pytest.approx((300 / 355.5,) * 2)
    assert part.note == "3 whole steps of 100 in 355.5 units"
    # 12,150 x 80% x 15%, and x 70% x 300/355.5; the ICB has 20% x 15% and no more.
    assert values(row(whole, "cash at once").figures) == pytest.approx((1458, 364.5))
    assert values(row(whole, "cash in steps").figures) == pytest.approx(
        (12_150 * 0.8 * 0.7 * 300 / 355.5, 0.0)
    )


@pytest.mark.parametrize("line", ["stays", "beds", "homes"])
def test_every_step_of_it_calculates(line: str) -> None:
    appraisal = appraised_text(POOLED)
    results = answers_of(appraisal)

    for year in ("2026-27", "2027-28", "2028-29", "2029-30"):
        assert faults(results, explain(appraisal, f"{line}@{year}")) == []


def test_the_size_of_a_step_is_explained_with_what_rests_on_it() -> None:
    found = explain(appraised_text(POOLED), "steps.ward.size")

    assert found.figure.value == 100.0
    used = table(found, "What rests on it")
    assert [each.label for each in used.rows] == ["Shorter stays", "Fewer admissions"]
