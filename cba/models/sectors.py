"""The sectors an agency may belong to, and what follows from each.

Public bodies form the financial case. Reports subtotal those who answer to a
place (local) and those who answer to a minister (central).
"""

from __future__ import annotations

from typing import Literal

Sector = Literal[
    "local-authority",
    "strategic-authority",
    "nhs",
    "police",
    "justice",
    "fire",
    "education",
    "work-and-pensions",
    "tax-authority",
    "central-government",
    "other-public",
    "housing-provider",
    "care-provider",
    "voluntary",
    "community",
    "private",
]
Tier = Literal["local", "central"]

LOCAL: tuple[Sector, ...] = (
    "local-authority",
    "strategic-authority",
    "police",
    "fire",
    "nhs",
)
CENTRAL: tuple[Sector, ...] = (
    "justice",
    "education",
    "work-and-pensions",
    "tax-authority",
    "central-government",
    "other-public",
)
NOT_PUBLIC: tuple[Sector, ...] = (
    "housing-provider",
    "care-provider",
    "voluntary",
    "community",
    "private",
)
SECTORS = LOCAL + CENTRAL + NOT_PUBLIC


def is_public(sector: Sector) -> bool:
    """Whether bodies of the sector form part of the financial case."""
    return sector not in NOT_PUBLIC


def tier_of(sector: Sector) -> Tier | None:
    """Local or central; None for those who are no public bodies."""
    if not is_public(sector):
        return None
    return "local" if sector in LOCAL else "central"
