"""The gazetteer: known actors, their names, what they belong to and who held which office when.

The tables are `onrecord/data/actors/*.tsv`. Columns of an actor: `id name kind aliases parents terms flags
outside note`. Aliases are joined by `|`; `?alias` holds only where the same text names the actor (or something
that belongs to it) in another way, `~alias` is a demonym. Terms are `office:from/to`, joined by `|`; either day
may be missing. `states.tsv` and `derived.tsv` are short forms that expand to the same columns.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind
from anyascii import anyascii

from onrecord.errors import SettingWrong

Form = Literal["name", "weak", "demonym"]
COLUMNS = ("id", "name", "kind", "aliases", "parents", "terms", "flags", "outside", "note")
SHOUTED_LENGTH = 4
"""Aliases from this length on also match in capitals; shorter ones would meet common words (chosen by reading)."""
_SAME_CHARACTERS = (("\xa0", " "), ("\u202f", " "), ("\u2019", "'"), ("\u2018", "'"), ("\u02bc", "'"), ("`", "'"),
                    ("\u2011", "-"), ("\u2010", "-"), ("-", " "))  # fmt: skip
_ACCENTED = re.compile("[\u00c0-\u024f]")
_ARTICLE_AL = re.compile(r"\b(?:[AaEe]l) (?=[A-Z])")
_COUNTRY_CODE = "iso3:"
_KINDS_WITH_AL = frozenset({"PERSON", "GROUP"})


@dataclass(frozen=True, slots=True)
class Term:
    """An office held from `start` to `end`, both included; None: open or not known."""

    office: str
    start: date | None
    end: date | None

    def holds(self, day: date) -> bool:
        """True if the office was held on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Actor:
    """A known actor. `parents` are ids of the states or umbrellas it belongs to."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    flags: frozenset[str] = frozenset()
    outside: tuple[str, ...] = ()
    note: str = ""

    @property
    def is_state(self) -> bool:
        """True for a state: it has a country code outside."""
        return any(other.startswith(_COUNTRY_CODE) for other in self.outside)


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name at `[start, end)` of a text, and how it names the actor."""

    start: int
    end: int
    actor: Actor
    form: Form


def fold_characters(text: str) -> str:
    """The text with joining spaces, hyphens, apostrophes and accents made plain; its length is unchanged."""
    for odd, plain in _SAME_CHARACTERS:
        text = text.replace(odd, plain)
    return _ACCENTED.sub(_without_accent, text)


def _without_accent(found: re.Match[str]) -> str:
    base = unicodedata.normalize("NFKD", found.group())[0]
    return base if base.isascii() else {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}.get(base, base)


def name_slug(name: str) -> str:
    """The name in ASCII small letters and hyphens: the tail of an id made from a text's own name."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower().replace("'", "")).strip("-")


class Gazetteer:
    """Known actors, found in text by name. Built once and not changed afterwards."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors: dict[str, Actor] = {}
        for actor in actors:
            self._actors[actor.id] = actor
        self._named: dict[str, list[tuple[Actor, Form]]] = defaultdict(list)
        self._terms: dict[str, list[tuple[Term, Actor]]] = defaultdict(list)
        for actor in self._actors.values():
            for alias, form in _forms(actor):
                self._named[alias].append((actor, form))
            for term in actor.terms:
                self._terms[term.office].append((term, actor))
        self._patterns = list(self._named)
        self._automaton = AhoCorasick(self._patterns, MatchKind.LeftmostLongest, store_patterns=False)

    def __len__(self) -> int:
        return len(self._actors)

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id, if it is known."""
        return self._actors.get(actor_id)

    def all_actors(self) -> tuple[Actor, ...]:
        """Every known actor, in the order of the tables."""
        return tuple(self._actors.values())

    def named(self, alias: str) -> tuple[Actor, ...]:
        """The actors that go by exactly this name, strong names first."""
        found = self._named.get(fold_characters(alias), [])
        return tuple(actor for actor, _ in sorted(found, key=lambda pair: pair[1] == "weak"))

    def parents(self, actor_id: str) -> tuple[str, ...]:
        """Ids of everything the actor belongs to, nearest first, each once."""
        found: list[str] = []
        waiting = [actor_id]
        for current in waiting:
            actor = self._actors.get(current)
            for parent in actor.parents if actor else ():
                if parent not in waiting:
                    waiting.append(parent)
                    found.append(parent)
        return tuple(found)

    def holder(self, office: str, day: date) -> Actor | None:
        """Who held the office on that day; None if nobody or more than one is known."""
        held = {actor.id: actor for term, actor in self._terms.get(office, ()) if term.holds(day)}
        return next(iter(held.values())) if len(held) == 1 else None

    def offices(self, actor_id: str, day: date) -> tuple[str, ...]:
        """Offices that the person held on that day."""
        actor = self._actors.get(actor_id)
        return tuple(term.office for term in actor.terms if term.holds(day)) if actor else ()

    def find(self, text: str) -> list[Hit]:
        """Every known name in the text, longest first at each place, none overlapping, in order of place."""
        folded = fold_characters(text)
        found: list[tuple[int, int, list[tuple[Actor, Form]]]] = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded):
            if start and folded[start - 1].isalnum():
                continue
            entry = self._named[self._patterns[index]]
            if _runs_on(folded, end):
                shorter = self._shorter(folded, start, end)
                if shorter is None:
                    continue
                end, entry = shorter
            if folded.startswith("the ", start):
                start += 4
            found.append((start, end, entry))
        return self._supported(found)

    def _shorter(self, folded: str, start: int, end: int) -> tuple[int, list[tuple[Actor, Form]]] | None:
        """The longest known name that begins at `start` and ends at a word's end before `end`."""
        for stop in range(end - 1, start + 1, -1):
            if folded[stop] == " " and (entry := self._named.get(folded[start:stop])) is not None:
                return stop, entry
        return None

    def _supported(self, found: list[tuple[int, int, list[tuple[Actor, Form]]]]) -> list[Hit]:
        """Hits whose weak forms are borne out by another name in the same text."""
        certain: set[str] = set()
        for actor_id in {entry[0][0].id for _, _, entry in found if len(entry) == 1 and entry[0][1] != "weak"}:
            certain.add(actor_id)
            certain.update(self.parents(actor_id))
        hits = []
        for start, end, entry in found:
            chosen = entry[0] if len(entry) == 1 and entry[0][1] != "weak" else _choose(entry, certain)
            if chosen is not None:
                hits.append(Hit(start, end, *chosen))
        return hits


