"""desk.toml: every mistake is named with its line and what to write instead."""

from pathlib import Path

import pytest

from desk.build import write_plan
from onrecord.desk.settings import make_token, read_plan
from onrecord.desk.toml import find_lines
from onrecord.errors import InputMissing, InputUnreadable, SettingWrong
from onrecord.record import Record
from onrecord.run.composing import find_plan_faults
from onrecord.run.wiring import Wiring
from onrecord.samples import pages_folder
from onrecord.testing.fakes import FixedClock

WRONG = [
    ('cadence = "AM"', 'cadance = "AM"', "cadence", "did you mean 'cadence'?"),
    ('cadence = "AM"', 'cadence = "daily"', "daily", "Known: AM, PM, weekly, at once."),
    ('cadence = "AM"', 'cadence = "wekly"', "wekly", "Did you mean 'weekly'?"),
    ('zone = "UTC"', 'zone = "Asia/Bagdad"', "Asia/Bagdad", "Did you mean 'Asia/Baghdad'?"),
    ('zone = "UTC"', 'zone = "Iraq time"', "no table of time zones", "Asia/Baghdad"),
    ('zone = "UTC"', 'zone = "../etc/passwords"', "no table of time zones", "Write it as"),
    ('zone = "UTC"', "zone = 3", "zone is 3", "Write a text in quotes"),
    ('size = "brief"', 'size = "breif"', "breif", "Did you mean 'brief'?"),
    ('at = "07:00"', 'at = "7"', "'7'", "07:00"),
    ('at = "07:00"', 'at = "07:00"\ncolour = "red"', "colour is not a key", "Known:"),
    ('kind = "country"', 'kind = "land"', "land", "Known: country, topic, industry."),
    ('kind = "country"', 'kind = "countri"', "countri", "Did you mean 'country'?"),
    ('tls = "none"', 'tls = "ssl"', "ssl", "starttls"),
    ('tls = "none"', 'tls = "none"\nlogin = "desk"', "go together", "password_env"),
    ('tls = "none"', 'tls = "none"\npassword = "secret"', "password is not a key", "password_"),
    ("timeout_s = 5", "timeout_s = 0", "timeout_s is 0", "from 0.1 to 600"),
    ("timeout_s = 5", "timeout_s = true", "timeout_s is True", "a number"),
    ("/leave/{token}", "/leave", "unsubscribe", "{token}"),
    ("https://desk", "http://desk", "unsubscribe", "https://"),
    ('from = "desk@desk.test"', 'from = "desk at desk"', "no mail address", "name@example.org"),
    ('from = "desk@desk.test"', 'from = "desk@desk.test\\nBcc: all@desk.test"', "control character", "one line"),
    ('name = "Levant"', "", "name is missing", "Add name"),
    ("[[desk.situation]]", "[[desk.situations]]", "situation", "Add a [[desk.situation]]"),
    ("[[desk.situation]]", "[desk.situation]", "situation", "array of tables"),
    ('readers_file = "readers.csv"', 'readers_file = "nobody.csv"', "cannot be read", "Check its path"),
    ('readers_file = "readers.csv"', 'situations = ["Trops"]', "Trops", "Did you mean 'Troops'?"),
]


