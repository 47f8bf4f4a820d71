"""The mirror as a sitting: one's own view, the opening with what is in the way, and the sorting."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from conftest import FakeClock, MakeWorld, run_plain
from practice.applications.heard import NOTHING_TWICE, ONE_REJECTION, heard
from practice.applications.job import Job
from practice.applications.mirror import LOOKS
from practice.applications.proposals import said_kindly
from practice.applications.seal import CLOSED
from practice.model.drills import Wanted as WantedCompetency
from practice.model.jobs import (
    AfterPart,
    AfterSaid,
    Cause,
    InterviewPart,
    InterviewSaid,
    MirrorPart,
    MirrorSaid,
    PieceSorted,
    Sealed,
    SealPart,
    SealSaid,
    Standing,
)
from practice.model.kinds import Competency
from practice.model.nerves import Interview
from practice.model.page import Para, Tone
from practice.sittings.applications.envelope import all_of
from practice.sittings.applications.mirror import mirror
from practice.sittings.applications.plan import found_for
from practice.sittings.ports import World
from walked import BACK, WORDS, filled, shows, text_of, walk, with_job

P = MirrorPart
SIX_LEVELS = [reply for level in "343213" for reply in (level, f"when {level}")]
WRITTEN = ["w", "I asked about the ship", "I was on time", *SIX_LEVELS, ""]
LETTER = "Thank you for coming. Your answers were long. We had a stronger candidate. Kind regards"


def said(world: World, kind: SealPart) -> list[str]:
    """What is kept of this kind, as text."""
    return [each.text for each in world.history.every(SealSaid) if each.part is kind]


def written(world: World, job: Job) -> None:
    """A mirror that is written, by the facts alone."""
    world.history.keep(
        *(
            MirrorSaid(world.stamp(), job.id, look.part, "seen", 3 if look.anchors else None)
            for look in LOOKS
        ),
        MirrorSaid(world.stamp(), job.id, P.DONE),
    )


def opened(world: World, job: Job, words: str = LETTER) -> None:
    """An envelope that was opened, and not sorted."""
    id = filled(world, job, words)
    world.history.keep(SealSaid(world.stamp(), id, SealPart.OPENED))


def places(world: World) -> list[tuple[int, str, Standing, Cause, str]]:
    """What was kept of the pieces that have a place, in order of keeping."""
    return [
        (each.n, each.words, each.standing, each.cause, each.competency)
        for each in world.history.every(PieceSorted)
        if each.standing is not Standing.LEFT_OUT
    ]


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """By day."""
    return by_day(make_world())


def by_day(world: World, now: datetime = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)) -> World:
    """With a clock of its own."""
    return replace(world, clock=FakeClock(now))


def test_strengths_come_first_then_six_looks_each_with_one_instance(world: World) -> None:
    """All of it is the person's own words, and kept."""
    job = with_job(world)
    pages = walk(mirror(world, job), *WRITTEN, "z")
    kept = [(each.part, each.text, each.level) for each in world.history.every(MirrorSaid)]

    assert kept[:2] == [
        (P.FIRST_STRENGTH, "I asked about the ship", None),
        (P.SECOND_STRENGTH, "I was on time", None),
    ]
    assert kept[2:4] == [(P.RESEARCH, "", 3), (P.RESEARCH, "when 3", 3)]
    assert kept[-1] == (P.DONE, "", None)
    assert "Answers: 3, when 3" in text_of(pages[-2])


def test_it_can_be_left_after_every_reply_and_goes_on_there(world: World) -> None:
    """Nothing is asked twice, and nothing is lost."""
    job = with_job(world)
    for reply in WRITTEN[1:-1]:
        walk(mirror(world, job), "w", reply)
    kept = [(each.part, each.text, each.level) for each in world.history.every(MirrorSaid) if each.text]

    assert [part for part, _, _ in kept] == [look.part for look in LOOKS]


def test_everything_may_be_left_open(world: World) -> None:
    """An empty mirror is none: it stays open, in a friendly sentence."""
    job = with_job(world)
    pages = walk(mirror(world, job), "w", "", "", *["-"] * 6, "", "z")

    assert "stays open" in text_of(pages[-2])
    assert all(each.part is not P.DONE for each in world.history.every(MirrorSaid))


