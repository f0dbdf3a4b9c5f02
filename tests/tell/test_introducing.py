"""Persons are introduced where a brief first names them, by cited words."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import Line, Mention, Span
from onrecord.tell import BriefQuestion, Shelf, write_brief
from onrecord.tell.full_names import find_full
from onrecord.tell.identity import told_cites
from onrecord.tell.introducing import introduce_line
from tell.build import account, event, make_article, occurrence, reading

NEWS = "Deputy Port Minister Kim Stahl flew to Salder. On 2 May Stahl attacked the union of Ardan in a letter."
NAMES = ("Kim Stahl", "Stahl", "Kim")


def lines_of(text: str, told: str, *names: tuple[str, str | None], day: date = date(2030, 5, 3)) -> list[Line]:
    """The lines of a brief over one article that tells one happening; `names` are persons and their entities."""
    article = make_article(text, day)
    spans = ((span, name, entity) for name, entity in names for span in spans_of(text, name, article.id))
    mentions = tuple(Mention(span, "PERSON", entity, name) for span, name, entity in spans)
    deed = event(article, told)
    whole = account(replace(reading(article, (deed,)), mentions=mentions), occurrences=(occurrence(deed),))
    brief = write_brief(whole, BriefQuestion(size="minute"))
    return [line for section in brief.sections for line in section.lines]


def spans_of(text: str, name: str, article_id: str) -> list[Span]:
    """Each place of the name that is not the end of a longer one."""
    places = (at for at in range(len(text)) if text.startswith(name, at))
    whole = {at + n for at in range(len(text)) if text.startswith("Kim Stahl", at) for n in (0, 4)}
    return [Span(article_id, at, at + len(name)) for at in places if " " in name or at not in whole]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (NEWS, "On 2 May Deputy Port Minister Kim Stahl attacked the union of Ardan in a letter."),
        ("Kim Stahl, a pilot from Orm, flew to Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl, a pilot from Orm, attacked the union of Ardan."),
        ("Kim Stahl, who flew to Salder, slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Kim Stahl, a pilot from Orm, flew to Salder. On 2 May Stahl’s men attacked the union of Ardan.",
         "On 2 May Kim Stahl’s men attacked the union of Ardan."),
        ("Port Minister Kim Stahl flew to Salder. On 2 May its envoy, Kim Stahl, attacked the union of Ardan.",
         "On 2 May its envoy, Kim Stahl, attacked the union of Ardan."),
        ("The acting Port Minister Kim Stahl flew to Salder. Stahl attacked the union of Ardan.",
         "Acting Port Minister Kim Stahl attacked the union of Ardan."),
        ("Port Minister Kim Stahl flew to Salder. On 2 May the Stahl government attacked the union of Ardan.",
         "On 2 May the Stahl government attacked the union of Ardan."),
        ("Kim Stahl, a pilot from Orm, flew to Salder. On 2 May Kim attacked the union of Ardan.",
         "On 2 May Kim Stahl, a pilot from Orm, attacked the union of Ardan."),
        ("In Orm former Salder, Ardan, Mayor Kim Stahl spoke. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("On 2 May Kim attacked the union of Ardan. Port Minister Kim Stahl flew to Salder.",
         "On 2 May Kim attacked the union of Ardan."),
        ("Port Minister Kim Stahl flew to Salder. On 2 May Mr. Kim attacked the union of Ardan.",
         "On 2 May Port Minister Kim Stahl attacked the union of Ardan."),
        ("Envoys met Kim Stahl, acting Dock Director Ann Lee and Judge Lund, in Orm. On 2 May Stahl attacked Ardan.",
         "On 2 May Kim Stahl attacked Ardan."),
        ("Kim Stahl, Director General of Ports, flew to Orm. On 2 May Stahl attacked Ardan.",
         "On 2 May Kim Stahl, Director General of Ports, attacked Ardan."),
        ("Department of Docks and Port Services Director Kim Stahl flew home. On 2 May Stahl attacked Ardan.",
         "On 2 May Kim Stahl attacked Ardan."),
        ("Crews and Port Minister Kim Stahl flew to Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Port Minister Kim Stahl flew to Salder. On 2 May Stahl for Ardan attacked the union of Ardan.",
         "On 2 May Stahl for Ardan attacked the union of Ardan."),
        ("Ways and Means Committee Chairman Kim Stahl flew. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Port Minister Kim Stahl flew to Salder. On 2 May President Stahl attacked the union of Ardan.",
         "On 2 May President Stahl attacked the union of Ardan."),
        ("Port Minister Kim Stahl flew to Salder. On 2 May Port Minister Stahl attacked the union of Ardan.",
         "On 2 May Port Minister Kim Stahl attacked the union of Ardan."),
        ("Friends of President Kim Stahl flew to Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May President Kim Stahl attacked the union of Ardan."),
        ("In Salder, Ardan campaign spokeswoman Kim Stahl spoke. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Ardan campaign spokeswoman Kim Stahl attacked the union of Ardan."),
        ("Top campaign adviser Kim Stahl spoke. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May top campaign adviser Kim Stahl attacked the union of Ardan."),
        ("Republican candidate Kim Stahl spoke. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Republican candidate Kim Stahl attacked the union of Ardan."),
        ("Kim Stahl, the top aide to the president, slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl, the top aide to the president, attacked the union of Ardan."),
        ("Crews told union leader Kim Stahl to go. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May union leader Kim Stahl attacked the union of Ardan."),
        ("Kim Stahl, a pilot and member of the Guild of Orm (GOO), spoke. On 2 May Stahl, who slept, attacked Ardan.",
         "On 2 May Kim Stahl, a pilot and member of the Guild of Orm, who slept, attacked Ardan."),
        ("Former Port Minister Kim Stahl flew to Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May former Port Minister Kim Stahl attacked the union of Ardan."),
        ("The former state Port Minister Kim Stahl flew to Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May former state Port Minister Kim Stahl attacked the union of Ardan."),
        ("Retired Gen. Kim Stahl flew to Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May retired Gen. Kim Stahl attacked the union of Ardan."),
        ("On Monday former U.S. prosecutor Kim Stahl spoke. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May former U.S. prosecutor Kim Stahl attacked the union of Ardan."),
        ("In Salder, Ardan House press secretary Kim Stahl spoke. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Ardan House press secretary Kim Stahl attacked the union of Ardan."),
        ("Kim Stahl, a pilot at Orm Air, a carrier, flew to Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl, a pilot at Orm Air, attacked the union of Ardan."),
        ("Kim Stahl, a pilot for the O.A.P.\n\nOn 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl, a pilot for the O.A.P., attacked the union of Ardan."),
        ("Kim Stahl, a pilot from Orm, flew to Salder. On 2 May gunmen attacked Stahl -- who slept -- in Ardan.",
         "On 2 May gunmen attacked Kim Stahl, a pilot from Orm -- who slept -- in Ardan."),
        ("Kim Stahl, a pilot and author of the book, slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl, a pilot, attacked the union of Ardan."),
        ("Port Minister Kim Stahl slept. On 2 May Mr. Kim Stahl attacked the union of Ardan.",
         "On 2 May Port Minister Kim Stahl attacked the union of Ardan."),
        ("Port Minister Kim Stahl flew to Salder. How Stahl attacked the union of Ardan is not known.",
         "How Port Minister Kim Stahl attacked the union of Ardan is not known."),
        ("Port Minister Kim Stahl flew to Salder. On 2 May gunmen of Orm attacked the union of Ardan: “Stahl lies.”",
         "On 2 May gunmen of Orm attacked the union of Ardan: “Stahl lies.”"),
    ],
)  # fmt: skip
def test_a_person_is_introduced_by_name_and_part(text: str, told: str) -> None:
    """The first line that names him short has his full name with his office, or with the part that stands behind it; a
    quotation, and a line that says who he is, stay as they are."""
    assert told in [line.text for line in lines_of(text, "attacked", *((name, "stahl") for name in NAMES))]


def test_what_introduces_a_person_is_cited_but_is_no_news() -> None:
    """The sentence that gives name and office stands among the cites, and not among those of what is told."""
    (line,) = [one for one in lines_of(NEWS, "attacked", *((name, "stahl") for name in NAMES)) if "letter" in one.text]
    assert [cite.words[:6] for cite in line.cites] == ["On 2 M", "Deputy"]
    assert [cite.words[:6] for cite in told_cites(line)] == ["On 2 M"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ex-General Kim Stahl flew to Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Stahl attacked the union of Ardan."),
        ("Ann Kim Stahl, a pilot of Orm, flew to Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Stahl attacked the union of Ardan."),
        ("Port Minister Kim Stahl flew to Salder. On 2 May the Party of Stahl attacked the union of Ardan.",
         "On 2 May the Party of Stahl attacked the union of Ardan."),
        ("Port Minister Kim Stahl flew to Salder. On 2 May Stahl officials attacked the union of Ardan.",
         "On 2 May Stahl officials attacked the union of Ardan."),
        ("Kim Stahl, senior pilot Ann Orm, and a sailor flew to Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("A likely future-Port Council Leader Kim Stahl flew to Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("The ousted President Kim Stahl flew to Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Orm sent its lawyer Kim Stahl to Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Crews told leader Kim Stahl to go. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Orm negotiator Kim Stahl slept. On 2 May Orm negotiator Stahl attacked the union of Ardan.",
         "On 2 May Orm negotiator Kim Stahl attacked the union of Ardan."),
        ("Asked of Kim Stahl, the pilot turned to the door, it was said. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("The card said “General Kim Stahl” in red. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Stahl attacked the union of Ardan."),
        ("For weeks idle union leader Kim Stahl slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("CLOSE General Kim Stahl flew to Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May General Kim Stahl attacked the union of Ardan."),
        ("Kim Stahl, his pilot, flew to Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("General Kim Stahl is pictured in Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Stahl attacked the union of Ardan."),
        ("Kim Stahl, the pilot who flew to Salder, slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Kim Stahl, a pilot at the centre, slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Kim Stahl, Orm’s brother, slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Kim Stahl, standing as a leader, slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Kim Stahl, a pilot, and two sailors slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Kim Stahl, an expert at the University of St.\n\nOn 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Chairman Kim Stahl slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Take Port Minister Kim Stahl. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Port Minister Kim Stahl attacked the union of Ardan."),
        ("Senator Kim Stahl slept. On 2 May Stahl, a senator from Orm, attacked the union of Ardan.",
         "On 2 May Kim Stahl, a senator from Orm, attacked the union of Ardan."),
        ("President Kim Stahl slept. On 2 May gunmen attacked Presidents Orm and Stahl in Ardan.",
         "On 2 May gunmen attacked Presidents Orm and Stahl in Ardan."),
        ("President Kim Stahl slept. On 2 May gunmen attacked Stahl Tower in Ardan.",
         "On 2 May gunmen attacked Stahl Tower in Ardan."),
        ("President Kim Stahl slept. On 2 May gunmen attacked Stahl senior adviser Ann Lee in Ardan.",
         "On 2 May gunmen attacked Stahl senior adviser Ann Lee in Ardan."),
        ("President Kim Stahl slept. On 2 May gunmen attacked its Stahl office in Ardan.",
         "On 2 May gunmen attacked its Stahl office in Ardan."),
        ("Then Port Minister Kim Stahl flew to Salder. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Trade and Port Services Director Kim Stahl slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Kim Stahl, whom Orm named pilot, slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("President Kim Stahl slept. On 2 May gunmen attacked the city of Stahl.",
         "On 2 May gunmen attacked the city of Stahl."),
        ("Pilots for Orm president Kim Stahl slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("In 1936 its founder, Kim Stahl, counted votes. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Stahl attacked the union of Ardan."),
        ("Judge Kim Stahl slept. On 2 May Orm was attacked in Ardan after a Stahl interview.",
         "On 2 May Orm was attacked in Ardan after a Stahl interview."),
        ("Young Port Law Centre Senior Legal Counsel Kim Stahl slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Tweet Share Kim Stahl, a pilot, slept. On 2 May Kim Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Port Minister Kim Stahl resigned from his post. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Dockers Local 24 President Kim Stahl slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Judge Kim Stahl slept. On 2 May four Stahl groups attacked the union of Ardan.",
         "On 2 May four Stahl groups attacked the union of Ardan."),
        ("In May 2029 Port Minister Kim Stahl slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Port Minister Kim Stahl slept. In 2019 Stahl attacked the union of Ardan.",
         "In 2019 Kim Stahl attacked the union of Ardan."),
        ("Port Minister Kim Stahl slept. On 2 May Stahl attacked Ardan and was elected minister of all ports.",
         "On 2 May Kim Stahl attacked Ardan and was elected minister of all ports."),
        ("Stahl’s wife, Kim Stahl, slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Stahl attacked the union of Ardan."),
        ("General Kim Stahl flew to Salder. On 2 May Ann Orm, whose old name is Stahl, attacked the union of Ardan.",
         "On 2 May Ann Orm, whose old name is Stahl, attacked the union of Ardan."),
        ("“Kim’s street” is '‘Martyr Kim Stahl'. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Stahl attacked the union of Ardan."),
        ("JUST WATCHED Meet General Kim Stahl Replay More Videos. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Lund spoke of the firing of Port Minister Kim Stahl. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl attacked the union of Ardan."),
        ("Port Minister Kim Stahl spoke. In Stahl, Ardan, on 2 May gunmen attacked the union of Orm.",
         "In Stahl, Ardan, on 2 May gunmen attacked the union of Orm."),
        ("Port Minister Kim Stahl spoke. On 2 May the union’s port minister Stahl attacked the union of Orm.",
         "On 2 May the union’s port minister Kim Stahl attacked the union of Orm."),
    ],
)  # fmt: skip
def test_no_office_is_put_in_that_a_person_does_not_hold(text: str, told: str) -> None:
    """A former office, the words under a picture and a name that is told as a name introduce nobody."""
    (line,) = lines_of(text, "attacked", ("Kim Stahl", "stahl"), ("Stahl", "stahl"))
    assert line.text == told


def test_two_persons_of_one_name_are_not_introduced() -> None:
    """Where the report names two Stahls in full, which one is meant is not for us to say."""
    names = (("Kim Stahl", "stahl"), ("Stahl", "stahl"), ("Ann Stahl", "ann"))
    texts = [line.text for line in lines_of(NEWS.replace("Salder", "Ann Stahl"), "attacked", *names)]
    assert "On 2 May Stahl attacked the union of Ardan in a letter." in texts
    text = "Ann Kim and Kim Stahl flew to Salder. On 2 May Kim attacked the union of Ardan."
    names = (("Kim Stahl", "stahl"), ("Ann Kim", "ann"), ("Kim", "ann"))
    texts = [line.text for line in lines_of(text, "attacked", *names)]
    assert "On 2 May Kim attacked the union of Ardan." in texts


def test_kin_named_in_full_each_time_leaves_the_surname_to_whom_the_report_names_first() -> None:
    """Ann Stahl, named in full and further off, is not the Stahl of the report."""
    names = (("Kim Stahl", "stahl"), ("Stahl", "stahl"), ("Ann Stahl", "ann"))
    texts = [line.text for line in lines_of(f"{NEWS} Ann Stahl stayed.", "attacked", *names)]
    assert "On 2 May Deputy Port Minister Kim Stahl attacked the union of Ardan in a letter." in texts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ardan Guard Col. Kim Stahl, a pilot from Orm, slept. On 2 May Col. Stahl attacked the union of Ardan.",
         "On 2 May Col. Kim Stahl, a pilot from Orm, attacked the union of Ardan."),
        ("Port Minister Kim Stahl slept. On 2 May Minister Stahl attacked the union of Ardan.",
         "On 2 May Minister Kim Stahl attacked the union of Ardan."),
        ("Port Minister Kim Stahl slept. On 2 May Orm spoke of Stahl’s days in Ardan and was attacked.",
         "On 2 May Orm spoke of Kim Stahl’s days in Ardan and was attacked."),
        ("Former Port Minister Kim Stahl slept. In May 2029 Stahl was attacked in Ardan.",
         "In May 2029 Kim Stahl was attacked in Ardan."),
        ("Former Port Minister Kim Stahl slept. On 2 May Stahl’s office was attacked in Ardan.",
         "On 2 May Kim Stahl’s office was attacked in Ardan."),
        ("Kim Stahl, who was the Orm envoy to Salder, slept. On 2 May Stahl attacked Ardan.",
         "On 2 May Kim Stahl, who was the Orm envoy to Salder, attacked Ardan."),
        ("Kim Stahl, who was the first to shoot a farmer, slept. On 2 May Stahl attacked Ardan.",
         "On 2 May Kim Stahl attacked Ardan."),
        ("Port Minister Kim Stahl slept. On 2 May Ardan’s Stahl attacked the union of Orm.",
         "On 2 May Ardan’s Kim Stahl attacked the union of Orm."),
        ("Ardan Special Agent Kim Stahl slept. On 2 May Mr. Stahl attacked the union of Ardan.",
         "On 2 May Ardan Special Agent Kim Stahl attacked the union of Ardan."),
        ("In May, Orm sports talk radio host Kim Stahl slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Orm sports talk radio host Kim Stahl attacked the union of Ardan."),
        ("Kim Stahl, a pilot from Orm, slept. On 2 May Stahl from Orm attacked the union of Ardan.",
         "On 2 May Kim Stahl from Orm attacked the union of Ardan."),
        ("Kim Stahl, 41, a neurologist in Orm, slept. On 2 May Stahl attacked the union of Ardan.",
         "On 2 May Kim Stahl, a neurologist in Orm, attacked the union of Ardan."),
        ("Kim Stahl, editor of the Orm Mail and a fellow at the port, slept. On 2 May Stahl attacked Ardan.",
         "On 2 May Kim Stahl, editor of the Orm Mail, attacked Ardan."),
        ("Kim Stahl, a pilot who has become an envoy of Orm, slept. On 2 May Stahl attacked Ardan.",
         "On 2 May Kim Stahl attacked Ardan."),
        ("Kim Stahl, the third man shot by a farmer from Orm, slept. On 2 May Stahl attacked Ardan.",
         "On 2 May Kim Stahl attacked Ardan."),
    ],
)  # fmt: skip
def test_what_stands_beside_the_name_is_kept(text: str, told: str) -> None:
    """Behind an office, a part or an owner only the full name is put in; a part is read up to its end."""
    assert told in [line.text for line in lines_of(text, "attacked", ("Kim Stahl", "stahl"), ("Stahl", "stahl"))]


def test_the_short_form_of_a_given_name_is_of_the_same_person() -> None:
    """"Kimberly" and "Kim Stahl" are one; two Stahls of other given names leave open which one is meant."""
    for other, is_one in (("Kimberly Stahl", True), ("Kimberly Stahl Jr.", False), ("Ann Stahl", False)):
        article = make_article(f"Pilot Kim Stahl came. {other} left. Ships wait. Stahl waits too.", date(2030, 5, 3))
        at = article.text.index("Stahl waits")
        named = ((article.text.index(words), words, words) for words in ("Kim Stahl", other))
        mentions = tuple(
            Mention(article.span(start, start + len(words)), "PERSON", entity, words)
            for start, words, entity in (*named, (at, "Stahl", None))
        )
        full = find_full(Shelf(account(replace(reading(article), mentions=mentions))), mentions[-1], "Stahl")
        assert (full is not None) == is_one


def test_a_sentence_that_begins_inside_a_quotation_names_its_speaker() -> None:
    """The mark that ends a quotation of two sentences opens none."""
    text = '"Ships are late. Crews know it," said lobbyist Kim Stahl of "Orm". On 2 May Stahl attacked Ardan.'
    article = make_article(text, date(2030, 5, 3))
    spans = ((span, name) for name in ("Kim Stahl", "Stahl") for span in spans_of(text, name, article.id))
    mentions = tuple(Mention(span, "PERSON", "stahl", name) for span, name in spans)
    full = find_full(Shelf(account(replace(reading(article), mentions=mentions))), mentions[-1], "Stahl")
    assert full is not None and full.name == "lobbyist Kim Stahl"


def test_the_first_of_a_couple_is_not_taken_for_another() -> None:
    """Behind a first name and "and" stands the surname of both."""
    text = "Kim Stahl flew to Salder. On 2 May Kim and Ann Lund attacked the union of Ardan."
    texts = [line.text for line in lines_of(text, "attacked", *((name, "stahl") for name in NAMES))]
    assert "On 2 May Kim and Ann Lund attacked the union of Ardan." in texts


def test_a_known_holder_of_an_office_is_introduced_by_office_and_surname() -> None:
    """Where the report gives no first name, "President" stands before the surname of who was one on its day."""
    text = "President Assad flew to Salder. On 2 May Mr. Assad attacked the union of Ardan."
    (line,) = lines_of(text, "attacked", ("Assad", "bashar-al-assad"))
    assert line.text == "On 2 May Mr. Assad attacked the union of Ardan."  # no longer in 2030
    earlier = [line.text for line in lines_of(text, "attacked", ("Assad", "bashar-al-assad"), day=date(2012, 5, 3))]
    assert "On 2 May President Assad attacked the union of Ardan." in earlier


def test_two_offices_of_one_person_are_told_by_the_one_most_given() -> None:
    """The report that mostly calls him minister tells him as one; a former office goes before the office it was."""
    text = "Judge Kim Stahl slept, said Port Minister Kim Stahl, and Port Minister Kim Stahl flew home."
    text += " On 2 May Stahl attacked the union of Ardan."
    (line,) = lines_of(text, "attacked", ("Kim Stahl", "stahl"), ("Stahl", "stahl"))
    assert line.text == "On 2 May Port Minister Kim Stahl attacked the union of Ardan."


@pytest.mark.parametrize(
    "text",
    [
        "On 2 May Stahl attacked the union of Ardan. Port Minister Kim Stahl flew to Salder.",
        "On 2 May Stahl attacked the union of Ardan, where Port Minister Kim Stahl slept.",
        "Judge Ann Stahl’s son Kim Stahl attacked the union of Ardan on 2 May.",
    ],
)
def test_nobody_is_introduced_by_what_stands_behind_or_within_the_sentence(text: str) -> None:
    """A report names a person in full before it calls him short: a name that it gives later may be another's."""
    texts = [line.text for line in lines_of(text, "attacked", ("Kim Stahl", "stahl"), ("Stahl", "stahl"))]
    assert any(text.startswith(told) for told in texts)


