"""A project whose agencies prefer different options, at no discount.

Over three years, in pounds:

=========  =====  =====  ====  ==============================
option     least  full   dear  from
=========  =====  =====  ====  ==============================
council     -300   -300  -360  the team; in `dear` 60 wasted
nhs          400    250   250  beds, less a nurse of 50 a year
residents      0    300   300  calm
NPSV         100    250   190
=========  =====  =====  ====  ==============================
"""

from __future__ import annotations

import textwrap

PROJECT = textwrap.dedent(
    """
    cba: 1
    project: {title: Home soon}
    appraisal: {first_year: 2026-27, years: 3, discounting: {rate: 0%}}
    agencies:
      council: {name: County council, sector: local-authority}
      nhs: {name: Integrated care board, sector: nhs}
      residents: {name: Residents, sector: community}
    costs:
      team: {kind: revenue, paid_by: council, amount: 100, optimism_bias: 0%, source: B}
      nurse:
        {kind: revenue, paid_by: nhs, amount: 50, optimism_bias: 0%, source: B,
         options: [full, dear]}
      waste:
        {kind: revenue, paid_by: council, amount: {2026-27: 60}, optimism_bias: 0%,
         source: B, options: [dear]}
    benefits:
      beds:
        {amount: {2027-28..: 200}, category: fiscal, falls_to: nhs, cashable: 50%,
         deadweight: 0%, optimism_bias: 0%, source: B}
      calm:
        {amount: 100, category: social, enjoyed_by: residents, deadweight: 0%,
         optimism_bias: 0%, source: B, options: [full, dear]}
    options:
      now: {title: As now, role: baseline}
      least: {title: Beds alone, role: do-minimum}
      full: {title: Beds and calm, role: preferred}
      dear: {title: The dear way}
    scenarios:
      noisy: {title: Little calm, set: {benefits.calm.amount: 10}}
      calmer: {title: More calm, set: {benefits.calm.amount: 120}}
      no_beds: {set: {benefits.beds.amount: {2027-28..: 20}}}
    """
)
