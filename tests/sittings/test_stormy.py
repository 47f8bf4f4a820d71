"""The stormy letter: written, sealed, read after three days, distilled, burnt."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from conftest import FakeClock, MakeWorld, Refusing, run_plain
from practice.applications.job import Job
from practice.history.opening import open_history
from practice.model.jobs import (
    Ending,
    JobAdded,
    JobEnded,
    JobPart,
    JobSaid,
    Sealed,
    SealKind,
    SealPart,
    SealSaid,
    Stage,
)
from practice.model.page import Page, Para, Wanted
from practice.model.trouble import Trouble
from practice.sittings.applications.stormy import letters, stormy
from practice.sittings.applications.stride import stride
from practice.sittings.applied import every_job
from practice.sittings.ports import History, World

ANGER = "How dare they keep me waiting for five weeks"
DAY = 24 * 3600


def turned_down(world: World, name: str = "Northwind") -> Job:
    """A job that ended at the panel."""
    added = JobAdded(world.stamp(), name)
    day = world.clock.today().isoformat()
    ended = JobEnded(world.stamp(), added.stamp.id, Ending.REJECTED, Stage.PANEL, day)
    world.history.keep(added, ended)
    return every_job(world)[-1]


def with_letter(world: World, clock: FakeClock, *, rested: bool = True) -> Job:
    """A job with one letter, which has rested or was written just now."""
    job = turned_down(world)
    run_plain(stormy(world, job), clock, ANGER, ".", "z")
    clock.advance(3 * DAY if rested else 3600)
    return job


def parts(world: World) -> list[SealPart]:
    """What was done with letters."""
    return [each.part for each in world.history.every(SealSaid)]


def files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file below, with its bytes."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path, path.read_bytes()


def covered(folder: Path) -> list[bytes]:
    """What stands under seals: as it stands in the database, salts and all."""
    with sqlite3.connect(folder / "history.db") as db:
        rows = db.execute("select salt, words from sealed").fetchall()
    db.close()
    return [bytes(value) for row in rows for value in row if value]


def test_a_letter_is_sealed_for_three_days(make_world: MakeWorld, clock: FakeClock) -> None:
    """And the page says so."""
    world = make_world()
    job = turned_down(world)
    lines = run_plain(stormy(world, job), clock, ANGER, "", "and then no", ".", "z")
    (letter,) = letters(world, job)

    assert letter.kind is SealKind.LETTER
    assert letter.opens == "2026-03-05T18:00:00.000Z"
    assert world.history.sealed(letter.stamp.id) == f"{ANGER}\n\nand then no"
    assert "It is never sent: nothing here can send." in lines.transcript
    assert "Sealed. It rests for 3 days" in lines.transcript
    assert "the letter of 2026-03-02: sealed until 2026-03-05 18:00" in lines.transcript


def test_nothing_shows_it_while_it_rests(make_world: MakeWorld, clock: FakeClock) -> None:
    """Its page offers rest and fire; no page holds a word of it."""
    world = make_world()
    job = with_letter(world, clock, rested=False)
    lines = run_plain(stormy(world, job), clock, "1", "z", "1", "o", "n", "1", "o", "", "z")

    assert "It rests until 2026-03-05 18:00." in lines.transcript
    assert "The 3 days are not over: it was to rest until 2026-03-05 18:00." in lines.transcript
    assert ANGER not in lines.transcript
    assert parts(world) == []


def test_the_rest_can_be_overruled(make_world: MakeWorld, clock: FakeClock) -> None:
    """With a plain sentence and a yes; it is kept that it was."""
    world = make_world()
    job = with_letter(world, clock, rested=False)
    lines = run_plain(stormy(world, job), clock, "1", "o", "y", "z", "z")

    assert f"> {ANGER}" in lines.transcript
    assert [(each.part, each.text) for each in world.history.every(SealSaid)] == [(SealPart.OPENED, "72h")]
    assert "read, and kept" in lines.transcript


def test_after_three_days_it_can_be_read(make_world: MakeWorld, clock: FakeClock) -> None:
    """To the second, and without being asked twice."""
    world = make_world()
    job = with_letter(world, clock)
    lines = run_plain(stormy(world, job), clock, "1", "o", "z", "1", "o", "z", "z")

    assert "the letter of 2026-03-02: it has rested" in lines.transcript
    assert lines.transcript.count(f"> {ANGER}") == 2
    assert [(each.part, each.text) for each in world.history.every(SealSaid)] == [(SealPart.OPENED, "")]


def test_a_burnt_letter_is_in_no_file(make_world: MakeWorld, clock: FakeClock, tmp_path: Path) -> None:
    """Neither its words nor what they were covered with: the bytes of every file are searched."""
    world = make_world()
    job = turned_down(world)
    sitting = stormy(world, job)
    page = next(sitting)
    assert isinstance(page, Page)
    assert page.keep is not None
    before: list[bytes] = []
    for length in range(10, len(ANGER), 7):
        page.keep(ANGER[:length])
        before += covered(tmp_path)
    sitting.send(ANGER)
    clock.advance(3 * DAY)
    before += covered(tmp_path)
    assert any(cover in content for cover in before for _, content in files(tmp_path))
    for reply in ("1", "o", "b"):
        sitting.send(reply)
    page = sitting.send("y")

    assert isinstance(page, Page)
    assert any(
        "It is in no file of this program any more." in getattr(each, "text", "") for each in page.body
    )
    assert letters(world, job) == []
    assert covered(tmp_path) == []
    for path, content in files(tmp_path):
        for trace in (*before, ANGER.encode(), ANGER[:10].encode(), ANGER.encode("utf-16-le")):
            assert trace not in content, path


def test_the_words_are_in_no_file_before_either(
    make_world: MakeWorld, clock: FakeClock, tmp_path: Path
) -> None:
    """Whoever searches the disk for them does not find them: not the draft, not the letter."""
    world = make_world()
    job = turned_down(world)
    sitting = stormy(world, job)
    page = next(sitting)
    assert isinstance(page, Page)
    assert page.keep is not None
    page.keep(ANGER)
    assert not [path for path, content in files(tmp_path) if ANGER.encode() in content]
    sitting.send(ANGER)

    assert not [path for path, content in files(tmp_path) if ANGER.encode() in content]


def test_burning_is_asked_once_and_can_be_taken_back(make_world: MakeWorld, clock: FakeClock) -> None:
    """No is the answer of a bare Enter."""
    world = make_world()
    job = with_letter(world, clock, rested=False)
    lines = run_plain(stormy(world, job), clock, "1", "b", "", "1", "b", "y", "z")

    assert "It stays under seal." in lines.transcript
    assert lines.transcript.count("Burnt is burnt") == 2
    assert "out of reach from here" in lines.transcript
    assert parts(world) == [SealPart.BURNT]


def test_it_can_be_burnt_unread_at_any_time(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nobody has to look at it again."""
    world = make_world()
    job = with_letter(world, clock, rested=False)
    lines = run_plain(stormy(world, job), clock, "1", "b", "y", "z")

    assert ANGER not in lines.transcript.partition("Burnt is burnt")[2]
    assert SealPart.OPENED not in parts(world)
    assert letters(world, job) == []


