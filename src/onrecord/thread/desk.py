"""Everything the account is made from, within reach of the rooms' parts."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from onrecord.model import PLACE_KINDS, Article, Copy, Entity, Party, Reading, Span, Statement, Story, Timex
from onrecord.thread.entities import Actors
from onrecord.thread.origins import Outlets
from onrecord.thread.side import Side
from onrecord.thread.words import content_words, plain_form, ring_head

LEDE_LENGTH = 600
"""Characters in which a report names whom it is about."""
STATE_TAILS = ("-gov", "-military", "-defence-ministry")
"""Ends of the ids of bodies that stand for their state when its troops are counted."""


class Desk:
    """Readings with their joined actors, copies and outlets; looks up what stands where."""

    def __init__(
        self, readings: Sequence[Reading], actors: Actors, copies: Sequence[Copy], outlets: Outlets,
        stories: Sequence[Story] = (),
    ) -> None:  # fmt: skip
        self.readings = tuple(readings)
        self.actors = actors
        self.copies = tuple(copies)
        self.articles = {r.article.id: r.article for r in readings}
        self.outlets = outlets
        self.story_of = {article: story.id for story in stories for article in story.articles}
        self.order = {r.article.id: n for n, r in enumerate(readings)}
        self.sides: dict[tuple[str | None, str, Span | None], Side] = {}
        self._openings: dict[str, frozenset[str]] = {}
        self._words: dict[Span, frozenset[str]] = {}
        self._terms: dict[Span, frozenset[str]] = {}

    @cached_property
    def outlet_words(self) -> frozenset[str]:
        """The content words of the outlets' names."""
        return frozenset().union(*(content_words(a.outlet or "") for a in self.articles.values()))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All statements in order of publication and place, each once."""
        return tuple({s.id: s for r in self.readings for s in r.statements}.values())

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        """Statements by id."""
        return {s.id: s for s in self.statements}

    @cached_property
    def by_sentence(self) -> dict[Span, list[Statement]]:
        """Statements by the sentence they stand in."""
        found: dict[Span, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            found[statement.sentence].append(statement)
        return found

    @cached_property
    def _mentions(self) -> dict[str, list[tuple[int, int, str]]]:
        """For each article where its actors are named: start, end, joined id."""
        found: dict[str, list[tuple[int, int, str]]] = {}
        for reading in self.readings:
            named = ((m.span.start, m.span.end, self.actors.resolve(m.entity)) for m in reading.mentions)
            found[reading.article.id] = sorted((start, end, entity) for start, end, entity in named if entity)
        return found

    @cached_property
    def sentence_numbers(self) -> dict[Span, int]:
        """Each sentence's number in its article."""
        return {s: n for r in self.readings for n, s in enumerate(r.sentences)}

    @cached_property
    def main_places(self) -> dict[str, list[str]]:
        """For each article the places it names, most often named first."""
        found: dict[str, list[str]] = {}
        for reading in self.readings:
            counts: Counter[str] = Counter()
            for mention in reading.mentions:
                entity = self.actors.resolve(mention.entity)
                if entity and mention.kind in PLACE_KINDS:
                    counts[entity] += 1
            found[reading.article.id] = [e for e, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))]
        return found

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(e.id for e in self.actors.entities if e.kind == "PERSON")

    def is_person(self, entity: str | None) -> bool:
        """True if the joined actor is a person."""
        return entity in self._people

    def main_actors(self, article_id: str) -> frozenset[str]:
        """The actors that the article names in its first sentences."""
        text = self.articles[article_id].text
        return self.entities_in(Span(article_id, 0, max(1, min(len(text), LEDE_LENGTH))))

    def opening_nouns(self, article_id: str) -> frozenset[str]:
        """Plain words of the headline and the first sentences, each as the head of its ring."""
        found = self._openings.get(article_id)
        if found is None:
            article = self.articles[article_id]
            told = content_words(f"{article.title or ''} {article.text[:LEDE_LENGTH]}")
            found = self._openings[article_id] = frozenset(map(ring_head, told))
        return found

    def state_behind(self, entity: str) -> str:
        """The state whose government or armed forces the actor is, else the actor itself."""
        for tail in STATE_TAILS:
            state = entity.removesuffix(tail)
            if state != entity and state in self.actors.parents.get(entity, ()):
                return state
        return entity

    @cached_property
    def _broad(self) -> frozenset[str]:
        return frozenset(e.id for e in self.actors.entities if e.kind in ("GPE", "LOC") and not e.parents)

    def is_broad(self, entity: str | None) -> bool:
        """True if the joined actor is a state or a part of the world."""
        return entity in self._broad

    def text(self, span: Span) -> str:
        """The words at `span`."""
        return self.articles[span.article_id].text[span.start : span.end]

    def terms(self, span: Span) -> frozenset[str]:
        """The content words at `span`, with each named actor's id in place of the words of its name."""
        found = self._terms.get(span)
        if found is None:
            found = self._terms[span] = self._make_terms(span)
        return found

    def _make_terms(self, span: Span) -> frozenset[str]:
        text = self.articles[span.article_id].text
        rest, entities, at = [], [], span.start
        for start, end, entity in self._mentions_in(span):
            rest.append(text[at:start])
            entities.append(entity)
            at = max(at, end)
        rest.append(text[at : span.end])
        return content_words(" ".join(rest)) | frozenset(entities)

    def _mentions_in(self, span: Span) -> list[tuple[int, int, str]]:
        mentions = self._mentions.get(span.article_id, [])
        first, end = bisect_left(mentions, (span.start,)), span.end
        last = bisect_left(mentions, (end,), first)
        return [mention for mention in mentions[first:last] if mention[1] <= end]

    @cached_property
    def _times(self) -> dict[str, tuple[Timex, ...]]:
        return {r.article.id: r.times for r in self.readings}

    def times_in(self, span: Span) -> list[Timex]:
        """The time expressions inside `span`."""
        return [t for t in self._times[span.article_id] if span.start <= t.span.start and t.span.end <= span.end]

    def looks_ahead(self, statement: Statement) -> bool:
        """True if the statement's sentence gives a time that begins after its report was published."""
        published = self.published(statement)
        starts = (t.when.start for t in self.times_in(statement.sentence) if t.when)
        return published is not None and any(start is not None and start > published for start in starts)

    def words(self, span: Span) -> frozenset[str]:
        """The content words at `span`, in plain form."""
        found = self._words.get(span)
        if found is None:
            found = self._words[span] = content_words(self.text(span))
        return found

    def entities_in(self, span: Span) -> frozenset[str]:
        """Ids of the joined actors that are named inside `span`."""
        return frozenset([entity for _, _, entity in self._mentions_in(span)])

    def entities_among(self, spans: Iterable[Span]) -> frozenset[str]:
        """Ids of the joined actors that are named inside one of the spans."""
        return frozenset(entity for span in spans for entity in self.entities_in(span))

    def named_as(self, span: Span, entity: str) -> frozenset[str]:
        """The last words, in plain form, of the names by which `span` names the joined actor."""
        text = self.articles[span.article_id].text
        names = (text[start:end].split() for start, end, named in self._mentions_in(span) if named == entity)
        return frozenset(plain_form(words[-1]) for words in names if words)

    def published(self, statement: Statement) -> date | None:
        """The last day on which the statement's article can have been published."""
        return self.articles[statement.article_id].published.day

    def article(self, statement: Statement) -> Article:
        """The statement's article."""
        return self.articles[statement.article_id]

    def states_of(self, entity: str | None) -> frozenset[str]:
        """The actor itself if it is a state, else the states that it belongs to."""
        if entity is None or self.is_broad(entity):
            return frozenset({entity}) if entity else frozenset()
        return frozenset(p for p in self.actors.parents.get(entity, ()) if self.is_broad(p))

    def states_named(self, span: Span, place: Party | None = None) -> frozenset[str]:
        """The states of the places that `span` names, and of `place`."""
        return frozenset(filter(self.is_broad, self.places_named(span, place)))

    def places_named(self, span: Span, place: Party | None = None) -> frozenset[str]:
        """The places that `span` names, and `place`, with the states that they lie in."""
        told = self.entity(place)
        named = (self.entities_in(span) & self._places) | ({told} if told else set())
        return named | {state for entity in named for state in self.states_of(entity)}

    @cached_property
    def _places(self) -> frozenset[str]:
        return frozenset(e.id for e in self.actors.entities if e.kind in PLACE_KINDS)

    def states_behind(self, side: Side) -> frozenset[str]:
        """The states of the party, or those that its words name ("the Iraqi side")."""
        return self.states_of(side.entity) if side.entity else frozenset(p for p in side.parents if self.is_broad(p))

    @cached_property
    def _by_name(self) -> dict[str, Entity]:
        return {e.name.lower(): e for e in reversed(self.actors.entities)}

    @cached_property
    def _names(self) -> dict[str, str]:
        return {e.id: e.name for e in self.actors.entities}

    def actor_name(self, entity: str) -> str:
        """The plain name of the joined actor; its id where it has none here."""
        return self._names.get(entity, entity)

    def names_of(self, entity: str) -> tuple[str, ...]:
        """The forms by which reports name the joined actor, most often used first."""
        return self._forms.get(entity, ())

    @cached_property
    def _forms(self) -> dict[str, tuple[str, ...]]:
        return {e.id: e.names for e in self.actors.entities}

    def parties_in(self, party: Party) -> frozenset[str]:
        """The joined actors that the party stands for: one, or several that it is told as ("Iraq; Iran")."""
        if entity := self.entity(party):
            return frozenset({entity})
        told = (self._by_name.get(name.lower()) for name in (party.name or "").split("; "))
        return frozenset(e.id for e in told if e)

    def named_at(self, article_id: str, entity: str) -> list[int]:
        """Where in the article's text the names of the joined actor begin."""
        return [start for start, _, named in self._mentions.get(article_id, ()) if named == entity]

    def named_in(self, article_id: str) -> frozenset[str]:
        """The joined actors that the article names."""
        return frozenset(entity for _, _, entity in self._mentions.get(article_id, ()))

    def entity(self, party: Party | None) -> str | None:
        """The joined actor that the party stands for, if it is resolved."""
        return self.actors.resolve(party.entity) if party else None
