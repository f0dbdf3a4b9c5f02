"""How the voice stands to what it says: the cue's stance, and for neutral cues what the words themselves do."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from onrecord.model import Stance
from onrecord.parse.events.lexicon import word_classes
from onrecord.parse.voices.blame import (
    BINDING_SUBJECTS,
    blames,
    has_own_subject,
    is_denied,
    names_culprit,
    stance_words,
    uses_phrase,
)
from onrecord.parse.voices.cues import cue_lexicon
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.tree import CLIMB_LIMIT, Range, child, is_mark

WILL = frozenset(("will", "'ll", "’ll", "wo", "shall"))
REPORTED_WILL = WILL | {"would"}
REPORTED_SUBJECTS = frozenset(("he", "she", "they", "it"))
NEUTRAL_KINDS = frozenset(("report", "ask", "evidence", "belief"))
NEWS = frozenset(("information", "intelligence"))
PLEDGES = frozenset(("commitment", "pledge", "promise"))
HAVE = frozenset(("have", "get", "got", "need"))
"""Words that oblige with an infinitive: "we have to act", "they need to leave"."""
ADDRESSED = BINDING_SUBJECTS | {"you"}
BELIEVING = frozenset(("believe", "think"))
SURE = frozenset(("clear", "sure", "certain", "convinced"))
UNSURE_OF = BELIEVING | SURE
ANSWERS: Mapping[str, Stance] = {"yes": "confirms", "yeah": "confirms", "no": "denies", "nope": "denies"}
ANSWER_WORDS = 3
"""Tokens at the start of what is said that may hold an answer: a mark, the answer, and a comma."""
STEM = 4
"""Letters that a state and its people share at least: Iran, Iranian."""


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
        return _stance_of_warning(tokens, quoted, found.source_head)
    if found.rule == "preposition" and cue.pos == "VERB" and cue.lemma == "call" and not found.negated:
        return "demands"
    if found.rule == "noun" and (carried := _stance_of_carrier(found)) in ("denies", "doubts"):
        return carried
    if (found.negated or nobody_speaks(found)) and cue.stance in ("asserts", "confirms"):
        return "doubts" if cue.kind == "belief" and not nobody_speaks(found) else "denies"
    if cue.stance == "promises" and any(t.lemma_.lower() in stance_words()["menace"] for t in tokens):
        return "threatens"
    if cue.stance == "accuses" and found.rule == "object" and any(_is_called_false(t) for t in tokens):
        return "denies"
    if cue.stance != "asserts" and not (cue.lemma == "ask" and quoted):
        return cue.stance
    if cue.kind not in NEUTRAL_KINDS and not cue.takes("oa"):
        return cue.stance
    return _stance_of_words(tokens, quoted, found.source_head)


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


def _stance_of_words(tokens: list[Token], quoted: bool, source: Token | None) -> Stance:
    told = {t.lower_ for t in tokens} | {t.lemma_.lower() for t in tokens}
    own = (BINDING_SUBJECTS if quoted else _reported_self(source)) | _own_names(source)
    stance = _answer_in(tokens) or _stance_of_future(tokens, told, own, quoted) or _stance_of_truth(tokens, told, own)
    if stance is not None:
        return stance
    if _is_wish(tokens, told):
        return "demands"
    blamed = blames(tokens, told) and blames([t for t in tokens if not _is_own_deed(t, own)], told)
    return "accuses" if blamed else "asserts"


def _stance_of_future(tokens: list[Token], told: set[str], own: frozenset[str], quoted: bool) -> Stance | None:
    """What the speaker says will come: harm to others, or deeds of his own; None if neither."""
    words, will = stance_words(), WILL if quoted else REPORTED_WILL
    future = [] if told.isdisjoint(will) else [t for t in tokens if t.lower_ in will and t.dep_ == "aux"]
    threats = told & words["threatening"]
    if threats == {"price"} and "pay" not in told:
        threats = set()
    if threats and (any(_menaces(t) for t in tokens) or (future and _threatens(tokens, future))):
        return "threatens"
    bound = [t for t in future if _binds(t, own) and not _is_handed_on(t, tokens)]
    if any(_is_alternative(t.head) for t in bound) or uses_phrase("menacing", told, tokens):
        return "threatens"
    return "promises" if bound or _goes_to_act(tokens, told, own) or (told & PLEDGES and _pledges(tokens)) else None


def _stance_of_truth(tokens: list[Token], told: set[str], own: frozenset[str]) -> Stance | None:
    """What the speaker holds of what others say: false, refused, unsure or so; None if nothing."""
    words = stance_words()
    denying = not (told.isdisjoint(words["denial"]) and told.isdisjoint(NEWS) and "nothing" not in told)
    if denying and any(_denies(t) for t in tokens):
        return "denies"
    if told & words["refusal"] and any(_refuses(t, own) for t in tokens):
        return "denies"
    unsure = told & words["doubt"] and any(_doubts(t) for t in tokens)
    if unsure or (told & UNSURE_OF and any(_disbelieves(t) for t in tokens)) or uses_phrase("ignorance", told, tokens):
        return "doubts"
    confirmed = "confirm" in told and any(t.lemma_ == "confirm" and has_own_subject(t) for t in tokens)
    return "confirms" if confirmed else None


def _is_wish(tokens: list[Token], told: set[str]) -> bool:
    """True for what the speaker wants done, and does not only ask about."""
    asking = not (told.isdisjoint(stance_words()["asking"]) and told.isdisjoint(HAVE))
    wanted = asking and not _is_asked(tokens)
    return (wanted and any(_demands(t) for t in tokens)) or _is_imperative(tokens)


def _is_own_deed(token: Token, own: frozenset[str]) -> bool:
    """True for "French aircraft struck the depot" in the words of France's army."""
    subject = child(token, "nsubj")
    return subject is not None and any(_is_own_state(word, own) for word in (subject, *subject.lefts))


