"""The stage `events`: what is found, how it stands, who takes part, and what is left alone."""

from collections.abc import Callable

import pytest

from onrecord.model import Article, Event, Statement
from onrecord.parse import names, times
from onrecord.parse.draft import Draft
from onrecord.parse.events import STAGE, find_events
from onrecord.parse.events.lexicon import Row, carriers, governors, rows
from onrecord.parse.language import Pipeline, draft_articles
from onrecord.parse.stages import StatementParser

MakeArticle = Callable[..., Article]
LEAST_FIRING = 0.85
"""Share of the lexicon's examples that must fire: the small model misparses about one in ten."""


@pytest.fixture
def events_of(read_with: Callable[..., Draft]) -> Callable[[str], list[Statement]]:
    """Finds the events of a text."""
    return lambda text: read_with(text, names.STAGE, times.STAGE, STAGE).statements


Find = Callable[[str], list[Statement]]


def _told(statements: list[Statement]) -> list[tuple[str, str, str | None, str | None]]:
    acts = [s.act for s in statements if isinstance(s.act, Event)]
    return [(a.type, a.status, a.actor.text, a.recipient.text) for a in acts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkish jets bombed a Kurdish town.", ("ASSAULT", "happened", "Turkish jets", "a Kurdish town")),
        ("The general was killed by a drone.", ("ASSAULT", "happened", "a drone", "The general")),
        ("The envoy died in the ambush.", ("ASSAULT", "happened", "the ambush", "The envoy")),
        ("Rebels carried out an attack on the barracks.", ("ASSAULT", "happened", "Rebels", "the barracks")),
        ("The premier blamed the attack on rebels.", ("ACCUSE", "happened", "The premier", "rebels")),
        ("Iran threatened to attack the fleet.", ("THREATEN", "happened", "Iran", "the fleet")),
        ("Germany agreed to send doctors to Iraq.", ("AGREE", "happened", "Germany", "Iraq")),
        ("France will withdraw its troops from Mali.", ("RETREAT", "planned", "France", "Mali")),
        ("“France to withdraw its troops from Mali,” the paper wrote.", ("RETREAT", "planned", "France", "Mali")),
        ("The king refused to meet the envoy.", ("REJECT", "happened", "The king", "the envoy")),
        ("Police detained two students in Lagos.", ("COERCE", "happened", "Police", "two students")),
        ("Thousands protested against the law in Paris.", ("PROTEST", "happened", "Thousands", "the law")),
    ],
)
def test_reads_the_frames_of_news(events_of: Find, text: str, expected: tuple[str, str, str, str]) -> None:
    """Active, passive, light-verb and controlled deeds are told with type, status, actor and recipient."""
    assert expected in _told(events_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "The senator launched an attack on the budget deficit.",
        "The captain suffered a heart attack on Monday.",
        "Turnout was high as farmers voted for the first time.",
        "The mayor has a plan he calls Schools for all.",
        "The mayor pulled the letter out of a bag.",
        "Workers are quitting and firms are hiring.",
        "The coach warned against reading too much into the result.",
        "The grand jury declined to indict the officer.",
        "The candidates clashed over taxes.",
        "The striker hit the ball in the last game of the season.",
        "The army did not attack the village.",
        "If the rebels attack the town, thousands could flee.",
        "Forty people were killed in an earthquake on Monday.",
        "The company attacked the problem of inflation.",
        "A piece attacking Qatar ran in the daily.",
        "A column in the Post attacked the ministry.",
        "The soldiers showed no will to fight the militants.",
        "The army fed the villagers rather than bombing the town.",
    ],
)
def test_leaves_what_is_no_event(events_of: Find, text: str) -> None:
    """Figures of speech, sport, negations, conditions and mishaps give no assault."""
    assert not [told for told in _told(events_of(text)) if told[0] == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The court barred the governor from meeting the rebels.", "CONSULT"),
        ("The minister is happy to talk with the rebels at any time.", "CONSULT"),
        ("When pressed on how the state would help, the minister shrugged.", "REQUEST"),
        ("The governor expressed confidence that the bridge would hold.", "SUPPORT"),
        ("The council lifted its sanctions on Chad.", "SANCTION"),
    ],
)
def test_leaves_what_is_not_done(events_of: Find, text: str, kind: str) -> None:
    """What is barred, only welcome, asked or lifted is not told as done."""
    assert kind not in [told[0] for told in _told(events_of(text))]


def test_tells_one_happening_once(events_of: Find) -> None:
    """A strike that killed and wounded is one event of its sentence, not three."""
    told = _told(events_of("A drone strike killed four soldiers and wounded three others near Erbil."))
    assert [t[0] for t in told] == ["ASSAULT"]


def test_both_sides_of_talks_take_part(events_of: Find) -> None:
    """Talks between two sides name one as actor and the other as recipient."""
    told = _told(events_of("Talks between Iraq and Turkey began in Baghdad on Monday."))
    assert ("CONSULT", "happened", "Iraq", "Turkey") in [(t[0], t[1], (t[2] or "")[:4], t[3]) for t in told]


def test_clause_stands_on_its_own(events_of: Find) -> None:
    """The clause leaves out the reporting words around it and the sentence joined to it."""
    (found,) = events_of("Officials said that Russia expelled two diplomats, and the markets fell.")
    assert isinstance(found.act, Event)
    words = found.act.clause.words("Officials said that Russia expelled two diplomats, and the markets fell.")
    assert words == "Russia expelled two diplomats"


def test_says_what_made_it_and_how_sure(events_of: Find) -> None:
    """Every event carries its evidence, a probability, its lexicon row, its place and its time."""
    (found,) = events_of("Rebels attacked an army base in Iraq on Thursday.")
    assert 0 < found.score <= 1
    assert found.made_by.startswith("events ASSAULT:")
    assert found.place is not None
    assert found.when is not None
    assert found.when.edtf == "2020-06-11"


def test_stage_fits_the_parser(pipeline: Pipeline, make_article: MakeArticle) -> None:
    """A reading made without names or times says so at start-up instead of failing later."""
    with pytest.raises(Exception, match="needs"):
        StatementParser(pipeline, [STAGE])


def _all_rows() -> list[Row]:
    return [row for group in rows().values() for row in group]


def test_lexicon_is_whole() -> None:
    """The lexicon covers the sixteen types with hundreds of rows, each with an example and a probability."""
    found = _all_rows()
    assert len(found) > 500
    assert len({row.type for row in found}) == 16
    assert all(0 < row.score <= 1 and row.example.endswith(".") for row in found)
    assert len({row.name for row in found}) == len(found)
    assert len(governors()) > 100
    assert len(carriers()) > 40


def test_examples_fire(pipeline: Pipeline, make_article: MakeArticle) -> None:
    """Nearly every row's own example is read as an event of the row's type."""
    wanted = [row for row in _all_rows() if row.score >= 0.5]
    hits = 0
    for row, draft in zip(wanted, draft_articles(pipeline, [make_article(r.example) for r in wanted]), strict=True):
        names.STAGE.run(draft)
        find_events(draft)
        hits += any(isinstance(s.act, Event) and s.act.type == row.type for s in draft.statements)
    assert hits / len(wanted) >= LEAST_FIRING, f"{hits} of {len(wanted)}"
