"""Who says what: sources, cues and contents of attributions, and the claims kept from them."""

from collections.abc import Callable

import pytest

from onrecord.model import Attribution, Claim, Statement
from onrecord.parse.draft import Draft
from onrecord.parse.names import STAGE as NAMES
from onrecord.parse.voices import STAGE
from onrecord.parse.voices.chain import Contents, add_voices, voices_at
from onrecord.parse.voices.cues import cue_lexicon
from robust.work import count_calls

Reader = Callable[[str], Draft]


@pytest.fixture
def read(read_with: Callable[..., Draft]) -> Reader:
    """Parses a text and runs the stages names and voices over it."""
    return lambda text: read_with(text, NAMES, STAGE)


def told(draft: Draft, attribution: Attribution) -> tuple[str, str, list[str]]:
    """Source, cue and contents of an attribution in the text's words."""
    def words(spans: object) -> list[str]:
        return [draft.text[s.start : s.end] for s in spans]  # type: ignore[attr-defined]

    return " ".join(words(attribution.source)), " ".join(words(attribution.cue)), words(attribution.content)


def claims(draft: Draft) -> list[tuple[str | None, str, str]]:
    """Source, stance and content of each claim."""
    return [
        (s.act.source.text, s.act.stance, draft.text[s.act.content.start : s.act.content.end])
        for s in draft.statements
        if isinstance(s.act, Claim)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The harbour master said that two ferries had collided.", "The harbour master", "said",
         ["that two ferries had collided"]),
        ("“The bridge is closed,” said Dana Petrov, who runs the port.", "Dana Petrov, who runs the port", "said",
         ["“The bridge is closed,”"]),
        ("The road to Karsa is open again, the army said.", "the army", "said", ["The road to Karsa is open again"]),
        ("Mayor Ilse Brandt told reporters the dam would hold.", "Mayor Ilse Brandt", "told", ["the dam would hold"]),
        ("According to the water board, 40 wells have run dry.", "the water board", "According to",
         ["40 wells have run dry."]),
        ("As the finance ministry announced, wages will rise in May.", "the finance ministry", "announced",
         ["wages will rise in May."]),
        ("She called for an early election.", "She", "called for", ["an early election"]),
        ("Opposition leader Omar Said accused the police of torture.", "Opposition leader Omar Said", "accused",
         ["the police of torture"]),
        ("The company denied responsibility for the spill.", "The company", "denied", ["responsibility for the spill"]),
        ("They left over the minister's claim that the vote was rigged.", "the minister's", "claim",
         ["that the vote was rigged"]),
    ],
)  # fmt: skip
def test_finds_source_cue_and_content(read: Reader, text: str, source: str, cue: str, content: list[str]) -> None:
    """Clauses, fronted quotations, asides, listeners, prepositions, objects and nouns each give one attribution."""
    draft = read(text)
    assert [told(draft, a) for a in draft.attributions] == [(source, cue, content)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The name of the buyer was not disclosed.", [("", "was not disclosed", ["The name of the buyer"])]),
        ("The deputies were angered by the raid.", [("The deputies", "were angered by", ["the raid"])]),
        ("The mayor said no.", [("The mayor", "said", ["no"])]),
        ("The minister laid out a plan for the port.", [("The minister", "laid out", ["a plan for the port"])]),
        ("The union came out against the toll.", [("The union", "came out against", ["the toll"])]),
        ("It seems likely that the bridge will close.", [("", "seems", ["likely that the bridge will close."])]),
        ("“The road is safe.” Keller said.", [("Keller", "said", ["“The road is safe.”"])]),
        ("The minister warned at a rally in the port that the bridge would close.",
         [("The minister", "warned", ["that the bridge would close"])]),
    ],
)  # fmt: skip
def test_reads_what_stands_apart_from_its_cue(
    read: Reader, text: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    """Passives, feelings, answers, cues of two words and clauses behind a frame are read as well."""
    draft = read(text)
    assert [told(draft, a) for a in draft.attributions] == expected


def test_coordinated_cues_share_their_speaker(read: Reader) -> None:
    """A second reporting verb ends what the first one reports and has the same source."""
    draft = read("The minister said the port was shut and accused the union of sabotage.")
    assert [told(draft, a) for a in draft.attributions] == [
        ("The minister", "said", ["the port was shut"]),
        ("The minister", "accused", ["the union of sabotage"]),
    ]


def test_the_paragraph_below_a_colon_is_what_is_written(read: Reader) -> None:
    """A block quotation without marks belongs to the one who writes it."""
    draft = read("The envoy wrote:\n\nThe talks have failed and nobody will return.")
    assert [told(draft, a) for a in draft.attributions] == [
        ("The envoy", "wrote", ["The talks have failed and nobody will return."])
    ]


def test_quotation_runs_on_around_the_speaker_and_after(read: Reader) -> None:
    """What is quoted before the speaker, behind him, and in the next sentence is one attribution."""
    draft = read("“We lost the harvest,” the farmer said. “Next year we will plant again.” The rain began at noon.")
    assert [told(draft, a)[2] for a in draft.attributions] == [
        ["“We lost the harvest,”", "“Next year we will plant again.”"]
    ]


def test_question_mark_does_not_cut_the_speaker_off(read: Reader) -> None:
    """A quotation that ends in a question mark still belongs to the speaker named behind it."""
    draft = read("“Who will pay for the new roof?” the teacher asked.")
    assert [told(draft, a)[0] for a in draft.attributions] == ["the teacher"]


def test_scare_quotes_are_no_attribution(read: Reader) -> None:
    """A word held at arm's length has no source, so nobody says it."""
    assert read("The “tower” turned out to be a shed.").attributions == []


def test_unnamed_officials_are_anonymous_and_spokesmen_are_not(read: Reader) -> None:
    """Officials without a name are anonymous and via keeps the outlet they told; a spokesman speaks in office."""
    draft = read("Three Iraqi officials told Reuters that talks had failed. A ministry spokesman said they went on.")
    assert [(a.anonymous, a.via) for a in draft.attributions] == [(True, "Reuters"), (False, None)]


def test_nested_voices_point_to_the_outer_one(read: Reader) -> None:
    """A report of what somebody told somebody keeps both voices, the inner with the index of the outer."""
    draft = read("The radio reported that the rebels told the mayor that the siege would end.")
    outer, inner = draft.attributions
    assert (outer.parent, inner.parent) == (None, 0)
    assert [v.who for v in voices_at(Contents(draft.attributions), inner.content[0])] == ["radio", "rebels"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The general said the report is false.", "denies"),
        ("The general confirmed that the depot had burned.", "confirms"),
        ("The envoy warned that shelling would resume.", "threatens"),
        ("“We will rebuild every school,” the president said.", "promises"),
        ("“They must leave the town,” the governor said.", "demands"),
        ("The minister said it was unclear whether the truce would hold.", "doubts"),
        ("The minister said the other side had violated the truce.", "accuses"),
        ("The minister said the insurgents continued to launch attacks on the depot.", "accuses"),
        ("The envoy warned that prices would rise.", "asserts"),
        ("The spokesman said the mayor was given the wrong information.", "denies"),
        ("The mayor refused to confirm that the depot had burned.", "denies"),
        ("The minister said the talks began on Monday.", "asserts"),
    ],
)
def test_stance_comes_from_cue_and_words(read: Reader, text: str, stance: str) -> None:
    """The cue decides where it judges; behind a plain "said" the words do."""
    assert [c[1] for c in claims(read(text))] == [stance]


