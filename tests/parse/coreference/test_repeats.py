"""Names that stand again, and first persons of one voice, over sentences of our own."""

from collections.abc import Callable

from onrecord.parse.coreference import STAGE
from onrecord.parse.draft import Draft
from onrecord.parse.names import STAGE as NAMES

Linked = Callable[[str], list[list[str]]]
MEN = ("Erik Solberg and Jonas Solberg sailed from Bergen on Monday. Erik Solberg steered. He had built the boat. "
       "Solberg was found at dawn.")  # fmt: skip


def of(clusters: list[list[str]], words: str) -> list[str]:
    """The cluster with these words; none is an empty list."""
    return next((cluster for cluster in clusters if words in cluster), [])


def test_a_name_inside_a_longer_one_is_told_of_again(linked: Linked) -> None:
    """The painter in "the Erik Solberg Foundation" is the painter, and the foundation stays another."""
    clusters = linked("Erik Solberg painted the harbour. He died in May. The Erik Solberg Foundation keeps his house.")
    assert of(clusters, "He") == ["Erik Solberg", "He", "Erik Solberg", "his"]


def test_a_longer_name_refers_to_itself(read_with: Callable[..., Draft]) -> None:
    """The foundation acts, not the painter inside its name."""
    text = "Erik Solberg painted the harbour. He died in May. The Erik Solberg Foundation keeps his house."
    draft = read_with(text, NAMES, STAGE)
    named = {draft.doc[place].text: referent.mention for place, referent in draft.referents.items()}
    assert "Foundation" not in named
    assert named["He"] is not None
    assert named["He"].name == "Erik Solberg"


def test_a_part_of_another_name_is_not_told_of(linked: Linked) -> None:
    """The last word of a firm's longer name is not the man who has it for a surname; alone it is."""
    told = "Erik Solberg painted the harbour. He died in May. His boat won the {} Cup."
    assert "Solberg" not in of(linked(told.format("Bergen Solberg")), "He")
    assert "Solberg" in of(linked(told.format("Solberg")), "He")


def test_a_bare_surname_is_of_the_one_most_told_of(linked: Linked) -> None:
    """Of two brothers the surname alone means the one whom the report tells most of."""
    clusters = linked(MEN)
    assert "Solberg" in of(clusters, "Erik Solberg")
    assert "Solberg" not in of(clusters, "Jonas Solberg")


def test_i_of_a_text_is_one_person(linked: Linked) -> None:
    """Whoever writes "I" outside quotation marks is one person, who is not the one quoted."""
    clusters = linked('I came to Bergen in May. My room was small. "I never sail," said Erik Solberg. It rained on me.')
    assert of(clusters, "My") == ["I", "My", "me"]
    assert of(clusters, "Erik Solberg") == ["I", "Erik Solberg"]


def test_we_without_a_body_is_of_its_speaker(linked: Linked) -> None:
    """A neighbour's "we" and "our" are one group, whom nobody names; another's are another."""
    clusters = linked('"We lost our boat," said Erik Solberg. "We saw nothing of our own," said Lena Marrow.')
    assert ["We", "our"] in clusters
    assert not any(cluster.count("We") > 1 for cluster in clusters)


def test_i_of_a_signed_paragraph_is_who_signs(linked: Linked) -> None:
    """A name that ends a paragraph of first persons, or stands below it, is who speaks there; a heading is nobody."""
    below = "Lena Marrow sued the yard.\n\nI lost my boat. I want it back.\n\n{}\n\nShe filed on Monday."
    behind = "Lena Marrow sued the yard.\n\nI lost my boat. I want it back. {}\n\nShe filed on Monday."
    for told in (below, behind):
        assert {"I", "my"} <= set(of(linked(told.format("– Lena Marrow")), "She"))
        assert "I" not in of(linked(told.format("Harbour News")), "She")
