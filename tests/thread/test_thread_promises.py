"""Promises followed through later reports."""

from onrecord.model import PromiseHistory
from thread.build import Report, account_of

CUT = "Borosia promised to withdraw its troops from Port Salder by June."


def promise(published: str = "2030-03-01", outlet: str = "Courier") -> Report:
    """The report that tells the promise."""
    report = Report(CUT, published, outlet, f"{outlet} on {published}")
    return report.promise("withdraw its troops from Port Salder by June", "Borosia", "2030-06")


def later(text: str, published: str = "2030-06-10") -> Report:
    """A later report."""
    return Report(text, published, "Herald", "Later")


def history(*reports: Report) -> PromiseHistory:
    """The history of the one promise."""
    (one,) = account_of(*(r.reading() for r in reports)).promises
    return one


def test_a_promise_is_kept() -> None:
    """A later report of the promised deed by the same party keeps the promise."""
    done = later("Borosia withdrew its troops from Port Salder on Sunday.")
    done.event("RETREAT", "withdrew", "Borosia", None, "Port Salder", "2030-06-09")
    kept = history(promise(), done)
    assert kept.status == "kept" and kept.turns[0].statement_id == done.statements[0].id
    assert "retreat by the same party" in kept.turns[0].why


def test_another_party_keeps_nothing() -> None:
    """The same deed by somebody else is no turn."""
    done = later("Arland withdrew its troops from Port Salder on Sunday.")
    done.event("RETREAT", "withdrew", "Arland", None, "Port Salder", "2030-06-09")
    assert history(promise(), done).turns == ()


def test_a_promise_lapses() -> None:
    """A due day that passed, with later reports read and nothing found, is lapsed and says how many were read."""
    lapsed = history(promise(), later("The harbour of Port Salder is quiet.", "2030-07-05"))
    assert lapsed.status == "lapsed" and lapsed.later_articles_read == 1


def test_a_promise_not_yet_due_is_open() -> None:
    """Before the due day a promise is open."""
    assert history(promise(), later("The harbour of Port Salder is quiet.", "2030-05-05")).status == "open"


def test_protection_is_broken_by_an_attack() -> None:
    """An attack on what was to be protected goes against the promise."""
    vow = Report("Arland vowed to protect Fort Ister.", "2030-03-01", "Courier", "Vow")
    vow.promise("protect Fort Ister", "Arland")
    hit = later("Rockets hit Fort Ister on Sunday.").event("ASSAULT", "hit", None, "Fort Ister", None, "2030-06-09")
    assert history(vow, hit).status == "broken"


def test_a_promise_told_again_is_one() -> None:
    """The same promise in a second outlet is noted on the first telling."""
    one = history(promise(), promise("2030-03-02", "Herald"))
    assert len(one.repeated_by) == 1
