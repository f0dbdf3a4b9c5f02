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


def cut_promise() -> Report:
    """A promise to have fewer troops, beside the figure of that day."""
    text = "Borosia said it will reduce its troops in Arland.\nThere are some 5,000 Borosian troops in Arland."
    report = Report(text, "2030-06-12", "Courier", "Fewer").promise("it will reduce its troops in Arland", "Borosia")
    return report.measure("5,000", 5000, "borosia troop", "Borosian troops", "Arland", "2030-06-12", "about")


def count(number: str, value: float, published: str) -> Report:
    """A later report that gives a figure of the same troops."""
    report = Report(f"There are now {number} Borosian troops in Arland.", published, "Herald", f"Count of {published}")
    return report.measure(number, value, "borosia troop", "Borosian troops", "Arland", published)


def test_a_promised_cut_is_kept_by_a_lower_figure() -> None:
    """A later, lower figure of the same troops in the same place keeps a promise to have fewer."""
    kept = history(cut_promise(), count("2,500", 2500, "2031-03-23"))
    assert kept.status == "kept" and "from 5,000" in kept.turns[0].why and "to 2,500" in kept.turns[0].why


def test_a_promised_cut_is_not_kept_by_the_same_figure() -> None:
    """A later figure that may be the same one keeps nothing."""
    assert history(cut_promise(), count("4,900", 4900, "2031-03-23")).turns == ()


def test_a_headline_of_a_plan_keeps_nothing() -> None:
    """“Borosia to withdraw” tells a plan again, whatever the parse made of it."""
    again = later("Borosia to withdraw troops from Port Salder.")
    again.event("RETREAT", "withdraw", "Borosia", None, "Port Salder", "2030-06-09")
    assert history(promise(), again).turns == ()


def meeting(text: str = "Arland and Borosia will meet for talks in July.") -> Report:
    """A dated plan of two states to meet."""
    report = Report(text, "2030-06-12", "Courier", "Plan").promise(text.rstrip("."), "Arland", "2030-07")
    return report.event("CONSULT", "meet", "Arland", "Borosia", None, "2030-07", "planned")


def test_a_planned_meeting_is_kept_by_a_meeting_of_its_parties_in_time() -> None:
    """A report that the same two met in the planned month keeps the plan; a meeting a year on does not."""
    met = later("Borosia and Arland held talks on Sunday.", "2030-07-15")
    met.event("CONSULT", "held", "Borosia", "Arland", None, "2030-07-14")
    kept = history(meeting(), met)
    assert kept.status == "kept" and kept.turns[0].why == "Arland and Borosia met: 2030-07-14"
    late = later("Borosia and Arland held talks on Sunday.", "2031-07-15")
    late.event("CONSULT", "held", "Borosia", "Arland", None, "2031-07-14")
    assert history(meeting(), late).status == "lapsed"


def test_a_lede_after_talks_tells_that_they_were_held() -> None:
    """“said after a day of talks” in the opening of a report is a meeting of those it names."""
    met = later("Arland and Borosia named a date after a day of talks.\nIt is in May.", "2030-07-15")
    met.claim("Arland and Borosia named a date", "Arland")
    assert history(meeting(), met).status == "kept"


def test_a_schedule_of_the_same_week_does_not_lapse() -> None:
    """What was announced for the next days is not told as lapsed when nobody comes back to it."""
    vow = Report("Arland will open the harbour by June 14.", "2030-06-12", "Courier", "Harbour")
    vow.promise("open the harbour by June 14", "Arland", "2030-06-14")
    assert history(vow, later("Arland is quiet.", "2030-07-05")).status == "open"


def test_an_old_attack_breaks_no_promise() -> None:
    """An attack of a day before the promise, told again later, goes against nothing."""
    vow = Report("Arland vowed to protect Fort Ister.", "2030-03-01", "Courier", "Vow")
    vow.promise("protect Fort Ister", "Arland")
    hit = later("Rockets hit Fort Ister in January.").event("ASSAULT", "hit", None, "Fort Ister", None, "2030-01")
    assert history(vow, hit).status == "open"