def test_back_from_an_instance_leads_to_its_level(world: World) -> None:
    """And the level can be another one."""
    job = with_job(world)
    walk(mirror(world, job), "w", "a", "b", "2", BACK, "4", "the bridge", BACK)
    newest = [each for each in world.history.every(MirrorSaid) if each.part is P.RESEARCH][-1]

    assert (newest.level, newest.text) == (4, "the bridge")


def test_what_was_seen_can_be_read_and_changed(world: World) -> None:
    """The newest counts; a new level keeps its instance."""
    job = with_job(world)
    written(world, job)
    pages = walk(mirror(world, job), "c", "3", "5", "", "1", "I was early", "z", "z")
    newest = {each.part: each for each in world.history.every(MirrorSaid)}

    assert (newest[P.RESEARCH].level, newest[P.RESEARCH].text) == (5, "seen")
    assert newest[P.FIRST_STRENGTH].text == "I was early"
    assert "First strength: I was early" in text_of(pages[-2])


def test_too_many_words_are_asked_for_again(world: World) -> None:
    """With what was typed still there."""
    pages = walk(mirror(world, with_job(world)), "w", "x" * 401, "short")

    assert pages[2].why
    assert pages[2].value == "x" * 401


def test_the_persons_own_numbers_stand_beside_the_look(world: World) -> None:
    """Nerves of the interviews for this job; where nothing was measured, nothing is said of it."""
    job = with_job(world)
    world.history.keep(
        Interview(world.stamp(), "Panel", "2026-02-26T14:30:00+00:00", job=job.id, interview="i1"),
        InterviewSaid(world.stamp(), "i1", InterviewPart.BEFORE, level=70),
        InterviewSaid(world.stamp(), "i1", InterviewPart.PEAK, level=85),
    )
    pages = walk(mirror(world, job), *WRITTEN)
    shown = "\n".join(text_of(page) for page in pages)

    assert "Interview of 2026-02-26: nerves before it 70, at most 85." in shown
    assert [len(page.body) for page in pages if page.step == "Research, 1 of 6" and page.choices] == [1]


def test_by_day_with_the_mirror_written_it_opens_with_one_key(world: World) -> None:
    """The words are shown then, and not before."""
    job = with_job(world)
    filled(world, job)
    written(world, job)
    pages = walk(mirror(world, job), "1", "7", "o", "")

    assert not shows(pages[:3])
    assert WORDS in text_of(pages[3])
    assert said(world, SealPart.OPENED) == [""]
    assert not shows(pages[4:])


def test_enter_never_opens_it(world: World) -> None:
    """A key is pressed for it."""
    job = with_job(world)
    filled(world, job)
    written(world, job)
    pages = walk(mirror(world, job), "1", "7")

    assert not pages[-1].default
    assert not said(world, SealPart.OPENED)


def test_without_the_mirror_it_is_offered_first(world: World) -> None:
    """And leads there."""
    job = with_job(world)
    filled(world, job)
    pages = walk(mirror(world, job), "1", "7", "m")

    assert "The mirror is not written yet." in text_of(pages[2])
    assert pages[-1].step == "First strength"
    assert not said(world, SealPart.OPENED)


def test_each_condition_can_be_overruled_and_that_is_kept(make_world: MakeWorld) -> None:
    """It is the person's envelope."""
    world = by_day(make_world(), datetime(2026, 3, 2, 21, 0, tzinfo=UTC))
    job = with_job(world)
    walk_in = ["R. Ode", "e", "", "d", WORDS, ""]
    from practice.sittings.applications.envelope import envelope

    walk(envelope(world, job), *walk_in)
    start = world.clock.now() + timedelta(hours=14)
    world.history.keep(Interview(world.stamp(), "Library", start.isoformat()))
    pages = walk(mirror(world, job), "1", "2", "o", "y", "")

    assert len([line for line in text_of(pages[2]).splitlines() if "met" in line or "waits" in line]) >= 2
    assert said(world, SealPart.OPENED) == ["mirror day mood bedtime interview"]
    assert WORDS in text_of(pages[4])


def test_one_wrong_key_overrules_nothing(world: World) -> None:
    """In a small window what is in the way may be out of sight: it is asked once, and no is marked."""
    job = with_job(world)
    filled(world, job)
    pages = walk(mirror(world, job), "1", "7", "o", "", "o", "n", "z")

    assert "The mirror is not written yet." in text_of(pages[3])
    assert pages[3].default == "n"
    assert pages[4] == pages[2]
    assert not shows(pages)
    assert not said(world, SealPart.OPENED)


