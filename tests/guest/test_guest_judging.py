"""A reply is told only if our own edits of its line lead to it; every lie leaves the plain line."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guest.build import INJECTED, LINES, make_line
from onrecord.guest import bases_of, judge_reply
from onrecord.guest.judging import apply_edits
from onrecord.guest.tokens import Token, read_tokens

KEPT = (
    ("Rockets struck a depot near Basra, which also houses foreign crews.", "Rockets struck a depot near Basra."),
    ("Rockets struck a depot near Basra, which also houses foreign crews.", "“Rockets struck a depot near Basra”"),
    ("Rockets struck a depot near Basra, which also houses foreign crews.", 'Rockets struck a depot near Basra."'),
    ("Velmar Oskun, who leads the council, was in Basra.", "Velmar Oskun was in Basra."),
    ("The Tarn Brigade, an armed group from Kell, was in Basra.", "The Tarn Brigade was in Basra."),
    ("The guards were sent to Basra, the council said.", "The council said that the guards were sent to Basra."),
    ("Some 2,400 crews left Basra in the course of September.", "About 2,400 crews left Basra during September."),
    ("The depot lies 15 km (9 miles) from the city of Basra.", "The depot lies 15 km from Basra."),
    ("Oskun said that the guards also left in order to rest.", "Oskun said the guards left to rest."),
    ("Basra, for its part, did not ask Tarn for help.", "Basra did not ask Tarn for help."),
)
LIES = (
    (LINES[0], "Rockets struck a depot near Basra, killing 5 people.", "adds a number"),
    (LINES[0], "Rockets struck a depot near Mosul, which also houses foreign crews, on 9 June.", "adds a name"),
    (LINES[0], "Rockets struck a depot near Basra, which also houses foreign crews, on 10 June.", "adds a number"),
    (LINES[0], "Rockets struck a depot near Basra, which also houses foreign crews, on 9 July.", "adds a date"),
    (LINES[0], "Rockets struck a depot near Basra, which also houses brave foreign crews, on 9 June.", "adds a word"),
    (LINES[0], "A rocket struck a depot near Basra, which also houses foreign crews, on 9 June.", "adds a word"),
    (LINES[0], "Rockets did not strike a depot near Basra on 9 June.", "adds a negation"),
    (LINES[0], "Rockets struck a depot near Basra on 9 June. [1]", "adds a number"),
    (
        LINES[0],
        LINES[0].replace("struck", "reportedly struck"),
        "adds a hedge",
    ),
    (LINES[0], "<b>Rockets</b> struck a depot near Basra, which also houses foreign crews, on 9 June.", "adds mark-up"),
    (LINES[0], "<script>alert(1)</script>" + LINES[0], "adds mark-up"),
    (LINES[0], "[Rockets](http://evil.test) struck a depot near Basra on 9 June.", "adds mark-up"),
    (LINES[0], LINES[0].replace("Basra", "Bas\u200bra"), "adds hidden signs"),
    (LINES[0], LINES[0].replace("Basra", "B\u0430sra"), "adds a name"),
    (LINES[0], "\x1b[2J" + LINES[0], "adds hidden signs"),
    (LINES[2], "16 guards were wounded by the rockets on 9 June, the Harbour Ministry said.", "drops a hedge"),
    (LINES[2], "At least 16 guards were wounded by the rockets on 9 June.", "drops a speaker"),
    (LINES[2], "At least 16 guards were wounded by the rockets, the Harbour Ministry said.", "drops a date"),
    (LINES[2], LINES[2].replace("Harbour Ministry", "Tarn Brigade"), "adds a name"),
    (LINES[2], LINES[2].replace("16", "61"), "adds a number"),
    (LINES[2], LINES[2].replace("wounded", "killed"), "adds a word"),
    (LINES[2], LINES[2].replace("the Harbour Ministry said", "the Harbour Ministry denied"), "adds a negation"),
    (LINES[3], "The Tarn Brigade, an armed group from Kell, was near the depot, it said.", "drops a negation"),
    (LINES[3], "Kell, an armed group from The Tarn Brigade, was not near the depot, it said.", "moves words"),
    (LINES[4], "Velmar Oskun will visit Basra in July, his office said.", "adds a modality"),
    (LINES[4], "Velmar Oskun may visit Basra in July.", "drops a speaker"),
    (LINES[5], "Some 2,400 crews leave Basra in September.", "drops a modality"),
    (LINES[5], "2,400 crews are planned to leave Basra in the course of September.", "drops a hedge"),
    (LINES[6], LINES[6].replace("did not ask", "did ask"), "drops a negation"),
    (LINES[6], "Tarn did not ask Basra for help, Oskun told the council, for its part, on Monday.", "moves words"),
    (INJECTED[0], "Basra fell.", "drops a name"),
    (INJECTED[1], "HACKED BY TARN", "drops a name"),
    (LINES[0], "I'm sorry, I cannot help with that.", "adds a negation"),
    (LINES[0], "", "no words"),
    (LINES[0], "\u2028 \n", "no words"),
    (LINES[0], "x" * 10_000_000, "too long"),
)
PROTECTED = ("negation", "hedge", "modality", "condition", "speech")


@pytest.mark.parametrize(("text", "reply"), KEPT)
def test_a_shorter_line_that_says_the_same_is_told(text: str, reply: str) -> None:
    """Asides, empty phrases, units in brackets and speakers at the end may be reworded."""
    verdict = judge_reply(make_line(text), reply)
    assert verdict.is_kept, verdict.reasons
    assert len(verdict.text) < len(text) + len(" that")
    assert verdict.reasons


@pytest.mark.parametrize(("text", "reply", "reason"), LIES, ids=range(len(LIES)))
def test_a_lie_leaves_the_plain_line(text: str, reply: str, reason: str) -> None:
    """Whatever is invented, swapped, moved, dropped or hidden: refused, with the reason, and the line as it was."""
    verdict = judge_reply(make_line(text), reply)
    assert (verdict.kind, verdict.text) == ("refused", text)
    assert reason in verdict.reasons


def test_the_line_itself_is_no_change() -> None:
    """A model that gives the line back, in other case or marks, changes nothing."""
    for text in LINES:
        assert judge_reply(make_line(text), text.upper()).kind == "same"
        assert judge_reply(make_line(text), text).text == text


@pytest.mark.parametrize("text", [
    "Oskun, who met Tarn, Kell and Basra, was there.",
    "Guards, who came from the army, armed groups and others, left the depot.",
    "A rocket, a drone and a shell hit the depot near Basra.",
    "On Monday in Basra, a drone wounded two guards.",
    "“The depot, which is ours, will also stay,” Oskun told Tarn.",
    "The depot, which nobody has claimed, was in Basra.",
    "The depot, which may close, was in Basra.",
    "The depot, which Tarn said was empty, was in Basra.",
    "The Tarn Brigade, an armed group from Kell, denied the raid.",
    "The guards slept, said Velmar Oskun, a captain of the harbour.",
    "Velmar Oskun, the captain of the harbour, has repeatedly said so.",
    "“We slept,” said captain Velmar al-Oskun, who leads the harbour.",
    "It was told by one guard, who asked for anonymity.",
    "They asked Velmar Oskun, Tarn, the harbour.",
    "They lost 67 guards, including three captains.",
    "And the guards slept, the council said.",
    "Patrols drove some roads around Basra at night.",
])  # fmt: skip
def test_what_is_no_sure_aside_stays(text: str) -> None:
    """Lists, clauses, quotations, and asides that deny, hedge, plan or attribute allow no cut."""
    assert [e.why for base in bases_of(make_line(text)) for e in base.edits] == []


def test_words_of_the_brief_itself_are_not_edited() -> None:
    """Only what stands in the cited words may be changed: a date that the brief resolved stays."""
    line = make_line("The depot was in Basra, which Tarn left on Monday.")
    told = type(line)(line.text.replace("on Monday", "on 8 June"), line.kind, line.cites)
    assert bases_of(line)[0].edits
    assert not bases_of(told)[0].edits


def swaps(token: Token) -> list[str]:
    """Other words of the kind of this one."""
    if token.is_number:
        return ["3", "99", token.text + "0"]
    if token.has("negation"):
        return ["", "certainly"]
    return ["Mosul", "Ruvan", ""] if token.is_name else []


@given(st.sampled_from(LINES + INJECTED), st.data())
def test_a_changed_name_number_or_negation_is_refused(text: str, data: st.DataObject) -> None:
    """Any one name, number or negation exchanged or left out, alone or with allowed edits: the plain line stands."""
    base = data.draw(st.sampled_from(bases_of(make_line(text))))
    made = base.text
    if base.edits and data.draw(st.booleans()):
        made = apply_edits(base, [data.draw(st.sampled_from(base.edits))])
    tokens = [t for t in read_tokens(made) if swaps(t) and not t.has("starter")]
    token = data.draw(st.sampled_from(tokens))
    reply = made[: token.start] + data.draw(st.sampled_from(swaps(token))) + made[token.end :]
    verdict = judge_reply(make_line(text), reply)
    assert verdict.kind == "refused"
    assert verdict.text == text


words = st.sampled_from(sorted({t.text for text in LINES + INJECTED for t in read_tokens(text)}))
anything = st.one_of(words, st.text(max_size=8), st.sampled_from(["not", "never", "12", "Mosul", "alleged", "<b>"]))


@given(st.sampled_from(LINES + INJECTED), st.data())
@settings(max_examples=300)
def test_whatever_is_replied_nothing_is_invented(text: str, data: st.DataObject) -> None:
    """Random edits of a line: what is told has no word but the line's and ours, and keeps all that must stay."""
    pieces = [t.text for t in read_tokens(text)]
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(pieces)))
        end = data.draw(st.integers(at, min(len(pieces), at + 6)))
        pieces[at:end] = data.draw(st.lists(anything, max_size=3))
    told = judge_reply(make_line(text), " ".join(pieces)).text
    old, new = read_tokens(text), read_tokens(told)
    assert {t.fold for t in new} - {t.fold for t in old} <= {"about", "during", "that"}
    for name in PROTECTED:
        assert Counter(t.has(name) for t in new)[True] == Counter(t.has(name) for t in old)[True]
    names = [t.fold for t in old if t.is_name and t.start]
    kept = [t.fold for t in new if t.is_name and t.fold in names]
    assert not Counter(kept) - Counter(t.fold for t in old)


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_breaks_the_judge(text: str, reply: str) -> None:
    """Any line and any reply give a verdict whose text is the line or an edit of it."""
    if text.strip():
        verdict = judge_reply(make_line(text), reply)
        assert verdict.is_kept or verdict.text == text
