"""What a line of a brief must say to a reader of it alone, and what is put beside it or left out so that it does."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import (
    Attribution,
    Claim,
    Commitment,
    Mention,
    PromiseHistory,
    Reading,
    Statement,
    Timex,
    Turn,
    When,
)
from onrecord.tell import BriefQuestion
from onrecord.tell.sections.happened import tell_happened
from onrecord.tell.sections.promised import tell_promises
from onrecord.tell.sections.sayings import rank_claims
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import Telling
from onrecord.tell.unfit import find_broken_form
from onrecord.tell.wording import Refusal, Wording, word_sentence
from tell.build import NOBODY, account, claim, event, make_article, occurrence, reading, sentence_with, span_of

DAY = date(2030, 5, 2)


def telling_of(*readings: Reading, about: str | None = None, **views: tuple[object, ...]) -> Telling:
    """A brief in the making over the readings, about everything or about one word."""
    terms = ((about,),) if about else ()
    return Telling(Shelf(account(*readings, **views)), BriefQuestion(about, terms=terms), DAY)


def word(text: str, words: str, about: str | None = None, names: tuple[str, ...] = ()) -> Wording | Refusal:
    """The sentence of the text that holds `words`, as a line of a brief; `names` are persons wherever they stand."""
    article = make_article(text, DAY)
    spots = [(n, at) for n in names for at in range(len(text)) if text.startswith(n, at)]
    mentions = tuple(Mention(article.span(at, at + len(n)), "PERSON", n, n) for n, at in spots)
    telling = telling_of(replace(reading(article), mentions=mentions), about=about)
    return telling.word(sentence_with(article, words))


def test_a_sentence_that_leans_is_told_behind_the_one_that_tells_it() -> None:
    """"The deal" is that of the sentence before it in its paragraph; where that tells of none it is no line."""
    told = word("Salder signed a deal with Orm. Sailors of Borin hailed the deal at noon.", "hailed")
    assert isinstance(told, Wording) and len(told.spans) == 2
    assert told.text == "Salder signed a deal with Orm. Sailors of Borin hailed the deal at noon."
    assert isinstance(word("Salder signed a deal.\n\nSailors of Borin hailed the deal at noon.", "hailed"), Refusal)
    assert isinstance(word("Salder has a port. Sailors of Borin hailed the deal at noon.", "hailed"), Refusal)


def test_what_the_parse_joins_leads_over_a_paragraph() -> None:
    """Where both sentences name one thing, the one above leads the other though a paragraph parts them; but no
    quotation does, whose speaker is another."""
    for first, is_line in (("Salder signed a deal with Orm.", True), ("“A deal,” Salder wrote to Orm.", False)):
        article = make_article(f"{first}\n\nSailors of Borin hailed the deal at noon.", DAY)
        joined = (span_of(article, first.rstrip(".")), span_of(article, "the deal"))
        telling = telling_of(replace(reading(article), coreference=(joined,)))
        assert isinstance(telling.word(sentence_with(article, "hailed")), Wording) == is_line


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The envoy of Ardan also met sailors of Orm.", "The envoy of Ardan met sailors of Orm."),
        ("The envoy of Ardan, for example, met Ann Orm.", "The envoy of Ardan met Ann Orm."),
        ("The envoy of Ardan, too, met Ann Orm.", "The envoy of Ardan met Ann Orm."),
        ("The envoy of Ardan also met both men of Orm.", "The envoy of Ardan met both men of Orm."),
        ("Ardan will pay, one of the three envoys said.", "Ardan will pay, one of three envoys said."),
        ("At least two more sailors of Orm were hurt.", "At least two sailors of Orm were hurt."),
        ("Ardan not only voted but also paid.", "Ardan not only voted but also paid."),
        ("The envoy of Ardan said: “We also voted.”", "The envoy of Ardan said: “We also voted.”"),
    ],
)
def test_joints_to_the_sentence_before_are_left_out(words: str, told: str) -> None:
    """Words that only join a sentence to another go; those that belong to what it says, and to a quotation, stay."""
    article = make_article(words, DAY)
    shelf = Shelf(account(reading(article)))
    line = word_sentence(shelf, shelf.readings[article.id].sentences[0])
    assert isinstance(line, Wording) and line.text == told


NEWS = (
    "Ann Orm flew to Ardan on Monday. Sailors cheered at noon. A band of Salder played. "
    "Pilots of Ardan played at dawn in Orm. Ann Orm dined with sailors of Salder. The mayor of Borin opened a school."
)


def test_what_leans_without_its_connective_is_no_line() -> None:
    """"Instead, Orm did" says nothing once "instead" is left out; with what was done it stands."""
    assert isinstance(word("Instead, Ann Orm did, and Ardan paid.", "Instead", "Ardan"), Refusal)
    assert isinstance(word("Instead, Ann Orm paid, and Ardan left.", "Instead", "Ardan"), Wording)


def test_a_post_shown_in_a_report_is_no_word_of_the_report() -> None:
    """What stands before the name and account of who posted it is that person's."""
    post = "Friends, the union of Ardan was never asked. Not once. — Ann Orm (@annorm) May 2, 2030"
    assert isinstance(word(post, "Friends", "Ardan"), Refusal)
    assert isinstance(word(post.replace(" (@annorm)", ""), "Friends", "Ardan"), Wording)


