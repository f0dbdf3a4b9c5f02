"""What is told together: figures of one quantity, disputes of two accounts, a report's own voice."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import Claim, Entity, Facing, Mention, PromiseHistory, Turn, When
from onrecord.tell import BriefQuestion, write_brief
from onrecord.tell.coherence import keep_coherent
from onrecord.tell.sections.disputed import tell_disputed
from onrecord.tell.sections.sayings import LEAST_SAID, said_share, word_claim
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import Telling
from onrecord.tell.wording import Refusal
from tell.build import NOBODY, account, claim, event, make_article, measure, occurrence, reading, series, span_of

MAY, JUNE, JULY = date(2020, 5, 4), date(2020, 6, 12), date(2020, 7, 9)


def on(day: date) -> When:
    return When(day, day, day.isoformat(), "published")


def count_troops(*texts: tuple[str, str, float]):  # type: ignore[no-untyped-def]
    """A shelf and the series of its figures, each of an article of its own."""
    articles = [make_article(text, day) for (text, _, _), day in zip(texts, (MAY, JUNE, JULY), strict=False)]
    found = [measure(a, number, value, on(JUNE)) for a, (_, number, value) in zip(articles, texts, strict=True)]
    whole = account(*(reading(a, (m,)) for a, m in zip(articles, found, strict=True)))
    return Shelf(whole), series(*found)


def test_figures_of_one_size_are_one_quantity() -> None:
    """Three reports of US troops in Iraq are told together; "soldiers" stands for troops, "American" for US."""
    shelf, troops = count_troops(
        ("Some 5,200 US troops are in Iraq.", "5,200", 5200),
        ("About 3,000 American soldiers are in Iraq.", "3,000", 3000),
        ("Some 2,500 US troops stay in Iraq.", "2,500", 2500),
    )  # fmt: skip
    assert keep_coherent(shelf, troops) == troops


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("An additional 4,000 US troops go to Iraq.", "An additional 4,000"),
        ("Some 4,000 additional US troops go to Iraq.", "4,000"),
        ("On top of 4,000 US troops in Iraq came the pilots.", "4,000"),
    ],
)
def test_a_figure_of_those_who_come_besides_is_no_point_of_a_series(text: str, number: str) -> None:
    """Whether "additional" was read with the figure or stands behind it, the figure is of those who were added."""
    shelf, troops = count_troops(
        ("Some 5,200 US troops are in Iraq.", "5,200", 5200), (text, number, 4000),
        ("Some 5,000 US troops stay in Iraq.", "5,000", 5000),
    )  # fmt: skip
    kept = keep_coherent(shelf, troops)
    assert kept is not None
    assert [point.low for point in kept.points] == [5200, 5000]


def test_parts_that_one_sentence_counts_are_no_level() -> None:
    """Of those who were sent in June and those who were sent last month neither figure is how many there are."""
    old = make_article("Some 250 US troops are in Iraq.", MAY)
    new = make_article("Orm sent 475 men besides 300 US troops in Iraq and 130 US troops of the air force.", JULY)
    found = [measure(old, "250", 250, on(MAY)), measure(new, "300", 300, on(JULY)), measure(new, "130", 130, on(JULY))]
    shelf = Shelf(account(reading(old, (found[0],)), reading(new, tuple(found[1:]))))
    assert keep_coherent(shelf, series(*found)) is None


def test_two_outlets_that_differ_at_once_count_two_things() -> None:
    """A force does not grow by half in days: one outlet counts its advisers, and the other all of its men."""
    articles = [
        make_article("Some 250 US troops are in Iraq.", JUNE),
        make_article("Some 130 US troops are in Iraq.", JUNE, outlet="Gulf Ledger"),
        make_article("Some 240 US troops are in Iraq.", JULY),
    ]
    found = [measure(a, n, float(n), on(JUNE)) for a, n in zip(articles, ("250", "130", "240"), strict=True)]
    shelf = Shelf(account(*(reading(a, (m,)) for a, m in zip(articles, found, strict=True))))
    assert keep_coherent(shelf, series(*found)) is None
    assert keep_coherent(shelf, series(found[0], found[2])) is not None


def test_a_body_of_the_state_says_whose_troops_they_are() -> None:
    """The Pentagon's troops are the American ones; a figure whose sentence names nobody of that state is left out."""
    texts = (("Some 5,200 US troops are in Iraq.", "5,200", 5200.0, "US", "us", ()),
             ("The Pentagon keeps about 3,000 troops in Iraq.", "3,000", 3000.0, "Pentagon", "us-defense", ("us",)),
             ("About 2,500 troops of Norway are in Iraq.", "2,500", 2500.0, "Norway", "norway", ()))  # fmt: skip
    readings, found = [], []
    for (text, number, value, name, actor, parents), day in zip(texts, (MAY, JUNE, JULY), strict=True):
        article = make_article(text, day)
        found.append(measure(article, number, value, on(JUNE)))
        mention = Mention(span_of(article, name), "ORG", actor, name)
        entity = Entity(actor, name, "ORG", (name,), parents)
        readings.append(replace(reading(article, (found[-1],)), mentions=(mention,), entities=(entity,)))
    kept = keep_coherent(Shelf(account(*readings)), series(*found))
    assert kept is not None
    assert [point.low for point in kept.points] == [5200, 3000]