def test_another_window_in_the_middle_of_reading_is_told_of(
    make_world: MakeWorld, clock: FakeClock, tmp_path: Path
) -> None:
    """It is gone from every list, and the page does not say more than is true."""
    world = make_world()
    job = with_letter(world, clock)
    with sqlite3.connect(tmp_path / "history.db") as other:
        other.execute("begin")
        other.execute("select count(*) from sealed").fetchone()
        lines = run_plain(stormy(world, job), clock, "1", "b", "y", "z")
    other.close()

    assert (
        "Its last copy is not overwritten yet: another window of this program is reading" in lines.transcript
    )
    assert "It is in no file of this program" not in lines.transcript
    assert letters(world, job) == []


def test_a_letter_that_another_window_has_burnt_is_gone(make_world: MakeWorld, clock: FakeClock) -> None:
    """While its page was open."""
    world = make_world()
    job = with_letter(world, clock)
    (letter,) = letters(world, job)
    sitting = stormy(world, job)
    next(sitting)
    sitting.send("1")
    world.history.burn(letter.stamp.id, SealSaid(world.stamp(), letter.stamp.id, SealPart.BURNT))
    page = sitting.send("o")

    assert isinstance(page, Page)
    assert "another window has burnt it" in str(page.body)


def test_one_question_can_be_drawn_from_it(make_world: MakeWorld, clock: FakeClock) -> None:
    """With the letter beside it; then the letter may burn, and the question stays."""
    world = make_world()
    job = with_letter(world, clock)
    asked = "What is one thing I could prepare better?"
    lines = run_plain(stormy(world, job), clock, "1", "o", "d", asked, "b", "y", "z")
    said = {each.part: each.text for each in world.history.every(SealSaid)}

    assert said == {SealPart.OPENED: "", SealPart.DISTILLED: asked, SealPart.BURNT: ""}
    assert "When you write to ask for feedback, this is offered:" in lines.transcript
    assert letters(world, job) == []


