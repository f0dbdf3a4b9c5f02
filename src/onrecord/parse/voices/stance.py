"""How the voice stands to what it says: the cue's stance, and for neutral cues what the words themselves do."""

from collections.abc import Iterator
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
OWN_SIDE = frozenset(("our", "we", "us", "u.s."))
NEUTRAL_KINDS = frozenset(("report", "ask", "evidence", "belief"))
NEWS = frozenset(("information", "intelligence"))
PLEDGES = frozenset(("commitment", "pledge", "promise"))
BELIEVING = frozenset(("believe", "think"))
FALSELY = frozenset(("falsely", "wrongly"))


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
    tokens = list(found.head.doc[content[0] : content[1]])
    if cue.lemma in ("warn", "warning"):
        return _stance_of_warning(tokens, quoted, found.source_head)
    if found.rule == "preposition" and cue.lemma in _words()["appeal"] and cue.pos == "VERB" and not found.negated:
        return "demands"
    if (found.negated or _nobody(found)) and cue.stance in ("asserts", "confirms"):
        return "doubts" if cue.kind == "belief" and not _nobody(found) else "denies"
    if cue.stance == "promises" and any(t.lemma_.lower() in _words()["menace"] for t in tokens):
        return "threatens"
    if cue.stance != "asserts" and not (cue.lemma == "ask" and quoted):
        return cue.stance
    if cue.kind not in NEUTRAL_KINDS and not cue.takes("oa"):
        return cue.stance
    return _stance_of_words(tokens, quoted, found.source_head)


def _nobody(found: Found) -> bool:
    """True if the source is "no expert" or "nobody"."""
    head = found.source_head
    return head is not None and (head.lower_ in ("nobody", "none") or any(c.lower_ == "no" for c in head.children))


def _stance_of_words(tokens: list[Token], quoted: bool, source: Token | None) -> Stance:
    words = _words()
    lemmas, forms = {t.lemma_.lower() for t in tokens}, {t.lower_ for t in tokens}
    will = WILL if quoted else REPORTED_WILL
    future = [] if forms.isdisjoint(will) else [t for t in tokens if t.lower_ in will and t.dep_ == "aux"]
    if "price" in lemmas and "pay" not in lemmas:
        lemmas.remove("price")
    if lemmas & words["menace"] or (future and lemmas & words["threat"]):
        return "threatens"
    if any(_binds(t, quoted, source) for t in future) or (lemmas & PLEDGES and _pledges(tokens)):
        return "promises"
    if (lemmas & (words["denial"] | NEWS) or "nothing" in forms) and any(_denies(t) for t in tokens):
        return "denies"
    if lemmas & words["doubt"] or (lemmas & BELIEVING and any(_disbelieves(t) for t in tokens)):
        return "doubts"
    if "confirm" in lemmas and any(t.lemma_ == "confirm" and _own_subject(t) for t in tokens):
        return "confirms"
    if (lemmas & words["demand"] and any(_demands(t) for t in tokens)) or _is_imperative(tokens):
        return "demands"
    return "accuses" if _blames(tokens, lemmas, forms) else "asserts"


def _blames(tokens: list[Token], lemmas: set[str], forms: set[str]) -> bool:
    """True if the words lay a deed at somebody's door."""
    words = _words()
    if lemmas & (words["blame"] | words["denial"]):
        return True
    if lemmas & words["violence"] and any(_names_culprit(t) for t in tokens):
        return True
    return ("fail" in lemmas and any(_fails(t) for t in tokens)) or (
        bool(forms & FALSELY) and any(_belies(t) for t in tokens))  # fmt: skip


def _stance_of_warning(tokens: list[Token], quoted: bool, source: Token | None) -> Stance:
    """A warning threatens where it tells of violence or of the speaker's own deeds; of rain or prices it asserts."""
    words = _words()
    lemmas = {t.lemma_.lower() for t in tokens}
    if lemmas & (words["violence"] | words["threat"] - {"price"}) or {"pay", "price"} <= lemmas:
        return "threatens"
    told = _stance_of_words(tokens, quoted, source)
    return "threatens" if told == "promises" else told


def _denies(token: Token) -> bool:
    """True for "is false" (not "the false claim", which accuses), and for "nothing to do with"."""
    if token.lemma_.lower() in _words()["denial"]:
        return token.dep_ in ("acomp", "attr", "ROOT", "oprd", "ccomp")
    if token.lower_ == "nothing":
        return any(c.lemma_ == "do" for c in token.children)
    return _misinformed(token)


