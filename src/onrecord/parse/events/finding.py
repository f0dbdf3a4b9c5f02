"""Events of one article: triggers looked up in the lexicon, their standing weighed, their roles filled."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from onrecord.model import EventStatus
from onrecord.parse.draft import Draft
from onrecord.parse.events.arcs import children, is_passive, is_verbal
from onrecord.parse.events.carrying import carrier_of
from onrecord.parse.events.grammar import object_of, prepositional
from onrecord.parse.events.lexicon import Need, Row, modes, rows, tells_assault, word_classes
from onrecord.parse.events.needs import expand_noun, find_row, is_of_class, is_party, is_target
from onrecord.parse.events.phrases import inner_party
from onrecord.parse.events.roles import firer_of, noun_roles, verb_actor, verb_recipient
from onrecord.parse.events.scanning import Words
from onrecord.parse.events.standing import RANK, Standing, standing_of
from onrecord.parse.events.verbal import read_attack

REFUSAL_FACTOR = 0.6
"""How much less sure "will not help" is as a refusal than "helps" as help."""
DEED_NAMES_DOER = frozenset({"MOBILIZE", "RETREAT", "AID"})
"""Types whose passive names the doer by what moves: "troops will be deployed"."""
ORDERS = frozenset({"order", "authorize", "authorise", "direct", "instruct"})
QUESTIONS = frozenset({"how", "if", "what", "when", "where", "whether", "which", "who", "why"})
MUTUAL = frozenset({"agree", "sign", "reach", "conclude", "negotiate", "discuss", "share"})
"""Verbs whose joined subjects do it to one another, whatever it is about ("Peru and Chile agreed to cut tariffs")."""
OWNERS = frozenset({"my", "our", "his", "her", "their"})
"""Pronouns that name who does what the noun after them tells ("our refusal to leave")."""
VOTED = frozenset({"REQUEST", "REJECT", "SUPPORT"})
"""Types that a vote of a house is told as, by what it is for."""
BARE_VOTE_SCORE = 0.45
"""As sure as the surest rows that ask for a vote's owner alone: it is known that there was one, and what for."""
LASTING = tuple((verb,) for verb in ("arm", "back", "deploy", "fund", "station", "support", "train"))
"""What somebody has long done, where only a participle beside a noun tells it."""
SPOKEN = frozenset({"THREATEN", "REQUEST", "AGREE"})
"""Types that only somebody who speaks can do."""
ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "hood", "dom", "cy", "ure")
"""Endings of nouns that name a quality or an affair; bodies that end so are in the lexicon's classes."""
PREFIXES = frozenset({"re", "co", "pre", "counter", "over", "carpet", "dive", "fire"})
"""What may stand before the hyphen of a deed that it leaves as it is ("re-imposed", "counter-attacked")."""
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "ASSAULT"})
"""Types whose two sides may stand joined in one phrase ("France and Italy met")."""


@dataclass(frozen=True, slots=True)
class Found:
    """An event before it is written down: its trigger and row, and the nouns that fill its roles."""

    row: Row
    token: Token
    actor: Token | None
    recipient: Token | None
    standing: Standing
    score: float
    absorbed: tuple[Token, ...] = ()
    """Triggers of mentions of the same happening that were joined into this one, and the weapon that somebody fired."""

    @property
    def status(self) -> EventStatus:
        """How the event stands."""
        return self.standing.status


def bare_vote(event: Found) -> Row | None:
    """The row for later mentions of the vote that the event tells, which no longer say what it was for."""
    if event.token.lemma_.lower() != "vote" or event.row.type not in VOTED:
        return None
    house = Need(("by", "poss", "in", "mod"), False, frozenset(), frozenset({"lawmaking"}))
    return replace(event.row, pos="N", trigger=("vote",), needs=(house,), recipient=(), score=BARE_VOTE_SCORE)


