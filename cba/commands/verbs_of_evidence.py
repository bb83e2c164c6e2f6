"""The verbs of evidence, ``cba units`` and ``cba data``: their options.

Each body imports its command when it is called, as in `cba.cli`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from cba.commands.arguments import AsJson, Source

units = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
data = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)

Library = Annotated[
    Path | None,
    typer.Option("--library", metavar="FILE.csv", help="Ask this library only."),
]
OfProject = Annotated[
    str | None,
    typer.Option("--project", metavar="PROJECT", help="Ask its libraries too."),
]
Edition = Annotated[
    str | None,
    typer.Option("--edition", metavar="NAME", help="Ask this packaged edition."),
]
Agency = Annotated[
    str | None,
    typer.Option("--agency", metavar="NAME", help="Only what this body bears."),
]
Category = Annotated[
    str | None,
    typer.Option("--category", metavar="NAME", help="Only this category."),
]
InPrices = Annotated[
    str | None,
    typer.Option("--year", metavar="2026-27", help="In prices of this year too."),
]
Force = Annotated[
    bool, typer.Option("--force", help="Replace the file if it is there.")
]


@units.command()
def search(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="Words or a code.")
    ] = None,
    agency: Agency = None,
    category: Category = None,
    year: InPrices = None,
    project: OfProject = None,
    library: Library = None,
    edition: Edition = None,
    as_json: AsJson = False,
) -> None:
    """Search by words or code; `cba units WORDS…` is the same."""
    from cba.commands.units_given import Given
    from cba.commands.units_list import search as command

    given = Given(project, library, edition, year)
    raise typer.Exit(command(given, words or (), agency, category, as_json=as_json))


@units.command()
def show(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Such as CR3.0.")],
    year: InPrices = None,
    project: OfProject = None,
    library: Library = None,
    edition: Edition = None,
    as_json: AsJson = False,
) -> None:
    """Tell everything of one unit cost."""
    from cba.commands.units_given import Given
    from cba.commands.units_show import show as command

    given = Given(project, library, edition, year)
    raise typer.Exit(command(given, code, as_json=as_json))


@units.command("list")
def list_(
    agency: Agency = None,
    category: Category = None,
    year: InPrices = None,
    project: OfProject = None,
    library: Library = None,
    edition: Edition = None,
    as_json: AsJson = False,
    csv: Annotated[
        Path | None,
        typer.Option("--csv", metavar="FILE", help="Write a library; - prints it."),
    ] = None,
) -> None:
    """List every unit cost, in the order of its library."""
    from cba.commands.units_given import Given
    from cba.commands.units_list import list_all as command

    given = Given(project, library, edition, year)
    raise typer.Exit(command(given, agency, category, csv, as_json=as_json))


@units.command()
def editions(project: OfProject = None, as_json: AsJson = False) -> None:
    """List the libraries there are, and their editions."""
    from cba.commands.units_editions import editions as command

    raise typer.Exit(command(project, as_json=as_json))


@units.command()
def outdated(project: Source, as_json: AsJson = False) -> None:
    """Find the values of a project that have aged or may not be used."""
    from cba.commands.units_outdated import outdated as command

    raise typer.Exit(command(project, as_json=as_json))


@units.command()
def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="An edition, or a library file.")
    ],
    new: Annotated[
        str, typer.Argument(metavar="NEW", help="An edition, or a library file.")
    ],
    as_json: AsJson = False,
) -> None:
    """Tell what one edition added, removed and changed."""
    from cba.commands.units_diff import diff as command

    raise typer.Exit(command(old, new, as_json=as_json))


@units.command("import")
def import_units(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A published .xlsx, or your own .csv."),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE.csv", help="Where to write it."),
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Make a library of a published workbook or of your own table."""
    from cba.commands.units_import import import_units as command

    raise typer.Exit(command(file, output, force=force, as_json=as_json))


@data.command("list")
def list_data(
    project: Annotated[
        str | None,
        typer.Argument(metavar="PROJECT", help="Whose data; without it, all there is."),
    ] = None,
    as_json: AsJson = False,
    pin: Annotated[
        bool, typer.Option("--pin", help="Print the editions to paste into a project.")
    ] = False,
) -> None:
    """List the data in use: edition, source, status, when it was checked."""
    from cba.commands.data_list import data_list as command

    raise typer.Exit(command(project, as_json=as_json, pin=pin))


@data.command("import")
def import_data(
    what: Annotated[
        Literal["deflator"], typer.Argument(metavar="deflator", help="Which data.")
    ],
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE.xlsx", help="The Treasury's GDP deflators."),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE.csv", help="Where to write it."),
    ] = None,
    calendar: Annotated[
        bool, typer.Option("--calendar", help="By calendar year.")
    ] = False,
    force: Force = False,
) -> None:
    """Make a price index of the Treasury's published workbook."""
    del what  # the one kind there is, checked as it was read
    from cba.commands.data_import import import_deflator as command

    raise typer.Exit(command(file, output, force=force, calendar=calendar))
