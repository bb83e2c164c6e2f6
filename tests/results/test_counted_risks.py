"""Risks in the figures: chance × cost, who bears it, and no bias beside it."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from cba.calculation.factors import Array
from cba.calculation.flows import CostFlow, Flows, evaluate
from cba.problems import ProjectError
from cba.results.appraisal import Appraisal, CostLine
from cba.results.appraise import appraise_option, streams_of
from cba.results.cash_flow_table import rows
from cba.results.explain import explain
from cba.results.json_document import at_path, option_json
from tests.results.appraising import appraised_text, loaded_text, set_text
from tests.results.counted_risk import COUNTED


@cache
def appraisal() -> Appraisal:
    return appraised_text(COUNTED)


def line(identifier: str) -> CostLine:
    found = appraisal().preferred.lines[identifier]
    assert isinstance(found, CostLine)
    return found


def amount(flows: Flows, identifier: str) -> Array:
    found = flows.lines[identifier]
    assert isinstance(found, CostFlow)
    return found.amount


def test_a_counted_risk_costs_its_chance_of_its_cost() -> None:
    # 25% of 40 + 80, at £1.25 for each of 2024-25: 37.50. 10% of 200: 20.
    assert line("staff").pv_cost == pytest.approx(37.50)
    assert line("flood").pv_cost == pytest.approx(20.0)
    assert (line("staff").chance, line("flood").chance) == (0.25, 0.10)
    assert (line("staff").cost_kind, line("flood").cost_kind) == ("revenue", "capital")


def test_it_falls_on_those_it_is_said_to_fall_on() -> None:
    # The council: 300 and three fifths of 37.50, in all 322.50.
    # The NHS: 50 with a tenth of bias, two fifths of 37.50, and 20: 90.
    agencies = appraisal().agencies

    assert agencies["council"].pv_costs == pytest.approx(322.50)
    assert agencies["nhs"].pv_costs == pytest.approx(90.0)


def test_the_bias_it_replaces_is_nought_and_no_other() -> None:
    assert line("team").optimism_bias == 0.0
    assert line("team").pv_cost == line("team").pv_before_optimism_bias == 300.0
    assert line("vans").optimism_bias == 0.10
    assert line("staff").optimism_bias == 0.0


def test_the_bias_stays_in_options_that_do_not_have_the_risk() -> None:
    text = COUNTED.replace(
        "        counted: true", "        options: [bold]\n        counted: true"
    )
    options = "    options: {bold: {role: preferred}, shy: {}}\n"
    made = appraised_text(f"{text}{options}")
    bold, shy = (option_json(made.options[each]) for each in ("bold", "shy"))

    assert "staff" not in made.options["shy"].lines
    assert at_path(bold, "lines.team.optimism_bias") == 0.0
    assert at_path(shy, "lines.team.optimism_bias") == 0.2


def test_a_risk_that_is_not_counted_is_in_no_figure() -> None:
    assert "rain" not in appraisal().preferred.lines


def test_without_bias_the_risk_stays() -> None:
    made = appraise_option(appraisal().project, "preferred", with_bias=False)

    # 300 + 50 + 37.50 + 20.
    assert made.financial.pv_costs == pytest.approx(407.50)


def test_in_draws_it_happens_or_not() -> None:
    streams = streams_of(appraisal().project, "preferred")
    (staff, flood) = streams.occurrences().values()
    draws = {
        staff.address: np.array([0.0, 1.0, 1.0]),
        flood.address: np.array([0.0, 0.0, 1.0]),
        "risks.staff.cost": np.array([1.0, 1.0, 1.2]),
    }

    flows = evaluate(streams, draws)

    # 40 and 80 at £1.25: 50 and 100; a fifth more in the last draw, with 200.
    assert staff.address == "risks.staff.occurs"
    assert amount(flows, "staff").tolist() == [
        [0.0, 0.0, 0.0],
        [50.0, 100.0, 0.0],
        [60.0, 120.0, 0.0],
    ]
    assert flows.ledgers["costs"].amounts[:, 1, 2].tolist() == [0.0, 0.0, 200.0]


def test_a_drawn_chance_counts_where_it_is_not_drawn_whether_it_happens() -> None:
    streams = streams_of(appraisal().project, "preferred")
    flows = evaluate(streams, {"risks.staff.chance": np.array([0.25, 0.5])})

    assert amount(flows, "staff")[:, 0].tolist() == [12.5, 25.0]


def test_its_chance_and_cost_are_inputs_with_ranges() -> None:
    factors = streams_of(appraisal().project, "preferred").factors()

    assert {"risks.staff.chance", "risks.staff.cost"} <= {
        address for address, factor in factors.items() if factor.range is not None
    }


def test_the_json_has_its_chance_and_other_costs_have_none() -> None:
    lines = option_json(appraisal().preferred)["lines"]
    assert isinstance(lines, dict)

    assert lines["staff"]["chance"] == 0.25
    assert "chance" not in lines["team"]


def test_the_cash_flow_table_has_it_by_agency_and_year() -> None:
    found = [
        (each.agency, each.year, each.category, round(each.real, 9))
        for each in rows(appraisal())
        if each.line == "staff"
    ]

    assert found == [
        ("council", "2026-27", "revenue", -7.5),
        ("council", "2027-28", "revenue", -15.0),
        ("nhs", "2026-27", "revenue", -5.0),
        ("nhs", "2027-28", "revenue", -10.0),
    ]


def test_it_is_explained_from_its_chance_and_its_cost() -> None:
    found = explain(appraisal(), "risks.staff@2027-28")
    labels = [row.label for row in found.tables[0].rows]

    assert found.figure.number == pytest.approx(25.0)
    assert labels[:3] == [
        "risks.staff.chance",
        "risks.staff.cost",
        "from 2024-25 prices to those of 2026-27",
    ]


def test_a_risk_that_is_not_counted_is_explained_as_what_the_file_says() -> None:
    assert explain(appraisal(), "risks.rain.chance").figure.number == 0.9


def test_the_line_says_what_replaces_its_bias() -> None:
    found = explain(appraisal(), "lines.team.optimism_bias")

    assert found.figure.number == 0.0
    assert found.tables[0].rows[0].note == (
        "replaced by what the risks `staff` and `flood` would cost"
    )


@pytest.mark.parametrize(
    ("address", "value", "expected"),
    [
        ("risks.staff.chance", "50%", 75.0),
        ("risks.staff.cost@2026-27", "80", 50.0),
    ],
)
def test_its_inputs_may_be_set(address: str, value: str, expected: float) -> None:
    made = appraise_option(set_text(COUNTED, (address, value)), "preferred")
    staff = made.lines["staff"]

    assert isinstance(staff, CostLine)
    assert staff.pv_cost == pytest.approx(expected)


def test_figures_beyond_pennies_are_told_at_the_risk() -> None:
    text = COUNTED.replace("cost: {2028-29: 200}", "cost: {2028-29: 1e14}").replace(
        "kind: capital\n        source: Survey",
        "kind: capital\n        real_growth: 500%\n        source: Survey",
    )
    with pytest.raises(ProjectError, match=r"CBA206"):
        appraise_option(loaded_text(text), "preferred")
