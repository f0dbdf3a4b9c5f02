"""From cues to voices: one finding a cue, nested ones tied to the outer, quotations carried on."""

from bisect import bisect_left

from spacy.tokens import Doc

from onrecord.parse.voices.colons import find_colon_voices
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.fronted import with_medium
from onrecord.parse.voices.headlines import find_headline_voices
from onrecord.parse.voices.labels import find_layout_voices
from onrecord.parse.voices.nouns import find_noun_voices
from onrecord.parse.voices.phrases import find_phrase_voices
from onrecord.parse.voices.places import find_places
from onrecord.parse.voices.quotes import Quote, Quotes
from onrecord.parse.voices.relays import hand_on
from onrecord.parse.voices.signed import find_signed_voices
from onrecord.parse.voices.tree import child
from onrecord.parse.voices.verbs import find_verb_voices

CARRIED_PARAGRAPHS = 3
"""Paragraphs of nothing but quotation that still belong to the voice before them (long statements run so)."""
CARRIED_KINDS = frozenset(("belief", "judge"))
"""Kinds of nouns that are the cue together with the verb that only carries them ("expressed concern that")."""
THING_RULES = frozenset(("object", "preposition", "felt"))
"""Rules whose content is a thing: a claim, say, that somebody else made."""
WEAK_RULES = frozenset(("hearsay", "label"))
"""Rules that yield to another one on the same word."""
SPEAKING_KINDS = frozenset(("report", "ask", "judge", "promise", "demand"))
"""Cues that go on with the speaker of the verb before them."""
NESTING_KINDS = frozenset(("report",))
"""Cues that keep a voice of their own inside another's words ("the radio said that the militia told him ...")."""


def gather_voices(doc: Doc, quotes: Quotes) -> list[Found]:
    """Everything the cues of the text yield, in order, nested voices of belief and judgement left out."""
    places = find_places(doc, quotes.breaks)
    readers = (
        find_verb_voices(places.verbs, quotes),
        find_noun_voices(places.nouns, quotes),
        find_phrase_voices(places.openers, quotes),
        find_layout_voices(places.marks, quotes),
        find_headline_voices(places.breaks, quotes),
        find_signed_voices(places.signs),
    )
    everything = [found for reader in readers for found in reader if _tidy(found)]
    everything.sort(key=lambda f: (f.head.i, f.rule))
    for found in everything:
        with_medium(found)
    hand_on(everything)
    kept = _drop_nested(everything)
    kept += find_colon_voices(doc, quotes, _claimed(quotes, kept), [found.head.i for found in kept])
    kept.sort(key=lambda f: (f.head.i, f.rule))
    carry_on(doc, quotes, kept)
    return kept


def _tidy(found: Found) -> bool:
    """Drops ranges without a word from the finding; False if no content is left."""
    doc = found.head.doc

    def has_words(tokens: tuple[int, int]) -> bool:
        return any(not t.is_space and not t.is_punct for t in doc[tokens[0] : tokens[1]])

    found.content = [r for r in found.content if has_words(r)]
    found.core = found.core if found.core and has_words(found.core) else None
    if found.source is not None and not has_words(found.source):
        found.source = found.source_head = None
    return bool(found.content)


def _drop_nested(everything: list[Found]) -> list[Found]:
    """Without a second finding on one cue, and without inner ones that are no report of their own."""
    covered: dict[int, int] = {}
    carried = {i for f in everything if f.rule == "noun" and f.cue.kind in CARRIED_KINDS
               for i in range(*f.cue_range[0]) if i != f.head.i}  # fmt: skip
    everything = [f for f in everything if f.rule != "object" or f.head.i not in carried]
    everything = _without_doubles(everything)
    for n, found in enumerate(everything):
        if found.rule == "hearsay":
            continue
        for start, end in found.content:
            for i in range(start, end):
                outer = covered.get(i)
                if outer is None or _size(everything[outer]) < _size(found):
                    covered[i] = n
    kept = []
    for n, found in enumerate(everything):
        outer = covered.get(found.head.i)
        if outer is not None and outer != n and _goes_on(found, everything[outer]):
            _part(found, everything[outer])
        elif outer is not None and outer != n and not _stands_alone(found, everything[outer]):
            continue
        kept.append(found)
    return kept


def _without_doubles(everything: list[Found]) -> list[Found]:
    """Without "allegedly" inside another cue, a label whose verb was read, and a cue without a source read with one."""
    plain = [f for f in everything if f.rule not in WEAK_RULES]
    cues = {i for f in plain for i in range(*f.cue_range[0])}
    owned = {f.head.i for f in everything if f.source is not None}
    kept = (f for f in everything if f.rule not in WEAK_RULES or f.head.i not in cues)
    return [f for f in kept if f.source is not None or f.head.i not in owned]


