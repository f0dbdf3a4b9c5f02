"""Sentences become lines: dated, able to stand alone, and borne out by their cites."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onrecord.errors import NotSupported
from onrecord.model import Article, Cite, Line, Mention, Timex, When
from onrecord.tell.referents import drop_connective, read_start
from onrecord.tell.shelf import Shelf
from onrecord.tell.support import find_unsupported
from onrecord.tell.wording import Refusal, Wording, without_label, word_sentence
from tell.build import account, make_article, reading, sentence_with, span_of

DAY = date(2020, 6, 12)


def timex(article: Article, words: str, edtf: str) -> Timex:
    is_month = len(edtf) == 7 and edtf[5:] <= "12"
    day = date.fromisoformat(f"{edtf}-01" if is_month else edtf) if is_month or len(edtf) == 10 else None
    span = span_of(article, words)
    return Timex(span, "DATE", edtf, None, When(day, day, edtf, "relative", span), DAY)


def word(text: str, start: str, *times: tuple[str, str]) -> Wording | Refusal:
    article = make_article(text, DAY)
    shelf = Shelf(account(reading(article, times=tuple(timex(article, *t) for t in times))))
    return word_sentence(shelf, sentence_with(article, start))


@pytest.mark.parametrize(
    ("text", "surface", "edtf", "told"),
    [
        ("Envoys of both states met in the capital on Thursday.", "Thursday", "2020-06-11",
         "Envoys of both states met in the capital on 11 June 2020."),
        ("Envoys of both states met in the capital yesterday.", "yesterday", "2020-06-11",
         "Envoys of both states met in the capital on 11 June 2020."),
        ("Yesterday the envoys of both states met again.", "Yesterday", "2020-06-11",
         "On 11 June 2020 the envoys of both states met again."),
        ("Last month the envoys of both states met again.", "Last month", "2020-05",
         "In May 2020 the envoys of both states met again."),
        ("The envoys of Norway and Chad met earlier this year.", "earlier this year", "2020",
         "The envoys of Norway and Chad met earlier in 2020."),
        ("A vote is due on October 10 in all of Norway.", "October 10", "2020-10-10",
         "A vote is due on October 10, 2020 in all of Norway."),
        ("A ministry said Thursday that the port was shut.", "Thursday", "2020-06-11",
         "A ministry said on 11 June 2020 that the port was shut."),
        ("Chad has armed the union, and this month Norway did too.", "this month", "2020-06",
         "Chad has armed the union, and in June 2020 Norway did too."),
        ("An army of Chad besieges a port of Norway that it took over last month.", "last month", "2020-05",
         "An army of Chad besieges a port of Norway that it took over in May 2020."),
        ("The envoys of Norway and Chad met on Thursday night.", "Thursday night", "2020-06-11",
         "The envoys of Norway and Chad met on the night of 11 June 2020."),
    ],
)  # fmt: skip
def test_relative_dates_are_resolved(text: str, surface: str, edtf: str, told: str) -> None:
    """A relative date is told as the date it means, with the preposition it takes, and the rule says so."""
    wording = word(text, text[:8], (surface, edtf))
    assert isinstance(wording, Wording)
    assert wording.text == told
    assert surface in wording.rules[0]
    assert edtf in wording.rules[0]


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("First admissions by the union of Norway Friday are feeding complaints.", "Friday", "2020-06-19"),
        ("The Thursday raid hit a port of Norway at dawn.", "The Thursday", "2020-06-11"),
    ],
)
def test_a_weekday_stays_where_it_is_in_doubt_or_describes_a_noun(text: str, surface: str, edtf: str) -> None:
    """One ahead of its report without a sign that it lies ahead may be behind; "the Thursday raid" is no time."""
    wording = word(text, text[:8], (surface, edtf))
    assert not isinstance(wording, Wording) or surface in wording.text



@pytest.mark.parametrize(
    "text",
    [
        "Envoys of both states came to the Thursday meeting of the council.",
        "Norway and Chad sent envoys to a Thursday meeting of the council.",
    ],
)
def test_a_day_inside_a_noun_phrase_stays(text: str) -> None:
    """"A Thursday meeting" never becomes "a on 11 June meeting"."""
    wording = word(text, text[:8], ("Thursday", "2020-06-11"))
    assert isinstance(wording, Wording)
    assert wording.text == text


@pytest.mark.parametrize(
    ("text", "surface", "edtf", "told"),
    [
        ("Thursday’s vote in Oslo was put off.", "Thursday", "2020-06-11",
         "The 11 June 2020 vote in Oslo was put off."),
        ("Oslo put off last year’s vote.", "last year", "2019", "Oslo put off the 2019 vote."),
        ("Envoys met in Oslo last week.", "last week", "2020-06-01/2020-06-07",
         "Envoys met in Oslo in the week of 1 June 2020."),
        ("Envoys met in Oslo earlier this week.", "earlier this week", "2020-06-08/2020-06-14",
         "Envoys met in Oslo earlier in the week of 8 June 2020."),
        ("Envoys met in Oslo earlier this summer.", "earlier this summer", "2020-22",
         "Envoys met in Oslo earlier in the summer of 2020."),
        ("Envoys met in Oslo over the weekend.", "the weekend", "2020-06-06/2020-06-07",
         "Envoys met in Oslo over the weekend of 6 June 2020."),
        ("Envoys met in Oslo late last month.", "late last month", "2020-05-21/2020-05-31",
         "Envoys met in Oslo late in May 2020."),
        ("Last year was the sixth of drought in Oslo.", "Last year", "2019",
         "2019 was the sixth of drought in Oslo."),
        ("Talks of Oslo and Norway went on into Thursday.", "Thursday", "2020-06-11",
         "Talks of Oslo and Norway went on into 11 June 2020."),
        ("Oslo may vote as early as Thursday.", "Thursday", "2020-06-11", "Oslo may vote as early as 11 June 2020."),
        ("Norway said it met them [on Thursday] in Oslo.", "Thursday", "2020-06-11",
         "Norway said it met them [on 11 June 2020] in Oslo."),
    ],
)  # fmt: skip
def test_days_that_own_and_longer_times_are_resolved(text: str, surface: str, edtf: str, told: str) -> None:
    """"Thursday’s vote", "last week" and "this summer" are told as the days, weeks and seasons that they mean."""
    wording = word(text, text[:8], (surface, edtf))
    assert isinstance(wording, Wording)
    assert wording.text == told


@pytest.mark.parametrize(
    "text",
    [
        "Oslo explained that Monday's vote in Norway was put off.",
        "Envoys of Norway met in the capital last week.", "Norway's envoys came on Monday.",
        "The Oslo that Norway knows today is another.", "Norway's army left two weeks ago.",
    ],
)  # fmt: skip
def test_a_time_that_only_its_day_can_place_is_not_told(text: str) -> None:
    """A weekday or week that could not be resolved would mislead whoever reads the line later."""
    article = make_article(text, DAY)
    shelf = Shelf(account(reading(article)))
    wording = word_sentence(shelf, sentence_with(article, text[:8]))
    assert isinstance(wording, Wording)
    line = wording.line(shelf, "event")
    assert isinstance(line, Refusal)
    assert "only a reader of its day" in line.why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("“Instead of peace, Oslo got a war that it had not asked for.”", "a quotation whose speaker is not named"),
        ("THE CASE OF THE Ferry that sank off Oslo was closed.", "two pieces of text run together"),
        ("Envoys met in Oslo in May.That was denied by Norway.", "two pieces of text run together"),
        ("Envoys met in Oslo in May.Stahl, who left Norway, stayed away.", "two pieces of text run together"),
        ("Envoys met in Oslo in May.McStahl had left Norway.", "two pieces of text run together"),
        ("Sen. Ann Orm of Oslo: Even if she lost before, she is the best, an aide says.", "a heading"),
        ("Norway and its fleet are the subject of this podcast.", "speaks of what its outlet prints"),
        ("JUST WATCHED Norway said that its fleet had left Oslo.", "holds what a page offers beside its text"),
        ("CLOSE Norway said that its fleet had left Oslo.", "holds what a page offers beside its text"),
        ("Facebook Twitter A sailor of Norway rows to Oslo.", "holds what a page offers beside its text"),
        ("Norway’s fleet left Oslo, an envoy wrote https://example.org/7.", "holds what a page offers beside its text"),
        ("Update, 3 May: Norway’s fleet left Oslo.", "holds what a page offers beside its text"),
        ("Envoy Ann Lee Ann Mary LeeVote nears in Oslo met Norway’s fleet.", "two pieces of text run together"),
        ("Norway’s fleet met envoys Vote nears in Oslo MORE and left.", "two pieces of text run together"),
        ("Two, Norway can agree to talks in Oslo.", "an item of a list"),
        ("Oslo and Norway gave you a harbour.", "speaks of its writer or to its reader"),
        ("An envoy of Norway told me of the fleet in Oslo.", "speaks of its writer or to its reader"),
        ("An envoy of Norway told me of the US fleet in Oslo.", "speaks of its writer or to its reader"),
    ],
)
def test_what_is_no_statement_of_the_report_is_refused(text: str, why: str) -> None:
    """Quotations of nobody, headings that run on, glued sentences and names, what a page offers, items of lists, words
    to the reader and an outlet's own promotion are no lines."""
    wording = word(text, text[:8])
    assert isinstance(wording, Refusal)
    assert wording.why == why


