"""Voices around verbs: who says, believes, promises or condemns what."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from onrecord.parse.voices.complements import (
    FINITE_TAGS,
    SAYING,
    answer_content,
    complement,
    rest_as_clause,
    that_clause,
    told_clause,
)
from onrecord.parse.voices.cues import Cue, cue_lexicon, plain_lemma, words_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.fronted import aside_content, block_after, follows_quote, fronted_content, quoted_after
from onrecord.parse.voices.objects import object_complement, preposition_complement
from onrecord.parse.voices.passives import (
    agent_content,
    felt_content,
    felt_passive,
    passive_content,
    unowned_passive,
)
from onrecord.parse.voices.quotes import Quotes
from onrecord.parse.voices.relatives import relative_clause, relative_content, what_content
from onrecord.parse.voices.subjects import back_to_quote, find_speaker, outlet_quoting
from onrecord.parse.voices.tree import (
    Range,
    child,
    is_mark,
    is_passive,
    noun_phrase,
    sentence_bounds,
    verb_group,
)

PASSIVE_KINDS = frozenset(("report", "belief", "judge"))
"""Cues whose passive says something of its subject ("is expected to", "is seen as", "was called")."""
OWNERLESS = frozenset(("judge", "demand", "topic"))
"""Cues whose object counts though the sentence names nobody who says so."""
DEED_KINDS = frozenset(("attitude", "demand", "topic"))
"""Cues whose passive with "by X" tells a deed more often than a voice ("was backed by", "was ordered by")."""
GROUND_KINDS = frozenset(("LOC", "FAC"))
"""Kinds of names that blows fall on; words fall on states too."""
PASSIVE_TALK = frozenset(("ask", "judge", "demand"))
"""Cues whose passive names what it is about though nobody who says so ("was asked about", "was criticized for")."""
REFUSALS = frozenset(("refuse", "decline", "fail"))
"""Verbs that deny the one they lead to."""
MODALS = frozenset(("would", "could", "can", "ca", "may", "might", "'d", "’d"))
"""Modals of what is or was said; what "will", "must" or "should" be said is not."""


def find_verb_voices(tokens: list[Token], quotes: Quotes) -> Iterator[Found]:
    """What each reporting verb of the text yields; what a quotation says of other voices is left to it."""
    lexicon = cue_lexicon()
    for token in tokens:
        if quotes.around(token.i) is not None:
            continue
        lemma = plain_lemma(token)
        cue = _phrasal(token, lemma) or lexicon.get((lemma, "VERB"))
        if cue is not None and _may_report(token, cue):
            found = read_verb(token, cue, quotes)
            if found is not None:
                yield found


@cache
def _phrases() -> dict[str, dict[str, Cue]]:
    """The cues of two words ("lay out"), by verb and then by what follows it."""
    found: dict[str, dict[str, Cue]] = {}
    for (lemma, pos), cue in cue_lexicon().items():
        verb, _, partner = lemma.partition(" ")
        if partner and pos == "VERB":
            found.setdefault(verb, {})[partner] = cue
    return found


def _phrasal(verb: Token, lemma: str) -> Cue | None:
    """The cue that the verb is together with its particle ("laid out a plan"), or None."""
    partners = _phrases().get(lemma)
    if partners is None:
        return None
    return next((partners[c.lower_] for c in verb.children if c.i > verb.i and c.lower_ in partners
                 and c.dep_ in ("prt", "advmod", "prep")), None)  # fmt: skip


def _may_report(verb: Token, cue: Cue) -> bool:
    """False for an infinitive of purpose after a noun, a participle before a noun, and their like."""
    if verb.dep_ in ("amod", "compound", "aux"):
        return False
    if verb.tag_ == "VB" and verb.dep_ in ("acl", "relcl", "ccomp") and not _would(verb, cue):
        return False
    if cue.lemma == "see" and _is_lived(verb):
        return False
    return not (cue.kind in ("attitude", "belief") and verb.dep_ == "xcomp" and verb.tag_ == "VB")


def _is_lived(sight: Token) -> bool:
    """True for "has seen a rise" and "saw the price fall": what befell somebody, not "saw it as a threat"."""
    if any(c.lower_ == "as" for c in sight.children):
        return False
    perfect = sight.tag_ == "VBN" and any(c.lemma_ == "have" and c.dep_ == "aux" for c in sight.children)
    fell = any(c.dep_ == "ccomp" and c.tag_ == "VB" and child(c, "aux") is None for c in sight.children)
    return fell or (perfect and not is_passive(sight))


def _would(verb: Token, cue: Cue) -> bool:
    """True for "would call" in "critics would call it a whim": what is said or thought, though no infinitive."""
    modal = any(c.lower_ in MODALS and c.tag_ == "MD" for c in verb.children)
    return modal and cue.patterns != frozenset("q") and child(verb, "nsubj") is not None


def read_verb(verb: Token, cue: Cue, quotes: Quotes) -> Found | None:
    """The source, cue and content around one verb, or None if the verb has no content here."""
    low, high = sentence_bounds(verb)
    head = find_speaker(verb, cue, quotes, low)
    group = whole_group(verb, cue)
    source = _source_range(verb, head, low, high, quotes)
    if source is not None and cue.takes("q") and verb.tag_ in FINITE_TAGS:
        source = back_to_quote(verb, source, quotes)
    found = Found(cue, verb, [group], source, head, [], "")
    found.negated = child(verb, "neg") is not None or _is_refused(verb)
    outlet = outlet_quoting(verb)
    if outlet is not None and outlet.pos_ == "PROPN":
        found.through = (outlet.left_edge.i, outlet.i + 1)
    _add_listener(found)
    return found if _add_content(found, quotes, (low, high)) and _source_fits(found) else None


def whole_group(verb: Token, cue: Cue) -> Range:
    """The verb with what stands right beside it, and with the verb that leads to it ("went on to say")."""
    start, end = verb_group(verb)
    leader = verb.head
    plain = verb.tag_ == "VB" and verb.dep_ == "xcomp" and leader.lemma_ in words_of("leader")
    if plain and cue.kind != "attitude" and leader.i < start and start - verb_group(leader)[1] <= 1:
        start = verb_group(leader)[0]
    return start, end


def _is_refused(verb: Token) -> bool:
    """True for "confirm" in "refused to confirm"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in REFUSALS