def test_figures_far_apart_are_not_one_quantity() -> None:
    """A platoon is no point between two armies: the figure that is five times off the median is left out."""
    shelf, troops = count_troops(
        ("Some 5,200 US troops are in Iraq.", "5,200", 5200), ("A raid wounded 12 US troops in Iraq.", "12", 12),
        ("Some 2,500 US troops stay in Iraq.", "2,500", 2500),
    )  # fmt: skip
    kept = keep_coherent(shelf, troops)
    assert kept is not None
    assert [p.low for p in kept.points] == [5200, 2500]


@pytest.mark.parametrize(
    "other",
    [
        ("Some 2,500 US troops stay in Syria.", "2,500", 2500),
        ("Some 2,500 Turkish troops stay in Iraq.", "2,500", 2500),
        ("Some 2,500 US contractors stay in Iraq.", "2,500", 2500),
    ],
)  # fmt: skip
def test_a_figure_whose_sentence_names_another_is_left_out(other: tuple[str, str, float]) -> None:
    """What is counted, whose and where stands in the sentence of each figure; one figure alone is no series."""
    shelf, troops = count_troops(("Some 5,200 US troops are in Iraq.", "5,200", 5200), other)
    assert keep_coherent(shelf, troops) is None


def test_troops_of_nobody_are_no_series() -> None:
    """A count of "troops" may be of any army."""
    shelf, troops = count_troops(
        ("Some 5,200 troops are in Iraq.", "5,200", 5200), ("Some 2,500 troops stay in Iraq.", "2,500", 2500),
    )  # fmt: skip
    assert keep_coherent(shelf, replace(troops, of="troops")) is None


def test_a_columnist_is_not_told_as_a_report() -> None:
    """What happened is taken from reports; a piece that says "I" and "we" argues."""
    words = "Gunmen attacked a base in Iraq. I think we fail. We know why, and I said so before we left. I fear for us."
    argued, told = make_article(words, JUNE, "Ledger"), make_article("Rockets struck a base in Iraq.", JUNE, "Post")
    raid, rockets = event(argued, "attacked"), event(told, "struck")
    whole = account(
        reading(argued, (raid,)), reading(told, (rockets,)), occurrences=(occurrence(raid), occurrence(rockets)),
    )  # fmt: skip
    brief = write_brief(whole, BriefQuestion("Iraq", terms=(("Iraq",),)))
    told_lines = [line.text for s in brief.sections if s.name == "What happened" for line in s.lines]
    assert told_lines == ["Rockets struck a base in Iraq."]
    alone = account(reading(argued, (raid,)), occurrences=(occurrence(raid),))
    brief = write_brief(alone, BriefQuestion("Iraq", terms=(("Iraq",),)))
    assert "What happened" not in {s.name for s in brief.sections}
    assert dict(brief.coverage.refused_why)["stands in a piece of opinion"] >= 1


