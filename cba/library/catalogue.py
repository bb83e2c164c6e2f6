"""Which reference data there is: data sets, their editions, files and sources.

An appraisal may name the edition of each data set that it rests on; it then
gives the same answer after newer editions have been published. Left out, the
edition is the current one.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cba.library.names import look_up
from cba.resources import data_file

if TYPE_CHECKING:
    from pathlib import Path


class DataEdition(NamedTuple):
    """One edition of a data set, with what a report says about its origin.

    ``files`` are paths below the data folder. ``status`` is ``published``, or
    ``unverified`` where nobody has confirmed the figures at their source;
    ``checked`` is the day on which somebody did, and ``how`` in what way, where
    that is known.
    """

    dataset: str
    edition: str
    files: tuple[str, ...]
    title: str
    source: str
    publisher: str
    status: str
    licence: str
    checked: str | None = None
    how: str | None = None


class DataSet(NamedTuple):
    """A data set with all its editions, oldest first, and the current one."""

    name: str
    current: str
    editions: tuple[DataEdition, ...]

    def edition(self, edition: str | None) -> DataEdition:
        """The edition of that name; None asks for the current one."""
        wanted = self.current if edition is None else edition
        known = {entry.edition: entry for entry in self.editions}
        return look_up(f"edition of `{self.name}`", wanted, known)


def read_catalogue(path: Path) -> tuple[DataSet, ...]:
    """The data sets that a catalogue file describes, in its order."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        DataSet(
            name,
            table["current"],
            tuple(
                DataEdition(
                    dataset=name,
                    edition=edition,
                    files=tuple(entry["files"]),
                    title=entry["title"],
                    source=entry["source"],
                    publisher=entry["publisher"],
                    status=entry["status"],
                    licence=entry["licence"],
                    checked=str(entry["checked"]) if "checked" in entry else None,
                    how=entry.get("how"),
                )
                for edition, entry in table["editions"].items()
            ),
        )
        for name, table in tables.items()
    )


@cache
def _packaged() -> dict[str, DataSet]:
    sets = read_catalogue(data_file("catalogue.toml"))
    return {dataset.name: dataset for dataset in sets}


def data_edition(dataset: str, edition: str | None = None) -> DataEdition:
    """An edition of a packaged data set, by default the current one.

    Raises `UnknownReference` for a data set or an edition there is not.
    """
    return _data_set(dataset).edition(edition)


def editions(dataset: str) -> tuple[str, ...]:
    """The names of the editions of a data set, oldest first."""
    return tuple(entry.edition for entry in _data_set(dataset).editions)


def current_editions() -> dict[str, str]:
    """The edition in use by default, for each data set.

    >>> current_editions()["gdp_deflator"]
    '2026-03'
    """
    return {dataset.name: dataset.current for dataset in _packaged().values()}


@cache
def data_fingerprint(dataset: str, edition: str | None = None) -> str:
    """The SHA-256, in hexadecimal, of an edition's files one after the other."""
    digest = hashlib.sha256()
    for name in data_edition(dataset, edition).files:
        digest.update(data_file(name).read_bytes())
    return digest.hexdigest()


def _data_set(name: str) -> DataSet:
    return look_up("data set", name, _packaged())
