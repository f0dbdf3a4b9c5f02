"""Measures: the amounts an analyst would keep, with subject, topic, place, time, source and clause."""

from collections.abc import Callable, Sequence

import pytest

from onrecord.model import Measure, Mention, Statement, When
from onrecord.parse import amounts, measures, names, times
from onrecord.parse.draft import Draft

STAGES = (times.STAGE, names.STAGE, amounts.STAGE, measures.STAGE)


@pytest.fixture
def read(read_with: Callable[..., Draft]) -> Callable[[str], tuple[Draft, list[Statement]]]:
    """Runs the stages over one text and gives the draft and its measures."""

    def run(text: str) -> tuple[Draft, list[Statement]]:
        draft = read_with(text, *STAGES)
        return draft, draft.statements

    return run


Read = Callable[[str], tuple[Draft, list[Statement]]]


def acts(found: Sequence[Statement]) -> list[Measure]:
    """The measures of the statements."""
    return [s.act for s in found if isinstance(s.act, Measure)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 5,000 US troops remain in Iraq.",
        "There were about 2,500 US troops in Iraq.",
        "The base holds 900 American soldiers in Iraq.",
        "Roughly 3,000 U.S. service members serve in Iraq.",
        "The US has 5,200 troops in Iraq.",
    ],
)
def test_one_series_has_one_topic_and_place(read: Read, sentence: str) -> None:
    """Different words for the same troops give the same topic and the same place."""
    _, found = read(sentence)
    assert [m.topic for m in acts(found)] == ["troop us"]
    assert found[0].place is not None
    assert found[0].place.entity == "iraq"


def test_additional_troops_are_another_series(read: Read) -> None:
    """Troops that are to come are not counted with those that are there."""
    _, found = read("The US sent an additional 450 troops to Iraq.")
    assert "additional" in acts(found)[0].topic.split()


@pytest.mark.parametrize(
    ("sentence", "values", "of"),
    [
        ("The blast killed at least 16 people.", [16], ["people killed"]),
        ("The blast left 40 shoppers dead and 213 injured.", [40, 213], ["shoppers dead", "shoppers injured"]),
        ("One protester was killed and six wounded.", [1, 6], ["protester killed", "protester wounded"]),
        ("The strike gave 100 recruits brain injuries.", [100], ["recruits wounded"]),
        ("Police arrested 30 students.", [30], ["students arrested"]),
        ("No one was killed.", [0], ["people killed"]),
    ],
)
def test_says_what_became_of_those_counted(read: Read, sentence: str, values: list[float], of: list[str]) -> None:
    """The killed, wounded and arrested are counted as such, also where the noun stands only once."""
    _, found = read(sentence)
    assert [m.amount.low for m in acts(found)] == values
    assert [m.of for m in acts(found)] == of


@pytest.mark.parametrize(
    "sentence",
    [
        "The two sides met for three hours.",
        "He was 34 years old.",
        "One official said so for two reasons.",
        "They live 40 miles north of the capital.",
        "Dozens of people were hurt at 10:30.",
    ],
)
def test_leaves_the_rest_out(read: Read, sentence: str) -> None:
    """Ages, clock times, distances, durations, vague words and turns of phrase are not kept."""
    assert read(sentence)[1] == []


def test_keeps_money_and_shares_with_what_they_are_of(read: Read) -> None:
    """Money and percentages are kept with the noun they are of."""
    _, found = read("The ministry promised $3 billion in aid. Some 17 percent of all deaths were caused by mines.")
    assert [(m.amount.unit, m.of) for m in acts(found)] == [("dollar", "aid"), ("percent", "deaths")]


def test_takes_the_time_of_its_clause(read: Read) -> None:
    """A stated time is the measure's; without one it is told as of the day of publication."""
    _, found = read("In 2018 the army had 90,000 recruits. It now has 70,000 recruits.")
    whens = [s.when for s in found]
    assert all(isinstance(w, When) for w in whens)
    assert whens[0] is not None
    assert whens[0].edtf == "2018"
    assert whens[1] is not None
    assert whens[1].end is not None
    assert whens[1].end.isoformat() == "2020-06-12"


def test_names_who_counted(read: Read) -> None:
    """The source after "according to" is who gave the figure."""
    _, found = read("At least 12 miners died, according to the Red Crescent.")
    assert "Red Crescent" in (acts(found)[0].counted_by or "")


def test_quotes_a_whole_clause(read: Read) -> None:
    """The clause is finite, holds the figure, and ends before a relative clause that is cut off by a comma."""
    draft, found = read("Officials said that 300 recruits left the camp, which lies in the hills, on foot.")
    clause = acts(found)[0].clause.words(draft.text)
    assert clause is not None
    assert clause.startswith("300 recruits left the camp")
    assert not clause.endswith(",")