def test_two_figures_of_one_article_are_no_dispute() -> None:
    """An article that counts twice tells of two raids; two reports that count otherwise dispute."""
    first = make_article("A raid in Iraq killed 12 US troops. A raid in Iraq killed 30 US troops.", JUNE)
    second = make_article("The raid in Iraq killed 15 US troops.", JUNE, "Ledger")
    twelve, thirty = measure(first, "12", 12), measure(first, "30", 30)
    fifteen = measure(second, "15", 15)
    for other, lines in ((thirty, 0), (fifteen, 1)):
        facing = Facing(twelve.id, other.id, "contradicts", "two figures")
        whole = account(reading(first, (twelve, thirty)), reading(second, (fifteen,)), facings=(facing,))
        brief = write_brief(whole, BriefQuestion("Iraq", terms=(("Iraq",),)))
        assert sum(len(s.lines) for s in brief.sections if s.name == "Disputed") == lines


@pytest.mark.parametrize(
    ("answer", "lines"),
    [
        ("Norway denied that it raided Iraq.", 1),
        ("Norway said that it had not raided Iraq.", 1),
        ("Norway said that it would not raid Iraq.", 0),
        ("Norway did not immediately respond on Iraq, but dismissed its envoy.", 0),
        ("Norway did not deny that it raided Iraq.", 0),
        ("Norway rejected every claim that it raided Iraq.", 1),
        ("Norway rejected the demand that it leave Iraq.", 0),
    ],
)
def test_two_voices_dispute_where_one_says_that_it_is_not_so(answer: str, lines: int) -> None:
    """What somebody will not do, or does not comment on, faces no report; the same two dispute one thing once."""
    told = [make_article(f"Sweden said that Norway raided Iraq{end}.", JUNE, end) for end in (" in May", " by sea")]
    replies = [make_article(answer, JUNE, f"{end} Ledger") for end in ("Old", "New")]
    said = [claim(article, "Sweden", "said", "Norway raided Iraq", "asserts") for article in told]
    denied = [claim(article, "Norway", answer.split()[1], answer.split(" ", 2)[2].rstrip(".")) for article in replies]
    facings = tuple(
        Facing(first.id, second.id, "denies", "of one raid") for first, second in zip(said, denied, strict=True)
    )
    readings = [reading(article, (act,)) for article, act in zip((*told, *replies), (*said, *denied), strict=True)]
    brief = write_brief(account(*readings, facings=facings), BriefQuestion("Iraq", terms=(("Iraq",),)))
    assert sum(len(s.lines) for s in brief.sections if s.name == "Disputed") == lines


@pytest.mark.parametrize(("answer", "lines"), [("denied that it raided Iraq", 1), ("dismissed all talk of Iraq", 0)])
def test_who_dismisses_talk_denies_nothing(answer: str, lines: int) -> None:
    """In one sentence too a dispute has somebody who says that it is not so."""
    article = make_article(f"Sweden said that Norway raided Iraq, and Norway {answer}.", JUNE)
    said = claim(article, "Sweden", "said", "Norway raided Iraq", "asserts")
    cue, content = answer.split(" ", 1)
    denied = claim(article, "Norway", cue, content)
    facing = Facing(said.id, denied.id, "denies", "of one raid")
    brief = write_brief(account(reading(article, (said, denied)), facings=(facing,)), BriefQuestion("Iraq"))
    assert sum(len(s.lines) for s in brief.sections if s.name == "Disputed") == lines


