"""After a no inside one's own company: the panel, the manager, a day to look at it again, two quiet weeks."""

from collections.abc import Callable
from datetime import timedelta

from practice.applications.job import Job
from practice.model.days import day_of
from practice.model.jobs import JobPart, JobSaid, LetterKind, Seen
from practice.model.page import Choice, Left, Page, Para, Tone, Wanted
from practice.sittings.applications.letter_drafts import letters_of
from practice.sittings.applications.letters import write_letter
from practice.sittings.applied import job_of_id
from practice.sittings.job_when import day_to_come
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept

TITLE = "Inside your own company"
QUIET_DAYS = 14
"""No talk in the corridor for so long."""


def inside(world: World, job: Job) -> Sitting[None]:
    """Thank the panel, ask the manager, agree a day; then a quiet fortnight."""
    if not job.text(JobPart.SEEN):
        world.history.keep(JobSaid(world.stamp(), job.id, JobPart.SEEN, Seen.INTERNAL.value))
    notice = ""
    while True:
        job = job_of_id(world, job.id) or job
        try:
            key = yield from ask_choice(_inside_page(world, job, notice))
        except Left:
            return
        notice = ""
        try:
            match key:
                case "p":
                    yield from write_letter(world, job, LetterKind.PANEL)
                case "m":
                    yield from write_letter(world, job, LetterKind.MANAGER)
                case "d":
                    notice = yield from _review_day(world, job)
                case _:
                    return
        except Left:
            continue


def _inside_page(world: World, job: Job, notice: str) -> Page:
    sent = {each.draft.kind: each.sent for each in letters_of(world, job) if each.sent}
    body = [Para(notice, Tone.QUESTION)] if notice else []
    body += [Para(line, Tone.ITEM, again=bool(notice)) for line in _inside_lines(job)]
    review = job.text(JobPart.REVIEW_ON)
    day = f" ({review})" if review else ""
    choices = (
        Choice("p", f"thank the panel{_when(sent.get(LetterKind.PANEL))}"),
        Choice("m", f"write to your manager{_when(sent.get(LetterKind.MANAGER))}"),
        Choice("d", f"the day on which you look at it again{day}"),
        Choice("z", "done"),
    )
    steps = {"p": LetterKind.PANEL in sent, "m": LetterKind.MANAGER in sent, "d": bool(review)}
    default = next((key for key, done in steps.items() if not done), "z")
    return Page(TITLE, tuple(body), "Your choice", Wanted.CHOICE, choices, default=default)


def _inside_lines(job: Job) -> list[str]:
    """What is to be done there, and what is not."""
    ended = day_of(job.end.on) if job.end else None
    until = f", until {ended + timedelta(days=QUIET_DAYS)}" if ended else ""
    return [
        "Thank the panel.",
        "Ask your manager what would make it easy to say yes next time, and agree on a day for that.",
        "Congratulate whoever got it: one sentence is enough.",
        f"No talk about it in the corridor for two weeks{until}.",
    ]


def _when(day: str | None) -> str:
    return f" (sent on {day})" if day else ""


def _review_day(world: World, job: Job) -> Sitting[str]:
    now = job.text(JobPart.REVIEW_ON)
    day = yield from ask_day(
        world,
        TITLE,
        "On which day do you look at it again, you and your manager?",
        now,
        lambda day: world.history.keep(JobSaid(world.stamp(), job.id, JobPart.REVIEW_ON, day)),
        prompt="Day",
    )
    return f"Noted: {day}." if day and day != now else ""


def ask_day(
    world: World,
    title: str,
    question: str,
    now: str,
    keep: Callable[[str], None],
    *,
    think: str = "",
    prompt: str,
) -> Sitting[str]:
    """A day to come, which is kept where it is a new one; what there is when the line is empty."""
    body = [Para(question, Tone.QUESTION)]
    if think:
        body.append(Para(think, Tone.ASIDE))
    body.append(
        Para(f"Enter alone leaves it as it is: {now}" if now else "Enter alone leaves it open.", Tone.ASIDE)
    )
    page = Page(title, tuple(body), prompt, Wanted.LINE, value=now)

    def read(typed: str) -> str:
        if not typed.strip():
            return now
        day = day_to_come(typed.strip(), world.clock.today()).isoformat() if typed.strip() != now else now
        if day != now:
            keep(day)
        return day

    return (yield from kept(page, read))
