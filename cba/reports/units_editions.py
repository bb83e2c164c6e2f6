"""The libraries there are: packaged editions, and those of a project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cba.reports.formatting import counted
from cba.reports.library_words import licence_words
from cba.reports.text_table import HANG, Line, Row, text_table
from cba.reports.texts import sentence, tidy
from cba.results.json_document import Json


class Held(NamedTuple):
    """One edition of a data set, or one library of a project.

    ``dataset`` is empty for a library of a project, which ``name`` then is the
    name of; ``standing`` is current, older, in use or own.
    """

    dataset: str
    name: str
    title: str
    values: int
    standing: str
    status: str
    publisher: str
    licence: str
    source: str
    digest: str
    file: str = ""


def editions_text(held: Sequence[Held], *, of_project: bool) -> list[Line]:
    """How many libraries there are, a row for each, then where each is from."""
    own = sum(not each.dataset for each in held)
    said = f"{counted(len(held) - own, 'packaged edition')}"
    if of_project:
        number = counted(own, "library", "libraries") if own else "no library"
        said += f" and {number} of the project"
    rows = [
        Row(each.name, (str(each.values), each.standing, each.status)) for each in held
    ]
    table = text_table("Edition", ("Values", "Standing", "Status"), rows)
    lines = [Line(f"{said}.", "title", HANG), Line(""), *table]
    for each in held:
        licence = licence_words(each.licence)
        parts = (tidy(each.title), tidy(each.publisher), each.file, licence)
        words = "; ".join(part for part in parts if part)
        lines += [Line(""), Line(f"{each.name}  {sentence(words)}", hang=HANG)]
    pins = ", ".join(f"{x.dataset}: {x.name}" for x in held if _is_pinned(x))
    if pins:
        lines += [Line(""), Line("Held to them in a project file", "head")]
        lines.append(Line(f"data: {{{pins}}}"))
    return lines


def _is_pinned(each: Held) -> bool:
    return bool(each.dataset) and each.standing in {"current", "in use"}


def editions_json(held: Sequence[Held]) -> Json:
    """The same for programs."""
    return {"editions": [_held(each) for each in held]}


def _held(each: Held) -> Json:
    return {
        "dataset": each.dataset or None,
        "name": each.name,
        "title": each.title,
        "values": each.values,
        "standing": each.standing,
        "status": each.status,
        "publisher": each.publisher or None,
        "licence": each.licence or None,
        "source": each.source or None,
        "file": each.file or None,
        "digest": each.digest,
    }