@pytest.mark.parametrize(("first", "lines"), [("saw", 1), ("condemned", 0)])
def test_two_voices_that_judge_alike_dispute_nothing(first: str, lines: int) -> None:
    """Who condemns a raid and denies a part in it does not face another who condemns it."""
    told = make_article(f"Sweden said that it {first} the raid on Iraq.", JUNE)
    reply = make_article("Norway, unlike Sweden, condemned the raid on Iraq and denied any part in it.", JUNE, "Ledger")
    said = claim(told, "Sweden", "said", f"it {first} the raid on Iraq", "asserts")
    denied = claim(reply, "Norway", "denied", "any part in it")
    whole = account(
        reading(told, (said,)), reading(reply, (denied,)), facings=(Facing(said.id, denied.id, "denies", "of a raid"),)
    )
    telling = Telling(Shelf(whole), BriefQuestion("Iraq", terms=(("Iraq",),)), JUNE)
    assert len(tell_disputed(telling, 3)) == lines


@pytest.mark.parametrize(("accused", "lines"), [("Norway", 1), ("Denmark", 0)])
def test_who_denies_for_another_than_the_accused_does_not_answer(accused: str, lines: int) -> None:
    """Two who blame others may each deny what is said of their own side."""
    text = f"Sweden accused {accused} of a raid on Iraq. Finland denied the charges against Norway over Iraq."
    article = make_article(text, JUNE)
    said = claim(article, "Sweden", "accused", f"{accused} of a raid on Iraq", "accuses")
    denied = claim(article, "Finland", "denied", "the charges against Norway over Iraq")
    facing = Facing(said.id, denied.id, "denies", "of one raid")
    brief = write_brief(account(reading(article, (said, denied)), facings=(facing,)), BriefQuestion("Iraq"))
    assert sum(len(s.lines) for s in brief.sections if s.name == "Disputed") == lines


def test_figures_years_apart_are_no_line() -> None:
    """What was counted three years before, with nothing between, is told by itself or not at all."""
    for last, is_line in ((JULY, True), (date(2023, 7, 9), False)):
        counts = (("5,200", JUNE), ("3,000", last))
        first, second = (make_article(f"Some {number} US troops are in Iraq.", day) for number, day in counts)
        found = [measure(first, "5,200", 5200, on(JUNE)), measure(second, "3,000", 3000, on(last))]
        readings = [reading(a, (m,)) for a, m in zip((first, second), found, strict=True)]
        question = BriefQuestion("US troops in Iraq", terms=(("US",), ("troops",), ("Iraq",)))
        brief = write_brief(account(*readings, series=(series(*found),)), question)
        lines = [line.text for s in brief.sections if s.name == "The numbers" for line in s.lines]
        assert any("5,200" in line and "3,000" in line for line in lines) == is_line


def test_voices_of_two_reports_dispute_where_one_names_the_other() -> None:
    """Who denies something else, in another report, does not answer."""
    for accused, lines in (("Norway", 1), ("Sweden", 0)):
        told = make_article(f"Ann Orm said that {accused} raided Iraq in May.", JUNE)
        reply = make_article("Norway denied that it raided Iraq.", JUNE, "Ledger")
        said = claim(told, "Ann Orm", "said", f"{accused} raided Iraq", "asserts")
        denied = claim(reply, "Norway", "denied", "it raided Iraq")
        facing = Facing(said.id, denied.id, "denies", "of one raid")
        whole = account(reading(told, (said,)), reading(reply, (denied,)), facings=(facing,))
        brief = write_brief(whole, BriefQuestion("Iraq", terms=(("Iraq",),)))
        assert sum(len(s.lines) for s in brief.sections if s.name == "Disputed") == lines


def test_a_word_in_passing_is_no_saying() -> None:
    """Who says what is told of sentences that are what is said, for a third of their length at the least."""
    article = make_article("Norway denied the raid while its fleet left the port of Basra for the open sea.", JUNE)
    passing = claim(article, "Norway", "denied", "the raid")
    assert isinstance(passing.act, Claim)
    assert said_share(passing, passing.act) < LEAST_SAID


