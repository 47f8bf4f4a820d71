"""The day of rest after the news: when it is over, and that a person may skip it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from practice.model.days import day_of, happened
from practice.model.jobs import AfterPart, AfterSaid, Ending, JobEnded

REST = timedelta(hours=24)
"""So long nothing is asked that the person did not start (docs/evidence.md, "Waiting before a reply")."""

SKIPPED = "skipped"
"""What is kept when a person does not want to wait."""


def news(ends: Iterable[JobEnded]) -> JobEnded | None:
    """When this end of one job was first told; None when it has none, or none that is news of a no.

    A stage or a reason that is put right later is no new news.
    """
    first: JobEnded | None = None
    for end in sorted(ends, key=lambda fact: fact.stamp.at):
        if end.how not in (Ending.REJECTED, Ending.SILENCE):
            first = None
        elif first is None or first.how is not end.how:
            first = end
    return first


def rest_ends(told: JobEnded) -> datetime:
    """The instant at which the rest is over; of news that is two days old when it is entered, at once."""
    at = happened(told.stamp)
    return at if _is_old(told) else at + REST


def is_resting(ends: Iterable[JobEnded], said: Iterable[AfterSaid], *, now: datetime) -> bool:
    """Whether the day of rest of one job is not over. `ends` and `said` are facts about that job."""
    told = news(ends)
    if told is None:
        return False
    # Where the clock was put back the news lies ahead: by more than a day, nobody waits for that.
    waits = now < rest_ends(told) <= now + 2 * REST
    return waits and not any(_is_skipped(each, told) for each in said)


def _is_skipped(said: AfterSaid, told: JobEnded) -> bool:
    skips = said.part is AfterPart.RESTED and said.text == SKIPPED
    return skips and said.stamp.at >= told.stamp.at


def _is_old(told: JobEnded) -> bool:
    day = day_of(told.on)
    return day is not None and date.fromisoformat(told.stamp.day) - day >= timedelta(days=2)
