"""Nothing false is said of a project because something else in it has a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from cba.loading.project_loader import load
from tests.loading.projects import OTHERS, found, project

HOME = f"{OTHERS}, falls_to: nhs"
STAY = f"people: tenants, value: {{unit_cost: HE7.0}}, cashable: 0%, {HOME}"
HELPED = "costs:\n  team: {title: Volunteers who visit, "


def codes(text: str) -> set[str]:
    return {code for code, _ in found(text)}


def test_lines_are_not_the_same_where_one_cannot_be_read_whole() -> None:
    lines = f"first: {{{STAY}, delay: 2 yeers}}\nlater: {{{STAY}}}"

    assert "CBA421" in codes(project(benefits=lines.replace("2 yeers", "0")))
    assert "CBA421" not in codes(project(benefits=lines))


def test_a_comparison_may_stand_in_evidence_that_cannot_be_read() -> None:
    text = project(
        benefits="line: {people: tenants, value: {social: 5}, deadweight: 0%, "
        "source: x, optimism_bias: 10%}"
    )
    group = "evidence: {comparison: Others, follow_up: two}, starting"

    assert "CBA401" in codes(text)
    assert "CBA401" not in codes(text.replace("starting", group))


def test_prices_are_not_old_where_the_price_year_cannot_be_read() -> None:
    text = project(
        appraisal="{first_year: 2026-27, years: 4, price_year: 2016-7-8}",
        benefits=f"stays: {{{STAY}}}",
    )

    assert [p.code for p in load(None, stdin_text=text).problems] == ["CBA316"]


def test_editions_may_be_held_in_data_that_cannot_be_read() -> None:
    approved = project().replace("{title: ", "{status: approved, title: ")

    assert "CBA523" in codes(approved)
    assert codes(f"{approved}data: [2026]\n") == {"CBA113"}


@pytest.mark.parametrize(
    ("section", "text", "without"),
    [
        ("costs", project().replace("costs:\n  team: {", HELPED), "CBA429"),
        (
            "benefits",
            project(benefits=f"stays: {{{STAY}}}").replace(
                "cashable: 0%", "cashable: 100%"
            ),
            "CBA428",
        ),
        ("benefits", project(more="steps: {ward: {size: 9}}"), "CBA408"),
        ("people", project(benefits=f"x: {{{STAY.replace('tenants', 'a')}}}"), ""),
        ("costs", project(more="scenarios: {a: {set: {costs.rent.amount: 5}}}"), ""),
    ],
)
def test_lines_may_stand_in_a_table_that_is_not_there(
    section: str, text: str, without: str, tmp_path: Path
) -> None:
    table = f"tables: {{{section}: gone.csv}}\n"
    (tmp_path / "project.yaml").write_text(text + table, "utf-8")

    assert without in codes(text) or not without
    assert [p.code for p in load(tmp_path).problems if p.code != "CBA513"] == ["CBA120"]


def test_a_column_that_is_not_known_hides_nothing(tmp_path: Path) -> None:
    text = project(benefits=f"x: {{{STAY.replace('tenants', 'a')}}}")
    (tmp_path / "project.yaml").write_text(f"{text}tables: {{costs: c.csv}}", "utf-8")
    header = "id,kind,paid_by,amount,colour,optimism_bias,source\n"
    row = "rent,revenue,council,5,red,0%,x\n"
    (tmp_path / "c.csv").write_text(header + row, "utf-8")

    told = {p.code for p in load(tmp_path).problems}
    assert told >= {"CBA111", "CBA302"}
