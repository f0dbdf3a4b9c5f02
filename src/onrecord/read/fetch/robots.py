"""What a site's robots.txt allows, kept a day."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego

KEEP = timedelta(hours=24)
"""How long a robots.txt is used (RFC 9309, 2.4)."""
MAX_SITES = 500
"""Sites whose rules are kept; the one used longest ago is forgotten first."""
MAX_BYTES = 500_000
"""How much of a robots.txt is read (RFC 9309, 2.5 asks for 500 kibibytes at least)."""
MAX_DELAY_S = 30.0
"""A site may ask us to wait so long between two pages, and no longer."""


@dataclass(frozen=True, slots=True)
class SiteRules:
    """The rules of one site as read at an instant; `rules` None: its robots.txt could not be had."""

    rules: Protego | None
    read_at: datetime

    def allows(self, url: str, agent: str) -> bool:
        """True if the page may be fetched; never while the rules cannot be had (RFC 9309, 2.3.1.4)."""
        return self.rules is not None and bool(self.rules.can_fetch(url, agent))

    def delay_s(self, agent: str) -> float:
        """Seconds that the site asks us to wait between two pages."""
        asked = self.rules.crawl_delay(agent) if self.rules is not None else None
        return min(float(asked), MAX_DELAY_S) if asked else 0.0


class KnownRules:
    """The rules of the sites visited last."""

    def __init__(self) -> None:
        self._sites: OrderedDict[str, SiteRules] = OrderedDict()

    def get(self, site: str, now: datetime) -> SiteRules | None:
        """The site's rules if they were read within the last day."""
        rules = self._sites.get(site)
        if rules is None or now - rules.read_at > KEEP:
            return None
        self._sites.move_to_end(site)
        return rules

    def keep(self, site: str, body: bytes | None, now: datetime) -> SiteRules:
        """The rules in `body` (None: the site failed to give any), kept for the site."""
        rules = None if body is None else Protego.parse(body[:MAX_BYTES].decode("utf-8", "replace"))
        self._sites[site] = kept = SiteRules(rules, now)
        while len(self._sites) > MAX_SITES:
            self._sites.popitem(last=False)
        return kept
