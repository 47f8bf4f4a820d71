"""Setting a task: what it is about, its words and its day, each of which the person may change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from practice.applications.plan import (
    BOOST_DAYS,
    DRILLED,
    LONGEST,
    boost_of,
    tasks,
)
from practice.applications.proposals import (
    PROOF,
    Found,
    Proposal,
    questions_about,
    task_words,
)
from practice.model.jobs import Cause, TaskSet
from practice.model.kinds import Competency, in_words
from practice.model.page import LIST_KEYS, Choice, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings.job_when import days_later
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept
from practice.sittings.when import day_of

TITLE = "A task"
DAYS = "write it as 2026-11-26, as 26 November, or as a day of the week"
FARTHEST_YEARS = 5
NO_WORDS = "Nothing was kept: a task needs words."


def set_task(world: World, found: Found, proposal: Proposal) -> Sitting[str]:
    """Kept when its day is said; what was kept, as a sentence."""
    if proposal.cause in DRILLED and proposal.competency is None:
        about = yield from _about(proposal.cause)
        proposal = replace(
            proposal,
            competency=about,
            words=task_words(proposal.cause, found.employer, about),
            questions=questions_about(found.asked, about) if proposal.cause is Cause.ANSWER else (),
        )
    words = yield from _words(proposal)
    if not words:
        return NO_WORDS
    body = [Para(words, Tone.QUESTION), *_coming_along(world, proposal)]

    def keep(by: date) -> str:
        task = TaskSet(
            world.stamp(),
            proposal.job,
            proposal.cause,
            words,
            by.isoformat(),
            proposal.competency.value if proposal.competency else "",
            " ".join(proposal.questions),
        )
        world.history.keep(task)
        boost = boost_of(tasks([task], ())[0])
        if boost is None:
            return f"It is in your plan, for {by.isoformat()}."
        return f"It is in your plan, for {by.isoformat()}. The drills go along with it until {boost.until}."

    return (yield from ask_day(world, proposal.by, tuple(body), keep))


def _about(cause: Cause) -> Sitting[Competency | None]:
    """The competency that a task is about; it may be none of those that drills know."""
    choices = [Choice("z", "none of these")]  # first, so that a small window begins at the top
    choices += [Choice(key, in_words(each)) for key, each in zip(LIST_KEYS, Competency, strict=False)]
    asked = "What are the answers about?" if cause is Cause.ANSWER else "Which skill is it?"
    body = (Para(asked, Tone.QUESTION), Para("The drills bring more of it for two weeks.", Tone.ASIDE))
    key = yield from ask_choice(Page(TITLE, body, "Which one", Wanted.CHOICE, tuple(choices), default="z"))
    return None if key == "z" else list(Competency)[LIST_KEYS.index(key)]


def _words(proposal: Proposal) -> Sitting[str]:
    """The task in the person's words; an empty line leaves what is proposed."""
    body = [Para("What will you do? One thing, small enough to be done by its day.", Tone.QUESTION)]
    if proposal.cause is Cause.SKILL:
        body.append(Para(PROOF))
    if proposal.words:
        body.append(Para(f"Enter alone takes: {proposal.words}", Tone.ASIDE))
    page = Page(TITLE, tuple(body), "The task", Wanted.LINE, value=proposal.words)
    while True:
        typed = yield page
        words = " ".join(clean(typed).split()) or proposal.words
        if len(words) <= LONGEST:
            return words
        why = f"That is {len(words)} characters long; at most {LONGEST} fit in a list."
        page = replace(page, why=why, value=typed)


def _coming_along(world: World, proposal: Proposal) -> list[Para]:
    """What the drills will bring because of it."""
    if proposal.cause not in DRILLED or not (proposal.competency or proposal.questions):
        return []
    body = [Para(f"For {BOOST_DAYS} days the drills and rounds bring more of this:", Tone.ASIDE)]
    if proposal.competency:
        body.append(Para(in_words(proposal.competency), Tone.ITEM))
    texts = {q.key: q.text for bank in world.banks.banks() for q in bank.questions}
    body += [Para(texts[key], Tone.ITEM) for key in proposal.questions if key in texts]
    return body


def ask_day(world: World, now: date, body: tuple[Para, ...], keep: Callable[[date], str]) -> Sitting[str]:
    """What became of a day from today on; an empty line leaves `now`."""
    today = world.clock.today()
    asked = (*body, Para(f"By when? Enter alone leaves {now.isoformat()}.", Tone.ASIDE))
    page = Page(TITLE, asked, "By", Wanted.LINE, value=now.isoformat())

    def read(reply: str) -> str:
        typed = clean(reply).strip()
        meant = day_of(typed, today) or days_later(typed, today) if typed else now
        if meant is None:
            raise Trouble(f"'{typed[:40]}' is no day: {DAYS}")
        if meant < today:
            raise Trouble(f"{meant.isoformat()} has passed: choose today or a day to come")
        if meant.year > today.year + FARTHEST_YEARS:
            far = f"{meant.isoformat()} is more than {FARTHEST_YEARS} years away"
            raise Trouble(f"{far}: choose a nearer day")
        return keep(meant)

    return (yield from kept(page, read))
