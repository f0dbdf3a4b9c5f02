"""Quotation marks: what of a text is the report's own."""

import pytest

from onrecord.tell.quotations import own_text, stands_inside


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ('The mayor said: "We sail.\nWe fish." The quay was still.', "The mayor said: The quay was still."),
        ('"We sail.\n\n"We fish," she said. Gulls cried.', "she said. Gulls cried."),
        ("“We sail.\n\n“We fish,” she said.", "she said."),
        ('She said "we sail.\nThe quay was still.', "She said The quay was still."),
        ('A 5" nail held our rope.', 'A 5" nail held our rope.'),
        ('" We sail , " she said .', "she said ."),
        ("Gulls cried.", "Gulls cried."),
    ],
)
def test_a_quotation_runs_on_until_it_is_closed(text: str, own: str) -> None:
    """Over lines and paragraphs another's words are left out; a mark without a partner quotes its own line."""
    assert " ".join(own_text(text).split()) == own


def test_a_mark_without_partner_does_not_quote_the_rest_of_a_long_text() -> None:
    """A mark that was opened long ago is no beginning of what a later mark closes."""
    text = '"Lost mark.\n' + "Gulls cried over the quay.\n" * 100 + 'The mayor said "no" and left.'
    assert "Gulls cried" in own_text(text)
    assert own_text(text).endswith("The mayor said   and left.")


@pytest.mark.parametrize(
    ("before", "is_inside"),
    [
        ("“We sail. ", True),
        ('She said: "We sail. ', True),
        ("“We sail,” she said. ", False),
        ('"We sail," she said. ', False),
        ('"We sail," she said. "We fish. ', True),
        ("Gulls cried. ", False),
        ('A 5" nail held our rope. ', False),
        ("“We sail. " + "Gulls cried. " * 200, False),
    ],
)
def test_a_sentence_stands_inside_what_was_opened_and_not_closed(before: str, is_inside: bool) -> None:
    """The middle of a quotation has no marks of its own, and is its speaker's all the same."""
    text = f"Quay. {before}The port is shut.”"
    assert stands_inside(text, len("Quay. "), len("Quay. ") + len(before)) == is_inside