def _answer_in(tokens: list[Token]) -> Stance | None:
    """What "Yes, ..." and "No, ..." do to what was asked or reported; None for all other words."""
    said = [t for t in tokens[:ANSWER_WORDS] if not is_mark(t)]
    if len(said) < 2 or said[1].text not in (",", ".", "-", "—"):
        return None
    return ANSWERS.get(said[0].lower_)


def _menaces(token: Token) -> bool:
    """True for harm to come: not for what was crushed, nor for the punishment of those who did wrong."""
    if token.lemma_.lower() not in stance_words()["menace"]:
        return False
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    if verb.tag_ in ("VBD", "VBN") and not any(c.lower_ in REPORTED_WILL for c in verb.children):
        return False
    return not _is_deserved(token)


def _is_deserved(harm: Token) -> bool:
    """True for the punishment of those who did wrong."""
    return any(c.dep_ == "dobj" and c.lemma_.lower() in stance_words()["wrongdoer"] for c in harm.children)


def _is_called_false(token: Token) -> bool:
    """True for "denounced the report as false"."""
    return token.lemma_.lower() in stance_words()["denial"] and token.head.lower_ == "as"


def _refuses(token: Token, own: frozenset[str]) -> bool:
    """True for "we reject the plan": what the speaker says that he, or whom he speaks for, refuses."""
    if token.lemma_.lower() not in stance_words()["refusal"] or token.dep_ not in ("ROOT", "ccomp"):
        return False
    subject = child(token, "nsubj")
    return subject is not None and token.tag_ != "VBD" and (subject.lower_ in own or _is_own_state(subject, own))


def _is_own_state(subject: Token, own: frozenset[str]) -> bool:
    """True for "Norway rejects the plan" where a Norwegian minister says so."""
    stem = subject.lower_[:STEM]
    return subject.ent_type_ in ("GPE", "NORP") and len(stem) == STEM and any(name.startswith(stem) for name in own)


def _threatens(tokens: list[Token], future: list[Token]) -> bool:
    """True if a word of threat stands in the clause of a "will", not in an "if" or "which" beside it."""
    heads = {t.head.i for t in future}
    threats = stance_words()["threat"]
    return any(t.lemma_.lower() in threats and _clause_of(t).i in heads and not _is_deserved(t) for t in tokens)


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


def _stance_of_warning(tokens: list[Token], quoted: bool, source: Token | None) -> Stance:
    """A warning threatens where it tells of violence or of the speaker's own deeds; of rain or prices it asserts."""
    words = stance_words()
    lemmas = {t.lemma_.lower() for t in tokens}
    if lemmas & words["violence"] and any(names_culprit(t) for t in tokens):
        return "asserts"
    if lemmas & (words["violence"] | words["threat"] - {"price"}) or {"pay", "price"} <= lemmas:
        return "threatens"
    told = _stance_of_words(tokens, quoted, source)
    return "threatens" if told == "promises" else told


def _denies(token: Token) -> bool:
    """True for "is false", "nothing to do with"; "the false claim" and "the reason he gave is false" accuse."""
    if token.lemma_.lower() in stance_words()["denial"]:
        stated = token.dep_ in ("acomp", "attr", "ROOT", "oprd", "ccomp")
        subject = child(token.head, "nsubj") if stated else None
        return stated and not (subject is not None and child(subject, "relcl") is not None)
    if token.lower_ == "nothing":
        return any(c.lemma_ == "do" for c in token.children)
    return _misinformed(token)


def _doubts(token: Token) -> bool:
    """True for "it is unclear" and "we doubt it"; not for "no doubt", nor for "under uncertain conditions"."""
    return token.lemma_.lower() in stance_words()["doubt"] and token.dep_ != "amod" and not is_denied(token)


