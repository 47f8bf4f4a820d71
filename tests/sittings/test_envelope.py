"""The envelope: what is put in is kept at once, and shown nowhere from then on."""

import json
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from conftest import FakeClock, MakeWorld, Refusing, run_plain
from practice.applications.seal import CLOSED
from practice.model.jobs import Drafted, LetterKind, LetterPart, LetterSaid, Sealed
from practice.model.page import Left, Page, Wanted
from practice.model.trouble import Trouble
from practice.sittings.applications.envelope import Begun, all_of, envelope, is_begun
from practice.sittings.applications.feedback import feedback
from practice.sittings.applications.mirror import mirror
from practice.sittings.script import Sitting
from walked import BACK, SECRET, WORDS, filled, shows, text_of, walk, with_job


def test_it_is_sealed_with_who_how_and_when(make_world: MakeWorld) -> None:
    """Word for word, with its line ends; who told it is taken from the job where nothing is typed."""
    world = make_world()
    job = with_job(world)
    pages = walk(envelope(world, job), "", "p", "yesterday", "d", WORDS, "")
    (seal,) = world.history.every(Sealed)

    assert world.history.sealed(seal.stamp.id) == WORDS
    assert (seal.told_by, seal.channel, seal.arrived) == ("R. Ode", "phone", "2026-03-01")
    assert seal.opens == "2026-03-05T06:00:00.000Z"
    assert "Envelope 1 is sealed." in text_of(pages[-1])
    assert not is_begun(world, job)


def test_nothing_of_it_is_shown_after_it_was_handed_in(make_world: MakeWorld, clock: FakeClock) -> None:
    """Somebody else may have typed it, so that the person has not read it."""
    world = make_world()
    job = with_job(world)
    lines = run_plain(envelope(world, job), clock, "R. Ode", "e", "", "m", *WORDS.splitlines(), ".")
    after = lines.transcript.rpartition("\n.\n")[2]

    assert world.history.sealed(all_of(world, job)[0].id) == WORDS
    assert CLOSED in after
    assert not any(word in after for word in SECRET)


def test_no_page_of_steps_two_and_three_shows_it(make_world: MakeWorld) -> None:
    """The menus, the letters, the call, the mirror, and the page that asks whether to open."""
    world = make_world()
    job = with_job(world)
    filled(world, job)
    pages = walk(feedback(world, job), "c", "z", "o", "", "e", BACK, "z")
    pages += walk(
        mirror(world, job), "w", "I asked", "", "3", "", BACK, "c", BACK, "1", "", "z", "1", "5", BACK, "z"
    )

    assert len(pages) > 12
    assert not shows(pages)
    assert any(CLOSED in text_of(page) for page in pages)


@pytest.mark.parametrize("seed", range(12))
def test_no_way_through_the_menus_shows_it_before_it_is_opened(make_world: MakeWorld, seed: int) -> None:
    """Whatever is chosen and typed, forwards and back, as long as nobody opens it."""
    world = make_world()
    job = with_job(world)
    filled(world, job)
    rng, pages = Random(seed), 0
    while pages < 200:
        sitting = rng.choice((feedback, mirror))(world, job)
        with suppress(StopIteration, Left):
            now: object = next(sitting)
            while pages < 200:
                assert isinstance(now, Page)
                assert not shows([now])
                pages += 1
                now = _anything(sitting, now, rng)


def _anything(sitting: Sitting[None], page: Page, rng: Random) -> object:
    """Any reply that does not open an envelope; now and then one goes back."""
    if rng.random() < 0.1:
        return sitting.throw(Left())
    keys = [each.key for each in page.choices if not each.label.startswith("open it")]
    if keys:
        return sitting.send(rng.choice(keys))
    return sitting.send(rng.choice(["", "5", "yesterday", "Words of my own."]))


def test_its_words_stand_in_no_file_as_they_are(make_world: MakeWorld, tmp_path: Path) -> None:
    """Neither in the history nor beside it: a search over the disk finds nothing."""
    world = make_world()
    job = with_job(world)
    filled(world, job)
    held = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())

    assert held
    assert not any(word.encode() in held for word in SECRET)


def test_no_fact_holds_a_word_of_it(make_world: MakeWorld) -> None:
    """Facts are what is listed, exported and searched."""
    world = make_world()
    filled(world, with_job(world))

    assert not any(word in repr(world.history.every(Sealed)) for word in SECRET)


def test_several_envelopes_stand_beside_each_other(make_world: MakeWorld) -> None:
    """The recruiter may say one thing and the manager another."""
    world = make_world()
    job = with_job(world)
    first, second = filled(world, job), filled(world, job, "Another word.")

    assert first != second
    assert [each.number for each in all_of(world, job)] == [1, 2]
    assert world.history.sealed(first) == WORDS


