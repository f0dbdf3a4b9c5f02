"""What stands before the reporting words, or around them: "X is safe," he said, "and Y is not"."""

from spacy.tokens import Doc, Token

from onrecord.parse.voices.complements import FINITE_TAGS, SAYING, is_medium
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.quotes import Quote, Quotes
from onrecord.parse.voices.subjects import outlet_quoting
from onrecord.parse.voices.tree import Range, after_dateline, child, is_mark, noun_phrase, sentence_bounds

STOPS = frozenset((",", "?", "!", "—", "–", "-", "--"))
INNER_MARKS = frozenset(("'", "’"))
"""Marks of a quotation inside the quotation, which may close behind it."""
OPENERS = frozenset(("but", "and", "still", "however", "yet", "so"))
CUT_OFF = STOPS | {"…", "..."}
"""Marks before the closing mark of a quotation behind which "she said" may begin anew for the parser."""
LEAD_WORDS = 4
"""Tokens before ", he said," that may be the mere opening of what he said ("But", "In the end")."""
LOOK_BACK = 4
"""Tokens looked at before a sentence that is nothing but "she asked": the mark, the "?" and a space or two."""
FRAMES = frozenset(("npadvmod", "advmod", "prep", "dative", "dobj", "agent"))


def speech_group(found: Found) -> Range:
    """The tokens of source, cue and what only frames them: listener, day, place, medium."""
    start, end = found.group
    if found.to and found.to[0] >= start:
        end = max(end, found.to[1])
    children = list(found.head.children)
    for c in children:
        if c.i >= end and c.dep_ in FRAMES and c.left_edge.i == end:
            end = min(c.right_edge.i + 1, sentence_bounds(found.head)[1])
    for c in reversed(children):
        if c.i < start and c.dep_ in ("advmod", "mark") and c.right_edge.i + 1 == start:
            start = c.left_edge.i
    return start, end


