"""Which sentences are on what was asked: what a report's title and head give need not stand in each of its lines."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.tell import BriefQuestion
from onrecord.tell.shelf import Shelf
from onrecord.tell.telling import HEAD_LENGTH, Telling
from tell.build import account, make_article, reading

FILLER = "Crews of the coast sold nets, ropes and lamps to the towns upriver. " * (HEAD_LENGTH // 60)
ON_IT = "The strike at Ardan went into its second week on Monday."
ELSEWHERE = "The council of Basra met on Monday."


def names_last(head: str, last: str, title: str) -> bool:
    """True if the last of the sentences, behind the head of the report, is on the strike at Ardan."""
    article = replace(make_article(f"{head} {FILLER}{last}", date(2030, 5, 3)), title=title, id="")
    question = BriefQuestion("Ardan strike", terms=(("Ardan",), ("strike",)))
    telling = Telling(Shelf(account(reading(article))), question, date(2030, 5, 4))
    return telling.names_subject(telling.shelf.readings[article.id].sentences[-1])


@pytest.mark.parametrize(
    ("head", "last", "title", "is_on_it"),
    [
        (ON_IT, "The union said that the strike would last.", "Docks idle", True),
        (ELSEWHERE, "The union said that the strike would last.", "Docks idle", False),
        (ON_IT, "Ardan lost 40 ships to the ports of the south.", "Ardan strike empties docks", True),
        (ON_IT, "Ardan lost 40 ships to the ports of the south.", "Docks idle", False),
        (ON_IT, "Basra lost 40 ships to the ports of the south.", "Ardan strike empties docks", False),
        (ELSEWHERE, "The strike at Ardan cost the towns upriver.", "Docks idle", True),
    ],
)
def test_a_sentence_names_what_its_report_leaves_open(head: str, last: str, title: str, is_on_it: bool) -> None:
    """In a report on all that was asked the noun alone is of it, and the name alone where the title says all."""
    assert names_last(head, last, title) == is_on_it
