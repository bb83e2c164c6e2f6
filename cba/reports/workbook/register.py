"""The rows of the sheet of inputs, before they are written: each number once.

Options share the row of an input that they do not set; what one sets for itself has
a row of its own, under `options.ID.set.ADDRESS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from cba.loading.document import Document
from cba.models.line import titled
from cba.models.years import parse_year
from cba.problems import Place
from cba.reports.explanation_places import Places
from cba.reports.library_words import instead_words
from cba.reports.texts import as_title, tidy
from cba.reports.workbook.budget_needs import of_budget, of_inflation
from cba.reports.workbook.facts import Facts, facts_of, general_rates
from cba.reports.workbook.input_words import words_for
from cba.reports.workbook.names import OptionView, option_titles
from cba.reports.workbook.needs import (
    Need,
    Setting,
    needs_of,
    of_rates,
    settings_of,
)
from cba.results.appraisal import Appraisal
from cba.results.explanation.figures import Origin
from cba.results.explanation.origins import origin

_ORDER = (
    *("appraisal", "people", "costs", "benefits", "payments", "risks"),
    *("steps", "funding", "agencies"),
)
_FROM_LIBRARY = "From the unit-cost library: change it in the project file"
_HEADINGS = {
    "people": "People",
    "costs": "Cost",
    "benefits": "Benefit",
    "payments": "Payment",
    "risks": "Risk",
    "funding": "Grant",
    "agencies": "Body",
    "steps": "Step",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the sheet: an input, or a setting that is only printed.

    ``library`` marks what comes from the unit-cost library, so that the project has
    no figure to carry a change back to. ``own`` are the years that an option sets in
    the row of the input ``follows``, whose other years it has; both are empty in any
    other row.
    """

    address: str
    what: str
    holds: Need | Setting
    source: str
    status: str
    place: str
    library: bool = False
    follows: str = ""
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one line, or of one group of people, under its title."""

    title: str
    rows: tuple[Row, ...]


class Register:
    """Every input of the live options, with the row that each option reads it from."""

    def __init__(self, appraisal: Appraisal, document: Document | None) -> None:
        self.appraisal = appraisal
        self.document = document
        self._rows: dict[str, Row] = {}
        self._at: dict[tuple[str, str], str] = {}
        self._groups: dict[tuple[str, str], list[str]] = {}
        self._titles: dict[tuple[str, str], str] = {}
        self.views = tuple(_views(appraisal))
        self.facts: dict[str, dict[str, Facts]] = {}
        for view in self.views:
            self.facts[view.option.identifier] = self._collect(view)

    def address(self, option: str, address: str) -> str:
        """The address of the row that an option reads an input from."""
        return self._at[option, address]

    def groups(self) -> Iterator[Group]:
        """The rows in the order of the file, then what each option sets."""
        for at in sorted(self._groups, key=self._place_of_group):
            rows = tuple(self._rows[address] for address in self._groups[at])
            yield Group(self._titles[at], rows)

    def followed(self, row: Row, year: int) -> bool:
        """Whether a year of a row is that of the input that it follows."""
        base = self._rows.get(row.follows)
        if base is None or self.appraisal.project.appraisal.horizon.labels[year] in (
            row.own
        ):
            return False
        given, held = row.holds, base.holds
        if isinstance(given, Setting) or isinstance(held, Setting):
            return False
        if not given.by_year or given.growing is not None:
            return False
        return given.values[year] == held.values[year if held.by_year else 0]

    def _collect(self, view: OptionView) -> dict[str, Facts]:
        self._take(view, of_rates(general_rates(view)))
        self._take(view, of_inflation(view))
        self._take(view, settings_of(view, "appraisal"))
        found = {}
        for line in view.lines:
            facts = found[line] = facts_of(view, line)
            self._take(view, needs_of(view, facts))
        for base in dict.fromkeys(
            address.rpartition(".")[0]
            for address in _bases(found.values(), self._addresses(view))
        ):
            self._take(view, settings_of(view, base))
        self._take(view, of_budget(view))
        return found

    def _addresses(self, view: OptionView) -> list[str]:
        option = view.option.identifier
        return [address for one, address in self._at if one == option]

    def _take(self, view: OptionView, wanted: Iterable[Need | Setting]) -> None:
        for each in wanted:
            option = view.option.identifier
            if (option, each.address) in self._at:
                continue
            address = each.address
            known = self._rows.get(address)
            if _sets(view, address) or (
                known is not None and _numbers(known.holds) != _numbers(each)
            ):
                address = f"options.{option}.set.{each.address}"
            self._at[option, each.address] = address
            if address not in self._rows:
                self._rows[address] = self._row(view, address, each)
                self._enter(view, each.address, address)

    def _enter(self, view: OptionView, given: str, address: str) -> None:
        own = view.option.identifier if address != given else ""
        base = ".".join(given.split(".")[: 1 if given.startswith("appraisal") else 2])
        self._groups.setdefault((own, base), []).append(address)
        self._titles[own, base] = _title(view, base, own)

    def _row(self, view: OptionView, address: str, each: Need | Setting) -> Row:
        found = origin(view, each.address)
        source, status, place = "", "", self._place(found)
        library = False
        if isinstance(each, Need):
            source, status = tidy(found.source), found.status or ""
            library = found.path[-1] == "unit_cost"
            if not source and ".falls_to." in address and not found.written:
                library, source = True, "by the sectors of the agencies"
            if library:
                source = f"{_FROM_LIBRARY} ({source})" if source else _FROM_LIBRARY
            elif found.replaces is not None:
                has, currency = found.replaces, view.project.appraisal.currency
                instead = instead_words(
                    has.unit_cost, has.value, has.price_year, currency
                )
                source = f"{source}; {instead}" if source else instead
        words = words_for(each.address, view.names)
        made = Row(address, words, each, source, status, place, library)
        own = frozenset(_years_set(view, each.address))
        if address == each.address or not own:
            return made
        return replace(made, follows=each.address, own=own)

    def _place(self, found: Origin) -> str:
        document = self.document
        if document is None:
            return ""
        if found.path[-1] == "unit_cost":
            return ""
        place = Places(document, (found,)).of(found.address)
        if place is None:
            return ""
        return _place_words(place, document.file)

    def _place_of_group(self, at: tuple[str, str]) -> tuple[int, int, int]:
        option, base = at
        section, _, identifier = base.partition(".")
        project = self.appraisal.project
        options = ["", *project.option_ids]
        lines = getattr(project, section, {}) if identifier else {}
        position = list(lines).index(identifier) if identifier else 0
        return options.index(option), _ORDER.index(section), position


def _views(appraisal: Appraisal) -> Iterator[OptionView]:
    """The options that have lines, in the order in which they are shown."""
    for option in option_titles(appraisal):
        if appraisal.options[option].flows.lines:
            yield OptionView.of(appraisal, option)


def _bases(found: Iterable[Facts], addresses: Iterable[str]) -> Iterator[str]:
    for facts in found:
        yield f"{facts.base}."
    for address in addresses:
        if address.startswith("people."):
            yield ".".join(address.split(".")[:2]) + "."


def _sets(view: OptionView, address: str) -> bool:
    """Whether the option sets what stands at an address, or a part of it."""
    declared = view.appraisal.project.options.get(view.option.identifier)
    for name in (declared.set if declared else None) or ():
        at = name.partition("@")[0]
        if (
            address == at
            or address.startswith(f"{at}.")
            or at.startswith(f"{address}.")
        ):
            return True
    return False


def _years_set(view: OptionView, address: str) -> Iterator[str]:
    """The labels of the years that an option sets of an input it sets no more of."""
    declared = view.appraisal.project.options.get(view.option.identifier)
    for name in (declared.set if declared else None) or ():
        at, _, label = name.partition("@")
        year = parse_year(label) if at == address else None
        if year is not None:
            yield str(year)


def _numbers(holds: Need | Setting) -> object:
    if isinstance(holds, Setting):
        return holds.text
    return holds.values, holds.by_year, holds.growing


def _title(view: OptionView, base: str, option: str) -> str:
    section, _, identifier = base.partition(".")
    if not identifier:
        return "The appraisal"
    lines = getattr(view.project, section)
    declared = lines[identifier]
    given = declared.name if section == "agencies" else declared.title
    title = as_title(titled(given, identifier))
    words = f"{_HEADINGS[section]}: {title}"
    if not option:
        return words
    return f"Option {view.called} sets for itself · {words}"


def _place_words(place: Place, project_file: str) -> str:
    file, home = PurePath(place.file), PurePath(project_file).parent
    name = file.relative_to(home) if file.is_relative_to(home) else PurePath(file.name)
    if place.cell is not None:
        return f"{name.as_posix()}, {place.cell}"
    return f"{name.as_posix()}:{place.line}"
