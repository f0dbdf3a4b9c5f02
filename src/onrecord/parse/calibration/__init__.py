"""Scores that mean something: the chance that a statement is wholly right, from its rule and what its words show."""

from onrecord.parse.calibration.scoring import STAGE, chance_of

__all__ = ["STAGE", "chance_of"]