def test_one_claim_for_each_sentence_of_a_quotation(read: Reader) -> None:
    """A quotation of three sentences gives three claims without marks, all by the speaker named in its midst."""
    draft = read("“The camp is full. Nobody eats twice a day,” said Leila Haddad. “We need trucks.”")
    assert claims(draft) == [
        ("Leila Haddad", "asserts", "The camp is full"),
        ("Leila Haddad", "asserts", "Nobody eats twice a day"),
        ("Leila Haddad", "demands", "We need trucks"),
    ]


def test_voices_are_added_to_statements_inside_a_content(read: Reader) -> None:
    """A statement whose evidence lies in what somebody says carries that voice, under the same id."""
    draft = read("The army said that rockets hit the base. The market was open.")
    claim = draft.statements[0]
    inside = Statement(draft.article.id, claim.act, claim.sentence, (draft.attributions[0].content[0],), None, None, (),
                       1.0, "test")  # fmt: skip
    plain = Statement(draft.article.id, Claim(claim.act.source, draft.span(41, 60), "asserts", None, False, None,
                                              "indirect"), draft.sentences[1], (draft.span(41, 60),), None, None, (),
                      1.0, "test")  # fmt: skip
    draft.statements = [inside, plain]
    add_voices(draft)
    assert [s.id for s in draft.statements] == [inside.id, plain.id]
    assert draft.statements[1].voices == ()