def test_a_mood_is_asked_once_a_day_and_can_be_said_again(world: World) -> None:
    """Somebody who feels better in the afternoon need not wait for tomorrow."""
    job = with_job(world)
    filled(world, job)
    written(world, job)
    pages = walk(mirror(world, job), "1", "3", "z", "1", "h", "6", "o", "")
    moods = [each.level for each in world.history.every(AfterSaid) if each.part is AfterPart.MOOD]

    assert "3 of 10" in text_of(pages[2])
    assert pages[4].prompt == "Your choice"
    assert moods == [3, 6]
    assert said(world, SealPart.OPENED) == [""]


@pytest.mark.parametrize("typed", ["0", "11", "good", "3.5", "²"])
def test_a_mood_is_a_whole_number_or_nothing(world: World, typed: str) -> None:
    """What is none is asked for again; nothing says nothing."""
    job = with_job(world)
    filled(world, job)
    pages = walk(mirror(world, job), "1", typed, "")

    assert pages[2].why
    assert not world.history.every(AfterSaid)


@pytest.mark.parametrize(("mood", "days"), [("3", 1), ("9", 1), ("9", 40)])
def test_a_mood_of_another_day_is_asked_for_anew(world: World, mood: str, days: int) -> None:
    """A good day six weeks ago says nothing about this one; an empty line says nothing of it, too."""
    job = with_job(world)
    filled(world, job)
    written(world, job)
    walk(mirror(world, job), "1", mood)
    assert isinstance(world.clock, FakeClock)
    world.clock.sleep_until(days)
    pages = walk(mirror(world, job), "1", "", "h", mood)

    assert "You have not said how you are today" in text_of(pages[2])
    assert (f"Your mood today is {mood} of 10" in text_of(pages[4])) is (mood == "3")
    assert "You have not said" not in text_of(pages[4])


def test_a_page_that_stands_open_until_bedtime_asks_again(make_world: MakeWorld) -> None:
    """What was not in the way when it was shown may be by now."""
    world = by_day(make_world(), datetime(2026, 3, 2, 19, 50, tzinfo=UTC))
    job = with_job(world)
    filled(world, job)
    written(world, job)
    sitting = mirror(world, job)
    next(sitting)
    sitting.send("1")
    sitting.send("7")
    assert isinstance(world.clock, FakeClock)
    world.clock.advance(20 * 60)
    page = sitting.send("o")

    assert "20:10" in text_of(page)  # type: ignore[arg-type]  # a page
    assert not said(world, SealPart.OPENED)


@pytest.mark.parametrize(
    ("now", "closed"),
    [
        (datetime(2026, 3, 29, 18, 59, tzinfo=UTC), False),  # 19:59 on the first day of summer time
        (datetime(2026, 3, 29, 19, 0, tzinfo=UTC), True),
        (datetime(2026, 10, 25, 19, 59, tzinfo=UTC), False),  # and on the first day of winter time
        (datetime(2026, 10, 25, 20, 0, tzinfo=UTC), True),
    ],
)
def test_bedtime_follows_the_clocks_of_the_place(make_world: MakeWorld, now: datetime, closed: bool) -> None:
    """Where they have changed the night before, too."""
    world = replace(make_world(), clock=FakeClock(now, zone=ZoneInfo("Europe/London")))
    job = with_job(world)
    filled(world, job)
    written(world, job)
    pages = walk(mirror(world, job), "1", "7")

    assert ("20:00" in text_of(pages[-1])) is closed


@pytest.mark.parametrize(("hours", "closed"), [(24, True), (24.5, False), (-0.5, False)])
def test_a_day_before_an_interview_is_24_hours(make_world: MakeWorld, hours: float, closed: bool) -> None:
    """Over the night in which the clocks go back, and in another zone."""
    now = datetime(2026, 10, 24, 11, 0, tzinfo=UTC)
    world = replace(make_world(), clock=FakeClock(now, zone=ZoneInfo("Europe/London")))
    job = with_job(world)
    filled(world, job)
    written(world, job)
    starts = (now + timedelta(hours=hours)).astimezone(ZoneInfo("Asia/Tokyo"))
    world.history.keep(Interview(world.stamp(), "Library", starts.isoformat()))
    pages = walk(mirror(world, job), "1", "7")

    assert ("You have an interview" in text_of(pages[-1])) is closed


