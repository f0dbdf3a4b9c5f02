"""Who denies, confirms and repeats whom."""

import pytest

from onrecord.model import Stance
from thread.build import Report, account_of


def test_a_denial_meets_the_accusation() -> None:
    """The blamed party's denial faces the accusation told before it."""
    report = Report("Arland accused Red Dawn of the attack on Fort Ister.\nRed Dawn denied responsibility.")
    report.event("ACCUSE", "accused", "Arland", "Red Dawn").claim("responsibility", "Red Dawn", "denies")
    (facing,) = account_of(report.reading()).facings
    assert (facing.relation, facing.first, facing.second) == ("denies", *(s.id for s in report.statements))
    assert facing.why == "Red Dawn is blamed for it by Arland and denies it"


def test_a_confirmation_in_another_report() -> None:
    """A claim that says the same as an earlier one and confirms it faces it."""
    first = Report("Ilse Varn said that the talks with Borosia would begin in April.", "2030-03-23", "Courier", "One")
    second = Report("Arland confirmed that the talks with Borosia begin in April.", "2030-03-24", "Herald", "Two")
    first.claim("the talks with Borosia would begin in April", "Ilse Varn")
    second.claim("the talks with Borosia begin in April", "Arland", "confirms")
    (facing,) = account_of(first.reading(), second.reading()).facings
    assert facing.relation == "confirms" and "april" in facing.why


def test_who_confirms_a_happening_confirms_its_report() -> None:
    """In few words of the other report where both tell one happening; not where one is told, and another confirmed."""
    told = "A bomber in a vest struck a foot patrol of Borosia in the northern market of Port Salder on May 1"
    first = Report(f"Red Dawn said: {told}.", "2030-05-02", "Courier", "One")
    first.event("ASSAULT", "struck", None, "Borosia", "Port Salder", "2030-05-01").claim(told, "Red Dawn")
    for day, relations in (("2030-05-01", ["confirms"]), ("2030-04-20", [])):
        words = "an unknown number of men fell as a bomber struck a patrol in Port Salder with great force that noon"
        second = Report(f"Arland confirmed that {words}.", "2030-05-02", "Herald", "Two")
        second.event("ASSAULT", "struck", None, None, "Port Salder", day).claim(words, "Arland", "confirms")
        assert [f.relation for f in account_of(first.reading(), second.reading()).facings] == relations


def test_nobody_denies_nothing() -> None:
    """“Nobody claimed the attack” is no denial."""
    report = Report("Ilse Varn said that the attack was grave.\nNobody claimed the attack.")
    report.claim("the attack was grave", "Ilse Varn").claim("the attack", "Nobody", "denies")
    assert not account_of(report.reading()).facings


def test_one_common_word_is_no_answer() -> None:
    """A denial that shares one word with a claim of another report does not face it."""
    first = Report("Ilse Varn said that the harvest was late.", "2030-03-23", "Courier", "One")
    second = Report("Red Dawn denied that its harvest of recruits was thin.", "2030-03-24", "Herald", "Two")
    first.claim("the harvest was late", "Ilse Varn")
    second.claim("its harvest of recruits was thin", "Red Dawn", "denies")
    assert not account_of(first.reading(), second.reading()).facings


def test_the_same_again() -> None:
    """The same speaker saying the same in another outlet is told as a repetition, once."""
    words = "the force in Port Salder will never leave its harbour"
    reports = [Report(f"Ilse Varn said that {words}.", "2030-03-23", o, o) for o in ("Courier", "Herald")]
    account = account_of(*(r.claim(words, "Ilse Varn").reading() for r in reports))
    assert [f.relation for f in account.facings] == ["repeats"]


def test_who_confirms_the_report_confirms_what_was_said_before() -> None:
    """“Confirming the report” answers the claim just before it, though it repeats no word of it."""
    report = Report("Three envoys said that a letter had gone to Borosia.\nArland confirmed the report.")
    report.claim("a letter had gone to Borosia", "Three envoys").claim("the report", "Arland", "confirms")
    (facing,) = account_of(report.reading()).facings
    assert (facing.relation, facing.first) == ("confirms", report.statements[0].id)


def test_who_names_the_speaker_denies_what_he_said() -> None:
    """A denial that names a person answers that person's charge a few sentences before."""
    report = Report("Ilse Varn said that the guards fled.\nIt was hot.\nBorosia said Varn was given a false picture.")
    report.claim("the guards fled", "Ilse Varn", "accuses").claim("Varn was given a false picture", "Borosia", "denies")
    (facing,) = account_of(report.reading()).facings
    assert facing.relation == "denies" and "it names Ilse Varn" in facing.why