def test_what_is_typed_is_kept_as_it_is_typed(make_world: MakeWorld) -> None:
    """A window that is closed in the middle costs nothing, and what is there is not shown by itself."""
    world = make_world()
    job = with_job(world)
    pages = walk(envelope(world, job), "R. Ode", "t", "", "m")
    assert pages[-1].wanted is Wanted.TEXT
    assert pages[-1].keep is not None
    pages[-1].keep("Your xylophone")
    assert is_begun(world, job)
    again = walk(envelope(world, job))

    assert not shows(again)
    assert not again[-1].default  # Enter shows nothing
    assert walk(envelope(world, job), "g")[-1].value == "Your xylophone"


def test_a_begun_one_can_be_sealed_unseen(make_world: MakeWorld) -> None:
    """Somebody else has typed it and gone; with all that was said of it before."""
    world = make_world()
    job = with_job(world)
    pages = walk(envelope(world, job), "Ana", "t", "", "m")
    assert pages[-1].keep is not None
    pages[-1].keep(WORDS)
    pages = walk(envelope(world, job), "s", "")
    (seal,) = world.history.every(Sealed)

    assert world.history.sealed(seal.stamp.id) == WORDS
    assert (seal.told_by, seal.channel) == ("Ana", "in person")
    assert not shows(pages)


def test_a_begun_one_can_be_thrown_away(make_world: MakeWorld, tmp_path: Path) -> None:
    """It is gone from the file, too."""
    world = make_world()
    job = with_job(world)
    pages = walk(envelope(world, job), "Ana", "t", "", "m")
    assert pages[-1].keep is not None
    pages[-1].keep(WORDS)
    pages = walk(envelope(world, job), "x", "n")
    assert pages[1].default == "n"
    assert is_begun(world, job)
    walk(envelope(world, job), "x", "y", "")

    assert not is_begun(world, job)
    assert not world.history.every(Sealed)
    assert walk(envelope(world, job))[0].prompt == "Who"


def test_replies_before_the_words_are_kept_as_well(make_world: MakeWorld) -> None:
    """Left after the day, it goes on after the day."""
    world = make_world()
    job = with_job(world)
    walk(envelope(world, job), "Ana", "l", "2026-02-27")

    assert walk(envelope(world, job))[0].prompt == "From"


def test_back_leads_to_the_question_before(make_world: MakeWorld) -> None:
    """With what was said there; from the first one out."""
    world = make_world()
    job = with_job(world)
    pages = walk(envelope(world, job), "Ana", "l", BACK, BACK)

    assert pages[-1].prompt == "Who"
    assert pages[-1].value == "Ana"
    assert len(walk(envelope(world, job), BACK, BACK, BACK)) == 3


@pytest.mark.parametrize("typed", ["tomorrow", "2026-03-09", "the 40th", "31 February"])
def test_a_day_that_has_not_been_is_asked_for_again(make_world: MakeWorld, typed: str) -> None:
    """In a sentence, with what to write instead."""
    world = make_world()
    pages = walk(envelope(world, with_job(world)), "Ana", "l", typed, "")

    assert pages[3].why
    assert pages[-1].prompt == "From"


def test_nothing_written_is_nothing_sealed(make_world: MakeWorld) -> None:
    """The page asks again, and going back keeps the rest."""
    world = make_world()
    job = with_job(world)
    pages = walk(envelope(world, job), "Ana", "l", "", "m", " \n ", BACK)

    assert "nothing written" in pages[5].why
    assert not all_of(world, job)


def test_what_drives_a_terminal_is_left_out(make_world: MakeWorld) -> None:
    """A paste may hold anything; tabs become spaces and line ends stay."""
    world = make_world()
    job = with_job(world)
    id = filled(world, job, "\x1b[31mOne\r\n\tTwo\x00")

    assert world.history.sealed(id) == "[31mOne\n    Two"


def test_killed_between_sealing_and_tidying_up_it_is_not_sealed_twice(make_world: MakeWorld) -> None:
    """What was begun is then an envelope already: it is not shown as something to go on with."""
    world = make_world()
    job = with_job(world)
    draft = f"writing-feedback:{job.id}"
    pages = walk(envelope(world, job), "Ana", "l", "", "m")
    assert pages[-1].keep is not None
    pages[-1].keep(WORDS)
    before = world.history.sealed(draft)
    walk(envelope(world, job), "s")
    assert before is not None
    world.history.seal(draft, before)

    assert not is_begun(world, job)
    assert walk(envelope(world, job))[0].prompt == "Who"
    assert len(all_of(world, job)) == 1


def test_two_who_say_the_same_have_two_envelopes(make_world: MakeWorld) -> None:
    """Word for word the same: heard from two, not once."""
    world = make_world()
    job = with_job(world)

    assert filled(world, job) != filled(world, job)


