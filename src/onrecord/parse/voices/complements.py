"""What stands behind a reporting word: clauses, infinitives, objects and prepositional phrases."""

from spacy.tokens import Token

from onrecord.parse.voices.cues import words_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.quotes import Quotes
from onrecord.parse.voices.tree import Range, child, is_addition, is_mark, noun_phrase, subtree

TAILS = frozenset(("prep", "npadvmod", "advmod", "advcl", "oprd", "xcomp", "acl"))
"""Pieces that the parser hangs on the reporting verb although they end the clause it reports."""
AFTERTHOUGHTS = frozenset(("which", "who", "even", "although", "though", "according"))
"""Words that open a remark of the reporter behind a comma."""
FRAME_PREPOSITIONS = frozenset(("in", "on", "at", "during", "after", "before", "since", "by", "through", "via", "amid"))
"""Prepositions that say when or where a judgement was voiced; the others go with its object."""
SAYING = frozenset(("s", "q"))
"""Patterns of words that take nothing but what is said."""
FINITE_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))
SHORTEST_CLAUSE = 3
"""Tokens of the shortest rest of a sentence that is taken for a clause."""
RELATIVES = frozenset(("which", "that", "who", "whom"))
STEPS = 4
"""Verbs climbed to the one that heads a relative clause."""
GROUND_PREPOSITIONS = frozenset(("of", "for", "on", "with", "to", "over"))