def quoted_after(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes a quotation that opens right behind the speech group ("He said: ...") as content; True if one does."""
    if not found.cue.takes("q"):
        return False
    own = quotes.around(found.head.i)
    if own is not None or _quote_before(found, speech_group(found), quotes, bounds) is not None:
        return False
    quote = _opens_behind(found, quotes, bounds)
    if quote is None:
        return False
    found.content = [(quote.start, quote.end)]
    found.direct, found.rule = quote.speech, "quote"
    return True


def _opens_behind(found: Found, quotes: Quotes, bounds: Range) -> Quote | None:
    """The quotation that opens behind the group, after a comma, colon or nothing but a frame."""
    doc, at = found.head.doc, speech_group(found)[1]
    while at < bounds[1] and (doc[at].text in (",", ":", "that") or doc[at].is_space):
        at += 1
    quote = quotes.around(at) if at < len(doc) else None
    if quote is not None and quote.start == at:
        return quote
    for i in range(found.group[1], bounds[1]):
        if doc[i].text == ":" and i + 1 < len(doc):
            if doc[i].head.i != found.head.i and found.cue.kind == "ask":
                return None
            behind = quotes.around(i + 1)
            return behind if behind is not None and behind.start == i + 1 else None
    return None


def follows_quote(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """True if a quoted sentence ends right before the speech group, as in "...," he said, "..."."""
    if max(quotes.at[max(0, bounds[0] - LOOK_BACK) : found.head.i], default=-1) < 0:
        return False
    quote = _quote_before(found, speech_group(found), quotes, bounds)
    return quote is not None and quote.speech


def fronted_content(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes what stands before the group, and what goes on behind it, as content; True if there is any."""
    if not found.cue.takes("q", "s"):
        return False
    doc, (start, end) = found.head.doc, speech_group(found)
    outlet = outlet_quoting(found.head)
    if outlet is not None:
        start = min(start, outlet.left_edge.i)
    quote = _quote_before(found, (start, end), quotes, bounds)
    if _is_subjectless(found) or (quote is None and _has_content_behind(found)):
        return False
    if quote is None and not _stopped_before(doc, start, bounds[0]):
        return False
    left = _plain_left(found, start, bounds) if quote is None else _quoted_left(found, quote, bounds)
    right = _right(found, end, quotes, bounds, quote)
    if left is None and right is not None and quote is None and start - bounds[0] <= LEAD_WORDS:
        left = (bounds[0], start - 1)
        found.content = [left, right]
        found.rule = "fronted"
        return True
    if left is None:
        return False
    found.content = [left]
    found.direct = quote is not None and quote.speech
    if right is not None:
        found.content.append(right)
    found.rule = "fronted"
    return True


def block_after(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the line below "X writes:" as content; True if the sentence ends so and there is one."""
    doc, at = found.head.doc, bounds[1]
    if found.source is None or not found.cue.takes("q") or doc[at - 1].text != ":" or speech_group(found)[1] < at - 1:
        return False
    while at < len(doc) and doc[at].is_space:
        at += 1
    end = at
    while end < len(doc) and "\n" not in doc[end].text:
        end += 1
    if at == end:
        return False
    quote = quotes.around(at)
    found.content = [(quote.start, quote.end) if quote is not None and quote.start == at else (at, end)]
    found.direct, found.spoken, found.rule = True, True, "quote"
    return True


def _is_subjectless(found: Found) -> bool:
    """True if the verb has no subject, or is a participle beside another verb or behind a noun."""
    verb = found.head
    if child(verb, "nsubj") is not None:
        return False
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and child(verb, "agent") is not None:
        return True
    return found.source is None or (verb.tag_ == "VBG" and verb.dep_ == "advcl")


def _has_content_behind(found: Found) -> bool:
    """True if the verb has an object of its own."""
    verb = found.head
    thing = child(verb, "dobj")
    if thing is None or thing.i < verb.i or (found.source and found.source[0] <= thing.i < found.source[1]):
        return False
    return found.cue.takes("o") and not found.cue.takes("os") and verb.doc[thing.left_edge.i - 1].text != ","


def line_start(verb: Token, low: int) -> int:
    """A token some way before `low` on its line ("...?" she asked: the split after "?" is no end)."""
    doc, stop = verb.doc, max(0, low - LOOK_BACK)
    while low > stop and "\n" not in doc[low - 1].text:
        low -= 1
    return low


def aside_content(found: Found, quotes: Quotes, bounds: Range) -> bool:
    """Takes the sentence around "as X said" as content; True if the verb stands in such an aside."""
    verb, doc = found.head, found.head.doc
    mark = next((c for c in verb.children if c.lower_ == "as" and c.i < verb.i and _opens_aside(c, found)), None)
    if mark is None or not found.cue.takes("s", "os", "asput") or quotes.around(verb.i) is not None:
        return False
    start, end = min(mark.i, found.group[0]), speech_group(found)[1]
    if found.source is None and child(verb, "agent") is None:
        return False
    left = (_skip_openers(doc, bounds[0]), start) if start > bounds[0] + 1 else None
    right = _right(found, end, quotes, bounds, None)
    if left is not None and right is not None and doc[start - 1].dep_ == "cc":
        found.content = [right]
    elif left is not None and doc[start - 1].text == ",":
        found.content = [(left[0], start - 1), *([right] if right else [])]
    elif left is None and right is not None:
        found.content = [right]
    else:
        return False
    found.rule = "aside"
    return True


def _opens_aside(opener: Token, found: Found) -> bool:
    """True for "as" before "X said", also where the parser made X its object; X is then the source."""
    if opener.dep_ in ("mark", "advmod"):
        return True
    verb, speaker = found.head, child(opener, "pobj")
    if opener.dep_ != "prep" or speaker is None or speaker.right_edge.i + 1 != found.cue_range[0][0]:
        return False
    if verb.tag_ not in FINITE_TAGS or verb.doc[opener.i - 1].text != ",":
        return False
    found.source, found.source_head = noun_phrase(speaker, opener.i + 1, verb.i), speaker
    return True


def _quote_before(found: Found, group: Range, quotes: Quotes, bounds: Range) -> Quote | None:
    """The quotation that ends right before the group, in this sentence, or before it where "?" split them."""
    doc = found.head.doc
    quote = _closes_before(doc, group[0], quotes, line_start(found.head, min(bounds[0], group[0])))
    if quote is None or quote.end > bounds[0]:
        return quote
    whole_sentence = group[1] >= bounds[1] - 1 or doc[group[1]].text == "," or quote.end == group[0] < bounds[0]
    if doc[quote.end - 2].text == ".":
        plain = found.group == group and group[0] == bounds[0] and found.cue.kind == "report" and found.cue.takes("s")
        return quote if plain and whole_sentence else None
    return quote if whole_sentence and _last_word(doc, quote) in CUT_OFF else None


def _last_word(doc: Doc, quote: Quote) -> str:
    """The mark or word before the quotation's closing mark, and before that of a quotation inside."""
    at = quote.end - 2
    while at > quote.start and doc[at].text in INNER_MARKS:
        at -= 1
    return doc[at].text


def _closes_before(doc: Doc, start: int, quotes: Quotes, low: int) -> Quote | None:
    """The quotation that ends right before token `start`."""
    at = start - 1
    tokens: list[Token] = list(doc[max(low, start - 3) : start]) if start > low else []
    for token in reversed(tokens):
        if token.is_space or token.text in STOPS or token.text in INNER_MARKS:
            at -= 1
            continue
        break
    quote = quotes.around(at) if at >= low else None
    return quote if quote is not None and quote.end == at + 1 and quote.closed else None


def _stopped_before(doc: Doc, start: int, low: int) -> bool:
    """True if a comma or its like ends what stands before, with or without a mark whose partner is missing."""
    at = start - 2 if start - 2 > low and is_mark(doc[start - 1]) else start - 1
    return at > low and doc[at].text in STOPS


def _quoted_left(found: Found, quote: Quote, bounds: Range) -> Range:
    """From where the quoted content begins: an earlier sentence, this one's start, or the quotation itself."""
    doc = found.head.doc
    if quote.start <= bounds[0]:
        return quote.start, quote.end
    lead = [doc[i] for i in range(bounds[0], quote.start) if not doc[i].is_punct]
    if all(t.lower_ in OPENERS for t in lead):
        return quote.start, quote.end
    clause = next((c for c in found.head.children if c.dep_ == "ccomp" and c.i < found.head.i), None)
    if clause is not None and clause.left_edge.i < quote.start and not quote_is_whole(quote, doc):
        return max(clause.left_edge.i, bounds[0]), quote.end
    if not quote.speech:
        return _skip_openers(doc, bounds[0]), quote.end
    return quote.start, quote.end


def quote_is_whole(quote: Quote, doc: Doc) -> bool:
    """True if the quotation begins like a sentence: with a capital letter."""
    first = doc[quote.start + 1] if quote.start + 1 < quote.end else doc[quote.start]
    return bool(first.is_title)


def _skip_openers(doc: Doc, start: int) -> int:
    while doc[start].lower_ in OPENERS or doc[start].text == ",":
        start += 1
    return start


def _plain_left(found: Found, start: int, bounds: Range) -> Range | None:
    """The words before an unquoted "..., he said": the reported clause, or the sentence so far."""
    verb = found.head
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    inside = verb.dep_ in ("ccomp", "parataxis", "advcl", "dep") and verb.head.i != verb.i
    inside |= verb.dep_ == "conj" and verb.doc[start - 1].text == "," and _is_said_beside(found)
    if clause is None and not inside and not _closes_sentence(found, start, bounds):
        return None
    if clause is None and not _ends_like_aside(found, bounds):
        return None
    low = bounds[0]
    if clause is not None and verb.dep_ in ("conj", "advcl", "relcl", "ccomp"):
        low = max(low, clause.left_edge.i)
    low = _skip_openers(verb.doc, after_dateline(verb.doc, low, start))
    return (low, start - 1) if low < start - 1 else None


def _is_said_beside(found: Found) -> bool:
    """True for "..., Reuters has reported", which the parser joins to the verb before; beside "but" only for a name."""
    joined = child(found.head.head, "cc") is not None
    spoken = found.cue.patterns >= SAYING and child(found.head, "nsubj") is not None
    return not joined or (spoken and found.source_head is not None and found.source_head.pos_ == "PROPN")


def _closes_sentence(found: Found, start: int, bounds: Range) -> bool:
    """True for a plain "..., she said." at the end, where the parser found no clause in the words before."""
    verb = found.head
    finite = verb.tag_ in FINITE_TAGS or any(c.dep_ == "aux" and c.tag_ in FINITE_TAGS for c in verb.children)
    if verb.dep_ != "ROOT" or not finite or not found.cue.takes("s"):
        return False
    if found.source is None or found.group[0] != start or child(verb, "dobj", "prep", "xcomp", "advcl") is not None:
        return False
    doc, end = verb.doc, speech_group(found)[1]
    ended = all(doc[i].is_punct or doc[i].is_space for i in range(end, bounds[1]))
    return ended and any(t.tag_ in FINITE_TAGS for t in doc[bounds[0] : start - 1])


def _ends_like_aside(found: Found, bounds: Range) -> bool:
    end = speech_group(found)[1]
    return end >= bounds[1] or found.head.doc[end].text in (*STOPS, ".", ";", ")")


def _right(found: Found, end: int, quotes: Quotes, bounds: Range, quote: Quote | None) -> Range | None:
    """The rest of the content behind the group, or None."""
    doc = found.head.doc
    at = end
    while at < bounds[1] and (doc[at].text in (",", "—", "–", "--", ":") or doc[at].is_space):
        at += 1
    if at >= bounds[1]:
        return None
    behind = quotes.around(at)
    if behind is not None and behind.start == at and behind is not quotes.around(found.head.i):
        return behind.start, behind.end
    if quote is not None or at == end or _belongs_to_speech(doc[at], found):
        return None
    stop = bounds[1]
    return (at, stop) if any(t.pos_ in ("VERB", "AUX") for t in doc[at:stop]) else None


def _belongs_to_speech(token: Token, found: Found) -> bool:
    """True if the token hangs on the reporting verb by a participle, a conjunct or a frame: no content."""
    if token.lower_ in ("and", "but", "who", "which", "while", "as", "when", "though", "although", "according"):
        return True
    at = token
    while at.head.i != at.i and at.head.i != found.head.i:
        at = at.head
    return at.head.i == found.head.i and at.dep_ in ("advcl", "conj", "prep", "npadvmod", "advmod", "acl")


def with_medium(found: Found) -> None:
    """Widens the cue by "in a statement" where that stands right behind the verb."""
    low, high = found.cue_range[0]
    for c in found.head.children:
        if c.i == high and c.dep_ == "prep" and is_medium(c) and c.right_edge.i - c.i <= 2:
            found.cue_range[0] = (low, c.right_edge.i + 1)
            return
