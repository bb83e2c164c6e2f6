"""Which reference data there is, and which of it a project rests on."""

from __future__ import annotations

from typing import NamedTuple

from cba.library.catalogue import (
    DataEdition,
    current_editions,
    data_edition,
    editions,
)
from cba.library.find import libraries_of
from cba.library.in_use import deflator_of, editions_of
from cba.library.unit_cost import Library
from cba.models.project import Project
from cba.prices import Deflator, covered_years
from cba.results.editions import editions_used
from cba.results.json_document import Json
from cba.results.nominal import nominal_years


class DataInUse(NamedTuple):
    """One data set: the edition in use, the current one, and all there are.

    ``is_pinned`` tells whether the project holds the edition, ``is_used`` whether a
    figure of it rests on the data set; without a project both are None.
    """

    edition: DataEdition
    current: str
    known: tuple[str, ...]
    is_pinned: bool | None
    is_used: bool | None

    @property
    def is_current(self) -> bool:
        """Whether the edition in use is the current one."""
        return self.edition.edition == self.current


def data_in_use(project: Project | None) -> tuple[DataInUse, ...]:
    """Every data set, with the edition that a project uses, else the current one."""
    held = {} if project is None else editions_of(project)
    used = None if project is None else _used(project)
    return tuple(
        DataInUse(
            edition=data_edition(name, held.get(name)),
            current=current,
            known=editions(name),
            is_pinned=None if project is None else name in held,
            is_used=None if used is None else name in used,
        )
        for name, current in current_editions().items()
    )


def own_deflator(project: Project | None) -> Deflator | None:
    """The price index that the project brings; None where it brings none."""
    if project is None or project.appraisal.deflator is None:
        return None
    return deflator_of(project)


def own_libraries(project: Project | None) -> tuple[Library, ...]:
    """The libraries of unit costs that the project names, in its order."""
    if project is None or not project.libraries:
        return ()
    return tuple(each for each in libraries_of(project) if each.name)


def to_pin(found: tuple[DataInUse, ...]) -> dict[str, str]:
    """The editions to hold, so that the figures stay: those in use or held already."""
    return {
        each.edition.dataset: each.edition.edition
        for each in found
        if each.is_used is not False or each.is_pinned
    }


def data_json(project: Project | None, found: tuple[DataInUse, ...]) -> Json:
    """The data sets as a document for machines has them."""
    own = own_deflator(project)
    return {
        "project": None if project is None else project.project.title,
        "data": [_entry(each) for each in found],
        "deflator": None if own is None else _deflator(own),
        "libraries": [_library(each) for each in own_libraries(project)],
        "pin": dict(to_pin(found)),
    }


def _used(project: Project) -> frozenset[str]:
    """The data sets that figures rest on, with the deflator of budgets."""
    used = set(editions_used(project))
    if project.appraisal.deflator is None and any(nominal_years(project)):
        used.add("gdp_deflator")
    return frozenset(used)


def _entry(each: DataInUse) -> Json:
    edition = each.edition
    return {
        "name": edition.dataset,
        "edition": edition.edition,
        "current": each.current,
        "is_current": each.is_current,
        "pinned": each.is_pinned,
        "used": each.is_used,
        "editions": list(each.known),
        "title": edition.title,
        "source": edition.source,
        "publisher": edition.publisher,
        "status": edition.status,
        "checked": edition.checked,
        "licence": edition.licence,
    }


def _library(each: Library) -> Json:
    return {
        "name": each.name,
        "file": each.file,
        "sha256": each.digest,
        "values": len(each.costs),
        "title": each.title or None,
        "edition": each.edition or None,
        "source": each.source or None,
        "publisher": each.publisher or None,
        "licence": each.licence or None,
        "attribution": each.attribution or None,
    }


def _deflator(own: Deflator) -> Json:
    covered = covered_years(own, financial=own.financial)
    first, last = covered or (own.indices[0].year, own.indices[-1].year)
    return {
        "edition": own.edition or None,
        "source": own.source,
        "first_year": str(first),
        "last_year": str(last),
    }
