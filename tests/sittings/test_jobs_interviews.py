"""Interviews of jobs: several of one, moved, told from each other, in other zones, and when it is over."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from conftest import FakeClock, FakePapers, MakeWorld, run_plain
from practice.applications.job import Job
from practice.model.drills import Wanted
from practice.model.jobs import InterviewPart, InterviewSaid
from practice.model.kinds import Competency
from practice.model.nerves import Interview
from practice.model.trouble import Trouble
from practice.sittings import interviews
from practice.sittings.applications import job_calendar, job_interviews, job_outcome, job_record
from practice.sittings.applications.job_interview_pages import manage
from practice.sittings.applications.jobs import jobs
from practice.sittings.drills.past_drills import interview_day, past_drills
from practice.sittings.interviews import NoInterview
from practice.sittings.job_when import moment_meant
from practice.sittings.nerves.appointment import appointment_for
from practice.sittings.ports import World
from practice.sittings.waiting import next_ahead


def entered(world: World, name: str = "Northwind") -> Job:
    return job_record.enter(world, name)


def test_home_says_when_the_next_one_is_as_people_do(make_world: MakeWorld) -> None:
    """Within a week a day of the week says enough."""
    world = make_world()
    entered(world)
    job_interviews.add_by_words(world, "Northwind", "thursday 14:30")

    assert next_ahead(world) == "Northwind, Thursday 14:30: in 3 days"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("tomorrow 9:00", "Library, Tuesday 09:00: tomorrow"),
        ("today 20:15", "Library, Monday 20:15: today"),
        ("in 20 minutes", "Library, Monday 18:20: in 20 minutes"),
        ("2026-03-08 10:00", "Library, Sunday 10:00: in 6 days"),
        ("2026-03-09 10:00", "Library, 2026-03-09 10:00: in 7 days"),
    ],
)
def test_a_line_is_as_exact_as_is_needed(
    make_world: MakeWorld, clock: FakeClock, when: str, said: str
) -> None:
    """Next Monday is not this Monday."""
    world = make_world()
    interviews.add(world, "Library", moment_meant(when, clock).moment)

    assert next_ahead(world) == said


def test_a_job_with_two_to_come_says_which_is_which(make_world: MakeWorld) -> None:
    """One alone is called as its job; of two the form is added, of two alike the day."""
    world = make_world()
    entered(world)
    job_interviews.add_by_words(world, "Northwind", "thursday 14:30", form="phone")
    assert [each.name for each in interviews.known(world)] == ["Northwind"]
    job_interviews.add_by_words(world, "Northwind", "2026-03-20 9:00", form="panel")
    assert [each.name for each in interviews.known(world)] == ["Northwind, phone", "Northwind, panel"]
    world.history.keep(
        InterviewSaid(
            world.stamp(), interviews.identity(interviews.known(world)[1]), InterviewPart.FORMAT, "phone"
        )
    )

    assert [each.name for each in interviews.known(world)] == [
        "Northwind, phone, 2026-03-05",
        "Northwind, phone, 2026-03-20",
    ]


def test_the_name_of_the_job_means_the_next_of_its_interviews(make_world: MakeWorld) -> None:
    """Seven minutes before it nobody wants to be asked which."""
    world = make_world()
    entered(world)
    job_interviews.add_by_words(world, "Northwind", "2026-03-20 9:00", form="panel")
    job_interviews.add_by_words(world, "Northwind", "thursday 14:30", form="phone")
    appointment = appointment_for(world, until=None, before="northwind", routine=None, rehearse=False)

    assert appointment.title == "Northwind, phone, 14:30"
    with pytest.raises(NoInterview, match="more than one"):
        job_interviews.drop_by_words(world, "Northwind")
    assert job_interviews.drop_by_words(world, "northwind, PANEL") == "Northwind, panel is dropped."
    assert [each.name for each in interviews.known(world)] == ["Northwind"]


def test_the_same_form_again_is_a_new_time_and_another_form_another_interview(make_world: MakeWorld) -> None:
    """What was said of the one that moved stays with it."""
    world = make_world()
    job = entered(world)
    first = job_interviews.add_by_words(
        world, "Northwind", "thursday 14:30", form="phone", people="R. Ode, recruiter; J. Lind", minutes=20
    )
    moved = job_interviews.add_by_words(world, "north", "friday 10:00")
    other = job_interviews.add_by_words(world, "north", "2026-03-20 9:00", form="panel")

    assert first.startswith("Northwind is entered for 2026-03-05 14:30.")
    assert moved.startswith("Northwind is now on 2026-03-06 10:00.")
    assert other.startswith("Northwind, panel is entered for 2026-03-20 09:00.")
    there = interviews.of_job(world, job.id)
    assert [each.starts[:10] for each in there] == ["2026-03-06", "2026-03-20"]
    said = {each.part: each.text for each in world.history.every(InterviewSaid) if each.text}
    assert said[InterviewPart.PEOPLE] == "R. Ode, recruiter\nJ. Lind"
    with pytest.raises(NoInterview, match="more than one interview to come"):
        job_interviews.add_by_words(world, "Northwind", "2026-04-01 9:00")


def test_a_name_whose_interview_has_passed_is_a_new_interview(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Also without a job, and with one of the oldest facts, which has no id."""
    world = make_world()
    world.history.keep(Interview(world.stamp(), "Library", "2026-03-02T19:00:00+00:00"))
    clock.advance(86400)
    interviews.add(world, "library", clock.now().replace(hour=22))

    assert [each.name for each in interviews.every_interview(world)] == ["Library", "library"]
    assert len({interviews.identity(each) for each in interviews.every_interview(world)}) == 2


