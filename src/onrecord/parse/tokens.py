"""From text to tokens: plain signs, sentence bounds, and what is no prose kept away from the language pipeline."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.model import Article, Skipped
from onrecord.text.boxes import blank_boxes
from onrecord.text.sentences import sentence_spans

LONGEST_WORD = 400
"""Signs without white space that are still a word (an address); the tokenizer's time grows with their square."""
PIECE = 100
"""Longer runs are cut into pieces of so many signs before they are made tokens."""
LONGEST_SIGNS = 200
"""Signs in a row without a word (two letters) that can still be prose: the longest of 10,473 articles has 75.

The pipeline makes a token of nearly every sign, so 200 KB of brackets would cost as much as a book.
"""
LONGEST_SENTENCE = 1000
"""Tokens; longer runs are lists or noise (the longest of 71,384 sentences of news has 214 words) and are cut, since
the parser's time grows with the square of their length."""
LONGEST_RUN_ON = 10 * LONGEST_SENTENCE
"""Tokens of one sentence that are looked at: speech put down without a full stop runs to some thousands of words."""
_WORD = re.compile(r"[\"'“‘(\[]{0,3}[^\W\d_]{2,}[.,;:!?\"'”’)\]]{0,3}")
"""Two letters or more, with the marks that stand close to them: the end of a sentence, a quotation mark."""
_TOWN = r"[A-Z][A-Z.'’/-]{2,30}(?: [A-Z.'’/-]{2,30}){0,3}(?:, [A-Z][\w. ]{1,25}){0,2}"
_CREDIT = r"\([A-Z][\w ]{1,25}\)"
_DATELINE = re.compile(
    rf"(?:{_TOWN}(?:, \w+\.? \d{{1,2}})?(?: — ?|—| – | ?-- ?| - )"
    rf"|(?:[A-Z][\w .,'’/-]{{0,60}} )?{_CREDIT} ?(?:—|–|--?) ?)(?=[\"“'‘]?[A-Z])"
)
"""From where and through whom a report was sent, before its first words: "PARIS — ", "Lima, Peru (CNN) -- ".

In 5,000 articles of news 658 lines begin so; of 60 that were read, 54 are datelines and the rest labels ("UPDATE - ").
"""
_RUN = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[’ʼ](?=[^\W\d_])")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " "))


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch `[start, end)` of a text that is not parsed as it stands, and why."""

    start: int
    end: int
    why: str


def read_tokens(nlp: Language, article: Article) -> tuple[Doc, list[Skipped]]:
    """The article's text as tokens, with the sentence bounds already set, and what was kept out of them and why.

    Offsets equal the text's. Apostrophes and spaces are plain (the model tags one typographic ’s in twelve as a
    verb), and what is no prose, or other headlines behind a name, is blank: one token of white space, however long.
    """
    gaps = list(find_sign_runs(article.text))
    text = _blank(blank_boxes(plain_signs(article.text)), gaps)
    starts = [start for start, _ in sentence_spans(text)]
    starts += [end for start in starts if (end := end_of_dateline(text, start))]
    doc = _tokenize(nlp, text)
    long = list(_find_run_ons(doc, _first_tokens(doc, starts)))
    if cut := [gap for gap in long if gap.why == RUN_ON]:
        doc = _tokenize(nlp, _blank(text, cut))
    _mark_starts(doc, _first_tokens(doc, starts))
    skipped = [Skipped(article.source_id, "parse", g.why, article.id, g.start, g.end) for g in (*gaps, *long)]
    return doc, sorted(skipped, key=lambda skip: skip.start or 0)


SIGNS = f"more than {LONGEST_SIGNS} signs without a word are no prose; they were not read"
CUT = f"a sentence of more than {LONGEST_SENTENCE:,} words is none; it was read in pieces of that length"
RUN_ON = f"a sentence of more than {LONGEST_RUN_ON:,} words is none; the rest of it was not read"


def find_sign_runs(text: str) -> Iterator[Gap]:
    """The runs of more than LONGEST_SIGNS signs without two letters side by side, in order."""
    last = 0
    for start, end in (*(word.span() for word in _WORD.finditer(text)), (len(text), len(text))):
        if start - last > LONGEST_SIGNS and (signs := text[last:start].strip()):
            begin = text.index(signs[0], last)
            if len(signs) > LONGEST_SIGNS:
                yield Gap(begin, begin + len(signs), SIGNS)
        last = end


def end_of_dateline(text: str, start: int) -> int:
    """Where the report begins after the dateline that stands at `start`; 0 if none stands there.

    The parser reads what stands before as a sentence of its own: it would take the town for the subject of the lede.
    """
    found = _DATELINE.match(text, start)
    return found.end() if found else 0


def plain_signs(text: str) -> str:
    """The text, equally long, with plain apostrophes inside words and plain spaces."""
    return _APOSTROPHE.sub("'", text).translate(_SPACES)


def _blank(text: str, gaps: Iterable[Gap]) -> str:
    """The text, equally long, with spaces in place of the gaps."""
    pieces, last = [], 0
    for gap in gaps:
        pieces += [text[last : gap.start], " " * (gap.end - gap.start)]
        last = gap.end
    return "".join([*pieces, text[last:]])


def _tokenize(nlp: Language, text: str) -> Doc:
    """The text as tokens; endless runs without white space are tokenized in pieces."""
    cuts = [cut for run in _RUN.finditer(text) for cut in range(run.start() + PIECE, run.end(), PIECE)]
    if not cuts:
        return nlp.make_doc(text)
    bounds = zip([0, *cuts], [*cuts, len(text)], strict=True)
    tokens = [(token.text, bool(token.whitespace_)) for start, end in bounds for token in nlp.make_doc(text[start:end])]
    return Doc(nlp.vocab, words=[word for word, _ in tokens], spaces=[space for _, space in tokens])


def _first_tokens(doc: Doc, starts: list[int]) -> list[int]:
    """Numbers of the tokens that hold the first sign of a sentence; the first of all begins one, if there is any."""
    if not len(doc):
        return []
    bounds = doc.to_array(["IDX", "LENGTH"]).astype(np.int64)
    found = np.searchsorted(bounds.sum(axis=1), np.asarray(starts, dtype=np.int64), side="right")
    return sorted({0, *found.tolist()} - {len(doc)})


def _find_run_ons(doc: Doc, firsts: list[int]) -> Iterator[Gap]:
    """The sentences that are too long to be any: each whole, or from where it is no longer looked at."""
    for first, stop in zip(firsts, [*firsts[1:], len(doc)], strict=False):
        if stop - first > LONGEST_RUN_ON:
            yield _gap(doc, first + LONGEST_RUN_ON, stop, RUN_ON)
        elif stop - first > LONGEST_SENTENCE:
            yield _gap(doc, first, stop, CUT)


def _gap(doc: Doc, first: int, stop: int, why: str) -> Gap:
    """The characters of some tokens, without white space at their end."""
    tokens = doc[first:stop]
    return Gap(tokens.start_char, tokens.start_char + max(1, len(tokens.text.rstrip())), why)


def _mark_starts(doc: Doc, firsts: list[int]) -> None:
    """Say of each token if it begins a sentence; over-long sentences are cut."""
    marks = np.full(len(doc), -1, dtype=np.int64)
    for first, stop in zip(firsts, [*firsts[1:], len(doc)], strict=False):
        marks[first:stop:LONGEST_SENTENCE] = 1
    # All at once: setting `is_sent_start` of one token looks through the whole document.
    unsigned: Any = marks.reshape(-1, 1).astype(np.uint64)
    doc.from_array(["SENT_START"], unsigned)
