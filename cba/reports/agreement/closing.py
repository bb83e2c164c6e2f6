"""Review, exit, disputes, general terms and signatures."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.agreement.deal import Deal
from cba.reports.agreement.order import section, see
from cba.reports.agreement.positions import walking_away_table
from cba.reports.apportionment_words import walking_away
from cba.reports.calendar_words import date_words
from cba.reports.content import Block, Cell, Column, Row, Section, Table
from cba.reports.formatting import listed, percentage
from cba.reports.narrative import heading_of
from cba.reports.sign_off import BLANK
from cba.reports.texts import as_name, as_title, paragraphs, sentence

#: How far a result may be from forecast before the parties meet, where no clawback
#: says so.
_FAR = "[10%]"


def review_section(deal: Deal) -> Section:
    """When the parties look again, at what, and how the agreement is changed."""
    return section("review", _review(deal))


def exit_section(deal: Deal) -> Section:
    """When the agreement ends, how a party leaves, and what it would lose by it."""
    return section("exit", _exit(deal))


def disputes_section(deal: Deal) -> Section:
    """How a dispute is settled, step by step."""
    return section("disputes", _disputes(deal))


def general_section() -> Section:
    """What every agreement of public bodies says."""
    return section("general", _general())


def signatures_section(deal: Deal) -> Section:
    """A line for each party to sign."""
    return section("signatures", (signature_table(deal),))


def _review(deal: Deal) -> Iterator[Block | str]:
    days = _reviews(deal)
    if days:
        yield f"The parties review this agreement on {listed(map(date_words, days))}."
    else:
        yield "The parties review this agreement on [dates, at least once a year]."
    yield (
        "A review sets what was counted beside the forecast: costs, savings, volumes "
        "and payments of each party, and its cumulative cash beside the pictures of "
        f"{see('pays-and-gains')}."
    )
    sharing = deal.project.sharing
    clawback = None if sharing is None else sharing.clawback
    far = _FAR if clawback is None else percentage(clawback.below.constant())
    yield (
        "Any party may call a review at once where savings or costs of a year are "
        f"more than {far} from forecast, where a party can no longer be whole by "
        f"{deal.whole_by}, or where the law or a grant that the project rests on "
        "changes."
    )
    yield (
        "A review that agrees on new sums works them out anew by the rule of "
        f"{see('payments')} from the project file as it then is, and keeps what has "
        "been paid."
    )
    yield "No change has effect before every party has signed it."


def _reviews(deal: Deal) -> tuple[str, ...]:
    """The review dates of the file: those of the agreement, else of its measures."""
    sharing = deal.project.sharing
    if sharing is not None and sharing.reviews:
        return tuple(map(str, sharing.reviews))
    days = {
        str(day)
        for each in deal.project.benefits.values()
        if each.measure is not None
        for day in each.measure.reviews or ()
    }
    return tuple(sorted(days))


def _exit(deal: Deal) -> Iterator[Block | str]:
    sharing = deal.project.sharing
    ends = None if sharing is None else sharing.ends
    last = f"at the end of {deal.labels[-1]}"
    if ends is not None:
        last = f"on {date_words(str(ends))}"
    yield (
        f"This agreement ends {last}. Sums that fell due before then, and what "
        f"{see('gain-share')} owes for years before then, must still be paid."
    )
    given = paragraphs(sharing.exit if sharing is not None else None)
    yield from map(sentence, given)
    if not given:
        yield (
            "A party may leave at the end of a year by written notice of [twelve] "
            "months to all others. It must pay what falls due until then and [its "
            "share of costs that cannot be ended by then]; the others review the "
            f"agreement under {see('review')}."
        )
    if deal.agreed.stakes:
        yield "What walking away would mean for each party is in the table."
        yield walking_away_table(deal)
    yield from walking_away(deal.sides)


def _disputes(deal: Deal) -> Iterator[Block | str]:
    sharing = deal.project.sharing
    given = paragraphs(sharing.disputes if sharing is not None else None)
    yield from map(sentence, given)
    if not given:
        yield (
            "A dispute goes first to those who represent the parties, who must meet "
            "within [10] working days of a written notice of it; then to the directors "
            "of finance, within [20] more; then to the chief executives."
        )
        yield (
            "What is not settled within [60] working days of the notice goes to "
            "mediation by [a mediator whom the parties agree on] before anybody goes "
            "to court. The parties to the mediation share its cost equally."
        )
    yield (
        "The parties must go on with the project and with payments that are not in "
        "dispute while a dispute is settled."
    )


def _general() -> Iterator[Block | str]:
    yield (
        "Each party must keep records of its costs, savings and payments under this "
        "agreement for [six] years after it ends, and let the others and their "
        "auditors see them."
    )
    yield (
        "Parties that are public authorities are subject to the Freedom of Information "
        "Act 2000 and the Environmental Information Regulations 2004; each must "
        "consult the others before it discloses what they gave it."
    )
    yield (
        "Nothing here makes a party the partner, agent or employer of another, or "
        "limits how a public body uses its powers and discretion."
    )
    yield (
        "Notices are in writing, to the addresses in "
        f"{see('parties')}. A person who is not a party has no right to enforce this "
        "agreement."
    )
    yield (
        "If part of this agreement has no effect in law, the rest stands. It may be "
        "signed in several copies, which together are one."
    )
    yield "The law of [England and Wales] applies, and its courts decide."


def signature_table(deal: Deal) -> Table:
    """One row a party, and one for each who signs for it as the file has it."""
    rows = []
    for key in deal.parties:
        signing = [
            (as_name(each.name), as_title(each.title) or heading_of(role), each.date)
            for role, each in deal.project.sign_off.items()
            if each.organisation == key
        ]
        for name, office, date in signing or [("", "", None)]:
            rows.append(
                Row(
                    (
                        Cell(deal.names[key]),
                        Cell(name or BLANK),
                        Cell(office or BLANK),
                        Cell(BLANK),
                        Cell(date_words(date) if date else BLANK),
                    )
                )
            )
    return Table(
        "signature-table",
        "Signed for the parties",
        (
            Column("Party", "heading", 4),
            Column("Name", "text", 4),
            Column("Office", "text", 4),
            Column("Signature", "text", 4),
            Column("Date", "text", 4),
        ),
        tuple(rows),
    )
