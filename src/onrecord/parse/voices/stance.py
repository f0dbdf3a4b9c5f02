"""How the voice stands to what it says: the cue's stance, and for neutral cues what the words themselves do."""

from functools import cache

from spacy.tokens import Token

from onrecord.model import Stance
from onrecord.parse.voices.cues import read_table
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.tree import Range

WILL = frozenset(("will", "'ll", "’ll", "wo", "shall"))
REPORTED_WILL = WILL | {"would"}
BINDING_SUBJECTS = frozenset(("i", "we"))
REPORTED_SUBJECTS = frozenset(("he", "she", "they", "it"))
ACTOR_KINDS = frozenset(("NORP", "GPE", "ORG", "PERSON"))
NEUTRAL_KINDS = frozenset(("report", "ask", "evidence", "belief"))


@cache
def _words() -> dict[str, frozenset[str]]:
    rows = read_table("stance.tsv")
    return {name: frozenset(r["word"] for r in rows if r["class"] == name) for name in {r["class"] for r in rows}}


def stance_of(found: Found, content: Range, quoted: bool) -> Stance:
    """The stance of the voice towards the words `[content)`; `quoted`: they are the speaker's own.

    A cue that judges, promises or demands decides; a neutral one ("said") leaves it to the words: a blamed party
    accuses, "we will" promises, "must" demands, "false" denies, "unclear" doubts. Cue words in `cues.tsv`, the
    others in `stance.tsv`.
    """
    cue = found.cue
    if (found.negated or _nobody(found)) and cue.stance in ("asserts", "confirms"):
        return "doubts" if cue.kind == "belief" and not _nobody(found) else "denies"
    if cue.stance != "asserts" and not (cue.lemma == "ask" and quoted):
        return cue.stance
    if cue.kind not in NEUTRAL_KINDS:
        return cue.stance
    tokens = list(found.head.doc[content[0] : content[1]])
    return _stance_of_words(tokens, quoted)


def _nobody(found: Found) -> bool:
    """True if the source is "no expert" or "nobody"."""
    head = found.source_head
    return head is not None and (head.lower_ in ("nobody", "none") or any(c.lower_ == "no" for c in head.children))


def _stance_of_words(tokens: list[Token], quoted: bool) -> Stance:
    words = _words()
    lemmas = {t.lemma_.lower() for t in tokens}
    future = [t for t in tokens if t.lower_ in (WILL if quoted else REPORTED_WILL) and t.dep_ == "aux"]
    if lemmas & words["menace"] or (future and lemmas & words["threat"]):
        return "threatens"
    if any(_binds(t, quoted) for t in future):
        return "promises"
    if any(_denies(t) for t in tokens):
        return "denies"
    if lemmas & words["doubt"] or any(_disbelieves(t) for t in tokens):
        return "doubts"
    if any(t.lemma_ == "confirm" and _own_subject(t) for t in tokens):
        return "confirms"
    if any(_demands(t) for t in tokens) or _is_imperative(tokens):
        return "demands"
    blamed = lemmas & (words["blame"] | words["denial"]) or any(_names_culprit(t) or _fails(t) for t in tokens)
    return "accuses" if blamed else "asserts"


def _denies(token: Token) -> bool:
    """True for "is false" (not "the false claim", which accuses), and for "nothing to do with"."""
    if token.lemma_.lower() in _words()["denial"]:
        return token.dep_ in ("acomp", "attr", "ROOT", "oprd", "ccomp")
    return token.lower_ == "nothing" and any(c.lemma_ == "do" for c in token.children)


def _disbelieves(token: Token) -> bool:
    return token.lemma_ in ("believe", "think") and any(c.dep_ == "neg" for c in token.children)


def _own_subject(token: Token) -> bool:
    return any(c.dep_ == "nsubj" and c.lower_ in BINDING_SUBJECTS for c in token.children)


def _fails(token: Token) -> bool:
    """True for "failed to act"; that talks failed blames nobody."""
    return token.lemma_ == "fail" and any(c.dep_ == "xcomp" for c in token.children)


def _names_culprit(token: Token) -> bool:
    """True where a deed of violence has a named doer who is not the speaker: "attacks by X", "X launched a raid"."""
    if token.lemma_.lower() not in _words()["violence"]:
        return False
    for c in token.children:
        doer = c if c.dep_ == "nsubj" else next((p for p in c.children if p.dep_ == "pobj"), None)
        if doer is None or not (c.dep_ in ("nsubj", "agent") or c.lower_ == "by"):
            continue
        if any(t.ent_type_ in ACTOR_KINDS for t in doer.subtree) and not any(
            t.lower_ in ("our", "we", "us", "u.s.") for t in doer.subtree
        ):
            return True
    return False


def _binds(will: Token, quoted: bool) -> bool:
    """True for "we will act" and, reported, "he would act": the speaker's own future deed."""
    verb = will.head
    subjects = [c.lower_ for c in verb.children if c.dep_ == "nsubj"]
    own = BINDING_SUBJECTS if quoted else REPORTED_SUBJECTS
    never = any(c.lower_ == "never" for c in verb.children) and bool(subjects)
    return verb.lemma_ not in _words()["stative"] and (never or any(s in own for s in subjects))


def _demands(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if lemma not in _words()["demand"]:
        return False
    return token.tag_ == "MD" or (token.pos_ == "VERB" and any(c.lower_ in ("i", "we") for c in token.children))


def _is_imperative(tokens: list[Token]) -> bool:
    words = [t for t in tokens if not t.is_punct and not t.is_space]
    if not words or words[0].tag_ != "VB":
        return False
    return words[0].dep_ in ("ROOT", "ccomp") and all(c.dep_ not in ("nsubj", "aux", "mark") for c in words[0].children)
