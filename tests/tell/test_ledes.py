"""Where reports begin to tell, and which of their first sentences lead a brief."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onrecord.model import Article, Timex, When
from onrecord.tell import BriefQuestion, write_brief
from onrecord.tell.sections.openings import find_openings, find_stand_ins
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import Telling
from onrecord.tell.wording import Refusal, Wording
from tell.build import account, make_article, reading, span_of


@pytest.mark.parametrize(
    "page",
    [
        "Ann Lee\n\nSpecial for the Ledger\n\n",
        "ADVERTISEMENT\n\n",
        "Want our Ledger letters in your inbox? Sign up here.\n\n",
        "The Ledger is a nonprofit newsroom that looks into the ports of Ardan.\n\n",
        "Ann Lee is a senior reporter at the Ledger.\n\n",
        "A daily roundup of storms and tides.\n\n",
        "(This report was put right at noon on the quay of Ardan.)\n\n",
        "Enlarge this image toggle caption Kim Stahl/AP Kim Stahl/AP\n\n",
        "CLOSE Guards rest. Gulls rise over Ardan.\n\n",
        "Sailors wept in Norholm. (Photo: Kim Stahl, AP)\n\n",
        "Sailors wept in Norholm. (Reuters photo: Kim Stahl)\n\n",
        "Sailors wept in Norholm. Ann Orm has asked for more. (Palace of Ardan via AP)\n\n",
    ],
)
def test_a_report_begins_behind_what_its_page_puts_before_it(page: str) -> None:
    """Behind a byline, a button or a picture's words stands the first sentence, which is told as one."""
    article = make_article(f"{page}The court of Norholm freed a sailor.\n\nGulls cried.", date(2021, 3, 1))
    telling = Telling(Shelf(account(reading(article))), BriefQuestion(size="minute"), date(2021, 3, 1))
    first, *_ = telling.opening(article.id)
    assert telling.shelf.words(first) == "The court of Norholm freed a sailor."


def test_a_title_that_ran_into_its_report_is_not_told() -> None:
    """What holds the title of its report as it is printed is no sentence of it."""
    title = "Guards of Ardan leave for home"
    text = f"{title} Ann Orm has freed them.\n\nAnn Orm freed guards of Ardan."
    article = replace(make_article(text, date(2021, 3, 1)), title=title)
    telling = Telling(Shelf(account(reading(article))), BriefQuestion(size="minute"), date(2021, 3, 1))
    glued, plain = reading(article).sentences
    assert isinstance(telling.word(glued), Refusal) and isinstance(telling.word(plain), Wording)


def test_what_most_reports_open_with_leads() -> None:
    """A newer report of its own stands behind the news that three reports of the day before open with."""
    common = [make_article(f"Norholm freed {n} pilots of Ardan.", date(2021, 3, 3), outlet=f"Ledger {n}")
              for n in ("four", "five", "six")]
    own = make_article("Kim Stahl painted a boat in Ardan.", date(2021, 3, 4), outlet="Gulf Post")
    titled = (replace(article, title="News of Ardan") for article in (*common, own))
    brief = write_brief(account(*map(reading, titled)), BriefQuestion("Ardan", terms=(("Ardan",),)))
    told = [line.text for s in brief.sections if s.name == "What happened" for line in s.lines]
    assert "pilots of Ardan" in told[0] and any("Kim Stahl" in line for line in told[1:])


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("The pilot who left Ardan for Norholm was freed hours after he sank his boat.", True),
        ("The top Democrat of Ardan promised that he would sink no boat.", True),
        ("In the port of Ardan on Monday he sank a boat.", False),
    ],
)
def test_a_pronoun_of_a_first_sentence_is_of_whom_it_tells(words: str, is_told: bool) -> None:
    """Before the first sentence of a report is nothing its pronouns could point to, if it tells of a person."""
    article = make_article(f"{words} Gulls cried over Ardan.", date(2021, 3, 1))
    telling = Telling(Shelf(account(reading(article))), BriefQuestion(size="minute"), date(2021, 3, 1))
    assert isinstance(telling.word(reading(article).sentences[0]), Wording) == is_told


