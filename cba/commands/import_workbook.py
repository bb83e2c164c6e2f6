"""``cba import``: the changed inputs of a returned workbook, into the project."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath

from cba.commands.appraised import appraised
from cba.commands.conversation import say, tell, typed, wrote
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.project_input import STDIN, project_path
from cba.commands.show import show
from cba.loading.document import Document
from cba.loading.editing.proving import NotProven
from cba.loading.editing.returning import Returning, returning
from cba.loading.editing.sources import KeptSource, kept_sources
from cba.loading.files_as_read import FilesChanged
from cba.loading.project_loader import Loaded, load
from cba.loading.returned_results import (
    OptionResults,
    differences,
    is_worked_out,
    pasted_over,
)
from cba.loading.returned_sent import altered, moved
from cba.loading.returned_workbook import NotReturned, Returned, read_returned
from cba.loading.suggest import clipped
from cba.problems import Problem
from cba.reports.returned_results import as_written, differences_text, not_compared
from cba.reports.returned_text import left_text, returned_text, stranger_text
from cba.reports.text_table import Line
from cba.results.appraisal import Appraisal

_NOT_WRITTEN = "nothing has been written"


@dataclass(frozen=True, slots=True)
class _Import:
    """A workbook that came back, and the project it comes back to.

    ``stands`` is the workbook of the project as it stands; ``same`` says that the
    one that came back was made of that very project.
    """

    workbook: str
    path: Path
    returned: Returned
    appraisal: Appraisal
    stands: Returned
    same: bool


def import_workbook(workbook: str, project: str | None, *, dry_run: bool) -> int:
    """Carry the changes over; 1 where not every one of them could be."""
    returned = _returned(Path(workbook))
    path = _path_of(returned, Path(workbook), project)
    loaded = load(path)
    appraisal, problems = appraised(loaded)
    if appraisal is None:
        tell(problems)
        say(f"{_NOT_WRITTEN}: the project must be without errors first")
        return Exit.NO
    stands = as_written(appraisal, loaded, path.name)
    same = returned.fingerprint == appraisal.run.fingerprint
    if not same and _is_stranger(returned, stands):
        return _not_ours(workbook, returned, stands)
    if same:
        returned = _without_altered(returned, stands)
    made = _made(appraisal, loaded, returned)
    in_the_way = tuple(moved(returned.sent, stands.sent, made.carried))
    if in_the_way and not same:
        show(left_text(in_the_way, "Changed in the project"))
        say(_NOT_WRITTEN)
        return Exit.NO
    taken = _Import(workbook, path, returned, appraisal, stands, same)
    if made.conflicts:
        show(returned_text(made, workbook, None))
        say(_NOT_WRITTEN)
        return Exit.NO
    return _took(taken, made, dry_run=dry_run)


def _took(taken: _Import, made: Returning, *, dry_run: bool) -> int:
    """Show what becomes of the changes, and write the files if nothing bars it."""
    both, stands = None, taken.stands
    kept: tuple[KeptSource, ...] = ()
    if made.carried:
        after, problems = appraised(made.loaded)
        if after is None:
            if made.left:
                show(left_text(made.left))
            tell([_widened(each) for each in problems if each.severity == "error"])
            say(f"{_NOT_WRITTEN}: with the changes the project would have errors")
            return Exit.NO
        both = (taken.appraisal, after)
        stands = as_written(after, made.loaded, taken.path.name)
        kept = kept_sources(
            _document(made.loaded),
            stands.sent,
            made.carried,
            PurePosixPath(taken.path.parent.as_posix()),
        )
    show(returned_text(made, taken.workbook, both, kept))
    agrees = _agrees(taken, made, stands.results)
    if dry_run and made.files:
        say(f"{_NOT_WRITTEN}: this was a dry run")
    else:
        if made.carried and not taken.same:
            say("the project has changed since the workbook was made")
        _write(taken.path.parent, made)
    return Exit.NO if made.left or not agrees else Exit.YES


def _is_stranger(returned: Returned, stands: Returned) -> bool:
    """Whether the cover has another title than that of the project as it stands."""
    return bool(returned.title) and returned.title.split() != stands.title.split()


def _not_ours(workbook: str, returned: Returned, stands: Returned) -> int:
    """The ending on a workbook of another project; the same may have a new title."""
    show(
        stranger_text(
            workbook,
            (returned.title, returned.fingerprint),
            (stands.title, stands.fingerprint),
        )
    )
    say(_NOT_WRITTEN)
    return Exit.NO


def _widened(problem: Problem) -> Problem:
    """An error with its hint; a range is in the file, where its value was changed."""
    if problem.code != "CBA208" or problem.place is None:
        return problem
    at = f"{problem.place.file}:{problem.place.line}"
    return replace(problem, hint=f"widen the range at {at}, and import again")


def _without_altered(returned: Returned, stands: Returned) -> Returned:
    """Without changes against figures of `As sent` that were changed themselves."""
    found = tuple(altered(returned.sent, stands.sent))
    names = {each.what for each in found}
    changes = tuple(x for x in returned.changes if x.shown not in names)
    return replace(returned, changes=changes, left=(*returned.left, *found))


def _agrees(taken: _Import, made: Returning, results: Sequence[OptionResults]) -> bool:
    """Whether the results that came back may be as they are; what differs is shown.

    ``results`` are those of the project with the changes.
    """
    returned = taken.returned
    pasted = pasted_over(returned.results, results)
    for line in not_compared(returned.results, results, pasted):
        say(line)
    found = differences(returned.results, results)
    if not found:
        return True
    expected = None
    if made.left:
        expected = "not every change was carried"
    elif not taken.same:
        expected = "the project has changed since the workbook was made"
    if not pasted and not is_worked_out(
        returned.results, changed=bool(returned.changes)
    ):
        if expected is None:
            say(
                "the workbook was not recalculated after it was changed: what it"
                " comes to is not compared with the project"
            )
        return True
    currency = taken.appraisal.project.appraisal.currency
    show([Line(""), *differences_text(found, currency, expected)])
    return expected is not None


def _returned(workbook: Path) -> Returned:
    try:
        return read_returned(workbook)
    except NotReturned as no:
        raise CannotRunError("CBA002", no.message, no.hint) from None


def _path_of(returned: Returned, workbook: Path, project: str | None) -> Path:
    """The project file: as named, or the one of the cover's name, here or beside."""
    if project == STDIN:
        raise CannotRunError(
            "CBA001", "a workbook is imported into a file, and `-` is none"
        )
    if project is not None:
        return project_path(project)
    again = f"name the project: `cba import {typed(workbook)} PROJECT`"
    name = returned.project_file
    # The workbook has been in other hands: it may name a file, and no way to one.
    if not name or name in {STDIN, ".", ".."} or PureWindowsPath(name).name != name:
        raise CannotRunError(
            "CBA002", "the cover of the workbook names no project file", again
        )
    found: dict[Path, Path] = {}
    for path in (Path(name), workbook.with_name(name)):
        with suppress(OSError, ValueError):
            if path.is_file():
                found.setdefault(path.resolve(), path)
    if len(found) == 1:
        return next(iter(found.values()))
    shown = clipped(name)
    raise CannotRunError(
        "CBA002",
        f"there is a `{shown}` both here and beside the workbook"
        if found
        else f"there is no `{shown}` here or beside the workbook",
        again,
    )