def test_a_line_names_somebody_or_a_place() -> None:
    """"At least 17 soldiers were killed" says of nobody whose soldiers, and of no place where."""
    article = make_article("At least 17 soldiers were killed in the night.", DAY)
    shelf = Shelf(account(reading(article)))
    wording = word_sentence(shelf, sentence_with(article, "At least"))
    assert isinstance(wording, Wording)
    assert isinstance(wording.line(shelf, "event"), Refusal)


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("Mira Stahl said: “Oslo votes on Sunday and we wait.”", "Sunday", "2020-06-14"),
        ("As of Friday the rebels held Oslo and its port.", "Friday", "2020-06-05"),
        ("Norway polled today’s youth of Oslo.", "today", "2020-06-12"),
        ("Norway polled the youth of Oslo on Saturday.", "Saturday", "2020-06-06"),
        ("Norway polled the youth of Oslo early Saturday.", "early Saturday", "2020-06-06"),
        ("Shops of Oslo and Norway filled up on Black Thursday.", "Thursday", "2020-06-11"),
        ("Norway and Oslo called the Thursday night gathering a riot.", "the Thursday night", "2020-06-11"),
        ("On the Thursday night call Norway gave Oslo a list.", "the Thursday night", "2020-06-11"),
        ("Norway polled the youth of Oslo last Monday.", "last Monday", "2020-06-08"),
        ("Norway wants a plan after the strikes on Oslo that the army of Stahl began late in the evening on Saturday.",
         "Saturday", "2020-06-13"),
        ("Norway said it would leave Oslo back in December.", "December", "2020-12"),
        ("Norway left Oslo in March of the old treaty.", "March", "2016-03"),
        ("Norway has read May’s deal with Oslo.", "May", "2020-05"),
        ("Norway voted with Oslo on the first Thursday of June.", "Thursday", "2020-06-11"),
        ("The raid on Oslo was Thursday's second raid.", "Thursday", "2020-06-11"),
        ("Oslo ended the year on a note of hope.", "the year", "2020"),
        ("Oslo was quiet in the early summer months.", "the early summer", "2020-06"),
        ("Oslo voted on a rainy Thursday evening.", "Thursday evening", "2020-06-11"),
        ("Norway leaves Oslo in the weeks following Thursday’s signing.", "following Thursday", "2020-06-11"),
        ("On Thursday’s first session Oslo put Norway’s law off.", "Thursday", "2020-06-11"),
        ("Oslo was calm during Thursday’s night session.", "Thursday", "2020-06-11"),
    ],
)
def test_a_date_in_doubt_is_not_put_into_the_words(text: str, surface: str, edtf: str) -> None:
    """A quotation stays as it was said; so does the weekday on which the report appeared, that of the day
    after it or a "last" one of this week, and a time that only describes a noun or is the object of its verb."""
    wording = word(text, text[:8], (surface, edtf))
    assert isinstance(wording, Wording)
    assert wording.text == text