def test_an_old_fact_without_an_id_can_be_moved_and_dropped(make_world: MakeWorld) -> None:
    """Whoever entered theirs with an older program keeps it as it is."""
    world = make_world()
    world.history.keep(Interview(world.stamp(), "City Library", "2026-03-05T14:30:00+00:00"))
    interviews.add(world, "city  library", datetime(2026, 3, 6, 10, 0, tzinfo=UTC))
    assert [each.starts[:10] for each in interviews.every_interview(world)] == ["2026-03-06"]
    interviews.drop(world, "city")

    assert not interviews.known(world)


def test_practice_interview_is_the_short_form_for_a_job(make_world: MakeWorld) -> None:
    """The name of a job is enough to make it an interview for it."""
    world = make_world()
    job = entered(world)
    interviews.add(world, "northwind", datetime(2026, 3, 5, 14, 30, tzinfo=UTC))
    interviews.add(world, "Northwind", datetime(2026, 3, 6, 14, 30, tzinfo=UTC))

    assert [(each.name, each.starts[:10]) for each in interviews.of_job(world, job.id)] == [
        ("Northwind", "2026-03-06")
    ]


def test_a_job_that_is_renamed_takes_its_interviews_with_it(make_world: MakeWorld) -> None:
    """They are joined by an id, not by a word."""
    world = make_world()
    entered(world)
    job_interviews.add_by_words(world, "Northwind", "thursday 14:30")
    job_record.edit_by_words(world, "Northwind", "name", "Southwind")

    assert next_ahead(world) == "Southwind, Thursday 14:30: in 3 days"
    assert interviews.find(world, "southwind").job


def test_a_time_of_another_place_is_shown_as_the_clock_on_the_wall_has_it(make_world: MakeWorld) -> None:
    """And beside it what the invitation says."""
    world = make_world()
    entered(world)
    said = job_interviews.add_by_words(world, "Northwind", "thursday 14:30", zone="Europe/Berlin")

    assert said.startswith("Northwind is entered for 2026-03-05 14:30 there, 13:30 here.")
    assert next_ahead(world) == "Northwind, Thursday 13:30 (14:30 there): in 3 days"
    appointment = appointment_for(world, until=None, before="Northwind", routine=None, rehearse=False)
    assert appointment.title == "Northwind, 13:30"
    assert appointment.starts == datetime(2026, 3, 5, 13, 30, tzinfo=UTC)


def test_after_a_no_nothing_that_was_to_come_is_counted_down_to(make_world: MakeWorld) -> None:
    """In the calendar it is cancelled. When it goes on after all, it is back."""
    world = make_world()
    entered(world)
    job_interviews.add_by_words(world, "Northwind", "thursday 14:30")
    job_outcome.end_by_words(world, "Northwind", "rejected")
    assert next_ahead(world) == ""
    assert [each.cancelled for each in job_calendar.appointments(world)] == [True]
    job_outcome.end_by_words(world, "Northwind", "open")

    assert next_ahead(world) == "Northwind, Thursday 14:30: in 3 days"


