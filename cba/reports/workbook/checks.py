"""What a sheet of inputs says beside a cell that it cannot work with.

A spreadsheet takes whatever is typed or pasted. A word in place of a number makes
errors on every sheet after it, and shares that add up to a half are weighed as if
they were whole: each row says so itself, and the cover repeats the first of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlsxwriter.utility import xl_col_to_name

from cba.models import kinds
from cba.models.kinds import Kind
from cba.reports.workbook.cells import FIRST_YEAR, VALUE
from cba.reports.workbook.needs import Need, is_step
from cba.reports.workbook.register import Register

#: More columns and rows than a sheet of inputs has, to find the first by the largest.
_COLUMNS, _ROWS = 20_000, 2_000_000
#: Nearer to one than this, shares are whole: a spreadsheet adds thirds with a rest.
_REST = "1E-6"
#: The numbers of the grades, as formulas look them up.
GRADES = "{1,2,3,4,5,6}"
ALL_WELL = "No problem found in any input."


def kind_of(need: Need) -> Kind | None:
    """The kind whose bounds an input has in the project file; None for no such kind."""
    if need.unit == "share":
        of_cost = need.address.endswith(".optimism_bias") and "costs." in need.address
        return kinds.COST_BIAS if of_cost else kinds.KEPT
    if need.unit == "rate":
        return kinds.DISCOUNT_RATE if "discounting" in need.address else kinds.RATE
    return None


def bounds_in_words(kind: Kind) -> str:
    """What a share or a rate has to be.

    >>> bounds_in_words(kinds.KEPT), bounds_in_words(kinds.RATE)
    ('a share between 0% and 100%', 'a rate between -99% and 1,000%')
    """
    return f"a {kind.form} between {kind.low:,.0%} and {kind.high:,.0%}"


def check_of(need: Need, row: int, years: int, shares: Sequence[str] = ()) -> str:
    """The formula that says what is wrong with a row, or an empty text.

    ``row`` counts from 0; ``shares`` are the cells that make a whole together, for
    the row that answers for them.
    """
    if need.by_year:
        return _by_year(need, row, years)
    cell = f"${xl_col_to_name(VALUE)}${row + 1}"
    name = _name(cell)
    if need.unit == "grade":
        known = f"ISNUMBER(MATCH({cell},{GRADES},0))"
        wrong = f'{name}&" is not a whole number from 1 to 6"'
        # Without a grade, or with 0, the evidence is not graded.
        return f'IF(OR(ISBLANK({cell}),{known}),"",{_unless_0(cell, wrong)})'
    rest = '""'
    if is_step(need.address):
        rest = f'IF({cell}>0,"",{name}&" is not above 0")'
    elif shares:
        whole = f"SUM({','.join(shares)})"
        words = f'"add up to "&ROUND(100*{whole},2)&"%, not 100%"'
        wrong = f'{_name(shares[0])}&" to "&{_name(shares[-1])}&" "&{words}'
        rest = f'IF(ABS({whole}-1)<{_REST},"",{wrong})'
    kind = kind_of(need)
    if kind is not None:
        rest = _bounded(cell, kind, rest)
    empty, wrong = (f'{name}&" {words}"' for words in ("is empty", "is not a number"))
    return f"IF(ISBLANK({cell}),{empty},IF(ISNUMBER({cell}),{rest},{wrong}))"


def first_of(column: str, first: int, last: int, sheet: str) -> str:
    """The formula that gives the first thing wrong, and how many more there are.

    The rows from ``first`` to ``last`` count from 1.
    """
    cells = f"{sheet}!${column}${first}:${column}${last}"
    count = f'SUMPRODUCT(--({cells}<>""))'
    found = f'{_ROWS}-SUMPRODUCT(MAX(({cells}<>"")*({_ROWS}-ROW({cells}))))'
    words = f'"{sheet}!"&INDEX({cells},{found}-{first - 1})'
    more = f'IF({count}>1," (and "&({count}-1)&" more)","")'
    return f'IF({count}=0,"{ALL_WELL}",{words}&{more})'


def wholes(register: Register) -> dict[str, tuple[str, ...]]:
    """The rows of shares that make a whole, by the row that answers for them."""
    found: dict[str, tuple[str, ...]] = {}
    for rows in dict.fromkeys(_wholes(register)):
        answers = next((each for each in rows if each not in found), None)
        if answers is not None:
            found[answers] = rows
    return found


def _wholes(register: Register) -> Iterator[tuple[str, ...]]:
    for option, lines in register.facts.items():
        for facts in lines.values():
            for split in facts.splits.values():
                if split.address and not split.sole:
                    yield tuple(
                        register.address(option, f"{split.address}.{agency}")
                        for agency, _ in split.shares
                    )


def _by_year(need: Need, row: int, years: int) -> str:
    first, last = (
        f"${xl_col_to_name(FIRST_YEAR + each)}${row + 1}" for each in (0, years - 1)
    )
    cells = f"{first}:{last}"
    rest = '""'
    if need.growing is not None:
        rate = f"${xl_col_to_name(FIRST_YEAR + years)}${row + 1}"
        within = _bounded(rate, kinds.GROWTH)
        rest = f'IF(ISNUMBER({rate}),{within},{_name(rate)}&" is not a number")'
    kind = kind_of(need)
    if kind is not None:
        outside = f"ISNUMBER({cells})*(({cells}<{kind.low})+({cells}>{kind.high}))"
        rest = _first_year(first, cells, outside, bounds_in_words(kind), rest)
    wrong = f"NOT(ISNUMBER({cells}))*NOT(ISBLANK({cells}))"
    return _first_year(first, cells, wrong, "a number", rest)


def _bounded(cell: str, kind: Kind, rest: str = '""') -> str:
    """The formula that says of a number that it is out of the bounds of its kind."""
    within = f"AND({cell}>={kind.low},{cell}<={kind.high})"
    return f'IF({within},{rest},{_name(cell)}&" is not {bounds_in_words(kind)}")'


def _first_year(first: str, cells: str, wrong: str, words: str, rest: str) -> str:
    """The formula that names the first of some years that is not what it has to be."""
    place = f"{_COLUMNS}-SUMPRODUCT(MAX({wrong}*({_COLUMNS}-COLUMN({cells}))))"
    said = f'ADDRESS(ROW({first}),{place},4)&" is not {words}"'
    return f"IF(SUMPRODUCT({wrong})=0,{rest},{said})"


def _unless_0(cell: str, wrong: str) -> str:
    return f'IF(ISNUMBER({cell}),IF({cell}=0,"",{wrong}),{wrong})'


def _name(cell: str) -> str:
    """The name of a cell, which moves with it where rows are put in."""
    return f"ADDRESS(ROW({cell}),COLUMN({cell}),4)"
