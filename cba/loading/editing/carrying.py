"""Changed inputs put into the texts of a project's files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from cba.loading.addresses import SECTIONS
from cba.loading.csv_table import CsvSource
from cba.loading.document import Document, Position, TextSource
from cba.loading.editing.csv_cells import CsvCells
from cba.loading.editing.edits import Edit, NotCarried, edited
from cba.loading.editing.yaml_list import SeriesChange
from cba.loading.editing.yaml_nodes import YamlNodes
from cba.loading.editing.yaml_scalars import replaced
from cba.loading.editing.yaml_series import series_edits
from cba.loading.returned_changes import Change, Left
from cba.loading.returned_sheet import GROWING, VALUE
from cba.loading.workbook_table import SheetSource
from cba.models.horizon import Horizon

_OPTIONS = "options"
_FALLS_TO = "falls_to"
_EMPTY = "an input cannot be left empty"
_BOTH = "both `Value` and years were changed"
_BOM = b"\xef\xbb\xbf"


@dataclass(slots=True)
class Carrying:
    """The files of a project while numbers in them are changed.

    ``files`` are their bytes by the names they have in the document, the project
    file first. ``left`` fills with what the files have no room for.
    """

    document: Document
    files: Mapping[str, bytes]
    horizon: Horizon
    carried: list[Change] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    _edits: list[Edit] = field(default_factory=list)
    _tables: dict[str, CsvCells] = field(default_factory=dict)
    _nodes: YamlNodes | None = None

    def carry(self, changes: Iterable[Change]) -> dict[str, bytes]:
        """The new bytes of each file that changes; an input is changed as a whole."""
        inputs: dict[str, list[Change]] = {}
        for change in changes:
            inputs.setdefault(change.address, []).append(change)
        for address, own in inputs.items():
            try:
                self._input(address, own)
            except NotCarried as no:
                self.left += [
                    Left(each.shown, each.at, no.reason, no.hint) for each in own
                ]
            else:
                self.carried += own
        return self._written()

    def _written(self) -> dict[str, bytes]:
        new: dict[str, bytes] = {}
        project = self.document.files[0].name
        if self._edits:
            data = self.files[project]
            bom = _BOM if data.startswith(_BOM) else b""
            text = edited(self._yaml().text, self._edits)
            new[project] = bom + text.encode("utf-8")
        for name, cells in self._tables.items():
            if cells.new:
                new[name] = cells.bytes(self.files[name])
        return new

    def _yaml(self) -> YamlNodes:
        if self._nodes is None:
            data = self.files[self.document.files[0].name]
            self._nodes = YamlNodes(data.removeprefix(_BOM).decode("utf-8"))
        return self._nodes

    def _input(self, address: str, changes: Sequence[Change]) -> None:
        path = address.split(".")
        if self.document.has((*path, "unit_cost")):
            hint = f"write `{path[-1]}` itself, with `price_year:` and `source:`"
            raise NotCarried("it comes from the unit-cost library", hint)
        if any(each.now is None and not each.to_nought for each in changes):
            if not self.document.has(tuple(path)) and unit_cost_of(self.document, path):
                raise self._absent(path)
            raise NotCarried(_EMPTY, _instead(changes[0].unit))
        source = self._source_of(path)
        if isinstance(source, CsvSource):
            self._in_table(source, path, changes)
        elif isinstance(source, SheetSource):
            place = self.document.place(tuple(path))
            raise NotCarried(
                f"it stands in the workbook {place}", "change that cell, and save it"
            )
        elif isinstance(source, TextSource):
            self._edits += self._in_text(path, changes)
        else:
            raise NotCarried("it is not in the files of the project")

    def _source_of(self, path: Sequence[str]) -> object:
        """Where the line is written that an address begins with."""
        position: Position | None = self.document.root
        for name in path[:2] if path[0] in SECTIONS else ():
            position = (position.parts or {}).get(name) if position else None
        return position.source if position else None

    def _in_text(self, path: Sequence[str], changes: Sequence[Change]) -> list[Edit]:
        nodes = self._yaml()
        edits, changes = self._single_years(nodes, path, changes)
        if not changes:
            return edits
        spot = nodes.find(path)
        if spot is None:
            raise self._absent(path)
        scalars = [each for each in changes if each.part == VALUE]
        if scalars:
            value, unit = scalars[0].now or 0.0, scalars[0].unit
            if len(changes) > 1:
                raise NotCarried(_BOTH, "clear one of them in the workbook")
            return [replaced(nodes, spot.node, value, unit, flow=spot.flow)]
        years = self._years(changes)
        change = SeriesChange(years, _growing(changes), changes[0].unit)
        return [*edits, *series_edits(nodes, spot, change, self.horizon)]

    def _single_years(
        self, nodes: YamlNodes, path: Sequence[str], changes: Sequence[Change]
    ) -> tuple[list[Edit], list[Change]]:
        """What changes where an option sets one year (``…@2027-28``), and the rest."""
        edits: list[Edit] = []
        rest: list[Change] = []
        for each in changes:
            spot = None
            if path[0] == _OPTIONS and each.part in self.horizon.labels:
                ways = (each.part, each.part.replace("-", "/"))
                found = (nodes.find([*path[:-1], f"{path[-1]}@{way}"]) for way in ways)
                spot = next((one for one in found if one is not None), None)
            if spot is None:
                rest.append(each)
            else:
                new, unit = each.now or 0.0, each.unit
                edits.append(replaced(nodes, spot.node, new, unit, flow=spot.flow))
        return edits, rest

    def _absent(self, path: Sequence[str]) -> NotCarried:
        """Why nothing stands at an address: the library has it, or one agency all."""
        if path[0] == _OPTIONS:
            option, address = path[1], ".".join(path[3:])
            return NotCarried(
                f"the option `{option}` has it from elsewhere",
                f"set `{address}` (or a year of it, `{address}@YEAR`) in"
                f" `options.{option}.set`",
            )
        file = self.document.file
        above = self._yaml().find(path[:-1])
        if above is not None and path[-2:-1] and _is_single(above.node.value):
            place = self.document.place(tuple(path[:-1]))
            return NotCarried(
                f"`{path[-2]}` names one agency, which has all of it",
                f"write the shares of all at {place.file}:{place.line}",
            )
        unit_cost = unit_cost_of(self.document, path)
        if unit_cost is not None:
            place = self.document.place(unit_cost)
            at = f"{place.file}:{place.line}"
            if path[-2] == _FALLS_TO:
                line = ".".join(path[:-2])
                hint = f"add `{_FALLS_TO}:` with all its shares to `{line}`, at {at}"
            else:
                hint = (
                    f"add `{path[-1]}:` with its `price_year:` and `source:` to"
                    f" `{'.'.join(path[:-1])}`, at {at}"
                )
            return NotCarried("it comes from the unit-cost library", hint)
        return NotCarried(f"it is not written in {file}", "add it there")

    def _in_table(
        self, source: CsvSource, path: Sequence[str], changes: Sequence[Change]
    ) -> None:
        cells = self._tables.setdefault(self._name_of(source), CsvCells(source))
        before = dict(cells.new)
        try:
            self._cells(cells, path, changes)
        except NotCarried:
            cells.new = before
            raise

    def _cells(
        self, cells: CsvCells, path: Sequence[str], changes: Sequence[Change]
    ) -> None:
        position, rest = self._position(path)
        first = changes[0]
        if first.part == VALUE:
            value = first.now or 0.0
            if len(rest) == 1 and rest[0].isdigit():
                cells.item(position, int(rest[0]), value, first.unit)
            elif rest or position.parts:
                raise self._absent_in_table(path)
            else:
                cells.scalar(position, value, first.unit)
            return
        if rest:
            raise self._absent_in_table(path)
        rate = _growing(changes)
        if rate is not None:
            cells.growing(position, rate)
        years = self._years(changes)
        if years:
            cells.series(position, years, first.unit, self.horizon)

    def _absent_in_table(self, path: Sequence[str]) -> NotCarried:
        if unit_cost_of(self.document, path) is not None:
            return NotCarried(
                "it comes from the unit-cost library",
                f"add a column `{'.'.join(path[2:])}` to the table",
            )
        return NotCarried(
            "the table has no cell for it", f"add a column `{'.'.join(path[2:])}`"
        )

    def _position(self, path: Sequence[str]) -> tuple[Position, list[str]]:
        """The place of an address in a table, and the keys that lead on from it."""
        position, rest = self.document.root, list(path)
        while rest:
            below = (position.parts or {}).get(rest[0])
            if below is None:
                break
            position, rest = below, rest[1:]
        # The share of a saving that is cashable has two addresses.
        share = (position.parts or {}).get("share")
        if not rest and path[-1] == "cashable" and share is not None:
            position = share
        if rest == ["share"] and path[-2:] == ["cashable", "share"]:
            rest = []
        return position, rest

    def _name_of(self, source: CsvSource) -> str:
        folder = PurePosixPath(self.document.file).parent
        return PurePosixPath(source.file).relative_to(folder).as_posix()

    def _years(self, changes: Sequence[Change]) -> dict[int, float | None]:
        labels, first = self.horizon.labels, self.horizon.first.start
        years: dict[int, float | None] = {}
        for each in changes:
            if each.part == GROWING:
                continue
            if each.part not in labels:
                raise NotCarried("the year is not one of the appraisal")
            years[first + labels.index(each.part)] = each.now
        return years


def _growing(changes: Sequence[Change]) -> float | None:
    return next((each.now for each in changes if each.part == GROWING), None)


def _instead(unit: str) -> str:
    """What to do instead of leaving a cell empty."""
    if unit == "grade":
        return "write the grade, 1 to 6; to have none, delete it in the project file"
    return "write 0 if it is none, or delete it in the project file"


def _is_single(value: object) -> bool:
    return isinstance(value, str) and value[:1].isalpha()


def unit_cost_of(document: Document, path: Sequence[str]) -> tuple[str, ...] | None:
    """Where the unit cost is named that an address has its number from, if any.

    The library gives what a unit is worth, and by sector whose saving it is.
    """
    *above, _ = path
    own = (*above[:-1], "value", "unit_cost"), (*above[:-1], "unit_cost")
    ways = own if above[-1:] == [_FALLS_TO] else ((*above, "unit_cost"),)
    return next((way for way in ways if document.has(way)), None)
