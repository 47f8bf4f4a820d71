"""A round with a microphone and an interviewer's voice: who listens when, and what the clock does."""

from dataclasses import replace

from conftest import FakeClock, FakeRecorder, FakeSpeaker, MakeWorld, asking, planned, recipe, run_plain
from practice.model.answer import Voice
from practice.model.delivery import Delivery, Hearing
from practice.model.facts import Baseline
from practice.model.recipe import Ask, LookBack, Pick, Rules, Say
from practice.model.settings import Microphone, Settings
from practice.sittings.ports import World
from practice.sittings.rounds.equipment import Equipment, equipped
from practice.sittings.rounds.heard import calm_reading
from practice.sittings.rounds.mock import Wish, go_on, mock
from practice.sittings.rounds.playing import Playing, begin

DELIVERY = Delivery(60.0, (0.4, 58.0), ((5.0, 6.2),), syllables=180, level_db=-20.0, snr_db=25.0)
KEEPING = Settings(microphone=Microphone(use=True, keep_audio=True))
ASKED = Ask("two", Pick.FIXED, ids=("leak",), probes=0)
ALOUD = Wish(recipe="short", voice=Voice.ALOUD)


def playing(world: World, *, voice: Voice = Voice.ALOUD) -> Playing:
    """One question, with a face in front of it."""
    made = begin(world, planned(asking(), voice=voice))
    made.face(by_line=False)
    return made


def test_the_microphone_listens_to_the_answer_alone(make_world: MakeWorld, clock: FakeClock) -> None:
    """Not to the question, not to the thinking, not to what is said after Enter."""
    recorder = FakeRecorder(DELIVERY)
    round_ = playing(make_world(recorder=recorder))

    assert recorder.heard == ["wake"]
    round_.go()
    assert recorder.heard == ["wake", "start"]
    round_.go()
    assert recorder.heard == ["wake", "start", "stop", "close"]


def test_nobody_listens_to_typing(make_world: MakeWorld) -> None:
    """A microphone in use for answers aloud stays asleep when they are typed."""
    recorder = FakeRecorder(DELIVERY)
    round_ = playing(make_world(recorder=recorder), voice=Voice.TYPED)
    round_.go()
    round_.type("Some words.")

    assert recorder.heard == []


def test_whoever_leaves_is_not_listened_to_any_more(make_world: MakeWorld) -> None:
    """Esc in the middle of an answer closes the tap at once."""
    recorder = FakeRecorder(DELIVERY)
    round_ = playing(make_world(recorder=recorder))
    round_.go()
    round_.put_away()

    assert recorder.heard[-2:] == ["stop", "close"]


def test_kept_sound_is_named_for_its_answer(make_world: MakeWorld, clock: FakeClock) -> None:
    """A file is found again by its day, its round and its question."""
    recorder = FakeRecorder(DELIVERY)
    round_ = playing(make_world(recorder=recorder, settings=KEEPING))
    round_.go()

    assert recorder.heard[-1] == f"start {clock.today()}-short-{round_.id[:8]}-01-take-1"


def test_kept_sound_bears_the_number_of_its_question(make_world: MakeWorld) -> None:
    """Question 1 is called so on the screen, whatever was said or asked before that counts for nothing."""
    recorder = FakeRecorder(DELIVERY)
    world = make_world(recorder=recorder, settings=KEEPING)
    round_ = begin(world, planned(Say("hello", "Hello.", 4), asking(scored=False), ASKED))
    round_.face(by_line=False)
    for _ in range(4):
        round_.go()

    names = [name for name in recorder.heard if name.startswith("start")]
    assert names[0].endswith("-not-counted-02-take-1")
    assert names[1].endswith("-01-take-1")


def test_the_clock_waits_while_the_question_is_spoken(make_world: MakeWorld, clock: FakeClock) -> None:
    """Time to prepare begins when the question has been heard."""
    speaker = FakeSpeaker()
    world = make_world(speaker=speaker)
    round_ = begin(world, planned(asking(), rules=Rules(think_s=8)))
    round_.face(by_line=False)
    clock.advance(5)
    round_.tick()

    assert round_.spoken_to
    assert round_.now() == 0
    speaker.hush()  # it has come to its end
    round_.tick()
    clock.advance(2)
    assert not round_.spoken_to
    assert round_.now() == 2


