"""Values that a project holds under a licence of its own, outside any library."""

from __future__ import annotations

from typing import NamedTuple

from cba.calculation.compile_benefit import resolved_value
from cba.library.licences import licence, may_pass_on
from cba.library.resolution import placed_values
from cba.loading.project_loader import option_project
from cba.models.project import Project
from cba.results.library_values import Credit, asks_for_credit


class LicensedValue(NamedTuple):
    """A value that the file types itself and says under which licence.

    ``passes_on`` is whether the figure may be given to others, None where the licence
    is none that is known. ``address`` is where it is written.
    """

    address: str
    options: tuple[str, ...]
    price_year: str
    source: str
    licence: str
    passes_on: bool | None


def licensed_values(project: Project) -> tuple[LicensedValue, ...]:
    """The typed values with a licence, in the order of the file."""
    found: dict[str, LicensedValue] = {}
    for identifier in project.option_ids:
        chosen = option_project(project, identifier)
        for key, benefit in chosen.benefits.items():
            if not chosen.has_line(identifier, benefit):
                continue
            for below, value in placed_values(benefit):
                if value.unit_cost is not None or value.licence is None:
                    continue
                address = ".".join(("benefits", key, *below))
                resolved = resolved_value(chosen, value)
                year = resolved.price_year if resolved is not None else None
                before = found[address].options if address in found else ()
                found[address] = LicensedValue(
                    address,
                    (*before, identifier),
                    str(year or benefit.price_year or project.appraisal.prices_of),
                    value.source or benefit.source or "",
                    value.licence,
                    may_pass_on(value.licence),
                )
    return tuple(found.values())


def credits_of_licensed(values: tuple[LicensedValue, ...]) -> tuple[Credit, ...]:
    """Whom to credit for them, each by its address, where their licence asks for it."""
    return tuple(_credit(value) for value in values if asks_for_credit(value.licence))


def _credit(value: LicensedValue) -> Credit:
    known = licence(value.licence)
    terms = known.title if known else value.licence
    source = value.source.rstrip(" .") or value.address
    text = f"{source}: {terms[:1].lower()}{terms[1:]}."
    return Credit(text, value.licence, (value.address,), is_changed=False)
