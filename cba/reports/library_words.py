"""What documents say of a figure that stands in the place of a library's."""

from __future__ import annotations

from cba.reports.formatting import exact
from cba.reports.texts import tidy


def instead_words(unit_cost: str, value: float, price_year: str, currency: str) -> str:
    """What the library has where the file says otherwise.

    >>> instead_words("CR3.0", 33785.0, "2012-13", "GBP")
    'instead of £33,785 in the library (CR3.0, 2012-13 prices)'
    """
    has = exact(value, currency)
    return f"instead of {has} in the library ({tidy(unit_cost)}, {price_year} prices)"