def test_one_key_ends_the_voice_and_only_the_voice(make_world: MakeWorld) -> None:
    """Whoever has read faster than it speaks is not thrown into the answer."""
    speaker, recorder = FakeSpeaker(), FakeRecorder(DELIVERY)
    round_ = playing(make_world(speaker=speaker, recorder=recorder))
    round_.go()

    assert not speaker.voice
    assert recorder.heard == ["wake"]
    round_.go()
    assert recorder.heard == ["wake", "start"]


def test_there_is_never_a_voice_while_the_microphone_listens(make_world: MakeWorld, clock: FakeClock) -> None:
    """It would be measured as if the person had spoken."""
    speaker, recorder = FakeSpeaker(), FakeRecorder(DELIVERY)
    world = make_world(speaker=speaker, recorder=recorder)
    round_ = begin(world, planned(Say("hello", "Hello.", 4), asking()))
    round_.face(by_line=False)
    for _ in range(12):
        clock.advance(1.5)
        round_.tick()
        if round_.over:
            break
        round_.go()
        assert not (recorder.listening and speaker.voice)


def test_each_answer_is_told_in_a_line_at_the_end(make_world: MakeWorld, clock: FakeClock) -> None:
    """Feedback comes after the round, in numbers and without a verdict."""
    world = make_world(recipe(asking(), LookBack("look")), recorder=FakeRecorder(DELIVERY))
    lines = run_plain(mock(world, ALOUD), clock, "", 60.0, "", "y")

    assert "1 pause over 1 s, of 1.2 s" in lines.transcript
    assert "One pause: 1.2 s at 0:05" in lines.transcript


