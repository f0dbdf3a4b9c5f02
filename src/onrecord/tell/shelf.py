"""The readings of an account, within reach: by article, by statement, by place in the text."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import islice
from math import ceil

from onrecord.model import Account, Article, Cite, Line, Mention, Paragraph, Reading, Source, Span, Statement, Timex
from onrecord.tell.chronologies import find_rows
from onrecord.tell.quotations import own_text
from onrecord.text.boxes import blank_boxes

OWN_WORDS = 6
"""Times that a piece of opinion says "we" ("I" counts twice) outside quotations; a report may slip into it once."""
SAID_SHARE, WHOLE_PIECE = 0.05, 20
"""Words of saying a sentence below which a piece of so many sentences argues or explains by itself. Of 411 such
articles that were looked through 45 stand below it: opinion and essays but for some eight that explain or list."""
SAYING = r"sa(?:id|ys?)|told|tells?|according to|announced|report(?:ed|s)|confirmed|tweeted|spokes\w+|added"
"""Words by which a report lets others speak."""
_SAYING = re.compile(rf"\b(?:{SAYING}|officials?)\b", re.I)
_LABELLED = re.compile(
    r"\b(?:opinions?|op-ed|editorials?|commentary|letters? to the editor|columnists?|guest writers?|column(?=:))\b",
    re.I,
)
_HEADED = re.compile(r"\W*(?:ANALYSIS ?/ ?OPINION|OPINION|COMMENTARY|EDITORIAL)\b")
"""What a page sets over a piece of opinion, read as its first words."""
_URGING = re.compile(r"(?<!you )\b(?:should|must)(?:n[’']t)?\b", re.I)
_REPORTING = re.compile(
    r"\b(?:sa(?:ys?|id)|tells?|told|urges?|calls?|asks?|wants?|polls?|votes?|rules?|ruled|courts?|judges?|thinks?|believes?"
    r"|agrees?)\b|[:?“”\"]",
    re.I,
)
"""A title that says what should be argues, unless it reports who says so, or asks."""
_SINGLE_QUOTED = re.compile(r"(?<!\w)['‘](?=\w)(?:[^'’\n]|['’](?=\w)){15,600}['’](?!\w)")
"""Words quoted in single marks, as some outlets do; an apostrophe stands within a word. Of 378 pieces that say "I" or
"we" fifteen said it in such marks, or behind double primes: all fifteen were reports."""
_POST = re.compile(r"^[^\n]*(?:[—–]|--) [^\n(]{2,60} \(@\w+\)[^\n]*$", re.M)
"""A post that a page shows: its words are those of whom it names at its end. Of 28 pieces that were taken for opinion
by such words some 22 were reports."""
_I = re.compile(r"\b(?:I|my|me)\b(?!\.)")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_WORD = re.compile(r"[^\W_]{3,}|\d+")


def content_words(text: str) -> frozenset[str]:
    """The words of three letters and more, and the numbers, in lower case."""
    return frozenset(map(str.lower, _WORD.findall(text)))


def without_boxes(reading: Reading) -> Reading:
    """The reading with blanks, equally long, where its page set other headlines behind a name: none of its words."""
    text = blank_boxes(reading.article.text)
    return reading if text == reading.article.text else replace(reading, article=replace(reading.article, text=text))


class Shelf:
    """Finds what stands where in the articles of one account."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self._kept = {a.id: a.text for a in account.articles}
        self.readings = {r.article.id: without_boxes(r) for r in account.readings}
        self._opinions: dict[str, bool] = {}
        self._arguing: dict[str, bool] = {}
        self._clusters: dict[str, list[tuple[int, int]]] = {}
        self._rows: dict[str, list[Timex]] = {}
        self.copy_of = {c.article_id: c.original_id for c in account.copies}

    @cached_property
    def corrected(self) -> frozenset[Span]:
        """The sentences in which a person set something right."""
        return frozenset(mark.sentence for mark in self.account.marks if mark.verdict == "corrected")

    @cached_property
    def newest(self) -> date | None:
        """The newest of the known days of publication."""
        return self._days[0] if self._days else None

    def days_back(self, reports: int) -> int:
        """Days from the newest report back to the last of so many before it; all of `spread` if there are fewer."""
        days = self._days
        return (days[0] - days[reports]).days if len(days) > reports else self.spread

    @cached_property
    def _days(self) -> list[date]:
        """The known days of publication, the newest first."""
        return sorted((day for a in self.account.articles if (day := a.published.day)), reverse=True)

    @cached_property
    def spread(self) -> int:
        """Days from the oldest report to the newest, as far as their days are known."""
        days = [day for a in self.account.articles if (day := a.published.middle)]
        return (max(days) - min(days)).days if days else 0

    @cached_property
    def held(self) -> Counter[str]:
        """In how many reports, copies aside, each content word stands."""
        return Counter(
            word for i, r in self.readings.items() if i not in self.copy_of for word in content_words(r.article.text)
        )

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id."""
        return {s.id: s for s in self.account.statements}

    @cached_property
    def _sentence_starts(self) -> dict[str, list[int]]:
        return {i: [s.start for s in r.sentences] for i, r in self.readings.items()}

    @cached_property
    def _by_sentence(self) -> dict[Span, list[Statement]]:
        found: dict[Span, list[Statement]] = defaultdict(list)
        for statement in self.account.statements:
            found[statement.sentence].append(statement)
        return found

    def statements_in(self, sentence: Span) -> list[Statement]:
        """The statements that stand in `sentence`."""
        return self._by_sentence.get(sentence, [])

    def article(self, article_id: str) -> Article:
        """The article of that id."""
        return self.readings[article_id].article

    def is_opinion_piece(self, article_id: str) -> bool:
        """True if the article argues in its author's own voice: it says so, it says "I" and "we", or nobody
        else speaks in it."""
        if article_id not in self._opinions:
            text = self.article(article_id).text
            own = _SINGLE_QUOTED.sub(" ", own_text(_POST.sub(" ", text.replace("″", '"'))))
            spoken = 2 * len(_I.findall(own)) + len(_WE.findall(own))
            self._opinions[article_id] = spoken >= OWN_WORDS or self.argues(article_id)
        return self._opinions[article_id]

    def argues(self, article_id: str) -> bool:
        """True if the article says that it is a piece of opinion, or nobody else speaks in it; what only says "I" and
        "we" may be a report that tells what its writer saw, or sets another's words without marks."""
        if article_id not in self._arguing:
            article, sentences = self.article(article_id), len(self.readings[article_id].sentences)
            labels = f"{article.outlet or ''} {article.title or ''} {article.url or ''}"
            labelled = _LABELLED.search(labels) or _HEADED.match(article.text) or _urges(article.title or "")
            # Counted until there are enough: an opening mostly holds them.
            enough = ceil(SAID_SHARE * sentences)
            alone = sentences >= WHOLE_PIECE and len(list(islice(_SAYING.finditer(article.text), enough))) < enough
            self._arguing[article_id] = bool(labelled) or alone
        return self._arguing[article_id]

    def words(self, span: Span) -> str:
        """The words at `span`; ValueError if it does not fit its article."""
        words = span.words(self.article(span.article_id).text)
        if words is None:
            raise ValueError(f"{span} does not fit its article")
        return words

    def sentence_at(self, span: Span) -> Span:
        """The sentence in which `span` begins."""
        starts = self._sentence_starts[span.article_id]
        at = max(0, bisect_right(starts, span.start) - 1)
        return self.readings[span.article_id].sentences[at]

    def sentence_before(self, sentence: Span) -> Span | None:
        """The sentence before `sentence` in its paragraph, if there is one."""
        above = self.sentence_above(sentence)
        return above if above and self.paragraph_at(above) == self.paragraph_at(sentence) else None

    def sentence_above(self, sentence: Span) -> Span | None:
        """The sentence before `sentence` in its article, if there is one."""
        at = bisect_right(self._sentence_starts[sentence.article_id], sentence.start) - 2
        return self.readings[sentence.article_id].sentences[at] if at >= 0 else None

    def paragraph_at(self, span: Span) -> Paragraph | None:
        """The paragraph in which `span` begins."""
        for paragraph in self.article(span.article_id).paragraphs:
            if paragraph.start <= span.start < paragraph.end:
                return paragraph
        return None

    def times_in(self, span: Span) -> Iterator[Timex]:
        """Time expressions that stand wholly inside `span`."""
        return (t for t in self.reading(span).times if span.covers(t.span))

    def row_above(self, span: Span) -> Timex | None:
        """The time at the head of the row of a chronology in which the words stand; None if in none."""
        if span.article_id not in self._rows:
            times, rows = self.readings[span.article_id].times, find_rows(self.readings[span.article_id])
            self._rows[span.article_id] = sorted((t for t in times if t.span in rows), key=lambda t: t.span.start)
        held = self._rows[span.article_id]
        number = bisect_right(held, span.start, key=lambda time: time.span.start)
        return held[number - 1] if number else None

    def mentions_in(self, span: Span) -> Iterator[Mention]:
        """Mentions of actors that stand wholly inside `span`."""
        return (m for m in self.reading(span).mentions if span.covers(m.span))

    def clusters_in(self, span: Span) -> list[tuple[Span, ...]]:
        """The clusters of coreference that have a part beginning inside `span`, in their order."""
        if span.article_id not in self._clusters:
            clusters = self.readings[span.article_id].coreference
            self._clusters[span.article_id] = sorted((s.start, n) for n, c in enumerate(clusters) for s in c)
        parts = self._clusters[span.article_id]
        held = parts[bisect_left(parts, (span.start, 0)) : bisect_left(parts, (span.end, 0))]
        return [self.readings[span.article_id].coreference[n] for n in sorted({n for _, n in held})]

    def parents(self, entity: str) -> tuple[str, ...]:
        """The ids of what an actor belongs to, without being it: the state of a ministry."""
        return self._parents.get(entity, ())

    @cached_property
    def _parents(self) -> dict[str, tuple[str, ...]]:
        return {e.id: e.parents for r in self.account.readings for e in r.entities}

    def reading(self, span: Span) -> Reading:
        """The reading of the article that `span` points into."""
        return self.readings[span.article_id]

    def cite(self, span: Span) -> Cite:
        """A cite of the words at `span`, as they are kept."""
        article = self.article(span.article_id)
        return Cite(
            span, span.words(self._kept[article.id]) or "", article.source_id, article.outlet, article.url,
            article.published.edtf, article.title,
        )  # fmt: skip

    def source(self, article: Article) -> Source:
        """The article as a source of a brief."""
        published = article.published
        return Source(
            article.id, article.source_id, article.outlet, article.title, article.url, published.edtf,
            published.basis, self.copy_of.get(article.id),
        )  # fmt: skip

    def order(self, line: Line) -> tuple[str, int]:
        """Where a line's first cite stands: for a stable order."""
        span = line.cites[0].span
        return span.article_id, span.start


def _urges(title: str) -> bool:
    return _URGING.search(title) is not None and _REPORTING.search(title) is None
