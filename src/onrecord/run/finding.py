"""What an id or a name stands for: an entity, a statement, a happening, an article, a story, a series, a promise."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Literal

from onrecord.errors import NothingFound
from onrecord.model import Account, Article, Entity, Occurrence, Reading, Statement, Trace
from onrecord.record import Record
from onrecord.run.asking import Question, make_account
from onrecord.run.wiring import Wiring
from onrecord.thread import trace_article, trace_statement

TargetKind = Literal["entity", "statement", "occurrence", "article", "story", "series", "promise"]
SHORTEST_PREFIX = 6
"""Letters of an id from which its beginning stands for it, where only one id begins so."""
_WORD = re.compile(r"[^\W_]+")
NEAREST = 3
NEAR = 0.6
"""Likeness (difflib's ratio, and its own default) from which an id or name is shown as perhaps meant."""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing of the account: its id, what it is called, and the single things that it stands for.

    `own` are those that the name itself stands for, where they are fewer (a spelling within an entity).
    """

    what: TargetKind
    id: str
    name: str
    traces: tuple[Trace, ...]
    own: tuple[Trace, ...] = ()


class Directory:
    """Finds things of one account by id, by the beginning of an id, or (entities, stories) by name."""

    def __init__(self, record: Record, account: Account) -> None:
        self.record, self.account = record, account

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """The statements of the account by id."""
        return {s.id: s for s in self.account.statements}

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """The articles of the account by id."""
        return {a.id: a for a in self.account.articles}

    @cached_property
    def occurrences(self) -> Mapping[str, Occurrence]:
        """The happenings of the account by id."""
        return {o.id: o for o in self.account.occurrences}

    @cached_property
    def _entities(self) -> Mapping[str, Entity]:
        return {i: e for e in self.account.entities for i in (*e.members, e.id)}

    @cached_property
    def _names(self) -> Mapping[str, list[str]]:
        """Ids of entities by the forms that articles give them, in small letters."""
        found: dict[str, list[str]] = defaultdict(list)
        for entity in self.account.entities:
            found[entity.name.lower()].append(entity.id)
        for reading in self.account.readings:
            for one in reading.entities:
                for form in (one.name, *one.names):
                    found[form.lower()].append(one.id)
        return {name: list(dict.fromkeys(ids)) for name, ids in found.items()}

    @cached_property
    def _groups(self) -> Mapping[str, Target]:
        """Happenings, stories, series and promises by id."""
        found = [*self._occurrences(), *self._stories(), *self._series(), *self._promises()]
        return {target.id: target for target in found}

    @cached_property
    def _former(self) -> Mapping[str, str]:
        """Ids of stories that were joined to an earlier one, and its id."""
        return {former: story.id for story in self.account.stories for former in story.formerly}

    def find(self, named: str) -> Target:
        """What `named` stands for; NothingFound with the nearest ids and names if that is nothing, or several."""
        target = self._by_id(named) or self._by_name(named) or self._by_prefix(named)
        if target is not None:
            return target
        near = self._nearest(named)
        hint = f"Nearest: {'; '.join(near)}." if near else "Find ids with `onrecord ids KIND --record PATH`."
        raise NothingFound(f"nothing in the record has the id or name {named!r}", next=hint)

    def entity(self, target: Target) -> Entity:
        """The joined entity that the target belongs to."""
        return self._entities[target.id]

    def _by_id(self, named: str) -> Target | None:
        if (entity := self._entities.get(named)) is not None:
            return self._entity_target(entity, (named,))
        target = self._groups.get(named) or self._groups.get(self._former.get(named, ""))
        if target is not None:
            return target
        return self._by_row(named)

    def _by_row(self, named: str) -> Target | None:
        """An article or a statement of the record, also one that the account leaves out."""
        article = self.articles.get(named) or self.record.article(named)
        if article is not None:
            return Target("article", named, article.title or article.source_id, (trace_article(article),))
        statement = self.statements.get(named) or self.record.statement(named)
        article = self.record.article(statement.article_id) if statement else None
        if statement is None or article is None:
            return None
        name = " ".join((statement.spans[0].words(article.text) or "").split())
        return Target("statement", named, name, (trace_statement(article, statement),))

    def _by_name(self, named: str) -> Target | None:
        ids = self._names.get(named.lower()) or self._holding(named)
        roots = {self._entities[i].id: self._entities[i] for i in ids if i in self._entities}
        if len(roots) > 1:
            told = "; ".join(f"{e.id} ({e.name}, {e.kind.lower()})" for e in roots.values())
            raise NothingFound(f"several have the name {named!r}", next=f"Name one by its id: {told}.")
        return next((self._entity_target(entity, ids) for entity in roots.values()), None)

    def _holding(self, named: str) -> list[str]:
        """Ids of the entities in whose names all the words stand ("Kadhimi" in "Mustafa al-Kadhimi")."""
        words = set(_WORD.findall(named.lower()))
        found = (i for name, ids in self._names.items() if words and words <= set(_WORD.findall(name)) for i in ids)
        return list(dict.fromkeys(found))

    def _by_prefix(self, named: str) -> Target | None:
        if len(named) < SHORTEST_PREFIX:
            return None
        known = (*self._groups, *self.statements, *self.articles)
        found = list(dict.fromkeys(i for i in known if i.startswith(named)))
        return self._by_id(found[0]) if len(found) == 1 else None

    def _nearest(self, named: str) -> list[str]:
        told = {i: t.name for i, t in self._groups.items()}
        told |= {e.id: e.name for e in self.account.entities} | dict.fromkeys(self.statements, "statement")
        told |= {i: a.title or "" for i, a in self.articles.items()}
        forms = {form: ids[0] for form, ids in self._names.items()}
        near = get_close_matches(named.lower(), [*told, *forms], NEAREST, NEAR)
        ids = dict.fromkeys(one if one in told else forms[one] for one in near)
        return [f"{i} ({told[i]})" if told.get(i) else i for i in ids]

    def _entity_target(self, entity: Entity, own: Sequence[str]) -> Target:
        members = entity.members or (entity.id,)
        traces = tuple(Trace(i, "entity") for i in members)
        return Target("entity", entity.id, entity.name, traces, tuple(a for a in traces if a.id in own))

    def _traces(self, ids: Iterable[str]) -> tuple[Trace, ...]:
        held = (self.statements[i] for i in ids if i in self.statements)
        return tuple(trace_statement(self.articles[s.article_id], s) for s in held)

    def _occurrences(self) -> Iterator[Target]:
        for one in self.account.occurrences:
            sides = (", ".join(p.name or p.text or "" for p in parties) for parties in (one.actors, one.recipients))
            day = one.when.edtf if one.when and one.when.basis != "published" else ""
            name = " ".join(filter(None, (one.type, " → ".join(filter(None, sides)), day)))
            yield Target("occurrence", one.id, name, self._traces(one.statements))

    def _stories(self) -> Iterator[Target]:
        for story in self.account.stories:
            traces = tuple(trace_article(self.articles[i]) for i in story.articles)
            yield Target("story", story.id, story.title, traces)

    def _series(self) -> Iterator[Target]:
        for one in self.account.series:
            name = f"{one.of} in {one.place}" if one.place else one.of
            yield Target("series", one.id, name, self._traces(p.statement_id for p in one.points))

    def _promises(self) -> Iterator[Target]:
        for one in self.account.promises:
            name = f"{one.by.name or one.by.text or 'somebody'}: {self.words(one.statement_id)}"
            yield Target("promise", one.id, name, self._traces((one.statement_id, *one.repeated_by)))

    def words(self, statement_id: str) -> str:
        """The main words of the statement, on one line; empty if it is in no article of the account."""
        statement = self.statements.get(statement_id)
        if statement is None:
            return ""
        return " ".join((statement.spans[0].words(self.articles[statement.article_id].text) or "").split())

    def reading(self, article_id: str) -> Reading:
        """The reading of the article in the account."""
        return next(r for r in self.account.readings if r.article.id == article_id)

    def listed(self, kind: TargetKind) -> list[Target]:
        """All things of one kind, in the order of the account."""
        match kind:
            case "entity":
                return [self._entity_target(e, (e.id,)) for e in self.account.entities]
            case "article" | "statement":
                ids = self.articles if kind == "article" else self.statements
                return [t for i in ids if (t := self._by_row(i))]
            case _:
                return [t for t in self._groups.values() if t.what == kind]


def open_directory(record: Record, wiring: Wiring, about: str | None = None) -> Directory:
    """The directory of the account on `about`, or of the newest articles; NothingFound in an empty record."""
    return Directory(record, make_account(record, Question(about=about), wiring))
