"""Where the inputs of an explanation stand, as file and line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cba.loading.document import Document
from cba.problems import Place
from cba.results.explanation.figures import Origin

_COMMAND = "--set"


class Places:
    """Finds inputs in a project as it was written.

    ``settings`` are the addresses that a scenario or the command line sets, with the
    way to them in the file; an empty one for the command line.
    """

    def __init__(
        self,
        document: Document | None,
        origins: Iterable[Origin],
        settings: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._document = document
        self._origins = {origin.address: origin for origin in origins}
        self._settings = settings or {}

    def _set_at(self, address: str) -> tuple[str, ...] | None:
        """Where an input is set otherwise; None where it is as the file has it.

        Of several settings the last one counts.
        """
        found = None
        for name, path in self._settings.items():
            base = name.partition("@")[0]
            if address == base or address.startswith(f"{base}."):
                found = path
        return found

    def of(self, address: str) -> Place | None:
        """The place of an input, line or agency; None for what is not in the file.

        A default has no place; what the library gives has that of its unit cost.
        """
        if self._document is None:
            return None
        at = self._set_at(address)
        if at is not None:
            return self._document.place(at) if at else None
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
        set_here = False
        for address in addresses:
            set_here = set_here or self._set_at(address) == ()
            place = self.of(address)
            if place is None:
                continue
            mark = ":" if place.cell is None else "#"
            lines = by_file.setdefault(f"{place.file}{mark}", [])
            line = place.cell or str(place.line)
            if line not in lines:
                lines.append(line)
        words = [f"{file}{', '.join(at)}" for file, at in by_file.items()]
        return "; ".join([*words, _COMMAND] if set_here else words)
