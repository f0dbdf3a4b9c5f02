"""Voices by a colon alone: quotations behind one, turns of a transcript, papers in a heading."""

from collections.abc import Callable

import pytest

from onrecord.parse import names, voices
from onrecord.parse.draft import Draft

Sources = Callable[[str], list[str | None]]


@pytest.fixture
def sources(read_with: Callable[..., Draft]) -> Sources:
    """The source of each attribution of a text whose cue is a colon."""

    def find(text: str) -> list[str | None]:
        draft = read_with(text, names.STAGE, voices.STAGE)
        return [a.source[0].words(text) for a in draft.attributions if a.cue[0].words(text) == ":"]

    return find


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mayor sent the banks a blunt message: “It is time to lend again.”", "The mayor"),
        ("The vote came as no shock to Ann Hale: “It was in the air for weeks.”", "Ann Hale"),
        ("Her answer was: “No one told me of the plan.”", "Her"),
    ],
)
def test_a_quotation_behind_a_colon_has_a_speaker(sources: Sources, text: str, source: str) -> None:
    """Whoever is named right before the colon speaks, else the subject of the sentence, or whose answer it is."""
    assert sources(text) == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The question is this: “Who will pay for the bridge?”",
        "He wrote two books: “The Long Road to the Sea” and “Home.”",
        "More: “It is time to lend again.”",
        "The mayor said of the banks: “It is time to lend again.”",
    ],
)
def test_a_colon_alone_makes_no_voice_of_questions_titles_and_read_cues(sources: Sources, text: str) -> None:
    """A thing says nothing, a written title is its writer's, and a cue before the colon has the words already."""
    assert sources(text) == []


def test_said_before_the_name_is_the_cue(read_with: Callable[..., Draft]) -> None:
    """In "Said Ann Hale: ..." the verb is the cue, not the colon."""
    draft = read_with("The vote was close. Said Ann Hale: “It was in the air for weeks.”", names.STAGE, voices.STAGE)
    [found] = draft.attributions
    assert (found.cue[0].words(draft.text), found.source[0].words(draft.text)) == ("Said", "Ann Hale")


def test_speakers_in_capitals_come_back(sources: Sources) -> None:
    """In a transcript labels in capitals come back; the rows of a notice do not."""
    talk = "KATE HALE: Why not talk?\nPAUL REED: We did not want to.\nHALE: You agreed.\nREED: We never did."
    assert sources(talk) == ["KATE HALE", "PAUL REED", "HALE", "REED"]
    assert sources("WHERE: The hall.\nWHEN: On Monday.\nWHO: All members.") == []


def test_a_newspaper_speaks_in_a_heading(sources: Sources) -> None:
    """An outlet before the colon of a heading is its source."""
    assert sources("Newspaper: Minister used his own mail\n\nThe report came out on Monday.") == ["Newspaper"]
