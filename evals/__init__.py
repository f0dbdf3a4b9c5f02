"""Scores on gold data, with floors that only rise."""
