"""All uncertain inputs at once: from draws that are made up, and easy to follow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cba.analysis.information import NOTHING, Information
from cba.analysis.simulation import Simulation
from cba.reports.business_case import describe
from cba.reports.charts.plots import Chances, Lines
from cba.reports.content import Chart, Paragraph, Section
from cba.reports.how_sure import how_sure
from cba.reports.in_brief import in_brief
from cba.reports.markdown import render_markdown
from cba.reports.reviewer_answers import sensitivity
from cba.reports.risk import risk_section
from cba.reports.uncertainty import DRAWS, SEED, Uncertainty, uncertainty_of
from cba.reports.view import View
from tests.reports.made_projects import appraisal_of, flat, saved, spent
from tests.reports.made_uncertainty import made_simulation, with_uncertainty
from tests.reports.sections import tables, texts, view, words
from tests.reports.test_risk_section import PROJECT

Shares = tuple[float, ...]


def of(information: Information | None = None) -> View:
    return with_uncertainty(view(PROJECT), information)


def charts(section: Section) -> dict[str, Chart]:
    return {b.identifier: b for b in section.blocks if isinstance(b, Chart)}


def known() -> Uncertainty:
    found = of().uncertainty
    assert found is not None
    return found


def drawn(simulation: Simulation) -> Section:
    """The section with other draws."""
    uncertainty = Uncertainty(known().sensitivity, simulation)
    return risk_section(replace(view(PROJECT), uncertainty=uncertainty))


def test_the_section_opens_with_the_chance_of_a_gain() -> None:
    first = risk_section(of()).blocks[0]

    assert first == Paragraph(
        "The NPSV is above zero in 90% of 10,000 draws of the 2 inputs with a "
        "range in the file. Of 4 inputs taken one at a time over their ranges, given "
        "or assumed, none could alone change its sign.",
        "lead",
    )


def test_the_draws_have_a_row_for_society_for_budgets_and_for_cash() -> None:
    # A tenth percentile is half as far off again as the figure itself.
    assert texts(tables(risk_section(of()))["draws"].rows)[:3] == [
        ["Net present social value (NPSV)", "50", "50", "17", "25", "50", "75", "83",
         "90%"],
        ["Net position of public bodies", "50", "50", "17", "25", "50", "75", "83",
         "90%"],
        ["The same in cash", "−30", "−30", "−50", "−45", "−30", "−15", "−10", "25%"],
    ]  # fmt: skip


def test_each_public_body_has_its_chances() -> None:
    assert texts(tables(risk_section(of()))["draws-by-body"].rows) == [
        ["The council", "−70", "−105", "−70", "−35", "25%", "25%"],
        ["Integrated care board", "120", "60", "120", "180", "90%", "90%"],
    ]


def test_the_chart_of_chances_is_cut_at_nought_and_has_three_marks() -> None:
    made = charts(risk_section(of()))["chances"]

    assert made.finding == "The chance that benefits exceed costs is 90%"
    assert made.finding in made.sentence
    assert isinstance(made.plot, Chances)
    assert 0.0 in made.plot.edges
    assert sum(made.plot.shares) == pytest.approx(1.0)
    assert (made.plot.below[0], made.plot.below[-1]) == (0.0, 1.0)
    assert [mark.label for mark in made.plot.marks] == [
        *("P10: £25k", "P50: £50k", "P90: £75k")
    ]


def test_the_chance_to_be_whole_has_a_line_for_all_and_for_each() -> None:
    made = charts(risk_section(of()))["whole-by-year"]

    assert isinstance(made.plot, Lines)
    assert [(line.name, line.role, line.label) for line in made.plot.series] == [
        ("All public bodies", "whole", "67%"),
        ("The council", "part", "67%"),
        ("Integrated care board", "part", "67%"),
    ]
    assert made.finding == (
        "Public bodies together would be paid back by 2027-28 in 67% of the draws"
    )


def test_the_same_in_cash_has_a_table() -> None:
    rows = texts(tables(risk_section(of()))["whole-by-year-in-cash"].rows)

    assert rows == [["2026-27", "17%", "17%", "17%"], ["2027-28", "33%", "33%", "33%"]]


def test_who_is_less_likely_than_not_to_be_paid_back_is_named() -> None:
    payback: dict[str, Shares] = {
        "financial": (0.0, 0.6),
        "council": (0.0, 0.0),
        "nhs": (0.5, 0.97),
    }
    none: dict[str, Shares] = dict.fromkeys(payback, (0.0, 0.0))
    simulation = known().simulation
    section = drawn(simulation._replace(payback=payback, payback_cashable=none))

    assert (
        "Public bodies together would be paid back by the end of 2027-28 in 60% of the "
        "draws, and in cash alone in none. Less likely than not to be paid back: the "
        "council (0%)."
    ) in words(section)
    assert charts(section)["whole-by-year"].finding == (
        "Public bodies together would be paid back by 2027-28 in 60% of the draws; the "
        "integrated care board in 97%, the council in 0%"
    )
    # Nothing but noughts has no table.
    assert "whole-by-year-in-cash" not in tables(section)


def test_bodies_that_are_never_behind_need_no_chart() -> None:
    always: dict[str, Shares] = dict.fromkeys(
        ("financial", "council", "nhs"), (1.0, 1.0)
    )
    simulation = known().simulation
    section = drawn(simulation._replace(payback=always, payback_cashable=always))

    assert "Every public body is paid back from the first year in every draw." in words(
        section
    )
    assert "whole-by-year" not in charts(section)


def test_what_to_measure_first_and_what_it_is_worth() -> None:
    known = {"benefits.less.amount": 2_000.0, "costs.team.amount": 0.0}
    found = Information({"less": 1.0, "more": 2.0}, "more", 0.1, 3_000.0, known)

    assert (
        "Today's choice for society is “More”; in 10% of the draws another choice "
        "would have been better. To know everything beforehand would be worth £3,000 "
        "at most. What to measure first is amount a year, fiscal value (Less): knowing "
        "that alone would be worth up to £2,000."
    ) in words(risk_section(of(found)))


def test_knowledge_that_changes_nothing_is_not_worth_paying_for() -> None:
    found = Information({"more": -1.0, NOTHING: 0.0}, NOTHING, 0.0, 0.0, {})

    assert (
        "Knowing more about these inputs first would not be worth paying for: doing "
        "nothing is the best choice for society in every draw."
    ) in words(risk_section(of(found)))


def test_how_the_draws_were_made_is_stated() -> None:
    said = words(risk_section(of()))

    assert "10,000 draws, seed 1, pseudo-random" in said
    assert "Corrections for optimism stay in every draw" in said
    dropped = known().simulation._replace(optimism_bias="drop")

    assert "left out of every draw" in words(drawn(dropped))


def test_the_page_in_brief_says_how_sure_it_is() -> None:
    sentence = (
        "The NPSV is above zero in 90% of 10,000 draws of the 2 inputs with a "
        "range in the file, and in eight of ten between £25k and £75k; it "
        "depends most on amount a year, fiscal value (Less)."
    )

    assert list(how_sure(of())) == [sentence]
    assert sentence in words(in_brief(of()))
    assert sentence in sensitivity(of())[0]


def test_without_a_range_nothing_is_drawn() -> None:
    plain = flat({"team": spent("1k")}, {"x": saved("2k")})

    assert uncertainty_of(appraisal_of(plain)) is None
    assert list(how_sure(view(plain))) == []


def test_the_same_file_has_the_same_draws() -> None:
    one, other = (render_markdown(describe(appraisal_of(PROJECT))) for _ in range(2))

    assert one == other
    assert f"{DRAWS:,} draws, seed {SEED}" in one


def test_the_draws_of_a_document_are_those_of_the_analysis() -> None:
    known = uncertainty_of(appraisal_of(PROJECT))

    assert known is not None
    # The range reaches further down than up, and so do the draws.
    npsv = known.simulation.metrics["public_value.npv"]
    assert npsv.p10 < npsv.mean < known.simulation.central["public_value.npv"]
    assert made_simulation(view(PROJECT)).metrics.keys() == (
        known.simulation.metrics.keys()
    )