def test_what_is_done_to_an_office_is_no_part_of_it() -> None:
    """A sentence may begin with what somebody does to him who holds the office."""
    text = "Fearing Port Minister Kim Stahl, crews slept. On 2 May Stahl attacked the union of Ardan."
    texts = [line.text for line in lines_of(text, "attacked", ("Kim Stahl", "stahl"), ("Stahl", "stahl"))]
    assert "On 2 May Port Minister Kim Stahl attacked the union of Ardan." in texts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A pilot from Orm, Kim Stahl, flew.", "Kim Stahl, a pilot from Orm, attacked"),
        ("It sank, said Ardan’s port minister, Kim Stahl.", "Kim Stahl, Ardan’s port minister, attacked"),
        ("A pilot from Orm, Kim Stahl, Ann Lund and a sailor flew.", "Kim Stahl attacked"),
        ("A pilot from Orm, Kim Stahl and a sailor flew.", "Kim Stahl attacked"),
        ("Crews met Republican Sens. Ann Lund (R-Orm.) and Kim Stahl.", "Republican Sen. Kim Stahl attacked"),
        ("Kim Stahl, D-Orm., flew.", "Kim Stahl, D-Orm., attacked"),
        ("Kim Stahl (D-Orm.) flew.", "Kim Stahl, D-Orm., attacked"),
        ("Ardan Democrat Kim Stahl flew.", "Ardan Democrat Kim Stahl attacked"),
        ("Orm Senior Port Analyst Kim Stahl flew.", "Orm Senior Port Analyst Kim Stahl attacked"),
        ("Analyst Kim Stahl flew.", "Kim Stahl attacked"),
        ("Orm and Lund College political scientist Kim Stahl flew.", "political scientist Kim Stahl attacked"),
        ("Orm and Lund College spokesman Kim Stahl flew.", "Kim Stahl attacked"),
        ("Kim Stahl, head of carrier Lund Air, flew.", "Kim Stahl, head of carrier Lund Air, attacked"),
    ],
)  # fmt: skip
def test_a_part_may_stand_in_other_places(text: str, told: str) -> None:
    """Before the name between commas, before a row of names, as a party, and as the end of a longer office."""
    names = ("Kim Stahl", "Stahl")
    lines = lines_of(f"{text} On 2 May Stahl attacked the union of Ardan.", "attacked", *((n, "stahl") for n in names))
    assert f"On 2 May {told} the union of Ardan." in [line.text for line in lines]


