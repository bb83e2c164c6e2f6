"""Small projects whose costs and savings are given by agency and year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cba.loading.project_loader import load
from cba.models.project import Project

#: Thousands of pounds by year.
ByYear = Sequence[float]
_FIRST = 2026


def year(n: int) -> str:
    """The label of a year, 0 for the first."""
    return f"{_FIRST + n}-{(_FIRST + n + 1) % 100:02d}"


def shared(
    costs: Mapping[str, ByYear],
    savings: Mapping[str, ByYear],
    *,
    rate: str = "0%",
    frame: str = "inflation_after: 2%",
    agencies: str = "",
    more: str = "",
) -> Project:
    """A project of public bodies with these costs and cashable savings, in £k.

    ``agencies`` are further lines of `agencies:`, such as those with a limit,
    ``frame`` further keys of `appraisal:` and ``more`` is further text of the file.
    """
    declared = {line.partition(":")[0] for line in agencies.splitlines()}
    names = [each for each in dict.fromkeys([*costs, *savings]) if each not in declared]
    years = max(len(each) for each in (*costs.values(), *savings.values()))
    lines = [
        "cba: 1",
        "project: {title: Shared}",
        (
            f"appraisal: {{first_year: {year(0)}, years: {years}, "
            f"discounting: {{rate: {rate}}}, {frame}}}"
        ),
        "agencies:",
        *(f"  {each}: {{name: {each.upper()}, sector: nhs}}" for each in names),
        *(f"  {line}" for line in agencies.splitlines()),
        "costs:" if costs else "costs: {}",
        *(
            f"  cost_{each}: {{title: Cost, kind: revenue, paid_by: {each}, "
            f"amount: {_amount(amounts)}, optimism_bias: 0%, status: illustrative}}"
            for each, amounts in costs.items()
        ),
        "benefits:" if savings else "benefits: {}",
        *(
            f"  saving_{each}: {{title: Saving, category: fiscal, falls_to: {each}, "
            f"cashable: 100%, deadweight: 0%, amount: {_amount(amounts)}, "
            "optimism_bias: 0%, status: illustrative}"
            for each, amounts in savings.items()
        ),
        more,
        "",
    ]
    return read("\n".join(lines))


def read(text: str) -> Project:
    """The project of a text.

    :raises ValueError: it cannot be read.
    """
    loaded = load(None, stdin_text=text)
    if loaded.project is None:
        raise ValueError([(each.path, each.message) for each in loaded.problems])
    return loaded.project


def _amount(amounts: ByYear) -> str:
    pairs = (f"{year(n)}: {each * 1000:.2f}" for n, each in enumerate(amounts))
    return "{" + ", ".join(pairs) + "}"
