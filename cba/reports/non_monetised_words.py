"""Effects without a price, in the words that several sections use."""

from __future__ import annotations

from collections.abc import Iterator

from cba.models.line import titled
from cba.models.non_monetised import NonMonetised
from cba.models.project import Project
from cba.reports.texts import as_title


def effects_of(project: Project, option: str) -> Iterator[tuple[str, NonMonetised]]:
    """The effects of an option by id."""
    for key, effect in project.non_monetised.items():
        if project.has_line(option, effect):
            yield key, effect


def effect_title(key: str, effect: NonMonetised) -> str:
    """The title of an effect as a document shows it."""
    return as_title(titled(effect.title, key))


def effect_words(key: str, effect: NonMonetised) -> str:
    """An effect with its direction and size: "Trust in services (moderate gain)"."""
    return f"{effect_title(key, effect)} ({effect.size} {effect.direction})"
