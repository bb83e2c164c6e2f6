"""Projects given as text, appraised."""

from __future__ import annotations

import textwrap

from cba.loading.project_loader import load
from cba.models.project import Project
from cba.results.appraisal import Appraisal
from cba.results.appraise import appraise

#: Two public bodies and residents, at no discount, so that sums are simple:
#: the council spends 100, 100, 0 and the NHS saves 60, 90, 90 (a third in cash).
TWO_PARTNERS = """
    cba: 1
    project: {title: Wardens, dated: 2026-11-22}
    appraisal: {first_year: 2026-27, years: 3, discounting: {rate: 0%}}
    agencies:
      council: {name: Council, sector: local-authority}
      nhs: {name: Health board, sector: nhs}
      residents: {name: Residents, sector: community}
    costs:
      wardens:
        kind: revenue
        paid_by: council
        amount: [100, 100]
        optimism_bias: 0%
        source: Budget
    benefits:
      falls:
        quantity: [6, 9, 9]
        deadweight: 0%
        value: {fiscal: 10, social: 5, source: Audit}
        falls_to: nhs
        enjoyed_by: residents
        cashable: 1/3
        optimism_bias: 0%
"""


def loaded_text(text: str) -> Project:
    """The project that a dedented text is; it must have no errors."""
    found = load(None, stdin_text=textwrap.dedent(text))
    assert found.project is not None, [str(each) for each in found.problems]
    return found.project


def appraised_text(text: str) -> Appraisal:
    """The appraisal of a dedented text."""
    return appraise(loaded_text(text))


def set_text(text: str, *settings: tuple[str, str]) -> Project:
    """The project of a dedented text with inputs set, as the command line does."""
    found = load(None, stdin_text=textwrap.dedent(text), settings=settings)
    assert found.project is not None, [str(each) for each in found.problems]
    return found.project
