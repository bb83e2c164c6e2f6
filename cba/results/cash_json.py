"""The cash ledger as the JSON document of an appraisal has it, with ``--cash``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cba.loading.project_loader import option_project
from cba.problems import Problem
from cba.results.appraisal import Appraisal
from cba.results.cash_ledger import (
    AgencyCash,
    CashLedger,
    CashLine,
    SpendShare,
    cash_ledger,
)
from cba.results.json_document import Json
from cba.results.nominal import without_deflator
from cba.results.numbers import figure, figures, money


def add_cash(content: Json, appraisal: Appraisal) -> tuple[Problem, ...]:
    """Add ``cash`` to each option of an appraisal's content.

    Gives the warning for years that no price index reaches; none where all have one.
    """
    options = content["options"]
    missing: dict[str, None] = {}
    for identifier, option in appraisal.options.items():
        project = option_project(appraisal.project, identifier)
        ledger = cash_ledger(project, option)
        missing |= dict.fromkeys(ledger.left_out)
        if isinstance(options, dict):
            options[identifier]["cash"] = cash_json(ledger)
    return without_deflator(
        appraisal.project, tuple(missing), "the cash ledger has no figures"
    )


def cash_json(ledger: CashLedger) -> Json:
    """One ledger: what is by year is a list with an item for each of ``years``."""
    return {
        "years": list(ledger.years),
        "left_out": list(ledger.left_out),
        "cash_left_out": money(ledger.cash_left_out),
        "factors": figures(ledger.factors),
        "agencies": {
            agency: {
                **_cash(cash),
                "debt_outstanding": money(ledger.debt_outstanding.get(agency, 0.0)),
                "spend": _spend(ledger.spend.get(agency)),
            }
            for agency, cash in ledger.agencies.items()
        },
        "others": {agency: _cash(cash) for agency, cash in ledger.others.items()},
        "local": _cash(ledger.local),
        "central": _cash(ledger.central),
        "whole": _cash(ledger.whole),
        "exchequer": _amounts(ledger.exchequer),
        "lines": [_line(each) for each in (*ledger.lines, *ledger.lines_of_others)],
        "bridge": {
            step: _amounts(course) for step, course in ledger.bridge._asdict().items()
        },
    }


def _cash(cash: AgencyCash) -> Json:
    record: dict[str, Any] = cash._asdict()
    return {
        name: _amounts(value) if isinstance(value, tuple) else value
        for name, value in {**record, "trough": money(cash.trough)}.items()
    }


def _spend(spend: SpendShare | None) -> Json | None:
    if spend is None:
        return None
    return {
        "spend": [None if each is None else money(each) for each in spend.spend],
        "saving": [figure(each) for each in spend.saving],
        "cashable": [figure(each) for each in spend.cashable],
    }


def _line(line: CashLine) -> Json:
    return {
        **line._asdict(),
        "amounts": _amounts(line.amounts),
        "first_year_effect": money(line.first_year_effect),
        "full_year_effect": money(line.full_year_effect),
    }


def _amounts(amounts: Iterable[float]) -> list[float]:
    return [money(each) for each in amounts]
