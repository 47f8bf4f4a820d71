"""Rounds read back as history keeps them: their plans and events, which another version may have written."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from practice.model.record import from_record
from practice.model.trouble import Trouble
from practice.rounds.events import Event, Logged
from practice.rounds.plan import Plan


class OtherVersion(Trouble):
    """A round whose plan or events this program cannot read."""


def plan_from(record: str) -> Plan:
    """A plan as history keeps it. Raises OtherVersion when it is of another shape."""
    with _readable():
        return from_record(Plan, json.loads(record))


def event_from(record: str) -> Event:
    """An event as history keeps it. Raises OtherVersion when it is of another shape."""
    with _readable():
        return from_record(Logged, json.loads(record)).event


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except ValueError as error:  # RecordError, or no JSON at all
        raise OtherVersion(
            f"this round was kept by another version of the program ({error})",
            mend="use that version for it; everything else is untouched",
        ) from error