def test_every_cue_has_an_example_and_known_codes() -> None:
    """The lexicon holds no pattern that no reader knows."""
    known = {"x", "r", "h", "s", "q", "i", "g", "o", "oa", "oi", "op", "os", "asput"}
    assert all(cue.patterns <= known for cue in cue_lexicon().values())
    assert len(cue_lexicon()) > 300


def test_hostile_text_stays_linear(read: Reader) -> None:
    """A thousand stray quotation marks in one line end in a reading, not in a hang."""
    assert read('"' * 1000 + " he said").attributions == []


@pytest.mark.parametrize("piece", ["according to him, ", "he said that ", "“No,” she said. ", "Ana: yes\n"])
def test_work_grows_with_the_length_of_the_text(read_with: Callable[..., Draft], piece: str) -> None:
    """Four times the text takes the stage at most some six times the work, however it repeats itself."""
    def work(times: int) -> int:
        draft = read_with(piece * times + "end.")
        return count_calls(lambda: STAGE.run(draft))

    work(10)
    assert work(480) < 6 * work(120)


@pytest.mark.parametrize("label", ["Author", "Intel", "Weekly Bulletins", "Photo"])
def test_a_heading_is_no_speaker(read: Reader, label: str) -> None:
    """The name of a column or of a field of the page says nothing."""
    assert not claims(read(f"{label}: Peter Marlow writes on water and dams in the north."))


def test_a_relative_clause_tells_what_is_denied(read: Reader) -> None:
    """What a clause denies responsibility for is the noun before it; the speaker has no comma at its end."""
    draft = read("The town burned in the attacks that the militia denied responsibility for.")
    claim = next(s.act for s in draft.statements if isinstance(s.act, Claim) and s.act.stance == "denies")
    assert (claim.content.words(draft.text), claim.source.text) == ("the attacks", "the militia")
    assert claim.cue is not None and claim.cue.words(draft.text) == "denied responsibility for"
    draft = read("The militia, which denied responsibility for the fire, left on Monday.")
    assert [s.act.source.text for s in draft.statements if isinstance(s.act, Claim)] == ["The militia"]


def test_two_clauses_of_one_voice_stay_together(read: Reader) -> None:
    """A second "and that ..." belongs to the voice, and no claim begins with these words."""
    draft = read("The mayor told reporters on Monday that prices would rise, and that wages would fall.")
    assert [c[2] for c in claims(draft)] == ["prices would rise, and that wages would fall"]