def _is_blow(found: Found) -> bool:
    """True for "militants attacked a convoy": a blow that troops deal, or that falls on people or ground, not words."""
    if found.cue.lemma not in words_of("blow") or found.rule not in ("object", "agent", "preposition", "relative"):
        return False
    struck = found.head.doc[found.content[0][0] : found.content[0][1]].root
    striker = found.source_head.lemma_.lower() if found.source_head is not None else ""
    ground = struck.lemma_.lower() in words_of("ground") or struck.ent_type_ in GROUND_KINDS
    return striker in words_of("striker") or ground


def _is_reader(found: Found) -> bool:
    """True for "if you want to borrow" and "see also": what the reader may do or think, which is nobody's word."""
    head, verb = found.source_head, found.head
    if head is None:
        aux = child(verb, "aux", "nsubj", "nsubjpass")
        return verb.tag_ == "VB" and verb.dep_ == "ROOT" and (aux is None or aux.lower_ == "do")
    return head.lower_ == "you" and found.cue.kind in ("attitude", "belief")


def _source_fits(found: Found) -> bool:
    """False for blows, for the reader's thoughts, and for evidence words that no document or clause shows to be so."""
    if _is_blow(found) or _is_reader(found) or _is_paper(found):
        return False
    if found.cue.kind != "evidence" or found.cue.takes("r"):
        return True
    head = found.source_head
    return head is not None and (found.rule in ("clause", "fronted") or _shows(head))


def _shows(head: Token) -> bool:
    """True for a document, and for "a batch of emails"."""
    parts = [inner for of in head.children if of.lower_ == "of" for inner in of.children]
    return any(word.lemma_.lower() in words_of("document") for word in (head, *parts))


def _is_paper(found: Found) -> bool:
    """True for "a statement issued by the bank": a paper is told of, not what stands in it."""
    return found.rule == "agent" and found.cue.kind == "report" and found.head.dep_ == "acl"


def _source_range(verb: Token, head: Token | None, low: int, high: int, quotes: Quotes) -> Range | None:
    """The words of the source in this sentence, cut where they would run into the verb or into a quotation."""
    if head is None or not low <= head.i < high:
        return None
    if head.i < verb.i:
        high = min(high, verb_group(verb)[0])
    else:
        low = max(low, verb.i + 1)
    if head.i >= high or head.i < low:
        return None
    for i in range(head.i, low, -1):
        if is_mark(verb.doc[i - 1]) and quotes.around(i - 1) is not quotes.around(head.i):
            low = i
            break
    start, end = noun_phrase(head, low, high)
    for i in range(head.i + 1, end):
        quote = quotes.around(i)
        if quote is not None and quote.speech and quote.start == i:
            end = i
            break
    return start, end


def _add_listener(found: Found) -> None:
    """Sets `to`: whom a telling verb addresses."""
    verb = found.head
    listener = child(verb, "dobj", "dative", "iobj") if found.cue.takes("os") else None
    if listener is not None and listener.i > verb.i and not (found.source and listener.i < found.source[1]):
        clause = told_clause(verb)
        found.to = noun_phrase(listener, high=clause.left_edge.i if clause is not None else None)
        return
    preposition = next((c for c in verb.children if c.lower_ == "to" and c.dep_ in ("prep", "dative")), None)
    target = child(preposition, "pobj") if preposition is not None else None
    if target is not None and found.cue.takes("q"):
        found.to = noun_phrase(target)


def _add_content(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Fills in the content: a complement behind the verb, a quotation, or what stands before; False if none."""
    cue, verb = found.cue, found.head
    passive = is_passive(verb)
    if cue.takes("x"):
        return (felt_passive if passive else felt_content)(found, quotes, bounds)
    if cue.takes("r"):
        found.source = found.source_head = None
        return passive_content(found, quotes, bounds)
    if passive and cue.kind in PASSIVE_KINDS and passive_content(found, quotes, bounds):
        return True
    readers = [aside_content, what_content, complement, quoted_after, fronted_content]
    if cue.takes("oa") and not passive:
        readers.insert(3, object_complement)
    if cue.kind == "report" and cue.patterns >= SAYING and follows_quote(found, quotes, bounds):
        readers.insert(1, fronted_content)
    if any(read(found, quotes, bounds) for read in readers):
        return True
    if passive and found.source is None:
        talk = cue.kind in PASSIVE_TALK and preposition_complement(found, quotes, bounds)
        return talk or unowned_passive(found, quotes, bounds)
    if cue.takes("o", "oa", "oi", "op") and (found.source is not None or cue.kind in OWNERLESS):
        objects = (agent_content,) if passive else (object_complement, relative_content)
        if passive and cue.kind in DEED_KINDS and verb.dep_ != "ROOT":
            return preposition_complement(found, quotes, bounds)
        if any(read(found, quotes, bounds) for read in objects):
            return True
    rest = (answer_content, relative_clause, preposition_complement, that_clause, rest_as_clause, block_after)
    return any(read(found, quotes, bounds) for read in rest)
