"""A language model as a guest of newsletters: asked when an issue is made, told only where its wording holds."""

import json
from pathlib import Path

import pytest

from desk.build import read_mail as read_letter
from desk.build import text_of, write_plan
from guest.build import serve
from onrecord.cli.main import run

ASIDE = ", an armed group from Kell,"
TEXT = (
    "Rockets struck the Harbour depot near Basra on Monday, the Oil Ministry said. "
    f"The Tarn Brigade{ASIDE} attacked troops at the depot in Basra on Monday. "
    "Troops at the depot arrested two men on Tuesday."
)


def call(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    with pytest.raises(SystemExit) as left:
        run(list(words))
    out = capsys.readouterr()
    return int(left.value.code or 0), out.out, out.err


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one report."""
    folder = tmp_path_factory.mktemp("news")
    row = {"id": "r1", "outlet": "Courier", "published": "2020-06-10", "title": "Troops attacked", "text": TEXT}
    (folder / "report.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        run(["read", str(folder / "report.jsonl"), "--record", str(folder / "news.db")])
    return folder / "news.db"


def preview(
    capsys: pytest.CaptureFixture[str], record: Path, folder: Path, guest: str = "", more: str = ""
) -> tuple[str, str]:
    """The text of the letter that a plan with that guest gives, and what standard error says."""
    folder.mkdir(exist_ok=True)
    path = write_plan(folder, 25, 1, more=more)
    path.write_text(f"{guest}\n{path.read_text()}")
    given = ("--record", str(record), "--desk", str(path), "--format", "eml")
    code, out, err = call(capsys, "newsletter", "preview", "Levant AM", *given)
    assert code == 0, err
    return text_of(read_letter(out.encode())), err


def test_a_guest_shortens_a_letter(news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The letter tells the shorter line; what was said and judged stands in the log that the plan names."""
    plain, _ = preview(capsys, news, tmp_path)
    assert ASIDE in plain
    with serve(lambda line: line.replace(ASIDE, "")) as server:
        guest = f'[guest]\nserver = "{server.url}"\nmodel = "short"\nlog_file = "guest.jsonl"'
        told, err = preview(capsys, news, tmp_path, guest)
    assert "The Tarn Brigade attacked troops" in " ".join(told.split()) and ASIDE not in told
    assert "1 reworded" in err
    assert '"kept"' in (tmp_path / "guest.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("lie", ["The Tarn Brigade fled.", "Troops attacked the Tarn Brigade.", ""])
def test_a_liar_leaves_a_letter_plain(
    lie: str, news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing that a guest invents stands in the letter, which is the one that goes out without a guest."""
    plain, _ = preview(capsys, news, tmp_path)
    with serve(lambda line: lie) as server:
        told, _ = preview(capsys, news, tmp_path, f'[guest]\nserver = "{server.url}"\nmodel = "liar"')
    assert told == plain


def test_a_guest_that_is_not_there_delays_nothing(
    news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The letter is plain, and standard error says why."""
    plain, _ = preview(capsys, news, tmp_path)
    told, err = preview(capsys, news, tmp_path, '[guest]\nserver = "http://127.0.0.1:9"\nmodel = "gone"')
    assert told == plain and "guest http://127.0.0.1:9" in err


@pytest.mark.parametrize(
    ("guest", "said"),
    [
        ('[guest]\nserver = "ftp://here"\nmodel = "m"', "desk.toml, line 1: guest.server"),
        ('[guest]\nserver = "http://127.0.0.1:9"', "guest.model"),
        ('[guest]\nserver = "http://127.0.0.1:9"\nmodel = "m"\nprompt = "p"', "guest.prompt"),
    ],
)  # fmt: skip
def test_a_wrong_guest_is_named(
    guest: str, said: str, news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An address that is none, a missing model, an unknown key: each with its line."""
    path = write_plan(tmp_path, 25, 1)
    path.write_text(f"{guest}\n{path.read_text()}")
    code, _, err = call(capsys, "newsletter", "preview", "Levant AM", "--record", str(news), "--desk", str(path))
    assert code == 2 and said in err


def test_a_desk_sets_the_bar(news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Statements under the desk's bar are not told; without one, those are not told that a brief would not tell."""
    told, _ = preview(capsys, news, tmp_path)
    strict, _ = preview(capsys, news, tmp_path / "strict", more="\n[desk.filter]\nleast = 1.0\n")
    assert "attacked troops" in told and "attacked troops" not in strict
