"""The assumptions about what a benefit is worth, to whom, and what of it is cash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cba.calculation.compile_benefit import parties, resolved_value
from cba.calculation.grades import benefit_grades
from cba.library.resolution import PARTS, Override, ResolvedValue
from cba.models.benefit import Benefit
from cba.models.cashable import Cashable
from cba.models.inputs import Input
from cba.models.value import Value, ValuePart
from cba.reports.assumption import (
    AS_ABOVE,
    Assumption,
    discounting_words,
    of_bias,
    of_input,
    of_shares,
    source_words,
)
from cba.reports.cashable_words import step_title
from cba.reports.library_words import instead_words
from cba.reports.outcome_words import capitalised
from cba.reports.texts import as_name, sentence, tidy
from cba.reports.view import View
from cba.results.appraisal import BenefitLine

UNITS = "Units for each person a year"
_CASH = {
    "share": "Cashable share of the savings",
    "at_once": "Share of the savings that is cash at once",
    "stepped": "Share of the savings that is cash in whole steps",
}


def worth_of(
    view: View, key: str, benefit: Benefit, part: str | None, value: Value | None
) -> Iterator[Assumption]:
    """What a unit is worth, to whom, and how much of it is cash."""
    base = f"benefits.{key}"
    own = value if isinstance(value, ValuePart) else None
    part_base = f"{base}.values.{part}" if part else None
    resolved = resolved_value(view.project, value)
    if own is not None:
        address = f"{part_base}.units_per_person"
        yield from of_input(view, UNITS, own.units_per_person, "count", address=address)
    if resolved is not None:
        yield from _parts(view, benefit, resolved, value, part_base or f"{base}.value")
    falls_to, enjoyed_by = parties(benefit, value, resolved)
    for what, key_of, shares in (
        ("Savings fall to", "falls_to", falls_to),
        ("Wider value is enjoyed by", "enjoyed_by", enjoyed_by),
    ):
        of_own = part_base if own and getattr(own, key_of) else base
        yield from of_shares(view, what, shares, f"{of_own}.{key_of}")
    if falls_to:
        of_part = own.cashable if own else None
        at_cash = f"{part_base if of_part else base}.cashable"
        yield from _cash(
            view, of_part or benefit.cashable, at_cash, _unit(resolved, value)
        )
    if own is not None:
        yield from of_input(
            view,
            "Real growth a year",
            own.real_growth,
            "rate",
            address=f"{part_base}.real_growth",
        )
        if own.discounting is not None:
            yield Assumption("Discounted at", discounting_words(own.discounting))
    line = view.option.lines[f"{key}/{part}" if part else key]
    if isinstance(line, BenefitLine):
        grades = benefit_grades(view.project, base, benefit, value, part_base)
        yield of_bias(view, benefit.optimism_bias, line.optimism_bias, grades, base)


def _unit(resolved: ResolvedValue | None, value: Value | None) -> str:
    """What is counted, in the words of the file or of the library."""
    per = as_name(value.per) if value is not None else ""
    cost = resolved.unit_cost if resolved else None
    return per or (cost.unit if cost else "")


def _parts(
    view: View,
    benefit: Benefit,
    resolved: ResolvedValue,
    value: Value | None,
    base: str,
) -> Iterator[Assumption]:
    """The fiscal, economic and social value of a unit, from the file or the library."""
    cost = resolved.unit_cost
    unit = _unit(resolved, value)
    of_what = f" of a unit ({unit})" if unit else " of a unit"
    source = source_words(resolved.source, value.notes if value else None)
    if cost is not None:
        source = f"{cost.code}, {cost.title}. {source}"
    found = [part for part in PARTS if getattr(resolved, part) is not None]
    for part in found:
        what = f"{part.capitalize()} value{of_what}"
        if part == "transfer":
            what = "Transfer payment within the fiscal value"
        given = getattr(resolved, part)
        address = f"{base}.{part}"
        found_at = view.written.words(address) or view.written.words(
            f"{base}.unit_cost"
        )
        prices = str(resolved.prices_of(part) or benefit.price_year or view.prices)
        instead = _instead(view, resolved.override_of(part), value)
        for each in of_input(
            view, what, given, "money", address=address, prices=prices
        ):
            yield replace(
                each,
                written=found_at,
                evidence=" ".join(filter(None, (each.evidence, instead))),
                source=each.source or (source if part == found[0] else AS_ABOVE),
                status=each.status or resolved.status or "",
            )


def _instead(view: View, override: Override | None, value: Value | None) -> str:
    """What a library has where the file gives the value itself."""
    if override is None or value is None or value.unit_cost is None:
        return ""
    words = instead_words(
        value.unit_cost, override.library, str(override.price_year), view.currency
    )
    return sentence(capitalised(words))


def _cash(
    view: View, cashable: Cashable | None, base: str, unit: str
) -> Iterator[Assumption]:
    if cashable is None:
        none = "Not given, so none is counted as cash."
        yield Assumption(_CASH["share"], "0%", evidence=none)
        return
    evidence = _cash_words(view, cashable)
    for key, shares in cashable.shares():
        named = (("", shares),) if isinstance(shares, Input) else shares
        for agency, given in named:
            label = _CASH[key]
            if agency in view.names:
                label += f", {view.names[agency]}"
            address = base if cashable.bare else f"{base}.{key}"
            if agency:
                address += f".{agency}"
            for each in of_input(view, label, given, "share", address=address):
                yield replace(each, evidence=evidence)
    at_ramp = f"{base}.by_year"
    ramp = "Part of the cash released by year"
    yield from of_input(view, ramp, cashable.by_year, "share", address=at_ramp)
    steps = "Cashable only in whole steps"
    at_steps = f"{base}.in_steps_of"
    for each in of_input(view, steps, cashable.in_steps_of, "count", address=at_steps):
        what = f" ({unit})" if unit else ""
        yield replace(each, value=f"{each.value} units{what} at a time")


def _cash_words(view: View, cashable: Cashable) -> str:
    """From when cash is taken out, how, and who does it."""
    notes = [f"from {cashable.start}"] if cashable.start is not None else []
    if cashable.step is not None:
        notes.append(f"in steps of “{step_title(view, cashable.step)}”")
    if cashable.mechanism:
        notes.append(tidy(cashable.mechanism))
    if cashable.owner:
        owner = view.names.get(cashable.owner, as_name(cashable.owner))
        notes.append(f"by {owner}")
    words = "; ".join(notes)
    return sentence(f"{words[:1].upper()}{words[1:]}")
