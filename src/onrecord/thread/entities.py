"""Actors named in many articles, joined: each join says why, and what people judged outranks it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import Act, Claim, Commitment, Entity, Event, Party, Reading
from onrecord.text.actors import Gazetteer
from onrecord.text.spelling import name_parts, sound_key
from onrecord.thread.likeness import fills_in, has_initials_only
from onrecord.thread.names import initials, spelled_alike, spelled_nearly
from onrecord.thread.union import Groups, Verdicts

SHORTEST_ACRONYM = 2
COMPANY_SHARED = 2
"""Other actors named beside both: evidence, besides the spelling, that two near spellings name one person."""
COMMON_ARTICLES = 20
"""An actor that more articles name than this is everybody's company, and bears out nothing."""
WHY_SHOWN = 8
_BODIES = frozenset({"ORG", "GROUP", "FAC", "NORP", "GPE", "LOC", "PRODUCT"})


@dataclass(slots=True)
class _Seen:
    """What the articles say of one id: its kind, its forms with their number, its reasons, its company."""

    id: str
    name: str
    kind: str
    parents: tuple[str, ...]
    outside: tuple[str, ...]
    forms: Counter[str] = field(default_factory=Counter)
    why: Counter[str] = field(default_factory=Counter)
    articles: list[str] = field(default_factory=list)
    known: bool = False


@dataclass(frozen=True, slots=True)
class Actors:
    """The joined actors, and the id that each article's own id stands for now."""

    entities: tuple[Entity, ...]
    canonical: Mapping[str, str]
    parents: Mapping[str, frozenset[str]]

    def resolve(self, entity_id: str | None) -> str | None:
        """The id of the joined actor; None stays None."""
        return self.canonical.get(entity_id, entity_id) if entity_id else None


class _Joiner:
    """Joins ids with reasons."""

    def __init__(self, seen: Mapping[str, _Seen], verdicts: Verdicts) -> None:
        self.seen, self.verdicts = seen, verdicts
        self.groups = Groups()
        self.why: dict[str, list[str]] = defaultdict(list)

    def join(self, keeper: str, other: str, why: str, *, judged: bool = False) -> None:
        """The two are one, unless members of theirs were judged different or (not judged) both are known actors."""
        kept, lost = self.groups.find(keeper), self.groups.find(other)
        if kept == lost or self.verdicts.apart(self.groups.members(kept), self.groups.members(lost)):
            return
        if self._known(lost):
            if self._known(kept) and not judged:
                return
            if not self._known(kept):
                kept, lost = lost, kept
        elif kept not in self.seen:
            # What was judged may be named in no article here: it ties others, and stands for none.
            kept, lost = lost, kept
        self.groups.join(kept, lost)
        self.why[kept].extend([why, *self.why.pop(lost, [])])

    def _known(self, one: str) -> bool:
        return one in self.seen and self.seen[one].known


def join_entities(readings: Iterable[Reading], gazetteer: Gazetteer, verdicts: Verdicts) -> Actors:
    """All actors that the readings name, each once, in order of first mention."""
    seen = _gather(readings, gazetteer)
    joiner = _Joiner(seen, verdicts)
    for left, right, judgement in verdicts.same():
        joiner.join(left, right, f"judged the same by {judgement.by}", judged=True)
    _join_people(joiner)
    _join_acronyms(joiner)
    _join_bodies(joiner)
    canonical = {i: joiner.groups.find(i) for i in seen}
    entities = _make_entities(joiner, canonical)
    parents = {e.id: frozenset(e.parents) | frozenset(gazetteer.parents(e.id)) for e in entities}
    return Actors(entities, canonical, parents)


def _gather(readings: Iterable[Reading], gazetteer: Gazetteer) -> dict[str, _Seen]:
    seen: dict[str, _Seen] = {}
    for reading in readings:
        for entity in reading.entities:
            one = seen.get(entity.id)
            if one is None:
                known = gazetteer.actor(entity.id) is not None
                one = _Seen(entity.id, entity.name, entity.kind, entity.parents, entity.outside, known=known)
                seen[entity.id] = one
            for counts, told in ((one.forms, entity.names), (one.why, entity.why)):
                for form in told:
                    counts[form] += 1
            one.articles.append(reading.article.id)
        _gather_parties(reading, gazetteer, seen)
    return seen


def _gather_parties(reading: Reading, gazetteer: Gazetteer, seen: dict[str, _Seen]) -> None:
    """Known actors that only a statement's party stands for ("American troops": the US military)."""
    for statement in reading.statements:
        for party in (*acting_parties(statement.act), statement.place):
            if party is None or party.entity is None or party.entity in seen:
                continue
            actor = gazetteer.actor(party.entity)
            if actor is not None:
                one = _Seen(actor.id, actor.name, actor.kind, actor.parents, (), known=True)
                one.forms[actor.name] += 1
                seen[actor.id] = one


def acting_parties(act: Act) -> tuple[Party, ...]:
    """The parties of what a statement says."""
    match act:
        case Event():
            return act.actor, act.recipient
        case Claim():
            return (act.source,)
        case Commitment():
            return act.by, act.to
        case _:
            return ()