@pytest.mark.parametrize(
    ("text", "body", "name"),
    [
        ("Kim Stahl of the Guild of Orm flew.", "the Guild of Orm", "Kim Stahl of the Guild of Orm"),
        ("Kim Stahl of the Guild of Orm flew.", "Guild", "Kim Stahl"),
        ("The Harbour Post’s Kim Stahl flew.", "Harbour Post", "the Harbour Post’s Kim Stahl"),
        ("Crews told Lund Lines’ Kim Stahl to go.", "Lund Lines", "Lund Lines’ Kim Stahl"),
    ],
)
def test_a_person_may_be_of_a_body_or_an_outlet(text: str, body: str, name: str) -> None:
    """Where his report gives no office and no part of him, and the whole name of what he is of."""
    article = make_article(f"{text} On 2 May Stahl attacked the union of Ardan.", date(2030, 5, 3))
    at = article.text.index("Stahl attacked")
    spans = (spans_of(article.text, "Kim Stahl", article.id)[0], Span(article.id, at, at + 5))
    people = [Mention(span, "PERSON", "stahl", "Kim Stahl") for span in spans]
    held = Mention(spans_of(article.text, body, article.id)[0], "ORG", "body", body)
    shelf = Shelf(account(replace(reading(article), mentions=(*people, held))))
    sentence = shelf.sentence_at(spans[1])
    line = Line(shelf.words(sentence), "event", (shelf.cite(sentence),))
    assert introduce_line(shelf, line)[0].text == f"On 2 May {name} attacked the union of Ardan."