def test_a_named_speaker_is_known_for_his_first_claim() -> None:
    """Of two charges of the person whom a denial names, it answers the first."""
    text = "Ilse Varn said that the guards fled.\nVarn said the gate had stood open.\nBorosia said Varn was misled."
    report = Report(text)
    report.claim("the guards fled", "Ilse Varn", "accuses").claim("the gate had stood open", "Ilse Varn", "accuses")
    report.claim("Varn was misled", "Borosia", "denies")
    (facing,) = account_of(report.reading()).facings
    assert facing.first == report.statements[0].id


def test_one_sentence_sets_a_denial_against_a_claim() -> None:
    """“X called it rocket fire, but Y said it was no rocket” faces both halves."""
    report = Report("Ilse Varn called it rocket fire, but Borosia said that it was no rocket.")
    report.claim("it rocket fire", "Ilse Varn").claim("it was no rocket", "Borosia", "denies")
    assert [f.relation for f in account_of(report.reading()).facings] == ["denies"]


def test_an_unnamed_denial_answers_the_blame_before_it() -> None:
    """Somebody unnamed who denies responsibility answers the accusation just before."""
    report = Report("Arland blamed Red Dawn for the fire.\nA local chief denied responsibility.")
    report.event("ACCUSE", "blamed", "Arland", "Red Dawn").claim("responsibility", "A local chief", "denies")
    (facing,) = account_of(report.reading()).facings
    assert facing.why == "A local chief is blamed for it by Arland and denies it"


def test_a_denial_answers_the_words_of_him_whom_it_names() -> None:
    """“Varn's remarks” are Varn's; a plan of Varn's, or criticism by Varn's aide, is no claim that he made."""
    for content, answered in (("Varn's first remarks", 1), ("a charge by Varn", 1), ("Varn's plan", 0),
                              ("criticism by Varn's aide", 0)):  # fmt: skip
        report = Report(f"Ilse Varn said that the guards fled.\nIt was hot.\nIt was late.\nBorosia rejected {content}.")
        report.claim("the guards fled", "Ilse Varn").claim(content, "Borosia", "denies")
        assert len(account_of(report.reading()).facings) == answered


def test_who_denies_what_was_said_not_to_be_so_agrees() -> None:
    """A denial does not face a claim that says the same thing is not so."""
    for told, faces in (("the payment was a ransom", 1), ("the payment was no ransom", 0)):
        report = Report(f"Ilse Varn said that {told}.\nBorosia denied that its payment was a ransom.")
        report.claim(told, "Ilse Varn").claim("its payment was a ransom", "Borosia", "denies")
        assert len(account_of(report.reading()).facings) == faces


def test_neither_confirming_nor_denying_answers_nothing() -> None:
    """Who has not said who did it, and who neither confirms nor denies it, denies nothing."""
    for content in ("who set the fire in the mill", "it set the fire in the mill"):
        text = "Ilse Varn said that Borosia set the fire in the mill.\nBorosia neither confirmed nor denied"
        report = Report(f"{text} {content}.")
        report.claim("Borosia set the fire in the mill", "Ilse Varn").claim(content, "Borosia", "denies", cue="denied")
        assert not account_of(report.reading()).facings


def test_a_question_is_no_claim() -> None:
    """What is asked is not denied."""
    question = "Did Borosia set the fire in the mill?"
    report = Report(f"“{question}” asked Ilse Varn.\nBorosia denied setting the fire in the mill.")
    report.claim(question, "Ilse Varn")
    assert not account_of(report.claim("setting the fire in the mill", "Borosia", "denies").reading()).facings


def test_not_this_but_that_sets_right_what_one_sentence_says() -> None:
    """“X called it rocket fire, but Y said it was a mortar, not a rocket” faces both halves; two sentences do not."""
    for between, faces in ((", but", 1), (". Of another fire", 0)):
        report = Report(f"Ilse Varn called it rocket fire{between} Borosia said it was a mortar, not a rocket.")
        report.claim("it rocket fire", "Ilse Varn").claim("it was a mortar, not a rocket", "Borosia")
        assert len(account_of(report.reading()).facings) == faces


