"""What people gain, weighted by income: in the terminal and in the document."""

from __future__ import annotations

import textwrap
from functools import cache

from cba.reports.content import Section
from cba.reports.public_value import public_value_section
from cba.reports.terminal import appraisal_text
from tests.reports.sections import tables, texts, view, words
from tests.results.appraising import TWO_PARTNERS, appraised_text
from tests.results.test_weighted_by_income import PEOPLE


@cache
def section() -> Section:
    return public_value_section(view(textwrap.dedent(PEOPLE)))


def test_each_group_has_its_weight() -> None:
    table = tables(section())["income-groups"]

    assert texts(table.rows) == [
        ["Low", "£15,000", "2.00"],
        ["High", "£60,000", "0.50"],
    ]
    assert "to the power of 1:" in table.notes[0]


def test_each_benefit_stands_without_weights_and_with_them() -> None:
    assert texts(tables(section())["benefits-weighted"].rows) == [
        ["Stays", "low 50%, high 50%", "1.25", "4,000", "4,500"],
        ["Calm: sleep", "low 100%", "2.00", "300", "600"],
        ["Calm: peace", "", "1.00", "200", "200"],
        ["All benefits", "", "", "4,500", "5,300"],
        ["Less all costs", "", "", "−1,000", "−1,000"],
        ["Net present social value (NPSV)", "", "", "3,500", "4,300"],
    ]


def test_the_weighted_figure_is_read_beside_the_other() -> None:
    assert (
        "the net present social value is £4,300, £800 more than the £3,500 without "
        "weights."
    ) in words(section())


def test_without_income_groups_there_is_no_such_part() -> None:
    plain = public_value_section(view(textwrap.dedent(TWO_PARTNERS)))

    assert "income-groups" not in tables(plain)


def test_the_terminal_has_one_line_more() -> None:
    weighted, plain = (
        [line.text for line in appraisal_text(appraised_text(text))]
        for text in (PEOPLE, TWO_PARTNERS)
    )

    assert any("by income     NPSV £4,300" in line for line in weighted)
    assert not any("by income" in line for line in plain)
