"""How the voice stands to what it says: the cue's stance, and for neutral cues what the words themselves do."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from onrecord.model import Stance
from onrecord.parse.voices.cues import read_table
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.speakers import can_speak
from onrecord.parse.voices.tree import CLIMB_LIMIT, Range, find_subject

WILL = frozenset(("will", "'ll", "’ll", "wo", "shall"))
REPORTED_WILL = WILL | {"would"}
BINDING_SUBJECTS = frozenset(("i", "we"))
REPORTED_SUBJECTS = frozenset(("he", "she", "they", "it"))
ACTOR_KINDS = frozenset(("NORP", "GPE", "ORG", "PERSON"))
OWN_SIDE = frozenset(("our", "we", "us", "u.s."))
NEUTRAL_KINDS = frozenset(("report", "ask", "evidence", "belief"))
NEWS = frozenset(("information", "intelligence"))
PLEDGES = frozenset(("commitment", "pledge", "promise"))
JUDGED_PEOPLE = frozenset(("he", "she", "they", "you"))
JUDGED = JUDGED_PEOPLE | {"him", "her", "them", "his", "their", "your", "this", "that", "it", "these", "those"}
"""Pronouns that may stand for a party that is judged; a deed is laid only at the door of persons."""
NOBODY = frozenset(("nobody", "none", "nothing"))
RESPONSIBLE = frozenset(("responsible", "behind", "work"))
HAVE = frozenset(("have", "get", "got"))
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
    if lemmas & words["menace"] or (future and lemmas & words["threat"] and _threatens(tokens, future)):
        return "threatens"
    bound = [t for t in future if _binds(t, quoted, source)]
    if any(_is_alternative(t.head) for t in bound):
        return "threatens"
    if bound or (lemmas & PLEDGES and _pledges(tokens)):
        return "promises"
    if (lemmas & (words["denial"] | NEWS) or "nothing" in forms) and any(_denies(t) for t in tokens):
        return "denies"
    if lemmas & words["doubt"] or (lemmas & BELIEVING and any(_disbelieves(t) for t in tokens)):
        return "doubts"
    if "confirm" in lemmas and any(t.lemma_ == "confirm" and _own_subject(t) for t in tokens):
        return "confirms"
    if lemmas & (words["demand"] | words["exhort"] | HAVE) and any(_demands(t) for t in tokens):
        return "demands"
    if _is_imperative(tokens):
        return "demands"
    return "accuses" if _blames(tokens, lemmas, forms) else "asserts"


def _threatens(tokens: list[Token], future: list[Token]) -> bool:
    """True if a word of threat stands in the clause of a "will", not in an "if" or "which" beside it."""
    heads = {t.head.i for t in future}
    return any(t.lemma_.lower() in _words()["threat"] and _clause_of(t).i in heads for t in tokens)


def _clause_of(token: Token) -> Token:
    """The verb of the token's clause; an infinitive counts to the clause above it."""
    at = token
    for _ in range(CLIMB_LIMIT):
        if (at.pos_ in ("VERB", "AUX") and at.dep_ not in ("aux", "auxpass", "xcomp")) or at.head.i == at.i:
            return at
        at = at.head
    return at


def _is_alternative(verb: Token) -> bool:
    """True for the second half of "stop, or we will leave"."""
    return verb.dep_ == "conj" and any(c.lower_ == "or" for c in verb.head.children)


def _blames(tokens: list[Token], lemmas: set[str], forms: set[str]) -> bool:
    """True if the words lay a deed at somebody's door, or judge a party."""
    words = _words()
    if lemmas & (words["blame"] | words["denial"]) and any(_condemns(t) for t in tokens):
        return True
    if lemmas & words["slur"] and any(_slurs(t) for t in tokens) and any(_is_party(t) for t in tokens):
        return True
    if lemmas & (words["violence"] | words["misdeed"]) and any(_names_culprit(t) for t in tokens):
        return True
    if lemmas & RESPONSIBLE and any(_is_held_responsible(t) for t in tokens):
        return True
    return ("fail" in lemmas and any(_fails(t) for t in tokens)) or (
        bool(forms & FALSELY) and any(_belies(t) for t in tokens))  # fmt: skip


def _condemns(token: Token) -> bool:
    """True for a word of blame that is not denied ("nobody was harmed") and is no term of law ("criminal charges")."""
    words, lemma = _words(), token.lemma_.lower()
    if lemma not in words["blame"] and lemma not in words["denial"]:
        return False
    return not _is_denied(token) and not (token.dep_ == "amod" and token.head.lemma_.lower() in words["legal"])


def _slurs(token: Token) -> bool:
    """True for "a cynical move", "he is a tyrant": a word by which somebody is judged, as predicate if it is a noun."""
    if token.lemma_.lower() not in _words()["slur"] or _is_denied(token):
        return False
    return token.pos_ == "ADJ" or token.dep_ in ("attr", "oprd", "ROOT", "appos", "ccomp") or token.head.lower_ == "as"


def _is_denied(token: Token) -> bool:
    """True for what is not so: "is not false", "no one was harmed"."""
    around = [token, token.head] if token.dep_ in ("acomp", "attr", "dobj", "oprd") else [token]
    for at in around:
        for c in at.children:
            if c.dep_ == "neg" or c.lower_ == "no":
                return True
            if c.dep_ in ("nsubj", "nsubjpass") and (c.lower_ in NOBODY or any(d.lower_ == "no" for d in c.children)):
                return True
    return False


def _is_party(token: Token) -> bool:
    """True for a name or pronoun of somebody, the speaker's own side left out."""
    if token.lower_ in OWN_SIDE or token.lower_ == "i":
        return False
    return token.ent_type_ in ACTOR_KINDS or token.lower_ in JUDGED


