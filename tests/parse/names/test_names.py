"""Names in articles: known ones, corrected ones, and how they are joined."""

from collections.abc import Callable

import pytest

from onrecord.model import Mention
from onrecord.parse.coreference import STAGE as COREFERENCE
from onrecord.parse.draft import Draft
from onrecord.parse.names import STAGE
from onrecord.parse.names.keys import parts_agree, spells_acronym
from onrecord.parse.names.parties import resolve_span
from onrecord.text.spelling import name_parts

Named = Callable[[str], Draft]


@pytest.fixture
def named(read_with: Callable[..., Draft]) -> Named:
    """A draft of a text with its names and coreference found."""
    return lambda text: read_with(text, STAGE, COREFERENCE)


def mention(draft: Draft, words: str, place: int = 0) -> Mention:
    """The mention of exactly these words."""
    return [m for m in draft.mentions if m.span.words(draft.text) == words][place]


def party(draft: Draft, words: str, place: int = 0) -> str | None:
    """The canonical name of the party that the words stand for."""
    start = -1
    for _ in range(place + 1):
        start = draft.text.index(words, start + 1)
    return resolve_span(draft, draft.span(start, start + len(words))).name


def test_known_names_have_their_own_kind(named: Named) -> None:
    """What the model calls a person is the city and the group that it is."""
    draft = named("Shells fell on Kyiv. Kataib Hezbollah hit Islamic State, the Biden administration said.")
    assert [(m.kind, m.entity) for m in draft.mentions][:3] == [
        ("GPE", "kyiv"), ("GROUP", "kataib-hezbollah"), ("GROUP", "islamic-state")]  # fmt: skip
    assert mention(draft, "Biden administration").kind == "ORG"


def test_a_kicker_is_no_company(named: Named) -> None:
    """A label at the start of a line names nobody."""
    draft = named("Intel: Iraq asks for talks with Turkey over water\n\nThe talks are due in May.")
    assert [m.entity for m in draft.mentions] == ["iraq", "turkey"]


def test_short_capitals_in_a_line_of_capitals_are_no_name(named: Named) -> None:
    """"US" in a heading all in capitals may be the pronoun; in a sentence it is the state."""
    draft = named("THE MAYOR WANTS US TO LEAVE THE TOWN\n\nThe US closed its embassy.")
    assert [m.span.words(draft.text) for m in draft.mentions] == ["US"]
    assert draft.mentions[0].span.start > draft.text.index("\n")


def test_a_name_inside_a_description_is_somebody_else(named: Named) -> None:
    """Who is described by a name behind a comma is not that person."""
    draft = named("Peter Marlow spoke in Paris. Ms. Hale, a captain for Mr. Marlow, said that the hall was full.")
    assert party(draft, "Ms. Hale, a captain for Mr. Marlow") == "Hale"


def test_a_surname_is_of_whom_the_text_names_in_full(named: Named) -> None:
    """A bare surname by which somebody famous is known is of the namesake whom the text has named, unless he rules."""
    draft = named("Jay Carney spoke in Oslo. Carney said that the hall was full.")
    assert mention(draft, "Carney").entity == "person:jay-carney"
    assert mention(named("Carney said that the hall was full."), "Carney").entity == "mark-carney"
    draft = named("Ivanka Trump spoke in Oslo. Trump said that the hall was full.")
    assert mention(draft, "Trump").entity == "donald-trump"


def test_titles_and_possessives_stay_outside(named: Named) -> None:
    """The mention covers the name; the office stands before it."""
    draft = named("Prime Minister Mustafa Kadhimi's envoy met Gen. Peter Marlow on Monday.")
    assert mention(draft, "Mustafa Kadhimi").entity == "mustafa-al-kadhimi"
    assert mention(draft, "Peter Marlow").entity == "person:peter-marlow"


def test_a_surname_stands_for_the_full_name(named: Named) -> None:
    """The same person in one article has one id, made from the longest form."""
    draft = named("Lawmaker Peter Marlow spoke in Paris. Later Marlow left, and Mr. Marlow said nothing more.")
    assert {m.entity for m in draft.mentions if m.kind == "PERSON"} == {"person:peter-marlow"}
    assert mention(draft, "Marlow", 0).why == "short for Peter Marlow in this text"


@pytest.mark.parametrize(
    "text",
    [
        "Marlow left Oslo early. “We were tired,” his brother Peter Marlow said.",
        "Marlow left Oslo early. Peter Marlow, his older brother, stayed.",
        "Mr. Marlow left Oslo early. A miller, Peter Marlow, stayed.",
    ],
)
def test_a_surname_is_not_of_whom_the_text_names_later(named: Named, text: str) -> None:
    """A surname with a courtesy, or that of his kin, stands for nobody whom the text first names behind it."""
    draft = named(f"{text} The mayor thanked Marlow.")
    assert mention(draft, "Peter Marlow").entity == "person:peter-marlow"
    short = [m for m in draft.mentions if m.span.words(draft.text) == "Marlow"]
    assert short and all(m.entity != "person:peter-marlow" for m in short)


