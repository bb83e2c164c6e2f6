"""From a project and its terms to who should pay what, appraised again with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cba.analysis.apportionment import coalitions
from cba.analysis.apportionment.answers import Apportionment, Position, Terms
from cba.analysis.apportionment.block import schedule_block, with_payments
from cba.analysis.apportionment.finding import Asked, Found
from cba.analysis.apportionment.plain_rules import as_costs_fall, as_gains_arise
from cba.analysis.apportionment.schedule import Flows, in_pennies, transfers
from cba.analysis.apportionment.shares import bounded
from cba.analysis.apportionment.standing import is_party, positions, standings
from cba.analysis.apportionment.terms import terms_of
from cba.analysis.apportionment.words import A_POUND, SAVINGS, Words
from cba.models.project import Project
from cba.models.sharing import Rule
from cba.results.appraisal import OptionAppraisal
from cba.results.appraise import appraise_option

#: Orders in which partners join that are drawn where they are too many to count.
SAMPLES = 20_000


def apportion(
    project: Project,
    terms: Terms | None = None,
    *,
    option: str | None = None,
    seed: int = 1,
    samples: int = SAMPLES,
) -> Apportionment:
    """Payments between partners by a rule, with each agency's position with them.

    Payments that the project has already stay, and count as made. ``option`` is the
    preferred one unless named; ``seed`` and ``samples`` matter where the Shapley value
    of more than twelve partners is drawn. Raises as `appraise` does.
    """
    option = option or project.preferred
    appraised = appraise_option(project, option)
    terms = _with_partners(terms or terms_of(project), appraised)
    words = Words(project, terms)
    found = standings(project, appraised, terms.to)
    asked = Asked(found, found.partners(terms.partners), terms, words)
    answer = _RULES[terms.rule](asked)
    flows = in_pennies(answer.flows)
    block = schedule_block(project, option, flows, _source(terms))
    agreed = with_payments(project, block)
    then = found
    if block:
        then = standings(agreed, appraise_option(agreed, option), terms.to)
    before, after = positions(found, terms), positions(then, terms)
    worths = {each: after[each].worth for each in terms.partners}
    gains = {each: asked.partners[each].pv_gains for each in terms.partners}
    return Apportionment(
        option=option,
        terms=terms,
        feasible=answer.reason is None,
        reason=answer.reason,
        notes=(*answer.notes, *_notes(words, flows, before, after)),
        transfers=transfers(flows, found.labels),
        before=before,
        after=after,
        stakes=coalitions.stakes(worths, gains, asked.put_in),
        core=coalitions.core(worths, gains, asked.put_in) if worths else None,
        shapley=answer.shapley,
        payments=block,
        agreed=agreed,
    )


def _with_partners(terms: Terms, appraised: OptionAppraisal) -> Terms:
    if terms.partners:
        return terms
    found = tuple(
        identifier for identifier, each in appraised.agencies.items() if is_party(each)
    )
    return terms._replace(partners=found)


def _source(terms: Terms) -> str:
    return f"cba apportion: {terms.rule} to {SAVINGS[terms.to]}"


def _notes(
    words: Words,
    flows: Flows,
    before: dict[str, Position],
    after: dict[str, Position],
) -> Iterator[str]:
    yield from words.positions(before, after)
    if not flows and all(each.worth > -A_POUND for each in after.values()):
        yield "Nobody need pay anybody more than the project file has already."


def _proportional(asked: Asked) -> Found:
    return _by_shares(asked, _as_costs_fall)


def _equal_return(asked: Asked) -> Found:
    return _by_shares(asked, _as_gains_arise)


def _as_costs_fall(asked: Asked, shares: dict[str, float]) -> Flows:
    return as_costs_fall(asked.partners, shares, len(asked.found.labels))


def _as_gains_arise(asked: Asked, shares: dict[str, float]) -> Flows:
    return as_gains_arise(asked.partners, shares, asked.found.discount)


def _by_shares(asked: Asked, pay: Callable[[Asked, dict[str, float]], Flows]) -> Found:
    gains = {each: found.pv_gains for each, found in asked.partners.items()}
    if not any(gains.values()):
        return Found({}, asked.words.nothing_to_share_by())
    shares = bounded(gains, asked.terms.shares)
    if shares is None:
        return Found({}, asked.words.no_shares(asked.terms.shares))
    reason = None
    if asked.gained < asked.put_in - A_POUND:
        reason = asked.words.too_little(asked.gained, asked.put_in, asked.found)
    return Found(pay(asked, shares), reason)


_RULES: dict[Rule, Callable[[Asked], Found]] = {
    "proportional": _proportional,
    "equal-return": _equal_return,
}
