"""The page in a real browser: read with and without scripts, on a phone and a desk, checked with axe."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.tell import BriefQuestion, write_brief
from onrecord.tell.render import render_html
from tell.build import account, make_article, reading
from tell.test_page import MARCH, NEW, OLD, told_of

sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright, which is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
axe_package = pytest.importorskip("axe_playwright_python", reason="needs axe-playwright-python, which is not installed")
AXE = Path(os.environ.get("ONRECORD_AXE", Path(axe_package.__file__).parent / "axe.min.js"))
QUIET = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
LONG = "Donaudampfschiff" * 12
"""A word that fits no phone."""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs a chromium browser, which was not found")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page as a file."""
    counts = [make_article(f"Some 4,{n}00 US troops are in Iraq. {LONG}.", date(2020, n, 3), LONG) for n in (7, 8, 9)]
    old = make_article(f"{OLD}\n\nNobody was hurt.\n\n" + "A line of the report.\n\n" * 60, date(2020, 6, 12))
    brief, whole = told_of(old, *counts, make_article(NEW, MARCH, "Gulf Ledger"))
    path = tmp_path_factory.mktemp("page") / "brief.html"
    path.write_text(render_html(brief, whole), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def bare_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page that tells nothing and names a report of a long name."""
    report = replace(make_article("it froze", MARCH), title=f"Ice on Lake Orm {LONG}", url="https://gazette.example/1")
    whole = account(reading(report, ()))
    page = render_html(write_brief(whole, BriefQuestion("Lake Orm", terms=(("Lake Orm",),))), whole)
    path = tmp_path_factory.mktemp("page") / "bare.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all tests."""
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Any, address: str) -> Iterator[Any]:
    """Opens the page in a context of its own; the test fails if the browser had anything to complain of."""
    opened, complaints, asked, wanted = [], [], [], set()

    def open_it(where: str = address, **options: Any) -> Any:
        context = browser.new_context(**options)
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        wanted.add(where)
        page.goto(where)
        return page

    yield open_it
    for context in opened:
        context.close()
    assert complaints == []
    assert set(asked) == wanted


def is_seen(page: Any, selector: str) -> bool:
    """True if the element stands within the window."""
    box = page.locator(selector).bounding_box()
    return bool(box) and 0 <= box["y"] < page.viewport_size["height"]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_a_cite_opens_its_words_and_leads_back(open_page: Any, window: dict[str, int], scripts: bool) -> None:
    """The kept article opens at the marked words, the line stays where it was, and a link leads back to it."""
    page = open_page(viewport=window, java_script_enabled=scripts)
    cite = page.locator("a.cite").first
    anchor, line = cite.get_attribute("href"), page.locator("li", has=cite).first.get_attribute("id")
    assert not page.locator(".kept").first.is_visible()
    cite.click()
    assert is_seen(page, f"mark{anchor}")
    assert page.locator(".kept:visible").count() == 1
    page.locator(f'.kept:visible a.back[href="#{line}"]').first.click()
    assert page.locator(".kept:visible").count() == 0
    assert is_seen(page, f"#{line}")


SETTLED = "() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(scrollY))))"
"""Where the page stands once the browser has drawn what the last input did."""

LOOKS = 200
"""How often the page is looked at, once a frame, before something that should have come about has not."""


def wait_until(page: Any, condition: str) -> None:
    """The condition holds; the page forbids what the browser library would put into it to wait there itself."""
    for _ in range(LOOKS):
        if page.evaluate(condition):
            return
        page.evaluate(SETTLED)
    raise AssertionError(f"never so: {condition}")


def test_closing_leaves_the_reader_where_he_was(open_page: Any) -> None:
    """Escape and the close link shut the article; the page does not move and the cite has the focus again."""
    page = open_page(viewport=DESK)
    for shut in (lambda: page.keyboard.press("Escape"), lambda: page.locator(".kept:visible .bar a").click()):
        page.locator("a.cite").last.click()
        before = page.evaluate(SETTLED)
        shut()
        wait_until(page, "document.activeElement.className === 'cite'")
        wait_until(page, f"scrollY === {before}")
        assert page.evaluate(SETTLED) == before
        assert page.locator(".kept:visible").count() == 0


def test_the_keyboard_reaches_the_brief_first(open_page: Any) -> None:
    """The first stop is the skip link, seen when it has the focus."""
    page = open_page(viewport=DESK)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert is_seen(page, ".skip")


@pytest.mark.parametrize("width", [320, 360, 700, 1024, 1200, 1280, 1920])
def test_nothing_scrolls_sideways(open_page: Any, width: int) -> None:
    """No width needs a horizontal scroll, all evidence open, an article open, with words that fit no line."""
    page = open_page(viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0
    page.locator("a.cite").first.click()
    assert page.evaluate(wide) <= 0
    assert page.evaluate("(k => k.scrollWidth - k.clientWidth)(document.querySelector('.kept:has(:target)'))") <= 0


def test_paper_shows_the_evidence(open_page: Any) -> None:
    """In print every quotation is shown, without scripts too, and the kept articles and the navigation are not."""
    page = open_page(viewport=DESK, java_script_enabled=False)
    page.emulate_media(media="print")
    quotation = page.locator(".proof blockquote")
    assert quotation.count() > 1
    assert all(quotation.nth(n).bounding_box()["height"] > 5 for n in range(quotation.count()))
    assert not page.locator("nav").is_visible()
    assert page.locator(".kept:visible").count() == 0


@pytest.mark.skipif(not AXE.is_file(), reason="needs axe-core: set ONRECORD_AXE to the path of its axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing(open_page: Any, window: dict[str, int], scheme: str) -> None:
    """No violation of axe's rules, target size included, with the evidence open and with an article open."""
    page = open_page(viewport=window, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    page.evaluate(AXE.read_text("utf-8"))
    run = "axe.run(document, {rules: {'target-size': {enabled: true}}})"
    for _ in range(2):
        found = page.evaluate(run)
        assert len(found["passes"]) > 15
        assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = false; })")
        page.locator("a.cite").first.click()


@pytest.mark.skipif(not AXE.is_file(), reason="needs axe-core: set ONRECORD_AXE to the path of its axe.min.js")
@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_a_page_that_tells_nothing_is_whole(open_page: Any, bare_address: str, window: dict[str, int]) -> None:
    """It names the report, offers no evidence to show, scrolls to one side only, and axe finds nothing in it."""
    page = open_page(bare_address, viewport=window)
    assert page.locator(".further .title").inner_text().startswith("Ice on Lake Orm")
    assert not page.locator("#all").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.evaluate(AXE.read_text("utf-8"))
    assert [found["id"] for found in page.evaluate("axe.run(document)")["violations"]] == []