def test_a_denial_that_says_what_was_said_answers_only_that() -> None:
    """“The claim that the dam fell” is not the claim just before it, that the harvest was late."""
    report = Report("Ilse Varn said that the harvest was late.\nBorosia rejected the claim that the dam fell.")
    report.claim("the harvest was late", "Ilse Varn").claim("the claim that the dam fell", "Borosia", "denies")
    assert not account_of(report.reading()).facings


def test_of_a_speaker_named_what_is_quoted_stands_for_its_paraphrase() -> None:
    """Of a charge told and then quoted, a denial that only names the speaker answers the quotation."""
    report = Report("Ilse Varn blamed the guards for it.\n“The guards fled,” Varn said.\nBorosia said Varn was misled.")
    report.claim("the guards for it", "Ilse Varn", "accuses").claim("The guards fled", "Ilse Varn", form="direct")
    (facing,) = account_of(report.claim("Varn was misled", "Borosia", "denies").reading()).facings
    assert facing.first == report.statements[1].id


def test_nobody_denies_what_his_side_accuses_others_of() -> None:
    """An Arlandic minister denies what Arland blames her for, not what Arland blames Borosia for."""
    for blamed, answered in (("Ilse Varn", 1), ("Borosia", 0)):
        report = Report(f"The court of Arland blamed {blamed} for the fire.\nIlse Varn denied that accusation.")
        report.named["The court"] = ("arland-gov", "The court")
        report.event("ACCUSE", "blamed", "The court", blamed).claim("that accusation", "Ilse Varn", "denies")
        assert len(account_of(report.reading()).facings) == answered


def test_a_vote_stands_beside_those_who_stayed_away_and_who_say_it_binds_nobody() -> None:
    """A boycott told near the vote, and a claim that the motion is not binding, dispute it."""
    report = Report(
        "The house of Arland voted to expel Borosian troops.\nRed Dawn boycotted the session.\n"
        "Ilse Varn said that the resolution was not binding."
    )
    report.event("REQUEST", "voted", "Arland", "Borosian troops").event("PROTEST", "boycotted", "Red Dawn")
    report.claim("the resolution was not binding", "Ilse Varn")
    vote, boycott, claim = (s.id for s in report.statements)
    found = {(f.first, f.second, f.relation) for f in account_of(report.reading()).facings}
    assert found == {(vote, boycott, "disputes"), (vote, claim, "disputes")}


def test_who_was_not_present_is_told_beside_the_vote() -> None:
    """A report of one sentence that tells the vote and who was not there sets the two side by side."""
    report = Report("The house of Arland voted to expel Borosian troops without Red Dawn present.")
    report.event("REQUEST", "voted", "Arland", "Borosian troops").event("REJECT", "present", "Red Dawn")
    (facing,) = account_of(report.reading()).facings
    assert (facing.first, facing.second) == tuple(s.id for s in report.statements)


def test_a_boycott_far_from_the_vote_is_of_something_else() -> None:
    """Another party's boycott, told paragraphs later, says nothing of the vote."""
    report = Report(
        "Arland voted to expel Borosian troops.\nIt rained.\nShops shut.\nTrains ran.\nRed Dawn boycotted the games."
    )
    report.event("REQUEST", "voted", "Arland", "Borosian troops").event("PROTEST", "boycotted", "Red Dawn")
    assert not account_of(report.reading()).facings


@pytest.mark.parametrize(("day", "facings"), [("2030-03-30", 1), ("2030-04-23", 0), ("2030-03-10", 0)])
def test_an_answer_comes_within_two_weeks_of_the_claim(day: str, facings: int) -> None:
    """What was said a month before, or is only said later, is not what a report confirms."""
    first = Report("Ilse Varn said that the talks with Borosia would begin in April.", "2030-03-23", "Courier", "One")
    second = Report("Arland confirmed that the talks with Borosia begin in April.", day, "Herald", "Two")
    first.claim("the talks with Borosia would begin in April", "Ilse Varn")
    second.claim("the talks with Borosia begin in April", "Arland", "confirms")
    assert len(account_of(first.reading(), second.reading()).facings) == facings


def test_another_speaker_repeats_nobody() -> None:
    """Two who say the same in two outlets agree; neither says it again."""
    words = "the force in Port Salder will never leave its harbour"
    first = Report(f"Ilse Varn said that {words}.", "2030-03-23", "Courier", "One").claim(words, "Ilse Varn")
    second = Report(f"Red Dawn said that {words}.", "2030-03-23", "Herald", "Two").claim(words, "Red Dawn")
    assert not account_of(first.reading(), second.reading()).facings


