"""What people judged steers every account, also after other runs, versions, reprints and new articles."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from onrecord.errors import SettingWrong
from onrecord.model import Account, Event, Judgement, Measure, Reading, Statement, Trace, Verdict
from onrecord.thread import correct_statement, diff_readings, find_notes, trace_article, trace_statement
from onrecord.thread.corrections import read_amount, read_field
from onrecord.thread.steering import StoryJudge

from .build import Report, account_of

NOON = datetime(2030, 6, 1, 12, tzinfo=UTC)
STRUCK = "Red Dawn struck Fort Ister on the second of May with nine long rockets. Six guards were wounded there."
STRUCK_AGAIN = "Fighters of Red Dawn struck the gates of Fort Ister in the evening of the second. Nobody was near it."


def judge(
    verdict: Verdict, left: str, right: str = "", value: str = "", by: str = "Ana", hours: int = 0,
    left_of: tuple[Trace, ...] = (), right_of: tuple[Trace, ...] = (),
) -> Judgement:  # fmt: skip
    at = NOON + timedelta(hours=hours)
    return Judgement(left, right, verdict, ("seen",), by, at, value=value, left_of=left_of, right_of=right_of)


def strike(text: str = STRUCK, **facts: str) -> Report:
    return (
        Report(text, **facts)
        .event("ASSAULT", "struck", "Red Dawn", "Fort Ister", when="2030-05-02")
    )  # fmt: skip


def toll(**facts: str) -> Report:
    return strike(**facts).measure("Six", 6, "guard", "guards", when="2030-05-02")


def trace(report: Report, number: int = 0) -> Trace:
    return trace_statement(report.article, report.statements[number])


def happenings(account: Account) -> list[set[str]]:
    return [set(o.statements) for o in account.occurrences]


def ids(report: Report) -> list[str]:
    return [s.id for s in report.statements]


def test_a_rejected_statement_is_left_out_and_marked() -> None:
    """It stands in no reading, happening or series of the account, and a mark says who rejected it."""
    report = toll()
    told = trace(report, 1)
    account = account_of(report.reading(), judged=[judge("rejected", told.id, left_of=(told,))])
    assert [s.id for s in account.statements] == ids(report)[:1]
    assert account.series == ()
    assert [(m.statement_id, m.verdict, m.by) for m in account.marks] == [(told.id, "rejected", "Ana")]


@pytest.mark.parametrize("change", ["a later run", "a reprint", "a new version of the page"])
def test_a_rejected_statement_does_not_come_back(change: str) -> None:
    """Under another id, the same words of the same sentence stay rejected."""
    first = toll()
    judged = [judge("rejected", trace(first, 1).id, left_of=(trace(first, 1),))]
    if change == "a later run":
        second = Report(STRUCK).measure("Six", 6, "ister guard", "guards of the fort", when="2030-05-02")
    elif change == "a reprint":
        # Short sentences are shared by chance: only a long one is known in another page.
        long = "The army of Arland counted six guards among the wounded at Fort Ister that night."
        first = Report(long).measure("six", 6, "guard", "guards")
        judged = [judge("rejected", trace(first).id, left_of=(trace(first),))]
        second = Report(long, outlet="Ledger", published="2030-05-04").measure("six", 6, "guard", "guards")
    else:
        second = Report(f"Updated at noon.\n\n{STRUCK}").measure("Six", 6, "guard", "guards", when="2030-05-02")
        second.article = replace(second.article, source_id=first.article.source_id)
    assert second.statements[0].id != judged[0].left
    account = account_of(second.reading(), judged=judged)
    assert not any(isinstance(s.act, Measure) for s in account.statements)


def test_a_short_sentence_of_another_page_is_not_rejected_with_it() -> None:
    """Two outlets that write the same five words do not say the same thing by that."""
    first, other = toll(), toll(outlet="Ledger", title="Another")
    account = account_of(other.reading(), judged=[judge("rejected", trace(first, 1).id, left_of=(trace(first, 1),))])
    assert any(isinstance(s.act, Measure) for s in account.statements)


def test_a_rejected_happening_takes_later_reports_of_it_along() -> None:
    """A report that comes in after the decision, and tells the same happening, is left out too."""
    first, later = strike(), strike(STRUCK_AGAIN, outlet="Ledger", published="2030-05-03")
    assert len(account_of(first.reading(), later.reading()).occurrences) == 1
    judged = [judge("rejected", "occurrence-1", left_of=(trace(first),))]
    account = account_of(first.reading(), later.reading(), judged=judged)
    assert account.occurrences == () and account.statements == ()


def test_a_rejected_article_tells_nothing() -> None:
    """Nothing of it is in the account."""
    first, other = toll(), strike(STRUCK_AGAIN, outlet="Ledger")
    told = trace_article(first.article)
    account = account_of(first.reading(), other.reading(), judged=[judge("rejected", told.id, left_of=(told,))])
    assert [a.id for a in account.articles] == [other.article.id]


def test_a_correction_is_what_the_account_says() -> None:
    """The figure is the corrected one under the statement's own id; the newer of two corrections holds."""
    report = toll()
    told = trace(report, 1)
    judged = [
        judge("corrected", told.id, "amount", "about 9", left_of=(told,)),
        judge("corrected", told.id, "amount", "at least 8", by="Ben", hours=1, left_of=(told,)),
    ]
    account = account_of(report.reading(), judged=judged)
    (point,) = account.series[0].points
    assert (point.statement_id, point.low, point.hedge) == (told.id, 8.0, "at_least")
    (mark,) = account.marks
    assert (mark.by, mark.field, mark.was, mark.value) == ("Ben", "amount", "6", "at least 8")


