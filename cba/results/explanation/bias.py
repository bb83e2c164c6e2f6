"""Why a line is corrected for optimism by as much as it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cba.calculation.grades import Graded, benefit_grades, cost_grades
from cba.calculation.optimism_bias import Side, grade_correction
from cba.calculation.prudence import prudent
from cba.calculation.streams import PaymentStream
from cba.library.in_use import editions_of
from cba.library.reference_data import bias_grades, capital_class
from cba.loading.findings import quoted
from cba.models.benefit import Benefit
from cba.models.cost import Cost
from cba.models.evidence import CapitalBias
from cba.models.inputs import Input
from cba.models.value import Value
from cba.results.explanation.addresses import standing_at
from cba.results.explanation.figures import Figure, Row, Table, several
from cba.results.explanation.view import View

_COMBINED = {
    "worst": "the worst grade counts",
    "mean": "the mean of the percentages counts",
    "product": "the corrections compound",
}


def bias_row(view: View, line: str, before: Sequence[float]) -> Row:
    """The multipliers that make figures of a line more prudent, one a column."""
    bias = _bias(view, line)
    raises = view.address(line).startswith("costs.")
    multipliers = prudent(np.array(before), bias, raises=raises).tolist()
    figures = tuple(Figure(m, "raised" if m > 1.0 else "left") for m in multipliers)
    return Row("×", "optimism bias", figures, (), bias_in_words(view, line))


def bias_in_words(view: View, line: str) -> str:
    """What decides the correction: the typed share, the class, or the grades."""
    risks = replaced_by(view, line)
    if risks:
        which = "risk" if len(risks) == 1 else "risks"
        return f"replaced by what the {which} {quoted(risks)} would cost"
    typed, grades, side = _evidence(view, line)
    if isinstance(typed, CapitalBias):
        return f"the capital class {typed.name}"
    if typed is not None:
        return "as typed in the line"
    if not grades:
        return "no grade and no correction is given"
    combination = view.project.appraisal.optimism_bias
    if combination == "worst":
        worst = max(grades, key=lambda each: _share(view, side, each))
        return f"grade {worst.grade}, {worst.aspect.replace('_', ' ')}: " + _words(
            view, worst
        )
    return f"{len(grades)} grades, of which {_COMBINED[combination]}"


def replaced_by(view: View, line: str) -> tuple[str, ...]:
    """The risks that a line's correction is replaced by, if any are."""
    replaced = view.project.bias_replaced(view.option.identifier)
    return replaced.get(line.partition("/")[0], ())


def bias_table(view: View, line: str) -> Table:
    """Everything that decides the correction of a line."""
    bias = Figure(_bias(view, line), "share")
    risks = replaced_by(view, line)
    if risks:
        at = tuple(f"risks.{risk}.replaces_bias_of" for risk in risks)
        row = Row("", "the correction", (bias,), at, bias_in_words(view, line))
        return Table("Optimism bias, replaced by a risk", "facts", (row,))
    typed, grades, side = _evidence(view, line)
    base = view.address(line).partition(".values.")[0]
    if isinstance(typed, CapitalBias):
        return _of_a_class(view, typed, f"{base}.optimism_bias", bias)
    if typed is not None:
        row = Row("", "the correction", (bias,), (f"{base}.optimism_bias",))
        return Table("Optimism bias, typed", "facts", (row,))
    rows = tuple(
        Row(
            "",
            f"grade {each.grade}",
            several("share", (_share(view, side, each),)),
            (each.address,),
            f"{each.aspect.replace('_', ' ')}: {_words(view, each)}",
        )
        for each in grades
    )
    combination = view.project.appraisal.optimism_bias
    note = _COMBINED[combination] if grades else "no grade and no correction is given"
    inputs = ("appraisal.optimism_bias",) if len(grades) > 1 else ()
    total = Row("", "the correction", (bias,), inputs, note)
    return Table("Optimism bias, by confidence grade", "facts", (*rows, total))


def _of_a_class(view: View, typed: CapitalBias, address: str, bias: Figure) -> Table:
    """Upper bound × (1 - mitigated), but never below the lower bound."""
    kind = capital_class(typed.name, editions_of(view.project).get("capital_bias"))
    mitigated = typed.mitigated.constant() if typed.mitigated else 0.0
    rows = [
        Row("", f"upper bound of {typed.name}", several("share", (kind.upper,))),
        Row(
            "×",
            "what is not mitigated",
            several("left", (1.0 - mitigated,)),
            (f"{address}.mitigated" if typed.mitigated else address,),
        ),
        Row("=", "what remains", several("share", (kind.upper * (1 - mitigated),))),
    ]
    floor = Row(
        "",
        "the correction",
        (bias,),
        (address,),
        f"never below the lower bound, {kind.lower * 100:.6g}%; {kind.source}",
    )
    return Table("Optimism bias of a capital class", "chain", (*rows, floor))


def _evidence(
    view: View, line: str
) -> tuple[Input | CapitalBias | None, tuple[Graded, ...], Side]:
    """What is typed, the grades that bear on a line, and on which side it stands."""
    address = view.address(line)
    base, several_values, _ = address.partition(".values.")
    declared = standing_at(view.project, base)
    if isinstance(declared, Cost):
        grades = cost_grades(view.project, base, declared)
        return declared.optimism_bias, grades, "costs"
    if not isinstance(declared, Benefit):
        return None, (), "benefits"
    value: Value | None = declared.value
    part_base = None
    if several_values:
        found = standing_at(view.project, address)
        value, part_base = found if isinstance(found, Value) else None, address
    grades = benefit_grades(view.project, base, declared, value, part_base)
    return declared.optimism_bias, grades, "benefits"


def _share(view: View, side: Side, graded: Graded) -> float:
    return grade_correction(side, graded.grade, editions_of(view.project))


def _words(view: View, graded: Graded) -> str:
    table = bias_grades(editions_of(view.project).get("optimism_bias"))
    return table.grade(graded.grade).words(graded.aspect)


def _bias(view: View, line: str) -> float:
    stream = view.lines[line].stream
    return 0.0 if isinstance(stream, PaymentStream) else stream.bias
