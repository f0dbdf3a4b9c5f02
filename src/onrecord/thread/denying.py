"""By what words a claim denies or confirms another, and by what words it does not."""

import re

from onrecord.model import Span
from onrecord.thread.claims import Claims, Said
from onrecord.thread.words import WORD, class_forms, content_words, find_words, plain_form

ANSWERED = {
    "denies": frozenset({"asserts", "accuses", "confirms", "threatens"}),
    "confirms": frozenset({"asserts"}),
}
"""The stances that a denial or a confirmation can answer."""
POINTING_WORDS = 1
"""Words of "that account" beside the pointing one: it says nothing itself, so it answers what stands just before."""
UNSURE_REACH = 16
"""Characters before the word of denial in which "confirmed or" and "nor confirm" make it none."""
_WEAK = frozenset({"wrong"})
"""An act may be wrong too: the word alone refutes no claim."""
_IS_WRONG = re.compile(r"\b(?:is|are|was|were|be|been|[’']s|[’']re) (?:\w+ )?wrong\b", re.I)
_NOT_SO = re.compile(r",\s+(?:and\s+)?not\s+(.+)", re.I | re.S)
_NEGATED = re.compile(r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|[a-z]+n[’']t)\b", re.I)
_BARE = ("a ", "an ", "any ")


def answering_stance(claims: Claims, said: Said) -> str | None:
    """ "denies" or "confirms" for a claim that may answer another; who calls a claim false or corrects it denies it."""
    if said.claim.stance == "denies" and is_unsure(claims, said):
        return None
    if said.claim.stance in ANSWERED:
        return said.claim.stance
    return "denies" if calls_false(claims, said) or corrected_words(claims, said) else None


def is_unsure(claims: Claims, said: Said) -> bool:
    """True for "could not confirm", "neither confirmed nor denied" and "has not said who", which deny nothing."""
    first = next(find_words(claims.desk.text(said.claim.content)), "")
    if plain_form(first) in class_forms("deixis", "open"):
        return True
    cue = said.claim.cue
    if cue is None:
        return False
    start = min(cue.start, max(said.statement.sentence.start, cue.start - UNSURE_REACH))
    told = find_words(claims.desk.text(Span(cue.article_id, start, cue.end)))
    return any(plain_form(word) in class_forms("deixis", "unsure") for word in told)


def is_nobody(said: Said) -> bool:
    """True if the source is nobody ("Nobody claimed it"), who denies nothing."""
    return bool(said.speaker.words & class_forms("deixis", "nobody"))


def calls_false(claims: Claims, said: Said) -> bool:
    """True if it calls something false; "wrong" only of what is so ("a historic wrong" is none)."""
    false = said.pointing & class_forms("deixis", "false")
    return bool(false - _WEAK) or (bool(false) and _IS_WRONG.search(claims.desk.text(said.claim.content)) is not None)


def corrected_words(claims: Claims, said: Said) -> frozenset[str]:
    """The words that a claim sets right ("it was a mortar, not a rocket"); none for most."""
    found = _NOT_SO.search(claims.desk.text(said.claim.content))
    return content_words(found[1]) if found else frozenset()


def is_negated(claims: Claims, said: Said) -> bool:
    """True if the claim says itself that something is not so."""
    return _NEGATED.search(claims.desk.text(said.claim.content)) is not None


def refutes(claims: Claims, answer: Said, both: frozenset[str]) -> bool:
    """True if the answer calls something false in two words that both hold, or in one figure ("the 2002 law")."""
    broad = frozenset(w for w in both if claims.desk.is_broad(w))
    telling = both - broad - claims.desk.outlet_words
    enough = len(telling) > 1 or any(w.isdigit() for w in telling)
    return enough and bool(answer.pointing & class_forms("deixis", "false") - _WEAK)


def only_points(claims: Claims, answer: Said) -> bool:
    """True if the claim says nothing but "the report" (and to which outlet it was said)."""
    itself = answer.words - answer.entities - class_forms("deixis", "said") - claims.desk.outlet_words
    others = {e for e in answer.entities if claims.desk.is_person(e)}
    if not answer.points_back("said") or answer.points_back("deed"):
        return False
    bare = claims.desk.text(answer.claim.content).lower().startswith(_BARE)
    return len(itself) <= POINTING_WORDS and not others and not bare


def repeated_words(claims: Claims, answer: Said) -> frozenset[str]:
    """What the answer says itself of the claim that it points at ("the claim that the dam fell"), names aside."""
    text = claims.desk.text(answer.claim.content)
    after = next((m.end() for m in WORD.finditer(text) if plain_form(m.group()) in class_forms("deixis", "said")), None)
    if after is None:
        return frozenset()
    return content_words(text[after:]) & answer.words - class_forms("deixis", "said") - class_forms(
        "deixis", "negation"
    )
