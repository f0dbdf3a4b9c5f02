"""Who leaves a newsletter, who comes back, and which addresses mail came back from."""

from onrecord.desk.bounces import read_bounce
from onrecord.desk.plan import DeskPlan, Newsletter, Reader
from onrecord.errors import NothingFound
from onrecord.model.mailing import Delivery, Standing, reader_id
from onrecord.record import Mailbook, Record
from onrecord.run.wiring import Wiring


def find_token(plan: DeskPlan, token: str) -> tuple[Newsletter, Reader]:
    """The newsletter and reader of the token; NothingFound if it is nobody's."""
    for _, letter in plan.newsletters:
        for reader in letter.readers:
            if reader.token == token:
                return letter, reader
    raise NothingFound(
        "this token is no reader's", next="It is the last part of the address in the letter; see that it is whole."
    )  # fmt: skip


def set_subscription(record: Record, plan: DeskPlan, token: str, wiring: Wiring, back: bool) -> tuple[str, str, bool]:
    """The token's reader has left the newsletter, or is `back`: its name, the address, and whether that is new."""
    letter, reader = find_token(plan, token)
    standing = Standing(
        reader.id, letter.name, "back" if back else "left", wiring.clock.now(), "by the reader's own token"
    )  # fmt: skip
    return letter.name, reader.address, Mailbook(record, wiring.clock).keep_standing(standing)


def release_address(record: Record, address: str, wiring: Wiring) -> bool:
    """The address is written to again; False if it was not held."""
    standing = Standing(reader_id(address), "", "free", wiring.clock.now(), "released by the desk")
    return Mailbook(record, wiring.clock).keep_standing(standing)


def take_bounce(record: Record, plan: DeskPlan, raw: bytes, wiring: Wiring) -> str:
    """What a returned mail says of its reader is kept; says what, in words. NothingFound if it is none of ours."""
    bounce = read_bounce(raw)
    book = Mailbook(record, wiring.clock)
    issue = book.find_issue(bounce.issue_begins) if bounce else None
    if bounce is None or issue is None:
        raise NothingFound(
            "this mail returns none of our letters", next="Give the mail as it came, with its headers and report."
        )  # fmt: skip
    named = {r.id: r.address for _, letter in plan.newsletters for r in letter.readers}
    address = named.get(bounce.reader, "a former reader")
    said, now = bounce.answer.reply, wiring.clock.now()
    if not bounce.is_failure:
        return f"{address}: the letter is only late ({said}); nothing is changed"
    refused = Delivery(issue.id, bounce.reader, "refused", now, code=bounce.answer.code, reply=said)
    book.note([refused])
    if not bounce.answer.is_dead_address:
        return f"{address}: {issue.newsletter} came back ({said}); what it told will be told again"
    book.keep_standing(Standing(bounce.reader, "", "held", now, said))
    return f"{address}: nobody is there ({said}); it is written to no more"
