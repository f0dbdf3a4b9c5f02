"""Layouts: live pages, interviews, transcripts, posts, captions, corrections, wire headers, in dumps and in HTML."""

import json
from collections.abc import Callable

import pytest

from onrecord.model import Article, Paragraph

LEDE = "The harbor authority said on Tuesday that it would close the old bridge after cracks were found in two piers."
CARS = "About 4,000 cars cross the bridge each day, according to a count made last year by the city's traffic office."
VOTE = "The council will meet again on Thursday to vote on the plan of the authority, two members of it said."


def told(article: Article) -> list[tuple[str, Paragraph]]:
    """The paragraphs with their words."""
    return [(article.text[p.start : p.end], p) for p in article.paragraphs]


def html_of(body: str, head: str = "") -> str:
    """A page with a headline."""
    return f"<html><head>{head}</head><body><article><h1>Old bridge</h1>{body}</article></body></html>"


def test_entries_of_a_live_dump_have_days_and_headings(read: Callable[..., Article]) -> None:
    """Stamps are left out, give the day of what stands below, and what they head is a heading."""
    article = read(
        f"Live: strike at the fort\n\nBy Mara Quill\n\n{LEDE}\n\n14 June 2020, 16:40\n\nGuards block the north gate\n\n"
        f"{CARS}\n\n13 June, 09:15\n\n{VOTE}\n\nFriday, 12 June 2020\n\nThe strike began on Friday after a vote.",
        "text",
    )
    days = [(p.role, str(p.dated)[-2:]) for p in article.paragraphs]
    assert days == [("lede", "ne"), ("heading", "14"), ("body", "14"), ("body", "13"), ("body", "12")]
    assert article.title == "Live: strike at the fort"
    assert "13 June, 09:15" in {piece.text for piece in article.dropped}


def test_clock_times_of_a_live_dump_are_no_text(read: Callable[..., Article]) -> None:
    """Entries of one day stand under clock times: these are no paragraphs, and the entries have the page's day."""
    article = read(
        f"Strike at the fort: live\n\nJune 14, 2020\n\n4:40 p.m.\n\n{LEDE}\n\n1:05 p.m.\n\n{CARS}\n\n"
        f"9:15 a.m.\n\n{VOTE}",
        "text",
    )
    assert article.text == f"{LEDE}\n\n{CARS}\n\n{VOTE}"
    assert {str(p.dated) for p in article.paragraphs} == {"2020-06-14"}


@pytest.mark.parametrize("stated", [True, False])
def test_entries_of_a_live_page_stand_in_order(stated: bool, read: Callable[..., Article]) -> None:
    """A live page keeps its entries in the order of the page with headings and days, from its markup or its times."""
    heads = ["Piers cracked", "Count of cars", "A vote"]
    entries = list(zip(["2020-05-08", "2020-05-07", "2020-05-06"], heads, [LEDE, CARS, VOTE], strict=True))
    posts = "".join(
        f'<div class="post">{"" if stated else f"<time datetime={day}>x</time>"}<h2>{head}</h2><p>{text}</p></div>'
        for day, head, text in entries
    )
    updates = [{"headline": head, "articleBody": text, "datePublished": day} for day, head, text in entries]
    live = {"@type": "LiveBlogPosting", "headline": "Old bridge", "liveBlogUpdate": updates if stated else []}
    head = f'<script type="application/ld+json">{json.dumps(live)}</script>'
    first = "The bridge has been shut since Monday, and nobody was hurt, the police said in a note."
    article = read(html_of(f"<p>{first}</p>{posts}", head))
    texts = [first, *(line for _, heading, text in entries for line in (heading, text))]
    assert article.text == "\n\n".join(texts)
    assert [str(p.dated) for p in article.paragraphs] == ["None", *(day for day, _, _ in entries for _ in range(2))]


def test_turns_of_a_transcript_have_speakers(read: Callable[..., Article]) -> None:
    """Labels stay in the text, the full name is the speaker's also in later turns, stage words have their role."""
    article = read(
        "MARA QUILL, HOST: Good morning. The council votes today. Tom, what happens next?\n\n"
        "TOM REED, REPORTER: Good morning, Mara. The council has two plans before it.\n\n(SOUNDBITE OF CROWD)\n\n"
        "UNIDENTIFIED PERSON #1: Keep it open!\n\nQUILL: And what does the mayor say?\n\n"
        "REED: The mayor said that she would veto a toll.\n\nQUILL: Thank you, Tom.\n\nAll rights reserved.",
        "text",
    )
    spoken = [(p.role, p.label, p.speaker) for p in article.paragraphs]
    assert spoken[0] == ("speech", "MARA QUILL, HOST:", "MARA QUILL")
    assert spoken[2] == ("stage", None, None)
    assert spoken[3][2] == "UNIDENTIFIED PERSON #1"
    assert spoken[4:] == [
        ("speech", "QUILL:", "MARA QUILL"), ("speech", "REED:", "TOM REED"), ("speech", "QUILL:", "MARA QUILL"),
    ]  # fmt: skip
    assert article.text.endswith("QUILL: Thank you, Tom.")


