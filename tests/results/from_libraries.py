"""A project whose values come from libraries in every way there is."""

from __future__ import annotations

#: Parts in the prices of several years, values by year, a transfer that moves with a
#: fiscal part typed beside it, a rate an hour.
FROM_LIBRARIES = """
cba: 1
project: {title: Values from the library, dated: 2026-11-22}
appraisal: {first_year: 2026-27, years: 4}
agencies:
  council: {name: Council, sector: local-authority}
  trust: {name: Trust, sector: nhs}
  ministry: {name: Ministry, sector: justice}
  residents: {name: Residents, sector: community}
costs:
  mentors:
    kind: in-kind
    paid_by: residents
    hours: {2026-27..2027-28: 500}
    rate: {unit_cost: NLW-2025}
    optimism_bias: 0%
benefits:
  learning:
    quantity: 10
    deadweight: 10%
    real_growth: 1%
    cashable: 0%
    optimism_bias: 10%
    value: {unit_cost: SS16.0}
  carbon:
    quantity: 100
    deadweight: 10%
    optimism_bias: 10%
    value: {unit_cost: CARBON, range: true}
  work:
    quantity: 3
    deadweight: 10%
    falls_to: council
    cashable: 0%
    optimism_bias: 10%
    value:
      unit_cost: E&E1.0
      fiscal: 10000 (8000 to 12000)
      price_year: 2025-26
      source: Local audit
"""