def test_a_law_is_no_voice() -> None:
    """What is read there belongs to no speaker."""
    article = make_article("The Orm settlement says that Basra must be left. Kim Law says that Basra is lost.", JUNE)
    read = claim(article, "The Orm settlement", "says", "Basra must be left", "asserts")
    said = claim(article, "Kim Law", "says", "Basra is lost", "asserts")
    telling = Telling(Shelf(account(reading(article, (read, said)))), BriefQuestion(), None)
    assert word_claim(telling, read) == Refusal("nobody says it") != word_claim(telling, said)


@pytest.mark.parametrize(
    ("said", "behind", "is_told"),
    [
        ("Basra is not the only reason for the war", " But it is one of them.", False),
        ("Basra is not the only reason for the war", "” Kim Stahl said. “Still, it is one.”", False),
        ("Basra is not the only reason for the war", " Ships sail.", True),
        ("No one doubts that Basra is lost", " But it can be won.", False),
        ("People like to say that Basra is lost", " I say it is not.", False),
        ("Some have said that Basra is lost, but it is not", " Ships sail.", True),
        ("I should have said, ‘Basra is lost", " It will burn,’” she said.", False),
        ("I said that ‘Basra’s port’ is lost", " Ships sail.", True),
    ],
)
def test_a_quotation_is_not_cut_before_the_speaker_turns_it_round(said: str, behind: str, is_told: bool) -> None:
    """"Basra is not the only reason" is told where no "but" of the same speaker follows, and what others say never."""
    article = make_article(f"Kim Stahl of Norway said: “{said}.{behind}", JUNE)
    quoted = claim(article, "Kim Stahl of Norway", "said", f"{said}.")
    assert isinstance(quoted.act, Claim)
    quoted = replace(quoted, act=replace(quoted.act, form="direct"))
    telling = Telling(Shelf(account(reading(article, (quoted,)))), BriefQuestion(), None)
    wording = word_claim(telling, quoted)
    assert isinstance(wording, Refusal) and (wording.why != "says what the next sentence takes up") == is_told


def test_a_question_is_no_statement() -> None:
    """What somebody asks is not told as what he says, though its mark stands behind the words that were read."""
    article = make_article("Kim Stahl of Norway said: “Tell me, how is Basra lost and won?”", JUNE)
    asked = claim(article, "Kim Stahl of Norway", "said", "Tell me, how is Basra lost and won")
    assert isinstance(asked.act, Claim)
    asked = replace(asked, act=replace(asked.act, form="direct"))
    telling = Telling(Shelf(account(reading(article, (asked,)))), BriefQuestion(), None)
    assert word_claim(telling, asked) == Refusal("says what the next sentence takes up")


@pytest.mark.parametrize(
    ("deed", "beside"),
    [
        ("Norway pulled a frigate with forty sailors and a crew of cooks, clerks and pilots out of the port of Basra in"
         " Iraq before the summer heat, the storms and the long repairs of its worn engines.", True),
        ("Norway pulled a frigate out of the Gulf near Oman.", False),
    ],
)  # fmt: skip
def test_kept_is_said_of_one_matter_only(deed: str, beside: bool) -> None:
    """A promise of troops for Basra is not called kept by a report of another deed there, which stands beside it; what
    shares next to no word with it is not told."""
    made = make_article("Norway promised to send 300 soldiers to Basra in Iraq.", JUNE)
    later = make_article(deed, JULY, "Ledger")
    promise, done = claim(made, "Norway", "promised", "send 300 soldiers", "promises"), event(later, "pulled")
    history = PromiseHistory("h", promise.id, NOBODY, NOBODY, None, "kept", (Turn("kept", done.id, JULY, "a deed"),))
    whole = account(reading(made, (promise,)), reading(later, (done,)), promises=(history,))
    brief = write_brief(whole, BriefQuestion())
    (line,) = [line.text for s in brief.sections if s.name == "Promises" for line in s.lines]
    assert ("A later report (9 July 2020): Norway pulled" in line) == beside
    assert "Kept" not in line


