"""Where the inputs of an explanation stand, as file and line."""

from __future__ import annotations

from collections.abc import Iterable

from cba.loading.document import Document
from cba.problems import Place
from cba.results.explanation.figures import Origin


class Places:
    """Finds inputs in a project as it was written."""

    def __init__(self, document: Document | None, origins: Iterable[Origin]) -> None:
        self._document = document
        self._origins = {origin.address: origin for origin in origins}

    def of(self, address: str) -> Place | None:
        """The place of an input, line or agency; None for what is not in the file.

        A default has no place; what the library gives has that of its unit cost.
        """
        if self._document is None:
            return None
        origin = self._origins.get(address)
        way = tuple(address.split(".")) if origin is None else origin.path
        path = self._document.written(way)
        short = len(way) - len(path)
        # One agency that has all of it is written without its own key.
        if short > (0 if origin is None or not origin.written else 1):
            return None
        return self._document.place(path)

    def words(self, addresses: Iterable[str]) -> str:
        """The places of some inputs: ``project.yaml:34``, lines of one file together.

        The same place is named once.
        """
        by_file: dict[str, list[str]] = {}
        for address in addresses:
            place = self.of(address)
            if place is None:
                continue
            mark = ":" if place.cell is None else "#"
            lines = by_file.setdefault(f"{place.file}{mark}", [])
            line = place.cell or str(place.line)
            if line not in lines:
                lines.append(line)
        return "; ".join(f"{file}{', '.join(at)}" for file, at in by_file.items())
