"""The same sittings as lines of text."""

import json
from contextlib import suppress

import pytest

from conftest import FakeClock, MakeWorld, ScriptedLines, asking, question, recipe, run_plain
from practice.model.answer import Ended, Voice
from practice.model.facts import Answered
from practice.model.kinds import Gap
from practice.model.printing import clean
from practice.model.question import Probe
from practice.model.recipe import Break, Calm, ClockFace, LookBack, Preparing, Rules, Say, StopAt
from practice.plain.lines import EndOfInput, wrapped
from practice.plain.running import run_sitting
from practice.sittings.home import home
from practice.sittings.ports import World
from practice.sittings.rounds.mock import Wish, go_on, mock
from practice.sittings.rounds.playing import resume
from practice.sittings.rounds.rounds import round_record

TYPED = Wish(recipe="short", voice=Voice.TYPED)
ALOUD = Wish(recipe="short", voice=Voice.ALOUD)
ROUND = recipe(asking(), LookBack("look"))


def answers(world: World, number: int = 1) -> list[Answered]:
    """The answers of a round."""
    entry = world.history.round(number)
    assert entry is not None
    return list(world.history.answers(entry.started.stamp.id))


def test_a_typed_round_takes_one_line_for_each_thing(make_world: MakeWorld, clock: FakeClock) -> None:
    """A blank line begins, a line answers, the end of input stops: that is all there is to know."""
    world = make_world(ROUND)
    lines = run_plain(mock(world, TYPED), clock, "", "  My answer, word for word.  ")

    assert [answer.given.words for answer in answers(world)] == ["  My answer, word for word.  "]
    assert "That was the round." in lines.transcript