def test_every_span_fits(read: Read) -> None:
    """Evidence, clause and sentence lie in the text, and the clause holds the number."""
    draft, found = read("Iraq lost 20 tanks, and 1,200 soldiers fled to Erbil; nearly 40% of them stayed in Mosul.")
    assert len(found) >= 2
    for statement, measure in zip(found, acts(found), strict=True):
        assert statement.sentence.covers(statement.spans[0])
        assert measure.clause.covers(measure.amount.span)
        assert all(span.words(draft.text) for span in statement.spans)


def test_an_undated_article_gives_no_date(read_with: Callable[..., Draft]) -> None:
    """Where neither text nor page has a date, a measure has none."""
    draft = read_with("The town has 40,000 residents.", *STAGES, published=None)
    assert [s.when for s in draft.statements] == [None]


def test_mentions_are_only_read(read: Read) -> None:
    """The stage adds statements and leaves names as they are."""
    draft, _ = read("Some 5,000 US troops remain in Iraq.")
    assert all(isinstance(m, Mention) for m in draft.mentions)
    assert [m.entity for m in draft.mentions] == ["us", "iraq"]


def as_of(found: Sequence[Statement], value: float) -> str | None:
    """The EDTF of the time of the measure with that value."""
    when = next(s.when for s in found if isinstance(s.act, Measure) and s.act.amount.low == value)
    return when.edtf if when else None


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("The group, which seized the town in 2014, still has 10,000 fighters.", 10_000, "2020-06-12"),
        ("They met on Monday to end a feud that has killed more than 70,000 farmers.", 70_000, "2020-06-12"),
        ("It signed the pact in 2012 and now has 400 jets.", 400, "2020-06-12"),
        ("The plan to take in 10,000 refugees is under fire after Tuesday's attack in Oslo.", 10_000, "2020-06-12"),
        ("The White House said it would discuss the attack last week, which killed 14 people.", 14,
         "2020-06-01/2020-06-07"),
        ("It is the deadliest raid since October 2007, when about 139 people died in the port.", 139, "2007-10"),
        ("Some 26 percent of voters feel safer than before 2001.", 26, "2020-06-12"),
        ("The ministry said on Tuesday that 34 soldiers had brain injuries.", 34, "2020-06-09"),
        ("At that time about 300 sailors were in Norden, against 520 a year ago.", 300, "2020-06-12"),
        ("The port has 250 pilots, compared with 520 in January 2015.", 250, "2020-06-12"),
    ],
)  # fmt: skip
def test_a_figure_takes_no_time_of_another_clause(read: Read, text: str, value: float, edtf: str) -> None:
    """The time of another clause is a figure's only if its own clause is told in the same breath."""
    _, found = read(text)
    assert as_of(found, value) == edtf


def test_counts_of_harm_are_of_the_day_and_town_that_the_article_opens_with(read: Read) -> None:
    """Harm told without place or day is that of the opening; a toll of years is not, nor harm of another day."""
    _, found = read(
        "A bombing on Tuesday shook a market in the northern Syrian city of Manbij. It was a busy hour of the day. "
        "At least 30 people were killed and 12 wounded. More than 5,000 people have been killed in the war. A year "
        "ago 19 people were killed by a mine."
    )
    told = {s.act.amount.low: (s.place.name if s.place else None, s.when.edtf if s.when else None)
            for s in found if isinstance(s.act, Measure)}  # fmt: skip
    assert told[30.0] == told[12.0] == ("Manbij", "2020-06-09")
    assert told[5000.0] == (None, "2020-06-12")
    assert told[19.0] == (None, "2019-06~")


def test_a_figure_told_twice_has_one_place(read: Read) -> None:
    """The same figure of the same thing takes the place that another sentence gives it."""
    _, found = read("The minister wants 450 more troops. He would send the 450 troops to Iraq by the autumn.")
    assert [s.place.entity if s.place else None for s in found] == ["iraq", "iraq"]


def test_small_figures_told_twice_are_not_taken_for_one(read: Read) -> None:
    """Two and two can be of different things; nor does a place of another clause place a share."""
    _, found = read("Two soldiers were killed in Oslo. Two soldiers have trained the rest for years.")
    assert [s.place.name if s.place else None for s in found][1:] == [None] * (len(found) - 1)
    _, found = read("Some 40 percent of voters said they had heard of the man who was held in Iraq.")
    assert [s.place for s in found] == [None]


def test_a_square_is_named_with_its_town(read: Read) -> None:
    """A building or square that stands in a known town is told with it."""
    _, found = read("One protester was killed and six wounded in Wathba Square.")
    assert {s.place.name if s.place else None for s in found} == {"Wathba Square, Baghdad"}