@pytest.mark.parametrize(
    ("second", "edtf", "told"),
    [
        ("early Thursday", "2020-06-11", "early that day"),
        ("Thursday night", "2020-06-11", "that night"),
        ("Wednesday", "2020-06-10", "on 10 June 2020"),
    ],
)
def test_a_day_is_told_once_in_a_line(second: str, edtf: str, told: str) -> None:
    """The day that the sentence has just given is "that day"; another one is told."""
    text = f"Norway said on Thursday that it had left Oslo {second}."
    wording = word(text, text[:8], ("Thursday", "2020-06-11"), (second, edtf))
    assert isinstance(wording, Wording)
    assert wording.text == f"Norway said on 11 June 2020 that it had left Oslo {told}."


def test_a_vague_time_stays_as_it_is() -> None:
    """What the text leaves vague is not made a date."""
    wording = word("Rockets have hit the base several times in recent weeks.", "Rockets")
    assert isinstance(wording, Wording)
    assert wording.text == "Rockets have hit the base several times in recent weeks."
    assert wording.rules == ()


def test_a_name_in_two_pieces_is_not_glued() -> None:
    """"McAdam" and "YouTube" are one name; only a name that stands alone beside it shows that two run together."""
    assert isinstance(word("Ann McAdam of Oslo met Norway’s fleet on YouTube.", "Ann"), Wording)