def test_a_name_that_ends_in_jr_is_that_of_the_bare_surname() -> None:
    """The parse joins "Stahl" to nobody where the report says "Kim Stahl Jr." and names no other Stahl."""
    article_names = (("Kim Stahl Jr.", "stahl"), ("Stahl", None))
    text = "Port Minister Kim Stahl Jr. flew to Salder. On 2 May Mr. Stahl attacked the union of Ardan."
    texts = [line.text for line in lines_of(text, "attacked", *article_names)]
    assert "On 2 May Port Minister Kim Stahl Jr. attacked the union of Ardan." in texts


@pytest.mark.parametrize(
    ("short", "told"),
    [
        ("Mr. de Stahl", "On 2 May Port Minister Kim de Stahl attacked the union of Ardan."),
        ("Kim de Stahl", "On 2 May Port Minister Kim de Stahl attacked the union of Ardan."),
    ],
)
def test_a_small_word_of_a_surname_is_part_of_it(short: str, told: str) -> None:
    """The first name goes before the small word, once; "De Stahl" alone is no full name."""
    text = f"Port Minister Kim de Stahl flew home. On 2 May {short} attacked the union of Ardan. De Stahl slept."
    names = (("Kim de Stahl", "stahl"), ("De Stahl", "stahl"), ("Stahl", "stahl"))
    assert told in [line.text for line in lines_of(text, "attacked", *names)]


