"""What a user reads when a write cannot be done: the same sentences whichever database refuses it."""

from onrecord.errors import RecordBusy, RecordFull

CHECK_IT = "Run `onrecord check` on the record: it names what is wrong with it."


def busy(where: str) -> RecordBusy:
    """Another writer held the record for too long."""
    return RecordBusy(
        "another process is writing to it and did not finish in time", where=where,
        next="Wait until it is done, or stop it, and run the command again.",
    )  # fmt: skip


def full(where: str) -> RecordFull:
    """The disk of the record took no more."""
    return RecordFull(
        "no space is left, or the disk refused a write; all that was stored before is kept", where=where,
        next="Free some space and run the command again: it goes on where it stopped.",
    )  # fmt: skip
