"""The payments on the sheet `Agreement` of a returned workbook: none is carried.

They are proposals, found for the inputs as they were sent. Whoever changed one is told
where payments that have been agreed are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.loading.returned_changes import Left, near
from cba.loading.suggest import clipped
from cba.loading.workbook_sheet import SheetScan, column_letters
from cba.loading.workbook_table import Value, cell_text

AGREEMENT = "Agreement"
#: The kinds of rows of payments: those to change, and those to compare with.
PROPOSED, AS_SENT = "proposed", "as sent"
_KEY, _KIND, _FIRST_YEAR = 1, 2, 4
_REASON = "a payment proposed on this sheet is no input of the project"
_HINT = "write what has been agreed under `payments:` in the project file"


def pair_key(payer: str, payee: str) -> str:
    """What marks the rows of a pair: no id has a space.

    >>> pair_key("nhs", "council")
    'nhs to council'
    """
    return f"{payer} to {payee}"


def changed_payments(
    values: Sequence[Sequence[Value]], scan: SheetScan
) -> Iterator[Left]:
    """Each payment on the sheet that is not as it was proposed."""
    sent = {_text(row, _KEY): row for row in values if _text(row, _KIND) == AS_SENT}
    proposed = {
        _text(row, _KEY): n
        for n, row in enumerate(values)
        if _text(row, _KIND) == PROPOSED
    }
    heads = values[min(proposed.values()) - 1] if proposed else ()
    for key, was in sent.items():
        if key not in proposed:
            yield Left(clipped(key), AGREEMENT, "its row has been removed", _HINT)
            continue
        n = proposed[key]
        for column in range(_FIRST_YEAR, len(was)):
            is_error = (n, column) in scan.errors
            if is_error or not _same(_at(values[n], column), was[column]):
                what = f"{key} {_text(heads, column)}"
                at = f"{AGREEMENT}!{column_letters(column)}{n + 1}"
                yield Left(clipped(what), at, _REASON, _HINT)


def _same(one: Value, other: Value) -> bool:
    """Whether two cells hold the same payment; a cell that is cleared holds none."""
    numbers = [0.0 if each == "" else each for each in (one, other)]
    first, second = numbers
    if isinstance(first, int | float) and isinstance(second, int | float):
        return near(float(first), float(second))
    return first == second


def _at(row: Sequence[Value], column: int) -> Value:
    return row[column] if column < len(row) else ""


def _text(row: Sequence[Value], column: int) -> str:
    return cell_text(_at(row, column))