def find_in_sentence(
    draft: Draft, words: Words, sentence: DocSpan, mishap: bool = False, vote: Row | None = None
) -> Iterator[Found]:
    """The events of one sentence, in the order of their triggers, before mentions of one happening are joined.

    `mishap`: the article tells of a mishap, so deaths that nobody caused are no assaults. `vote`: the row of a vote
    that the article told before, for "the parliament's vote".
    """
    table, doc = rows(), draft.doc
    for at, lemma, pos in words.triggers(sentence.start, sentence.end):
        if pos == "V" and words.gerunds[at] and _is_verbal_noun(doc[at]):
            lemma, pos = doc[at].lower_, "N"
        candidates = table.get((lemma, pos))
        if candidates is None:
            continue
        if vote is not None and (lemma, pos) == ("vote", "N"):
            candidates = (*candidates, vote)
        token = doc[at]
        row = find_row(draft, token, candidates)
        found = _read_trigger(draft, token, row) if row is not None else None
        if found is not None and not (_is_causeless(found) and _is_mishap(words, sentence, mishap)):
            yield found


def _is_verbal_noun(token: Token) -> bool:
    """True for the subject "fighting between them", which the tagger takes for a verb."""
    called = token.dep_ in ("nsubj", "nsubjpass") and (token.lower_, "N") in rows()
    return called and not children(token, "dobj")


def _is_causeless(found: Found) -> bool:
    """True for deaths and injuries with nobody, and no attack, that caused them."""
    counted = found.token.lemma_.lower() in word_classes()["casualty"] or "dead" in found.row.trigger
    if found.actor is not None or not counted:
        return False
    means = prepositional(found.token, "in", "during")
    return means is None or not tells_assault(means)


def _is_mishap(words: Words, sentence: DocSpan, article: bool) -> bool:
    """True if the sentence tells of a mishap, or the article does and the sentence names no attack."""
    attack = word_classes()["attack"] | word_classes()["violence"]
    violent = any(lemma in attack for lemma in words.lemmas[sentence.start : sentence.end])
    return words.tell_mishap(sentence.start, sentence.end) or (article and not violent)


def _read_trigger(draft: Draft, token: Token, row: Row) -> Found | None:
    if _is_modifier(token):
        return None
    standing = standing_of(token)
    stayed_away = any("lacking" in need.slots for need in row.needs)
    if (standing.fate == "drop" and not stayed_away) or (standing.status == "hypothetical" and standing.modal):
        return None
    if row.pos == "N":
        return _read_noun(draft, token, row, standing)
    if standing.fate == "absorb":
        return None
    if standing.fate == "negated":
        return _refusal(draft, token, row, standing)
    actor, recipient = _orderer(standing) or verb_actor(token), verb_recipient(draft, token, row)
    firer = firer_of(actor) if row.type == "ASSAULT" and actor is not None else None
    weapons = (actor,) if firer is not None and actor is not None else ()
    actor = firer or actor
    if actor is None and row.type in DEED_NAMES_DOER and "obj" not in row.recipient and is_passive(token):
        actor = object_of(token)
        recipient = None if recipient is actor else recipient
    if _is_bare(token) or (actor is None and recipient is None):
        return None
    if _is_courtesy(row, actor, recipient) or _is_opinion(row, token) or _is_question(row, token):
        return None
    if _is_said_by_nobody(draft, row, actor) or _is_trait(row, token):
        return None
    told = read_attack(draft, row, token, actor, recipient)
    return Found(told, token, actor, recipient, standing, told.score, weapons) if told is not None else None


def _is_courtesy(row: Row, actor: Token | None, recipient: Token | None) -> bool:
    """True for "thank you" in an interview and "thank God": courtesy between those who talk."""
    you = recipient is not None and recipient.lower_ in ("you", "god", "goodness")
    return row.type == "SUPPORT" and you and (actor is None or actor.lower_ in ("i", "we"))


def _is_said_by_nobody(draft: Draft, row: Row, actor: Token | None) -> bool:
    """True for what only somebody can say, with a thing as its subject: "the drought threatens to empty the valley".

    Nor does the reader, whom "you agree to the terms" means.
    """
    if row.type not in SPOKEN or actor is None or actor.pos_ != "NOUN":
        return row.type in SPOKEN and actor is not None and actor.lower_ == "you"
    if any(is_party(draft, word) for word in (*expand_noun(actor), *actor.lefts)):
        return False
    return not any(is_of_class(draft, actor, name) for name in ("utterance", "site", "motion"))


