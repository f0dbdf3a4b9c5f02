"""Forms in which voices stand: relays, documents, borders of sentences, nouns, and who is meant by "the group"."""

from collections.abc import Callable
from typing import get_args

import pytest

from onrecord.model import Attribution, Claim, Stance
from onrecord.parse.coreference import STAGE as COREFERENCE
from onrecord.parse.draft import Draft
from onrecord.parse.names import STAGE as NAMES
from onrecord.parse.voices import STAGE
from onrecord.parse.voices.cues import CueKind, cue_lexicon

Reader = Callable[[str], Draft]


@pytest.fixture
def read(read_with: Callable[..., Draft]) -> Reader:
    """Parses a text and runs the stages names, coreference and voices over it."""
    return lambda text: read_with(text, NAMES, COREFERENCE, STAGE)


def words(draft: Draft, attribution: Attribution) -> tuple[str, str, str]:
    """Source, cue and content in the text's words, pieces joined by a slash."""
    roles = (attribution.source, attribution.cue, attribution.content)
    source, cue, content = (" / ".join(s.words(draft.text) for s in spans) for spans in roles)
    return source, cue, content


def made(draft: Draft) -> list[tuple[str | None, str, str, str | None]]:
    """Speaker, stance, content and outlet of each claim."""
    acts = [s.act for s in draft.statements if isinstance(s.act, Claim)]
    return [(a.source.name or a.source.text, a.stance, a.content.words(draft.text), a.via) for a in acts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port will reopen on Monday, Reuters reported, citing two officials.",
         ("two officials", "asserts", "The port will reopen on Monday", "Reuters")),
        ("The agency, citing an unnamed diplomat, said the talks had failed.",
         ("unnamed diplomat", "asserts", "the talks had failed", "The agency")),
        ("“The convoy was hit twice,” the Karsa Herald reported, quoting the governor.",
         ("governor", "asserts", "The convoy was hit twice", "Karsa Herald")),
        ("The Karsa Herald said on Monday, citing a report by the army, that the depot was empty.",
         ("report", "asserts", "the depot was empty", "The Karsa Herald")),
        ("Middle East Eye said the militias told Kadhimi that they would leave the city.",
         ("militias", "promises", "they would leave the city", "Middle East Eye")),
        ("State radio said the rebels had claimed that they held the bridge.",
         ("rebels", "asserts", "they held the bridge", "State radio")),
        ("Speaking on condition of anonymity, a senior official told AFP the ship had sunk.",
         ("senior official", "asserts", "the ship had sunk", "AFP")),
        ("The army issued a statement saying that three soldiers had died.",
         ("army", "asserts", "three soldiers had died", None)),
        ("“The pit is shut,” Sky News quoted Omar Keller as saying on Friday.",
         ("Omar Keller", "asserts", "The pit is shut", "Sky News")),
        ("Sky News quotes Omar Keller, who runs the port, saying the pit is shut.",
         ("Omar Keller", "asserts", "the pit is shut", "Sky News")),
        ("Oman is offering a flexible plan rather than one contract for all firms, Omar Keller, managing director at "
         "Karsa Oil Co., said Saturday in Muscat.",
         ("Omar Keller", "asserts", "Oman is offering a flexible plan rather than one contract for all firms", None)),
        ("Negotiators could soon reach an agreement, but not before the March 24 deadline, POLITICO has reported.",
         ("Politico", "asserts", "Negotiators could soon reach an agreement, but not before the March 24 deadline",
          None)),
        ("The friction was made worse by a row between Iran and Norway, which seized a tanker this month, saying it "
         "carried oil bound for Syria.", ("Norway", "asserts", "it carried oil bound for Syria", None)),
        ("The march was organized by ethnic Hazaras demanding that a power line be moved.",
         ("Hazaras", "demands", "a power line be moved", None)),
        ("The Associated Press reports that militias, now calling themselves the Dawn of Velt, gained influence.",
         ("Associated Press", "asserts", "militias, now calling themselves the Dawn of Velt, gained influence", None)),
        ("As CNN reminds us, there have been several raids there.",
         ("CNN", "asserts", "there have been several raids there", None)),
        ("\"We have reason to suspect our own fire,\" Pentagon spokesman Rear Adm. John Kirby said without comment.",
         ("John Kirby", "asserts", "We have reason to suspect our own fire", None)),
    ],
)  # fmt: skip
def test_words_go_to_who_said_them(read: Reader, text: str, expected: tuple[str, str, str, str | None]) -> None:
    """Who is cited, told of or issues the paper speaks; the outlet only hands the words on."""
    assert made(read(text)) == [expected]