def test_a_passive_tells_who_judged_what(read: Reader) -> None:
    """The subject of a passive is what its agent says something of."""
    attribution = read("The plan was criticized by the mayor.").attributions[0]
    assert attribution.speaker.text == "the mayor"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Officials said Friday the base near Karsa would close.", "Officials", "said",
         ["the base near Karsa would close"]),
        ("She said Monday was a good day.", "She", "said", ["Monday was a good day"]),
        ("Lena Marrow, the envoy, said in a statement that the truce would hold.", "Lena Marrow, the envoy", "said",
         ["that the truce would hold"]),
        ("The remark angered the farmers.", "the farmers", "angered", ["The remark"]),
        ("The army is worried that fuel will run out.", "The army", "is worried", ["that fuel will run out"]),
        ("In the governor's view, the road should stay closed.", "the governor's", "In view",
         ["the road should stay closed."]),
        ("In a poll released on Sunday, most voters backed the ban.", "a poll released on Sunday", "In",
         ["most voters backed the ban."]),
        ("Harbour Union Rejects Pay Offer From City Council\n", "Harbour Union", "Rejects",
         ["Pay Offer From City Council"]),
        ("The denial by the ministry that it had paid ransom came on Monday.", "the ministry", "denial",
         ["that it had paid ransom"]),
        ("The fear that the dam may fail has emptied the town.", "", "The fear", ["that the dam may fail"]),
        ("The deputy is a harsh critic of the toll.", "The deputy", "is a harsh critic of", ["the toll"]),
        ("The clerk allegedly sold the keys.", "", "allegedly", ["The clerk", "sold the keys."]),
        ("The mayor ruled out a strike.", "The mayor", "ruled out", ["a strike"]),
        ("The union spoke out about the closure.", "The union", "spoke out about", ["the closure"]),
        ("The plan drew sharp criticism from the union.", "the union", "drew sharp criticism", ["The plan"]),
        ("The ferry enjoys strong support among islanders.", "islanders", "enjoys strong support", ["The ferry"]),
        ("They sold flats seen as too costly.", "", "seen as", ["flats", "too costly"]),
        ("The dam is old and it is considered a danger.", "", "is considered", ["it", "a danger"]),
    ],
)  # fmt: skip
def test_finds_the_rarer_forms(read: Reader, text: str, source: str, cue: str, content: list[str]) -> None:
    """Days, feelings, polls, headlines, nouns of speech, holders of views, hearsay, judgements met with."""
    draft = read(text)
    assert (source, cue, content) in [told(draft, a) for a in draft.attributions]


TALK = """David Hale briefed reporters on Monday.

MR. HALE: We have made no decision on the base.

MS. ORTIZ: When will you decide?

MR. HALE: The president wants it done by May. We will tell Congress first."""


def test_a_transcript_gives_each_turn_to_its_label(read: Reader) -> None:
    """A turn runs on to the next label, and the label is the one person of the text with that surname."""
    draft = read(TALK)
    assert [(a.speaker.name, a.form) for a in draft.attributions] == [
        ("David Hale", "direct"), ("MS. ORTIZ", "direct"), ("David Hale", "direct")]  # fmt: skip
    assert claims(draft)[-1] == ("MR. HALE", "promises", "We will tell Congress first")


def test_a_transcript_may_be_quoted_turn_by_turn(read: Reader) -> None:
    """A mark before each label does not hide the labels, and is no part of the turns."""
    turns = TALK.split("\n\n")
    draft = read("\n\n".join([turns[0], *(f'"{turn}' for turn in turns[1:])]))
    assert [told(draft, a)[0] for a in draft.attributions] == ["MR. HALE", "MS. ORTIZ", "MR. HALE"]
    assert told(draft, draft.attributions[0])[2] == ["We have made no decision on the base."]


@pytest.mark.parametrize("line", [
    "“The toll ruined us.” — Ana Ruiz de Leon, baker", "“The toll ruined us.”\n— Ana Ruiz de Leon",
    "“The toll ruined us.”― Ana Ruiz de Leon"])  # fmt: skip