def test_a_deed_in_another_country_keeps_no_promise() -> None:
    """Who promised to withdraw from a port of Arland did not do so by withdrawing from Cambria."""
    for place, turns in (("Port Salder", 1), ("Cambria", 0)):
        words = "withdraw all tanks and troops from Port Salder"
        vow = Report(f"Borosia promised to {words}.", "2030-03-01", "Courier", "Vow").promise(words, "Borosia")
        done = later(f"Borosia withdrew all tanks and troops from {place} on Sunday.\nArland was quiet.")
        if place == "Cambria":
            done.named[place] = ("gpe:cambria", place)
        done.event("RETREAT", "withdrew", "Borosia", None, place, "2030-06-09")
        assert len(history(vow, done).turns) == turns


def test_leaving_a_force_there_is_no_withdrawal() -> None:
    """“Leave its troops in Port Salder” is not kept by a withdrawal, as “leave Port Salder” is."""
    for words, turns in (("leave Port Salder with its troops", 1), ("leave its troops in Port Salder", 0)):
        vow = Report(f"Borosia promised to {words}.", "2030-03-01", "Courier", "Vow").promise(words, "Borosia")
        done = later("Borosia withdrew its troops from Port Salder on Sunday.")
        done.event("RETREAT", "withdrew", "Borosia", None, "Port Salder", "2030-06-09")
        assert len(history(vow, done).turns) == turns


def test_who_may_be_shot_at_while_protecting_has_promised_no_protection() -> None:
    """Only a promise whose verb is to protect is broken by an attack."""
    words = "its crews would be pardoned if they were sued for protecting Fort Ister"
    vow = Report(f"Arland promised {words}.", "2030-03-01", "Courier", "Vow").promise(words, "Arland")
    hit = later("Rockets hit Fort Ister on Sunday.").event("ASSAULT", "hit", None, "Fort Ister", None, "2030-06-09")
    assert history(vow, hit).turns == ()


def vow(words: str, by: str = "Borosia", published: str = "2030-03-01", due: str | None = None) -> Report:
    """A report of a promise in those words."""
    return Report(f"{by} promised to {words}.", published, "Courier", "Vow").promise(words, by, due)


def test_two_moves_without_a_place_are_not_one_matter() -> None:
    """A withdrawal keeps a promise only where both sentences name one place, or one figure of one noun."""
    for words, told, turns in (
        ("pull tanks and troops out of Fort Ister", "pulled tanks and troops out of Fort Ister", 1),
        ("pull tanks and troops out soon", "pulled tanks and troops out of Fort Ister", 0),
        ("pull 2,500 troops out soon", "pulled 2,500 troops out of Fort Ister", 1),
    ):
        done = later(f"Borosia {told} on Sunday.").event("RETREAT", "pulled", "Borosia", None, None, "2030-06-09")
        assert len(history(vow(words), done).turns) == turns, words


def test_two_deeds_of_one_verb_are_not_one_matter() -> None:
    """Help keeps a promise of help only where both name whom it is for, and not only the state of who promised."""
    for words, told, turns in (("provide help to miners", "help to miners", 1), ("provide help", "help to miners", 0)):
        done = later(f"Borosia provides {told} from Sunday.")
        done.event("AID", "provides", "Borosia", None, None, "2030-06-09")
        assert len(history(vow(words), done).turns) == turns
    done = later("Ilse Varn provides help to a school of Arland from Sunday.")
    done.event("AID", "provides", "Ilse Varn", None, None, "2030-06-09")
    assert history(vow("provide help to all of Arland", "Ilse Varn"), done).turns == ()


def test_what_is_told_long_after_a_promise_was_due_is_another_matter() -> None:
    """A deed fourteen months after the promise keeps it only if the promise was for then."""
    for due, turns in ((None, 0), ("2031-05", 1)):
        done = later("Borosia withdrew its troops from Fort Ister on Sunday.", "2031-05-12")
        done.event("RETREAT", "withdrew", "Borosia", None, None, "2031-05-11")
        assert len(history(vow("withdraw its troops from Fort Ister", due=due), done).turns) == turns