def test_a_part_of_what_is_counted_is_no_point() -> None:
    """ "2,500 of the US troops" counts a part of them."""
    shelf, troops = count_troops(
        ("Some 5,200 US troops are in Iraq.", "5,200", 5200), ("Some 4,000 US troops are in Iraq.", "4,000", 4000),
        ("Some 2,500 of the US troops are in Iraq.", "2,500", 2500),
    )  # fmt: skip
    kept = keep_coherent(shelf, troops)
    assert kept is not None and [point.low for point in kept.points] == [5200, 4000]


def test_a_figure_a_third_of_another_outlets_is_of_something_else() -> None:
    """Two figures of two outlets, all there are, count two things if the one is three times the other, at any time."""
    later = date(2021, 6, 12)
    first = make_article("Some 5,200 US troops are in Iraq.", MAY, "Gazette")
    last = make_article("Some 1,300 US troops are in Iraq.", later, "Harbour Post")
    found = [measure(first, "5,200", 5200, on(MAY)), measure(last, "1,300", 1300, on(later))]
    shelf = Shelf(account(*(reading(a, (m,)) for a, m in zip((first, last), found, strict=True))))
    assert keep_coherent(shelf, series(*found)) is None


@pytest.mark.parametrize(
    "other",
    [
        "The general offers to keep 4,000 US troops in Iraq.", "Ardan expects 4,000 US troops in Iraq.",
        "Another 4,000 US troops are in Iraq.", "It is not 4,000 US troops that are in Iraq.",
        "A raid on 4,000 US troops in Iraq left two dead.",
    ],
)  # fmt: skip
def test_what_is_offered_expected_added_or_lost_is_no_point(other: str) -> None:
    """A series holds what was there, each time in all."""
    shelf, troops = count_troops(
        ("Some 5,200 US troops are in Iraq.", "5,200", 5200), (other, "4,000", 4000),
        ("Some 2,500 US troops are in Iraq.", "2,500", 2500),
    )  # fmt: skip
    kept = keep_coherent(shelf, troops)
    assert kept is not None and [point.low for point in kept.points] == [5200, 2500]


def test_a_series_of_no_place_or_of_plans_is_none() -> None:
    """Sums that bills name stand for no level, nor do plans beside one figure that was counted."""
    shelf, troops = count_troops(
        ("Some 5,200 US troops are in Iraq.", "5,200", 5200), ("Some 2,500 US troops are in Iraq.", "2,500", 2500)
    )
    assert keep_coherent(shelf, troops) == troops
    assert keep_coherent(shelf, replace(troops, place=None)) is None
    first, last = troops.points
    assert keep_coherent(shelf, replace(troops, points=(first, replace(last, note="planned")))) is None


@pytest.mark.parametrize(("first", "last", "is_told"), [(2018, 2019, True), (2019, 2020, False)])
def test_what_came_in_a_year_stands_beside_whole_years(first: int, last: int, is_told: bool) -> None:
    """In June a year is not over, and its count is of a part."""
    shelf, troops = count_troops(
        ("Some 5,200 US troops came to Iraq.", "5,200", 5200), ("Some 2,500 US troops came to Iraq.", "2,500", 2500)
    )
    said = shelf.statements[troops.points[0].statement_id].sentence
    years = [When(date(y, 1, 1), date(y, 12, 31), str(y), "stated", said) for y in (first, last)]
    points = tuple(replace(p, as_of=year) for p, year in zip(troops.points, years, strict=True))
    assert (keep_coherent(shelf, replace(troops, points=points)) is not None) == is_told


def test_a_plan_does_not_stand_in_for_a_figure_far_off() -> None:
    """Of two counted figures that are too far apart, one and a plan are left, which are no series."""
    shelf, troops = count_troops(
        ("Some 5,200 US troops are in Iraq.", "5,200", 5200), ("Some 300 US troops are in Iraq.", "300", 300),
        ("Some 2,500 US troops are to be in Iraq.", "2,500", 2500),
    )  # fmt: skip
    points = (*troops.points[:2], replace(troops.points[2], note="planned"))
    assert keep_coherent(shelf, replace(troops, points=points)) is None
