"""How long each rule takes for 20 agencies and 30 years, and how sure a sample is.

The project has costs and savings at every agency, in other proportions, and payments
between some pairs only cannot make it smaller: anybody may pay anybody.

    python benchmarks/apportion.py
"""

from __future__ import annotations

import time

from cba.analysis.apportionment import RULES, apportion, terms_of
from cba.loading.project_loader import load
from cba.models.project import Project

AGENCIES, YEARS = 20, 30
AIM_SECONDS = 5.0


def main() -> None:
    """Time every rule on one project, and print what it found."""
    project = shared_project(AGENCIES, YEARS)
    print(f"{AGENCIES} agencies, {YEARS} years")
    for rule in RULES:
        begun = time.perf_counter()
        found = apportion(project, terms_of(project, rule=rule))
        seconds = time.perf_counter() - begun
        paid = sum(each.amount for each in found.transfers)
        print(
            f"{rule:15} {seconds:6.2f} s  feasible: {found.feasible}  "
            f"{len(found.transfers):5} payments, {paid / 1e6:8.2f} million"
        )
        if seconds > AIM_SECONDS:
            print(f"  above the aim of {AIM_SECONDS:g} seconds")
        if found.shapley is not None and found.shapley.standard_errors is not None:
            worst = max(
                found.shapley.standard_errors[each] / value
                for each, value in found.shapley.values.items()
                if value
            )
            print(
                f"  sampled over {found.shapley.orders:,} orders; the largest standard "
                f"error is {worst:.2%} of its value"
            )


def shared_project(agencies: int, years: int) -> Project:
    """A project whose first agencies pay most and whose last ones save most.

    :raises ValueError: the project cannot be read.
    """
    lines = [
        "cba: 1",
        "project: {title: Made for timing}",
        f"appraisal: {{first_year: 2026-27, years: {years}, inflation_after: 2%}}",
        "agencies:",
        *(
            f"  a{n}: {{name: Agency {n}, sector: nhs, limit: {{deficit: £9m}}}}"
            for n in range(agencies)
        ),
        "costs:",
        *(_line(n, f"kind: revenue, paid_by: a{n}", 400 - 15 * n, 0, years)
          for n in range(agencies)),
        "benefits:",
        *(_line(n, f"category: fiscal, falls_to: a{n}, cashable: 100%", 60 + 30 * n,
                n % 6, years) for n in range(agencies)),
    ]  # fmt: skip
    lines += [
        f"  units{n}: {{title: Units {n}, quantity: {100 + n}, deadweight: 0%, "
        f"value: {{fiscal: £2000}}, falls_to: a{n}, cashable: 100%, "
        "optimism_bias: 0%, status: illustrative}"
        for n in range(agencies // 2, agencies)
    ]
    loaded = load(None, stdin_text="\n".join((*lines, "")))
    if loaded.project is None:
        raise ValueError([each.message for each in loaded.problems])
    return loaded.project


def _line(number: int, keys: str, thousand: int, late: int, years: int) -> str:
    first, last = 2026 + late, 2026 + years - 1
    span = f"{first}-{(first + 1) % 100:02d}..{last}-{(last + 1) % 100:02d}"
    kind = "cost" if "kind" in keys else "saving"
    more = "" if kind == "cost" else "deadweight: 0%, "
    return (
        f"  {kind}{number}: {{title: Line {number}, {keys}, {more}"
        f"amount: {{{span}: £{thousand}k}}, optimism_bias: 0%, status: illustrative}}"
    )


if __name__ == "__main__":
    main()
