"""Values that libraries bring, through the calculation, the draws and the words."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from cba.calculation.flows import BenefitFlow, CostFlow
from cba.library.in_use import deflator_of
from cba.models.years import Year
from cba.prices import rebase_factor
from cba.results.appraisal import Appraisal
from cba.results.appraise import streams_of
from cba.results.explanation.origins import origin
from cba.results.explanation.prices import part_rows
from cba.results.explanation.view import View
from tests.results.appraising import appraised_text
from tests.results.from_libraries import FROM_LIBRARIES

OPTIONS = """\
options:
  preferred: {role: preferred}
  other: {set: {benefits.carbon.value.unit_cost: WELLBY}}
costs:"""


@cache
def found() -> Appraisal:
    return appraised_text(FROM_LIBRARIES)


def flow(name: str) -> BenefitFlow:
    line = found().preferred.flows.lines[name]
    assert isinstance(line, BenefitFlow)
    return line


def moved(year: Year) -> float:
    return rebase_factor(deflator_of(found().project), year, Year(2026))


def test_each_part_moves_from_the_prices_of_its_own_year() -> None:
    parts = flow("learning").parts_before_bias
    # 10 less 10% of deadweight; growth of 1% a year since the price year of the part.
    fiscal = 9 * 3206 * moved(Year(2009)) * 1.01**17
    economic = 9 * 6958 * moved(Year(2008)) * 1.01**18

    assert parts["fiscal"][0, 0] == pytest.approx(fiscal)
    assert parts["economic"][0, 0] == pytest.approx(economic)


def test_a_value_by_year_is_that_of_the_year_of_the_flow() -> None:
    social = flow("carbon").parts_before_bias["social"][0]
    prices = moved(Year(2022, financial=False))
    # 2027-28: three quarters of £281.44 and a quarter of £285.73
    expected = 90 * (0.75 * 281.44 + 0.25 * 285.73) * prices

    assert social[1] == pytest.approx(expected)


def test_a_transfer_moves_with_the_fiscal_part_that_is_drawn() -> None:
    streams = streams_of(found().project, "preferred")
    work = next(each for each in streams.benefits if each.identifier == "work")
    drawn = {"benefits.work.value.fiscal": np.array([8000.0, 12000.0])}

    assert work.worth["transfer"].values(drawn)[:, 0] == pytest.approx(
        [8000 * 9234 / 9800, 12000 * 9234 / 9800]
    )


def test_a_rate_moves_from_the_prices_of_its_library() -> None:
    costs = found().preferred.flows.lines["mentors"]
    assert isinstance(costs, CostFlow)
    # 500 hours at £12.21 in 2025-26 prices
    assert costs.amount[0, 0] == pytest.approx(500 * 12.21 * moved(Year(2025)))


def test_the_editions_in_use_have_both_packaged_sets() -> None:
    data = found().run.data

    assert (data["unit_costs"], data["values"]) == ("gmca-1.4", "2026")


def test_an_edition_that_an_option_alone_rests_on_is_in_use() -> None:
    made = appraised_text(
        FROM_LIBRARIES.replace("{unit_cost: CARBON, range: true}", "{social: 280}")
        .replace("{unit_cost: NLW-2025}", "12")
        .replace("costs:", OPTIONS, 1)
    )

    assert made.run.data["values"] == "2026"


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("costs.mentors.rate", "(unit cost NLW-2025, edition 2026)"),
        ("benefits.carbon.value.social", "(unit cost CARBON, edition 2026)"),
        ("benefits.learning.value.fiscal", "(unit cost SS16.0, edition gmca-1.4)"),
    ],
)
def test_what_a_library_brings_is_cited_with_code_and_edition(
    address: str, source: str
) -> None:
    here = origin(View.of(found(), "preferred"), address)

    assert here.source is not None
    assert here.source.endswith(source)
    assert (here.written, here.path[-1]) == (False, "unit_cost")


def test_what_is_replaced_is_told_beside_what_replaces_it() -> None:
    replaced = origin(
        View.of(found(), "preferred"), "benefits.work.value.fiscal"
    ).replaces

    assert replaced is not None
    assert (replaced.unit_cost, replaced.value) == ("E&E1.0", 9800.0)
    assert replaced.price_year == "2012-13"


def test_an_explanation_moves_each_part_from_its_own_year() -> None:
    view = View.of(found(), "preferred")
    rebasing, growth = part_rows(view, "learning", 2)

    assert [each.number for each in rebasing.figures] == pytest.approx(
        [moved(Year(2009)), moved(Year(2008))]
    )
    assert [each.number for each in growth.figures] == pytest.approx(
        [1.01**19, 1.01**20]
    )
    assert rebasing.note.startswith("fiscal from 2009-10: index ")