def test_one_that_is_entered_after_a_no_is_to_come(make_world: MakeWorld, clock: FakeClock) -> None:
    """They changed their minds."""
    world = make_world()
    entered(world)
    job_outcome.end_by_words(world, "Northwind", "silence")
    clock.advance(60)
    job_interviews.add_by_words(world, "Northwind", "thursday 14:30")

    assert next_ahead(world).startswith("Northwind, Thursday")


def test_the_drills_know_the_day_and_what_this_job_asks_for(make_world: MakeWorld) -> None:
    """By its id; else by the name of the interview, as of old; else what is practised for just now."""
    world = make_world()
    job = entered(world)
    world.history.keep(Wanted(world.stamp(), "", Competency.LEARNING, 1))
    job_interviews.add_by_words(world, "Northwind", "friday 2:00")
    assert interview_day(world) == date(2026, 3, 5)  # the practice day begins at four
    assert past_drills(world).weights == {Competency.LEARNING: 1.0}
    world.history.keep(Wanted(world.stamp(), "northwind", Competency.PLANNING, 2))
    assert past_drills(world).weights == {Competency.PLANNING: 2.0}
    world.history.keep(Wanted(world.stamp(), job.id, Competency.TEAMWORK, 3))

    assert past_drills(world).weights == {Competency.TEAMWORK: 3.0}


def test_one_that_has_passed_can_be_entered_and_is_said_to_have(make_world: MakeWorld) -> None:
    """A record may begin late; a year that was mistyped is seen."""
    world = make_world()
    job = entered(world)
    said = job_interviews.add_by_words(world, "Northwind", "2026-02-18 9:00", form="phone")

    assert "2026-02-18 09:00, which has passed. If that is a mistake, drop it" in said
    assert len(interviews.of_job(world, job.id)) == 1
    assert job_interviews.drop_by_words(world, "Northwind", "18 February").endswith(
        "2026-02-18 09:00: dropped."
    )
    assert not interviews.of_job(world, job.id)


def test_one_that_is_moved_says_where_it_was(make_world: MakeWorld) -> None:
    """Who meant a second interview sees at once that the first was moved, and how to have both."""
    world = make_world()
    entered(world)
    job_interviews.add_by_words(world, "Northwind", "thursday 14:30")
    said = job_interviews.add_by_words(world, "Northwind", "friday 10:00")
    assert "is now on 2026-03-06 10:00. It was on 2026-03-05 14:30." in said
    assert said.endswith(job_interviews.ANOTHER)
    job_interviews.add_by_words(world, "Northwind", "thursday 14:30", form="phone")

    assert len(interviews.known(world)) == 2


def test_of_two_on_one_day_the_time_says_which_is_dropped(make_world: MakeWorld) -> None:
    """A phone call in the morning and the panel after it."""
    world = make_world()
    entered(world)
    job_interviews.add_by_words(world, "Northwind", "friday 9:00", form="phone")
    job_interviews.add_by_words(world, "Northwind", "friday 10:00", form="panel")
    with pytest.raises(NoInterview, match="more than one") as raised:
        job_interviews.drop_by_words(world, "Northwind", "friday")
    assert "the day and the time" in raised.value.told
    job_interviews.drop_by_words(world, "Northwind", "2026-03-06 09:00")

    assert [each.starts for each in interviews.known(world)] == ["2026-03-06T10:00:00+00:00"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"form": "dinner"}, "is no form of an interview"),
        ({"minutes": 0}, "no interview takes 0 minutes"),
        ({"minutes": 100_000}, "no interview takes"),
        ({"people": "x" * 1001}, "1001 characters"),
        ({"zone": "Europe/Londn"}, "no time zone"),
    ],
)
def test_what_cannot_be_entered_is_said_and_nothing_of_it_is_kept(
    make_world: MakeWorld, more: dict[str, object], said: str
) -> None:
    """All or nothing."""
    world = make_world()
    entered(world)
    with pytest.raises(Trouble, match=said):
        job_interviews.add_by_words(world, "Northwind", "thursday 14:30", **more)  # type: ignore[arg-type]  # that is the point

    assert not world.history.every(Interview)
    assert not world.history.every(InterviewSaid)