def test_a_name_that_stands_whole_is_not_put_in_again() -> None:
    """The parse may take the first name for a word of the sentence."""
    text = "Kim E. Stahl slept. On 2 May crews said that Kim E. Stahl attacked the union of Ardan."
    article = make_article(text, date(2030, 5, 3))
    at = text.rindex("E. Stahl")
    mentions = (
        Mention(Span(article.id, 0, 12), "PERSON", "stahl", "Kim E. Stahl"),
        Mention(Span(article.id, at, at + 8), "PERSON", "stahl", "Kim E. Stahl"),
    )
    deed = event(article, "attacked")
    whole = account(replace(reading(article, (deed,)), mentions=mentions), occurrences=(occurrence(deed),))
    brief = write_brief(whole, BriefQuestion(size="minute"))
    texts = [line.text for section in brief.sections for line in section.lines]
    assert texts and all("Kim Kim" not in one for one in texts)


def test_of_two_of_one_name_in_a_line_neither_is_introduced() -> None:
    """The first place of the name in the line need not be that of whom the report gives in full."""
    text = "On 2 May Minister Stahl’s daughter Kim Stahl attacked the union of Ardan."
    (line,) = lines_of(text, "attacked", ("Kim Stahl", "kim"), ("Stahl", "minister"))
    assert line.text == text


