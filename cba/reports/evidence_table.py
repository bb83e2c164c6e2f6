"""What of the result rests on figures of each confidence grade."""

from __future__ import annotations

from collections.abc import Iterator

from cba.analysis.evidence import SOUND, EvidenceCase, evidence_profile
from cba.reports.content import Block, Cell, Column, Paragraph, Row, Table
from cba.reports.formatting import share, unit_for
from cba.reports.study_table import study_table
from cba.reports.table_parts import rounding_note
from cba.reports.view import View

_WORST = (
    "A line rests on the worst of its grades; grade 1 is the best. With grades 1 to 3 "
    "alone, every cost and every harm stays."
)
_HALF = 0.5
_NONE = "No grade, or a correction that is typed"


def evidence_table(view: View) -> Iterator[Block]:
    """The finding and the table by grade, then what the sources of effects found.

    Nothing where no line has a grade, and none says what its source found.
    """
    yield from _by_grade(view)
    yield from study_table(view)


def _by_grade(view: View) -> Iterator[Block]:
    case = evidence_profile(view.appraisal.project, view.option).public_value
    if all(each.grade is None for each in case.by_grade):
        return
    yield Paragraph(finding(view, case))
    parts = [(x.pv_costs, x.pv_benefits, x.npv) for x in case.by_grade]
    whole = tuple(map(sum, zip(*parts, strict=True)))
    unit = unit_for([x for each in (*parts, whole) for x in each], view.currency)
    yield Table(
        "evidence-profile-table",
        "Costs and benefits to society by the confidence grade they rest on, present "
        "values",
        (
            Column("Grade", "heading", 5),
            Column("Costs"),
            Column("Share of costs"),
            Column("Benefits"),
            Column("Share of benefits"),
            Column("Benefits less costs"),
        ),
        (
            *(
                Row(
                    (
                        Cell(_NONE if x.grade is None else f"Grade {x.grade}"),
                        Cell(unit.show(x.pv_costs)),
                        Cell(share(x.share_of_costs)),
                        Cell(unit.show(x.pv_benefits)),
                        Cell(share(x.share_of_benefits)),
                        Cell(unit.show(x.npv)),
                    )
                )
                for x in case.by_grade
            ),
            Row(
                (
                    Cell("All"),
                    Cell(unit.show(whole[0])),
                    Cell(share(1.0 if whole[0] else None)),
                    Cell(unit.show(whole[1])),
                    Cell(share(1.0 if whole[1] else None)),
                    Cell(unit.show(case.npv)),
                ),
                "total",
            ),
        ),
        f"{unit.words}, {view.prices} prices",
        (_WORST, *rounding_note(unit, parts, whole)),
    )


def _much(sound: float) -> str:
    """How much of the benefits, as the subject and the verb of a sentence."""
    if share(sound) in {share(0.0), share(1.0)}:
        return f"{'All' if sound > _HALF else 'None'} of the benefits rest"
    return f"Of the benefits, {share(sound)} rest"


def finding(view: View, case: EvidenceCase) -> str:
    """The NPSV on sound evidence alone, and how much of the benefits that bears."""
    sound = sum(
        each.share_of_benefits or 0.0
        for each in case.by_grade
        if each.grade is not None and each.grade <= SOUND
    )
    words = (
        f"{_much(sound)} on evidence of grades 1 to {SOUND}. "
        f"With those alone, and all the costs, the NPSV is "
        f"{view.money(case.npv_grades_1_to_3)} in place of {view.money(case.npv)}"
    )
    if case.npv_grades_1_to_3 < 0 <= case.npv:
        return f"{words}: the case for society needs the weaker evidence too."
    if case.npv_grades_1_to_3 >= 0:
        return f"{words}: the benefits exceed the costs on that evidence alone."
    return f"{words}."
