"""How time and memory grow with the lines and the years of a project.

Twice the lines should take twice the time beyond what every start takes, and
the largest project must fit into 300 MB. Ends with 1 where it does not.

    python benchmarks/growth.py
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.made_project import made_project
from benchmarks.timing import CBA, Run, compile_everything, run, typical

LINES = (125, 250, 500)
YEARS = (15, 30, 60)
AGENCIES = 20
TIMES = 5
MOST_MEGABYTES = 300


def measured(folder: Path, lines: int, years: int) -> Run:
    """What a project of one size takes."""
    project = folder / "project.yaml"
    project.write_text(made_project(lines, years, AGENCIES), encoding="utf-8")
    command = [CBA, "appraise", str(project), "--json"]
    return typical([run(command) for _ in range(TIMES)])


def main() -> int:
    """Prints one line for each size; 1 where one needs too much memory."""
    compile_everything()
    largest = 0.0
    with TemporaryDirectory() as name:
        start = measured(Path(name), 2, 1).processor
        print(f"2 lines and 1 year: {start:.2f} s of the processor, taken off below\n")
        print("lines  years   seconds   beyond the start   of half the lines      MB")
        for years in YEARS:
            half: float | None = None
            for lines in LINES:
                taken = measured(Path(name), lines, years)
                beyond = taken.processor - start
                ratio = f"{beyond / half:.2f} times" if half else ""
                print(
                    f"{lines:5}  {years:5}   {taken.processor:7.2f}"
                    f"   {beyond:16.2f}   {ratio:>17}  {taken.megabytes:6.0f}"
                )
                half = beyond
                largest = max(largest, taken.megabytes)
    print(f"\nlargest: {largest:.0f} MB (aim: under {MOST_MEGABYTES})")
    return 0 if largest < MOST_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
