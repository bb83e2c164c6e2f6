"""The sheet of the agreement, cell by cell, beside the positions it has to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cba.analysis.apportionment import Position, Terms
from cba.analysis.apportionment.block import with_payments
from cba.analysis.apportionment.standing import positions, standings
from cba.models.project import Project
from cba.results.appraise import appraise_option
from tests.reports.workbook.comparing import PENNY, alike
from tests.reports.workbook.editing import Cell

Row = list[Cell]
Positions = Mapping[str, Position]
VALUES, COURSES = "Present values", "Cumulative"
_NEVER = "not by "


class AgreementCells:
    """The rows of the sheet by the head that they stand below, and by label or key."""

    def __init__(self, cells: list[Row]) -> None:
        self.words = [str(row[0]) for row in cells if row[0] and not any(row[1:])]
        self.blocks: dict[str, list[Row]] = {}
        name = ""
        for row in cells:
            if row[0] and (row[1] == "Key" or (row[3] and isinstance(row[3], str))):
                name = str(row[0])
                self.blocks[name] = [row]
            elif name and row[0]:
                self.blocks[name].append(row)

    def block(self, begins: str) -> list[Row]:
        """The rows below a head that begins so, without it."""
        return next((x[1:] for n, x in self.blocks.items() if n.startswith(begins)), [])

    def head(self, begins: str) -> Row:
        """The heads of a block."""
        return next(x[0] for name, x in self.blocks.items() if name.startswith(begins))

    def by_label(self, begins: str) -> dict[str, Row]:
        """The rows of a block by their labels, the figures alone."""
        return {str(row[0]): row[3:] for row in self.block(begins)}

    def by_key(self, begins: str) -> dict[str, Row]:
        """The rows of a block by their keys: the total, and each year."""
        return {str(row[1]): row[3:] for row in self.block(begins)}

    @property
    def years(self) -> list[str]:
        """The labels of the years, which end the head of every partner."""
        head = next(x[0] for x in self.blocks.values() if x[1][1] == "before")
        return [str(each) for each in head[4:] if each]


def positions_with(
    project: Project, terms: Terms, payments: Mapping[str, dict[str, object]]
) -> dict[str, Position]:
    """Where each stands with payments added to a project, by the engine."""
    agreed = with_payments(project, payments)
    found = standings(agreed, appraise_option(agreed, project.preferred), terms.to)
    return positions(found, terms)


def unlike(
    cells: list[Row], names: Mapping[str, str], before: Positions, after: Positions
) -> Iterator[str]:
    """Where the sheet does not show these positions of those named.

    Without payments it has no side with them.
    """
    sheet = AgreementCells(cells)
    has_payments = bool(sheet.block("Payments proposed"))
    values, courses = sheet.by_label(VALUES), sheet.by_label(COURSES)
    for key, name in names.items():
        was, now = before[key], after[key]
        expected: list[object] = [
            *(was.pv_contribution, was.pv_gains, was.worth, was.cost_share),
            *(now.worth - was.worth, _settled(now.worth), now.cost_share),
        ]
        if not has_payments:
            del expected[4:]
        expected_cash = _course(was, sheet.years)
        if has_payments:
            expected_cash += _course(now, sheet.years)
        yield from _compared(f"{name} in value", expected, values[name])
        yield from _compared(f"{name} in cash", expected_cash, courses[name])
        rows = sheet.by_key(name)
        sides = [(was, "before"), (now, "after")]
        for found, prefix in sides if has_payments else sides[:1]:
            shown = rows[prefix][1:], rows[f"{prefix}_running"][1:]
            yield from _compared(f"{name} {prefix}", found.net_cash, shown[0])
            yield from _compared(f"{name} {prefix} sum", found.cumulative, shown[1])
    if not has_payments:
        return
    (check, count, *_) = sheet.block("Checks")
    yield from _compared("check", [0.0] * (len(sheet.years) + 1), check[3:])
    if count[3] != 0:
        yield f"{count[3]} years do not net to zero"


def _course(found: Position, labels: Sequence[str]) -> list[object]:
    deepest = min(found.cumulative)
    year = labels[found.cumulative.index(deepest)] if deepest < -0.005 else ""
    whole = found.whole_from or f"{_NEVER}{labels[-1]}"
    return [_settled(found.cash), found.peak_funding, year, whole]


def _settled(amount: float) -> float:
    """What is left to the half penny."""
    return 0.0 if abs(amount) < PENNY else amount


def _compared(
    what: str, expected: Sequence[object], shown: Sequence[Cell]
) -> Iterator[str]:
    for n, each in enumerate(expected):
        if not alike("" if each is None else each, shown[n]):
            yield f"{what}, {n}: {shown[n]!r} and {each!r}"
