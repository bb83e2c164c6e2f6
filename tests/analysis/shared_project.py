"""Partners and an agreement whose draws can be worked by hand."""

from __future__ import annotations

import textwrap

#: Undiscounted, without bias: the council spends 100 in each of two years, and the
#: trust saves 10 × £12 = 120 of which all is cash. The £12 is uncertain.
PROJECT = textwrap.dedent(
    """
    cba: 1
    project: {title: Wardens}
    appraisal: {first_year: 2026-27, years: 2, discounting: {rate: 0%}}
    agencies:
      council: {name: Council, sector: local-authority}
      trust: {name: Trust, sector: nhs}
      residents: {name: Residents, sector: community}
    costs:
      wardens: {kind: revenue, paid_by: council, amount: 100, optimism_bias: 0%,
                source: Budget}
    benefits:
      falls: {quantity: 10, deadweight: 0%, falls_to: trust, cashable: 100%,
              enjoyed_by: residents, optimism_bias: 0%,
              value: {fiscal: 12 (5 to 20), social: 3, source: Audit}}
    """
)
#: The trust pays the council what its wardens cost.
PAYMENTS = textwrap.dedent(
    """
    payments:
      agreed: {from: trust, to: council, amount: 100, source: Agreement}
    """
)
#: What is drawn, by hand: the forecast, a quarter more and half of it.
UNIT_VALUE = "benefits.falls.value.fiscal"
