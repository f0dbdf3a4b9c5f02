"""The letter in a real browser: at the width of a phone and of a desk, light and dark, checked with axe."""

import base64
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.test_desk_mail import make_letter
from onrecord.model.mailing import Picture
from onrecord.tell.render.mail import render_mail

sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright, which is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe, which is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs a chromium browser, which was not found")
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
LONG = "Donaudampfschiff" * 8
"""A word that fits no phone."""
QUIET = ("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all tests."""
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter as a file, its picture within it."""
    letter = make_letter(f"Some 2,500 troops left {LONG}.")
    part = replace(letter.parts[0], pictures=(Picture("Troops", "Chart. Troops: 5; 6", DOT, 480, 240),))
    picture = f"data:image/png;base64,{base64.b64encode(DOT).decode()}"
    html = render_mail(replace(letter, day=date(2020, 6, 15), parts=(part, part)), lambda number: "it").html
    path = tmp_path_factory.mktemp("mail") / "mail.html"
    path.write_text(html.replace("cid:it", picture), encoding="utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1100])
def test_it_can_be_read(browser: Any, page_path: Path, width: int, scheme: str) -> None:
    """Nothing runs out of the window, axe finds no fault, and dark is dark."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(page_path.as_uri())
    found = axe.Axe().run(page)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    widest = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []
    assert widest <= width
    dark = (_brightness(ground) < 60, _brightness(ink) > 200)
    assert dark == ((True, True) if scheme == "dark" else (False, False))


def _brightness(color: str) -> float:
    """The mean of red, green and blue of a CSS color, 0 to 255."""
    figures = [float(part) for part in color[color.index("(") + 1 : -1].split(",")[:3]]
    return sum(figures) / 3
