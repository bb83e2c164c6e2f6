"""An agreement credits those whose values its sums rest on."""

from __future__ import annotations

from cba.reports.agreement.document import describe_agreement
from cba.reports.content import Bullets, Table
from tests.reports.agreement.made_deals import deal
from tests.reports.made_agreement import WARDENS

USING = (
    WARDENS
    + """
      beds:
        quantity: {2026-27: 1}
        value: {unit_cost: HE7.0}
        falls_to: trust
        cashable: 0%
        deadweight: 0%
        optimism_bias: 0%
"""
)


def test_the_values_and_their_credit_stand_before_how_it_is_made() -> None:
    *_, values, last = describe_agreement(deal(USING), "cba apportion").sections
    table, _, credit = values.blocks

    assert last.identifier == "how-made"
    assert isinstance(table, Table)
    assert [row.cells[0].text for row in table.rows] == ["HE7.0"]
    assert isinstance(credit, Bullets)
    assert "Creative Commons Attribution 4.0" in credit.items[0]


def test_the_page_of_one_partner_has_the_credit_on_its_cover() -> None:
    alone = describe_agreement(deal(USING), agency="trust")
    *_, fact = alone.front.facts

    assert fact.term == "Values from"
    assert fact.words.endswith("values moved to 2026-27 prices.")


def test_an_agreement_without_libraries_has_neither() -> None:
    made = describe_agreement(deal(WARDENS), "cba apportion")

    assert "values" not in [section.identifier for section in made.sections]
    assert "Values from" not in [fact.term for fact in made.front.facts]
