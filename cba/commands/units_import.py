"""``cba units import``: a library made of a published workbook, or of an own list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from cba.commands.conversation import answer, say, tell, wrote
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.outputs import unwritten
from cba.commands.project_input import PROJECT_FILE
from cba.commands.show import show
from cba.loading.files import TABLE_LIMIT, read_file
from cba.loading.imported import Imported, library_text, refused
from cba.loading.suggest import clipped
from cba.problems import Place, Problem, has_errors
from cba.reports.units_import import SCHEMA, import_json, import_text
from cba.results.json_document import envelope
from cba.results.whole_file import replacing

#: Where a library goes whose place is not named.
FOLDER = "libraries"
_LIBRARY = ".csv"
_OTHER_BOOKS = frozenset({".xls", ".xlsm", ".xlsb", ".xltx", ".xltm", ".ods"})
#: A file of another kind has a fault in every row.
_MOST_TOLD = 100
_NOT_WRITTEN = "nothing has been written"


def import_units(file: Path, output: Path | None, *, force: bool, as_json: bool) -> int:
    """Write the library that a file holds, and say what could not be placed.

    1 where the file holds no library; rows that are left out are warnings.

    :raises CannotRunError: CBA001 for a name of another kind; CBA002 for a file that
        is not there; CBA003 for an output that is there already, without ``force``,
        or cannot be written.
    """
    if output is not None:
        _check(file, output, force=force)
    made = _made(file)
    problems = made.problems
    if not made.rows or has_errors(problems):
        if as_json:
            answer(envelope(SCHEMA, None, problems))
        else:
            _tell(problems)
        say(_NOT_WRITTEN)
        return Exit.NO
    place = output
    if place is None:
        place = Path(FOLDER) / f"{_slug(made.edition or file.stem)}{_LIBRARY}"
        _check(file, place, force=force)
    _write(place, library_text(made.rows))
    if as_json:
        content = import_json(made, str(file), place.as_posix())
        answer(envelope(SCHEMA, content, problems))
    else:
        _tell(problems)
        show(import_text(made, file.name, (_key(place), _named(place))))
    wrote(place)
    return Exit.YES


def _tell(problems: Sequence[Problem]) -> None:
    """The first problems, and how many more there are: they are all in the JSON."""
    tell(problems[:_MOST_TOLD])
    more = len(problems) - _MOST_TOLD
    if more > 0:
        say(f"and {more:,} more: `--json` has all of them")


def _made(file: Path) -> Imported:
    kind = file.suffix.lower()
    shown = clipped(file.name)
    if not file.exists():
        raise CannotRunError("CBA002", f"there is no file `{clipped(str(file))}`")
    place = Place(str(file), 1, 1)
    if kind in _OTHER_BOOKS:
        message = f"`{shown}` is a kind of workbook that is not read"
        hint = "save it as .xlsx, without macros"
        return refused([Problem("CBA124", message, hint=hint, place=place)])
    if kind not in {".xlsx", _LIBRARY}:
        raise CannotRunError(
            "CBA001",
            f"`{shown}` is neither a workbook nor a CSV file",
            "name the published workbook (.xlsx), or your own list of costs (.csv)",
        )
    data = read_file(file, TABLE_LIMIT, place)
    if isinstance(data, Problem):
        return refused([data])
    if kind == _LIBRARY:
        from cba.loading.own_costs import import_own

        return import_own(data, str(file))
    # The reader of workbooks is slow to import.
    from cba.loading.gmca_workbook import import_workbook

    return import_workbook(data, str(file))


def _check(file: Path, output: Path, *, force: bool) -> None:
    shown = f"`{clipped(str(output))}`"
    if output.suffix.lower() != _LIBRARY:
        raise CannotRunError(
            "CBA001", f"{shown} is no CSV file, and a library is one", "write NAME.csv"
        )
    try:
        there = output.exists() or output.is_symlink()
        if there and output.resolve() == file.resolve():
            raise CannotRunError(
                "CBA003", f"{shown} is the file that is read", "name another output"
            )
    except (OSError, RuntimeError, ValueError):
        there = False
    if there and output.is_symlink():
        # A folder from elsewhere may have a link in it to anything.
        raise CannotRunError(
            "CBA003",
            f"{shown} is a link, and what it leads to is not overwritten",
            "name the file itself, or remove the link",
        )
    if there and not output.is_file():
        raise CannotRunError("CBA003", f"{shown} is not a file", "name another output")
    if there and not force:
        raise CannotRunError(
            "CBA003",
            f"{shown} is there already, and is not overwritten",
            "`--force` replaces it; `-o` names another file",
        )


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            file.write(text.encode())
    except (OSError, ValueError) as error:
        if not isinstance(error, OSError):
            error = OSError(0, "its name is not valid")
        raise unwritten(path, error) from None


def _slug(name: str) -> str:
    """A name for a file: small letters, digits, points and hyphens."""
    return re.sub(r"[^a-z0-9.]+", "-", name.lower()).strip("-.") or "library"


def _named(path: Path) -> str:
    """The file as a project in a folder above it would name it.

    >>> _named(Path("home/libraries/ours.csv")), _named(Path("home/ours.csv"))
    ('libraries/ours.csv', 'ours.csv')
    """
    for folder in path.parents:
        if (folder / PROJECT_FILE).is_file():
            return path.relative_to(folder).as_posix()
    inside = path.parent.name == FOLDER
    return f"{FOLDER}/{path.name}" if inside else path.name


def _key(path: Path) -> str:
    """What a project may call the library: the words that its file's name begins with.

    >>> _key(Path("libraries/gmca-1.4.csv")), _key(Path("2026.csv"))
    ('gmca', 'own')
    """
    words = re.match(r"[a-z]+([-_ ][a-z]+)*", path.stem.lower())
    return re.sub(r"[-_ ]", "_", words[0]) if words else "own"
