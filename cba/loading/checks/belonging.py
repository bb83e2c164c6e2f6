"""Keys that stand where they mean nothing, with where they belong (CBA126)."""

from __future__ import annotations

from collections.abc import Iterator

from cba.library.reference_data import capital_class
from cba.loading.checks.choices import form_of
from cba.loading.findings import Address, Finding
from cba.models.benefit import CHAIN, Benefit
from cba.models.cashable import Cashable
from cba.models.cost import CapitalBias, Cost
from cba.models.payment import Payment
from cba.models.project import Project

_OF_GROUPS = ("affected", "engagement", "retention")
_OF_PER = ("tariff", "cap", "paid_after")


def check(project: Project) -> Iterator[Finding]:
    """Keys without effect where they stand."""
    for identifier, agency in project.agencies.items():
        if agency.tier is not None and not agency.is_public:
            yield _stray(
                ("agencies", identifier, "tier"),
                "`tier` belongs to public bodies",
                "remove it, or say `public: true`",
            )
    for identifier, cost in project.costs.items():
        yield from _cost(cost, ("costs", identifier))
    for identifier, benefit in project.benefits.items():
        yield from _benefit(benefit, ("benefits", identifier))
    for identifier, payment in project.payments.items():
        yield from _payment(payment, ("payments", identifier))


def _stray(path: Address, message: str, hint: str) -> Finding:
    return Finding("CBA126", path, message, hint, "without effect here", key=True)


def _cost(cost: Cost, at: Address) -> Iterator[Finding]:
    for key, other in (("rate", "hours"), ("each", "people")):
        if getattr(cost, key) is not None and getattr(cost, other) is None:
            yield _stray(
                (*at, key),
                f"`{key}` counts only together with `{other}`",
                f"add `{other}`, or remove `{key}`",
            )
    for key in _OF_GROUPS:
        if cost.people is None and getattr(cost, key) is not None:
            yield _stray(
                (*at, key),
                f"`{key}` is a share of people, and this cost names no `people`",
                "remove it, or give the cost as `people` with `each`",
            )
    if cost.financing is not None and cost.kind != "capital":
        yield _stray(
            (*at, "financing"),
            f"`financing` belongs to capital, and this cost is {cost.kind}",
            "remove it, or write `kind: capital`",
        )
    if isinstance(cost.optimism_bias, CapitalBias):
        yield from _class(cost, cost.optimism_bias.name, at)


def _class(cost: Cost, name: str, at: Address) -> Iterator[Finding]:
    of_capital = capital_class(name).expenditure == "capital"
    if of_capital != (cost.kind == "capital"):
        belongs = "capital" if of_capital else "operating"
        yield _stray(
            (*at, "optimism_bias", "class"),
            f"`{name}` is a class of {belongs} spending, and this cost is {cost.kind}",
            "write a share such as `optimism_bias: 10%`, or a class of the same kind",
        )


def _benefit(benefit: Benefit, at: Address) -> Iterator[Finding]:
    form = form_of(benefit)
    if form in {"quantity", "amount"}:
        yield from _beside_chain(benefit, at, form)
    if form == "people" and benefit.starts is not None:
        yield _stray(
            (*at, "starts"),
            "`starts` belongs to the group of people, which this line names",
            f"write it under `people.{benefit.people}`",
        )
    yield from _cashable(benefit.cashable, (*at, "cashable"))
    for name, part in (benefit.values or {}).items():
        yield from _cashable(part.cashable, (*at, "values", name, "cashable"))
    if form == "amount":
        yield from _in_pounds(benefit, at)
    elif form is not None and benefit.category is not None:
        yield _stray(
            (*at, "category"),
            "`category` belongs to lines with an `amount`",
            "remove it: `value` says which part is fiscal, economic or social",
        )


def _beside_chain(benefit: Benefit, at: Address, form: str | None) -> Iterator[Finding]:
    what = "the units" if form == "quantity" else "the pounds"
    hint = f"remove it, or give `people` or `population` instead of `{form}`"
    for key in CHAIN:
        if getattr(benefit, key) is not None:
            message = f"`{key}` follows people; `{form}` gives {what} directly"
            yield _stray((*at, key), message, hint)
    if benefit.deadweight is not None and benefit.deadweight.points:
        yield _stray(
            (*at, "deadweight", "points"),
            f"points are taken off an impact, and a line with `{form}` has none",
            "write deadweight as a share, such as `deadweight: 20%`",
        )
    for name, part in (benefit.values or {}).items():
        if part.units_per_person is not None:
            yield _stray(
                (*at, "values", name, "units_per_person"),
                f"`units_per_person` follows people; `{form}` gives {what} directly",
                hint,
            )


def _in_pounds(benefit: Benefit, at: Address) -> Iterator[Finding]:
    for key in ("value", "values"):
        if getattr(benefit, key) is not None:
            yield _stray(
                (*at, key),
                f"`{key}` is what one unit is worth, but `amount` is in pounds already",
                "remove it and give a `category`, or write `quantity` for `amount`",
            )
    for key in ("in_steps_of", "step"):
        if benefit.cashable is not None and getattr(benefit.cashable, key) is not None:
            yield _stray(
                (*at, "cashable", key),
                f"`{key}` counts units, and a line with an `amount` has none",
                "remove it, or give the line as `quantity` with a `value`",
            )


def _cashable(cashable: Cashable | None, at: Address) -> Iterator[Finding]:
    if cashable is None:
        return
    parted = cashable.at_once is not None or cashable.stepped is not None
    if cashable.in_steps_of is not None and parted:
        yield _stray(
            (*at, "in_steps_of"),
            "`in_steps_of` belongs to `share`, and this saving parts it into `at_once` "
            "and `stepped`",
            "declare the steps under `steps:` and name them in `step`",
        )
    if cashable.step is not None and cashable.stepped is None:
        yield _stray(
            (*at, "step"),
            "`step` counts only together with `stepped`",
            "say which share is cash in steps: `stepped: 70%`",
        )


def _payment(payment: Payment, at: Address) -> Iterator[Finding]:
    if payment.share is not None and payment.share_of is None:
        yield _stray(
            (*at, "share"),
            "`share` counts only together with `share_of`",
            "name the line in `share_of`, or remove `share`",
        )
    shared = payment.share_of
    if payment.of is not None and (shared is None or shared.section == "costs"):
        yield _stray(
            (*at, "of"),
            "`of` says which saving of a benefit is shared",
            "remove it, or name a benefit in `share_of`",
        )
    for key in ("price_year", "real_growth"):
        if shared is not None and getattr(payment, key) is not None:
            yield _stray(
                (*at, key),
                f"`{key}` belongs to amounts, and a share of `{shared}` has the prices "
                "of that line",
                "remove it",
            )
    for key in _OF_PER:
        if getattr(payment, key) is not None and payment.per is None:
            yield _stray(
                (*at, key),
                f"`{key}` counts only together with `per`",
                f"name the line in `per`, or remove `{key}`",
            )
