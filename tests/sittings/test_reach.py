"""Reaching again: notes on their days, another try with its source, similar places, the way inside."""

from datetime import UTC, datetime

import pytest

from conftest import FakeClock, MakeWorld, run_plain
from practice.applications.job import Job
from practice.applications.passport import USUAL
from practice.applications.templates import EASY_YES
from practice.model.jobs import (
    Drafted,
    Ending,
    JobAdded,
    JobEnded,
    JobPart,
    JobSaid,
    LetterKind,
    LetterPart,
    LetterSaid,
    Seen,
    Stage,
)
from practice.model.nerves import Interview
from practice.model.page import Page
from practice.model.settings import Settings, You
from practice.sittings.applications.reach import WAIT_FOR_NEWS, open_touches, reach
from practice.sittings.applied import every_job, known_jobs
from practice.sittings.ports import World

MIA = Settings(you=You(name="Mia Falk"))


@pytest.fixture
def clock() -> FakeClock:
    """Three days after the news."""
    return FakeClock(datetime(2026, 3, 5, 10, 0, tzinfo=UTC))


def with_job(world: World, **said: str) -> Job:
    """A job at Northwind that came to an end at the panel."""
    added = JobAdded(world.stamp(), "Northwind")
    ended = JobEnded(world.stamp(), added.stamp.id, Ending.REJECTED, Stage.PANEL, "2026-03-02")
    world.history.keep(added, ended)
    for part, text in said.items():
        world.history.keep(JobSaid(world.stamp(), added.stamp.id, JobPart(part), text))
    return every_job(world)[-1]


def now(world: World) -> Job:
    """The job as it stands."""
    return every_job(world)[0]


def first_page(world: World, job: Job) -> Page:
    """What the step begins with."""
    page = next(reach(world, job))
    assert isinstance(page, Page)
    return page


def test_a_keep_me_in_mind_note_is_offered_in_the_first_week(make_world: MakeWorld, clock: FakeClock) -> None:
    """And is the next thing, as long as it is due."""
    world = make_world(settings=MIA)
    job = with_job(world)
    page = first_page(world, job)
    lines = run_plain(reach(world, job), clock, "", "Ms Ode", "I liked how you check figures.", "s", "", "z")

    assert page.default == "k"
    assert "A keep-me-in-mind note: now, until 2026-03-09." in lines.transcript
    assert "A keep-me-in-mind note: sent on 2026-03-05." in lines.transcript
    assert world.history.every(Drafted)[-1].kind is LetterKind.KEEP_IN_MIND
    assert first_page(world, job).default == "z"


def test_after_a_week_it_is_not_due(make_world: MakeWorld, clock: FakeClock) -> None:
    """It can still be written; nobody says that it is late."""
    world = make_world()
    job = with_job(world)
    clock.sleep_until(days=10)
    page = first_page(world, job)

    assert page.default == "z"
    assert "note: now" not in str(page.body)


def test_a_hello_without_news_waits(make_world: MakeWorld, clock: FakeClock) -> None:
    """It asks for the news first."""
    world = make_world()
    job = with_job(world)
    lines = run_plain(reach(world, job), clock, "t", "n", "z")

    assert WAIT_FOR_NEWS in lines.transcript
    assert "The usual day for it is 2026-06-02." in lines.transcript
    assert not world.history.every(Drafted)


def test_a_hello_with_news_is_written_on_its_day(make_world: MakeWorld, clock: FakeClock) -> None:
    """After three months, and gone on with without being asked again."""
    world = make_world(settings=MIA)
    job = with_job(world)
    clock.sleep_until(days=92)
    assert first_page(world, job).default == "t"
    run_plain(reach(world, job), clock, "t", "y", "Ms Ode")
    lines = run_plain(reach(world, job), clock, "t", "", "I have finished my course.", "z", "z")

    assert "I have finished my course." in world.history.every(Drafted)[-1].words
    assert "in touch in March about" in world.history.every(Drafted)[-1].words
    assert "Is there something new" not in lines.transcript


