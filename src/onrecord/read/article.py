"""A page becomes an article: pure, and it never raises, whatever the bytes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Article, Page, Paragraph, ParagraphRole, Published, Skipped
from onrecord.read.agencies import find_agencies
from onrecord.read.authors import is_own_name
from onrecord.read.body import Body, find_signature, make_body
from onrecord.read.decode import decode_bytes, is_binary
from onrecord.read.dump import find_headline, is_standfirst, join_posts, split_lines
from onrecord.read.furniture import REPORT_WEIGHT, Line, Verdict, judge_blocks, judge_lines, weigh_line
from onrecord.read.labels import find_label, paragraph_role
from onrecord.read.language import identify_language
from onrecord.read.live import entry_days, mark_entries
from onrecord.read.markup import cut_furniture, extract_embedded, extract_lines, parse_tree
from onrecord.read.metadata import Declared, Metadata, read_metadata
from onrecord.read.outlet import find_outlet
from onrecord.read.published import given_published, markup_published, text_published, visible_published
from onrecord.read.spoken import find_spoken
from onrecord.read.titles import strip_kicker
from onrecord.text.boxes import cut_boxes
from onrecord.text.sentences import line_spans

LONGEST_ASIDE = 800
"""Characters of a caption or a note in a text that is kept as it is; a report without line breaks may end in either."""
MIN_PROSE: dict[Declared, int] = {"article": 60, "nothing": 140, "site": 500}
"""Characters of sentences that a page must have to be an article, by what its markup declares it to be.

A short news item has 300, a picture with two lines 60; front pages and sections tease with a sentence or two.
"""
MIN_SHARE: dict[Declared, float] = {"article": 0.1, "nothing": 0.2, "site": 0.35}
"""Share of the kept text that must be sentences: articles may be lists of results, lists of links are no articles."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read from a page, before the hints of the outside are laid over it."""

    body: Body
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    published: Published | None = None


def read_article(page: Page) -> Article | Skipped:
    """The article on a page, or why there is none. Never raises; the same page always gives the same article."""
    try:
        return _read(page)
    except Exception as error:  # the last door: hostile markup makes parsers raise what they never document
        return _skip(page, f"the page cannot be read ({type(error).__name__}); keep it and report it as a fault")


def _read(page: Page) -> Article | Skipped:
    """As `read_article`, but a fault of ours raises."""
    if not page.body.strip():
        return _skip(page, "the page is empty; fetch or save it again")
    if is_binary(page.body):
        return _skip(page, "this is no text but a binary file; give the page as HTML or text")
    text = decode_bytes(page.body, page.charset)
    if page.form == "html":
        found = _read_html(page, text)
    elif page.form == "as_is":
        found = _Found(Body(text, _given_paragraphs(text), ()))
    else:
        found = _read_dump(page, text)
    if isinstance(found, str):
        return _skip(page, found)
    if not found.body.text.strip():
        return _skip(page, "no article was found: nothing is left without menus and promotions; try --as-is")
    return _make_article(page, found)


def _skip(page: Page, why: str) -> Skipped:
    """A page that gave no article."""
    return Skipped(page.hints.source_id or page.locator, "read", why)


def _read_html(page: Page, text: str) -> _Found | str:
    """What an HTML page holds, or why it is no article."""
    tree = parse_tree(text)
    if tree is None:
        return "the page has no HTML elements, or far more than any article; give its text instead"
    metadata = read_metadata(tree, page.final_url or page.url or page.hints.url)
    latest = page.fetched_at.date()
    published = given_published(page.hints.published) or markup_published(metadata.dates, latest)
    published = published or visible_published(tree, metadata.url, latest)
    cut, days = cut_furniture(tree), entry_days(tree, metadata.updates)
    lines, whole = extract_lines(tree, metadata.url, bool(days))
    if metadata.declared == "article" and sum(len(line.text) for line in lines) < MIN_PROSE["nothing"]:
        lines, whole = extract_embedded(text) or lines, False
    lines, sure = _sure_lines(join_posts([replace(line, text=cut_boxes(line.text)) for line in lines]))
    verdicts = judge_lines(lines, sure) if whole else judge_blocks(lines, sure)
    authors = _signed_by(metadata, lines)
    body = make_body(lines, verdicts, metadata.titles, authors, days)
    kept = [line for line, verdict in zip(lines, verdicts, strict=True) if not verdict.why]
    if why := _no_article(body.text, kept, metadata.declared):
        return why
    body = replace(body, dropped=(*cut, *body.dropped))
    return _Found(body, metadata.title, authors or body.authors, metadata.outlet, metadata.url, published)