def test_arguing_words_are_marked_once(make_world: MakeWorld, clock: FakeClock) -> None:
    """And then taken: the words are the person's."""
    world = make_world()
    job = with_letter(world, clock)
    unfair = "Why was this so unfair?"
    lines = run_plain(stormy(world, job), clock, "1", "o", "d", unfair, unfair, "z", "z")

    assert "This reads as arguing: unfair." in lines.transcript
    assert [each.text for each in world.history.every(SealSaid) if each.part is SealPart.DISTILLED] == [
        unfair
    ]
    assert len(letters(world, job)) == 1


def test_no_question_is_drawn_from_an_empty_line(make_world: MakeWorld, clock: FakeClock) -> None:
    """A long one is asked for again."""
    world = make_world()
    job = with_letter(world, clock)
    lines = run_plain(stormy(world, job), clock, "1", "o", "d", "x" * 201, "", "z")

    assert "201 characters long" in lines.transcript
    assert SealPart.DISTILLED not in parts(world)
    assert "no question was drawn from it" in lines.transcript


def test_what_is_half_written_is_there_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """However the page was left; and nothing is sealed before it is handed in."""
    world = make_world()
    job = turned_down(world)
    run_plain(stormy(world, job), clock, ANGER, "/q")
    assert letters(world, job) == []
    lines = run_plain(stormy(world, job), clock, "g", "and more", ".", "z")
    (letter,) = letters(world, job)

    assert ANGER in lines.transcript
    assert world.history.sealed(letter.stamp.id) == f"{ANGER}\nand more"
    assert world.history.sealed(f"writing:{job.id}") is None


@pytest.mark.parametrize("key", ["z", "q", "s", "x"])
def test_what_is_half_written_is_not_come_upon_by_chance(
    make_world: MakeWorld, clock: FakeClock, key: str
) -> None:
    """It is promised to be under seal: only who asks for it sees it again."""
    world = make_world()
    job = turned_down(world)
    run_plain(stormy(world, job), clock, ANGER, "/q")
    lines = run_plain(stormy(world, job), clock, "" if key == "z" else key, "n", "z")

    assert ANGER not in lines.transcript
    assert "You began a letter." in lines.transcript
    kept = [world.history.sealed(each.stamp.id) for each in letters(world, job)]
    assert kept == ([ANGER] if key == "s" else [])
    assert world.history.sealed(f"writing:{job.id}") == (None if key == "s" else ANGER)


def test_what_is_half_written_can_be_thrown_away(make_world: MakeWorld, clock: FakeClock) -> None:
    """Asked once, and said when it is done."""
    world = make_world()
    job = turned_down(world)
    run_plain(stormy(world, job), clock, ANGER, "/q")
    lines = run_plain(stride(world, job), clock, "l", "x", "y", "z")

    assert "It is gone." in lines.transcript
    assert ANGER not in lines.transcript
    assert world.history.sealed(f"writing:{job.id}") is None


def test_with_a_full_disk_the_page_stays_with_the_words(make_world: MakeWorld) -> None:
    """What somebody has written is still there to be handed in, once there is room."""
    world = make_world()
    job = turned_down(world)
    history = Refusing(world.history)
    sitting = stride(replace(world, history=history), job)
    next(sitting)
    sitting.send("l")
    page = sitting.send(ANGER)
    assert isinstance(page, Page)
    history.is_full = False
    sitting.send(page.value)

    assert "the disk is full" in page.why.lower()
    assert page.value == ANGER
    assert [world.history.sealed(each.stamp.id) for each in letters(world, job)] == [ANGER]