def test_a_face_that_keeps_late_brings_nothing_back(make_world: MakeWorld) -> None:
    """What was handed in is under its seal, and in no draft."""
    world = make_world()
    job = with_job(world)
    pages = walk(envelope(world, job), "Ana", "l", "", "m", WORDS, "")
    assert pages[4].keep is not None
    pages[4].keep(WORDS)

    assert not is_begun(world, job)


def test_nobody_can_be_named(make_world: MakeWorld) -> None:
    """A hyphen, where the job has a name that is not meant."""
    world = make_world()
    walk(envelope(world, with_job(world)), "-", "l", "", "m", WORDS, "")

    assert [each.told_by for each in world.history.every(Sealed)] == [""]


def test_with_a_full_disk_the_page_stays_with_the_words(make_world: MakeWorld) -> None:
    """Notes of a call are written down once: they are still there to be handed in, once there is room."""
    world = make_world()
    job = with_job(world)
    walk(envelope(world, job), "Ana", "p", "", "m")
    history = Refusing(world.history)
    sitting = feedback(replace(world, history=history), job)
    next(sitting)
    sitting.send("e")
    page = sitting.send(WORDS)
    assert isinstance(page, Page)
    history.is_full = False
    sitting.send(page.value)

    assert "the disk is full" in page.why.lower()
    assert page.value == WORDS
    assert [world.history.sealed(each.id) for each in all_of(world, job)] == [WORDS]


@pytest.mark.parametrize("replies", [("s",), ("g", "Ana", "p", "", "m")])
def test_what_lies_under_seal_is_in_no_trouble(make_world: MakeWorld, replies: tuple[str, ...]) -> None:
    """Sealed unseen, or not yet come to: with a full disk, what is safe is not printed."""
    world = make_world()
    job = with_job(world)
    begun = Begun("id-x", words=WORDS)
    world.history.seal(f"writing-feedback:{job.id}", json.dumps(asdict(begun)))
    sitting = feedback(replace(world, history=Refusing(world.history)), job)
    pages = walk(sitting, "e", *replies)

    assert not shows(pages)
    assert "the disk is full" in " ".join(map(text_of, pages)).lower()
    assert is_begun(world, job)


def test_another_window_does_not_bring_back_what_was_handed_in(make_world: MakeWorld) -> None:
    """Its page keeps about once a second: a copy of what is sealed would lie there for good."""
    world = make_world()
    job = with_job(world)
    walk(envelope(world, job), "Ana", "l", "", "m")
    other = walk(envelope(world, job))[-1]
    assert other.keep is not None
    other.keep(WORDS)
    walk(envelope(world, job), "s", "")

    with pytest.raises(Trouble, match="another window"):
        other.keep(WORDS)
    assert list(world.history.under_seal()) == [all_of(world, job)[0].id]


def test_two_windows_seal_what_each_has(make_world: MakeWorld) -> None:
    """Nothing that was handed in is lost."""
    world = make_world()
    job = with_job(world)
    one, other = envelope(world, job), envelope(make_world(), job)
    for sitting, words in ((one, "First."), (other, "Second.")):
        next(sitting)
        for reply in ("Ana", "e", "", "m"):
            sitting.send(reply)
        sitting.send(words)
    kept = [world.history.sealed(each.id) for each in all_of(world, job)]

    assert kept == ["First.", "Second."]


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (datetime(2026, 3, 28, 18, 0, tzinfo=UTC), "2026-03-29T05:00:00.000Z"),
        (datetime(2026, 10, 24, 17, 0, tzinfo=UTC), "2026-10-25T06:00:00.000Z"),
    ],
)
def test_tomorrow_begins_at_six_by_the_clock_of_that_day(
    make_world: MakeWorld, now: datetime, opens: str
) -> None:
    """Also when the clocks change in the night."""
    world = replace(make_world(), clock=FakeClock(now, zone=ZoneInfo("Europe/London")))
    walk(envelope(world, with_job(world)), "Ana", "e", "", "t", WORDS, "")

    assert [each.opens for each in world.history.every(Sealed)] == [opens]


def test_the_request_counts_as_answered(make_world: MakeWorld) -> None:
    """With words in an envelope nobody is reminded."""
    world = make_world()
    job = with_job(world)
    draft = Drafted(world.stamp(), job.id, LetterKind.REQUEST, "S", "W")
    world.history.keep(draft, LetterSaid(world.stamp(), draft.stamp.id, LetterPart.SENT, "2026-02-20"))
    filled(world, job)
    page = walk(feedback(world, job))[0]

    assert "f" not in [choice.key for choice in page.choices]
    assert f"One envelope: {CLOSED}." in text_of(page)
