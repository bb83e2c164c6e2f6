"""One row of a unit-cost library: its cells as figures, years and names."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar, get_args
from unicodedata import category

from cba.library.bearers import bearer_of, is_several
from cba.library.overlaps import KINDS, REASONS, read_overlap
from cba.library.unit_cost import Bearer, Overlap, Robustness, Standing, UnitCost
from cba.models.faults import FaultError
from cba.models.numbers import read_number
from cba.models.years import Year, parse_year

if TYPE_CHECKING:
    from collections.abc import Iterator

CATEGORIES = (
    "crime",
    "education",
    "employment",
    "fire",
    "health",
    "housing",
    "social-care",
    "value",
    "own",
)
PARTS = ("fiscal", "economic", "social")
_REQUIRED_TEXT = ("code", "title", "unit", "source", "licence")
_STANDINGS: tuple[Standing, ...] = get_args(Standing)
_RATINGS: tuple[Robustness, ...] = ("green", "amber", "red")
_STATUSES: tuple[Literal["published", "unverified"], ...] = ("published", "unverified")
#: What sets a code apart from what stands around it: `gm/CR8.0 (average); CR8.1`.
_NOT_IN_CODES = ("/", ";", "(", ")", ":", "\n")
_LONGEST_CODE = 60
Word = TypeVar("Word", bound=str)


class RowFault(NamedTuple):
    """What is wrong in a cell, and what to do about it."""

    column: str
    message: str
    hint: str


class Row:
    """A row by column name, read once; its faults are kept as they are found."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        """Keep the cells, which have no spaces around them; blank ones are empty."""
        self._cells = cells
        self.faults: list[RowFault] = []

    def read(self, library: str) -> UnitCost | None:
        """The value in this row, or None where `faults` says why there is none."""
        for column in _REQUIRED_TEXT:
            if not self._text(column):
                self._bad(column, f"`{column}` is empty", "fill it, or remove the row")
        if found := code_fault(self._text("code")):
            self._bad("code", *found)
        amounts = {part: self._amount(part) for part in PARTS}
        if not any(self._text(part) for part in PARTS):
            hint = "give one of them in pounds of the price year"
            self._bad("fiscal", "no `fiscal`, `economic` or `social` value", hint)
        price_year = self._year("price_year")
        if not self._text("price_year"):
            self._bad("price_year", "`price_year` is empty", "write 2025-26, or 2025")
        fiscal = amounts["fiscal"] or 0.0
        bearers = self._bearers(fiscal)
        standing = self._word("standing", _STANDINGS, "current")
        cost = UnitCost(
            code=self._text("code"),
            title=self._text("title"),
            unit=self._text("unit"),
            category=self._word("category", CATEGORIES, "own"),
            fiscal=fiscal,
            economic=amounts["economic"] or 0.0,
            social=amounts["social"] or 0.0,
            transfer=fiscal * math.fsum(x.share for x in bearers if x.transfer),
            price_year=price_year or Year(1900),
            economic_price_year=self._other_year("economic", price_year),
            social_price_year=self._other_year("social", price_year),
            spread=self._spread(amounts),
            source=self._text("source"),
            status=self._word("status", _STATUSES, "published"),
            licence=self._text("licence"),
            attribution=self._text("attribution"),
            edition=self._text("edition"),
            publisher=self._text("publisher"),
            robustness=self._word("robustness", _RATINGS, ""),
            standing=standing,
            superseded_by=self._text("superseded_by") or None,
            comment=self._text("comment"),
            agency=self._text("agency"),
            agency_detail=self._text("agency_detail"),
            bearers=bearers,
            overlaps_with=self.overlaps(),
            library=library,
        )
        if cost.superseded_by and standing == "current":
            hint = "write `superseded` under `standing`"
            self._bad("standing", "a value with `superseded_by` is not current", hint)
        return None if self.faults else cost

    def _text(self, column: str) -> str:
        return self._cells.get(column, "")

    def _bad(self, column: str, message: str, hint: str) -> None:
        self.faults.append(RowFault(column, message, hint))

    def _amount(self, column: str) -> float | None:
        text = self._text(column)
        return self._number(column, text) if text else None

    def _number(self, column: str, text: str) -> float | None:
        try:
            number = read_number(text)
        except FaultError as error:
            self._bad(column, str(error), "write the figure in pounds, such as 1250.50")
            return None
        if number.percent or number.symbol not in {"", "£"}:
            self._bad(column, f"`{text}` is not pounds", "write pounds, such as 1250")
            return None
        if number.value < 0:
            hint = "write what one unit costs, or saves where it is prevented"
            self._bad(column, f"`{text}` is below zero", hint)
            return None
        return number.value

    def _year(self, column: str) -> Year | None:
        text = self._text(column)
        year = parse_year(text) if text else None
        if text and year is None:
            self._bad(column, f"`{text[:60]}` is not a year", "write 2025-26, or 2025")
        return year

    def _other_year(self, part: str, price_year: Year | None) -> Year | None:
        column = f"{part}_price_year"
        year = self._year(column)
        if year is not None and not self._text(part):
            self._bad(column, f"there is no `{part}` value", f"leave `{column}` empty")
        return None if year == price_year else year

    def _word(self, column: str, known: tuple[Word, ...], blank: Word) -> Word:
        text = self._text(column).lower()
        if not text:
            return blank
        found = next((word for word in known if word == text), None)
        if found is None:
            self._bad(
                column,
                f"`{text[:60]}` is not a word for `{column}`",
                f"write {', '.join(known[:-1])} or {known[-1]}, or leave it empty",
            )
        return found or blank

    def _spread(
        self, amounts: Mapping[str, float | None]
    ) -> tuple[tuple[str, float, float], ...]:
        low, high = self._amount("low"), self._amount("high")
        if not (self._text("low") or self._text("high")):
            return ()
        given = [(part, amount) for part, amount in amounts.items() if amount]
        if low is None or high is None or len(given) != 1:
            hint = "give both, in a row that has one of the three parts"
            self._bad("low", "`low` and `high` belong to one value", hint)
            return ()
        ((part, central),) = given
        if not low <= central <= high:
            message = f"{central:g} does not lie between {low:g} and {high:g}"
            self._bad("low", message, "give the lowest value, and the highest")
        return ((part, low, high),)

    def _bearers(self, fiscal: float) -> tuple[Bearer, ...]:
        text = self._text("bearers")
        written = [each for each in text.split(";") if each.strip()]
        if not written:
            agency = self._text("agency")
            sole = fiscal and agency and not is_several(agency)
            return (bearer_of(agency, 1.0),) if sole else ()
        amounts = list(self._shared_out(written))
        # One after the other: of amounts beyond any money the sum is infinite.
        whole = sum(amount for _, amount in amounts)
        if len(amounts) < len(written):
            return ()
        if not fiscal or not whole or math.isinf(whole):
            hint = "give the `fiscal` value, and what of it each body bears"
            self._bad("bearers", "there is nothing for the bearers to share", hint)
            return ()
        return tuple(bearer_of(name, amount / whole) for name, amount in amounts)

    def _shared_out(self, written: list[str]) -> Iterator[tuple[str, float]]:
        for each in written:
            name, found, text = each.rpartition("=")
            if not (found and name.strip()):
                hint = "write a name and pounds: NHS=1171; Police=415"
                self._bad("bearers", f"`{each.strip()[:60]}` has no amount", hint)
                continue
            amount = self._number("bearers", text.strip())
            if amount is not None:
                yield name.strip(), amount

    def overlaps(self) -> tuple[Overlap, ...]:
        """The overlaps that this row names, that with its headline first."""
        headline = self._text("part_of")
        found = [Overlap(headline, "part", REASONS["part"])] if headline else []
        for text in filter(
            None, map(str.strip, self._text("overlaps_with").split(";"))
        ):
            overlap = read_overlap(text)
            if overlap is None:
                self._bad(
                    "overlaps_with",
                    f"`{text[:60]}` is not a code and a kind of overlap",
                    f"write CR8.0 (average); the kinds are {', '.join(KINDS)}",
                )
            else:
                found.append(overlap)
        if any(each.code == self._text("code") for each in found):
            hint = "name the other value"
            self._bad("overlaps_with", "a value cannot overlap with itself", hint)
        return tuple(found)


def code_fault(code: str) -> tuple[str, str] | None:
    """Why files could not refer to a value by a code, and what to do; None if not.

    >>> code_fault("CR2.0"), code_fault("CR2/3")[0]
    (None, 'a code is a word that files can refer to')
    """
    if any(sign in code for sign in _NOT_IN_CODES):
        hint = f"leave out {' '.join(_NOT_IN_CODES[:-1])} and line breaks"
        return "a code is a word that files can refer to", hint
    if len(code) > _LONGEST_CODE or any(category(sign)[0] == "C" for sign in code):
        hint = f"write up to {_LONGEST_CODE} signs that can be seen and typed"
        return "this code is long, or has signs nobody sees", hint
    return None
