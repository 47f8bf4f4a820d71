"""The plan as a sitting: tasks set from what is known, done, moved, and what each of them changed."""

from datetime import date
from random import Random

import pytest

from conftest import FakeClock, FakePapers, MakeWorld, question, recipe, run_plain
from practice.applications.plan import State, open_tasks
from practice.model.answer import Ended, Given, Voice
from practice.model.drills import Drilled, DrillKind, Outcome
from practice.model.facts import Answered, HowEnded, Part, ReviewPart, RoundEnded, RoundStarted
from practice.model.jobs import (
    Cause,
    Ending,
    InterviewPart,
    InterviewSaid,
    JobAdded,
    JobEnded,
    MirrorPart,
    MirrorSaid,
    PieceSorted,
    Sealed,
    SealKind,
    SealPart,
    SealSaid,
    Stage,
    Standing,
    TaskPart,
    TaskSaid,
    TaskSet,
)
from practice.model.kinds import Competency, QuestionType
from practice.model.nerves import Interview
from practice.model.page import Page, Para
from practice.model.recipe import Ask, Pick
from practice.rounds.plan import Asked
from practice.schedule.today import todays
from practice.sittings.applications.plan import FULL, every_task, found_for, plan
from practice.sittings.applied import job_of_id, known_jobs
from practice.sittings.drills import due
from practice.sittings.drills.drill import DrillWish, drill
from practice.sittings.drills.past_drills import material, past_drills
from practice.sittings.ports import World
from practice.sittings.rounds.mock import plan_round

PLANNING = [
    question(f"plan{n}", competency=Competency.PLANNING, text=f"How did you plan number {n}?")
    for n in range(4)
]
OTHERS = [question(f"team{n}", text=f"Who helped with number {n}?") for n in range(8)]
SECRET = "You rambled when we asked how you plan."


def rejected(world: World, name: str = "Northwind") -> str:
    """A job that said no after a panel, at which one question was asked; its id."""
    added = JobAdded(world.stamp(), name)
    met = Interview(world.stamp(), name, "2026-02-26T14:30:00+00:00", job=added.stamp.id, interview="met")
    world.history.keep(
        added,
        met,
        InterviewSaid(world.stamp(), "met", InterviewPart.ASKED, PLANNING[0].text, key="core/plan0"),
        JobEnded(world.stamp(), added.stamp.id, Ending.REJECTED, Stage.PANEL, "2026-03-01"),
    )
    return added.stamp.id


def told(world: World, job: str, cause: Cause, *, standing: Standing = Standing.NEW, about: str = "") -> None:
    """One piece of feedback with its place."""
    seal = Sealed(world.stamp(), job, SealKind.FEEDBACK, "2026-03-01T00:00:00.000Z")
    world.history.seal(seal.stamp.id, SECRET, seal)
    world.history.keep(
        SealSaid(world.stamp(), seal.stamp.id, SealPart.OPENED),
        PieceSorted(world.stamp(), seal.stamp.id, 1, SECRET, standing, cause, about),
    )


def levelled(world: World, level: int) -> None:
    """An answer about planning in a round, with a level."""
    begun, answer = world.stamp(), world.stamp()
    given = Given(0, 0, 1, "How did you plan?", Ended.DONE, 5.0, 60.0, "I made a list.")
    kind = QuestionType.BEHAVIOURAL
    world.history.keep(
        RoundStarted(begun, "quick", "Quick", 1, Voice.TYPED, "{}"),
        Answered(answer, begun.id, "core/plan1", 1, kind, Competency.PLANNING, True, Voice.TYPED, given),
        RoundEnded(world.stamp(), begun.id, HowEnded.FINISHED),
        ReviewPart(world.stamp(), answer.id, Part.LEVEL, level=level),
    )


def one(world: World, cause: Cause, *, by: str = "2026-03-16", about: str = "", questions: str = "") -> str:
    """A task that is set; its id."""
    job = known_jobs(world)[0].id if known_jobs(world) else rejected(world)
    task = TaskSet(world.stamp(), job, cause, f"A task about {cause}", by, about, questions)
    world.history.keep(task)
    return task.stamp.id


# -- setting one -----------------------------------------------------------------------------------


