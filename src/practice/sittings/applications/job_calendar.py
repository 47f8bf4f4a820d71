"""The person's interviews for a calendar of theirs."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from practice.applications.dossier import USUAL_MINUTES, Said, said_of
from practice.applications.stages import STAGE_WORDS
from practice.model.jobs import InterviewSaid, JobEnded
from practice.model.nerves import Interview
from practice.model.paper import Appointment
from practice.model.printing import clean
from practice.sittings import interviews
from practice.sittings.ports import World

CANCELLED_FOR = timedelta(days=30)
"""So long after its time what was called off is written; by then it is behind the person anyway."""


def appointments(world: World) -> tuple[Appointment, ...]:
    """Every interview that took place or will, and those that were called off: the same entries each time."""
    facts, ends = world.history.every(InterviewSaid), world.history.every(JobEnded)
    said, newest = said_of(facts), _newest((*facts, *ends))
    return tuple(
        _appointment(
            interview,
            said.get(interviews.identity(interview), Said()),
            changed=max(interview.stamp.at, *(newest.get(each, "") for each in _about(interview))),
            cancelled=is_off,
        )
        for interview, is_off in _written(world)
    )


def calendar(world: World, path: Path | None = None) -> str:
    """Write them; where they are, as sentences. Raises Trouble."""
    there = appointments(world)
    if not there:
        return "No interview is entered, so there is nothing for a calendar yet."
    where = world.papers.save_calendar(there, path)
    return (
        f"{_counted(there, where)} Open that file with your calendar. When something has changed, write it "
        f"again and open it once more: the entries are the same ones."
    )


def is_any_ahead(world: World) -> bool:
    """Whether there is something to write beyond what is over."""
    now = world.clock.now()
    moments = (interviews.starts(each) for each in interviews.every_interview(world))
    return any(moment is not None and moment > now - interviews.OVER for moment in moments)


def _counted(there: Sequence[Appointment], where: Path) -> str:
    """How many take place, and how many do not."""
    off = sum(each.cancelled for each in there)
    on = len(there) - off
    were = (
        "that does not take place" if off == 1 else "that do not take place"
    )  # one may be a slip of the pen
    if not on:
        return f"{_interviews(off)} {were} {'is' if off == 1 else 'are'} in {where}, marked as cancelled."
    count = f"{_interviews(on)} {'is' if on == 1 else 'are'} in {where}"
    return f"{count}, and {off} {were}, marked as cancelled." if off else f"{count}."


def _interviews(count: int) -> str:
    return "1 interview" if count == 1 else f"{count} interviews"


def _written(world: World) -> list[tuple[Interview, bool]]:
    """Each with whether it was called off; of those only what may still be looked at in a calendar."""
    since = world.clock.now() - CANCELLED_FOR
    return [
        (interview, is_off)
        for interview, is_off in interviews.all_and_off(world)
        if not is_off or ((moment := interviews.starts(interview)) is not None and moment > since)
    ]


def _newest(facts: Iterable[InterviewSaid | JobEnded]) -> dict[str, str]:
    """When something was last said, by the id of the interview or the job."""
    newest: dict[str, str] = {}
    for each in facts:
        about = each.interview if isinstance(each, InterviewSaid) else each.job
        newest[about] = max(each.stamp.at, newest.get(about, ""))
    return newest


def _about(interview: Interview) -> tuple[str, str]:
    """Whatever is said of these may change its entry: the end of a job calls its interviews off, and on."""
    return interviews.identity(interview), interview.job


def _appointment(interview: Interview, said: Said, *, changed: str, cancelled: bool) -> Appointment:
    moment = interviews.starts(interview)
    assert moment is not None, "every interview that is found has a moment"
    form = f" ({STAGE_WORDS[said.format]})" if said.format else ""
    notes = [f"Form: {STAGE_WORDS[said.format]}"] if said.format else []
    notes += [clean(person) for person in said.people]
    return Appointment(
        id=interviews.identity(interview),
        title=f"Interview: {clean(interview.name)}{form}",
        starts=moment,
        minutes=said.minutes or USUAL_MINUTES,
        changed=datetime.fromisoformat(changed),
        notes="\n".join(notes),
        cancelled=cancelled,
    )
