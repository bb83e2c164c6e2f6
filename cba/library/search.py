"""Finding values of a library by words, codes and bodies, in spite of typing slips."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from cba.library.other_words import OTHER_WORDS
from cba.library.unit_cost import UnitCost

#: Words as they are told apart: ``a&e``, ``e&s1.0`` and ``child's`` are one each.
_WORD = re.compile(r"[^\W_]+(?:[&.'\u2019][^\W_]+)*")
_INNER = re.compile(r"[&.'\u2019]")
#: Longer words, and more of them, are no search.
_LONGEST, _MOST = 40, 12
#: Words so short are not compared with slips in mind, longer ones with one; the
#: longest with two.
_EXACT, _ONE_SLIP = 3, 5
#: A word that another begins with has at least so many letters, and an ending such
#: as that of a plural at most so many.
_BEGINNING, _STEM, _ENDING = 2, 4, 3
#: How much another word for the same counts.
_MEANT = 0.9
#: How much a word counts where it stands: in the code, in the title, elsewhere. What
#: is counted says more of a value than all who bear some of it.
_CODE, _TITLE, _UNIT, _BODY, _COMMENT, _SOURCE = 1.2, 1.0, 0.7, 0.5, 0.4, 0.3
#: What is superseded or withdrawn comes after what took its place.
_AGED = 0.7
#: Words that say nothing of what is looked for.
_EMPTY = frozenset(
    {"a", "an", "and", "by", "for", "in", "of", "on", "per", "the", "to"}
)


class Match(NamedTuple):
    """A value that was found, and how well: 1 is every word in its title."""

    cost: UnitCost
    score: float


class Found(NamedTuple):
    """What a search found, best first.

    ``all_words`` is false where nothing holds all of the words: the matches then
    hold as many of them as any does.
    """

    matches: tuple[Match, ...]
    all_words: bool


def search(costs: Iterable[UnitCost], words: Sequence[str]) -> Found:
    """The values that the words speak of; all, in order, where there are none.

    A word is found as a whole, as a beginning, in the plural, or with a slip or two
    where it is long enough. A code may be written without its dots and marks.
    """
    known = tuple(costs)
    asked = _asked(words)
    if not asked:
        return Found(tuple(Match(cost, 0.0) for cost in known), all_words=True)
    index = _index(known)
    likeness = [_meant(word, index.words) for word in asked]
    whole = _plain("".join(words)[: _LONGEST * 2])
    scored = []
    for cost, weights in zip(known, index.weights, strict=True):
        scores = [_score(weights, alike) for alike in likeness]
        held = sum(score > 0 for score in scores)
        if _plain(cost.code) == whole:
            held, scores = len(asked), [2 * _CODE] * len(asked)
        if held:
            score = sum(scores) / len(scores)
            if cost.standing != "current":
                score *= _AGED
            scored.append((held, Match(cost, score)))
    most = max((held for held, _ in scored), default=0)
    kept = [match for held, match in scored if held == most]
    kept.sort(key=lambda match: -match.score)
    return Found(tuple(kept), all_words=most == len(asked))


def closest_word(word: str, known: Iterable[str]) -> str | None:
    """The known name that a word most likely means, None where none is near."""
    names: dict[str, str] = {}
    for name in known:
        names.setdefault(_plain(name), name)
    alike = _likeness(_plain(word[:_LONGEST]), tuple(names))
    return names[max(alike, key=lambda name: alike[name])] if alike else None


def _asked(words: Sequence[str]) -> list[str]:
    text = " ".join(words)[: _LONGEST * _MOST]
    found = [_plain(word)[:_LONGEST] for word in _WORD.findall(text.lower())]
    telling = [word for word in found if word not in _EMPTY]
    return list(dict.fromkeys(telling or found))[:_MOST]


class _Index(NamedTuple):
    """Every word of the values, and how much each counts in each value."""

    words: tuple[str, ...]
    weights: tuple[dict[str, float], ...]


def _index(costs: tuple[UnitCost, ...]) -> _Index:
    weights = tuple(_weights(cost) for cost in costs)
    return _Index(tuple({word: None for each in weights for word in each}), weights)


def _weights(cost: UnitCost) -> dict[str, float]:
    bodies = (cost.agency, cost.agency_detail, *(each.name for each in cost.bearers))
    sectors = " ".join(each.sector or "" for each in cost.bearers)
    found: dict[str, float] = {}
    for text, weight in (
        (cost.source, _SOURCE),
        (f"{cost.comment} {cost.publisher}", _COMMENT),
        (cost.unit, _UNIT),
        (f"{' '.join(bodies)} {sectors} {cost.category}", _BODY),
        (cost.title, _TITLE),
    ):
        for word in _words(text):
            found[word] = weight
    found[_plain(cost.code)] = _CODE
    return found


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text; many values have texts in common."""
    return tuple(_plain(word) for word in _WORD.findall(text.lower()))


def _plain(word: str) -> str:
    return _INNER.sub("", word.lower().strip())


def _score(weights: dict[str, float], alike: dict[str, float]) -> float:
    # A search has few words that are alike, a value with a comment many.
    return max(
        (
            weights[word] * likeness
            for word, likeness in alike.items()
            if word in weights
        ),
        default=0.0,
    )


def _meant(word: str, known: Sequence[str]) -> dict[str, float]:
    """How alike known words are to a word, or to others that mean the same."""
    found = {
        each: _MEANT
        for other in OTHER_WORDS.get(word, ())
        for each in known
        if each == other
    }
    for each, likeness in _likeness(word, known).items():
        found[each] = max(likeness, found.get(each, 0.0))
    return found


def _likeness(word: str, known: Sequence[str]) -> dict[str, float]:
    """How alike each known word is that the word may stand for, up to 1."""
    found = {
        each: 1.0 if each == word else part
        for each in known
        if (part := _begins(word, each))
    }
    slips = 0 if len(word) <= _EXACT else 1 if len(word) <= _ONE_SLIP else 2
    if slips and 1.0 not in found.values():
        # Only a search waits for it.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        # Short words are alike by chance.
        longer = [each for each in known if len(each) > _EXACT and each not in found]
        for size, whole in ((_LONGEST, 0.8), (len(word) + 1, 0.7)):
            for _, distance, at in process.extract(
                word,
                [each[:size] for each in longer],
                scorer=OSA.distance,
                score_cutoff=slips,
                limit=None,
            ):
                # A slip in the first letter is rare: it is the only one then.
                if longer[at][0] == word[0] or distance < slips:
                    found.setdefault(longer[at], whole - 0.15 * distance)
    return found


def _begins(word: str, known: str) -> float:
    """How alike two words are of which one begins with the other; else 0."""
    if known.startswith(word) and len(word) >= _BEGINNING:
        return 0.7 + 0.3 * len(word) / len(known)
    longer = len(word) - len(known)
    if word.startswith(known) and len(known) >= _STEM and longer <= _ENDING:
        return 0.85
    return 0.0
