from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cba.models.inputs import Input, Range
from cba.models.series import Series
from cba.reports.texts import (
    as_name,
    names_apart,
    paragraphs,
    sentence,
    shortened,
    tidy,
)
from cba.reports.written import input_words, range_words


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (None, ""),
        ("  one\t two \n", "one two"),
        ("a\x00\x07\x9fb", "ab"),
        ("a\u2028b\u2029c\x85d\x0be\x0cf", "a b c d e f"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ("\u202etxt.exe", "txt.exe"),
    ],
)
def test_a_text_is_made_fit_to_stand_in_a_document(
    written: str | None, shown: str
) -> None:
    assert tidy(written) == shown


@given(st.text())
def test_a_tidy_text_can_be_written_and_holds_no_control_character(text: str) -> None:
    shown = tidy(text)

    assert shown.encode("utf-8").decode("utf-8") == shown
    assert [char for char in shown if ord(char) < 32] == []


@given(st.text(), st.integers(8, 90))
def test_a_shortened_text_is_as_short_as_asked(text: str, length: int) -> None:
    assert len(shortened(tidy(text), length)) <= length


def test_a_name_from_right_to_left_turns_nothing_beside_it_round() -> None:
    assert as_name("مجلس") == "\u2068مجلس\u2069"
    assert as_name("Council") == "Council"


def test_blank_lines_part_paragraphs() -> None:
    assert paragraphs("one\nline\n\n  \ntwo\n") == ("one line", "two")
    assert paragraphs(None) == ()


def test_a_sentence_ends_once() -> None:
    assert [sentence(text) for text in ("", "A", "A.", "A?")] == ["", "A.", "A.", "A?"]


def test_a_name_is_cut_at_a_word() -> None:
    name = as_name("Board of " + "the northern region and " * 9)

    assert name.endswith("…")
    assert len(name) <= 80


@pytest.mark.parametrize(
    ("series", "words"),
    [
        (Series(((2026, 2026, 600.0),)), "600 in 2026-27"),
        (
            Series(((2026, 2026, 5.0), (2027, 2027, 5.0), (2028, 2028, 7.0))),
            "5 in 2026-27 to 2027-28; 7 in 2028-29",
        ),
        (Series(((2026, None, 5.0),)), "5 from 2026-27 on"),
        (
            Series(((2026, 2026, 600.0),), 0.02),
            "600 in 2026-27; then growing 2% a year",
        ),
    ],
)
def test_a_series_is_written_by_spans_of_years(series: Series, words: str) -> None:
    assert input_words(Input(series), "count", "GBP", financial=True) == words


def test_calendar_years_are_written_as_such() -> None:
    series = Input(Series(((2026, 2027, 0.5),)))

    assert input_words(series, "share", "GBP", financial=False) == "50% in 2026 to 2027"


@pytest.mark.parametrize(
    ("spread", "words"),
    [
        (None, ""),
        (Range(300.0, 450.0), "£300 to £450"),
        (Range(-0.1, 0.25, relative=True), "−10% to +25%"),
        (Range(300.0, 450.0, shape="uniform"), "£300 to £450, uniform"),
    ],
)
def test_a_range_is_written_as_it_was_given(spread: Range | None, words: str) -> None:
    assert range_words(spread, "money", "GBP") == words


def test_names_that_are_cut_to_the_same_are_told_apart() -> None:
    long = "Board of the northern region " * 4
    names = names_apart({"a": f"{long} one", "b": f"{long} two"})

    assert names["a"].endswith("… (a)")
    assert names["b"].endswith("… (b)")