def _runs_on(folded: str, end: int) -> bool:
    """True if the word goes on after `end` (also as an address: "US.com")."""
    following = folded[end : end + 2]
    if not following:
        return False
    return following[0].isalnum() or (following[0] == "." and following[1:].isalnum() and folded[end - 1] != ".")


def _choose(entry: list[tuple[Actor, Form]], certain: set[str]) -> tuple[Actor, Form] | None:
    """The reading of a name of several actors: a supported one, else the only strong one, else the first strong."""
    for actor, form in entry:
        if actor.id in certain:
            return actor, form
    strong = [(actor, form) for actor, form in entry if form != "weak"]
    return strong[0] if strong else None


def _forms(actor: Actor) -> Iterator[tuple[str, Form]]:
    """Each folded form that the automaton looks for, with how it names the actor; none twice."""
    if actor.kind == "OFFICE":
        return
    seen: set[str] = set()
    for written in (actor.name, *actor.aliases):
        form: Form = "weak" if written[0] == "?" else "demonym" if written[0] == "~" else "name"
        plain = fold_characters(written.lstrip("?~"))
        if written is actor.name and "?" + actor.name in actor.aliases:
            form = "weak"
        for variant in _variants(plain, actor.kind):
            if variant not in seen:
                seen.add(variant)
                yield variant, form


def _variants(plain: str, kind: str) -> Iterator[str]:
    """The form, its spellings of the Arabic article, and its capitals."""
    spellings = [plain]
    if kind in _KINDS_WITH_AL and _ARTICLE_AL.search(plain):
        spellings += [_ARTICLE_AL.sub(article, plain) for article in ("al ", "Al ", "el ", "El ")]
        if kind == "PERSON" and not _ARTICLE_AL.match(plain):
            spellings.append(_ARTICLE_AL.sub("", plain))
    for spelling in spellings:
        yield spelling
        if len(spelling) >= SHOUTED_LENGTH and not spelling.isupper():
            yield spelling.upper()


def load_actors(extra: Path | None = None) -> Gazetteer:
    """The gazetteer of the package, with the user's own table `extra` (same columns) over it.

    A row of `extra` with a known id replaces that actor. SettingWrong if the table cannot be read as one.
    """
    if extra is None:
        return _packaged_gazetteer()
    try:
        table = extra.read_text("utf-8")
        added = list(_read_actors(table, str(extra)))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingWrong(f"the table of actors cannot be read: {error}", where=str(extra)) from error
    if not table.strip():
        raise SettingWrong("the table is empty", where=str(extra), next=f"The columns are: {' '.join(COLUMNS)}.")
    return Gazetteer([*_packaged_actors(), *added])


