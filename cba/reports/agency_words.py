"""What the figures mean for each agency, in sentences a person would write."""

from __future__ import annotations

from cba.reports.formatting import listed, money, ordinal, share
from cba.reports.texts import tidy
from cba.results.appraisal import AgencyAppraisal, OptionAppraisal, Payback

_NEGLIGIBLE = 0.5  # pounds: below it a position is neither gain nor loss
_PLURAL_ENDINGS = ("s", "people", "children")
_SINGULAR_ENDINGS = ("ss", "us", "is", "services", "justice")


def payback_words(payback: Payback, labels: tuple[str, ...]) -> str:
    """When it pays back: "in 2029-30, the fourth year"; or why it does not."""
    crossing = payback.undiscounted
    if crossing.year is None:
        if crossing.reason == "no cost":
            return "nothing to pay back"
        return "not within the period"
    if crossing.years == 0:
        return "from the first year"
    place = ordinal(labels.index(crossing.year))
    return f"in {crossing.year}, the {place} year"


def is_plural(name: str) -> bool:
    """Whether a name takes a plural verb: "Residents give", "Police service gives".

    >>> is_plural("Residents"), is_plural("The three boroughs"), is_plural("The NHS")
    (True, True, False)
    """
    last = name.lower().split()[-1] if name.split() else ""
    if last.endswith(_SINGULAR_ENDINGS) or not last.isalpha():
        return False
    return last.endswith(_PLURAL_ENDINGS) and name.rsplit(maxsplit=1)[-1] != "NHS"


def winners_and_losers(option: OptionAppraisal, currency: str) -> list[str]:
    """Which public bodies are left better and worse off, and by how much."""
    public = [each for each in option.agencies.values() if each.public]
    losers = [each for each in public if each.npv < -_NEGLIGIBLE]
    winners = [each for each in public if each.npv > _NEGLIGIBLE]
    words = []
    if winners:
        words.append(f"Better off: {_positions(winners, currency)}.")
    if losers:
        words.append(f"Worse off: {_positions(losers, currency)}.")
    words += [_pays_and_receives(each) for each in losers if _has_shares(each)]
    return words


def _positions(agencies: list[AgencyAppraisal], currency: str) -> str:
    ordered = sorted(agencies, key=lambda each: -abs(each.npv))
    return listed(
        f"{tidy(each.name)} by {money(abs(each.npv), currency)}" for each in ordered
    )


def _has_shares(each: AgencyAppraisal) -> bool:
    return each.share_of_costs is not None and each.share_of_benefits is not None


def _pays_and_receives(each: AgencyAppraisal) -> str:
    name, plural = tidy(each.name), is_plural(each.name)
    pay, receive = ("pay", "receive") if plural else ("pays", "receives")
    return (
        f"{name} {pay} {share(each.share_of_costs)} of the costs and {receive} "
        f"{share(each.share_of_benefits)} of the savings."
    )


def outside_government(option: OptionAppraisal, currency: str) -> list[str]:
    """What those who are no public bodies give, pay and gain."""
    words = []
    for each in option.agencies.values():
        if each.public:
            continue
        plural = is_plural(each.name)
        parts = [
            f"{verb} {money(abs(amount), currency)}{what}"
            for amount, verb, what in (
                (each.pv_in_kind, "give" if plural else "gives", " in kind"),
                (each.pv_costs, "pay" if plural else "pays", ""),
                (-each.pv_payments, *_payment_verb(each, plural=plural)),
                (each.pv_value, *_value_verb(each, plural=plural)),
            )
            if abs(amount) > _NEGLIGIBLE
        ]
        if parts:
            words.append(f"{tidy(each.name)} {listed(parts)}.")
    return words


def _payment_verb(each: AgencyAppraisal, *, plural: bool) -> tuple[str, str]:
    if each.pv_payments < 0:
        return ("pay" if plural else "pays"), " to partners"
    return ("receive" if plural else "receives"), " from partners"


def _value_verb(each: AgencyAppraisal, *, plural: bool) -> tuple[str, str]:
    if each.pv_value < 0:
        return ("lose" if plural else "loses"), ""
    return ("gain" if plural else "gains"), ""
