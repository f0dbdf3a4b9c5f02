"""Where quotations stand."""

import pytest
from spacy.lang.en import English

from onrecord.parse.voices.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and “yes”.", ["“no”", "“yes”"]),
        ('"No," he said. "Never."', ['"No,"', '"Never."']),
        ("\"It is 'late' now,\" she said.", ["\"It is 'late' now,\""]),
        ("“It rained\nThe sun came out.", ["“It rained"]),
        ("The farm's “barn” and the dogs' yard", ["“barn”"]),
        ("No marks here.", []),
        ("“We stay.”Dockers met. “We go,” he said.", ["“We stay.", "“We go,”"]),
        ('"We stay."Dockers met. "We go," he said.', ['"We stay.', '"We go,"']),
    ],
)
def test_pairs_marks_inside_a_line(text: str, expected: list[str]) -> None:
    """Curly marks pair by shape, straight ones by the spaces around them; an open one ends with its line."""
    doc = English()(text)
    assert [doc[q.start : q.end].text for q in find_quotes(doc).found] == expected


def test_short_words_in_marks_are_no_speech() -> None:
    """A word or two in marks may be a scare quote; a short clause that ends like one is speech."""
    doc = English()("The “new” plan. “Never again,” she said.")
    assert [q.speech for q in find_quotes(doc).found] == [False, True]
