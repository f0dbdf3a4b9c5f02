"""Articles that carry the words of another: reprints, cut and edited versions.

Candidates share a band of MinHash values (Broder 1997) or a long sentence; what counts is then read exactly:
the share of an article's runs of five words that stand in the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import chain, pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from onrecord.model import Article, Copy
from onrecord.thread.arrays import each_once
from onrecord.thread.lexicon import agency_forms
from onrecord.thread.recent import TURN, Recent
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
Runs = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class _Shingled:
    """What is kept of an article: what names it, and its runs of words, hashed, in the order of the text.

    `bounds` are the places of the paragraphs among its words; `paragraphs` says how many there are.
    """

    id: str
    called: str
    title: str | None
    outlet: str | None
    agencies: tuple[str, ...]
    paragraphs: int
    runs: Runs
    bounds: tuple[int, ...]

    def paragraph_runs(self) -> Iterator[Runs]:
        """The runs within each paragraph."""
        for first, last in pairwise(self.bounds):
            yield self.runs[first : max(first, last - RUN + 1)]


class CopyFinder:
    """Tells of each article as it comes whether it carries the words of one before it (`recent.TURN` and more)."""

    def __init__(self) -> None:
        self._count = 0
        self._read: Recent[int, _Shingled] = Recent()
        self._place: Recent[str, int] = Recent()
        self._bands: Recent[int, tuple[int, ...]] = Recent()
        self._sentences: Recent[int, tuple[int, ...]] = Recent()

    def add(self, article: Article) -> Copy | None:
        """The article is known from now on; the copy it is of an earlier one, if it is one."""
        return self.add_all([article])[0]

    def add_all(self, articles: Sequence[Article]) -> list[Copy | None]:
        """The same for many articles, one after the other, hashed at once."""
        read = [_shingle(article) for article in articles]
        if not read:
            return []
        distinct = [each_once(shingled.runs) for shingled, _ in read]
        hashed = RMinHash.digest_matrix_from_token_hash_sets([d.tolist() for d in distinct], PERMUTATIONS, SEED)
        rows = zip(read, distinct, hashed.to_rows(), strict=True)
        return [self._place_next(*shingled, runs, values) for shingled, runs, values in rows]

    def _place_next(
        self, shingled: _Shingled, sentences: Sequence[int], runs: Runs, values: Sequence[int]
    ) -> Copy | None:
        if self._count and self._count % TURN == 0:
            for memory in (self._read, self._place, self._bands, self._sentences):
                memory.turn()
        number = self._count
        self._count += 1
        met = self._meet(number, values, sentences) if len(runs) else set()
        self._read.now[number], self._place.now[shingled.id] = shingled, number
        if len(runs) < FEWEST_RUNS:
            return None
        others = ((n, other) for n in met if (other := self._read.newest(n)) is not None)
        ranked = sorted(((_share(runs, other.runs), -n, other) for n, other in others), key=_nearest_first)
        for share, _, original in ranked:
            least = _least_share(shingled, original)
            if share >= least or (least == COPY_SHARE and share >= EDITED_SHARE and _is_held(shingled, original)):
                return Copy(shingled.id, original.id, round(share, 3), _explain(shingled, original, share))
        return None

    def article(self, article_id: str) -> "_Shingled":
        """What is kept of an article that was added."""
        number = self._place.newest(article_id)
        found = None if number is None else self._read.newest(number)
        if found is None:
            raise KeyError(article_id)
        return found

    def _meet(self, number: int, values: Sequence[int], sentences: Sequence[int]) -> set[int]:
        """Numbers of earlier articles worth reading beside this one; this one is indexed."""
        bands = (hash((n, *values[n : n + BAND_ROWS])) for n in range(0, PERMUTATIONS, BAND_ROWS))
        met: set[int] = set()
        alone = (number,)
        for memory, keys in ((self._bands, bands), (self._sentences, sentences)):
            for key in keys:
                met.update(memory.before.get(key, ()))
                held = memory.now.get(key)
                if held is None:
                    memory.now[key] = alone
                    continue
                met.update(held)
                if len(held) < MEETINGS_MOST:
                    memory.now[key] = (*held, number)
        met.discard(number)
        return met


def _nearest_first(ranked: tuple[float, int, _Shingled]) -> tuple[float, int]:
    return -ranked[0], -ranked[1]


@lru_cache(maxsize=65536)
def _word_numbers(written: str) -> tuple[int, ...]:
    """For each word of what stands between two blanks (mostly one), a number that is the word's in every run."""
    return tuple([crc32(word.encode("utf-8", "surrogatepass")) for word in WORD.findall(written)])


