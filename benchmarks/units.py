"""How long a search of the unit costs takes, beyond what any such program takes.

The packaged library, and one of 684 rows as a published workbook has them, are
searched side by side with a program that takes the same arguments and does nothing.

    python -m benchmarks.units
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import CBA, compile_everything, side_by_side
from cba.library.library_file import read_library
from cba.library.library_writing import written_rows
from cba.library.search import search
from cba.library.unit_cost import UnitCost
from cba.library.unit_costs import packaged_library

TIMES = 25
AIM = 100
ROWS = 684

BARE = """
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode=None, add_completion=False)

@app.command()
def search(
    words: Annotated[list[str], typer.Argument()],
    library: Annotated[Path | None, typer.Option()] = None,
) -> None:
    "Finds nothing."

app()
"""


def main() -> None:
    """Prints one line for each comparison, and how long the search itself takes."""
    compile_everything()
    with TemporaryDirectory() as name:
        bare = Path(name) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        file = Path(name) / "library.csv"
        file.write_text(made_library(), encoding="utf-8")
        for words, more in (
            (["prison"], []),
            (["prisson"], []),
            (["prisson"], ["--library", str(file)]),
        ):
            mine, least = side_by_side(
                [CBA, "units", *words, *more],
                [sys.executable, str(bare), *words],
                TIMES,
            )
            print(
                f"{(mine.seconds - least.seconds) * 1000:5.0f} ms beyond start-up, "
                f"{(mine.processor - least.processor) * 1000:.0f} ms of the processor  "
                f"cba units {' '.join(words)}{' --library' if more else ''} "
                f"(aim: within {AIM})"
            )
    costs = (*packaged_library().costs.values(), *both())
    search(costs, ["warm"])
    begun = time.perf_counter()
    search(costs, ["mental", "helth"])
    taken = time.perf_counter() - begun
    print(f"{taken * 1000:5.0f} ms  the search itself, among {len(costs)} values")


def both() -> tuple[UnitCost, ...]:
    """The values of the made library."""
    return tuple(read_library(made_library(), "made")[0].costs.values())


def made_library() -> str:
    """A library of as many rows as the published workbook, made of the packaged one."""
    packaged = tuple(packaged_library().costs.values())
    rows = [
        packaged[n % len(packaged)]._replace(code=f"M{n}", overlaps_with=())
        for n in range(ROWS)
    ]
    return "\n".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row)
        for row in written_rows(rows)
    )


if __name__ == "__main__":
    main()