def _disbelieves(token: Token) -> bool:
    return token.lemma_ in BELIEVING and any(c.dep_ == "neg" for c in token.children)


def _own_subject(token: Token) -> bool:
    return any(c.dep_ == "nsubj" and c.lower_ in BINDING_SUBJECTS for c in token.children)


def _fails(token: Token) -> bool:
    """True for "failed to act"; that talks failed blames nobody."""
    return token.lemma_ == "fail" and any(c.dep_ == "xcomp" for c in token.children)


def _names_culprit(token: Token) -> bool:
    """True where a deed of violence has a doer who is not the speaker: "attacks by X", "X launched a raid"."""
    if token.lemma_.lower() not in _words()["violence"]:
        return False
    return any(_is_culprit(doer) for doer in _doers(token))


def _is_culprit(doer: Token) -> bool:
    """True for a named party, or militants of any name, none of them the speaker's own side."""
    around = list(doer.subtree) if doer.dep_ not in ("ROOT", "ccomp") else [doer]
    named = any(t.ent_type_ in ACTOR_KINDS for t in around) or doer.lemma_.lower() in _words()["foe"]
    return named and not any(t.lower_ in OWN_SIDE for t in around)


def _doers(deed: Token) -> Iterator[Token]:
    """Who does the deed: its subject (of "continue to wage" too), "by X", "from X", or who carries it out."""
    for c in deed.children:
        if c.dep_ == "nsubj":
            yield c
        elif c.dep_ == "agent" or c.lower_ == "by" or (c.lower_ == "from" and deed.pos_ == "NOUN"):
            yield from (p for p in c.children if p.dep_ == "pobj")
    verb = deed.head
    if deed.dep_ == "xcomp" or (deed.dep_ == "dobj" and verb.lemma_ in _words()["wage"]):
        yield from (c for c in verb.children if c.dep_ == "nsubj")
        if verb.dep_ in ("xcomp", "pcomp") and verb.head.i != verb.i:
            yield from (c for c in verb.head.children if c.dep_ == "nsubj")
    elif deed.dep_ == "acl" and deed.tag_ == "VBG":
        yield verb


def _belies(token: Token) -> bool:
    """True for "falsely claims": what another says is called a lie."""
    return token.lower_ in FALSELY and token.head.pos_ == "VERB" and not _own_subject(token.head)


def _misinformed(token: Token) -> bool:
    """True for "was given the wrong information", which denies what somebody said."""
    if token.lemma_ not in NEWS:
        return False
    if token.head.lemma_ not in ("give", "feed", "get", "receive"):
        return False
    return any(c.dep_ == "amod" and (c.lower_ in ("wrong", "bad") or c.lower_ in _words()["denial"])
               for c in token.children)  # fmt: skip


def _pledges(tokens: list[Token]) -> bool:
    """True for a content that is nothing but somebody's "commitment to ..."."""
    root = next((t for t in tokens if t.head not in tokens or t.head.i == t.i), None)
    return root is not None and root.lemma_.lower() in PLEDGES and any(
        c.lower_ == "to" or c.dep_ == "acl" for c in root.children)  # fmt: skip


def _binds(will: Token, quoted: bool, source: Token | None) -> bool:
    """True for "we will act" and, reported, "he would act": the speaker's own future deed."""
    verb = will.head
    subjects = [c.lower_ for c in verb.children if c.dep_ == "nsubj"]
    own = BINDING_SUBJECTS if quoted else _reported_self(source)
    never = any(c.lower_ == "never" for c in verb.children) and bool(subjects)
    return verb.lemma_ not in _words()["stative"] and (never or any(s in own for s in subjects))


def _reported_self(source: Token | None) -> frozenset[str]:
    """The pronouns by which a reporter means the speaker himself."""
    if source is None or source.pos_ == "PRON":
        return REPORTED_SUBJECTS
    if source.tag_ in ("NNS", "NNPS") and source.ent_type_ not in ("GPE", "ORG"):
        return frozenset(("they",))
    return REPORTED_SUBJECTS - ({"it"} if source.ent_type_ == "PERSON" else set())


def _demands(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if lemma not in _words()["demand"]:
        return False
    return token.tag_ == "MD" or (token.pos_ == "VERB" and any(c.lower_ in ("i", "we") for c in token.children))


def _is_imperative(tokens: list[Token]) -> bool:
    first = next((t for t in tokens if not t.is_punct and not t.is_space), None)
    if first is None or first.tag_ != "VB":
        return False
    return first.dep_ in ("ROOT", "ccomp") and all(c.dep_ not in ("nsubj", "aux", "mark") for c in first.children)
