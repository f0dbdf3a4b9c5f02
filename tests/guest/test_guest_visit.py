"""A guest visits a brief: what it may change, what is recorded, and how a server that fails leaves the brief plain."""

import gzip
import json
import socket
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from guest.build import INJECTED, LINES, completion, drip, line_asked, make_brief, send, serve
from onrecord.cli.main import run
from onrecord.errors import InputMissing, SettingWrong
from onrecord.guest import GuestEntry, chat_address, judge_reply, read_entries
from onrecord.guest.prompt import INSTRUCTIONS
from onrecord.model import Brief
from onrecord.run.guesting import Guest, Visit, guest_log, invite_guest, open_guest
from onrecord.run.wiring import Wiring
from onrecord.tell import Shelf, all_lines, find_faults

LIES: tuple[Callable[[str], str], ...] = (
    lambda line: line.replace("Basra", "Mosul"),
    lambda line: line.replace("9 June", "8 June").replace("16", "160").replace("2,400", "4,200"),
    lambda line: line.replace("denied", "confirmed").replace("did not", "did").replace("who", "who never"),
    lambda line: line.replace("may ", "will ").replace("planned", "ordered").replace("Some", "Exactly"),
    lambda line: line.replace("Tarn", "Zed").replace("Oskun", "Tarn").replace("Zed", "Oskun") + " It burned.",
    lambda line: line.replace(", the Harbour Ministry said", "").replace(", his office said", "").upper() + "!",
    lambda line: f"<script>steal()</script>{line} [9](http://evil.test)",
    lambda line: "Basra fell." if "ignore" in line else "HACKED BY TARN",
    lambda line: f"Here is the shorter line: {line}",
)
INVENTED = ("Mosul", "160", "confirmed", "burned", "script", "fell.", "Here is", "evil", "8 June", "Exactly")


def make_guest(url: str, log: Path, seconds: float = 20.0) -> Guest:
    opened = open_guest(url, "liar", log, None, Wiring(), {})
    assert opened is not None
    return Guest(opened.server, log, opened.clock, seconds, seconds * 2, every_line=True)


def texts(brief: Brief) -> list[str]:
    return [line.text for line in all_lines(brief)]


def visit(texts_given: tuple[str, ...], answer: Callable[[str], str], log: Path) -> tuple[Visit, list[Any]]:
    brief, account = make_brief(texts_given)
    with serve(answer) as liar:
        seen = invite_guest(brief, account, make_guest(liar.url, log))
    for line in all_lines(seen.brief):
        assert not list(find_faults(line, Shelf(account)))
    return seen, liar.asked


@pytest.mark.parametrize("lie", LIES, ids=range(len(LIES)))
def test_a_liar_is_not_told(lie: Callable[[str], str], tmp_path: Path) -> None:
    """Whatever the server makes of the lines, each is told plain, or in a wording that follows from the plain one."""
    seen, _ = visit(LINES + INJECTED, lie, tmp_path / "log")
    for plain, told in zip(LINES + INJECTED, texts(seen.brief), strict=True):
        assert told == judge_reply(make_brief([plain])[0].sections[0].lines[0], lie(plain)).text
        assert not [word for word in INVENTED if word in told and word not in plain]
    assert seen.verdicts["kept"] == 0
    assert seen.failure is None


def test_an_honest_guest_shortens(tmp_path: Path) -> None:
    """Asides go where the guest leaves them out; the line keeps its cites, and says by a rule what was left out."""
    seen, asked = visit(LINES[3:5], lambda line: line.replace(", an armed group from Kell,", ""), tmp_path / "log")
    told = seen.brief.sections[0].lines
    assert told[0].text == "The Tarn Brigade was not near the depot, it said."
    assert told[0].cites == make_brief(LINES[3:5])[0].sections[0].lines[0].cites
    assert told[0].rules == ("reworded with a guest: left out “an armed group from Kell”",)
    assert told[1].text == LINES[4]
    assert (asked[0]["temperature"], asked[0]["stream"], asked[0]["model"]) == (0, False, "liar")
    assert isinstance(asked[0]["seed"], int)


def test_page_text_is_quoted_and_alone(tmp_path: Path) -> None:
    """The rules are ours, each line is a JSON string in a message of its own, and no other line stands beside it."""
    _, asked = visit(INJECTED, str, tmp_path / "log")
    assert [line_asked(request) for request in asked] == list(INJECTED)
    for request in asked:
        assert request["messages"][0] == {"role": "system", "content": INSTRUCTIONS}
        rows = request["messages"][-1]["content"].split("\n")
        assert rows[0].startswith('Line: "')
        assert all('"' in row or row == "The shorter line:" for row in rows)
        assert sum(other in request["messages"][-1]["content"] for other in INJECTED) == 1


