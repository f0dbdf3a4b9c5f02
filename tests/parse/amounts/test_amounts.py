"""Amounts as the stage gives them: value, unit, hedge, change, what is counted, spans."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Amount
from onrecord.parse.amounts import STAGE, unit_name
from onrecord.parse.amounts.lexemes import cut_lexemes
from onrecord.parse.amounts.ranges import read_quantities
from onrecord.parse.amounts.reading import LONGEST_SENTENCE
from onrecord.parse.draft import Draft
from robust.work import count_calls

Reader = Callable[[str], list[Amount]]


@pytest.fixture
def draft_of(read_with: Callable[..., Draft]) -> Callable[[str], Draft]:
    """Runs the stage over one text."""
    return lambda text: read_with(text, STAGE)


@pytest.mark.parametrize(
    ("sentence", "low", "high", "unit", "hedge"),
    [
        ("The port handled some 5,000 containers.", 5000, 5000, "", "about"),
        ("At least 16 villagers fled.", 16, 16, "", "at_least"),
        ("The ministry sent up to 450 trucks.", 450, 450, "", "at_most"),
        ("No more than 30 ships may dock.", 30, 30, "", "at_most"),
        ("Fewer than 40 guests came.", 40, 40, "", "under"),
        ("More than one million people marched.", 1e6, 1e6, "", "over"),
        ("Between 30 and 40 boats were counted.", 30, 40, "", "exactly"),
        ("The bridge cost $1.2bn.", 1.2e9, 1.2e9, "dollar", "exactly"),
        ("The bridge cost US$150 million.", 150e6, 150e6, "dollar", "exactly"),
        ("The bridge cost A$3.5m.", 3.5e6, 3.5e6, "Australian dollar", "exactly"),
        ("The fine was £40,000.", 40000, 40000, "pound sterling", "exactly"),
        ("Turnout was about 42 per cent.", 42, 42, "percent", "about"),
        ("The road runs for 120 kilometres.", 120, 120, "kilometre", "exactly"),
        ("It sold at $52 a barrel.", 52, 52, "dollar per barrel", "exactly"),
        ("It was minus 12 degrees Celsius.", -12, -12, "celsius", "exactly"),
        ("A 68-year-old farmer won.", 68, 68, "year of age", "exactly"),
        ("The town counted 20 flats or so.", 20, 20, "", "exactly"),
    ],
)
def test_reads_value_unit_and_hedge(
    draft_of: Callable[[str], Draft], sentence: str, low: float, high: float, unit: str, hedge: str
) -> None:
    """Each amount has its value, its plain unit and its hedge."""
    found = draft_of(sentence).amounts
    assert [(a.low, a.high, a.unit, a.hedge) for a in found] == [(low, high, unit, hedge)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The F-16 landed at 10:30 on June 12, 2020.",
        "He was born in 1987 and came third.",
        "Dozens of boats sank after the 9/11 attacks.",
        "Section 427 of the act was repealed.",
        "The home side won 2-1.",
        "Nobody knows which one he took.",
        "Call 555-123-4567 for more.",
        "The Group of Seven met.",
        "Ministers of the Group of 20 nations met.",
        "Leaders signed a two-year deal.",
        "Photo 3 of 12",
        "The debut of the 787 Dreamliner was late.",
        "Rossi, 65, now lives in Rome.",
        "He dialed 911, and the tape of the 911 call was played.",
    ],
)
def test_leaves_names_dates_and_ordinals_out(draft_of: Callable[[str], Draft], sentence: str) -> None:
    """Dates, clock times, names, scores, section and telephone numbers are no amounts."""
    assert draft_of(sentence).amounts == []


def test_a_group_of_some_is_counted(draft_of: Callable[[str], Draft]) -> None:
    """Only a group written large in running text is a name."""
    for sentence in ("A group of 20 miners met.", "Group of 20 miners met.", "Police Meet Group of 20 Miners"):
        assert [a.low for a in draft_of(sentence).amounts] == [20], sentence


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        ("Exports rose 5% last month.", ["up"]),
        ("Shares were down 2.3 percent.", ["down"]),
        ("The garrison was cut from 5,200 to 3,000 soldiers.", ["=", "down"]),
        ("Output fell from 5,200 to 3,000 barrels.", ["=", "down"]),
        ("The index lost 190 points, or 0.6%.", ["down", "down"]),
        ("The tower is about 90 metres high.", ["~"]),
        ("The opening was widened by 18 degrees.", ["="]),
        ("The opening was increased by 18 degrees.", ["up"]),
        ("Acme added 15 sen to RM2.70.", ["up", "up"]),
    ],
)
def test_says_which_way_a_figure_moved(
    draft_of: Callable[[str], Draft], sentence: str, changes: list[str]
) -> None:
    """The verb or particle says up or down; a fall from one figure to another is two amounts."""
    assert [a.change for a in draft_of(sentence).amounts] == changes


@pytest.mark.parametrize(
    ("sentence", "of", "name"),
    [
        ("The army sent 300 mountain rangers.", "mountain rangers", "mountain ranger"),
        ("The yard launched 13 sets of plans.", "sets of plans", "set plan"),
        ("Two hundred of the ferries were old.", "ferries", "ferry"),
        ("Prices rose 5%.", "", "percentage"),
        ("The band played 300 recorded songs.", "recorded songs", "song"),
        ("They read a 12 page document.", "page", "page"),
        ("The ford is a quarter of a mile off.", "", "mile"),
        ("Oil sold at $52 a barrel in October.", "", "dollar per barrel"),
        ("Gas sold at $2.24 per mmBTU.", "", "dollar per mega british thermal unit"),
    ],
)
def test_says_what_is_counted(draft_of: Callable[[str], Draft], sentence: str, of: str, name: str) -> None:
    """A count has the noun phrase it counts, and the benchmarks' name for its unit."""
    found = draft_of(sentence).amounts
    assert found[0].of == of
    assert unit_name(found[0]) == name


