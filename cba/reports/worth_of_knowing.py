"""What knowing more before choosing would be worth, in a sentence or two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cba.reports.content import Block, Paragraph
from cba.reports.draws_words import of_draws
from cba.reports.formatting import is_nought
from cba.reports.input_names import input_names, name_of
from cba.reports.simulation_words import option_words
from cba.reports.view import View

if TYPE_CHECKING:
    from cba.analysis.information import Information


def worth_of_knowing(view: View, found: Information | None) -> Iterator[Block]:
    """What to measure first, and what that can be worth; nothing without a choice."""
    if found is None:
        return
    best = option_words(found.best, view)
    if is_nought(found.evpi):
        yield Paragraph(
            f"Knowing more about these inputs first would not be worth paying for: "
            f"{best} is the best choice for society in every draw."
        )
        return
    words = (
        f"Today's choice for society is {best}; in {of_draws(found.changes)} "
        f"another choice would have been better. To know everything beforehand "
        f"would be worth {view.money(found.evpi)} at most."
    )
    names = input_names(view)
    worth = [(key, x) for key, x in found.by_input.items() if not is_nought(x)]
    if worth:
        address, most = worth[0]
        words += (
            f" What to measure first is {name_of(names, address).words}: knowing that "
            f"alone would be worth up to {view.money(most)}."
        )
    else:
        words += " No input alone, known exactly, would change the choice."
    yield Paragraph(words)
