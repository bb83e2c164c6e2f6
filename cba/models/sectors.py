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

#: What people call the bodies of a sector, in the singular and with hyphens.
ALSO_CALLED: dict[str, Sector] = {
    "council": "local-authority",
    "county": "local-authority",
    "county-council": "local-authority",
    "borough": "local-authority",
    "district": "local-authority",
    "unitary": "local-authority",
    "la": "local-authority",
    "local-government": "local-authority",
    "combined-authority": "strategic-authority",
    "mayoral-authority": "strategic-authority",
    "health": "nhs",
    "hospital": "nhs",
    "trust": "nhs",
    "nhs-trust": "nhs",
    "icb": "nhs",
    "integrated-care-board": "nhs",
    "ccg": "nhs",
    "gp": "nhs",
    "police-force": "police",
    "prison": "justice",
    "probation": "justice",
    "court": "justice",
    "moj": "justice",
    "ministry-of-justice": "justice",
    "fire-service": "fire",
    "school": "education",
    "dfe": "education",
    "dwp": "work-and-pensions",
    "jobcentre": "work-and-pensions",
    "hmrc": "tax-authority",
    "central": "central-government",
    "government": "central-government",
    "department": "central-government",
    "treasury": "central-government",
    "public": "other-public",
    "public-body": "other-public",
    "housing-association": "housing-provider",
    "registered-provider": "housing-provider",
    "landlord": "housing-provider",
    "care-home": "care-provider",
    "charity": "voluntary",
    "charitie": "voluntary",
    "vcs": "voluntary",
    "vcse": "voluntary",
    "third-sector": "voluntary",
    "household": "community",
    "resident": "community",
    "citizen": "community",
    "volunteer": "community",
    "society": "community",
    "business": "private",
    "businesse": "private",
    "company": "private",
    "employer": "private",
}


def is_public(sector: Sector) -> bool:
    """Whether bodies of the sector form part of the financial case."""
    return sector not in NOT_PUBLIC


def tier_of(sector: Sector) -> Tier | None:
    """Local or central; None for those who are no public bodies."""
    if not is_public(sector):
        return None
    return "local" if sector in LOCAL else "central"
