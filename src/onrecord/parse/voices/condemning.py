"""Words of blame ("a lie", "illegal", "violated"), and whether they are laid at somebody's door where they stand.

A word of blame judges as a predicate ("the order is illegal"), as what somebody does or has ("he spread lies", "their
lies") and as what his deeds do ("the plan violates the treaty"). In passing ("illegal immigrants", "a lawyer of victims
of crime", "if they cheated") it judges nobody.
"""

from spacy.tokens import Token

from onrecord.parse.events.lexicon import word_classes
from onrecord.parse.voices.culprits import JUDGED_PEOPLE, RELATIVES, find_doers, is_other, is_setting, is_to_come
from onrecord.parse.voices.said import ACTOR_KINDS, Said
from onrecord.parse.voices.tree import child, find_subject
from onrecord.parse.voices.wording import is_denied, is_open, stance_words

JUDGED_THINGS = frozenset(("this", "that", "it", "these", "those"))
UNJUDGING = frozenset(("plead", "go"))
"""Verbs whose predicate judges nobody: "pleaded guilty", "what went wrong"."""
UNREAL = frozenset(("would", "could", "might"))
"""What would be bad judges nobody yet."""
PREDICATES = frozenset(("acomp", "attr", "oprd", "ROOT", "ccomp", "appos", "dep"))
CHAIN = 3
"""Words climbed from the last of "false, illegal and reckless" to the first, or in "a pattern of lies"."""
BARE = 2
"""Words of a verdict that is all that is said: called it "flatly wrong"."""
HELD = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "ROOT"))
OWNING = frozenset(("poss", "prep", "det"))
OWNERS = frozenset(("his", "her", "their", "your"))
MEANS = frozenset(("in", "with", "of", "by"))
"""Prepositions between a verb and the wrong that is done: "engaged in", "answers with", "is guilty of"."""


def condemns(token: Token, said: Said) -> bool:
    """True for a word of blame that is said of somebody or of his deeds: not denied, no term of law, not in passing."""
    words = stance_words()
    if token.lemma_.lower() not in words["condemning"] or is_denied(token):
        return False
    if token.pos_ == "VERB":
        return _wrongs(token, said)
    if len(said.tokens) <= BARE or _stands_behind(token):
        return True
    noun = token.head
    if token.dep_ == "amod":
        return noun.lemma_.lower() not in words["legal"] and not is_denied(noun) and is_laid(noun, said, described=True)
    if token.pos_ == "ADJ":
        return _is_predicate(_first_of(token))
    aside = token.dep_ == "compound" or (noun.lower_ != "in" and is_setting(token, said))
    return not aside and is_laid(token, said, described=False)


def _stands_behind(adjective: Token) -> bool:
    """True for "the plan reckless" of "called the plan reckless", which the parser ties to the noun."""
    noun = adjective.head
    return adjective.dep_ == "amod" and adjective.i > noun.i and noun.pos_ in ("NOUN", "PROPN")


def _first_of(word: Token) -> Token:
    """The first of the words that are joined: of "false" in "illegal and false" the word "illegal"."""
    for _ in range(CHAIN):
        if word.dep_ != "conj":
            break
        word = word.head
    return word


def _is_predicate(word: Token) -> bool:
    """True for what is said of something here and now: "is illegal", "calls it reckless", and the bare word."""
    if word.dep_ not in PREDICATES:
        return word.pos_ in ("VERB", "AUX")
    verb = word.head
    return word.dep_ == "ROOT" or not (_is_aside(verb) or verb.lemma_ in UNJUDGING or _is_unreal(verb))


def _is_aside(verb: Token) -> bool:
    """True for "who are guilty", which only says whom one means; "in which both sides are guilty" judges them."""
    subject = child(verb, "nsubj", "nsubjpass")
    return verb.dep_ == "relcl" and (subject is None or subject.lower_ in RELATIVES)


def _is_unreal(verb: Token) -> bool:
    """True for what would or could be, and for what is asked or supposed."""
    return is_open(verb) or any(c.dep_ == "aux" and c.lower_ in UNREAL for c in verb.children)


def is_laid(noun: Token, said: Said, *, described: bool) -> bool:
    """True for a wrong that is somebody's: said of him, done by him, or his; `described`: an adjective says the wrong.

    "He is a disgrace", "it is a false claim", "you spread lies", "engaged in misconduct", "their reckless plan".
    """
    for _ in range(CHAIN):
        if any(_is_holder(c, said) for c in noun.children if noun.dep_ in HELD or c.dep_ in OWNING):
            return True
        above = _above(noun)
        if above is None:
            break
        noun = above
    if noun.dep_ in PREDICATES:
        return _is_said_of_somebody(noun, said, described)
    return _is_done(noun, said, described)


