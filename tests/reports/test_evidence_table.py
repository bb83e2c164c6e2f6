from __future__ import annotations

from cba.reports.risk import risk_section
from tests.reports.made_projects import Tree, flat, saved, spent
from tests.reports.sections import tables, texts, view, words


def graded(first: int, second: int) -> Tree:
    """A cost of 10 a year, and savings of 20 and 30 before they are corrected."""
    cost = {**spent("10k"), "confidence": {"cost": 1}}
    benefits: dict[str, Tree] = {
        "a": {**saved("20k"), "confidence": {"evidence": first}},
        "b": {**saved("30k"), "confidence": {"evidence": second}},
    }
    for line in (cost, *benefits.values()):
        del line["optimism_bias"]
    return flat({"team": cost}, benefits, years=1)


def test_costs_and_benefits_stand_by_their_worst_grade() -> None:
    table = tables(risk_section(view(graded(2, 5))))["evidence-profile-table"]

    # Grade 2 takes 5% of benefits, grade 5 25%: 19 and 22.5.
    assert texts(table.rows) == [
        ["Grade 1", "10", "100%", "0", "0%", "−10"],
        ["Grade 2", "0", "0%", "19", "46%", "19"],
        ["Grade 5", "0", "0%", "22", "54%", "22"],
        ["All", "10", "100%", "42", "100%", "32"],
    ]


def test_the_case_on_sound_evidence_alone_is_said() -> None:
    said = words(risk_section(view(graded(2, 5))))

    # 19 less 10.
    assert (
        "Of the benefits, 46% rest on evidence of grades 1 to 3. With those alone, and "
        "all the costs, the NPSV is £9,000 in place of £32k: the benefits exceed the "
        "costs on that evidence alone."
    ) in said


def test_a_case_that_needs_weak_evidence_says_so() -> None:
    said = words(risk_section(view(graded(5, 6))))

    assert "None of the benefits rest on evidence of grades 1 to 3." in said
    assert "the case for society needs the weaker evidence too." in said


def test_without_any_grade_there_is_no_profile() -> None:
    project = flat({"team": spent("10k")}, {"a": saved("20k")})

    assert risk_section(view(project)).blocks == ()
