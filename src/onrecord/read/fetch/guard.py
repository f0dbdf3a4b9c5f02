"""Which addresses may be reached: public ones only, on the ports of the web, unless the user allows private ones."""

import ipaddress
from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

from onrecord.errors import AddressRefused
from onrecord.read.furniture import read_table

WEB_PORTS = (80, 443)
SCHEMES = ("http", "https")
MAX_URL = 4000
"""Characters of an address; longer ones are data, not addresses."""
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@cache
def refused_networks() -> tuple[tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, str], ...]:
    """The networks of networks.tsv with what each is; ipaddress alone lets some of them through."""
    return tuple((ipaddress.ip_network(row[0]), row[1]) for row in read_table("fetch/networks.tsv"))


def why_refused(address: str) -> str | None:
    """What makes an IP address one that must not be reached ("a loopback address"), or None for a public one."""
    try:
        ip: _Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "no IP address"
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        inner = why_refused(str(ip.ipv4_mapped))
        return f"{inner} written as IPv6" if inner else "an IPv4 address written as IPv6"
    for network, name in refused_networks():
        if ip.version == network.version and ip in network:
            return name
    return None if ip.is_global and not ip.is_multicast else "an address outside the public internet"


def check_addresses(host: str, addresses: Sequence[str], allow_private: bool) -> None:
    """AddressRefused if any address of `host` is not public: a host with one private address is not to be trusted."""
    if allow_private:
        return
    for address in addresses:
        if why := why_refused(address):
            raise AddressRefused(
                f"{host} stands for {address}, {why}", where=host,
                next="Only public addresses are fetched; --allow-private lifts that for pages of your own network.",
            )  # fmt: skip


def check_url(url: str, allow_private: bool) -> None:
    """AddressRefused unless `url` is http(s) with a host, without a password, on a port of the web."""
    why = _url_fault(url, allow_private)
    if why:
        raise AddressRefused(why, where=url[:200], next="Give the http or https address of a public page.")


def _url_fault(url: str, allow_private: bool) -> str | None:
    """What is wrong with an address, or None."""
    if len(url) > MAX_URL:
        return f"the address has {len(url)} characters, over the limit of {MAX_URL}"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "this is no address"
    if parts.scheme.lower() not in SCHEMES:
        return f"{parts.scheme or 'an address without a scheme'} is not fetched, only http and https"
    if not parts.hostname:
        return "the address names no host"
    if parts.username is not None or parts.password is not None:
        return "the address holds a user name or password"
    if port is not None and port not in WEB_PORTS and not allow_private:
        return f"port {port} is no port of the web"
    return None
