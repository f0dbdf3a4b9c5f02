"""People decide: what they join, split, reject, correct and rename holds in every later run, until withdrawn."""

import getpass
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.errors import NothingFound, SettingWrong, UsageError
from onrecord.model import Judgement, Trace, Verdict
from onrecord.record import MACHINE, Record
from onrecord.run.finding import SHORTEST_PREFIX, Directory, Target
from onrecord.run.wiring import Wiring
from onrecord.text.actors import load_actors
from onrecord.thread import correct_statement

FAMILIES = {
    "entity": "entity", "statement": "happening", "occurrence": "happening", "article": "story", "story": "story",
}  # fmt: skip
"""What can be joined with what: entities; statements of happenings; articles and stories."""
REJECTABLE = frozenset({"statement", "occurrence", "article", "promise"})
CORRECTABLE = frozenset({"statement", "occurrence", "promise"})


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, and why."""

    because: str
    by: str = ""

    @property
    def author(self) -> str:
        """The name given, or the login name."""
        return self.by.strip() or login_name()


def login_name() -> str:
    """The name of who is logged in; SettingWrong where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise SettingWrong("nobody is logged in by name", where="--by", next="Say who decides: --by NAME.") from error


def join(directory: Directory, left: str, right: str, signature: Signature, wiring: Wiring) -> Judgement:
    """The two are one, in the record and in every account made from it; says what was kept.

    Both are entities, statements or happenings, or articles or stories; UsageError if they are not of one sort.
    """
    one, other = _find_pair(directory, left, right)
    return _keep(directory.record, _between("same", one, other, signature, wiring))


def split(directory: Directory, left: str, right: str, signature: Signature, wiring: Wiring) -> Judgement:
    """The two are different and are never joined again; where one is part of the other, it is taken out of it."""
    one, other = _find_pair(directory, left, right)
    one, other = _apart(one, other)
    return _keep(directory.record, _between("different", one, other, signature, wiring))


def reject(directory: Directory, named: str, signature: Signature, wiring: Wiring) -> Judgement:
    """What the statement (the happening, promise, article) says is wrong: it is told in no account any more."""
    target = directory.find(named)
    if target.what not in REJECTABLE:
        why = f"{_a(target.what)} cannot be rejected"
        raise UsageError(why, where=named, next="Reject the statements it rests on.")
    return _keep(directory.record, _on(target, "rejected", "", "", signature, wiring))


def correct(
    directory: Directory, named: str, field: str, value: str, signature: Signature, wiring: Wiring
) -> Judgement:
    """The field of the statement (of all statements of the happening) is told as `value`, with who says so and when.

    SettingWrong if it has no such field, or the value is none of it.
    """
    target = directory.find(named)
    if target.what not in CORRECTABLE:
        raise UsageError(f"{_a(target.what)} cannot be corrected", where=named, next="Name a statement or a happening.")
    if target.what == "promise":
        target = directory.find(target.traces[0].id)
    gazetteer = load_actors(wiring.actors)
    for trace in target.traces:
        statement = directory.statements.get(trace.id) or directory.record.statement(trace.id)
        if statement is not None:
            correct_statement(statement, field, value, lambda name: next((a.id for a in gazetteer.named(name)), None))
    return _keep(directory.record, _on(target, "corrected", field, value, signature, wiring))


def rename(directory: Directory, named: str, name: str, signature: Signature, wiring: Wiring) -> Judgement:
    """The entity is called `name` from now on; its other names stay with it."""
    target = directory.find(named)
    if target.what != "entity":
        raise UsageError(f"{_a(target.what)} has no name to change", where=named, next="Name an entity.")
    if not name.strip():
        raise SettingWrong("the name is empty", next="Give the name it is to have.")
    return _keep(directory.record, _on(target, "renamed", "name", name.strip(), signature, wiring))


def list_decisions(record: Record) -> Sequence[Judgement]:
    """All that people decided, oldest first, what was withdrawn with its end."""
    return [j for j in record.view().decisions() if not j.by.startswith(MACHINE)]


