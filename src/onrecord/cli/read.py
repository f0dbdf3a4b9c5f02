"""`onrecord read`: pages become clean articles."""

import typer

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
from onrecord.tell.render.plain import WIDTH, count


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
    """Turn pages into clean articles: no menus, promotions, newsletters, bios or repeated ledes.

    With --record they are kept, and listed a line each. Of a feed, the pages that the record lacks are fetched.
    """
    settings = read_settings(outlet, published, title, as_is, allow_private)
    skipped: list[Skipped] = []
    read = new = 0
    with progress_bar() as bar, record_for(record, make_wiring(bar)) as kept:
        for found in find_articles(inputs, settings, make_wiring(bar), kept):
            if isinstance(found, Skipped):
                skipped.append(found)
                print_skipped(found)
                kept.keep_skipped(found)
                continue
            page, article = found
            is_new = kept.keep(page, article, None).article
            read, new = read + 1, new + is_new
            bar.advance(article.title or article.source_id)
            if json:
                print_json(article_json(article))
            else:
                print_text(list_article(article, is_new) if record else describe_article(article))
    if record:
        without = f"; {count(len(skipped), 'page')} gave none" if skipped else ""
        typer.echo(f"{count(read, 'article')} read, {new:,} new to the record{without}", err=True)
    leave(skipped)


def list_article(article: Article, is_new: bool) -> str:
    """The article on one line: whether the record had it, its day, its outlet and title."""
    named = f"{article.outlet or 'Outlet unknown'}: {article.title or '(no title)'}"
    return f"{'new' if is_new else '   '}  {article.published.edtf or 'no date':<10}  {named}"


def describe_article(article: Article) -> str:
    """The article as a reader sees it: title, where and when, text, and what was left out."""
    published = article.published
    by = f"By {', '.join(article.authors)}. " if article.authors else ""
    dropped = f"\n[{len(article.dropped)} pieces of the page were left out]" if article.dropped else ""
    title = article.title or "(no title)"
    head = f"{title}\n{'=' * min(len(title), WIDTH)}\n{by}{article.outlet or 'Outlet unknown'}"
    return f"{head}, {published.edtf or 'no date'} ({published.why})\n\n{article.text}\n{dropped}\n"
