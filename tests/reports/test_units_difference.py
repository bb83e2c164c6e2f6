"""What `cba units diff` says of two editions."""

from __future__ import annotations

from cba.library.difference import difference
from cba.library.library_file import read_library
from cba.library.unit_cost import Library
from cba.reports.units_difference import difference_text

HEAD = "code,title,unit,fiscal,price_year,source,licence,comment"
LONG = "Counts the call, the crew and the vehicle, and the first hour in hospital"


def library(comment: str) -> Library:
    row = f'A1,Visit,visit,100,2020-21,S,own,"{comment}"'
    found, faults = read_library(f"{HEAD}\n{row}", "own")
    assert faults == ()
    return found


def told(old: str, new: str) -> str:
    lines = difference_text(difference(library(old), library(new)), "old", "new")
    return lines[-1].text


def test_long_texts_are_shown_from_where_they_part() -> None:
    said = told(f"{LONG}, of adults", f"{LONG}, of children")

    assert said == (
        "A1  Visit: comment …hour in hospital, of adults → "
        "…hour in hospital, of children"
    )


def test_short_texts_are_shown_whole() -> None:
    assert told("By hand", "By heart") == "A1  Visit: comment By hand → By heart"
