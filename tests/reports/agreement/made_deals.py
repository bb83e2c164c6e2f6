"""Agreements worked out for projects by hand, so that their figures are known."""

from __future__ import annotations

from cba.analysis.apportionment import Apportionment, apportion
from cba.analysis.draws import Plan
from cba.analysis.shared_risk import shared_risk
from cba.loading.project_loader import Loaded, load
from cba.reports.agreement.deal import Deal, deal_of
from cba.results.appraise import appraise
from tests.conftest import ROOT
from tests.reports.made_agreement import WARDENS
from tests.reports.made_projects import (
    TWO,
    Tree,
    dump,
    flat,
    hostile_project,
    saved,
    spent,
)

#: All that a file can say of sharing.
TERMS = """
    sharing:
      rule: proportional
      whole_by: 2028-29
      caps: {trust: £250k}
      shares: {trust: 60% to 100%}
      may_pay: {trust: [council]}
      gain_share: {above: 10%, share: 50%}
      clawback: {below: 5%, share: 40%}
      purpose: No older person should wait for a warden.
      reviews: [2027-10-01, 2028-10-01]
      ends: 2029-03-31
      data: The trust's own counts decide.
      disputes: The health and wellbeing board hears it first.
      exit: A year's notice by either.
"""
SHARED = (WARDENS + TERMS).replace("sector: nhs", "sector: nhs, limit: £150k")
#: What a falling number of falls may be, so that there is a risk to share.
RANGED = SHARED.replace("quantity: [600, 900, 900]", "quantity: 800 (500 to 1000)")


def loaded(text: str) -> Loaded:
    """A project that has been read from a text."""
    found = load(None, stdin_text=text)
    assert found.project is not None, [each.message for each in found.problems]
    return found


def found_for(given: Loaded) -> Apportionment:
    """The agreement on the terms of its file."""
    assert given.project is not None
    return apportion(given.project)


def deal(given: str | Loaded, *, draws: int = 0) -> Deal:
    """The agreement on the terms of a file, with its risk where draws are made."""
    read = loaded(given) if isinstance(given, str) else given
    assert read.project is not None
    found = found_for(read)
    risk = shared_risk(read.project, found, Plan(draws, 1)) if draws else None
    return deal_of(appraise(read.project, read.problems), found, risk)


def integrated_care() -> Loaded:
    """The example of several partners, which count fiscal savings."""
    text = (ROOT / "examples/integrated-care/project.yaml").read_text("utf-8")
    own = text[text.index("\nsharing:") : text.index("\n# What no figure holds")]
    ours = "\nsharing: {to: fiscal, gain_share: {above: 10%, share: 50%}}"
    return loaded(text.replace(own, ours))


def hostile_terms() -> str:
    """A project whose every text is hostile, those of its agreement too."""
    tree: Tree = hostile_project()
    script = "<script>alert(1)</script> =1+1 {{ 7*7 }} `code` **bold**"
    tree["sharing"] = {
        "to": "fiscal",
        **dict.fromkeys(("purpose", "data", "disputes", "exit"), script),
    }
    return dump(tree)


def twelve_parties() -> str:
    """Twelve bodies for sixty years: half of them pay, and half save."""
    agencies = {
        f"a{n}": {**TWO["nhs"], "name": f"Partnership body number {n} of the region"}
        for n in range(12)
    }
    costs = {f"c{n}": spent({"2026-27..2030-31": 90_000}, f"a{n}") for n in range(6)}
    benefits = {
        f"b{n}": saved({"2028-29..": 40_000 + 1_000 * n}, f"a{n}", "100%")
        for n in range(6, 12)
    }
    return dump(flat(costs, benefits, agencies, 60))
