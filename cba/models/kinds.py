"""The kinds of input: how each is read, and what it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cba.models.faults import FaultError, refuse_cut
from cba.models.horizon import Context
from cba.models.numbers import FIGURES, Number, currencies_of, read_number, read_ratio

Form = Literal["share", "money", "count", "rate", "years"]

#: A float holds pence up to some ninety million million.
MOST = 1e14

_EXAMPLES: dict[Form, str] = {
    "share": "write 25% or 0.25",
    "money": "write £250k or 250000",
    "count": "write the number alone, such as 1250",
    "rate": "write 2% or 0.02",
    "years": "write the number of years, such as 3 or 2.5",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of input.

    ``low`` and ``high`` bound its values; ``lost`` marks a share that is lost
    rather than kept; ``by_year`` whether it may be given by year.
    """

    form: Form
    words: str
    low: float = float("-inf")
    high: float = float("inf")
    lost: bool = False
    by_year: bool = True

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most that a value may be."""
        return self.low, self.high

    def read(self, text: str, context: Context) -> float:
        """The value that a text writes.

        Raises `FaultError`: CBA201 no number, CBA202 two readings, CBA203 a
        share outside its bounds, CBA205 another unit, CBA206 out of bounds,
        CBA106 cut short by a comment.
        """
        refuse_cut(text, number=True)
        if self.form == "share" and (ratio := read_ratio(text)) is not None:
            self.check(ratio, text)
            return ratio
        if self.form == "years":
            text = text.strip().removesuffix("years").removesuffix("year")
        number = self._number(text)
        self._check_unit(number, text, context)
        if self.form in {"share", "rate"} and number.whole and not number.percent:
            self._refuse_bare(number, text)
        self.check(number.value, text)
        return number.value

    def check(self, value: float, text: str) -> None:
        """Hold a value to the bounds of its kind."""
        if abs(value) > MOST:
            raise FaultError(
                "CBA206",
                f"{{name}} is {text.strip()}, too large to be held to the penny",
                "look for a zero or a suffix too many",
                "too large",
            )
        if self.low <= value <= self.high:
            return
        if self.form == "share":
            raise self._no_share(value, text.strip())
        raise FaultError(
            "CBA206",
            f"{{name}} is {text.strip()}, which is out of bounds",
            f"write {self.words}",
            self.words,
        )

    def _no_share(self, value: float, text: str) -> FaultError:
        """The fault of a share out of its bounds, with what it would do."""
        percent = f"{value * 100:,.10g}%"
        bare = "%" not in text and "/" not in text
        most = f"{self.high * 100:.10g}%"
        if percent == most:
            does = f"which is just above {most}"
        elif value < self.low:
            does = "but a share is never negative"
        elif self.lost:
            does = f"which would remove {percent} of the benefit"
        elif bare:
            does = f"which would be {percent}"
        else:
            does = f"but the most it can be is {most}"
        meant = bare and 1 < abs(value) <= 100
        if percent == most:
            return FaultError(
                "CBA203", f"{{name}} is {text}, {does}", f"write {most}", self.words
            )
        hint = f"write {abs(value):.10g}%" if meant else f"write {self.words}"
        return FaultError("CBA203", f"{{name}} is {text}, {does}", hint, self.words)

    def _number(self, text: str) -> Number:
        """The figures; what are none are told what this kind is written like."""
        try:
            return read_number(text)
        except FaultError as fault:
            if fault.hint == FIGURES and self.form in {"share", "rate", "years"}:
                fault.hint = _EXAMPLES[self.form]
            raise

    def _check_unit(self, number: Number, text: str, context: Context) -> None:
        if number.percent and self.form not in {"share", "rate"}:
            raise self._wrong_unit(text, "a percentage")
        if number.symbol and self.form != "money":
            raise self._wrong_unit(text, "an amount of money")
        if number.symbol and context.currency not in currencies_of(number.symbol):
            raise FaultError(
                "CBA205",
                f"`{text}` is not in {context.currency}, the currency of the project",
                "write the amount without a symbol, or change `appraisal.currency`",
            )
        if number.suffix and self.form in {"share", "rate", "years"}:
            raise self._wrong_unit(text, "an amount of thousands or millions")

    def _wrong_unit(self, text: str, what: str) -> FaultError:
        return FaultError(
            "CBA205",
            f"{{name}} is {text}, {what}, where {self.words} belongs",
            _EXAMPLES[self.form],
            self.words,
        )

    def _refuse_bare(self, number: Number, text: str) -> None:
        if number.value == 0:
            return
        if self.form == "rate" or number.value == 1:
            ways = f"{number.value:.10g}% or {number.value * 100:.10g}%"
            raise FaultError(
                "CBA202",
                f"`{text}` has two possible meanings: {ways}",
                f"write {ways}",
            )


KEPT = Kind("share", "a share between 0% and 100%", 0.0, 1.0)
LOST = Kind("share", "a share between 0% and 100%", 0.0, 1.0, lost=True)
MONEY = Kind("money", "an amount of money")
COUNT = Kind("count", "a number of 0 or more", 0.0)
QUANTITY = Kind("count", "a number")
RATE = Kind("rate", "a rate such as 2%", -0.99, 10.0)
RELATIVE = Kind("rate", "a change such as -10% or +25%", -100.0, 1000.0, by_year=False)
DISCOUNT_RATE = Kind("rate", "a rate such as 3.5%", 0.0, 1.0, by_year=False)
INCOME = Kind("money", "an income above zero", 0.01, by_year=False)
ELASTICITY = Kind("count", "a number such as 1.3", 0.0, 10.0, by_year=False)
YEARS = Kind("years", "a number of years", 0.0, 1000.0)
WAIT = Kind("years", "a number of years", 0.0, 1000.0, by_year=False)
CAP = Kind("money", "an amount of money of 0 or more", 0.0, by_year=False)
LOAN = Kind("years", "a whole number of years", 0.0, 1000.0, by_year=False)
GROWTH = Kind("rate", "a rate such as 2%", -0.99, 10.0, by_year=False)
COST_BIAS = Kind("share", "a positive share such as 15%", 0.0, 2.0, by_year=False)
BENEFIT_BIAS = Kind("share", "a positive share such as 15%", 0.0, 1.0, by_year=False)
SHARE = Kind("share", "a share between 0% and 100%", 0.0, 1.0, by_year=False)
STEP = Kind("count", "a number of units above 0", 1e-9, by_year=False)
