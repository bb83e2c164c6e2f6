"""Payments of an agreement as YAML that pastes under `payments:`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from cba.loading.yaml_text import scalar_text
from cba.models.numbers import sign_of

Payments = Mapping[str, Mapping[str, object]]
#: What stands under a key of the file's first level.
_INDENT = "  "
#: Keys that hold sums of money.
_MONEY = frozenset({"amount", "tariff", "cap"})
#: Where the years of a series go on in a line of their own.
_WIDTH = 80


def payments_block(payments: Payments, currency: str = "GBP") -> list[str]:
    r"""The lines of the block, indented as what stands under `payments:`.

    Sums are in quotes, for the commas between their thousands part the items of a
    series too; they read back as the same floats.

    >>> made = {"share": {"from": "nhs", "amount": {"2026-27": 1250.5}}}
    >>> print(*payments_block(made), sep="\n")
      share:
        from: nhs
        amount: {2026-27: "£1,250.50"}
    """
    sign = sign_of(currency)
    return [line for each in payments.items() for line in _payment(*each, sign)]


def _payment(
    identifier: str, payment: Mapping[str, object], sign: str
) -> Iterator[str]:
    yield f"{_INDENT}{scalar_text(identifier)}:"
    for key, given in payment.items():
        head = f"{_INDENT * 2}{scalar_text(key)}: "
        before = sign if key in _MONEY else None
        if isinstance(given, Mapping):
            items = [f"{_one(name)}: {_one(x, before)}" for name, x in given.items()]
            yield from _filled(head + "{", items)
        elif isinstance(given, (list, tuple)):
            yield f"{head}[{', '.join(map(_one, given))}]"
        else:
            yield head + _one(given, before)


def _filled(head: str, items: Sequence[str]) -> Iterator[str]:
    """The items of a series, as many in a line as fit."""
    line, start = head, " " * len(head)
    for number, item in enumerate(items):
        text = item + ("}" if number == len(items) - 1 else ",")
        if line in (head, start):
            line += text
        elif len(line) + 1 + len(text) > _WIDTH:
            yield line
            line = start + text
        else:
            line += f" {text}"
    yield line if items else f"{head}}}"


def _one(given: object, sign: str | None = None) -> str:
    if not isinstance(given, float):
        return scalar_text(str(given))
    number = Decimal(repr(given))
    if sign is None:
        return scalar_text(format(number, "f").removesuffix(".0"))
    # Whole pennies have two digits; the price of an outcome may need more.
    digits = max(2, -int(number.as_tuple().exponent))
    return scalar_text(f"{sign}{number:,.{digits}f}")
