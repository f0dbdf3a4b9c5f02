"""A desk's situations become the content of an issue: gathered, threaded, told, each line with its keys."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

from onrecord.desk.content import BACKGROUND, IssueContent, KeyedLine, PartContent
from onrecord.desk.plan import Desk, DeskPlan, DeskSituation, Filter, Newsletter
from onrecord.desk.toml import advise
from onrecord.errors import NothingFound, SettingWrong
from onrecord.model import SECTION_NAMES, Account, Brief, BriefSize, Line, Situation
from onrecord.model.mailing import Picture
from onrecord.record import Chosen, Mailbook, Record
from onrecord.run.asking import READ_MOST, Question, choose_articles, question_terms
from onrecord.run.barring import LEAST_TOLD, BarredView
from onrecord.run.finding import open_directory
from onrecord.run.guesting import Guest, Visit, invite_guest
from onrecord.run.situations import find_situation, gather_articles, subject_of
from onrecord.run.wiring import Wiring
from onrecord.tell import BriefQuestion, Shelf, write_brief
from onrecord.tell.figures import heading, tells_series
from onrecord.tell.identity import Identity
from onrecord.tell.introducing import introduce_line
from onrecord.tell.render.mail_chart import draw_picture
from onrecord.tell.render.plain import describe_brief
from onrecord.tell.repeats import tells_again
from onrecord.text.actors import load_actors
from onrecord.thread import build_account

FIRST_REACH_DAYS = {"AM": 5, "PM": 5, "weekly": 10, "at once": 5}
"""Days back that the first issue of a newsletter finds its news: a daily one misses no weekend by it, a weekly one no
issue. Later ones tell what is new since the one before."""
RESERVE: BriefSize = "memo"
"""The size whose lines stand behind those of the letter's own: news for readers who were told the others already."""
PICTURES_AT_MOST = 2
"""Charts a situation: more would make a mail that is slow to open on the road."""


