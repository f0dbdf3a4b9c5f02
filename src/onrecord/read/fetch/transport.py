"""The transport: every connection goes to an address that was checked, within a time limit for the whole answer.

The guard works where the connection is made. The host is resolved once, all its addresses are checked, and the
socket is opened to the checked address itself, so that a second look-up (DNS rebinding) cannot lead elsewhere.
TLS still speaks to the host by its name and checks the certificate for that name.
"""

import socket
import ssl
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import httpcore2
import httpx2

from onrecord.errors import FetchFailed
from onrecord.ports import Clock, Resolver
from onrecord.read.fetch.failures import failure
from onrecord.read.fetch.guard import check_addresses


class SystemResolver:
    """Looks host names up with the system's resolver."""

    def addresses(self, host: str, port: int) -> Sequence[str]:
        """The IP addresses of `host`; FetchFailed if it has none."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise failure("no_host", host) from error
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Deadline:
    """The instant until which a fetch may last, in seconds since the epoch."""

    clock: Clock
    at: float

    @classmethod
    def after(cls, clock: Clock, seconds: float) -> "Deadline":
        """The deadline so many seconds from now."""
        return cls(clock, clock.now().timestamp() + seconds)

    def left(self, timeout: float | None = None) -> float:
        """Seconds left, `timeout` at most; ReadTimeout if none is left."""
        left = self.at - self.clock.now().timestamp()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time limit is over")
        return min(left, timeout) if timeout is not None else left


class _LimitedStream(httpcore2.NetworkStream):
    """A connection on which nothing is waited for beyond the deadline, however slowly the server drips."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _LimitedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore2.NetworkBackend):
    """Opens sockets to checked addresses only."""

    def __init__(self, resolver: Resolver, deadline: Deadline, allow_private: bool) -> None:
        self._resolver, self._deadline, self._allow_private = resolver, deadline, allow_private
        self._system = httpcore2.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:  # fmt: skip
        """A connection to the first address of `host` that answers; AddressRefused if any of them is not public."""
        addresses = list(self._resolver.addresses(host.strip("[]"), port))
        if not addresses:
            raise failure("no_host", host)
        check_addresses(host, addresses, self._allow_private)
        last: Exception | None = None
        for address in addresses:
            try:
                stream = self._system.connect_tcp(address, port, self._deadline.left(timeout), None, socket_options)
                return _LimitedStream(stream, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                last = error
        raise last or failure("unreachable", host)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:  # fmt: skip
        """Never: pages do not come from sockets of this machine."""
        raise FetchFailed("a socket of this machine is no address", where=path, next="Give an http or https address.")


class _Answer(httpx2.SyncByteStream):
    """The body of an answer as it comes."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


class GuardedTransport(httpx2.BaseTransport):
    """Sends requests over connections of a GuardedBackend; its own pool, so nothing is shared between fetches."""

    def __init__(self, backend: GuardedBackend, ssl_context: ssl.SSLContext) -> None:
        self._pool = httpcore2.ConnectionPool(ssl_context=ssl_context, network_backend=backend, retries=0)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer to `request`; httpcore2's errors come through as they are."""
        answer = self._pool.handle_request(
            httpcore2.Request(
                method=request.method.encode("ascii"),
                url=httpcore2.URL(
                    scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw, content=request.read(), extensions=request.extensions,
            )
        )  # fmt: skip
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Answer(answer.stream), extensions=answer.extensions
        )

    def close(self) -> None:
        """Closes all connections."""
        self._pool.close()
