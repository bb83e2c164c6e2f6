"""Which parts of a workbook belong together: its sheets, styles and texts."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from cba.loading.workbook_parts import ROOT, Parts, not_a_workbook
from cba.loading.workbook_sheet import SheetScan, StyleScan, TextScan


@dataclass(frozen=True, slots=True)
class _Link:
    """A part that another refers to: what it is, by which name, and where."""

    kind: str
    name: str
    part: str


class Book:
    """A workbook whose parts are read as they are needed.

    ``sheets`` holds the part of each sheet of cells, in the order of the
    workbook; ``kept`` the bytes of all parts that were read; ``kinds`` what the
    workbook refers to: ``worksheet``, ``styles``, ``vbaProject`` and the like.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.kept: dict[str, bytes] = {}
        roots = self._links(ROOT, "")
        self._book = next((x.part for x in roots if x.kind == "officeDocument"), "")
        if not self._book:
            raise not_a_workbook()
        folder, name = posixpath.split(self._book)
        self._linked = self._links(f"{folder}/_rels/{name}.rels", folder)
        self.kinds = frozenset(link.kind for link in self._linked)
        self.sheets = self._sheets()

    def scan(self, sheet: str) -> SheetScan:
        """What a sheet holds; everything needed to open it is then kept."""
        styles, texts = StyleScan(), TextScan()
        for link in self._linked:
            if link.kind == "styles":
                self._keep(link.part, styles)
            elif link.kind == "sharedStrings":
                self._keep(link.part, texts)
        found = SheetScan(styles.percents, texts.lengths)
        self._keep(self.sheets[sheet], found)
        return found

    def _keep(self, part: str, scan: SheetScan | StyleScan | TextScan) -> None:
        text = None if isinstance(scan, StyleScan) else scan.text
        self.kept[part] = self._parts.read(part, scan.start, scan.end, text)

    def _sheets(self) -> dict[str, str]:
        named: list[tuple[str, str]] = []

        def on_start(name: str, attributes: dict[str, str]) -> None:
            if name.rpartition(":")[2] == "sheet":
                link = next((v for k, v in attributes.items() if k.endswith(":id")), "")
                named.append((attributes.get("name", ""), link))

        self.kept[self._book] = self._parts.read(self._book, on_start)
        targets = {x.name: x.part for x in self._linked if x.kind == "worksheet"}
        return {name: targets[link] for name, link in named if link in targets}

    def _links(self, part: str, folder: str) -> list[_Link]:
        found: list[_Link] = []

        def on_start(name: str, attributes: dict[str, str]) -> None:
            if name.rpartition(":")[2] == "Relationship":
                target = posixpath.join("/", folder, attributes.get("Target", ""))
                found.append(
                    _Link(
                        kind=attributes.get("Type", "").rpartition("/")[2],
                        name=attributes.get("Id", ""),
                        part=posixpath.normpath(target).lstrip("/"),
                    )
                )

        self.kept[part] = self._parts.read(part, on_start)
        return found
