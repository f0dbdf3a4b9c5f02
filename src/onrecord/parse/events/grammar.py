"""Who is the subject, the object, the agent of a verb: questions asked of a dependency parse."""

from collections.abc import Iterable
from itertools import islice

from spacy.tokens import Token

from onrecord.parse.events.arcs import (
    CLIMB_LIMIT,
    NOMINAL,
    TEMPORAL,
    children,
    climb,
    conjuncts,
    first_child,
    is_passive,
    is_verbal,
    names_doer,
)
from onrecord.parse.events.lexicon import carriers, tells_assault, word_classes

LOOSE = frozenset({"with", "between", "against", "into", "on"})
"""Prepositions that say more of a deed than of the verb whose object it is ("mentioned talks with the envoys")."""
SHARED_WITHIN = 3
"""Words from a verb to the one joined to it, if both have one object: "train and arm", "advise, and train"."""
PLAIN_FORMS = frozenset({"VB", "VBP"})
"""Tags of a verb without ending, which the tagger mixes up."""
NESTED = 3
"""Phrases inside one another in which a noun is looked for: "a batch of ten trucks of food to the camp"."""
FRAMING = frozenset({"while", "when", "after", "before", "since"})
"""Words that open a clause about the subject of a passive: "killed by a gunman while visiting the town"."""
WHERE = frozenset({"at", "in", "on", "near", "outside"})
"""Prepositions of the place of an attack, which does nothing itself: "the attack at the hotel that killed two"."""
AGENT_WITHIN = frozenset({"as", "of", "with"})
"""Prepositions whose noun may hold the agent of a passive: "was hit with sanctions by Peru", "accused of fraud by"."""
SENDING = frozenset({"send", "dispatch", "deploy"})
"""Verbs whose object does what they are for: "sent an envoy to meet the rebels"."""
ANSWERING = frozenset({"answer", "respond", "retaliate"})
"""Verbs whose "with" names the deed that is done in answer."""
SAYING = frozenset({"by", "from"})
"""Prepositions of who does what a noun tells: "calls by bishops for a truce"."""
DASHES = frozenset({"–", "—", "--"})
DEED_NEAR = 8
"""Words before a "which" that the parse hangs on a verb, among which its attack may stand."""
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})
"""Entities that can do something."""


def _antecedent(verb: Token) -> Token | None:
    """The noun that a relative or reduced clause modifies."""
    head = verb.head
    if verb.dep_ not in ("relcl", "acl") or head.pos_ not in NOMINAL:
        return None
    if verb.dep_ == "relcl" and (deed := _attack_before(head)) is not None:
        return deed
    if verb.dep_ == "relcl" and (name := _name_beside(verb, head)) is not None:
        return name
    return head.head if head.dep_ == "appos" and head.head.pos_ == "PROPN" else head


def _name_beside(verb: Token, head: Token) -> Token | None:
    """The name right before ", which" or "- who", where the parse hangs the clause on a thing further to the left."""
    first = verb.left_edge.i
    if first < 2 or head.lemma_.lower() in word_classes()["party"] or head.pos_ != "NOUN":
        return None
    doc = verb.doc
    name = doc[first - 2]
    parted = doc[first - 1].text == "," or doc[first - 1].text in DASHES
    relative = doc[first].lower_ in ("who", "which")
    return name if parted and relative and name.ent_type_ in NAMED else None


def _attack_before(head: Token) -> Token | None:
    """The attack that a relative clause tells of, where the parse hangs the clause on the attack's place or day."""
    for _ in range(NESTED):
        timed = head.ent_type_ in TEMPORAL
        if head.lemma_.lower() in word_classes()["party"] and not timed:
            return None
        if head.dep_ == "pobj" and (timed or head.head.lower_ in WHERE):
            head = head.head.head
        elif head.dep_ == "appos" or (timed and head.dep_ in ("npadvmod", "nmod")):
            head = head.head
        else:
            return None
        if tells_assault(head):
            return head
    return None


