"""Valid projects as plain dictionaries: from a seed, or as a Hypothesis strategy.

Both are made by one generator, which uses everything a project file may say that
bears on a figure. ``random_project(seed)`` is the same for ever; ``projects()``
shrinks to the smallest project that still shows a fault.
"""

from __future__ import annotations

from hypothesis import strategies as st

from tests.properties.choosing import Chooser, Drawn, Seeded
from tests.properties.made_benefits import benefit
from tests.properties.made_cash import add_steps
from tests.properties.made_costs import cost, payment
from tests.properties.made_options import add_options
from tests.properties.made_payments import add_following
from tests.properties.made_risks import add_income_groups, add_risks
from tests.properties.spelling import Tree
from tests.properties.world import World, agencies_of, appraisal_of, people_of


def made_project(choose: Chooser, most_lines: int = 4) -> Tree:
    """A valid project, as the choices fall."""
    appraisal, labels = appraisal_of(choose)
    agencies, public, others = agencies_of(choose)
    one_price_year = "currency" in appraisal
    if one_price_year:
        appraisal.pop("price_year", None)
    world = World(choose, labels, public, others, one_price_year)
    project: Tree = {
        "cba": 1,
        "project": {"title": "Made up for a test"},
        "appraisal": appraisal,
        "agencies": agencies,
    }
    groups = people_of(world)
    if groups:
        project["people"] = groups
    project["costs"] = {
        f"cost{position}": cost(world, position, groups)
        for position in range(choose.whole(1, most_lines))
    }
    project["benefits"] = {
        f"benefit{position}": benefit(world, position, groups)
        for position in range(choose.whole(1, most_lines))
    }
    payments = choose.whole(0, 2)
    if payments:
        project["payments"] = {
            f"payment{position}": payment(world, position)
            for position in range(payments)
        }
    if choose.chance(50):
        add_options(world, project)
    add_risks(world, project)
    add_income_groups(world, project)
    add_steps(world, project)
    add_following(world, project)
    return _without_pound_signs(project) if one_price_year else project


def _without_pound_signs(written: Tree) -> Tree:
    """The same project in a currency that is not written with a pound sign."""

    def cleaned(value: object) -> object:
        if isinstance(value, dict):
            return {key: cleaned(each) for key, each in value.items()}
        if isinstance(value, list):
            return [cleaned(each) for each in value]
        return value.replace("£", "") if isinstance(value, str) else value

    return {key: cleaned(value) for key, value in written.items()}


def random_project(seed: int) -> Tree:
    """The project of a seed.

    >>> random_project(7) == random_project(7)
    True
    """
    return made_project(Seeded(seed))


@st.composite
def projects(draw: st.DrawFn, most_lines: int = 3) -> Tree:
    """Any valid project, searched and shrunk by Hypothesis."""
    return made_project(Drawn(draw), most_lines)