def test_a_name_behind_a_dash_signs_the_quotation(read: Reader, line: str) -> None:
    """The quoted line is the words of who signs it, on its own line or the next."""
    draft = read(f"The toll began in May.\n{line}\nThe toll ends in May.")
    assert [(a.speaker.text, a.form) for a in draft.attributions] == [("Ana Ruiz de Leon", "direct")]


def test_a_byline_below_quotations_signs_none_of_them(read: Reader) -> None:
    """A line with two quotations names its speaker between them."""
    draft = read('"The toll ruined us," Ana Ruiz said. "We will sue."\n– Karim Dost')
    assert {a.speaker.text for a in draft.attributions} == {"Ana Ruiz"}


def test_when_and_from_whom_are_no_content(read: Reader) -> None:
    """A speech on Monday is not about Monday."""
    assert read("His speech on Monday lasted an hour.").attributions == []


def test_a_report_asked_about_is_not_the_answer(read: Reader) -> None:
    """What somebody responds to is not what he says."""
    draft = read("The mayor responded on Monday to reports that the bridge had fallen.")
    assert [a for a in draft.attributions if a.speaker.text == "The mayor"] == []


@pytest.mark.parametrize("line", ["“The toll ruined us” — that was the verdict.", "The toll ruined us — Ana Ruiz",
                                  "“Toll” — Ana Ruiz"])  # fmt: skip
def test_a_dash_alone_signs_nothing(read: Reader, line: str) -> None:
    """What follows must be a name and fill its line, and the line before the dash must be a quotation."""
    assert read(f"The toll began in May.\n{line}\nThe toll ends in May.").attributions == []


@pytest.mark.parametrize("text", [
    "If you want to borrow a bike, ask the clerk.", "The news excited the markets.", "See the map of the port below.",
    "They live in a town called Karsa.", "With tears in his eyes, he left the stage."])  # fmt: skip
def test_nobody_speaks_for_the_reader_or_for_things(read: Reader, text: str) -> None:
    """Wishes and commands put to the reader, things that cannot feel, names and tears hold no view."""
    assert [a for a in read(text).attributions if a.cue[0].words(text) != "ask"] == []


def test_a_speech_verb_before_the_name_is_the_cue(read: Reader) -> None:
    """"Said X:" is a cue and a speaker, not a label of two words."""
    draft = read("Said Petrov: “The dam is safe.”\nThe mayor, Dana Petrov, left.")
    assert ("Petrov", "Said", ["“The dam is safe.”"]) in [told(draft, a) for a in draft.attributions]


def test_answers_belong_to_the_person_interviewed(read: Reader) -> None:
    """In questions and answers "A" is the person named before them; the questions make no claim."""
    draft = read("Peter Marlow, a hydrologist, met us in May.\n\nQ: Is the dam safe?\n\nA: No. The core is eroding.\n\n"
                 "Q: Who knew?\n\nA: The ministry knew.")  # fmt: skip
    assert {c.act.source.name for c in draft.statements if isinstance(c.act, Claim)} == {"Peter Marlow"}
    assert [c[2] for c in claims(draft)] == ["No", "The core is eroding", "The ministry knew"]


def test_rows_of_a_list_are_no_speakers(read: Reader) -> None:
    """Names before unquoted words, line by line, are a list."""
    draft = read("Results\n\nIraq: nine wells.\n\nIran: four wells.\n\nSyria: two wells.\n")
    assert not draft.attributions


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_the_name_under_a_post_speaks_it(read: Reader, gap: str) -> None:
    """An embedded post belongs to the name below it, on the authority of a post."""
    draft = read(f"The mayor slept.\n\nWe mourn two firefighters today.{gap}— Lena Marrow (@lenam) June 3, 2020")
    assert [(a.speaker.name, a.authority, a.form) for a in draft.attributions] == [("Lena Marrow", "tweet", "direct")]
    assert claims(draft)[0][2] == "We mourn two firefighters today"


