"""The plan and the passport on the full screen, large and small, by keys alone."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from conftest import FakeClock, MakeWorld, question
from practice.applications.plan import State
from practice.model.drills import Drilled, DrillKind, Outcome
from practice.model.jobs import (
    Cause,
    Ending,
    JobAdded,
    JobEnded,
    JobPart,
    JobSaid,
    MirrorPart,
    MirrorSaid,
    Stage,
    TaskPart,
    TaskSaid,
    TaskSet,
)
from practice.model.kinds import Competency
from practice.sittings.applications.passport import passport
from practice.sittings.applications.plan import every_task, plan
from practice.sittings.applied import job_of_id, known_jobs
from practice.sittings.ports import World
from practice.sittings.script import Sitting
from terminal import ENTER, Terminal, showing

Scenario = Callable[[Terminal], Awaitable[None]]
SIZES = [(80, 24), (40, 10)]


def play(sitting: Sitting[object], scenario: Scenario, columns: int, rows: int) -> None:
    """Run a scenario on a terminal in memory."""

    async def run() -> None:
        async with showing(sitting, columns, rows) as terminal:
            await scenario(terminal)

    asyncio.run(run())


def rejected(world: World) -> str:
    """A job that said no; its id."""
    added = JobAdded(world.stamp(), "Northwind")
    world.history.keep(
        added, JobEnded(world.stamp(), added.stamp.id, Ending.REJECTED, Stage.PANEL, "2026-03-01")
    )
    return added.stamp.id


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_task_is_set_moved_and_finished_by_keys(
    make_world: MakeWorld, clock: FakeClock, columns: int, rows: int
) -> None:
    """Every key that is needed works whether its line is on the screen or further down."""
    world = make_world(questions=[question("a", competency=Competency.PLANNING), question("b")])
    job = rejected(world)
    world.history.keep(MirrorSaid(world.stamp(), job, MirrorPart.ANSWERS, "", 1))

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Your plan")
        terminal.press(ENTER)
        await terminal.see("A task for")
        terminal.press(ENTER)
        await terminal.see("answers about?")
        terminal.press("6")
        await terminal.see("What will you do?")
        terminal.press(ENTER)
        await terminal.see("By: 2026-03-15")
        terminal.press(ENTER)
        await terminal.see("It is in your plan")
        terminal.press(ENTER)
        await terminal.see("A task")
        terminal.press("m")
        await terminal.see("By: 2026-03-15")
        terminal.press("\x15", "20 March", ENTER)
        await terminal.see("now 2026-03-20")
        terminal.press("f")
        await terminal.see("did it change?")
        terminal.press("I begin with the result.", ENTER)
        await terminal.see("It is kept as done.")

    play(plan(world), scenario, columns, rows)
    (task,) = every_task(world)

    assert (task.cause, task.competency, task.state) == (Cause.ANSWER, Competency.PLANNING, State.DONE)
    assert (task.by, task.came_of) == ("2026-03-20", "I begin with the result.")


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_passport_opens_and_leads_to_a_new_application_by_keys(
    make_world: MakeWorld, clock: FakeClock, columns: int, rows: int
) -> None:
    """From the missing day to the list of jobs."""
    world = make_world(questions=[question("a")])
    job = rejected(world)
    task = TaskSet(world.stamp(), job, Cause.CV, "Look at the CV", "2026-03-09")
    world.history.keep(
        task,
        TaskSaid(world.stamp(), task.stamp.id, TaskPart.DONE, "One page now."),
        JobSaid(world.stamp(), job, JobPart.NO_FEEDBACK, "yes"),
        Drilled(world.stamp(), "s", DrillKind.BRIDGE, "core/a", Outcome.DONE),
    )
    there = job_of_id(world, job)
    assert there is not None

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("enter the day")
        terminal.press("d")
        await terminal.see("From:")
        terminal.press("today", ENTER)
        await terminal.see("Who or what")
        terminal.press("Ms Ode", ENTER)
        await terminal.see("Passport: Northwind")
        terminal.press("s")
        await terminal.see("It begins:")
        terminal.press("Since we met my CV says what I did.", ENTER)
        await terminal.see("What has changed since they met")
        terminal.press("a")
        await terminal.see("Name: Northwind again")
        terminal.press(ENTER)
        await terminal.see("Which job is it")
        terminal.press("Analyst", ENTER)
        await terminal.see("Northwind again is entered.")

    play(passport(world, there), scenario, columns, rows)
    new = known_jobs(world)[-1]

    assert (new.again_of, new.role) == (job, "Analyst")
    assert new.text(JobPart.FIRST_SENTENCE) == "Since we met my CV says what I did."