def test_two_programs_at_once_both_count(make_world: MakeWorld) -> None:
    """One moves it, the other says who asks: neither takes anything from the other."""
    here, there = make_world(), make_world()
    job = entered(here)
    job_interviews.add_by_words(here, "Northwind", "thursday 14:30", form="panel")
    job_interviews.add_by_words(there, "Northwind", "friday 10:00", form="panel")
    job_interviews.add_by_words(here, "Northwind", "friday 10:00", people="R. Ode")
    listed = job_interviews.listed(there, "Northwind")

    assert listed == "Northwind, panel, 2026-03-06 10:00 (in 4 days)"
    assert len(interviews.of_job(there, job.id)) == 1


def test_a_history_edited_by_hand_does_not_stop_the_list(make_world: MakeWorld, tmp_path: Path) -> None:
    """A time or a form that nobody can read is left out; all else is there."""
    world = make_world()
    job = entered(world)
    job_interviews.add_by_words(world, "Northwind", "thursday 14:30", form="panel", minutes=45)
    job_interviews.add_by_words(world, "Northwind", "2026-03-20 9:00", form="final")
    with closing(sqlite3.connect(tmp_path / "history.db")) as db, db:
        db.execute("update interview set starts = 'soon' where starts like '2026-03-20%'")
        db.execute("update interview_said set text = 'a chat' where part = 'format'")
        db.execute("update interview_said set text = 'long' where part = 'minutes'")

    assert job_interviews.listed(world, "Northwind") == "Northwind, 2026-03-05 14:30 (in 3 days)"
    assert job_calendar.appointments(world)[0].minutes == 60
    assert len(interviews.of_job(world, job.id)) == 1


def test_the_calendar_has_the_same_entry_after_a_change(make_world: MakeWorld, clock: FakeClock) -> None:
    """Calendars tell entries by their ids, and take the newest."""
    papers = FakePapers()
    world = make_world(papers=papers)
    entered(world)
    job_interviews.add_by_words(world, "Northwind", "2026-03-28 14:30", zone="Europe/London")
    assert "1 interview is in interviews.ics" in job_calendar.calendar(world)
    before = papers.calendar[0]
    clock.advance(60)
    job_interviews.add_by_words(
        world, "Northwind", "2026-03-30 14:30", zone="Europe/London", people="R. Ode; J. Lind", minutes=45
    )
    job_calendar.calendar(world, Path("mine.ics"))
    after = papers.calendar[0]

    assert after.id == before.id
    assert after.changed > before.changed
    assert before.starts.astimezone(UTC).hour == 14
    assert after.starts.astimezone(UTC).hour == 13  # summer time has begun in London
    assert (before.minutes, after.minutes) == (60, 45)
    assert after.notes == "R. Ode\nJ. Lind"
    assert after.title == "Interview: Northwind"


def test_what_is_dropped_is_cancelled_in_the_calendar(make_world: MakeWorld, clock: FakeClock) -> None:
    """An entry that is only missing from the file would stay in the person's calendar, and ring."""
    papers = FakePapers()
    world = make_world(papers=papers)
    interviews.add(world, "Library", datetime(2026, 3, 5, 14, 30, tzinfo=ZoneInfo("Europe/London")))
    interviews.add(world, "Museum", datetime(2026, 3, 6, 14, 30, tzinfo=ZoneInfo("Europe/London")))
    job_calendar.calendar(world)
    before = papers.calendar[1]
    clock.advance(60)
    interviews.drop(world, "Museum")
    said = job_calendar.calendar(world)

    assert [(each.title, each.cancelled) for each in papers.calendar] == [
        ("Interview: Library", False),
        ("Interview: Museum", True),
    ]
    assert papers.calendar[1].id == before.id
    assert papers.calendar[1].changed > before.changed
    assert said.startswith(
        "1 interview is in interviews.ics, and 1 that does not take place, marked as cancelled."
    )


