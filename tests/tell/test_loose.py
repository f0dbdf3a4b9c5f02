"""Sentences that point at what they do not say are no lines; what they would say is told with its day."""

from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest

from onrecord.model import Claim, Line, Mention, Timex, When
from onrecord.tell import BriefQuestion, Shelf, write_brief
from onrecord.tell.coherence import keep_coherent
from onrecord.tell.dates import apply_replacements, find_left_open, resolve_dates
from onrecord.tell.loose import (
    find_by_one_name,
    find_loose_words,
    find_name_of_dead,
    find_pronoun_of_nobody,
    names_only_speaker,
)
from onrecord.tell.telling import Telling
from onrecord.tell.timeline import leave_day_out
from onrecord.tell.unfit import find_broken_form
from onrecord.tell.wording import Refusal
from tell.build import account, claim, event, make_article, measure, occurrence, reading, series, span_of

ROWS = [
    row.split("\t") for row in (files("onrecord.tell") / "loose.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("example", "fits"), [(row[1], row[2]) for row in ROWS])
def test_each_pattern_finds_its_example_and_leaves_what_fits(example: str, fits: str) -> None:
    """Every row of the table refuses the sentence that points elsewhere, and not its neighbour that says it all."""
    assert find_loose_words(example) and find_loose_words(fits) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("A little-known group of Ardan claimed the attack in a message.", "the attack"),
        ("General Orm made the announcement during a visit to Ardan.", "the announcement"),
        ("The union of Ardan dismissed the reduction as a gift.", "the reduction"),
        ("The union of Ardan dismissed the reduction of pay.", None),
        ("Ardan passed a bill, and the measure was signed.", None),
        ("Gunmen fired on the port of Ardan, and the attack lasted an hour.", None),
        ("Ardan condemned the attack on the port.", None),
        ("Ardan looked into the shooting death of Ann Orm.", None),
    ],
)
def test_a_deed_called_known_must_be_told_in_the_sentence(words: str, found: str | None) -> None:
    """"The attack" stands where the sentence says which attack, or has told of one."""
    assert find_loose_words(words) == found


def test_what_opens_a_report_may_say_late_what_it_tells_but_not_early() -> None:
    """Of all loose words of the sentence each is judged, not the first that a pattern finds."""
    late, early = "The council of Ardan shut its port, as ships were late, and Lund stayed there.", "Orm’s move"
    assert find_loose_words(late) == "there." and find_loose_words(late, opens=True) is None
    assert find_loose_words(f"{early} is late: {late}", opens=True) == early


def test_a_sentence_that_names_only_its_speaker_is_no_line() -> None:
    """"A child was killed, the army of Ardan said" leaves open where; with the place it stands."""
    bare = make_article("A child was killed, the army of Ardan said.", date(2030, 5, 2))
    told = reading(bare, (claim(bare, "the army of Ardan", "said", "A child was killed", "asserts"),))
    assert names_only_speaker(Shelf(account(told)), told.sentences[0])
    placed = make_article("A child was killed in Salder, the army of Ardan said.", date(2030, 5, 2))
    told = reading(placed, (claim(placed, "the army of Ardan", "said", "A child was killed in Salder", "asserts"),))
    assert not names_only_speaker(Shelf(account(told)), told.sentences[0])
    telling = Telling(Shelf(account(told)), BriefQuestion(), None)
    assert not isinstance(telling.word(told.sentences[0]), Refusal)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The death of Ann Orm shook Ardan. Orm said the guards of Ardan must go.", "Orm"),
        ("Orm’s funeral was in Ardan. Orm said the guards of Ardan must go.", "Orm"),
        ("The visit of Ann Orm shook Ardan. Orm said the guards of Ardan must go.", None),
    ],
)
def test_of_two_who_bear_a_name_the_dead_one_does_not_speak(text: str, name: str | None) -> None:
    """A bare surname that speaks in a report on its bearer's death is that of somebody of the family."""
    article = make_article(text, date(2030, 5, 2))
    said = claim(article, "Orm", "said", "the guards of Ardan must go", "demands")
    at = text.rindex("Orm said")
    assert isinstance(said.act, Claim)
    own = replace(said, act=replace(said.act, source=replace(said.act.source, span=article.span(at, at + 3))))
    told = reading(article, (own,))
    assert find_name_of_dead(Shelf(account(told)), told.sentences[1]) == name


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "stance"),
    [
        ("Premier Orm says he will not stand again.", "Premier Orm", "says", "he will not stand again", "asserts"),
        ("Premier Orm denies shots at sailors.", "Premier Orm", "denies", "shots at sailors", "denies"),
    ],
)
def test_who_speaks_of_himself_needs_no_other_name(text: str, source: str, cue: str, content: str, stance: str) -> None:
    """A premier's own plans, and what he denies, are of him: the line names whom it is about."""
    article = make_article(text, date(2030, 5, 2))
    told = reading(article, (claim(article, source, cue, content, stance),))
    assert not names_only_speaker(Shelf(account(told)), told.sentences[0])


