"""The command line: verbs, their options and their exit codes.

Each body imports its command when it is called, so that ``cba --help`` starts
as fast as a bare Typer program.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from cba.commands.arguments import (
    AsJson,
    OptionName,
    ScenarioName,
    Settings,
    Source,
    Sources,
    Template,
)
from cba.commands.later_verbs import add_groups
from cba.commands.verbs_of_analysis import compare, sensitivity, simulate
from cba.commands.verbs_of_sharing import apportion

app = typer.Typer(
    name="cba",
    help="Appraise a public service that several agencies pay for and gain from.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from cba.version import TOOL

        typer.echo(TOOL)
        raise typer.Exit


@app.callback()
def about(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version."
        ),
    ] = False,
    color: Annotated[
        str,
        typer.Option(
            "--color", metavar="auto|always|never", help="Whether to use colour."
        ),
    ] = "auto",
) -> None:
    """Appraise a public service that several agencies pay for and gain from."""
    del version  # printed by its callback, which ends the run
    if color != "auto":
        from cba.commands.conversation import choose_color

        choose_color(color)


@app.command()
def init(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="Where the project begins.")
    ] = ".",
    example: Annotated[
        str | None,
        typer.Option("--example", metavar="NAME", help="Begin with a whole example."),
    ] = None,
    listing: Annotated[
        bool, typer.Option("--list", help="List the examples there are.")
    ] = False,
) -> None:
    """Write a commented project that already appraises."""
    from cba.commands.init import init as command

    raise typer.Exit(command(folder, example, listing=listing))


@app.command()
def validate(
    projects: Sources,
    strict: Annotated[
        bool, typer.Option("--strict", help="Let warnings fail the check too.")
    ] = False,
    concise: Annotated[
        bool, typer.Option("--concise", help="One line a problem, for editors.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Find every problem in every file."""
    from cba.commands.validate import validate as command

    raise typer.Exit(command(projects, strict=strict, concise=concise, as_json=as_json))


@app.command()
def appraise(
    project: Source,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="agency|line|category|year|grade|hours",
            help="Which table.",
        ),
    ] = "agency",
    option: OptionName = None,
    settings: Settings = None,
    scenario: ScenarioName = None,
    fail_under: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-under", metavar="METRIC=VALUE", help="Exit 1 below this value."
        ),
    ] = None,
    cash: Annotated[
        bool,
        typer.Option("--cash", help="Show budgets by year, in the money of each."),
    ] = False,
    as_json: AsJson = False,
    csv: Annotated[
        Path | None,
        typer.Option("--csv", metavar="FILE", help="Write every cash flow as a table."),
    ] = None,
    report: Annotated[
        list[Path] | None,
        typer.Option("--report", metavar="FILE", help="Write the business case too."),
    ] = None,
    template: Template = None,
    without: Annotated[
        str | None,
        typer.Option(
            "--without", metavar="hours", help="Leave out what volunteers give."
        ),
    ] = None,
) -> None:
    """Work out NPV and payback for the whole and for each agency."""
    from cba.commands.appraise import Request
    from cba.commands.appraise import appraise as command

    request = Request(
        source=project,
        by=by,
        option=option,
        settings=tuple(settings or ()),
        scenario=scenario,
        fail_under=tuple(fail_under or ()),
        as_json=as_json,
        cash=cash,
        csv=csv,
        reports=tuple(report or ()),
        template=template,
        without=without,
    )
    raise typer.Exit(command(request))


@app.command()
def report(
    project: Source,
    output: Annotated[
        list[Path],
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="A .html, .pdf, .xlsx, .docx or .md file.",
        ),
    ],
    settings: Settings = None,
    scenario: ScenarioName = None,
    template: Template = None,
) -> None:
    """Write the business case, in the formats of the file names."""
    from cba.commands.report import report as command

    raise typer.Exit(command(project, output, settings or (), scenario, template))


@app.command()
def explain(
    project: Source,
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="A figure, agency, line, year, input or problem code."
        ),
    ],
    option: OptionName = None,
    settings: Settings = None,
    scenario: ScenarioName = None,
    as_json: AsJson = False,
) -> None:
    """Take a figure down to its inputs, with lines and sources."""
    from cba.commands.explain import Request
    from cba.commands.explain import explain as command

    request = Request(
        source=project,
        what=what,
        option=option,
        settings=tuple(settings or ()),
        scenario=scenario,
        as_json=as_json,
    )
    raise typer.Exit(command(request))


app.command()(compare)
app.command()(sensitivity)
app.command()(simulate)
app.command()(apportion)
add_groups(app)


@app.command()
def check(
    projects: Sources,
    update: Annotated[
        bool, typer.Option("--update", help="Store today's results as expected.")
    ] = False,
    junit: Annotated[
        Path | None,
        typer.Option("--junit", metavar="FILE", help="Write JUnit XML for CI."),
    ] = None,
) -> None:
    """Hold projects to their promises and to their stored results."""
    from cba.commands.check import check as command

    raise typer.Exit(command(projects, update=update, junit=junit))


@app.command("import")
def import_(
    workbook: Annotated[
        str, typer.Argument(metavar="CASE.xlsx", help="A workbook that came back.")
    ],
    project: Annotated[
        str | None,
        typer.Argument(
            metavar="PROJECT", help="The project; without it, the one on the cover."
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change; write nothing.")
    ] = False,
) -> None:
    """Carry the changes in a returned workbook into the project."""
    from cba.commands.import_workbook import import_workbook as command

    raise typer.Exit(command(workbook, project, dry_run=dry_run))


@app.command()
def schema() -> None:
    """Print the JSON Schema by which editors complete projects."""
    from cba.commands.schema import schema as command

    raise typer.Exit(command())


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit as its contract says; never a traceback."""
    # A run is short and makes few cycles: looking for them at the default pace is a
    # twentieth of its time, while imports fill the heap.
    gc.set_threshold(50_000)
    from cba.commands.ending import run

    given = sys.argv[1:] if arguments is None else arguments
    sys.exit(run(app, given))


if __name__ == "__main__":
    main()