def _stance_of_warning(tokens: list[Token], quoted: bool, source: Token | None) -> Stance:
    """A warning threatens where it tells of violence or of the speaker's own deeds; of rain or prices it asserts."""
    words = _words()
    lemmas = {t.lemma_.lower() for t in tokens}
    if lemmas & words["violence"] and any(_names_culprit(t) for t in tokens):
        return "asserts"
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
    """True for "the council failed to act"; that talks failed, or missiles to hit, blames nobody."""
    children = list(token.children) if token.lemma_ == "fail" else []
    agents = [c for c in children if c.dep_ == "nsubj"]
    return any(c.dep_ == "xcomp" for c in children) and all(can_speak(c) for c in agents)


def _names_culprit(token: Token) -> bool:
    """True where a bad deed has a doer who is not the speaker: "attacks by X", "X launched a raid", "he robs us"."""
    lemma = token.lemma_.lower()
    if lemma in _words()["misdeed"] and not _is_denied(token):
        return any(_is_culprit(doer) or doer.lower_ in JUDGED_PEOPLE for doer in _doers(token))
    return lemma in _words()["violence"] and any(_is_culprit(doer) for doer in _doers(token))


def _is_culprit(doer: Token) -> bool:
    """True for a named party, or militants of any name, none of them the speaker's own side."""
    around = list(doer.subtree) if doer.dep_ not in ("ROOT", "ccomp") else [doer]
    named = any(t.ent_type_ in ACTOR_KINDS for t in around) or doer.lemma_.lower() in _words()["foe"]
    return named and not any(t.lower_ in OWN_SIDE for t in around)


def _doers(deed: Token) -> Iterator[Token]:
    """Who does the deed: its subject (of "continue to wage" too), "by X", "from X", or who carries it out."""
    for c in deed.children:
        if c.dep_ == "agent" or c.lower_ == "by" or (c.lower_ == "from" and deed.pos_ == "NOUN"):
            yield from (p for p in c.children if p.dep_ == "pobj")
    verb = deed.head if deed.dep_ == "dobj" and deed.head.lemma_ in _words()["wage"] else deed
    doer = find_subject(verb) if verb.pos_ == "VERB" else None
    if doer is not None:
        yield doer


def _is_held_responsible(token: Token) -> bool:
    """True for "is behind the raid", "responsible for the raid" and "was the work of the militia"."""
    lemma = token.lemma_.lower()
    if lemma in ("behind", "responsible"):
        return any(t.lemma_.lower() in _words()["violence"] for t in token.subtree)
    if lemma != "work" or token.dep_ != "attr":
        return False
    return any(c.lower_ == "of" and any(_is_culprit(p) for p in c.children) for c in token.children)


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
    own = (BINDING_SUBJECTS if quoted else _reported_self(source)) | _own_names(source)
    never = any(c.lower_ == "never" for c in verb.children) and bool(subjects)
    return verb.lemma_ not in _words()["stative"] and (never or any(s in own for s in subjects))


def _own_names(source: Token | None) -> frozenset[str]:
    """The names inside the source, small: an official of a ministry speaks of the ministry's deeds as his own."""
    if source is None or source.pos_ == "PRON":
        return frozenset()
    return frozenset(t.lower_ for t in source.subtree if t.pos_ == "PROPN")


def _reported_self(source: Token | None) -> frozenset[str]:
    """The pronouns by which a reporter means the speaker himself."""
    if source is None or source.pos_ == "PRON":
        return REPORTED_SUBJECTS
    if source.tag_ in ("NNS", "NNPS") and source.ent_type_ not in ("GPE", "ORG"):
        return frozenset(("they",))
    return REPORTED_SUBJECTS - ({"it"} if source.ent_type_ == "PERSON" else set())


def _demands(token: Token) -> bool:
    """True for "must go", "we need", "we have to act", "I urge them": what the speaker wants done."""
    words, lemma = _words(), token.lemma_.lower()
    subjects = [c.lower_ for c in token.children if c.dep_ == "nsubj"]
    if token.tag_ == "MD":
        return lemma in words["demand"] and not _is_mild(token.head)
    if token.pos_ not in ("VERB", "AUX"):
        return False
    if lemma in HAVE:
        obliges = any(c.dep_ == "xcomp" and any(x.tag_ == "TO" for x in c.children) for c in token.children)
        return obliges and token.tag_ in ("VBP", "VBZ", "VBN") and bool(subjects) and "i" not in subjects
    if lemma not in words["demand"] | words["exhort"] or not any(s in BINDING_SUBJECTS for s in subjects):
        return False
    around = [token, token.head] if token.dep_ == "ccomp" else [token]
    return not any(c.dep_ == "neg" or c.lower_ in WILL for at in around for c in at.children)


def _is_mild(verb: Token) -> bool:
    """True for "they should be glad", "the way it should be": an opinion, no demand."""
    if verb.dep_ in ("relcl", "advcl"):
        return True
    return verb.lemma_ == "be" and any(c.dep_ == "acomp" for c in verb.children)


def _is_imperative(tokens: list[Token]) -> bool:
    """True for "stop it"; "imagine", "let me say" and their like ask for nothing but to be heard."""
    first = next((t for t in tokens if not t.is_punct and not t.is_space), None)
    if first is None or first.tag_ != "VB" or first.lemma_.lower() in _words()["aside"]:
        return False
    return first.dep_ in ("ROOT", "ccomp") and all(c.dep_ not in ("nsubj", "aux", "mark") for c in first.children)