def test_with_nothing_but_what_was_dropped_there_is_a_file_all_the_same(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The only one was dropped, and stands in the calendar. A month after its time it is left out."""
    papers = FakePapers()
    world = make_world(papers=papers)
    assert "nothing for a calendar" in job_calendar.calendar(world)
    interviews.add(world, "Library", datetime(2026, 3, 5, 14, 30, tzinfo=ZoneInfo("Europe/London")))
    interviews.drop(world, "Library")
    assert "write the interviews to a file" in run_plain(jobs(world), clock, "z").transcript
    assert job_calendar.calendar(world).startswith(
        "1 interview that does not take place is in interviews.ics"
    )
    assert [each.cancelled for each in papers.calendar] == [True]
    clock.sleep_until(32)  # the 3rd of April
    assert len(job_calendar.appointments(world)) == 1
    clock.sleep_until(1)

    assert "nothing for a calendar" in job_calendar.calendar(world)


def test_an_interview_that_is_on_again_is_newer_than_its_end(make_world: MakeWorld, clock: FakeClock) -> None:
    """Of two entries with one id a calendar takes the newer: off after a no, and on when it goes on."""
    world = make_world()
    entered(world)
    job_interviews.add_by_words(world, "Northwind", "thursday 14:30")
    found = [job_calendar.appointments(world)[0]]
    for how in ("rejected", "open", "rejected", "open"):
        clock.advance(60)
        job_outcome.end_by_words(world, "Northwind", how, stage="video")
        found += job_calendar.appointments(world)

    assert [each.cancelled for each in found] == [False, True, False, True, False]
    assert len({each.id for each in found}) == 1
    assert all(one.changed < next_.changed for one, next_ in pairwise(found))


def test_on_pages_each_reply_is_kept_as_it_is_given(make_world: MakeWorld, clock: FakeClock) -> None:
    """The input ends in the middle; the time and the form are there."""
    world = make_world()
    job = entered(world)
    run_plain(manage(world, job), clock, "a", "5 March 14:30 Europe/Berlin", "5")
    there = interviews.of_job(world, job.id)

    assert there[0].starts == "2026-03-05T14:30:00+01:00"
    assert job_interviews.listed(world, "Northwind").startswith("Northwind, panel, 2026-03-05")


def test_on_pages_what_does_not_fit_is_asked_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """With the reason, until it fits; Enter leaves the rest as it is."""
    world = make_world()
    job = entered(world)
    script = ("a", "2026-02-30 9:00", "6 March 9:00", "2", "R. Ode; J. Lind", "a while", "30 min", "z")
    lines = run_plain(manage(world, job), clock, *script)

    assert "'2026-02-30' is no day there is" in lines.transcript
    assert "'a while' is no number of minutes" in lines.transcript
    said = {each.part: each.text for each in world.history.every(InterviewSaid)}
    assert said[InterviewPart.MINUTES] == "30"
    run_plain(manage(world, job), clock, "c", "7 March 9:00", "", "-", "", "d", "z")
    said = {each.part: each.text for each in world.history.every(InterviewSaid)}
    assert (said[InterviewPart.PEOPLE], said[InterviewPart.MINUTES]) == ("", "30")
    assert not interviews.of_job(world, job.id)


def test_after_one_is_entered_the_page_says_what_else_there_is(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The keys to change it or to drop it are there from then on, and what they do is said with them."""
    world = make_world()
    lines = run_plain(manage(world, entered(world)), clock, "a", "tomorrow 9:00", "0", "", "", "z")
    last = lines.transcript.rpartition("Minutes:")[2]

    assert "Northwind is entered for 2026-03-03 09:00." in last
    assert "c  change one: time, form, people, minutes" in last
    assert "d  one will not take place, or never did" in last


@pytest.mark.parametrize("later", ["reason", "stage", "silence"])
def test_an_interview_that_never_took_place_does_not_come_back_with_a_correction(
    make_world: MakeWorld, clock: FakeClock, later: str
) -> None:
    """Somebody would be asked to look back at it, and to thank for it."""
    world = make_world()
    job = entered(world)
    job_interviews.add_by_words(world, job.name, "2026-03-06 10:00")
    job_outcome.end_by_words(world, job.name, "rejected", stage="panel")
    clock.advance(5 * 24 * 3600)
    changed = {
        "reason": {"reason": "They found somebody else"},
        "stage": {"stage": "final"},
        "silence": {"how": "silence"},
    }[later]
    job_outcome.end_by_words(world, job.name, changed.pop("how", "rejected"), **{"stage": "panel", **changed})

    assert interviews.still_on(world) == []


def test_one_that_took_place_before_the_no_stays(make_world: MakeWorld, clock: FakeClock) -> None:
    """Also after an offer that was none in the end."""
    world = make_world()
    job = entered(world)
    job_interviews.add_by_words(world, job.name, "2026-03-06 10:00")
    job_outcome.end_by_words(world, job.name, "offer", stage="panel")
    clock.advance(5 * 24 * 3600)
    job_outcome.end_by_words(world, job.name, "rejected", stage="panel")

    assert len(interviews.still_on(world)) == 1