def test_a_week_counted_on_a_sunday_is_left_open() -> None:
    """On a Sunday "last week" is the week that ends or the one before it, as the writer counts."""
    told = []
    for day, monday in ((date(2020, 6, 14), date(2020, 6, 1)), (date(2020, 6, 15), date(2020, 6, 8))):
        article = make_article("Envoys met in Oslo last week.", day)
        span, sunday = span_of(article, "last week"), monday + timedelta(days=6)
        when = When(monday, sunday, f"{monday}/{sunday}", "relative", span)
        time = Timex(span, "DATE", when.edtf, None, when, day)
        wording = word_sentence(Shelf(account(reading(article, times=(time,)))), sentence_with(article, "Envoys"))
        assert isinstance(wording, Wording)
        told.append(wording.text)
    assert told == ["Envoys met in Oslo last week.", "Envoys met in Oslo in the week of 8 June 2020."]


@pytest.mark.parametrize(
    "words", ["In addition to Oslo, Bergen voted.", "So far, Oslo has voted twice.", "So was the fleet of Oslo."]
)
def test_what_goes_on_is_no_connective(words: str) -> None:
    """"In addition to" and "so far" are no connectives: what is left without them says nothing."""
    assert drop_connective(words) == (words, None)
    assert drop_connective("In addition, Oslo voted.")[0] == "Oslo voted."