def test_what_is_sealed_unseen_is_not_shown_because_the_disk_is_full(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """It is safe under seal; whoever did not want to see it must not meet it in a message."""
    world = make_world()
    job = turned_down(world)
    run_plain(stormy(world, job), clock, ANGER, "/q")
    full = replace(world, history=Refusing(world.history))
    lines = run_plain(stride(full, job), clock, "l", "s", "z")

    assert "the disk is full" in lines.transcript.lower()
    assert ANGER not in lines.transcript
    assert world.history.sealed(f"writing:{job.id}") == ANGER


def test_handing_in_and_forgetting_the_draft_are_one_step(make_world: MakeWorld, clock: FakeClock) -> None:
    """Killed between two steps, the words would lie twice, and burning one would be no burning."""
    world = make_world()
    job = turned_down(world)
    written: list[str] = []
    history = Noting(world.history, written)
    run_plain(stormy(replace(world, history=history), job), clock, ANGER, ".", "z")

    assert written[-1] == "seal"
    assert world.history.sealed(f"writing:{job.id}") is None


class Noting:
    """A history that notes what is done to it."""

    def __init__(self, history: History, written: list[str]) -> None:
        self._history = history
        self._written = written

    def __getattr__(self, name: str) -> Any:  # whatever the history has
        if name in ("keep", "seal", "burn"):
            self._written.append(name)
        return getattr(self._history, name)


def test_what_is_burnt_lies_nowhere_else(make_world: MakeWorld, clock: FakeClock) -> None:
    """The same words handed in twice, or being written still: "in no file any more" is said of the words."""
    world = make_world()
    job = with_letter(world, clock)
    run_plain(stormy(world, job), clock, "w", ANGER, ".", "z")
    world.history.seal(f"writing:{job.id}", f"{ANGER}\n")
    other = turned_down(world, "Southwind")
    run_plain(stormy(world, other), clock, "Another letter.", ".", "z")
    lines = run_plain(stormy(world, job), clock, "1", "b", "y", "z")

    assert "Burnt." in lines.transcript
    assert letters(world, job) == []
    assert [world.history.sealed(each) for each in world.history.under_seal()] == ["Another letter."]


def test_another_window_does_not_bring_back_what_was_burnt(make_world: MakeWorld, clock: FakeClock) -> None:
    """Its page keeps about once a second: what is burnt must not come back under another seal."""
    world = make_world()
    job = turned_down(world)
    run_plain(stormy(world, job), clock, ANGER, "/q")
    other = stormy(world, job)
    next(other)
    page = other.send("g")
    assert isinstance(page, Page)
    assert page.keep is not None
    run_plain(stormy(world, job), clock, "g", ".", "1", "b", "y", "z")

    with pytest.raises(Trouble, match="another window"):
        page.keep(f"{ANGER} And more.")
    assert world.history.under_seal() == ()


def test_nothing_brings_a_draft_back_after_it_was_handed_in(make_world: MakeWorld) -> None:
    """A face may tell once more what stood on the page."""
    world = make_world()
    job = turned_down(world)
    sitting = stormy(world, job)
    page = next(sitting)
    assert isinstance(page, Page)
    assert page.keep is not None
    page.keep(ANGER)
    sitting.send(ANGER)
    page.keep(ANGER)

    assert world.history.sealed(f"writing:{job.id}") is None


def test_a_program_killed_between_seal_and_draft_does_not_offer_it_again(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The letter was handed in; its draft is not shown as a new one, which would be to show the letter."""
    world = make_world()
    job = with_letter(world, clock, rested=False)
    world.history.seal(f"writing:{job.id}", ANGER)
    lines = run_plain(stormy(world, job), clock, "w", "something else", ".", "z")

    assert ANGER not in lines.transcript
    assert [world.history.sealed(each.stamp.id) for each in letters(world, job)] == [ANGER, "something else"]


def test_an_empty_letter_is_none(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nothing is sealed, and the sitting is over."""
    world = make_world()
    job = turned_down(world)
    lines = run_plain(stormy(world, job), clock, "  ", ".")

    assert letters(world, job) == []
    assert not world.history.every(Sealed)
    assert lines.script == []


def test_there_can_be_several(make_world: MakeWorld, clock: FakeClock) -> None:
    """Each with its own rest, and none of another job's."""
    world = make_world()
    job = with_letter(world, clock)
    other = turned_down(world, "Southwind")
    run_plain(stormy(world, job), clock, "w", "a second one", ".", "z")
    lines = run_plain(stormy(world, job), clock, "z")

    assert "1  the letter of 2026-03-02: it has rested" in lines.transcript
    assert "2  the letter of 2026-03-05: sealed until 2026-03-08 18:00" in lines.transcript
    assert letters(world, other) == []


def test_two_of_one_day_are_told_apart(make_world: MakeWorld, clock: FakeClock) -> None:
    """One may be burnt and the other not."""
    world = make_world()
    job = with_letter(world, clock, rested=False)
    run_plain(stormy(world, job), clock, "w", "a second one", ".", "z")
    clock.advance(4 * DAY)
    lines = run_plain(stormy(world, job), clock, "z")

    assert "1  the letter of 2026-03-02, 18:00: it has rested" in lines.transcript
    assert "2  the letter of 2026-03-02, 19:00: it has rested" in lines.transcript


def test_where_feedback_was_asked_for_no_letter_is_promised(make_world: MakeWorld, clock: FakeClock) -> None:
    """What stands on the page is true."""
    world = make_world()
    job = with_letter(world, clock)
    world.history.keep(JobSaid(world.stamp(), job.id, JobPart.NO_FEEDBACK, "yes"))
    lines = run_plain(stormy(world, every_job(world)[-1]), clock, "1", "o", "d", "What could I do?", "z", "z")

    assert "Kept." in lines.transcript
    assert "When you write to ask" not in lines.transcript


def test_signs_that_would_drive_a_terminal_are_left_out(make_world: MakeWorld, clock: FakeClock) -> None:
    """A pasted one may hold anything."""
    world = make_world()
    job = turned_down(world)
    run_plain(stormy(world, job), clock, "a\x1b[2Jb", ".", "z")
    (letter,) = letters(world, job)

    assert world.history.sealed(letter.stamp.id) == "a[2Jb"


def test_going_back_from_anywhere_loses_nothing(make_world: MakeWorld, clock: FakeClock) -> None:
    """Back leads to the list, and from there out."""
    world = make_world()
    job = with_letter(world, clock)
    lines = run_plain(
        stormy(world, job), clock, "1", "/q", "1", "o", "/q", "1", "o", "d", "/q", "1", "b", "/q", "q"
    )

    assert len(letters(world, job)) == 1
    assert lines.script == []


@pytest.mark.parametrize(
    ("written", "shown"), [((2026, 3, 26, 12), "2026-03-29 13:00"), ((2026, 10, 23, 12), "2026-10-26 12:00")]
)
def test_three_days_are_72_hours_where_the_clocks_change(
    make_world: MakeWorld, written: tuple[int, int, int, int], shown: str
) -> None:
    """The wall shows another hour then, and the page shows that one."""
    moved = FakeClock(datetime(*written, tzinfo=UTC), zone=ZoneInfo("Europe/London"))
    world = replace(make_world(), clock=moved)
    job = turned_down(world)
    lines = run_plain(stormy(world, job), moved, ANGER, ".", "z")
    (letter,) = letters(world, job)

    assert datetime.fromisoformat(letter.opens) - datetime(*written, tzinfo=UTC) == timedelta(hours=72)
    assert f"sealed until {shown}" in lines.transcript


def test_the_letter_stands_in_a_text_that_is_kept_as_it_grows(make_world: MakeWorld) -> None:
    """A window that is closed costs hardly a word."""
    world = make_world()
    page = next(stormy(world, turned_down(world)))

    assert isinstance(page, Page)
    assert page.wanted is Wanted.TEXT
    assert page.keep is not None
    assert all(isinstance(each, Para) for each in page.body)


def test_a_seal_survives_a_restart(make_world: MakeWorld, clock: FakeClock, tmp_path: Path) -> None:
    """It is in the history, and nowhere else."""
    world = make_world()
    job = with_letter(world, clock)
    (letter,) = letters(world, job)
    world.history.close()  # type: ignore[attr-defined]  # the real history
    again = open_history(tmp_path / "history.db")

    assert again.sealed(letter.stamp.id) == ANGER
    again.close()
