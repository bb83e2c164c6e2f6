"""The verbs that ask how sure the figures are: their options and exit codes.

Each body imports its command when it is called, as in `cba.cli`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cba.commands.arguments import AsJson, OptionName, ScenarioName, Settings, Source


def simulate(
    project: Source,
    option: OptionName = None,
    draws: Annotated[
        int, typer.Option("--draws", metavar="N", help="How many draws to make.")
    ] = 10_000,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help="Where the draws begin.")
    ] = 1,
    sequence: Annotated[
        str,
        typer.Option(
            "--sequence", metavar="pseudo|sobol", help="How draws follow each other."
        ),
    ] = "pseudo",
    metric: Annotated[
        list[str] | None,
        typer.Option("--metric", metavar="METRIC", help="A figure to sum up."),
    ] = None,
    sobol_indices: Annotated[
        str | None,
        typer.Option(
            "--sobol-indices", metavar="METRIC", help="Split a figure's variance."
        ),
    ] = None,
    optimism_bias: Annotated[
        str,
        typer.Option(
            "--optimism-bias", metavar="keep|drop", help="Whether draws keep it."
        ),
    ] = "keep",
    settings: Settings = None,
    scenario: ScenarioName = None,
    as_json: AsJson = False,
    csv: Annotated[
        Path | None,
        typer.Option("--csv", metavar="FILE", help="Write every draw as a table."),
    ] = None,
) -> None:
    """Say how likely it is to pay back, and what that hangs on."""
    from cba.commands.simulate import Request
    from cba.commands.simulate import simulate as command

    request = Request(
        source=project,
        option=option,
        draws=draws,
        seed=seed,
        sequence=sequence,
        metrics=tuple(metric or ()),
        sobol_indices=sobol_indices,
        optimism_bias=optimism_bias,
        settings=tuple(settings or ()),
        scenario=scenario,
        as_json=as_json,
        csv=csv,
    )
    raise typer.Exit(command(request))
