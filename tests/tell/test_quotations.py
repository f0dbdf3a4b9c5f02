"""Quotation marks: what of a text is the report's own."""

import pytest

from onrecord.tell.quotations import own_text


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
