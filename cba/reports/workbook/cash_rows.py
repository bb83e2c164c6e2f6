"""The formula of what is cash of a saving: at once, and in steps that lines fill."""

from __future__ import annotations

from typing import NamedTuple

from cba.reports.workbook.cells import Ref


class Freed(NamedTuple):
    """What the cash of an agency is made of.

    ``at_once`` is empty where nothing is, and "1" where all is; ``stepped`` the part
    of the units in whole steps and the share that is cash in them.
    """

    volume: Ref
    unit: Ref | None
    at_once: Ref | str
    stepped: tuple[Ref, Ref] | None
    released: Ref | None

    def share(self, year: int, on: str) -> tuple[str, ...]:
        """The formula of the share of the units that is cash in a year."""
        own = self.at_once
        at_once = own.at(year, on) if isinstance(own, Ref) else own
        if self.stepped is None:
            return () if at_once == "1" else (at_once,)
        part, share = (each.at(year, on) for each in self.stepped)
        if not at_once:
            return part, share
        return (f"({at_once}+{part}*MIN({share},1-{at_once}))",)
