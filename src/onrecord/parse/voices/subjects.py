"""Who speaks, where the parser lost the subject of the reporting verb or tied the verb to something else."""

from spacy.tokens import Token

from onrecord.parse.voices.complements import FINITE_TAGS
from onrecord.parse.voices.cues import Cue, cue_lexicon, plain_lemma
from onrecord.parse.voices.quotes import Quotes
from onrecord.parse.voices.speakers import RELATIVES, can_speak
from onrecord.parse.voices.tree import CLIMB_LIMIT, Range, child, find_subject, is_addition, is_mark, verb_group

SHARES = frozenset(("percent", "%", "majority", "number", "half", "third", "group", "handful", "dozens", "hundreds"))
"""Words for some of those who speak: "a majority of voters"."""
SPEAKER_WORDS = 40
"""Tokens looked at before a participle for somebody who may speak: a long sentence of news."""
DESCRIPTION_WORDS = 25
"""Tokens of the longest description between a name and its verb (read by eye: offices have at most twenty)."""
SOURCE_WORDS = 12
"""Tokens of the longest source between a quotation and its verb."""
ENDS = frozenset((",", ".", ";"))
QUOTING = frozenset(("quote", "cite"))
"""Verbs whose object speaks: "the paper quotes her, saying ..."."""
NOMINAL = frozenset(("PROPN", "NOUN", "PRON"))
TITLED = frozenset(("PROPN", "NOUN", "ADJ"))
BESIDE = frozenset(("nsubj", "dobj", "npadvmod", "appos", "conj", "compound", "dep", "attr", "ROOT"))
"""What the parser makes of a name right before "said" that it did not take for the subject."""
INVERTED = frozenset(("dobj", "npadvmod", "attr", "oprd", "dep", "appos", "nsubj", "conj"))


def find_speaker(verb: Token, cue: Cue, quotes: Quotes, low: int) -> Token | None:
    """The head of the noun phrase whose words the verb reports, in the sentence that begins at `low`; None if none."""
    head = _speaker_of_addition(verb) if is_addition(verb) else find_subject(verb)
    if head is not None and quotes.around(head.i) is not None:
        head = None
    if head is None and cue.takes("q"):
        head = _inverted_source(verb) if _quote_before(verb, quotes) else _source_behind_quote(verb, quotes)
    if verb.tag_ == "VBG" and child(verb, "aux") is None and cue.takes("s"):
        quoted = child(verb.head, "dobj") if outlet_quoting(verb) is not None else None
        if quoted is not None and can_speak(quoted):
            head = quoted
        elif _is_mute(head):
            head = _nearer_speaker(verb, low, quotes) or head
    if cue.takes("q") and verb.tag_ in FINITE_TAGS:
        head = _beside(verb, head) or head or _described_before(verb, low)
    return head


def outlet_quoting(verb: Token) -> Token | None:
    """Who hands on the words of "Reuters quoted her as saying" and "Reuters quotes her, saying"; else None."""
    if verb.tag_ != "VBG":
        return None
    quoting = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb.head
    plain = verb.dep_ == "advcl" or quoting.i != verb.head.i
    return child(quoting, "nsubj") if plain and quoting.lemma_ in QUOTING else None


def back_to_quote(verb: Token, source: Range, quotes: Quotes) -> Range:
    """The source with its title and rank, where the parser began a sentence inside '...," Rear Adm. X said'."""
    doc, start = verb.doc, source[0]
    if start >= verb.i or not doc[start].is_sent_start:
        return source
    first = max(0, start - SOURCE_WORDS)
    while start > first and quotes.around(start - 1) is None and doc[start - 1].pos_ in TITLED:
        start -= 1
    quote = quotes.around(start - 1) if start < source[0] else None
    return (start, source[1]) if quote is not None and quote.end == start else source


def _speaker_of_addition(verb: Token) -> Token | None:
    """The subject of the reporting verb around "..., adding that ...", wherever the parser hung the participle."""
    at = verb.head
    for _ in range(CLIMB_LIMIT):
        cue = cue_lexicon().get((plain_lemma(at), "VERB")) if at.pos_ == "VERB" else None
        if cue is not None and cue.kind == "report" and cue.takes("q"):
            return find_subject(at)
        at = at.head
    return find_subject(verb)


