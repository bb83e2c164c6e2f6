"""The unit of the input at an address."""

from __future__ import annotations

from cba.models.kinds import Form

_FORMS: dict[str, Form] = {
    **dict.fromkeys(("amount", "each", "cost", "tariff", "cap"), "money"),
    **dict.fromkeys(("fiscal", "economic", "social", "transfer"), "money"),
    **dict.fromkeys(("starting", "population", "units_per_person"), "count"),
    **dict.fromkeys(("quantity", "hours", "in_steps_of", "size"), "count"),
    **dict.fromkeys(("delay", "lasts", "paid_after"), "years"),
    "real_growth": "rate",
}


def form_of_input(address: str) -> Form:
    """What an input counts, by the key it stands under; most are shares.

    >>> form_of_input("people.leavers.starting"), form_of_input("costs.mentors.rate")
    ('count', 'money')
    >>> form_of_input("benefits.reoffending.cashable.share.nhs")
    'share'
    """
    section, *_, key = address.split(".")
    if key == "rate" and section == "costs":
        return "money"
    return _FORMS.get(key, "share")
