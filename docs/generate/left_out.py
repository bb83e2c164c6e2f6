"""What the models do not say of a key: what leaving it out means, when it counts."""

from __future__ import annotations

_WHOLE, _NONE = "100%", "0%"

#: By key, or by part of the page and key where sections differ.
LEFT_OUT = {
    # shares kept, shares lost
    **dict.fromkeys(("affected", "engagement", "retention", "impact"), _WHOLE),
    "attribution": _WHOLE,
    **dict.fromkeys(("deadweight", "displacement", "leakage", "substitution"), _NONE),
    "drop_off": _NONE,
    "cashable": _NONE,
    "values.cashable": "the line's",
    "evidence.engagement": "",
    # timing of an effect
    "starts": "`at-start`",
    "units_per_person": "1",
    "values.units_per_person": "the line's",
    "delay": "0",
    "lasts": "1, or the length of the curve",
    # the frame
    "price_year": "the appraisal's",
    "appraisal.price_year": "`first_year`",
    "value.price_year": "the line's",
    "values.price_year": "the line's",
    "discounting": "the appraisal's",
    "appraisal.discounting": "`green-book`",
    "values.discounting": "the line's",
    "timing": "the appraisal's",
    "appraisal.timing": "`start`",
    "currency": "`GBP`",
    "deflator": "the GDP deflator",
    "in_kind_in_financial_case": "`false`",
    "appraisal.optimism_bias": "`worst`",
    "optimism_bias": "from the grades",
    "real_growth": _NONE,
    "counted": "`false`",
    "risks.kind": "`revenue`",
    "funding.kind": "`revenue`",
    "funding.public": "`true`",
    "inflation": "the price index's",
    "recurrent": "[from its years](method.md#the-cash-ledger)",
    "elasticity": "1.3, the Green Book's",
    "benefits.income_groups": "no weight",
    "values.income_groups": "the line's",
    "values.real_growth": "the line's",
    "data": "current editions",
    "libraries": "the [packaged one](unit-costs.md) alone",
    "range": "`false`",
    "licence": "the library's",
    # who
    "name": "from the id",
    "sign_off.name": "a line to fill",
    "sign_off.date": "a line to fill",
    "title": "from the id",
    "public": "from the sector",
    "tier": "from the sector",
    "enjoyed_by": "`society`",
    "values.enjoyed_by": "the line's",
    "falls_to": "from the library",
    "values.falls_to": "the line's",
    # choosing
    **dict.fromkeys(
        ("lines.options", "non_monetised.options", "funding.options"),
        "all but the baseline",
    ),
    "top.options": "one, `preferred`",
    # sharing
    "sharing.rule": "`proportional`",
    "sharing.to": "`cashable`",
    "sharing.whole_by": "the last year",
    "sharing.partners": "public bodies with a cost, a saving or a payment",
    "sharing.may_pay": "anybody may pay anybody",
    "sharing.data": "",
    # payments that follow a line
    "payments.of": "`fiscal`",
    "paid_after": "0",
    "payments.cap": "none",
}

#: Keys that are read and checked now, and used by a later version.
LATER: dict[str, tuple[str, ...]] = {
    "top": ("participants",),
    "project": ("perspective",),
}
