"""Only English is parsed: both the language that was identified and the words must deny it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.model import Article
from onrecord.parse.english import FEWEST_WORDS, why_not_english
from onrecord.parse.language import Pipeline
from onrecord.parse.stages import StatementParser

ENGLISH = "The ministry said on Monday that the ships had left the port and would not return before the summer. " * 2
FRENCH = "Le ministère a déclaré lundi que les navires avaient quitté le port et ne reviendraient pas avant l'été. " * 2
RUSSIAN = "Министерство сообщило в понедельник, что корабли ушли из порта и вернутся только летом этого года. " * 2


@pytest.mark.parametrize(
    ("language", "text", "parsed"),
    [
        ("en", FRENCH, True),
        ("fr", ENGLISH, True),
        ("fr", FRENCH, False),
        ("ru", RUSSIAN, False),
        ("fr", " ".join(FRENCH.split()[: FEWEST_WORDS - 4]), True),
        ("ru", " ".join(RUSSIAN.split()[: FEWEST_WORDS - 4]), False),
    ],
)
def test_identifier_and_words_must_both_deny_it(
    make_article: Callable[..., Article], language: str, text: str, parsed: bool
) -> None:
    """A few words are given the benefit of the doubt, unless their letters are of another script."""
    why = why_not_english(replace(make_article(text), language=language))
    assert (why is None) is parsed


def test_another_language_has_its_sentences_and_the_reason(
    pipeline: Pipeline, make_article: Callable[..., Article]
) -> None:
    """Nothing is found in it, and the reading names the language."""
    (reading,) = StatementParser(pipeline, []).parse([replace(make_article(FRENCH), language="fr")])
    assert len(reading.sentences) == 2
    assert "another language (fr)" in reading.skipped[0].why
