"""What payments that cannot be moved would break, each in words."""

from __future__ import annotations

from collections.abc import Iterator

from cba.analysis.apportionment.finding import Asked
from cba.analysis.apportionment.held_to import SLACK, held_to, keeps_shares
from cba.analysis.apportionment.schedule import Flows
from cba.calculation.factors import total


def breaches(asked: Asked, flows: Flows) -> Iterator[str]:
    """Who would pay whom it may not, or more than it may; nothing if all is kept."""
    held, words = held_to(asked), asked.words
    allowed = {(held.partners[a], held.partners[b]) for a, b in held.pairs}
    for payer, payee in flows:
        if (payer, payee) not in allowed:
            yield f"{words.name(payer)} may not pay {words.name(payee)}"
    out, _ = held.paid(flows)
    in_all = total(out)
    for n, payer in enumerate(held.partners):
        name = words.name(payer)
        year = int((out[n] - held.limit[n]).argmax())
        paid, most = float(out[n, year]), float(held.limit[n, year])
        if paid > most + SLACK:
            label = asked.found.labels[year]
            yield (
                f"{name} would pay {words.money(paid)} in {label} and its limit leaves "
                f"{words.money(most)}"
            )
        paid, most = float(in_all[n]), float(held.cap[n])
        if paid > most + SLACK:
            yield (
                f"{name} would pay {words.money(paid)} in all and its cap leaves "
                f"{words.money(most)}"
            )
    if not keeps_shares(asked, flows):
        yield "the shares of the costs would be beyond their floors or ceilings"