def test_an_agency_before_a_dateline_and_behind_a_place_goes_with_it() -> None:
    """"(AP) SALDER – " and "Salder (CNN) " are datelines, though the parse may take the place for a person."""
    for lead in ("(AP) SALDER – ", "Salder, Norway (CNN) "):
        article = make_article(f"{lead}Norway sold ships.", DAY)
        first = span_of(article, lead.split(",")[0].strip("() –AP") or "Salder")
        shelf = Shelf(account(replace(reading(article), mentions=(Mention(first, "PERSON", "o", "Salder"),))))
        assert shelf.words(without_label(shelf, shelf.sentence_at(first))) == "Norway sold ships."


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Envoy Ann Orm also left Oslo while Lund was away.", "Envoy Ann Orm left Oslo while Lund was away."),
        ("While Lund stayed, Ann Orm also left Oslo.", "While Lund stayed, Ann Orm also left Oslo."),
        ("Ann Orm sold ships to Oslo as well.", "Ann Orm sold ships to Oslo."),
        ("Ann Orm sold ships to Oslo, and Lund did, too.", "Ann Orm sold ships to Oslo, and Lund did, too."),
        ("Ann Orm, in contrast, sold ships to Oslo.", "Ann Orm sold ships to Oslo."),
        ("Ann Orm, however, sold ships to Oslo.", "Ann Orm sold ships to Oslo."),
        ("Ann Orm left Oslo, however, the port was shut.", "Ann Orm left Oslo, however, the port was shut."),
    ],
)
def test_what_only_adds_to_another_sentence_is_left_out(words: str, told: str) -> None:
    """"Also" and "as well" stay where the sentence itself says to what it adds."""
    article = make_article(words, DAY)
    wording = word_sentence(Shelf(account(reading(article))), sentence_with(article, "Ann"))
    assert isinstance(wording, Wording) and wording.text == told


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("But Oslo sold ships to Bergen.", "Norway had no old ships. But Oslo sold ships to Bergen."),
        ("But Oslo sold ships, Ann Orm said.", "Oslo sold ships, Ann Orm said."),
        ("And Oslo sold ships to Bergen.", "Oslo sold ships to Bergen."),
        ("And “ships of Oslo are old,” Ann Orm said.", "“Ships of Oslo are old,” Ann Orm said."),
    ],
)
def test_what_answers_the_sentence_before_is_told_with_it(second: str, told: str) -> None:
    """A report turns with "but" from what it told; what somebody says is told without it."""
    article = make_article(f"Norway had no old ships. {second}", DAY)
    wording = word_sentence(Shelf(account(reading(article))), sentence_with(article, "Oslo"))
    assert isinstance(wording, Wording) and wording.text == told


def test_a_subject_that_nobody_has_named_is_refused() -> None:
    """"After the war, it annexed": behind first words that name nobody, a pronoun leans on another sentence."""
    assert isinstance(word("After the war, it annexed the port of Oslo.", "After"), Refusal)
    assert isinstance(word("After Norway lost the war, it gave up Oslo.", "After"), Wording)


def test_a_name_in_a_quotation_is_not_its_speaker() -> None:
    """"“Ann Lee is not on trial,” he said": the person named is the one spoken of."""
    article = make_article("“Ann Lee of Oslo is not on trial,” he told Norway’s court.", DAY)
    named = Mention(span_of(article, "Ann Lee"), "PERSON", "person:ann-lee", "Ann Lee")
    shelf = Shelf(account(replace(reading(article), mentions=(named,))))
    assert isinstance(word_sentence(shelf, sentence_with(article, "“Ann")), Refusal)


@pytest.mark.parametrize(
    ("words", "is_person", "left"),
    [
        ("Oslo — Norway sold ships.", False, "Norway sold ships."),
        ("And Ann Orm — Norway’s old envoy — sold ships.", False, "And Ann Orm — Norway’s old envoy — sold ships."),
        ("Ann Orm — Norway’s former envoy — sold ships.", True, "Ann Orm — Norway’s former envoy — sold ships."),
        ("Orm — the envoy — sold ships.", False, "Orm — the envoy — sold ships."),
        ("SALDER, Orm—Norway sold ships.", False, "Norway sold ships."),
    ],
)
def test_a_name_before_a_dash_is_no_dateline(words: str, is_person: bool, left: str) -> None:
    """A place gives way with its dash; a person stays, and what begins with "and" or goes on in small letters."""
    article = make_article(words, DAY)
    first = article.span(0, words.index("—") - 1)
    names = (Mention(first, "PERSON", "o", "Ann Orm"),) if is_person else ()
    shelf = Shelf(account(replace(reading(article), mentions=names)))
    assert shelf.words(without_label(shelf, shelf.sentence_at(first))) == left


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Norway, for example, sold ships to Oslo.", "Norway sold ships to Oslo."),
        ("Norway praised Oslo in a letter, for example, accusing Bergen of theft.",
         "Norway praised Oslo in a letter, for example, accusing Bergen of theft."),
    ],
)  # fmt: skip
def test_commas_before_a_participle_stay(words: str, told: str) -> None:
    """"In a letter accusing Bergen" would be of the letter."""
    wording = word(words, words[:6])
    assert isinstance(wording, Wording) and wording.text == told


