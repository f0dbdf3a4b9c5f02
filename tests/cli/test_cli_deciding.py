"""What people decide, from the command line to the brief: it holds, survives new pages, explains itself, and ends."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli.main import run
from onrecord.samples import pages_folder

PAGES = ("03", "04", "15", "16", "26", "33", "37", "38", "39", "40", "41")
"""Erbil in two versions, the strike of January and its toll, the vote, the premier."""
Call = Callable[..., tuple[int, str, str]]
SIGNED = ("--because", "checked with the ministry", "--by", "Ana")
ERBIL = ("--about", "Erbil rockets", "--size", "memo")
LATER = (
    "ERBIL, Iraq — Officials in Erbil said on Tuesday that rockets had struck the airport of Erbil on Monday night, "
    "killing a civilian contractor who worked with the coalition.\n\nMustafa al-Kadhimi spoke with Masrour Barzani."
)


def leave(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        run([str(word) for word in words])
    code = left.value.code
    return code if isinstance(code, int) else 0 if code is None else 1


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of some sample pages."""
    path = tmp_path_factory.mktemp("decided") / "record.db"
    pages = [str(page) for page in sorted(pages_folder().iterdir()) if page.name.startswith(PAGES)]
    assert len(pages) == len(PAGES)
    assert leave("brief", *pages, "--size", "minute", "--record", str(path)) == 0
    return path


