"""The errors that a user can meet. Each names what failed, where, and what to do next.

    OnrecordError
    ├── UsageError            the command was wrong (exit 2)
    │   ├── InputMissing      a path, folder or pattern that is not there
    │   ├── InputUnreadable   a path that may not be read
    │   ├── SettingWrong      an option or file of settings with a wrong value
    │   └── ExtraMissing      a format or picture that needs a package which is not installed
    ├── FetchError            an address gave no page
    │   ├── AddressRefused    the address guard, robots.txt or a redirect said no
    │   ├── FetchFailed       the network or the server failed
    │   └── TooLarge          the answer is over the size limit
    ├── RecordError           the store
    │   ├── RecordTooNew      made by a newer version of onrecord
    │   ├── RecordBusy        another process holds the write lock too long
    │   ├── RecordFull        no space left, or the disk refused a write
    │   └── RecordDamaged     not a record, or its pages do not match their hashes
    ├── MailError             letters could not be sent
    │   ├── MailUnreachable   no mail server answers at that address, or it stopped answering
    │   ├── MailRefused       the server refuses us: TLS, the login, or the sender's address
    │   └── SenderBusy        another sender is at work on the same newsletter
    ├── GuestFailed           a guest (a language model on a server) gave no answer, or could not be recorded
    ├── NothingFound          the record has nothing on the question
    ├── LanguageModelMissing  no language pipeline can be loaded
    ├── WorkerFailed          a process for parsing could not start
    ├── StageGap              a stage needs what no stage before it gives (start-up)
    └── NotSupported          a brief line without a cite, a span that does not fit: a fault of ours

Expected turns of events (a page with no article, a duplicate, an unchanged page) are no errors:
they are `Skipped` values of `onrecord.model`.
"""


class OnrecordError(Exception):
    """Base of all errors raised by onrecord: `what` failed, `where`, and what to do `next`."""

    def __init__(self, what: str, *, where: str = "", next: str = "") -> None:
        self.what, self.where, self.next = what, where, next
        super().__init__(what)

    def __str__(self) -> str:
        sentence = f"{self.where}: {self.what}" if self.where else self.what
        return f"{sentence.rstrip('.')}. {self.next}" if self.next else sentence


class UsageError(OnrecordError):
    """The command was wrong."""


class InputMissing(UsageError):
    """A named input is not there."""


class InputUnreadable(UsageError):
    """A named input may not be read."""


class SettingWrong(UsageError):
    """An option, or a key of a settings file, has a value that cannot be used."""


class ExtraMissing(UsageError):
    """What was asked for needs a package that is not installed; `next` names the command that installs it."""


class FetchError(OnrecordError):
    """An address gave no page."""


class AddressRefused(FetchError):
    """The address guard, robots.txt, or a redirect said no."""


class FetchFailed(FetchError):
    """The network or the server failed."""


class TooLarge(FetchError):
    """The answer is over the size limit."""


class RecordError(OnrecordError):
    """The store failed."""


class RecordTooNew(RecordError):
    """The record was made by a newer version of onrecord."""


class RecordBusy(RecordError):
    """Another process holds the record's write lock for too long."""


class RecordFull(RecordError):
    """The disk is full, or refused a write."""


class RecordDamaged(RecordError):
    """The file is not a record, or its content does not match its hashes."""


class MailError(OnrecordError):
    """Letters could not be sent; what was sent before is kept, and the rest is sent by the next run."""


class MailUnreachable(MailError):
    """No mail server answers at that address, or it stopped answering."""


class MailRefused(MailError):
    """The mail server refuses us: its TLS, our login, or the sender's address."""


class SenderBusy(MailError):
    """Another sender is at work on the same newsletter."""


class GuestFailed(OnrecordError):
    """A guest gave no answer that can be used, or what it said could not be recorded; the plain lines stand."""


class NothingFound(OnrecordError):
    """The record has nothing on the question."""


class LanguageModelMissing(OnrecordError):
    """No language pipeline can be loaded."""


class WorkerFailed(OnrecordError):
    """A process for parsing could not start."""


class StageGap(OnrecordError):
    """A stage needs what no stage before it gives."""


class NotSupported(OnrecordError):
    """A line without a cite, or a span that does not fit its text: a fault of ours, never printed."""
