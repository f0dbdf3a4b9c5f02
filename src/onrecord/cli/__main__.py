"""`python -m onrecord.cli`."""

from onrecord.cli.main import run

run()