def old_and_new(days: int) -> tuple[Article, Article]:
    """A report on Ardan, and one of other matters so many days later."""
    old = make_article("The council of Ardan sold its port to Norholm.", date(2021, 3, 1))
    return old, make_article("Kim Stahl likes boats of Ardan.", date(2021, 3, 1) + timedelta(days=days), "Gulf Post")


@pytest.mark.parametrize(
    ("since", "reach_days", "is_told"),
    [(None, None, True), (None, 5, False), (None, 12, True), (date(2021, 3, 5), None, False)],
)
def test_news_lies_no_farther_back_than_was_asked(since: date | None, reach_days: int | None, is_told: bool) -> None:
    """Ten days back is news, unless news of five days, or since a later day, was asked for."""
    asked = BriefQuestion("Ardan", since, terms=(("Ardan",),), reach_days=reach_days)
    brief = write_brief(account(*map(reading, old_and_new(10))), asked)
    told = [line.text for s in brief.sections if s.name == "What happened" for line in s.lines]
    assert any("sold its port" in line for line in told) == is_told


def test_what_was_asked_of_the_past_is_told_of_the_past() -> None:
    """Where no report is of the days before the brief, What happened tells what older ones open with."""
    old, _ = old_and_new(0)
    brief = write_brief(account(reading(old)), BriefQuestion("Ardan", as_of=date(2024, 3, 1), terms=(("Ardan",),)))
    told = [line.text for s in brief.sections if s.name == "What happened" for line in s.lines]
    assert told == ["The council of Ardan sold its port to Norholm. (Reported 1 March 2021.)"]


@pytest.mark.parametrize(
    ("lede", "is_told"),
    [
        ("Ann Orm said Ardan was sold and lost.", False),
        ("There's a rush to sell boats, Ann Orm of Ardan found.", False),
        ("Ardan was sold and lost, Ann Orm said.", True),
        ("Ann Orm accused Ardan of what might be theft.", True),
    ],
)
def test_a_first_sentence_that_only_gives_words_tells_no_happening(lede: str, is_told: bool) -> None:
    """Who says what has what was only said; a deed that is done in words is news."""
    brief = write_brief(
        account(reading(make_article(f"{lede} Gulls cried.", date(2021, 3, 1)))),
        BriefQuestion("Ardan", terms=(("Ardan",),)),
    )
    assert any(s.name == "What happened" for s in brief.sections) == is_told


def test_a_first_sentence_behind_a_byline_names_what_its_title_gives() -> None:
    """What the title of a report and its first words name together, the sentence behind the byline is told for."""
    text = "Ann Lee\n\nThe council of Ardan freed four sailors.\n\nGulls cried."
    article = replace(make_article(text, date(2021, 3, 1)), title="Pirates of Ardan see sailors freed")
    terms = (("Ardan",), ("pirates",))
    brief = write_brief(account(reading(article)), BriefQuestion("Ardan pirates", terms=terms))
    told = [line.text for s in brief.sections if s.name == "What happened" for line in s.lines]
    assert told == ["The council of Ardan freed four sailors."]


def day_in(article: Article, name: str, day: date) -> tuple[Timex, ...]:
    """The words of the article as a time, on that day."""
    span = span_of(article, name)
    return (Timex(span, "DATE", day.isoformat(), None, When(day, day, day.isoformat(), "relative", span)),)


