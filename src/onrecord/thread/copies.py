"""Articles that carry the words of another: reprints, cut and edited versions.

Candidates share a band of MinHash values (Broder 1997) or a long sentence; what counts is then read exactly:
the share of an article's runs of five words that stand in the other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from onrecord.model import Article, Copy
from onrecord.thread.lexicon import agency_forms
from onrecord.thread.words import WORD

RUN = 5
"""Words in a run: two reports of one event share few runs of five, a reprint nearly all."""
COPY_SHARE = 0.6
"""Share of the later article's runs that stand in the other, from which it is a copy: below half lie reports that
take over a background paragraph, above seven tenths cut and edited reprints (read on the news corpus)."""
EDITED_SHARE = 0.5
"""The same if the article stands in the other through and through: an edit of one word in fourteen, with a cut and a
lede of its own, leaves half of the runs, a few in every stretch."""
STRETCH_WORDS, STRETCH_SHARE, STRETCHES_HELD = 40, 0.4, 0.7
"""Through and through: so many of its stretches of 40 words stand in the other with so many of their runs. Reports that
quote one long speech lie at .67 and below, edited copies made by script mostly above .75."""
VERSION_SHARE = 0.85
"""The same for two articles of one outlet: a new version with news of its own is not a copy."""
FEWEST_RUNS = 30
"""Shorter texts (an alert, a caption) share their few words by chance."""
PERMUTATIONS = 120
BAND_ROWS = 3
"""40 bands of 3: nine pairs in ten with a shared third of their runs meet."""
SEED = 42
LONG_SENTENCE = 14
"""Words: a sentence of this length that stands in two articles was not written twice."""
MEETINGS_MOST = 50
"""A band or sentence of more articles than this is furniture."""
PARAGRAPH_SHARE = 0.4
"""Share of a paragraph's runs from which it stands in the other article too, edited or not."""
Runs = NDArray[np.uint64]


@dataclass(slots=True)
class _Shingled:
    """An article with its runs, as sorted hashes."""

    article: Article
    runs: Runs


class CopyFinder:
    """Tells of each article as it comes whether it carries the words of one before it."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._read: list[_Shingled] = []
        self._place: dict[str, int] = {}
        self._bands: dict[tuple[int, ...], list[int]] = defaultdict(list)
        self._sentences: dict[str, list[int]] = defaultdict(list)

    def add(self, article: Article) -> Copy | None:
        """The article is known from now on; the copy it is of an earlier one, if it is one."""
        return self.add_all([article])[0]

    def add_all(self, articles: Sequence[Article]) -> list[Copy | None]:
        """The same for many articles, one after the other, hashed at once."""
        read = [_Shingled(a, self._runs(WORD.findall(a.text.lower()))) for a in articles]
        if not read:
            return []
        values = RMinHash.digest_matrix_from_token_hash_sets([r.runs.tolist() for r in read], PERMUTATIONS, SEED)
        return [self._place_next(shingled, row) for shingled, row in zip(read, values.to_rows(), strict=True)]

    def _place_next(self, shingled: _Shingled, values: Sequence[int]) -> Copy | None:
        number, article = len(self._read), shingled.article
        meetings = self._meet(number, shingled, values)
        self._read.append(shingled)
        self._place[article.id] = number
        if len(shingled.runs) < FEWEST_RUNS:
            return None
        ranked = sorted(((self._share(shingled, self._read[n]), -n) for n in meetings), reverse=True)
        for share, negative in ranked:
            original = self._read[-negative]
            least = _least_share(article, original.article)
            if share >= least or (least == COPY_SHARE and share >= EDITED_SHARE and self._is_held(shingled, original)):
                return Copy(article.id, original.article.id, round(share, 3), self._explain(shingled, original, share))
        return None

    def article(self, article_id: str) -> Article:
        """An article that was added."""
        return self._read[self._place[article_id]].article

    def _runs(self, words: Sequence[str]) -> Runs:
        """The article's distinct runs of words as sorted hashes; words are numbered as they first come."""
        numbers = self._numbers
        ids = np.fromiter((numbers.setdefault(w, len(numbers) + 1) for w in words), np.uint64, len(words))
        if len(ids) < RUN:
            return np.empty(0, np.uint64)
        hashes = np.zeros(len(ids) - RUN + 1, np.uint64)
        for offset in range(RUN):
            hashes = hashes * np.uint64(0x100000001B3) + ids[offset : len(ids) - RUN + 1 + offset]
        return np.unique(hashes)

    def _meet(self, number: int, shingled: _Shingled, values: Sequence[int]) -> list[int]:
        """Numbers of earlier articles worth reading beside this one; this one is indexed."""
        if not len(shingled.runs):
            return []
        meetings: Counter[int] = Counter()
        for start in range(0, PERMUTATIONS, BAND_ROWS):
            held = self._bands[(start, *values[start : start + BAND_ROWS])]
            meetings.update(held[:MEETINGS_MOST])
            held.append(number)
        for key in _long_sentences(shingled.article):
            held = self._sentences[key]
            meetings.update(held[:MEETINGS_MOST])
            held.append(number)
        return sorted(meetings)

    @staticmethod
    def _share(later: _Shingled, earlier: _Shingled) -> float:
        shared = np.intersect1d(later.runs, earlier.runs, assume_unique=True)
        return float(len(shared) / len(later.runs)) if len(later.runs) else 0.0

    def _is_held(self, later: _Shingled, earlier: _Shingled) -> bool:
        """True if most stretches of the later article stand in the earlier, edited or not."""
        words = WORD.findall(later.article.text.lower())
        cut = (self._runs(words[n : n + STRETCH_WORDS]) for n in range(0, len(words), STRETCH_WORDS))
        stretches = [runs for runs in cut if len(runs)]
        held = sum(len(np.intersect1d(r, earlier.runs)) >= STRETCH_SHARE * len(r) for r in stretches)
        return held >= STRETCHES_HELD * len(stretches)

    def _explain(self, copy: _Shingled, original: _Shingled, share: float) -> str:
        """What the copy shares with the original, how the two differ, and what it credits, in words."""
        parts = [f"{share:.0%} of its words run as in “{original.article.title or original.article.source_id}”"]
        if original.article.outlet and original.article.outlet != copy.article.outlet:
            parts[0] += f" of {original.article.outlet}"
        if copy.article.title and copy.article.title != original.article.title:
            parts.append("another headline")
        left_out = self._paragraphs_apart(original, copy)
        added = self._paragraphs_apart(copy, original)
        if left_out:
            parts.append(f"{left_out} of {len(original.article.paragraphs)} paragraphs left out or rewritten")
        if added:
            parts.append(f"{added} paragraph{'s' if added > 1 else ''} of its own")
        if credited := _credited(copy.article, original.article):
            parts.append(f"it credits {credited}")
        return "; ".join(parts)

    def _paragraphs_apart(self, held: _Shingled, other: _Shingled) -> int:
        """Paragraphs of `held` whose runs mostly do not stand in `other`."""
        apart = 0
        for paragraph in held.article.paragraphs:
            words = WORD.findall(held.article.text[paragraph.start : paragraph.end].lower())
            runs = self._runs(words)
            if len(runs) and len(np.intersect1d(runs, other.runs)) / len(runs) < PARAGRAPH_SHARE:
                apart += 1
        return apart


