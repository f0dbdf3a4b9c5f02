"""Sections of a brief: what they tell beside each other, and what they leave out."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import Commitment, Mention, Party, PromiseHistory, Reading, Statement, Timex, When
from onrecord.tell import BriefQuestion, write_brief
from onrecord.tell.coherence import keep_coherent
from onrecord.tell.referents import named_referent, read_start
from onrecord.tell.sections.changed import tell_changed
from onrecord.tell.sections.coming import tell_coming
from onrecord.tell.sections.happened import tell_happened
from onrecord.tell.sections.numbers import rank_series
from onrecord.tell.sections.promised import tell_promises
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import Telling
from onrecord.tell.unfit import find_broken_form, find_unfit
from tell.build import (
    account,
    event,
    make_article,
    measure,
    occurrence,
    reading,
    sentence_with,
    sentences_of,
    series,
    span_of,
)

TERMS = (("US", "American"), ("Iraq",))


def count_troops(number: str, value: float, day: date, outlet: str) -> tuple[Reading, Statement]:
    """A report of so many US troops in Iraq on that day."""
    article = make_article(f"There are about {number} US troops in Iraq, the staff has counted.", day, outlet)
    found = measure(article, number, value, When(day, day, day.isoformat(), "published", None))
    return reading(article, (found,)), found


def tell(*counts: tuple[Reading, Statement]) -> dict[str, list[str]]:
    """The lines of a brief on these counts, by section."""
    readings, found = zip(*counts, strict=True)
    whole = account(*readings, series=(series(*found),))
    brief = write_brief(whole, BriefQuestion("US troops in Iraq", terms=TERMS))
    return {s.name: [line.text for line in s.lines] for s in brief.sections}


FIRST = count_troops("5,200", 5200, date(2020, 3, 1), "Harbour Post")
LAST = count_troops("2,500", 2500, date(2021, 2, 1), "Harbour Post")


def test_a_change_is_told_though_the_numbers_tell_its_figures() -> None:
    """Both sections tell the two figures, the one as a change."""
    told = tell(FIRST, LAST)
    assert told["What changed"] == [
        "US troops in Iraq: from about 5,200 (reported 1 March 2020, Harbour Post) "
        "to about 2,500 (reported 1 February 2021, Harbour Post)"
    ]
    assert "5,200" in told["The numbers"][0]


def test_a_change_is_from_the_first_figure_to_the_last() -> None:
    """Figures between the two stand under The numbers, which a letter may leave out: no line points there."""
    middle = count_troops("3,000", 3000, date(2020, 9, 9), "Gazette")
    told = tell(FIRST, middle, LAST)
    assert told["What changed"] == tell(FIRST, LAST)["What changed"] and "3,000" in told["The numbers"][0]


@pytest.mark.parametrize(("number", "value", "outlet"), [("2,500", 2500, "Gazette"), ("1,300", 1300, "Harbour Post")])
def test_figures_that_may_count_two_things_are_no_change(number: str, value: float, outlet: str) -> None:
    """Two outlets on two days, or figures four times apart, stand side by side and not as "from" and "to"."""
    told = tell(FIRST, count_troops(number, value, date(2021, 2, 1), outlet))
    assert "What changed" not in told
    assert number in told["The numbers"][0]


def test_two_outlets_figures_of_one_week_that_differ_twice_are_no_series() -> None:
    """A level does not halve within days by another outlet's count: the two count two things."""
    told = tell(FIRST, count_troops("2,500", 2500, date(2020, 3, 6), "Gazette"))
    assert not any("5,200" in line and "2,500" in line for lines in told.values() for line in lines)


def test_of_a_series_that_counts_two_things_the_newest_figure_is_told() -> None:
    """Where figures do not stand beside each other, the newest stands by itself."""
    (first, one), (second, other) = FIRST, count_troops("2,500", 2500, date(2020, 3, 6), "Gazette")
    whole = account(first, second, series=(series(one, other),))
    telling = Telling(Shelf(whole), BriefQuestion("US troops in Iraq", terms=TERMS), None)
    assert [[point.low for point in found.points] for found in rank_series(telling)] == [[2500]]