def _own_subject(verb: Token) -> Token | None:
    """The subject of the verb itself: where the parse hangs two on it with a dash between, the nearer one."""
    subjects = children(verb, "nsubj", "nsubjpass")
    found = subjects[0] if subjects else None
    if len(subjects) > 1 and any(word.text in DASHES for word in verb.doc[subjects[0].i : subjects[-1].i]):
        found = subjects[-1]
    if found is not None and found.lower_ in RELATIVES and found.pos_ in ("PRON", "DET"):
        head = _relative_head(verb)
        return _deed_before(found) if head is None and found.lower_ == "which" else head
    return found


def _deed_before(relative: Token) -> Token:
    """The attack that stands before a "which" that the parse hangs on no noun; else the word, which names nobody."""
    before = relative.doc[max(relative.sent.start, relative.i - DEED_NEAR) : relative.i]
    return next((word for word in reversed(list(before)) if tells_assault(word)), relative)


def _relative_head(verb: Token) -> Token | None:
    """The antecedent of the relative clause that `verb` (or the verb it is joined to) heads."""
    for _ in range(CLIMB_LIMIT):
        if verb.dep_ == "relcl":
            return _antecedent(verb)
        if verb.dep_ not in ("conj", "xcomp", "ccomp"):
            return None
        verb = verb.head
    return None


def subject_of(verb: Token) -> Token | None:
    """The noun that is the grammatical subject of `verb`, its own or one inherited by control or coordination."""
    for _ in range(CLIMB_LIMIT):
        own = _own_subject(verb)
        if own is not None:
            return own
        inherited = _controller(verb)
        if inherited is None or inherited is verb:
            return None
        if not is_verbal(inherited):
            return inherited
        if verb.dep_ == "advcl" and is_passive(inherited):
            agent = None if any(c.lower_ in FRAMING for c in children(verb, "mark", "advmod")) else agent_of(inherited)
            return agent or _passive_subject(inherited)
        verb = inherited
    return None


def _passive_subject(verb: Token) -> Token | None:
    """The passive's own subject, where no agent is named."""
    return _own_subject(verb)


def _controller(verb: Token) -> Token | None:
    """The noun that controls the missing subject of `verb`, or the verb whose subject it shares."""
    head = verb.head
    if (named := _named_before(verb)) is not None:
        return named
    if verb.dep_ == "conj" and is_verbal(head):
        return _verb_over_participle(verb) or head
    if verb.dep_ == "xcomp" and is_verbal(head):
        return first_child(head, "dobj", "dative") or head
    if verb.dep_ == "xcomp" and head.dep_ == "acomp" and is_verbal(head.head):
        return head.head  # "is due to meet the king"
    if verb.dep_ in ("advcl", "ccomp", "dep") and is_verbal(head):
        sent = head.lemma_ in SENDING and verb.dep_ == "advcl" and verb.tag_ == "VB"
        return (first_child(head, "dobj", "nsubjpass") if sent else None) or head
    if verb.dep_ == "acl" or (verb.dep_ == "relcl" and verb.tag_ == "VB"):
        return _noun_controller(verb, head)
    if (verb.dep_ == "pcomp" and head.dep_ == "prep") or _is_mislabelled(verb):
        return _preposition_controller(head)
    return None


def _is_mislabelled(verb: Token) -> bool:
    """True for "joined them in voting for it", where the parse takes the verb after the preposition for a noun."""
    return verb.dep_ == "pobj" and verb.tag_ == "VBG" and is_verbal(verb.head.head)


def _verb_over_participle(verb: Token) -> Token | None:
    """The verb to which an active one is joined past a participle: "burned trucks used by rebels and killed two"."""
    participle = verb.head
    reduced = participle.dep_ == "acl" and participle.tag_ == "VBN" and not children(participle, "nsubj", "aux")
    if not reduced or not children(verb, "dobj") or children(verb, "auxpass"):
        return None
    return next((word for word in islice(climb(participle), NESTED) if is_verbal(word)), None)


def _named_before(verb: Token) -> Token | None:
    """Who does what a participle after a preposition tells: "followed by the house voting", "with rebels holding"."""
    if verb.tag_ != "VBG" or verb.i == 0 or verb.dep_ not in ("pcomp", "xcomp"):
        return None
    before = verb.nbor(-1)
    if before.dep_ != "pobj" or before.head.lower_ not in ("by", "with"):
        return None
    return before if verb.head.i in (before.head.i, before.head.head.i) else None


