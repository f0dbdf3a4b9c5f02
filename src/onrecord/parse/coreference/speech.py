"""Who speaks in each quotation of an article, as far as the words around it tell."""

from collections.abc import Mapping
from itertools import accumulate

from spacy.tokens import Doc, Token

from onrecord.parse.coreference.phrases import SUBJECTS, Phrase
from onrecord.parse.voices.cues import cue_lexicon

OPENING, CLOSING = "“«", "”»"
FIRST = frozenset({"i", "me", "my", "myself", "mine"})
FIRST_MANY = frozenset({"we", "us", "our", "ours", "ourselves"})
NEAR = 12
"""Tokens beside a quotation in which its reporting verb is looked for: "said" comes with a name and a title."""


class Speech:
    """The quotations of a document: for each token the number of the one it stands in (0: none), and their speakers."""

    def __init__(self, doc: Doc) -> None:
        self.numbers, ranges = _number_quotes(doc)
        lines = list(accumulate("\n" in token.text for token in doc))
        self.speakers: dict[int, Token] = {}
        """For each quotation whose speaker the words tell, the noun or pronoun that heads it."""
        self.keys: dict[int, str] = {}
        """For each quotation whose speaker is a name or noun, its cluster; filled in by `name_speakers`."""
        before: tuple[int, Token] | None = None
        for number, (start, end) in enumerate(ranges, start=1):
            speaker = self._said_after(doc, end) or self._said_before(doc, start)
            if speaker is None and before is not None and (
                    lines[before[0] - 1] == lines[start] or _runs_on(doc, before[0], start)):  # fmt: skip
                speaker = before[1]
            if speaker is not None:
                self.speakers[number], before = speaker, (end, speaker)

    def inside(self, token: Token) -> int:
        """The number of the quotation that the token stands in; 0 outside."""
        return self.numbers[token.i]

    def speaker(self, token: Token) -> Token | None:
        """Who speaks in the quotation that the token stands in, if that is told."""
        return self.speakers.get(self.numbers[token.i])

    def name_speakers(self, at_head: Mapping[int, Phrase]) -> None:
        """Tell the cluster of each speaker that heads a phrase."""
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
                return child
        return None


def _reports(token: Token) -> bool:
    if token.pos_ != "VERB":
        return False
    cue = cue_lexicon().get((token.lemma_.lower(), "VERB"))
    return cue is not None and cue.kind in ("report", "ask") and cue.takes("q")


def _runs_on(doc: Doc, end: int, start: int) -> bool:
    """True if the quotation before was left open at the end of its paragraph and this one follows at once."""
    return start <= end + 1 and doc[end - 1].text not in (*CLOSING, '"')


def _number_quotes(doc: Doc) -> tuple[list[int], list[tuple[int, int]]]:
    numbers: list[int] = []
    ranges: list[tuple[int, int]] = []
    inside = False
    for token in doc:
        if token.text in OPENING or (token.text == '"' and not inside):
            inside = True
            ranges.append((token.i, token.i + 1))
        elif token.text in CLOSING or token.text == '"' or "\n\n" in token.text:
            inside = False
        numbers.append(len(ranges) if inside else 0)
        if inside or token.text in (*CLOSING, '"'):
            ranges[-1:] = [(ranges[-1][0], token.i + 1)] if ranges else []
    return numbers, ranges
