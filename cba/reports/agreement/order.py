"""The sections of an agreement in order, and how one points at another."""

from __future__ import annotations

from collections.abc import Iterable

from cba.reports.content import Block, Clause, Clauses, Section

#: The numbered sections by identifier, with their headings.
ORDER = {
    "parties": "The parties",
    "purpose": "Background and purpose",
    "pays-and-gains": "What each party pays and gains",
    "payments": "Payments",
    "prices": "Prices and indexation",
    "outcomes": "Outcomes, measures and data",
    "gain-share": "Gain share and clawback",
    "limits": "Limits",
    "how-sure": "How sure this is",
    "review": "Review and change",
    "exit": "Term and exit",
    "disputes": "Disputes",
    "general": "General terms",
    "signatures": "Signatures",
}


def number_of(identifier: str) -> str:
    """The number of a section.

    >>> number_of("payments")
    '4'
    """
    return str([*ORDER].index(identifier) + 1)


def see(identifier: str) -> str:
    """What points at a section: "section 4"."""
    return f"section {number_of(identifier)}"


def section(identifier: str, blocks: Iterable[Block | str]) -> Section:
    """A section whose texts are clauses, numbered through from its beginning."""
    made: list[Block] = []
    waiting: list[Clause] = []
    count = 0
    for block in blocks:
        if isinstance(block, str):
            count += 1
            waiting.append(Clause(f"{number_of(identifier)}.{count}", block))
            continue
        if waiting:
            made.append(Clauses(tuple(waiting)))
            waiting = []
        made.append(block)
    if waiting:
        made.append(Clauses(tuple(waiting)))
    return Section(
        identifier, ORDER[identifier], tuple(made), number=number_of(identifier)
    )
