"""What an issue holds: for each situation its lines with the keys they are known by, kept as JSON."""

import base64
import json
import zlib
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from onrecord.model.brief import Cite, Line, Section
from onrecord.model.ids import content_id
from onrecord.model.mailing import LetterPart, Picture
from onrecord.model.span import Span

BACKGROUND = frozenset({"Why it matters", "Know more"})
"""Sections that are no news by themselves: they are told beside news, or not at all."""


@dataclass(frozen=True, slots=True)
class KeyedLine:
    """A line with what it is known by, and since when it could be told.

    `own` is the same for the same words as they stand now, `words` for the same words whatever became of them since.
    `happenings` hold, for each happening and figure that it tells, the keys of all reports of it: who was told one of
    them knows it. `learned_at` is when the record learned the last that it rests on. `introduced` is the line as it
    stands where it is the first to name its persons, whom it calls by `names`; None: as it is.
    """

    line: Line
    own: str
    words: str
    happenings: tuple[tuple[str, ...], ...]
    learned_at: datetime
    introduced: Line | None = None
    names: tuple[str, ...] = ()

    def is_news(self, told: Set[str], last: datetime | None) -> bool:
        """True if it says something new to a reader who knows `told` and had the last letter (None: none) made then.

        What was known at that time and passed over is no news now; a correction or a turn of what was told is.
        """
        if self.own in told:
            return False
        if self.words in told:
            return True
        if self.happenings and all(not told.isdisjoint(one) for one in self.happenings):
            return False
        return last is None or self.learned_at > last

    @property
    def keys(self) -> frozenset[str]:
        """All that a reader knows who was told the line."""
        return frozenset((self.own, self.words, *(key for one in self.happenings for key in one)))


@dataclass(frozen=True, slots=True)
class PartContent:
    """All that an issue could tell of one situation; `pictures` by the own key of the line they stand with."""

    title: str
    as_of: date | None
    about: str
    sections: tuple[tuple[str, tuple[KeyedLine, ...]], ...]
    pictures: Mapping[str, Picture]


@dataclass(frozen=True, slots=True)
class IssueContent:
    """All that an issue could tell; each reader is told what of it is new to that reader."""

    day: date
    parts: tuple[PartContent, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """An issue as some readers get it: the parts to show, the keys of their lines, and the situations without news."""

    parts: tuple[LetterPart, ...]
    keys: frozenset[str]
    quiet: tuple[str, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """True if it tells nothing new."""
        return not self.keys


Wanted = Callable[[KeyedLine, str, bool], bool]
"""Whether a line is to be told: by itself, by the key of its place, and by whether its section has room."""


def cut_content(content: IssueContent, told: Set[str], last: datetime | None, limits: Mapping[str, int]) -> Cut:
    """What is news to readers who know `told` and had their last letter made at `last`, within the limits of sections.

    A situation without news is only named, its background left out; one line is told once, whatever situations it
    bears on.
    """
    known = set(told)
    return _cut(content, known, lambda one, place, room: room and one.is_news(known, last), limits)


def recut_content(content: IssueContent, keys: Set[str]) -> Cut:
    """The very cut that has these keys, again."""
    return _cut(content, set(), lambda one, place, room: place in keys, {})


def _cut(content: IssueContent, known: set[str], wanted: Wanted, limits: Mapping[str, int]) -> Cut:
    """The wanted lines; `known` grows by what they tell."""
    parts: list[LetterPart] = []
    fresh: set[str] = set()
    named: set[str] = set()
    quiet: list[str] = []
    for part in content.parts:
        chosen = _choose(part, wanted, limits)
        if not chosen.keys() - BACKGROUND:
            quiet.append(part.title)
            continue
        taken = [(name, one) for name, lines in chosen.items() for one in lines]
        keys = {key for _, one in taken for key in one.keys} | {_place(part, name, one) for name, one in taken}
        known |= keys
        fresh |= keys
        pictures = tuple(p for _, one in taken if (p := part.pictures.get(one.own)))
        sections = tuple(
            Section(name, tuple(_introduce(one, named) for one in lines)) for name, lines in chosen.items()
        )
        parts.append(LetterPart(part.title, part.as_of, part.about, sections, pictures))
    return Cut(tuple(parts), frozenset(fresh), tuple(quiet))


def _introduce(one: KeyedLine, named: set[str]) -> Line:
    """The line with its persons introduced, unless all of them were `named` in the letter before; now they are."""
    is_known = named.issuperset(one.names)
    named.update(one.names)
    return one.line if is_known or one.introduced is None else one.introduced


def _choose(part: PartContent, wanted: Wanted, limits: Mapping[str, int]) -> dict[str, list[KeyedLine]]:
    """The wanted lines of each section; what two sections would tell in the same words stands in the first."""
    chosen: dict[str, list[KeyedLine]] = {}
    said: set[str] = set()
    for name, lines in part.sections:
        for one in lines:
            room = len(chosen.get(name, ())) < limits.get(name, 0)
            if not {one.words, one.line.text} & said and wanted(one, _place(part, name, one), room):
                chosen.setdefault(name, []).append(one)
                said |= {one.words, one.line.text}
    return chosen


def _place(part: PartContent, section: str, one: KeyedLine) -> str:
    """The key of where a line stands: by it the same letter is made again."""
    return content_id("place", part.title, section, one.own)


def thread_of(desk: str, content: IssueContent) -> str:
    """The key of the thread that an issue belongs to: its situation, or the desk if it is on several."""
    titles = [part.title for part in content.parts]
    return content_id("thread", desk, *(titles if len(titles) == 1 else ()))


def pack_content(content: IssueContent) -> bytes:
    """The content as compressed JSON."""
    told = {"day": content.day.isoformat(), "parts": [_part_json(part) for part in content.parts]}
    return zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def unpack_content(body: bytes) -> IssueContent:
    """The content that `pack_content` packed."""
    told = json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))
    return IssueContent(date.fromisoformat(told["day"]), tuple(_read_part(part) for part in told["parts"]))


