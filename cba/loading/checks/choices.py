"""One of several keys: exactly one (CBA115), and whole pairs (CBA112)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from cba.loading.findings import Address, Finding, quoted
from cba.models.benefit import Benefit
from cba.models.cost import Cost
from cba.models.line import Line
from cba.models.payment import Payment
from cba.models.project import Project
from cba.models.value import Value

#: The forms of each kind of line, with the key that completes each.
_Forms: TypeAlias = Mapping[str, str | None]

_COST: _Forms = {"amount": None, "hours": "rate", "people": "each"}
_BENEFIT: _Forms = dict.fromkeys(("people", "population", "quantity", "amount"))
_PAYMENT: _Forms = {"amount": None, "share_of": "share", "per": "tariff"}
_INSTEAD_OF_OUTCOME = ("impact", "deadweight", "persistence", "drop_off")
_INSTEAD_OF_PERSISTENCE = ("drop_off", "lasts")
_PARTS = ("unit_cost", "fiscal", "economic", "social")


def check(project: Project) -> Iterator[Finding]:
    """What stands together and should not, or is missing beside what stands."""
    for identifier, cost in project.costs.items():
        at = ("costs", identifier)
        yield from _one_form(cost, at, _COST)
        yield from _not_both(cost, at, "confidence", ("optimism_bias",))
    for identifier, benefit in project.benefits.items():
        yield from _benefit(benefit, ("benefits", identifier))
    for identifier, payment in project.payments.items():
        yield from _one_form(payment, ("payments", identifier), _PAYMENT)


def form_of(line: Line) -> str | None:
    """The key that says how a line is given; None where none or several do."""
    forms: _Forms = {}
    if isinstance(line, Cost):
        forms = _COST
    elif isinstance(line, Benefit):
        forms = _BENEFIT
    elif isinstance(line, Payment):
        forms = _PAYMENT
    given = [key for key in forms if getattr(line, key) is not None]
    return given[0] if len(given) == 1 else None


def _benefit(benefit: Benefit, at: Address) -> Iterator[Finding]:
    yield from _one_form(benefit, at, _BENEFIT)
    yield from _not_both(benefit, at, "confidence", ("optimism_bias",))
    yield from _not_both(benefit, at, "outcome", _INSTEAD_OF_OUTCOME)
    if benefit.outcome is None:
        yield from _not_both(benefit, at, "persistence", _INSTEAD_OF_PERSISTENCE)
    form = form_of(benefit)
    if form == "amount" and benefit.category is None:
        yield _missing(at, "category", "`amount`", "fiscal, economic or social")
    if form == "amount":
        return
    yield from _not_both(benefit, at, "value", ("values",))
    if form is not None and benefit.value is None and benefit.values is None:
        what = "what one unit is worth: `value: {fiscal: …}`, or several as `values:`"
        yield _missing(at, "value", f"`{form}`", what)
    if benefit.value is not None:
        yield from _worth(benefit.value, (*at, "value"))
    for name, part in (benefit.values or {}).items():
        yield from _worth(part, (*at, "values", name))
    if benefit.values is not None and not benefit.values:
        yield Finding(
            "CBA112",
            (*at, "values"),
            "`values` has no part",
            "write `values: {bed_days: {fiscal: £402}}`, say, or a single `value:`",
            key=True,
        )


def _worth(value: Value, at: Address) -> Iterator[Finding]:
    if all(getattr(value, key) is None for key in _PARTS):
        yield Finding(
            "CBA112",
            at,
            f"`{at[-1]}` has none of {quoted(_PARTS, 'or')}",
            "give at least one of them",
            "worth nothing as it stands",
            key=True,
        )


def _one_form(line: Line, at: Address, forms: _Forms) -> Iterator[Finding]:
    given = [key for key in forms if getattr(line, key) is not None]
    halves = [
        half for key, half in forms.items() if half and getattr(line, half) is not None
    ]
    ways = [
        f"`{key}` with `{half}`" if half else f"`{key}`" for key, half in forms.items()
    ]
    choice = f"{', '.join(ways[:-1])} or {ways[-1]}"
    if not given and not halves:
        yield Finding(
            "CBA115",
            at,
            f"`{at[-1]}` has none of {quoted(forms, 'or')}",
            f"give one: {choice}",
            key=True,
        )
    for key in given[1:]:
        yield Finding(
            "CBA115",
            (*at, key),
            f"`{at[-1]}` has `{key}` as well as `{given[0]}`",
            f"keep one: {choice}",
            f"`{given[0]}` is given too",
            key=True,
        )
    for key in given:
        half = forms[key]
        if half is not None and getattr(line, half) is None:
            yield _missing(at, half, f"`{key}`", f"add `{half}: …`")


def _not_both(
    line: Line, at: Address, first: str, others: tuple[str, ...]
) -> Iterator[Finding]:
    if getattr(line, first) is None:
        return
    for other in others:
        if getattr(line, other) is not None:
            yield Finding(
                "CBA115",
                (*at, other),
                f"`{other}` and `{first}` cannot stand together",
                "keep one of them",
                f"`{first}` is given too",
                key=True,
            )


def _missing(at: Address, key: str, beside: str, what: str) -> Finding:
    return Finding(
        "CBA112",
        (*at, key),
        f"`{at[-1]}` has {beside} but no `{key}`",
        what if what.startswith("add") else f"add `{key}`: {what}",
        f"`{key}` is missing",
        key=True,
    )
