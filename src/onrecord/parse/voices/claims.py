"""Claims: what an analyst keeps of the attributions, one for each sentence that is said."""

from collections.abc import Iterator
from itertools import pairwise

from onrecord.model import Attribution, Claim, Span, Statement
from onrecord.parse.draft import Draft
from onrecord.parse.voices.attributions import form_of, span_of
from onrecord.parse.voices.cues import words_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.quotes import Quotes
from onrecord.parse.voices.speakers import can_speak, is_outlet_source, source_words
from onrecord.parse.voices.stance import nobody_speaks, stance_of
from onrecord.parse.voices.tree import Range, child, is_mark

CLAIM_KINDS = frozenset(("report", "judge", "promise", "demand", "evidence", "ask", "belief"))
"""Cues whose content somebody puts forward; wishes and plans are left to other stages."""
CLAUSE_ONLY = frozenset(("belief", "ask"))
CLAIM_SHARE = 0.87
"""Of claims that are none by mistake so many have their words and speaker right too: 248 of 285 that were read."""
SPEECHLESS = frozenset(("sign", "indication", "evidence", "fact", "history"))
"""Things that show something but say nothing: what they show is the reporter's own account."""
OBJECT_RULES = frozenset(("object", "preposition", "agent", "headline", "felt"))
"""Rules whose content is a thing, which may be what is said or what is done."""
WEAK_SOURCES = frozenset(("it", "this", "that", "there", "you", "what"))
TOPIC_KINDS = frozenset(("report", "ask", "evidence"))
TOPIC_PREPOSITIONS = frozenset(("about", "on", "over"))
NAMING = ("oprd", "ccomp", "xcomp")
"""What an object is called: without it something is done ("called a strike")."""
SHORTEST = 2
"""Words of the shortest piece of a quotation that is kept by itself ("We agree")."""


def make_claims(draft: Draft, voices: list[Found], attributions: list[Attribution], quotes: Quotes) -> list[Statement]:
    """One statement for each sentence that somebody says, in the order of the text."""
    starts = frozenset(s.start for s in draft.sentences)
    made: list[Statement] = []
    relayed = {a.parent for a in attributions if a.parent is not None}
    for n, (found, attribution) in enumerate(zip(voices, attributions, strict=True)):
        if not _is_kept(found) or (n in relayed and _only_relays(n, voices, attributions)):
            continue
        via = attribution.via or _relaying_outlet(draft, attribution, voices)
        for piece in _pieces(draft, found, starts):
            made.append(_make_claim(draft, found, attribution, piece, via, quotes))
    return sorted(made, key=lambda s: (s.spans[0].start, s.spans[0].end))


def _is_kept(found: Found) -> bool:
    kind = found.cue.kind
    if kind not in CLAIM_KINDS or found.source is None:
        return False
    if found.source_head is not None and found.source_head.lemma_.lower() in SPEECHLESS:
        return False
    if found.negated and found.rule in ("object", "preposition") and found.cue.stance in ("asserts", "accuses"):
        return False
    if found.cue.lemma in words_of("knowing") or (found.rule == "object" and nobody_speaks(found)):
        return False
    if found.rule == "noun" and kind in TOPIC_KINDS and _is_topic(found):
        return False
    if found.rule in OBJECT_RULES and not (_puts_forward(found) and can_speak(found.source_head)):
        return False
    if _stays_unnamed(found):
        return False
    if found.rule in ("adjective", "passive") and not can_speak(found.source_head):
        return False
    if found.rule == "relative" or (found.rule == "agent" and _only_reports(found)):
        return False
    if found.cue.lemma == "ask" and found.rule == "preposition":
        return found.head.doc[found.cue_range[-1][1] - 1].lower_ == "for"
    return kind not in CLAUSE_ONLY or found.rule in ("clause", "adjective", "quote", "fronted")


def _is_topic(found: Found) -> bool:
    """True for "its statement about the leak": what is spoken of, not what is said."""
    return found.head.doc[found.content[0][0] - 1].lower_ in TOPIC_PREPOSITIONS


def _stays_unnamed(found: Found) -> bool:
    """True for "who asked not to be named": the condition under which somebody spoke."""
    clause = child(found.head, "xcomp", "ccomp")
    return clause is not None and clause.lemma_ in words_of("unnaming") and child(clause, "auxpass") is not None


def _puts_forward(found: Found) -> bool:
    """True if the object of the cue is what is said, not what is done: no "ordered a pullout", no "cited him"."""
    cue, head = found.cue, found.source_head
    spoken = found.core is not None or found.rule == "preposition" or cue.lemma in words_of("request")
    if cue.lemma in words_of("deed") or (cue.kind == "demand" and not spoken):
        return False
    if cue.kind == "demand" and cue.stance != "demands":
        return False
    if found.rule == "object" and cue.lemma in words_of("summons") and child(found.head, *NAMING) is None:
        return False
    (start, end), doc = found.core or found.content[0], found.head.doc
    if end - start == 1 and doc[start].pos_ == "PRON":
        return False
    return head is not None and head.lower_ not in WEAK_SOURCES