def _made(appraisal: Appraisal, loaded: Loaded, returned: Returned) -> Returning:
    try:
        return returning(appraisal.project, _document(loaded), returned)
    except FilesChanged as changed:
        raise CannotRunError(
            "CBA002", f"`{changed.name}` has changed in between", "import again"
        ) from None
    except OSError as error:
        raise CannotRunError(
            "CBA003",
            f"a copy of the project could not be written: {error.strerror or error}",
            "the changed project is read from one before it is written: make room",
        ) from None
    except NotProven as differs:
        raise CannotRunError(
            "CBA003",
            f"`{clipped(differs.address)}` could not be changed without doing more",
            f"{_NOT_WRITTEN}; change it in the file by hand",
        ) from None


def _document(loaded: Loaded) -> Document:
    document = loaded.document
    assert document is not None  # noqa: S101 - it has been appraised
    return document


def _write(folder: Path, made: Returning) -> None:
    """Write every file that changes, or none, with the permissions that it had."""
    from cba.reports.documents import DocumentError, write_together

    paths = {folder / name: content for name, content in made.files.items()}
    modes = {path: path.stat().st_mode for path in paths}
    for path in paths:
        if not os.access(path, os.W_OK):
            raise CannotRunError("CBA003", f"`{path}` may not be written to")
    try:
        write_together(paths)
    except DocumentError as error:
        raise CannotRunError("CBA003", str(error), error.hint) from None
    for path, mode in modes.items():
        with suppress(OSError):
            path.chmod(mode & 0o7777)
        wrote(path)