def test_a_sentence_on_something_else_is_no_line() -> None:
    """In a report on Ardan the first sentence is on Ardan, and others that name it; a dinner elsewhere is not, and in a
    report on something else nothing is that does not name it."""
    asked = {words: word(NEWS, words, "Ardan", ("Ann Orm",)) for words in ("flew", "Pilots", "dined", "a school")}
    assert [isinstance(told, Refusal) for told in asked.values()] == [False, False, True, True]
    assert isinstance(word("A band of Salder played.", "A band", "Ardan"), Refusal)


def test_what_was_asked_about_is_known() -> None:
    """"The deal" needs no more words in a brief on it."""
    words = "Sailors of Borin hailed the deal at noon."
    assert isinstance(word(words, "hailed"), Refusal)
    assert isinstance(word(words, "hailed", "deal"), Wording)


@pytest.mark.parametrize(
    "words",
    [
        "They met near Salder on the sidelines of the annual U.N.",
        "AP Photo Ann Orm walks in Salder.",
        "WQRZ's Ann Orm discusses the port of Salder with sailors.",
        "The port of Salder is shut...Ann Orm said so.",
        "Ann Orm said that Salder is shut.“Sailors have left it,” she said.",
        "(Ann Orm of Salder said the same in May.)",
        "The port of Salder will be shown live on @HarbourPost.",
        "Ann Orm: The port of Salder is a threat to all.",
        "Ann Orm, who spoke in Salder of a port.",
    ],
)
def test_what_is_broken_off_or_no_text_is_no_line(words: str) -> None:
    """A sentence cut behind a title, a credit, a button and two pieces run together are refused by their form."""
    assert find_broken_form(words)


def test_a_judging_word_is_told_only_where_somebody_says_it() -> None:
    """What the report itself must not prescribe stands in what is said, not before it."""
    for text, content, is_line in (
        ("Ann Orm said the union of Salder must see that the port is shut.", "the union of Salder must", True),
        ("The union of Salder must see that the port is shut, as Ann Orm said.", "the port is shut", False),
    ):
        article = make_article(text, DAY)
        said = claim(article, "Ann Orm", "said", content, "asserts")
        telling = telling_of(reading(article, (said,)))
        assert isinstance(telling.word(sentence_with(article, content)), Wording) == is_line


