"""The blocks of steps that lines fill together, above the lines of an option.

The cash of a line rests on the units of all lines that fill its step, wherever they
stand: the rows of a step are set aside first, and written once all lines are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cba.calculation.cash import pools_of, whole_part
from cba.calculation.factors import CENTRAL
from cba.calculation.flows import BenefitFlow, saved_in
from cba.calculation.streams import Pool
from cba.models.line import titled
from cba.reports.texts import as_title
from cba.reports.workbook.cells import FIRST_YEAR, Ref
from cba.reports.workbook.line_rows import Book, LineRows, floats

#: Rows of a block besides those of its lines: an empty one, the heading, the size,
#: the units together and the part of them in whole steps.
_BESIDES = 5


@dataclass(frozen=True, slots=True)
class _Block:
    pool: Pool
    lines: tuple[str, ...]
    first: int


class PoolRows:
    """The rows of each step of an option, whose whole parts the book then knows."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._blocks: list[_Block] = []
        filling: dict[str, list[str]] = {}
        pools: dict[str, Pool] = {}
        for line, flow in book.view.lines.items():
            pool = flow.stream.cash.pool if isinstance(flow, BenefitFlow) else None
            if pool is not None:
                pools[pool.step] = pool
                filling.setdefault(pool.step, []).append(line)
        sheet = book.sheet
        for step, pool in pools.items():
            lines = tuple(filling[step])
            self._blocks.append(_Block(pool, lines, sheet.next))
            sheet.next += _BESIDES + len(lines)
            book.whole_parts[step] = Ref(sheet.name, sheet.next - 1, by_year=True)

    def write(self, rows: Mapping[str, LineRows]) -> None:
        """Write the blocks, now that the units of every line have a row."""
        sheet = self._book.sheet
        end = sheet.next
        for block in self._blocks:
            sheet.next = block.first
            self._write(block, rows)
        sheet.next = end

    def _write(self, block: _Block, rows: Mapping[str, LineRows]) -> None:
        book, on = self._book, self._book.on
        sheet, view, step = book.sheet, book.view, block.pool.step
        title = as_title(titled(view.project.steps[step].title, step))
        width = FIRST_YEAR + view.years
        sheet.group(f"Step: {title}", width, key=f"steps.{step}")
        book.factor(block.pool.size)
        size = book.input(block.pool.size.address).value(on)
        saved = []
        units: list[Ref] = []
        for line in block.lines:
            flow, own = view.lines[line], rows[line].units
            found = (
                saved_in(flow, view.years) if isinstance(flow, BenefitFlow) else None
            )
            if own is None or found is None:
                message = f"{line} fills {step} and has no units"
                raise ValueError(message)
            saved.append(found)
            units.append(_copied(book, own, line, floats(found.volume[0])))
        pool = pools_of(saved)[step]
        whole = sheet.years(
            "Units together",
            lambda year: "+".join(each.at(year, on) for each in units),
            floats(pool[0]),
            "number",
        )

        def part(year: int) -> str:
            cell = whole.at(year, on)
            steps = f"SIGN({cell})*{size}*INT(ABS({cell})/{size}+1E-9)"
            return f"IF({size}>0,IF({cell}=0,0,{steps}/{cell}),NA())"

        values = whole_part(pool, block.pool.size.values(CENTRAL))[0]
        sheet.years("Part of them in whole steps", part, floats(values), "factor")


def _copied(book: Book, units: Ref, line: str, values: list[float]) -> Ref:
    """The units of a line again, beside those of the others."""
    return book.sheet.years(
        as_title(book.view.title(line)),
        lambda year: units.at(year, book.on),
        values,
        "number",
        key=book.view.address(line),
    )
