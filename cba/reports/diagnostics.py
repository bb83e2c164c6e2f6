"""Problems as text for a terminal: the place, the line and what to write.

What a project file holds is shown to people on terminals, and may be hostile:
a character that could steer a terminal or turn the reading order is always
shown by its number, never sent.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from cba.problems import Place, Problem, Severity
from cba.reports.formatting import counted

_WIDEST = 100
_TAB = "    "
_LAST_BYTE = 0xFF
#: Kinds of character that are shown by number: controls, formats, halves, ends.
_SHOWN_BY_NUMBER = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_NO_WIDTH = frozenset({"Mn", "Me"})
_SEVERITY_COLOURS: dict[Severity, str] = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "info": "\x1b[1;36m",
}
_FAINT, _HINT, _PLAIN = "\x1b[34m", "\x1b[36m", "\x1b[0m"
_COUNTED: tuple[tuple[Severity, str], ...] = (
    ("error", "error"),
    ("warning", "warning"),
    ("info", "note"),
)


def render(problem: Problem, *, color: bool = False) -> str:
    """A problem in full: message, place, excerpt with caret, and hint.

    Colour only repeats what the words say.
    """

    def paint(text: str, with_colour: str) -> str:
        return f"{with_colour}{text}{_PLAIN}" if color else text

    severity = problem.severity
    head = paint(f"{severity} {problem.code}", _SEVERITY_COLOURS[severity])
    lines = [f"{head}: {printable(problem.message)}"]
    place = problem.place
    margin = " " * len(str(place.line)) if place else ""
    if place is not None:
        lines.append(f"{margin}{paint('-->', _FAINT)} {printable(str(place))}")
        if place.excerpt:
            shown, carets = _excerpt(place)
            label = f" {printable(problem.label)}" if problem.label else ""
            bar = paint(f"{margin} |", _FAINT)
            number = paint(f"{place.line} |", _FAINT)
            lines += [bar, f"{number} {shown}".rstrip()]
            if carets:
                marked = paint(f"{carets.lstrip()}{label}", _SEVERITY_COLOURS[severity])
                indent = " " * (len(carets) - len(carets.lstrip()))
                lines.append(f"{bar} {indent}{marked}")
            if problem.hint:
                lines.append(bar)
    elif problem.path:
        lines.append(f"  {paint('-->', _FAINT)} {printable(problem.path)}")
    if problem.hint:
        first, *more = (printable(line) for line in problem.hint.split("\n"))
        lines.append(f"{paint('hint:', _HINT)} {first}")
        lines += [f"      {line}" for line in more]
    if problem.accepted is not None:
        reason = printable(" ".join(problem.accepted.split()))
        lines.append(f"{paint('accepted:', _HINT)} {reason}")
    return "\n".join(lines)


def concise(problem: Problem) -> str:
    """A problem on one line: ``file:line:col: CODE message``."""
    where = str(problem.place) if problem.place else problem.path or "project"
    return printable(f"{where}: {problem.code} {problem.message}")


def summary(problems: Iterable[Problem]) -> str:
    """How many problems of each severity there are, and how many are accepted.

    >>> summary([Problem("CBA101", ""), Problem("CBA102", ""), Problem("CBA402", "")])
    '2 errors, 1 warning'
    """
    return ", ".join(counted_problems(problems)) or "no problems"


def counted_problems(problems: Iterable[Problem]) -> list[str]:
    """The number of problems of each severity that there is; with those accepted.

    >>> counted_problems([Problem("CBA401", ""), Problem("CBA402", "", accepted="So")])
    ['2 warnings (1 accepted)']
    >>> counted_problems([Problem("CBA402", "", accepted="So agreed")])
    ['1 warning (accepted)']
    """
    found = tuple(problems)
    words = []
    for severity, word in _COUNTED:
        these = [problem for problem in found if problem.severity == severity]
        accepted = sum(problem.accepted is not None for problem in these)
        aside = ""
        if accepted:
            aside = f" ({accepted} accepted)" if len(these) > 1 else " (accepted)"
        if these:
            words.append(f"{counted(len(these), word)}{aside}")
    return words


def printable(text: str) -> str:
    r"""The text with every character that a terminal would obey shown by number.

    >>> printable("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    if text.isprintable():
        return text
    return "".join(_shown(character)[0] for character in text)


def _shown(character: str) -> tuple[str, int]:
    """How a character is shown, and how many columns of a terminal it takes."""
    if " " <= character <= "~":
        return character, 1
    if character == "\t":
        return _TAB, len(_TAB)
    kind = unicodedata.category(character)
    if kind in _SHOWN_BY_NUMBER:
        number = ord(character)
        text = f"\\x{number:02x}" if number <= _LAST_BYTE else f"\\u{number:04x}"
        return text, len(text)
    if kind in _NO_WIDTH:
        return character, 0
    wide = unicodedata.east_asian_width(character) in ("W", "F")
    return character, 2 if wide else 1


def _excerpt(place: Place) -> tuple[str, str]:
    """The line, or the part of a long one around the place, and its carets."""
    start = min(place.start or 0, len(place.excerpt))
    # A file of one line may be megabytes long.
    begin = max(0, start - 2 * _WIDEST)
    cells = [_shown(c) for c in place.excerpt[begin : start + 3 * _WIDEST]]
    at = start - begin
    end = min(at + max(1, place.length), len(cells))
    whole = len(cells) == len(place.excerpt)
    if whole and _width(cells) <= _WIDEST:
        first, last = 0, len(cells)
    else:
        first, last = _window(cells, at, end)
    cut_left, cut_right = begin + first > 0, begin + last < len(place.excerpt)
    text = "".join(shown for shown, _ in cells[first:last])
    text = "…" * cut_left + text + "…" * cut_right
    if place.start is None:
        return text, ""
    indent = cut_left + _width(cells[first:at])
    return text, " " * indent + "^" * max(1, _width(cells[at : min(end, last)]))


def _width(cells: list[tuple[str, int]]) -> int:
    return sum(size for _, size in cells)


def _window(cells: list[tuple[str, int]], at: int, end: int) -> tuple[int, int]:
    """The stretch of cells to show: the place, with most of the line before it."""
    room = _WIDEST - len("……")
    inside = _width(cells[at:end])
    first = at
    spare = max(0, room - min(inside, room)) // 2
    while first and cells[first - 1][1] <= spare:
        first -= 1
        spare -= cells[first][1]
    last, left = first, room
    while last < len(cells) and cells[last][1] <= left:
        left -= cells[last][1]
        last += 1
    # What is left at the end of the line goes to the part before the place.
    while first and cells[first - 1][1] <= left:
        first -= 1
        left -= cells[first][1]
    return first, last