def test_a_surname_may_stand_before_the_full_name(named: Named) -> None:
    """A report may give the surname in its first words and the full name behind it."""
    draft = named("Marlow left Oslo early. Peter Marlow, a miller, was tired.")
    assert mention(draft, "Marlow").entity == "person:peter-marlow"


def test_an_acronym_is_read_from_its_brackets(named: Named) -> None:
    """An acronym that the text explains stands for the body from then on."""
    draft = named("The Northern Water Board (NWB) met in Basra. The NWB said pumps had failed.")
    assert {mention(draft, "NWB", i).name for i in (0, 1)} == {"Northern Water Board"}
    assert mention(draft, "NWB").entity == mention(draft, "Northern Water Board").entity


def test_a_demonym_leads_to_its_state(named: Named) -> None:
    """"Iraqi officials" has a mention on the demonym, with the state behind it."""
    draft = named("Iraqi officials told the US ambassador that talks would go on.")
    assert (mention(draft, "Iraqi").kind, mention(draft, "Iraqi").entity) == ("NORP", "iraq")
    assert mention(draft, "US").entity == "us"


def test_entities_list_the_forms_and_why(named: Named) -> None:
    """An entity tells under which names it was seen and why they were joined."""
    draft = named("ISIS fled. Daesh had held the town, and the Islamic State had taxed it.")
    entity = next(e for e in draft.entities if e.id == "islamic-state")
    assert entity.names == ("ISIS", "Daesh", "Islamic State") and entity.why


def test_a_bodys_bare_name_after_another_state_is_not_the_american_one(named: Named) -> None:
    """"Brazil's Supreme Court" is no body of the United States."""
    draft = named("Brazil's Supreme Court ruled on Friday.")
    assert "supreme-court-us" not in {m.entity for m in draft.mentions}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Iraqi officials said talks had begun.", "officials", "Iraqi officials"),
        ("Baghdad told Turkey to withdraw.", "Baghdad", "Government of Iraq"),
        ("Two men met in Baghdad.", "Baghdad", "Baghdad"),
        ("Turkish troops crossed the border.", "troops", "Turkish military"),
        ("Hezbollah fighters crossed the border.", "fighters", "Hezbollah"),
        ("The Iraqi prime minister flew home.", "minister", "Mustafa al-Kadhimi"),
        ("Iraq’s parliament voted on Sunday.", "parliament", "Iraqi parliament"),
        ("Dozens of farmers marched.", "Dozens", "farmers"),
        ("Peter Marlow, who runs the mill, said so.", "who", "Peter Marlow"),
        ("Iraq and Turkey met. The two sides agreed.", "The two sides", "Iraq; Turkey"),
    ],
)  # fmt: skip
def test_a_phrase_stands_for_its_party(named: Named, text: str, words: str, name: str) -> None:
    """Noun phrases lead to the actor behind them, on the article's own day."""
    assert party(named(text), words) == name


def test_no_span_is_no_party(named: Named) -> None:
    """Nothing in, nothing out."""
    nobody = resolve_span(named("It rained."), None)
    assert (nobody.text, nobody.name, nobody.entity) == (None, None, None)


def test_pronouns_follow_gender_and_number(named: Named) -> None:
    """"She" is the woman, "he" the man, each from the sentence before."""
    draft = named("Angela Merkel met Peter Marlow in Berlin. She praised the plan. He rejected it.")
    assert party(draft, "She") == "Angela Merkel"
    assert party(draft, "He") == "Peter Marlow"


def test_nouns_refer_back_to_names(named: Named) -> None:
    """"The group" and "the prime minister" stand for who was named before."""
    draft = named("Kataib Hezbollah fired rockets at the base. The group denied it on Friday.")
    assert party(draft, "The group") == "Kataib Hezbollah"
    draft = named("Prime Minister Peter Marlow spoke on Friday. The prime minister then left.")
    assert party(draft, "The prime minister") == "Peter Marlow"


def test_a_surname_may_be_a_place(named: Named) -> None:
    """Somebody whose surname is a city's name stays a person wherever no word of place stands before it."""
    draft = named("Angela Basra, a lawyer, sued the port. Basra said she would win.")
    assert {m.name for m in draft.mentions if m.kind == "PERSON"} == {"Angela Basra"}
    assert party(draft, "she") == "Angela Basra"


def test_who_says_i_is_the_speaker(named: Named) -> None:
    """"I" in a quotation is the person who says it, and "he" there is somebody else."""
    draft = named("Peter Marlow met John Barlow in May. \"I know that he lied,\" said Peter Marlow.")
    assert party(draft, "I ") == "Peter Marlow"
    assert party(draft, "he ") == "John Barlow"


