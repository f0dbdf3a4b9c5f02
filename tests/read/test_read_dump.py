"""Dumps: the report is kept whole, the furniture around it goes, each piece with its reason."""

from collections.abc import Callable

import pytest

from onrecord.model import Article

REPORT = """The harbor authority said on Tuesday that it would close the old bridge, as two of its piers have cracks.

“We cannot wait for another winter,” Mara Quill, the authority's director, told reporters at the site.

About 4,000 cars cross the bridge each day, according to a count made last year. A ferry will run every 20 minutes.

The city council voted 9 to 2 for the plan. Opponents had asked for a toll of $3 a month for residents."""

DUMP = f"""Skip to main content

World | Politics | Business | Sport

Log in
Subscribe

Exclusive: Old bridge to close as cracks widen

By Tom Reed
May 8, 2020

Share on Facebook
Copy link

{REPORT}

Sign up for our morning newsletter
Delivered straight to your inbox.

  • The Morning Line
  • Harbor Weekly

Become a member
$9.00 / month
billed annually

Tom Reed is a reporter for the Courier. He covers the port.

Related stories
Ferry crews ask for more pay
A winter without the market

12 Comments
some_reader says:
The bridge was never safe and everybody in town knew it for years, but nobody listened.

© 2020 The Courier. All rights reserved."""


def test_a_dump_keeps_the_report_and_nothing_else(read: Callable[..., Article]) -> None:
    """Menus, share bars, offers, bios, related links and comments go; every report paragraph stays."""
    article = read(DUMP, "text")
    assert article.text == REPORT
    assert article.title == "Old bridge to close as cracks widen"
    assert article.authors == ("Tom Reed",)
    assert article.published.edtf == "2020-05-08" and article.published.basis == "text"


def test_every_dropped_piece_has_its_reason(read: Callable[..., Article]) -> None:
    """What is left out is kept beside the text with why."""
    why = {piece.text: piece.why for piece in read(DUMP, "text").dropped}
    assert why["Skip to main content"] == "menu"
    assert why["Sign up for our morning newsletter"] == "newsletter"
    assert why["billed annually"] == "promotion"
    assert why["Tom Reed is a reporter for the Courier. He covers the port."] == "bio"
    assert why["Ferry crews ask for more pay"] == "related"
    assert why["12 Comments"] == "comments"
    assert why["By Tom Reed"] == "credit"


@pytest.mark.parametrize(
    "sentence",
    [
        "The publisher said it would end its print newsletter and raise subscriptions to $15 a month from June.",
        "Prices for bread rose by 12 percent, and a monthly pass now costs $40, the transport agency reported.",
        "The union told members to sign up for the ballot before Friday, and 3,000 of them did so within a day.",
        "“Join us or leave,” the minister told the rebels in a speech that was broadcast on Monday evening.",
        "The company sent the newsletter to 40,000 subscribers before the police searched its offices.",
        "Facebook and Twitter removed the posts, which had been shared 60,000 times, a spokesman said.",
        "The committee will comment on the report next week, its chairwoman told the Courier.",
    ],
)
def test_news_about_prices_and_newsletters_is_kept(sentence: str, read: Callable[..., Article]) -> None:
    """A report that tells of subscriptions, prices, newsletters or comments is a report all the same."""
    before, after = REPORT.split("\n\n")[:2]
    assert sentence in read(f"{before}\n\n{sentence}\n\n{after}", "page_text").text


def test_a_promotion_inside_a_report_does_not_end_it(read: Callable[..., Article]) -> None:
    """Paragraphs below a box of offers are still the report."""
    first, *rest = REPORT.split("\n\n")
    box = "Sign up for our newsletter\nEnter your email\nBy signing up, you agree to our terms."
    assert read("\n\n".join([first, box, *rest]), "text").text == REPORT


def test_a_list_inside_a_report_stays(read: Callable[..., Article]) -> None:
    """Short lines between paragraphs of the report are part of it unless a cue among them says otherwise."""
    first, *rest = REPORT.split("\n\n")
    names = "Hale Street\nNorth Quay\nOld Mill Lane\nFerry Road\nMarket Square"
    assert "Ferry Road" in read("\n\n".join([first, names, *rest]), "text").text