def test_interviews_have_questions(read: Callable[..., Article]) -> None:
    """Q and A name nobody; paragraphs that only ask are questions where several stand in a page."""
    lettered = read(f"{LEDE}\n\nQ: Is it safe?\n\nA: No.\n\nQ: When will it close?\n\nA: In May, I believe.", "text")
    assert [(p.role, p.speaker) for p in lettered.paragraphs][1:] == [("question", None), ("speech", None)] * 2
    bold = "".join(f"<p><b>{ask}</b></p><p>{text}</p>" for ask, text in zip(
        ("Is the bridge safe?", "How many cross it?", "And what comes next?"), (LEDE, CARS, VOTE), strict=True
    ))  # fmt: skip
    roles = [p.role for p in read(html_of(bold)).paragraphs]
    assert roles == ["question", "lede", "question", "body", "question", "body"]


def test_lists_of_facts_are_no_conversation(read: Callable[..., Article]) -> None:
    """Labels that do not come again are no speakers."""
    facts = "Length: 212 metres\n\nBuilt: 1931\n\nCars a day: 4,000\n\nOwner: the city"
    article = read(f"{LEDE}\n\n{facts}\n\n{CARS}", "text")
    assert {p.speaker for p in article.paragraphs} == {None}
    assert "Built: 1931" in article.text


def test_posts_keep_author_and_day(read: Callable[..., Article]) -> None:
    """An embedded post is one paragraph with who wrote it and when, in a dump and in HTML."""
    post = "We will keep the ferry running until the new bridge stands."
    signed = "Ada Hale (@adahale)"
    dump = read(f"{LEDE}\n\n{post}\n\n— {signed} May 7, 2020\n\n{CARS}", "text")
    quote = f'<blockquote class="twitter-tweet"><p>{post}</p>&mdash; {signed} <a href="/s">May 7, 2020</a></blockquote>'
    page = read(html_of(f"<p>{LEDE}</p>{quote}<p>{CARS}</p><p>{VOTE}</p>"))
    for article in (dump, page):
        words, paragraph = told(article)[1]
        assert words == f"{post} — {signed} May 7, 2020"
        assert (paragraph.role, paragraph.speaker, str(paragraph.dated)) == ("post", signed, "2020-05-07")


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Cars wait at the old bridge in Port Hale on May 7, 2020. (Mara Quill/The Courier)", "caption"),
        ("The old bridge on Monday. Photo: Tom Reed/AP", "caption"),
        ("The mayor greets a driver on the bridge, May 7, 2020. REUTERS/Mara Quill", "caption"),
        ("File photo: the old bridge before the flood of 1997.", "caption"),
        ("Correction: The flood was in 1997, not in 1987 as this story said at first.", "correction"),
        ("This article was amended on 9 May 2020 because it gave the wrong number of piers.", "correction"),
        ("(This story corrects the name of the bridge in paragraph 3)", "correction"),
        ("An earlier version of this story misstated the year of the flood.", "correction"),
        ("Editor's note: the bridge was closed after this interview was held.", "note"),
        ("This interview has been edited for length and clarity.", "note"),
        ("This report by the ministry blames the council for the wrong count of cars.", "body"),
        ("The earlier report was sent to the council, the mayor told the Courier.", "body"),
    ],
)
def test_captions_and_corrections_stay_with_their_role(line: str, role: str, read: Callable[..., Article]) -> None:
    """Captions, corrections and notes of a dump are kept, each with its role."""
    words = dict(told(read(f"{LEDE}\n\n{line}\n\n{CARS}", "text")))
    assert words[line].role == role
    assert dict(told(read(f"{LEDE}\n\n{CARS}\n\n{line}", "text")))[line].role == role


