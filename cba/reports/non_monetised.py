"""Effects without a price: which way they go, how large they are, and for whom."""

from __future__ import annotations

from collections.abc import Iterator

from cba.models.non_monetised import NonMonetised
from cba.reports.content import Block, Cell, Column, Row, Subheading, Table
from cba.reports.formatting import listed
from cba.reports.non_monetised_words import effect_title, effects_of
from cba.reports.texts import sentence, tidy
from cba.reports.view import View


def non_monetised(view: View) -> Iterator[Block]:
    """The effects of the option that no sum holds; nothing where there are none."""
    effects = dict(effects_of(view.project, view.option.identifier))
    if not effects:
        return
    yield Subheading("without-a-price", "What is not in the figures")
    yield Table(
        "non-monetised",
        "Effects that no sum of money holds",
        (
            Column("Effect", "heading", 6),
            Column("Size and direction", "text", 3),
            Column("For whom", "text", 3),
            Column("What it consists of", "text", 8),
        ),
        tuple(_row(view, key, each) for key, each in effects.items()),
        notes=(
            (
                "In the health service: unmonetisable benefits. They stand beside the "
                "net present social value, which leaves them out."
            ),
        ),
    )


def _row(view: View, key: str, each: NonMonetised) -> Row:
    who = listed(view.names.get(name, name) for name in each.who) if each.who else ""
    words = [sentence(tidy(text)) for text in (each.description, each.source) if text]
    if each.objective is not None:
        objectives = view.project.project.objectives or {}
        objective = objectives.get(each.objective, each.objective)
        words.append(f"Objective: {sentence(tidy(objective))}")
    return Row(
        (
            Cell(effect_title(key, each)),
            Cell(f"{each.size} {each.direction}", tidy(each.quantity)),
            Cell(who),
            Cell(" ".join(words)),
        )
    )