@pytest.mark.parametrize(("source", "facings"), [("Red Dawn", 1), ("Nobody", 0)])
def test_nobody_answers_no_blame(source: str, facings: int) -> None:
    """“Nobody denied it” stands beside no accusation."""
    report = Report(f"Arland accused Red Dawn of the attack.\n{source} denied responsibility.")
    report.event("ACCUSE", "accused", "Arland", "Red Dawn").claim("responsibility", source, "denies")
    assert len(account_of(report.reading()).facings) == facings


@pytest.mark.parametrize(("deed", "facings"), [("shelled", 1), ("captured", 0)])
def test_what_was_shelled_may_not_have_been_captured(deed: str, facings: int) -> None:
    """A denial of one deed says nothing of another on the same day and place."""
    done = Report("Arland shelled Port Salder on May 1.", "2030-05-02", "Courier", "Shells on Port Salder")
    done.event("ASSAULT", "shelled", "Arland", "Port Salder", "Port Salder", "2030-05-01")
    text = f"Arland never {deed} Port Salder on May 1, Ilse Varn insisted."
    denied = Report(text, "2030-05-02", "Herald", "Shells on Port Salder")
    denied.event("ASSAULT", deed, "Arland", "Port Salder", "Port Salder", "2030-05-01", "denied")
    denied.claim(f"Arland never {deed} Port Salder on May 1", "Ilse Varn", "denies")
    assert len(account_of(done.reading(), denied.reading()).facings) == facings


@pytest.mark.parametrize(
    ("kind", "stance", "facings"), [("ASSAULT", "denies", 1), ("RETREAT", "denies", 0), ("ASSAULT", "asserts", 0)]
)
def test_only_a_denied_attack_stands_against_one_told_as_done(kind: str, stance: Stance, facings: int) -> None:
    """Who says that shells failed to hit denies no shelling, and two marches are mostly two."""
    done = Report("Arland shelled Port Salder on May 1.", "2030-05-02", "Courier", "Shells on Port Salder")
    done.event(kind, "shelled", "Arland", "Port Salder", "Port Salder", "2030-05-01")
    said = "Arland never shelled Port Salder on May 1"
    denied = Report(f"{said}, Ilse Varn said.", "2030-05-02", "Herald", "Shells on Port Salder")
    denied.event(kind, "shelled", "Arland", "Port Salder", "Port Salder", "2030-05-01", "denied")
    denied.claim(said, "Ilse Varn", stance)
    assert len(account_of(done.reading(), denied.reading()).facings) == facings


BLAME = "Arland blamed Red Dawn for the fire in the old mill of Port Salder."


@pytest.mark.parametrize(
    ("between", "answer", "facings"),
    [
        ("", "Red Dawn denied responsibility", 1),
        ("It was hot.\n" * 7, "Red Dawn denied responsibility for the mill fire", 1),
        ("It was hot.\n" * 8, "Red Dawn denied responsibility for the mill fire", 0),
        ("", "Red Dawn denied a thin harvest", 0),
        ("", "Red Dawn neither confirmed nor denied responsibility", 0),
        ("", "Arland denied that accusation", 0),
    ],
)
def test_who_is_blamed_denies_it_nearby_and_in_words_that_point_back(between: str, answer: str, facings: int) -> None:
    """No denial of something else, from far below, unsure, or of him who lays the blame stands against it."""
    report = Report(f"{BLAME}\n{between}{answer}.")
    report.event("ACCUSE", "blamed", "Arland", "Red Dawn")
    content = answer.split("denied ")[1]
    report.claim(content, answer.split(" neither")[0].split(" denied")[0], "denies", cue="denied")
    assert len(account_of(report.reading()).facings) == facings


@pytest.mark.parametrize(("day", "facings"), [("2030-03-12", 1), ("2030-03-20", 0), ("2030-02-27", 0)])
def test_blame_is_denied_in_another_report_of_those_weeks(day: str, facings: int) -> None:
    """A denial of three weeks later, or of before, is of something else."""
    first = Report(BLAME, "2030-03-01", "Courier", "One").event("ACCUSE", "blamed", "Arland", "Red Dawn")
    second = Report("Red Dawn denied responsibility for the fire in the old mill of Port Salder.", day, "Herald", "Two")
    second.claim("responsibility for the fire in the old mill of Port Salder", "Red Dawn", "denies")
    assert len(account_of(first.reading(), second.reading()).facings) == facings