def test_feedback_about_an_answer_becomes_a_task_with_what_was_asked(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The cause, the competency and the question of the interview are taken along; the day is a fortnight."""
    world = make_world(questions=[*PLANNING, *OTHERS])
    job = rejected(world)
    told(world, job, Cause.ANSWER, about="planning")
    lines = run_plain(plan(world), clock, "a", "1", "", "", "z")
    (task,) = every_task(world)

    assert (task.cause, task.competency, task.questions) == (
        Cause.ANSWER,
        Competency.PLANNING,
        ("core/plan0",),
    )
    assert task.words == "Practise answers about planning"
    assert task.by == "2026-03-15"
    assert "for it: one piece of feedback" in lines.transcript
    assert "The drills go along with it until 2026-03-15." in lines.transcript


def test_words_and_day_are_the_persons(make_world: MakeWorld, clock: FakeClock) -> None:
    """A plan in somebody else's words is somebody else's plan."""
    world = make_world()
    told(world, rejected(world), Cause.CV)
    run_plain(plan(world), clock, "a", "1", "Ask Jo to read my CV", "20 March", "z")
    (task,) = every_task(world)

    assert (task.words, task.by) == ("Ask Jo to read my CV", "2026-03-20")


def test_a_day_that_has_passed_or_is_none_is_asked_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """With what to write instead."""
    world = make_world()
    told(world, rejected(world), Cause.CV)
    lines = run_plain(
        plan(world), clock, "a", "1", "", "2026-02-30", "2026-03-01", "2150-01-01", "today", "z"
    )

    assert "'2026-02-30' is no day: write it as 2026-11-26" in lines.transcript
    assert "2026-03-01 has passed" in lines.transcript
    assert "is more than 5 years away" in lines.transcript
    assert every_task(world)[0].by == "2026-03-02"


def test_what_they_said_is_quoted_nowhere_in_the_plan(make_world: MakeWorld, clock: FakeClock) -> None:
    """It was opened once, by the person, in the mirror; a list is no place for it."""
    world = make_world(questions=[*PLANNING, *OTHERS])
    told(world, rejected(world), Cause.ANSWER, about="planning")
    lines = run_plain(plan(world), clock, "a", "1", "", "", "1", "g", "/q", "z", "z")

    assert SECRET not in lines.transcript
    assert "rambled" not in lines.transcript
    assert all("rambled" not in each.plan for each in past_drills(world).planned)


def test_fit_and_what_nobody_knows_open_no_task(make_world: MakeWorld, clock: FakeClock) -> None:
    """It is said so, and what else there is can still be chosen."""
    world = make_world()
    job = rejected(world)
    told(world, job, Cause.FIT)
    told(world, job, Cause.UNKNOWABLE)
    lines = run_plain(plan(world), clock, "a", "", "z")

    assert "Fit or timing is no task" in lines.transcript
    assert "What nobody outside can know is no task." in lines.transcript
    assert not every_task(world)


def test_what_is_seen_otherwise_opens_nothing_by_itself(make_world: MakeWorld) -> None:
    """It is parked."""
    world = make_world()
    job = rejected(world)
    told(world, job, Cause.CV, standing=Standing.OTHERWISE)
    found = found_for(world, known_jobs(world)[0])

    assert [piece.standing for piece in found.pieces] == [Standing.OTHERWISE]


def test_without_feedback_the_mirror_speaks(make_world: MakeWorld, clock: FakeClock) -> None:
    """Most people never get any."""
    world = make_world()
    job = rejected(world)
    world.history.keep(
        MirrorSaid(world.stamp(), job, MirrorPart.NERVES, "The first minute.", 1),
        MirrorSaid(world.stamp(), job, MirrorPart.RESEARCH, "", 4),
    )
    lines = run_plain(plan(world), clock, "a", "1", "", "", "z")

    assert "for it: your look in the mirror" in lines.transcript
    assert [task.cause for task in every_task(world)] == [Cause.NERVES]


def test_a_task_belongs_to_a_job(make_world: MakeWorld, clock: FakeClock) -> None:
    """Whoever has none is told how to enter one."""
    lines = run_plain(plan(make_world()), clock, "a", "z")

    assert "none is entered yet" in lines.transcript


def test_a_task_of_ones_own_needs_no_cause(make_world: MakeWorld, clock: FakeClock) -> None:
    """A course, a book, somebody to ask."""
    world = make_world()
    job = rejected(world)
    run_plain(plan(world), clock, "a", "o", "Read the book on Kanban", "", "z")
    (task,) = every_task(world)

    assert (task.job, task.cause) == (job, Cause.OWN)
    assert (task.words, task.by) == ("Read the book on Kanban", "2026-03-16")


def test_a_task_without_words_is_none(make_world: MakeWorld, clock: FakeClock) -> None:
    """An empty line of one's own is no task."""
    world = make_world()
    rejected(world)
    lines = run_plain(plan(world), clock, "a", "o", "  ", "z")

    assert "Nothing was kept" in lines.transcript
    assert not every_task(world)


def test_three_are_the_most(make_world: MakeWorld, clock: FakeClock) -> None:
    """The fourth waits until one is done, moved out of the way, or dropped."""
    world = make_world()
    rejected(world)
    for cause in (Cause.CV, Cause.RESEARCH, Cause.NERVES):
        one(world, cause)
    lines = run_plain(plan(world), clock, "a", "1", "x", "y", "z")

    assert "3 are open: that is the most at a time." in lines.transcript
    assert "'a' is not one of the choices" in lines.transcript
    assert len(open_tasks(every_task(world))) == 2
    assert "add one" in lines.transcript.partition("Dropped.")[2]


def test_a_task_for_one_of_several_jobs(make_world: MakeWorld, clock: FakeClock) -> None:
    """Whoever comes from `practice plan` is asked for which."""
    world = make_world()
    first = rejected(world)
    clock.advance(60)
    second = rejected(world, "Harbour")
    run_plain(plan(world), clock, "a", "2", "1", "", "", "z")
    run_plain(plan(world, job_of_id(world, second)), clock, "a", "1", "", "", "z")

    assert [task.job for task in every_task(world)] == [first, second]


# -- doing one -------------------------------------------------------------------------------------


def test_a_research_sheet_is_kept_line_by_line_and_says_when_the_time_is_over(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Twenty minutes and no hard stop; what is written stays however it is left."""
    papers = FakePapers()
    world = make_world(papers=papers)
    rejected(world)
    one(world, Cause.RESEARCH)
    lines = run_plain(
        plan(world), clock, "1", "g", "", 300, "They sell maps.", 840, "Bought a rival.", "Plan routes.",
        "", "", "", "", "c", "f", "The last question was easy.", "z",
    )  # fmt: skip
    (task,) = every_task(world)

    assert "2 of 8, 0 of 20 minutes used" in lines.transcript
    assert "3 of 8, 5 of 20 minutes used" in lines.transcript
    assert "4 of 8, 19 of 20 minutes used" in lines.transcript
    assert "The 20 minutes are over." not in lines.transcript
    assert task.written == {
        "company": "Northwind",
        "does": "They sell maps.",
        "news": "Bought a rival.",
        "work": "Plan routes.",
    }
    assert (task.state, task.came_of) == (State.DONE, "The last question was easy.")
    assert papers.clipboard == [
        "Research sheet: Northwind\n\nCompany\nNorthwind\n\nWhat they do\nThey sell maps.\n\n"
        "Lately\nBought a rival.\n\nThe work\nPlan routes."
    ]


def test_a_sheet_that_was_left_goes_on_where_it_stopped(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nothing is asked twice."""
    world = make_world()
    rejected(world)
    one(world, Cause.RESEARCH)
    run_plain(plan(world), clock, "1", "g", "Harbour", "Ships.", "/q", "z", "z")
    lines = run_plain(plan(world), clock, "1", "g", "/q", "z", "z")

    assert every_task(world)[0].written == {"company": "Harbour", "does": "Ships."}
    assert "The sheet: 2 of 8 lines are written." in lines.transcript
    assert "What has happened there in the last year?" in lines.transcript
    assert "Which company is it about?" not in lines.transcript


def test_the_time_of_a_sheet_is_over_once(make_world: MakeWorld, clock: FakeClock) -> None:
    """It is said once, and whoever goes on is left alone."""
    world = make_world()
    rejected(world)
    one(world, Cause.RESEARCH)
    lines = run_plain(plan(world), clock, "1", "g", 1300, "Harbour", "g", "Ships.", "News.", "/q", "z", "z")

    assert lines.transcript.count("The 20 minutes are over.") == 1
    assert every_task(world)[0].written["news"] == "News."


def test_stopping_when_the_time_is_over_shows_the_sheet(make_world: MakeWorld, clock: FakeClock) -> None:
    """What there is counts as a sheet."""
    world = make_world()
    rejected(world)
    one(world, Cause.RESEARCH)
    lines = run_plain(plan(world), clock, "1", "g", 1300, "Harbour", "", "f", "", "z")

    assert "Company: Harbour" in lines.transcript
    assert "21 minutes used." in lines.transcript
    assert every_task(world)[0].state is State.DONE


def test_the_cv_is_looked_at_until_all_is_a_yes(make_world: MakeWorld, clock: FakeClock) -> None:
    """Only what was no yes is asked about again."""
    world = make_world()
    rejected(world)
    one(world, Cause.CV)
    run_plain(plan(world), clock, "1", "g", "y", "n", "y", "y", "y", "z", "z", "z")
    lines = run_plain(plan(world), clock, "1", "g", "y", "f", "It is one page now.", "z")

    assert "The CV: 5 of 5 looked at, 4 a yes." in lines.transcript
    assert lines.transcript.count("Does the top third") == 1
    assert "Are the last twelve months in it?" not in lines.transcript
    assert every_task(world)[0].came_of == "It is one page now."


def test_nerves_lead_to_the_ladder_and_answers_to_the_drills(make_world: MakeWorld, clock: FakeClock) -> None:
    """A task is done where it belongs."""
    world = make_world(questions=[*PLANNING, *OTHERS])
    rejected(world)
    one(world, Cause.NERVES, by="2026-03-05")
    one(world, Cause.ANSWER, about="planning", by="2026-03-06")
    lines = run_plain(plan(world), clock, "1", "g", "n", "z", "2", "g", "/q", "/q", "/q", "z", "z")

    assert "== The ladder ==" in lines.transcript
    assert "== Today: 10 minutes ==" in lines.transcript
    assert "It is in your plan for Northwind" in lines.transcript


def test_a_proof_is_what_was_made(make_world: MakeWorld, clock: FakeClock) -> None:
    """What was noted on the way is there when it is done."""
    world = make_world()
    rejected(world)
    one(world, Cause.SKILL)
    run_plain(plan(world), clock, "1", "g", "A map of the buses, on my page", "f", "", "z")
    (task,) = every_task(world)

    assert (task.state, task.came_of) == (State.DONE, "A map of the buses, on my page")


@pytest.mark.parametrize(("days", "said"), [(0, "today"), (1, "tomorrow"), (2, "in 2 days")])
def test_a_day_is_told_with_how_far_away_it_is(
    make_world: MakeWorld, clock: FakeClock, days: int, said: str
) -> None:
    """A date alone has to be worked out."""
    world = make_world()
    one(world, Cause.CV, by=date(2026, 3, 2 + days).isoformat())
    lines = run_plain(plan(world), clock, "z")

    assert f"By 2026-03-0{2 + days}, {said}." in lines.transcript


def test_a_day_that_went_by_is_said_without_blame_and_can_be_moved(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Enter alone leads to another day."""
    world = make_world()
    one(world, Cause.CV, by="2026-02-20")
    lines = run_plain(plan(world), clock, "1", "", "10 March", "z", "z")

    assert "Its day was 2026-02-20." in lines.transcript
    assert not any(word in lines.transcript.lower() for word in ("late", "overdue", "missed", "should"))
    assert every_task(world)[0].by == "2026-03-10"


# -- what it changed -------------------------------------------------------------------------------


def test_levels_stand_beside_each_other_and_too_few_are_not_compared(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Two answers before and one since say nothing."""
    world = make_world(questions=[*PLANNING, *OTHERS])
    rejected(world)
    levelled(world, 2)
    levelled(world, 3)
    clock.advance(60)
    one(world, Cause.ANSWER, about="planning", questions="core/plan0")
    clock.advance(60)
    levelled(world, 4)
    done = Drilled(world.stamp(), "s", DrillKind.BRIDGE, "core/plan0", Outcome.DONE)
    skipped = Drilled(world.stamp(), "s", DrillKind.BRIDGE, "core/plan2", Outcome.SKIPPED)
    other = Drilled(world.stamp(), "s", DrillKind.BRIDGE, "core/team0", Outcome.DONE)
    world.history.keep(done, skipped, other)
    lines = run_plain(plan(world), clock, "1", "z", "z")

    assert "Practised since 2026-03-02: one drill and one answer." in lines.transcript
    assert (
        "Your levels for planning: before 2, 3 (2 answers); since 4 (one answer). "
        "With fewer than 3 on a side they cannot be compared." in lines.transcript
    )
    assert "improved" not in lines.transcript.lower()
    assert "Higher" not in lines.transcript


def test_three_on_each_side_are_compared(make_world: MakeWorld, clock: FakeClock) -> None:
    """By the middle one, and with the numbers there."""
    world = make_world(questions=[*PLANNING, *OTHERS])
    rejected(world)
    for level in (2, 3, 2):
        levelled(world, level)
    clock.advance(60)
    task = one(world, Cause.ANSWER, about="planning")
    clock.advance(60)
    for level in (3, 4, 4):
        levelled(world, level)
    world.history.keep(TaskSaid(world.stamp(), task, TaskPart.DONE, "I begin with the result now."))
    lines = run_plain(plan(world), clock, "d", "z")

    assert "I begin with the result now." in lines.transcript
    assert "Higher: the middle one is 4 since, and was 2 before." in lines.transcript


# -- what the drills take from it ------------------------------------------------------------------


def drills(world: World) -> dict[str, str]:
    """What today's ten minutes are about, each with its reason; the same chances each time."""
    chosen = todays(
        material(world), past_drills(world), today=world.clock.today(), seconds=600, rng=Random(3)
    )
    return {item.about: item.why for item in chosen}


def test_a_plan_changes_the_drills_says_why_and_is_over_after_two_weeks(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """What was set on the first day holds on the fourteenth, and on the fifteenth all is as it was."""
    world = make_world(questions=[*PLANNING, *OTHERS])
    told(world, rejected(world), Cause.ANSWER, about="planning")
    before = drills(world)
    run_plain(plan(world), clock, "a", "1", "", "", "z")
    during = drills(world)
    clock.advance(13 * 86400)
    last_day = drills(world)
    clock.advance(86400)

    assert not any("your plan" in why for why in before.values())
    assert during["core/plan0"] == "It is in your plan for Northwind."
    assert during != before
    assert last_day == during
    assert drills(world) == before


@pytest.mark.parametrize("part", [TaskPart.DONE, TaskPart.DROPPED])
def test_a_task_that_is_done_is_drilled_on_and_one_that_is_dropped_is_not(
    make_world: MakeWorld, part: TaskPart
) -> None:
    """To be done with something on paper is not to have practised it."""
    world = make_world(questions=[*PLANNING, *OTHERS])
    rejected(world)
    task = one(world, Cause.ANSWER, about="planning", questions="core/plan0")
    world.history.keep(TaskSaid(world.stamp(), task, part))

    assert bool(past_drills(world).planned) == (part is TaskPart.DONE)


def test_the_reason_in_a_list_is_whole_whatever_the_job_is_called(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """A list shows the first sentence of a reason, and St. Mary's has a full stop."""
    world = make_world(questions=[*PLANNING, *OTHERS])
    rejected(world, "St. Mary's")
    one(world, Cause.ANSWER, about="planning", questions="core/plan0")
    lines = run_plain(drill(world, DrillWish()), clock, "/q", "/q")

    assert "It is in your plan for St.\u00a0Mary's." in lines.transcript


def test_what_is_due_says_whose_plan_asks_for_it(make_world: MakeWorld) -> None:
    """And does not say that the job does."""
    world = make_world(questions=[*PLANNING, *OTHERS])
    rejected(world)
    one(world, Cause.SKILL, about="planning")
    said = due.told(due.coming(world))

    assert "planning: not practised yet. It is in your plan for Northwind" in said
    assert "the job asks for it" not in said


def test_a_round_of_what_is_weak_asks_what_the_plan_is_about(make_world: MakeWorld) -> None:
    """Its questions are among them; a seed that a person gives forgets the plan as it forgets everything."""
    weak = recipe(Ask("weak", Pick.WEAK, 3))
    world = make_world(weak, questions=[*PLANNING, *OTHERS])
    rejected(world)
    one(world, Cause.ANSWER, about="planning", questions="core/plan3")
    questions = [*PLANNING, *OTHERS]
    mine = plan_round(world, weak, questions, seed=None, voice=Voice.TYPED)
    seeded = plan_round(world, weak, questions, seed=7, voice=Voice.TYPED)

    assert "core/plan3" in {item.question.key for item in mine.items if isinstance(item, Asked)}
    assert "weak: some questions are in your plan for Northwind" in mine.remarks
    assert not any("your plan" in remark for remark in seeded.remarks)


def test_another_window_does_not_make_it_four(make_world: MakeWorld) -> None:
    """Two are open in both windows; the one that is slower is told."""
    world = make_world()
    job = rejected(world)
    for words in ("One", "Two"):
        world.history.keep(TaskSet(world.stamp(), job, Cause.OWN, words, "2026-03-16"))
    here = plan(world)
    next(here)
    here.send("a")
    world.history.keep(TaskSet(world.stamp(), job, Cause.OWN, "Three", "2026-03-16"))
    page = here.send("o")

    assert isinstance(page, Page)
    assert any(isinstance(each, Para) and each.text == FULL for each in page.body)
    assert len(open_tasks(every_task(world))) == 3
