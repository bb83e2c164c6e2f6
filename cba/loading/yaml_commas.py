"""Values that fall apart at a comma inside ``{}`` and ``[]`` (CBA105).

Within braces and brackets a comma ends a value: ``{amount: £250,000}`` is an
amount of £250 and a key ``000`` without a value, and YAML has no objection.
The reader shows every unquoted text in braces to a :class:`Commas`, which
gathers the pieces of what was one value and says how to write it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from cba.loading.document import Scalar, TextSource
from cba.loading.suggest import clipped
from cba.problems import Place, Problem

_ENDS_IN_NUMBER = re.compile(r"(?<![\w.])\d{1,3}$")
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
_THOUSANDS = re.compile(
    r"(?P<minus>-?)(?P<currency>[£$€]?)(?P<whole>\d{1,3}(?:,\d{3}){1,4})"
    r"(?P<part>\.\d+)?(?P<suffix>k|m|bn|%)?"
)
_DECIMAL_COMMA = re.compile(r"[-+]?[£$€]?\d+,\d+(?:k|m|bn|%)?")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_MOST_SHOWN = 6
_MILLION = 1_000_000


@dataclass(slots=True)
class Pieces:
    """The pieces of a value that fell apart, in the order they stand.

    ``key`` is the key that holds the first piece, None in a list, and empty
    where the pieces belong to no value before them.
    """

    key: str | None
    line: int
    start: int
    end: int
    texts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bare:
    """An unquoted text inside braces or brackets, and where it stands."""

    text: str
    line: int
    start: int
    end: int


class Commas:
    """What fell apart at a comma in one file."""

    def __init__(self, source: TextSource) -> None:
        self._source = source
        self._found: list[Pieces] = []
        self._json: bool | None = None
        self.last: Bare | None = None

    def splits_number(self, bare: Bare) -> bool:
        """Whether a text is the rest of a number, as ``000`` in ``250,000``."""
        last = self.last
        return (
            last is not None
            and last.line == bare.line
            and last.end + 1 == bare.start
            and self._source.line(bare.line)[last.end] == ","
            and _THREE_DIGITS.match(bare.text) is not None
            and _ENDS_IN_NUMBER.search(last.text) is not None
            and not self._is_json()
        )

    def gather(self, pieces: Pieces | None, key: str | None, bare: Bare) -> Pieces:
        """Add a text to the pieces it continues, or begin new ones with it.

        The text before it is the first piece, unless ``key`` is empty or it
        stands on another line.
        """
        last = self.last
        if pieces is None or last is None or pieces.line != bare.line:
            if key == "" or last is None or last.line != bare.line:
                pieces = Pieces("", bare.line, bare.start, bare.end)
            else:
                pieces = Pieces(key, bare.line, last.start, bare.end, [last.text])
            self._found.append(pieces)
        pieces.texts.append(bare.text)
        pieces.end = bare.end
        return pieces

    def whole(self, pieces: Pieces) -> str:
        """The value as it was written, commas and all."""
        return self._source.line(pieces.line)[pieces.start : pieces.end]

    def meant(self, pieces: Pieces) -> Scalar:
        """The value that was most likely meant, so that no further error follows."""
        return Scalar(mended(self.whole(pieces)), plain=True)

    def problems(self) -> list[Problem]:
        """A problem for each value that fell apart."""
        return [self._problem(pieces) for pieces in self._found]

    def _problem(self, pieces: Pieces) -> Problem:
        span = (pieces.line, pieces.start, pieces.end - pieces.start)
        place = self._source.place(span)
        if pieces.key == "":
            return _alone(pieces.texts, place)
        return fell_apart(pieces.key, self.whole(pieces), pieces.texts, place)

    def _is_json(self) -> bool:
        # Asked only once something looks broken: JSON cannot hold a bare text.
        if self._json is None:
            self._json = is_json(self._source.text)
        return self._json


def is_json(text: str) -> bool:
    """Whether a whole project is written in JSON."""
    if not text.lstrip().startswith("{"):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def fell_apart(key: str | None, whole: str, texts: list[str], place: Place) -> Problem:
    """The problem of a value read in pieces, in a list where there is no key."""
    shown, pieces = clipped(whole), [f"`{text}`" for text in _first(texts)]
    if key is None:
        read = "separate items " + " and ".join(pieces)
        message = f"`{shown}` falls apart at its comma into {read}"
    else:
        read = f"{pieces[0]} and a key {' and a key '.join(pieces[1:])}"
        message = f"`{clipped(key)}: {shown}` falls apart at its comma"
    return Problem(
        code="CBA105",
        message=message,
        hint=_how_to_write(key, whole, texts),
        label=f"read as {read}",
        place=place,
    )


def _how_to_write(key: str | None, whole: str, texts: list[str]) -> str:
    quoted = f'"{clipped(whole)}" in quotes'
    if number := _THOUSANDS.fullmatch(whole):
        *others, last = [quoted, *without_commas(number)]
        one = f"{', '.join(others)} or {last}"
        # £ before the first alone, or a group such as 000, is one number.
        if key is None and not number["currency"] and all(t[0] != "0" for t in texts):
            many = ", ".join(_first(texts))
            return f"write [{many}] for {len(texts)} values; for one, {one}"
        return f"write {one}"
    if _DECIMAL_COMMA.fullmatch(whole):
        return f"write {mended(whole)}, with a decimal point"
    if key is not None and _NAME.fullmatch(texts[-1]):
        return f"write {quoted}, or give `{texts[-1]}` a value: `{texts[-1]}: …`"
    return f"write {quoted}"


def mended(whole: str) -> str:
    """The value that was most likely meant, for the rest of the checks."""
    if _THOUSANDS.fullmatch(whole) or not _DECIMAL_COMMA.fullmatch(whole):
        return whole
    return whole.replace(",", ".")


def without_commas(number: re.Match[str]) -> list[str]:
    """How to write a number without its commas: in full, and in k or m."""
    sign = number["minus"] + number["currency"]
    digits, part = number["whole"].replace(",", ""), number["part"] or ""
    suffix, amount = number["suffix"] or "", int(digits)
    ways = [f"{sign}{digits}{part}{suffix}"]
    if not part and not suffix and amount:
        if amount % 10_000 == 0 and amount >= _MILLION:
            ways.append(f"{sign}{amount / _MILLION:g}m")
        elif amount % 100 == 0 and amount < _MILLION:
            ways.append(f"{sign}{amount / 1000:g}k")
    return ways


def _first(texts: list[str]) -> list[str]:
    """The first few texts as a message shows them."""
    shown = [clipped(text, 30) for text in texts[:_MOST_SHOWN]]
    return [*shown, "…"] if len(texts) > _MOST_SHOWN else shown


def _alone(texts: list[str], place: Place) -> Problem:
    names = ", ".join(_first(texts))
    return Problem(
        code="CBA105",
        message=f"`{names}` stands inside braces without a value",
        hint=f"write `{clipped(texts[0], 30)}: …`, or [{names}] for a list;"
        " a text with a comma needs quotes",
        label="no value",
        place=place,
    )
