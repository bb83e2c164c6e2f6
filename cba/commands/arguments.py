"""Arguments and options that several verbs take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Source = Annotated[
    str,
    typer.Argument(
        metavar="PROJECT",
        help="A project file, a folder that holds project.yaml, or - for stdin.",
    ),
]
Sources = Annotated[
    list[str],
    typer.Argument(metavar="PROJECT", help="Project files, or folders of them."),
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="PATH=VALUE", help="Set an input for this run."),
]
ScenarioName = Annotated[
    str | None,
    typer.Option("--scenario", metavar="ID", help="Appraise under a scenario."),
]
OptionName = Annotated[
    str | None,
    typer.Option(
        "--option", metavar="ID", help="Show another option than the preferred one."
    ),
]
OptimismBias = Annotated[
    str,
    typer.Option(
        "--optimism-bias", metavar="keep|drop", help="Whether figures have it in them."
    ),
]
Template = Annotated[
    Path | None,
    typer.Option("--template", metavar="DIR", help="Dress documents in a house style."),
]
Draws = Annotated[
    int, typer.Option("--draws", metavar="N", help="How many draws to make.")
]
Seed = Annotated[
    int, typer.Option("--seed", metavar="N", help="Where the draws begin.")
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON document instead of text.")
]
