"""The passport as a sitting: what is missing and how to get it, its page, and the new application."""

from datetime import date
from pathlib import Path

import pytest

from conftest import FakeClock, FakePapers, FakeStories, MakeWorld, question, run_plain
from practice.applications.job import Job
from practice.model.drills import Drilled, DrillKind, Outcome, Recalled
from practice.model.drills import Wanted as Weight
from practice.model.jobs import (
    Cause,
    Ending,
    InterviewPart,
    InterviewSaid,
    JobAdded,
    JobEnded,
    JobPart,
    JobSaid,
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
from practice.model.kinds import Competency
from practice.model.nerves import Interview
from practice.model.paper import Letter
from practice.model.story import Beat, BeatPart, Share, Story
from practice.model.trouble import Trouble
from practice.sittings.applications.passport import passport
from practice.sittings.applications.passport_known import changed, known
from practice.sittings.applications.reach import reach
from practice.sittings.applied import job_of_id, known_jobs
from practice.sittings.ports import World

QUESTIONS = [question("a", competency=Competency.PLANNING), question("b")]
BEATS = (Beat("a", BeatPart.ACTION, "I rang."),)
SECRET = "You rambled."


def rejected(world: World) -> Job:
    """Northwind said no on the first of March."""
    added = JobAdded(world.stamp(), "Northwind")
    parts = {
        JobPart.EMPLOYER: "Northwind Maps",
        JobPart.ROLE: "Analyst",
        JobPart.ADVERT: "We look for an analyst.",
    }
    said = [JobSaid(world.stamp(), added.stamp.id, part, text) for part, text in parts.items()]
    end = JobEnded(world.stamp(), added.stamp.id, Ending.REJECTED, Stage.PANEL, "2026-03-01")
    world.history.keep(added, *said, end)
    return as_it_is(world, added.stamp.id)


def as_it_is(world: World, id: str) -> Job:
    job = job_of_id(world, id)
    assert job is not None
    return job


def envelope(world: World, job: Job, *, opened: bool) -> None:
    """Feedback that is under seal, or was read."""
    seal = Sealed(world.stamp(), job.id, SealKind.FEEDBACK, "2026-03-01T00:00:00.000Z")
    world.history.seal(seal.stamp.id, SECRET, seal)
    if opened:
        world.history.keep(
            SealSaid(world.stamp(), seal.stamp.id, SealPart.OPENED),
            PieceSorted(world.stamp(), seal.stamp.id, 1, SECRET, Standing.NEW, Cause.ANSWER, "planning"),
        )


def done(world: World, job: Job, cause: Cause = Cause.CV, came_of: str = "", about: str = "") -> None:
    """A task that is done."""
    task = TaskSet(world.stamp(), job.id, cause, f"A task about {cause}", "2026-03-10", about)
    world.history.keep(task, TaskSaid(world.stamp(), task.stamp.id, TaskPart.DONE, came_of))


def drilled(world: World, key: str = "core/a") -> None:
    world.history.keep(Drilled(world.stamp(), "s", DrillKind.BRIDGE, key, Outcome.DONE))


def ready(world: World) -> Job:
    """A job whose passport is open."""
    job = rejected(world)
    world.history.keep(
        JobSaid(world.stamp(), job.id, JobPart.EARLIEST, "2026-03-02"),
        JobSaid(world.stamp(), job.id, JobPart.EARLIEST_FROM, "the recruiter"),
    )
    envelope(world, job, opened=True)
    done(world, job, Cause.SKILL, "A map of the buses, on my page", "planning")
    drilled(world)
    return as_it_is(world, job.id)


def still_to_come(transcript: str) -> list[str]:
    """What the first page says is missing."""
    _, _, rest = transcript.partition("Still to come\n")
    rows = rest.splitlines()
    return rows[: next(n for n, row in enumerate(rows) if not row.startswith("- "))]


def test_at_first_all_four_are_to_come_and_each_says_how(make_world: MakeWorld, clock: FakeClock) -> None:
    """And that nobody needs it to apply."""
    world = make_world(questions=QUESTIONS)
    lines = run_plain(passport(world, rejected(world)), clock, "z")

    assert len(still_to_come(lines.transcript)) == 4
    assert "d enters it." in lines.transcript
    assert "n says that none came." in lines.transcript
    assert "p opens your plan." in lines.transcript
    assert "w begins ten minutes of drills." in lines.transcript
    assert "You may apply there again at any time" in lines.transcript
    assert "Many advisers say" in lines.transcript


def test_the_day_is_the_persons_with_who_says_so(make_world: MakeWorld, clock: FakeClock) -> None:
    """No number of any company is known here."""
    world = make_world(questions=QUESTIONS)
    job = rejected(world)
    lines = run_plain(passport(world, job), clock, "d", "in half a year", "4 September", "Ms Ode", "z")
    found = as_it_is(world, job.id)

    assert "'in half a year' is no day there is" in lines.transcript
    assert found.text(JobPart.EARLIEST) == "2026-09-04"
    assert found.text(JobPart.EARLIEST_FROM) == "Ms Ode"
    assert "The day: 2026-09-04, says Ms Ode. That is in 186 days." in lines.transcript


def test_a_day_that_has_passed_is_a_day(make_world: MakeWorld, clock: FakeClock) -> None:
    """They were welcome since January."""
    world = make_world(questions=QUESTIONS)
    job = rejected(world)
    lines = run_plain(passport(world, job), clock, "d", "2026-01-15", "", "z")

    assert "There\n- The day: 2026-01-15." in lines.transcript


def test_it_opens_when_the_day_comes(make_world: MakeWorld, clock: FakeClock) -> None:
    """On the day itself, and not the evening before."""
    world = make_world(questions=QUESTIONS)
    job = ready(world)
    world.history.keep(JobSaid(world.stamp(), job.id, JobPart.EARLIEST, "2026-03-04"))
    clock.advance(86400)
    before = run_plain(passport(world, job), clock, "z").transcript
    clock.advance(86400)
    after = run_plain(passport(world, job), clock, "z").transcript

    assert "That is tomorrow." in before
    assert "see its page" not in before
    assert "It is open" in after
    assert "see its page" in after


def test_sealed_feedback_waits_for_the_mirror_and_none_can_be_said(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Whether it is read is the person's; that none came is theirs to say and to take back."""
    world = make_world(questions=QUESTIONS)
    job = rejected(world)
    none = run_plain(passport(world, job), clock, "n", "n", "n", "z").transcript
    envelope(world, job, opened=False)
    sealed = run_plain(passport(world, job), clock, "z").transcript

    assert "There\n- Feedback: none came." in none
    assert "That is taken back." in none
    assert known(world, as_it_is(world, job.id)).none_came
    assert any(each.startswith("- Feedback: sealed.") for each in still_to_come(sealed))
    assert SECRET not in sealed


def test_burnt_feedback_is_nothing_to_wait_for(make_world: MakeWorld) -> None:
    """Somebody did not want to read it."""
    world = make_world(questions=QUESTIONS)
    job = rejected(world)
    envelope(world, job, opened=False)
    seal = world.history.every(Sealed)[0].stamp.id
    world.history.burn(seal, SealSaid(world.stamp(), seal, SealPart.BURNT))
    found = known(world, job)

    assert (found.sealed, found.opened, found.burnt) == (0, 0, 1)


def test_what_was_named_is_what_has_to_be_practised_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """A drill on something else does not do, nor one before the news."""
    world = make_world(questions=QUESTIONS)
    clock.jump(-5 * 86400)
    drilled(world)
    clock.jump(5 * 86400)
    job = rejected(world)
    envelope(world, job, opened=True)
    drilled(world, "core/b")
    missing = run_plain(passport(world, job), clock, "z").transcript
    drilled(world)
    there = run_plain(passport(world, job), clock, "z").transcript

    assert any(each.startswith("- Practised again since: planning, not") for each in still_to_come(missing))
    assert not any("Practised" in each for each in still_to_come(there))
    assert "- Practised again since: planning." in there


def test_the_page_says_what_has_changed_in_the_persons_words(make_world: MakeWorld, clock: FakeClock) -> None:
    """Shown, copied, kept as a file; and no word of theirs is in it."""
    papers = FakePapers()
    stories = FakeStories(
        [
            Story("buses", "The bus map", BEATS, when="2026-05"),
            Story("leak", "The leak", BEATS, when="2020"),
            Story("told", "The one I told", BEATS, when="2019"),
            Story("mine", "Mine alone", BEATS, when="2026-05", share=Share.PRIVATE),
        ]
    )
    world = make_world(questions=QUESTIONS, papers=papers, stories=stories)
    job = ready(world)
    met = Interview(world.stamp(), "Northwind", "2026-02-26T14:30:00+00:00", job=job.id, interview="met")
    world.history.keep(
        met,
        InterviewSaid(world.stamp(), "met", InterviewPart.TOLD, "told"),
        Recalled(world.stamp(), "story/leak", 1.0, 4.0, False, "good"),
        Recalled(world.stamp(), "story/told", 1.0, 4.0, False, "good"),
    )
    done(world, job, Cause.NERVES, "I can begin without notes.")
    lines = run_plain(
        passport(world, job),
        clock,
        "s",
        "Since we met I have drawn the map of our buses.",
        "c",
        "s",
        "z",
        "z",
    )
    page = papers.clipboard[0]

    assert page == (
        "What has changed since they met you: Northwind\n\n"
        "Northwind, since 2026-03-01\n\n"
        "The first sentence\n- Since we met I have drawn the map of our buses.\n\n"
        "Made\n- A task about skill: A map of the buses, on my page\n\n"
        "Done\n- A task about nerves (2026-03-02): I can begin without notes.\n\n"
        "New stories\n- The bus map (2026-05)\n- The leak (2020)"
    )
    assert list(papers.letters) == ["What has changed since they met you: Northwind.txt"]
    assert "== What has changed since they met you ==" in lines.transcript
    assert SECRET not in lines.transcript


def test_the_first_sentence_is_asked_for_once(make_world: MakeWorld, clock: FakeClock) -> None:
    """Then it stands there, and can be changed."""
    world = make_world(questions=QUESTIONS)
    job = ready(world)
    run_plain(passport(world, job), clock, "s", "I have made a map.", "z", "z")
    lines = run_plain(passport(world, job), clock, "s", "z", "f", "I have made two maps.", "z")

    assert "I have made a map." in lines.transcript
    assert as_it_is(world, job.id).text(JobPart.FIRST_SENTENCE) == "I have made two maps."


def test_applying_again_is_a_new_job_that_knows_the_old_one(make_world: MakeWorld, clock: FakeClock) -> None:
    """With the place, the role, and, where the person says so, the advert and what it asks for."""
    world = make_world(questions=QUESTIONS)
    job = ready(world)
    world.history.keep(Weight(world.stamp(), job.id, Competency.PLANNING, 3))
    lines = run_plain(passport(world, job), clock, "a", "", "Senior analyst", "y", "y", "z")
    old, new = known_jobs(world)
    weights = [each for each in world.history.every(Weight) if each.job == new.id]

    assert (new.name, new.again_of) == ("Northwind again", old.id)
    assert (new.employer, new.role) == ("Northwind Maps", "Senior analyst")
    assert new.text(JobPart.ADVERT) == "We look for an analyst."
    assert [(each.competency, each.weight) for each in weights] == [(Competency.PLANNING, 3)]
    assert new.end is None
    assert "Northwind again is entered." in lines.transcript


def test_another_advert_is_not_carried_over(make_world: MakeWorld, clock: FakeClock) -> None:
    """The words of the old one would be wrong."""
    world = make_world(questions=QUESTIONS)
    run_plain(passport(world, ready(world)), clock, "a", "Northwind 2", "", "n", "z")

    assert known_jobs(world)[1].text(JobPart.ADVERT) == ""
    assert known_jobs(world)[1].role == "Analyst"


def test_a_closed_passport_keeps_nobody_from_applying(make_world: MakeWorld, clock: FakeClock) -> None:
    """It is the person's own, and nobody asks for it at a door."""
    world = make_world(questions=QUESTIONS)
    lines = run_plain(passport(world, rejected(world)), clock, "a", "", "", "n", "a", "z")

    assert "apply again without it" in lines.transcript
    assert len(known_jobs(world)) == 2
    assert "The new application is entered already: Northwind again." in lines.transcript


def test_a_name_that_is_taken_or_too_long_is_asked_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """Two jobs of one name could not be told apart in a command."""
    world = make_world(questions=QUESTIONS)
    job = rejected(world)
    lines = run_plain(passport(world, job), clock, "a", "northwind", "N" * 61, "Second try", "", "n", "z")

    assert "A job is called 'Northwind' already" in lines.transcript
    assert "The name has 61 characters" in lines.transcript
    assert known_jobs(world)[1].name == "Second try"


def test_leaving_in_the_middle_of_a_new_application_keeps_it(make_world: MakeWorld, clock: FakeClock) -> None:
    """Its name and place are there; the rest is asked by the list of jobs."""
    world = make_world(questions=QUESTIONS)
    run_plain(passport(world, rejected(world)), clock, "a", "", "/q", "z")

    assert known_jobs(world)[1].employer == "Northwind Maps"


@pytest.mark.parametrize("how", [Ending.OFFER, Ending.WITHDREW, Ending.OPEN])
def test_a_job_that_did_not_say_no_has_no_passport(
    make_world: MakeWorld, clock: FakeClock, how: Ending
) -> None:
    """There is nothing to come back from."""
    world = make_world()
    job = rejected(world)
    clock.advance(60)
    world.history.keep(JobEnded(world.stamp(), job.id, how, Stage.PANEL, "2026-03-02"))
    lines = run_plain(passport(world, as_it_is(world, job.id)), clock)

    assert "has not ended so" in lines.transcript


def test_the_last_answers_are_set_beside_those_before(make_world: MakeWorld) -> None:
    """Counts stand with them; the words are those of the plan."""
    world = make_world(questions=QUESTIONS)
    job = ready(world)

    assert [each.competency for each in changed(world, job).levels] == [Competency.PLANNING]
    assert known(world, job).earliest == date(2026, 3, 2)


class FullDisk(FakePapers):
    """No file can be kept."""

    def save_letter(self, name: str, letter: Letter, *, ending: str) -> Path:
        raise Trouble("the letter could not be kept: the disk is full", mend="make room and try again")


class BrokenStories(FakeStories):
    """Somebody edited the file by hand."""

    def all(self) -> tuple[Story, ...]:
        raise Trouble("stories.yaml:7: unknown field 'beat'", mend="did you mean 'beats'?")


def test_a_page_that_cannot_be_copied_or_kept_says_so_and_stays(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """It can still be read, and the other way still be tried."""
    world = make_world(questions=QUESTIONS, papers=FullDisk(has_clipboard=False))
    lines = run_plain(passport(world, ready(world)), clock, "s", "I have made a map.", "c", "s", "z", "z")

    assert "No clipboard of this computer can be reached." in lines.transcript
    assert "the disk is full" in lines.transcript
    assert lines.script == []


def test_a_file_of_stories_that_cannot_be_read_is_a_sentence(make_world: MakeWorld, clock: FakeClock) -> None:
    """With its line and what to mend; the first sentence that was just written is kept."""
    world = make_world(questions=QUESTIONS, stories=BrokenStories())
    job = ready(world)
    lines = run_plain(passport(world, job), clock, "s", "I have made a map.", "z")

    assert "stories.yaml:7: unknown field 'beat'" in lines.transcript
    assert as_it_is(world, job.id).text(JobPart.FIRST_SENTENCE) == "I have made a map."


def test_its_drills_bring_what_is_missing(make_world: MakeWorld, clock: FakeClock) -> None:
    """Whoever is told that planning is not practised yet, and takes ten minutes for it, meets planning."""
    others = [
        question(f"{about.value}{number}", competency=about)
        for about in Competency
        for number in range(4)
        if about is not Competency.PLANNING
    ]
    ours = question("ours", competency=Competency.PLANNING, text="How do you plan a week?")
    world = make_world(questions=[*others, ours])
    job = rejected(world)
    envelope(world, job, opened=True)  # its one piece is about planning
    lines = run_plain(passport(world, job), clock, "w")

    assert "How do you plan a week?" in lines.transcript


def test_the_day_that_was_said_elsewhere_stays_with_enter(make_world: MakeWorld, clock: FakeClock) -> None:
    """It is asked in the same words in both places, and whoever knows now who says so can add it."""
    world = make_world(questions=QUESTIONS)
    job = rejected(world)
    run_plain(reach(world, job), clock, "w", "y", "4 September", "", "z")
    lines = run_plain(passport(world, as_it_is(world, job.id)), clock, "d", "", "Ms Ode", "z")

    assert "From which day is a new application welcome there?" in lines.transcript
    assert "The day: 2026-09-04, says Ms Ode." in lines.transcript
