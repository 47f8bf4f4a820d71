"""The ladder as a sitting: each rung a real round, each reply kept, nothing lost when somebody stops."""

import stat
import sys
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from conftest import FakeClock, FakeLoudspeaker, FakeRecorder, MakeWorld, question, run_plain
from practice.history.scripts import keep_script
from practice.model.answer import Voice
from practice.model.delivery import Delivery
from practice.model.facts import HowEnded
from practice.model.kinds import QuestionType
from practice.model.nerves import (
    Attempt,
    AttemptPart,
    AttemptSaid,
    Breathed,
    Interview,
    Occasion,
    Rated,
    RatedAt,
)
from practice.model.page import Left, Page, Para, Tone
from practice.model.question import Question
from practice.model.settings import Microphone, Nerves, Settings
from practice.nerves.attempts import ABORTED, DROPPED, FINISHED, PASSED_OVER, Tried
from practice.nerves.climbing import Move
from practice.sittings.home import home
from practice.sittings.nerves.breathing import Breathing
from practice.sittings.nerves.ladder import Asked, Look, ladder, look_at
from practice.sittings.nerves.nerves import nerves
from practice.sittings.nerves.rung_plan import LadderError, asked_in, plan_for
from practice.sittings.ports import World
from practice.sittings.rounds.mock import Wish, mock
from practice.sittings.rounds.playing import Playing
from practice.sound.keeping import kept_of

BARE = "n"
"""No breathing first."""
BEFORE = (BARE, "I freeze.", "70", "They see a pause.", "40")
AWAY = BEFORE[1:]
"""On a rung in front of somebody nobody breathes days before."""
CAME_NOT = ("n", "30", "50", "20")
"""It did not happen, is less likely now, and how nervous it got and is."""
WORDS = ("It passed.", "Wait for it.")
ANSWER = ("", 20.0, "")
"""Begin, speak, done."""

KINDS = (
    QuestionType.BACKGROUND,
    QuestionType.MOTIVATION,
    QuestionType.BEHAVIOURAL,
    QuestionType.SITUATIONAL,
    QuestionType.CURVEBALL,
    QuestionType.JOB_KNOWLEDGE,
    QuestionType.CASE,
    QuestionType.STRENGTHS,
)


def many(of_each: int = 4) -> list[Question]:
    """Questions enough for every rung."""
    return [
        question(f"{kind}-{n}", type=kind, competency=None, text=f"{kind} {n}?")
        for kind in KINDS
        for n in range(of_each)
    ]


@pytest.fixture
def make_world(make_world: MakeWorld, tmp_path: Path) -> MakeWorld:
    """With a disk for scripts and recordings."""
    scripts, sounds = partial(keep_script, tmp_path / "scripts"), partial(kept_of, tmp_path / "recordings")
    return lambda **given: replace(make_world(**given), keep_script=scripts, recordings=sounds)


def look(world: World) -> Look:
    """The ladder as it stands."""
    return look_at(world, Asked())


def attempts(world: World) -> tuple[Tried, ...]:
    """All of them."""
    return look(world).tried


def last(world: World) -> Tried:
    """The newest attempt."""
    return attempts(world)[-1]


def asked(world: World, number: int = 1) -> list[str]:
    """The types of the questions of a round, in order."""
    entry = world.history.round(number)
    assert entry is not None
    return [answer.type.value for answer in world.history.answers(entry.started.stamp.id)]


# -- the rungs ---------------------------------------------------------------------------------------


def test_the_first_rung_is_read_from_a_card(make_world: MakeWorld, clock: FakeClock) -> None:
    """From the fear before to the sentence afterwards, all of it kept with the attempt."""
    world = make_world()
    lines = run_plain(ladder(world), clock, "g", *BEFORE, *ANSWER, *CAME_NOT, *WORDS, "n")
    tried = last(world)

    assert "A model answer, told well." in lines.transcript
    assert (tried.rung, tried.advised, tried.ended, tried.steadied) == (1, 1, FINISHED, False)
    assert (tried.feared, tried.likelihood, tried.outsider) == ("I freeze.", 70, "They see a pause.")
    assert (tried.expected, tried.peak, tried.end) == (40, 50, 20)
    assert (tried.happened, tried.next_time, tried.coped) == ("no", 30, "")
    assert (tried.surprised, tried.learned) == WORDS
    assert tried.questions == {"core/leak"}
    assert not world.history.waiting()


def test_the_third_rung_has_no_notes(make_world: MakeWorld, clock: FakeClock) -> None:
    """The round itself takes the aid away, and asks afterwards whether it was used after all."""
    world = make_world(questions=many())
    script = ("", "a note", *ANSWER)
    lines = run_plain(ladder(world), clock, "c", "3", *BEFORE, *script[1:], *CAME_NOT, "n", *WORDS, "n")

    assert "This interview allows no notes." in lines.transcript
    assert "Did you look at notes after all?" in lines.transcript
    assert (last(world).rung, last(world).aid, last(world).ended) == (3, "no", FINISHED)