def test_what_somebody_does_is_no_part_of_his_name() -> None:
    """A participle that begins its sentence may be taken into the name behind it."""
    text = "Fearing Kim Stahl might leave, Lund wrote. On 2 May Stahl attacked the union of Ardan."
    (line,) = lines_of(text, "attacked", ("Fearing Kim Stahl", "stahl"), ("Stahl", "stahl"))
    assert line.text == "On 2 May Stahl attacked the union of Ardan."


def test_behind_a_namesake_the_bare_surname_is_nobodys() -> None:
    """Whomever the parse joins it with, it may be his father's, who was named before; one named later is not meant."""
    names = (("Ann Stahl", "ann"), ("Kim Stahl", "kim"), ("Stahl", "ann"))
    told = "On 2 May Stahl attacked the union of Ardan."
    (line,) = lines_of(f"Ann Stahl met Kim Stahl and Ann Stahl’s men in Salder. {told}", "attacked", *names)
    assert line.text == told
    (line,) = lines_of(f"Ann Stahl flew to Salder. {told} It rained. Kim Stahl stayed.", "attacked", *names)
    assert line.text == told.replace("Stahl", "Ann Stahl")


@pytest.mark.parametrize(
    ("words", "told"),
    [("On 2 May Jordan attacked the union of Ardan.", "On 2 May Jordan attacked the union of Ardan."),
     ("On 2 May Port Minister Jordan attacked the union of Ardan.",
      "On 2 May Port Minister Kim Jordan attacked the union of Ardan.")],
)  # fmt: skip
def test_the_name_of_a_place_is_a_person_behind_an_office_only(words: str, told: str) -> None:
    """A parse may take a country for the person who has its name."""
    text = f"Port Minister Kim Jordan flew to Salder. {words}"
    persons = (("Kim Jordan", "jordan"), ("Jordan", "jordan"), ("Kim", "jordan"))
    assert told in [line.text for line in lines_of(text, "attacked", *persons)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Stahl attacked the union", "Governor Kim Stahl of Salder attacked the union"),
        ("Stahl’s aides attacked the union", "Kim Stahl’s aides attacked the union"),
    ],
)
def test_an_office_goes_with_the_place_of_which_it_is(words: str, told: str) -> None:
    """In a line on Ardan the governor of Salder is none of Ardan's; where he owns what follows, he has no office."""
    text = f"Governor Kim Stahl of Salder slept. On 2 May {words} of Ardan."
    article = make_article(text, date(2030, 5, 3))
    spans = ((span, name) for name in ("Kim Stahl", "Stahl") for span in spans_of(text, name, article.id))
    people = tuple(Mention(span, "PERSON", "stahl", name) for span, name in spans)
    place = Mention(spans_of(text, "Salder", article.id)[0], "GPE", None, "Salder")
    deed = event(article, "attacked")
    held = replace(reading(article, (deed,)), mentions=(people[0], place, *people[1:]))
    brief = write_brief(account(held, occurrences=(occurrence(deed),)), BriefQuestion(size="minute"))
    assert f"On 2 May {told} of Ardan." in [line.text for section in brief.sections for line in section.lines]


@pytest.mark.parametrize(("before", "told"), [("Maj.", "Maj. Stahl"), ("Lt. Maj.", "Lt. Maj. Kim Stahl")])
def test_a_rank_that_is_told_short_takes_no_first_name(before: str, told: str) -> None:
    """Who is a "Lt. Maj." and once more "Maj." is told so; "Maj. Kim Stahl" would give him the rank above his."""
    text = f"Lt. Maj. Kim Stahl flew to Salder. On 2 May {before} Stahl attacked the union of Ardan."
    texts = [line.text for line in lines_of(text, "attacked", ("Kim Stahl", "stahl"), ("Stahl", "stahl"))]
    assert f"On 2 May {told} attacked the union of Ardan." in texts