def test_a_promise_not_to_cancel_is_not_called_off_by_a_cancellation() -> None:
    """To cancel one thing withdraws no promise that speaks of cancelling another."""
    for words, turns in (("send arms and tanks to Arland", 1), ("not cancel arms and tanks for Arland", 0)):
        done = later("Borosia cancelled arms and tanks for Arland on Sunday.")
        done.event("REJECT", "cancelled", "Borosia", "Arland", None, "2030-06-09")
        assert len(history(vow(words), done).turns) == turns


def test_the_safety_of_a_state_stands_many_an_attack() -> None:
    """An attack on soldiers of a state breaks a promise to protect its soldiers, not one of the state's security."""
    for words, turns in (("protect the soldiers of Borosia", 1), ("protect the security of Borosia", 0)):
        hit = later("Rockets hit soldiers of Borosia in Arland on Sunday.")
        hit.event("ASSAULT", "hit", None, "soldiers of Borosia", "Arland", "2030-06-09")
        assert len(history(vow(words, "Arland"), hit).turns) == turns


def test_nobody_known_promises_no_protection() -> None:
    """“He will protect Fort Ister”, of nobody knows whom, is broken by no attack."""
    for by, turns in (("Arland", 1), ("he", 0)):
        hit = later("Rockets hit Fort Ister on Sunday.").event("ASSAULT", "hit", None, "Fort Ister", None, "2030-06-09")
        assert len(history(vow("protect Fort Ister", by), hit).turns) == turns


def test_some_men_of_a_force_are_not_what_is_left_of_it() -> None:
    """A promised cut of 5,000 troops is not kept where five of them are counted."""
    assert history(cut_promise(), count("five", 5, "2030-10-23")).turns == ()


def admitted(text: str, published: str = "2030-09-10") -> Report:
    """A report with a figure of the miners of Arland."""
    return Report(text, published, "Herald", "Miners").measure("9,000", 9000, "arland miner", "miners", "Arland")


def test_a_figure_that_is_only_supposed_keeps_no_promise() -> None:
    """“If Arland takes 9,000 miners” does not say that it took them."""
    for told, turns in (("Arland took 9,000 miners.", 1), ("If Arland took 9,000 miners, all gained.", 0)):
        first = vow("take 9,000 miners", "Arland")
        first.measure("9,000", 9000, "arland miner", "miners", "Arland", "2030-08", standing="planned")
        assert len(history(first, admitted(told)).turns) == turns


def test_who_meets_a_body_of_his_own_state_meets_that_body() -> None:
    """A plan of Ilse Varn of Arland to meet its government is kept by that, not by her meeting somebody of Arland."""
    for whom, turns in (("Government of Arland", 1), ("Fort Ister", 0)):
        text = "Ilse Varn will meet the Government of Arland in July."
        plan = Report(text, "2030-06-12", "Courier", "Plan").promise(text.rstrip("."), "Ilse Varn", "2030-07")
        plan.event("CONSULT", "meet", "Ilse Varn", "Government of Arland", None, "2030-07", "planned")
        met = later(f"Ilse Varn met {whom} of Arland on Sunday.", "2030-07-15")
        met.event("CONSULT", "met", "Ilse Varn", whom, None, "2030-07-14")
        assert len(history(plan, met).turns) == turns


def test_a_deed_of_a_day_to_come_keeps_nothing() -> None:
    """“Are withdrawn at the end of the year” tells no withdrawal while the year lasts."""
    for when, turns in (("2030-06-09", 1), ("2030-12", 0)):
        done = later("All troops of Borosia are withdrawn from Port Salder then.")
        done.event("RETREAT", "withdrawn", "Borosia", None, "Port Salder", when)
        assert len(history(promise(), done).turns) == turns
    done = later("Troops of Borosia are withdrawn from Port Salder by winter.").time("winter", "2030-12")
    done.event("RETREAT", "withdrawn", "Borosia", None, "Port Salder")
    assert history(promise(), done).turns == ()


def test_words_of_time_are_no_matter_that_two_deeds_share() -> None:
    """“By the end of the year” in promise and deed does not make them one."""
    for words, told, turns in (
        ("withdraw tanks from Port Salder at the end of the year", "Tanks left Port Salder at the end of the year", 1),
        ("withdraw from Port Salder at the end of the year", "Troops left Port Salder at the end of the year", 0),
    ):
        made = vow(words).time("the end of the year", "2030-12")
        done = Report(f"{told}, said Borosia.", "2031-01-05", "Herald", "Later").time("the end of the year", "2030-12")
        done.event("RETREAT", "left", "Borosia", None, "Port Salder", "2030-12")
        assert len(history(made, done).turns) == turns, words


