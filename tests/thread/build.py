"""Readings made by hand, as a parse of invented news would give them, and a record that shows them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from onrecord.model import (
    Account,
    Amount,
    Article,
    Change,
    Claim,
    Commitment,
    Entity,
    Event,
    EventStatus,
    Hedge,
    Judgement,
    Measure,
    MeasureStanding,
    Mention,
    MentionKind,
    Paragraph,
    Party,
    Published,
    Reading,
    Span,
    Stance,
    Statement,
    Timex,
    Voice,
    When,
)
from onrecord.model.statement import ClaimForm
from onrecord.text.actors import Actor, Gazetteer
from onrecord.text.edtf import when_from_edtf
from onrecord.thread import build_account

ACTORS = (
    Actor("arland", "Arland", "GPE", ("Arlandic",)),
    Actor("arland-gov", "Government of Arland", "ORG", (), ("arland",)),
    Actor("borosia", "Borosia", "GPE", ("Borosian",)),
    Actor("borosia-military", "Borosian military", "ORG", (), ("borosia",)),
    Actor("red-dawn", "Red Dawn", "GROUP", (), ("borosia",)),
    Actor("fort-ister", "Fort Ister", "FAC", (), ("arland",)),
    Actor("port-salder", "Port Salder", "GPE", (), ("arland",)),
    Actor("ilse-varn", "Ilse Varn", "PERSON", ("Varn",), ("arland",)),
)
GAZETTEER = Gazetteer(ACTORS)


@dataclass
class Shelf:
    """A record of readings and judgements made by hand."""

    kept: Sequence[Reading]
    judged: Sequence[Judgement] = ()

    def article_ids(
        self, *, about: str | None = None, since: date | None = None, as_of: date | None = None
    ) -> Sequence[str]:
        """All ids, oldest first."""
        return [r.article.id for r in sorted(self.kept, key=lambda r: r.article.published.day or date.max)]

    def readings(self, article_ids: Sequence[str]) -> Iterator[Reading]:
        """The readings of those ids."""
        by_id = {r.article.id: r for r in self.kept}
        return (by_id[i] for i in article_ids)

    def judgements(self) -> Sequence[Judgement]:
        """The judgements."""
        return self.judged


def account_of(*readings: Reading, judged: Sequence[Judgement] = ()) -> Account:
    """The account of the readings."""
    view = Shelf(readings, judged)
    return build_account(view, view.article_ids(), GAZETTEER)


@dataclass
class Report:
    """An invented report in the making: its text is the sentences that statements are put on."""

    text: str
    published: str = "2030-05-02"
    outlet: str = "Courier"
    title: str = "A title"
    agencies: tuple[str, ...] = ()
    named: dict[str, tuple[str, str]] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    times: list[Timex] = field(default_factory=list)

    def __post_init__(self) -> None:
        day = date.fromisoformat(self.published)
        stated = Published(day, day, "given", "given by the test")
        paragraphs = tuple(Paragraph(*m.span()) for m in re.finditer(r"[^\n]+", self.text))
        key = f"{self.outlet}-{self.published}-{len(self.text)}-{self.title}"
        self.article = Article(
            "page", key, None, self.outlet, self.title, (), self.text, "en", stated, paragraphs, (), self.agencies
        )
        self.sentences = tuple(self.article.span(*m.span()) for m in re.finditer(r"[^\s][^.\n]*\.", self.text))

    def span(self, words: str) -> Span:
        """Where the words stand first."""
        start = self.text.index(words)
        return self.article.span(start, start + len(words))

    def sentence(self, span: Span) -> Span:
        """The sentence that holds the span."""
        return next(s for s in self.sentences if s.covers(span))

    def party(self, words: str | None) -> Party:
        """The party that the words name."""
        if words is None:
            return Party(None, None)
        entity, name = self.named.get(words, (None, None))
        known = GAZETTEER.named(words)
        if known:
            entity, name = known[0].id, known[0].name
        return Party(self.span(words), words, entity, name)

    def when(self, edtf: str | None, span: Span) -> When | None:
        """The time as the text states it."""
        return when_from_edtf(edtf, "stated", span) if edtf else None

    def time(self, words: str, edtf: str) -> "Report":
        """With a time expression."""
        span = self.span(words)
        self.times.append(Timex(span, "DATE", edtf, None, self.when(edtf, span)))
        return self

    def event(
        self, kind: str, trigger: str, actor: str | None = None, recipient: str | None = None,
        place: str | None = None, when: str | None = None, status: EventStatus = "happened",
    ) -> "Report":  # fmt: skip
        """With an event in the sentence of the trigger."""
        span = self.span(trigger)
        sentence = self.sentence(span)
        act = Event(kind, None, status, self.party(actor), self.party(recipient), span, sentence)
        return self._add(act, span, place, when)

    def measure(
        self, number: str, low: float, topic: str, of: str, place: str | None = None, when: str | None = None,
        hedge: Hedge = "exactly", counted_by: str | None = None, standing: MeasureStanding = "holds",
        change: Change = "=",
    ) -> "Report":  # fmt: skip
        """With a figure."""
        span = self.span(number)
        amount = Amount(low, low, "", of, hedge, change, span, span)
        act = Measure(amount, of, topic, self.sentence(span), counted_by, standing)
        return self._add(act, span, place, when)

    def claim(
        self, content: str, source: str, stance: Stance = "asserts", cue: str | None = None,
        form: ClaimForm = "indirect",
    ) -> "Report":  # fmt: skip
        """With a claim."""
        span, said = self.span(content), self.span(cue) if cue else None
        return self._add(Claim(self.party(source), span, stance, said, False, None, form), span, None, None)

    def promise(self, words: str, by: str, due: str | None = None) -> "Report":
        """With a commitment."""
        span = self.span(words)
        act = Commitment(self.party(by), Party(None, None), span, self.when(due, span), "open")
        return self._add(act, span, None, None)

    def _add(
        self, act: Event | Measure | Claim | Commitment, span: Span, place: str | None, when: str | None
    ) -> "Report":
        where = self.party(place) if place else None
        voices: tuple[Voice, ...] = ()
        made = Statement(
            self.article.id, act, self.sentence(span), (span,), where, self.when(when, span), voices, 0.9, "hand"
        )
        self.statements.append(made)
        return self

    def reading(self) -> Reading:
        """The report as a reading, with every known name in it."""
        span, hits = self.article.span, GAZETTEER.find(self.text)
        mentions = [Mention(span(h.start, h.end), cast(MentionKind, h.actor.kind), h.actor.id, h.actor.name)
                    for h in hits]  # fmt: skip
        entities = [Entity(a.id, a.name, a.kind, (a.name,), a.parents)
                    for a in ACTORS if any(m.entity == a.id for m in mentions)]  # fmt: skip
        for words, (entity, name) in self.named.items():
            mentions.append(Mention(self.span(words), "PERSON", entity, name))
            entities.append(Entity(entity, name, entity.split(":")[0].upper(), (words,)))
        return Reading(
            self.article, self.sentences, tuple(mentions), tuple(self.times), (), (), (), tuple(self.statements),
            tuple(entities),
        )  # fmt: skip
