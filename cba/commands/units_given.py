"""What a verb of ``cba units`` is asked of: libraries, and a year's prices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from cba.commands.outcome import CannotRunError
from cba.library.names import UnknownReference
from cba.library.unit_cost import Library, UnitCost
from cba.library.unit_costs import packaged_library
from cba.loading.suggest import clipped, closest
from cba.models.years import Year, parse_year
from cba.problems import Problem, has_errors

if TYPE_CHECKING:
    from cba.prices import Deflator
    from cba.results.json_document import Json

SCHEMA = "cba/units/1"
_UNREADABLE = frozenset({"CBA102", "CBA103"})


@dataclass(frozen=True, slots=True)
class Given:
    """The options that say which libraries are asked, as they were typed."""

    project: str | None = None
    library: Path | None = None
    edition: str | None = None
    year: str | None = None

    @property
    def which(self) -> str:
        """The options that say which libraries are asked, as they are typed.

        >>> Given(project="my case").which
        " --project 'my case'"
        """
        named = (
            ("--project", self.project),
            ("--library", self.library),
            ("--edition", self.edition),
        )
        return "".join(
            f" {option} {quote(str(value))}" for option, value in named if value
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """The libraries, the year whose prices are shown too, and the index to it.

    Where there are errors in what was given, ``problems`` has them and there are no
    libraries; ``source`` is what was given.
    """

    libraries: tuple[Library, ...] = ()
    year: Year | None = None
    deflator: Deflator | None = None
    problems: tuple[Problem, ...] = ()
    source: str = ""

    @property
    def costs(self) -> tuple[UnitCost, ...]:
        """Every value of every library, in their order."""
        return tuple(cost for each in self.libraries for cost in each.costs.values())


def asked(given: Given) -> Asked:
    """The libraries that were asked for: by default the packaged one.

    A project brings its own libraries, the editions that it pins, and its prices.
    Raises `CannotRunError` for options that do not go together, and for a file, an
    edition or a year that there is not.
    """
    options = (("--project", given.project), ("--library", given.library))
    named = [name for name, value in options if value is not None]
    if len(named) + (given.edition is not None) > 1:
        raise CannotRunError(
            "CBA001",
            f"{_both(*named, '--edition')} do not go together",
            "a project says itself which editions it rests on",
        )
    if given.project is not None:
        return _of_project(given.project, given.year)
    problems: tuple[Problem, ...] = ()
    if given.library is not None:
        from cba.loading.library_input import read_library_file

        library, problems = read_library_file(given.library)
        if library is None and problems[-1].code in _UNREADABLE:
            raise CannotRunError("CBA002", problems[-1].message, problems[-1].hint)
        libraries = () if library is None or has_errors(problems) else (library,)
    else:
        libraries = (packaged_edition(given.edition),)
    source = str(given.library or "")
    if given.year is None:
        return Asked(libraries, problems=problems, source=source)
    from cba.library.reference_data import gdp_deflator

    deflator = gdp_deflator()
    year = year_of(given.year, deflator)
    return Asked(libraries, year, deflator, problems, source)


def _both(one: str, other: str, *_: str) -> str:
    return f"`{one}` and `{other}`"


def _of_project(source: str, year: str | None) -> Asked:
    # A project takes longer to load than a library to search.
    from cba.commands.project_input import load_given
    from cba.library.find import libraries_of
    from cba.library.in_use import deflator_of

    loaded = load_given(source)
    if loaded.project is None:
        return Asked(problems=loaded.problems, source=source)
    deflator = deflator_of(loaded.project)
    wanted = loaded.project.appraisal.prices_of if year is None else None
    return Asked(
        libraries_of(loaded.project),
        wanted if year is None else year_of(year, deflator),
        deflator,
        source=source,
    )


def packaged_edition(edition: str | None) -> Library:
    """A packaged edition; `CannotRunError` where there is none of that name."""
    try:
        return packaged_library(edition)
    except UnknownReference as unknown:
        near = closest(str(edition), unknown.known)
        raise CannotRunError(
            "CBA001",
            f"there is no packaged edition `{clipped(str(edition))}` of the unit costs",
            f"did you mean `{near}`?" if near else "`cba units editions` lists them",
        ) from None


def year_of(text: str, deflator: Deflator) -> Year:
    """The year that was typed, which the price index has to reach."""
    from cba.prices import covered_years, index

    year = parse_year(text)
    if year is None:
        raise CannotRunError(
            "CBA001", f"`{clipped(text)}` is not a year", "write 2026-27, or 2026"
        )
    if index(deflator, year) is None:
        covered = covered_years(deflator, financial=year.financial)
        raise CannotRunError(
            "CBA001",
            f"{deflator.name} has no index for {year}",
            f"it runs from {covered[0]} to {covered[1]}" if covered else None,
        )
    return year


def refused(libraries: Asked, *, as_json: bool) -> int:
    """The ending on errors in what was given."""
    from cba.commands.appraised import refused as ending

    return ending(libraries.problems, libraries.source, SCHEMA if as_json else None)


def print_json(content: Json, problems: Sequence[Problem]) -> None:
    """Print the content in its envelope, which text does not wait for."""
    from cba.commands.conversation import answer
    from cba.results.json_document import envelope

    answer(envelope(SCHEMA, content, problems))