def test_the_last_word_of_a_name_refers_back(named: Named) -> None:
    """"The foundation" is the one named before; "the army" is the army whose state was named."""
    draft = named("The Northern Water Foundation met on Monday. The foundation said pumps had failed.")
    assert party(draft, "The foundation") == "Northern Water Foundation"
    draft = named("The Turkish army crossed the border. The army said that it would stay.")
    assert party(draft, "The army") == "Turkish military"


def test_a_bare_surname_may_open_a_sentence(named: Named) -> None:
    """A surname is found where the sentence before it ends in a name, and left where it belongs to another name."""
    draft = named("Lena Marrow flew to Baghdad. Marrow met the mayor of Port Marrow.")
    assert [m.span.words(draft.text) for m in draft.mentions if m.entity == "person:lena-marrow"] == [
        "Lena Marrow", "Marrow"]  # fmt: skip


def test_an_embassy_stands_in_its_city(named: Named) -> None:
    """The embassy belongs to the state that runs it and to the city in which it stands."""
    draft = named("Rockets fell near the US embassy in Baghdad.")
    (embassy,) = (e for e in draft.entities if e.id == "us-embassy-baghdad")
    assert {"us", "baghdad"} <= set(embassy.parents)


def test_a_pronoun_may_stand_for_somebody_unnamed(named: Named) -> None:
    """"She" is the woman of the sentence before, not the man who is named there."""
    draft = named("A woman stabbed Peter Marlow in the port. She fled before the police came.")
    assert party(draft, "She") == "woman"


def test_gender_once_told_holds(named: Named) -> None:
    """Who was "she" once is "he" nowhere in the article."""
    draft = named("Velka Ardin runs the port. She left on Monday. Peter Marlow met Ardin there. He thanked Ardin.")
    assert party(draft, "She") == "Velka Ardin"
    assert party(draft, "He") == "Peter Marlow"


def test_who_harms_himself_is_the_subject(named: Named) -> None:
    """"Himself" is the subject of its own clause, whoever was spoken of before."""
    draft = named("Peter Marlow spoke for an hour. The guard John Barlow shot himself.")
    assert party(draft, "himself") == "John Barlow"


def test_the_subject_is_not_whom_it_acts_on(named: Named) -> None:
    """Where one asks another, "him" is not the one who asks, also where the verb is joined to the first."""
    draft = named("Peter Marlow met John Barlow on Monday. Marlow praised the plan and asked him to sign it.")
    assert party(draft, "him") == "John Barlow"


def test_weapons_are_no_bodies(named: Named) -> None:
    """Short names of weapons are weapons, also where the model takes them for a body."""
    draft = named("Troops destroyed a VBIED near Mosul. The VBIED exploded.")
    assert not [m for m in draft.mentions if m.kind == "ORG"]


def test_an_empty_it_refers_to_nothing(named: Named) -> None:
    """"It is clear that" stands for no body, however near one is."""
    draft = named("The Pentagon denied the report. It is clear that talks will go on.")
    assert party(draft, "It") == "It"


def test_clusters_hold_two_spans_at_least_and_fit(named: Named) -> None:
    """Each cluster is in order and inside the text."""
    draft = named("Joe Biden flew to Geneva. He met Vladimir Putin. Biden said the talks went well.")
    assert draft.coreference
    for cluster in draft.coreference:
        assert len(cluster) > 1 and list(cluster) == sorted(cluster) and cluster[-1].end <= len(draft.text)


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [("Kazemi", "Mustafa al-Kadhimi", True), ("Qassim Soleimani", "Qasem Soleimani", True),
     ("J. Marlow", "John Marlow", True), ("Anna Marlow", "John Marlow", False), ("Marlowe", "John Barlow", False)],
)  # fmt: skip
def test_spellings_of_one_sound_agree(short: str, full: str, same: bool) -> None:
    """Romanisations agree; other given names and surnames do not."""
    assert parts_agree(name_parts(short), name_parts(full)) is same


def test_acronyms_must_be_spelled_by_their_words() -> None:
    """The letters begin the words in order."""
    assert spells_acronym("NWB", ["Northern", "Water", "Board"])
    assert spells_acronym("SBAH", ["State", "Board", "of", "Antiquities", "and", "Heritage"])
    assert not spells_acronym("NWB", ["Northern", "Farm", "Water", "Board"])


@pytest.mark.parametrize("text", ["x", "\n\n\n", "(" * 3000 + "AB)" * 500, "A " * 3000, "the " * 2000 + "\u202e"])
def test_odd_texts_do_no_harm(named: Named, text: str) -> None:
    """Texts that are no articles give no error, and no mention outside of them."""
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in named(text).mentions)