def test_a_repeated_lede_is_kept_once(read: Callable[..., Article]) -> None:
    """A paragraph that comes twice, or cut with an ellipsis before it comes whole, is told once."""
    first = REPORT.split("\n\n")[0]
    article = read(f"Bridge to close in May\n\n{first[:60]}...\n\n{first}\n\n{REPORT}", "text")
    assert article.text == REPORT
    assert [piece.why for piece in article.dropped].count("repeat") == 2


def test_a_standfirst_without_a_full_stop_stays(read: Callable[..., Article]) -> None:
    """The line between the headline and the report is kept, and the headline is not part of the text."""
    article = read(f"Council Votes to Close the Old Bridge\n\nAbout 4,000 cars use it each day\n\n{REPORT}", "text")
    assert article.title == "Council Votes to Close the Old Bridge"
    assert article.text.startswith("About 4,000 cars use it each day\n\nThe harbor")


def test_offsets_of_paragraphs_are_exact(read: Callable[..., Article]) -> None:
    """The paragraphs, joined by a blank line, are the text."""
    article = read(DUMP, "text")
    assert "\n\n".join(article.text[p.start : p.end] for p in article.paragraphs) == article.text


def test_labels_give_roles(read: Callable[..., Article]) -> None:
    """Known labels, with straight or curly quotes, on a line of their own or not, give their paragraph a role."""
    text = (
        f"{REPORT}\n\nWhy it matters: The bridge is the only way to the hospital for the northern half of the town.\n\n"
        "What’s next:\xa0 The council meets again on Thursday to vote on the ferry's timetable and its price.\n\n"
        "Background\n\nThe bridge was built in 1931 and repaired twice, most recently after the flood of 1997.\n\n"
        "Correction: An earlier version of this article gave the wrong year for the flood."
    )
    article = read(text, "text")
    roles = {p.role: p.label for p in article.paragraphs}
    assert roles["why_it_matters"] == "Why it matters:"
    assert roles["whats_next"] == "What’s next:"
    assert roles["background"] == "Background"
    assert roles["correction"] == "Correction:"
    assert article.paragraphs[0].role == "lede"


def test_agencies_are_named_and_credits_dropped(read: Callable[..., Article]) -> None:
    """A dateline's agency and one in the credit line are listed; the dateline stays, the credit line goes."""
    credit = "Reporting by Mara Quill; Editing by Tom Reed\n\nReuters contributed to this report."
    article = read(f"PORT HALE (AP) — {REPORT}\n\n{credit}", "text")
    assert article.text.startswith("PORT HALE (AP) — The harbor")
    assert article.agencies == ("AP", "Reuters")
    assert "Reporting by" not in article.text
    assert "told AP" not in article.agencies


def test_given_text_is_kept_character_for_character(read: Callable[..., Article]) -> None:
    """Text that is given as it is keeps menus, hidden characters, quotes and spaces; paragraphs are its lines."""
    text = " Skip to main content\r\n\r\nA\xa0report\u200b of \u202esorts.\n  Second line. \n"
    article = read(text, "as_is", charset="utf-8")
    assert article.text == text
    assert [text[p.start : p.end] for p in article.paragraphs][-1] == "Second line."


def test_captions_and_notes_of_given_text_are_known(read: Callable[..., Article]) -> None:
    """A line with the credit of a picture, or on the page itself, is none of the report; what follows is its lede."""
    text = (
        "Sailors of Ardan row to Lund. (Photo: Kim Orm, Lund Post)\n\nThe council of Ardan shut the port on Monday.\n\n"
        "It has been open since May.\n\nThis story was updated at 5 p.m."
    )
    article = read(text, "as_is", charset="utf-8")
    assert [p.role for p in article.paragraphs] == ["caption", "lede", "body", "note"]


def test_language_is_named(read: Callable[..., Article]) -> None:
    """A text in another language is read, and its language named."""
    german = "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke über den Hafen im Mai zu schließen. " * 3
    assert read(german, "text").language == "de"
    assert read(REPORT, "text").language == "en"