def test_three_figures_of_one_report_are_parts() -> None:
    """A report that gives three figures of one time counts a whole and its parts, and no series."""
    bases = ("for all", "for Taji", "for Erbil")
    text = " ".join(f"Iraq has {n} US troops {base}." for n, base in zip((900, 500, 400), bases, strict=True))
    article = make_article(text, date(2020, 3, 6), "Gazette")
    held = When(date(2020, 3, 6), date(2020, 3, 6), "2020-03-06", "published", None)
    found = [measure(article, number, float(number), held) for number in ("900", "500", "400")]
    points = series(*found)
    assert keep_coherent(Shelf(account(reading(article, tuple(found)))), points) is None
    two = replace(points, points=points.points[:2])
    assert keep_coherent(Shelf(account(reading(article, tuple(found)))), two) is not None


def test_a_line_that_another_holds_is_not_told_again() -> None:
    """The same sentence with more besides is told once, in the wording that comes first."""
    short = "The council of Norholm voted to rebuild the broken sea dyke with granite from the northern quarries."
    long = short[:-1] + ", a member told reporters late in the evening after hours of heated talk behind closed doors."
    article = make_article(f"{short}\n\n{long}", date(2021, 3, 1))
    telling = Telling(Shelf(account(reading(article))), BriefQuestion(), None)
    first, second = (telling.tell_sentence(s, "event") for s in sentences_of(article))
    assert (first is not None, second, dict(telling.refused)) == (True, None, {})


def test_one_voice_does_not_say_why_it_matters() -> None:
    """A judgement that somebody makes is left to his name; what a report tells as a consequence is told."""
    article = make_article(
        "The dam of Norholm broke, and the flood raised fears of hunger in the whole county. "
        "In the opinion of a Norholm grocer the flood raised fears that no council could have foreseen.",
        date(2021, 3, 1),
    )
    brief = write_brief(account(reading(article)), BriefQuestion())
    (why,) = (s for s in brief.sections if s.name == "Why it matters")
    assert [line.cites[0].span for line in why.lines] == [sentence_with(article, "The dam")]


@pytest.mark.parametrize(
    "words",
    [
        "Ana Torun/AP A boy looks on as the harbour of Norholm burns.",
        "The mayor of Norholm (C) opens the new harbour with his guests.",
        "Mayor Ann Orm of Norholm (Kim Stahl/Reuters)",
        "7. Several mayors keep telling that Norholm pays too much.",
        "March 4, 2016: The harbour of Norholm is closed to all ships.",
        "Please be advised that the council of Norholm has not shut its harbour.",
        "The harbour is missing from the 20 14 edition of the rules of Norholm.",
    ],
)
def test_captions_and_items_of_lists_are_no_lines(words: str) -> None:
    """What stands under a picture or in a list leans on what is not told."""
    assert find_broken_form(words)


def test_what_goes_on_behind_a_caption_is_one_too() -> None:
    """The second sentence of a paragraph under a picture tells no news by itself; in a paragraph of the report it
    does."""
    news = "The council of Norholm knew in May of the leak in the harbour."
    for before, behind, is_told in (
        ("FILE - In this photo sailors wait in Salder. ", "", False),
        ("Sailors of Salder wait. ", " (AP Photo/Ann Orm, File)", False),
        ("Sailors of Salder waited. ", " (The harbour is old.)", True),
    ):
        article = make_article(f"{before}{news}{behind}", date(2021, 3, 1))
        shelf = Shelf(account(reading(article)))
        assert (find_unfit(shelf, span_of(article, news), news) is None) == is_told