@pytest.mark.parametrize(("title", "is_told"), [("Ardan sells its port", True), ("Norholm buys a port", False)])
def test_a_second_sentence_tells_the_news_that_the_first_is_a_way_into(title: str, is_told: bool) -> None:
    """It stands in for a first sentence that tells of no deed, if the title says that the report is of its subject."""
    text = "Ann Orm may well like Ardan.\n\nThe council of Ardan sold its port to Norholm on Monday."
    article = replace(make_article(text, date(2021, 3, 2)), title=title)
    read = reading(article, times=day_in(article, "on Monday", date(2021, 3, 1)))
    brief = write_brief(account(read), BriefQuestion("Ardan", size="minute", terms=(("Ardan",),)))
    told = [line.text for s in brief.sections if s.name == "What happened" for line in s.lines]
    assert told == ["The council of Ardan sold its port to Norholm on 1 March."] * is_told


@pytest.mark.parametrize(
    ("text", "words", "is_told"),
    [
        ("Ann Orm is suing the court of Ardan, Norholm said Monday.", "Monday", True),
        ("Ann Orm of Ardan said Monday Norholm is suing the court.", "Monday", True),
        ("In a sharp but expected turn, Ann Orm of Ardan said Monday Norholm is suing the court.", "Monday", True),
        ("Ann Orm is suing the court of Ardan this year, Norholm said.", "this year", False),
        ("“Leave it Monday,” Ann Orm of Ardan said.", "Monday", False),
    ],
)
def test_what_was_said_on_its_day_is_told_where_nothing_was_done(text: str, words: str, is_told: bool) -> None:
    """A first sentence that gives what was said, and the day, is the news of a report that tells no deed."""
    article = replace(make_article(f"{text} Gulls cried.", date(2021, 3, 2)), title="Orm of Ardan to go")
    first = date(2021, 3, 1) if "onday" in words else date(2021, 1, 1)
    span = span_of(article, words)
    when = When(first, first if "onday" in words else date(2021, 12, 31), first.isoformat(), "relative", span)
    read = reading(article, times=(Timex(span, "DATE", first.isoformat(), None, when),))
    brief = write_brief(account(read), BriefQuestion("Ardan", size="minute", terms=(("Ardan",),)))
    assert any(s.name == "What happened" for s in brief.sections) == is_told


@pytest.mark.parametrize(("ways", "is_told"), [(3, True), (5, False)])
def test_the_news_behind_a_long_way_into_it_is_told(ways: int, is_told: bool) -> None:
    """Among the first five sentences one that tells a deed of its day stands in for those before it."""
    text = "\n\n".join(["Kim Stahl likes gulls, and gulls may like her."] * ways)
    article = make_article(f"{text}\n\nThe council of Ardan sold its port to Norholm on Monday.", date(2021, 3, 2))
    article = replace(article, title="Ardan sells its port")
    read = reading(article, times=day_in(article, "on Monday", date(2021, 3, 1)))
    brief = write_brief(account(read), BriefQuestion("Ardan", size="minute", terms=(("Ardan",),)))
    told = [line.text for s in brief.sections if s.name == "What happened" for line in s.lines]
    assert told == ["The council of Ardan sold its port to Norholm on 1 March."] * is_told


@pytest.mark.parametrize(("title", "count"), [("Ardan sells its port", 2), ("Norholm buys a port", 1)])
def test_a_report_that_only_mentions_what_was_asked_does_not_hide_those_on_it(title: str, count: int) -> None:
    """Older reports whose titles name it are told, and lead, where newer ones have another title."""
    old = make_article("The council of Ardan sold its port to the sailors of Norholm on Monday.", date(2021, 3, 1))
    old = replace(old, title=title)
    new = replace(make_article("Kim Stahl sold boats of Ardan.", date(2021, 6, 9), "Gulf Post"), title="Kim Stahl")
    brief = write_brief(account(reading(old), reading(new)), BriefQuestion("Ardan", terms=(("Ardan",),)))
    told = [line.text for s in brief.sections if s.name == "What happened" for line in s.lines]
    assert len(told) == count and ("sold its port" in told[0]) == (count == 2)