def _signed_by(metadata: Metadata, lines: Sequence[Line]) -> tuple[str, ...]:
    """The authors by the markup; where it names the outlet alone, those who sign above the report."""
    if metadata.authors and all(is_own_name(name, metadata.outlet) for name in metadata.authors):
        return find_signature(lines, metadata.titles) or metadata.authors
    return metadata.authors


def _no_article(text: str, lines: Sequence[Line], declared: Declared) -> str | None:
    """Why the lines found in a page are no article: an index, a list of links, a stub. Markup may declare it one."""
    prose = sum(len(line.text) for line in lines if weigh_line(line).value <= REPORT_WEIGHT)
    if prose >= MIN_PROSE[declared] and prose >= MIN_SHARE[declared] * len(text):
        return None
    return (
        f"no article was found: {prose} characters of sentences in {len(lines)} lines look like an index, a list of "
        "links or a stub; give the address of a single article"
    )


def _read_dump(page: Page, text: str) -> _Found:
    """What a dump holds; its headline is the title unless the outside gives one."""
    lines, sure = _sure_lines(join_posts(split_lines(text)))
    verdicts = judge_lines(lines, sure)
    at = find_headline(lines, verdicts, page.hints.title)
    headline = lines[at].text if at is not None else None
    title = page.hints.title or headline
    if at is not None:
        verdicts[at] = Verdict(None, 0.0)
        if is_standfirst(lines, verdicts, at + 1):
            verdicts[at + 1] = Verdict(None, 0.0)
    body = make_body(lines, verdicts, [name for name in (title, headline) if name], page.hints.authors)
    outlet = None if page.hints.outlet else find_outlet(body.dropped)
    return _Found(body, strip_kicker(title) if title else None, body.authors, outlet)


def _sure_lines(lines: Sequence[Line]) -> tuple[list[Line], set[int]]:
    """The lines, headings of live entries marked, and those that are report whatever cue is in them."""
    marked, heads = mark_entries(lines)
    return marked, heads | set(find_spoken([line.text for line in lines]))


def _given_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of text that is kept character for character: its lines, or its blocks if hard-wrapped."""
    found, lede = [], False
    for start, end in line_spans(text):
        words = text[start:end]
        stripped = words.strip()
        if not stripped:
            continue
        start += len(words) - len(words.lstrip())
        label = find_label(stripped)
        role = label[0] if label else _given_role(stripped)
        if role == "body" and not label and not lede:
            role, lede = "lede", True
        found.append(Paragraph(start, start + len(stripped), role, label[1] if label else None))
    return tuple(found)


def _given_role(text: str) -> ParagraphRole:
    """The role of a paragraph that is kept as it is: a caption or a note of the page by its form, else the report's."""
    return paragraph_role(text, "p") if len(text) <= LONGEST_ASIDE else "body"


def _make_article(page: Page, found: _Found) -> Article:
    """The article, with the hints of the outside laid over what the page says."""
    body, hints = found.body, page.hints
    texts = [body.text[p.start : p.end] for p in body.paragraphs]
    read_on = page.fetched_at.date()
    published = given_published(hints.published) or found.published or text_published(body.stamps, texts, read_on)
    authors = hints.authors or found.authors
    credits = [piece.text for piece in body.dropped if piece.why == "credit"]
    url = page.url or hints.url or found.url
    return Article(
        page_id=page.id, source_id=hints.source_id or url or page.locator, url=url,
        outlet=hints.outlet or found.outlet, title=hints.title or found.title, authors=authors, text=body.text,
        language=identify_language(body.text), published=published, paragraphs=body.paragraphs,
        dropped=body.dropped, agencies=find_agencies(texts, credits, authors),
    )  # fmt: skip
