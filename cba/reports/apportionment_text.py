"""An agreement for a terminal: its findings, its tables and the block to paste."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cba.reports.apportionment_schedule import schedule
from cba.reports.apportionment_tables import positions, stakes, tariffs
from cba.reports.apportionment_view import Agreed
from cba.reports.apportionment_words import findings
from cba.reports.formatting import counted
from cba.reports.payments_block import payments_block
from cba.reports.shared_risk_words import method_words
from cba.reports.terminal import title_lines
from cba.reports.text_table import HANG, Line
from cba.reports.texts import sentence

if TYPE_CHECKING:
    from cba.analysis.apportionment import Shapley

#: A longer block is not for a terminal: it is written to a file.
_LONGEST_BLOCK = 80


def apportionment_text(agreed: Agreed) -> list[Line]:
    """Who pays what, what it does to each partner, and the payments to paste."""
    view = agreed.view
    blocks: list[list[Line]] = [
        [
            *title_lines(view.appraisal, view.option),
            Line(f"{agreed.rule_words}.", hang=HANG),
        ],
        _sentences(findings(agreed)),
        list(positions(agreed)),
    ]
    if agreed.moves:
        blocks += [list(tariffs(agreed)), *schedule(agreed), list(stakes(agreed))]
    blocks.append(_sentences(_made(agreed)))
    if agreed.moves:
        blocks.append(_block(agreed))
    return parted(blocks)


def parted(blocks: Iterable[list[Line]]) -> list[Line]:
    """The blocks that hold something, with a blank line between them."""
    lines: list[Line] = []
    for block in blocks:
        if block:
            lines += [*([Line("")] if lines else []), *block]
    return lines


def _sentences(sentences: Iterable[str]) -> list[Line]:
    return [Line(words, hang=HANG) for words in sentences]


def _made(agreed: Agreed) -> Iterator[str]:
    """How it was found, and what should be known of it."""
    found = agreed.found
    if found.shapley is not None:
        yield from _sampled(agreed, found.shapley)
    if agreed.risk is not None:
        yield method_words(agreed.risk)
        yield from (sentence(note) for note in agreed.risk.notes)


def _sampled(agreed: Agreed, shapley: Shapley) -> Iterator[str]:
    if shapley.standard_errors is None or shapley.orders is None:
        return
    error = agreed.money(max(shapley.standard_errors.values()))
    orders = counted(shapley.orders, "order")
    yield (
        f"Shapley values are means over {orders} in which partners may join; the "
        f"standard error is at most {error}."
    )


def _block(agreed: Agreed) -> list[Line]:
    """The payments as they are pasted, or how to have them where they are many."""
    if not agreed.found.payments:
        return []
    block = payments_block(agreed.found.payments, agreed.view.currency)
    if len(block) > _LONGEST_BLOCK:
        words = (
            f"The payments take {len(block)} lines under `payments:`: "
            "`--payments FILE` writes them."
        )
        return _sentences([words])
    head = Line("To paste under `payments:`", "head")
    return [head, *map(Line, block)]
