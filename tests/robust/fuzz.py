"""Throws broken pages at the reader and the parser: `python tests/robust/fuzz.py --minutes 30`.

Pages are the samples, cut, spliced, with bytes and encodings changed, tags doubled and odd words put in. Every
exception, every span that does not fit, and every page that takes far longer than its length explains is a finding;
it is printed as one line of JSON with the seed that makes it again (`--seed N --count 1`).
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from onrecord.model import Hints, Page
from onrecord.parse.language import load_pipeline
from onrecord.parse.order import default_stages
from onrecord.parse.stages import StatementParser
from onrecord.samples import pages_folder
from onrecord.text.actors import load_actors
from robust.oracle import examine_page

SLOW_S, SLOW_S_PER_KB = 4.0, 0.4
"""A page that takes longer than 4 s and 0.4 s for each kilobyte is slow: ordinary ones take 0.02 s a kilobyte."""
LARGEST = 60_000
"""Bytes of a broken page at the most, so that many are tried."""
ENCODINGS = ("utf-8", "cp1252", "utf-16", "utf-16-le", "cp1251", "cp1256", "shift_jis", "utf-8-sig", "iso-2022-jp")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
ODDMENTS = (
    b"\x00", b"\xff\xfe", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xed\xa0\x80", b"<", b">", b"<p>", b"</div>", b"<!--",
    b"]]>", b"<script>", b"<table><tr><td>", b"&#0;", b"&#x110000;", b"&amp", b"\"", b"\xe2\x80\x9c", b"\xe2\x80\x9d",
    b"'", b"(", b"$", b" said ", b" said on Thursday that ", b" denied that ", b" will ", b" 1e999 ",
    b" 99999999999999999999999999 ", b" $1.5 million ", b" -5% ", b" 31 February 2021 ", b" 0000-00-00 ",
    b" 9999-12-31 ", b" 10,000 BC ", b" in 300,000 years ", b" 999999999 days ago ", b" between 12 and ",
    b" from 3 to 2 ", b" one of the ", b" zero hundred ", b" 1/0 ", b" 00:00 ", b" 25:61 GMT ", b" 24 hours ago ",
    b" the 32nd of May ", b" last Thursday week ", b" half a dozen dozen million billion trillion ", b"U.S.", b"Mr. ",
    b"St. ", b" al-", b"\n\n", b"\r", b"\xc2\x85", b"\xe2\x80\xa8", b"\t", b"...", b"\xe2\x80\x94", b"@", b"http://",
    b"\xf0\x9f\x92\xa5", b"\xd8\xa7\xd9\x84", b"\xe4\xb8\xad", b"\xcc\x81", b"\xef\xbf\xbd", b"\xc4\xb0", b"\xc3\x9f",
    b"\xef\xac\x81", b"\xe2\x85\xa7", b"\xc2\xbd", b"\xc2\xb2", b"\xd9\xa3", b"\xe0\xa5\xaa",
)  # fmt: skip
Change = Callable[[random.Random, bytes, list[bytes]], bytes]


def cut_page(dice: random.Random, body: bytes, others: list[bytes]) -> bytes:
    """The page ends, or begins, too early."""
    at = dice.randrange(len(body) + 1)
    return body[:at] if dice.random() < 0.7 else body[at:]


def splice_pages(dice: random.Random, body: bytes, others: list[bytes]) -> bytes:
    """A page that goes on as another one."""
    other = dice.choice(others)
    return body[: dice.randrange(len(body) + 1)] + other[dice.randrange(len(other) + 1) :]


def flip_bytes(dice: random.Random, body: bytes, others: list[bytes]) -> bytes:
    """Some bytes are others."""
    changed = bytearray(body)
    for _ in range(dice.choice((1, 10, 100)) if changed else 0):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def swap_encoding(dice: random.Random, body: bytes, others: list[bytes]) -> bytes:
    """The page in another encoding than it says."""
    return body.decode("utf-8", "replace").encode(dice.choice(ENCODINGS), "replace")


def put_in(dice: random.Random, body: bytes, others: list[bytes]) -> bytes:
    """Odd words and signs put in, here and there or many at one place."""
    times = dice.choice((1, 5, 40))
    for _ in range(times):
        at = dice.randrange(len(body) + 1)
        body = body[:at] + dice.choice(ODDMENTS) * dice.choice((1, 1, 1, 3, 200)) + body[at:]
    return body


def move_words(dice: random.Random, body: bytes, others: list[bytes]) -> bytes:
    """Words of the page in another order, some left out."""
    words = body.split(b" ")
    for _ in range(dice.choice((3, 30))):
        at, to = dice.randrange(len(words)), dice.randrange(len(words))
        words[at], words[to] = words[to], words[at]
    return b" ".join(words[: dice.randrange(1, len(words) + 1)])


def double_piece(dice: random.Random, body: bytes, others: list[bytes]) -> bytes:
    """A piece of the page many times over."""
    start = dice.randrange(len(body) + 1)
    piece = body[start : start + dice.choice((20, 200, 2000))]
    return body[:start] + piece * dice.choice((2, 10, 50)) + body[start:]


CHANGES: tuple[Change, ...] = (
    cut_page, splice_pages, flip_bytes, swap_encoding, put_in, put_in, move_words, double_piece
)  # fmt: skip


def break_page(seed: int, bodies: list[bytes]) -> Page:
    """The broken page of a seed: always the same one."""
    dice = random.Random(seed)
    body = dice.choice(bodies)
    form = dice.choice(("html", "html", "text", "page_text", "as_is"))
    if form != "html" and dice.random() < 0.9:
        body = strip_tags(body)
    for _ in range(dice.randrange(1, 4)):
        body = dice.choice(CHANGES)(dice, body, bodies)[:LARGEST] or b"."
    published = dice.choice((None,) * 10 + ("2020-06-12",) * 10 + ("soon", "0001-01-01", "9999-12-31"))
    charset = dice.choice((None, None, *ENCODINGS, "none"))
    return Page(f"seed {seed}", form, body, NOW, Hints(published=published), charset=charset)  # type: ignore[arg-type]


def strip_tags(body: bytes) -> bytes:
    """Roughly the words of a page, a line for each element."""
    pieces = [piece.rpartition(b">")[2].strip() for piece in body.split(b"<")]
    return b"\n\n".join(piece for piece in pieces if piece)


def fuzz(parser: StatementParser, seeds: Iterator[int], seconds: float) -> Iterator[dict[str, object]]:
    """Findings over the pages of `seeds` until the time is up; the last one counts what was tried."""
    bodies = [path.read_bytes() for path in sorted(pages_folder().glob("*.html"))]
    until, tried = time.monotonic() + seconds, 0
    for seed in seeds:
        if time.monotonic() > until:
            break
        page = break_page(seed, bodies)
        began = time.process_time()
        faults = examine_page(parser, page)
        took, tried = time.process_time() - began, tried + 1
        if took > SLOW_S + SLOW_S_PER_KB * len(page.body) / 1000:
            faults.append(f"slow: {took:.1f} s for {len(page.body)} bytes")
        yield from ({"seed": seed, "form": page.form, "fault": fault} for fault in faults)
    yield {"tried": tried}


def main() -> None:
    """Print findings until the time is up; exit 1 if there was any."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--minutes", type=float, default=1.0)
    wanted.add_argument("--seed", type=int, default=0, help="the first seed")
    wanted.add_argument("--count", type=int, default=1_000_000_000, help="how many pages at the most")
    given = wanted.parse_args()
    parser = StatementParser(load_pipeline(), default_stages(load_actors()))
    found = 0
    for finding in fuzz(parser, iter(range(given.seed, given.seed + given.count)), given.minutes * 60):
        found += "seed" in finding
        sys.stdout.write(json.dumps(finding, ensure_ascii=True) + "\n")
        sys.stdout.flush()
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
