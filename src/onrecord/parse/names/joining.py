"""Names of one article joined into actors: full names, surnames, acronyms, known aliases."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Entity, Mention
from onrecord.parse.draft import Draft
from onrecord.parse.names.candidates import Found
from onrecord.parse.names.keys import parts_agree, spells_acronym
from onrecord.parse.names.latecomers import find_latecomers
from onrecord.text.actors import Gazetteer, name_slug
from onrecord.text.spelling import name_parts, sound_key

ACRONYM = re.compile(r"(?<=\s)\(\s?[\"“']?([A-Z][A-Za-z&.-]{1,9})[\"”']?\s?\)")
NEAR_NAMES = 30
"""Names looked at before a place: no name of a body holds so many others."""
SAME_SURNAME = 50
"""People of one surname that a name is compared with: a family in the news has ten."""
LONGEST_SPELLED = 12
"""Words before a bracket that an acronym may be spelled by: names of bodies have at most ten."""


@dataclass(slots=True)
class Joined:
    """A mention in the making: where it stands, and the actor it was joined to."""

    found: Found
    words: str
    entity: str | None
    name: str | None
    why: str


def join_names(draft: Draft, found: list[Found], gazetteer: Gazetteer) -> tuple[list[Mention], list[Entity]]:
    """The article's mentions with their actors, and those actors, in order of first mention."""
    found, spelled = _read_acronyms(draft.text, found)
    joined = [_start(draft.text, f) for f in found]
    _join_people(draft.text, joined, gazetteer, draft.anchor)
    _join_namesakes(joined, gazetteer, draft.anchor)
    _join_bodies(joined, spelled, gazetteer)
    mentions = [Mention(draft.span(j.found.start, j.found.end), j.found.kind, j.entity, j.name, j.why) for j in joined]
    return mentions, _entities(joined, gazetteer)


def _start(text: str, found: Found) -> Joined:
    words = " ".join(text[found.start : found.end].split())
    if found.actor is not None:
        return Joined(found, words, found.actor.id, found.actor.name, found.why)
    return Joined(found, words, None, None, found.why)


def _read_acronyms(text: str, found: list[Found]) -> tuple[list[Found], dict[str, str]]:
    """Names with the acronyms that the text itself explains added, and acronym -> the name spelled out."""
    spelled: dict[str, str] = {}
    added: list[Found] = []
    for bracket in ACRONYM.finditer(text):
        acronym = bracket.group(1)
        start = _spelled_from(text, bracket.start(), acronym)
        if start is None or sum(c.isupper() for c in acronym) < 2 or acronym in spelled:
            continue
        stop = bracket.start() - 1 if text[bracket.start() - 1].isspace() else bracket.start()
        inside = _between(found, start, stop)
        if any(f.actor is not None and f.start <= start and f.end >= stop for f in inside):
            continue
        spelled[acronym] = " ".join(text[start:stop].split())
        kind = inside[-1].kind if inside and inside[-1].kind in ("GROUP", "FAC", "EVENT") else "ORG"
        added.append(Found(start, stop, kind, None, f"spelled out before ({acronym})"))
    known = {text[f.start : f.end] for f in found if f.actor is not None}
    unknown = sorted(acronym for acronym in spelled if acronym not in known)
    if unknown:
        either = "|".join(re.escape(acronym) for acronym in unknown)
        added += [Found(*m.span(), "ORG", None, "acronym explained in the text")
                  for m in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text)]  # fmt: skip
    return _put_over(found, added), spelled


def _spelled_from(text: str, bracket: int, acronym: str) -> int | None:
    """Where the words that spell the acronym begin, before the bracket; None if none do."""
    line = text.rfind("\n", 0, bracket) + 1
    words = list(re.finditer(r"[\w'’]+", text[max(line, bracket - 200) : bracket]))[-LONGEST_SPELLED:]
    offset = max(line, bracket - 200)
    for count in range(2, len(words) + 1):
        phrase = words[-count:]
        if phrase[0].group()[0].isupper() and spells_acronym(acronym, [w.group() for w in phrase]):
            return offset + phrase[0].start()
    return None


def _put_over(found: list[Found], added: list[Found]) -> list[Found]:
    """Both lists in order of place; what was added wins where they overlap."""
    added = sorted(added, key=lambda f: f.start)
    kept = [f for f in found if not _between(added, f.start, f.end)]
    return sorted([*kept, *added], key=lambda f: f.start)


def _between(ordered: list[Found], start: int, stop: int) -> list[Found]:
    """Those names, in order of place, that touch `[start, stop)`; of overlapping ones the nearest few."""
    last = bisect_left(ordered, stop, key=lambda f: f.start)
    return [f for f in ordered[max(0, last - NEAR_NAMES) : last] if f.end > start]


def _join_people(text: str, joined: list[Joined], gazetteer: Gazetteer, day: date | None) -> None:
    """Give each person its full name of the article, or the known actor of that name."""
    people = [j for j in joined if j.found.kind == "PERSON"]
    full = _full_names(people)
    late = {p for p in find_latecomers(text, ((j.found.start, j.words) for j in people)) if _is_unknown(full.get(p))}
    by_surname, by_given = defaultdict(list), defaultdict(list)
    for parts in full:
        by_surname[sound_key(parts[-1])].append(parts)
        if len(parts) > 1:
            by_given[parts[0]].append(parts)
    for person in joined:
        if person.entity is not None and person.found.kind != "GPE":
            continue
        parts = name_parts(person.words)
        if person.found.kind not in ("PERSON", "ORG", "GPE", "NORP", "LOC", "PRODUCT") or not parts:
            continue
        if person.found.kind != "PERSON" and (len(parts) > 1 or person.entity is not None):
            continue
        match = [p for p in by_surname[sound_key(parts[-1])][:SAME_SURNAME] if parts_agree(parts, p)]
        match = [p for p in match if len(parts) > 1 or p not in late]
        if not match and person.found.kind == "PERSON" and len(parts) == 1:
            match = by_given[parts[0]]
        distinct = {full[p][0] for p in match}
        if len(distinct) == 1:
            _become(person, match[0], full)
        elif not distinct and person.found.kind == "PERSON":
            _take_office_holder(person, gazetteer, day)


