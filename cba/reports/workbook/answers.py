"""The answers of an option by their path in the results, each with its formula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cba.reports.workbook.agencies_sheet import AgenciesSheet
from cba.reports.workbook.agency_rows import Block
from cba.reports.workbook.cells import Shown
from cba.reports.workbook.line_rows import LineRows
from cba.reports.workbook.payback_sheet import PaybackSheet
from cba.results.appraisal import Appraisal, OptionAppraisal
from cba.results.option import SAVES_PUBLIC_MONEY
from cba.results.payback import HALF_A_PENNY
from cba.results.rate_of_return import NEVER, SEVERAL

#: The sheet that the formulas are for.
RESULTS = "Results"
_FINANCIAL = {
    "pv_costs": "Costs",
    "pv_in_kind": "Costs in kind",
    "pv_benefits": "Savings",
    "pv_cashable": "of which cash",
    "pv_payments": "Payments received less made",
    "npv": "Net position",
    "npv_cashable": "Net position in cash",
    "fiscal_return": "Savings for each unit of cost",
    "cashable_return": "Cash for each unit of cost",
    "irr": "Internal rate of return",
    "irr_reason": "Why there is no rate of return",
}
_VALUE = {
    "pv_costs": "Everyone's costs, in kind too",
    "pv_benefits": "Public value",
    "npv": "Net present social value (NPSV)",
    "bcr": "Benefit-cost ratio (BCR)",
    "bcr_net_public_cost": "Gains for each unit of net public cost",
    "bcr_net_public_cost_reason": "Why there is no such ratio",
}
_AGENCY = {
    "pv_costs": "Costs",
    "pv_in_kind": "Costs in kind",
    "pv_benefits": "Savings",
    "pv_cashable": "of which cash",
    "pv_value": "Economic and social value",
    "pv_payments": "Payments received less made",
    "npv": "Net position",
    "npv_cashable": "Net position in cash",
    "public_value_npv": "Net position, value and in kind too",
    "peak_funding": "Peak funding",
    "share_of_costs": "Share of the costs of public bodies",
    "share_of_benefits": "Share of their savings",
}
_PAYBACK = {
    "year": "Payback in",
    "years": "Payback, years",
    "reason": "Why there is no payback",
}
_LINE = {
    "pv_cost": "Cost",
    "pv": "Payment",
    "pv_fiscal": "Fiscal value",
    "pv_cashable": "of which cash",
    "pv_economic": "Economic value",
    "pv_social": "Social value",
    "pv_transfer_part": "Transfer part of the fiscal value",
    "pv_public_value": "Public value",
    "pv_before_optimism_bias": "Before optimism bias",
    "pv_cut_off": "Cut off by the end of the appraisal",
    "optimism_bias": "Optimism bias",
}
_STYLES = {
    "irr": "share",
    "share_of_costs": "share",
    "share_of_benefits": "share",
    "optimism_bias": "share",
    "fiscal_return": "ratio",
    "cashable_return": "ratio",
    "bcr": "ratio",
    "bcr_net_public_cost": "ratio",
    "years": "ratio",
    "year": "text_right",
    "irr_reason": "reason",
    "bcr_net_public_cost_reason": "reason",
    "reason": "reason",
}
#: Where a spreadsheet begins to look for a rate, the first one to try last: its
#: search goes only so far from where it begins.
_GUESSES = (50, 10, 3, -0.98, -0.95, -0.9, -0.8, -0.7, -0.6, -0.4, 1, -0.2, 0.5, 0.1)


@dataclass(frozen=True, slots=True)
class Answer:
    """One figure: where it stands in the results, what it is, how it is shown."""

    path: str
    words: str
    style: str
    value: Shown
    formula: str


@dataclass(frozen=True, slots=True, eq=False)
class Live:
    """The sheets of one option that works itself out again."""

    agencies: AgenciesSheet
    lines: dict[str, LineRows]
    payback: PaybackSheet


def answers(appraisal: Appraisal, option: str, live: Live | None) -> Iterator[Answer]:
    """Every answer of an option; without formulas for one that has no lines."""
    found = appraisal.options[option]
    formulas = {} if live is None else _formulas(found, live)
    for path, words, key, value in _values(found):
        style = _STYLES.get(key, "money")
        shown: Shown = "" if value is None else value
        yield Answer(path, words, style, shown, formulas.get(path, ""))


def _values(
    option: OptionAppraisal,
) -> Iterator[tuple[str, str, str, Shown | None]]:
    sections: list[tuple[str, dict[str, str], object, tuple[str, ...]]] = [
        ("financial", _FINANCIAL, option.financial, ("payback", "payback_cashable")),
        ("public_value", _VALUE, option.public_value, ("payback",)),
    ]
    both = ("payback", "payback_cashable")
    for name, agency in option.agencies.items():
        sections.append((f"agencies.{name}", _AGENCY, agency, both))
    for line, answer in option.lines.items():
        sections.append((f"lines.{line}", _LINE, answer, ()))
    for base, names, record, paybacks in sections:
        for key, words in names.items():
            if hasattr(record, key):
                yield f"{base}.{key}", words, key, getattr(record, key)
        for payback in paybacks:
            yield from _paybacks(f"{base}.{payback}", getattr(record, payback))


def _paybacks(
    base: str, payback: object
) -> Iterator[tuple[str, str, str, Shown | None]]:
    cash = ", in cash" if base.endswith("_cashable") else ""
    for below, after in (("undiscounted", ""), ("discounted", ".discounted")):
        crossing = getattr(payback, below)
        how = ", discounted" if after else ""
        for key, words in _PAYBACK.items():
            if after and key == "reason":
                continue
            value = getattr(crossing, key)
            yield f"{base}{after}.{key}", f"{words}{cash}{how}", key, value


def _formulas(option: OptionAppraisal, live: Live) -> dict[str, str]:
    agencies, made = live.agencies, {}
    public, everyone = agencies.public, agencies.everyone
    for key in ("pv_costs", "pv_in_kind", "pv_benefits", "pv_cashable", "pv_payments"):
        made[f"financial.{key}"] = _cell(public, key)
    made["financial.npv"] = _cell(public, "pv_net")
    made["financial.npv_cashable"] = _cell(public, "pv_net_cashable")
    outlay = f"({_cell(public, 'pv_costs')}-{_cell(public, 'pv_payments')})"
    made["financial.fiscal_return"] = _ratio(_cell(public, "pv_benefits"), outlay)
    made["financial.cashable_return"] = _ratio(_cell(public, "pv_cashable"), outlay)
    made |= _rate_of_return(option, agencies)
    made |= _for_society(public, everyone)
    for n, name in enumerate(option.agencies):
        made |= _of_agency(f"agencies.{name}", agencies, n)
    for line, rows in live.lines.items():
        for key, cell in rows.answers.items():
            made[f"lines.{line}.{key}"] = cell
    for path, *_ in _values(option):
        if ".payback" in path:
            made[path] = live.payback.cell(option.identifier, path)
    return made


def _rate_of_return(option: OptionAppraisal, agencies: AgenciesSheet) -> dict[str, str]:
    """The rate where the flow changes sign once; it begins to look at the one sent."""
    changes = agencies.sign_changes.value(RESULTS)
    net = agencies.public.at("net").across(0, agencies.view.years - 1, RESULTS)
    found = '""'
    sent = option.financial.irr
    for guess in (*_GUESSES, *(() if sent is None else (sent,))):
        # A rate below -100% is no answer: its root is none, and the next is tried.
        rate = f"SQRT(1+IRR({net},{guess}))^2-1"
        found = f"IFERROR(ROUND({rate},9),{found})"
    reason = f'IF({changes}=0,"{NEVER}","{SEVERAL}")'
    return {
        "financial.irr": f'IF({changes}=1,{found},"")',
        "financial.irr_reason": f'IF({changes}=1,"",{reason})',
    }


def _for_society(public: Block, everyone: Block) -> dict[str, str]:
    costs, benefits = (
        _cell(everyone, "pv_resources"),
        _cell(everyone, "pv_public_value"),
    )
    saved, spent = _cell(public, "pv_benefits"), _cell(public, "pv_resources")
    gains = f"({benefits}-{saved}-({costs}-{spent}))"
    net_cost = f"({spent}-{saved})"
    return {
        "public_value.pv_costs": costs,
        "public_value.pv_benefits": benefits,
        "public_value.npv": _cell(everyone, "pv_net_public_value"),
        "public_value.bcr": _ratio(benefits, costs),
        "public_value.bcr_net_public_cost": _ratio(gains, net_cost),
        "public_value.bcr_net_public_cost_reason": (
            f'IF({net_cost}>={HALF_A_PENNY},"","{SAVES_PUBLIC_MONEY}")'
        ),
    }


def _of_agency(base: str, agencies: AgenciesSheet, position: int) -> dict[str, str]:
    block, public = agencies.agencies[position], agencies.public
    keys = ("costs", "in_kind", "benefits", "cashable", "value", "payments")
    made = {f"{base}.pv_{key}": _cell(block, f"pv_{key}") for key in keys}
    made[f"{base}.npv"] = _cell(block, "pv_net")
    made[f"{base}.npv_cashable"] = _cell(block, "pv_net_cashable")
    made[f"{base}.public_value_npv"] = _cell(block, "pv_net_public_value")
    made[f"{base}.peak_funding"] = _cell(block, "peak_funding")
    if agencies.view.is_public(position):
        for key, of in (("costs", "pv_costs"), ("benefits", "pv_benefits")):
            share = _ratio(_cell(block, of), _cell(public, of))
            made[f"{base}.share_of_{key}"] = share
    return made


def _cell(block: Block, key: str) -> str:
    return block.at(key).value(RESULTS)


def _ratio(above: str, below: str) -> str:
    """One sum over another; empty where the second is nought or less."""
    return f'IF({below}>={HALF_A_PENNY},{above}/{below},"")'