def complement(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the clause, infinitive or gerund behind the word as content; True if there is one."""
    head, cue = found.head, found.cue
    clause = _clause(found)
    if clause is None:
        return False
    start, end = subtree(clause)
    start = max(start, found.group[1] if found.group[1] <= clause.i else head.i + 1)
    if found.to and found.to[0] < clause.i:
        start = max(start, found.to[1])
        if cue.takes("oi") and clause.dep_ in ("xcomp", "ccomp") and _has_to(clause):
            found.core = (start, end)
            start = found.to[0]
    start = _behind_day(found, clause, start)
    end = without_afterthought(clause, start, with_tails(head, clause, end))
    end = with_second_clause(clause, end, bounds)
    end = _before_own_clause(clause, end, quotes)
    found.content = [settle(found, quotes, bounds, start, end)]
    found.direct = quotes.around(found.content[0][0]) is not quotes.around(head.i)
    found.rule = "clause"
    return True


def _behind_day(found: Found, clause: Token, start: int) -> int:
    """The start of the content behind a bare day ("said Friday the base ..."): that is when it was said."""
    doc, at = clause.doc, start
    if start != found.group[1] or doc[start].lower_ not in words_of("day"):
        return start
    while at < clause.i and (doc[at].lower_ in words_of("day") or doc[at].dep_ == "compound"):
        at += 1
    subject = doc[start].dep_ in ("nsubj", "nsubjpass", "poss") or doc[at].text in (",", "'s", "’s")
    return start if subject or doc[at].tag_ in FINITE_TAGS else at


def _before_own_clause(clause: Token, end: int, quotes: Quotes) -> int:
    """The end of the content before ", and the port was shut": a second clause with its own subject, a remark."""
    doc = clause.doc
    for c in clause.children:
        if c.dep_ == "conj" and c.i > clause.i and c.i < end and child(c, "nsubj", "nsubjpass") is not None:
            start = c.left_edge.i
            joined = doc[start - 1].dep_ == "cc" and doc[start - 2].text == "," and quotes.around(start) is None
            if joined and child(c, "mark") is None:
                return start - 2
    return end


def _clause(found: Found) -> Token | None:
    """The clause behind the word that it can take as content."""
    head, cue = found.head, found.cue
    for c in head.children:
        if c.i < head.i or c.dep_ not in ("ccomp", "xcomp", "advcl"):
            continue
        if c.dep_ == "advcl":
            if cue.kind == "ask" and any(m.lower_ in ("if", "whether") for m in c.children if m.dep_ == "mark"):
                return c
            continue
        in_source = found.source is not None and found.source[0] <= c.i < found.source[1]
        if c.dep_ == "ccomp" and cue.takes("s", "os") and not in_source:
            return c
        infinitive = _has_to(c)
        if c.dep_ in ("xcomp", "ccomp") and infinitive and cue.takes("i"):
            return c
        if c.dep_ == "ccomp" and infinitive and cue.takes("oi"):
            return c
        if c.dep_ == "xcomp" and c.tag_ == "VBG" and (cue.takes("g") or cue.patterns >= SAYING):
            return c
    return _clause_of_medium(head) if cue.takes("s") else None


def _clause_of_medium(head: Token) -> Token | None:
    """The clause of "said in a statement that ...", which the parser hangs on the statement."""
    for c in head.children:
        noun = child(c, "pobj") if c.i > head.i and is_medium(c) else None
        for clause in noun.children if noun is not None else ():
            if clause.dep_ in ("acl", "ccomp", "relcl") and clause.left_edge.lower_ == "that":
                return clause
    return None


def _has_to(clause: Token) -> bool:
    return any(c.tag_ == "TO" for c in clause.children)


def rest_as_clause(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the rest of the sentence behind "X said" as content, where the parser lost the clause that is there."""
    doc, start = found.head.doc, found.group[1]
    if found.cue.lemma != "say":
        return False
    if found.source is None or start != found.cue_range[0][1] or found.head.tag_ in ("VB", "VBG"):
        return False
    if found.head.dep_ in ("relcl", "acl", "advcl") or start >= bounds[1] - SHORTEST_CLAUSE:
        return False
    opener = doc[start]
    if opener.pos_ in ("ADP", "CCONJ", "ADV", "VERB", "AUX") or (opener.is_punct and not is_mark(opener)):
        return False
    if not any(t.tag_ in FINITE_TAGS for t in doc[start : bounds[1]]):
        return False
    end = bounds[1]
    while end > start and doc[end - 1].text in (".", ","):
        end -= 1
    found.content = [settle(found, quotes, bounds, start, end)]
    found.direct = is_mark(opener)
    found.rule = "rest"
    return True


def that_clause(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the rest of the sentence behind "saying that", where the parser tied the clause to something else."""
    doc, start = found.head.doc, found.cue_range[0][1]
    if not found.cue.takes("s") or found.source is None or start >= bounds[1] - SHORTEST_CLAUSE:
        return False
    if doc[start].lower_ != "that" or not any(t.tag_ in FINITE_TAGS for t in doc[start : bounds[1]]):
        return False
    end = bounds[1]
    while end > start and doc[end - 1].text in (".", ","):
        end -= 1
    found.content, found.rule = [settle(found, quotes, bounds, start, end)], "rest"
    return True


def with_tails(head: Token, clause: Token, end: int) -> int:
    """The end of the content, moved over pieces that follow without a comma and end the reported clause."""
    for c in head.children:
        if c.i > clause.i and c.left_edge.i == end and c.dep_ in TAILS:
            end = c.right_edge.i + 1
    return end


def with_second_clause(clause: Token, end: int, bounds: Range) -> int:
    """The end of the content, moved over ", and that ..." behind it where the parser tore the two apart."""
    doc, at = clause.doc, end
    if not any(c.dep_ == "mark" for c in clause.children) and doc[clause.left_edge.i].lower_ == "that":
        return end
    while at < bounds[1] - 2 and (doc[at].text == "," or is_mark(doc[at])):
        at += 1
    if at >= bounds[1] - 2 or doc[at].lower_ not in ("and", "but") or doc[at + 1].lower_ != "that":
        return end
    verb = doc[at + 1].head
    if doc[at + 1].dep_ not in ("mark", "nsubj") or verb.i <= at or verb.pos_ not in ("VERB", "AUX"):
        return end
    return max(end, min(verb.right_edge.i + 1, bounds[1]))


def without_afterthought(clause: Token, start: int, end: int) -> int:
    """The end of an unquoted content before the reporter's own ", which ..." or ", even as ..."."""
    doc = clause.doc
    for i in range(end - 2, clause.i, -1):
        if doc[i].text != ",":
            continue
        if is_addition(doc[i + 1]) and i > start:
            return i
        if doc[i + 1].lower_ not in AFTERTHOUGHTS:
            continue
        opener = doc[i + 1]
        at = opener
        while at.left_edge.i == i + 1 and at.head.i != at.i and at.head.left_edge.i == i + 1:
            at = at.head
        verb = at if at.pos_ in ("VERB", "AUX") else at.head
        if verb.right_edge.i + 1 >= end and verb.i > i and i > start:
            return i
    return end


def settle(found: Found, quotes: Quotes, bounds: Range, start: int, end: int) -> Range:
    """`[start, end)` clipped to its sentence, with white space dropped and begun quotations completed."""
    doc = found.head.doc
    start, end = max(start, bounds[0]), min(end, bounds[1])
    while start < end - 1 and (doc[start].text in (",", ":") or doc[start].is_space):
        start += 1
    own = quotes.around(found.head.i)
    last = quotes.around(end - 1)
    if last is not None and last is not own and last.start >= start:
        end = max(end, last.end)
    first = quotes.around(start)
    if start > 0 and is_mark(doc[start - 1]) and first is not None and first.start == start - 1 and first is not own:
        start -= 1
    return start, end


def object_complement(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the object, with what it is called or blamed for, as content; True if there is one."""
    verb, cue = found.head, found.cue
    thing = child(verb, "dobj", "oprd", "ccomp")
    if thing is None or thing.i < verb.i or (found.source and found.source[0] <= thing.i < found.source[1]):
        return False
    if thing.dep_ == "ccomp" and not cue.takes("oa", "oi"):
        return False
    start, end = subtree(thing)
    plain_end = end
    for c in verb.children:
        if c.i > thing.i and c.left_edge.i == end and _goes_with_object(c, found):
            end = c.right_edge.i + 1
            if c.dep_ == "prep" and c.lower_ in GROUND_PREPOSITIONS and cue.takes("op") and found.core is None:
                found.core = (c.i + 1, end)
            if c.dep_ in ("xcomp", "ccomp") and cue.takes("oi"):
                found.core = (c.left_edge.i, end)
    if end == plain_end and cue.takes("op"):
        found.core = _ground_inside(thing)
    if end == plain_end and found.core is None and not cue.takes("o") and thing.dep_ != "ccomp":
        return False
    found.content = [settle(found, quotes, bounds, max(start, verb.i + 1), end)]
    found.rule = "object"
    _add_relative_noun(found, bounds)
    return True


def _add_relative_noun(found: Found, bounds: Range) -> None:
    """Puts the noun before its relative clause in front of a content that ends in a bare preposition.

    "Attacks that the group denied responsibility for": what is denied are the attacks.
    """
    (start, end), doc = found.content[0], found.head.doc
    last, noun = doc[end - 1], _relative_noun(found.head)
    if noun is None or last.pos_ != "ADP" or any(c.i < end for c in last.children):
        return
    low, high = max(noun.left_edge.i, bounds[0]), noun.i + 1
    if low < high <= start:
        found.content = [(low, high), (start, end)]
        found.core, found.wide_cue = (low, high), (found.cue_range[0][0], end)


def _relative_noun(verb: Token) -> Token | None:
    """The noun that the verb's relative clause belongs to, also where the parser took "that" for a conjunction."""
    for _ in range(STEPS):
        opener = verb.left_edge
        before = verb.doc[opener.i - 1] if opener.i else None
        if before is not None and before.pos_ in ("NOUN", "PROPN") and opener.lower_ in ("that", "which"):
            return before
        if verb.dep_ == "relcl":
            return verb.head
        if verb.dep_ not in ("conj", "xcomp", "ccomp") or verb.head.i >= verb.i:
            return None
        verb = verb.head
    return None


def agent_content(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes what is done to as content of a passive with "by X": its subject, or the noun before the participle."""
    verb = found.head
    agent = child(verb, "agent")
    if agent is None or found.source_head is None or found.source_head.head.i != agent.i:
        return False
    subject = child(verb, "nsubjpass")
    if subject is None and verb.dep_ == "acl":
        subject = verb.head
    if subject is None or not bounds[0] <= subject.i < verb.i or subject.lower_ in ("it", "there"):
        return False
    start, end = subtree(subject)
    end = min(end, verb.left_edge.i if verb.dep_ == "acl" else found.cue_range[0][0])
    found.content = [settle(found, quotes, bounds, start, max(end, subject.i + 1))]
    noun = verb.head if verb.dep_ == "relcl" and subject.lower_ in RELATIVES else None
    if noun is not None and noun.i < subject.i:
        first = noun
        while first.dep_ == "pobj" and first.head.head.pos_ == "NOUN" and noun.nbor(1).text == ",":
            first = first.head.head
        found.core = (max(first.left_edge.i, bounds[0]), noun.i + 1)
    found.rule = "agent"
    return True


def relative_content(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes "which" of "which he supports", or the noun of "a fact he mentions", as content."""
    verb = found.head
    if verb.dep_ != "relcl" or found.source_head is None or found.source_head.lower_ in RELATIVES:
        return False
    noun, thing = verb.head, child(verb, "dobj")
    if thing is None and (child(verb, "nsubj") is None or _clause(found) is not None):
        return False
    if thing is not None and (thing.lower_ not in RELATIVES or thing.i > verb.i):
        return False
    low, high = max(noun.left_edge.i, bounds[0]), min(noun.i + 1, found.group[0])
    if low >= high or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    found.core = (low, high)
    found.content = [(thing.i, thing.i + 1)] if thing is not None else [(low, high)]
    found.rule = "relative"
    return True


def _ground_inside(thing: Token) -> Range | None:
    """What somebody is accused of, where the parser hung "of ..." on the accused."""
    for c in thing.children:
        if c.i > thing.i and c.dep_ == "prep" and c.lower_ in ("of", "for") and child(c, "pcomp", "pobj") is not None:
            return c.i + 1, c.right_edge.i + 1
    return None


def _goes_with_object(c: Token, found: Found) -> bool:
    if c.dep_ in ("oprd", "xcomp", "ccomp"):
        return True
    if c.dep_ != "prep":
        return False
    return c.lower_ not in FRAME_PREPOSITIONS or (c.lower_ == "on" and found.cue.lemma == "blame")


def _marked_clause(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the clause of "called for X to do Y", where the parser reads "for" as the mark of a clause."""
    low, high = found.cue_range[0]
    for c in found.head.children:
        opener = c.left_edge
        if opener.i == high and opener.dep_ == "mark" and opener.lower_ in found.cue.prepositions:
            found.cue_range[0] = (low, high + 1)
            found.content = [settle(found, quotes, bounds, high + 1, c.right_edge.i + 1)]
            found.rule = "preposition"
            return True
    return False


def preposition_complement(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the noun or clause behind a preposition of the cue ("called for X") as content; True if there is one."""
    head = found.head
    if found.cue.prepositions and _marked_clause(found, quotes, bounds):
        return True
    for c in head.children:
        if c.i < head.i or c.lower_ not in found.cue.prepositions or c.dep_ not in ("prep", "prt", "dative"):
            continue
        inner = child(c, "pobj", "pcomp", "prep")
        if inner is None or inner.i < c.i:
            continue
        low, high = found.cue_range[0]
        if c.i == high:
            found.cue_range[0] = (low, c.i + 1)
        elif c.i > high:
            found.cue_range.append((c.i, c.i + 1))
        start, end = subtree(inner)
        for later in head.children:
            if later.left_edge.i == end and (later.dep_ == "xcomp" or later.lower_ == "as"):
                end = later.right_edge.i + 1
        found.content = [settle(found, quotes, bounds, max(start, c.i + 1), end)]
        found.rule = "preposition"
        return True
    return False


def is_medium(preposition: Token) -> bool:
    """True for "in a statement" and its like."""
    noun = child(preposition, "pobj")
    return preposition.lower_ == "in" and noun is not None and noun.lower_ in words_of("medium")


def passive_content(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes subject and predicate of "X is expected to ...", "X is seen as ..." as content in two pieces."""
    verb = found.head
    subject = child(verb, "nsubj" if found.cue.takes("r") else "nsubjpass")
    if subject is None or not bounds[0] <= subject.i < verb.i or subject.lower_ in ("it", "there"):
        return False
    for c in verb.children:
        predicate = c.dep_ in ("xcomp", "oprd", "acomp") or (c.dep_ == "prep" and c.lower_ == "as")
        if c.i > verb.i and predicate and c.left_edge.i >= found.cue_range[0][1]:
            start, end = subtree(subject)
            end, behind = min(end, found.cue_range[0][0]), c.left_edge.i
            if c.lower_ == "as" and c.i == found.cue_range[0][1]:
                found.cue_range[0], behind = (found.cue_range[0][0], c.i + 1), c.i + 1
            found.content = [
                settle(found, quotes, bounds, start, end),
                settle(found, quotes, bounds, behind, without_afterthought(c, c.i, c.right_edge.i + 1)),
            ]
            found.rule = "passive"
            return True
    return False


def felt_content(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the subject of "the remark angered the farmers" as content; the source is who feels so, its object."""
    verb = found.head
    cause, feeler = child(verb, "nsubj", "csubj"), child(verb, "dobj")
    if cause is None or feeler is None or not bounds[0] <= cause.i < verb.i < feeler.i < bounds[1]:
        return False
    start, end = subtree(cause)
    found.source, found.source_head = noun_phrase(feeler, verb.i + 1, bounds[1]), feeler
    found.content = [settle(found, quotes, bounds, start, min(end, found.cue_range[0][0]))]
    found.rule = "felt"
    return True