def _is_mute(head: Token | None) -> bool:
    """True for a thing, and for the "it" of "it was unclear": what cannot be the one who is "saying that ..."."""
    if head is None:
        return False
    empty = head.lower_ in ("what", "there") or (head.lower_ == "it" and child(head.head, "acomp") is not None)
    parts = (inner for of in head.children if of.lower_ == "of" and head.lower_ in SHARES for inner in of.children)
    return empty or not any(can_speak(word) for word in (head, *parts))


def _nearer_speaker(participle: Token, low: int, quotes: Quotes) -> Token | None:
    """Who speaks in "..., saying that ...", where the parser tied it to a thing: the last who did something before."""
    doc = participle.doc
    beside = doc[max(low, participle.i - 1)]
    if beside.pos_ in NOMINAL:
        return beside if can_speak(beside) and beside.ent_type_ != "DATE" else None
    for i in range(participle.i - 1, max(low, participle.i - SPEAKER_WORDS) - 1, -1):
        if doc[i].dep_ == "nsubj" and quotes.around(i) is None and not _is_mute(subject := _whom(doc[i])):
            return subject
    return None


def _whom(subject: Token) -> Token:
    """The subject, or the noun right before "which", wherever the parser hung its clause."""
    if subject.lower_ not in RELATIVES or subject.head.dep_ != "relcl":
        return subject
    before = subject.doc[subject.i - 2] if subject.i > 1 and subject.nbor(-1).text == "," else subject.head.head
    return before if before.pos_ in NOMINAL else subject.head.head


def _beside(verb: Token, head: Token | None) -> Token | None:
    """The name right beside a bare "..., X said." or "..., said X", which the parser took for something else."""
    doc, end = verb.doc, verb.i + 1
    ends = end == len(doc) or doc[end].text in ENDS
    if not ends and not _is_stop(doc[verb.i - 1]):
        return None
    start = verb_group(verb)[0]
    if head is not None and head.i == start - 1:
        return None
    if _is_stop(doc[start - 1]):
        return next((c for c in verb.children if c.dep_ == "nsubj" and c.left_edge.i == end), None)
    noun = doc[start - 1]
    low = noun.left_edge.i
    torn = ends and noun.pos_ in NOMINAL and noun.dep_ in BESIDE and low > 0
    return noun if torn and _is_stop(doc[low - 1]) else None


def _described_before(verb: Token, low: int) -> Token | None:
    """The person of "..., Ana Ruiz, head of the port, said", whom the parser tied to what stands before."""
    doc, at = verb.doc, verb_group(verb)[0] - 1
    if at <= low or doc[at].text != ",":
        return None
    for i in range(at - 1, max(low, at - DESCRIPTION_WORDS), -1):
        name = doc[i - 1]
        if doc[i].text == "," and name.ent_type_ == "PERSON":
            first = name.left_edge.i
            return name if first > low and _is_stop(doc[first - 1]) else None
        if doc[i].tag_ in FINITE_TAGS and doc[i].dep_ != "relcl":
            return None
    return None


def _is_stop(token: Token) -> bool:
    """True for a comma or a quotation mark, behind which "he said" may stand."""
    return token.text == "," or is_mark(token)


def _quote_before(verb: Token, quotes: Quotes) -> bool:
    at = verb.i - 1
    while at >= 0 and (verb.doc[at].text == "," or verb.doc[at].is_space):
        at -= 1
    return quotes.around(at) is not None


def _inverted_source(verb: Token) -> Token | None:
    """The noun phrase right behind the verb in "...," said X."""
    for c in verb.children:
        if c.i > verb.i and c.dep_ in INVERTED and c.pos_ in ("PROPN", "NOUN", "PRON"):
            return c if c.left_edge.i <= verb.i + 1 else None
    return None


def _source_behind_quote(verb: Token, quotes: Quotes) -> Token | None:
    """The noun that alone stands between a quotation and the verb, where the parser tied it to neither."""
    doc, start = verb.doc, verb.i
    while start > max(0, verb.i - SOURCE_WORDS) and quotes.around(start - 1) is None and not doc[start - 1].is_space:
        start -= 1
    if start == verb.i or quotes.around(start - 1) is None:
        return None
    words = doc[start : verb.i]
    if words.root.pos_ not in ("PROPN", "NOUN", "PRON") or any(t.pos_ in ("VERB", "AUX", "SCONJ") for t in words):
        return None
    return words.root
