"""What holds of every section of a document, whatever the project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from cba.reports.business_case import describe
from cba.reports.content import Chart, Section, Subheading, Table
from cba.reports.view import View, view_of
from tests.properties.appraising import appraised
from tests.properties.spelling import Tree
from tests.properties.strategies import projects
from tests.reports.made_projects import (
    flat,
    hostile_project,
    saved,
    spent,
    twelve_partners,
)
from tests.reports.sections import tables, view


def described(of: View) -> list[Section]:
    return list(describe(of.appraisal).sections)


def tables_of(sections: list[Section]) -> Iterator[Table]:
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield block
            elif isinstance(block, Chart) and block.table is not None:
                yield block.table


def held(sections: list[Section]) -> None:
    """Names are given once, tables are whole, and nothing is minus nought."""
    found = list(tables_of(sections))
    anchors = [table.identifier for table in found]
    anchors += [section.identifier for section in sections]
    for section in sections:
        for block in section.blocks:
            if isinstance(block, (Subheading, Chart)):
                anchors.append(block.identifier)
    twice = [name for name, count in Counter(anchors).items() if count > 1]
    assert not twice
    captions = Counter(table.caption for table in found)
    assert set(captions.values()) <= {1}
    for block in (block for section in sections for block in section.blocks):
        if isinstance(block, Chart) and block.table is None:
            assert block.table_identifier in anchors
    for table in found:
        assert table.rows, table.identifier
        for row in table.rows:
            wanted = 1 if row.role == "group" else len(table.columns)
            assert wanted == len(row.cells), table.identifier
            assert all(cell.text not in {"−0", "−£0", "nan"} for cell in row.cells)
        for column in table.columns:
            assert column.heading


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(projects())
def test_any_project_can_be_described(tree: Tree) -> None:
    of = view_of(appraised(tree))
    sections = described(of)

    held(sections)
    # The last row of the years is the answers, as they are shown.
    years = next(t for t in tables_of(sections) if t.identifier == "years")
    assert len(years.rows) == len(of.labels) + 1
    bodies = next((t for t in tables_of(sections) if t.identifier == "agencies"), None)
    if bodies is not None:
        shown = [row.cells[0].text for row in bodies.rows[: len(of.public)]]
        assert shown == [of.name(n) for n in of.public]


@pytest.mark.parametrize(
    "project",
    [
        twelve_partners(),
        hostile_project(),
        flat({"team": spent("1k")}, {}, years=1),
        flat({}, {"less": saved("1k")}, years=1),
        flat({"team": spent("1k")}, {"less": saved("-2k")}, years=60),
        {
            **flat({"team": {**spent("1k"), "options": ["less"]}}, {}),
            "options": {
                "less": {"role": "do-minimum"},
                "more": {"role": "preferred"},
            },
        },
    ],
    ids=["twelve", "hostile", "costs", "savings", "sixty-years", "nothing"],
)
def test_unusual_projects_can_be_described(project: Tree) -> None:
    held(described(view(project)))


def test_five_hundred_lines_are_bounded() -> None:
    costs = {
        f"c{n}": {**spent(1000 + n), "confidence": {"cost": 3}} for n in range(250)
    }
    for cost in costs.values():
        del cost["optimism_bias"]
    benefits = {f"b{n}": saved(2000 + n) for n in range(250)}
    sections = described(view(flat(costs, benefits, years=10)))

    rows = {section.identifier: 0 for section in sections}
    for section in sections:
        rows[section.identifier] = sum(
            len(table.rows) for table in tables(section).values()
        )
    # A row a line where lines are listed, and no more; totals everywhere else.
    assert rows["costs"] <= 250 + 20
    assert rows["benefits"] <= 250 + 12 * 20 + 20
    assert rows["assumptions"] <= 500 + 20
    assert rows["annex"] <= 100
