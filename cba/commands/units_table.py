"""``cba units list --csv``: values as a file that `--library` reads again."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from cba.commands.conversation import answer, wrote
from cba.commands.outputs import unwritten
from cba.commands.project_input import STDIN
from cba.library.library_writing import written_rows
from cba.library.unit_cost import UnitCost
from cba.results.cash_flow_table import as_text
from cba.results.whole_file import replacing


def write(costs: Sequence[UnitCost], path: Path) -> None:
    """Write the values as a library, or print them where the path is ``-``."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in written_rows(costs):
        writer.writerow([as_text(cell) for cell in row])
    if str(path) == STDIN:
        answer(text.getvalue())
        return
    try:
        with replacing(path) as file:
            file.write(text.getvalue().encode())
    except OSError as error:
        raise unwritten(path, error) from None
    wrote(path)
