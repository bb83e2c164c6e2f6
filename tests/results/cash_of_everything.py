"""A project with all that only the cash ledger reads, and what may be changed in it."""

from __future__ import annotations

#: What may be changed in the project below, as it is written at first.
_AS_SENT = {
    "term": "5 years",
    "rate": "5.2%",
    "own": "4%",
    "granted": "60k",
    "spend": "2m",
    "rooms": "100k",
    "first": "120k",
    "paid": "120k",
}
EVERYTHING = """
cba: 1
project: {{title: A ledger of everything}}
appraisal: {{first_year: 2026-27, years: 8, inflation_after: 2%}}
agencies:
  council: {{name: Council, sector: local-authority, spend: {spend}}}
  nhs: {{name: Hospital, sector: nhs, spend: {{2026-27: 5m, 2028-29: 5.1m}}}}
  dwp: {{name: Department, sector: work-and-pensions}}
  vol: {{name: Charity, sector: voluntary}}
costs:
  team: {{title: Key workers, kind: revenue, paid_by: {{council: 60%, nhs: 40%}},
         amount: {{2026-27: 100k, 2027-28..: 240k}}, optimism_bias: 10%,
         inflation: {own}, budget_code: A123}}
  rooms: {{kind: capital, paid_by: {{council: 80%, nhs: 20%}}, optimism_bias: 0%,
          amount: {{2026-27: 400k, 2027-28: {rooms}, 2028-29: -20k}},
          financing: {{borrow: {term}, rate: {rate}}}, budget_code: "=1+1"}}
  kit: {{kind: capital, paid_by: nhs, amount: {{2026-27: 50k}}, optimism_bias: 0%,
        recurrent: true}}
  start: {{title: Recruitment, kind: revenue, paid_by: council, optimism_bias: 0%,
          amount: {{2026-27: 30k}}}}
  lent: {{kind: in-kind, paid_by: vol, amount: 10k, optimism_bias: 0%}}
  office: {{kind: revenue, paid_by: vol, amount: 5k, optimism_bias: 0%}}
benefits:
  beds: {{title: Bed days, amount: {{2027-28..: 400k}}, category: fiscal,
         falls_to: {{nhs: 80%, dwp: 20%}}, cashable: {{share: {{nhs: 60%}}}},
         deadweight: 0%, optimism_bias: 10%}}
payments:
  contribution: {{from: nhs, to: council,
                 amount: {{2026-27: 50k, 2027-28: {first}, 2028-29: {paid},
                          2029-30..: {first}}}}}
  service: {{from: council, to: vol, amount: 9k}}
funding:
  adaptations: {{title: Adaptations grant, to: council, from: A ministry, kind: capital,
                amount: {{2026-27: 150k}}}}
  lottery: {{to: council, from: A lottery, public: false,
            amount: {{2026-27: 60k, 2027-28: {granted}, 2028-29: 30k}}}}
  home: {{to: vol, from: A ministry, amount: {{2026-27: 10k}}}}
"""


def everything(**changes: str) -> str:
    """The project as written, with some of its inputs otherwise."""
    return EVERYTHING.format_map({**_AS_SENT, **changes})
