"""Numbers changed in the text of a project file: what is written, and what is left."""

from __future__ import annotations

import pytest

from cba.loading.editing.edits import NotCarried, edited
from cba.loading.editing.yaml_list import SeriesChange
from cba.loading.editing.yaml_nodes import YamlNodes
from cba.loading.editing.yaml_scalars import replaced
from cba.loading.editing.yaml_series import series_edits
from cba.models.horizon import Horizon
from cba.models.years import Year

YEARS = Horizon(Year(2026), 6)


def _scalar(text: str, path: str, value: float, unit: str = "") -> str:
    nodes = YamlNodes(text)
    spot = nodes.find(path.split("."))
    assert spot is not None
    return edited(text, [replaced(nodes, spot.node, value, unit, flow=spot.flow)])


def _series(
    text: str, years: dict[int, float | None], growing: float | None = None
) -> str:
    nodes = YamlNodes(text)
    spot = nodes.find(["a"])
    assert spot is not None
    change = SeriesChange(years, growing, "number")
    return edited(text, series_edits(nodes, spot, change, YEARS))


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("a: 12%   # why\nb: 1\n", "a: 14%   # why\nb: 1\n"),
        ("a: 12% (6% to 18%)\n", "a: 14% (6% to 18%)\n"),
        ("a: '12% (6% to 18%)'\n", "a: '14% (6% to 18%)'\n"),
        ('a: "12%" # why\r\n', 'a: "14%" # why\r\n'),
        ("a: {value: 12%, source: x}\n", "a: {value: 14%, source: x}\n"),
        ("a:\n  value: 12%\n  low: 6%\n", "a:\n  value: 14%\n  low: 6%\n"),
        ("{a: 12%, 'b': 1}", "{a: 14%, 'b': 1}"),
        ('{"a": "12%", "b": "\\ud83d\\ude00"}', '{"a": "14%", "b": "\\ud83d\\ude00"}'),
        ('{"b": "\\ud83d\\ude00", "a": "12%"}', '{"b": "\\ud83d\\ude00", "a": "14%"}'),
        ("b: 😀\na: 12%\n", "b: 😀\na: 14%\n"),
        ("a: >-\n  12%\nb: 1\n", 'a: "14%"\nb: 1\n'),
    ],
)
def test_a_number_is_replaced_where_it_stands(text: str, new: str) -> None:
    assert _scalar(text, "a", 0.14) == new


def test_a_comma_between_braces_needs_quotes() -> None:
    assert _scalar("{a: £420k}", "a", 435_250.0) == '{a: "£435,250"}'
    assert _scalar("a: £420k", "a", 435_250.0) == "a: £435,250"


def test_what_an_option_sets_is_found_by_its_address() -> None:
    sets = "{costs.team.amount@2027-28: 5, benefits.y.falls_to: {nhs: 1/2}}"
    text = f"options: {{x: {{set: {sets}}}}}"

    found = _scalar(text, "options.x.set.costs.team.amount@2027-28", 6.0)
    found = _scalar(found, "options.x.set.benefits.y.falls_to.nhs", 0.25)

    assert found == text.replace(": 5", ": 6").replace("1/2", "25%")


def test_a_text_that_serves_several_inputs_is_left_alone() -> None:
    nodes = YamlNodes("a: &x {c: 1}\nb: *x\n")

    with pytest.raises(NotCarried, match="at line 1 serves several inputs"):
        nodes.find(["b", "c"])


