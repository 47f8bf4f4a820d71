"""Jobs as records for other programs. Of what is sealed, only that it is."""

from practice.applications.dossier import Met
from practice.applications.job import Job
from practice.applications.letters import Written
from practice.model.drills import Wanted as Weight
from practice.model.jobs import JobPart
from practice.sittings.applications.envelope import all_of
from practice.sittings.applications.job_met import met
from practice.sittings.applications.job_shown import in_order, job_lines, tasks_of
from practice.sittings.applications.letter_drafts import letters_of
from practice.sittings.drills.past_drills import newest_weights
from practice.sittings.ports import World

Record = dict[str, object]


def list_record(world: World) -> Record:
    """All that are not put away; the fields are described in cli/jobs.py."""
    there = in_order(world)
    return {
        "schema": "practice-jobs/1",
        "jobs": [
            {**_short(job), "line": line} for job, line in zip(there, job_lines(world, there), strict=True)
        ],
    }


def record(world: World, job: Job) -> Record:
    """One of them."""
    todo = tasks_of(world, job)
    weights = newest_weights(world.history.every(Weight), job.id)
    return {
        "schema": "practice-job/1",
        **_short(job),
        "said": {part.value: job.text(part) for part in JobPart if job.text(part)},
        "again_of": job.again_of or None,
        "wants": {each.value: int(weight) for each, weight in weights.items()},
        "interviews": [_interview_record(each) for each in met(world, job)],
        "letters": [_letter_record(each) for each in letters_of(world, job)],
        "feedback": [
            {"arrived": each.seal.arrived or each.seal.stamp.day, "state": each.state}
            for each in all_of(world, job)
        ],
        "tasks": {"open": sum(each.is_open for each in todo), "done": sum(each.is_done for each in todo)},
    }


def _letter_record(each: Written) -> Record:
    return {
        "kind": each.draft.kind.value,
        "written": each.draft.stamp.day,
        "sent": each.sent or None,
        "answered": each.answered or None,
    }


def _short(job: Job) -> Record:
    end = job.end
    return {
        "id": job.id,
        "name": job.name,
        "employer": job.employer,
        "role": job.role,
        "entered": job.added.day,
        "end": (
            {"how": end.how.value, "stage": end.stage.value, "on": end.on, "reason": end.reason}
            if end
            else None
        ),
    }


def _interview_record(each: Met) -> Record:
    said = each.said
    return {
        "id": each.id,
        "starts": each.starts.isoformat(),
        "over": each.is_over,
        "format": said.format.value if said.format else None,
        "people": list(said.people),
        "minutes": said.minutes,
        "asked": list(said.asked),
        "told": list(said.told),
        "nerves": {"before": said.before, "peak": said.peak, "after": said.after},
        "went_well": said.went_well,
        "change": said.change,
    }