def test_a_microphone_that_fails_is_told_and_the_round_goes_on(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """A sentence, no more; the answer counts as before."""
    recorder = FakeRecorder(None, Hearing(trouble="The microphone has stopped."))
    world = make_world(recipe(asking(), LookBack("look")), recorder=recorder)
    lines = run_plain(mock(world, ALOUD), clock, "", 60.0, "", "n")

    assert "The microphone has stopped." in lines.transcript
    assert len(world.history.waiting()) == 1


def test_without_being_asked_for_nothing_listens_or_speaks(make_world: MakeWorld) -> None:
    """The settings decide, and the command line before them."""
    recorder, speaker = FakeRecorder(), FakeSpeaker()
    world = make_world(recorder=recorder, speaker=speaker, settings=Settings())
    playing(world).go()

    assert recorder.heard == []
    assert speaker.said == []
    playing(equipped(world, Equipment(microphone=True, keep_audio=True, speaking=True))).go()
    assert recorder.heard == ["wake"]
    assert len(speaker.said) == 1


def test_in_lines_of_text_the_voice_is_heard_out(make_world: MakeWorld, clock: FakeClock) -> None:
    """An Enter ends it; the next one begins the answer."""
    speaker = FakeSpeaker()
    world = make_world(recipe(asking(), LookBack("look")), speaker=speaker, recorder=FakeRecorder(DELIVERY))
    lines = run_plain(mock(world, ALOUD), clock, 1.0, "", 2.0, "", 60.0, "", "n")

    assert speaker.said == ["Tell me about a time you fixed something with others."]
    assert "You answered one question in 1:00" in lines.transcript


def test_a_follow_up_that_is_spoken_is_not_measured_as_the_answer(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Nobody thinks before a follow-up, so the answer begins with the question: the microphone waits."""
    speaker, recorder = FakeSpeaker(), FakeRecorder(DELIVERY)
    world = make_world(speaker=speaker, recorder=recorder)
    round_ = begin(world, planned(asking(probes=1)))
    round_.face(by_line=False)
    round_.go()
    round_.go()
    clock.advance(60)
    round_.go()

    assert round_.spoken_to
    assert not recorder.listening
    speaker.hush()  # it has come to its end
    round_.tick()
    assert recorder.listening


def test_the_device_is_let_go_when_the_round_is_over(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nothing needs a microphone while looking back, and its light should be off."""
    recorder = FakeRecorder(DELIVERY)
    round_ = playing(make_world(recorder=recorder))
    round_.go()
    clock.advance(60)
    round_.go()

    assert round_.over
    assert recorder.heard[-1] == "close"


def test_a_round_that_was_measured_asks_whether_to_go_on_so(make_world: MakeWorld, clock: FakeClock) -> None:
    """Taking it up again neither listens nor stops listening without a word."""
    recorder = FakeRecorder(DELIVERY)
    world = make_world(recipe(asking(probes=1), LookBack("look")), recorder=recorder)
    run_plain(mock(world, ALOUD), clock, "", 60.0, "", "/q")
    recorder.heard.clear()
    lines = run_plain(go_on(equipped(world, Equipment(microphone=False))), clock, "m", 5.0, "", "n")

    assert "So far this round was measured with the microphone." in lines.transcript
    assert "start" in recorder.heard


def test_the_round_says_before_it_begins_that_it_listens_again(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """With --resume --mic nobody is listened to before a page has said so."""
    recorder = FakeRecorder(DELIVERY)
    world = make_world(recipe(asking(probes=1), LookBack("look")), recorder=recorder)
    run_plain(mock(world, ALOUD), clock, "", 60.0, "", "/q")
    lines = run_plain(go_on(world), clock)

    assert "The microphone listens while you answer" in lines.transcript


def test_a_round_knows_before_it_begins_that_there_is_no_microphone(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Not at the first question, with the clock running."""
    world = replace(make_world(recorder=FakeRecorder()), microphones=list)
    lines = run_plain(mock(world, ALOUD), clock)

    assert "This computer shows no microphone. The round goes on without" in lines.transcript


def test_kept_sound_can_be_found(make_world: MakeWorld, clock: FakeClock) -> None:
    """The end of the round says where it is and for how long."""
    world = make_world(recipe(asking(), LookBack("look")), recorder=FakeRecorder(DELIVERY), settings=KEEPING)
    lines = run_plain(mock(world, ALOUD), clock, "", 60.0, "", "n")

    assert f"kept for 30 days in {world.sounds}" in lines.transcript


def test_put_aside_nobody_listens(make_world: MakeWorld, clock: FakeClock) -> None:
    """Ctrl-Z in an answer, and in a follow-up that is still being spoken."""
    speaker, recorder = FakeSpeaker(), FakeRecorder(DELIVERY)
    world = make_world(speaker=speaker, recorder=recorder)
    round_ = begin(world, planned(asking(probes=1)))
    round_.face(by_line=False)
    round_.go()
    round_.go()
    clock.advance(60)
    round_.go()
    round_.pause()

    assert not speaker.voice
    assert not recorder.listening
    assert recorder.heard[-1] == "pause"
    round_.go_on()
    assert recorder.heard[-2:] == ["go on", "start"]


def test_a_skipped_follow_up_opens_no_microphone(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nobody answered, so there is nothing to hear, not even for a moment."""
    speaker, recorder = FakeSpeaker(), FakeRecorder(DELIVERY)
    world = make_world(speaker=speaker, recorder=recorder)
    round_ = begin(world, planned(asking(probes=1), rules=Rules(think_s=8, skip=1)))
    round_.face(by_line=False)
    round_.go()
    round_.go()
    clock.advance(60)
    round_.go()
    recorder.heard.clear()
    round_.skip()

    assert "start" not in recorder.heard


def test_a_round_that_goes_on_without_keeps_to_it(make_world: MakeWorld, clock: FakeClock) -> None:
    """A microphone that turns up after the page was shown is not opened behind somebody's back."""
    recorder = FakeRecorder(DELIVERY)
    world = replace(make_world(recipe(asking(), LookBack("look")), recorder=recorder), microphones=list)
    run_plain(mock(world, ALOUD), clock, "", 60.0, "", "n")

    assert recorder.heard == []


def test_a_baseline_counts_for_its_microphone(make_world: MakeWorld, clock: FakeClock) -> None:
    """Another microphone hears the same voice differently."""
    world = make_world(recorder=FakeRecorder(DELIVERY))
    world.history.keep(Baseline(world.stamp(), "", DELIVERY))
    headset = Settings(microphone=Microphone(use=True, device="Headset"))

    assert calm_reading(world) == DELIVERY
    assert calm_reading(replace(world, settings=headset)) is None
