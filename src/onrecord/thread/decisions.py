"""How judgements steer the account: what is left out, told as corrected, called otherwise, joined or kept apart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from typing import Any, get_type_hints

from onrecord.errors import SettingWrong
from onrecord.model import Entity, Judgement, Mark, Occurrence, Party, Reading, Statement, Trace
from onrecord.text.actors import Gazetteer
from onrecord.thread.corrections import correct_statement, read_field
from onrecord.thread.entities import Actors
from onrecord.thread.traces import Finder
from onrecord.thread.union import Verdicts, newest_first


class Decisions:
    """The judgements in force, found again among the readings of one account."""

    def __init__(self, readings: Sequence[Reading], judgements: Iterable[Judgement], gazetteer: Gazetteer) -> None:
        self._judgements = newest_first(judgements)
        traces = [a for j in self._judgements for a in (*j.left_of, *j.right_of)]
        self._finder = Finder(readings, traces)
        self._gazetteer = gazetteer
        self._readings = tuple(readings)
        self.marks: list[Mark] = []
        self.verdicts = Verdicts(self._judgements, self._ids_of)
        self.readings = self._steer_readings()

    def _ids_of(self, side: str, traces: Sequence[Trace]) -> list[str]:
        """Every single thing that one side of a judgement stands for here."""
        return list(dict.fromkeys(i for a in traces for i in self._finder.find(a))) if traces else [side]

    def _decided(self, verdict: str) -> Iterator[tuple[Judgement, list[str]]]:
        for judgement in self._judgements:
            if judgement.verdict == verdict:
                yield judgement, self._ids_of(judgement.left, judgement.left_of)

    def _steer_readings(self) -> tuple[Reading, ...]:
        """The readings without what was rejected, and with what was corrected."""
        rejected = {i: j for j, ids in reversed(list(self._decided("rejected"))) if not _is_group(j) for i in ids}
        corrected: dict[str, dict[str, Judgement]] = {}
        for judgement, ids in self._decided("corrected"):
            for one in ids:
                # The newest comes first, and holds.
                corrected.setdefault(one, {}).setdefault(judgement.right, judgement)
        if not rejected and not corrected:
            return self._readings
        kept = (r for r in self._readings if r.article.id not in rejected)
        return tuple(self._steer_reading(reading, rejected, corrected) for reading in kept)

    def _steer_reading(
        self, reading: Reading, rejected: Mapping[str, Judgement], corrected: Mapping[str, Mapping[str, Judgement]]
    ) -> Reading:
        touched = any(s.id in rejected or s.id in corrected for s in reading.statements)
        if not touched:
            return reading
        kept: list[Statement] = []
        for statement in reading.statements:
            if statement.id in rejected:
                self.marks.append(_make_mark(statement, rejected[statement.id], ""))
            else:
                kept.append(self._correct(statement, corrected.get(statement.id, {})))
        return replace(reading, statements=tuple(kept))

    def _correct(self, statement: Statement, decided: Mapping[str, Judgement]) -> Statement:
        for field, judgement in decided.items():
            was = read_field(statement, field)
            try:
                statement = correct_statement(statement, field, judgement.value, self._name_actor)
            except SettingWrong:
                # A later run reads these words as another kind of statement, which has no such field.
                continue
            self.marks.append(_make_mark(statement, judgement, was))
        return statement

    def _name_actor(self, name: str) -> str | None:
        known = self._gazetteer.named(name)
        if known:
            return known[0].id
        found = (e.id for r in self._readings for e in r.entities if e.name.lower() == name.lower())
        return next(found, None)

    def refuse_happenings(self, occurrences: Iterable[Occurrence]) -> bool:
        """True if something was rejected as a whole; it is then left out, with the reports of it that came since."""
        doomed = {i: j for j, ids in self._decided("rejected") if _is_group(j) for i in ids}
        if not doomed:
            return False
        for occurrence in occurrences:
            rejected = next((doomed[i] for i in occurrence.statements if i in doomed), None)
            if rejected is not None:
                doomed |= dict.fromkeys(occurrence.statements, rejected)
        self.readings = tuple(self._steer_reading(reading, doomed, {}) for reading in self.readings)
        return True

    def rename(self, actors: Actors) -> Actors:
        """The actors under the names that people gave them, and the readings that call them so."""
        names: dict[str, tuple[str, str]] = {}
        for judgement, ids in self._decided("renamed"):
            for root in {actors.resolve(i) or i for i in ids}:
                names.setdefault(root, (judgement.value, judgement.by))
        if not names:
            return actors
        called = {i: names[root][0] for i, root in actors.canonical.items() if root in names}
        self.readings = tuple(replace(r, statements=_call(r.statements, called)) for r in self.readings)
        return replace(actors, entities=tuple(_rename(e, names) for e in actors.entities))


def _is_group(judgement: Judgement) -> bool:
    """True if the judgement named an occurrence or a promise, not one statement or article."""
    return bool(judgement.left_of) and judgement.left not in {a.id for a in judgement.left_of}


def _make_mark(statement: Statement, judgement: Judgement, was: str) -> Mark:
    field = judgement.right if judgement.verdict == "corrected" else ""
    return Mark(
        statement.id, statement.sentence, judgement.verdict, field, was, judgement.value, judgement.by,
        judgement.at.date(), judgement.id,
    )  # fmt: skip


def _rename(entity: Entity, names: Mapping[str, tuple[str, str]]) -> Entity:
    if entity.id not in names:
        return entity
    name, by = names[entity.id]
    told = tuple(dict.fromkeys((*entity.names, entity.name)))
    return replace(entity, name=name, names=told, why=(f"named “{name}” by {by}", *entity.why))


def _call(statements: Sequence[Statement], called: Mapping[str, str]) -> tuple[Statement, ...]:
    return tuple(_call_parties(statement, called) for statement in statements)


def _call_parties(statement: Statement, called: Mapping[str, str]) -> Statement:
    act: Any = statement.act
    kind: Any = type(act)
    changed = {
        name: replace(party, name=called[party.entity or ""])
        for name in _party_fields(kind)
        if (party := getattr(act, name)) is not None and party.entity in called
    }
    place = statement.place
    if place is not None and place.entity in called:
        statement = replace(statement, place=replace(place, name=called[place.entity or ""]))
    return replace(statement, act=replace(act, **changed)) if changed else statement


@cache
def _party_fields(kind: Any) -> tuple[str, ...]:
    """The fields of a kind of act that hold a party."""
    hints = get_type_hints(kind)
    return tuple(f.name for f in fields(kind) if hints[f.name] in (Party, Party | None))