def _is_opinion(row: Row, token: Token) -> bool:
    """True for "agrees that the deal will fail", "I agree with what they do": sharing a view settles nothing."""
    if row.trigger != ("agree",):
        return False
    beside = [of for of in children(token, "prep") if of.lower_ == "with"]
    clauses = [clause for of in beside for clause in children(of, "pcomp")]
    told = children(token, "ccomp")
    plain = [c for c in told if c.tag_ != "VB" and not any(child.tag_ == "MD" for child in c.children)]
    return bool(clauses or plain or (beside and told))


def _is_trait(row: Row, token: Token) -> bool:
    """True for "a militia backed by Iran", "groups supported by the union": that is told of what they are."""
    return row.trigger in LASTING and token.dep_ == "acl" and token.tag_ == "VBN"


def _is_question(row: Row, token: Token) -> bool:
    """True for "asked why the house was empty", "pressed on whether it was": neither demands anything."""
    if row.type != "REQUEST" or row.trigger[0] not in ("ask", "press"):
        return False
    clauses = children(token, "ccomp", "xcomp", "advcl")
    clauses += [clause for on in children(token, "prep") for clause in children(on, "pcomp")]
    return any(word.lower_ in QUESTIONS and word.i > token.i for clause in clauses for word in clause.lefts)


def _orderer(standing: Standing) -> Token | None:
    """Who ordered the deed: he is its actor, not the one told to do it."""
    governor = standing.governor
    if governor is None or governor.lemma_.lower() not in ORDERS or not is_verbal(governor):
        return None
    return verb_actor(governor)


def _is_modifier(token: Token) -> bool:
    """True for a participle or noun that only qualifies another noun ("wounded men", "attack helicopter"), and for the
    second part of a verb of two words ("strong-arm").
    """
    if is_verbal(token) and token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ not in PREFIXES:
        return True
    return token.dep_ in ("amod", "compound", "npadvmod", "punct") and token.head.pos_ in ("NOUN", "PROPN", "ADJ")


def _is_bare(verb: Token) -> bool:
    """True for an imperative or a title's stray verb: the base form with neither subject nor auxiliary."""
    alone = verb.dep_ == "ROOT" and verb.tag_ == "VB"
    return alone and not children(verb, "nsubj", "nsubjpass", "aux", "auxpass")


def _refusal(draft: Draft, token: Token, row: Row, standing: Standing) -> Found | None:
    """A deed that its doer says will not be done is a refusal; what merely did not happen is no event."""
    if standing.status != "planned" or row.type not in ("AID", "COOPERATE", "RETREAT", "CONSULT", "SUPPORT", "AGREE"):
        return None
    refused = rows()[("refuse", "V")][-1]
    actor = verb_actor(token)
    if actor is None or not is_party(draft, actor):
        return None
    recipient, score = verb_recipient(draft, token, row), row.score * REFUSAL_FACTOR
    return Found(refused, token, actor, recipient, Standing("happened", "keep"), score)


def _read_noun(draft: Draft, token: Token, row: Row, standing: Standing) -> Found | None:
    if standing.fate == "negated":
        return None
    carried = carrier_of(token)
    if carried is not None:
        verb_standing = standing_of(carried.verb)
        alleged = carried.verb.lemma_ == "be" and verb_standing.fate == "absorb"  # "accused of being behind the raid"
        if (verb_standing.fate != "keep" and not alleged) or verb_standing.modal or carried.subject == "absorb":
            return None
        ordered = standing.governor is not None and standing.governor.i == carried.verb.i
        known = any(child.lower_ == "the" or child.dep_ == "poss" for child in token.lefts)
        if row.type == "ASSAULT" and ordered and known:
            standing = Standing("happened", "keep")  # "ordered the strike": it is known to have come about
        standing = _carried_standing(standing, verb_standing, carried.status)
    actor, recipient = noun_roles(draft, token, row)
    if actor is None and row.type in DEED_NAMES_DOER:
        actor = _what_moves(draft, token)
    named = [word for word in (actor, recipient) if word is not None]
    alone = row.type == "PROTEST" and any("subj_of" in need.slots for need in row.needs)
    if (not named and not alone) or (standing.fate == "absorb" and len(named) < 2):
        return None
    if token.text.isupper() and token.sent.text.isupper():
        return None
    whose = (recipient is not None and recipient.tag_ == "PRP$") or (actor is not None and actor.lower_ in OWNERS)
    if named and not whose and not any(_can_take_part(draft, word, row.type) for word in named):
        return None
    told = read_attack(draft, row, token, actor, recipient)
    if told is None:
        return None
    return Found(told, token, actor, recipient, standing, told.score * (1.0 if len(named) == 2 else 0.8))