@pytest.mark.parametrize(("day", "is_told"), [(date(2021, 2, 28), True), (date(2020, 11, 3), False)])
def test_what_a_report_recalls_from_months_before_has_not_just_happened(day: date, is_told: bool) -> None:
    """A first sentence that begins with a time of long ago tells no news of its report."""
    text = f"On {day.day} {day:%B}, the council of Ardan sold its port to Norholm. Gulls cried."
    article = make_article(text, date(2021, 3, 2))
    read = reading(article, times=day_in(article, text.split(",")[0], day))
    brief = write_brief(account(read), BriefQuestion("Ardan", terms=(("Ardan",),)))
    assert any(s.name == "What happened" for s in brief.sections) == is_told


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("The council freed four sailors and kept their boats.", True),
        ("Ann Orm has led her party for a year.", False),
    ],
)
def test_a_first_sentence_that_names_no_subject_tells_what_its_title_does(words: str, is_told: bool) -> None:
    """A title may name whom its report only touches; a sentence in other words gives some of the title's."""
    article = replace(make_article(f"{words} Gulls cried.", date(2021, 3, 1)), title="Ardan sailors freed by council")
    telling = Telling(Shelf(account(reading(article))), BriefQuestion("Ardan", terms=(("Ardan",),)), date(2021, 3, 1))
    assert telling.is_on_subject(reading(article).sentences[0]) == is_told


@pytest.mark.parametrize(
    ("lede", "title", "is_told"),
    [
        ("Ann Lund loves her boat.", "Ardan sells its old port", True),
        ("Ann Lund loves her boat.", "Ardan mourns for Tom Orm", False),
        ("The council of Ardan freed four sailors.", "Ardan sells its old port", False),
        ("Ardan’s council is at it again.", "Ardan sells its old port", True),
    ],
)
def test_the_news_of_the_title_stands_in_for_a_first_sentence_that_tells_none(
    lede: str, title: str, is_told: bool
) -> None:
    """Where a report begins with a way to its news, the sentence is told that gives its title and a day of its own; a
    first sentence that tells a deed is its news."""
    news = "The council of Ardan sold its old port to Norholm on Monday."
    report = replace(make_article(f"{lede} Gulls cried. {news}", date(2021, 3, 1)), title=title)
    whole = account(reading(report, (), day_in(report, "Monday", date(2021, 3, 1))))
    telling = Telling(Shelf(whole), BriefQuestion("Ardan", terms=(("Ardan",),)), date(2021, 3, 1))
    assert [telling.shelf.words(s) for s in find_stand_ins(telling, 1)] == ([news] if is_told else [])


@pytest.mark.parametrize(
    ("title", "behind", "is_told"),
    [
        ("Ardan sells its old port", "I saw it, Ann Lund said. We met her. I know our port.", True),
        ("The port that I love", "I saw it, Ann Lund said. We met her. I know our port.", False),
        ("Ardan sells its old port", "I saw it. We met her. I know our port. " + "Gulls cried. " * 20, False),
        ("Ardan should sell its port", "I saw it, Ann Lund said. We met her. I know our port.", False),
    ],
)
def test_a_report_whose_writer_speaks_of_himself_opens_with_its_news(title: str, behind: str, is_told: bool) -> None:
    """Where others speak, a piece that says "I" and "we" tells its title's news first; what argues tells none."""
    news = "The council of Ardan sold its old port to Norholm on Monday."
    report = replace(make_article(f"{news} {behind.strip()}", date(2021, 3, 1)), title=title)
    whole = account(reading(report, (), day_in(report, "Monday", date(2021, 3, 1))))
    telling = Telling(Shelf(whole), BriefQuestion("Ardan", terms=(("Ardan",),)), date(2021, 3, 1))
    assert telling.shelf.is_opinion_piece(report.id)
    assert [telling.shelf.words(s) for (s,) in find_openings(telling, 1)] == ([news] if is_told else [])