def test_a_correction_that_no_longer_fits_changes_nothing() -> None:
    """Where a later run reads the words as another kind of statement, the rest of the account stands."""
    report = strike()
    judged = [judge("corrected", ids(report)[0], "amount", "9", left_of=(trace(report),))]
    account = account_of(report.reading(), judged=judged)
    assert [s.id for s in account.statements] == ids(report) and account.marks == ()


def test_each_field_is_corrected_as_it_is_written() -> None:
    """Type, status, day, place and parties take the value, and the reading of it gives it back."""
    statement = strike().statements[0]
    for field, value in (
        ("type", "PROTEST"), ("status", "denied"), ("when", "2030-05"), ("place", "Port Salder"), ("actor", "Borosia"),
    ):  # fmt: skip
        corrected = correct_statement(statement, field, value, lambda name: None)
        assert read_field(corrected, field) == value and corrected.id == statement.id
    assert correct_statement(statement, "actor", "Borosia", lambda name: "borosia").act.actor.entity == "borosia"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("amount", "9", "no 'amount'"), ("type", "WAR", "One of: AGREE"), ("when", "last May", "is no date"),
     ("status", "maybe", "One of: happened")],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_refused(field: str, value: str, said: str) -> None:
    """The error says what would fit."""
    with pytest.raises(SettingWrong) as caught:
        correct_statement(strike().statements[0], field, value, lambda name: None)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("value", "low", "high", "hedge"),
    [("34", 34, 34, "exactly"), ("about 5,000", 5000, 5000, "about"), ("30 to 40", 30, 40, "exactly"),
     ("at least 2.5 million", 2.5e6, 2.5e6, "at_least")],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(value: str, low: float, high: float, hedge: str) -> None:
    """Figure, range, hedge and scale."""
    act = toll().statements[1].act
    assert isinstance(act, Measure)
    read = read_amount(act.amount, value)
    assert (read.low, read.high, read.hedge) == (low, high, hedge)


@pytest.mark.parametrize("value", ["many", "40 to 30", "", "perhaps 4"])
def test_what_is_no_amount_is_refused(value: str) -> None:
    """Words, backward ranges and unknown hedges are none."""
    act = toll().statements[1].act
    assert isinstance(act, Measure)
    with pytest.raises(SettingWrong):
        read_amount(act.amount, value)


