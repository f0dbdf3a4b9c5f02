"""Disputed: denials that say themselves what they deny."""

from datetime import date
from importlib.resources import files

import pytest

from onrecord.model import Facing
from onrecord.tell import BriefQuestion
from onrecord.tell.sections.denials import load_denials
from onrecord.tell.sections.disputed import tell_disputed
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import Telling
from tell.build import account, claim, make_article, reading

DAY = date(2021, 3, 1)
QUESTION = BriefQuestion("Norholm", as_of=DAY, terms=(("Norholm",),))


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("Ann Orm denied that the port of Norholm was sold.", 1),
        ("Ann Orm denied selling the port of Norholm to the guards.", 1),
        ("Ann Orm denied any role in the raid on the port of Norholm.", 1),
        ("Ann Orm rejected claims that the port of Norholm was sold.", 1),
        ("Ann Orm has denied the allegations over Norholm again.", 0),
        ("Ann Orm denied funding to the only clinic of Norholm.", 0),
        ("Ann Orm rejected the plan of the council for Norholm.", 0),
        ("Ann Orm did not deny that the port of Norholm was sold.", 0),
    ],
)
def test_a_denial_is_told_if_it_says_what_it_denies(words: str, lines: int) -> None:
    """Who refuses, or denies what another sentence tells, is no dispute by himself."""
    article = make_article(words, DAY)
    said = claim(article, "Ann Orm", words.split()[2], words.split(" ", 3)[3].rstrip("."))
    telling = Telling(Shelf(account(reading(article, (said,)))), QUESTION, DAY)
    assert len(tell_disputed(telling, 3)) == lines


def test_who_was_heard_in_a_dispute_denies_it_once() -> None:
    """Two voices of one report come first; the denial of one of them is not told again."""
    first = make_article("Kim Lund said that guards raided Norholm, and Ann Orm denied that guards raided it.", DAY)
    again = make_article("Ann Orm denied that a guard of the Norholm port had been paid for it in May.", DAY, "Ledger")
    said = claim(first, "Kim Lund", "said", "guards raided Norholm", "asserts")
    denied = claim(first, "Ann Orm", "denied", "that guards raided it")
    other = claim(again, "Ann Orm", "denied", "that a guard of the Norholm port had been paid for it in May")
    facing = Facing(said.id, denied.id, "denies", "of one sale")
    whole = account(reading(first, (said, denied)), reading(again, (other,)), facings=(facing,))
    lines = tell_disputed(Telling(Shelf(whole), QUESTION, DAY), 3)
    assert [line.cites[0].outlet for line in lines] == ["Harbour Post"]


def test_every_form_finds_its_example() -> None:
    """The table of denials tells of each by an example, which it finds."""
    rows = (files("onrecord.tell.sections") / "denials.tsv").read_text("utf-8").splitlines()[1:]
    assert len(rows) > 7
    assert [row for row in rows if not load_denials().search(row.split("\t")[1])] == []
