"""Money in no stated year's prices, beside lines that say theirs (CBA426)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cba.library.resolution import placed_values
from cba.loading.checks.lines import lines_of
from cba.loading.findings import Address, Finding
from cba.models.benefit import Benefit
from cba.models.cost import Cost
from cba.models.inputs import Input
from cba.models.line import Line
from cba.models.project import Project
from cba.models.value import Value

_WORTH = ("fiscal", "economic", "social")
#: A year, or years from one to another; laws and addresses have years as well.
_YEAR = r"(?<![\w£$€./-])((?:19|20)\d\d)(?:[-/–](\d\d(?:\d\d)?))?(?![\w%])"
_LAW = r"\b(?:Act|Order|Regulations?|Rules|Bill)\s+(?:19|20)\d\d"
_LINK = r"(?:://|www\.)\S*"
#: No source that a person reads is longer; what is may be hostile.
_LONGEST = 2000


def check(project: Project) -> Iterator[Finding]:
    """Money whose source is of an earlier year and that gives no `price_year`.

    Only in a project of which other lines give theirs: in the others everything is
    plainly in the prices of the appraisal.
    """
    if not _says_prices(project):
        return
    wanted = project.appraisal.prices_of
    for path, key, given, source in _undated(project):
        year = _latest_year(source)
        if year is None or year >= wanted.start or given.is_zero():
            continue
        yield Finding(
            "CBA426",
            (*path, key),
            f"{_named((*path, key))} counts as in {wanted} prices, and its source is "
            f"of {year}",
            f"add `price_year:` with the year of its prices, or `price_year: {wanted}` "
            "where somebody has moved it already",
            "in whose prices?",
        )


def _says_prices(project: Project) -> bool:
    """Whether any line gives the year of its prices, or has it from the library."""
    for _, line in lines_of(project):
        if line.price_year is not None:
            return True
        if isinstance(line, Cost) and line.prices_of is not None:
            return True
        if isinstance(line, Benefit) and any(
            value.price_year is not None or value.unit_cost is not None
            for _, value in placed_values(line)
        ):
            return True
    return False


def _undated(project: Project) -> Iterator[tuple[Address, str, Input, str]]:
    """Money of which nothing says the prices: its place, and the source it is from."""
    for path, line in lines_of(project):
        if line.price_year is not None:
            continue
        if isinstance(line, Benefit) and line.amount is None:
            for below, value in placed_values(line):
                if value.price_year is None and value.unit_cost is None:
                    yield from _money(value, _WORTH, (*path, *below))
        elif isinstance(line, Benefit):
            yield from _money(line, ("amount",), path)
        elif isinstance(line, Cost):
            yield from _money(line, ("amount", "rate", "each"), path)


def _money(
    holder: Line | Value, keys: tuple[str, ...], at: Address
) -> Iterator[tuple[Address, str, Input, str]]:
    for key in keys:
        given = getattr(holder, key)
        if given is None or given.unit_cost is not None:
            continue
        source = given.source or holder.source
        if source is not None:
            yield at, key, given, source
            return


def _latest_year(source: str) -> int | None:
    """The latest year that a source names, of a financial year that it begins in.

    >>> _latest_year("PSSRU 2013, in the unit cost database v1.4 (2014/15)")
    2014
    >>> _latest_year("Strategy 2021-2031, minute 2033/14")
    2031
    """
    plain = re.sub(_LAW, " ", re.sub(_LINK, " ", source[:_LONGEST]))
    found = (_year_of(*each) for each in re.findall(_YEAR, plain))
    return max((year for year in found if year is not None), default=None)


def _year_of(first: str, last: str) -> int | None:
    """The year that a span of years stands for; None for the number of a paper."""
    begins = int(first)
    ends = int(f"{first[:2]}{last}"[-4:]) if last else begins
    if first.endswith("99") and last == "00":
        return begins
    if ends < begins:
        return None
    return begins if ends <= begins + 1 else ends


def _named(path: Address) -> str:
    return f"`{path[-1]}` of `{'/'.join(str(name) for name in _ids(path))}`"


def _ids(path: Address) -> Address:
    """The id of a line, and of a part of its values."""
    return (path[1], path[3]) if path[2] == "values" else (path[1],)
