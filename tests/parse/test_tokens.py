"""What is given to the language pipeline: every sign in its place, and nothing that is no prose."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Article, Published, Skipped
from onrecord.parse.language import Pipeline, draft_articles
from onrecord.parse.tokens import (
    LONGEST_RUN_ON,
    LONGEST_SENTENCE,
    LONGEST_SIGNS,
    end_of_dateline,
    find_sign_runs,
    read_tokens,
)

LONG = 200_000
NO_PROSE = {
    "brackets": "(", "quotation marks": '"', "curly marks": "“", "digits": "7", "single digits": "7 ", "rules": "-=",
    "letters": "a ", "letters in brackets": "(a", "spaced marks": "“ ” ", "times": "7:30, ", "prices": "$1.5 ",
}  # fmt: skip
RUN_ONS = {
    "one sentence": "the convoy of three trucks left the base and ", "a word": "said ", "a list": "Basra, Mosul; ",
    "an open quotation": "“we will leave, “he said, ",
}  # fmt: skip
BEFORE = "Rockets hit the airport on Tuesday, two officials said. "
AFTER = " The group denied that it had attacked the base."


def article_of(text: str) -> Article:
    return Article("page", "x", None, None, None, (), text, "en", Published(None, None, "unknown", "test"), ())


def where(skipped: list[Skipped]) -> list[tuple[int | None, int | None]]:
    return [(skip.start, skip.end) for skip in skipped]


@pytest.mark.parametrize("kind", NO_PROSE)
def test_signs_without_words_are_not_given_to_the_pipeline(pipeline: Pipeline, kind: str) -> None:
    """200 KB of them are one token, and one span that was skipped says why."""
    text = (NO_PROSE[kind] * LONG)[:LONG].strip()
    doc, (skip,) = read_tokens(pipeline.nlp, article_of(text))
    assert (len(doc), len(doc.text)) == (1, len(text))
    assert where([skip]) == [(0, len(text))]
    assert "no prose" in skip.why


@pytest.mark.parametrize("kind", RUN_ONS)
def test_a_sentence_without_end_is_looked_at_for_a_while(pipeline: Pipeline, kind: str) -> None:
    """Of 200 KB of one sentence 10,000 tokens are read, in pieces; the rest is skipped and said to be."""
    text = (RUN_ONS[kind] * LONG)[:LONG]
    doc, (skip,) = read_tokens(pipeline.nlp, article_of(text))
    assert len(doc.text) == len(text)
    assert LONGEST_RUN_ON < len(doc) < LONGEST_RUN_ON + 3
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST_SENTENCE
    assert skip.start is not None and text[skip.start : skip.end].strip() and skip.end == len(text.rstrip())


def test_a_long_sentence_is_cut_and_said_to_be(pipeline: Pipeline) -> None:
    """All its words are read; the note covers the sentence and nothing beside it."""
    long = "Trucks left the base and " * 300 + "stopped."
    doc, (skip,) = read_tokens(pipeline.nlp, article_of(BEFORE + long + AFTER))
    assert where([skip]) == [(len(BEFORE), len(BEFORE + long))]
    assert doc.text == BEFORE + long + AFTER
    assert [len(s) for s in doc.sents if len(s) == LONGEST_SENTENCE]


def test_prose_beside_signs_is_read_as_ever(pipeline: Pipeline) -> None:
    """The sentences before and after have the same words in the same places."""
    signs = "*" * (LONGEST_SIGNS + 1)
    doc, skipped = read_tokens(pipeline.nlp, article_of(BEFORE + signs + AFTER))
    assert where(skipped) == [(len(BEFORE), len(BEFORE + signs))]
    words = [(token.text, token.idx) for token in doc if not token.is_space]
    alone = [(token.text, token.idx) for token in read_tokens(pipeline.nlp, article_of(BEFORE))[0]]
    assert words[: len(alone)] == alone
    assert words[len(alone)] == ("The", len(BEFORE + signs) + 1)


@pytest.mark.parametrize("signs", ["-" * 75, "(1) " * 20, "12-1, 3-6 (4-7); " * 8, " \n" * 400, "*" * LONGEST_SIGNS])
def test_rules_tables_and_scores_stay(signs: str) -> None:
    """What stands in news between words is kept, and so is any white space."""
    assert list(find_sign_runs(BEFORE + signs + AFTER)) == []


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(pieces=st.lists(st.one_of(
    st.text(max_size=40),
    st.sampled_from(["(" * 300, "7 " * 150, "\n", " ", BEFORE, "’s", "\u00a0", "said “", "💥" * 250]),
), max_size=8))  # fmt: skip
def test_any_text_keeps_its_places(pipeline: Pipeline, pieces: list[str]) -> None:
    """Tokens join to a text of the same length; kept words stand where they stood; what was skipped fits the text."""
    text = "".join(pieces)
    doc, skipped = read_tokens(pipeline.nlp, article_of(text))
    assert len(doc.text) == len(text)
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc if t.is_alpha and "'" not in t.text)
    assert all(s.start is not None and s.end is not None and 0 <= s.start < s.end <= len(text) for s in skipped)


@pytest.mark.parametrize(
    "dateline", ["LIMA — ", "OSLO, Norway (Wire) - ", "Near the river port (Wire) -- ", "HULL, June 3 – "]
)
def test_a_dateline_is_parsed_apart_from_the_lede(pipeline: Pipeline, dateline: str) -> None:
    """The lede reads as it does without the dateline, and both are one sentence of the article."""
    lede = "A deadly bomb blast rocked a market on Monday, killing three guards."
    alone, dated = list(draft_articles(pipeline, [article_of(lede), article_of(dateline + lede)]))
    heads = [(t.text, t.dep_, t.head.text) for t in dated.doc if t.idx >= len(dateline)]
    assert heads == [(t.text, t.dep_, t.head.text) for t in alone.doc]
    assert [dated.text[s.start : s.end] for s in dated.sentences] == [dateline + lede]


@pytest.mark.parametrize(
    "text", ["U.S.-China talks began.", "NATO – led by Norway – agreed.", "The army—Basra's—left."]
)
def test_a_dash_without_a_dateline_opens_nothing(text: str) -> None:
    """A compound or an aside keeps its place in the sentence."""
    assert end_of_dateline(text, 0) == 0