def test_a_speaker_of_one_name_is_nobody_a_reader_knows() -> None:
    """"Kim added" leaves open who Kim is; what he says is told once the article names him in full."""
    article = make_article("Salder is calm, Kim added in Borin.", DAY)
    said = claim(article, "Kim", "added", "Salder is calm", "asserts")
    told = reading(article, (said,))
    for name, is_line in (("Kim", False), ("Kim Stahl", True)):
        mention = Mention(span_of(article, "Kim"), "PERSON", "k", name)
        place = Mention(span_of(article, "Borin"), "GPE", "b", "Borin")
        telling = telling_of(replace(told, mentions=(mention, place)))
        assert isinstance(telling.word(told.sentences[0]), Wording) == is_line


def tell_first(text: str, trigger: str) -> list[str]:
    """What happened, of one report with one happening."""
    article = make_article(text, DAY)
    deed = event(article, trigger)
    telling = telling_of(reading(article, (deed,)), occurrences=(occurrence(deed),))
    return [line.text for line in tell_happened(telling, 3)]


def test_what_is_only_supposed_before_the_deed_did_not_happen() -> None:
    """A condition before the happening makes it no news; the month of May does not."""
    assert tell_first("On May 2 sailors attacked the port of Salder.", "attacked")
    assert not tell_first("If sailors of Orm attacked the port of Salder, few would help.", "attacked")


def promise(text: str, promised: str, *later: str) -> list[str]:
    """The promises told of one report and of those that say what came of it."""
    articles = [make_article(text, DAY), *(make_article(words, date(2030, 5, 9), "Dock News") for words in later)]
    span = span_of(articles[0], promised)
    act = Commitment(NOBODY, NOBODY, span, None, "open")
    one = Statement(articles[0].id, act, sentence_with(articles[0], promised), (span,), None, None, (), 0.9, "test")
    deeds = [event(article, "opened") for article in articles[1:]]
    turns = tuple(Turn("kept", deed.id, DAY, "it was done") for deed in deeds)
    history = PromiseHistory("p1", one.id, NOBODY, NOBODY, None, "kept" if turns else "open", turns)
    said = [(one,), *((deed,) for deed in deeds)]
    readings = (reading(article, statements) for article, statements in zip(articles, said, strict=True))
    return [line.text for line in tell_promises(telling_of(*readings, promises=(history,)), 3)]


def test_a_plan_is_a_promise_once_it_is_kept() -> None:
    """A plan binds nobody, and is told as a promise only with what came of it; a vow is one at once."""
    plan, vow = "Ann Orm plans to open the port of Salder.", "Ann Orm vowed to open the port of Salder."
    assert not promise(plan, "to open the port of Salder")
    assert promise(vow, "to open the port of Salder") == [vow]
    (kept,) = promise(plan, "to open the port of Salder", "Ann Orm opened the port of Salder.")
    assert kept.startswith(plan) and "Kept" in kept
    (open_,) = promise(plan, "to open the port of Salder", "Ann Orm, who opened Salder, is talking of the port there.")
    assert open_.startswith(plan) and "Kept" not in open_


def test_a_piece_of_opinion_is_believed_only_where_it_quotes() -> None:
    """What it says that Borin said is its own word for it; what Ardan said stands in quotation marks."""
    article = make_article("I fear the worst. Borin said Salder is lost. “Orm is lost,” Ardan said. I know it.", DAY)
    article = replace(article, title="OPINION: Salder")
    told = claim(article, "Borin", "said", "Salder is lost", "asserts")
    quoted = claim(article, "Ardan", "said", "“Orm is lost,”", "asserts")
    assert isinstance(quoted.act, Claim)
    voice = Attribution((), (), (quoted.act.content,), quoted.act.source, False, None, None, "asserts", "direct", 0.9)
    telling = telling_of(replace(reading(article, (told, quoted)), attributions=(voice,)))
    assert [statement.id for statement in rank_claims(telling)] == [quoted.id]


