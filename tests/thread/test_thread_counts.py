"""The dead and hurt of a happening, as its reports count them."""

from onrecord.model import Account, Count, Occurrence
from onrecord.model.statement import Measure
from thread.build import Report, account_of


def shelling(outlet: str, published: str, toll: str, title: str = "Shells hit Port Salder") -> Report:
    """A report of the shelling of May 1 that goes on with `toll`."""
    report = Report(f"Shells hit Port Salder on May 1. {toll}", published, outlet, title)
    return report.event("ASSAULT", "hit", None, "Port Salder", "Port Salder", "2030-05-01")


def the_attack(account: Account) -> Occurrence:
    """The one attack of the account."""
    (one,) = (o for o in account.occurrences if o.type == "ASSAULT")
    return one


def told(counts: tuple[Count, ...]) -> list[tuple[str, float, str]]:
    """Kind, figure and the first word of the note."""
    return [(c.kind, c.low, c.note.split(":")[0]) for c in counts]


def figure(outlet: str, published: str, words: str, low: float, by: str | None = None) -> Report:
    """A report with a parsed figure of the hurt."""
    report = shelling(outlet, published, f"{words} soldiers were hurt.".capitalize())
    return report.measure(words.capitalize(), low, "soldier wounded", "soldiers wounded", counted_by=by)


def test_later_counts_supersede_earlier_ones() -> None:
    """None, eleven and thirty-four stand side by side; each older one says what has been reported since."""
    reports = (
        figure("Courier", "2030-05-02", "no", 0, "the ministry"),
        figure("Herald", "2030-05-10", "eleven", 11),
        figure("Post", "2030-05-20", "thirty-four", 34),
    )
    one = the_attack(account_of(*(r.reading() for r in reports)))
    assert told(one.counts) == [("wounded", 0, "superseded"), ("wounded", 11, "superseded"), ("wounded", 34, "")]
    assert one.counts[0].counted_by == "the ministry"
    assert one.counts[0].note == "superseded: Thirty-four (reported on 2030-05-20, Post)"
    assert not one.differs and one.agreement == "agreed"


def test_counts_of_the_same_days_are_a_dispute() -> None:
    """Two figures of one day that cannot both be true make the happening disputed."""
    reports = (figure("Courier", "2030-05-02", "two", 2), figure("Herald", "2030-05-02", "nine", 9))
    one = the_attack(account_of(*(r.reading() for r in reports)))
    assert told(one.counts) == [("wounded", 2, "competing"), ("wounded", 9, "competing")]
    assert one.differs == ("how many were hurt: two or nine",) and one.agreement == "disputed"


def test_words_are_read_where_no_figure_was_parsed() -> None:
    """A report that tells its dead in words is cited with these words; a lone victim is at least one."""
    first = shelling("Courier", "2030-05-02", "Three women and a man were killed, the harbour office said.")
    second = shelling("Herald", "2030-05-02", "A man was killed at the quay in the early hours.")
    one = the_attack(account_of(first.reading(), second.reading()))
    words = [c.span.words(r.text) for c, r in zip(one.counts, (first, second), strict=True)]
    assert words == ["Three women and a man", "A man"]
    assert [(c.low, c.hedge) for c in one.counts] == [(4, "exactly"), (1, "at_least")]


def test_words_of_a_report_of_two_deeds_stay_with_their_sentence() -> None:
    """Where a report tells of two attacks, a sentence that tells neither counts for none."""
    report = Report("Shells hit Port Salder on May 1. Red Dawn stormed Fort Ister. Two men were killed that week.")
    report.event("ASSAULT", "hit", None, "Port Salder", "Port Salder", "2030-05-01")
    report.event("ASSAULT", "stormed", "Red Dawn", "Fort Ister", "Fort Ister", "2030-04-20")
    assert not any(o.counts for o in account_of(report.reading()).occurrences)


