"""A brief in the making: what is on its subject, how each sentence is told, and what was refused."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.model import BriefSize, Line, LineKind, Span, Statement
from onrecord.tell.backdrop import has_lost_time
from onrecord.tell.dates import find_left_open
from onrecord.tell.decks import stands_above
from onrecord.tell.ledes import find_opening, gives_title
from onrecord.tell.loose import find_leaning
from onrecord.tell.marking import mark_wording
from onrecord.tell.memory import Memory
from onrecord.tell.repeats import FIGURE_KINDS
from onrecord.tell.repeats import overlap as overlap
from onrecord.tell.reported import date_report, has_come, tells_past_as_present
from onrecord.tell.shelf import Shelf
from onrecord.tell.shelf import content_words as content_words
from onrecord.tell.strangers import find_stranger, leading_names
from onrecord.tell.weekdays import Dating, misleads_who_counts
from onrecord.tell.wording import TOLD_UP_TO, Refusal, Wording, without_label, word_behind, word_sentence
from onrecord.text.about import Terms, relevance, without_namesakes

ON_SUBJECT = 0.2
"""What a sentence is worth that names nothing of what was asked, in an article that is about it."""
OPENING = 2
"""Sentences that open a report and are of its day; what stands further down is placed by a day that it gives."""
LEAST_NAMED = 0.6
"""Share of what was asked that a sentence from further on must name: two words of "US troops in Iraq", both of "gun
control"."""
LEAST_OF_NAME = 2
"""Words of a long name by which the first sentence of a report on it gives it in other words: "a nuclear
understanding with Ardan" for the Ardan nuclear deal."""
HEAD_LENGTH = 600
"""Characters that say what an article is about: a lede and the paragraph after it."""
SUBJECT_LENGTH = 60
"""Characters in which a sentence names its subject: a name of several words and what stands before it."""
LONG_DAYS = 30
"""Days after which what a report told in the present tense is no longer so, as far as a reader knows."""
OWN_VOICE: frozenset[LineKind] = frozenset({"event", "measure", "background", "change", "next", "report"})
"""Kinds of lines that are told as the report's own account; a claim or promise is its speaker's."""
CUT_SHARE = 0.85
"""Share of its sentence below which a line was cut, and not only rid of a dateline."""
_PLACE = re.compile(r"\b(?:in|at|on|inside|across) (?:the )?(.+)$", re.IGNORECASE)
_OF_THEIR_DAY = FIGURE_KINDS | {"commitment"}
"""Kinds of lines that say of which day they are, whatever else their sentences look ahead to."""


@dataclass(frozen=True, slots=True)
class BriefQuestion:
    """What a reader asked: about what (with its terms), since when, as of when, at which size; `reach_days`: how far
    back its news may lie, however few reports there are (None: as far as they say)."""

    about: str | None = None
    since: date | None = None
    as_of: date | None = None
    size: BriefSize = "brief"
    terms: Terms = ()
    reach_days: int | None = None

    @property
    def place_terms(self) -> Terms:
        """The terms that the question names as a place ("... in Iraq"); none if it names none."""
        found = _PLACE.search(self.about or "")
        return tuple(t for t in self.terms if found and relevance(found[1], (t,)) == 1.0)

    @property
    def noun_terms(self) -> Terms:
        """The terms that the question gives in small letters: what it asks of those whom it names."""
        small = {word for word in (self.about or "").split() if word.islower()}
        return tuple(term for term in self.terms if term[0] in small)


