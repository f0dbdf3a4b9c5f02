"""Where a command writes what may be large or binary: a file, replaced when it is whole, or standard output."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import RecordFull


@contextmanager
def open_output(path: Path | None) -> Iterator[BinaryIO]:
    """A stream of bytes to the file at `path` (None: standard output).

    The file is the new one as soon as that is whole; on an error what was there before stays. RecordFull, with
    what to do, if it cannot be written.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with _replacing(path.resolve()) as out:
            yield out
    except BrokenPipeError:
        raise
    except OSError as error:
        advice = "See to its folder and the free space, or name another file."
        raise RecordFull(f"cannot be written ({error.strerror})", where=str(path), next=advice) from error


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A file beside `path` that takes its place at the end; a device (/dev/stdout) is written to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():
        with path.open("wb") as out:
            yield out
        return
    beside = path.with_name(f".{path.name[:99]}.{os.getpid()}")
    try:
        with beside.open("wb") as out:
            yield out
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