def test_a_meeting_that_is_only_planned_again_is_not_held() -> None:
    """A report that schedules the meeting, or gives a day to come beside it, does not say that it was held."""
    for told, trigger, turns in (
        ("Borosia and Arland opened talks.", "talks", 1),
        ("A visit of Borosia is scheduled to include talks with Arland.", "talks", 0),
        ("Borosia is two weeks away from talks with Arland.", "talks", 0),
        ("Borosia meets Arland on the last day.", "meets", 0),
    ):
        again = later(told, "2030-07-15").event("CONSULT", trigger, "Borosia", "Arland")
        if "last day" in told:
            again.time("the last day", "2030-07-31")
        assert len(history(meeting(), again).turns) == turns, told


def test_a_meeting_told_in_passing_is_not_what_is_promised() -> None:
    """Who will close a mine before talks has promised to close it, not to talk."""
    text = "Arland will close its oldest and deepest copper mine before talks with Borosia in July."
    plan = Report(text, "2030-06-12", "Courier", "Plan").promise(text.rstrip("."), "Arland", "2030-07")
    plan.event("CONSULT", "talks", "Arland", "Borosia", None, "2030-07", "planned")
    met = later("Borosia and Arland held talks on Sunday.", "2030-07-15")
    met.event("CONSULT", "talks", "Borosia", "Arland", None, "2030-07-14")
    assert history(plan, met).turns == ()


def test_nobody_meets_his_own_state() -> None:
    """A plan of Ilse Varn to meet somebody unknown is not kept by whatever she and her state do."""
    for whom, turns in (("Borosia", 1), ("miners of Arland", 0)):
        text = f"Ilse Varn will meet {whom} in July."
        plan = Report(text, "2030-06-12", "Courier", "Plan").promise(text.rstrip("."), "Ilse Varn", "2030-07")
        plan.event("CONSULT", "meet", "Ilse Varn", whom, None, "2030-07", "planned")
        met = later("Ilse Varn met Borosia for Arland on Sunday.", "2030-07-15")
        met.event("CONSULT", "met", "Ilse Varn", None, None, "2030-07-14")
        assert len(history(plan, met).turns) == turns


def test_a_figure_of_another_clause_is_not_promised() -> None:
    """“Will host miners after it took 9,000” and “take 50 of 9,000 miners” promise no 9,000."""
    for words, turns in (
        ("take 9,000 miners", 1),
        ("host Red Dawn after it took 9,000 miners", 0),
        ("take 50 of 9,000 miners", 0),
    ):
        first = vow(words, "Arland")
        first.measure("9,000", 9000, "arland miner", "miners", "Arland", "2030-08", standing="planned")
        assert len(history(first, admitted("Arland took 9,000 miners.")).turns) == turns, words


def test_what_is_called_off_stands_behind_the_word() -> None:
    """Who cancels something else in a sentence that also speaks of the promise calls off that, not the promise."""
    for told, trigger, turns in (
        ("Borosia cancelled arms and tanks for Arland on Sunday", "cancelled", 1),
        ("Arms and tanks for Arland were cancelled by Borosia on Sunday", "cancelled", 1),
        ("Beside arms and tanks for Arland a port was on the table when Borosia cancelled fishing", "cancelled", 0),
        ("Borosia cancelled a feast of its old fleet in a port and spoke of arms and tanks for Arland", "cancelled", 0),
    ):
        done = later(f"{told}.").event("REJECT", trigger, "Borosia", "Arland", None, "2030-06-09")
        assert len(history(vow("send arms and tanks to Arland"), done).turns) == turns, told
    for told, turns in (("a meeting on tanks with Ilse Varn", 1), ("a meeting with a miner", 0)):
        done = later(f"Borosia cancelled {told}, and spoke of Ilse Varn.")
        done.event("REJECT", "cancelled", "Borosia", None, None, "2030-06-09")
        assert len(history(vow("hold a meeting on tanks with Ilse Varn"), done).turns) == turns, told


