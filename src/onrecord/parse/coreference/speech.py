"""Who speaks in each quotation of an article, as far as the words around it tell."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from onrecord.parse.coreference.phrases import SUBJECTS, Phrase
from onrecord.parse.coreference.words import CLOSING, OPENING
from onrecord.parse.draft import Draft
from onrecord.parse.voices.cues import cue_lexicon

_SPEAKING_ROLES = frozenset({"spokesman", "spokeswoman", "spokesperson", "coach", "captain", "manager", "director",
                             "administrator", "founder", "owner", "chairman", "chairwoman", "ceo"})  # fmt: skip
"""Roles in which somebody says "we" for a body; a minister's or a president's "we" is as often his people."""
_LONGEST_PARAGRAPH = 200
"""Tokens of a paragraph in which the mark is looked for that closes a quotation begun before it."""
NEAR = 12
"""Tokens beside a quotation in which its reporting verb is looked for: "said" comes with a name and a title."""
LONGEST_SIGNATURE = 12
"""Tokens of the longest line that names who said or wrote what stands above it, with his office."""
_ENDS = frozenset({".", "!", "?", ":"})
_DASHES = frozenset({"-", "--", "–", "—"})
_PAPERS = frozenset({"statement", "letter", "email", "tweet", "post", "message", "release", "report", "note"})
"""What somebody says something in: whose it is speaks."""


class Speech:
    """The quotations of a document: for each token the number of the one it stands in (0: none), and their speakers."""

    def __init__(self, doc: Doc, marks: Sequence[int]) -> None:
        self.numbers, ranges = _number_quotes(doc, marks)
        self.breaks = breaks = [mark for mark in marks if "\n" in doc[mark].text]
        self.speakers: dict[int, Token] = {}
        """For each quotation whose speaker the words tell, the noun or pronoun that heads it."""
        self.keys: dict[int, str] = {}
        """For each quotation whose speaker is a name or noun, its figure; filled in by `name_speakers`."""
        self.owners: dict[int, str] = {}
        """For each first person whose speaker is known ("my mother"), by its place, the figure; filled in as read."""
        before: tuple[int, Token] | None = None
        for number, (start, end) in enumerate(ranges, start=1):
            speaker = self._said_after(doc, end) or self._said_before(doc, start)
            if speaker is None and before is not None:
                one_line = bisect_left(breaks, before[0]) == bisect_left(breaks, start)
                speaker = before[1] if one_line or _runs_on(doc, before[0], start) else None
            if speaker is not None:
                self.speakers[number], before = speaker, (end, speaker)

    def inside(self, token: Token) -> int:
        """The number of the quotation that the token stands in; 0 outside."""
        return self.numbers[token.i]

    def speaker(self, token: Token) -> Token | None:
        """Who speaks in the quotation that the token stands in, if that is told."""
        return self.speakers.get(self.numbers[token.i])

    def signer(self, token: Token) -> Token | None:
        """Whose name, if any, ends the paragraph that the token stands in, or is the line below: who may say it."""
        doc, below = token.doc, bisect_left(self.breaks, token.i)
        stop = self.breaks[below] if below < len(self.breaks) else len(doc)
        start = next((i + 1 for i in range(stop - 2, max(token.i, stop - LONGEST_SIGNATURE), -1)
                      if doc[i].text in _ENDS), stop)  # fmt: skip
        after = self.breaks[below + 1] if below + 1 < len(self.breaks) else len(doc)
        return _name_alone(doc, start, stop) or _name_alone(doc, stop + 1, after)

    def name_speakers(self, at_head: Mapping[int, Phrase]) -> None:
        """Tell the cluster of each speaker that heads a phrase."""
        for number, token in self.speakers.items():
            self.speakers[number] = next((c for c in token.children if c.dep_ == "appos" and c.i in at_head
                                          and at_head[c.i].kind == "PERSON"), token)  # fmt: skip
        self.keys = {n: at_head[t.i].key for n, t in self.speakers.items() if t.i in at_head}

    def speaker_key(self, token: Token) -> str | None:
        """The cluster of who speaks in the quotation that the token stands in, if that is told."""
        return self.keys.get(self.numbers[token.i])

    def reports(self, token: Token) -> bool:
        """True for the subject of a word that reports, outside quotations."""
        return not self.numbers[token.i] and token.dep_ in SUBJECTS and _reports(token.head)

    def _said_after(self, doc: Doc, end: int) -> Token | None:
        for i in range(end, min(end + NEAR, len(doc))):
            if "\n" in doc[i].text or self.numbers[i] or (doc[i].text == "." and i > end):
                return None
            if _reports(doc[i]):
                return self._subject(doc[i])
        return None

    def _said_before(self, doc: Doc, start: int) -> Token | None:
        for i in range(start - 1, max(start - NEAR, 0) - 1, -1):
            if "\n" in doc[i].text or self.numbers[i] or doc[i].text in (".", "?", "!"):
                return None
            if _reports(doc[i]):
                return self._subject(doc[i])
        return None

    def _subject(self, verb: Token) -> Token | None:
        for child in verb.children:
            if child.dep_ == "nsubj" and not self.numbers[child.i]:
                return next((c for c in child.lefts if c.dep_ == "poss"), child) if child.lemma_ in _PAPERS else child
        return None


def _name_alone(doc: Doc, start: int, stop: int) -> Token | None:
    """The head of the name with which these few tokens begin, if they make no sentence."""
    if not 0 < stop - start <= LONGEST_SIGNATURE:
        return None
    words = [token for token in doc[start:stop] if token.text not in _DASHES]
    if not words or words[0].pos_ != "PROPN" or words[-1].text in _ENDS or \
            any(token.pos_ in ("VERB", "AUX") for token in words):  # fmt: skip
        return None
    name = words[0]
    while name.dep_ == "compound" and name.i < name.head.i < stop:
        name = name.head
    return name


def speaks_for(phrase: Phrase, draft: Draft) -> str | None:
    """The key of the body or team beside a person's name whose spokesman, coach or head he is, or None.

    The body may stand before the noun to which the name is added: "Norway's coach Lena Marrow".
    """
    if not phrase.roles & _SPEAKING_ROLES:
        return None
    start = phrase.start
    if phrase.head.dep_ == "appos" and phrase.head.head.pos_ == "NOUN":
        start = phrase.head.head.left_edge.idx
    at = bisect_left(draft.mentions, start, key=lambda mention: mention.span.start)
    for mention in draft.mentions[at:]:
        if mention.span.start >= phrase.end:
            return None
        if mention.kind in ("ORG", "GPE", "GROUP") and mention.entity is not None:
            return mention.entity
    return None


def _reports(token: Token) -> bool:
    if token.pos_ != "VERB":
        return False
    cue = cue_lexicon().get((token.lemma_.lower(), "VERB"))
    return cue is not None and cue.kind in ("report", "ask") and cue.takes("q")


def _runs_on(doc: Doc, end: int, start: int) -> bool:
    """True if the quotation before was left open at the end of its paragraph and this one follows at once."""
    return start <= end + 1 and doc[end - 1].text not in (*CLOSING, '"')


def _goes_on(doc: Doc, start: int) -> bool:
    """True if the first quotation mark of the paragraph closes one that is open already."""
    for token in doc[start : start + _LONGEST_PARAGRAPH]:
        if "\n" in token.text:
            return False
        if token.text in CLOSING:
            return True
        if token.text in OPENING:
            return False
        if token.text == '"':
            return bool(token.i and not token.nbor(-1).whitespace_ and token.whitespace_)
    return False


def _number_quotes(doc: Doc, marks: Sequence[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """For each token the number of its quotation (0: none), and where each quotation begins and ends, by tokens."""
    numbers, ranges = [0] * len(doc), list[tuple[int, int]]()
    opened = -1
    for mark in (*marks, len(doc)):
        text = doc[mark].text if mark < len(doc) else "\n\n"
        opens = text in OPENING or (text == '"' and opened < 0)
        closes = text in CLOSING or text == '"'
        if opened >= 0 and (opens or closes or ("\n\n" in text and not _goes_on(doc, mark + 1))):
            ranges.append((opened, mark + closes))
            numbers[opened:mark] = [len(ranges)] * (mark - opened)
            opened = -1
        if opens:
            opened = mark
    return numbers, ranges