def test_every_piece_gets_its_place_at_once(world: World) -> None:
    """Taken as it is, joined, or left out; and at the end that is said."""
    job = with_job(world)
    written(world, job)
    opened(world, job)
    pages = walk(mirror(world, job), "1", "s", "x", "k", "a", "1", "j", "o", "u", "", "z", "z")

    assert places(world) == [
        (2, "Your answers were long.", Standing.KNEW, Cause.ANSWER, ""),
        (2, "Your answers were long.", Standing.KNEW, Cause.ANSWER, "communication"),
        (3, "We had a stronger candidate. Kind regards", Standing.OTHERWISE, Cause.UNKNOWABLE, ""),
    ]
    assert said(world, SealPart.SORTED) == [""]
    assert "Every piece has its place." in text_of(pages[-3])
    assert "no reply" in "".join(text_of(page) for page in pages)


def test_sorting_goes_on_where_it_was_left(world: World) -> None:
    """What was left out before stays out."""
    job = with_job(world)
    written(world, job)
    opened(world, job)
    walk(mirror(world, job), "1", "s", "x", "n", "r", BACK)
    pages = walk(mirror(world, job), "1", "s")

    assert "go on sorting" in text_of(pages[1])
    assert "We had a stronger candidate." in text_of(pages[-1])
    assert pages[-1].step == "3 of 4"


def test_what_is_left_out_stays_out_after_a_break(world: World) -> None:
    """It may be the sentence that hurts: nobody shall have to leave it out twice."""
    job = with_job(world)
    written(world, job)
    opened(world, job, "One. Two. Three. Four.")
    walk(mirror(world, job), "1", "s", "x", "j", "x", BACK)
    pages = walk(mirror(world, job), "1", "s")

    assert "go on sorting" in text_of(pages[1])
    assert "Four." in text_of(pages[-1])
    assert pages[-1].step == "4 of 4"
    assert not any(each.words for each in world.history.every(PieceSorted)), "nor is it kept anywhere else"


def test_what_is_left_out_is_about_nothing(world: World) -> None:
    """No plan and no pattern comes of it."""
    job = with_job(world)
    written(world, job)
    opened(world, job, "One. Two.")
    walk(mirror(world, job), "1", "s", "x", "x", "", "z", "z")

    assert said(world, SealPart.SORTED) == [""]
    assert said_kindly(found_for(world, job)) == ()
    assert heard(world.history.every(PieceSorted), world.history.every(Sealed), []) == ()


def test_back_from_the_cause_leads_to_the_piece_and_from_the_competency_to_the_cause(world: World) -> None:
    """One step at a time; the newest place counts."""
    job = with_job(world)
    written(world, job)
    opened(world, job, "Your answers were long.")
    walk(mirror(world, job), "1", "s", "k", BACK, "n", "s", BACK, "f", "")

    assert places(world)[-1] == (1, "Your answers were long.", Standing.NEW, Cause.FIT, "")
    assert said(world, SealPart.SORTED) == [""]


def test_what_the_job_asks_for_comes_first_in_the_list(world: World) -> None:
    """The heaviest at the top; what weighs nothing is among the others."""
    job = with_job(world)
    for competency, weight in ((Competency.PLANNING, 1), (Competency.INFLUENCE, 3), (Competency.LEARNING, 0)):
        world.history.keep(WantedCompetency(world.stamp(), job.id, competency, weight))
    written(world, job)
    opened(world, job, "Your answers were long.")
    pages = walk(mirror(world, job), "1", "s", "n", "a")
    labels = [choice.label for choice in pages[-1].choices]

    assert labels[:3] == ["none of these", "influence", "planning"]
    assert len(labels) == len(Competency) + 1


def test_a_sorted_piece_can_move(world: World) -> None:
    """Somebody may think again; what stays is not kept anew."""
    job = with_job(world)
    written(world, job)
    opened(world, job, "One. Two.")
    walk(mirror(world, job), "1", "s", "k", "f", "k", "f", "", "c", "z", "o", "u", "z", "z")

    assert [(n, standing) for n, _, standing, _, _ in places(world)] == [
        (1, Standing.KNEW),
        (2, Standing.KNEW),
        (2, Standing.OTHERWISE),
    ]


