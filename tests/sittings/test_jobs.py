"""Your jobs: entered, shown, changed, ended; nothing is lost, and what is sealed is nowhere."""

from hashlib import sha256
from pathlib import Path

import pytest

from conftest import FakeClock, FakePapers, MakeWorld, ScriptedLines, run_plain
from practice.applications.job import Job
from practice.model.drills import Wanted
from practice.model.jobs import (
    Cause,
    Drafted,
    Ending,
    InterviewPart,
    InterviewSaid,
    JobAdded,
    JobEnded,
    JobPart,
    JobSaid,
    LetterKind,
    LetterPart,
    LetterSaid,
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
from practice.model.page import Left, Page, Para
from practice.model.trouble import Trouble
from practice.sittings import interviews
from practice.sittings.applications import job_interviews, job_json, job_outcome, job_record, job_shown
from practice.sittings.applications.job_wanted import wanted
from practice.sittings.applications.job_writing import add, change, edit_parts
from practice.sittings.applications.jobs import jobs, one
from practice.sittings.applied import NoJob, find_job, job_of_id, known_jobs
from practice.sittings.interviews import identity, of_job
from practice.sittings.job_when import moment_meant
from practice.sittings.ports import World
from walked import text_of, walk

ADVERT = "We look for a proactive analyst.\nYou work in a team and keep deadlines.\n"
SECRET = "they found the answers too long"


def entered(world: World, name: str = "Northwind", **said: str) -> Job:
    parts = {JobPart(part.replace("_", "-")): text for part, text in said.items()}
    return job_record.enter(world, name, parts)


def told(world: World, job: Job) -> str:
    return "\n".join(para.text for para in job_shown.paragraphs(world, job_of_id(world, job.id) or job))


# -- by words ------------------------------------------------------------------------------------


def test_a_job_is_entered_with_all_that_is_said_of_it(make_world: MakeWorld) -> None:
    """The advert's own words and the sum of the CV with it: both vanish elsewhere."""
    papers = FakePapers({"advert.txt": ADVERT, "cv.pdf": "me"})
    world = make_world(papers=papers)
    said = job_record.add(
        world,
        " North  wind ",
        {JobPart.DEADLINE: "26 November", JobPart.SEEN: "referred", JobPart.CV_NOTE: "February version"},
        advert=Path("advert.txt"),
        cv=Path("cv.pdf"),
    )
    job = find_job(world, "north wind")

    assert said.startswith("North wind is entered. The advert is kept;")
    assert 'practice jobs interview add "North wind" WHEN' in said
    assert job.text(JobPart.ADVERT) == ADVERT.strip()
    assert job.text(JobPart.CV) == sha256(b"me").hexdigest()
    assert (job.text(JobPart.DEADLINE), job.text(JobPart.SEEN)) == ("2026-11-26", "referral")
    assert f"CV: February version ({sha256(b'me').hexdigest()[:8]})" in told(world, job)


@pytest.mark.parametrize(
    ("said", "advert", "sentence"),
    [
        ({JobPart.DEADLINE: "2026-02-30"}, None, "'2026-02-30' is no day there is"),
        ({JobPart.APPLIED: "tomorrow"}, None, "still to come"),
        ({JobPart.SEEN: "dream"}, None, "no way to come to know of a job"),
        ({JobPart.ROLE: "x" * 301}, None, "the role has 301 characters"),
        ({}, Path("gone.txt"), "no such file"),
        ({}, Path("empty.txt"), "has no words in it"),
    ],
)
def test_what_does_not_fit_is_said_and_no_half_of_a_job_is_kept(
    make_world: MakeWorld, said: dict[JobPart, str], advert: Path | None, sentence: str
) -> None:
    """All or nothing: the command is given again as a whole."""
    world = make_world(papers=FakePapers({"empty.txt": " \n\t\n"}))
    with pytest.raises(Trouble, match=sentence):
        job_record.add(world, "Northwind", said, advert=advert)

    assert not world.history.every(JobAdded)
    assert not world.history.every(JobSaid)


@pytest.mark.parametrize("name", ["", "  ", "x" * 41, "\x1b\x07"])
def test_a_job_needs_a_name_that_can_be_typed(make_world: MakeWorld, name: str) -> None:
    """It is a word of commands."""
    with pytest.raises(NoJob) as caught:
        job_record.enter(make_world(), name)

    assert caught.value.mend


def test_a_name_is_taken_while_its_application_goes_on_and_tried_again_when_it_ended(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Else nobody knew which was meant."""
    world = make_world()
    first = entered(world)
    with pytest.raises(NoJob, match="called 'Northwind' already"):
        job_record.enter(world, "northwind")
    job_outcome.end_by_words(world, "Northwind", "rejected", stage="panel")
    clock.advance(60)
    again = job_record.enter(world, "Northwind")

    assert again.again_of == first.id
    assert find_job(world, "Northwind").id == again.id
    assert "Tried before: they said no (panel), 2026-03-02." in told(world, again)


def test_each_part_can_be_changed_seen_and_taken_back(make_world: MakeWorld) -> None:
    """By hand or by a script, without a page."""
    world = make_world(papers=FakePapers({"new.txt": "New words."}))
    job = entered(world, role="Analyst")

    assert job_record.edit_by_words(world, "north", "role", None) == "Northwind: role: Analyst"
    assert (
        job_record.edit_by_words(world, "north", "role", "Data analyst") == "Northwind: role: Data analyst."
    )
    assert job_record.edit_by_words(world, "north", "role", "Data analyst").endswith("it stays as it is.")
    assert job_record.edit_by_words(world, "north", "role", "") == "Northwind: role: taken back."
    assert (
        job_record.edit_by_words(world, "north", "advert", "new.txt") == "Northwind: advert: 2 words, kept."
    )
    assert job_record.edit_by_words(world, "north", "advert", None) == "New words."
    assert "has passed" in job_record.edit_by_words(world, "north", "deadline", "2026-03-01")
    assert job_record.edit_by_words(world, "north", "name", "Southwind") == "It is called Southwind now."
    assert find_job(world, "south").id == job.id


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("deadlin", "2026-13-01", "is no day there is"),
        ("wants", "perhaps", "neither yes nor no"),
        ("dinner", "x", "has no part called 'dinner'"),
        ("earliest", "x", "has no part|no day"),
        ("name", "", "needs a name"),
        ("name", "Museum", "another job is called 'Museum'"),
        ("cv", "gone.pdf", "no such file"),
    ],
)
def test_a_change_that_does_not_fit_is_said_and_nothing_changes(
    make_world: MakeWorld, part: str, value: str, said: str
) -> None:
    """One sentence and what to do."""
    world = make_world()
    entered(world)
    entered(world, "Museum")
    before = list(world.history.every(JobSaid))
    with pytest.raises(Trouble, match=said) as caught:
        job_record.edit_by_words(world, "Northwind", part, value)

    assert caught.value.sentence
    assert list(world.history.every(JobSaid)) == before


def test_words_that_are_too_long_are_handed_back(make_world: MakeWorld) -> None:
    """Nobody writes a note twice."""
    world = make_world()
    job = entered(world)
    note = "word " * 1001
    with pytest.raises(NoJob) as caught:
        job_record.edit(world, job, JobPart.NOTE, note)

    assert caught.value.unsaved == note.strip()


def test_a_job_that_is_put_away_is_named_and_can_come_back(make_world: MakeWorld) -> None:
    """Nothing is ever deleted by it."""
    world = make_world()
    entered(world)
    job_interviews.add_by_words(world, "Northwind", "thursday 14:30")
    said = job_record.hide(world, find_job(world, "Northwind"))

    assert "which will still be shown: Northwind, Thursday 14:30: in 3 days." in said
    assert job_shown.listed(world).endswith("Put away: Northwind.")
    with pytest.raises(NoJob, match="is put away"):
        find_job(world, "northwind")
    assert job_record.edit_by_words(world, "northwind", "hidden", "no") == "Northwind is in the list again."
    assert [job.name for job in known_jobs(world)] == ["Northwind"]


def test_the_list_says_what_comes_next(make_world: MakeWorld, clock: FakeClock) -> None:
    """The next interview first, then what goes on, then what is over."""
    world = make_world()
    entered(world, "Ended")
    entered(world, "Late", role="Clerk", deadline="2026-03-03")
    entered(world, "Applied", applied="yesterday")
    entered(world, "Met", applied="2026-02-01")
    entered(world, "Soon")
    entered(world, "Sooner")
    job_outcome.end_by_words(world, "Ended", "no", stage="final", on="yesterday")
    job_interviews.add_by_words(world, "Met", "2026-02-27 9:00")
    job_interviews.add_by_words(world, "Soon", "2026-03-20 9:00")
    job_interviews.add_by_words(world, "Sooner", "tomorrow 9:00")

    assert job_shown.listed(world).splitlines() == [
        "Sooner, Tuesday 09:00: tomorrow",
        "Soon, 2026-03-20 09:00: in 18 days",
        "Met: interview on 2026-02-27, no answer yet",
        "Applied: applied 2026-03-01",
        "Late (Clerk): deadline 2026-03-03: tomorrow",
        "Ended: they said no (final round), 2026-03-01",
    ]


def test_a_day_that_nobody_can_read_is_shown_as_it_stands(make_world: MakeWorld) -> None:
    """A history that was edited by hand, or comes from elsewhere, stops nothing."""
    world = make_world()
    job = entered(world)
    for part in (JobPart.DEADLINE, JobPart.SEEN, JobPart.CV, JobPart.EARLIEST, JobPart.HIDDEN):
        world.history.keep(JobSaid(world.stamp(), job.id, part, "soon"))
    world.history.keep(InterviewSaid(world.stamp(), "gone", InterviewPart.FORMAT, "x"))

    assert job_shown.listed(world) == "Northwind: deadline soon"
    assert "Deadline: soon" in told(world, job)


# -- how it ended --------------------------------------------------------------------------------


def test_a_rejection_is_logged_in_one_line_with_the_stage_that_was_reached(make_world: MakeWorld) -> None:
    """By the last interview that took place, unless it is said; then nothing is asked for a day."""
    world = make_world()
    entered(world)
    job_interviews.add_by_words(world, "Northwind", "2026-02-18 9:00", form="phone")
    job_interviews.add_by_words(world, "Northwind", "2026-02-26 9:00", form="panel")
    said = job_outcome.end_by_words(world, "Northwind", "rejected")

    assert said == (
        "You got to the panel. For a day nothing is asked of you; "
        "`practice after Northwind` is there when you want it."
    )
    end = find_job(world, "Northwind").end
    assert end is not None
    assert (end.how, end.stage, end.on) == (Ending.REJECTED, Stage.PANEL, "2026-03-02")


def test_a_stage_that_is_not_known_is_asked_for_and_not_guessed(make_world: MakeWorld) -> None:
    """To be told the wrong one would hurt."""
    world = make_world()
    entered(world)
    job_interviews.add_by_words(world, "Northwind", "2026-02-18 9:00")
    with pytest.raises(NoJob, match="of what form the last interview") as caught:
        job_outcome.end_by_words(world, "Northwind", "rejected")

    assert "--stage: applied, phone" in caught.value.mend
    assert not world.history.every(JobEnded)


@pytest.mark.parametrize(
    ("how", "more", "said"),
    [
        ("rejectd", {}, "is no way in which an application ends"),
        ("rejected", {"stage": "dinner"}, "is no stage"),
        ("rejected", {"on": "2026-03-03"}, "still to come"),
        ("rejected", {"on": "2026-02-30"}, "is no day there is"),
        ("rejected", {"reason": "x" * 2001}, "2001 characters"),
    ],
)
def test_an_outcome_that_does_not_fit_is_said(
    make_world: MakeWorld, how: str, more: dict[str, str], said: str
) -> None:
    """And the job goes on as it was."""
    world = make_world()
    entered(world)
    with pytest.raises(Trouble, match=said) as caught:
        job_outcome.end_by_words(world, "Northwind", how, **more)

    assert caught.value.mend
    assert not world.history.every(JobEnded)


def test_a_reason_is_shown_and_the_envelope_is_offered_kindly(make_world: MakeWorld) -> None:
    """It came in the same breath; words that hurt have another place."""
    world = make_world()
    job = entered(world)
    said = job_outcome.end_by_words(world, "Northwind", "rejected", reason="stronger elsewhere")

    assert "their reason: stronger elsewhere" in told(world, job)
    assert "put them into the envelope" in said
    assert "!" not in said


def test_the_same_outcome_twice_is_one(make_world: MakeWorld) -> None:
    """Two windows, or a command repeated."""
    world = make_world()
    entered(world)
    first = job_outcome.end_by_words(world, "Northwind", "silence")
    assert job_outcome.end_by_words(world, "Northwind", "silence") == first

    assert len(world.history.every(JobEnded)) == 1


@pytest.mark.parametrize(
    ("how", "said"),
    [("offer", "They made you an offer."), ("withdrew", "You withdrew."), ("open", "Northwind goes on.")],
)
def test_other_ends_are_kept_without_comment(make_world: MakeWorld, how: str, said: str) -> None:
    """No fuss."""
    world = make_world()
    entered(world)

    assert said in job_outcome.end_by_words(world, "Northwind", how)


def test_on_pages_it_takes_three_times_enter(make_world: MakeWorld, clock: FakeClock) -> None:
    """Under a minute, and the stage stands there already."""
    world = make_world()
    job = entered(world)
    job_interviews.add_by_words(world, "Northwind", "2026-02-26 9:00", form="panel")
    lines = run_plain(job_outcome.outcome(world, job), clock, "", "", "", "")

    assert "You got to the panel. For a day nothing is asked of you" in lines.transcript
    end = find_job(world, "Northwind").end
    assert end is not None
    assert (end.how, end.stage, end.on) == (Ending.REJECTED, Stage.PANEL, "2026-03-02")


def test_on_pages_the_end_is_kept_before_its_day_is(make_world: MakeWorld, clock: FakeClock) -> None:
    """Whoever leaves there has logged it; a day that does not fit is asked again."""
    world = make_world()
    job = entered(world)
    lines = run_plain(job_outcome.outcome(world, job), clock, "r", "6", "tomorrow")

    assert "still to come" in lines.transcript
    end = find_job(world, "Northwind").end
    assert end is not None
    assert (end.stage, end.on) == (Stage.PANEL, "2026-03-02")


def test_a_reason_can_be_written_where_it_is_shown(make_world: MakeWorld, clock: FakeClock) -> None:
    """Only after the person has said that it shall be."""
    world = make_world()
    job = entered(world)
    lines = run_plain(job_outcome.outcome(world, job), clock, "r", "2", "yesterday", "w", "somebody inside")

    assert "In the envelope it is sealed" in lines.transcript
    end = find_job(world, "Northwind").end
    assert end is not None
    assert (end.reason, end.on) == ("somebody inside", "2026-03-01")
    run_plain(job_outcome.outcome(world, find_job(world, "Northwind")), clock, "r", "3", "")
    end = find_job(world, "Northwind").end
    assert end is not None
    assert (end.reason, end.on, end.stage) == ("somebody inside", "2026-03-01", Stage.ONE_WAY)


# -- what is shown -------------------------------------------------------------------------------


def test_all_is_shown_in_order_and_of_feedback_only_that_it_is_sealed(make_world: MakeWorld) -> None:
    """The stages, the interviews with what was asked and told, the letters, how many tasks."""
    world = make_world()
    job = entered(world, role="Data analyst", applied="2026-02-10", who="J. Lind")
    job_interviews.add_by_words(
        world, "Northwind", "2026-02-18 9:00", form="phone", people="R. Ode, recruiter", minutes=20
    )
    interview = identity(of_job(world, job.id)[0])
    for part, text, level in (
        (InterviewPart.ASKED, "Why us?", None),
        (InterviewPart.TOLD, "leak", None),
        (InterviewPart.BEFORE, "", 70),
        (InterviewPart.PEAK, "", 80),
        (InterviewPart.AFTER, "", 30),
    ):
        world.history.keep(InterviewSaid(world.stamp(), interview, part, text, level))
    job_outcome.end_by_words(world, "Northwind", "rejected", on="2026-03-01")
    letter = Drafted(world.stamp(), job.id, LetterKind.REQUEST, "A question", "Words.")
    seal = Sealed(
        world.stamp(), job.id, SealKind.FEEDBACK, "2026-03-02T18:00:00Z", "J. Lind", "e-mail", "2026-03-02"
    )
    task = TaskSet(world.stamp(), job.id, Cause.RESEARCH, "A sheet", "2026-03-09")
    done = TaskSet(world.stamp(), job.id, Cause.CV, "The CV", "2026-03-09")
    world.history.keep(letter, LetterSaid(world.stamp(), letter.stamp.id, LetterPart.SENT, "2026-03-02"))
    world.history.seal(seal.stamp.id, SECRET, seal)
    world.history.keep(task, done, TaskSaid(world.stamp(), done.stamp.id, TaskPart.DONE, "better"))
    said = told(world, job)

    assert said[said.index("So far") :].splitlines() == [
        "So far",
        "2026-02-10: applied",
        "2026-02-18 09:00: phone, 20 minutes",
        "    with R. Ode, recruiter",
        "    asked: Why us?",
        "    told: leak",
        "    nerves, 0 to 100: before 70, at most 80, after 30",
        "2026-03-01: they said no (phone)",
        "Letters",
        "Asking for feedback: sent 2026-03-02",
        "Feedback",
        "2026-03-02 by e-mail: sealed",
        "Tasks: 1 open, 1 done. `practice plan` shows them.",
    ]


def test_no_word_of_feedback_is_shown_before_or_after_it_is_opened(make_world: MakeWorld) -> None:
    """Neither on the page nor for other programs; pieces that were sorted have their own place."""
    world = make_world()
    job = entered(world)
    job_outcome.end_by_words(world, "Northwind", "rejected")
    seal = Sealed(world.stamp(), job.id, SealKind.FEEDBACK, "2026-03-02T18:00:00Z")
    world.history.seal(seal.stamp.id, SECRET, seal)
    for part in (None, SealPart.OPENED, SealPart.SORTED):
        if part is not None:
            world.history.keep(SealSaid(world.stamp(), seal.stamp.id, part))
            piece = PieceSorted(world.stamp(), seal.stamp.id, 1, SECRET, Standing.NEW, Cause.ANSWER)
            world.history.keep(piece)
        job = job_of_id(world, job.id) or job
        shown = f"{told(world, job)}{job_json.record(world, job)}{job_json.list_record(world)}"

        assert SECRET not in shown
        assert "2026-03-02: " in shown


def test_every_part_has_words(make_world: MakeWorld) -> None:
    """A part that another page keeps is shown, too."""
    assert set(job_record.PART_WORDS) == set(JobPart)
    world = make_world()
    job = entered(world)
    for part in JobPart:
        world.history.keep(JobSaid(world.stamp(), job.id, part, "yes"))

    assert told(world, job)


# -- what the advert asks for --------------------------------------------------------------------


def test_the_advert_proposes_and_the_person_says_how_much(make_world: MakeWorld, clock: FakeClock) -> None:
    """Its words stand beside each; nothing counts before it was chosen."""
    world = make_world()
    job = entered(world, advert=ADVERT)
    lines = run_plain(wanted(world, job), clock, "1", "3", "z")

    assert 'Teamwork: nothing said ("team")' in lines.transcript
    assert "> line 2: You work in a team and keep deadlines." in lines.transcript
    assert [(fact.job, fact.competency, fact.weight) for fact in world.history.every(Wanted)] == [
        (job.id, Competency.TEAMWORK, 3)
    ]
    assert "It asks for: teamwork 3." in told(world, job)


def test_a_line_of_the_advert_is_shown_once(make_world: MakeWorld, clock: FakeClock) -> None:
    """Two of its words point to the same thing."""
    world = make_world()
    advert = "You plan readings and workshops together with colleagues from three departments."
    lines = run_plain(wanted(world, entered(world, advert=advert)), clock, "1", "3", "z")

    assert lines.transcript.count("> line 1:") == 1


def test_an_advert_is_asked_for_where_none_is_kept(make_world: MakeWorld, clock: FakeClock) -> None:
    """And can be passed over."""
    world = make_world()
    job = entered(world)
    lines = run_plain(wanted(world, job), clock, ".", "z")

    assert "adverts vanish" in lines.transcript
    assert "Communication: nothing said" in lines.transcript


# -- pages ---------------------------------------------------------------------------------------


def test_the_menu_leads_from_entering_a_job_to_its_page(make_world: MakeWorld, clock: FakeClock) -> None:
    """A name is enough; everything else can be skipped."""
    world = make_world()
    lines = run_plain(
        jobs(world), clock, "a", "Northwind", "", "Data analyst", "0", "30 February", "", "", ""
    )

    assert "'30 February' is no day there is" in lines.transcript
    assert find_job(world, "Northwind").role == "Data analyst"


def test_all_of_one_job_is_reached_from_its_page(make_world: MakeWorld, clock: FakeClock) -> None:
    """Shown, changed, ended, put away: each leads back to it."""
    world = make_world()
    job = entered(world, advert=ADVERT)
    lines = run_plain(one(world, job), clock, "s", "v", "e", "3", "Clerk", "z", "i", "z", "w", "z", "h")

    assert "The advert is kept: 14 words." in lines.transcript
    assert "> We look for a proactive analyst." in lines.transcript
    assert "Northwind: role: Clerk." in lines.transcript
    assert not known_jobs(world)
    run_plain(jobs(world), clock, "p", "1", "z")
    assert known_jobs(world)


def test_more_than_nine_jobs_have_a_second_page(make_world: MakeWorld, clock: FakeClock) -> None:
    """Some people write many applications."""
    world = make_world()
    for n in range(40):
        entered(world, f"Place {n:02}")
        clock.advance(1)
    lines = run_plain(jobs(world), clock, "o", "z", "1", "s", "z", "z")

    assert "31 others" in lines.transcript
    assert "== Place 05 ==" in lines.transcript


def test_what_another_window_wrote_meanwhile_is_not_overwritten_unasked(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Two windows on the same note: the person says whose counts."""
    here, there = make_world(), make_world()
    job = entered(here)
    for key, counts in (("t", "there"), ("h", "here")):
        for begun in (False, True):
            job_record.edit_by_words(here, "Northwind", "note", "first")
            sitting = change(here, job, JobPart.NOTE)
            page = next(sitting)
            assert isinstance(page, Page)
            assert page.keep is not None
            job_record.edit_by_words(there, "Northwind", "note", "there")
            if begun:
                page.keep("he")
            asked = sitting.send("here")
            assert isinstance(asked, Page)
            assert [para.text for para in asked.body if isinstance(para, Para)][1:] == [
                "There: there",
                "Here: here",
            ]
            with pytest.raises(StopIteration):
                sitting.send(key)

            assert find_job(here, "Northwind").text(JobPart.NOTE) == counts


def test_what_was_written_so_far_is_kept_however_the_page_is_left(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """A hang-up in the middle of a paste: it stands there the next time, and is one fact when it is whole."""
    world = make_world()
    job = entered(world)
    before = len(world.history.every(JobSaid))
    lines = run_plain(change(world, job, JobPart.ADVERT), clock, "We look for a proactive analyst.", "You")
    assert "adverts vanish" in lines.transcript
    assert len(world.history.every(JobSaid)) == before
    lines = run_plain(edit_parts(world, job), clock, "9", "like numbers.", ".", "z")
    assert "advert: begun, and not handed in" in lines.transcript
    assert "did not hand it in" in lines.transcript

    advert = "We look for a proactive analyst.\nYou\nlike numbers."
    assert [each.text for each in world.history.every(JobSaid)][before:] == [advert]
    assert world.history.under_seal() == ()


def test_ten_minutes_of_writing_are_one_fact(make_world: MakeWorld) -> None:
    """A page keeps about once a second; facts are for ever, and every start would read all of them."""
    world = make_world()
    job = entered(world)
    sitting = change(world, job, JobPart.NOTE)
    page = next(sitting)
    assert isinstance(page, Page)
    assert page.keep is not None
    for second in range(600):
        page.keep(f"Second {second}")
    with pytest.raises(StopIteration):
        sitting.send("All of it.")

    assert [each.text for each in world.history.every(JobSaid)][-1:] == ["All of it."]
    assert len(world.history.every(JobSaid)) == 1


@pytest.mark.parametrize("part", [JobPart.ADVERT, JobPart.NOTE])
def test_going_back_keeps_what_was_written_where_nothing_was(make_world: MakeWorld, part: JobPart) -> None:
    """It replaces nothing; adverts vanish."""
    world = make_world()
    job = entered(world)
    sitting = change(world, job, part)
    page = next(sitting)
    assert isinstance(page, Page)
    assert page.keep is not None
    page.keep("We need a cook.\nYou bake.")
    with pytest.raises(Left):
        sitting.throw(Left())

    assert find_job(world, "Northwind").text(part) == "We need a cook.\nYou bake."
    assert world.history.under_seal() == ()


def test_going_back_replaces_nothing_and_the_page_of_the_job_says_so(make_world: MakeWorld) -> None:
    """Where an advert is kept already, half of another one does not take its place."""
    world = make_world()
    job = entered(world, advert="As it was.")
    assert "not handed in" not in text_of(walk(one(world, job))[0])
    sitting = change(world, job, JobPart.ADVERT)
    page = next(sitting)
    assert isinstance(page, Page)
    assert page.keep is not None
    page.keep(page.value)
    assert world.history.under_seal() == ()
    page.keep("As it is n")
    with pytest.raises(Left):
        sitting.throw(Left())

    assert find_job(world, "Northwind").text(JobPart.ADVERT) == "As it was."
    assert "Advert: begun, and not handed in: e." in text_of(walk(one(world, job))[0])
    assert walk(change(world, job, JobPart.ADVERT))[0].value == "As it is n"


@pytest.mark.parametrize("key", ["g", "k"])
def test_a_change_of_words_that_are_no_longer_kept_is_asked_about(make_world: MakeWorld, key: str) -> None:
    """The file that was read in since is not overwritten by half of the old advert."""
    world = make_world()
    job = entered(world, advert="Version one.")
    page = walk(change(world, job, JobPart.ADVERT))[0]
    assert page.keep is not None
    page.keep("Version one, half changed")
    job_record.edit(world, job, JobPart.ADVERT, "Version two.")
    sitting = change(world, job, JobPart.ADVERT)
    asked, text = walk(sitting, key)

    assert "Version two." in text_of(asked)
    assert "Version one, half changed" in text_of(asked)
    assert text.value == ("Version one, half changed" if key == "g" else "Version two.")
    assert find_job(world, "Northwind").text(JobPart.ADVERT) == "Version two."
    assert len(world.history.under_seal()) == (1 if key == "g" else 0)
    with pytest.raises(StopIteration):
        sitting.send(text.value)
    assert find_job(world, "Northwind").text(JobPart.ADVERT) == text.value
    assert world.history.under_seal() == ()


def test_a_text_that_was_emptied_leaves_nothing(make_world: MakeWorld) -> None:
    """No name of a draft without words; what is written after that is kept as before."""
    world = make_world()
    job = entered(world)
    page = walk(change(world, job, JobPart.NOTE))[0]
    assert page.keep is not None
    page.keep("Ask Mira")
    page.keep("")
    assert world.history.under_seal() == ()
    page.keep("Ask Ana")

    assert walk(change(world, job, JobPart.NOTE))[0].value == "Ask Ana"


def test_what_was_kept_stands_above_the_choices(make_world: MakeWorld, clock: FakeClock) -> None:
    """Each with its new value; `/?` says them once more."""
    world = make_world()
    lines = run_plain(edit_parts(world, entered(world)), clock, "2", "Northwind Ltd", "/?", "z")

    assert lines.transcript.count("2  employer: Northwind Ltd") == 2


def test_a_part_that_does_not_fit_is_asked_again_with_the_words(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """They stand there to be mended."""
    world = make_world()
    job = entered(world)
    lines = run_plain(edit_parts(world, job), clock, "7", "someday", "2026-03-20", "z")

    assert "'someday' is no day there is" in lines.transcript
    assert find_job(world, "Northwind").text(JobPart.DEADLINE) == "2026-03-20"


def test_a_cv_is_kept_by_its_sum(make_world: MakeWorld, clock: FakeClock) -> None:
    """The file stays where it is."""
    world = make_world(papers=FakePapers({"cv.pdf": "me"}))
    job = entered(world)
    sitting = change(world, job, JobPart.CV)
    lines: ScriptedLines = run_plain(sitting, clock, "gone.pdf", "cv.pdf")

    assert "no such file" in lines.transcript
    assert find_job(world, "Northwind").text(JobPart.CV) == sha256(b"me").hexdigest()


def test_nothing_is_entered_without_a_name(make_world: MakeWorld, clock: FakeClock) -> None:
    """Enter goes back."""
    world = make_world()
    run_plain(add(world), clock, "")

    assert not known_jobs(world)


def test_a_change_that_is_none_leaves_all_as_it_was(make_world: MakeWorld) -> None:
    """Somebody began to write in an advert, and took it back before handing it in."""
    world = make_world()
    job = entered(world, advert="As it was.")
    sitting = change(world, job, JobPart.ADVERT)
    page = next(sitting)
    assert isinstance(page, Page)
    assert page.keep is not None
    page.keep("As it")
    with pytest.raises(StopIteration):
        sitting.send("As it was.")

    assert find_job(world, "Northwind").text(JobPart.ADVERT) == "As it was."


def test_for_a_day_after_a_no_its_page_suggests_nothing(make_world: MakeWorld, clock: FakeClock) -> None:
    """Enter goes back; what comes afterwards can be chosen all the same."""
    world = make_world()
    job = entered(world)
    job_outcome.end_by_words(world, "Northwind", "rejected")
    lines = run_plain(one(world, job), clock, "")
    assert "(s/f/i/l/w/e/o/h/z) [z]" in lines.transcript
    clock.sleep_until(2)
    lines = run_plain(one(world, job), clock, "z")

    assert "(s/f/i/l/w/e/o/h/z) [f]" in lines.transcript


def test_a_reason_for_the_envelope_is_written_only_there(make_world: MakeWorld, clock: FakeClock) -> None:
    """The page of the envelope is the one that opens; no fact has the words."""
    world = make_world()
    job = entered(world)
    lines = run_plain(job_outcome.outcome(world, job), clock, "r", "2", "", "e")

    assert "The envelope" in lines.transcript
    end = find_job(world, "Northwind").end
    assert end is not None
    assert end.reason == ""


def test_of_old_news_no_day_of_rest_is_promised(make_world: MakeWorld) -> None:
    """Whoever enters it a month later rests from other things."""
    world = make_world()
    entered(world)
    said = job_outcome.end_by_words(world, "Northwind", "rejected", on="2026-02-01")

    assert said == "You applied. `practice after Northwind` is there when you want it."


def test_of_two_of_one_name_the_one_that_is_put_away_comes_back(make_world: MakeWorld) -> None:
    """Another was entered by its name since."""
    world = make_world()
    first = entered(world)
    job_record.hide(world, first)
    second = entered(world)
    job_record.edit_by_words(world, "Northwind", "hidden", "no")

    assert {job.id for job in known_jobs(world)} == {first.id, second.id}


def test_a_thank_you_that_is_in_time_is_said_in_one_line(make_world: MakeWorld, clock: FakeClock) -> None:
    """On the job's page, where its key is; a day later, or when it was sent, nothing is said of it."""
    world = make_world()
    job = entered(world)
    job_interviews.add_by_words(world, "Northwind", "2026-03-02 9:00")
    lines = run_plain(one(world, job), clock, "l", "1", "", "", "", "s", "", "z", "z")

    assert lines.transcript.count("A thank-you note is in time until 2026-03-03 09:00: l.") == 1
    assert world.history.every(Drafted)[-1].kind is LetterKind.THANKS


@pytest.mark.parametrize(("hours", "said"), [(14.9, True), (15.1, False), (29, False)])
def test_a_thank_you_is_in_time_for_24_hours(
    make_world: MakeWorld, clock: FakeClock, hours: float, said: bool
) -> None:
    """The evening of the day after is too late: it would read as an afterthought."""
    world = make_world()
    job = entered(world)
    job_interviews.add_by_words(world, "Northwind", "2026-03-02 9:00")
    clock.advance(hours * 3600)
    lines = run_plain(one(world, job), clock, "z")

    assert ("A thank-you note is in time" in lines.transcript) is said


def test_after_a_no_no_thank_you_is_asked_for(make_world: MakeWorld, clock: FakeClock) -> None:
    """Not on that day."""
    world = make_world()
    job = entered(world)
    job_interviews.add_by_words(world, "Northwind", "2026-03-02 9:00")
    job_outcome.end_by_words(world, "Northwind", "rejected", stage="panel")
    lines = run_plain(one(world, job), clock, "z")

    assert "thank-you note is" not in lines.transcript


def test_a_new_job_leads_to_the_day_of_its_interview(make_world: MakeWorld, clock: FakeClock) -> None:
    """That day is what somebody has come to enter; two times Enter, and it can be written."""
    world = make_world()
    lines = run_plain(one(world, entered(world)), clock, "", "", "thursday 14:30", "0", "", "", "z", "z")

    assert "i  its interviews: enter the day and the time" in lines.transcript
    assert len(of_job(world, known_jobs(world)[0].id)) == 1


def test_an_interview_without_a_job_is_in_the_list(make_world: MakeWorld, clock: FakeClock) -> None:
    """Whoever entered it by `practice interview add` looks for it here."""
    world = make_world()
    entered(world)
    interviews.add(world, "Library", moment_meant("friday 9:00", clock).moment)
    lines = run_plain(jobs(world), clock, "z")

    assert job_shown.listed(world) == "Northwind: entered 2026-03-02\nLibrary, Friday 09:00: in 4 days"
    assert "Library, Friday 09:00: in 4 days" in lines.transcript


def test_five_minutes_that_another_window_has_closed_are_closed(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The key was still on the page."""
    world = make_world()
    job = entered(world)
    job_interviews.add_by_words(world, "Northwind", "today 9:00")
    here = jobs(world)
    next(here)
    interview = identity(of_job(world, job.id)[0])
    world.history.keep(InterviewSaid(world.stamp(), interview, InterviewPart.DEBRIEFED))
    page = here.send("d")

    assert isinstance(page, Page)
    assert "is closed" in " ".join(each.text for each in page.body if isinstance(each, Para))