def _long_sentences(article: Article) -> list[str]:
    """Keys of the article's long lines and sentences, cut at full stops and line breaks."""
    keys: dict[str, None] = {}
    for piece in article.text.lower().replace("\n", ". ").split(". "):
        words = WORD.findall(piece)
        if len(words) >= LONG_SENTENCE:
            keys[" ".join(words)] = None
    return list(keys)


def _least_share(one: Article, other: Article) -> float:
    same_outlet = bool(one.outlet) and one.outlet == other.outlet and one.title != other.title
    return VERSION_SHARE if same_outlet else COPY_SHARE


def _credited(copy: Article, original: Article) -> str | None:
    """The outlet of the original as the copy credits it, or an agency that both credit."""
    named = {plain_outlet(agency): agency for agency in copy.agencies}
    if original.outlet and plain_outlet(original.outlet) in named:
        return original.outlet
    both = [name for name in named if name in {plain_outlet(a) for a in original.agencies}]
    return f"{named[both[0]]}, as does the other" if both else None


def plain_outlet(name: str) -> str:
    """An outlet's or agency's name so that its written forms are equal ("AP", "Associated Press")."""
    stripped = name.strip().strip("()")
    known = agency_forms().get(stripped, stripped)
    return known.lower().removeprefix("the ").removesuffix(".com").strip()


def find_copies(articles: Iterable[Article]) -> tuple[Copy, ...]:
    """The copies among `articles` (in order of publication), each of the article it goes back to.

    The original is the earliest, or the one of the agency that the others credit; a copy of a copy points
    to the first. Articles without a date count as later than those with one.
    """
    finder = CopyFinder()
    found = [copy for copy in finder.add_all(sorted(articles, key=_day)) if copy is not None]
    return tuple(_to_first(_turn_to_agency(found, finder)))


def _day(article: Article) -> date:
    return article.published.day or date.max


def _turn_to_agency(copies: Sequence[Copy], finder: CopyFinder) -> list[Copy]:
    """A pair in which the earlier article credits the outlet of the later is turned round."""
    turned = []
    for copy in copies:
        later, earlier = finder.article(copy.article_id), finder.article(copy.original_id)
        credits_later = later.outlet and plain_outlet(later.outlet) in map(plain_outlet, earlier.agencies)
        if credits_later and later.outlet != earlier.outlet:
            why = f"{copy.why}; the earlier one credits {later.outlet}"
            turned.append(Copy(earlier.id, later.id, copy.share, why))
        else:
            turned.append(copy)
    return turned


def _to_first(copies: Sequence[Copy]) -> list[Copy]:
    """Each article is a copy of at most one, and that one is no copy itself."""
    original: dict[str, Copy] = {}
    for copy in copies:
        original.setdefault(copy.article_id, copy)
    found = []
    for copy in original.values():
        first, seen = copy.original_id, {copy.article_id}
        while first in original and first not in seen:
            seen.add(first)
            first = original[first].original_id
        if first not in seen:
            found.append(replace(copy, original_id=first))
    return found
