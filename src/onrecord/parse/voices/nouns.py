"""Voices around nouns and adjectives: "her claim that ...", "issued a warning that ...", "is skeptical of ..."."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.parse.voices.complements import is_medium, settle
from onrecord.parse.voices.cues import Cue, cue_lexicon, words_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.objects import preposition_complement
from onrecord.parse.voices.quotes import Quotes
from onrecord.parse.voices.speakers import holder_of
from onrecord.parse.voices.tree import (
    Range,
    child,
    find_subject,
    noun_phrase,
    sentence_bounds,
    subtree,
    verb_group,
)

UNOWNED_KINDS = frozenset(("judge", "belief", "attitude", "topic"))
"""Kinds of nouns that say what is said though nobody who says so ("the criticism of the plan")."""


def find_noun_voices(tokens: list[Token], quotes: Quotes) -> Iterator[Found]:
    """What each reporting noun or adjective of the text yields, quotations left out."""
    lexicon = cue_lexicon()
    for token in tokens:
        if quotes.around(token.i) is not None:
            continue
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and (noun := lexicon.get((lemma, "NOUN"))):
            found = read_noun(token, noun, quotes)
        elif adjective := lexicon.get((token.lower_, "ADJ")):
            found = read_adjective(token, adjective, quotes)
        else:
            continue
        if found is not None:
            yield found


def read_noun(noun: Token, cue: Cue, quotes: Quotes) -> Found | None:
    """The voice around a reporting noun: its possessor, its "by" or "from", or who makes, issues or voices it."""
    bounds = sentence_bounds(noun)
    if cue.takes("h"):
        return _read_holder(noun, cue, quotes, bounds)
    if noun.dep_ == "dobj" and noun.head.lemma_ in _receivers(cue):
        received = _read_received(noun, cue, quotes, bounds)
        if received is not None and (cue.kind == "judge" or received.source is not None):
            return received
    found = Found(cue, noun, [_noun_cue(noun)], None, None, [], "noun")
    _find_noun_source(found, bounds)
    if _read_copula(found, quotes, bounds):
        return found
    if found.source is None:
        if cue.kind == "demand" or (noun.dep_ == "pobj" and is_medium(noun.head)):
            return None
        found.cue_range = [_with_article(found.cue_range[0], noun)]
    if _read_clause(found, quotes, bounds):
        return found
    unowned = cue.kind in UNOWNED_KINDS or cue.lemma in words_of("hearsay")
    unfit = not unowned or noun.dep_ == "compound" or cue.lemma in words_of("blow")
    if found.source is None and unfit:
        return None
    carrier = noun.head if found.source is not None and found.cue_range[0][0] <= noun.head.i < noun.i else None
    if preposition_complement(found, quotes, bounds) or (
        carrier is not None and preposition_complement(found, quotes, bounds, carrier)
    ):
        found.rule = "noun"
        return found
    return None


def _read_clause(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the clause behind the noun, or behind who made it ("a claim by X that ..."), as content; True if any."""
    noun, maker = found.head, found.source_head
    behind = [*noun.children, *(maker.children if maker is not None and maker.i > noun.i else ())]
    clause = next((c for c in behind if c.i > noun.i and _is_clause(c, found.cue)), None)
    clause = clause or _torn_clause(noun, found.cue)
    if clause is None:
        return False
    found.content = [settle(found, quotes, bounds, *subtree(clause))]
    return True


def _torn_clause(noun: Token, cue: Cue) -> Token | None:
    """The clause of "fears grew that ..." and "made the case to the board that ...", which the verb got."""
    verb = noun.head
    if not cue.takes("s") or noun.dep_ not in ("nsubj", "dobj") or verb.pos_ != "VERB":
        return None
    if (verb.lemma_.lower(), "VERB") in cue_lexicon() or (noun.dep_ == "nsubj" and child(verb, "dobj") is not None):
        return None
    return next((c for c in verb.children if c.i > max(noun.i, verb.i) and c.dep_ in ("ccomp", "advcl")
                 and c.left_edge.lower_ == "that" and c.left_edge.dep_ == "mark"), None)  # fmt: skip


