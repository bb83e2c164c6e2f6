"""Two editions of a library: what is new, gone and changed."""

from __future__ import annotations

from cba.library.difference import Change, difference
from cba.library.library_file import read_library
from cba.library.unit_cost import Library

HEAD = "code,title,unit,fiscal,price_year,source,licence,bearers"
OLD = """A1,Visit,visit,100,2020-21,S,OGL v3.0,NHS=60; Police=40
A2,Call,call,10,2020-21,S,OGL v3.0,
A3,Bed,day,300,2020-21,S,OGL v3.0,"""
NEW = """A1,Visit,visit,120,2022-23,S,OGL v3.0,NHS=72; Police=48
A3,Bed,day,300,2020-21,S,OGL v3.0,
A4,Stay,night,50,2022-23,S,OGL v3.0,"""


def library(rows: str) -> Library:
    found, faults = read_library(f"{HEAD}\n{rows}", "own")
    assert faults == ()
    return found


def test_values_are_told_apart_by_their_codes() -> None:
    found = difference(library(OLD), library(NEW))

    assert [cost.code for cost in found.added] == ["A4"]
    assert [cost.code for cost in found.removed] == ["A2"]
    assert [each.cost.code for each in found.changed] == ["A1"]
    assert found.same == 1


def test_only_fields_that_differ_are_told() -> None:
    (changed,) = difference(library(OLD), library(NEW)).changed

    assert changed.changes[0] == Change("fiscal", 100.0, 120.0)
    # 60 of 100 and 72 of 120 are the same share.
    assert [change.field for change in changed.changes] == ["fiscal", "price_year"]


def test_a_library_differs_in_nothing_from_itself() -> None:
    found = difference(library(OLD), library(OLD))

    assert (found.added, found.removed, found.changed, found.same) == ((), (), (), 3)
