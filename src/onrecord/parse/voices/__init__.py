"""Voices: who says what, with the claims an analyst keeps."""

from onrecord.parse.draft import Draft, Stage
from onrecord.parse.voices.attributions import make_attributions
from onrecord.parse.voices.claims import make_claims
from onrecord.parse.voices.gather import gather_voices
from onrecord.parse.voices.quotes import find_quotes
from onrecord.parse.voices.said import tell_sides


def find_voices(draft: Draft) -> None:
    """Fill in the draft's attributions, in order of their cues, and append the claims made by them."""
    quotes = find_quotes(draft.doc)
    voices = gather_voices(draft.doc, quotes)
    tell_sides(draft, voices)
    draft.attributions = make_attributions(draft, voices, quotes)
    draft.statements.extend(make_claims(draft, voices, draft.attributions, quotes))


STAGE = Stage(
    "voices",
    frozenset({"doc", "sentences", "mentions", "coreference"}),
    frozenset({"attributions", "statements"}),
    find_voices,
)