def test_a_number_before_the_answer_is_the_prediction_and_words_are_a_note(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """One line ends the preparation, whatever it says."""
    world = make_world(ROUND)
    run_plain(mock(world, TYPED), clock, "4", "First answer.")
    run_plain(mock(world, TYPED), clock, "the leak in the shop", "Second answer.")

    assert answers(world, 1)[0].given.expected == 4
    assert answers(world, 2)[0].given.notes.story == "the leak in the shop"


@pytest.mark.parametrize("number", ["0", "6", "9"])
def test_a_prediction_out_of_range_is_refused(make_world: MakeWorld, clock: FakeClock, number: str) -> None:
    """With a word why, and the round does not go on."""
    world = make_world(ROUND)
    lines = run_plain(mock(world, TYPED), clock, number, "3", "An answer.")

    assert "a number from 1 to 5" in lines.transcript
    assert answers(world)[0].given.expected == 3


def test_an_empty_answer_is_asked_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """Enter by mistake must not be an answer."""
    world = make_world(ROUND)
    lines = run_plain(mock(world, TYPED), clock, "", "", "   ", "Now then.")

    assert lines.transcript.count("Nothing is written yet.") == 2
    assert [answer.given.words for answer in answers(world)] == ["Now then."]


def test_a_backslash_at_the_end_goes_on_in_the_next_line(make_world: MakeWorld, clock: FakeClock) -> None:
    """Some terminals take no more than 1,024 characters in a line."""
    world = make_world(ROUND)
    run_plain(mock(world, TYPED), clock, "", "One line\\", "and another.")

    assert answers(world)[0].given.words == "One line\nand another."


def test_the_end_of_input_keeps_everything_and_the_round_goes_on_later(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Ctrl-D, a closed pipe, a power cut: the same place tomorrow."""
    two = recipe(asking(), asking_second(), LookBack("look"))
    world = make_world(two, questions=[question(), question("second", text="And the second?")])
    run_plain(mock(world, TYPED), clock, "", "The first.", "")
    clock.sleep_until(days=1)
    lines = run_plain(go_on(world), clock, "The second.")

    assert [answer.given.words for answer in answers(world)] == ["The first.", "The second."]
    assert "And the second?" in lines.transcript
    assert "Tell me about a time" not in lines.transcript


def test_a_draft_from_the_full_screen_is_added_to_in_plain(make_world: MakeWorld, clock: FakeClock) -> None:
    """A round may be left in one face and finished in the other."""
    world = make_world(ROUND)
    run_plain(mock(world, TYPED), clock, "")
    entry = world.history.unfinished()
    assert entry is not None
    playing = resume(world, entry)
    playing.face(by_line=False)
    playing.draft("It began with")
    playing.save_draft()
    lines = run_plain(go_on(world), clock, "a leak.")

    assert "You had written: It began with" in lines.transcript
    assert [answer.given.words for answer in answers(world)] == ["It began with a leak."]


def asking_second() -> object:
    """A second fixed question."""
    return asking(ids=("second",))


def test_aloud_a_line_says_that_you_are_done(make_world: MakeWorld, clock: FakeClock) -> None:
    """No microphone: the person says when."""
    world = make_world(ROUND)
    run_plain(mock(world, ALOUD), clock, 5.0, "", 95.0, "")
    given = answers(world)[0].given

    assert (given.words, given.ended) == (None, Ended.DONE)
    assert given.answered_s == pytest.approx(95.0)
    assert given.prepared_s == pytest.approx(5.0)


def test_the_time_is_said_at_sensible_moments(make_world: MakeWorld, clock: FakeClock) -> None:
    """Where the zone begins and ends, and not every second."""
    lines = run_plain(mock(make_world(ROUND), ALOUD), clock, "", 200.0, "")

    assert "1:15, in the green zone." in lines.transcript
    assert "2:30, the green zone ends." in lines.transcript


def test_a_hidden_clock_stays_silent(make_world: MakeWorld, clock: FakeClock) -> None:
    """A panel tells nobody the time."""
    hidden = recipe(asking(), LookBack("look"), rules=Rules(clock=ClockFace.HIDDEN))
    lines = run_plain(mock(make_world(hidden), ALOUD), clock, "", 200.0, "")

    assert "zone" not in lines.transcript


def test_a_clock_that_stops_answers_stops_a_spoken_one(make_world: MakeWorld, clock: FakeClock) -> None:
    """And says so."""
    stopping = recipe(asking(answer_s=60), LookBack("look"), rules=Rules(stop_at=StopAt.TARGET))
    world = make_world(stopping)
    lines = run_plain(mock(world, ALOUD), clock, "", 61.0)

    assert answers(world)[0].given.ended is Ended.TIME
    assert "Time is up for this answer." in lines.transcript


def test_a_typed_line_is_never_cut_by_the_clock(make_world: MakeWorld, clock: FakeClock) -> None:
    """It is said that the time is up; the line that comes is kept whole."""
    stopping = recipe(asking(answer_s=60), LookBack("look"), rules=Rules(stop_at=StopAt.TARGET))
    world = make_world(stopping)
    lines = run_plain(mock(world, TYPED), clock, "", 75.0, "A slow but whole answer.")

    assert "Time is up: finish the sentence" in lines.transcript
    assert answers(world)[0].given.words == "A slow but whole answer."
    assert answers(world)[0].given.answered_s == pytest.approx(75.0)


def test_strict_preparation_starts_the_answer_by_itself(make_world: MakeWorld, clock: FakeClock) -> None:
    """Lines before that are notes."""
    strict = recipe(asking(prepare_s=30), LookBack("look"), rules=Rules(prepare=Preparing.STRICT))
    world = make_world(strict)
    lines = run_plain(mock(world, TYPED), clock, "the leak", "", 31.0, "An answer.")

    assert "runs by itself" in lines.transcript
    assert answers(world)[0].given.notes.story == "the leak"
    assert answers(world)[0].given.prepared_s == pytest.approx(30.0)


def test_silences_quiet_and_breaks_pass_in_plain_too(make_world: MakeWorld, clock: FakeClock) -> None:
    """A silence takes no line; the others end with one."""
    quiet = recipe(
        Calm("calm", 60),
        Say("hello", "Hello.", 10),
        asking(),
        Break("pause", 120),
        asking_second(),
        LookBack("look"),
        rules=Rules(silence_s=6),
    )
    world = make_world(quiet, questions=[question(), question("second", text="And the second?")])
    run_plain(mock(world, TYPED), clock, "", "", "One.", "", "", "Two.")

    assert [answer.given.words for answer in answers(world)] == ["One.", "Two."]


def test_a_follow_up_is_chosen_by_what_the_words_lack_and_says_why(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The reason stands in the record, for the review."""
    probing = recipe(asking(probes=1), LookBack("look"))
    world = make_world(probing, questions=[question(probes=(Probe("And what came of it?", Gap.NO_RESULT),))])
    answer = (
        "Last year I asked my colleague to check the pipes with me because the floor was wet, and I told "
        "the landlord the same day, and I wrote down what he said."
    )
    run_plain(mock(world, TYPED), clock, "", answer, "The floor dried.")
    entry = world.history.round(1)
    assert entry is not None
    record = round_record(world, entry)

    assert record["answers"][1]["asked"] == "And what came of it?"
    assert record["answers"][1]["follow_up"]["gap"] == "no-result"
    assert json.loads(json.dumps(record)) == record


def test_skipping_is_refused_when_none_is_left(make_world: MakeWorld, clock: FakeClock) -> None:
    """And granted while there is one."""
    world = make_world(
        recipe(asking(), asking_second(), LookBack("look"), rules=Rules(skip=1)),
        questions=[question(), question("second")],
    )
    lines = run_plain(mock(world, TYPED), clock, "/skip", "/skip", "", "The second.")

    assert [answer.given.ended for answer in answers(world)] == [Ended.SKIPPED, Ended.DONE]
    assert "no skip left" in lines.transcript


def test_another_take_is_asked_for_and_the_last_one_counts(make_world: MakeWorld, clock: FakeClock) -> None:
    """Anything else than Enter or /again is asked again."""
    world = make_world(recipe(asking(), LookBack("look"), rules=Rules(retakes=1)))
    lines = run_plain(mock(world, TYPED), clock, "", "Take one.", "maybe", "/again", "", "Take two.")

    assert [(a.given.take, a.given.words) for a in answers(world)] == [(1, "Take one."), (2, "Take two.")]
    assert "Press Enter to keep this take" in lines.transcript
    assert [answer.given.words for answer in world.history.waiting()] == ["Take two."]


def test_going_back_from_a_round_comes_home(make_world: MakeWorld, clock: FakeClock) -> None:
    """/q is one step back, not the end of the world."""
    world = make_world(ROUND)
    lines = run_plain(home(world), clock, "m", "1", "t", "", "/q", "c", "An answer.", "n", "q")

    assert "Not finished: A short round" in lines.transcript
    assert answers(world)[0].given.words == "An answer."


def test_a_line_that_fits_no_choice_is_asked_again_with_a_word_why(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """And names the choices."""
    lines = run_plain(home(make_world()), clock, "perhaps", "q")

    assert "'perhaps' is not one of the choices: type d, m, r, s, t, j, h, k, b, e or q." in lines.transcript


def test_control_characters_are_left_out_and_words_stay_whole() -> None:
    """Nothing of a bank or an answer can drive the terminal."""
    assert clean("a\x1b[31mb\x07c\u202ed") == "a[31mbcd"
    assert wrapped("one two three", 20) == "one two three"


def test_where_no_notes_are_allowed_a_line_is_not_dropped_in_silence(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """It is said, and the round waits."""
    world = make_world(recipe(asking(), LookBack("look"), rules=Rules(notes=False)))
    lines = run_plain(mock(world, TYPED), clock, "my note", "", "An answer.")

    assert "This interview allows no notes." in lines.transcript
    assert [answer.given.words for answer in answers(world)] == ["An answer."]


def test_lines_continued_with_a_backslash_are_kept_when_it_stops_there(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Each is on disk before the next is read."""
    world = make_world(ROUND)
    run_plain(mock(world, TYPED), clock, "", "One line\\")
    run_plain(go_on(world), clock, "and another.")

    assert [answer.given.words for answer in answers(world)] == ["One line\nand another."]


@pytest.mark.parametrize("line", ["/skp", "/again", "/quit"])
def test_a_mistyped_command_is_no_answer(make_world: MakeWorld, clock: FakeClock, line: str) -> None:
    """It is said, and the round waits."""
    world = make_world(ROUND)
    lines = run_plain(mock(world, TYPED), clock, line, "", line, "An answer.")

    assert "/?" in lines.transcript
    assert [answer.given.words for answer in answers(world)] == ["An answer."]


def test_a_prediction_and_a_note_fit_in_one_line(make_world: MakeWorld, clock: FakeClock) -> None:
    """There is only one line before the answer."""
    world = make_world(ROUND)
    run_plain(mock(world, TYPED), clock, "4 the leak", "An answer.")
    given = answers(world)[0].given

    assert (given.expected, given.notes.story) == (4, "the leak")


def test_a_file_is_not_asked_to_prepare(make_world: MakeWorld, clock: FakeClock) -> None:
    """Where preparation is strict, its lines are for the answers."""
    strict = recipe(asking(prepare_s=30), LookBack("look"), rules=Rules(prepare=Preparing.STRICT))
    world = make_world(strict)
    lines = ScriptedLines(["An answer."], clock, live=False)
    with suppress(EndOfInput):
        run_sitting(mock(world, TYPED), lines)

    assert [answer.given.words for answer in answers(world)] == ["An answer."]


def test_a_cut_in_is_not_the_end_of_the_time(make_world: MakeWorld, clock: FakeClock) -> None:
    """The interviewer's words say what happened."""
    two = recipe(asking(), asking_second(), LookBack("look"), rules=Rules(interrupts=1))
    world = make_world(two, questions=[question(), question("second", text="And the second?")])
    lines = run_plain(mock(world, ALOUD), clock, "", 30.0, "", "", 110.0, "")

    assert "Time is up" not in lines.transcript
    assert Ended.INTERRUPTED in [answer.given.ended for answer in answers(world)]


@pytest.mark.parametrize("digits", ["9" * 5000, "\u0663" * 5000])
def test_very_long_numbers_are_only_text(make_world: MakeWorld, clock: FakeClock, digits: str) -> None:
    """Python refuses to read a number of over 4,300 digits."""
    lines = run_plain(mock(make_world(ROUND), TYPED), clock, digits, "", "An answer.")
    again = run_plain(home(make_world(ROUND)), clock, "h", digits)

    assert "a number from 1 to 5" in lines.transcript
    assert "Type the number of a round" in again.transcript
