"""The verbs that ask how sure the figures are: their options and exit codes.

Each body imports its command when it is called, as in `cba.cli`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cba.commands.arguments import (
    AsJson,
    Draws,
    OptimismBias,
    OptionName,
    ScenarioName,
    Seed,
    Settings,
    Source,
    Sources,
)


def compare(
    projects: Sources,
    against: Annotated[
        str | None,
        typer.Option(
            "--against", metavar="OPTION", help="Another option than the do-minimum."
        ),
    ] = None,
    by: Annotated[
        str, typer.Option("--by", metavar="whole|agency", help="Which tables.")
    ] = "whole",
    metric: Annotated[
        list[str] | None,
        typer.Option("--metric", metavar="METRIC", help="A figure to compare."),
    ] = None,
    optimism_bias: OptimismBias = "keep",
    settings: Settings = None,
    scenario: ScenarioName = None,
    as_json: AsJson = False,
) -> None:
    """Put options side by side, and say who would choose which.

    Several projects are compared by their preferred options.
    """
    from cba.commands.compare import Request
    from cba.commands.compare import compare as command

    request = Request(
        sources=tuple(projects),
        against=against,
        by=by,
        metrics=tuple(metric or ()),
        optimism_bias=optimism_bias,
        scenario=scenario,
        settings=tuple(settings or ()),
        as_json=as_json,
    )
    raise typer.Exit(command(request))


def simulate(
    project: Source,
    option: OptionName = None,
    draws: Draws = 10_000,
    seed: Seed = 1,
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
    optimism_bias: OptimismBias = "keep",
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


def sensitivity(
    project: Source,
    metric: Annotated[
        str | None,
        typer.Option(
            "--metric", metavar="METRIC", help="Another figure than public_value.npv."
        ),
    ] = None,
    option: OptionName = None,
    two: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--two",
            metavar="INPUT INPUT",
            help="A table over the ranges of two inputs.",
        ),
    ] = None,
    optimism_bias: OptimismBias = "keep",
    settings: Settings = None,
    scenario: ScenarioName = None,
    top: Annotated[
        int, typer.Option("--top", metavar="N", min=1, help="How many inputs to show.")
    ] = 12,
    everything: Annotated[
        bool, typer.Option("--all", help="Show every input that moves the figure.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Find which inputs the answer hangs on, one at a time."""
    from cba.commands.sensitivity import Request
    from cba.commands.sensitivity import sensitivity as command

    request = Request(
        source=project,
        metric=metric,
        option=option,
        two=two,
        optimism_bias=optimism_bias,
        settings=tuple(settings or ()),
        scenario=scenario,
        top=None if everything else top,
        as_json=as_json,
    )
    raise typer.Exit(command(request))
