"""Sends what is due of a plan and record, in a process that a test kills: `python child.py RECORD PLAN INSTANT`."""

import sys
from datetime import datetime
from pathlib import Path

from onrecord.desk.settings import read_plan
from onrecord.record import open_record
from onrecord.run.newsletters import Newsroom
from onrecord.run.wiring import Wiring
from onrecord.testing.fakes import FixedClock

if __name__ == "__main__":
    clock = FixedClock(datetime.fromisoformat(sys.argv[3]))
    with open_record(sys.argv[1], clock) as record:
        list(Newsroom(record, read_plan(Path(sys.argv[2]), {}), Wiring(clock=clock)).send(None, only_due=True))
