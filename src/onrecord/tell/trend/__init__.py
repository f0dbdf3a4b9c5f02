"""The trend: happenings counted by period beside what was read, figures over time, and what stands out."""

from onrecord.tell.trend.periods import PERIODS_AT_MOST, choose_every
from onrecord.tell.trend.trend import ReadDay, TrendQuestion, write_trend

__all__ = ["PERIODS_AT_MOST", "ReadDay", "TrendQuestion", "choose_every", "write_trend"]
