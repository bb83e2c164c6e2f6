"""The names of bodies in the middle of a sentence: their articles and capitals.

A project names a body as a table shows it: "Integrated care board", "The three
boroughs", "Ministry of Justice". A sentence says "the integrated care board", "the
three boroughs" and "the Ministry of Justice". Only words that are surely common ones
lose their capital, and only nouns that surely want an article are given one: any
other name stands as it was written.
"""

from __future__ import annotations

from collections.abc import Mapping


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: First words that are no names, so that a sentence writes them small.
_COMMON = _set(
    """
    acute adult adults all ambulance apprentices babies banks borough boys business
    businesses care carers central charities child children children's churches
    citizens city clients clinical combined commissioning communities community
    commuters companies consumers contractors council councils county customers
    cyclists department developers disabled district donors drivers employers
    families family farmers fathers fire firms friends funders general girls
    government graduates grandparents health healthcare home homeless
    homeowners homes hospital hospitals hotels house households housing independent
    individual insurers integrated investors jobseekers kinship landlord landlords
    large learners leaseholders lenders local low men mental migrants mothers
    motorists national neighbourhood neighbouring neighbours new offenders older
    operators other owners parents partner partners passengers patient patients
    pedestrians pensioners people police primary prison prisons private probation
    providers public pupils refugees regional relatives renters residents rural
    school schools secondary service shopkeepers shops small social society staff
    students suppliers taxpayers tenant tenants third town trade training trust
    unions unitary university unpaid urban users veterans victims visitors voluntary
    volunteer volunteers water wider women workers working young youth
    """
)
#: Last words of a name for one body, which takes an article.
_BODIES = _set(
    """
    agency ambulance association authority board borough centre college commissioner
    company constabulary council department developer district federation force fund
    government hospital landlord ministry mission office parish partnership police
    practice programme provider school service state treasury trust university
    """
)
#: Names of one word for several.
_SEVERAL = _set("Adults Carers Families Patients People Residents Volunteers")
#: Beginnings of names that keep their capitals and take an article all the same.
_OFFICES = (
    *("Cabinet Office", "Department ", "Home Office", "Ministry ", "Office "),
    *("Metropolitan Police", "Treasury"),
)


def in_sentence(name: str) -> str:
    """A name as the middle of a sentence has it.

    >>> in_sentence("The three boroughs"), in_sentence("Integrated care board")
    ('the three boroughs', 'the integrated care board')
    >>> in_sentence("Ministry of Justice"), in_sentence("Residents")
    ('the Ministry of Justice', 'residents')
    >>> in_sentence("Private landlords"), in_sentence("Community bodies")
    ('private landlords', 'community bodies')
    >>> in_sentence("Leeds council"), in_sentence("NHS England")
    ('Leeds council', 'NHS England')
    """
    if name.startswith("The "):
        return f"the {name[4:]}"
    if name.startswith(_OFFICES):
        return f"the {name}"
    first, *rest = name.split(" ")
    if first.lower() not in _COMMON or not _is_word(first):
        return name
    if any(not word.islower() and word.isalpha() for word in rest):
        # The rest of the name has capitals of its own: "County Durham".
        return name
    small = f"{first.lower()}{name[len(first) :]}"
    return f"the {small}" if _is_one_body(first.lower(), rest) else small


def is_several(name: str) -> bool:
    """Whether a name is that of several, so that a sentence says "are" of it.

    >>> is_several("Residents"), is_several("The three boroughs"), is_several("NHS")
    (True, True, False)
    >>> is_several("Older people and carers"), is_several("Ambulance services")
    (True, True)
    """
    last = name.rsplit(" ", 1)[-1]
    return (last.islower() and last.endswith("s")) or name in _SEVERAL


def called(names: Mapping[str, str], key: str) -> str:
    """The name of a body among others, by id, in the middle of a sentence.

    >>> called({"n": "Trust (n)", "s": "Trust (s)", "c": "The council"}, "n")
    'the trust (n)'
    """
    # What tells two bodies of one name apart is no word of the name.
    apart = f" ({key})" if names[key].endswith(f" ({key})") else ""
    return in_sentence(names[key].removesuffix(apart)) + apart


def _is_word(first: str) -> bool:
    return first[:1].isupper() and (len(first) == 1 or first[1:].islower())


def _is_one_body(first: str, rest: list[str]) -> bool:
    last = rest[-1].lower() if rest else first
    return last in _BODIES
