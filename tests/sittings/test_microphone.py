"""The microphone outside a round: checked, read to, listened to."""

from dataclasses import replace

import pytest

from conftest import FakeClock, FakeRecorder, MakeWorld, run_plain
from practice.model.delivery import Delivery, Hearing
from practice.model.settings import Microphone, Settings
from practice.sittings.ports import World
from practice.sittings.rounds.microphone import at_the_microphone_only, baseline, check_only, listen

CLEAR = Delivery(
    40.0,
    speech=(0.8, 38.0),
    silences=((5.0, 5.4), (12.0, 13.5), (20.0, 22.4)),
    syllables=150,
    level_db=-22.0,
    level_spread_db=9.0,
    snr_db=31.0,
)
HEARD = Hearing(heard_s=12.0, level_db=-22.0, speaking=True)


def hearing(delivery: Delivery | None, now: Hearing = HEARD) -> FakeRecorder:
    """A microphone that has just heard this."""
    return FakeRecorder(delivery, now)


def test_the_check_ends_by_itself_after_ten_seconds_of_sound(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nobody has to reach for a key while reading aloud."""
    recorder = hearing(CLEAR)
    lines = run_plain(check_only(make_world(recorder=recorder)), clock, 1.0, "n")

    assert recorder.heard == ["wake", "start", "stop", "close"]
    assert "your speech stands 31 dB above it" in lines.transcript


def test_a_good_check_offers_to_use_it_from_now_on(make_world: MakeWorld, clock: FakeClock) -> None:
    """The next step is one key away, and no file has to be edited."""
    chosen: list[tuple[str, object]] = []
    world = replace_setting(make_world(recorder=hearing(CLEAR), settings=Settings()), chosen)
    lines = run_plain(check_only(world), clock, 1.0, "y")

    assert chosen == [("microphone.use", True)]
    assert "practice mic off" in lines.transcript


def test_whoever_uses_it_already_is_not_asked_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """A check of something chosen long ago is just a check."""
    world = make_world(recorder=hearing(CLEAR), settings=Settings(microphone=Microphone(use=True)))

    assert "from now on" not in run_plain(check_only(world), clock, 1.0, "n").transcript


@pytest.mark.parametrize(
    ("delivery", "now", "said"),
    [
        (Delivery(10.0, silent=True), HEARD, "only silence came from it"),
        (Delivery(10.0), HEARD, "No speech was heard"),
        (None, Hearing(trouble="This computer shows no microphone."), "shows no microphone"),
        (Delivery(10.0, (1.0, 9.0), too_noisy=True, snr_db=1.0), HEARD, "too close to the noise"),
        (Delivery(10.0, (1.0, 9.0), syllables=30, level_db=-55.0), HEARD, "quiet: come closer"),
        (Delivery(10.0, (1.0, 9.0), syllables=30, clipped=0.05), HEARD, "Too loud"),
        (Delivery(10.0, (1.0, 9.0), syllables=30, faulty_s=0.7), HEARD, "Lost on the way: 0.7 s"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(
    make_world: MakeWorld, clock: FakeClock, delivery: Delivery | None, now: Hearing, said: str
) -> None:
    """A check that only says "failed" helps nobody."""
    lines = run_plain(check_only(make_world(recorder=hearing(delivery, now))), clock, 1.0, "n")

    assert said in lines.transcript


def test_a_microphone_that_never_brings_sound_is_not_waited_for(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Some systems keep it closed without a word."""
    lines = run_plain(check_only(make_world(recorder=hearing(None, Hearing()))), clock, 30.0, "n")

    assert "No sound came from the microphone" in lines.transcript


def test_a_calm_reading_is_kept_as_measures(make_world: MakeWorld, clock: FakeClock) -> None:
    """The next answers stand beside it."""
    world = make_world(recorder=hearing(CLEAR))
    run_plain(baseline(world), clock, 30.0, "", "")
    kept = world.history.baseline()

    assert kept is not None
    assert kept.delivery == CLEAR


@pytest.mark.parametrize(
    "poor",
    [
        Delivery(5.0),
        Delivery(40.0, (1.0, 39.0), too_noisy=True),
        Delivery(9.0, (1.0, 8.0), syllables=30),
        None,
    ],
)
def test_a_reading_that_says_nothing_about_the_pace_is_not_kept(
    make_world: MakeWorld, clock: FakeClock, poor: Delivery | None
) -> None:
    """A wrong yardstick would be wrong for every answer to come."""
    world = make_world(recorder=hearing(poor))
    run_plain(baseline(world), clock, 5.0, "", "n")

    assert world.history.baseline() is None


def test_listening_shows_the_figures_beside_the_calm_reading(make_world: MakeWorld, clock: FakeClock) -> None:
    """Outside a round the same measures hold."""
    world = make_world(recorder=hearing(CLEAR))
    run_plain(baseline(world), clock, 30.0, "", "")
    lines = run_plain(listen(world), clock, 30.0, "", "/?", "")

    assert "within your usual range" in lines.transcript
    assert "longest pause: 2.4 s" in lines.transcript


def test_going_back_lets_nobody_listen_on(make_world: MakeWorld, clock: FakeClock) -> None:
    """Who leaves the page has left the microphone, too."""
    recorder = hearing(CLEAR, Hearing())
    run_plain(listen(make_world(recorder=recorder)), clock, 1.0, "/q")

    assert recorder.heard == ["wake", "start", "stop", "close"]


def replace_setting(world: World, chosen: list[tuple[str, object]]) -> World:
    """The world with settings that are written down here."""
    return replace(world, keep_setting=lambda name, value: chosen.append((name, value)))


def test_another_microphone_is_chosen_from_a_list(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nobody has to know a command or the exact name."""
    chosen: list[tuple[str, object]] = []
    world = replace_setting(make_world(recorder=hearing(CLEAR)), chosen)
    lines = run_plain(at_the_microphone_only(world), clock, "w", "2", "n")

    assert chosen == [("microphone.device", "Headset")]
    assert "Kept: Headset." in lines.transcript


def test_without_any_microphone_there_is_nothing_to_choose(make_world: MakeWorld, clock: FakeClock) -> None:
    """A sentence with what to do, instead of an empty list."""
    world = replace(make_world(recorder=hearing(CLEAR)), microphones=list)

    assert "Plug one in" in run_plain(at_the_microphone_only(world), clock, "w", "n").transcript


def test_what_is_switched_on_at_the_microphone_holds_at_once(make_world: MakeWorld, clock: FakeClock) -> None:
    """The page says how things stand after each choice."""
    chosen: list[tuple[str, object]] = []
    world = replace_setting(make_world(recorder=hearing(CLEAR), settings=Settings()), chosen)
    lines = run_plain(at_the_microphone_only(world), clock, "o", "o", "n")

    assert chosen == [("microphone.use", True), ("microphone.use", False)]
    assert "Kept: nothing listens any more." in lines.transcript
