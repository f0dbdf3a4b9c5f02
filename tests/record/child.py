"""A process that keeps made-up news in a record, to be killed, raced or starved by a test.

child.py RECORD FIRST LAST [LIMIT_BYTES]: prints each number once its page is kept.
"""

import resource
import sys

from build import RUN, StepClock, make_news

from onrecord.errors import RecordFull
from onrecord.record import open_record

SENTENCES = 1


def say(what: object) -> None:
    """Tell the test, at once."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def keep_news(path: str, first: int, last: int, limit: int = 0) -> None:
    """Keep news of the numbers from `first` to `last`, leaving out what was read before."""
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    with open_record(path, StepClock()) as record:
        for number in range(first, last):
            page, article, reading = make_news(number, SENTENCES)
            if not record.has_reading(article.id, RUN):
                record.keep(page, article, reading, RUN)
            say(number)


if __name__ == "__main__":
    try:
        keep_news(sys.argv[1], *map(int, sys.argv[2:]))
    except RecordFull as error:
        say(f"full {error}")
        sys.exit(3)
