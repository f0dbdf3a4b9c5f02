"""What pronouns and nouns stand for, over sentences of our own."""

from collections.abc import Callable

from onrecord.parse.coreference.figures import MOST_PHRASES, Cast
from onrecord.parse.coreference.phrases import Phrase
from onrecord.parse.coreference.ranking import evidence_weights
from onrecord.parse.language import Pipeline

Linked = Callable[[str], list[list[str]]]


def of(clusters: list[list[str]], words: str) -> list[str]:
    """The cluster with these words; none is an empty list."""
    return next((cluster for cluster in clusters if words in cluster), [])


def test_a_headline_noun_is_whom_the_report_names_beside_it(linked: Linked) -> None:
    """The farmer of the headline is the one whose name the first sentence gives with the noun."""
    clusters = linked("Norwegian farmer sues ministry over his land\n\nErik Solberg, a Norwegian farmer, went to court "
                      "on Monday. Solberg said he had lost a field.")  # fmt: skip
    assert {"Norwegian farmer", "his", "Solberg", "he"} <= set(of(clusters, "Norwegian farmer"))


def test_a_noun_with_the_name_beside_it_is_one_phrase(linked: Linked) -> None:
    """"The suspect, Erik Solberg" is one mention, not two of one cluster."""
    clusters = linked("The suspect, Erik Solberg, denied the theft. He was held overnight.")
    assert of(clusters, "He") == ["The suspect, Erik Solberg", "He"]


def test_a_caption_is_no_apposition(linked: Linked) -> None:
    """What stands behind a colon is not what the noun before it is."""
    clusters = linked("Captain: Erik Solberg. The captain said the ship was safe. Erik Solberg agreed.")
    assert not [cluster for cluster in clusters if "Captain: Erik Solberg" in cluster and "Erik Solberg" in cluster]


def test_the_boy_is_the_only_person_told_of(linked: Linked) -> None:
    """A bare noun of a person stands for the one named person near, and for nobody where two are near."""
    alone = linked("Erik Solberg was found on Monday. Erik Solberg was hungry. The teenager had slept in a barn.")
    assert "The teenager" in of(alone, "Erik Solberg")
    two = linked("Erik Solberg met John Barlow on Monday. Erik Solberg thanked John Barlow. The teenager smiled.")
    assert not of(two, "The teenager")


def test_a_relative_clause_may_hold_its_own_pronoun(linked: Linked) -> None:
    """"A woman who lost her son": the pronoun is the woman."""
    assert {"her"} <= set(of(linked("A woman who lost her son spoke to the court."), "her"))


def test_we_of_a_spokesman_is_his_body(linked: Linked) -> None:
    """Whoever speaks for a body says "we" for it."""
    clusters = linked("Northern Water Board spokesman Erik Solberg was sorry. \"We failed,\" said Erik Solberg.")
    assert any("We" in cluster and any("Northern Water Board" in words for words in cluster) for cluster in clusters)


def test_i_of_a_statement_is_whose_it_is(linked: Linked) -> None:
    """Where a statement speaks, "I" is the person whose statement it is."""
    clusters = linked("Erik Solberg resigned. Solberg's statement said: \"I have lost the trust of the board.\"")
    assert "I" in of(clusters, "Erik Solberg")


def test_it_is_never_he(linked: Linked) -> None:
    """A pronoun that stands for nothing named before is no candidate for one of another gender."""
    clusters = linked("It broke at night. It leaked oil. He called for help.")
    assert not any("He" in cluster and "It" in cluster for cluster in clusters)


def test_my_mother_is_the_speakers(linked: Linked) -> None:
    """"My mother" in a quotation and "her mother" outside are the same woman."""
    clusters = linked("Angela Solberg sued. \"My mother warned me,\" Angela Solberg said. Her mother did not speak.")
    assert "My mother" in of(clusters, "Her mother")


def test_we_of_a_coach_is_the_team_before_the_noun(linked: Linked) -> None:
    """The coach whose name is added to "Norway's coach" says "we" for Norway."""
    clusters = linked("Norway's coach Lena Marrow said: \"We played badly.\" Norway lost the match.")
    assert "We" in of(clusters, "Norway")