def test_the_clock_stops_the_answer_on_the_fourth(make_world: MakeWorld, clock: FakeClock) -> None:
    """At two minutes, whoever is still speaking."""
    world = make_world(questions=many())
    lines = run_plain(ladder(world), clock, "c", "4", *BEFORE, "", 121.0, *CAME_NOT, "", *WORDS, "n")

    assert "Time is up for this answer." in lines.transcript
    assert last(world).ended == FINISHED
    assert 4 in look(world).ladder.own


def test_an_unseen_question_begins_by_itself(make_world: MakeWorld, clock: FakeClock) -> None:
    """After ten seconds, and it is one that was never asked."""
    world = make_world(questions=many(1))
    run_plain(ladder(world), clock, "c", "3", *BEFORE, *ANSWER, *CAME_NOT, "", *WORDS, "n")
    met = set(world.history.seen())
    lines = run_plain(ladder(world), clock, "c", "6", *BEFORE, 11.0, 20.0, "", *CAME_NOT, "n", *WORDS, "n")

    assert "10 seconds to prepare, then the answer starts by itself." in lines.transcript
    assert last(world).ended == FINISHED
    assert not last(world).questions & met


def test_where_nothing_new_is_left_it_is_said(make_world: MakeWorld, clock: FakeClock) -> None:
    """A promise of an unseen question is kept or taken back."""
    world = make_world(questions=[question("one")])
    run_plain(ladder(world), clock, "c", "3", *BEFORE, *ANSWER, *CAME_NOT, "", *WORDS, "n")
    lines = run_plain(ladder(world), clock, "c", "6", *BEFORE)

    assert "You have met this question before: the banks have no newer ones left." in lines.transcript


def test_a_stern_one_and_a_silence_that_was_held(make_world: MakeWorld, clock: FakeClock) -> None:
    """When to stop and when to go on is said; the microphone tells whether it was silent."""
    held = FakeRecorder(Delivery(60.0, (1.0, 59.0), ((20.0, 29.7),)))
    world = make_world(questions=many(), recorder=held)
    rounds = (*ANSWER, *ANSWER[1:], *ANSWER, "", 60.0, "")
    lines = run_plain(ladder(world), clock, "c", "10", *BEFORE, *rounds, *CAME_NOT, "n", *WORDS, "n")
    said = lines.transcript

    assert said.index("Stop here on purpose. Say nothing for 0:10") < said.index("Go on now.")
    assert "is writing. There is nothing you need to add." in said
    assert "The longest silence the microphone heard there lasted 10 seconds: you held it." in said
    assert asked(world) == ["situational", "situational", "curveball", "behavioural"]
    assert (last(world).ended, last(world).aid) == (FINISHED, "no")


