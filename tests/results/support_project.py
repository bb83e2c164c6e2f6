"""A small project with round numbers, which tests explain and tabulate."""

from __future__ import annotations

PROJECT = """\
cba: 1
project: {title: Support after release}
appraisal:
  first_year: 2026-27
  years: 4
  discounting: {rate: 25%}
  deflator: {2019-20: 100, 2026-27: 125, 2027-28: 130, 2028-29: 135}
agencies:
  council: {name: Council, sector: local-authority}
  nhs: {name: Health board, sector: nhs}
  residents: {name: Residents, sector: community}
people:
  leavers:
    title: People leaving prison
    starting: {2026-27..2027-28: 400}
    affected: 60%
    engagement: 75%
    retention: 80%
    confidence: {population: 1}
    source: Prison releases, 2025
costs:
  team:
    title: Key workers
    kind: revenue
    paid_by: {council: 60%, nhs: 40%}
    amount: {2026-27..2027-28: £100k}
    optimism_bias: 10%
    source: Service budget
  mentors:
    title: Mentors
    kind: in-kind
    paid_by: residents
    hours: {2026-27: 1000}
    rate: £12.50
    confidence: {cost: 3}
benefits:
  stays:
    title: Fewer hospital stays
    people: leavers
    impact:
      value: 60%
      low: 40%
      high: 70%
      source: Trial, 2024
      status: published
    deadweight: 10%
    lasts: 2
    drop_off: 50%
    value:
      per: stay
      fiscal: 4000
      social: 1000
      price_year: 2019-20
      source: Cost collection
      status: illustrative
    falls_to: {nhs: 75%, council: 25%}
    enjoyed_by: residents
    cashable: {share: {nhs: 50%}, from: 2027-28}
    confidence: {evidence: 4}
  estates:
    title: Shared premises
    amount: {2027-28: £80k}
    category: fiscal
    falls_to: council
    cashable: 25%
    optimism_bias: 0%
payments:
  rent:
    title: Rent
    from: nhs
    to: council
    amount: {2026-27: £10k}
options:
  nothing: {title: As now, role: baseline}
  smaller:
    title: A smaller scheme
    set: {people.leavers.engagement: 50%}
  full: {title: The whole scheme, role: preferred}
"""
