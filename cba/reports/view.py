"""One option of an appraisal, with what every section of a document asks of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cba.loading.document import Document
from cba.loading.project_loader import option_project
from cba.models.project import Project
from cba.models.sectors import Tier
from cba.names import called
from cba.reports.formatting import counted, money
from cba.reports.texts import names_apart
from cba.reports.uncertainty import Uncertainty
from cba.reports.written_at import WrittenAt
from cba.results.agency import Book
from cba.results.appraisal import AgencyAppraisal, Appraisal, OptionAppraisal

if TYPE_CHECKING:
    from cba.reports.agreement.deal import Deal


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """The preferred option: its answers, the project it has, its agencies by name.

    Positions are those of the agencies in the option's accounts, in the order of
    the project file. ``uncertainty`` is None where no input has a range, and where
    nobody asked; so is ``agreement`` where the file asks for none.
    """

    appraisal: Appraisal
    option: OptionAppraisal
    project: Project
    book: Book
    names: dict[str, str]
    written: WrittenAt
    uncertainty: Uncertainty | None = None
    agreement: Deal | None = None

    @property
    def currency(self) -> str:
        """The currency of every sum."""
        return self.project.appraisal.currency

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the years."""
        return self.book.labels

    @property
    def prices(self) -> str:
        """The price year of every result."""
        return str(self.project.appraisal.prices_of)

    @property
    def agencies(self) -> tuple[AgencyAppraisal, ...]:
        """The agencies by position."""
        return tuple(self.option.agencies.values())

    def name(self, position: int) -> str:
        """The name of the agency at a position."""
        return tuple(self.names.values())[position]

    def called(self, agency: int | str) -> str:
        """The name of the agency, by position or id, in the middle of a sentence."""
        key = tuple(self.names)[agency] if isinstance(agency, int) else agency
        return called(self.names, key)

    @property
    def public(self) -> tuple[int, ...]:
        """The positions of public bodies."""
        return tuple(n for n, each in enumerate(self.agencies) if each.public)

    @property
    def public_words(self) -> str:
        """Public bodies as the subject of a sentence: the only one by its name."""
        return self.called(self.public[0]) if len(self.public) == 1 else "public bodies"

    @property
    def has_nhs(self) -> bool:
        """Whether a body of the health service is among them: it has its own terms."""
        return any(each.sector == "nhs" for each in self.agencies)

    @property
    def outside(self) -> tuple[int, ...]:
        """The positions of those who are no public bodies."""
        return tuple(n for n, each in enumerate(self.agencies) if not each.public)

    def of_tier(self, tier: Tier) -> tuple[int, ...]:
        """The positions of public bodies of a tier."""
        return tuple(n for n, each in enumerate(self.agencies) if each.tier == tier)

    def money(self, amount: float) -> str:
        """A sum of money in words' company."""
        return money(amount, self.currency)

    def share_words(self, shares: Iterable[tuple[str, str]]) -> str:
        """Agencies with their shares as text; one that has all of it by name alone."""
        pairs = tuple(shares)
        if len(pairs) == 1:
            return self.names[pairs[0][0]]
        return ", ".join(f"{self.names[agency]} {share}" for agency, share in pairs)

    @property
    def period(self) -> str:
        """The years of the appraisal, from first to last."""
        first, last = self.labels[0], self.labels[-1]
        return first if first == last else f"{first} to {last}"

    @property
    def length(self) -> str:
        """How many years the appraisal covers, in words."""
        return counted(len(self.labels), "year")


def view_of(
    appraisal: Appraisal, document: Document | None = None, option: str | None = None
) -> View:
    """An option of an appraisal, the preferred one by default, to be described.

    ``document`` is the project as it was read, None for one that was never a file.
    """
    chosen = appraisal.preferred if option is None else appraisal.options[option]
    return View(
        appraisal=appraisal,
        option=chosen,
        project=option_project(appraisal.project, chosen.identifier),
        book=Book(chosen.flows),
        names=names_apart({key: each.name for key, each in chosen.agencies.items()}),
        written=WrittenAt(document, chosen.identifier),
    )