def test_what_leans_is_no_line_of_a_brief_but_may_stand_beside_its_day() -> None:
    """A timeline gives the day that "the attack" leans on; a brief's line stands alone."""
    article = make_article("A little-known group of Ardan claimed the attack in a message.", date(2030, 5, 2))
    shelf = Shelf(account(reading(article)))
    (sentence,) = shelf.readings[article.id].sentences
    assert isinstance(Telling(shelf, BriefQuestion(), None).word(sentence), Refusal)
    assert not isinstance(Telling(shelf, BriefQuestion(), None, stands_alone=False).word(sentence), Refusal)


def test_an_old_line_without_a_day_says_when_it_was_reported() -> None:
    """What held ten days ago is told with its day; what its report dates, and what is new, needs no more."""
    old = make_article("Gunmen attacked the port of Salder.", date(2030, 6, 20))
    dated = make_article("Gunmen attacked the port of Ardan in June 2030.", date(2030, 6, 21))
    day = make_article("On Jun. 22 gunmen attacked the dam of Orm.", date(2030, 6, 23))
    new = make_article("Gunmen attacked the bridge at Norvik.", date(2030, 6, 30))
    raids = [event(article, "attacked") for article in (old, dated, day, new)]
    whole = account(
        *(reading(a, (r,)) for a, r in zip((old, dated, day, new), raids, strict=True)),
        occurrences=tuple(occurrence(r) for r in raids),
    )
    texts = {line.text for s in write_brief(whole, BriefQuestion()).sections for line in s.lines}
    assert texts == {
        "Gunmen attacked the port of Salder. (Reported 20 June.)",
        "Gunmen attacked the port of Ardan in June 2030.",
        "On Jun. 22 gunmen attacked the dam of Orm.",
        "Gunmen attacked the bridge at Norvik.",
    }


@pytest.mark.parametrize(
    ("words", "is_caption"),
    [
        ("The envoy of Ardan speaks to sailors in Salder, May 2, 2030.", True),
        ("U.S. envoy Ann Orm displays a letter after announcing her leave in Salder, May 2, 2030.", True),
        ("Ann Orm announces her leave at the port of Salder on May 2, 2030.", True),
        ("In this May 2, 2030 photo, sailors of Ardan row to Salder.", True),
        ("A letter of Ann Orm is seen in Salder in a file photo.", True),
        ("The envoy of Ardan spoke to sailors in Salder on May 2, 2030.", False),
        ("The port, which opened on May 2, 2030, takes forty ships.", False),
    ],
)
def test_the_present_tense_with_a_full_date_is_a_caption(words: str, is_caption: bool) -> None:
    """News tells a dated day in the past tense; a picture's words stand in the present."""
    assert (find_broken_form(words) == "a caption or a transcript's label") == is_caption


@pytest.mark.parametrize(
    "words",
    [
        "We should have left 30,000 US troops in Iraq.",
        "They would keep 30,000 US troops in Iraq.",
        "Some 30,000 US troops are in Kuwait, Iraq and Qatar.",
    ],
)
def test_a_figure_that_is_wished_or_of_several_places_joins_no_series(words: str) -> None:
    """What somebody would have left there was never counted there, and what is in three places is not in one."""
    texts = ("About 25,000 US troops are in Iraq.", words, "About 20,000 US troops are in Iraq in May.")
    days = [date(2030, month, 2) for month in (1, 2, 3)]
    articles = [make_article(text, day) for text, day in zip(texts, days, strict=True)]
    held = [When(day, day, day.isoformat(), "published") for day in days]
    figures = (25000, 30000, 20000)
    told = [measure(a, f"{n:,}", n, when) for a, n, when in zip(articles, figures, held, strict=True)]
    readings = (reading(a, (m,)) for a, m in zip(articles, told, strict=True))
    one = series(*told)
    kept = keep_coherent(Shelf(account(*readings, series=(one,))), one)
    assert kept is not None and [p.low for p in kept.points] == [25000, 20000]