@dataclass(slots=True)
class Composer:
    """Makes the content of issues; what several newsletters tell of one situation is made once."""

    record: Record
    plan: DeskPlan
    wiring: Wiring
    as_of: date | None = None
    guest: Guest | None = None
    visits: list[Visit] = field(default_factory=list)
    _parts: dict[tuple[str, str, date | None, BriefSize, int | None], PartContent] = field(default_factory=dict)
    _gathered: dict[tuple[str, str], tuple[Situation, Chosen]] = field(default_factory=dict)

    def gather(self, desk: Desk, situation: DeskSituation) -> tuple[Situation, Chosen]:
        """The situation and its articles that pass the desk's filter.

        SettingWrong if the situation, or any name of the filter, matches nothing of the record.
        """
        key = (desk.name, situation.name)
        if key not in self._gathered:
            settled = self._settle(desk, situation)
            chosen = self._choose(settled)
            if not chosen.ids:
                told = f"the situation {situation.name!r} matches no article of the record"
                raise self._nothing(situation.line, told)
            passed = tuple(self._pass(desk, situation.name, chosen.ids))
            self._gathered[key] = settled, replace(chosen, ids=passed)
        return self._gathered[key]

    def part(
        self, desk: Desk, situation: DeskSituation, since: date | None, size: BriefSize, reach_days: int | None = None
    ) -> PartContent:
        """All that a letter of that size could tell of the situation: its lines, and behind them those of a memo."""
        key = (desk.name, situation.name, since, size, reach_days)
        if key not in self._parts:
            settled, chosen = self.gather(desk, situation)
            least = LEAST_TOLD if desk.filter.least is None else desk.filter.least
            account = build_account(BarredView(self.record.view(), least), chosen.ids, load_actors(self.wiring.actors))
            subject = subject_of(settled, self.wiring)
            asked = BriefQuestion(subject, since, self.as_of, size, question_terms(subject, self.wiring),
                                   reach_days)  # fmt: skip
            more = [replace(asked, size=RESERVE)] if size != RESERVE else []
            reserve = [write_brief(account, one, introduced=False) for one in more]
            brief = write_brief(account, asked, introduced=False)
            brief = replace(brief, coverage=replace(brief.coverage, not_read=chosen.left_out))
            briefs = [self._invite(brief, account), *reserve]
            learned = Mailbook(self.record, self.wiring.clock).learned_at(chosen.ids)
            self._parts[key] = PartMaker(account, learned, desk.filter).make(situation.name, briefs)
        return self._parts[key]

    def _invite(self, brief: Brief, account: Account) -> Brief:
        """The brief with its lines as the guest shortened them; as it is where none is invited."""
        if self.guest is None:
            return brief
        self.visits.append(invite_guest(brief, account, self.guest))
        return self.visits[-1].brief

    def compose(self, desk: Desk, letter: Newsletter, situations: Sequence[DeskSituation], day: date,
                since: date | None) -> IssueContent:  # fmt: skip
        """The content of an issue of that day on the situations, which tells what changed since that other day."""
        reach = None if since else FIRST_REACH_DAYS[letter.cadence]
        return IssueContent(day, tuple(self.part(desk, one, since, letter.size, reach) for one in situations))

    def _settle(self, desk: Desk, found: DeskSituation) -> Situation:
        now = self.wiring.clock.now()
        if not (found.about or found.entities or found.like):
            try:
                return find_situation(self.record.view(), found.name)
            except NothingFound as error:
                advice = f"Give it about, entities or like. {error.next}"
                raise SettingWrong(error.what, where=self._where(found.line), next=advice) from error
        entities = tuple(self._find_entities(found)) if found.entities else ()
        for article in found.like:
            if self.record.article(article) is None:
                raise self._nothing(found.line, f"the record has no article {article!r}")
        return Situation(found.name, found.about or None, entities, found.like, desk.name, now)

    def _find_entities(self, found: DeskSituation) -> Iterator[tuple[str, ...]]:
        """The ids of each actor that the situation names, those of all its spellings."""
        try:
            directory = open_directory(self.record, self.wiring)
            targets = [directory.find(one) for one in found.entities]
        except NothingFound as error:
            raise SettingWrong(error.what, where=self._where(found.line), next=error.next) from error
        for named, target in zip(found.entities, targets, strict=True):
            if target.what != "entity":
                raise self._nothing(found.line, f"{named!r} names no actor of the record")
            yield target.id, *(t.id for t in target.traces if t.id != target.id)

    def _choose(self, situation: Situation) -> Chosen:
        if situation.about and not situation.entities and not situation.like:
            return choose_articles(self.record, Question(situation.about, as_of=self.as_of), self.wiring)
        gathered = gather_articles(self.record.view(), situation, self.as_of, self.wiring)
        return self.record.view().choose_newest(READ_MOST, gathered)

    def _pass(self, desk: Desk, situation: str, ids: Sequence[str]) -> Sequence[str]:
        """The articles that pass the desk's filter; SettingWrong if none does, or if a name of it matches none."""
        wanted = desk.filter
        told = f"of the desk {desk.name!r} matches no article of {situation!r}"
        if wanted.about:
            terms = question_terms(wanted.about, self.wiring)
            about = set(self.record.article_ids(about=wanted.about, about_terms=terms, as_of=self.as_of))
            ids = [i for i in ids if i in about]
            if not ids:
                raise self._nothing(desk.line, f"the filter about = {wanted.about!r} {told}")
        if wanted.outlets or wanted.without_outlets:
            named = {i: a.outlet or "" for i in ids if (a := self.record.article(i))}
            self._check_outlets(desk)
            ids = [i for i in ids if _is_wanted(named.get(i, ""), wanted)]
            if not ids:
                raise self._nothing(desk.line, f"the filter of outlets {told}")
        return ids

    def _check_outlets(self, desk: Desk) -> None:
        """SettingWrong if the filter names an outlet that no article of the record is of."""
        view = self.record.view()
        known = sorted({a.outlet for i in view.article_ids() if (a := view.article(i)) and a.outlet})
        folded = {outlet.lower() for outlet in known}
        for named in (*desk.filter.outlets, *desk.filter.without_outlets):
            if named.lower() not in folded:
                told = f"the filter of {desk.name!r} names the outlet {named!r}, which the record does not know"
                raise SettingWrong(told, where=self._where(desk.line), next=advise(named, known))

    def _nothing(self, line: int, what: str) -> SettingWrong:
        advice = "Read pages on it first (onrecord read), or write it in other words: nothing is sent until then."
        return SettingWrong(what, where=self._where(line), next=advice)

    def _where(self, line: int) -> str:
        return f"{self.plan.path}, line {line}" if line else str(self.plan.path)


