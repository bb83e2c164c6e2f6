"""From a project and its terms to who should pay what, appraised again with it."""

from __future__ import annotations

from collections.abc import Iterator

from cba.analysis.apportionment import coalitions
from cba.analysis.apportionment.answers import Apportionment, Position, Terms
from cba.analysis.apportionment.block import schedule_block, source_of, with_payments
from cba.analysis.apportionment.finding import Asked
from cba.analysis.apportionment.rules import find
from cba.analysis.apportionment.schedule import Flows, in_pennies, transfers
from cba.analysis.apportionment.standing import is_party, positions, standings
from cba.analysis.apportionment.terms import terms_of
from cba.analysis.apportionment.words import A_POUND, Words
from cba.models.agency import RESERVED
from cba.models.project import Project
from cba.problems import Problem, ProjectError
from cba.results.appraisal import OptionAppraisal
from cba.results.appraise import appraise_option

#: Orders in which partners join that are drawn where they are too many to count.
SAMPLES = 100_000


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
    _refuse(project, terms, option)
    appraised = appraise_option(project, option)
    terms = _with_partners(project, terms or terms_of(project), appraised)
    words = Words(project, terms)
    found = standings(project, appraised, terms.to)
    asked = Asked(project, found, found.partners(terms.partners), terms, words)
    answer = find(asked, seed=seed, samples=samples)
    flows = in_pennies(answer.flows)
    block = answer.block
    if block is None:
        block = schedule_block(project, option, flows, source_of(terms))
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
        notes=(*answer.notes, *_notes(asked, flows, before, after)),
        transfers=transfers(flows, found.labels),
        before=before,
        after=after,
        stakes=coalitions.stakes(worths, gains, asked.put_in),
        core=coalitions.core(worths, gains, asked.put_in) if worths else None,
        shapley=answer.shapley,
        payments=block,
        agreed=agreed,
    )


def _refuse(project: Project, terms: Terms | None, option: str) -> None:
    """Refuse an option or a partner that the project does not have."""
    known = {*project.agencies, *RESERVED}
    faults = [
        Problem("CBA301", f"`{each}` is not declared under `agencies:`", "sharing")
        for each in (terms.partners if terms else ())
        if each not in known
    ]
    if option not in project.option_ids:
        faults.append(Problem("CBA303", f"there is no option `{option}`", "options"))
    if faults:
        raise ProjectError(faults)


def _with_partners(project: Project, terms: Terms, option: OptionAppraisal) -> Terms:
    """The terms with the public bodies that are in it, where none are named.

    Those whom nobody declared, such as other public bodies, can sign nothing.
    """
    if terms.partners:
        return terms
    found = tuple(
        identifier
        for identifier, each in option.agencies.items()
        if identifier in project.agencies and is_party(each, terms.to)
    )
    return terms._replace(partners=found)


def _notes(
    asked: Asked,
    flows: Flows,
    before: dict[str, Position],
    after: dict[str, Position],
) -> Iterator[str]:
    words, lost = asked.words, asked.found.grants_left_out
    if lost:
        yield words.grants_left_out(lost)
    yield from words.positions(before, after)
    partners = asked.terms.partners
    is_whole = all(after[each].worth > -A_POUND for each in partners)
    if len(partners) > 1 and is_whole and not flows:
        yield words.as_it_stands()