def _is_done(noun: Token, said: Said, described: bool) -> bool:
    """True for a wrong that another does, or is said "as": "spread lies", "in violation of", "saw it as a crime"."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "as":
        return verb.i == 0 or verb.nbor(-1).lower_ != "well"
    if noun.dep_ == "pobj" and verb.lower_ in MEANS:
        by, verb = verb.lower_, verb.head
        if verb.pos_ in ("NOUN", "PROPN"):
            if is_other(verb, said):
                return True
            verb = verb.head if verb.dep_ == "dobj" and by != "of" else verb
        if by == "in" and not described and not is_denied(verb):
            return True
    elif noun.dep_ != "dobj":
        return False
    if verb.pos_ != "VERB" or verb.lemma_.lower() in stance_words()["averting"]:
        return False
    if is_to_come(verb) or is_denied(verb) or _is_unreal(verb):
        return False
    doer = find_subject(verb)
    return doer is not None and _is_judged(doer, said)


def _above(noun: Token) -> Token | None:
    """What the noun is joined to, or is of: in "a pattern of lies and tricks" from "tricks" to "lies" to "pattern".

    Victims of a crime are no crime: only what is said of somebody, is somebody's or is done by habit leads on.
    """
    if noun.dep_ == "conj":
        return noun.head
    of = noun.head if noun.dep_ in ("pobj", "pcomp") else None
    if of is None or of.lower_ != "of" or of.head.pos_ != "NOUN":
        return None
    kept = of.head.lemma_.lower() in stance_words()["attempt"] or child(of.head, "poss") is not None
    return of.head if kept or of.head.dep_ in PREDICATES else None


def _is_said_of_somebody(noun: Token, said: Said, described: bool) -> bool:
    """True for a wrong that stands as predicate: of whom or what it is said decides where it is only an adjective's."""
    verb = noun.head
    if noun.dep_ in ("ROOT", "oprd"):
        return noun.dep_ == "oprd" or not described
    if _is_unreal(verb) or (described and _is_aside(verb)):
        return False
    subject = find_subject(verb) if verb.pos_ in ("VERB", "AUX") else None
    return not described or (subject is not None and _is_judged(subject, said))


def _is_holder(owner: Token, said: Said) -> bool:
    """True for "their", "Norway's", "Norwegian" and "by Norway" beside a wrong, if it is another's."""
    if owner.lower_ in ("of", "by"):
        return any(p.dep_ == "pobj" and _is_party(p) and is_other(p, said) for p in owner.children)
    if owner.dep_ == "poss":
        return (owner.lower_ in OWNERS and not said.is_speaker(owner)) or is_other(owner, said)
    if owner.dep_ == "det":
        return owner.lower_ in ("this", "these")
    return owner.dep_ in ("amod", "compound") and owner.ent_type_ in ("NORP", "GPE") and is_other(owner, said)


def _is_party(noun: Token) -> bool:
    """True for "of Norway" and "of the courts", not for "of Norway's laws", against which the wrong is."""
    return noun.ent_type_ in ACTOR_KINDS or noun.lemma_.lower() in word_classes()["party"]


def _is_judged(subject: Token, said: Said) -> bool:
    """True for another party, what he decides or tries, or "it"."""
    words, lemma = stance_words(), subject.lemma_.lower()
    if subject.lower_ in JUDGED_THINGS or lemma in words["policy"] or lemma in words["attempt"]:
        return True
    return is_other(subject, said)


def _wrongs(verb: Token, said: Said) -> bool:
    """True for "they lied to us", "the order violates the law", "the vote was rigged", and for "we blame them"."""
    words, lemma = stance_words(), verb.lemma_.lower()
    if lemma == "condemn" and not is_to_come(verb):
        return True
    if lemma in words["voicing"]:
        subject = find_subject(verb)
        return subject is None or verb.dep_ == "xcomp" or any(said.is_own(s) for s in (subject, *subject.conjuncts))
    if verb.dep_ in ("acl", "relcl") and child(verb, "nsubj") is None:
        return verb.head.lemma_.lower() in words["attempt"]
    if verb.dep_ in ("pcomp", "pobj") and (above := _above(verb)) is not None:
        return is_laid(above, said, described=False)
    if is_to_come(verb) or _is_unreal(verb.head if verb.dep_ in ("xcomp", "advcl") else verb):
        return False
    if child(verb, "auxpass") is not None and child(verb, "agent") is None:
        return lemma not in words["violence"] and lemma not in words["bodily"]
    doers = list(find_doers(verb))
    if any(is_other(doer, said) for doer in doers):
        return True
    if lemma not in words["breaching"] or verb.dep_ == "relcl":
        return False
    return not doers or any(_is_deed_of_others(doer, said) for doer in doers)


def _is_deed_of_others(doer: Token, said: Said) -> bool:
    """True for what may break a law or a trust without being a person: "the plan", "this", "his words"."""
    return doer.lower_ not in JUDGED_PEOPLE and not said.is_own(doer)
