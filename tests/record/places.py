"""Where tests make records: a file each and, where a server is named, a database each.

`ONRECORD_TEST_POSTGRES` is the address of a server on which tests may make and drop databases of their own.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import sqlalchemy as sa

from onrecord.record.postgres import read_address

SERVER = os.environ.get("ONRECORD_TEST_POSTGRES", "")
KINDS = ("file", "server") if SERVER else ("file",)
NO_SERVER = "needs a PostgreSQL server: set ONRECORD_TEST_POSTGRES to its address (see docs/reference/record.md)"
NewPlace = Callable[[], str]
"""Where a record can be made that is not there yet."""
_numbers = count(1)


@contextmanager
def open_places(kind: str, folder: Path) -> Iterator[NewPlace]:
    """Gives places of that kind; what was made on a server is dropped at the end."""
    if kind == "file":
        yield lambda: str(folder / f"record-{next(_numbers)}.db")
        return
    url, made = read_address(SERVER), []
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)

    def change(words: str) -> None:
        with engine.connect() as connection:
            connection.exec_driver_sql(words)

    def make() -> str:
        made.append(f"onrecord_test_{os.getpid()}_{next(_numbers)}")
        change(f"CREATE DATABASE {made[-1]} ENCODING 'UTF8' TEMPLATE template0")
        return url.set(database=made[-1]).render_as_string(hide_password=False)

    try:
        yield make
    finally:
        for name in made:
            change(f"DROP DATABASE {name} WITH (FORCE)")
