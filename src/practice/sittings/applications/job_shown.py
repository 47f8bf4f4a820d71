"""A job as it is shown, in a line and on a page. Of what is sealed, only that it is."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from practice.applications.dossier import Met, Said
from practice.applications.envelopes import Envelope
from practice.applications.job import Job
from practice.applications.letters import TITLES, Written
from practice.applications.plan import Task, tasks
from practice.applications.stages import STAGE_WORDS
from practice.model.days import day_of
from practice.model.drills import Wanted as Weight
from practice.model.jobs import (
    JobPart,
    TaskSaid,
    TaskSet,
)
from practice.model.kinds import in_words
from practice.model.page import Para, Tone
from practice.model.trouble import Trouble
from practice.sittings import interviews
from practice.sittings.applications.envelope import all_of
from practice.sittings.applications.job_met import met
from practice.sittings.applications.job_outcome import how_it_ended
from practice.sittings.applications.job_record import CV_SHOWN, PART_WORDS, shown
from practice.sittings.applications.letter_drafts import letters_of
from practice.sittings.applied import every_job, job_of_id, known_jobs
from practice.sittings.drills.past_drills import newest_weights
from practice.sittings.job_when import here
from practice.sittings.ports import World

ELSEWHERE = frozenset(
    {JobPart.NAME, JobPart.ADVERT, JobPart.CV, JobPart.CV_NOTE, JobPart.HIDDEN, JobPart.APPLIED}
)
"""Parts with a line of their own, or none."""

# -- in lines ------------------------------------------------------------------------------------


def in_order(world: World) -> Sequence[Job]:
    """Those that are not put away: the next interview first, then what goes on, then what has ended."""
    ahead = _ahead(world)

    def place(job: Job) -> tuple[int, int]:
        if job.id in ahead:
            return 0, list(ahead).index(job.id)
        return (1 if job.end is None else 2), 0

    newest_first = list(known_jobs(world))[::-1]
    return sorted(newest_first, key=place)


def job_lines(world: World, jobs: Sequence[Job]) -> Sequence[str]:
    """Each with what comes next, or how it ended."""
    ahead, today = _ahead(world), world.clock.now().date()
    return [ahead.get(job.id) or f"{_named(job)}: {_standing(world, job, today)}" for job in jobs]


def listed(world: World) -> str:
    """All of them, one on a line."""
    there = in_order(world)
    if not there:
        lines = ["No job is entered. `practice jobs add NAME` enters one."]
    else:
        lines = list(job_lines(world, there))
    lines += without_job(world)
    away = sorted(job.name for job in every_job(world) if job.is_hidden)
    if away:
        lines.append(f"Put away: {', '.join(away)}.")
    return "\n".join(lines)


def without_job(world: World) -> Sequence[str]:
    """The interviews to come that belong to no job, in a line each."""
    return [interviews.line(world, each) for each in interviews.known(world) if not each.job]


def _ahead(world: World) -> Mapping[str, str]:
    """The next interview of each job, in a line, the soonest first."""
    found: dict[str, str] = {}
    for each in interviews.known(world):
        if each.job:
            found.setdefault(each.job, interviews.line(world, each))
    return found


def _named(job: Job) -> str:
    return f"{job.name} ({job.role})" if job.role else job.name


def _standing(world: World, job: Job, today: date) -> str:
    if job.end is not None:
        return how_it_ended(job.end)
    if over := [each for each in met(world, job) if each.is_over]:
        return f"interview on {here(world.clock, over[-1].starts):%Y-%m-%d}, no answer yet"
    if applied := job.text(JobPart.APPLIED):
        return f"applied {applied}"
    if deadline := job.text(JobPart.DEADLINE):
        return f"deadline {deadline}{_away(deadline, today)}"
    return f"entered {job.added.day}"


def _away(day: str, today: date) -> str:
    """How far it is; nothing where a history from elsewhere has no day there."""
    if (found := day_of(day)) is None:
        return ""
    days = (found - today).days
    near = {0: "today", 1: "tomorrow"}
    return ": has passed" if days < 0 else f": {near.get(days) or f'in {days} days'}"


# -- on a page -----------------------------------------------------------------------------------


def paragraphs(world: World, job: Job) -> tuple[Para, ...]:
    """All that is known of it, in the order in which it happened."""
    return tuple(_paragraphs(world, job))


def _paragraphs(world: World, job: Job) -> Iterator[Para]:
    there = met(world, job)
    for part in JobPart:
        text = job.text(part)
        if text and part not in ELSEWHERE:
            words = PART_WORDS[part]
            yield Para(f"{words[:1].upper()}{words[1:]}: {shown(part, text)}")
    if cv := _cv(job):
        yield Para(f"CV: {cv}")
    if advert := job.text(JobPart.ADVERT):
        yield Para(f"The advert is kept: {len(advert.split())} words.")
    if wanted := _wanted(world, job):
        yield Para(f"It asks for: {wanted}.")
    if job.again_of and (earlier := job_of_id(world, job.again_of)):
        end = f": {how_it_ended(earlier.end)}" if earlier.end else f", entered {earlier.added.day}"
        yield Para(f"Tried before{end}.")
    yield Para("So far", Tone.HEADING)
    for _, text in sorted(_events(world, job, there), key=lambda each: each[0]):
        yield Para(text, Tone.ROW)
    yield from _afterwards(world, job)


def _events(world: World, job: Job, there: Sequence[Met]) -> Iterator[tuple[str, str]]:
    """Each with what it is sorted by."""
    if applied := job.text(JobPart.APPLIED):
        yield applied, f"{applied}: applied"
    else:
        yield job.added.day, f"{job.added.day}: entered"
    titles = _titles(world) if any(each.said.told for each in there) else {}
    for each in there:
        local = here(world.clock, each.starts)
        when = interviews.shown(local)
        yield when, f"{when}{interviews.elsewhere(local, each.starts)}: {_interview(each, titles)}"
    if job.end is not None:
        reason = f"\n    their reason: {job.end.reason}" if job.end.reason else ""
        yield f"{job.end.on} 24", f"{job.end.on}: {how_it_ended(job.end).rpartition(', ')[0]}{reason}"


def _interview(each: Met, titles: Mapping[str, str]) -> str:
    said = each.said
    form = STAGE_WORDS[said.format] if said.format else "interview"
    minutes = f", {said.minutes} minutes" if said.minutes else ""
    lines = [f"{form}{minutes}{'' if each.is_over else ' (to come)'}"]
    if said.people:
        lines.append(f"with {'; '.join(said.people)}")
    lines += [f"asked: {question}" for question in said.asked]
    lines += [f"told: {titles.get(story, story)}" for story in said.told]
    if nerves := _nerves(said):
        lines.append(f"nerves, 0 to 100: {nerves}")
    if said.went_well:
        lines.append(f"went well: {said.went_well}")
    if said.change:
        lines.append(f"one change: {said.change}")
    return "\n    ".join(lines)


def _nerves(said: Said) -> str:
    levels = (("before", said.before), ("at most", said.peak), ("after", said.after))
    return ", ".join(f"{words} {level}" for words, level in levels if level is not None)


def _titles(world: World) -> Mapping[str, str]:
    try:
        return {story.id: story.title for story in world.stories.all()}
    except Trouble:  # a file that is being edited; the ids say enough
        return {}


def _afterwards(world: World, job: Job) -> Iterator[Para]:
    letters, closed, todo = letters_of(world, job), all_of(world, job), tasks_of(world, job)
    if letters:
        yield Para("Letters", Tone.HEADING)
        yield from (Para(_letter(each), Tone.ROW) for each in letters)
    if closed:
        yield Para("Feedback", Tone.HEADING)
        yield from (Para(_envelope(each), Tone.ROW) for each in closed)
    if todo:
        open_, done = sum(each.is_open for each in todo), sum(each.is_done for each in todo)
        yield Para(f"Tasks: {open_} open, {done} done. `practice plan` shows them.")


def _letter(each: Written) -> str:
    if each.answered:
        state = f"answered {each.answered}"
    elif each.sent:
        state = f"sent {each.sent}"
    else:
        state = (
            f"written {each.draft.stamp.day}{', saved' if each.saved else ''}, not sent as far as is known"
        )
    return f"{TITLES[each.draft.kind]}: {state}"


def _envelope(each: Envelope) -> str:
    """From outside: of what is in it there is nothing here, opened or not."""
    channel = f" by {each.seal.channel}" if each.seal.channel else ""
    return f"{each.seal.arrived or each.seal.stamp.day}{channel}: {each.state}"


def _cv(job: Job) -> str:
    digits, note = job.text(JobPart.CV)[:CV_SHOWN], job.text(JobPart.CV_NOTE)
    return f"{note} ({digits})" if note and digits else note or digits


def _wanted(world: World, job: Job) -> str:
    weights = newest_weights(world.history.every(Weight), job.id)
    there = sorted(((weight, each) for each, weight in weights.items() if weight), key=lambda pair: -pair[0])
    return ", ".join(f"{in_words(each)} {int(weight)}" for weight, each in there)


def tasks_of(world: World, job: Job) -> Sequence[Task]:
    there = tasks(world.history.every(TaskSet), world.history.every(TaskSaid))
    return [each for each in there if each.job == job.id]