def resolve(words: str, *surfaces: str) -> str:
    """The words of Thursday 7 May 2020 with the dates of `surfaces`, which all mean that day, put in."""
    article, day = make_article(words, date(2020, 5, 7)), date(2020, 5, 7)
    times = tuple(
        Timex(span, "DATE", "2020-05-07", None, When(day, day, "2020-05-07", "relative", span), day)
        for span in (span_of(article, surface) for surface in surfaces)
    )
    return apply_replacements(words, resolve_dates(words, 0, times, year=None))


def test_an_hour_with_a_name_keeps_its_place_before_the_day() -> None:
    """"Shortly after midnight on Thursday" is not shortly after that day."""
    told = resolve("Shortly after midnight on Thursday, Ardan voted.", "midnight on Thursday")
    assert told == "Shortly after midnight on 7 May 2020, Ardan voted."


def test_a_day_told_twice_is_put_once_and_of_two_days_none() -> None:
    """"This morning, Wednesday" is one date; of "Thursday and Friday" one may lie ahead."""
    twice = "Ten rockets fell this morning, Thursday, on the port of Ardan."
    assert resolve(twice, "this morning", "Thursday").count("7 May 2020") == 1
    both = "Ardan was calm Thursday and Friday as people went home."
    assert resolve(both, "Thursday", "Friday") == both
    assert find_left_open(both) and find_left_open("Ardan lost 300 people since last December.")


def test_no_half_of_a_day_is_left_in_a_timeline() -> None:
    """"Early on Friday" stays whole beside its day; "on Friday" alone is left out."""
    article = make_article("Shells struck the port of Ardan.", date(2030, 5, 2))
    cites = (Shelf(account(reading(article))).cite(span_of(article, article.text)),)
    texts = [f"Shells struck{part} on 1 May 2030 at the port of Ardan." for part in (" early", "")]
    rules = ("relative date resolved: “on Wednesday” is 2030-05-01",)
    told = [leave_day_out(Line(text, "event", cites, rules=rules), "2030-05-01").text for text in texts]
    assert told == [texts[0], "Shells struck at the port of Ardan."]


@pytest.mark.parametrize(("first", "found"), [("Tess Orlin", "Orlin"), ("Borin", None)])
def test_a_surname_taken_for_a_body_is_a_speaker_of_one_name(first: str, found: str | None) -> None:
    """"Orlin added", where the report has named Tess Orlin, and the parse took her for a place and for a body."""
    article = make_article("Tess Orlin met envoys in Borin.\n\nThe port is calm, Orlin added.", date(2030, 5, 3))
    said = claim(article, "Orlin added", "added", "The port is calm", "asserts")
    assert isinstance(said.act, Claim)
    who = article.span(article.text.index("Orlin added"), article.text.index(" added"))
    said = replace(said, act=replace(said.act, source=replace(said.act.source, span=who)))
    names = (Mention(span_of(article, first), "GPE", None, first), Mention(who, "ORG", "org:orlin", "Orlin"))
    shelf = Shelf(account(replace(reading(article, (said,)), mentions=names)))
    assert find_by_one_name(shelf, shelf.sentence_at(who)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“He left Salder in haste,” Kim Stahl said.", "He"),
        ("“The general knew that he left Salder,” Kim Stahl said.", None),
        ("Kim Stahl said that he “left Salder in haste”.", None),
    ],
)
def test_a_pronoun_in_a_quotation_is_of_somebody(text: str, found: str | None) -> None:
    """Whom a quotation calls "he" stands in the line, by name or by what he is."""
    article = make_article(text, date(2030, 5, 3))
    said = claim(article, "Kim Stahl", "said", "left Salder", "asserts")
    name = Mention(span_of(article, "Kim Stahl"), "PERSON", "k", "Kim Stahl")
    shelf = Shelf(account(replace(reading(article, (said,)), mentions=(name,))))
    assert find_pronoun_of_nobody(shelf, shelf.sentence_at(name.span), text) == found
