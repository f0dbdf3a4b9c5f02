"""The templates of pages, with everything that is put into them escaped."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def load_file(name: str) -> str:
    """The text of a template's companion: a style sheet, a script."""
    return (files("onrecord.tell") / "templates" / name).read_text("utf-8")


@cache
def make_environment() -> Environment:
    """Where templates are found; an unknown name in one is an error."""
    return Environment(
        loader=PackageLoader("onrecord.tell", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