def _read_copula(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the clause of "his message is that ..." as content; True if there is one."""
    noun, verb = found.head, found.head.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be" or not found.cue.takes("s"):
        return False
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i
                   and any(m.lower_ in ("that", "whether") for m in c.children)), None)  # fmt: skip
    if clause is None:
        return False
    start, end = subtree(clause)
    holder = holder_of(noun) if found.source is None else None
    if holder is None:
        found.cue_range = [(found.cue_range[0][0], verb.i + 1)]
    else:
        found.source, found.source_head = noun_phrase(holder, noun.i + 2, verb.i), holder
        found.cue_range = [(found.cue_range[0][0], noun.i + 1), (verb.i, verb.i + 1)]
    found.content, found.rule = [settle(found, quotes, bounds, max(start, verb.i + 1), end)], "copula"
    return True


def _read_holder(noun: Token, cue: Cue, quotes: Quotes, bounds: Range) -> Found | None:
    """The voice around "she is a critic of ...": who is said to hold the view, and of what."""
    verb = noun.head
    if noun.dep_ != "attr" or verb.lemma_ not in ("be", "become", "remain") or verb.i > noun.i:
        return None
    subject = find_subject(verb)
    if subject is None or not bounds[0] <= subject.i < verb.i:
        return None
    start = verb_group(verb)[0]
    found = Found(cue, noun, [(start, noun.i + 1)], noun_phrase(subject, bounds[0], start), subject, [], "noun")
    found.negated = child(verb, "neg") is not None
    if not preposition_complement(found, quotes, bounds):
        return None
    found.rule = "noun"
    return found


def _receivers(cue: Cue) -> frozenset[str]:
    """The verbs whose subject meets with what the noun says: "drew criticism", "enjoys support"."""
    if cue.kind == "judge":
        return words_of("receiver")
    return words_of("receiver") | words_of("enjoyer") if cue.kind == "attitude" else frozenset()


def _read_received(noun: Token, cue: Cue, quotes: Quotes, bounds: Range) -> Found | None:
    """The voice around "the plan drew criticism from the union": what is judged is the subject."""
    verb = noun.head
    judged = find_subject(verb)
    owner = child(noun, "poss")
    if owner is not None and cue.kind == "attitude":
        return None
    if judged is None or not bounds[0] <= judged.i < verb.i:
        return None
    start = verb_group(verb)[0]
    found = Found(cue, noun, [(start, noun.i + 1)], None, None, [], "noun")
    found.content = [settle(found, quotes, bounds, *noun_phrase(judged, bounds[0], start))]
    if owner is not None:
        found.source, found.source_head = noun_phrase(owner, bounds[0], noun.i), owner
    for c in [*noun.children, *verb.children]:
        inner = child(c, "pobj", "pcomp")
        if c.dep_ != "prep" or inner is None or c.i < noun.i:
            continue
        if c.lower_ in ("from", "among") and found.source is None:
            found.source, found.source_head = noun_phrase(inner), inner
        elif c.lower_ in ("for", "over"):
            found.content.append(settle(found, quotes, bounds, c.i + 1, c.right_edge.i + 1))
    return found


def _noun_cue(noun: Token) -> Range:
    start = noun.i
    while start > 0 and noun.doc[start - 1].head.i == noun.i and noun.doc[start - 1].dep_ in ("amod", "compound"):
        start -= 1
    return start, noun.i + 1


def _with_article(cue: Range, noun: Token) -> Range:
    """The cue with the article before it: nobody else stands between them."""
    before = noun.doc[cue[0] - 1] if cue[0] else None
    return (cue[0] - 1, cue[1]) if before is not None and before.dep_ == "det" and before.head.i == noun.i else cue


def _is_clause(c: Token, cue: Cue) -> bool:
    if c.dep_ not in ("acl", "ccomp", "xcomp", "relcl"):
        return False
    marks = {x.lower_ for x in c.children if x.dep_ == "mark"}
    if cue.takes("s") and (marks & {"that", "whether"} or _has_two_objects(c)):
        return True
    return cue.takes("i") and any(x.tag_ == "TO" for x in c.children)


def _has_two_objects(clause: Token) -> bool:
    """True for "the denial that it had paid ransom" read as a relative clause: "that" can be no second object."""
    things = [c for c in clause.children if c.dep_ == "dobj"]
    return len(things) > 1 and things[0].lower_ == "that" and things[0].i == clause.left_edge.i


def _find_noun_source(found: Found, bounds: Range) -> None:
    noun = found.head
    owner = child(noun, "poss")
    if owner is not None:
        found.source, found.source_head = noun_phrase(owner, bounds[0], found.cue_range[0][0]), owner
        return
    for c in noun.children:
        if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from") and (maker := child(c, "pobj")):
            found.source, found.source_head = noun_phrase(maker), maker
            return
        if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_.lower() in words_of("carrier"):
            agent = child(c, "agent")
            maker = child(agent, "pobj") if agent is not None else None
            if maker is not None:
                found.source, found.source_head = noun_phrase(maker), maker
                return
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in words_of("carrier"):
        subject = find_subject(verb)
        if subject is None or not bounds[0] <= subject.i < bounds[1]:
            return
        found.source = noun_phrase(subject, bounds[0], verb.i if subject.i < verb.i else bounds[1])
        found.source_head = subject
        found.cue_range = [(verb_group(verb)[0], noun.i + 1)]


def _is_made(adjective: Token) -> bool:
    """True for "clear" in "made it clear that ..."."""
    made = adjective.dep_ == "ccomp" and adjective.head.lemma_ == "make" and adjective.head.i < adjective.i
    return made and adjective.lower_ != "sure"


def read_adjective(adjective: Token, cue: Cue, quotes: Quotes) -> Found | None:
    """The voice around "is confident that ...": subject, verb with adjective, clause or prepositional phrase."""
    verb = _linking_verb(adjective)
    if verb is None or verb.i > adjective.i:
        return None
    subject, bounds = _feeler(adjective, verb), sentence_bounds(adjective)
    if subject is None or not bounds[0] <= subject.i < adjective.i or subject.lower_ == "you":
        return None
    group = verb_group(verb)
    start = group[0] if group[0] > subject.i else verb_group(adjective)[0]
    found = Found(cue, adjective, [(start, adjective.i + 1)], None, None, [], "adjective")
    if subject.lower_ not in ("it", "there"):
        found.source, found.source_head = noun_phrase(subject, bounds[0], start), subject
    found.negated = child(verb, "neg") is not None
    for c in [*adjective.children, *(verb.children if found.source else ())]:
        infinitive = cue.takes("i") and c.dep_ == "xcomp" and any(x.tag_ == "TO" for x in c.children)
        clause = c.dep_ == "ccomp" or (c.dep_ == "advcl" and c.left_edge.lower_ == "that")
        if c.i > adjective.i and ((cue.takes("s") and clause) or (infinitive and found.source)):
            start, end = subtree(c)
            found.content = [settle(found, quotes, bounds, max(start, adjective.i + 1), end)]
            return found
    return found if found.source and preposition_complement(found, quotes, bounds) else None


def _linking_verb(adjective: Token) -> Token | None:
    """The verb that links the adjective to who feels so; the adjective itself where it has a passive's form."""
    if adjective.dep_ in ("acomp", "oprd") or _is_made(adjective):
        return adjective.head
    if child(adjective, "auxpass") is not None or adjective.dep_ in ("acl", "amod", "advcl"):
        return adjective
    return None


def _feeler(adjective: Token, verb: Token) -> Token | None:
    """Who feels what the adjective says."""
    if verb.i != adjective.i:
        return find_subject(verb)
    own = child(adjective, "nsubjpass", "nsubj")
    if own is not None:
        return own
    if adjective.dep_ in ("acl", "amod") and adjective.head.i < adjective.i:
        return adjective.head
    return find_subject(adjective.head) if adjective.dep_ == "advcl" else None
