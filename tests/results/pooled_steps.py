"""A project whose savings are cash at once, in steps that two lines fill, by a ramp."""

from __future__ import annotations

POOLED = """
cba: 1
project: {title: Home first}
appraisal: {first_year: 2026-27, years: 4, discounting: {rate: 0%}}
agencies:
  trust: {name: Hospital trust, sector: nhs}
  icb: {name: Integrated care board, sector: nhs}
steps:
  ward: {title: Ward, size: 100, unit: bed day, mechanism: close a ward, owner: trust,
         source: Estates}
  wing: {size: 5000, unit: bed days, source: Estates}
costs:
  team: {kind: revenue, paid_by: icb, amount: £1k, optimism_bias: 0%, source: Budget}
benefits:
  stays:
    title: Shorter stays
    quantity: [60, 90, 90, 150]
    deadweight: 10%
    value: {per: bed day, fiscal: £100}
    falls_to: {trust: 80%, icb: 20%}
    cashable: {at_once: 15%, stepped: {trust: 70%}, step: ward, from: 2027-28,
               by_year: {2027-28: 50%, 2028-29..: 100%},
               because: Some staff are needed elsewhere}
    optimism_bias: 10%
    source: Trust data
  beds:
    title: Fewer admissions
    quantity: [50, 30, 10, 260]
    deadweight: 10%
    value: {per: bed day, fiscal: £200}
    falls_to: trust
    cashable: {stepped: 90%, step: ward}
    optimism_bias: 0%
    source: Trust data
  homes:
    title: Fewer placements
    quantity: 40
    deadweight: 10%
    value: {per: bed day, fiscal: £10}
    falls_to: icb
    cashable: {stepped: 50%, step: wing, because: No wing is near to closing}
    optimism_bias: 0%
    source: Trust data
"""
