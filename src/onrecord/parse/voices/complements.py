"""What stands behind a reporting word: clauses, infinitives and what is torn off them."""

from spacy.tokens import Token

from onrecord.parse.voices.cues import cue_lexicon, words_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.quotes import Quotes
from onrecord.parse.voices.tree import Range, child, is_addition, is_mark, subtree

TAILS = frozenset(("prep", "npadvmod", "advmod", "advcl", "oprd", "xcomp", "acl"))
"""Pieces that the parser hangs on the reporting verb although they end the clause it reports."""
AFTERTHOUGHTS = frozenset(("which", "who", "even", "although", "though", "according"))
"""Words that open a remark of the reporter behind a comma."""
SAYING = frozenset(("s", "q"))
"""Patterns of words that take nothing but what is said."""
FINITE_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))
SHORTEST_CLAUSE = 3
"""Tokens of the shortest rest of a sentence that is taken for a clause."""
ANSWERS = frozenset(("so", "no", "yes", "otherwise"))
FACTS = frozenset(("fact", "news", "evidence", "proof"))
"""Nouns besides those of speech and thought that a clause with "that" belongs to."""
LONGEST_FRAME = 20
"""Tokens between a cue and "that" which may say when and where it was said."""


def complement(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the clause, infinitive or gerund behind the word as content; True if there is one."""
    head, cue = found.head, found.cue
    clause = clause_of(found)
    if clause is None:
        return False
    start, end = subtree(clause)
    start = max(start, found.group[1] if found.group[1] <= clause.i else head.i + 1)
    if found.to and found.to[0] < clause.i:
        start = max(start, found.to[1])
        if cue.takes("oi") and clause.dep_ in ("xcomp", "ccomp") and _has_to(clause):
            found.core = (start, end)
            start = found.to[0]
    mark = child(clause, "mark")
    if mark is not None and mark.lower_ == "that":
        start = max(start, mark.i)
    start = _behind_day(found, clause, start)
    end = without_afterthought(clause, start, with_tails(head, clause, _with_torn(head, clause, end)))
    end = with_second_clause(clause, end, bounds)
    end = _before_setting(clause, start, _before_own_clause(clause, end, quotes), quotes)
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


def _before_setting(clause: Token, start: int, end: int, quotes: Quotes) -> int:
    """The end of the content before "weeks after the mayor said ...": when it was said, not what.

    Behind an infinitive, or behind a comma, a clause of the past with "after" tells of the saying.
    """
    doc = clause.doc
    for c in clause.children:
        mark = child(c, "mark") if c.dep_ == "advcl" and clause.i < c.i < end and c.tag_ == "VBD" else None
        if mark is None or mark.lower_ != "after" or quotes.around(mark.i) is not None:
            continue
        first = c.left_edge.i
        comma = doc[first - 1].text == ","
        if first > start and c.right_edge.i + 1 >= end and (comma or _has_to(clause)):
            return first - comma
    return end


def clause_of(found: Found) -> Token | None:
    """The clause behind the word that it can take as content."""
    head, cue = found.head, found.cue
    for c in head.children:
        if c.i < head.i or c.dep_ not in ("ccomp", "xcomp", "advcl"):
            continue
        if c.dep_ == "advcl":
            if cue.kind == "ask" and any(m.lower_ in ("if", "whether") for m in c.children if m.dep_ == "mark"):
                return c
            if cue.takes("s") and _is_unmarked(c, found):
                return c
            continue
        in_source = found.source is not None and found.source[0] <= c.i < found.source[1]
        if c.dep_ == "ccomp" and cue.takes("s", "os") and not in_source:
            return c
        infinitive = _has_to(c)
        if c.dep_ in ("xcomp", "ccomp") and infinitive and cue.takes("i"):
            return c
        if infinitive and cue.takes("s") and _asks(c):
            return c
        if c.dep_ == "ccomp" and infinitive and cue.takes("oi"):
            return c
        if c.dep_ == "xcomp" and c.tag_ == "VBG" and (cue.takes("g") or cue.patterns >= SAYING):
            return c
    if cue.takes("os") and found.to is not None and (told := told_clause(head)) is not None:
        return told
    return _clause_of_medium(head) if cue.takes("s") else None


def told_clause(verb: Token) -> Token | None:
    """What follows the listener in "told AFP the ship had sunk", which the parser ties to the name."""
    listener = child(verb, "dobj", "dative")
    if listener is None or listener.i < verb.i or listener.pos_ not in ("PROPN", "PRON"):
        return None
    return next((c for c in listener.children if c.dep_ == "relcl" and c.left_edge.i == listener.i + 1
                 and c.left_edge.tag_ not in ("WP", "WDT", "WRB") and c.left_edge.lower_ != "that"), None)  # fmt: skip


def _clause_of_medium(head: Token) -> Token | None:
    """The clause of "said in a statement that ...", which the parser hangs on the statement."""
    for c in head.children:
        noun = child(c, "pobj") if c.i > head.i and is_medium(c) else None
        for clause in noun.children if noun is not None else ():
            if clause.dep_ in ("acl", "ccomp", "relcl") and clause.left_edge.lower_ == "that":
                return clause
    return None


def _is_unmarked(clause: Token, found: Found) -> bool:
    """True for "the road was shut" in "said after the vote the road was shut", which the parser takes for an aside."""
    doc, low = clause.doc, clause.left_edge.i
    if found.source is None or doc[low - 1].text == ",":
        return False
    if doc[low].dep_ in ("mark", "advmod") or doc[low].lower_ == "as":
        return False
    finite = clause.tag_ in FINITE_TAGS or any(c.tag_ in FINITE_TAGS for c in clause.children)
    return finite and child(clause, "nsubj", "nsubjpass", "expl") is not None and child(clause, "mark") is None


def _asks(clause: Token) -> bool:
    """True for "what to do" and "whether to go"."""
    return clause.left_edge.tag_ in ("WP", "WRB", "WDT") or clause.left_edge.lower_ == "whether"


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
    _take_rest(found, quotes, bounds, start)
    found.direct = is_mark(opener)
    return True


def answer_content(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes "no" of "said no", "so" of "said so" and "when ..." of "would not say when ..." as content."""
    verb = found.head
    if not found.cue.takes("s") or found.source is None:
        return False
    for c in verb.children:
        if c.i < found.cue_range[0][1] or c.left_edge.i != found.cue_range[0][1]:
            continue
        if c.tag_ == "WRB" and c.dep_ == "advmod":
            found.content = [settle(found, quotes, bounds, c.i, verb.right_edge.i + 1)]
        elif c.dep_ == "intj" or (c.lower_ in ANSWERS and c.left_edge.i == c.right_edge.i):
            found.content = [(c.left_edge.i, c.right_edge.i + 1)]
        else:
            continue
        found.rule = "answer"
        return True
    return False


def that_clause(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the rest of the sentence behind "saying that", where the parser tied the clause to something else."""
    doc, start = found.head.doc, found.cue_range[0][1]
    if not found.cue.takes("s") or found.source is None:
        return False
    start = _behind_frame(found, start, bounds)
    if start >= bounds[1] - SHORTEST_CLAUSE or doc[start].lower_ != "that" or doc[start].dep_ == "det":
        return False
    if not any(t.tag_ in FINITE_TAGS for t in doc[start : bounds[1]]):
        return False
    _take_rest(found, quotes, bounds, start)
    return True


def _take_rest(found: Found, quotes: Quotes, bounds: Range, start: int) -> None:
    """Takes the sentence from `start` to its full stop as content."""
    doc, end = found.head.doc, bounds[1]
    while end > start and doc[end - 1].text in (".", ","):
        end -= 1
    found.content, found.rule = [settle(found, quotes, bounds, start, end)], "rest"


def _behind_frame(found: Found, start: int, bounds: Range) -> int:
    """Where "that ..." begins behind days and places ("said on Monday that ..."), else `start`."""
    doc, verb = found.head.doc, found.head
    for i in range(start, min(bounds[1], start + LONGEST_FRAME)):
        if doc[i].lower_ == "that" and (doc[i].dep_ == "mark" or doc[i].tag_ == "IN"):
            return start if _is_said_by_another(doc[i], verb) else i
        at = doc[i]
        while at.head.i != verb.i and at.head.i != at.i:
            at = at.head
        if at.head.i != verb.i or at.dep_ not in ("prep", "npadvmod", "advmod", "punct", "dative", "advcl", "prt"):
            return start
    return start


def _is_said_by_another(that: Token, verb: Token) -> bool:
    """True if the clause behind "that" belongs to a noun of its own ("asked about reports that ...")."""
    owner = that.head.head
    if owner.i == verb.i or not verb.i < owner.i < that.i:
        return False
    return owner.lower_ in FACTS or (owner.pos_ == "NOUN" and (owner.lemma_.lower(), "NOUN") in cue_lexicon())


def with_tails(head: Token, clause: Token, end: int) -> int:
    """The end of the content, moved over pieces that follow without a comma and end the reported clause."""
    for c in head.children:
        if c.i > clause.i and c.left_edge.i == end and c.dep_ in TAILS:
            end = c.right_edge.i + 1
    return end


def _with_torn(head: Token, clause: Token, end: int) -> int:
    """The end of the content, moved over the verb of "that militias, now calling themselves ..., gained ground"."""
    if clause.tag_ not in ("VBG", "VBN") or clause.doc[clause.left_edge.i].lower_ != "that":
        return end
    for c in head.children:
        beside = c.left_edge.i in (end, end + 1)
        if c.dep_ == "ccomp" and c.i > clause.i and beside and child(c, "nsubj", "nsubjpass", "mark") is None:
            return c.right_edge.i + 1
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


def is_medium(preposition: Token) -> bool:
    """True for "in a statement" and its like."""
    noun = child(preposition, "pobj")
    return preposition.lower_ == "in" and noun is not None and noun.lower_ in words_of("medium")