def _hash_runs(words: Sequence[int]) -> Runs:
    """Each run of words (as numbers) as a number, in the order of the text."""
    numbers = np.array(words, np.uint64)
    if len(numbers) < RUN:
        return np.empty(0, np.uint32)
    hashes = np.zeros(len(numbers) - RUN + 1, np.uint64)
    for offset in range(RUN):
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + numbers[offset : len(numbers) - RUN + 1 + offset]
    # The low half of a product knows the low halves of its factors only; the high half knows all.
    return (hashes * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(32)).astype(np.uint32)


def _shingle(article: Article) -> tuple[_Shingled, list[int]]:
    """What is kept of the article, and keys of its long lines and sentences, cut at full stops and line breaks."""
    words: list[int] = []
    bounds: list[int] = []
    keys: dict[int, None] = {}
    text, starts = article.text, sorted({p.start for p in article.paragraphs})
    for first, last in pairwise((0, *starts, len(text))):
        bounds.append(len(words))
        for piece in text[first:last].lower().replace(". ", "\n").split("\n"):
            told = tuple(chain.from_iterable(map(_word_numbers, piece.split())))
            words += told
            if len(told) >= LONG_SENTENCE:
                keys[hash(told)] = None
    shingled = _Shingled(
        article.id, article.title or article.source_id, article.title, article.outlet, article.agencies,
        len(article.paragraphs), _hash_runs(words), (*bounds[1:], len(words)),
    )  # fmt: skip
    return shingled, list(keys)


def _share(later: Runs, earlier: Runs) -> float:
    """The share of the distinct runs `later` that stand among `earlier`."""
    if not len(later) or not len(earlier):
        return 0.0
    ordered = np.sort(earlier)
    places = np.minimum(np.searchsorted(ordered, later), len(ordered) - 1)
    return float(np.count_nonzero(ordered[places] == later) / len(later))


def _is_held(later: _Shingled, earlier: _Shingled) -> bool:
    """True if most stretches of the later article stand in the earlier, edited or not."""
    words = len(later.runs) + RUN - 1
    ends = ((n, min(n + STRETCH_WORDS, words) - RUN + 1) for n in range(0, words, STRETCH_WORDS))
    stretches = [each_once(later.runs[first:last]) for first, last in ends if last > first]
    held = sum(_share(runs, earlier.runs) >= STRETCH_SHARE for runs in stretches)
    return held >= STRETCHES_HELD * len(stretches)


def _explain(copy: _Shingled, original: _Shingled, share: float) -> str:
    """What the copy shares with the original, how the two differ, and what it credits, in words."""
    parts = [f"{share:.0%} of its words run as in “{original.called}”"]
    if original.outlet and original.outlet != copy.outlet:
        parts[0] += f" of {original.outlet}"
    if copy.title and copy.title != original.title:
        parts.append("another headline")
    left_out = _paragraphs_apart(original, copy)
    added = _paragraphs_apart(copy, original)
    if left_out:
        parts.append(f"{left_out} of {original.paragraphs} paragraphs left out or rewritten")
    if added:
        parts.append(f"{added} paragraph{'s' if added > 1 else ''} of its own")
    if credited := _credited(copy, original):
        parts.append(f"it credits {credited}")
    return "; ".join(parts)


def _paragraphs_apart(held: _Shingled, other: _Shingled) -> int:
    """Paragraphs of `held` whose runs mostly do not stand in `other`."""
    told = (each_once(runs) for runs in held.paragraph_runs() if len(runs))
    return sum(_share(runs, other.runs) < PARAGRAPH_SHARE for runs in told)


def _least_share(one: _Shingled, other: _Shingled) -> float:
    same_outlet = bool(one.outlet) and one.outlet == other.outlet and one.title != other.title
    return VERSION_SHARE if same_outlet else COPY_SHARE


def _credited(copy: _Shingled, original: _Shingled) -> str | None:
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
