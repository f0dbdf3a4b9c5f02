"""The commands: what they print, keep and refuse; mail that came back; and who leaves."""

import json
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from desk.build import Sink, free_port, make_room, read_mail, serve, text_of, write_plan
from onrecord.cli.main import run
from onrecord.desk.content import IssueContent, pack_content, unpack_content
from onrecord.desk.message import bounce_address
from onrecord.errors import NothingFound
from onrecord.model.mailing import Issue, reader_id
from onrecord.record import Record
from onrecord.run.checking import check_lines
from onrecord.run.subscribing import release_address, set_subscription, take_bounce
from onrecord.testing.fakes import FixedClock

REPORT = """From: mailer@far.test
To: {to}
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="x"

--x
Content-Type: text/plain

It did not arrive.
--x
Content-Type: message/delivery-status

Reporting-MTA: dns; far.test

Final-Recipient: rfc822; reader0@home.test
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--x--
"""


def call(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    with pytest.raises(SystemExit) as left:
        run(list(words))
    out = capsys.readouterr()
    return int(left.value.code or 0), out.out, out.err


def test_look_send_and_look_again(record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A desk is checked and listed, its letter previewed in three dresses, sent, and then not due any more."""
    port, sink = free_port(), Sink()
    given = ("--record", str(record.where), "--desk", str(write_plan(tmp_path, port, 2)))
    assert call(capsys, "desk", "check", *given) == (0, "1 desk, 1 newsletter, 2 readers: all is well\n", "")
    assert "follows Troops: 4 articles" in call(capsys, "desk", "list", *given)[1]
    assert (
        json.loads(call(capsys, "desk", "list", *given, "--json")[1])["newsletters"][0]["leaves"]
        == "daily at 07:00 UTC"
    )
    text = call(capsys, "newsletter", "preview", "levant am", *given)[1]
    page = tmp_path / "page.html"
    assert call(capsys, "newsletter", "preview", "Levant AM", *given, "--format", "html", "--output", str(page))[0] == 0
    options = ("--format", "eml", "--reader", "reader1@home.test")
    mail = read_mail(call(capsys, "newsletter", "preview", "Levant AM", *given, *options)[1].encode())
    assert "troops" in text and "troops" in page.read_text() and "token-of-1" in text_of(mail)
    with serve(sink, port):
        code, out, _ = call(capsys, "newsletter", "send", "Levant AM", *given, "--json")
    told = json.loads(out)
    assert (code, told["readers"], told["error"]) == (0, {"accepted": 2}, None) and len(sink.taken) == 2
    (due,) = [json.loads(line) for line in call(capsys, "newsletter", "due", *given, "--json")[1].splitlines()]
    assert due["state"] == "done" and due["newsletter"] == "Levant AM"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("newsletter", "send", "Levant MA"), "Did you mean 'Levant AM'?"),
        (("newsletter", "preview"), "the newsletter is not named"),
        (("newsletter", "preview", "Levant AM", "--reader", "reader9@home.test"), "has no reader"),
        (("newsletter", "bounced", "nowhere.eml"), "cannot be read"),
    ],
)
def test_wrong_words_are_refused(
    record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    """What is not there is named with the nearest that is; exit code 2."""
    given = ("--record", str(record.where), "--desk", str(write_plan(tmp_path)))
    code, out, error = call(capsys, *words, *given)
    assert (code, out) == (2, "") and said in error


def test_a_preview_of_another_day_bears_that_day(
    record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A letter as it would have been is dated by the day that it speaks for; as JSON each of its lines has cites."""
    plan = str(write_plan(tmp_path, free_port(), 2))
    given = ("--record", str(record.where), "--desk", plan, "--as-of", "2020-01-04")
    code, out, _ = call(capsys, "newsletter", "preview", "Levant AM", *given, "--json")
    told = json.loads(out)
    assert (code, told["newsletter"], told["day"]) == (0, "Levant AM", "2020-01-04")
    lines = [line for part in told["situations"] for section in part["sections"] for line in section["lines"]]
    assert lines and all(line["cites"] for line in lines)
    assert "4 January 2020" in call(capsys, "newsletter", "preview", "Levant AM", *given)[1].splitlines()[0]


SECOND = """
[[desk]]
name = "Poles"
kind = "topic"
situation = [{ name = "Penguins", about = "penguins" }]

[[desk.newsletter]]
name = "Poles AM"
cadence = "AM"
zone = "UTC"
readers_file = "readers.csv"
"""


def test_a_faulty_desk_is_named(record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`desk check` names what matches nothing; its newsletter is not sent, and does not stop the others."""
    port, sink = free_port(), Sink()
    path = write_plan(tmp_path, port, 1, more=SECOND)
    given = ("--record", str(record.where), "--desk", str(path))
    code, out, error = call(capsys, "desk", "check", *given)
    assert (code, out) == (2, "") and "'Penguins' matches no article" in error and f"{path}, line" in error
    with serve(sink, port):
        code, out, error = call(capsys, "newsletter", "send", *given)
    assert code == 1 and "Levant AM" in out and "1 sent" in out and "Poles AM (not made): nothing was sent" in out
    assert "'Penguins' matches no article" in error and len(sink.taken) == 1


def test_a_server_that_is_not_there_is_named(
    record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that could not send says why on standard error and leaves with 1."""
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    port = free_port()
    given = ("--record", str(record.where), "--desk", str(write_plan(tmp_path, port)))
    code, out, error = call(capsys, "newsletter", "send", "Levant AM", *given)
    assert code == 1 and f"127.0.0.1:{port}: the mail server cannot be reached" in error
    assert "nothing was sent" in out


def test_leaving_and_coming_back(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """Who leaves by the token gets nothing more, and everything again who comes back; a wrong token is nobody's."""
    port, sink = free_port(), Sink()
    room = make_room(record, write_plan(tmp_path, port), clock)
    left = set_subscription(record, room.plan, "token-of-1", room.wiring, back=False)
    assert left == ("Levant AM", "reader1@home.test", True)
    assert not set_subscription(record, room.plan, "token-of-1", room.wiring, back=False)[2]
    with serve(sink, port):
        list(room.send(None, only_due=True))
        assert sink.readers == ["reader0@home.test", "reader2@home.test"]
        assert set_subscription(record, room.plan, "token-of-1", room.wiring, back=True)[2]
        list(room.send(None, only_due=True))
    assert sink.readers[-1] == "reader1@home.test" and len(sink.taken) == 3
    with pytest.raises(NothingFound, match="no reader's"):
        set_subscription(record, room.plan, "token-of-9", room.wiring, back=False)


def make_report(issue: Issue, action: str, status: str, said: str) -> bytes:
    """A mail that says what became of the letter to the first reader."""
    to = bounce_address("bounces@desk.test", issue.id, reader_id("reader0@home.test"))
    return REPORT.format(to=to, action=action, status=status, said=said).encode()


@pytest.mark.parametrize(
    ("action", "status", "reply", "said", "gets"),
    [
        ("failed", "5.1.1", "550 5.1.1 no such user", "written to no more", []),
        ("failed", "5.7.1", "554 5.7.1 refused as spam", "told again", ["reader0@home.test"]),
        ("delayed", "4.4.1", "451 4.4.1 no answer yet", "only late", []),
    ],
)
def test_mail_that_comes_back(
    record: Record, clock: FixedClock, tmp_path: Path, action: str, status: str, reply: str, said: str, gets: list[str]
) -> None:
    """A dead address is held until released; what another returned letter told is told again; a delay is nothing."""
    port, sink = free_port(), Sink()
    room = make_room(record, write_plan(tmp_path, port, 2), clock)
    with serve(sink, port):
        list(room.send(None, only_due=True))
        issue = room.book.newest_issue("Levant AM")
        assert issue is not None
        assert said in take_bounce(record, room.plan, make_report(issue, action, status, reply), room.wiring)
        sink.taken.clear()
        clock.move(days=1)
        list(make_room(record, room.plan.path, clock).send(None, only_due=True))
        assert sink.readers == gets
    held = release_address(record, "Reader0@home.test", room.wiring)
    assert held == (said == "written to no more")


def test_other_mail_is_none_of_ours(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """An automatic reply, a report on another's mail and a forged issue change nothing."""
    room = make_room(record, write_plan(tmp_path), clock)
    reply = EmailMessage()
    reply["To"] = bounce_address("bounces@desk.test", "f" * 20, reader_id("reader0@home.test"))
    reply.set_content("I am away.")
    forged = make_report(Issue("No such", "slot", clock.now(), b""), "failed", "5.1.1", "550 no")
    for raw in (reply.as_bytes(), forged, b"", b"\xff\x00"):
        with pytest.raises(NothingFound, match="none of our letters"):
            take_bounce(record, room.plan, raw, room.wiring)
    assert len(room.subscribed(room.plan.newsletters[0][1])) == 3


def test_letters_are_checked_with_their_record(
    record: Record, clock: FixedClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`onrecord check` reads the lines of kept letters against their articles too, and names one that does not hold."""
    room = make_room(record, write_plan(tmp_path), clock)
    _, before = check_lines(record, room.wiring)
    ((desk, letter),) = room.find(None)
    issue = room.find_or_make(next(room.turns(desk, letter)))
    count, faults = check_lines(record, room.wiring)
    assert faults == before == [] and count > len(unpack_content(issue.body).parts[0].sections)
    forged = pack_content(_forge(unpack_content(issue.body)))
    room.book.keep_issue(Issue("Levant AM", "forged", clock.now(), forged))
    _, faults = check_lines(record, room.wiring)
    assert faults and all(fault.startswith("Levant AM forged: line ") for fault in faults)


def _forge(content: IssueContent) -> IssueContent:
    """The content with other words in the cites of its first line."""
    part = content.parts[0]
    name, lines = part.sections[0]
    cites = tuple(replace(cite, words="Nobody came.") for cite in lines[0].line.cites)
    forged = replace(lines[0], line=replace(lines[0].line, cites=cites))
    return replace(content, parts=(replace(part, sections=((name, (forged, *lines[1:])), *part.sections[1:])),))