def test_a_piece_that_was_left_out_by_a_wrong_key_can_be_had_back(world: World) -> None:
    """While the sorting goes on, and when it is done; what was not looked at yet is not among it."""
    job = with_job(world)
    written(world, job)
    opened(world, job, "One. Two. Three.")
    pages = walk(mirror(world, job), "1", "s", "x", "n", "f", BACK, "c", "n", "r", "z", "z", "z")

    assert "Now: left out." in text_of(pages[7])
    assert (pages[7].step, pages[9].step) == ("1 of 2", "2 of 2")
    assert [(n, words) for n, words, *_ in places(world)] == [(2, "Two."), (1, "One.")]

    pages = walk(mirror(world, job), "1", "s", "x", "", "c", "z", "z", "k", "f", "z", "z")

    assert [(n, words) for n, words, *_ in places(world)][2:] == [(3, "Three.")]


def test_what_one_has_seen_can_be_named_and_taken_back(world: World) -> None:
    """One wrong key would else speak of every job from then on."""
    job = with_job(world)
    written(world, job)
    pages = walk(mirror(world, job), "s", "n", "s", "n", "z")

    assert "You have seen it yourself: nerves." in text_of(pages[2])
    assert "nerves (named: this takes it back)" in text_of(pages[3])
    assert "You have seen it yourself" not in text_of(pages[4])


def test_opened_words_are_shown_only_when_asked_for(world: World) -> None:
    """Neither the menu nor the list of envelopes has them."""
    job = with_job(world)
    written(world, job)
    opened(world, job, WORDS)
    pages = walk(mirror(world, job), "1", "r", "", "z")

    assert [shows([page]) for page in pages] == [False, False, True, False, False]


def test_one_rejection_is_said_to_be_weak_evidence_and_a_second_that_says_the_same_is_not(
    world: World,
) -> None:
    """The program says when something has been heard twice, and when nothing has."""
    for name in ("Northwind", "Library"):
        job = with_job(world, name)
        written(world, job)
        opened(world, job, "Your answers were long.")
        pages = walk(mirror(world, job), "1", "s", "n", "a", "z", "", "z", "z")
        if name == "Northwind":
            assert NOTHING_TWICE in text_of(pages[-1])
        else:
            assert "Heard from 2 places: an answer." in text_of(pages[-1])
        assert "One rejection is weak evidence." in text_of(pages[-1])


def test_of_an_envelope_that_is_sealed_nothing_has_been_heard(world: World) -> None:
    """Whoever has only written their own view is not told what is missing; and nothing is told twice."""
    job = with_job(world)
    written(world, job)
    filled(world, job, WORDS)
    pages = walk(mirror(world, job), "c", "z", "z")
    weak = [part for page in pages for part in page.body if part == Para(ONE_REJECTION.text, Tone.ASIDE)]
    again = Para(ONE_REJECTION.text, Tone.ASIDE, again=True)

    assert NOTHING_TWICE not in text_of(pages[0])
    assert len(weak) == 1
    assert again in pages[-1].body


def test_a_pattern_can_be_named_without_anybodys_feedback(world: World) -> None:
    """Most are told nothing."""
    job = with_job(world)
    written(world, job)
    pages = walk(mirror(world, job), "s", "n", "z")

    assert "You have seen it yourself: nerves." in text_of(pages[-1])
    assert [each.text for each in world.history.every(AfterSaid)] == ["nerves"]


def test_words_that_are_gone_break_nothing(world: World) -> None:
    """A history that came from another computer may hold the seal and not the words."""
    job = with_job(world)
    written(world, job)
    opened(world, job)
    world.history.burn(all_of(world, job)[0].id)
    pages = walk(mirror(world, job), "1", "r", "", "s", "", "z", "z")

    assert "not in this history any more" in text_of(pages[2])
    assert len(pages) >= 6


def test_the_walk_as_lines_of_text(make_world: MakeWorld, clock: FakeClock) -> None:
    """From the first strength to the last piece, as a screen reader reads it."""
    clock.jump(-6 * 3600)
    world = make_world()
    job = with_job(world)
    filled(world, job, LETTER)
    replies = [*WRITTEN[:-1], "1", "7", "o", "s", "x", "k", "a", "z", "n", "f", "x", "z", "z"]
    lines = run_plain(mirror(world, job), clock, *replies)

    assert lines.script == []
    assert f"Envelope 1, from R. Ode, 2026-03-02: {CLOSED}" in lines.transcript
    assert LETTER not in lines.transcript.partition("open it")[0]
    assert "You have seen it yourself: an answer." in lines.transcript
