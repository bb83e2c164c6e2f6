"""Projects that stretch a document: many partners, no gains, hostile texts."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from cba.loading.project_loader import load
from cba.results.appraisal import Appraisal
from cba.results.appraise import appraise

Tree = dict[str, object]

#: Texts that would run, break out, be fetched, turn round or push over.
HOSTILE = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://127.0.0.1:9/","x")',
    "file:///etc/passwd",
    '"><img src=http://127.0.0.1:9/x.png onerror=alert(1)>',
    "</style></title><h1>{{ 7*7 }} {% raw %}",
    "مجلس المدينة للصحة",
    "👩‍⚕️ team 🚑",
    "W" * 5000,
    "word " * 1000,
    "\u202eturned round",
)


def appraisal_of(project: Tree | str) -> Appraisal:
    """The appraisal of a project, given as a tree or as YAML."""
    text = project if isinstance(project, str) else dump(project)
    loaded = load(None, stdin_text=text)
    assert loaded.project is not None, [p.message for p in loaded.problems]
    return appraise(loaded.project, loaded.problems)


def dump(project: Tree) -> str:
    """The project as YAML."""
    return yaml.safe_dump(project, allow_unicode=True, sort_keys=False)


def _agency(name: str, sector: str) -> Tree:
    return {"name": name, "sector": sector}


TWO = {
    "council": _agency("The council", "local-authority"),
    "nhs": _agency("Integrated care board", "nhs"),
}


def with_settings(made: Tree, **settings: object) -> Tree:
    """A project with other settings of its appraisal."""
    given = made["appraisal"]
    assert isinstance(given, dict)
    return {**made, "appraisal": {**given, **settings}}


def flat(
    costs: Mapping[str, object],
    benefits: Mapping[str, object],
    agencies: Mapping[str, object] | None = None,
    years: int = 4,
) -> Tree:
    """A project at a discount rate of 0%, so that sums are present values."""
    return {
        "cba": 1,
        "project": {"title": "A case"},
        "appraisal": {
            "first_year": "2026-27",
            "years": years,
            "discounting": {"rate": "0%"},
        },
        "agencies": dict(agencies or {"council": TWO["council"]}),
        "costs": dict(costs),
        "benefits": dict(benefits),
    }


def spent(amount: object, by: object = "council") -> Tree:
    """A cost line without a correction."""
    return {"kind": "revenue", "paid_by": by, "amount": amount, "optimism_bias": "0%"}


def saved(amount: object, to: object = "council", cashable: str = "0%") -> Tree:
    """A fiscal benefit line without a correction."""
    return {
        "amount": amount,
        "category": "fiscal",
        "falls_to": to,
        "cashable": cashable,
        "deadweight": "0%",
        "optimism_bias": "0%",
    }


def twelve_partners(years: int = 60) -> Tree:
    """Twelve public bodies with long names, one of whom pays in each year."""
    sectors = ("local-authority", "nhs", "police", "justice", "education", "fire")
    agencies = {
        f"a{n}": _agency(f"Partnership body number {n} of the northern region", sector)
        for n, sector in enumerate(sectors * 2)
    }
    costs = {
        f"c{n}": spent({f"{2026 + n}-{27 + n}": 900_000 * (n + 1)}, f"a{n}")
        for n in range(12)
    }
    benefits = {
        f"b{n}": saved({"2030-31..": 60_000 * (12 - n)}, f"a{n}") for n in range(12)
    }
    return flat(costs, benefits, agencies, years)


def hostile_project() -> Tree:
    """Every text field of a project hostile, and values that are valid."""
    script, formula, path, image, closing, arabic, emoji, wide, long, turned = HOSTILE
    agencies = {
        "a": _agency(arabic, "nhs"),
        "b": _agency(wide, "local-authority"),
        "c": _agency(script, "police"),
        "d": _agency(emoji, "community"),
    }
    costs = {
        "x": {
            **spent("100k", {"a": "25%", "b": "75%"}),
            "title": image,
            "source": wide,
        },
        "y": {**spent("10k", "d"), "kind": "in-kind", "title": turned, "source": path},
    }
    value = {"fiscal": 3000, "social": 500, "per": script, "source": closing}
    benefit: Tree = {
        "title": long,
        "quantity": 100,
        "value": value,
        "falls_to": "c",
        "enjoyed_by": "d",
        "cashable": {"share": "20%", "mechanism": formula, "owner": closing},
        "confidence": 3,
    }
    project = flat(costs, {"z": benefit}, agencies, 3)
    project["project"] = {
        "title": f"{script} {arabic} {emoji}",
        "place": image,
        "summary": f"{long}\n\n{closing}",
        "counterfactual": closing,
        "author": formula,
        "version": path,
        "status": "draft",
    }
    project["options"] = {
        "p": {"title": wide, "role": "preferred"},
        "q": {"title": closing, "role": "do-minimum"},
    }
    return {**project, **_hostile_frame()}


def _hostile_frame() -> Tree:
    """The parts of a project that hold no figure, every text of them hostile."""
    script, formula, path, image, closing, arabic, emoji, wide, long, turned = HOSTILE
    return {
        "risks": {"r": {"title": script, "owner": image, "mitigation": long}},
        "non_monetised": {
            "n": {
                "title": turned,
                "direction": "gain",
                "size": "large",
                "quantity": formula,
                "description": wide,
            }
        },
        "longlist": {
            "l": {
                "title": image,
                "description": long,
                "sifted": "discarded",
                "reason": closing,
                "becomes": "q",
                "scores": {"affordability": "fails"},
            }
        },
        "commercial": long,
        "management": {
            script: arabic,
            emoji: [wide, closing],
            image: {formula: turned, path: script},
        },
        "sign_off": {"chair": {"title": closing, "name": arabic}},
        "acknowledge": {"CBA490": script},
    }