def test_whether_and_when_to_try_again_is_kept_with_its_source(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """No company's number is shipped."""
    world = make_world()
    job = with_job(world)
    lines = run_plain(
        reach(world, job), clock, "w", "y", "soon", "4 September", "the recruiter, by phone", "z"
    )

    assert USUAL.text in lines.transcript
    assert "'soon' is no day there is" in lines.transcript
    assert now(world).text(JobPart.WANTS_AGAIN) == "yes"
    assert now(world).text(JobPart.EARLIEST) == "2026-09-04"
    assert now(world).text(JobPart.EARLIEST_FROM) == "the recruiter, by phone"
    assert "welcome from 2026-09-04 (the recruiter, by phone)" in lines.transcript


def test_each_reply_about_it_is_kept_at_once(make_world: MakeWorld, clock: FakeClock) -> None:
    """A window that is closed costs the line that is being typed."""
    world = make_world()
    job = with_job(world)
    run_plain(reach(world, job), clock, "w", "y", "2026-09-04")

    assert now(world).text(JobPart.EARLIEST) == "2026-09-04"


def test_what_was_said_stays_with_enter(make_world: MakeWorld, clock: FakeClock) -> None:
    """And a mind can be changed."""
    world = make_world()
    job = with_job(world, earliest="2026-09-04")
    world.history.keep(JobSaid(world.stamp(), job.id, JobPart.EARLIEST_FROM, "the recruiter"))
    run_plain(reach(world, job), clock, "w", "y", "", "", "z")
    assert now(world).text(JobPart.EARLIEST_FROM) == "the recruiter"

    run_plain(reach(world, job), clock, "w", "l", "z")
    assert now(world).text(JobPart.WANTS_AGAIN) == ""


def test_who_does_not_want_to_go_back_is_offered_no_notes(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nor the passport; all else stays."""
    world = make_world()
    job = with_job(world)
    lines = run_plain(reach(world, job), clock, "w", "n", "z")
    keys = {choice.key for choice in first_page(world, now(world)).choices}

    assert "You do not want to go back there." in lines.transcript
    assert keys == {"w", "i", "r", "s", "z"}


def test_similar_places_become_entries(make_world: MakeWorld, clock: FakeClock) -> None:
    """The person's own list, a line each; a name that is there is not entered twice."""
    world = make_world()
    job = with_job(world)
    lines = run_plain(
        reach(world, job), clock, "s", "Harbour", "x" * 61, "Westwind", " harbour ", "", "s", "", "z"
    )

    assert [each.name for each in known_jobs(world)] == ["Northwind", "Harbour", "Westwind"]
    assert "They are among your jobs." in lines.transcript
    assert "The name has 61 characters" in lines.transcript
    assert lines.script == []


def test_a_message_to_a_recruiter(make_world: MakeWorld, clock: FakeClock) -> None:
    """What one looks for is offered from the job."""
    world = make_world(settings=MIA)
    job = with_job(world, role="data analyst")
    run_plain(reach(world, job), clock, "r", "Mr Ek", "", "SQL and patience", "in May", "z", "z")

    assert "I am looking for work as a data analyst." in world.history.every(Drafted)[-1].words


def test_inside_a_company_the_way_is_another(make_world: MakeWorld, clock: FakeClock) -> None:
    """The panel, the manager, a day, a sentence for whoever got it, and two quiet weeks."""
    world = make_world(settings=MIA)
    job = with_job(world, seen="internal")
    lines = run_plain(
        reach(world, job),
        clock,
        "i",
        "p",
        "",
        "I liked your questions.",
        "s",
        "",
        "m",
        "Ana",
        "",
        "",
        "s",
        "",
        "d",
        "1 September",
        "z",
        "z",
    )
    kinds = [each.kind for each in world.history.every(Drafted)]

    assert {LetterKind.PANEL, LetterKind.MANAGER} == set(kinds)
    assert EASY_YES in world.history.every(Drafted)[-1].words
    assert now(world).text(JobPart.REVIEW_ON) == "2026-09-01"
    assert "Congratulate whoever got it" in lines.transcript
    assert "No talk about it in the corridor for two weeks, until 2026-03-16." in lines.transcript
    assert "You look at it again together on 2026-09-01." in lines.transcript
    assert lines.script == []


def test_the_way_inside_can_be_asked_for(make_world: MakeWorld, clock: FakeClock) -> None:
    """From then on it is known."""
    world = make_world()
    job = with_job(world)
    run_plain(reach(world, job), clock, "i", "z", "z")

    assert now(world).text(JobPart.SEEN) == Seen.INTERNAL


def test_how_the_job_was_seen_is_not_overwritten(make_world: MakeWorld, clock: FakeClock) -> None:
    """A key pressed by mistake takes nothing away."""
    world = make_world()
    job = with_job(world, seen="advert")
    run_plain(reach(world, job), clock, "i", "z", "z")

    assert now(world).text(JobPart.SEEN) == Seen.ADVERT


def test_a_past_interview_is_worth_a_thank_you(make_world: MakeWorld, clock: FakeClock) -> None:
    """Until the next day, and only once; its day is the one on the clock here."""
    world = make_world()
    job = with_job(world)
    world.history.keep(
        Interview(world.stamp(), "Northwind", "2026-03-04T23:30:00-08:00", job=job.id, interview="i1")
    )
    kinds = [(each.kind, each.interview) for each in open_touches(world, job)]
    assert (LetterKind.THANKS, "i1") in kinds

    draft = Drafted(world.stamp(), job.id, LetterKind.THANKS, "S", "W", "i1")
    world.history.keep(draft, LetterSaid(world.stamp(), draft.stamp.id, LetterPart.SENT, "2026-03-05"))
    assert LetterKind.THANKS not in [each.kind for each in open_touches(world, job)]


def test_going_back_loses_nothing(make_world: MakeWorld, clock: FakeClock) -> None:
    """Back from anywhere leads to the menu, and from there out."""
    world = make_world()
    job = with_job(world)
    lines = run_plain(
        reach(world, job),
        clock,
        "w",
        "/q",
        "s",
        "/q",
        "t",
        "/q",
        "i",
        "d",
        "/q",
        "/q",
        "r",
        "/q",
        "k",
        "/q",
        "q",
    )

    assert lines.script == []
    assert not world.history.every(Drafted)