def _join_people(joiner: _Joiner) -> None:
    """Spellings of one full name; a surname alone goes to the only full name that has it."""
    people = [s for s in joiner.seen.values() if s.kind == "PERSON"]
    by_surname: dict[str, list[_Seen]] = defaultdict(list)
    for person in people:
        parts = name_parts(person.name)
        if parts:
            by_surname[sound_key(parts[-1])].append(person)
    for namesakes in by_surname.values():
        full = [p for p in namesakes if len(name_parts(p.name)) > 1]
        for number, left in enumerate(full):
            for right in full[number + 1 :]:
                _join_spellings(joiner, left, right)
        _join_fuller(joiner, full)
        for short in (p for p in namesakes if len(name_parts(p.name)) == 1 and not p.known):
            roots = {joiner.groups.find(p.id) for p in full}
            if len(roots) == 1:
                joiner.join(roots.pop(), short.id, f"“{short.name}” is the surname of one person only here")


def _join_spellings(joiner: _Joiner, left: _Seen, right: _Seen) -> None:
    if spelled_alike(left.name, right.name):
        joiner.join(left.id, right.id, f"“{left.name}” and “{right.name}” spell the same sounds")
    elif spelled_nearly(left.name, right.name) and not set(left.articles) & set(right.articles):
        company = _company(joiner.seen, left) & _company(joiner.seen, right)
        if len(company) >= COMPANY_SHARED:
            why = f"“{left.name}” and “{right.name}” are near spellings, each named beside {_list(company)}"
            joiner.join(left.id, right.id, why)


def _join_fuller(joiner: _Joiner, full: Sequence[_Seen]) -> None:
    """ "Donald Trump" goes to the only "Donald J. Trump" here, "Mike Pompeo" to the only "Michael Pompeo"."""
    for short in full:
        roots: dict[str, _Seen] = {}
        for other in full:
            longer = len(other.name) > len(short.name) and len(name_parts(other.name)) >= len(name_parts(short.name))
            if longer and fills_in(short.name, other.name).same:
                roots.setdefault(joiner.groups.find(other.id), other)
        if len(roots) != 1:
            continue
        (other,) = roots.values()
        if has_initials_only(short.name, other.name) or _share_company(joiner.seen, short, other):
            why = f"“{other.name}” is the only fuller form of “{short.name}” here"
            joiner.join(other.id, short.id, why)


def _share_company(seen: Mapping[str, _Seen], one: _Seen, other: _Seen) -> bool:
    return len(_company(seen, one) & _company(seen, other)) >= COMPANY_SHARED


def _company(seen: Mapping[str, _Seen], one: _Seen) -> set[str]:
    """Names of the less common actors in the articles that name `one`."""
    articles = set(one.articles)
    others = (s for s in seen.values() if s.id != one.id and len(s.articles) <= COMMON_ARTICLES)
    return {s.name for s in others if articles & set(s.articles)}


def _list(names: set[str]) -> str:
    return ", ".join(sorted(names)[:COMPANY_SHARED])


def _join_acronyms(joiner: _Joiner) -> None:
    """A body known in one article by its acronym only goes to the one that another article spells out so."""
    spelled: dict[str, set[str]] = defaultdict(set)
    for one in joiner.seen.values():
        if one.kind in _BODIES:
            for form in one.forms:
                if _is_acronym(form) and any(initials(f).startswith(form.replace(".", "")) for f in one.forms):
                    spelled[form].add(joiner.groups.find(one.id))
    for one in list(joiner.seen.values()):
        if one.kind in _BODIES and not one.known and _is_acronym(one.name) and len(spelled[one.name]) == 1:
            (full,) = spelled[one.name]
            joiner.join(full, one.id, f"another article spells “{one.name}” out as {joiner.seen[full].name}")


def _is_acronym(form: str) -> bool:
    letters = form.replace(".", "")
    return len(letters) >= SHORTEST_ACRONYM and letters.isupper() and letters.isalpha() and " " not in form


def _join_bodies(joiner: _Joiner) -> None:
    """Bodies of one kind whose names are the same letters, whatever the hyphens, articles and accents."""
    by_key: dict[tuple[str, tuple[str, ...]], list[_Seen]] = defaultdict(list)
    for one in joiner.seen.values():
        if one.kind in _BODIES:
            parts = tuple(p for p in name_parts(one.name) if p != "the")
            by_key[("PLACE" if one.kind in ("GPE", "LOC") else "BODY", parts)].append(one)
    for alike in by_key.values():
        for other in alike[1:]:
            joiner.join(alike[0].id, other.id, f"“{alike[0].name}” and “{other.name}” are the same letters")


def _make_entities(joiner: _Joiner, canonical: Mapping[str, str]) -> tuple[Entity, ...]:
    members: dict[str, list[_Seen]] = defaultdict(list)
    for one in joiner.seen.values():
        members[canonical[one.id]].append(one)
    return tuple(_make_entity(joiner, root, group) for root, group in members.items())


def _make_entity(joiner: _Joiner, root: str, group: Sequence[_Seen]) -> Entity:
    head = joiner.seen[root]
    forms: Counter[str] = Counter()
    why: Counter[str] = Counter()
    for one in group:
        forms.update(one.forms)
        why.update(one.why)
    names = tuple(form for form, _ in sorted(forms.items(), key=lambda f: (-f[1], f[0])))
    common = (w for w, _ in sorted(why.items(), key=lambda w: (-w[1], w[0])))
    reasons = [*dict.fromkeys(joiner.why.get(root, ())), *common]
    known = head if head.known else max(group, key=lambda s: (len(name_parts(s.name)), len(s.articles), s.name))
    return Entity(
        root, known.name, head.kind, names, tuple(dict.fromkeys(p for s in group for p in s.parents)),
        tuple(dict.fromkeys(o for s in group for o in s.outside)), tuple(reasons[:WHY_SHOWN]),
        tuple(one.id for one in group) if len(group) > 1 else (),
    )  # fmt: skip
