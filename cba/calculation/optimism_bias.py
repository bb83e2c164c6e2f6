"""How far a line's figures are corrected for optimism.

Grades of the data (HM Treasury 2014, chapters 6 and 7) or a typed share, and for
capital the classes of Mott MacDonald (2002) in the Green Book's supplementary
guidance. A correction is always prudent: it raises costs and harms and lowers
benefits and receipts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from cba.library.bias_tables import capital_bias
from cba.library.reference_data import bias_grades, capital_class
from cba.models.evidence import CapitalBias
from cba.models.inputs import Input
from cba.models.settings import Combination

Side = Literal["costs", "benefits"]


def correction(
    side: Side,
    typed: Input | CapitalBias | None,
    grades: Iterable[int],
    combination: Combination,
    editions: dict[str, str],
) -> float:
    """The correction as a positive share: what is typed, else the grades combined.

    `worst` takes the largest, `mean` the average of the percentages, `product`
    compounds them: 1 - Π(1 - b) on benefits, Π(1 + b) - 1 on costs.
    """
    if isinstance(typed, CapitalBias):
        mitigated = typed.mitigated.constant() if typed.mitigated else 0.0
        kind = capital_class(typed.name, editions.get("capital_bias"))
        return capital_bias(kind, mitigated)
    if typed is not None:
        return typed.constant()
    shares = [grade_correction(side, grade, editions) for grade in grades]
    if not shares:
        return 0.0
    match combination:
        case "worst":
            return max(shares)
        case "mean":
            return sum(shares) / len(shares)
        case "product":
            return _compounded(side, shares)


def grade_correction(side: Side, grade: int, editions: dict[str, str]) -> float:
    """The correction of one grade, from 1 (best) to 6."""
    row = bias_grades(editions.get("optimism_bias")).grade(grade)
    return row.costs_raised if side == "costs" else row.benefits_lowered


def _compounded(side: Side, shares: list[float]) -> float:
    sign = 1.0 if side == "costs" else -1.0
    compounded = 1.0
    for share in shares:
        compounded *= 1.0 + sign * share
    return sign * (compounded - 1.0)
