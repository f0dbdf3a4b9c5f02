"""Where sentences begin and end."""

import pytest
from nupunkt.core import tokens

from onrecord.text.sentences import forget_words, is_hard_wrapped, sentence_spans
from robust.work import count_calls


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gen. Holt met U.S. envoys at 5 p.m. on Tuesday. He left.",
         ["Gen. Holt met U.S. envoys at 5 p.m. on Tuesday.", "He left."]),
        ("A headline\n\nBASRA (Wire) — Two rockets fell.", ["A headline", "BASRA (Wire) — Two rockets fell."]),
        ("“Why now?” the envoy asked. Nobody knew.", ["“Why now?” the envoy asked.", "Nobody knew."]),
        ("Senator Holt (R-Ore.) said so. He left.", ["Senator Holt (R-Ore.) said so.", "He left."]),
        ("Dora Holt (D-N.Y.), who leads the port, left. He stayed.",
         ["Dora Holt (D-N.Y.), who leads the port, left.", "He stayed."]),
        ("Dora Holt (D-Me.) — who leads the port — left. He stayed.",
         ["Dora Holt (D-Me.) — who leads the port — left.", "He stayed."]),
        ("The ship left port. “Nobody was hurt,” the captain said.",
         ["The ship left port.", "“Nobody was hurt,” the captain said."]),
        ("Nobody sat. The mayor (see fig. A) spoke to Dock Co. staff at 9 a.m. Eastern.",
         ["Nobody sat.", "The mayor (see fig. A) spoke to Dock Co. staff at 9 a.m. Eastern."]),
        ("“We leave port.” Nobody stirred.", ["“We leave port.”", "Nobody stirred."]),
        ("Harbour v. Mills and Mills vs. Harbour were read.", ["Harbour v. Mills and Mills vs. Harbour were read."]),
        ("He met U.S. Ambassador Holt at the U.N. General Assembly. She left the U.S. The talks went on.",
         ["He met U.S. Ambassador Holt at the U.N. General Assembly.", "She left the U.S.", "The talks went on."]),
        ("Sara Ott left. Rear Adm. Bo Hale and Lt. Col. Ana Roe met Cmdr. Ives, “Mr. Ash” and Reps. Day.",
         ["Sara Ott left.", "Rear Adm. Bo Hale and Lt. Col. Ana Roe met Cmdr. Ives, “Mr. Ash” and Reps. Day."]),
        ("  \n \n", []),
        ("", []),
    ],
)  # fmt: skip
def test_sentences_are_cut(text: str, sentences: list[str]) -> None:
    """Abbreviations and quoted questions do not end a sentence; line breaks and plain words with a full stop do."""
    assert cut(text) == sentences


def test_wrapped_lines_are_one_sentence() -> None:
    """In a hard-wrapped text a line break is a space."""
    line = "The ministry of the interior said late on Monday that it had sent\n"
    text = line * 6 + "more men."
    assert is_hard_wrapped(text)
    assert len(cut(text)) == 1


def test_lines_of_a_list_stay_apart() -> None:
    """Short lines are no wrapped text."""
    text = "Red\nGreen\nBlue\nWhite\nBlack\nGrey"
    assert not is_hard_wrapped(text)
    assert len(cut(text)) == 6


def test_signs_without_a_space_are_cut_in_linear_work() -> None:
    """What runs on without a space is one piece, and the prose around it keeps its sentences."""
    run = "Aa.\"'" * 8000
    text = f"The ship left. It came back. {run} The port closed."
    assert [text[a:b] for a, b in sentence_spans(text)] == ["The ship left.", "It came back.", run, "The port closed."]
    assert count_calls(lambda: sentence_spans(run * 4)) < 5 * count_calls(lambda: sentence_spans(run)) + 1000


def test_the_words_decided_on_can_be_forgotten() -> None:
    """The splitter remembers none of them afterwards, and cuts as before."""
    text = "Gen. Vrimo left the port. Mr. Quax stayed."
    cut = sentence_spans(text)
    assert "Gen." in tokens._derived_cache
    forget_words()
    assert not tokens._derived_cache
    assert sentence_spans(text) == cut
