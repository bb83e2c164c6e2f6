"""Two partners and an agreement whose draws can be worked by hand."""

from __future__ import annotations

#: Undiscounted, without bias: the council spends 100 in each of two years, and the
#: health board saves 10 × £12 = 120 in cash, £12 being uncertain.
PROJECT = """
    cba: 1
    project: {title: Wardens}
    appraisal: {first_year: 2026-27, years: 2, discounting: {rate: 0%}}
    agencies:
      council: {name: Council, sector: local-authority}
      nhs: {name: Health board, sector: nhs}
      police: {name: Police, sector: police}
    costs:
      wardens: {kind: revenue, paid_by: council, amount: 100, optimism_bias: 0%,
                source: Budget}
    benefits:
      falls: {quantity: 10, deadweight: 0%, falls_to: nhs, cashable: 100%,
              optimism_bias: 0%, value: {fiscal: 12 (5 to 20), source: Audit}}
"""
#: The health board pays the council what its wardens cost.
PAYMENTS = """
    payments:
      agreed: {from: nhs, to: council, amount: 100}
"""
