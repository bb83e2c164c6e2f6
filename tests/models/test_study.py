"""What the source of an effect found, as a file says it."""

from __future__ import annotations

import pytest

from cba.models.study import Study, combined
from tests.models.reading import field_faults, read_field


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({"follow_up": "2"}, (2.0, None)),
        ({"follow_up": "1.5 years"}, (1.5, None)),
        ({"engagement": "2/5"}, (None, 0.4)),
    ],
)
def test_numbers_are_read_as_everywhere(
    node: dict[str, str], expected: tuple[float | None, float | None]
) -> None:
    found = read_field(Study, node)

    assert (found.follow_up, found.engagement) == expected


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({"engagement": "140%"}, ("CBA203", "engagement")),
        ({"engagement": "40% (30% to 50%)"}, ("CBA113", "engagement")),
        ({"engagement": {"value": "40%"}}, ("CBA113", "engagement")),
        ({"engagement": ["40%", "50%"]}, ("CBA113", "engagement")),
        ({"follow_up": "-1"}, ("CBA206", "follow_up")),
        ({"follow_up": "2%"}, ("CBA205", "follow_up")),
        ({"comparison": ["a"]}, ("CBA113", "comparison")),
    ],
)
def test_it_is_one_number_that_no_figure_comes_of(
    node: dict[str, object], expected: tuple[str, str]
) -> None:
    assert field_faults(Study, node) == [expected]


@pytest.mark.parametrize(
    ("comparison", "expected"),
    [
        ("People in the next district", True),
        ("No-treatment group of a trial", True),
        ("Nobody", False),
        ("none", False),
        ("no  comparison group.", False),
        (None, False),
    ],
)
def test_nobody_is_no_comparison(comparison: str | None, expected: bool) -> None:  # noqa: FBT001
    node = {} if comparison is None else {"comparison": comparison}

    assert read_field(Study, node).has_comparison is expected


def test_a_line_has_what_its_people_have_but_for_what_it_says() -> None:
    own = read_field(Study, {"follow_up": "1"})
    group = read_field(Study, {"follow_up": "2", "engagement": "40%"})

    assert combined(own, group) == read_field(
        Study, {"follow_up": "1", "engagement": "40%"}
    )
    assert combined(None, group) == group
    assert combined(own, None) == own
    assert combined(None, None) == Study()