def test_all_is_recorded(tmp_path: Path) -> None:
    """Messages, model, settings, answer, verdict and reasons of every line stand in the log."""
    log = tmp_path / "folder" / "log"
    visit(LINES[:3], lambda line: line.replace("June", "July"), log)
    entries = [entry for entry in read_entries(log) if entry]
    assert [entry.line for entry in entries] == list(LINES[:3])
    first = entries[0]
    assert (first.model, first.answered_by, first.verdict, first.told) == ("liar", "liar-1", "refused", LINES[0])
    assert first.reply == LINES[0].replace("June", "July")
    assert "adds a date" in first.reasons
    assert first.settings["temperature"] == 0
    assert first.messages[0]["content"] == INSTRUCTIONS
    assert first.cites == [["a1", 0, len(LINES[0])]]
    assert log.stat().st_mode & 0o077 == 0


def stream(handler: BaseHTTPRequestHandler) -> None:
    send(handler, b'data: {"choices": [{"delta": {"content": "Basra"}}]}\n\n', content_type="text/event-stream")


BROKEN: dict[str, tuple[Callable[[BaseHTTPRequestHandler], None], str]] = {
    "html": (lambda h: send(h, b"<html><script>alert(1)</script>", content_type="text/html"), "no chat completion"),
    "wrong json": (lambda h: send(h, b'{"choices": [{"message": '), "no chat completion"),
    "other json": (lambda h: send(h, b'[{"choices": 7}]'), "no chat completion"),
    "content of parts": (lambda h: send(h, b'{"choices": [{"message": {"content": [1]}}]}'), "no chat completion"),
    "deep json": (lambda h: send(h, b"[" * 200_000), "no chat completion"),
    "latin": (lambda h: send(h, b'{"choices": [{"message": {"content": "\xe9"}}]}'), "no chat completion"),
    "ten megabytes": (lambda h: send(h, completion("x" * 10_000_000)), "over the limit"),
    "endless": (lambda h: send(h, b" " * 900_000, content_length="99999999999"), "over the limit"),
    "packed": (lambda h: send(h, gzip.compress(completion("hi")), content_encoding="gzip"), "packed"),
    "stream": (stream, "stream"),
    "redirect": (lambda h: send(h, b"", 302, location="http://127.0.0.1:9/"), "redirects"),
    "no key": (lambda h: send(h, b"{}", 401), "key"),
    "busy": (lambda h: send(h, b"{}", 429), "refuses (429)"),
    "fault": (lambda h: send(h, b"{}", 500), "refuses (500)"),
    "cut off": (lambda h: send(h, completion("hi")[:20], content_length="999"), "no answer"),
    "silent": (lambda h: None, "no answer"),
}  # fmt: skip


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_server_leaves_the_brief_plain(how: str, tmp_path: Path) -> None:
    """No answer that can be read: the lines stand, the guest is asked no more, and the failure says why."""
    script, said = BROKEN[how]
    brief, account = make_brief(LINES)
    with serve(raw=script) as liar:
        seen = invite_guest(brief, account, make_guest(liar.url, tmp_path / "log"))
    assert seen.brief == brief
    assert seen.failure is not None
    assert said in seen.failure.what
    assert "\n" not in str(seen.failure)
    assert len(liar.asked) == 1
    assert [entry.verdict for entry in read_entries(tmp_path / "log") if entry] == ["failed"]


def test_a_dripping_server_is_left(tmp_path: Path) -> None:
    """A server that sends a byte now and then is left when its time is over, in the head of its answer too."""
    brief, account = make_brief(LINES)
    with serve(raw=drip) as liar:
        seen = invite_guest(brief, account, make_guest(liar.url, tmp_path / "log", 0.3))
    assert seen.brief == brief
    assert seen.failure is not None
    assert "no answer" in seen.failure.what


def test_a_server_that_hangs_or_is_not_there_is_left(tmp_path: Path) -> None:
    """One that listens and never answers, and one that does not listen: plain, and no error."""
    brief, account = make_brief(LINES)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        url = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        for seconds in (0.2, 0.0):
            seen = invite_guest(brief, account, make_guest(url, tmp_path / "log", seconds))
            assert (seen.brief, seen.failure is None) == (brief, False)
    assert invite_guest(brief, account, make_guest(url, tmp_path / "log")).failure is not None


def test_a_model_that_says_nothing_is_refused_line_by_line(tmp_path: Path) -> None:
    """A server that gives null for a refusal has answered: the line is plain, the next one is offered."""
    brief, account = make_brief(LINES[:2])
    with serve(raw=lambda h: send(h, completion(None))) as liar:
        seen = invite_guest(brief, account, make_guest(liar.url, tmp_path / "log"))
    assert (seen.brief, seen.failure, seen.verdicts["refused"]) == (brief, None, 2)


def test_nothing_is_told_that_is_not_recorded(tmp_path: Path) -> None:
    """Where the log cannot be written the brief is plain, and it is said."""
    brief, account = make_brief(LINES[3:4])
    with serve(lambda line: line.replace(", an armed group from Kell,", "")) as liar:
        seen = invite_guest(brief, account, make_guest(liar.url, tmp_path))
    assert seen.brief == brief
    assert "recorded" in str(seen.failure)


