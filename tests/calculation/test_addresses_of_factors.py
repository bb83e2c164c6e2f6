"""A factor has the address at which its input is written, so that draws reach it."""

from __future__ import annotations

import pytest

from cba.calculation.compile_option import compile_option
from cba.loading.project_loader import load

PROJECT = """\
cba: 1
project: {title: Beds}
appraisal: {first_year: 2026-27, years: 2}
agencies: {nhs: {name: NHS, sector: nhs}}
benefits:
  beds: {quantity: 10, value: {fiscal: 5}, falls_to: nhs, cashable: %s}
"""


@pytest.mark.parametrize(
    ("cashable", "address"),
    [
        ("20%", "benefits.beds.cashable"),
        ("{value: 20%}", "benefits.beds.cashable"),
        ("{share: 20%}", "benefits.beds.cashable.share"),
        ("{share: 20%, from: 2027-28}", "benefits.beds.cashable.share"),
        ("{share: {nhs: 20%}}", "benefits.beds.cashable.share.nhs"),
    ],
)
def test_cashability_is_found_where_it_is_written(cashable: str, address: str) -> None:
    loaded = load(None, stdin_text=PROJECT % cashable)
    assert loaded.project is not None, loaded.problems

    streams = compile_option(loaded.project, "preferred")

    assert [a for a in streams.factors() if "cashable" in a] == [address]
