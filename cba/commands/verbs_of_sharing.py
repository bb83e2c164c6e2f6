"""The verbs of an agreement between partners: their options and exit codes.

Each body imports its command when it is called, as in `cba.cli`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cba.commands.arguments import (
    AsJson,
    Draws,
    OptionName,
    ScenarioName,
    Seed,
    Settings,
    Source,
    Template,
)


def apportion(
    project: Source,
    rule: Annotated[
        str | None,
        typer.Option("--rule", metavar="RULE", help="How costs are shared."),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="cashable|fiscal|public-value", help="Which gains count."
        ),
    ] = None,
    whole_by: Annotated[
        str | None,
        typer.Option(
            "--whole-by", metavar="YEAR", help="When each is to have its money back."
        ),
    ] = None,
    option: OptionName = None,
    agency: Annotated[
        str | None,
        typer.Option("--agency", metavar="ID", help="One page for one partner."),
    ] = None,
    draws: Draws = 10_000,
    seed: Seed = 1,
    settings: Settings = None,
    scenario: ScenarioName = None,
    as_json: AsJson = False,
    payments: Annotated[
        Path | None,
        typer.Option(
            "--payments", metavar="FILE", help="Write the payments to paste; - prints."
        ),
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write the agreement as a document."
        ),
    ] = None,
    template: Template = None,
) -> None:
    """Find who should pay what, so that no partner is worse off."""
    from cba.commands.apportion import Request
    from cba.commands.apportion import apportion as command

    request = Request(
        source=project,
        rule=rule,
        to=to,
        whole_by=whole_by,
        option=option,
        agency=agency,
        draws=draws,
        seed=seed,
        settings=tuple(settings or ()),
        scenario=scenario,
        as_json=as_json,
        payments=payments,
        outputs=tuple(output or ()),
        template=template,
    )
    raise typer.Exit(command(request))
