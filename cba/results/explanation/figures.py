"""What an explanation is made of: figures, rows that calculate, tables, inputs.

An explanation is a tree of values and nothing in it is text laid out: reports
write it for a terminal, and programs read the same tree as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from cba.models.inputs import Range

#: The sign of a difference in a formula.
MINUS = "−"
#: How a figure reads: a flow of money, the price of a unit, a quantity, a share kept,
#: what a share lost leaves (1 - s), what a share added makes (1 + s), a multiplier …
Form = Literal[
    "money",
    "price",
    "number",
    "share",
    "left",
    "raised",
    "factor",
    "ratio",
    "years",
    "text",
]
#: What a row does to the figures above it; ``""`` begins.
Sign = Literal["", "+", "-", "×", "÷", "="]
#: ``chain``: every row works on the result of those above it, column by column;
#: ``sum``: the last row is the total of the others; ``facts``: nothing is calculated.
TableKind = Literal["chain", "sum", "facts"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and how it reads; None where there is none."""

    value: float | str | None
    form: Form

    @property
    def number(self) -> float:
        """The value of a figure that is a number."""
        if isinstance(self.value, float | int):
            return self.value
        message = f"{self.value!r} is not a number"
        raise TypeError(message)


@dataclass(frozen=True, slots=True)
class Row:
    """A step: a figure for each column of its table.

    ``inputs`` are the addresses of the inputs that it brings in, ``note`` says in
    words what a reader must know of it, ``target`` what to explain for more.
    """

    sign: Sign
    label: str
    figures: tuple[Figure, ...]
    inputs: tuple[str, ...] = ()
    note: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that calculate, or that add up; ``columns`` may be a single one unnamed."""

    title: str
    kind: TableKind
    rows: tuple[Row, ...]
    columns: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True)
class Replaced:
    """What a library has for an input that the file gives itself.

    ``value`` is in the prices of ``price_year``, as the library's source has it.
    """

    unit_cost: str
    value: float
    price_year: str


@dataclass(frozen=True, slots=True)
class Origin:
    """An input, what it is, where it is written and what it rests on.

    ``path`` is the place in the project as written, or nearest to it; ``written``
    tells whether the input stands in the file at all, or is a default or a value of
    the library. Of choices, such as who pays, nobody asks for a source; ``evidence``
    marks what is a figure and ought to have one. ``replaces`` is what a library has
    for a part of a value that the file gives instead.
    """

    address: str
    path: tuple[str, ...]
    figure: Figure
    written: bool = True
    evidence: bool = True
    source: str | None = None
    status: str | None = None
    range: Range | None = None
    notes: str | None = None
    replaces: Replaced | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """One figure of an appraisal, and how it came to be.

    ``target`` names it as it can be asked for again. ``meets`` is the path, in the
    results of the appraisal, of the figure that this one is; ``adds_to`` that of the
    one it is a part of. ``further`` are targets that lead on.
    """

    target: str
    label: str
    figure: Figure
    option: str = ""
    formula: str = ""
    tables: tuple[Table, ...] = ()
    inputs: tuple[Origin, ...] = ()
    notes: tuple[str, ...] = ()
    parts: tuple[Explanation, ...] = ()
    meets: str = ""
    adds_to: str = ""
    further: tuple[str, ...] = ()


class UnknownTarget(LookupError):
    """Something that cannot be explained, with what may have been meant.

    ``reason`` says why in a sentence; ``candidates`` are targets there are.
    """

    def __init__(
        self, what: str, candidates: Sequence[str] = (), reason: str = ""
    ) -> None:
        """Keep the parts, so that a command can word its own message."""
        super().__init__(what)
        self.what = what
        self.candidates = tuple(candidates)
        self.reason = reason or f"there is nothing called `{what}` to explain"

    def __str__(self) -> str:
        """The reason, and what may have been meant."""
        meant = ", ".join(self.candidates)
        return f"{self.reason}; did you mean {meant}?" if meant else self.reason


def money(*amounts: float | None) -> tuple[Figure, ...]:
    """Sums of money, one for each column."""
    return tuple(Figure(amount, "money") for amount in amounts)


def several(form: Form, values: Iterable[float | str | None]) -> tuple[Figure, ...]:
    """Figures that all read alike."""
    return tuple(Figure(value, form) for value in values)


def addresses(tables: Iterable[Table]) -> tuple[str, ...]:
    """The addresses of all inputs in some tables, each once, in order."""
    found = (one for table in tables for row in table.rows for one in row.inputs)
    return tuple(dict.fromkeys(found))