def _is_wanted(outlet: str, filter: Filter) -> bool:
    named = outlet.lower()
    wanted = not filter.outlets or named in {o.lower() for o in filter.outlets}
    return wanted and named not in {o.lower() for o in filter.without_outlets}


class PartMaker:
    """Makes what a letter could tell of one account."""

    def __init__(self, account: Account, learned: Mapping[str, datetime], filter: Filter) -> None:
        self._shelf = Shelf(account)
        self._identity = Identity(self._shelf)
        self._learned, self._filter = learned, filter

    def make(self, title: str, briefs: Sequence[Brief]) -> PartContent:
        """The lines of the first brief, each section followed by what the others tell beyond it."""
        first = briefs[0]
        told_first = [line for section in first.sections for line in section.lines]
        sections: dict[str, dict[str, KeyedLine]] = {name: {} for name in self._filter.sections or SECTION_NAMES}
        for brief in briefs:
            for section in brief.sections:
                is_background = section.name in BACKGROUND
                # Background is no news: nobody need confirm it, and none is held in reserve.
                wanted = section.name in sections and not (is_background and brief is not first)
                for line in section.lines if wanted else ():
                    if brief is not first and line not in told_first and tells_again(self._shelf, line, told_first):
                        continue
                    if is_background or line.origins >= self._filter.least_origins:
                        keyed = self._key(line)
                        sections[section.name].setdefault(keyed.own, keyed)
        told = tuple((name, tuple(lines.values())) for name, lines in sections.items() if lines)
        return PartContent(title, first.as_of, describe_brief(first), told, dict(self._pictures(first, told)))

    def _key(self, line: Line) -> KeyedLine:
        spans = {self._shelf.sentence_at(cite.span) for cite in line.cites}
        decided = [datetime.combine(m.on, time.max, UTC) for m in self._shelf.account.marks if m.sentence in spans]
        learned_at = max([*(self._learned[cite.span.article_id] for cite in line.cites), *decided])
        one = self._identity
        full, names = introduce_line(self._shelf, line)
        introduced = full if full != line else None
        return KeyedLine(line, one.own(line), one.words(line), one.happenings(line), learned_at, introduced, names)

    def _pictures(
        self, brief: Brief, sections: Sequence[tuple[str, Sequence[KeyedLine]]]
    ) -> Iterator[tuple[str, Picture]]:
        """The charts of the series that lines tell, by the key of the line."""
        lines = [one for _, told in sections for one in told]
        for series in brief.series[:PICTURES_AT_MOST]:
            named = {p.statement_id: self._shelf.article(p.article_id).outlet or "another" for p in series.points}
            found = next((one for one in lines if tells_series(one.line, heading(series))), None)
            if found and (drawn := draw_picture(series, named)):
                yield found.own, drawn


def find_plan_faults(record: Record, plan: DeskPlan, wiring: Wiring) -> Iterator[SettingWrong]:
    """Everything of the plan that matches nothing of the record."""
    composer = Composer(record, plan, wiring)
    for desk in plan.desks:
        for situation in desk.situations:
            try:
                composer.gather(desk, situation)
            except SettingWrong as error:
                yield error