def test_reads_no_as_zero(draft_of: Callable[[str], Draft]) -> None:
    """ "No casualties" and "no one was hurt" are amounts of zero; "no doubt" is nothing."""
    found = draft_of("There were no casualties. No one was hurt. There is no doubt.").amounts
    assert [(a.low, a.of) for a in found] == [(0.0, "casualties"), (0.0, "people")]


def test_spans_cover_hedge_number_and_unit(draft_of: Callable[[str], Draft]) -> None:
    """`span` holds hedge, number and unit, `number_span` the number alone, `of_span` what is counted."""
    draft = draft_of("It burned nearly 30 square kilometres and at least 40 wooden houses.")
    area, houses = draft.amounts
    assert area.span.words(draft.text) == "nearly 30 square kilometres"
    assert area.number_span.words(draft.text) == "30"
    assert houses.span.words(draft.text) == "at least 40"
    assert houses.of_span is not None
    assert houses.of_span.words(draft.text) == "wooden houses"


def test_skips_what_is_no_sentence(draft_of: Callable[[str], Draft]) -> None:
    """A run of thousands of characters without an end is left out, and the draft says so."""
    draft = draft_of("5 people and " * 400)
    assert "amounts" in [s.stage for s in draft.skipped]
    left_out = draft.sentences[0]
    assert left_out.end > LONGEST_SENTENCE
    assert not [amount for amount in draft.amounts if left_out.covers(amount.span)]


@settings(max_examples=60)
@given(st.text(alphabet="0123456789 ,.-/$%£½abmk()toone", max_size=80))
def test_any_text_is_read_without_error(text: str) -> None:
    """The grammar reads any characters, always moves on, and its quantities lie inside the text."""
    lexemes = cut_lexemes(text, 0, len(text))
    at = 0
    while at < len(lexemes):
        quantities, following = read_quantities(lexemes, at, lambda first, stop: False)
        assert following > at
        assert all(0 <= q.first < q.stop <= len(lexemes) and q.low <= q.high for q in quantities)
        at = following


@pytest.mark.parametrize("unit", ["1-", "1,", "one and ", "half a ", "1 to ", "hundred "])
def test_hostile_input_takes_linear_time(unit: str) -> None:
    """Four times the number words or signs take about four times the work."""
    def read_all(text: str) -> None:
        lexemes = cut_lexemes(text, 0, len(text))
        at = 0
        while at < len(lexemes):
            _, at = read_quantities(lexemes, at, lambda first, stop: False)

    assert count_calls(lambda: read_all(unit * 4000)) < 5 * count_calls(lambda: read_all(unit * 1000))


def test_figures_take_what_they_leave_out(draft_of: Callable[[str], Draft]) -> None:
    """A conversion has its hedge, a part its things, the start of a change its unit, a share of a sum its currency."""
    near, far = draft_of("The road is less than 10 miles (16 km) long.").amounts
    assert (near.hedge, far.hedge, far.change) == ("under", "under", "<")
    homes = draft_of("It hit 6 million homes, including 2 million in the city.").amounts
    assert [unit_name(a) for a in homes] == ["home", "home"]
    start, end = draft_of("The rate rose from 3 to 5 percent.").amounts
    assert (start.unit, end.unit) == ("percent", "percent")
    part = draft_of("The port has spent 310 million of the 1.4 billion euros.").amounts[0]
    assert (part.low, part.unit) == (310e6, "euro")


def test_a_year_opens_no_range(draft_of: Callable[[str], Draft]) -> None:
    """ "Fell in 2017 to 25 million" gives the figure of that year, not a range from 2017."""
    (found,) = draft_of("Checks fell in 2017 to 25 million.").amounts
    assert (found.low, found.high) == (25e6, 25e6)


def test_scale_words_alone_are_a_range(draft_of: Callable[[str], Draft]) -> None:
    """ "Thousands of protesters" are between one thousand and ten thousand; "for hundreds of years" counts nothing."""
    (crowd,) = draft_of("Thousands of protesters marched.").amounts
    assert (crowd.low, crowd.high, crowd.hedge, crowd.of) == (1000, 10_000, "about", "protesters")
    assert not draft_of("They ruled for hundreds of years.").amounts


@pytest.mark.parametrize(
    ("sentence", "of"),
    [
        ("No soldiers were hurt.", "soldiers"),
        ("No embassy employee was injured.", "embassy employee"),
        ("No one was killed.", "people"),
        ("No lives were lost.", "lives"),
    ],
)
def test_nobody_harmed_is_zero(draft_of: Callable[[str], Draft], sentence: str, of: str) -> None:
    """Whoever did not come to harm is counted as zero of them."""
    (amount,) = draft_of(sentence).amounts
    assert (amount.low, amount.high, amount.of) == (0, 0, of)


@pytest.mark.parametrize("sentence", ["No one should be hurt.", "No soldier killed them.", "No soldiers came."])
def test_no_zero_without_harm_told(draft_of: Callable[[str], Draft], sentence: str) -> None:
    """Wishes, doers and other verbs count nobody."""
    assert not draft_of(sentence).amounts