def test_people_join_happenings_that_the_machine_keeps_apart() -> None:
    """All statements of both sides are one happening, with the reason, whichever came first."""
    first = strike()
    second = Report("A convoy left Port Salder in June.", outlet="Ledger", published="2030-06-01")
    second.event("RETREAT", "left", None, None, "Port Salder", "2030-06-01")
    assert len(account_of(first.reading(), second.reading()).occurrences) == 2
    judged = [judge("same", "o1", "o2", left_of=(trace(first),), right_of=(trace(second),))]
    (one,) = account_of(first.reading(), second.reading(), judged=judged).occurrences
    assert set(one.statements) == {*ids(first), *ids(second)}
    assert "judged the same by Ana" in one.why


def test_people_take_a_statement_out_of_a_happening() -> None:
    """It is never joined with the others again, nor with a third report of what they tell."""
    first, second = strike(), strike(STRUCK_AGAIN, outlet="Ledger", published="2030-05-03")
    third = strike(f"{STRUCK} It was loud.", outlet="Post", published="2030-05-03")
    judged = [judge("different", ids(second)[0], "o1", left_of=(trace(second),), right_of=(trace(first),))]
    found = happenings(account_of(first.reading(), second.reading(), third.reading(), judged=judged))
    assert set(ids(second)) in found
    assert {*ids(first), *ids(third)} in found


def test_the_newer_decision_and_the_person_prevail() -> None:
    """Of two persons' decisions on one pair the newer holds; a machine's never holds against a person's."""
    first, second = strike(), strike(STRUCK_AGAIN, outlet="Ledger", published="2030-05-03")
    sides = {"left_of": (trace(first),), "right_of": (trace(second),)}
    apart = judge("different", "a", "b", hours=1, **sides)  # type: ignore[arg-type]
    again = judge("same", "a", "b", hours=2, by="Ben", **sides)  # type: ignore[arg-type]
    machine = judge("different", "a", "b", hours=3, by="machine:test", **sides)  # type: ignore[arg-type]
    readings = first.reading(), second.reading()
    assert len(account_of(*readings, judged=[apart]).occurrences) == 2
    assert len(account_of(*readings, judged=[apart, again, machine]).occurrences) == 1
    assert len(account_of(*readings, judged=[again, replace(apart, at=NOON + timedelta(hours=9))]).occurrences) == 2


def named(*people: tuple[str, str]) -> Reading:
    text = " ".join(f"{name} spoke at length before the assembly." for name, _ in people)
    report = Report(text, outlet="-".join(name for name, _ in people))
    report.named = {name: (entity, name) for name, entity in people}
    return report.reading()


def test_actors_judged_different_are_kept_apart_through_others() -> None:
    """No chain of spellings joins what a person split."""
    readings = [named(("Adel Kamal", "person:adel-kamal")), named(("Adil Kamal", "person:adil-kamal"))]
    assert len(account_of(*readings).entities) == 1
    judged = [judge("different", "person:adel-kamal", "person:adil-kamal")]
    assert len(account_of(*readings, judged=judged).entities) == 2


def test_actors_judged_the_same_are_one_under_the_first_id() -> None:
    """Also two known ones, and through a third that no article here names."""
    readings = [named(("Orla Vint", "person:orla-vint")), named(("Tarn Holm", "person:tarn-holm"))]
    judged = [
        judge("same", "person:tarn-holm", "person:unseen"), judge("same", "person:unseen", "person:orla-vint"),
    ]  # fmt: skip
    (entity,) = account_of(*readings, judged=judged).entities
    assert set(entity.members) == {"person:orla-vint", "person:tarn-holm"}
    both = strike(STRUCK).reading()
    joined = account_of(both, judged=[judge("same", "fort-ister", "red-dawn")])
    assert [e.id for e in joined.entities if e.id in ("fort-ister", "red-dawn")] == ["fort-ister"]


