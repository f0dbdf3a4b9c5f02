"""A name in capitals is given in full once, by the words of its report."""

from datetime import date

import pytest

from onrecord.model import Cite, Line
from onrecord.tell import Shelf
from onrecord.tell.short_names import spell_out
from tell.build import account, make_article, reading, sentence_with

NEWS = "The Port Owners of Ardan (POA) met. Its rival, the Salder Union (XYZ), slept. The POA and the FBI met XYZ."


def spelled(text: str, line: str, known: set[str]) -> Line:
    """The line of one article that tells the sentence."""
    article = make_article(text, date(2030, 5, 2))
    shelf = Shelf(account(reading(article)))
    cite: Cite = shelf.cite(sentence_with(article, line))
    return spell_out(shelf, Line(line, "event", (cite,)), known)


def test_a_short_name_is_spelled_out_and_cited() -> None:
    """The name before the letters in brackets stands in the line, with the sentence that gives it; once in a brief."""
    known: set[str] = set()
    line = spelled(NEWS, "The POA and the FBI met XYZ.", known)
    assert line.text == "The Port Owners of Ardan (POA) and the FBI met XYZ."
    assert [cite.words for cite in line.cites][1] == "The Port Owners of Ardan (POA) met."
    assert spelled(NEWS, "The POA and the FBI met XYZ.", known).text == "The POA and the FBI met XYZ."


@pytest.mark.parametrize("line", ["“The POA and Orm met.”", "Letters of XYZ met."])
def test_other_letters_stay(line: str) -> None:
    """A quotation stays as it was said, and letters that no name of the report begins with stay."""
    assert spelled(f"{NEWS} {line}", line, set()).text == line
