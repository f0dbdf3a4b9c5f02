"""Copies: reprints, cut and edited versions, and what is none."""

import pytest

from onrecord.model import Account
from onrecord.thread import copies as finding
from onrecord.thread import place_readings
from onrecord.thread.copies import CopyFinder
from thread.build import Report, account_of

SENTENCES = (
    "The harbour master of Port Salder closed the inner basin on Monday after a crane fell across two piers.",
    "Nobody was hurt, because the night shift had gone ashore for a meal a quarter of an hour before.",
    "Two grain ships that were to sail for Borosia in the evening will wait until divers have looked at the wreck.",
    "The crane was built in the last years of the empire and had been painted, but not tested, every spring since.",
    "An engineer who has worked on the quay for thirty years said that the bolts had been singing since the frost.",
    "The port earns a fifth of the province's taxes, and each day without the basin costs about as much as a school.",
    "Fishermen were told to use the old mole, where there is neither light nor water.",
)
WIRE = "\n\n".join(SENTENCES)


def wire(**changed: str) -> Report:
    """The agency's report."""
    return Report(WIRE, "2030-05-02", "Meridian Wire", "Crane closes harbour basin")


def copies(*reports: Report) -> Account:
    """The account of the reports."""
    return account_of(*(r.reading() for r in reports))


def test_a_credited_reprint() -> None:
    """A reprint is a copy of the agency's report; it says the share, the headline and the credit."""
    reprint = Report(WIRE, "2030-05-02", "Herald", "Basin shut", ("Meridian Wire",))
    account = copies(wire(), reprint)
    (copy,) = account.copies
    assert copy.article_id == reprint.article.id and copy.share == 1.0
    assert "another headline" in copy.why and "it credits Meridian Wire" in copy.why
    assert account.stories[0].origins == 1


@pytest.mark.parametrize(("others", "credited"), [(("Meridian Wire",), True), (("Gulf Wire",), False)])
def test_two_reprints_of_one_wire_credit_it_both(others: tuple[str, ...], credited: bool) -> None:
    """Without the agency's own report the copy says which agency both pages credit, if they credit the same."""
    first = Report(WIRE, "2030-05-02", "Gazette", "Basin closed", others)
    (copy,) = copies(first, Report(WIRE, "2030-05-03", "Herald", "Basin shut", ("Meridian Wire",))).copies
    assert copy.original_id == first.article.id
    assert copy.why.endswith("it credits Meridian Wire, as does the other") is credited


def test_a_cut_and_edited_reprint() -> None:
    """Half of the paragraphs with an edited one is still a copy, and says what was left out."""
    edited = SENTENCES[0].replace("closed the inner basin", "shut the basin")
    cut = Report("\n\n".join((edited, *SENTENCES[1:4])), "2030-05-03", "Herald", "Basin shut")
    (copy,) = copies(wire(), cut).copies
    assert copy.original_id == wire().article.id and "3 of 7 paragraphs left out" in copy.why


def test_the_credited_agency_is_the_original() -> None:
    """The agency's report is the original even where a customer's page carries the earlier day."""
    early = Report(WIRE, "2030-05-01", "Herald", "Basin shut", ("Meridian Wire",))
    (copy,) = copies(early, wire()).copies
    assert copy.article_id == early.article.id and copy.original_id == wire().article.id


def test_a_background_paragraph_is_no_copy() -> None:
    """A report of its own that takes over one paragraph is no copy."""
    own = Report("\n\n".join((*(s[::-1] for s in SENTENCES[:4]), SENTENCES[5])), "2030-05-03", "Herald", "Own words")
    assert not copies(wire(), own).copies


def test_placed_as_they_come() -> None:
    """Online, a copy is said to be one when it comes, and stands in its original's story."""
    reprint = Report(WIRE, "2030-05-03", "Herald", "Basin shut")
    other = Report("The orchestra of Arland played in the rain.", "2030-05-04", "Courier", "Music")
    first, second, third = place_readings(r.reading() for r in (wire(), reprint, other))
    assert first.copy_of is None and second.copy_of == wire().article.source_id
    assert second.story == first.story and third.story != first.story
    assert first.why == "the first article of its story"


def edit_words(text: str) -> str:
    """Every twelfth word left out, as an editing desk would shorten it."""
    return " ".join(w for n, w in enumerate(text.split()) if n % 12 != 7)


def test_edited_through_and_through() -> None:
    """Words left out all along, under a lede of its own, leave half of the runs and a copy."""
    own = "A crane has put the harbour out of work, this paper has learned from a neighbour of the pilots."
    edited = Report("\n\n".join((own, edit_words(WIRE))), "2030-05-03", "Herald", "Basin shut")
    (copy,) = copies(wire(), edited).copies
    assert 0.5 <= copy.share < 0.6


def test_one_long_quotation_makes_no_copy() -> None:
    """Two reports that quote the same speech, half of each, stand beside each other."""
    speech = " ".join(SENTENCES[2:6])
    own = " ".join(word[::-1] for word in " ".join(SENTENCES[:2] + SENTENCES[6:]).split()) + " dna os"
    quoting = Report(f"{own}\n\n{speech}\n\n{own.title()[::-1]}", "2030-05-03", "Herald", "What he said")
    assert not copies(wire(), quoting).copies


def test_an_original_is_known_for_a_turn_and_forgotten_after_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reprint within a turn is a copy; one after two turns is read as new, and its original takes no memory."""
    monkeypatch.setattr(finding, "TURN", 4)
    finder = CopyFinder()
    assert finder.add(wire().article) is None
    others = [Report(" ".join(f"w{n}x{i}" for i in range(60)), "2030-05-03", "Courier", f"T{n}") for n in range(12)]
    for other in others[:4]:
        finder.add(other.article)
    assert finder.add(Report(WIRE, "2030-05-03", "Herald", "Basin shut").article) is not None
    for other in others:
        finder.add(Report(other.text + " end", "2030-05-04", "Gazette", "Other").article)
    assert finder.add(Report(WIRE, "2030-05-05", "Mirror", "Basin").article) is None
    assert len(finder._read.now) + len(finder._read.before) <= 8


@pytest.mark.parametrize(("outlet", "copied"), [("Herald", 1), ("Meridian Wire", 0)])
def test_a_new_version_of_an_outlet_is_no_copy(outlet: str, copied: int) -> None:
    """Three quarters of an earlier report are a copy in another outlet; in its own, news under another headline."""
    news = "Divers went down at dawn, found no oil, and will lift the beams before Friday noon if the wind allows it."
    later = Report("\n\n".join([*SENTENCES[:4], news]), "2030-05-03", outlet, "Divers reach the crane")
    assert len(copies(wire(), later).copies) == copied