def test_a_post_that_quotes_another_hands_his_words_on(read: Reader) -> None:
    """Words quoted in a post are those of who is named before them, through the one who posted them."""
    draft = read("The mayor slept.\n\nGovernor Ilse Brandt: “We will rebuild the bridge.” "
                 "— Lena Marrow (@lenam) June 3, 2020")  # fmt: skip
    assert [(a.source[0].words(draft.text), a.via) for a in draft.attributions] == [
        ("Governor Ilse Brandt", "Lena Marrow")]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("The envoy said that talks had failed.", "spoke"),
        ("The envoy said in a statement that talks had failed.", "statement"),
        ("The envoy wrote in a letter that talks had failed.", "document"),
        ("“Talks have failed,” the envoy wrote on Twitter.", "tweet"),
        ("According to court filings, the firm hid its debt.", "filing"),
        ("A US intelligence assessment found that the group had fled.", "intelligence"),
        ("The envoy thinks that talks have failed.", None),
    ],
)
def test_authority_is_what_the_words_rest_on(read: Reader, text: str, authority: str | None) -> None:
    """Speech, statement, document, post, court filing and intelligence are told apart; a thought rests on nothing."""
    assert [a.authority for a in read(text).attributions] == [authority]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry announced the death of two soldiers.",
        "The president ordered a pullout of the troops.",
        "The clerk cited a police report.",
        "It pushed for a vote.",
    ],
)
def test_deeds_are_no_claims(read: Reader, text: str) -> None:
    """What somebody does to a thing, or hands on, is an attribution but puts nothing forward."""
    draft = read(text)
    assert draft.attributions
    assert not claims(draft)


def test_a_quoted_person_speaks_through_the_outlet(read: Reader) -> None:
    """In "quoted the general as saying" the general speaks, through the radio."""
    draft = read("The radio quoted the general as saying that the bridge was mined.")
    [claim] = [s.act for s in draft.statements if isinstance(s.act, Claim)]
    assert (claim.source.text, claim.via) == ("the general", "The radio")


def test_a_clause_of_its_own_is_no_part_of_what_is_said(read: Reader) -> None:
    """Behind ", and" a clause with its own subject is the reporter's."""
    draft = read("The envoy said the truce had failed, and the port was shut on Monday.")
    assert [c[2] for c in claims(draft)] == ["the truce had failed"]


def test_a_vow_of_revenge_threatens(read: Reader) -> None:
    """A promise of harm is a threat; a blamed deed makes a neutral description accuse."""
    assert [c[1] for c in claims(read("The president vowed revenge."))] == ["threatens"]
    assert [c[1] for c in claims(read("The minister called the raid a cowardly act."))] == ["accuses"]


def test_unsure_attributions_lend_no_voice(read: Reader) -> None:
    """What angers somebody is not told by him."""
    draft = read("The raid on the market angered the farmers.")
    assert voices_at(Contents(draft.attributions), draft.attributions[0].content[0]) == ()


def test_the_holder_of_an_office_is_not_anonymous(read: Reader) -> None:
    """A minister with "the" is known; one of several officials is not."""
    draft = read("The prime minister said it rained. A general said it snowed.")
    assert [a.anonymous for a in draft.attributions] == [False, True]


@pytest.mark.parametrize("text", ["Militants attacked a convoy near Karsa.", "The jets hit the depot."])
def test_blows_are_no_words(read: Reader, text: str) -> None:
    """A verb that may tell of words or of blows is no voice where troops or ground show that it is a blow."""
    assert not read(text).attributions


def test_what_is_added_is_cut_off_and_keeps_the_speaker(read: Reader) -> None:
    """Behind ", adding that" the same speaker goes on, wherever the parser hung the participle."""
    draft = read("The envoy said the wall would follow the river and its banks, adding that he knew who would pay.")
    assert [(c[0], c[2]) for c in claims(draft)] == [
        ("The envoy", "the wall would follow the river and its banks"),
        ("The envoy", "he knew who would pay"),
    ]
