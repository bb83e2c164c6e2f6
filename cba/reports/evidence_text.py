"""What the answers rest on by confidence grade, for a terminal."""

from __future__ import annotations

from cba.analysis.evidence import SOUND, EvidenceCase, evidence_profile
from cba.reports.evidence_table import finding
from cba.reports.formatting import share, unit_for
from cba.reports.text_table import HANG, Line, Row, text_table
from cba.reports.view import View

_SOUND_ONLY = f"Grades 1 to {SOUND} only"


def evidence_text(view: View) -> list[Line]:
    """What stays on sound evidence alone, then costs and benefits by grade."""
    profile = evidence_profile(view.appraisal.project, view.option)
    cases = (
        ("Net present social value", profile.public_value),
        ("Public bodies", profile.financial),
        ("  in cash", profile.cashable),
        *((view.name(n), profile.agencies[tuple(view.names)[n]]) for n in view.public),
    )
    return [
        Line(finding(view, profile.public_value), hang=HANG),
        Line(""),
        *_by_grade(profile.public_value, view.currency),
        Line(""),
        *_sound(cases, view.currency),
    ]


def _by_grade(case: EvidenceCase, currency: str) -> list[Line]:
    shares = case.by_grade
    costs = sum(each.pv_costs for each in shares)
    benefits = sum(each.pv_benefits for each in shares)
    unit = unit_for([costs, benefits, case.npv], currency)
    rows: list[Row | None] = [
        Row(
            "No grade" if each.grade is None else f"Grade {each.grade}",
            (
                unit.show(each.pv_costs),
                share(each.share_of_costs),
                unit.show(each.pv_benefits),
                share(each.share_of_benefits),
                unit.show(each.npv),
            ),
        )
        for each in shares
    ]
    whole = (unit.show(costs), "", unit.show(benefits), "", unit.show(case.npv))
    rows += [None, Row("Everyone", whole, "total")]
    heads = ("Costs", "share", "Benefits", "share", "Net")
    return text_table(f"PV, {unit.words}", heads, rows)


def _sound(cases: tuple[tuple[str, EvidenceCase], ...], currency: str) -> list[Line]:
    unit = unit_for(
        [x for _, case in cases for x in (case.npv, case.npv_grades_1_to_3)], currency
    )
    rows = [
        Row(name, (unit.show(case.npv), unit.show(case.npv_grades_1_to_3)))
        for name, case in cases
    ]
    heads = ("All benefits", _SOUND_ONLY)
    return text_table(f"PV, {unit.words}", heads, rows)