def test_the_chain_runs_from_the_outlet_to_who_is_cited(read: Reader) -> None:
    """The voice that is cited stands inside the one that reports, wherever its words stand."""
    draft = read("Reuters, citing two port officials, reported that the pier had collapsed.")
    parents = {words(draft, a)[0]: a.parent for a in draft.attributions}
    assert draft.attributions[parents["two port officials"] or 0].speaker.text == "Reuters"
    assert parents["Reuters"] is None


def test_reasons_that_are_cited_say_nothing(read: Reader) -> None:
    """A risk is no speaker, and a government that cites somebody is no outlet."""
    for text in ("The mayor said the road would close, citing the risk of floods.",
                 "The White House said the strike was lawful, citing the attorney general."):  # fmt: skip
        assert [claim[3] for claim in made(read(text))] == [None]


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("In a statement, the ministry said the road was mined.", "statement"),
        ("A court filing showed that the firm owed 40 million dollars.", "filing"),
        ("The mayor tweeted that the market would reopen.", "tweet"),
        ("“We are done here,” the striker wrote on Facebook.", "tweet"),
        ("A CIA report said the general ordered the killing.", "intelligence"),
        ("A leaked memo revealed that the ministry knew of the leak.", "document"),
        ("The port is closed, the harbour master reported.", "spoke"),
    ],
)
def test_authority_is_what_carries_the_words(read: Reader, text: str, authority: str) -> None:
    """Papers, posts and filings are told from words spoken; "reported" names no report."""
    assert [a.authority for a in read(text).attributions] == [authority]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry rejected the claim that it had sold the port.", [("denies", "it had sold the port")]),
        ("The vote denied the party a majority.", []),
        ("The miners were denied a raise.", []),
        ("“It is not clear who fired first,” the monitor said.", [("doubts", "It is not clear who fired first")]),
        ("The minister played down fears of a shortage.", [("denies", "fears of a shortage")]),
        ("The nurses demanded a raise of six percent.", [("demands", "a raise of six percent")]),
        ("“We have to rebuild the dam,” the engineer said.", [("demands", "We have to rebuild the dam")]),
        ("The bank said that investors should be able to sell.", [("asserts", "investors should be able to sell")]),
        ("“Stop the raids, or we will leave the talks,” the envoy said.",
         [("threatens", "Stop the raids, or we will leave the talks")]),
        ("The general said the raid was the work of Velt.", [("accuses", "the raid was the work of Velt")]),
        ("The senator said that Velt robs its own miners.", [("accuses", "Velt robs its own miners")]),
        ("“He is a coward,” the widow said.", [("accuses", "He is a coward")]),
        ("The army said that nobody was harmed.", [("asserts", "nobody was harmed")]),
        ("The court said that criminal charges were dropped.", [("asserts", "criminal charges were dropped")]),
        ("The union called a strike.", []),
        ("The premier called the vote a farce.", [("asserts", "the vote a farce")]),
        ("A clerk, who asked not to be named, said no deal was near.", [("asserts", "no deal was near")]),
    ],
)  # fmt: skip
def test_stance_follows_who_does_what(read: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    """Denied claims, duties, alternatives, culprits and judgements are told apart; deeds are no claims."""
    assert [claim[1:3] for claim in made(read(text))] == expected


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Mayor Ilse Brandt met the miners on Friday. “The pit will stay open,” she said. “Nobody will lose a job.”",
         ["Ilse Brandt", "Ilse Brandt"]),
        ("“We counted nine boats,” said Omar Keller, who runs the port.\n\n“Four had no crew.\n\n“The rest sank.”",
         ["Omar Keller", "Omar Keller", "Omar Keller"]),
        ("The colonel was blunt. “They ran,” he said, “and we let them.”", ["colonel", "colonel"]),
        ("The Karsa Front said it had shot down a drone. The group said the drone had crossed the border.",
         ["Karsa Front", "Karsa Front"]),
        ("Prime Minister Omar Said met the envoys. The prime minister said that the budget would pass.", ["Omar Said"]),
        ("Iran and Iraq signed the pact. Both countries said it would last.", ["Iran; Iraq"]),
    ],
)  # fmt: skip
def test_speakers_are_resolved_over_sentence_borders(read: Reader, text: str, speakers: list[str]) -> None:
    """Pronouns, offices, "the group" and quotations that run on keep their speaker."""
    assert [claim[0] for claim in made(read(text))] == speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Critics would call it a whim.", ("Critics", "would call", "it a whim")),
        ("The envoy said after the vote the road was shut.", ("The envoy", "said", "after the vote the road was shut")),
        ("The cadets did not know what to make of it.", ("The cadets", "did not know", "what to make of it")),
        ("The villagers are against the dam.", ("The villagers", "are against", "the dam")),
        ("The farmers are leery of the plan.", ("The farmers", "are leery of", "the plan")),
        ("In the words of one diplomat, the deal is dead.", ("one diplomat", "In the words of", "the deal is dead.")),
        ("The view of the bank is that prices will fall.", ("the bank", "view / is", "that prices will fall")),
        ("The union pushed back on those claims.", ("The union", "pushed back on", "those claims")),
        ("There were allegations of fraud in Velt.", ("", "allegations of", "fraud in Velt")),
        ("The council has shown an inclination to settle.",
         ("The council", "has shown an inclination", "to settle")),
        ("A batch of emails showed the ties between the firms.",
         ("A batch of emails", "showed", "the ties between the firms")),
        ("The clerk averred that the ledger was whole.", ("The clerk", "averred", "that the ledger was whole")),
    ],
)  # fmt: skip
def test_reads_rarer_forms(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    """Conditionals, torn clauses, questions with "to", stances with "be" and holders of views give attributions."""
    draft = read(text)
    assert [words(draft, a) for a in draft.attributions] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The widow, the judge said, will be paid in June.", [("judge", "will be paid in June")]),
        ("The letter, first reported by the Herald, is meant to calm the miners.", []),
        ("No group claimed responsibility for the raid.", []),
        ("The board released its statement about the leak.", []),
        ("A statement issued by the bank drew few readers.", []),
        ("The firm saw its worth fall in May, and the town has seen a rise in rents.", []),
    ],
)  # fmt: skip
def test_a_claim_is_what_somebody_says(read: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    """One piece of an interrupted sentence is kept; papers told of, topics and what nobody says are no claims."""
    assert [(claim[0], claim[2]) for claim in made(read(text))] == expected


def test_what_happened_before_the_saying_is_no_content(read: Reader) -> None:
    """A clause of the past with "after" behind a promised deed says when the promise was made."""
    draft = read("Norway pledged this month to do more after Sweden threatened to slap tariffs on its goods.")
    assert [claim[:3] for claim in made(draft)] == [
        ("Norway", "promises", "to do more"), ("Sweden", "threatens", "to slap tariffs on its goods")]  # fmt: skip


def test_a_poll_holds_what_its_voters_say(read: Reader) -> None:
    """ "In a poll, voters said ..." has two voices, the poll around that of the voters."""
    draft = read("In a national poll released on Monday, most voters said they were content.")
    assert {words(draft, a)[1]: a.parent is None for a in draft.attributions} == {"In": True, "said": False}


def test_every_cue_has_a_kind_and_a_stance_that_there_are() -> None:
    """The table of cues, written by hand, holds no kind or stance that the model does not know."""
    cues = cue_lexicon().values()
    assert len(cues) > 1000
    assert {cue.kind for cue in cues} <= set(get_args(CueKind))
    assert {cue.stance for cue in cues} <= set(get_args(Stance))