def _can_take_part(draft: Draft, word: Token, kind: str) -> bool:
    """True for a party, a place, people who met; limits on trade also befall "Chinese goods"."""
    if is_target(draft, word) or is_of_class(draft, word, "gathering"):
        return True
    return kind == "SANCTION" and inner_party(draft, word) is not None


def _what_moves(draft: Draft, noun: Token) -> Token | None:
    """The forces that come or go, where nobody is named who sent them: "the arrival of American troops"."""
    moved = prepositional(noun, "of")
    return moved if moved is not None and is_of_class(draft, moved, "force") else None


def _carried_standing(noun: Standing, verb: Standing, status: str) -> Standing:
    statuses: list[EventStatus] = [noun.status, verb.status]
    if status in RANK:
        statuses.append(status)
    return replace(verb, status=max(statuses, key=lambda s: RANK[s]))


def mode_of(found: Found) -> str | None:
    """The event's mode: the row's own, else what the words beside the trigger, its agent or its means give."""
    if found.row.mode is not None:
        return found.row.mode
    near = {found.token.lemma_.lower()}
    for word in (found.token, found.actor, *found.absorbed):
        if word is not None:
            near |= _words_beside(word)
    for mode, words in modes().get(found.row.type, ()):
        if near & words:
            return mode
    return None


def _words_beside(word: Token) -> set[str]:
    """Lemmas of the word, its modifiers, its object and what stands after its prepositions."""
    near = {word.lemma_.lower()}
    for child in word.children:
        if child.dep_ in ("compound", "amod", "nmod", "dobj", "npadvmod"):
            near.add(child.lemma_.lower())
            near |= {c.lemma_.lower() for c in child.children if c.dep_ in ("compound", "amod")}
        elif child.dep_ in ("prep", "agent") and child.lower_ in ("in", "with", "by", "during"):
            for noun in children(child, "pobj"):
                near |= {noun.lemma_.lower(), *(c.lemma_.lower() for c in noun.children)}
    return near


def two_sides(draft: Draft, found: Found) -> tuple[Token | None, Token | None]:
    """Actor and recipient, parted where both sides of a meeting, accord or clash stand joined in one phrase.

    Who "died in the ambush" did nothing: the subject of such a row is its recipient alone; it "fell to" who took it.
    """
    actor, recipient = found.actor, found.recipient
    same = actor is not None and recipient is not None and actor.i == recipient.i
    about = found.token.lemma_.lower() in MUTUAL and recipient is not None and recipient.head.lower_ != "with"
    if found.row.type in RECIPROCAL and actor is not None and (recipient is None or same or about):
        joined = [c for c in children(actor, "conj") if is_party(draft, c) and not is_of_class(draft, c, "weapon")]
        if joined:
            return actor, joined[-1]
        joint = found.row.type == "COOPERATE" and any("mod_obj" in need.slots for need in found.row.needs)
        mutual = joint or found.row.type == "CONSULT"
        if mutual and is_of_class(draft, actor, "plural") and not _is_passive_verb(found.token):
            return actor, actor
    if same and "subj" in found.row.recipient:
        return _undergone_from(found), recipient
    return actor, None if same else recipient


def _undergone_from(found: Found) -> Token | None:
    """To whom a town "fell", or from whom a plan "drew criticism" or "has the support of" somebody."""
    if found.row.type not in ("ACCUSE", "SUPPORT", "THREATEN"):
        return prepositional(found.token, "to")
    told = object_of(found.token)
    if told is not None and told.lemma_.lower() in word_classes()["partitive"]:
        told = prepositional(told, "of") or told
    return prepositional(found.token, "from") or (prepositional(told, "from", "of") if told is not None else None)


def _is_passive_verb(token: Token) -> bool:
    return is_verbal(token) and is_passive(token)