def _is_unknown(named: tuple[str, str, str] | None) -> bool:
    """True for a person whom only the text names."""
    return named is not None and named[0].startswith("person:")


def _join_namesakes(joined: list[Joined], gazetteer: Gazetteer, day: date | None) -> None:
    """Give a bare surname by which somebody else is known to whom the text has named in full more often so far.

    Who holds an office on the article's day keeps it: in news of his family he stands without his given name too.
    """
    times: Counter[str] = Counter()
    foremost: dict[str, Joined] = {}
    for person in joined:
        parts = name_parts(person.words)
        if person.found.kind != "PERSON" or person.entity is None or not parts:
            continue
        most = foremost.get(parts[-1])
        if len(parts) > 1:
            times[person.entity] += 1
            if most is None or times[person.entity] > times[most.entity or ""]:
                foremost[parts[-1]] = person
            continue
        rarer = most is not None and times[person.entity] < times[most.entity or ""]
        if most is not None and rarer and person.found.actor is not None and not _rules(person, gazetteer, day):
            person.entity, person.name = most.entity, most.name
            person.why = f"short for {person.name} in this text"


def _rules(person: Joined, gazetteer: Gazetteer, day: date | None) -> bool:
    return day is not None and person.entity is not None and bool(gazetteer.offices(person.entity, day))


def _take_office_holder(person: Joined, gazetteer: Gazetteer, day: date | None) -> None:
    """Give a bare surname the one known person of that name who held an office on the article's day."""
    held = [a for a in gazetteer.named(person.words) if day and gazetteer.offices(a.id, day)]
    if len(held) == 1:
        person.entity, person.name = held[0].id, held[0].name
        person.why = "the one of that name who held an office on the day"


def _full_names(people: list[Joined]) -> dict[tuple[str, ...], tuple[str, str, str]]:
    """Full names of the article's people: their words -> (id, name, why); known actors by their own name."""
    full: dict[tuple[str, ...], tuple[str, str, str]] = {}
    for person in people:
        if person.entity is not None and person.name is not None:
            full.setdefault(name_parts(person.words), (person.entity, person.name, "known name"))
            full.setdefault(name_parts(person.name), (person.entity, person.name, "known name"))
    by_surname: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for parts in full:
        by_surname[sound_key(parts[-1])].append(parts)
    written = {name_parts(p.words): p.words for p in reversed(people) if p.entity is None}
    for parts in sorted((p for p in written if len(p) > 1), key=lambda p: (-len(p), p)):
        same = by_surname[sound_key(parts[-1])]
        full_forms = (k for k in same[:SAME_SURNAME] if len(k) > 1)
        known = next((k for k in full_forms if parts_agree(parts, k) or parts_agree(k, parts)), None)
        same.append(parts)
        if known is not None:
            full[parts] = (full[known][0], full[known][1], f"spelling of {full[known][1]}")
            continue
        name = _plain_case(written[parts])
        full[parts] = (f"person:{name_slug(name)}", name, "full name in the text")
    return full


def _plain_case(words: str) -> str:
    return words.title() if words.isupper() and len(words) > 4 else words


def _become(person: Joined, parts: tuple[str, ...], full: dict[tuple[str, ...], tuple[str, str, str]]) -> None:
    person.entity, person.name, why = full[parts]
    same = name_parts(person.words) == parts
    person.why = why if same else f"short for {person.name} in this text"
    if person.found.kind != "PERSON":
        person.found = replace(person.found, kind="PERSON")


def _join_bodies(joined: list[Joined], spelled: dict[str, str], gazetteer: Gazetteer) -> None:
    """Give names that are still without an actor an id made from the article's longest form of them."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for one in joined:
        if one.entity is None:
            kinds[spelled.get(one.words, one.words)][one.found.kind] += 1
    for one in joined:
        if one.entity is not None:
            continue
        longest = spelled.get(one.words, one.words)
        if one.found.kind == "PERSON" and len(name_parts(one.words)) < 2:
            one.name = one.words
            continue
        known = gazetteer.named(longest) if longest != one.words else ()
        if known:
            one.entity, one.name = known[0].id, known[0].name
            one.why = f"stands for {longest}"
            continue
        kind = kinds[longest].most_common(1)[0][0]
        one.name = longest
        one.entity = f"{kind.lower()}:{name_slug(longest)}"
        if longest != one.words:
            one.why = f"acronym of {longest} in this text"


def _entities(joined: list[Joined], gazetteer: Gazetteer) -> list[Entity]:
    """The actors named in the article, in order of first mention, with every form they go by in it."""
    forms: dict[str, list[Joined]] = defaultdict(list)
    for one in joined:
        if one.entity is not None:
            forms[one.entity].append(one)
    entities = []
    for entity_id, mentions in forms.items():
        actor = gazetteer.actor(entity_id)
        names = tuple(dict.fromkeys(m.words for m in mentions))
        why = tuple(dict.fromkeys(f"{m.words}: {m.why}" for m in mentions))
        kind = actor.kind if actor else mentions[0].found.kind
        name = actor.name if actor else mentions[0].name or mentions[0].words
        entities.append(Entity(entity_id, name, kind, names, actor.parents if actor else (),
                               actor.outside if actor else (), why))  # fmt: skip
    return entities
