"""The reference data in use, as an analyst reads them in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.library.licences import licence
from cba.library.unit_cost import Library
from cba.prices import Deflator
from cba.reports.calendar_words import date_words
from cba.reports.formatting import counted, listed
from cba.reports.text_table import HANG, Line
from cba.reports.texts import sentence, tidy
from cba.results.data_in_use import DataInUse

_WORDS = {True: "in use", False: "not in use", None: ""}


def data_text(
    found: Sequence[DataInUse],
    title: str | None,
    own: Deflator | None = None,
    libraries: Sequence[Library] = (),
    aged: Sequence[str] = (),
) -> list[Line]:
    """What is held and what is not current, then each data set with its source.

    ``title`` is that of the project that was asked about, None for none; ``own`` the
    price index and ``libraries`` the unit costs it brings, and ``aged`` what newer
    editions would do to its figures.
    """
    head = "Reference data" if title is None else f"Reference data of {tidy(title)}"
    lines = [Line(head, "title", HANG), Line("")]
    findings = [*_findings(found, title), *(f"{tidy(each)}." for each in aged)]
    lines += [Line(each, hang=HANG) for each in findings]
    if own is not None:
        lines += [Line(""), *_own(own)]
    for library in libraries:
        lines += [Line(""), *_library(library)]
    for each in sorted(found, key=lambda x: x.is_used is False):
        lines += [Line(""), *_entry(each)]
    return lines


def pin_text(editions: dict[str, str]) -> list[Line]:
    """The block that holds these editions, to paste into a project file."""
    from cba.loading.checks.editions import quotable

    held = [f"  {name}: {quotable(each)}" for name, each in editions.items()]
    return [Line(each) for each in ("data:", *held)]


def _findings(found: Sequence[DataInUse], title: str | None) -> Iterator[str]:
    if title is None:
        yield f"{counted(len(found), 'data set')}, each in the current edition."
    else:
        used = [each for each in found if each.is_used]
        held = sum(bool(each.is_pinned) for each in used)
        if not used:
            yield "No figure of the project rests on packaged data."
        else:
            yield (
                f"{counted(len(used), 'data set')} in use; the project holds the "
                f"edition of {_of(held, len(used))}."
            )
        if used and held < len(used):
            yield "`--pin` prints what to paste, so that the figures stay as they are."
    doubtful = [
        f"`{each.edition.dataset}`"
        for each in found
        if each.is_used is not False and each.edition.status == "unverified"
    ]
    if doubtful:
        source = "its source" if len(doubtful) == 1 else "their sources"
        yield f"Not yet compared with {source}: {listed(doubtful)}."


def _of(held: int, used: int) -> str:
    if held == used:
        return "each" if used > 1 else "it"
    return f"{held} of them" if held else "none"


def _entry(each: DataInUse) -> Iterator[Line]:
    edition = each.edition
    yield Line(edition.title, "head", HANG)
    words = [f"{edition.dataset} {edition.edition}", _WORDS[each.is_used]]
    if each.is_pinned:
        words.append("held")
    words.append("current" if each.is_current else f"current is {each.current}")
    words.append(edition.status)
    checked = "no record of a check"
    if edition.checked:
        checked = f"compared with its source on {date_words(edition.checked)}"
    words.append(checked)
    yield Line("  " + " · ".join(word for word in words if word), hang=2 * HANG)
    yield Line(f"  {sentence(edition.source)}", hang=2 * HANG)
    yield Line(f"  {edition.publisher}. {sentence(edition.licence)}", hang=2 * HANG)
    others = [name for name in each.known if name != edition.edition]
    if others:
        yield Line(f"  Other editions: {listed(others)}.", hang=2 * HANG)


def _own(own: Deflator) -> Iterator[Line]:
    yield Line("Price index of the project's own", "head", HANG)
    years = f"{own.indices[0].year} to {own.indices[-1].year}"
    words = [tidy(own.edition), "in use", years, "in place of the GDP deflator"]
    yield Line("  " + " · ".join(word for word in words if word), hang=2 * HANG)
    yield Line(f"  {sentence(tidy(own.source))}", hang=2 * HANG)


def _library(library: Library) -> Iterator[Line]:
    title = tidy(library.title)
    if title in {"", library.name}:
        title = f"Unit costs `{tidy(library.name)}`"
    yield Line(title, "head", HANG)
    values = counted(len(library.costs), "value")
    words = [f"{tidy(library.name)} {tidy(library.edition)}".strip(), "the project's"]
    yield Line("  " + " · ".join([*words, values, tidy(library.file)]), hang=2 * HANG)
    known = licence(library.licence)
    licensed = library.licence if known is None else known.title
    said = [tidy(each) for each in (library.source, licensed) if each]
    if said:
        yield Line("  " + " ".join(sentence(each) for each in said), hang=2 * HANG)
