"""Letters go to a real mail server on the loopback: one that takes them, refuses, hangs, greylists and bounces."""

from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult

from desk.build import Sink, free_port, make_certificate, make_room, serve, silent_server, text_of, write_plan
from onrecord.errors import MailRefused, MailUnreachable, SenderBusy, SettingWrong
from onrecord.record import Mailbook, Record
from onrecord.run.newsletters import LEASE
from onrecord.testing.fakes import FixedClock
from record.build import keep_all


def test_each_reader_gets_one_letter(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """Every reader gets the letter once; the second run sends nothing."""
    port, sink = free_port(), Sink()
    room = make_room(record, write_plan(tmp_path, port, 7, connections=3), clock)
    with serve(sink, port):
        (report,) = room.send(None, only_due=True)
        assert list(room.send(None, only_due=True)) == []
        (again,) = room.send("Levant AM", only_due=False)
    assert sorted(sink.readers) == [f"reader{n}@home.test" for n in range(7)]
    assert report.counts == {"accepted": 7} and report.is_done
    assert again.counts == {}
    text = text_of(sink.letters("reader0@home.test")[0])
    assert "troops" in text and "Unsubscribe: https://desk.test/leave/token-of-0" in text


def test_only_what_is_new_is_told(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """The next morning's letter tells only what came in since; without news there is none; a new reader gets all."""
    port, sink = free_port(), Sink()
    path = write_plan(tmp_path, port, 1)
    with serve(sink, port):
        list(make_room(record, path, clock).send(None, only_due=True))
        clock.move(days=1)
        (quiet,) = make_room(record, path, clock).send(None, only_due=True)
        clock.move(hours=12)
        keep_all(record, [10])
        clock.move(hours=12)
        write_plan(tmp_path, port, 2)
        (third,) = make_room(record, path, clock).send(None, only_due=True)
    assert quiet.counts == {"quiet": 1} and third.counts == {"accepted": 2}
    first, second = (_told(text_of(letter)) for letter in sink.letters("reader0@home.test"))
    (newcomer,) = (_told(text_of(letter)) for letter in sink.letters("reader1@home.test"))
    assert second and not first & second
    assert newcomer > second and newcomer & first


def test_a_quiet_letter_is_sent_if_asked(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """A letter with nothing new says so, and goes out only when that is asked for."""
    port, sink = free_port(), Sink()
    path = write_plan(tmp_path, port, 1)
    with serve(sink, port):
        list(make_room(record, path, clock).send(None, only_due=True))
        clock.move(days=1)
        (report,) = make_room(record, path, clock).send(None, only_due=True, even_if_quiet=True)
    assert report.counts == {"accepted": 1}
    last = sink.letters("reader0@home.test")[-1]
    assert "Nothing is new since your last letter." in text_of(last)
    assert "Nothing is new since your last letter." in text_of(last, "html")


def _told(text: str) -> set[str]:
    """The lines of a letter, joined, without the marks of their sources."""
    body = text.split("SOURCES")[0].replace("\n  ", " ")
    return {line.split(" [")[0] for line in body.splitlines() if line.startswith("* ")}


def test_greylisting_is_tried_again(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """A 4yz answer puts the reader off, and only that reader; a later run brings the letter, once."""
    port, grey = free_port(), {"reader1@home.test"}
    sink = Sink(rcpt=lambda address: "451 4.7.1 greylisted, come back later" if address in grey else None)
    room = make_room(record, write_plan(tmp_path, port), clock)
    with serve(sink, port):
        (report,) = room.send(None, only_due=True)
        assert report.counts == {"accepted": 2, "deferred": 1}
        assert [d.state for d in room.due()] == ["waiting"]
        clock.move(minutes=4)
        assert list(room.send(None, only_due=True)) == []
        clock.move(minutes=2)
        grey.clear()
        (later,) = room.send(None, only_due=True)
    assert later.counts == {"accepted": 1}
    assert sorted(sink.readers) == ["reader0@home.test", "reader1@home.test", "reader2@home.test"]


def test_a_dead_address_is_held(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """A permanent refusal is recorded, never tried again for that issue, and a dead address not for the next."""
    port = free_port()
    replies = {"reader0@home.test": "550 5.1.1 no such user", "reader1@home.test": "554 5.7.1 looks like spam"}
    sink = Sink(rcpt=replies.get)
    path = write_plan(tmp_path, port)
    with serve(sink, port):
        (report,) = make_room(record, path, clock).send(None, only_due=True)
        assert report.counts == {"accepted": 1, "refused": 2} and not report.is_done
        assert list(make_room(record, path, clock).send(None, only_due=True)) == []
        replies.clear()
        sink.offered.clear()
        clock.move(days=1)
        keep_all(record, [10])
        list(make_room(record, path, clock).send(None, only_due=True))
    assert sink.offered == ["reader1@home.test", "reader2@home.test"]
    assert "SOURCES" in text_of(sink.letters("reader1@home.test")[0])


def test_refused_content_is_recorded(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """What a server refuses after it saw the letter is refused for that reader, in the server's words."""
    port, sink = free_port(), Sink(data=lambda address: "552 5.3.4 too big" if "1" in address else None)
    room = make_room(record, write_plan(tmp_path, port), clock)
    with serve(sink, port):
        (report,) = room.send(None, only_due=True)
    assert report.counts == {"accepted": 2, "refused": 1}
    assert [(a, d.code, d.reply) for a, d in report.refusals] == [("reader1@home.test", 552, "5.3.4 too big")]


def test_a_full_mailbox_is_tried_again(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """A full mailbox is no dead address, whatever the first figure of the code says."""
    port, sink = free_port(), Sink(rcpt=lambda address: "552 5.2.2 mailbox full")
    room = make_room(record, write_plan(tmp_path, port, 1), clock)
    with serve(sink, port):
        (report,) = room.send(None, only_due=True)
    assert report.counts == {"deferred": 1}


def test_no_server_loses_nothing(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """Where nobody listens the error says so, no mail is noted, and the next run sends every letter."""
    port, sink = free_port(), Sink()
    room = make_room(record, write_plan(tmp_path, port), clock)
    (report,) = room.send(None, only_due=True)
    assert isinstance(report.error, MailUnreachable) and report.error.where == f"127.0.0.1:{port}"
    assert "Nothing is lost" in str(report.error) and report.counts == {}
    with serve(sink, port):
        (later,) = room.send(None, only_due=True)
    assert later.counts == {"accepted": 3} and len(sink.taken) == 3


def test_a_server_that_hangs(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """A server that takes the connection and says nothing is given up after its attempts."""
    with silent_server() as port:
        room = make_room(record, write_plan(tmp_path, port, timeout_s=0.1), clock)
        (report,) = room.send(None, only_due=True)
    assert isinstance(report.error, MailUnreachable) and "timed out" in str(report.error)


def test_an_answer_that_never_comes(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """A mail whose acknowledgement is lost is sent again the same to the last byte, or left if desk.toml says so."""
    for doubt, copies in (("again", 2), ("leave", 1)):
        port, slow = free_port(), ["reader1@home.test"]
        folder = tmp_path / doubt
        folder.mkdir()
        sink = Sink()

        async def hang(server: object, session: object, envelope: object, sink: Sink = sink, slow: list[str] = slow,
                       answer: object = sink.handle_DATA) -> str:  # fmt: skip
            said = await answer(server, session, envelope)  # type: ignore[operator]
            if slow and sink.taken[-1][1] == slow[0]:
                slow.clear()
                server.transport.abort()  # type: ignore[attr-defined]
            return str(said)

        sink.handle_DATA = hang  # type: ignore[method-assign,assignment]
        path = write_plan(folder, port, doubt=doubt)
        path.write_text(path.read_text().replace("Levant AM", f"Levant AM {doubt}"))
        room = make_room(record, path, clock)
        with serve(sink, port):
            (report,) = room.send(None, only_due=True, even_if_quiet=True)
            assert report.counts == {"accepted": 2, "handed": 1}
            assert "no answer to the mail" in report.refusals[0][1].reply
            list(room.send(None, only_due=True))
        raws = [raw for _, address, raw in sink.taken if address == "reader1@home.test"]
        assert len(raws) == copies and len(set(raws)) == 1


def test_a_refused_sender_stops_the_run(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """A server that refuses our own address is named with it, and nobody is offered a letter."""
    port, sink = free_port(), Sink()

    async def refuse(*given: object) -> str:
        return "550 5.7.1 you may not send"

    sink.handle_MAIL = refuse  # type: ignore[attr-defined]
    room = make_room(record, write_plan(tmp_path, port), clock)
    with serve(sink, port):
        (report,) = room.send(None, only_due=True)
    assert isinstance(report.error, MailRefused) and report.error.where.startswith("bounces+")
    assert sink.offered == [] and report.counts == {}


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_tls_and_login(record: Record, clock: FixedClock, tmp_path: Path, tls: str) -> None:
    """The login goes over TLS to a server whose certificate is trusted; a wrong password and certificate are named."""
    pytest.importorskip("ssl")
    try:
        context = make_certificate(tmp_path)
    except FileNotFoundError:
        pytest.skip("needs the openssl command to make a certificate")
    port, sink = free_port(), Sink()

    def check(server: object, session: object, envelope: object, mechanism: str, given: object) -> AuthResult:
        return AuthResult(success=getattr(given, "password", b"") == b"right", handled=False)

    settings = {"ssl_context": context} if tls == "implicit" else {"tls_context": context, "require_starttls": True}
    more = 'login = "desk"\npassword_env = "DESK_PASSWORD"\n'
    trusted = more + 'ca_file = "cert.pem"\n'
    with _tls_server(sink, port, tls, settings, check):
        reports = []
        for mail, password in ((more, "right"), (trusted, "wrong"), (trusted, "right")):
            path = write_plan(tmp_path, port, mail=mail)
            path.write_text(path.read_text().replace('tls = "none"', f'tls = "{tls}"'))
            room = make_room(record, path, clock, {"DESK_PASSWORD": password})
            reports += list(room.send(None, only_due=True))
    errors = [str(report.error) for report in reports]
    assert isinstance(reports[0].error, MailRefused) and "certificate" in errors[0]
    assert isinstance(reports[1].error, MailRefused) and "refuses the login" in errors[1]
    assert "right" not in repr(room.plan.mail) and reports[2].counts == {"accepted": 3}


def _tls_server(sink: Sink, port: int, tls: str, settings: dict[str, object], check: object):  # type: ignore[no-untyped-def]
    is_later = tls == "starttls"
    common = {"authenticator": check, "auth_required": is_later, "auth_require_tls": is_later}
    return serve(sink, port, **settings, **common)


def test_two_senders_do_not_overlap(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """While one sender holds the right to send another is turned away; it passes on when it has run out."""
    port, sink = free_port(), Sink()
    room = make_room(record, write_plan(tmp_path, port), clock)
    Mailbook(record, clock).take_lease(LEASE, "elsewhere process 7", 600)
    with serve(sink, port):
        with pytest.raises(SenderBusy, match="another sender is at work"):
            list(room.send(None, only_due=True))
        assert sink.taken == []
        clock.move(minutes=11)
        (report,) = room.send(None, only_due=True)
    assert report.counts == {"accepted": 3}


def test_a_sender_that_lost_its_right_stops(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """A sender that another took over from hands no further mail over; the one in hand is still noted."""
    port, sink = free_port(), Sink()
    book = Mailbook(record, clock)

    def take_over(address: str) -> None:
        if address == "reader1@home.test":
            clock.move(minutes=11)
            book.take_lease(LEASE, "elsewhere process 7", 600)

    sink.after = take_over
    room = make_room(record, write_plan(tmp_path, port, 5), clock)
    with serve(sink, port):
        (report,) = room.send(None, only_due=True)
    assert isinstance(report.error, SenderBusy)
    assert report.counts == {"accepted": 2} and sink.readers == ["reader0@home.test", "reader1@home.test"]


def test_a_letter_at_once(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """A letter that leaves at once is due only when articles came in, and only told to whom they say something."""
    port, sink = free_port(), Sink()
    path = write_plan(tmp_path, port, 1, cadence="at once")
    with serve(sink, port):
        assert [r.counts for r in make_room(record, path, clock).send(None, only_due=True)] == [{"accepted": 1}]
        assert list(make_room(record, path, clock).send(None, only_due=True)) == []
        clock.move(minutes=5)
        keep_all(record, [10])
        assert [d.state for d in make_room(record, path, clock).due()] == ["due"]
        assert [r.counts for r in make_room(record, path, clock).send(None, only_due=True)] == [{"accepted": 1}]
    assert len(sink.taken) == 2


def test_a_late_letter_is_not_sent_by_cron(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """A morning letter that nobody sent by the afternoon is missed, not sent at night."""
    clock.move(hours=8)
    room = make_room(record, write_plan(tmp_path, free_port()), clock)
    assert [d.state for d in room.due()] == ["missed"]
    assert list(room.send(None, only_due=True)) == []


def test_without_a_server_nothing_is_sent(record: Record, clock: FixedClock, tmp_path: Path) -> None:
    """A plan without [mail] can be previewed, not sent."""
    path = write_plan(tmp_path)
    path.write_text(path.read_text()[path.read_text().index("[[desk]]") :])
    room = make_room(record, path, clock)
    assert "troops" in room.preview("Levant AM", None).body.text
    with pytest.raises(SettingWrong, match="no mail server"):
        list(room.send(None, only_due=True))