def withdraw(record: Record, decision: str, by: str = "") -> Judgement:
    """The decision of that id (or its beginning) holds no more; NothingFound if none in force has it."""
    in_force = [j for j in list_decisions(record) if j.ended_at is None]
    whole = decision if len(decision) >= SHORTEST_PREFIX else None
    found = [j for j in in_force if j.id == decision or (whole and j.id.startswith(whole))]
    if len(found) != 1:
        raise NothingFound(
            f"no decision in force has the id {decision!r}", next="List them with `onrecord decisions --record PATH`."
        )
    record.end_judgement(found[0], by.strip() or login_name())
    return found[0]


def _find_pair(directory: Directory, left: str, right: str) -> tuple[Target, Target]:
    one, other = directory.find(left), directory.find(right)
    families = FAMILIES.get(one.what), FAMILIES.get(other.what)
    if families[0] is None or families[0] != families[1]:
        raise UsageError(
            f"{_a(one.what)} and {_a(other.what)} are neither one thing nor two of a kind", where=f"{left}, {right}",
            next="Name two entities, two statements or happenings, or two articles or stories.",
        )  # fmt: skip
    for target in (one, other):
        if target.what == "statement" and any(a.kind != "event" for a in target.traces):
            raise UsageError("only statements of happenings are joined or split", where=target.id,
                             next="Use `onrecord reject` or `onrecord correct` for it.")  # fmt: skip
    return one, other


def _apart(left: Target, right: Target) -> tuple[Target, Target]:
    """Both sides without what they share: a part is split from the rest of its whole."""
    sides = [set(left.traces), set(right.traces)]
    if left.id == right.id and set(left.own) != set(right.own):
        # Two names of one entity: the one that is not its own goes out of it.
        out = 0 if right.id in {a.id for a in right.own} else 1
        sides[out] = set((left, right)[out].own)
    small = min((0, 1), key=lambda n: len(sides[n]))
    sides[1 - small] -= sides[small]
    if not sides[0] or not sides[1]:
        raise UsageError(
            f"{left.name!r} and {right.name!r} are one already where they are read, not by a join",
            where=f"{left.id}, {right.id}", next="Correct the statements that name the wrong one.",
        )  # fmt: skip
    return _only(left, sides[0]), _only(right, sides[1])


def _only(target: Target, traces: set[Trace]) -> Target:
    kept = tuple(a for a in target.traces if a in traces)
    named = target.id if target.what != "entity" or target.id in {a.id for a in kept} else kept[0].id
    return Target(target.what, named, target.name, kept)


def _between(verdict: Verdict, one: Target, other: Target, signature: Signature, wiring: Wiring) -> Judgement:
    if one.id == other.id:
        raise UsageError(f"{one.name!r} is one thing already", where=one.id, next="Name two things.")
    return Judgement(
        one.id, other.id, verdict, _reasons(signature), _author(signature), wiring.clock.now(),
        left_of=one.traces, right_of=other.traces,
    )  # fmt: skip


def _on(
    target: Target, verdict: Verdict, field: str, value: str, signature: Signature, wiring: Wiring
) -> Judgement:
    traces: tuple[Trace, ...] = target.traces
    return Judgement(
        target.id, field, verdict, _reasons(signature), _author(signature), wiring.clock.now(),
        value=value, left_of=traces,
    )  # fmt: skip


def _a(what: str) -> str:
    return f"an {what}" if what[0] in "aeiou" else f"a {what}"


def _reasons(signature: Signature) -> tuple[str, ...]:
    if not signature.because.strip():
        raise SettingWrong("a decision needs a reason", where="--because", next="Say why in a few words.")
    return (signature.because.strip(),)


def _author(signature: Signature) -> str:
    if signature.author.startswith(MACHINE):
        raise SettingWrong(f"{MACHINE!r} begins the name of a machine", where="--by", next="Name a person.")
    return signature.author


def _keep(record: Record, judgement: Judgement) -> Judgement:
    if not record.keep_judgement(judgement):
        raise UsageError("this was decided already, by the same person for the same reason", where=judgement.left,
                         next="See `onrecord decisions --record PATH`.")  # fmt: skip
    return judgement
