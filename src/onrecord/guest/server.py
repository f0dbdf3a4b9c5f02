"""Asks an OpenAI-compatible server, and trusts nothing of what comes back: not its size, time, form or words."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import httpx2

from onrecord.errors import GuestFailed, SettingWrong

MAX_BYTES = 256 * 1024
"""Bytes of an answer that are read; one line with its framing takes some two thousand."""
MAX_TOKENS = 256
"""Tokens that the model may answer with: some three times the longest line."""
SEED = 7
PATH = "/chat/completions"
OpenTransport = Callable[[float], httpx2.BaseTransport]
"""Makes the transport of one request, which ends it after so many seconds however the server behaves."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered; `model` is the name that the server gives it, which may be any."""

    text: str
    model: str


@dataclass(frozen=True, slots=True)
class ChatServer:
    """A server at `url` that is asked for `model`; `key` is sent as a bearer token and stands in no message or log."""

    url: str
    model: str
    open_transport: OpenTransport
    key: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.key is not None and not (self.key.isascii() and self.key.isprintable()):
            raise SettingWrong("the key holds signs that no key has", where="ONRECORD_GUEST_KEY", next="Set it anew.")

    @property
    def settings(self) -> dict[str, Any]:
        """What is asked for beside the words, so that the same model gives the same answer again."""
        return {"temperature": 0, "seed": SEED, "max_tokens": MAX_TOKENS, "stop": ["\n"], "stream": False}

    def ask(self, messages: list[dict[str, str]], timeout_s: float) -> Reply:
        """The answer to the messages; GuestFailed for everything that is no answer, after `timeout_s` at the latest."""
        body = {"model": self.model, "messages": messages, **self.settings}
        headers = {"accept": "application/json", "accept-encoding": "identity", "user-agent": "onrecord/0.1"}
        if self.key:
            headers["authorization"] = f"Bearer {self.key}"
        try:
            with httpx2.Client(
                transport=self.open_transport(timeout_s), trust_env=False, follow_redirects=False,
                timeout=httpx2.Timeout(timeout_s),
            ) as client, client.stream("POST", self.url, json=body, headers=headers) as response:  # fmt: skip
                self._check_head(response)
                content = self._read(response)
        except GuestFailed:
            raise
        except Exception as error:
            # a transport may raise its library's errors or ours; all of them mean that there is no answer
            raise self._fail(f"it gave no answer ({_name_error(error)})") from error
        return self._read_reply(content)

    def _check_head(self, response: httpx2.Response) -> None:
        status, kind = response.status_code, response.headers.get("content-type", "").partition(";")[0].strip()
        if 300 <= status < 400:
            raise self._fail(f"it redirects ({status}), which is not followed")
        if status in (401, 403):
            raise self._fail(f"it wants another key ({status})", "Set ONRECORD_GUEST_KEY.")
        if status != 200:
            raise self._fail(f"it refuses ({status})")
        if kind == "text/event-stream":
            raise self._fail("it answers in a stream, which was not asked for")
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise self._fail("it answers packed, which was not asked for")

    def _read(self, response: httpx2.Response) -> bytes:
        pieces, size = [], 0
        for piece in response.iter_raw():
            size += len(piece)
            if size > MAX_BYTES:
                raise self._fail(f"its answer is over the limit of {MAX_BYTES // 1024} kB")
            pieces.append(piece)
        return b"".join(pieces)

    def _read_reply(self, content: bytes) -> Reply:
        try:
            answer = json.loads(content)
            said = answer["choices"][0]["message"]["content"]
            named = answer.get("model")
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
            raise self._fail("its answer is no chat completion") from error
        # a model that refuses to answer gives null: no words, so that its line stands
        if said is not None and not isinstance(said, str):
            raise self._fail("its answer is no chat completion")
        return Reply(said or "", named[:200] if isinstance(named, str) else "")

    def _fail(self, what: str, advice: str = "The brief is plain without it.") -> GuestFailed:
        return GuestFailed(what, where=f"guest {self.url}", next=advice)


def _name_error(error: BaseException) -> str:
    """What went wrong, in a few plain words of one line."""
    words = " ".join(str(error).split()) or type(error).__name__
    return words[:120]


def chat_address(url: str, where: str = "--guest") -> str:
    """The address that chat completions are asked from; SettingWrong if `url`, given at `where`, is none of a server.

    A server is named by its root, by its /v1, or by the whole path.
    """
    try:
        parts = urlsplit(url)
        port_known = parts.port is None or parts.port > 0
    except ValueError:
        parts, port_known = urlsplit(""), False
    fault = (
        "this is no http or https address" if parts.scheme not in ("http", "https") or not parts.hostname
        else "the address holds a user name or password" if parts.username is not None or parts.password is not None
        else "this is no port" if not port_known
        else "" if url.isprintable() and " " not in url else "this is no address"
    )  # fmt: skip
    if fault:
        raise SettingWrong(fault, where=where, next="Write it as http://127.0.0.1:8080; a key goes into "
                           "ONRECORD_GUEST_KEY.")  # fmt: skip
    path = parts.path.rstrip("/")
    if not path.endswith(PATH):
        path = f"{path}{PATH}" if path else f"/v1{PATH}"
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))