def _noun_controller(verb: Token, noun: Token) -> Token | None:
    """Who acts in "decision to withdraw", the possessor or the governor's subject; in "men fighting" the noun."""
    to_infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    if not to_infinitive:
        return noun if verb.tag_ == "VBG" or first_child(verb, "dobj") is not None or is_passive(verb) else None
    if noun.pos_ == "PROPN" and noun.ent_type_ in ("PERSON", "ORG", "GPE"):
        return noun
    owner = first_child(noun, "poss") or _name_before(noun)
    if owner is not None:
        return owner
    agent = prepositional(noun, "by", "from")
    if agent is not None:
        return agent
    if noun.dep_ in ("dobj", "attr", "pobj") and noun.head is not noun:
        verb_above = noun.head.head if noun.dep_ == "pobj" else noun.head
        knows = verb_above.lemma_.lower() in word_classes()["knowing"]
        return verb_above if is_verbal(verb_above) and not knows else None
    return None


def _name_before(noun: Token) -> Token | None:
    """The name before a noun ("the U.S. decision")."""
    names = [c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod") and c.ent_type_ in ("GPE", "NORP", "ORG")]
    return names[0] if names else None


def _preposition_controller(preposition: Token) -> Token | None:
    head = preposition.head
    if not is_verbal(head):
        if head.dep_ == "pobj" and is_verbal(head.head.head):
            return head.head.head
        if head.dep_ == "acomp" and is_verbal(head.head):
            return head.head
        return _noun_before(head)
    if preposition.lower_ == "for":
        direct = first_child(head, "dobj")
        against = prepositional(head, "on", "against") or (direct and prepositional(direct, "on", "against"))
        if against is not None:
            return against
    if preposition.lower_ in ("of", "for", "from"):
        if is_passive(head):
            return subject_of(head)
        return first_child(head, "dobj") or head
    return head


def _noun_before(noun: Token) -> Token | None:
    """Who does what a preposition after the noun tells: somebody named, or who has or makes it ("took pride in")."""
    if noun.pos_ in ("PROPN", "PRON") or noun.lemma_.lower() in word_classes()["party"] or tells_assault(noun):
        return noun
    owner = first_child(noun, "poss")
    if owner is not None:
        return owner
    return noun.head if noun.dep_ == "dobj" and is_verbal(noun.head) else None


def object_of(verb: Token) -> Token | None:
    """What is acted upon: the direct object, the passive's subject, or the head of a reduced relative."""
    if is_passive(verb):
        own = _own_subject(verb)
        if own is not None:
            return own
        return _antecedent(verb) or subject_of(verb)
    found = first_child(verb, "dobj") or first_child(verb, "dative", "attr", "oprd")
    if found is not None and found.lower_ in RELATIVES:
        return _relative_head(verb) or found
    if found is None and verb.dep_ == "relcl" and first_child(verb, "nsubj") is not None:
        subject = first_child(verb, "nsubj")
        if subject is not None and subject.lower_ not in RELATIVES and not children(verb, "prep"):
            return _antecedent(verb)
    return found or _shared_object(verb)


def _shared_object(verb: Token) -> Token | None:
    """The object that joined verbs have in common, named after the last: "train, advise and arm the fighters"."""
    for _ in range(NESTED):
        joined = next((c for c in children(verb, "conj") if is_verbal(c) and c.i <= verb.i + SHARED_WITHIN), None)
        alone = all(child.dep_ in ("cc", "conj", "punct") for child in verb.rights)
        if joined is None or not alone or (joined.tag_ != verb.tag_ and not {joined.tag_, verb.tag_} <= PLAIN_FORMS):
            return None
        found = first_child(joined, "dobj")
        if found is not None:
            return found
        verb = joined
    return None


def agent_of(verb: Token) -> Token | None:
    """The doer of `verb`: the subject of an active verb, the by-phrase of a passive one."""
    if not is_passive(verb):
        return subject_of(verb)
    for by in children(verb, "agent", "prep"):
        if by.lower_ == "by" and names_doer(by):
            return first_child(by, "pobj")
    named = first_child(verb, "oprd")
    if named is None:
        within = [of for of in children(verb, "prep") if of.lower_ in AGENT_WITHIN]
        named = next((noun for of in within for noun in children(of, "pobj")), None)
    return prepositional(named, "by") if named is not None else None


def prepositional(token: Token, *prepositions: str) -> Token | None:
    """The noun after one of the prepositions that depend on `token` (also "next to"; "out of" counts as "of")."""
    wanted = (*prepositions, "out") if "of" in prepositions else prepositions
    return _named_after(token.children, wanted) or _named_after(_loose_phrases(token), wanted)


def _named_after(words: Iterable[Token], prepositions: tuple[str, ...]) -> Token | None:
    """The noun after the first of the words that is one of the prepositions; a day or time is no such noun."""
    for word in words:
        if word.dep_ in ("prep", "agent", "dative") and word.lower_ in prepositions:
            found = _object_of_preposition(word)
            if found is not None and found.ent_type_ not in TEMPORAL:
                return found
    return None


def _loose_phrases(noun: Token) -> list[Token]:
    """Phrases that say more of a noun but hang elsewhere: on the verb whose object it is ("described his meetings with
    the envoys"), on its place ("talks in Cairo between the sides"), on what counts it ("a series of raids by rebels"),
    or on who did it ("raids by rebels on the town").
    """
    if noun.pos_ != "NOUN":
        return []
    found = []
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ in ("dobj", "pobj") and is_verbal(verb) and verb.i < noun.i:
        after = noun.right_edge.i + 1
        answered = noun.head.lower_ == "with" and verb.lemma_ in ANSWERING  # "responded with airstrikes on the town"
        wanted = LOOSE if noun.dep_ == "dobj" or answered else frozenset[str]()
        wanted = wanted if is_passive(verb) else wanted | {"by"}
        if noun.dep_ == "dobj" and is_undergone(verb):
            wanted = wanted | {"from"}
        found = [child for child in verb.rights if child.i == after and child.lower_ in wanted]
    counted = counting_noun(noun)
    if counted.dep_ == "nsubjpass" and any(name.split()[0] == counted.head.lemma_ for name in carriers()):
        found += [child for child in counted.head.rights if child.lower_ in LOOSE]
    if counted is not noun:
        found += [child for child in counted.rights if child.i > noun.i]
    for told in (*noun.rights, *found):
        if told.dep_ == "acl" and told.tag_ == "VBN":
            found += told.rights
        if told.lower_ in WHERE or told.dep_ == "agent" or told.lower_ in SAYING:
            beside = LOOSE | {"for"} if told.lower_ in SAYING else LOOSE
            found += [child for inner in _joined_objects(told) for child in inner.rights if child.lower_ in beside]
    return found


def _joined_objects(preposition: Token) -> list[Token]:
    """The noun after a preposition and those joined to it."""
    first = first_child(preposition, "pobj")
    return conjuncts(first) if first is not None else []


def is_undergone(verb: Token) -> bool:
    """True for "draw" and "face": verbs whose subject undergoes what their object tells."""
    carrier = carriers().get(verb.lemma_.lower())
    return carrier is not None and carrier.subject == "recipient"


def counting_noun(noun: Token) -> Token:
    """The noun that counts or bundles the one given ("series" in "a series of raids"), or that one itself."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in word_classes()["partitive"]:
        return head.head
    return noun


def prepositional_within(noun: Token, preposition: str) -> Token | None:
    """The noun after the preposition of the noun, or of what it holds ("million in aid to the camp")."""
    for _ in range(NESTED):
        found = prepositional(noun, preposition)
        if found is not None:
            return found
        inner = prepositional(noun, "of", "in", "for")
        if inner is None:
            return None
        noun = inner
    return None


def _object_of_preposition(preposition: Token) -> Token | None:
    found = first_child(preposition, "pobj")
    if found is not None:
        return found
    inner = first_child(preposition, "prep")
    return first_child(inner, "pobj") if inner is not None else None
