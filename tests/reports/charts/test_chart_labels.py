from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from cba.reports.charts.labels import label_lines, label_of, spread, width, wrapped
from cba.reports.charts.plots import Series
from cba.reports.charts.scale import ticks_between
from cba.reports.formatting import Unit

POUNDS = Unit("£", 1.0, 0)


@given(
    st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=9),
    st.floats(0, 20),
)
def test_spread_labels_keep_their_order_and_their_distance(
    wanted: list[float], gap: float
) -> None:
    places = spread(wanted, 0.0, 200.0, gap)

    order = sorted(range(len(wanted)), key=lambda n: (wanted[n], n))
    assert all(-1e-9 <= place <= 200.0 + 1e-9 for place in places)
    for before, after in pairwise(order):
        assert places[after] - places[before] >= gap - 1e-9


#: Money to the penny, which is all that a chart is ever given.
PENNIES = st.integers(-(10**11), 10**11).map(lambda pennies: pennies / 100)


@given(PENNIES, PENNIES)
def test_an_axis_covers_its_values_in_few_round_steps(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)

    ticks = ticks_between(low, high, POUNDS)

    values = [tick.value for tick in ticks]
    assert values[0] <= low or low > 0
    assert values[-1] >= high or high < 0
    assert 0.0 in values
    assert values == sorted(values)
    assert 2 <= len(values) <= 8
    assert len({tick.label for tick in ticks}) == len(ticks)


@settings(max_examples=40)
@given(st.text(max_size=90), st.floats(60.0, 300.0), st.integers(1, 3))
def test_a_text_fits_into_its_lines(text: str, room: float, lines: int) -> None:
    made = wrapped(text, room, lines)

    assert 1 <= len(made) <= lines
    assert [line for line in made if width(line) > room + 1e-9] == []


def test_a_text_that_has_room_loses_nothing_but_the_space_it_breaks_at() -> None:
    made = wrapped("Integrated care board of the north", 130.0)

    assert " ".join(made) == "Integrated care board of the north"


def test_a_text_from_right_to_left_is_isolated_in_each_line() -> None:
    made = wrapped(
        "\u2068" + "مجلس المدينة للصحة والرعاية الاجتماعية" + "\u2069", 120.0
    )

    assert len(made) == 2
    assert [(line[0], line[-1]) for line in made] == [("\u2068", "\u2069")] * 2


def test_a_name_has_as_many_lines_as_it_needs_before_it_is_cut() -> None:
    series = Series("Integrated care board of the whole north", (1.0,), "£1.24m")

    assert label_lines(series, 100.0, 4) == (
        *("Integrated care", "board of the", "whole north", "£1.24m"),
    )
    assert label_lines(series, 100.0, 2) == ("Integrated care", "board… £1.24m")


def test_a_figure_without_room_beside_the_name_has_a_line_of_its_own() -> None:
    series = Series("Integrated care", (1.0,), "£1.24m")

    assert label_lines(series, 110.0, 2) == ("Integrated care", "£1.24m")


def test_a_name_without_room_is_cut_and_keeps_its_figure() -> None:
    series = Series("Integrated care board of the whole north", (1.0,), "£1.24m")

    assert label_of(series, 180.0) == "Integrated care boar… £1.24m"


def test_a_name_from_right_to_left_stays_isolated_when_it_is_cut() -> None:
    series = Series("\u2068" + "م" * 60 + "\u2069", (1.0,), "£1")

    assert label_of(series, 180.0).endswith("…\u2069 £1")
