"""A returned workbook against the project: what is carried, what is at odds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isclose

from cba.loading.document import Document
from cba.loading.editing.carrying import Carrying, unit_cost_of
from cba.loading.editing.figures import Figures
from cba.loading.editing.proving import loaded_again, prove
from cba.loading.files_as_read import bytes_as_read
from cba.loading.project_loader import Loaded
from cba.loading.returned_changes import Change, Left, near
from cba.loading.returned_workbook import Returned
from cba.models.project import Project


@dataclass(frozen=True, slots=True)
class Conflict:
    """A change of an input that the project has changed too; ``held`` is its value."""

    change: Change
    held: float | None


@dataclass(frozen=True, slots=True)
class Returning:
    """What becomes of the changes in a workbook.

    ``already`` are in the project as they are; ``files`` the new bytes of the files
    that change, by their names in the project's folder; ``loaded`` the project as it
    would be, with its problems.
    """

    carried: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    already: tuple[Change, ...]
    left: tuple[Left, ...]
    files: Mapping[str, bytes]
    loaded: Loaded


def returning(project: Project, document: Document, returned: Returned) -> Returning:
    """What the changes in a workbook make of a project; nothing is written.

    Changes that only make sense together are read together. Raises
    `FilesChanged`, and `NotProven` where the new files would not read as meant.
    """
    figures = Figures(project)
    wanted, conflicts, already, grown = [], [], [], []
    left = list(returned.left)
    for change in returned.changes:
        if figures.grown(change):
            grown.append(change)
            continue
        of_library = _of_library(document, change)
        if not figures.known(change.address) and not of_library:
            left.append(Left(change.shown, change.at, _UNKNOWN, _UNKNOWN_HINT))
            continue
        if change.formula and change.now is None:
            left.append(Left(change.shown, change.at, _NO_VALUE, _RECALCULATE))
            continue
        held = figures.of(change)
        if of_library:
            wanted.append(change)  # which says where it can be written instead
        elif near(held, change.now) or (change.to_nought and held == 0.0):
            already.append(change)
        elif near(held, change.was):
            wanted.append(change)
        else:
            conflicts.append(Conflict(change, held))
    files = bytes_as_read(document)
    carrying = Carrying(document, files, project.appraisal.horizon)
    new = carrying.carry(wanted)
    loaded = loaded_again(document, {**files, **new})
    if loaded.project is not None:
        prove(project, loaded.project, carrying.carried)
        left += _own_figures(grown, Figures(loaded.project))
    return Returning(
        tuple(carrying.carried),
        tuple(conflicts),
        tuple(already),
        (*left, *carrying.left),
        new,
        loaded,
    )


def _own_figures(grown: Sequence[Change], after: Figures) -> Iterator[Left]:
    """Years of a growing series that hold something else than what they grow to."""
    for change in grown:
        worked_out, now = after.of(change), change.now
        if change.formula and now is None:
            continue  # nobody has worked it out, and nobody has typed over it
        follows = (
            change.formula
            and now is not None
            and worked_out is not None
            and isclose(now, worked_out, rel_tol=_WORKED_OUT)
        )
        if not follows:
            yield Left(change.shown, change.at, _GROWN, _GROWN_HINT)


#: A spreadsheet multiplies in an order of its own.
_WORKED_OUT = 1e-9
_GROWN = "the year is worked out: it grows from the last one that is named"
_GROWN_HINT = "change `growing`, or write the years out in the project file"
_NO_VALUE = "the formula has no stored result"
_RECALCULATE = "open the workbook in a spreadsheet, save it, and import it again"
_UNKNOWN = "the project has no number at this address"
_UNKNOWN_HINT = "it was removed or renamed since, or the project is another one"


def _of_library(document: Document, change: Change) -> bool:
    """Whether a value, or who saves it, comes of the unit-cost library alone."""
    path = tuple(change.address.split("."))
    return not document.has(path) and unit_cost_of(document, path) is not None
