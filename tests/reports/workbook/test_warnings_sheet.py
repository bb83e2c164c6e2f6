"""The sheet of warnings in a workbook."""

from __future__ import annotations

import io
import warnings
from dataclasses import replace

import openpyxl
import pytest

from cba.problems import Problem
from cba.reports.workbook import write_workbook
from tests.reports.made_projects import appraisal_of, flat, spent

FOUND = Problem("CBA401", "no deadweight", "benefits.visits", "add some")


@pytest.mark.parametrize(
    ("accepted", "to_do"),
    [(None, "add some"), ("It is new", "Accepted: It is new.")],
)
def test_a_warning_has_what_to_do_or_why_it_is_accepted(
    accepted: str | None, to_do: str
) -> None:
    problem = replace(FOUND, accepted=accepted)
    appraisal = appraisal_of(flat({"team": spent("1k")}, {}))
    content = write_workbook(
        appraisal._replace(problems=(problem,)), None, "project.yaml"
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)

    rows = [row[:4] for row in book["Warnings"].iter_rows(min_row=5, values_only=True)]
    assert rows == [("CBA401", "benefits.visits", "no deadweight", to_do)]
