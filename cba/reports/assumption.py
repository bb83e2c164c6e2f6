"""One assumption of the register, and how an input of the project becomes one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cba.calculation.grades import Graded
from cba.library.in_use import editions_of
from cba.library.reference_data import bias_grades, capital_class
from cba.models.discount import Discounting
from cba.models.evidence import CapitalBias
from cba.models.inputs import Input
from cba.models.line import Line
from cba.models.shares import Shares
from cba.reports.formatting import listed, percentage, share, signed_share
from cba.reports.risks import replaced_words
from cba.reports.texts import sentence, tidy
from cba.reports.view import View
from cba.reports.written import Form, input_words, range_words

ASPECTS = {
    "population": "population data",
    "evidence": "evidence of effect",
    "cost": "cost data",
    "age": "age of data",
    "known_error": "known error",
}
_TIMINGS = {
    "start": "at the start of each year",
    "mid": "in the middle of each year",
    "end": "at the end of each year",
}


#: The source of a value whose unit has it from the same place as another.
AS_ABOVE = "Source: as above."


@dataclass(frozen=True, slots=True)
class Assumption:
    """A row of the register, every part of it a finished text.

    ``written`` is where it stands in the project's files. What ``is_about_line``,
    such as who pays for it, can stand beside the line's name. ``address`` is that of
    the input, or of the inputs, that it is; ``influence`` how far it moves the NPSV
    over its range.
    """

    what: str
    value: str
    spread: str = ""
    prices: str = ""
    evidence: str = ""
    source: str = ""
    status: str = ""
    written: str = ""
    is_about_line: bool = False
    address: str = ""
    influence: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What several assumptions are about: a line, or a group of people.

    ``words`` say what it is, ``source`` what all of it rests on, ``address`` is its
    own; ``used_in`` names the lines that count on it.
    """

    address: str
    title: str
    words: str
    source: str
    status: str
    assumptions: tuple[Assumption, ...]
    used_in: tuple[str, ...] = ()


def of_input(  # noqa: PLR0913 - what an input is, and what is known of it
    view: View,
    what: str,
    given: Input | None,
    form: Form,
    *,
    address: str = "",
    prices: str = "",
    grades: Sequence[Graded] = (),
) -> Iterator[Assumption]:
    """The assumption that an input is; none where it is not given."""
    if given is None:
        return
    financial = view.project.appraisal.first_year.financial
    yield Assumption(
        what=what,
        value=input_words(given, form, view.currency, financial=financial),
        spread=range_words(given.range, form, view.currency),
        prices=prices,
        evidence=grade_words(view, grades),
        source=source_words(given.source, given.notes),
        status=given.status or "",
        written=view.written.words(address),
        address=address,
    )


def of_shares(
    view: View, what: str, shares: Shares | None, address: str
) -> Iterator[Assumption]:
    """Who pays, saves or gains how much of a line."""
    if shares:
        words = view.share_words((agency, share(part, 0)) for agency, part in shares)
        written = view.written.words(address)
        yield Assumption(what, words, written=written, is_about_line=True)


def of_line(view: View, line: Line, base: str) -> Iterator[Assumption]:
    """What any line may set for itself: growth, discounting, timing."""
    yield from of_input(
        view,
        "Real growth a year",
        getattr(line, "real_growth", None),
        "rate",
        address=f"{base}.real_growth",
    )
    if line.discounting is not None:
        yield Assumption("Discounted at", discounting_words(line.discounting))
    if line.timing is not None:
        yield Assumption("Flows fall", timing_words(line.timing))


def of_bias(
    view: View,
    typed: Input | CapitalBias | None,
    applied: float,
    grades: Sequence[Graded],
    base: str,
) -> Assumption:
    """The correction for optimism of the line at ``base``, with what it comes from.

    That is a risk that replaces it, a class of capital, a share typed in the project,
    or confidence grades.
    """
    what = "Optimism bias applied"
    key = base.split(".")[1]
    if risks := view.project.bias_replaced(view.option.identifier).get(key):
        return Assumption(
            what,
            "none",
            evidence=f"{replaced_words(view, key)}.",
            written=view.written.words(f"risks.{risks[0]}.replaces_bias_of"),
        )
    written = view.written.words(f"{base}.optimism_bias")
    if isinstance(typed, CapitalBias):
        edition = editions_of(view.project).get("capital_bias")
        kind = capital_class(typed.name, edition)
        mitigated = percentage(typed.mitigated.constant()) if typed.mitigated else "0%"
        return Assumption(
            what,
            signed_share(applied),
            evidence=f"{kind.title}: upper bound {percentage(kind.upper)}, lower bound "
            f"{percentage(kind.lower)}; {mitigated} of the risk mitigated.",
            source=source_words(kind.source),
            status=kind.status,
            written=written,
        )
    if typed is not None:
        return Assumption(
            what,
            signed_share(applied),
            range_words(typed.range, "share", view.currency),
            evidence="Set in the project, in place of confidence grades.",
            source=source_words(typed.source, typed.notes),
            status=typed.status or "",
            written=written,
            address=f"{base}.optimism_bias",
        )
    if not grades:
        return Assumption(what, "none", evidence="No confidence grade is given.")
    return Assumption(
        what,
        signed_share(applied),
        evidence=grade_words(view, grades),
        written=view.written.words(f"{base}.confidence"),
    )


def bias_reason(
    view: View, typed: Input | CapitalBias | None, grades: Sequence[Graded]
) -> str:
    """What a correction for optimism comes from, in a few words for a table."""
    if isinstance(typed, CapitalBias):
        kind = capital_class(typed.name, editions_of(view.project).get("capital_bias"))
        mitigated = percentage(typed.mitigated.constant()) if typed.mitigated else "0%"
        return f"{kind.title}, {mitigated} of the risk mitigated"
    if typed is not None:
        return "Set in the project"
    if not grades:
        return "No grade is given"
    # The line and its people may both grade an aspect: the worse one counts.
    worst: dict[str, int] = {}
    for each in grades:
        worst[each.aspect] = max(each.grade, worst.get(each.aspect, 0))
    return f"Grades: {', '.join(f'{ASPECTS[x]} {grade}' for x, grade in worst.items())}"


def grade_words(view: View, grades: Sequence[Graded]) -> str:
    """Confidence grades with the words that earn them."""
    if not grades:
        return ""
    table = bias_grades(editions_of(view.project).get("optimism_bias"))
    words = (
        f"{ASPECTS[each.aspect]} grade {each.grade} "
        f"({table.grade(each.grade).words(each.aspect)})"
        for each in grades
    )
    together = listed(dict.fromkeys(words))
    return f"{together[0].upper()}{together[1:]}."


def source_words(source: str | None, notes: str | None = None) -> str:
    """A source under its label, and what a reader should know of it, as sentences.

    >>> source_words("Invented", "To be replaced.")
    'Source: Invented. To be replaced.'
    """
    named, known = sentence(tidy(source)), sentence(tidy(notes))
    if named and not named.lower().startswith("source"):
        named = f"Source: {named}"
    return " ".join(text for text in (named, known) if text)


def discounting_words(how: Discounting) -> str:
    """The name of a schedule, or its rates."""
    if how.name is not None:
        return how.name
    (_, first), *later = how.bands
    steps = (f"{percentage(rate)} from year {year}" for year, rate in later)
    return ", ".join((f"{percentage(first)} a year", *steps))


def timing_words(timing: str) -> str:
    """When in a year flows fall."""
    return _TIMINGS[timing]
