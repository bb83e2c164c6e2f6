"""The values of packaged files, each read from its row when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from cba.library.catalogue import DataEdition
from cba.library.library_file import read_table
from cba.library.library_rows import Row
from cba.library.overlaps import on_both_sides
from cba.library.rows import published_year, read_rows
from cba.library.unit_cost import Overlap, UnitCost
from cba.models.years import Year
from cba.resources import data_file

_AtYear = tuple[Year, float, float, float]


class PackagedCosts(Mapping[str, UnitCost]):
    """The values of some editions by code, in the order of their files.

    A project uses a few of them, so no more are read. The first file of an edition
    has its values; one named ``…-by-year.csv`` those that vary by year.
    """

    def __init__(self, entries: tuple[DataEdition, ...]) -> None:
        """Find the rows; `ValueError` where a file is no library."""
        self._entries = entries
        self._read: dict[str, UnitCost] = {}
        self._rows: dict[str, dict[str, str]] = {}
        for entry in entries:
            text = data_file(entry.files[0]).read_text(encoding="utf-8")
            rows, faults = read_table(text)
            if faults:
                message = f"packaged {entry.files[0]}: {faults[0]}"
                raise ValueError(message)
            self._rows.update((cells["code"], cells) for _, cells in rows)

    def __getitem__(self, code: str) -> UnitCost:
        """The value of a code; `ValueError` where its row cannot be used."""
        if code not in self._read:
            row = Row(self._rows[code])
            cost = row.read("")
            if cost is None:
                message = f"packaged `{code}`: {row.faults[0]}"
                raise ValueError(message)
            self._read[code] = cost._replace(
                by_year=self._by_year.get(code, ()), overlaps_with=self._overlaps[code]
            )
        return self._read[code]

    def __iter__(self) -> Iterator[str]:
        """The codes."""
        return iter(self._rows)

    def __len__(self) -> int:
        """How many values there are."""
        return len(self._rows)

    def __contains__(self, code: object) -> bool:
        """Whether there is a value of a code, which need not be read for it."""
        return code in self._rows

    def attributions(self) -> tuple[str, ...]:
        """The sentences that credit the sources, each once."""
        found = (cells.get("attribution", "") for cells in self._rows.values())
        return tuple(dict.fromkeys(each for each in found if each))

    @cached_property
    def _overlaps(self) -> dict[str, tuple[Overlap, ...]]:
        return on_both_sides(
            {code: Row(cells).overlaps() for code, cells in self._rows.items()}
        )

    @cached_property
    def _by_year(self) -> dict[str, tuple[_AtYear, ...]]:
        names = (name for entry in self._entries for name in entry.files)
        found: dict[str, tuple[_AtYear, ...]] = {}
        for name in (each for each in names if each.endswith("-by-year.csv")):
            for row in read_rows(name):
                low, central, high = (
                    float(row[column]) for column in ("low", "central", "high")
                )
                point = (published_year(row["year"]), low, central, high)
                found[row["code"]] = (*found.get(row["code"], ()), point)
        return found