def _part_json(part: PartContent) -> dict[str, Any]:
    return {
        "title": part.title, "as_of": part.as_of.isoformat() if part.as_of else None, "about": part.about,
        "sections": [[name, [_line_json(one) for one in lines]] for name, lines in part.sections],
        "pictures": {key: [p.title, p.text, base64.b64encode(p.png).decode(), p.width, p.height]
                     for key, p in part.pictures.items()},
    }  # fmt: skip


def _read_part(told: dict[str, Any]) -> PartContent:
    return PartContent(
        told["title"], date.fromisoformat(told["as_of"]) if told["as_of"] else None, told["about"],
        tuple((name, tuple(_read_line(one) for one in lines)) for name, lines in told["sections"]),
        {key: Picture(title, text, base64.b64decode(png), width, height)
         for key, (title, text, png, width, height) in told["pictures"].items()},
    )  # fmt: skip


def _line_json(one: KeyedLine) -> dict[str, Any]:
    return {**_told_json(one.line), "own": one.own, "said": one.words, "happenings": one.happenings,
            "learned_at": one.learned_at.isoformat(), "names": one.names,
            "introduced": _told_json(one.introduced) if one.introduced else None}  # fmt: skip


def _told_json(line: Line) -> dict[str, Any]:
    cites = [[*c.span.pair(), c.span.article_id, c.words, c.source_id, c.outlet, c.url, c.published, c.title]
             for c in line.cites]  # fmt: skip
    return {"text": line.text, "kind": line.kind, "when": line.when, "origins": line.origins,
            "rules": line.rules, "cites": cites}  # fmt: skip


def _read_line(told: dict[str, Any]) -> KeyedLine:
    happenings = tuple(tuple(keys) for keys in told["happenings"])
    full = told.get("introduced")  # letters kept before names were introduced have none
    return KeyedLine(
        _read_told(told), told["own"], told["said"], happenings, datetime.fromisoformat(told["learned_at"]),
        _read_told(full) if full else None, tuple(told.get("names", ())),
    )  # fmt: skip


def _read_told(told: dict[str, Any]) -> Line:
    cites = tuple(
        Cite(Span(article, start, end), *known) for start, end, article, *known in told["cites"]
    )
    return Line(told["text"], told["kind"], cites, told["when"], told["origins"], tuple(told["rules"]))
