from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

SLOW = {"pandas", "rich", "weasyprint", "pikepdf", "jinja2", "python_calamine"}
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
    ],
    ids=" ".join,
)
def test_what_is_slow_to_import_is_left_alone(arguments: list[str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    )

    assert SLOW & set(ran.stderr.split("\n")) == set()
