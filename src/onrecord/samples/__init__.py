"""The sample pages that ship with the package: news pages of five invented outlets, and what they hold."""

from pathlib import Path


def pages_folder() -> Path:
    """The folder of the sample pages."""
    return Path(__file__).parent / "pages"