def _goes_on(inner: Found, outer: Found) -> bool:
    """True for "promised" in "She said she was sorry and promised to pay", which the parser ties to "was"."""
    verb, first = inner.head, outer.head
    if outer.rule != "clause" or outer.source is None or verb.dep_ != "conj" or verb.head.i <= first.i:
        return False
    if inner.cue.kind not in SPEAKING_KINDS or verb.tag_ != first.tag_ or verb.tag_ not in ("VBD", "VBZ"):
        return False
    joint = verb.doc[inner.cue_range[0][0] - 1]
    return child(verb, "nsubj", "aux", "mark") is None and (joint.dep_ == "cc" or joint.text == ",")


def _part(inner: Found, outer: Found) -> None:
    """Gives the inner finding the outer one's source and ends the outer content before it."""
    stop = inner.cue_range[0][0] - 1
    inner.source, inner.source_head = outer.source, outer.source_head
    outer.content = [(start, min(end, stop)) for start, end in outer.content if start < stop]


def _size(found: Found) -> int:
    return sum(end - start for start, end in found.content)


def _stands_alone(inner: Found, outer: Found) -> bool:
    if inner.rule == "noun" and outer.rule in THING_RULES and inner.source is not None:
        clause = inner.head.doc[inner.content[0][0]].lower_ == "that"
        return clause and inner.cue.kind in NESTING_KINDS and inner.head.i != outer.head.i
    if inner.head.i == outer.head.i or inner.cue.kind not in NESTING_KINDS or not inner.cue.takes("q"):
        return False
    if inner.source is None or inner.rule not in ("clause", "quote", "fronted"):
        return False
    return inner.source_head is not None and inner.source_head.lower_ not in ("i", "we", "you", "it", "that", "which")


def carry_on(doc: Doc, quotes: Quotes, kept: list[Found]) -> None:
    """Gives each voice the quotations that follow it unclaimed: in its paragraph, or paragraphs of nothing else."""
    claimed = _claimed(quotes, kept)
    if not quotes.found or not kept:
        return
    breaks = quotes.breaks
    order = sorted(kept, key=lambda f: max(f.group[1], f.content[-1][1]))
    at, current = 0, None
    for quote in quotes.found:
        while at < len(order) and order[at].group[0] < quote.start:
            current, at = _speaking(order[at], current), at + 1
        if quote.start in claimed or current is None or not _is_own_sentence(doc, quote):
            continue
        distance = bisect_left(breaks, quote.start) - bisect_left(breaks, current.group[0])
        if not (quote.speech or distance == 0):
            continue
        if distance == 0:
            current.content.append((quote.start, quote.end))
        elif 0 < distance <= CARRIED_PARAGRAPHS and current.direct and _fills_paragraph(doc, quote):
            current.later.append((quote.start, quote.end))


def _speaking(coming: Found, current: Found | None) -> Found | None:
    """The voice that goes on speaking: the new one, unless it is a mere participle beside the old one's verb."""
    if not coming.cue.takes("q") or coming.cue.kind not in ("report", "ask"):
        return current
    beside = current is not None and coming.head.sent.start == current.head.sent.start
    if beside and not coming.direct and coming.head.dep_ in ("advcl", "prep", "xcomp", "acl"):
        return current
    return coming


def _claimed(quotes: Quotes, kept: list[Found]) -> set[int]:
    """Where the quotations begin that some finding already has as its content, or stands in."""
    held: set[int] = set()
    for found in kept:
        for start, end in found.content:
            held.update(quotes.at[start:end])
    held.discard(-1)
    return {quotes.found[n].start for n in held}


def _is_own_sentence(doc: Doc, quote: Quote) -> bool:
    """True if the quotation begins a sentence and no verb of the same sentence stands outside it."""
    before = quote.start - 1
    while before >= 0 and doc[before].is_space and "\n" not in doc[before].text:
        before -= 1
    opens = before < 0 or "\n" in doc[before].text or doc[before].text[-1] in ".!?”\"'…:"
    after = doc[quote.end] if quote.end < len(doc) else None
    if after is None or after.is_space or after.is_sent_start:
        return opens
    return opens and (after.text in ".!?" or doc[quote.end - 2].text in ".!?")


def _fills_paragraph(doc: Doc, quote: Quote) -> bool:
    """True if the paragraph holds nothing but this quotation."""
    before = doc[quote.start - 1] if quote.start else None
    after = doc[quote.end] if quote.end < len(doc) else None
    return (before is None or "\n" in before.text) and (after is None or "\n" in after.text)
