from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

SLOW = {
    "jinja2",
    "pandas",
    "pikepdf",
    "python_calamine",
    "rich",
    "scipy",
    "weasyprint",
}
RUN = """
import sys
from cba.cli import main
sys.argv = ["cba", *sys.argv[1:]]
try:
    main()
finally:
    print(*sorted(sys.modules), sep="\\n", file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["appraise", "--help"],
        ["appraise", "examples/minimal", "--json"],
        ["appraise", "examples/minimal"],
        ["validate", "examples/minimal"],
        ["units", "prisson"],
    ],
    ids=" ".join,
)
def test_what_is_slow_to_import_is_left_alone(arguments: list[str]) -> None:
    assert SLOW & imported(arguments) == set()


def test_to_validate_a_project_nothing_is_calculated() -> None:
    assert {"numpy", "cba.calculation"} & imported(
        ["validate", "examples/minimal"]
    ) == set()


def test_to_search_unit_costs_no_project_is_known() -> None:
    found = imported(["units", "show", "CR3.0", "--year", "2026-27"])

    assert {"numpy", "yaml", "cba.calculation", "cba.loading.project_loader"} & (
        found
    ) == set()
    assert "rapidfuzz" not in found | imported(["validate", "examples/minimal"])


def test_a_simulation_takes_no_more_of_scipy_than_its_functions() -> None:
    found = imported(["simulate", "examples/starter", "--draws", "100"])

    assert (SLOW | {"scipy.stats"}) & found == {"scipy"}


def imported(arguments: list[str]) -> set[str]:
    """The modules that a command has imported when it ends."""
    ran = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    )
    return set(ran.stderr.split("\n"))
