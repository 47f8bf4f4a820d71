"""The person's interviews for a calendar of theirs."""

from datetime import datetime
from pathlib import Path

from practice.applications.dossier import USUAL_MINUTES, Said, said_of
from practice.applications.stages import STAGE_WORDS
from practice.model.jobs import InterviewSaid
from practice.model.nerves import Interview
from practice.model.paper import Appointment
from practice.model.printing import clean
from practice.sittings import interviews
from practice.sittings.ports import World


def appointments(world: World) -> tuple[Appointment, ...]:
    """Every interview that took place or will: the same entries each time."""
    facts = world.history.every(InterviewSaid)
    said = said_of(facts)
    changed = {each.interview: each.stamp.at for each in sorted(facts, key=lambda fact: fact.stamp.at)}
    return tuple(
        _appointment(world, each, said.get(interviews.identity(each), Said()), changed)
        for each in interviews.still_on(world)
    )


def calendar(world: World, path: Path | None = None) -> str:
    """Write them; where they are, as sentences. Raises Trouble."""
    there = appointments(world)
    if not there:
        return "No interview is entered, so there is nothing for a calendar yet."
    where = world.papers.save_calendar(there, path)
    count = "1 interview is" if len(there) == 1 else f"{len(there)} interviews are"
    return (
        f"{count} in {where}. Open that file with your calendar. When something has changed, write it again "
        f"and open it once more: the entries are the same ones."
    )


def _appointment(world: World, interview: Interview, said: Said, changed: dict[str, str]) -> Appointment:
    moment = interviews.starts(interview)
    assert moment is not None, "every interview that is found has a moment"
    name = interviews.identity(interview)
    form = f" ({STAGE_WORDS[said.format]})" if said.format else ""
    notes = [f"Form: {STAGE_WORDS[said.format]}"] if said.format else []
    notes += [clean(person) for person in said.people]
    return Appointment(
        id=name,
        title=f"Interview: {clean(interviews.plain_name(world, interview))}{form}",
        starts=moment,
        minutes=said.minutes or USUAL_MINUTES,
        changed=datetime.fromisoformat(max(interview.stamp.at, changed.get(name, ""))),
        notes="\n".join(notes),
    )
