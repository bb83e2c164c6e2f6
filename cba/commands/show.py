"""Lines of an answer on stdout: plain in a pipe, with emphasis on a terminal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

from cba.commands.conversation import answer, wants_color
from cba.reports.text_table import Line, broken

_STYLES = {
    "title": "bold",
    "head": "dim",
    "rule": "dim",
    "total": "bold",
    "note": "dim",
}


def show(lines: Sequence[Line]) -> None:
    """Print the lines; the characters are the same with and without colour.

    On a terminal, what may go on below is broken at its width; elsewhere every line
    stays whole.
    """
    if sys.stdout.isatty():
        lines = _fitted(lines, shutil.get_terminal_size().columns)
    if not wants_color(sys.stdout):
        answer("\n".join(line.text for line in lines))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text(line.text, style=_STYLES.get(line.role, "")))


def _fitted(lines: Sequence[Line], columns: int) -> list[Line]:
    return [
        Line(part, line.role)
        for line in lines
        for part in (
            [line.text] if line.hang is None else broken(line.text, columns, line.hang)
        )
    ]
