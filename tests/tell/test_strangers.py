"""A line that lets a stranger speak, or is about one, is refused; who is introduced may speak."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import Line, Mention
from onrecord.tell import BriefQuestion, Shelf
from onrecord.tell.introducing import tells_part
from onrecord.tell.strangers import find_stranger, leading_names
from onrecord.tell.telling import Telling
from tell.build import account, claim, make_article, reading, span_of

DAY = date(2030, 5, 3)
WALK = "Crews slept."


def ask(text: str, told: str, *names: str, known: frozenset[str] = frozenset(), title: str = "Docks") -> str | None:
    """The stranger of the line that tells the sentence beginning with `told`, as it stands."""
    article = replace(make_article(text, DAY), title=title)
    mentions = tuple(Mention(span_of(article, name), "PERSON", "stahl", name) for name in names)
    shelf = Shelf(account(replace(reading(article), mentions=mentions)))
    sentence = next(s for s in shelf.readings[article.id].sentences if shelf.words(s).startswith(told))
    return find_stranger(shelf, Line(shelf.words(sentence), "event", (shelf.cite(sentence),)), known)


@pytest.mark.parametrize(
    ("line", "stranger"),
    [
        ("Kim Stahl attacked the union of Ardan.", "Kim Stahl"),
        ("Mr. Kim Stahl attacked the union of Ardan.", "Kim Stahl"),
        ("Port Minister Kim Stahl attacked the union of Ardan.", None),
        ("Port pilot Kim Stahl attacked the union of Ardan.", None),
        ("Kim Stahl, a pilot, attacked the union of Ardan.", None),
        ("Kim Stahl (R-Orm) attacked the union of Ardan.", None),
        ("Kim Stahl of the Guild of Orm attacked the union of Ardan.", None),
        ("The Harbour Post’s Kim Stahl attacked the union of Ardan.", None),
        ("Kim Stahl and Ann Lund, pilots of Orm, attacked the union of Ardan.", None),
        ("Crews attacked the union of Ardan with Kim Stahl.", None),
    ],
)
def test_a_line_that_begins_with_a_stranger_names_him(line: str, stranger: str | None) -> None:
    """He is none whose office, part, body, owner or party stands beside his name, nor another whom the line names."""
    assert ask(f"{WALK} {line}", line[:9], "Kim Stahl") == stranger


def test_a_part_beside_the_name_says_who_he_is() -> None:
    """Wherever the name stands; what he is said to do says nothing of him."""
    assert tells_part("It sank, said former port official Kim Stahl.", "Stahl")
    assert tells_part("It sank, said port experts Ann Lund and Kim de Stahl.", "Stahl")
    assert not tells_part("It sank, said Kim de Stahl.", "Stahl")


def test_whom_his_report_introduces_is_no_stranger() -> None:
    """The part that the report gave him before is put in; of a name without one a reader knows nothing."""
    told = "On 2 May crews slept. Stahl said that the union of Ardan lied."
    assert ask(f"Port Minister Kim Stahl flew. {told}", "Stahl", "Kim Stahl") is None
    article = make_article(f"Kim Stahl flew. {told}", DAY)
    said = claim(article, "Stahl said", "said", "that the union of Ardan lied", "asserts")
    spans = (span_of(article, "Kim Stahl"), replace(span_of(article, "Stahl said"), end=said.sentence.start + 5))
    mentions = tuple(Mention(span, "PERSON", "stahl", "Kim Stahl") for span in spans)
    shelf = Shelf(account(replace(reading(article, (said,)), mentions=mentions)))
    line = Line(shelf.words(said.sentence), "claim", (shelf.cite(said.sentence),))
    assert find_stranger(shelf, line, frozenset()) == "Kim Stahl"
    assert leading_names(shelf, line) == {"stahl"}


def test_a_reader_knows_whom_he_asked_of_and_whom_the_title_names() -> None:
    """The subject stands over the page, and the title of the report beside its line."""
    text = f"{WALK} Kim Stahl attacked the union of Ardan."
    assert ask(text, "Kim", "Kim Stahl", known=frozenset({"stahl"})) is None
    assert ask(text, "Kim", "Kim Stahl", title="Stahl in Ardan") is None


def test_a_page_refuses_a_stranger_and_counts_him() -> None:
    """The line is not told, and another may take its place; a timeline tells it."""
    article = make_article("Kim Stahl attacked the union of Ardan on 2 May, and its crews went home to Salder.", DAY)
    mention = Mention(span_of(article, "Kim Stahl"), "PERSON", "stahl", "Kim Stahl")
    shelf = Shelf(account(replace(reading(article), mentions=(mention,))))
    sentence = shelf.readings[article.id].sentences[0]
    telling = Telling(shelf, BriefQuestion(), None)
    assert telling.tell_sentence(sentence, "event") is None
    assert telling.refused == {"names “Kim Stahl” and does not say who that is": 1}
    assert Telling(shelf, BriefQuestion(), None, stands_alone=False).tell_sentence(sentence, "event") is not None
