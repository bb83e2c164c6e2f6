from __future__ import annotations

import pytest

from cba.analysis.apportionment import RULES, Rule, apportion, terms_of
from cba.analysis.apportionment.rules import MOST
from tests.reports.made_projects import Tree, appraisal_of, flat, saved, spent


def many(partners: int) -> Tree:
    names = [f"a{n}" for n in range(partners)]
    agencies = {each: {"name": each, "sector": "local-authority"} for each in names}
    costs = {f"c_{each}": spent(100, each) for each in names[::2]}
    benefits = {f"b_{each}": saved(300, each, "100%") for each in names[1::2]}
    return flat(costs, benefits, agencies, 2)


@pytest.mark.parametrize("rule", RULES)
def test_more_partners_than_could_sign_are_refused_with_a_reason(rule: Rule) -> None:
    project = appraisal_of(many(MOST + 1)).project

    found = apportion(project, terms_of(project, rule=rule))

    assert (found.feasible, found.transfers) == (False, ())
    assert found.reason == (
        "There are 101 partners, and payments are found between 100 at most: name "
        "those who are to sign under `sharing.partners`."
    )