def _disbelieves(token: Token) -> bool:
    """True for "I do not think", "it is not clear"."""
    if token.lemma_ in SURE:
        return token.dep_ == "acomp" and any(c.dep_ == "neg" for c in token.head.children)
    return token.lemma_ in BELIEVING and any(c.dep_ == "neg" for c in token.children)


def _misinformed(token: Token) -> bool:
    """True for "was given the wrong information", which denies what somebody said."""
    if token.lemma_ not in NEWS:
        return False
    if token.head.lemma_ not in ("give", "feed", "get", "receive"):
        return False
    return any(c.dep_ == "amod" and (c.lower_ in ("wrong", "bad") or c.lower_ in stance_words()["denial"])
               for c in token.children)  # fmt: skip


def _pledges(tokens: list[Token]) -> bool:
    """True for a content that is nothing but somebody's "commitment to ..."."""
    root = next((t for t in tokens if t.head not in tokens or t.head.i == t.i), None)
    return root is not None and root.lemma_.lower() in PLEDGES and any(
        c.lower_ == "to" or c.dep_ == "acl" for c in root.children)  # fmt: skip


def _binds(will: Token, own: frozenset[str]) -> bool:
    """True for "we will act" and, reported, "he would act": the speaker's own future deed."""
    verb = will.head
    subjects = [c.lower_ for c in verb.children if c.dep_ == "nsubj"]
    never = any(c.lower_ == "never" for c in verb.children) and bool(subjects)
    return verb.lemma_ not in stance_words()["stative"] and (never or any(s in own for s in subjects))


def _goes_to_act(tokens: list[Token], told: set[str], own: frozenset[str]) -> bool:
    """True for "we are going to rebuild it": the speaker's own future deed, not denied."""
    for token in tokens if "going" in told or "gonna" in told else ():
        subject = child(token, "nsubj") if token.lower_ in ("going", "gonna") else None
        deed = child(token, "xcomp") if subject is not None and subject.lower_ in own else None
        if deed is not None and child(token, "neg") is None and deed.lemma_ not in stance_words()["stative"]:
            return True
    return False


def _is_handed_on(will: Token, tokens: list[Token]) -> bool:
    """True for "would" in what the radio said: "the miners told him they would go", a vow of theirs, not its own."""
    teller = will.head.head
    told = will.head.dep_ == "ccomp" and tokens[0].i <= teller.i <= tokens[-1].i
    return told and child(teller, "nsubj") is not None and (teller.lemma_.lower(), "VERB") in cue_lexicon()


def _own_names(source: Token | None) -> frozenset[str]:
    """The names inside the source, small: an official of a ministry speaks of the ministry's deeds as his own."""
    if source is None or source.pos_ == "PRON":
        return frozenset()
    return frozenset(t.lower_ for t in source.subtree if t.pos_ == "PROPN" or t.ent_type_ == "NORP")


def _reported_self(source: Token | None) -> frozenset[str]:
    """The pronouns by which a reporter means the speaker himself."""
    if source is None or source.pos_ == "PRON":
        return REPORTED_SUBJECTS
    if source.tag_ in ("NNS", "NNPS") and source.ent_type_ not in ("GPE", "ORG"):
        return frozenset(("they",))
    person = source.ent_type_ == "PERSON" or source.lemma_.lower() in word_classes()["person"]
    return REPORTED_SUBJECTS - ({"it"} if person else set())


def _is_asked(tokens: list[Token]) -> bool:
    """True for a question: "should it be sooner?"."""
    last = tokens[-1] if tokens else None
    return last is not None and "?" in (last.text, last.nbor(1).text if last.i + 1 < len(last.doc) else "")


def _demands(token: Token) -> bool:
    """True for "must go", "we need", "we have to act", "I urge them": what the speaker wants done."""
    words, lemma = stance_words(), token.lemma_.lower()
    if lemma not in words["asking"] and lemma not in HAVE:
        return False
    if token.tag_ == "MD":
        return lemma in words["demand"] and not _is_mild(token.head)
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass"):
        return False
    subjects = [c.lower_ for c in token.children if c.dep_ == "nsubj"]
    if lemma in HAVE and not (lemma == "need" and subjects and subjects[0] in ADDRESSED):
        obliges = any(c.dep_ == "xcomp" and any(x.tag_ == "TO" for x in c.children) for c in token.children)
        return obliges and token.tag_ in ("VBP", "VBZ", "VBN") and bool(subjects) and "i" not in subjects
    if not any(s in BINDING_SUBJECTS for s in subjects):
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
    if first is None or first.tag_ != "VB" or first.lemma_.lower() in stance_words()["aside"]:
        return False
    return first.dep_ in ("ROOT", "ccomp") and all(c.dep_ not in ("nsubj", "aux", "mark") for c in first.children)