@pytest.mark.parametrize(
    ("text", "is_line"),
    [("Mira Stahl is waiting him out in Oslo.", False), ("Mira Stahl says that Oslo will not send him away.", True)],
)
def test_nobody_is_his_own_object(text: str, is_line: bool) -> None:
    """"Stahl is waiting him out" is of somebody whom the sentence does not name; in a clause of its own "him" may be
    Stahl."""
    article = make_article(text, DAY)
    mention = Mention(span_of(article, "Mira Stahl"), "PERSON", "s", "Mira Stahl")
    shelf = Shelf(account(replace(reading(article), mentions=(mention,))))
    assert isinstance(word_sentence(shelf, sentence_with(article, text)), Wording) == is_line


def test_a_dangling_pronoun_is_refused() -> None:
    """A line that begins with a pronoun nobody can resolve is not told."""
    refusal = word("The port was shut at noon. He said that the port would open again.", "He said")
    assert isinstance(refusal, Refusal)
    assert "pronoun" in refusal.why


def test_a_pronoun_is_told_by_its_name() -> None:
    """Where the text says who is meant, the name stands for the pronoun, and both places are cited."""
    article = make_article("Envoy Mira Stahl left Oslo at noon. She called the visit a success of both sides.", DAY)
    named, pronoun = span_of(article, "Mira Stahl"), span_of(article, "She")
    found = replace(
        reading(article), coreference=((named, pronoun),),
        mentions=(Mention(named, "PERSON", "person:mira-stahl", "Mira Stahl"),),
    )  # fmt: skip
    wording = word_sentence(Shelf(account(found)), sentence_with(article, "She called"))
    assert isinstance(wording, Wording)
    assert wording.text == "Mira Stahl called the visit a success of both sides."
    assert len(wording.spans) == 2


def test_a_pronoun_of_one_of_two_namesakes_stays_open() -> None:
    """Where father and son bear the name, "he" behind it may be either."""
    text = "Lund met his son, Per Lund, at noon. Lund then left Oslo. He called the visit a success of both sides."
    article = make_article(text, DAY)
    son, pronoun = span_of(article, "Per Lund"), span_of(article, "He called")
    named = article.span(text.index("Lund then"), text.index(" then"))
    pronoun = replace(pronoun, end=pronoun.start + 2)
    mentions = (Mention(son, "PERSON", "person:per-lund", "Per Lund"), Mention(named, "PERSON", "person:lund", "Lund"))
    alone = replace(reading(article), coreference=((named, pronoun),), mentions=mentions[1:])
    for held, is_told in ((alone, True), (replace(alone, mentions=mentions), False)):
        wording = word_sentence(Shelf(account(held)), sentence_with(article, "He called"))
        assert isinstance(wording, Wording) is is_told


def test_what_points_back_is_told_behind_what_it_points_to() -> None:
    """"The attacks ..." stands only behind the sentence that introduces the attacks."""
    text = "Norway counted five attacks on its ships this year. The attacks hastened its search for allies."
    wording = word(text, "The attacks")
    assert isinstance(wording, Wording)
    assert wording.text == text


def test_a_sentence_that_points_out_of_its_paragraph_is_refused() -> None:
    """Nothing introduces the attacks, so the line is not told."""
    refusal = word("Norway lost five ships this year.\n\nThe attacks hastened its search for allies.", "The attacks")
    assert isinstance(refusal, Refusal)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The withdrawal of US troops began in March.", "plain"),
        ("The White House said so.", "plain"),
        ("The attacks went on.", "definite"),
        ("The couple’s ability to vote in Norway was limited.", "definite"),
        ("The world’s largest fleet is Norway’s.", "plain"),
        ("The ruling emphasizes that Norway gave no reason.", "definite"),
        ("On Monday, the delegation gave Norway a list.", "definite"),
        ("On Monday, the delegation of Chad gave Norway a list.", "plain"),
        ("This came as a surprise.", "pointer"),
        ("At about the same time a second port was shut by Norway.", "pointer"),
        ("However, the talks went on.", "pointer"),
        ("His visit was short.", "pronoun"),
        ("There are 300 troops in Norway.", "plain"),
        ("There he met the envoy.", "pointer"),
        ("We will see.", "first person"),
        ("Norway shut its ports.", "plain"),
    ],
)
def test_how_a_sentence_starts_is_seen(words: str, kind: str) -> None:
    """Starts that point elsewhere are told apart from those that do not."""
    assert read_start(words).kind == kind


