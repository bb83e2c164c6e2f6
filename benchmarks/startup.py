"""How long a user waits, beside the least that such a program can take.

Each of ours runs in turn with a bare one, many times, in one go: the ratio of
the medians is what counts, not the seconds of one machine. Where the machine is
busy with other things, the ratio of the processor's times is the truer one.

    python benchmarks/startup.py
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.made_project import made_project
from benchmarks.timing import CBA, compile_everything, side_by_side

TIMES = 25
AIM = 1.3

BARE_TYPER = """
import typer

app = typer.Typer(rich_markup_mode=None, add_completion=False)

@app.command()
def appraise(project: str) -> None:
    "Appraises a project."

app()
"""
BARE_IMPORTS = """
import numpy
import typer
import yaml
from pydantic import BaseModel

class Model(BaseModel):
    amount: float

Model(amount=1.0)
"""


def main() -> None:
    """Prints one line for each comparison."""
    compile_everything()
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bare_typer.py").write_text(BARE_TYPER, encoding="utf-8")
        (folder / "bare_imports.py").write_text(BARE_IMPORTS, encoding="utf-8")
        project = folder / "project.yaml"
        project.write_text(made_project(40, 10, 5), encoding="utf-8")

        def bare(script: str, *arguments: str) -> list[str]:
            return [sys.executable, str(folder / script), *arguments]

        comparisons = (
            (
                "cba --help",
                [CBA, "--help"],
                "a bare typer program's --help",
                bare("bare_typer.py", "--help"),
            ),
            (
                "cba appraise --json, 40 lines",
                [CBA, "appraise", str(project), "--json"],
                "importing yaml, pydantic with a model, numpy, typer",
                bare("bare_imports.py"),
            ),
        )
        for ours, our_command, theirs, their_command in comparisons:
            mine, least = side_by_side(our_command, their_command, TIMES)
            print(f"{mine.seconds * 1000:5.0f} ms  {ours}")
            print(f"{least.seconds * 1000:5.0f} ms  {theirs}")
            print(
                f"          {mine.seconds / least.seconds:.2f} times as long,"
                f" {mine.processor / least.processor:.2f} times the processor's time"
                f" (aim: within {AIM})\n"
            )


if __name__ == "__main__":
    main()