def test_a_day_that_has_passed_says_when_it_was_to_come() -> None:
    """What was to happen the day before the brief is told with the day of its report."""
    for day, reported in ((date(2030, 5, 1), "Reported 1 May."), (DAY, "")):
        article = make_article("Ann Orm will land in Salder on 1 May 2030.", date(2030, 5, 1))
        span = span_of(article, "1 May 2030")
        time = Timex(span, "DATE", "2030-05-01", None, When(day, day, day.isoformat(), "stated", span), DAY)
        told = telling_of(reading(article, times=(time,))).word(sentence_with(article, "will land"))
        assert isinstance(told, Wording) and told.reported == reported


@pytest.mark.parametrize(
    ("words", "is_dated"),
    [
        ("Ann Orm closed the port of Salder in 2029.", True),
        ("Ann Orm blames the port of Salder for the drought in 2029.", False),
        ("Ann Orm praised Salder: “We closed the port in 2029.”", False),
        ("Crews of Orm, who now control more of Salder than in 2029, fired on it.", False),
        ("Ann Orm, who closed the port in 2029, praised Salder.", False),
    ],
)
def test_a_time_told_aside_does_not_date_a_line(words: str, is_dated: bool) -> None:
    """A year that is quoted, or of something told beside the news, leaves the line to the day of its report."""
    article = make_article(words, date(2030, 4, 1))
    span = span_of(article, "2029")
    when = When(date(2029, 1, 1), date(2029, 12, 31), "2029", "stated", span)
    telling = telling_of(reading(article, times=(Timex(span, "DATE", "2029", None, when),)))
    told = telling.word(sentence_with(article, words[:9]))
    assert isinstance(told, Wording) and (told.reported == "") is is_dated


@pytest.mark.parametrize(
    ("words", "is_dated"),
    [("About 30 crews of Orm fired on Salder.", False), ("Crews of Orm fired on Salder on March 30.", True)],
)
def test_a_number_is_no_day_of_a_month(words: str, is_dated: bool) -> None:
    """"About 30" is no date: such a line says when it was reported."""
    told = telling_of(reading(article := make_article(words, date(2030, 4, 1)))).word(sentence_with(article, "fired"))
    assert isinstance(told, Wording) and (told.reported == "") is is_dated


def test_what_is_open_beside_a_day_that_has_passed_is_no_line() -> None:
    """Sailors who are packing for 1 May are gone the day after; sailors who left for it did leave."""
    before = date(2030, 4, 30)
    for words, is_told in (("Sailors in Salder are packing for 1 May.", False), ("Sailors left Orm for 1 May.", True)):
        article = make_article(words, before)
        span, day = span_of(article, "1 May"), date(2030, 5, 1)
        time = Timex(span, "DATE", "2030-05-01", None, When(day, day, "2030-05-01", "stated", span), before)
        telling = telling_of(reading(article, times=(time,)))
        assert (telling.tell_sentence(sentence_with(article, "Sailors"), "event") is not None) == is_told


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("Sailors of Salder are heading for Orm Tuesday.", False),
        ("Ann Orm meets the sailors of Salder Tuesday.", False),
        ("Sailors are lost in Salder, Ann Orm said Tuesday.", True),
        ("Sailors of Salder left for Orm Tuesday.", True),
        ("Salder is without ships since Tuesday.", True),
    ],
)
def test_a_day_that_is_over_is_not_told_in_the_present(words: str, is_told: bool) -> None:
    """Some days later nobody "is heading" for anything on Tuesday; what was said then, or holds since, may stand."""
    tuesday = date(2030, 4, 23)
    article = make_article(words, tuesday)
    span = span_of(article, "Tuesday")
    time = Timex(span, "DATE", "2030-04-23", None, When(tuesday, tuesday, "2030-04-23", "relative", span), tuesday)
    telling = telling_of(reading(article, times=(time,)))
    assert (telling.tell_sentence(sentence_with(article, words[:9]), "event") is not None) == is_told
