"""`onrecord read`: pages become clean articles."""

from onrecord.cli.options import (
    AllowPrivate,
    AsIs,
    Inputs,
    Json,
    Outlet,
    PublishedOn,
    RecordPath,
    Title,
    make_wiring,
    read_settings,
)
from onrecord.cli.output import leave, print_json, print_skipped, print_text, progress_bar
from onrecord.contract import article_json
from onrecord.model import Article, Skipped
from onrecord.run.filling import find_articles
from onrecord.run.wiring import record_for


def command(
    inputs: Inputs,
    record: RecordPath = None,
    outlet: Outlet = None,
    published: PublishedOn = None,
    title: Title = None,
    as_is: AsIs = False,
    allow_private: AllowPrivate = False,
    json: Json = False,
) -> None:
    """Turn pages into clean articles: no menus, promotions, newsletters, bios or repeated ledes."""
    settings = read_settings(outlet, published, title, as_is, allow_private)
    skipped: list[Skipped] = []
    with progress_bar() as bar, record_for(record, make_wiring(bar)) as kept:
        for found in find_articles(inputs, settings, make_wiring(bar)):
            if isinstance(found, Skipped):
                skipped.append(found)
                print_skipped(found)
                kept.keep_skipped(found)
                continue
            page, article = found
            kept.keep_page(page)
            kept.keep_article(article)
            bar.advance(article.title or article.source_id)
            if json:
                print_json(article_json(article))
            else:
                print_text(describe_article(article))
    leave(skipped)


def describe_article(article: Article) -> str:
    """The article as a reader sees it: title, where and when, text, and what was left out."""
    published = article.published
    by = f"By {', '.join(article.authors)}. " if article.authors else ""
    dropped = f"\n[{len(article.dropped)} pieces of the page were left out]" if article.dropped else ""
    head = f"{article.title or '(no title)'}\n{by}{article.outlet or 'Outlet unknown'}, {published.edtf or 'no date'}"
    return f"{head} ({published.basis}: {published.why})\n\n{article.text}\n{dropped}\n"
