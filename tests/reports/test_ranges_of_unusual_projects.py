"""What ranges bring to a document, in projects that stretch it."""

from __future__ import annotations

import pytest

from cba.reports.business_case import describe
from cba.reports.charts.picture import drawing_of
from cba.reports.content import Chart, Section
from tests.reports.charts.picture_checks import covering, outside
from tests.reports.made_projects import (
    TWO,
    Tree,
    appraisal_of,
    flat,
    hostile_project,
    saved,
    spent,
    twelve_partners,
)
from tests.reports.test_sections_of_any_project import held

FIRM = {"firm": {"name": "A firm", "sector": "private"}}
GRANT = {"grant": {"from": "nhs", "to": "council", "amount": "1k (0 to 2k)"}}
PROJECTS: dict[str, Tree] = {
    "hostile": {
        **hostile_project(),
        "ranges": {
            "costs.x.amount": "-50% to +50%",
            "benefits.z.quantity": "-10% to +10%",
        },
    },
    "twelve": {
        **twelve_partners(),
        "ranges": {f"costs.c{n}.amount": "-10% to +50%" for n in range(12)},
    },
    "no public body": flat({"team": spent("10k (5k to 20k)", "firm")}, {}, FIRM),
    "only a payment": {
        **flat({"team": spent("10k")}, {"less": saved("20k", "nhs")}, TWO),
        "payments": GRANT,
    },
    "one year": flat({"team": spent("10k (5k to 20k)")}, {}, years=1),
    "pennies": flat({"team": spent("0.1 (0 to 0.2)")}, {}),
    "huge": flat(
        {"team": spent("1000bn (900bn to 2000bn)")}, {"x": saved("1200bn")}, years=60
    ),
}


def sections_of(name: str) -> tuple[Section, ...]:
    return describe(appraisal_of(PROJECTS[name])).sections


@pytest.mark.parametrize("name", PROJECTS)
def test_sections_are_whole_and_charts_can_be_read(name: str) -> None:
    sections = sections_of(name)

    held(list(sections))
    for chart in (b for s in sections for b in s.blocks if isinstance(b, Chart)):
        drawing = drawing_of(chart.plot)
        assert outside(drawing) == []
        assert covering(drawing) == []
        assert chart.finding in chart.sentence


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("only a payment", (
         "With the one input with a range in the file drawn at once, 10,000 times, "
         "the NPSV stays at £40k: it is not moved.")),
        ("one year", "At every discount rate that is tried the NPSV is −£10k."),
        ("one year", "The one input with a range could not change its sign."),
        ("pennies", "The NPSV is zero, so that whatever moves it turns it."),
        ("no public body", "above zero in none of 10,000 draws"),
    ],
)  # fmt: skip
def test_what_does_not_move_is_said_not_to(name: str, sentence: str) -> None:
    assert sentence in repr(sections_of(name))