def test_a_piece_in_which_nobody_speaks_argues_by_itself() -> None:
    """Twenty sentences without a word of saying are an essay; a report has somebody say something."""
    essay = "The port of Norholm is open. " * 20
    for text, argues in ((essay, True), (essay + "It is safe, the mayor said. It is deep, a sailor told us.", False)):
        article = make_article(text.strip(), date(2021, 3, 1))
        assert Shelf(account(reading(article))).is_opinion_piece(article.id) == argues


@pytest.mark.parametrize(
    ("other", "day", "outlets"),
    [
        ("Gunmen attacked the granite port before dawn, sailors of Salder said.", 1, 2),
        ("Gunmen attacked the granite port before dawn, sailors of Salder said.", 20, 1),
        ("Rebels attacked a school.", 1, 1),
    ],
)
def test_outlets_are_counted_that_tell_the_same(other: str, day: int, outlets: int) -> None:
    """Of the outlets that were joined to a happening, those are cited and counted whose words are like the line's, in
    a report of the same days."""
    first = make_article("Gunmen attacked the granite port of Salder before dawn.", date(2021, 3, 1))
    second = make_article(other, date(2021, 3, day), "Gazette")
    told = [event(article, "attacked") for article in (first, second)]
    one = replace(occurrence(told[0], origins=2), statements=tuple(s.id for s in told))
    whole = account(*(reading(s, (e,)) for s, e in zip((first, second), told, strict=True)), occurrences=(one,))
    (line,) = tell_happened(Telling(Shelf(whole), BriefQuestion(), date(2021, 3, 2)), 1)
    assert (line.origins, len({cite.outlet for cite in line.cites})) == (outlets, outlets)


@pytest.mark.parametrize(
    ("lede", "is_told"),
    [
        ("The court of Norholm upheld a rule on the pay and leave of US troops in Iraq.", True),
        ("Sailors of Norholm held a dance amid a rule on US troops in Iraq.", False),
        ("The court of Norholm is considering what was ruled on US troops in Iraq.", False),
        ("The pay of US troops in Iraq might rise, a court of Norholm ruled.", False),
        ("The court of Norholm ruled that the pay of US troops in Iraq might rise.", True),
        ("The court of Norholm upheld a rule on US troops in Iraq, and could look at their pay.", True),
    ],
)
def test_the_first_sentence_of_a_report_is_told_whatever_it_tells(lede: str, is_told: bool) -> None:
    """The first sentence of an older report on all that was asked is told behind the newest one's, unless it names the
    subject beside its news, or tells of none; what may follow from the news is no less told."""
    old = replace(make_article(f"{lede} Gulls cried.", date(2021, 3, 1)), title="Norholm upholds pay of troops in Iraq")
    new = make_article("Ann Orm visited US troops in Iraq.", date(2021, 3, 4), outlet="Gulf Ledger")
    whole = account(reading(old), reading(new))
    brief = write_brief(whole, BriefQuestion("US troops in Iraq", size="minute", terms=TERMS))
    told = [line.text for s in brief.sections if s.name == "What happened" for line in s.lines]
    assert told[0].startswith("Ann Orm visited") and (len(told) == 2) == is_told


def test_the_noun_of_the_subject_may_have_a_participle_before_it() -> None:
    """"The closely guarded Salder bill" says which bill; "the gate closed" does not say which gate."""
    assert read_start("The closely guarded Salder bill became public.").kind == "plain"
    assert read_start("The gate closed on Kim Stahl.").kind == "definite"
    assert read_start("The family voted against Kim Stahl.").kind == "definite"
    assert read_start("This week Ardan laid out its plan.").kind == "plain"
    assert read_start("This week they laid out the plan of Ardan.").kind == "pointer"