def test_lines_without_a_possible_change_are_not_offered(tmp_path: Path) -> None:
    """In everyday use only lines that some cut would shorten go to the server; figures and disputes never do."""
    brief, account = make_brief(LINES)
    with serve() as liar:
        guest = make_guest(liar.url, tmp_path / "log")
        everyday = Guest(guest.server, guest.log, guest.clock)
        invite_guest(brief, account, everyday)
    assert [line_asked(request) for request in liar.asked] == [LINES[i] for i in (1, 2, 3, 4, 5, 6, 7)]


def test_the_key_goes_to_the_server_alone(tmp_path: Path) -> None:
    """The key of the environment is sent as a bearer token and stands neither in the log nor in an error."""
    brief, account = make_brief(LINES[3:4])
    with serve(raw=lambda h: send(h, b"{}", 401)) as liar:
        guest = open_guest(liar.url, "m", tmp_path / "log", None, Wiring(), {"ONRECORD_GUEST_KEY": "s3cret"})
        assert guest is not None
        seen = invite_guest(brief, account, guest)
    assert liar.headers[0]["authorization"] == "Bearer s3cret"
    assert "s3cret" not in str(seen.failure) + (tmp_path / "log").read_text() + repr(guest.server)


def test_addresses_and_settings_are_checked() -> None:
    """A server is named by its root, its /v1 or the whole path; what is no address, or half a guest, is an error."""
    whole = "http://h:8080/v1/chat/completions"
    assert {chat_address(url) for url in ("http://h:8080", "http://h:8080/", "http://h:8080/v1", whole)} == {whole}
    for wrong in ("h:8080", "ftp://h", "http://", "http://u:p@h", "http://h:x", "file:///etc", "http://h /"):
        with pytest.raises(SettingWrong):
            chat_address(wrong)
    for url, model, key in (("http://h", None, ""), (None, "m", ""), ("http://h", "m", "a\nb: c")):
        with pytest.raises(SettingWrong):
            open_guest(url, model, None, None, Wiring(), {"ONRECORD_GUEST_KEY": key})
    assert open_guest(None, None, None, None, Wiring(), {}) is None
    assert guest_log("a/record.db") == Path("a/record.db.guest.jsonl")
    assert guest_log("postgresql://host/db").name == "guest.jsonl"


ROW = "Gunmen raided a depot near Basra, which houses foreign crews. The Tarn Brigade denied the raid."


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[Any, str, str]]:
    """Runs a command line in this process: its exit code, standard output and standard error."""

    def run_words(*words: str | Path) -> tuple[Any, str, str]:
        with pytest.raises(SystemExit) as left:
            run([str(word) for word in words])
        shown = capsys.readouterr()
        return left.value.code or 0, shown.out, shown.err

    return run_words


def test_the_command_line_invites_and_shows(call: Callable[..., tuple[Any, str, str]], tmp_path: Path) -> None:
    """`brief --guest` tells shorter lines and says so; `guest log` shows what was said, as harmless text."""
    page, log = tmp_path / "page.jsonl", tmp_path / "log.jsonl"
    page.write_text(json.dumps({"id": "r1", "outlet": "Post", "title": "Raid", "date": "2020-06-12", "text": ROW}))
    guest = ("--guest-model", "m\u00fcller", "--guest-log", log)
    with serve(lambda line: line.replace(", which houses foreign crews", "") + "\x1b[2J" * ("Tarn" in line)) as liar:
        code, out, err = call("brief", page, "--guest", liar.url, *guest)
    assert (code, "Gunmen raided a depot near Basra." in out, "1 reworded" in err) == (0, True, True)
    assert "houses" not in out
    code, out, _ = call("guest", "log", "--log", log)
    assert code == 0
    assert "kept" in out
    assert "\x1b" not in out
    code, out, _ = call("guest", "log", "--log", log, "--json", "--only", "kept")
    assert [json.loads(row)["told"] for row in out.splitlines()] == ["Gunmen raided a depot near Basra."]
    code, out, err = call("brief", page, "--guest", liar.url, *guest)
    assert (code, "which houses foreign crews" in out) == (0, True)
    assert "it gave no answer" in err


def test_a_torn_log_is_read_as_far_as_it_goes(call: Callable[..., tuple[Any, str, str]], tmp_path: Path) -> None:
    """Lines that are no entries are counted and said; a log that is not there is an error with advice."""
    log = tmp_path / "log"
    visit(LINES[:1], str, log)
    log.write_text(log.read_text() + '{"at": 1}\n[1]\n{"at": "20')
    assert [isinstance(entry, GuestEntry) for entry in read_entries(log)] == [True, False, False, False]
    code, _, err = call("guest", "log", "--log", log)
    assert (code, "3 lines" in err) == (1, True)
    with pytest.raises(InputMissing):
        list(read_entries(tmp_path / "none"))