def test_some_are_not_all() -> None:
    """A promise to withdraw all troops is not kept where a report does not say that all are gone."""
    for told, turns in (("all its tanks and troops", 1), ("tanks and troops", 0)):
        done = later(f"Borosia withdrew {told} from Port Salder on Sunday.")
        done.event("RETREAT", "withdrew", "Borosia", None, "Port Salder", "2030-06-09")
        made = vow("withdraw all its tanks and troops from Port Salder")
        assert len(history(made, done).turns) == turns


def test_help_for_another_country_keeps_no_promise() -> None:
    """Schools for Cambria are no schools for Arland."""
    for whom, turns in (("Arland", 1), ("Cambria", 0)):
        done = later(f"Borosia funds schools and clinics of {whom} from Sunday.")
        if whom == "Cambria":
            done.named[whom] = ("gpe:cambria", whom)
        done.event("AID", "funds", "Borosia", whom, None, "2030-06-09")
        assert len(history(vow("fund schools and clinics of Arland"), done).turns) == turns


def test_a_few_words_of_a_long_promise_do_not_keep_it() -> None:
    """A deed shares three tenths of what was promised, and half of what was forsworn."""
    long = "fund schools, clinics, roads, dams, bridges, ferries, trams, wells, mills, barns and tanks for miners"
    for words, turns in (("fund tanks for miners", 1), (long, 0)):
        done = later("Borosia funds tanks for miners from Sunday.")
        done.event("AID", "funds", "Borosia", None, None, "2030-06-09")
        assert len(history(vow(words), done).turns) == turns, words
    for words, turns in (("not fund tanks for miners", 1), ("not fund tanks, barns, mills or dams for miners", 0)):
        done = later("Borosia funds tanks for miners from Sunday.")
        done.event("AID", "funds", "Borosia", None, None, "2030-06-09")
        assert len(history(vow(words), done).turns) == turns, words


def test_a_deed_recalled_deep_in_a_report_keeps_nothing() -> None:
    """A withdrawal without a day is news only in the opening of a report."""
    told = "Borosia withdrew its troops from Port Salder."
    for before, turns in (("", 1), ("It rained.\nShops shut.\nTrains ran.\n", 0)):
        done = later(f"{before}{told}").event("RETREAT", "withdrew", "Borosia", None, "Port Salder")
        assert len(history(promise(), done).turns) == turns


def test_a_promise_lapses_only_where_a_later_report_could_have_told() -> None:
    """Silence of reports on others is no silence."""
    for text, status in (("Port Salder is quiet.", "lapsed"), ("The miners are quiet.", "open")):
        assert history(promise(), later(text, "2030-07-05")).status == status


def test_a_span_that_has_begun_lapses_only_if_it_lasts_for_months() -> None:
    """“This year”, said in March, is no schedule of the week; “this month” is: nobody reports that it was held to."""
    for due, status in (("2030", "lapsed"), ("2030-03", "open")):
        made = vow("open the harbour of Port Salder", published="2030-03-02", due=due)
        assert history(made, later("Port Salder is quiet.", "2031-02-05")).status == status


def test_a_promise_has_the_time_that_a_later_telling_gives() -> None:
    """What was promised without a time, and again with one, is due then."""
    first, again = vow("withdraw its troops from Port Salder"), promise("2030-03-05", "Herald")
    assert history(first, again).due is not None


def test_only_attacks_by_others_and_at_home_break_a_promise_to_protect() -> None:
    """Who was to be protected does not break the promise by attacking, nor does an attack in another country."""
    for actor, place, turns in (("Gunmen", "Arland", 1), ("Red Dawn", "Arland", 0), ("Gunmen", "Cambria", 0)):
        hit = later(f"{actor} shelled bases in {place} on Sunday.")
        hit.named["Cambria"] = ("gpe:cambria", "Cambria")
        if place != "Cambria":
            hit.named.clear()
        hit.event("ASSAULT", "shelled", actor, "bases", place, "2030-06-09")
        assert len(history(vow("protect the bases of Borosia", "Arland"), hit).turns) == turns, (actor, place)
