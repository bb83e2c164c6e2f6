"""The sources that changed figures keep: an import changes a number alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from cba.loading.document import Document, Key
from cba.loading.editing.proving import at_home
from cba.loading.returned_changes import Change
from cba.loading.returned_sheet import InputSheet
from cba.problems import Place

_SOURCE = "source"


@dataclass(frozen=True, slots=True)
class KeptSource:
    """A source, where it is written, and the changed figures that rest on it."""

    source: str
    place: Place
    addresses: tuple[str, ...]


def kept_sources(
    document: Document,
    inputs: InputSheet,
    carried: Iterable[Change],
    home: PurePosixPath,
) -> tuple[KeptSource, ...]:
    """The sources of changed figures, each once, in the order of the changes.

    ``document`` and ``inputs`` are the project with its changes, read from a copy of
    the folder ``home``, and its rows on a sheet. What rests on no source, or on one
    that is not in the files, is left out.
    """
    found: dict[tuple[Key, ...], dict[str, str]] = {}
    for change in carried:
        row = inputs.rows.get(change.address)
        path = _path_of(document, change.address)
        if row is not None and row.words("Source") and path is not None:
            found.setdefault(path, {})[change.address] = row.words("Source")
    copy = PurePosixPath(document.file).parent
    return tuple(
        KeptSource(
            next(iter(own.values())),
            at_home(document.place(path), copy, home),
            tuple(own),
        )
        for path, own in found.items()
    )


def _path_of(document: Document, address: str) -> tuple[Key, ...] | None:
    """Where the source is written: beside the input, or the nearest above it."""
    keys = tuple(address.split("."))
    lowest = len(keys)
    if keys[0] == "options":
        setting = (*keys[:3], ".".join(keys[3:]))
        if document.has((*setting, _SOURCE)):
            return (*setting, _SOURCE)
        # What is set anew has lost the source that stood beside the input.
        keys = keys[3:]
        lowest = len(keys) - (1 if document.has(setting) else 0)
    for length in range(lowest, 1, -1):
        path = document.written((*keys[:length], _SOURCE))
        if len(path) == length + 1:
            return path
    return None
