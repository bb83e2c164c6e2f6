"""What the answers rest on by confidence grade, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from cba.analysis.evidence import SOUND, EvidenceCase, EvidenceProfile
from cba.reports.formatting import money, share, unit_for
from cba.reports.text_table import HANG, Line, Row, text_table
from cba.reports.texts import tidy
from cba.results.appraisal import OptionAppraisal

_SOUND_ONLY = f"Grades 1 to {SOUND} only"


def evidence_text(
    profile: EvidenceProfile, option: OptionAppraisal, currency: str
) -> list[Line]:
    """What stays on sound evidence alone, then costs and benefits by grade."""
    cases = (
        ("Net present social value", profile.public_value),
        ("Public bodies", profile.financial),
        ("  in cash", profile.cashable),
        *(
            (tidy(each.name), profile.agencies[key])
            for key, each in option.agencies.items()
            if each.public
        ),
    )
    return [
        *(Line(words, hang=HANG) for words in _findings(profile, currency)),
        Line(""),
        *_by_grade(profile.public_value, currency),
        Line(""),
        *_sound(cases, currency),
    ]


def _findings(profile: EvidenceProfile, currency: str) -> Iterator[str]:
    case = profile.public_value
    sound = sum(
        each.pv_benefits
        for each in case.by_grade
        if each.grade is not None and each.grade <= SOUND
    )
    whole = sum(each.pv_benefits for each in case.by_grade)
    if whole > 0:
        yield f"{share(sound / whole)} of the benefits rest on grades 1 to {SOUND}."
    kept = money(case.npv_grades_1_to_3, currency)
    yield (
        f"With benefits of grades 1 to {SOUND} only, and all costs, the NPSV would be "
        f"{kept} in place of {money(case.npv, currency)}."
    )


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