def test_a_label_is_no_part_of_the_line() -> None:
    """"Why it matters:" is left out of the line and of its cite."""
    article = make_article("Why it matters: The port of Oslo feeds half of Norway.", DAY, label="Why it matters:")
    wording = word_sentence(Shelf(account(reading(article))), sentence_with(article, "Why"))
    assert isinstance(wording, Wording)
    assert wording.text == "The port of Oslo feeds half of Norway."
    assert wording.spans[0].words(article.text) == wording.text


LONG = (
    "Envoys of Norway and Chad opened a round of talks on the future of the port and on the pay of the guards in the "
    "capital after weeks of letters, with the side of Chad promising to guard the embassy and the roads to it"
)


def test_a_long_sentence_is_told_up_to_its_aside() -> None:
    """An apposition after a dash is left out, the rule says so, and the cite holds the whole sentence."""
    text = f"{LONG} — a reference to a string of raids on trucks and barges over the past year near the border."
    wording = word(text, "Envoys")
    assert isinstance(wording, Wording)
    assert wording.text == f"{LONG}."
    assert wording.spans[0].end == len(text)
    assert "told up to the aside" in wording.rules[-1]


def test_an_aside_that_turns_the_sentence_is_not_left_out() -> None:
    """What is taken back after the dash may not be told without it."""
    text = f"{LONG} — a promise that the other side says was not made and that no paper of the talks has in any form."
    assert isinstance(word(text, "Envoys"), Refusal)


def test_an_aside_behind_which_the_sentence_goes_on_is_not_left_out() -> None:
    """The verb behind the aside is that of what stands before it: without both nothing is said."""
    text = f"{LONG}, which run from the old port of the capital to the hills near the border, is past all belief."
    assert isinstance(word(text, "Envoys"), Refusal)


def cite(words: str) -> Cite:
    article = make_article(words, DAY)
    return Cite(article.span(0, len(words)), words, "id", "Harbour Post", None, "2020-06-12")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Norway sent 300 men.", []),
        ("Norway sent 400 men.", ["400"]),
        ("Sweden sent 300 men.", ["Sweden"]),
        ("Norway did not send 300 men.", ["not"]),
        ("Norway sent 300 men (Harbour Post, 12 June 2020).", []),
        ("Norway sent 300 men on 13 June 2020.", ["13"]),
        ("Norway sent 300 Marines.", ["Marines"]),
    ],
)
def test_what_no_cite_gives_is_found(text: str, missing: list[str]) -> None:
    """Each name, number, date and negation of a line must stand in its cites."""
    assert find_unsupported(text, (cite("Norway sent 300 men."),)) == missing


def test_a_rule_may_give_a_date() -> None:
    """A resolved date is borne out by the rule that resolved it."""
    cited = (cite("Norway sent 300 men on Thursday."),)
    assert find_unsupported("Norway sent 300 men on 11 June 2020.", cited) == ["11"]
    assert find_unsupported("Norway sent 300 men on 11 June 2020.", cited, ["“Thursday” is 2020-06-11"]) == []


def test_a_line_without_a_cite_cannot_be_built() -> None:
    """The type itself refuses."""
    with pytest.raises(NotSupported):
        Line("Norway sent 300 men.", "event", ())


@pytest.mark.parametrize("joint", [", meanwhile,", " meanwhile,", " however,"])
def test_a_joint_goes_with_the_commas_that_its_source_set(joint: str) -> None:
    """A source may forget the first of the two."""
    article = make_article(f"Ann Orm{joint} left Salder on a ship of oak.", date(2030, 5, 2))
    wording = word_sentence(Shelf(account(reading(article))), sentence_with(article, "Ann"))
    assert isinstance(wording, Wording) and wording.text == "Ann Orm left Salder on a ship of oak."
