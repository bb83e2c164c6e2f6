"""A project far larger than any in use: hundreds of lines over thirty years."""

from __future__ import annotations

from cba.results.appraisal import Appraisal
from tests.reports.made_projects import Tree, appraisal_of

_SHARES = {"council": "40%", "nhs": "35%", "police": "25%"}


def large_project(lines: int, years: int) -> Appraisal:
    """Half of the lines cost, half of them gain, each in its own way."""
    agencies = {
        "council": {"name": "Council", "sector": "local-authority"},
        "nhs": {"name": "Hospital", "sector": "nhs"},
        "police": {"name": "Police", "sector": "police"},
    }
    people = {
        f"group{n}": {
            "starting": {f"2026-27..{2025 + years}-{(26 + years) % 100:02d}": 100 + n},
            "retention": "70%",
            "starts": "evenly",
        }
        for n in range(20)
    }
    return appraisal_of(
        {
            "cba": 1,
            "project": {"title": "Many lines"},
            "appraisal": {"first_year": "2026-27", "years": years},
            "agencies": agencies,
            "people": people,
            "costs": {f"cost{n}": _cost(n) for n in range(lines // 2)},
            "benefits": {f"gain{n}": _benefit(n) for n in range(lines - lines // 2)},
        }
    )


def _cost(n: int) -> Tree:
    return {
        "kind": "revenue",
        "paid_by": dict(_SHARES) if n % 3 else "council",
        "amount": {"2026-27": 100_000 + n, "growing": "1%"},
        "price_year": "2024-25",
        "confidence": 1 + n % 6,
    }


def _benefit(n: int) -> Tree:
    return {
        "people": f"group{n % 20}",
        "impact": "12%",
        "deadweight": "20%",
        "lasts": 1 + n % 5,
        "drop_off": "15%",
        "value": {"fiscal": 400 + n, "social": 900 + n},
        "falls_to": dict(_SHARES),
        "cashable": {"share": "20%", "from": "2028-29"},
        "confidence": 1 + n % 6,
    }