def test_a_renamed_actor_is_called_so_wherever_it_stands() -> None:
    """The entity and the parties of statements bear the name; the older names stay."""
    report = strike()
    account = account_of(report.reading(), judged=[judge("renamed", "red-dawn", "name", "Red Dawn Front")])
    entity = next(e for e in account.entities if e.id == "red-dawn")
    assert entity.name == "Red Dawn Front" and "Red Dawn" in entity.names
    assert "named “Red Dawn Front” by Ana" in entity.why
    (statement,) = account.statements
    assert isinstance(statement.act, Event) and statement.act.actor.name == "Red Dawn Front"


def article_trace(key: str) -> Trace:
    return Trace(key, "article", page=f"page-{key}")


def place_all(judge_of: StoryJudge, *placed: tuple[str, str]) -> list[str]:
    return [judge_of.place(article, f"page-{article}", story)[0] for article, story in placed]


def test_joined_stories_stay_joined_for_later_articles() -> None:
    """What the machine would add to the second story goes to the first; ids of articles move alone."""
    whole = judge("same", "s1", "s2", left_of=(article_trace("a"),), right_of=(article_trace("b"),))
    assert place_all(StoryJudge([whole]), ("a", "s1"), ("b", "s2"), ("c", "s2")) == ["s1", "s1", "s1"]
    single = judge("same", "b", "s1", left_of=(article_trace("b"),), right_of=(article_trace("a"),))
    assert place_all(StoryJudge([single]), ("a", "s1"), ("b", "s2"), ("c", "s2")) == ["s1", "s1", "s2"]


def test_an_article_taken_out_of_a_story_stays_out() -> None:
    """Later articles go with the story, also where the one taken out came first."""
    out = judge("different", "b", "s1", left_of=(article_trace("b"),), right_of=(article_trace("a"),))
    first, other, later = place_all(StoryJudge([out]), ("a", "s1"), ("b", "s1"), ("c", "s1"))
    assert first == later == "s1" != other
    other, first, later = place_all(StoryJudge([out]), ("b", "s1"), ("a", "s1"), ("c", "s1"))
    assert first == later != other


def test_a_changed_page_is_told_in_statements() -> None:
    """Altered with both values, added, and cut; a sentence that only moved is no change."""
    before = Report("Six guards were wounded at the fort on Monday.\n\nThe road was closed. More is to come tomorrow.")
    before.measure("Six", 6, "guard", "guards").event("COERCE", "closed").event("CONSULT", "come")
    after = Report(
        "The road was closed. Nine guards were wounded at the fort on Monday.\n\nA bridge fell.\n\n"
        "Correction: an earlier version gave the number of wounded guards as six, not nine."
    )
    after.event("COERCE", "closed").measure("Nine", 9, "guard", "guards").event("ASSAULT", "fell")
    last = after.article.paragraphs[-1]
    noted = (*after.article.paragraphs[:-1], replace(last, role="correction"))
    reading = after.reading()
    reading = replace(reading, article=replace(reading.article, paragraphs=noted))
    edits = diff_readings(before.reading(), reading)
    assert [(e.kind, e.what) for e in edits] == [("altered", (("amount", "6", "9"),)), ("added", ()), ("cut", ())]
    assert edits[0].note == reading.article.span(last.start, last.end)
    (note,) = find_notes(reading)
    assert note.corrects is not None and note.corrects.id == after.statements[1].id


def test_an_unchanged_page_has_no_edits() -> None:
    """The same words give none."""
    assert diff_readings(toll().reading(), toll().reading()) == ()


def test_without_judgements_nothing_is_touched() -> None:
    """The account holds the very readings of the record."""
    reading = toll().reading()
    account = account_of(reading)
    assert account.readings[0] is reading and account.marks == ()


def test_statements_are_traced_by_their_words() -> None:
    """The trace of a statement does not hang on its id or on where its sentence stands."""
    first, second = toll(), Report(f"Updated at noon.\n\n{STRUCK}")
    second.measure("Six", 6, "guard", "guards", when="2030-05-02")
    one: Statement = first.statements[1]
    moved = trace_statement(second.article, second.statements[0])
    assert replace(trace_statement(first.article, one), id="", page="") == replace(moved, id="", page="")