@pytest.mark.parametrize(
    ("text", "years", "new"),
    [
        (
            "a: {2026-27..2028-29: £420k}",
            {2027: 435_000.0},
            "a: {2026-27: £420k, 2027-28: £435k, 2028-29: £420k}",
        ),
        (
            "a: {2026-27..2028-29: £420k}",
            {2026: 1_000.0, 2027: 1_000.0, 2028: 1_000.0},
            "a: {2026-27..2028-29: £1k}",
        ),
        ("a: {2026-27..: 5}", {2027: 6.0}, "a: {2026-27: 5, 2027-28: 6, 2028-29..: 5}"),
        (
            "a: {2026/27..2028/29: 5}",
            {2028: 6.0},
            "a: {2026/27..2027/28: 5, 2028/29: 6}",
        ),
        ('{"a": {"2026-27": 5}}', {2027: 6.0}, '{"a": {"2026-27": 5, "2027-28": 6}}'),
        ("a: {2028-29: 5}", {2026: 6.0}, "a: {2026-27: 6, 2028-29: 5}"),
        ("a: {2026-27: 5, 2027-28: 6}", {2027: None}, "a: {2026-27: 5}"),
        ("a: {2026-27: 5, 2027-28: 6}", {2026: None}, "a: {2027-28: 6}"),
        (
            "a: {2026-27: 1, 2027-28: 2, 2028-29: 3}",
            {2027: None, 2028: None},
            "a: {2026-27: 1}",
        ),
        (
            "a: {2026-27: 5,   # one\n    2027-28: 6}   # two",
            {2026: None},
            "a: {   # one\n    2027-28: 6}   # two",
        ),
        ("a: [1, 2]", {2027: 5.0}, "a: [1, 5]"),
        ("a: [1, 2]", {2028: 5.0, 2029: 6.0}, "a: [1, 2, 5, 6]"),
        ("a:\n- 1 # one\n- 2\nb: 1\n", {2028: 5.0}, "a:\n- 1 # one\n- 2\n- 5\nb: 1\n"),
        (
            "a:\r\n  2026-27..2027-28: £5 # why\r\nb: 1\r\n",
            {2027: 6.0},
            "a:\r\n  2026-27: £5 # why\r\n  2027-28: £6\r\nb: 1\r\n",
        ),
        (
            "a:\n  2026-27: 5\n  2027-28: 6\nb: 1\n",
            {2027: None},
            "a:\n  2026-27: 5\nb: 1\n",
        ),
        ("a:\n  2026-27: 5", {2028: 6.0}, "a:\n  2026-27: 5\n  2028-29: 6"),
        ("a: [1, 2]", {2026: None}, "a: [0, 2]"),
        ("a: [£1k, £2k]", {2026: None, 2027: None}, "a: [£0, £0]"),
        ("a: {2026-27: £5}", {2026: None}, "a: {2026-27: £0}"),
        (
            "a: {2026-27..2028-29: £420k}",
            {2026: None, 2027: None, 2028: None},
            "a: {2026-27..2028-29: £0}",
        ),
        (
            "a: {2026-27: 5, 2027-28: 6, growing: 2%}",
            {2027: None},
            "a: {2026-27: 5, 2027-28: 0, growing: 2%}",
        ),
        (
            "a: {2026-27: 5, 2027-28: 6, growing: 2%}",
            {2026: None, 2027: None},
            "a: {2027-28: 0, growing: 2%}",
        ),
    ],
)
def test_years_of_a_series_change_where_they_stand(
    text: str, years: dict[int, float | None], new: str
) -> None:
    assert _series(text, years) == new


def test_the_rate_of_a_series_that_grows_is_changed() -> None:
    assert _series("a: {2026-27: 5, growing: 2%}", {}, 0.03) == (
        "a: {2026-27: 5, growing: 3%}"
    )


@pytest.mark.parametrize(
    ("text", "years", "reason"),
    [
        ("a: 5", {2026: 6.0}, "it is one value for all years"),
        ("a: [1, 2]", {2030: 1.0}, "a list of values cannot leave a year out"),
        ("a: {2026-27: 5, growing: 2%}", {2028: 6.0}, "the year is worked out"),
        ("a: {2026-27: &x 5, 2027-28: *x}", {2027: 6.0}, "serves several inputs"),
        ("a: {title: x}", {2026: 6.0}, "it is not a value by year"),
    ],
)
def test_what_a_series_has_no_room_for_is_refused(
    text: str, years: dict[int, float | None], reason: str
) -> None:
    with pytest.raises(NotCarried, match=reason):
        _series(text, years)