def _only_reports(found: Found) -> bool:
    """True for "the sum reported by the paper", "it was first reported by the paper": a thing, not a claim."""
    return found.head.dep_ == "acl" or (found.cue.kind == "report" and found.cue.stance == "asserts")


def _only_relays(n: int, voices: list[Found], attributions: list[Attribution]) -> bool:
    """True if all that the voice says is that another voice says something."""
    start, end = voices[n].content[0][0], voices[n].content[-1][1]
    for inner, attribution in zip(voices, attributions, strict=True):
        if attribution.parent == n:
            source = [inner.source] if inner.source is not None and inner.source[0] >= start else []
            pieces = [*source, *inner.cue_range, *inner.content]
            covered = max(r[1] for r in pieces) - max(start, min(r[0] for r in pieces))
            if covered >= 0.8 * (end - start):
                return True
    return False


def _relaying_outlet(draft: Draft, attribution: Attribution, voices: list[Found]) -> str | None:
    if attribution.parent is None:
        return None
    outer = voices[attribution.parent]
    return source_words(draft, outer) if is_outlet_source(draft, outer) else None


def _pieces(draft: Draft, found: Found, starts: frozenset[int]) -> Iterator[Range]:
    """The content cut at sentence bounds, without opening "that", quotation marks and what is too short."""
    ranges = [found.core] if found.core else sorted([*found.content, *found.later])
    if found.rule == "fronted" and not found.direct and len(ranges) == 2:
        ranges = [max(ranges, key=lambda r: r[1] - r[0])]
    for start, end in ranges:
        bounds = [start, *(t.i for t in draft.doc[start + 1 : end] if t.idx in starts), end]
        for low, high in pairwise(bounds):
            piece = _strip(draft, low, high, found.rule == "fronted")
            if piece is not None and _is_long_enough(draft, piece, ranges):
                yield piece


def _strip(draft: Draft, start: int, end: int, fronted: bool) -> Range | None:
    """The piece without "that", spaces and commas at its ends; its marks go if they enclose or dangle.

    What stands before "he said" is all his own: only behind the cue may a remark of the reporter follow.
    """
    doc = draft.doc
    while start < end and (doc[start].is_space or doc[start].text in (",", ":", "-", "–", "—")):
        start += 1
    if start < end - 2 and doc[start].lower_ in ("and", "but", "or") and doc[start + 1].lower_ == "that":
        start += 1
    conjunction = doc[start].dep_ in ("mark", "prep") or (doc[start].dep_ == "dobj" and doc[start].tag_ == "WDT")
    if start < end - 1 and doc[start].lower_ in ("that", "of") and conjunction:
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in (",", ";", ":", "-", "–", "—")):
        end -= 1
    end = end if fronted else _without_remark(draft, start, end)
    marks = [i for i in range(start, end) if is_mark(doc[i])]
    if marks and marks[0] == start and (len(marks) == 1 or (len(marks) == 2 and marks[1] == end - 1)):
        start += 1
    if marks and marks[-1] == end - 1 and (len(marks) == 1 or (len(marks) == 2 and marks[0] == start - 1)):
        end -= 1
    while end - 1 > start and (doc[end - 1].text in (",", ".", ";") or doc[end - 1].is_space):
        end -= 1
    return (start, end) if start < end else None


def _without_remark(draft: Draft, start: int, end: int) -> int:
    """The end of an unquoted piece before a closing ", which ..." or ", a ... that ...": background of the reporter."""
    doc = draft.doc
    if any(is_mark(t) for t in doc[start:end]):
        return end
    for i in range(end - 2, start + SHORTEST, -1):
        if doc[i].text != "," or doc[i].head.i >= i:
            continue
        behind = [c for c in doc[i].head.children if c.left_edge.i == i + 1 and c.right_edge.i + 1 >= end]
        if behind and behind[0].dep_ in ("relcl", "appos"):
            return i
    return end


def _is_long_enough(draft: Draft, piece: Range, ranges: list[Range]) -> bool:
    words = sum(not t.is_punct and not t.is_space for t in draft.doc[piece[0] : piece[1]])
    return words >= (SHORTEST if len(ranges) > 1 else 1)


def _make_claim(
    draft: Draft, found: Found, attribution: Attribution, piece: Range, via: str | None, quotes: Quotes
) -> Statement:
    content = span_of(draft, piece)
    form = form_of(found, [piece], quotes)
    cue = attribution.cue[0] if attribution.cue else None
    if found.wide_cue is not None:
        cue = span_of(draft, found.wide_cue)
    claim = Claim(
        source=attribution.speaker,
        content=content,
        stance=stance_of(found, piece, form == "direct"),
        cue=cue,
        anonymous=attribution.anonymous,
        via=via,
        form=form,
    )
    sentence = draft.sentence_at(content.start)
    spans: list[Span] = [content, *attribution.source, *attribution.cue]
    score = round(attribution.score * CLAIM_SHARE, 2)
    return Statement(
        draft.article.id, claim, sentence, tuple(spans), None, None, (), score, f"voices:{found.rule}"
    )