def test_our_country_is_one_for_each_speaker(linked: Linked) -> None:
    """One speaker's "our party" twice is one party; another speaker's is not known to be the same."""
    clusters = linked('"Our party lost, and our party will win again," said Lena Marrow. '
                      '"Our party won," said Erik Solberg.')  # fmt: skip
    assert of(clusters, "our party") == ["Our party", "our party"]


def test_the_city_is_the_one_most_told_of(linked: Linked) -> None:
    """A city named in passing is not "the city" of a report on another one."""
    clusters = linked("Paris banned cars in May. Paris has wide streets. A firm from London measured the noise. "
                      "The city will decide in June.")  # fmt: skip
    assert of(clusters, "The city") == ["Paris", "Paris", "The city"]


def test_whom_he_stands_for_once_is_a_person_from_then_on(pipeline: Pipeline) -> None:
    """A name taken for a firm is a person once "he" was found to stand for it."""
    doc = pipeline.nlp("Solberg sold his boat.")
    cast = Cast()
    cast.add(Phrase(doc[0], 0, 7, "org:solberg", "ORG", "?", "sg", 0))
    assert next(cast.latest()).sort == "body"
    cast.add(Phrase(doc[2], 13, 16, "org:solberg", "ORG", "m", "sg", 0))
    assert next(cast.latest()).sort == "person"


def test_the_34_year_old_is_the_only_person_told_of(linked: Linked) -> None:
    """An age stands for whom the report is about; "the old" do not."""
    told = "Erik Solberg fell from a roof in Bergen. He worked alone. The {} was taken to hospital."
    assert "The 34-year-old" in of(linked(told.format("34-year-old")), "He")
    assert "The old" not in of(linked(told.format("old")), "He")


def test_every_weight_is_of_a_known_kind() -> None:
    """The table of weights holds figures for each sort of pronoun and noun, and nothing else."""
    sorts = {name.split()[0] for name in evidence_weights()}
    assert sorts == {"he", "it", "they", "person", "body", "thing"}


def test_few_phrases_of_one_figure_are_kept(pipeline: Pipeline) -> None:
    """However often a sentence tells of somebody, only his last phrases there are compared with: time stays linear."""
    cast = Cast()
    words = pipeline.nlp.make_doc("he " * 3 * MOST_PHRASES)
    for word in words:
        cast.add(Phrase(word, word.idx, word.idx + 2, "person:erik-solberg", "PERSON", "m", "sg", 0))
    figure = next(cast.latest())
    assert figure.told == 3 * MOST_PHRASES
    assert [phrase.head.i for phrase in figure.near] == [word.i for word in words][-MOST_PHRASES:]


def test_he_stands_for_nobody_where_two_are_as_likely(linked: Linked) -> None:
    """Of two men told of alike the pronoun names neither; where one speaks on it is he."""
    unsure = linked("Erik Solberg and John Barlow went to Oslo. "
                    "A guard saw John Barlow with Erik Solberg, and then him.")  # fmt: skip
    assert not of(unsure, "him")
    sure = linked("Erik Solberg went to Oslo. He said on Monday that he liked it.")
    assert {"He", "he"} <= set(of(sure, "Erik Solberg"))


def test_they_goes_on_with_one_body_only_as_a_subject(linked: Linked) -> None:
    """A body is "they" where it was the subject, not where several others were told of since, or another acted."""
    assert "their" in of(linked("Norway moved their embassy on Monday."), "Norway")
    assert "they" in of(linked("If Norway breaks the pact, they will pay."), "Norway")
    assert "their" not in of(linked("Norway helped the miners after their boats sank."), "Norway")
    assert "they" not in of(linked("The leak reached Norway on Monday. On Friday they left."), "Norway")


def test_it_makes_no_sense_to_stands_for_nothing(linked: Linked) -> None:
    """The "it" of "it makes no sense to wait" is no body."""
    assert "it" not in of(linked("Norway waited. The envoy of Norway said it makes no sense to wait."), "Norway")
