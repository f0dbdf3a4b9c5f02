"""Title, authors, outlet, address and day of an HTML page: JSON-LD first, then meta tags, then the visible page."""

import re
from dataclasses import dataclass
from typing import Literal

from lxml.html import HtmlElement

from onrecord.read.authors import clean_authors
from onrecord.read.decode import tidy_line
from onrecord.read.structured import Markup, names_of, read_markup
from onrecord.read.titles import is_dressed, looks_like_headline, shortest_form, site_in_title, squash, strip_site
from onrecord.text.addresses import host_of

MAX_TITLE = 400
"""Characters of a title; more is a description that stands in the wrong place."""
MAX_UPDATES = 200
"""Entries of a live page that are looked at."""
MAX_BYLINE = 120
"""Characters of a byline; more is a paragraph about the author."""
_AUTHOR_TAGS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "twitter:creator",
)  # fmt: skip
_TAG = re.compile(r"</?(?:em|i|b|strong|span|u|sup|sub|br)\b[^<>]{0,100}>", re.I)
_BYLINE = re.compile(
    r"(^|[-_ ])(byline|author(-name)?|by-author|article-author|post-author|post-meta|entry-meta)([-_ ]|$)"
)


Declared = Literal["article", "site", "nothing"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page's markup says of it: `titles` are all forms of its headline, best first;
    `dates` its statements of publication, best first, as (where, value)."""

    title: str | None
    titles: tuple[str, ...]
    authors: tuple[str, ...]
    outlet: str | None
    url: str | None
    dates: tuple[tuple[str, str], ...]
    declared: Declared
    updates: tuple[tuple[str, str], ...] = ()
    """The entries of a live page that its markup states: words and stamp."""


def read_metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """The metadata of the page `tree` that was fetched from `url`."""
    markup = read_markup(tree)
    address = _address(tree, markup, url)
    outlet = _outlet(tree, markup, address)
    titles = _titles(tree, markup, outlet, address)
    kind = (markup.first("og:type") or "").lower()
    declared: Declared = "site" if kind == "website" else "nothing"
    declared = "article" if markup.article or "article" in kind else declared
    authors, dates = _authors(tree, markup, outlet), tuple(_dates(tree, markup))
    return Metadata(next(iter(titles), None), titles, authors, outlet, address, dates, declared, _updates(markup))


def _updates(markup: Markup) -> tuple[tuple[str, str], ...]:
    """The entries that a LiveBlogPosting lists."""
    listed = markup.article.get("liveBlogUpdate")
    nodes = [node for node in listed[:MAX_UPDATES] if isinstance(node, dict)] if isinstance(listed, list) else []
    stated = ((f"{n.get('headline', '')} {n.get('articleBody', '')}", n.get("datePublished")) for n in nodes)
    return tuple((words, stamp) for words, stamp in stated if isinstance(stamp, str))


def _address(tree: HtmlElement, markup: Markup, url: str | None) -> str | None:
    """The page's address: where it was fetched, else its canonical link."""
    if url:
        return url
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            return str(link.get("href"))
    stated = markup.first("og:url", "twitter:url")
    return stated if stated and stated.startswith("http") else None


def _outlet(tree: HtmlElement, markup: Markup, url: str | None) -> str | None:
    """The outlet's name: og:site_name, the publisher, the application's name, the end of the
    title where it sounds like the host, else the host."""
    for name in (markup.first("og:site_name"), markup.publisher, markup.first("application-name", "twitter:app:name")):
        if name and not name.startswith("http"):
            return tidy_line(name)
    host = host_of(url)
    own = next((tidy_line(t.text_content()) for t in tree.iter("title")), "")
    return site_in_title(own, host) or host or None


def _titles(tree: HtmlElement, markup: Markup, outlet: str | None, url: str | None) -> tuple[str, ...]:
    """All forms of the headline, best first: og:title (right on 109 of 133 pages), JSON-LD (103),
    the h1 (95), twitter:title, title. A vote among them is right on 107 at most.

    Where JSON-LD has the same headline plainer, without words for searchers or a section's name, that is taken. An h1
    of which the page's title holds nothing is the name of a section.
    """
    names = [name for name in (outlet, markup.publisher, markup.first("og:site_name")) if name]
    sections = [*markup.meta.get("article:section", ()), *names_of(markup.article.get("articleSection"))]
    headings = [tidy_line(h.text_content()) for h in tree.iter("h1")]
    own = next((tidy_line(t.text_content()) for t in tree.iter("title")), "")
    in_title = any(squash(heading) in squash(own) for heading in headings)
    if not in_title and looks_like_headline(strip_site(own, names, url, sections)):
        headings = [own, *headings]
    headlines = [*names_of(markup.article.get("headline")), *markup.meta.get("headline", ())]
    headlines = [_TAG.sub("", title) for title in headlines]
    social, card = markup.first("og:title") or "", markup.first("twitter:title", "dc.title") or ""
    stated = [_TAG.sub("", social), *headlines, *headings, _TAG.sub("", card), own]
    forms = {title: strip_site(title, names, url, sections) for title in stated if title and len(title) <= MAX_TITLE}
    best = next(iter(forms.values()), "")
    if squash(best) not in map(squash, headlines):
        plain = (forms[title] for title in headlines if title in forms and is_dressed(best, forms[title]))
        best = next(plain, None) or shortest_form(best, list(forms.values()))
    return tuple(dict.fromkeys(form for form in (best, *forms.values(), *stated) if form))


def _authors(tree: HtmlElement, markup: Markup, outlet: str | None) -> tuple[str, ...]:
    """The authors by JSON-LD, by meta tags, else by the visible byline."""
    own = {squash(name) for name in (outlet, markup.publisher) if name}
    stated = [name for name in names_of(markup.article.get("author")) if squash(name) not in own]
    if not stated:
        for name in _AUTHOR_TAGS:
            stated = [value for value in markup.meta.get(name, ()) if not value.startswith(("http", "@"))]
            stated = [value for value in stated if squash(value) not in own]
            if stated:
                break
    return clean_authors(stated or _visible_authors(tree), outlet) or clean_authors(
        names_of(markup.article.get("author")), None
    )


def _visible_authors(tree: HtmlElement) -> list[str]:
    """The names that the first element marked as a byline links to their pages, else its text."""
    for element in tree.iter("a", "span", "div", "p", "address"):
        rel = element.get("rel") or ""
        named = f"{element.get('class', '')} {element.get('itemprop', '')}".lower()[:200]
        if rel == "author" or _BYLINE.search(named):
            text = tidy_line(" ".join(element.itertext()))
            if 0 < len(text) <= MAX_BYLINE and not _in_comments(element):
                linked = (tidy_line(a.text_content()) for a in element.iter("a") if a.get("rel") == "author")
                return [name for name in linked if name] or [text]
    return []


def _in_comments(element: HtmlElement) -> bool:
    """True if the element stands among readers' comments."""
    around = (element, *element.iterancestors("ol", "ul", "li", "div", "section"))
    return any("comment" in f"{e.get('class', '')} {e.get('id', '')}"[:200].lower() for e in around)


def _dates(tree: HtmlElement, markup: Markup) -> list[tuple[str, str]]:
    """All statements of the day of publication, best first."""
    found = []
    for key in ("datePublished", "dateCreated"):
        if isinstance(markup.article.get(key), str):
            found.append((f"the page's JSON-LD ({key})", markup.article[key]))
    for name in ("article:published_time", "datepublished", "og:article:published_time", "parsely-pub-date",
                 "article.published", "publishdate", "publish-date", "pubdate", "dc.date.issued", "dc.date",
                 "dcterms.created", "sailthru.date", "date", "cxenseparse:recs:publishtime", "rnews:datepublished",
                 "article:published", "last-modified-date"):  # fmt: skip
        found.extend((f"the page's meta tag {name}", value) for value in markup.meta.get(name, ())[:1])
    for element in tree.iter("time"):
        value = element.get("datetime") or ""
        marked = (element.get("itemprop") or "").lower() == "datepublished" or element.get("pubdate") is not None
        if value and marked:
            found.append(("the page's time element", value))
    return found
