"""A project with counted risks and round numbers, which tests work out by hand."""

from __future__ import annotations

#: At no discount, over three years. The index makes £1 of 2024-25 £1.25 now.
#:
#: - staff: 25% of £40 and £80 in prices of 2024-25, so of £50 and £100 now: £12.50 in
#:   2026-27 and £25 in 2027-28, three fifths the council's.
#: - flood: 10% of £200 in 2028-29, capital of the NHS.
#: - team: £100 a year, its 20% of bias replaced by `staff`; vans: £50 once, with 10%.
COUNTED = """
    cba: 1
    project: {title: Risks, dated: 2026-11-22}
    appraisal:
      first_year: 2026-27
      years: 3
      discounting: {rate: 0%}
      deflator: {2024-25: 100, 2026-27: 125}
    agencies:
      council: {name: Council, sector: local-authority}
      nhs: {name: Health board, sector: nhs}
    costs:
      team: {kind: revenue, paid_by: council, amount: 100, optimism_bias: 20%,
             source: Budget}
      vans: {kind: capital, paid_by: nhs, amount: [50], optimism_bias: 10%,
             source: Quote}
    risks:
      staff:
        title: Posts stay empty
        chance: 25% (10% to 40%)
        cost: {value: [40, 80], low: -10%, high: +20%}
        price_year: 2024-25
        falls_on: {council: 60%, nhs: 40%}
        source: Workforce plan
        counted: true
        replaces_bias_of: team
      flood:
        chance: 10%
        cost: {2028-29: 200}
        falls_on: nhs
        kind: capital
        source: Survey
        counted: true
        replaces_bias_of: team
      rain: {title: Rain, chance: 90%, cost: 1000, counted: false}
"""
