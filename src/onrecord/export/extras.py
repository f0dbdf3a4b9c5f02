"""Packages that only some exports need, and that are installed on demand."""

import importlib
from types import ModuleType

from onrecord.errors import ExtraMissing


def load_extra(module: str, extra: str) -> ModuleType:
    """The module; ExtraMissing, with the command that installs it, if it is not there."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ExtraMissing(
            f"this format needs the package {module.split('.')[0]}, which is not installed",
            next=f"Install it with: pip install 'onrecord[{extra}]'",
        ) from error