@pytest.mark.parametrize(
    ("sentence", "of", "value", "place"),
    [
        ("The US will cut its troops in Iraq to 3,000.", "troops", 3000, "Iraq"),
        ("The minister ordered the force in Iraq down to 2,500.", "force", 2500, "Iraq"),
        ("Troop levels in Afghanistan dropped to about 8,600.", "Troop", 8600, "Afghanistan"),
        ("The number of trucks fell from 5,200 to 2,500.", "trucks", 2500, None),
        ("The death toll rose to 34.", "death toll", 34, None),
    ],
)
def test_a_bare_size_is_of_what_was_cut(read: Read, sentence: str, of: str, value: int, place: str | None) -> None:
    """A figure after "to" is the size of the object or subject of what grew or shrank."""
    _, found = read(sentence)
    told = [(m.of, m.amount.low, s.place.name if s.place else None) for m, s in zip(acts(found), found, strict=True)]
    assert (of, value, place) in told


@pytest.mark.parametrize("sentence", ["The price rose to 30.", "He took his case to 12.", "Thousands of men came."])
def test_no_measure_of_nothing(read: Read, sentence: str) -> None:
    """What has no noun of many, and what has no figure, is no measure."""
    assert not read(sentence)[1]


def test_origin_is_no_place(read: Read) -> None:
    """Soldiers "from Norway" are not in Norway; troops withdrawn from Iraq were in Iraq."""
    _, from_norway = read("The war took the lives of 453 soldiers from Norway.")
    _, out_of_iraq = read("The US withdrew 300 troops from Iraq.")
    assert [s.place for s in from_norway] == [None]
    assert [s.place.name for s in out_of_iraq if s.place] == ["Iraq"]


def test_a_poll_counts_people(read: Read) -> None:
    """The share that opens "68 percent support it" is of people; a share of nothing is left out."""
    assert [m.of for m in acts(read("The poll found that 68 percent support the plan.")[1])] == ["people"]
    assert not read("Norway won by 4 percentage points.")[1]


def test_a_figure_taken_from_a_source_has_its_time(read: Read) -> None:
    """ "According to a poll in March 2017" dates the figure."""
    _, found = read("According to a poll in March 2017, 83 percent of Iraqis opposed the plan.")
    assert [s.when.edtf for s in found if s.when] == ["2017-03"]


def test_what_is_compared_with_is_no_time(read: Read) -> None:
    """ "Up 4% from 2019" does not say that the figure is of 2019."""
    _, found = read("The ministry bought 450 trucks, up 4% from 2019.")
    assert "2019" not in " ".join(s.when.edtf for s in found if s.when)


@pytest.mark.parametrize(
    ("sentence", "value", "of"),
    [
        ("The committee spent $400,000 on leaflets.", 400_000, "leaflets"),
        ("The mayor paid $150,000 to rent the hall.", 150_000, "payment"),
        ("Profit slid 18 percent to $14 billion.", 14e9, "Profit"),
        ("The firm holds shares worth $28 million.", 28e6, "shares"),
        ("The number of checks fell 12 percent last year.", 12, "checks"),
        ("The tanker and its crew of 23 were towed home.", 23, "crew"),
        ("The navy rescued the 21 sailors of the ferry and the 40 from the tug.", 40, "sailors rescued"),
        ("Sales totalled 13 million cars, down from 14 million a year earlier.", 14e6, "cars"),
        ("The blast killed 10 people, four of whom were Germans.", 4, "people killed"),
        ("At least 31 people were killed at the quay and more than 120 more were injured.", 120, "people injured"),
        ("The car hit two guards, killing one.", 1, "guards killed"),
        ("Among the wounded were a mayor and two generals.", 2, "generals wounded"),
        ("The report showed a job gain of 171,000 last month.", 171_000, "job gain"),
        ("So far 33 senators are against it, and 29 have yet to decide.", 29, "senators"),
        ("They flew strikes numbering more than 100.", 100, "strikes"),
        ("The missile has a range of 200 kilometres.", 200, "range"),
        ("The raid destroyed two pumps and two barns.", 2, "pumps"),
    ],
)
def test_finds_what_a_figure_is_of(read: Read, sentence: str, value: float, of: str) -> None:
    """A figure is of its noun, of what its verb does with money, or of what was counted before it."""
    _, found = read(sentence)
    assert of in [m.of for m in acts(found) if m.amount.low == value]


def test_who_tells_of_harm_is_not_harmed(read: Read) -> None:
    """What others did, told by those counted, is not what became of them."""
    _, found = read("Three guards told the council that the raid also killed the mayor.")
    assert "guards killed" not in [m.of for m in acts(found)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The farm lies within five miles of the border.",
        "One called it “the big 2”.",
        "Recording 1: The raid has killed the mayor. recording 2 This was swift.",
    ],
)
def test_distances_and_names_are_no_measures(read: Read, sentence: str) -> None:
    """How far away something is, and a number that is a name, are not kept."""
    assert read(sentence)[1] == []