@pytest.mark.parametrize(("right", "wrong", "what", "advice"), WRONG, ids=[w[1][:30] for w in WRONG])
def test_what_is_wrong_is_named(tmp_path: Path, right: str, wrong: str, what: str, advice: str) -> None:
    """The error names the key and its line, and what to write."""
    path = write_plan(tmp_path)
    text = path.read_text()
    assert text.count(right) == 1
    path.write_text(text.replace(right, wrong))
    with pytest.raises(SettingWrong) as caught:
        read_plan(path, {})
    assert what in str(caught.value) and advice in str(caught.value)
    line = int(caught.value.where.rsplit("line ", 1)[1])
    first = text[: text.index(right)].count("\n") + 1
    assert caught.value.where.startswith(str(path)) and abs(line - first) <= 6


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ("address,name\na@home.test,A", "no token"),
        ("address,name,token\na@home.test,A,token-of-a\nA@HOME.test,B,token-of-b", "twice"),
        ("address,name,token\na@home.test,A,token-of-a\nb@home.test,B,token-of-a", "token of another"),
        ("address,name,token\nnobody,A,token-of-a", "no mail address"),
        ("address,name,token\na@home.test,A,short", "8 to 60"),
        ("mail,name\na@home.test,A", "the columns are mail, name"),
    ],
)
def test_what_is_wrong_with_readers_is_named(tmp_path: Path, rows: str, what: str) -> None:
    """A list of readers must have addresses, each once, each with a token of its own."""
    path = write_plan(tmp_path)
    (tmp_path / "readers.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(SettingWrong) as caught:
        read_plan(path, {})
    assert what in str(caught.value)


def test_names_are_used_once(tmp_path: Path) -> None:
    """Two newsletters, two desks or two situations of one name are refused: names are what they are called by."""
    path = write_plan(tmp_path)
    text = path.read_text()
    desk = text[text.index("[[desk]]") :]
    for more in (desk, desk.replace("Levant AM", "Levant PM"), desk.replace('name = "Levant"', 'name = "Gulf"')):
        path.write_text(text + more)
        with pytest.raises(SettingWrong, match=r"is called|are called"):
            read_plan(path, {})
    path.write_text(text + '[[desk.situation]]\nname = "troops"\nabout = "men"\n')
    with pytest.raises(SettingWrong, match="share a name"):
        read_plan(path, {})


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file, one that is no text and one that is no TOML are told apart; TOML's own error has its line."""
    with pytest.raises(InputMissing):
        read_plan(tmp_path / "desk.toml", {})
    path = tmp_path / "desk.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputUnreadable):
        read_plan(path, {})
    path.write_text("[[desk]]\nname = \n")
    with pytest.raises(SettingWrong, match="line 2"):
        read_plan(path, {})


def test_tokens_are_made_from_a_key(tmp_path: Path) -> None:
    """With a key, readers need no token of their own; it is the same each time, and another for each newsletter."""
    path = write_plan(tmp_path, mail='token_key_env = "DESK_KEY"\n')
    (tmp_path / "readers.csv").write_text("address\nA@home.test\n", encoding="utf-8")
    with pytest.raises(SettingWrong, match="DESK_KEY"):
        read_plan(path, {})
    plan = read_plan(path, {"DESK_KEY": "long and secret"})
    (reader,) = plan.newsletters[0][1].readers
    assert reader.token == make_token(b"long and secret", "Levant AM", "a@home.test")
    assert reader.token != make_token(b"long and secret", "Levant PM", "a@home.test")
    assert reader.token != make_token(b"another", "Levant AM", "a@home.test")


def test_lines_are_found_in_nested_tables() -> None:
    """Each key has the line on which it stands, also in the second table of an array, and not inside long texts."""
    text = '[[a]]\nk = 1\n[[a.b]]\nk = """\nk = 7\n"""\n[[a]]\n[[a.b]]\n"k" = 2\n[a.c]\nk.d = 3\n'
    lines = find_lines(text)
    assert lines[("a", 0, "k")] == 2
    assert lines[("a", 0, "b", 0, "k")] == 4
    assert lines[("a", 1, "b", 0, "k")] == 9
    assert lines[("a", 1, "c", "k")] == 11


FILTERS = [
    ('about = "troops"', 'about = "penguins"', "the situation 'Troops' matches no article"),
    ('about = "troops"', "", "no situation is called 'Troops'"),
    ('about = "troops"', 'entities = ["Penguins"]', "Penguins"),
    ('about = "troops"', 'like = ["nothing"]', "no article 'nothing'"),
    ('name = "Levant"', 'name = "Levant"\nfilter.outlets = ["Courrier"]', "Did you mean 'Courier'?"),
    ('name = "Levant"', 'name = "Levant"\nfilter.without_outlets = ["Courier"]', "the filter of outlets"),
    ('name = "Levant"', 'name = "Levant"\nfilter.about = "penguins"', "the filter about = 'penguins'"),
]


@pytest.mark.parametrize(("right", "wrong", "what"), FILTERS, ids=[f[1][-30:] for f in FILTERS])
def test_what_matches_nothing_is_an_error(
    record: Record, clock: FixedClock, tmp_path: Path, right: str, wrong: str, what: str
) -> None:
    """A situation, actor, article, outlet or filter that matches nothing of the record is named, never passed over."""
    path = write_plan(tmp_path)
    path.write_text(path.read_text().replace(right, wrong))
    (fault,) = find_plan_faults(record, read_plan(path, {}), Wiring(clock=clock))
    assert what in str(fault) and f"{path}, line " in fault.where and fault.next


def test_sections_are_those_of_a_brief(tmp_path: Path) -> None:
    """A filter names sections as a brief does; another word is refused with the nearest."""
    path = write_plan(tmp_path)
    path.write_text(path.read_text().replace('kind = "country"', 'kind = "country"\nfilter.sections = ["Numbers"]'))
    with pytest.raises(SettingWrong, match="Did you mean 'The numbers'"):
        read_plan(path, {})


def test_the_sample_plan_is_right() -> None:
    """The plan that comes with the sample pages can be read."""
    plan = read_plan(pages_folder().parent / "desk.toml", {})
    assert len(plan.desks) >= 2 and {n.cadence for _, n in plan.newsletters} >= {"AM", "weekly", "at once"}