def test_words_of_a_report_are_not_those_of_an_old_deed_that_it_recalls() -> None:
    """The hurt of the news are not counted for an attack that many reports tell, and this one only mentions."""
    old = [shelling(outlet, "2030-05-02", "Smoke rose.") for outlet in ("Courier", "Herald", "Post")]
    news = Report("Rockets hit Fort Ister, wounding a guard. It is a year since shells hit Port Salder.", "2031-05-02")
    news.event("ASSAULT", "hit", None, "Fort Ister", None, None)
    news.event("ASSAULT", "shells hit", None, "Port Salder", None, "2030-05-01")
    account = account_of(*(r.reading() for r in (*old, news)))
    salder = [o for o in account.occurrences if any("Salder" in (r.name or r.text or "") for r in o.recipients)]
    assert salder and not any(o.counts for o in salder)


def test_a_figure_goes_to_the_deed_next_to_it() -> None:
    """Of two deeds of one sentence, the toll belongs to the one told beside it."""
    text = "The ferry sank off Port Salder, drowning nine people, hours after shells hit Fort Ister on May 1."
    report = Report(text)
    report.event("ASSAULT", "drowning", None, "nine people", "Port Salder", "2030-05-01")
    report.event("ASSAULT", "hit", None, "Fort Ister", "Fort Ister", "2030-05-01")
    report.measure("nine", 9, "killed people", "people killed")
    counted = [o for o in account_of(report.reading()).occurrences if any(c.low == 9 for c in o.counts)]
    assert len(counted) == 1 and counted[0].recipients[0].text == "nine people"


def test_a_figure_told_of_others_is_not_the_deeds() -> None:
    """A sentence beside the attack that names somebody without a part in it, or sums up days, counts other victims."""
    texts = "Nine people were held.", "Nine people were held by Red Dawn.", "Nine people have been held."
    reports = [shelling("Courier", "2030-05-02", t).measure("Nine", 9, "arrested people", "people") for t in texts]
    own, other, sum_of_days = (the_attack(account_of(report.reading())).counts for report in reports)
    assert told(own) == [("arrested", 9, "")] and not other and not sum_of_days


def test_a_list_of_deeds_gives_none_of_them_the_tolls_of_others() -> None:
    """Where a report tells of two attacks, a figure two sentences from one of them is of neither."""
    text = "Shells hit Port Salder on May 1. The quay was shut. Nine people were killed at dawn."
    report = Report(text + " The night was calm. The sun rose. Rain fell. Red Dawn stormed Fort Ister on April 20.")
    report.event("ASSAULT", "hit", None, "Port Salder", "Port Salder", "2030-05-01")
    report.measure("Nine", 9, "killed people", "people killed", hedge="about")
    alone = account_of(report.reading())
    report.event("ASSAULT", "stormed", "Red Dawn", "Fort Ister", "Fort Ister", "2030-04-20")
    assert any(o.counts for o in alone.occurrences)
    assert not any(o.counts for o in account_of(report.reading()).occurrences)


def test_every_count_cites_a_statement_of_its_report() -> None:
    """The statement named by a count is the figure's own, or one of the happening."""
    report = figure("Courier", "2030-05-02", "two", 2)
    one = the_attack(account_of(report.reading(), figure("Herald", "2030-05-02", "two", 2).reading()))
    statements = {s.id: s for s in report.statements}
    assert isinstance(statements[one.counts[0].statement_id].act, Measure)
    assert one.counts[1].note.startswith("repeated: first in Courier")


def test_whom_an_attack_answers_is_not_among_its_dead() -> None:
    """Those killed before, for whom it took revenge, are of another deed; whom it killed after midnight are its own."""
    day, by = "2030-05-02", "Courier"
    answer = Report("Shells hit Port Salder on May 1 after two sailors were killed at sea.", day, by, "Shells")
    own = Report("Shells hit Port Salder on May 1 after midnight, killing two sailors.", day, by, "Shells")
    found = []
    for report in (answer, own):
        report.event("ASSAULT", "hit", None, "Port Salder", "Port Salder", "2030-05-01")
        found.append(told(the_attack(account_of(report.reading())).counts))
    assert found == [[], [("killed", 2, "")]]
