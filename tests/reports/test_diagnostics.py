from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cba.problems import Place, Problem
from cba.reports.diagnostics import concise, printable, render, summary

_PLACE = Place("project.yaml", 41, 19, 2, "      deadweight: 20", 18)
_PROBLEM = Problem(
    code="CBA203",
    message="deadweight is 20, which would remove 2,000% of the benefit",
    path="benefits.reoffending.deadweight",
    hint="write 20%",
    label="a share between 0% and 100%",
    place=_PLACE,
)


def at(place: Place) -> list[str]:
    """The line with the excerpt and the line with its carets."""
    lines = render(Problem("CBA203", "m", place=place)).split("\n")
    return [line.partition("|")[2][1:] for line in lines[3:5]]


def test_a_problem_is_shown_with_its_place_and_what_to_write() -> None:
    assert render(_PROBLEM) == (
        "error CBA203: deadweight is 20, which would remove 2,000% of the benefit\n"
        "  --> project.yaml:41:19\n"
        "   |\n"
        "41 |       deadweight: 20\n"
        "   |                   ^^ a share between 0% and 100%\n"
        "   |\n"
        "hint: write 20%"
    )


def test_without_a_hint_the_excerpt_comes_last() -> None:
    assert render(dataclasses.replace(_PROBLEM, hint=None)).endswith(
        "^^ a share between 0% and 100%"
    )


def test_a_problem_without_a_place_names_its_address() -> None:
    assert render(dataclasses.replace(_PROBLEM, place=None)) == (
        "error CBA203: deadweight is 20, which would remove 2,000% of the benefit\n"
        "  --> benefits.reoffending.deadweight\n"
        "hint: write 20%"
    )


def test_a_place_without_an_excerpt_is_only_named() -> None:
    place = Place("project.yaml", 1, 1)

    assert render(Problem("CBA102", "there is no file", place=place)) == (
        "error CBA102: there is no file\n --> project.yaml:1:1"
    )


def test_a_cell_is_named_as_a_spreadsheet_names_it() -> None:
    place = Place("model.xlsx", 7, 4, 2, "van | Van |  | 20", 15, "Benefits!D7")

    assert render(Problem("CBA203", "m", place=place, label="here")) == (
        "error CBA203: m\n"
        " --> model.xlsx#Benefits!D7\n"
        "  |\n"
        "7 | van | Van |  | 20\n"
        "  |                ^^ here"
    )


def test_a_hint_of_several_lines_is_set_under_itself() -> None:
    problem = Problem("CBA203", "m", hint="write 20%\nor 0.2")

    assert render(problem) == "error CBA203: m\nhint: write 20%\n      or 0.2"


def test_the_caret_stands_under_its_value_after_a_tab() -> None:
    assert at(Place("p", 1, 5, 1, "\ta: 5", 4)) == ["    a: 5", "       ^"]


def test_the_caret_stands_under_its_value_after_wide_characters() -> None:
    # Each of the two characters takes two columns.
    assert at(Place("p", 1, 4, 1, "日本 5", 3)) == ["日本 5", "     ^"]


def test_the_caret_stands_under_its_value_after_accents_of_their_own() -> None:
    assert at(Place("p", 1, 4, 1, "e\u0301 5", 3)) == ["e\u0301 5", "  ^"]


def test_a_line_of_a_hundred_columns_is_shown_whole() -> None:
    line = "a" * 99 + "5"

    assert at(Place("p", 1, 100, 1, line, 99)) == [line, " " * 99 + "^"]


@pytest.mark.parametrize("column", [0, 40, 150, 299, 5_000_000])
def test_of_a_long_line_the_part_around_the_value_is_shown(column: int) -> None:
    line = "a" * column + "5" + "b" * (6_000_000 if column > 300 else 300 - column)
    shown, carets = at(Place("p", 1, column + 1, 1, line, column))

    assert len(shown) <= 100
    assert shown[carets.index("^")] == "5"
    assert shown.startswith("…") == (column > 97)


def test_a_long_value_is_underlined_as_far_as_it_is_shown() -> None:
    shown, carets = at(Place("p", 1, 51, 500, "a" * 50 + "5" * 500, 50))

    assert len(shown) <= 100
    assert len(carets) <= len(shown)
    assert carets.strip() == "^" * len(carets.strip())


def test_a_caret_beyond_the_line_stands_at_its_end() -> None:
    assert at(Place("p", 1, 9, 1, "a: ", 8)) == ["a:", "   ^"]


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\x1b", "\\x1b"),
        ("\x07", "\\x07"),
        ("\r", "\\x0d"),
        ("\x9b", "\\x9b"),
        ("\u202e", "\\u202e"),
        ("\u2066", "\\u2066"),
        ("\u200b", "\\u200b"),
    ],
)
def test_a_character_that_steers_a_terminal_is_shown_by_number(
    character: str, shown: str
) -> None:
    hostile = f"a{character}[31m"
    place = Place(hostile, 1, 7, 1, f"{hostile} 5", 7)
    problem = Problem("CBA203", hostile, hint=hostile, label=hostile, place=place)
    text = render(problem)

    assert character not in text
    # Message, file, excerpt, label and hint.
    assert text.count(f"a{shown}[31m") == 5
    assert character not in concise(problem)


_ANY = st.text(max_size=300)


@given(_ANY, _ANY, st.integers(0, 400), st.integers(0, 400))
def test_nothing_but_printable_lines_is_ever_sent(
    message: str, excerpt: str, start: int, length: int
) -> None:
    place = Place(message, 1, 1, length, excerpt, start)
    lines = render(Problem("CBA203", message, place=place, label=message)).split("\n")

    assert len(lines) in {2, 5}
    assert all(re.fullmatch(r"[^\x00-\x1f\x7f-\x9f\u202a-\u202e]*", x) for x in lines)


def test_colour_only_repeats_the_words() -> None:
    coloured = render(_PROBLEM, color=True)

    assert coloured.startswith("\x1b[1;31merror CBA203\x1b[0m: deadweight is 20")
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == render(_PROBLEM)


def test_a_problem_fits_one_line() -> None:
    assert concise(_PROBLEM) == (
        "project.yaml:41:19: CBA203"
        " deadweight is 20, which would remove 2,000% of the benefit"
    )


def test_the_one_line_of_a_cell_names_the_cell() -> None:
    place = Place("model.xlsx", 7, 4, cell="Benefits!D7")

    assert concise(Problem("CBA203", "m", place=place)) == (
        "model.xlsx#Benefits!D7: CBA203 m"
    )


def test_the_one_line_of_no_place_names_the_address() -> None:
    assert concise(Problem("CBA203", "m", path="costs.van")) == "costs.van: CBA203 m"
    assert concise(Problem("CBA203", "m")) == "project: CBA203 m"


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ([], "no problems"),
        (["CBA101"], "1 error"),
        (["CBA101", "CBA203", "CBA402"], "2 errors, 1 warning"),
        (["CBA402", "CBA402", "CBA110"], "2 warnings, 1 note"),
    ],
)
def test_problems_are_counted_by_severity(codes: list[str], words: str) -> None:
    assert summary(Problem(code, "m") for code in codes) == words


def test_ordinary_text_is_left_as_it_is() -> None:
    assert printable("£420k – naïve “costs” 日本") == "£420k – naïve “costs” 日本"