@pytest.fixture
def record(sampled: Path, tmp_path: Path) -> str:
    """A copy of it for one test."""
    return str(shutil.copy(sampled, tmp_path / "record.db"))


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], record: str) -> Iterator[Call]:
    """Runs a command on the record: its exit code, standard output and standard error."""

    def run_words(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = leave(*words, "--record", record)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    yield run_words


@pytest.fixture
def later(tmp_path: Path) -> str:
    """A page that comes in after the decision."""
    path = tmp_path / "later.jsonl"
    row = {"id": "later", "outlet": "Harbour Post", "title": "Rockets on Erbil", "date": "2021-02-16", "text": LATER}
    path.write_text(json.dumps(row), encoding="utf-8")
    return str(path)


def rows(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


def listed(call: Call, kind: str) -> list[dict[str, Any]]:
    return rows(call("ids", kind, "--json")[1])


def statement_of(call: Call, words: str) -> str:
    """The id of the statement with just these main words."""
    return next(str(s["id"]) for s in listed(call, "statement") if s["name"] == words)


def happening_of(call: Call, words: str) -> dict[str, Any]:
    """The happening of which a statement has these words, as `why` tells it."""
    for one in (s for s in listed(call, "statement") if words in s["name"]):
        for reason in rows(call("why", one["id"], "--json")[1])[0]["why"]:
            if reason.startswith("in happening "):
                told: dict[str, Any] = rows(call("why", reason.split()[-1], "--json")[1])[0]
                return told
    raise AssertionError(f"no happening says {words!r}")


def test_a_corrected_figure_is_told_with_who_and_when(call: Call, later: str) -> None:
    """Brief and series tell the new figure as corrected; so does a run with new pages; withdrawn, it is gone."""
    wounded = statement_of(call, "nine others")
    code, told, _ = call("correct", wounded, "amount", "about 8", *SIGNED)
    assert code == 0 and "the amount is about 8 (Ana, " in told
    for more in ((), (later,)):
        brief = " ".join(call("brief", *more, *ERBIL, "--format", "markdown")[1].split())
        assert re.search(r"corrected by Ana on \d{4}-\d\d-\d\d: amount about 8, not 9", brief)
    points = rows(call("series", "--of", "wounded", "--json")[1])[0]
    assert 8 in [point["value"] for point in points]
    assert call("check")[0] == 0
    assert "by Ben" in call("withdraw", told.split()[0], "--by", "Ben")[1] + call("decisions")[1]
    assert "corrected by Ana" not in call("brief", *ERBIL)[1]


def test_a_corrected_day_moves_on_the_timeline(call: Call) -> None:
    """A happening is corrected as a whole, and the timeline tells it on the new day."""
    one = happening_of(call, "A volley of rockets struck")
    assert call("correct", one["id"], "when", "2021-02-14", *SIGNED)[0] == 0
    dates = [entry["date"] for entry in rows(call("timeline", "--about", "Erbil rockets", "--json")[1])[0]]
    assert "2021-02-14" in dates and "2021-02-15" not in dates


def test_a_rejected_statement_is_never_told_again(call: Call, later: str) -> None:
    """Neither its sentence, nor later reports of a rejected happening; until the decision is withdrawn."""
    one = happening_of(call, "A volley of rockets struck")
    assert "airport of Erbil on the night of 15" in " ".join(call("brief", *ERBIL)[1].split())
    code, told, _ = call("reject", one["id"], *SIGNED)
    assert code == 0 and "is wrong (Ana" in told
    for more in ((), (later,)):
        brief = " ".join(call("brief", *more, *ERBIL)[1].split())
        assert "volley of rockets" not in brief and "struck the airport of Erbil on the night" not in brief
    assert "is wrong (Ana" in call("why", one["id"])[1]
    call("withdraw", told.split()[0])
    assert "airport of Erbil on the night of 15" in " ".join(call("brief", *ERBIL)[1].split())


def test_happenings_are_joined_and_split_for_good(call: Call, later: str) -> None:
    """Joined by a person they are one with new pages too; split by a later decision they are two again."""
    one, other = happening_of(call, "A volley of rockets struck"), happening_of(call, "A drone carrying")
    assert call("join", one["id"], other["id"], *SIGNED)[0] == 0
    call("brief", later, "--size", "minute")
    joined = happening_of(call, "A volley of rockets struck")
    assert any("A drone carrying" in cite["words"] for cite in joined["cites"])
    assert any("judged the same by Ana" in why for why in joined["why"]) and joined["decisions"]
    member = next(line.split()[1] for line in other["why"] if line.startswith("statement "))
    assert call("split", member, joined["id"], *SIGNED)[0] == 0
    left = happening_of(call, "A volley of rockets struck")
    assert member not in " ".join(left["why"])


def test_entities_are_joined_split_and_renamed(call: Call) -> None:
    """By name or id; the id that was named first stands for both, and a name can be given."""
    assert call("join", "Kadhimi", "Masrour Barzani", *SIGNED)[0] == 0
    told = rows(call("why", "Masrour Barzani", "--json")[1])[0]
    assert told["id"] == "mustafa-al-kadhimi" and any("judged the same by Ana" in why for why in told["why"])
    assert call("split", "Kadhimi", "Masrour Barzani", *SIGNED)[0] == 0
    assert rows(call("why", "Masrour Barzani", "--json")[1])[0]["id"] == "masrour-barzani"
    assert call("rename", "Kadhimi", "Mustafa Kazimi", *SIGNED)[0] == 0
    told = rows(call("why", "mustafa kazimi", "--json")[1])[0]
    assert (told["id"], told["name"]) == ("mustafa-al-kadhimi", "Mustafa Kazimi")


def test_stories_are_joined_and_split(call: Call) -> None:
    """`thread` places every article where the decision says, and says by whom."""
    stories = [story["id"] for story in listed(call, "story")]
    placed = {row["article"]: row["story"] for row in rows(call("thread", "--json")[1])}
    assert call("join", stories[0], stories[1], *SIGNED)[0] == 0
    told = rows(call("thread", "--json")[1])
    assert {row["story"] for row in told if placed[row["article"]] in stories[:2]} == {stories[0]}
    moved = next(row for row in told if "judged one story by Ana" in row["why"])
    assert call("split", moved["article"], stories[0], *SIGNED)[0] == 0
    again = {row["article"]: row["story"] for row in rows(call("thread", "--json")[1])}
    assert again[moved["article"]] != stories[0]


def test_a_story_tells_what_was_joined_to_it_and_split_off(call: Call) -> None:
    """`why` gives the whole history of a story, oldest first, and of the id that it had before it was joined."""
    kept, gone = [story["id"] for story in listed(call, "story")][:2]
    call("join", kept, gone, *SIGNED)
    moved = next(r for r in rows(call("thread", "--json")[1]) if "judged one story by Ana" in r["why"])
    call("split", moved["article"], kept, *SIGNED)
    joined, split = rows(call("why", kept, "--json")[1])[0]["decisions"]
    assert "are one (Ana" in joined and gone in joined
    assert f"is not {kept}" in split and moved["article"] in split
    assert joined in rows(call("why", gone, "--json")[1])[0]["decisions"]


def test_what_is_not_there_is_named_with_the_nearest(call: Call) -> None:
    """A wrong id or name says what may have been meant; nothing is decided."""
    code, _, said = call("reject", "Kadhimy", *SIGNED)
    assert code == 1 and "Nearest: mustafa-al-kadhimi" in said
    code, _, said = call("withdraw", "0" * 20)
    assert code == 1 and "onrecord decisions" in said
    assert call("decisions")[1] == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [(("correct", "nine others", "amount", "many"), "is no amount"),
     (("join", "Kadhimi", "Kadhimi"), "one thing already"),
     (("reject", "Kadhimi"), "an entity cannot be rejected"),
     (("split", "Kadhimi", "Mustafa al-Kadhimi"), "not by a join"),
     (("join", "Kadhimi", "nine others"), "neither one thing nor two of a kind"),
     (("rename", "Kadhimi", " "), "the name is empty")],
)  # fmt: skip
def test_a_decision_that_makes_no_sense_is_refused(call: Call, words: tuple[str, ...], said: str) -> None:
    """The error says why, and the record keeps nothing."""
    asked = [statement_of(call, word) if word == "nine others" else word for word in words]
    code, _, error = call(*asked, *SIGNED)
    assert code == 2 and said in error
    assert call("decisions")[1] == ""


def test_a_decision_needs_a_reason_and_a_person(call: Call) -> None:
    """An empty reason and a machine's name are refused; made twice it is said to stand already."""
    assert call("rename", "Kadhimi", "X", "--because", " ", "--by", "Ana")[0] == 2
    assert call("rename", "Kadhimi", "X", "--because", "style", "--by", "machine:x")[0] == 2
    assert call("rename", "Kadhimi", "X", *SIGNED)[0] == 0
    assert call("rename", "X", "X", *SIGNED)[0] == 2


def test_decisions_are_listed_whole(call: Call) -> None:
    """With author, reason, members, and who withdrew it."""
    told = call("rename", "Kadhimi", "Kazimi", *SIGNED)[1]
    call("withdraw", told[:8], "--by", "Ben")
    (row,) = rows(call("decisions", "--json")[1])
    assert (row["verdict"], row["left"], row["value"], row["by"]) == ("renamed", "mustafa-al-kadhimi", "Kazimi", "Ana")
    assert row["because"] == ["checked with the ministry"] and row["members"]["left"] == ["mustafa-al-kadhimi"]
    assert row["withdrawn_by"] == "Ben" and row["withdrawn_at"]


@pytest.mark.parametrize("kind", ["entity", "occurrence", "statement", "article", "story", "series", "promise"])
def test_everything_answers_why(call: Call, kind: str) -> None:
    """Each thing of each kind gives reasons in words, and its cites are the words of its articles."""
    for one in listed(call, kind)[:4]:
        code, out, _ = call("why", one["id"], "--json")
        (told,) = rows(out)
        assert code == 0 and told["kind"] == kind and told["why"], one
        assert all(cite["end"] - cite["start"] == len(cite["words"]) for cite in told["cites"])


def test_a_statement_says_what_read_it(call: Call) -> None:
    """Its words, its score, the rule and the run, and where in the account it stands."""
    told = call("why", statement_of(call, "nine others"))[1]
    for part in ("chance of being right 0.", "found by measures/", "read by run ", "in series ", "“nine others”"):
        assert part in told


def test_a_situation_is_followed(call: Call, later: str) -> None:
    """Set up by entity, subject or example; told by name; new pages join it; dropped it is gone."""
    assert call("situation", "add", "Erbil", "--about", "Erbil rockets", "--by", "Ana")[0] == 0
    assert call("situation", "add", "The two", "--entity", "Kadhimi", "--entity", "Erbil", "--by", "Ana")[0] == 0
    example = next(a["id"] for a in listed(call, "article") if a["name"].startswith("Rocket Attack"))
    assert call("situation", "add", "Like it", "--like", example, "--by", "Ana")[0] == 0
    counts = {row["name"]: row["articles"] for row in rows(call("situation", "list", "--json")[1])}
    assert counts["Erbil"] >= 2 and counts["The two"] >= 1 and 1 <= counts["Like it"] < len(PAGES)
    brief = rows(call("brief", "--situation", "erbil", "--json")[1])[0]
    assert brief["title"] == brief["situation"] == "Erbil" and "rockets" in json.dumps(brief["sections"])
    assert call("timeline", "--situation", "Erbil")[0] == 0
    assert call("changes", "--since", "2000-01-01", "--clock", "learned", "--situation", "Erbil")[0] == 0
    call("brief", later, "--size", "minute")
    (shown,) = rows(call("situation", "show", "Erbil", "--json")[1])
    assert "Rockets on Erbil" in [article["title"] for article in shown["articles"]]
    call("situation", "drop", "erbil")
    code, _, said = call("brief", "--situation", "Erbil")
    assert code == 1 and "Followed: The two, Like it" in said


def test_a_situation_needs_something_to_gather_by(call: Call) -> None:
    """An empty one, one without a name and one on a missing article are refused."""
    assert call("situation", "add", "Empty", "--by", "Ana")[0] == 2
    assert call("situation", "add")[0] == 2
    assert call("situation", "add", "Like", "--like", "0" * 20, "--by", "Ana")[0] == 1


def test_situations_are_found_by_themselves(call: Call) -> None:
    """What is proposed names its actors and says over how many stories and which days."""
    code, out, _ = call("situation", "find", "--json")
    assert code == 0
    for proposal in rows(out):
        assert len(proposal["stories"]) >= 2 and "name both, from 20" in proposal["why"]


def test_changes_between_two_days(call: Call) -> None:
    """New happenings, correction notes and people's corrections after the day, none of before; all with cites."""
    (found,) = rows(call("changes", "--since", "2021-01-15", "--json")[1])
    told = json.dumps(found["new"])
    assert "Erbil" in told and "Soleimani" not in told
    assert any("An earlier version gave the number of wounded as six" in line["text"] for line in found["corrected"])
    assert all(line["cites"] for kind in ("new", "corrected") for line in found[kind])
    call("correct", statement_of(call, "nine others"), "amount", "8", *SIGNED)
    (found,) = rows(call("changes", "--since", "2021-06-30", "--json")[1])
    assert any("corrected by Ana" in line["text"] for line in found["corrected"])
    (found,) = rows(call("changes", "--since", "2020-01-02", "--until", "2020-01-04", "--json")[1])
    assert "Erbil" not in json.dumps(found)


def test_the_clocks_are_not_confused(call: Call) -> None:
    """By what the record had learned on a day long before it was made, nothing was known, and all is new."""
    assert call("brief", "--known", "2000-01-01")[0] == 1
    (found,) = rows(call("changes", "--since", "2000-01-01", "--clock", "learned", "--json")[1])
    assert len(found["new"]) > 5 and "changed" not in found
    assert call("changes", "--since", "2021-01-02", "--until", "2021-01-01")[0] == 2


def test_a_page_read_again_gives_its_edits(call: Call) -> None:
    """The toll that changed stands with both values and both spans, tied to the correction note."""
    (edits,) = rows(call("edits", "--json")[1])
    altered = next(e for e in edits["edits"] if e["kind"] == "altered" and e["before"]["kind"] == "measure")
    assert altered["what"] == [{"field": "amount", "before": "6", "after": "9"}]
    assert altered["before"]["text_span"] and altered["after"]["text_span"]
    assert altered["note"]["words"].startswith("Correction: This article was amended")
    assert {"added", "cut"} <= {e["kind"] for e in edits["edits"]}
    assert call("edits", edits["before"])[1] == call("edits", edits["after"])[1]
    assert "no article" in call("edits", "0" * 20)[2]


def test_a_page_of_the_account_is_found_by_words_and_by_id(call: Call) -> None:
    """The rockets on Erbil are found by words; their id opens the same page, with the words of each count."""
    code, out, _ = call("account", "rockets Erbil", "--json")
    page = rows(out)[0]
    assert code == 0 and page["kind"] == "happening" and page["counts"]
    shown = "".join(call("account", page["id"])[1].split())
    assert all("".join(c["cites"][0]["words"].split()) in shown for c in page["counts"])
    assert "REPORTS" in shown and "first" in shown


def test_a_page_is_that_of_many_reports_before_that_of_one(call: Call, tmp_path: Path) -> None:
    """Two attacks that one report tells in all the words asked for give way to one that three tell nearly so."""
    told = [("Post", "Norway bombed a base near Oslo on Friday."), ("Herald", "Norway bombed the Oslo base on Friday."),
            ("Globe", "Norway bombed an army base in Oslo on Friday with missiles."),
            ("Echo", "Chad hit a base with missiles on Monday. Chad hit a base with missiles in its attack on Monday.")]
    news = tmp_path / "news.jsonl"
    rows_ = [json.dumps({"id": o, "outlet": o, "text": t, "published": "2020-06-13"}) for o, t in told]
    news.write_text("\n".join(rows_))
    assert call("parse", str(news))[0] == 0
    out = call("account", "missile attack base", "--about", "base")[1]
    assert "Post, 13 June 2020; first" in out and "Globe, 13 June 2020" in out
    code, _, err = call("account", "missile attack base Sunday", "--about", "base")
    assert code == 1 and "Nearest:" in err and "Norway" in err


def test_a_figure_that_is_called_so_goes_before_a_happening_told_so(call: Call, tmp_path: Path) -> None:
    """Two reports count the soldiers in Oslo, three tell of an attack on them: asked for by name, the figure comes."""
    told = [("Post", "About 300 soldiers are stationed in Oslo."), ("Mail", "Some 310 soldiers are stationed in Oslo."),
            ("Herald", "Chad attacked soldiers in Oslo on Friday."), ("Globe", "Chad attacked the soldiers in Oslo on "
             "Friday with drones."), ("Echo", "On Friday Chad attacked soldiers in Oslo.")]  # fmt: skip
    news = tmp_path / "news.jsonl"
    news.write_text("\n".join(
        json.dumps({"id": o, "outlet": o, "text": t, "published": f"2020-06-{13 + n}"}) for n, (o, t) in enumerate(told)
    ))  # fmt: skip
    assert call("parse", str(news))[0] == 0
    page = rows(call("account", "soldiers Oslo", "--about", "Oslo", "--json")[1])[0]
    assert (page["kind"], [c["value"] for c in page["counts"]]) == ("series", [300, 310])
    page = rows(call("account", "attack soldiers Oslo", "--about", "Oslo", "--json")[1])[0]
    assert page["kind"] == "happening" and page["origins"] == 3


def test_actors_of_ones_own_are_known_when_asked_why(call: Call, tmp_path: Path) -> None:
    """A name of a table that is given stands for the actor of that table, in a record that was only read."""
    table, news = tmp_path / "actors.tsv", tmp_path / "news.txt"
    table.write_text("id\tname\tkind\taliases\tparents\tterms\tflags\toutside\tnote\n"
                     "orm-union\tOrm Union\tORG\tLantern Guild\t\t\t\t\tour own\n")  # fmt: skip
    news.write_text("The Lantern Guild struck in Orm on Friday, and the Lantern Guild will strike again, it said.")
    assert call("read", str(news), "--as-is", "--published", "2020-06-12")[0] == 0
    told = call("why", "orm-union", "--about", "Lantern Guild", "--actors", str(table))[1]
    assert told.startswith("entity orm-union")
    assert call("search", "Orm Union", "--actors", str(table))[1] and not call("search", "Orm Union")[1]


def test_an_account_of_nothing_says_where_to_look(call: Call) -> None:
    """Words that no happening tells are refused, with the command that lists what there is."""
    code, _, err = call("account", "zebras")
    assert code == 1 and "onrecord ids occurrence" in err


def write_grounding(path: Path, numbers: range) -> str:
    """Rows of a grounding: three on a day, and seven weeks later three more, each in many words of its own."""
    rows = []
    for number in numbers:
        own = " ".join(f"zorb{number}x{word}" for word in range(20))
        told = f"The blue heron lies off the cape with alders, and {own}."
        day = "2031-03-02" if number < 3 else f"2031-04-2{number}"
        title = f"Vask{number} of the blue heron"
        rows.append({"id": f"g{number}", "outlet": f"Post {number}", "title": title, "date": day, "text": told})
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


def test_a_story_that_was_joined_is_found_by_its_former_id(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a reader noted as a story's id still explains itself once that story goes on in an earlier one."""
    record, found = str(tmp_path / "heron.db"), []
    for numbers in (range(5), range(5, 6)):
        pages = write_grounding(tmp_path / f"{numbers.start}.jsonl", numbers)
        assert leave("read", pages, "--record", record) == leave("parse", "--record", record) == 0
        capsys.readouterr()
        leave("ids", "story", "--record", record, "--json")
        found.append([row["id"] for row in rows(capsys.readouterr().out)])
    (earlier, late), (left,) = found
    assert left == earlier
    leave("why", late, "--record", record, "--json")
    (told,) = rows(capsys.readouterr().out)
    assert told["id"] == earlier and any(f"story {late} was joined" in why for why in told["why"])