def test_what_is_over_is_not_next() -> None:
    """Of a paragraph on what is next, the sentences that look ahead are told, and none whose time has passed."""
    text = "Ships will come to Norholm. Salder took the dredger of Norholm. Crews will dance in Norholm on 2 March."
    article = make_article(text, date(2021, 3, 1))
    article = replace(article, paragraphs=(replace(article.paragraphs[0], role="whats_next"),))
    span = span_of(article, "2 March")
    day = date(2021, 3, 2)
    time = Timex(span, "DATE", "2021-03-02", None, When(day, day, "2021-03-02", "stated", span), date(2021, 3, 1))
    shelf = Shelf(account(reading(article, times=(time,))))
    told = [
        [line.text.split(" (")[0] for line in tell_coming(Telling(shelf, BriefQuestion(), date(2021, 3, today)), 5)]
        for today in (1, 3)
    ]
    assert told[1] == ["Ships will come to Norholm."]
    assert len(told[0]) == 2


@pytest.mark.parametrize(
    ("words", "promise", "is_told"),
    [
        ("The mayor of Norholm promised to rebuild the broken dyke by May.", "rebuild the broken dyke by May", True),
        ("“The fair of Norholm is loud, dear and far too long for all who have to work all week,” says Ann Lee, a "
         "student of law who promised to sing.", "sing", False),
        ("The mayors of Norholm and Salder fell out after the one promised to rebuild the broken dyke by May.",
         "rebuild the broken dyke by May", False),
        ("Ann Orm of Norholm came up short in her promise to rebuild the broken dyke by May.",
         "rebuild the broken dyke by May", False),
        ("Ann Orm of Norholm denied that she had promised to rebuild the broken dyke by May.",
         "rebuild the broken dyke by May", False),
        ("Ann Orm of Norholm toured the coast, pledging to rebuild the broken dyke by May.",
         "pledging to rebuild the broken dyke by May", False),
        ("Ann Orm of Norholm again spoke of the pledge to rebuild the broken dyke by May.",
         "pledge to rebuild the broken dyke by May", False),
        ("Ann Orm of Norholm renewed the pledge to rebuild the broken dyke by May.",
         "pledge to rebuild the broken dyke by May", True),
        ("As a candidate Ann Orm of Norholm promised to rebuild the broken dyke by May.",
         "rebuild the broken dyke by May", False),
        ("Once Norholm agrees to rebuild the broken dyke by May, Salder will follow.",
         "rebuild the broken dyke by May", False),
        ("“If it rains we rebuild,” said Ann Orm of Norholm. She also promised to rebuild the broken dyke.",
         "rebuild the broken dyke", False),
        ("The mayor of Norholm promised to be the best friend of Salder in May.", "be the best friend of Salder in May",
         False),
        ("Ann Orm of Norholm said it will never trust the fleet of Salder.", "it will never trust the fleet of Salder",
         False),
        ("Ann Orm of Norholm hinted that they have agreed on a new dyke.", "they have agreed on a new dyke", False),
    ],
)  # fmt: skip
def test_a_promise_is_what_its_sentence_tells(words: str, promise: str, is_told: bool) -> None:
    """A bystander's plan, what only dates the news, what it is measured by, what was promised before or is supposed,
    what nobody can see kept, what will never be and what was settled are none."""
    article = make_article(words, date(2021, 3, 1))
    sentence = sentences_of(article)[-1]
    nobody = Party(None, None)
    act = Commitment(nobody, nobody, span_of(article, promise), None, "open")
    made = Statement(article.id, act, sentence, (sentence,), None, None, (), 0.9, "test")
    history = PromiseHistory("p", made.id, nobody, nobody, None, "open", ())
    whole = account(reading(article, (made,)), promises=(history,))
    assert bool(tell_promises(Telling(Shelf(whole), BriefQuestion(), date(2021, 3, 2)), 5)) == is_told
    assert not tell_promises(Telling(Shelf(whole), BriefQuestion(), date(2021, 5, 2)), 5)