def test_captions_in_markup_are_left_out_and_told(read: Callable[..., Article]) -> None:
    """A caption that the markup marks is no paragraph of the report, and is listed among what was left out."""
    figure = "<figure><img src=a><figcaption>Cars at the bridge. Photo: Tom Reed</figcaption></figure>"
    article = read(html_of(f"<p>{LEDE}</p>{figure}<p>{CARS}</p><p>{VOTE}</p>"))
    assert article.text == f"{LEDE}\n\n{CARS}\n\n{VOTE}"
    assert [piece.why for piece in article.dropped] == ["caption"]


@pytest.mark.parametrize(
    ("header", "agencies"),
    [
        ("PORT HALE (AP) —", ("AP",)),
        ("(CNN) --", ("CNN",)),
        ("Port Hale, Northland (CNN) --", ("CNN",)),
        ("PORT HALE, June 12 (Reuters) -", ("Reuters",)),
        ("OLD MILL/PORT HALE, Northland —", ()),
    ],
)
def test_wire_headers_are_labels(header: str, agencies: tuple[str, ...], read: Callable[..., Article]) -> None:
    """The wire header stays in the text as the label of the lede, and names its agency."""
    article = read(f"{header} {LEDE}\n\n{CARS}\n\n(Reporting by Mara Quill; editing by Tom Reed)", "text")
    first = article.paragraphs[0]
    assert (first.role, first.label, article.agencies) == ("lede", header, agencies)
    assert [piece.why for piece in article.dropped] == ["credit"]
    credit = "The Courier's Mara Quill reported from Port Hale; Tom Reed wrote from Old Mill."
    assert credit not in read(f"{header} {LEDE}\n\n{CARS}\n\n{credit}", "text").text


@pytest.mark.parametrize(
    ("sentence", "stays"),
    [
        ("The council has set aside $3 million.", True),
        ("The ferry starts next week.", True),
        ("Three guards were hurt.", True),
        ("We cover the harbour like nobody else.", False),
        ("It is the news you need.", False),
        ("What moved on the waterfront", False),
    ],
)
def test_a_sentence_between_two_offers_is_kept(sentence: str, stays: bool, read: Callable[..., Article]) -> None:
    """In a short text a sentence that addresses nobody is report, also alone between two offers."""
    offers = "Sign up for our newsletter", "Delivered straight to your inbox"
    article = read(f"{LEDE}\n\n{offers[0]}\n\n{sentence}\n\n{offers[1]}", "text")
    assert (sentence in article.text) == stays
    assert not any(offer in article.text for offer in offers)


def test_turns_under_names_alone_have_speakers(read: Callable[..., Article]) -> None:
    """Names on lines of their own that come again head turns; small talk among them is part of the transcript."""
    talk = [
        ("mara quill", "Hi, Tom."), ("tom reed", "Good morning. How are you?"), ("mara quill", LEDE),
        ("tom reed", CARS), ("mara quill", "Thank you, Tom."), ("tom reed", "Sure. See you tomorrow."),
    ]  # fmt: skip
    article = read("\n\n".join(f"{name}\n\n{said}" for name, said in talk), "text")
    assert [p.speaker for p in article.paragraphs if p.role == "speech"] == [name for name, _ in talk]
    assert article.text.endswith("tom reed\n\nSure. See you tomorrow.")


def test_headings_below_the_mark_of_an_advertisement_stay(read: Callable[..., Article]) -> None:
    """The place of an advertisement is left out; the heading below it is not."""
    mark = "Advertisement:\n\nWhat the piers are made of"
    article = read(f"{LEDE}\n\n{mark}\n\n{CARS}\n\nAdvertisement:\n\n{VOTE}", "text")
    assert article.text == f"{LEDE}\n\nWhat the piers are made of\n\n{CARS}\n\n{VOTE}"


@pytest.mark.parametrize(
    "line",
    [
        "JUST WATCHED The old bridge is falling Replay More Videos ... MUST WATCH The old bridge is falling 02:31",
        "Read more: The mayor said that the ferry crews asked for more pay",
        "Quill reported from Port Hale. Courier writers Tom Reed in Old Mill and Jo Marsh in London contributed.",
        "With assistance by Tom Reed and Jo Marsh",
        "Contributing: Tom Reed, the Courier",
        "Read or Share this story: https://courier.example/1",
    ],
)
def test_furniture_inside_a_report_goes(line: str, read: Callable[..., Article]) -> None:
    """Players, teasers and credits between two paragraphs of a report are left out."""
    assert read(f"{LEDE}\n\n{CARS}\n\n{line}\n\n{VOTE}", "text").text == f"{LEDE}\n\n{CARS}\n\n{VOTE}"
