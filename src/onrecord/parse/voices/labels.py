"""Speakers named by the layout: "X: ..." in headlines, transcripts and Q&A pieces, and the line under a tweet."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from onrecord.parse.voices.cues import LABEL, TWEET, words_of
from onrecord.parse.voices.found import Found
from onrecord.parse.voices.places import DASHES
from onrecord.parse.voices.quotes import Quotes
from onrecord.parse.voices.speakers import NAMED
from onrecord.parse.voices.tree import Range, is_mark

LABEL_WORDS = 6
"""A speaker's label before a colon is at most so long ("Deputy Prime Minister Ana Ruiz:")."""
TRANSCRIPT_LABELS = 3
"""Labels from which on a page is a transcript, where a turn runs on to the next label; headlines have one or two."""
LIST_LABELS = 3
"""Labels before unquoted words from which on they are rows of a list ("North: ...", "South: ..."), not speakers."""
TITLES = frozenset(("mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "dr"))
ASKER, ANSWERER = frozenset(("q", "question")), frozenset(("a", "answer"))
INVERTED = frozenset(("said", "says", "wrote", "writes", "added", "adds"))
"""Verbs before the name in "Said Ana Ruiz: ...", where the parser takes them for a part of it."""
NAME_WORDS = 8
"""Tokens of the longest name under an embedded tweet."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label: the tokens before the colon, and whether it is written in capitals, or turns in a transcript."""

    start: int
    colon: int
    shouted: bool
    turn: bool
    sure: bool = True
    """False for words in capitals that may be anything: "WHERE: ..."."""


def find_layout_voices(tokens: list[Token], quotes: Quotes) -> Iterator[Found]:
    """What each speaker's label, and each name under an embedded tweet, yields."""
    labels: list[Label] = []
    posts: list[Found] = []
    doc = tokens[0].doc if tokens else None
    names: frozenset[str] | None = None
    for token in tokens:
        if token.text == ":" and doc is not None:
            start = _line_start(token)
            if start is None or not 0 < token.i - start <= LABEL_WORDS:
                continue
            start = _behind_mark(token, start, quotes)
            if start is None:
                continue
            names = names if names is not None else _names(doc)
            label = _read_label(doc, start, token.i, names)
            labels += [label] if label else []
        elif token.text[:1] == "@" and len(token.text) > 1:
            found = _read_tweet(token)
            posts += [found] if found is not None else []
    yield from posts
    posted = {post.content[0][0] for post in posts}
    labels = [label for label in labels if label.colon + 1 not in posted]
    if doc is not None:
        yield from _speak(doc, _speakers(doc, labels), quotes)


def _speakers(doc: Doc, labels: list[Label]) -> list[Label]:
    """The labels that name a speaker: words in capitals do if they come back, as speakers of a transcript do."""
    times = Counter(doc[label.colon - 1].lower_ for label in labels if label.shouted)
    return [label for label in labels if label.sure or times[doc[label.colon - 1].lower_] > 1]


def _names(doc: Doc) -> frozenset[str]:
    """The last words, in small letters, of all names of the text."""
    return frozenset(e[-1].lower_ if e[-1].lower_ not in ("'s", "’s") or len(e) < 2 else e[-2].lower_
                     for e in doc.ents if e.label_ in NAMED)  # fmt: skip


def _line_start(token: Token) -> int | None:
    """The first token of the token's line, if it is near."""
    doc = token.doc
    for i in range(token.i, max(-1, token.i - LABEL_WORDS - 1), -1):
        if i == 0 or "\n" in doc[i - 1].text:
            return i
    return None


def _behind_mark(colon: Token, start: int, quotes: Quotes) -> int | None:
    """The start of the label, behind the mark of a transcript that is quoted line by line; None inside a quotation."""
    quote = quotes.around(colon.i)
    if quote is None:
        return start
    return start + 1 if quote.start == start and is_mark(colon.doc[start]) and start + 1 < colon.i else None


def _read_label(doc: Doc, start: int, colon: int, names: frozenset[str]) -> Label | None:
    words = [t for t in doc[start:colon] if not t.is_punct or t.text == "."]
    if not words or colon + 2 >= len(doc) or "\n" in doc[colon + 1].text or doc[colon + 1].like_num:
        return None
    last, shouted = words[-1], all(t.is_upper for t in words if t.is_alpha)
    if colon - start == 1 and last.lower_ in ASKER | ANSWERER and shouted | last.is_title:
        return Label(start, colon, shouted, True)
    if any(t.text in (",", '"', "“") for t in doc[start:colon]) or (not last.is_title and not last.is_upper):
        return None
    if any(t.lower_ in words_of("label") or t.lemma_.lower() in words_of("label") for t in words):
        return None
    if words[0].pos_ in ("ADP", "SCONJ"):
        return None
    titled = words[0].lower_ in TITLES and len(words) > 1
    plain = not any(t.pos_ in ("VERB", "AUX") for t in words)
    known = last.lower_ in names and (plain or len(words) <= 2)
    body = plain and last.lemma_.lower() in words_of("document") | words_of("unnamed") | words_of("outlet")
    named = plain and last.ent_type_ in NAMED and last.is_title
    sure = titled or known or body or named
    return Label(start, colon, shouted, shouted or titled, sure) if sure or shouted else None


def _speak(doc: Doc, labels: list[Label], quotes: Quotes) -> Iterator[Found]:
    """A voice for each label; in a transcript its turn runs on to the next label."""
    turns = [label for label in labels if label.turn]
    transcript = len(turns) >= TRANSCRIPT_LABELS
    asked = next((n for n in turns if doc[n.start].lower_ in ASKER and n.colon - n.start == 1), None)
    answerer = _interviewed(doc, asked.start) if asked else None
    plain = {label.start for label in labels if not label.turn and not _is_quoted(quotes, label)}
    ends = {before.start: after.start - is_mark(doc[after.start - 1]) for before, after in pairwise(turns)}
    for label in labels:
        if len(plain) >= LIST_LABELS and label.start in plain and label.start > 0:
            continue
        short = label.colon - label.start == 1 and doc[label.start].lower_ in ASKER | ANSWERER
        if short and (asked is None or not transcript):
            continue
        if transcript and label.turn:
            found = _turn(doc, label, ends.get(label.start, len(doc)))
        else:
            found = _headline(doc, label, quotes)
        if short:
            found.named = answerer if doc[label.start].lower_ in ANSWERER else None
            found.source = found.source if found.named else None
        yield found


def _is_quoted(quotes: Quotes, label: Label) -> bool:
    behind = quotes.around(label.colon + 1)
    return behind is not None and behind.start == label.colon + 1


def _turn(doc: Doc, label: Label, end: int) -> Found:
    while end > label.colon + 1 and doc[end - 1].is_space:
        end -= 1
    cue, content = [(label.colon, label.colon + 1)], [(label.colon + 1, end)]
    return Found(LABEL, doc[label.colon], cue, (label.start, label.colon), doc[label.colon - 1], content, "turn",
                 direct=True, spoken=True)  # fmt: skip


def _headline(doc: Doc, label: Label, quotes: Quotes) -> Found:
    """The sentence behind the label as content, widened to the quotation that it opens with."""
    colon = label.colon
    behind, direct = quotes.around(colon + 1), _is_quoted(quotes, label)
    end = doc[colon + 1].sent.end
    while end > colon + 1 and doc[end - 1].is_space:
        end -= 1
    if behind is not None and direct:
        end = max(behind.end, end) if behind.end >= end - 2 else end
    start, content = label.start, [(colon + 1, end)]
    inverted = doc[start].lower_ in INVERTED and start + 1 < colon
    cue = (start, start + 1) if inverted else (colon, colon + 1)
    return Found(LABEL, doc[cue[0]], [cue], (start + inverted, colon), doc[colon - 1], content, "label", direct=direct)


def _interviewed(doc: Doc, before: int) -> Range | None:
    """The person named most often before the first question, the first of them at a tie."""
    people: dict[str, list[Range]] = {}
    for entity in doc.ents:
        if entity.end <= before and entity.label_ == "PERSON":
            people.setdefault(entity[-1].lower_, []).append((entity.start, entity.end))
    return max(people.values(), key=len)[0] if people else None


def _read_tweet(handle: Token) -> Found | None:
    """The words above "— Name (@handle) June 3, 2020" as content, the name as source."""
    doc, name_end = handle.doc, handle.i
    if name_end and doc[name_end - 1].text == "(":
        name_end -= 1
    dash = next((i for i in range(name_end - 1, max(-1, name_end - NAME_WORDS - 2), -1) if doc[i].text in DASHES), None)
    if dash is None or dash + 1 >= name_end or any("\n" in doc[i].text for i in range(dash, name_end)):
        return None
    end = dash
    while end > 0 and doc[end - 1].is_space:
        end -= 1
    start = end
    while start > 0 and "\n" not in doc[start - 1].text:
        start -= 1
    end = _without_links(doc, start, end)
    closing = next((i for i in range(start + 1, end) if is_mark(doc[i])), end) if is_mark(doc[start]) else end
    end = min(end, closing + 1)
    if start >= end:
        return None
    found = Found(TWEET, handle, [(handle.i, handle.i + 1)], (dash + 1, name_end), doc[name_end - 1], [(start, end)],
                  "tweet", direct=True, spoken=True)  # fmt: skip
    _hand_on(found, start, end)
    return found


def _without_links(doc: Doc, start: int, end: int) -> int:
    """The end of a tweet's words before its links, hashtags and handles."""
    while end > start and (doc[end - 1].is_space or doc[end - 1].like_url or doc[end - 1].text[:1] in ("#", "@")
                           or "pic.twitter" in doc[end - 1].text):  # fmt: skip
        end -= 1
    return end


def _hand_on(found: Found, start: int, end: int) -> None:
    """Makes the one named before a quotation in a tweet its source ("Mayor: “...”"); the tweet's name handed it on."""
    doc = found.head.doc
    for i in range(start + 1, min(start + LABEL_WORDS + 1, end - 2)):
        if doc[i].text == ":" and is_mark(doc[i + 1]):
            head = next((t for t in reversed(doc[start:i]) if t.pos_ == "PROPN"), None)
            if head is not None:
                found.through, found.source = found.source, (start, head.i + 1)
                found.source_head, found.content = head, [(i + 1, end)]
            return