def test_a_silence_that_was_filled_is_told_without_a_word_about_it(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The figure, and nothing more."""
    filled = FakeRecorder(Delivery(60.0, (1.0, 59.0), ((20.0, 22.0),)))
    world = make_world(questions=many(), recorder=filled)
    rounds = (*ANSWER, *ANSWER[1:], *ANSWER, *ANSWER)
    lines = run_plain(ladder(world), clock, "c", "10", *BEFORE, *rounds, *CAME_NOT, "y", *WORDS, "n")

    assert "lasted 2 seconds." in lines.transcript
    assert last(world).aid == "yes"


def test_a_friend_gets_a_script_that_only_the_person_may_read(
    make_world: MakeWorld, clock: FakeClock, tmp_path: Path
) -> None:
    """Its place is shown, and what came of it is asked when it has been done."""
    world = make_world(questions=many())
    lines = run_plain(ladder(world), clock, "c", "11", *AWAY, "d", *CAME_NOT, "n", *WORDS, "n")
    (script,) = (tmp_path / "scripts").iterdir()

    assert str(script) in lines.transcript
    assert "1. " in script.read_text(encoding="utf-8")
    assert (last(world).rung, last(world).ended, last(world).learned) == (11, FINISHED, "Wait for it.")
    if sys.platform != "win32":
        assert stat.S_IMODE(script.stat().st_mode) == 0o600
        assert stat.S_IMODE(script.parent.stat().st_mode) == 0o700


def test_what_is_done_elsewhere_is_asked_about_next_time(make_world: MakeWorld, clock: FakeClock) -> None:
    """A friend cannot always come today."""
    world = make_world(questions=many())
    run_plain(ladder(world), clock, "c", "12", *AWAY, "w", "n")
    clock.sleep_until(3)
    lines = run_plain(ladder(world), clock, "d", *CAME_NOT, "n", *WORDS, "n")

    assert "On 2026-03-02 you took rung 12 with you." in lines.transcript
    assert (len(attempts(world)), last(world).ended) == (1, FINISHED)


def test_a_folder_that_cannot_be_written_still_shows_the_script(
    make_world: MakeWorld, clock: FakeClock, tmp_path: Path
) -> None:
    """The text is on the page, to be copied."""
    (tmp_path / "scripts").write_text("in the way", encoding="utf-8")
    world = make_world(questions=many())
    lines = run_plain(ladder(world), clock, "c", "11", *AWAY, "w", "n")

    assert "could not be kept as a file" in lines.transcript
    assert "Fifteen minutes as an interviewer" in lines.transcript


def test_the_script_on_the_page_is_wrapped_once(make_world: MakeWorld, clock: FakeClock) -> None:
    """Rows made for paper, wrapped again by the screen, would leave single words on rows of their own."""
    world = make_world(questions=many())
    lines = run_plain(ladder(world), clock, "c", "11", *AWAY, "w", "n")

    assert (
        "- Read one question at a time, as it is written. Then wait: do not help, do not nod at each word."
        in lines.out
    )


@dataclass
class KeepingRecorder(FakeRecorder):
    """Leaves a file for each answer whose sound is to be kept."""

    folder: Path = Path()

    def start(self, keep_as: str = "") -> None:
        super().start(keep_as)
        if keep_as:
            self.folder.mkdir(exist_ok=True)
            (self.folder / f"{keep_as}.flac").write_bytes(b"sound")


def test_a_recorded_answer_is_played_once(make_world: MakeWorld, clock: FakeClock, tmp_path: Path) -> None:
    """Kept only because it was agreed to, and set beside what was expected of it."""
    recorder = KeepingRecorder(Delivery(20.0, (1.0, 19.0)), folder=tmp_path / "recordings")
    loudspeaker = FakeLoudspeaker()
    world = make_world(questions=many(), recorder=recorder, loudspeaker=loudspeaker)
    lines = run_plain(ladder(world), clock, "c", "5", *BEFORE, "m", *ANSWER, "y", *CAME_NOT, "n", *WORDS, "n")
    (sound,) = (tmp_path / "recordings").iterdir()

    assert loudspeaker.heard == [f"play {sound.name}"]
    assert not loudspeaker.playing()
    assert "the sound is kept for 30 days" in lines.transcript
    assert "What you hear: is it what you expected?" in lines.transcript


def test_nobody_is_recorded_without_a_word(make_world: MakeWorld, clock: FakeClock) -> None:
    """A telephone will do; then nothing listens here."""
    recorder = FakeRecorder(Delivery(20.0, (1.0, 19.0)))
    world = make_world(questions=many(), recorder=recorder)
    lines = run_plain(ladder(world), clock, "c", "5", *BEFORE, "p", *ANSWER, *CAME_NOT, "n", *WORDS, "n")

    assert "Start the recording on your telephone now." in lines.transcript
    assert "listen to your recording once" in lines.transcript
    assert not recorder.heard
    assert last(world).ended == FINISHED


def test_sound_that_cannot_be_played_is_named(
    make_world: MakeWorld, clock: FakeClock, tmp_path: Path
) -> None:
    """The file can be played by something else."""
    recorder = KeepingRecorder(Delivery(20.0, (1.0, 19.0)), folder=tmp_path / "recordings")
    world = make_world(questions=many(), recorder=recorder, loudspeaker=FakeLoudspeaker(works=False))
    lines = run_plain(ladder(world), clock, "c", "5", *BEFORE, "m", *ANSWER, "y", *CAME_NOT, "n", *WORDS, "n")

    assert "This computer has no loudspeaker. The file is" in lines.transcript


@pytest.mark.parametrize("rung", range(1, 13))
def test_the_shipped_kind_of_bank_has_something_for_each_rung(make_world: MakeWorld, rung: int) -> None:
    """The plan has as many questions as the rung asks for, and all of them new."""
    plan = plan_for(make_world(questions=many()), rung, ())

    assert plan.recipe == f"ladder-{rung}"
    assert (
        len(plan.items) == {1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 4, 8: 3, 9: 3, 10: 3, 11: 4, 12: 5}[rung]
    )


def test_a_question_for_trying_the_program_out_is_no_rung(make_world: MakeWorld) -> None:
    """Nobody is afraid of what they had for breakfast."""
    breakfast = question("breakfast", type=QuestionType.BACKGROUND, competency=None, tags=("practice",))
    plan = plan_for(make_world(questions=[breakfast, question("real")]), 2, ())

    assert [item.question.id for item in asked_in(plan)] == ["real"]


def test_a_rung_without_questions_says_so_on_the_ladder(make_world: MakeWorld, clock: FakeClock) -> None:
    """And another one can be taken."""
    only = question("only", type=QuestionType.ASK_THEM, competency=None)
    world = make_world(questions=[only])
    lines = run_plain(ladder(world), clock, "g", "n")

    assert "The banks have no question that fits rung 1. Take another rung" in lines.transcript
    assert not attempts(world)
    with pytest.raises(LadderError, match="rung 6"):
        plan_for(world, 6, ())


# -- stopping, and going on --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("g",), 0),
        (("g", *BEFORE[:1]), 0),
        (("g", *BEFORE[:2]), 1),
        (("g", *BEFORE[:3]), 2),
        (("g", *BEFORE[:4]), 3),
        (("g", *BEFORE[:5]), 5),  # the rating, and the round that begins with the next page
        (("g", *BEFORE, *ANSWER), 5),
        (("g", *BEFORE, *ANSWER, *CAME_NOT[:1]), 6),
        (("g", *BEFORE, *ANSWER, *CAME_NOT[:2]), 7),
        (("g", *BEFORE, *ANSWER, *CAME_NOT[:3]), 8),
        (("g", *BEFORE, *ANSWER, *CAME_NOT[:4]), 9),
        (("g", *BEFORE, *ANSWER, *CAME_NOT, *WORDS[:1]), 10),
        (("g", *BEFORE, *ANSWER, *CAME_NOT, *WORDS), 12),  # the last word, and that it was the last
    ],
)
def test_each_reply_is_kept_before_the_next_page(
    make_world: MakeWorld, clock: FakeClock, typed: tuple[str | float, ...], kept: int
) -> None:
    """Whoever closes the window loses nothing that was said."""
    world = make_world()
    run_plain(ladder(world), clock, *typed)

    assert len(world.history.every(AttemptSaid)) + len(world.history.every(Rated)) == kept


def test_every_question_can_be_passed_with_enter(make_world: MakeWorld, clock: FakeClock) -> None:
    """The round is what counts; without a fear nothing is asked about it."""
    world = make_world()
    lines = run_plain(ladder(world), clock, "g", BARE, "", "", *ANSWER, "", "", "", "", "n")
    parts = {each.part for each in world.history.every(AttemptSaid)}

    assert parts == {AttemptPart.ROUND, AttemptPart.ENDED}
    assert not world.history.every(Rated)
    assert "Did it happen?" not in lines.transcript


def test_whoever_wants_no_ratings_is_not_asked(make_world: MakeWorld, clock: FakeClock) -> None:
    """The setting holds here, too."""
    world = make_world(settings=Settings(nerves=Nerves(ask="never")))
    lines = run_plain(ladder(world), clock, "g", BARE, "", *ANSWER, *WORDS, "n")

    assert "How nervous" not in lines.transcript
    assert last(world).learned == "Wait for it."


def test_what_came_and_was_coped_with_is_asked(make_world: MakeWorld, clock: FakeClock) -> None:
    """That it happened is half of it."""
    world = make_world()
    run_plain(ladder(world), clock, "g", *BEFORE, *ANSWER, "p", "y", "60", "50", "20", *WORDS, "n")

    assert (last(world).happened, last(world).coped, last(world).bearable) == ("partly", "yes", True)


def test_a_number_that_is_none_is_asked_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """With a word why."""
    world = make_world()
    lines = run_plain(ladder(world), clock, "g", BARE, "I freeze.", "very", "170", "70")

    assert "A number from 0 to 100 is needed here" in lines.transcript
    assert last(world).likelihood == 70


def test_q_in_place_of_a_number_goes_back(make_world: MakeWorld, clock: FakeClock) -> None:
    """As on every other page; what was said before is kept."""
    world = make_world()
    lines = run_plain(ladder(world), clock, "g", BARE, "I freeze.", "q", "n")

    assert last(world).feared == "I freeze."
    assert lines.transcript.count("== The ladder ==") == 2


def test_leaving_in_the_middle_is_kept_as_it_is(make_world: MakeWorld, clock: FakeClock) -> None:
    """Neutrally; the round can be gone on with as always."""
    world = make_world()
    lines = run_plain(ladder(world), clock, "g", *BEFORE, "", "/q", "b", "n")

    assert "counts against nothing" in lines.transcript
    assert last(world).ended == ABORTED
    assert world.history.unfinished() is not None
    assert "Did it happen?" not in lines.transcript


def test_one_may_go_on_with_it_after_all(make_world: MakeWorld, clock: FakeClock) -> None:
    """The newest word counts: it was finished."""
    world = make_world()
    run_plain(ladder(world), clock, "g", *BEFORE, "", "/q", "g", 20.0, "", *CAME_NOT, *WORDS, "n")

    assert last(world).ended == FINISHED
    assert world.history.unfinished() is None
    assert len(world.history.rounds()) == 1


def test_a_new_attempt_takes_the_place_of_one_that_was_left(make_world: MakeWorld, clock: FakeClock) -> None:
    """Its round does not wait on home for ever."""
    world = make_world()
    run_plain(ladder(world), clock, "g", *BEFORE, "", 1.0, "/q", "b", "g", *BEFORE, *ANSWER, "", "n")

    assert [entry.ended for entry in world.history.rounds()] == [HowEnded.SET_ASIDE, HowEnded.FINISHED]
    assert [tried.ended for tried in attempts(world)] == [ABORTED, FINISHED]


def test_after_the_program_was_killed_the_round_can_be_gone_on_with(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Until then it counts as left; then as finished, with its pages."""
    world = make_world()
    run_plain(ladder(world), clock, "g", *BEFORE, "", 5.0)
    assert last(world).aborted
    clock.sleep_until(1)
    lines = run_plain(ladder(world), clock, "g", 20.0, "", *CAME_NOT, *WORDS, "n")

    assert "stopped in the middle of its round" in lines.transcript
    assert (last(world).ended, last(world).learned) == (FINISHED, "Wait for it.")


def test_or_left_where_it_is(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nobody has to."""
    world = make_world()
    run_plain(ladder(world), clock, "g", *BEFORE, "", 5.0)
    run_plain(ladder(world), clock, "l", "n")
    lines = run_plain(ladder(world), clock, "n")

    assert last(world).ended == ABORTED
    assert "stopped in the middle" not in lines.transcript


def test_a_round_that_was_gone_on_with_from_home_still_has_its_pages(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Wherever it came to its end."""
    world = make_world()
    run_plain(ladder(world), clock, "g", *BEFORE, "", 5.0)
    run_plain(home(world), clock, "c", "", "q")
    run_plain(ladder(world), clock, *CAME_NOT, *WORDS, "n")

    assert (last(world).ended, last(world).learned) == (FINISHED, "Wait for it.")


def test_an_attempt_that_is_left_before_its_round_counts_as_none(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """What was written is kept all the same."""
    world = make_world()
    run_plain(ladder(world), clock, "g", BARE, "I freeze.", "/q", "n")

    assert last(world).feared == "I freeze."
    assert not last(world).begun


@pytest.mark.parametrize("stop", ["/q", ""], ids=["left", "killed"])
def test_the_pages_after_a_round_are_gone_on_with(
    make_world: MakeWorld, clock: FakeClock, *, stop: str
) -> None:
    """What came of it is what the next advice rests on; it goes on behind what was said last."""
    world = make_world()
    leave = (stop, "n") if stop else ()
    run_plain(ladder(world), clock, "g", *BEFORE, *ANSWER, "p", *leave)
    assert (last(world).ended, last(world).happened) == (FINISHED, "partly")
    clock.sleep_until(1)
    lines = run_plain(ladder(world), clock, "y", "30", "50", "20", *WORDS, "n")

    assert "Your attempt of 2026-03-02 is finished." in lines.transcript
    assert "Did it happen?" not in lines.transcript
    assert (last(world).coped, last(world).next_time, last(world).learned) == ("yes", 30, "Wait for it.")
    assert "is finished" not in run_plain(ladder(world), clock, "n").transcript


def test_two_days_later_nobody_is_asked_how_nervous_it_got(make_world: MakeWorld, clock: FakeClock) -> None:
    """It would be a guess. The attempt counts as finished all the same."""
    world = make_world()
    run_plain(ladder(world), clock, "g", *BEFORE, *ANSWER, "/q", "n")
    clock.sleep_until(2)
    lines = run_plain(ladder(world), clock, "n")

    assert "is finished" not in lines.transcript
    assert last(world).ended == FINISHED


def test_a_round_that_was_left_and_finished_from_home_counts_as_finished(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The newest end of the round itself is what happened."""
    world = make_world()
    run_plain(ladder(world), clock, "g", *BEFORE, "", 5.0, "/q", "b", "n")
    assert last(world).aborted
    run_plain(home(world), clock, "c", 20.0, "", "q")
    assert last(world).finished
    run_plain(ladder(world), clock, *CAME_NOT, *WORDS, "n")

    assert (last(world).happened, last(world).learned) == ("no", "Wait for it.")


def test_a_round_finished_from_home_is_not_among_those_that_were_left(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Two in a row that were left offer a page on the ratings, too, and there the round itself counts."""
    world = make_world()
    for leave in (("b", "n"), ("b", "n")):
        run_plain(ladder(world), clock, "g", *BEFORE, "", 5.0, "/q", *leave)
    assert "With h there is a page" in run_plain(nerves(world), clock).transcript
    run_plain(home(world), clock, "c", 20.0, "", "q")

    assert "With h there is a page" not in run_plain(nerves(world), clock).transcript


def test_no_rounds_pile_up_behind_an_attempt_that_never_began(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """What is set aside is the ladder's own; another round still waits."""
    world = make_world()
    run_plain(mock(world, Wish(recipe="short", voice=Voice.TYPED)), clock, "", "/q")
    run_plain(ladder(world), clock, "g", *BEFORE, "", 1.0, "/q", "b", "g", BARE, "/q", "n")
    run_plain(ladder(world), clock, "g", *BEFORE, *ANSWER, "", "n")
    ends: dict[str, list[HowEnded | None]] = {}
    for entry in world.history.rounds():
        ends.setdefault(entry.started.recipe, []).append(entry.ended)

    assert ends == {"short": [None], "ladder-1": [HowEnded.SET_ASIDE, HowEnded.FINISHED]}


def test_a_friend_is_asked_about_behind_newer_attempts(make_world: MakeWorld, clock: FakeClock) -> None:
    """Rung 11 can wait for days while rung 1 is practised."""
    world = make_world(questions=many())
    run_plain(
        ladder(world), clock, "c", "11", *AWAY, "w", "c", "1", BARE, "", "", *ANSWER, "", "", "", "", "n"
    )
    lines = run_plain(ladder(world), clock, "d", *CAME_NOT, "n", *WORDS, "n")

    assert "you took rung 11 with you. The script is in" in lines.transcript
    assert [(each.rung, each.ended) for each in attempts(world)] == [(11, FINISHED), (1, FINISHED)]


def test_nobody_took_a_rung_along_without_its_script(make_world: MakeWorld, clock: FakeClock) -> None:
    """It was left on the page for the fear."""
    world = make_world(questions=many())
    run_plain(ladder(world), clock, "c", "11", "/q", "n")
    lines = run_plain(ladder(world), clock, "n")

    assert "you took rung 11 with you" not in lines.transcript


def test_what_will_not_take_place_is_not_asked_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """And it counts as nothing."""
    world = make_world(questions=many())
    run_plain(ladder(world), clock, "c", "11", *AWAY, "x", "n")
    lines = run_plain(ladder(world), clock, "n")

    assert "you took rung 11 with you" not in lines.transcript
    assert (last(world).ended, last(world).begun) == (DROPPED, False)


def test_a_second_script_on_one_day_is_another_file(
    make_world: MakeWorld, clock: FakeClock, tmp_path: Path
) -> None:
    """The first may have been sent."""
    world = make_world(questions=many())
    run_plain(ladder(world), clock, "c", "11", *AWAY, "w", "c", "11", *AWAY, "w", "n")
    names = sorted(path.name for path in (tmp_path / "scripts").iterdir())

    assert names == ["2026-03-02-rung-11-2.txt", "2026-03-02-rung-11.txt"]


def test_breathing_is_not_done_days_before_a_friend_comes(make_world: MakeWorld, clock: FakeClock) -> None:
    """It is for the minutes before; the page says so."""
    world = make_world(questions=many())
    lines = run_plain(ladder(world), clock, "c", "11", *AWAY, "w", "n")

    assert "Breathe first" not in lines.transcript
    assert "breathe slow and easy for two minutes just before you begin there" in lines.transcript
    assert not last(world).steadied


def test_a_recorded_round_goes_on_recorded(make_world: MakeWorld, clock: FakeClock) -> None:
    """What was chosen went with the program; it is asked again, and never taken for granted."""
    recorder = FakeRecorder(Delivery(20.0, (1.0, 19.0)))
    world = make_world(questions=many(), recorder=recorder, settings=Settings())
    run_plain(ladder(world), clock, "c", "5", *BEFORE, "m", "", 5.0)
    recorder.heard.clear()
    run_plain(ladder(world), clock, "g", "m", 20.0, "", *CAME_NOT, "n", *WORDS, "n")

    assert [said.partition(" ")[0] for said in recorder.heard][:2] == ["wake", "start"]
    assert "ladder-5" in recorder.heard[1]


def test_what_was_learned_is_before_the_person_next_time(make_world: MakeWorld, clock: FakeClock) -> None:
    """On the same rung; and how somebody else would see it stands beside what came."""
    world = make_world()
    run_plain(ladder(world), clock, "g", *BEFORE, *ANSWER, *CAME_NOT, *WORDS, "n")
    lines = run_plain(ladder(world), clock, "g", *BEFORE, *ANSWER)
    said = lines.transcript

    assert said.index(
        "After your attempt of 2026-03-02 you wrote:\n> It passed.\n> Wait for it."
    ) < said.index("A model answer, told well.")
    assert "How somebody else would see it, you wrote:\n> They see a pause.\nDid it happen?" in said


# -- the page ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("seconds", "steadied"), [(120.0, True), (45.0, True), (8.0, False)])
def test_breathing_first_is_kept_with_the_attempt(
    make_world: MakeWorld, clock: FakeClock, seconds: float, *, steadied: bool
) -> None:
    """Two minutes, or less: leaving it leads on to the questions. A few breaths steady nobody."""
    world = make_world()
    sitting = ladder(world)
    next(sitting)
    sitting.send("g")
    breathing = sitting.send("y")
    assert isinstance(breathing, Breathing)
    breathing.begin()
    for _ in range(round(seconds / 0.5)):
        clock.advance(0.5)
        breathing.tick()
    breathing.put_away()
    after = sitting.send("") if breathing.finished else sitting.throw(Left())

    assert isinstance(after, Page)
    assert Para("What are you most afraid will happen?", Tone.QUESTION) in after.body
    assert last(world).steadied is steadied
    assert [each.routine for each in world.history.every(Breathed)] == ["ladder"]


def test_breathing_first_is_an_offer_and_not_the_usual(make_world: MakeWorld) -> None:
    """A bare Enter leads to the rung: nobody is led to lean on breathing."""
    sitting = ladder(make_world())
    next(sitting)
    page = sitting.send("g")

    assert isinstance(page, Page)
    assert (page.prompt, page.default) == ("Breathe first", "n")


def opened(world: World, rung: int) -> tuple[Page, object]:
    """The page for the fear, and what follows when it and the rating after it are passed over."""
    sitting = ladder(world)
    next(sitting)
    sitting.send("c")
    sitting.send(str(rung))
    fear = sitting.send(BARE)
    assert isinstance(fear, Page)
    sitting.send("")
    return fear, sitting.send("")


def test_on_a_rung_nobody_predicts_twice(make_world: MakeWorld, clock: FakeClock) -> None:
    """What is feared and how nervous it will get was said on the pages before; notes are kept."""
    world = make_world(questions=many())
    lines = run_plain(ladder(world), clock, "c", "2", *BEFORE, "4 words")
    entry = world.history.round(1)
    assert entry is not None
    run_plain(ladder(world), clock, "g", 20.0, "")
    (answer,) = world.history.answers(entry.started.stamp.id)

    assert "how you think it will go" not in lines.transcript
    assert "A line of words is kept as your note. It begins your answer, too." in lines.transcript
    assert answer.given.expected is None
    assert answer.given.notes.story == "4 words"


def test_one_key_begins_a_round_that_waits_for_it(make_world: MakeWorld) -> None:
    """What is to come is said before the fear is asked, and the round has a page of its own to begin on."""
    fear, then = opened(make_world(questions=many()), 2)
    said = [para.text for para in fear.body if isinstance(para, Para)]

    assert said[0] == "Your own words, to a question you know, with notes and no clock."
    assert "You may stop at any moment. That is kept as it is, and costs nothing." in said
    assert isinstance(then, Playing)


def test_a_round_that_begins_by_itself_waits_for_a_key_first(make_world: MakeWorld) -> None:
    """Ten seconds to think must not run out under the last question before them."""
    _, then = opened(make_world(questions=many()), 6)

    assert isinstance(then, Page)
    assert then.prompt == "Enter begins."


def test_nobody_listens_before_it_has_been_said(make_world: MakeWorld) -> None:
    """The page that says so stays."""
    settings = Settings(microphone=Microphone(use=True))
    _, then = opened(make_world(questions=many(), settings=settings), 2)

    assert isinstance(then, Page)
    assert then.prompt == "Enter begins."


def test_the_third_attempt_is_without_breathing_and_says_why(make_world: MakeWorld, clock: FakeClock) -> None:
    """Two of three."""
    world = make_world()
    sitting = [world.new_id(), world.new_id()]
    for each in sitting:
        begun = Attempt(world.stamp(), each, 1, 1, steadied=True)
        world.history.keep(begun, AttemptSaid(world.stamp(), begun.stamp.id, AttemptPart.ENDED, FINISHED))
    lines = run_plain(ladder(world), clock, "g", "", "")

    assert "Two minutes of slow breathing" not in lines.transcript
    assert "One time in three without breathing first" in lines.transcript


def test_three_attempts_are_a_sitting_and_the_reason_is_said(make_world: MakeWorld, clock: FakeClock) -> None:
    """After the first the next is one key away; after the third so is stopping."""
    world = make_world()
    one = ("", BARE, "", "", *ANSWER, "", "", "", "")
    lines = run_plain(ladder(world), clock, *one, *one, *one, "")
    said = lines.transcript

    assert "One attempt in this sitting." in said
    assert "At least three attempts in a sitting" in said
    assert "3 attempts in this sitting: that is a whole one." in said
    assert len(attempts(world)) == 3
    assert len({tried.sitting for tried in attempts(world)}) == 1


def test_the_clock_can_be_left_out_on_the_page(make_world: MakeWorld, clock: FakeClock) -> None:
    """With one key, where it would come next."""
    world = make_world(questions=many())
    begun = Attempt(world.stamp(), "s", 4, 4, steadied=False)
    world.history.keep(begun, AttemptSaid(world.stamp(), begun.stamp.id, AttemptPart.ENDED, ABORTED))
    lines = run_plain(ladder(world), clock, "k", "n")

    assert last(world).ended == PASSED_OVER
    assert "You have left rung 4 out: on to rung 5." in lines.transcript


def test_any_rung_can_be_chosen_by_its_number(make_world: MakeWorld, clock: FakeClock) -> None:
    """A number that is none is asked again; Enter goes back."""
    world = make_world(questions=many())
    lines = run_plain(ladder(world), clock, "c", "13", "x", "", "c", "9", BARE, "")

    assert "Type a number from 1 to 12, such as 3." in lines.transcript
    assert (last(world).rung, last(world).advised) == (9, 1)


def test_before_an_interview_nothing_hard_is_advised(make_world: MakeWorld, clock: FakeClock) -> None:
    """By the wall clock, within a day."""
    world = make_world()
    starts = (clock.now() + timedelta(hours=20)).isoformat()
    world.history.keep(Interview(world.stamp(), "library", starts))
    lines = run_plain(ladder(world), clock, "n")

    assert "An interview is less than a day away." in lines.transcript


def test_looking_twice_gives_the_same_advice(make_world: MakeWorld, clock: FakeClock) -> None:
    """A page that is opened again must not change its mind."""
    world = make_world()
    run_plain(ladder(world), clock, "g", *BEFORE, *ANSWER, *CAME_NOT, *WORDS, "n")

    assert look(world).advice == look(world).advice


def test_the_ladder_explains_its_reasons(make_world: MakeWorld) -> None:
    """There are no figures on its page; what `?` promises is what it shows."""
    page = next(ladder(make_world()))

    assert isinstance(page, Page)
    assert page.explains == "why the ladder goes like this"
    assert "At least three attempts in a sitting" in " ".join(para.text for para in page.explained)


def test_an_interview_that_was_put_off_counts_with_its_newest_time(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """And one that was dropped not at all; by whatever capitals it was entered."""
    world = make_world()
    near, far = ((clock.now() + gap).isoformat() for gap in (timedelta(hours=3), timedelta(days=9)))
    world.history.keep(Interview(world.stamp(), "library", near), Interview(world.stamp(), "shop", near))
    clock.advance(1)
    world.history.keep(
        Interview(world.stamp(), "Library", far), Interview(world.stamp(), "shop", near, dropped=True)
    )

    assert look(world).advice.move is Move.START


def test_each_round_is_read_once_a_sitting(make_world: MakeWorld, clock: FakeClock) -> None:
    """What was asked in a round that is over does not change; the page must not slow down with the years."""
    world = make_world()
    run_plain(ladder(world), clock, "g", *BEFORE, *ANSWER, *CAME_NOT, *WORDS, "n")
    asked = Asked()
    look_at(world, asked)
    (name,) = asked.questions
    asked.questions[name] = frozenset({"remembered"})

    assert look_at(world, asked).tried[0].questions == {"remembered"}


def test_three_sittings_at_80_offer_a_page(make_world: MakeWorld, clock: FakeClock) -> None:
    """No verdict: a way to it, and the ladder goes on."""
    world = make_world()
    for sitting in "abc":
        begun = Attempt(world.stamp(), sitting, 1, 1, steadied=False)
        name = begun.stamp.id
        world.history.keep(
            begun,
            AttemptSaid(world.stamp(), name, AttemptPart.ENDED, FINISHED),
            Rated(world.stamp(), Occasion.LADDER, RatedAt.PEAK, 85, name),
        )
        clock.sleep_until(1)
    lines = run_plain(ladder(world), clock, "t", "n")

    assert "t  when it is too much" in lines.transcript


def test_the_days_and_the_gentle_goal_are_on_the_page(make_world: MakeWorld, clock: FakeClock) -> None:
    """Out of fourteen, and out of nine."""
    world = make_world(questions=many())
    turns = ("", 20.0, "")
    run_plain(ladder(world), clock, "c", "9", *BEFORE, *turns, *turns, *turns, *CAME_NOT, "n", *WORDS, "n")
    lines = run_plain(ladder(world), clock, "n")

    assert "Interviews practised so far: 1 of 9. You practised on 1 of the last 14 days." in lines.transcript