@cache
def _packaged_gazetteer() -> Gazetteer:
    return Gazetteer(_packaged_actors())


@cache
def _packaged_actors() -> tuple[Actor, ...]:
    """All actors of the package's tables: states and what they have first, then the rest by file name."""
    folder = files("onrecord") / "data" / "actors"
    tables = {p.name: p.read_text("utf-8") for p in sorted(folder.iterdir(), key=lambda p: p.name)
              if p.name.endswith(".tsv")}  # fmt: skip
    states = list(_rows(tables.pop("states.tsv")))
    derived = list(_rows(tables.pop("derived.tsv")))
    actors = {a.id: a for row in states for a in _expand_state(row, derived)}
    for name, table in tables.items():
        for actor in _read_actors(table, name):
            actors[actor.id] = _over(actors.get(actor.id), actor)
    return tuple(actors.values())


def _over(known: Actor | None, actor: Actor) -> Actor:
    """The actor of a later table; where the id is known (`us-military`), the aliases of both."""
    if known is None:
        return actor
    return Actor(actor.id, actor.name, actor.kind, (*actor.aliases, known.name, *known.aliases),
                 actor.parents or known.parents, actor.terms, actor.flags | known.flags,
                 actor.outside or known.outside, actor.note)  # fmt: skip


def _rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of a table of tab-separated values with a header; lines that begin with # are left out."""
    lines = [line for line in table.splitlines() if line.strip() and not line.startswith("#")]
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        yield {key: (value or "").strip() for key, value in row.items() if key}


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _read_actors(table: str, where: str) -> Iterator[Actor]:
    for row in _rows(table):
        if not row.get("id") or not row.get("name") or not row.get("kind"):
            raise SettingWrong(f"a row needs id, name and kind: {row}", where=where,
                               next=f"The columns are: {' '.join(COLUMNS)}.")  # fmt: skip
        terms = tuple(_read_term(part, where) for part in _parts(row.get("terms", "")))
        yield Actor(row["id"], row["name"], row["kind"], _parts(row.get("aliases", "")), _parts(row.get("parents", "")),
                    terms, frozenset(_parts(row.get("flags", ""))), _parts(row.get("outside", "")),
                    row.get("note", ""))  # fmt: skip


def _read_term(part: str, where: str) -> Term:
    office, _, days = part.partition(":")
    start, _, end = days.partition("/")
    try:
        return Term(office, _first_day(start), _last_day(end))
    except ValueError as error:
        raise SettingWrong(f"a term reads office:from/to, not {part!r}", where=where) from error


def _first_day(written: str) -> date | None:
    """The first day of a year, month or day."""
    padded = written + "-01-01"[len(written) - 4 :] if len(written) in (4, 7) else written
    return date.fromisoformat(padded) if written else None


def _last_day(written: str) -> date | None:
    """The last day of a year or month (its 28th, which is near enough for a term), or the day."""
    padded = {4: f"{written}-12-31", 7: f"{written}-28"}.get(len(written), written)
    return date.fromisoformat(padded) if written else None


def _expand_state(row: dict[str, str], derived: list[dict[str, str]]) -> Iterator[Actor]:
    """The state with its demonyms, its capital, and its government, army, parliament, ministries and offices."""
    state, adjectives = row["id"], _parts(row["adjectives"])
    demonyms = tuple(_marked("~", a) for a in (*adjectives, *_parts(row["people"])) if a != row["name"])
    yield Actor(state, row["name"], "GPE", (*_parts(row["aliases"]), *demonyms), outside=(_COUNTRY_CODE + row["iso3"],))
    if row["capital"]:
        name, *others = (part.strip() for part in row["capital"].split("="))
        weak = ("?" + name[1:],) if name.startswith("?") else ()
        yield Actor(name_slug(name.split(",")[0]), name.lstrip("?"), "GPE", (*others, *weak), (state,),
                    flags=frozenset({"capital"}))  # fmt: skip
    plain = tuple(a.lstrip("?") for a in adjectives) or (row["name"],)
    if state in ("us", "uk"):
        plain += tuple(a for a in _parts(row["aliases"]) if a.isupper() or "." in a)
    for entry in derived:
        aliases = tuple(alias.format(id=state, name=row["name"], adj=adjective)
                        for adjective in plain for alias in _parts(entry["aliases"]))  # fmt: skip
        name = entry["name"].format(name=row["name"], adj=plain[0])
        yield Actor(state + entry["suffix"], name, entry["kind"], tuple(dict.fromkeys(aliases)), (state,))


def _marked(mark: str, written: str) -> str:
    """The form with its mark; a weak form stays weak."""
    return written if written.startswith("?") else mark + written