@dataclass(slots=True)
class Telling:
    """A brief in the making."""

    shelf: Shelf
    question: BriefQuestion
    as_of: date | None
    stands_alone: bool = True
    """Whether a reader sees each line by itself; in a timeline the day beside it tells what it leans on."""
    keeps_plans: bool = False
    """Whether what was to come is told although it may have come; a calendar says beside it whether it did."""
    memory: Memory = field(init=False)
    met: set[str] = field(init=False)
    """Words of the names of whom a reader of the lines told so far knows."""
    used: set[Span] = field(default_factory=set)
    refused: Counter[str] = field(default_factory=Counter)
    _about: dict[str, bool] = field(default_factory=dict)
    _relevance: dict[Span, float] = field(default_factory=dict)
    _persons: dict[str, list[list[int]]] = field(default_factory=dict)
    _names: dict[str, tuple[bool, ...]] = field(default_factory=dict)
    _failed: set[tuple[Span, LineKind]] = field(default_factory=set)
    """What was tried in vain as such a line: it is neither tried nor counted again."""
    _openings: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    _strangers: frozenset[str] | None = None
    _is_of_person: bool | None = None

    def __post_init__(self) -> None:
        asked = content_words(self.question.about or "")
        self.memory = Memory(asked, bool(self.question.terms), self.stands_alone)
        self.met = set(asked)

    @property
    def year(self) -> int | None:
        """The year that need not be said with each date: that of `as_of`, if all articles are of it."""
        years = {day.year if (day := a.published.day) else 0 for a in self.shelf.account.articles}
        return self.as_of.year if self.as_of and years == {self.as_of.year} else None

    @property
    def dating(self) -> Dating:
        """How its lines tell their times: a timeline counts all from the day of the report, and tells which day it
        tells of; else only what is near it, and the day of the report stands behind the rest."""
        return Dating(self.year, is_far=not self.stands_alone)

    def relevance(self, span: Span) -> float:
        """How much of the question the words at `span` speak of, 0 to 1; never 0 in an article that is about it."""
        known = self._relevance.get(span)
        if known is None:
            share = self._share(span)
            known = ON_SUBJECT + (1 - ON_SUBJECT) * share if self.speaks_of(span.article_id) else share
            self._relevance[span] = known
        return known

    def afresh(self) -> "Telling":
        """The same question with nothing told yet; what was found out of the reports is kept."""
        return Telling(
            self.shelf, self.question, None, _about=self._about, _relevance=self._relevance, _persons=self._persons,
            _names=self._names, _openings=self._openings, _strangers=self._strangers, _is_of_person=self._is_of_person,
        )  # fmt: skip

    def leads_with_subject(self, sentence: Span) -> float:
        """How much of the question the first words of the sentence name, 0 to 1; 0 if nothing was asked."""
        if not self.question.terms:
            return 0.0
        return self._share(replace(sentence, end=min(sentence.end, sentence.start + SUBJECT_LENGTH)))

    @property
    def is_of_person(self) -> bool:
        """True if what was asked about is the name of a person: most mentions that hold all of it are of persons."""
        if self._is_of_person is None:
            named = Counter[bool]()
            for reading in self.shelf.account.readings if self.question.terms else ():
                for mention in reading.mentions:
                    named[mention.kind == "PERSON"] += all(self._terms_named(self.shelf.words(mention.span)))
            self._is_of_person = named[True] > named[False]
        return self._is_of_person

    def _terms_named(self, name: str) -> tuple[bool, ...]:
        """For each term, whether the name holds it; the same names stand in many reports."""
        found = self._names.get(name)
        if found is None:
            found = tuple(relevance(name, (term,)) == 1.0 for term in self.question.terms)
            self._names[name] = found
        return found

    def is_on_subject(self, sentence: Span) -> bool:
        """True if the sentence names what was asked, or stands under a label ("What's next:") of a report on it; what
        is told beside a report on a person is of others as often."""
        if self.names_subject(sentence):
            return True
        paragraph = self.shelf.paragraph_at(sentence)
        labelled = paragraph is not None and paragraph.label is not None and self.speaks_of(sentence.article_id)
        return labelled and not self.is_of_person

    def names_subject(self, sentence: Span) -> bool:
        """True if the sentence names most of what was asked, its common noun if it has one ("troops in Iraq"),
        or some of it where title and head of the report give the rest: its first sentence what its title, which stands
        beside the line, leaves of it, others all nouns, or all names."""
        if sentence.article_id in self.strangers:
            return False
        words, nouns = self._words(sentence), self.question.noun_terms
        if self.is_lede(sentence):
            shared, share = content_words(self.question.about or "") & content_words(words), self._share(sentence)
            if self.speaks_of(sentence.article_id):
                is_most = len(shared) >= LEAST_OF_NAME or share >= LEAST_NAMED
                tells_it = share > 0 or gives_title(self.shelf, sentence, self.question.about or "")
                return is_most or (tells_it and self._titles_rest(sentence))
        if nouns and not any(relevance(words, (term,)) == 1.0 for term in nouns):
            return self._is_of_names(sentence, nouns)
        tells_nouns = bool(nouns) and relevance(words, nouns) == 1.0 and self.speaks_of(sentence.article_id)
        return tells_nouns or self._share(sentence) >= LEAST_NAMED

    def _titles_rest(self, sentence: Span) -> bool:
        """True if the title of the report gives what the sentence does not name of what was asked: one storm is not
        another that the report mentions, nor each nominee one to the court."""
        words, title = self.shelf.words(sentence), self.shelf.article(sentence.article_id).title or ""
        rest = tuple(term for term in self.question.terms if relevance(words, (term,)) < 1.0)
        return relevance(title, rest) == 1.0

    def _is_of_names(self, sentence: Span, nouns: Terms) -> bool:
        """True if the sentence gives all names of what was asked, in the head of a report on it or in one whose title
        says all of it: there the shooting is a massacre, and the troops are an army."""
        names = tuple(term for term in self.question.terms if term not in nouns)
        if not names or relevance(self.shelf.words(sentence), names) < 1.0:
            return False
        title = self.shelf.article(sentence.article_id).title or ""
        in_head = sentence.start < HEAD_LENGTH and self.speaks_of(sentence.article_id)
        return in_head or relevance(title, self.question.terms) == 1.0

    @property
    def strangers(self) -> frozenset[str]:
        """The articles that tell of a namesake only: of a Lee with another first name than was asked, or than most
        articles give."""
        if self._strangers is None:
            self._strangers = self._find_strangers() if self.is_of_person else frozenset()
        return self._strangers

    def _find_strangers(self) -> frozenset[str]:
        first: dict[str, set[str]] = {}
        for reading in self.shelf.account.readings:
            people = {m.name for m in reading.mentions if m.kind == "PERSON" and m.name and " " in m.name}
            first[reading.article.id] = {n[0] for n in people if all(self._terms_named(n))}
        letters = Counter(letter for held in first.values() for letter in held)
        asked = (self.question.about or "").split()
        is_full = len(asked) > 1 and all(word[:1].isupper() for word in asked) and asked[0][0] in letters
        meant = asked[0][0] if is_full else min(letters, key=lambda letter: (-letters[letter], letter), default="")
        return frozenset(article for article, held in first.items() if held and meant not in held)

    def _opens_on_subject(self, sentence: Span) -> bool:
        """True if the sentence opens an article that is about all of what was asked, and of no namesake."""
        article_id = sentence.article_id
        return article_id not in self.strangers and self.speaks_of(article_id) and self.opens_report(sentence)

    def opens_report(self, sentence: Span) -> bool:
        """True for the first sentences of a report."""
        first = self.opening(sentence.article_id)
        return bool(first) and sentence.start < first[-1].end

    def is_lede(self, sentence: Span) -> bool:
        """True for the first sentence of a report."""
        return any(first.covers(sentence) for first in self.opening(sentence.article_id)[:1])

    def opening(self, article_id: str) -> tuple[Span, ...]:
        """The first sentences of a report, behind what its page puts before them."""
        found = self._openings.get(article_id)
        if found is None:
            found = self._openings[article_id] = find_opening(self.shelf, article_id, OPENING)
        return found

    def _share(self, span: Span) -> float:
        """The share of the terms that the words speak of, by name or by a person's surname ("Mr Sharif")."""
        terms, words = self.question.terms, self._words(span)
        spoken = [relevance(words, (term,)) == 1.0 for term in terms]
        if all(spoken):
            return 1.0
        named = self._persons_named(span.article_id)
        held = sum(spoken[n] or _stands_in(span, starts) for n, starts in enumerate(named))
        return held / len(terms)

    def _words(self, span: Span) -> str:
        """The words at `span` without names that only hold that of what was asked ("New Mexico")."""
        return without_namesakes(self.shelf.words(span), self.question.about or "")

    def _persons_named(self, article_id: str) -> list[list[int]]:
        """For each term, where the article names the persons that it names in full somewhere, in order."""
        if article_id not in self._persons:
            people = [m for m in self.shelf.readings[article_id].mentions if m.kind == "PERSON" and m.entity]
            named = [self._terms_named(self.shelf.words(m.span)) for m in people]
            self._persons[article_id] = []
            for number in range(len(self.question.terms)):
                meant = {m.entity for m, terms in zip(people, named, strict=True) if terms[number]}
                self._persons[article_id].append(sorted(m.span.start for m in people if m.entity in meant))
        return self._persons[article_id]

    def speaks_of(self, article_id: str) -> bool:
        """True if the article's title and first sentences speak of all that was asked."""
        if article_id not in self._about:
            article = self.shelf.article(article_id)
            head = without_namesakes(f"{article.title or ''} {article.text[:HEAD_LENGTH]}", self.question.about or "")
            self._about[article_id] = relevance(head, self.question.terms) == 1.0
        return self._about[article_id]

    def tell_sentence(
        self, sentence: Span, kind: LineKind, when: str | None = None, origins: int = 1
    ) -> Line | None:
        """The sentence as a line, unless it was told already or cannot stand alone (then counted as refused)."""
        if sentence in self.used or (sentence, kind) in self._failed:
            return None
        line = self._tell_sentence(sentence, kind, when, origins)
        if line is None:
            self._failed.add((sentence, kind))
        return line

    def _tell_sentence(self, sentence: Span, kind: LineKind, when: str | None, origins: int) -> Line | None:
        if kind in OWN_VOICE and self.shelf.is_opinion_piece(sentence.article_id):
            self.refused["stands in a piece of opinion"] += 1
            return None
        return self.tell(self.word(sentence), kind, when, origins)

    def word(self, sentence: Span) -> Wording | Refusal:
        """The sentence as a line of its own, with the day of its report where it needs one, or why it is none."""
        plain = self.shelf.words(without_label(self.shelf, sentence))
        if not (self.is_on_subject(sentence) or (not self.stands_alone and self._opens_on_subject(sentence))):
            return Refusal("does not speak of what was asked")
        if stands_above(self.shelf, sentence):
            return Refusal("stands above its report")
        asked, opens = content_words(self.question.about or ""), self.stands_alone and self.is_lede(sentence)
        leaning = find_leaning(self.shelf, sentence, plain, asked, opens=opens) if self.stands_alone else None
        if leaning:
            return self.date_report(word_behind(self.shelf, sentence, leaning, asked, self.dating))
        wording = word_sentence(self.shelf, sentence, self.dating, is_lede=opens)
        if isinstance(wording, Wording) and not self._is_left(sentence, wording):
            return Refusal("does not speak of what was asked")
        if isinstance(wording, Wording) and self.stands_alone and (loose := wording.find_loose(opens=opens)):
            return Refusal(f"says “{loose}”, which another sentence tells of")
        return self.date_report(wording)

    def _is_left(self, sentence: Span, wording: Wording) -> bool:
        """True unless words were cut off, and what was asked with them."""
        is_short = any(rule.startswith(TOLD_UP_TO) for rule in wording.rules)
        cut = is_short or len(wording.text) < CUT_SHARE * (sentence.end - sentence.start)
        whole = relevance(self.shelf.words(sentence), self.question.terms) if is_short else LEAST_NAMED
        least = min(LEAST_NAMED, whole)
        return not (self.stands_alone and cut) or relevance(wording.text, self.question.terms) >= least

    def date_report(self, wording: Wording | Refusal) -> Wording | Refusal:
        """The wording with the day of its report behind it, where a reader needs it to know of which time it is."""
        if isinstance(wording, Refusal):
            return wording
        if self.stands_alone and has_lost_time(self.shelf, wording.spans[0]):
            return Refusal("gives no time, where the words around it set one")
        if self.stands_alone and any(misleads_who_counts(self.shelf, span) for span in wording.spans):
            return Refusal("gives a time that may be counted wrongly from the day of its report")
        if not self.stands_alone and (left_open := find_left_open(wording.text)):
            return Refusal(f"says “{left_open}” beside another day")
        return date_report(self.shelf, wording, self.as_of, self.year)

    def tell(
        self, wording: Wording | Refusal, kind: LineKind, when: str | None = None, origins: int = 1, *,
        again: bool = False,
    ) -> Line | None:
        """The line of `wording`, unless something like it was told (or even so, if `again`); a refusal is counted with
        its reason."""
        if isinstance(wording, Wording) and self.shelf.account.marks:
            wording = mark_wording(self.shelf, wording, kind)
        is_news = self.stands_alone and not self.keeps_plans
        if isinstance(wording, Wording) and is_news and tells_past_as_present(self.shelf, wording, self.as_of):
            wording = Refusal("tells in the present tense what is over")
        looks_ahead = is_news and kind not in _OF_THEIR_DAY
        if isinstance(wording, Wording) and looks_ahead and has_come(self.shelf, wording, self.as_of):
            wording = Refusal("tells as to come what may have come since")
        line = wording if isinstance(wording, Refusal) else wording.line(self.shelf, kind, when, origins)
        if isinstance(line, Refusal):
            self.refused[line.reason] += 1
            return None
        known = self.memory.read(self.shelf, line, opens=self.is_lede(self.shelf.sentence_at(line.cites[0].span)))
        if self.memory.holds(known) and not again:
            return None
        if self.stands_alone and (stranger := find_stranger(self.shelf, line, self.met)):
            self.refused[f"names “{stranger}” and does not say who that is"] += 1
            return None
        self.met.update(leading_names(self.shelf, line))
        self.memory.told.append(known)
        self.used.update(self.shelf.sentence_at(c.span) for c in line.cites[-1:])
        return line

    def take(self, lines: Iterable[Line | None], limit: int) -> tuple[Line, ...]:
        """The first `limit` lines that could be told; the rest are not tried."""
        taken: list[Line] = []
        for line in lines if limit else ():
            if line is not None:
                taken.append(line)
            if len(taken) >= limit:
                break
        return tuple(taken)


def _stands_in(span: Span, starts: list[int]) -> bool:
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end


def told_when(statement: Statement) -> str | None:
    """The time a line shows beside it: that of the happening as its sentence gives it, never that of publication."""
    when = statement.when
    given = when is not None and when.span is not None and statement.sentence.covers(when.span)
    return when.edtf if when and given else None
