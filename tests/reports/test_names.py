from __future__ import annotations

import pytest

from cba.names import in_sentence


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("The three boroughs", "the three boroughs"),
        ("The NHS", "the NHS"),
        ("Council", "the council"),
        ("Integrated care board", "the integrated care board"),
        ("Police and crime commissioner", "the police and crime commissioner"),
        ("Ministry of Justice", "the Ministry of Justice"),
        ("Department for Work and Pensions", "the Department for Work and Pensions"),
        ("Residents and volunteers", "residents and volunteers"),
        ("Older people and carers", "older people and carers"),
        ("Fire and rescue services", "fire and rescue services"),
        ("Society", "society"),
        ("Other public bodies", "other public bodies"),
    ],
)
def test_common_words_are_small_and_bodies_have_an_article(
    name: str, words: str
) -> None:
    assert in_sentence(name) == words


@pytest.mark.parametrize(
    "name",
    [
        *("Leeds council", "County Durham", "NHS England", "Jobcentre Plus", "Age UK"),
        *("Local NHS", "Body 5", "", "<b>Council</b>", "\u2068مجلس\u2069"),
    ],
)
def test_a_name_that_may_be_a_proper_one_stands_as_it_is(name: str) -> None:
    assert in_sentence(name) == name
