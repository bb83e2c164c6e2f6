"""Who the parties are, why they agree, and what the words of the agreement mean."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cba.models.sectors import Sector
from cba.reports.agreement.deal import Deal
from cba.reports.agreement.gains_chart import gains_finding
from cba.reports.agreement.order import section, see
from cba.reports.agreement.rule_words import MEANING, NET, rule_words
from cba.reports.apportionment_view import GAINS
from cba.reports.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Definitions,
    Fact,
    Row,
    Section,
    Subheading,
    Table,
)
from cba.reports.formatting import is_nought, listed
from cba.reports.narrative import heading_of
from cba.reports.texts import as_name, as_title, paragraphs, sentence, tidy

BLANK_ADDRESS = "[address]"
_POWERS: dict[str, str] = {
    "joint": "health bodies and local authorities: section 75 of the National Health "
    "Service Act 2006, or payments under sections 76 and 256 of it",
    "local": "local authorities: sections 101, 111 and 113 of the Local Government Act "
    "1972 and section 1 of the Localism Act 2011",
    "police": "police and fire bodies: section 22A of the Police Act 1996 and section "
    "5A of the Fire and Rescue Services Act 2004",
}


def parties_section(deal: Deal) -> Section:
    """Who agrees, from when, with what force and by what power."""
    return section("parties", _parties(deal))


def purpose_section(deal: Deal) -> Section:
    """Why they agree, what the words mean, and on what principle costs are shared."""
    return section("purpose", _purpose(deal))


def _parties(deal: Deal) -> Iterator[Block | str]:
    yield party_table(deal)
    yield "The bodies in the table are the parties to this agreement."
    yield (
        f"It takes effect on [date] and covers {deal.before.period}. "
        f"It ends as {see('exit')} says."
    )
    yield _force(deal)
    powers = list(_powers(deal))
    relied = (
        f" Powers often relied on in England are, for {'; for '.join(powers)}."
        if powers
        else ""
    )
    yield (
        "Each party confirms that it has the power to enter into this agreement and "
        f"has taken the decisions that it needs [date and reference of each].{relied}"
    )
    outside = [key for key in deal.parties if not deal.project.agency(key).is_public]
    if outside:
        yield (
            f"{_and(deal, outside)} {'is' if len(outside) == 1 else 'are'} not public: "
            "the parties that pay have assessed the payments under the Subsidy Control "
            "Act 2022 [reference]."
        )


def _force(deal: Deal) -> str:
    """Whether it binds, which is for the parties to choose."""
    words = (
        "[The parties intend this agreement to be legally binding.] [This agreement "
        "records what the parties intend and does not bind them in law.]"
    )
    if deal.before.has_nhs:
        words += (
            " Between bodies of the health service it is an NHS contract only where "
            "they say so."
        )
    return words


def _powers(deal: Deal) -> Iterator[str]:
    sectors = {deal.project.agency(key).sector for key in deal.parties}
    councils: set[Sector] = {"local-authority", "strategic-authority"}
    if "nhs" in sectors and sectors & councils:
        yield _POWERS["joint"]
    if sectors & councils:
        yield _POWERS["local"]
    if sectors & {"police", "fire"}:
        yield _POWERS["police"]


def _and(deal: Deal, keys: list[str]) -> str:
    words = listed(deal.called(key) for key in keys)
    return f"{words[:1].upper()}{words[1:]}"


def party_table(deal: Deal) -> Table:
    """The parties, with what each does under the agreement."""
    return Table(
        "party-table",
        "The parties",
        (
            Column("Party", "heading", 4),
            Column("Kind of body", "text", 3),
            Column("Under this agreement", "text", 4),
            Column("Address", "text", 3),
            Column("Represented by", "text", 4),
        ),
        tuple(
            Row(
                (
                    Cell(deal.names[key]),
                    Cell(_kind(deal.project.agency(key).sector)),
                    Cell(_part(deal, key)),
                    Cell(BLANK_ADDRESS),
                    Cell(_represented(deal, key)),
                )
            )
            for key in deal.parties
        ),
    )


def _kind(sector: Sector) -> str:
    if sector == "nhs":
        return "Body of the health service"
    if sector == "fire":
        return "Fire and rescue"
    return heading_of(sector.replace("-", "_"))


def _part(deal: Deal, key: str) -> str:
    paid, received = math.fsum(deal.paid(key)), math.fsum(deal.received(key))
    parts = []
    if not is_nought(paid):
        parts.append(f"pays {deal.money(paid)}")
    if not is_nought(received):
        parts.append(f"is paid {deal.money(received)}")
    return listed(parts) if parts else "neither pays nor is paid"


def _represented(deal: Deal, key: str) -> str:
    """Who signs for the party, as the file has it; a blank where it has nobody."""
    named = [
        ", ".join(
            filter(None, (as_name(each.name), as_title(each.title) or heading_of(role)))
        )
        for role, each in deal.project.sign_off.items()
        if each.organisation == key
    ]
    return "; ".join(named) if named else "[name and office]"


def _purpose(deal: Deal) -> Iterator[Block | str]:
    about, sharing = deal.project.project, deal.project.sharing
    purpose = paragraphs(sharing.purpose if sharing is not None else None)
    yield from (sentence(each) for each in purpose or paragraphs(about.summary))
    if not purpose and not about.summary:
        yield "[What the parties want to achieve together.]"
    if about.counterfactual:
        yield f"Without it, things would be so: {sentence(tidy(about.counterfactual))}"
    yield f"{gains_finding(deal)}."
    yield (
        "The parties therefore agree to share what the project costs and what it "
        f"saves, by the rule “{deal.agreed.terms.rule}”. "
        f"{rule_words(deal.agreed.terms.rule, deal.agreed.terms.to)}"
    )
    objectives = [sentence(tidy(each)) for each in (about.objectives or {}).values()]
    if objectives:
        yield "The objectives are:"
        yield Bullets(tuple(objectives))
    yield Subheading("meanings", "What words mean here")
    yield Definitions(tuple(_meanings(deal)))


def _meanings(deal: Deal) -> Iterator[Fact]:
    terms, prices = deal.agreed.terms, deal.before.prices
    gains = GAINS[terms.to]
    yield Fact("The project", sentence(_option_words(deal)))
    yield Fact(
        "Forecast",
        "The costs and savings by year in the project file whose fingerprint is on the "
        "cover, optimism bias included.",
    )
    yield Fact(
        "Savings" if terms.to != "public-value" else "Gains",
        f"{gains[:1].upper()}{gains[1:]} of the forecast, or as measured under "
        f"{see('outcomes')}: {MEANING[terms.to]}.",
    )
    yield Fact(
        "Whole",
        f"A party is whole when its cumulative {NET[terms.to]}, undiscounted, comes "
        f"to zero or more at the end of {terms.whole_by} and of every later year.",
    )
    yield Fact(
        "Price year",
        f"{prices}. Sums are in its prices unless this agreement says otherwise.",
    )
    yield Fact("Year", _year_words(deal))


def _year_words(deal: Deal) -> str:
    if "-" in deal.labels[0]:
        return "A financial year, from 1 April to 31 March."
    return "A calendar year."


def _option_words(deal: Deal) -> str:
    title = tidy(deal.project.project.title)
    if len(deal.before.appraisal.options) > 1:
        return f"{title}, in the option “{as_title(deal.before.option.title)}”"
    return title