@pytest.mark.parametrize(
    ("title", "argues"),
    [
        ("Norholm should mend its dyke", True),
        ("Norholm must not mend its dyke", True),
        ("Mayor says Norholm should mend its dyke", False),
        ("Should Norholm mend its dyke?", False),
        ("Ten dykes you should see", False),
    ],
)
def test_a_title_that_says_what_should_be_is_of_a_piece_of_opinion(title: str, argues: bool) -> None:
    """Unless it reports who says so, or asks."""
    article = replace(make_article("The dyke of Norholm broke, the mayor said.", date(2021, 3, 1)), title=title)
    assert Shelf(account(reading(article))).is_opinion_piece(article.id) == argues


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("Ann Orm, who has paid 2,500 US troops in Iraq, opened a dyke in Norholm.", False),
        ("Ann Orm has paid 2,500 US troops in Iraq and opened a dyke in Norholm.", True),
    ],
)
def test_a_figure_of_somebody_told_beside_the_news_is_no_quantity(words: str, is_told: bool) -> None:
    """What a clause counts of a person is no figure of the subject."""
    article = make_article(f"Rain fell on Norholm all day. {words}", date(2021, 3, 1))
    found = measure(article, "2,500", 2500)
    whole = account(reading(article, (found,)), series=(series(found),))
    brief = write_brief(whole, BriefQuestion("US troops in Iraq", terms=TERMS))
    assert any(s.name == "The numbers" for s in brief.sections) == is_told


@pytest.mark.parametrize(
    ("joined", "name", "kind", "named"),
    [
        ("Ann Orm", "Ann Orm", "PERSON", True),
        ("A spokesman for the Ardan guard", "Ardan", "NORP", False),
        ("A spokesman for Ann Orm", "Ann Orm", "PERSON", False),
    ],
)
def test_a_pronoun_is_named_by_whom_it_is_joined_with(joined: str, name: str, kind: str, named: bool) -> None:
    """ "He" is the person who is joined with it, and nobody named within the words for that person."""
    article = make_article(f"{joined} met reporters. He left the port.", date(2020, 3, 6))
    whom = Mention(span_of(article, name), kind, name, name)
    both = (span_of(article, joined), span_of(article, "He"))
    found = replace(reading(article), mentions=(whom,), coreference=(both,))
    told = named_referent(Shelf(account(found)), sentence_with(article, "He left"), "He")
    assert (told is not None) == named


def test_what_changed_since_a_day_is_news_that_was_done() -> None:
    """What was first reported since stands there as under What happened: a deed of the day, no state of things."""
    day = date(2021, 3, 1)
    texts = {"struck": "A storm struck the port of Norholm.", "based": "The fleet of Norholm is based in Salder."}
    readings, found = [], []
    for outlet, (trigger, text) in zip(("Gazette", "Harbour Post"), texts.items(), strict=True):
        article = make_article(text, day, outlet)
        told = event(article, trigger, when=When(day, day, day.isoformat(), "published", None))
        readings.append(reading(article, (told,)))
        found.append(occurrence(told))
    question = BriefQuestion("Norholm", since=date(2021, 2, 20), as_of=day, terms=(("Norholm",),))
    telling = Telling(Shelf(account(*readings, occurrences=tuple(found))), question, day)
    assert [line.text for line in tell_changed(telling, 5)] == ["A storm struck the port of Norholm."]


def test_what_somebody_said_of_another_has_changed_nothing() -> None:
    """Who blames whom is told under Who says what; the same sentence told as a deed stands."""
    day = date(2021, 3, 1)
    article = make_article("The council of Norholm blamed the port for the flood.", day)
    told = event(article, "blamed", when=When(day, day, day.isoformat(), "published", None))
    question = BriefQuestion("Norholm", since=date(2021, 2, 20), as_of=day, terms=(("Norholm",),))
    lines = []
    for kind in ("REJECT", "ACCUSE"):
        happened = replace(occurrence(told), type=kind)  # type: ignore[arg-type]
        telling = Telling(Shelf(account(reading(article, (told,)), occurrences=(happened,))), question, day)
        lines.append(len(tell_changed(telling, 5)))
    assert lines == [1, 0]
