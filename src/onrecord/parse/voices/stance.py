"""How the voice stands to what it says: the cue's stance, and for neutral cues what the words themselves do.

The words are read from the speaker's side (`said`): what will come by his hand threatens, promises or refuses
(`future`), what he holds of others' words denies, doubts or confirms (`truth`), what he wants done demands (`wishes`),
and what he lays at another's door accuses (`blame`). What none of them claims he asserts.
"""

from spacy.tokens import Doc

from onrecord.model import Stance
from onrecord.parse.voices.blame import blames, names_culprit
from onrecord.parse.voices.cues import cue_lexicon, words_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.future import stance_of_future
from onrecord.parse.voices.said import Said, read_said
from onrecord.parse.voices.tree import Range, is_mark
from onrecord.parse.voices.truth import answer_in, is_called_false, stance_of_truth
from onrecord.parse.voices.wishes import is_wish
from onrecord.parse.voices.wording import stance_words

NEUTRAL_KINDS = frozenset(("report", "ask", "evidence", "belief"))


def stance_of(found: Found, content: Range, quoted: bool) -> Stance:
    """The stance of the voice towards the words `[content)`; `quoted`: they are the speaker's own.

    A cue that judges, promises or demands decides; a neutral one ("said") leaves it to the words: a blamed party
    accuses, "we will" promises, "must" demands, "false" denies, "unclear" doubts. Cue words in `cues.tsv`, the
    others in `stance.tsv`.
    """
    start, end = _bare(found.head.doc, *content)
    known = found.stances.get((start, end, quoted))
    if known is None:
        known = found.stances[start, end, quoted] = _read_stance(found, (start, end), quoted)
    return known


def _bare(doc: Doc, start: int, end: int) -> Range:
    """The words without the marks and the "that" around them, by which a claim and its attribution differ."""
    while start < end - 1 and (is_mark(doc[start]) or doc[start].text == ","):
        start += 1
    if start < end - 1 and doc[start].lower_ == "that" and doc[start].dep_ == "mark":
        start += 1
    while end - 1 > start and (is_mark(doc[end - 1]) or doc[end - 1].text in (",", ".")):
        end -= 1
    return start, end


def _read_stance(found: Found, content: Range, quoted: bool) -> Stance:
    cue = found.cue
    tokens = list(found.head.doc[content[0] : content[1]])
    if cue.lemma in ("warn", "warning"):
        return _stance_of_warning(read_said(found, tokens, quoted))
    if found.rule == "preposition" and cue.pos == "VERB" and cue.lemma == "call" and not found.negated:
        return "demands"
    if found.rule == "noun" and (carried := _stance_of_carrier(found)) in ("denies", "doubts"):
        return carried
    if found.negated and cue.stance in ("promises", "accuses"):
        return "denies"
    if (found.negated or nobody_speaks(found)) and cue.stance in ("asserts", "confirms"):
        return _stance_of_negated(found)
    if cue.stance == "promises" and any(t.lemma_.lower() in stance_words()["menace"] for t in tokens):
        return "threatens"
    if cue.stance == "accuses" and found.rule == "object" and any(is_called_false(t) for t in tokens):
        return "denies"
    if cue.stance != "asserts" and not (cue.lemma == "ask" and quoted):
        return cue.stance
    if cue.kind not in NEUTRAL_KINDS and not cue.takes("oa"):
        return cue.stance
    told = _stance_of_words(read_said(found, tokens, quoted))
    return "asserts" if told in ("threatens", "promises") and cue.lemma in words_of("fearing") else told


def _stance_of_negated(found: Found) -> Stance:
    """What "did not say", "no one thinks" and "cannot tell" come to; what nobody expected came all the same."""
    if found.cue.lemma in words_of("foreseeing"):
        return "doubts" if found.head.tag_ in ("VBP", "VBZ") else "asserts"
    unable = any(c.lower_ in ("can", "could", "ca") for c in found.head.children if c.dep_ == "aux")
    if nobody_speaks(found):
        return "denies"
    return "doubts" if unable or found.cue.kind == "belief" else "denies"


def _stance_of_carrier(found: Found) -> Stance | None:
    """The stance of "rejected" in "rejected the claim that ...", if the verb is a cue of its own."""
    verb = found.head.head
    if found.head.dep_ != "dobj" or not found.cue_range[0][0] <= verb.i < found.head.i:
        return None
    cue = cue_lexicon().get((verb.lemma_.lower(), "VERB"))
    return cue.stance if cue is not None else None


def nobody_speaks(found: Found) -> bool:
    """True if the source is "no expert" or "nobody"."""
    head = found.source_head
    return head is not None and (head.lower_ in ("nobody", "none") or any(c.lower_ == "no" for c in head.children))


def _stance_of_words(said: Said) -> Stance:
    stance = answer_in(said.tokens) or stance_of_future(said) or stance_of_truth(said)
    if stance is not None:
        return stance
    if is_wish(said):
        return "demands"
    return "accuses" if blames(said) else "asserts"


def _stance_of_warning(said: Said) -> Stance:
    """A warning threatens where it tells of violence or of the speaker's own deeds; of rain or prices it asserts."""
    words = stance_words()
    lemmas = {t.lemma_.lower() for t in said.tokens}
    if lemmas & words["violence"] and any(names_culprit(t, said) for t in said.tokens):
        return "asserts"
    if lemmas & (words["violence"] | words["threat"] - {"price"}) or {"pay", "price"} <= lemmas:
        return "threatens"
    told = _stance_of_words(said)
    return "threatens" if told == "promises" else told
