"""A round on the real history, left and taken up again at any point: nothing is lost, nothing differs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import FakeClock, MakeWorld, asking, planned, question
from practice.history.store import SqliteHistory
from practice.history.trouble import HistoryError
from practice.model.answer import Ended, Given, Notes, Voice
from practice.model.facts import HowEnded, RoundEntry
from practice.model.kinds import QuestionType
from practice.model.recipe import Break, Format, Preparing, Rules, Say, StopAt, TheirTurn
from practice.rounds.events import Effect, Keep
from practice.rounds.plan import Plan
from practice.rounds.state import Phase, Round
from practice.sittings.ports import World
from practice.sittings.rounds.playing import DRAFT_EVERY, Playing, begin, resume

Verb = Callable[[Playing], tuple[Effect, ...] | None]
Moves = Sequence[tuple[float, Verb]]

ONE_DATABASE = settings(
    derandomize=True,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # rounds do not touch each other
)

TOLD = "Last year we were late, so I rang her because it was urgent. In the end it took 3 days, and I learnt."
WORDS = ("", " ", "Yes.", TOLD, "\x00 ünï 漢字 \ud800")
QUESTIONS = (
    question("a", answer_s=20),
    question("b", answer_s=20, type=QuestionType.MOTIVATION, competency=None),
)


def small_plan(voice: Voice, format: Format, probes: int | None, rules: Rules) -> Plan:
    """Every kind of item, and short times, so that a few seconds reach everything."""
    return planned(
        Say("hello", "Hello.", 4),
        asking(prepare_s=6, probes=probes),
        Break("break", 5),
        TheirTurn("turn", 1, answer_s=10, reply_s=5),
        rules=rules,
        voice=voice,
        format=format,
        asked=QUESTIONS,
    )


PLANS = st.builds(
    small_plan,
    st.sampled_from(Voice),
    st.sampled_from([Format.VIDEO, Format.ONE_WAY]),
    st.sampled_from([None, 0, 2]),
    st.builds(
        Rules,
        stop_at=st.sampled_from(StopAt),
        prepare=st.sampled_from(Preparing),
        think_s=st.just(3),
        skip=st.integers(0, 2),
        retakes=st.integers(0, 2),
        notes=st.booleans(),
        silence_s=st.sampled_from([0, 3]),
        interrupts=st.integers(0, 1),
    ),
)


def go(playing: Playing) -> tuple[Effect, ...]:
    """Go on; where answers are typed, that is handing one in."""
    state = playing.state
    if state.phase is Phase.ANSWERING and state.plan.voice is Voice.TYPED:
        return playing.type(state.draft or "Yes.")
    return playing.go()


RARE: list[Verb] = [
    Playing.skip,
    Playing.again,
    *(partial(Playing.expect, level=level) for level in (0, 1, 5)),
    *(partial(Playing.type, words=words) for words in WORDS),
]
WRITING: list[Verb] = [
    *(partial(Playing.draft, words=words) for words in WORDS[2:]),
    *(partial(Playing.note, notes=Notes(words, "cues", words)) for words in WORDS[2:]),
]
# Going on and time passing are what a round is made of, so that they come up more often.
OFTEN: list[Verb] = [go, go, Playing.tick, Playing.tick, Playing.again]
VERBS = st.one_of(st.sampled_from(OFTEN), st.sampled_from(OFTEN), st.sampled_from(WRITING + RARE))
GAPS = st.sampled_from((0.0, 0.25, 1.0, 3.0, 8.0, 13.0, 40.0))  # exact in binary, as every sum of them
MOVES: st.SearchStrategy[Moves] = st.lists(st.tuples(GAPS, VERBS), min_size=5, max_size=30)
EVENINGS = st.lists(st.tuples(MOVES, st.booleans()), min_size=1, max_size=4)
"""What is done before each leaving, and whether the face that evening is one of lines."""


class Desk:
    """A round and whoever plays it just now, with a clock of its own."""

    def __init__(self, make_world: MakeWorld, plan: Plan, *, by_line: bool) -> None:
        self._make_world = make_world
        self._opened: list[World] = []
        self.clock = FakeClock()
        self.world = self.program()
        self.playing = begin(self.world, plan)
        self.playing.face(by_line=by_line)

    def program(self) -> World:
        """The program started once more, on the same history."""
        self._opened.append(replace(self._make_world(), clock=self.clock))
        return self._opened[-1]

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        for world in self._opened:
            close(world)

    @property
    def entry(self) -> RoundEntry:
        """The round as history lists it."""
        return next(each for each in self.world.history.rounds() if each.started.stamp.id == self.playing.id)

    def play(self, moves: Moves) -> list[Given]:
        """Each verb after its seconds; all the answers that were handed in."""
        return [given for gap, verb in moves for given in self.move(gap, verb)]

    def move(self, gap: float, verb: Verb) -> list[Given]:
        """One verb after so many seconds; the answers it handed in."""
        self.clock.advance(gap)
        effects = verb(self.playing) or ()
        return [effect.given for effect in effects if isinstance(effect, Keep)]

    def leave(self) -> None:
        """As Ctrl-C does."""
        self.playing.save_draft()
        close(self.world)

    def come_back(self, *, by_line: bool) -> None:
        """The next day, with the computer started anew."""
        self.clock.sleep_until(days=1)
        self.world = self.program()
        self.playing = resume(self.world, self.entry)
        self.playing.face(by_line=by_line)

    def kept(self) -> list[Given]:
        """The answers in history."""
        return [each.given for each in self.world.history.answers(self.playing.id)]

    def on_disk(self) -> tuple[object, ...]:
        """All that history has of this round."""
        history, id = self.world.history, self.playing.id
        return history.moments(id), history.answers(id), history.draft(id), self.entry.ended


def close(world: World) -> None:
    """The program ends."""
    assert isinstance(world.history, SqliteHistory)
    world.history.close()


def place(state: Round) -> tuple[object, ...]:
    """Where the round is and what is being written there."""
    return (
        *(state.index, state.phase, state.part, state.take, state.skips),
        *(state.follow_up, state.expected, state.draft, state.notes),
    )


@ONE_DATABASE
@given(plan=PLANS, by_line=st.booleans(), evenings=st.lists(MOVES, min_size=2, max_size=4))
def test_a_round_that_was_left_is_the_round_that_was_not(
    make_world: MakeWorld, plan: Plan, by_line: bool, evenings: list[Moves]
) -> None:
    """Leaving costs nothing that was said, asked or foreseen, and no rule.

    The round that stays hears the same verbs at the same seconds of the round's clock.
    """
    with Desk(make_world, plan, by_line=by_line) as left, Desk(make_world, plan, by_line=by_line) as stayed:
        for moves in evenings:
            for gap, verb in moves:
                assert left.move(gap, verb) == stayed.move(gap, verb)
            if left.playing.over:
                break
            for desk in (left, stayed):
                desk.move(0.0, Playing.tick)  # a face has always looked at the clock before somebody leaves
            if left.playing.over:
                break
            left.leave()
            left.come_back(by_line=by_line)
            stayed.clock.advance(left.playing.now() - stayed.playing.now())

            assert left.playing.state == stayed.playing.state
        over = left.playing.over
        for desk in (left, stayed):
            if not over:
                desk.playing.set_aside()

        assert left.playing.state == stayed.playing.state
        assert left.kept() == stayed.kept()
        assert left.entry.ended is stayed.entry.ended is (HowEnded.FINISHED if over else HowEnded.SET_ASIDE)


@ONE_DATABASE
@given(plan=PLANS, evenings=EVENINGS, faces=st.lists(st.booleans(), max_size=4))
def test_what_is_being_written_survives_any_number_of_looks(
    make_world: MakeWorld, plan: Plan, evenings: list[tuple[Moves, bool]], faces: list[bool]
) -> None:
    """On the full screen or in lines, however long the clock has stood at its end."""
    with Desk(make_world, plan, by_line=evenings[0][1]) as desk:
        for moves, by_line in evenings:
            desk.play(moves)
            for next_face in (*faces, by_line):
                if desk.playing.over:
                    return
                before = place(desk.playing.state)
                desk.leave()
                desk.come_back(by_line=next_face)

                assert place(desk.playing.state) == before
                assert desk.playing.tick() == ()  # nobody is cut off the moment they are back
                assert desk.playing.view().text


@ONE_DATABASE
@given(plan=PLANS, evenings=EVENINGS)
def test_every_answer_is_in_history_before_anything_else_happens(
    make_world: MakeWorld, plan: Plan, evenings: list[tuple[Moves, bool]]
) -> None:
    """Also when the program is killed and saves nothing: another program sees each answer at once."""
    with Desk(make_world, plan, by_line=evenings[0][1]) as desk:
        other = desk.program().history
        handed_in: list[Given] = []
        for moves, by_line in evenings:
            for gap, verb in moves:
                handed_in += desk.move(gap, verb)

                assert [each.given for each in other.answers(desk.playing.id)] == handed_in
            if desk.playing.over:
                break
            close(desk.world)  # killed
            desk.come_back(by_line=by_line)

        assert desk.playing.over == (desk.entry.ended is HowEnded.FINISHED)
        assert not desk.playing.over or other.draft(desk.playing.id) is None


@ONE_DATABASE
@given(plan=PLANS, by_line=st.booleans(), start=MOVES, ahead=MOVES, behind=MOVES)
def test_a_window_that_fell_behind_keeps_nothing_and_gives_the_words_back(
    make_world: MakeWorld, plan: Plan, by_line: bool, start: Moves, ahead: Moves, behind: Moves
) -> None:
    """However often somebody tries there: the round of the other window stays as it is."""
    with Desk(make_world, plan, by_line=by_line) as desk:
        desk.play([*start, (0.0, Playing.tick)])
        if desk.playing.over:
            return
        desk.playing.save_draft()
        second = resume(desk.program(), desk.entry)
        second.face(by_line=by_line)
        before = desk.world.history.moments(desk.playing.id)
        desk.play([*ahead, (0.0, Playing.skip), (0.0, go), (0.0, go)])
        if desk.world.history.moments(desk.playing.id) == before:
            return
        kept = desk.on_disk()
        for gap, verb in behind:
            desk.clock.advance(gap)
            state = second.state
            error = refused(second, verb)

            assert error is None or "another window" in error.sentence
            assert error is None or given_back(error, state, verb)
            assert (second.state.index, second.state.phase) == (state.index, state.phase)
            assert desk.on_disk() == kept
        if not desk.playing.over:
            desk.playing.save_draft()

            assert place(resume(desk.program(), desk.entry).state) == place(desk.playing.state)


def refused(playing: Playing, verb: Verb) -> HistoryError | None:
    """What history says to this verb; None when it had nothing to keep."""
    try:
        verb(playing)
    except HistoryError as error:
        return error
    return None


def given_back(error: HistoryError, state: Round, verb: Verb) -> bool:
    """The words of the step that was not kept are in the error."""
    if isinstance(verb, partial) and "words" in verb.keywords and verb.func is Playing.type:
        return bool(error.unsaved == verb.keywords["words"])
    if verb is go and state.phase is Phase.ANSWERING and state.plan.voice is Voice.TYPED:
        return error.unsaved == (state.draft or "Yes.")
    written = (state.draft, state.notes.story, state.notes.cues, state.notes.first)
    return all(words in error.unsaved for words in written)


def answering(make_world: MakeWorld, *, by_line: bool = False) -> Desk:
    """In the middle of a typed answer to one question."""
    desk = Desk(make_world, planned(asking(), voice=Voice.TYPED), by_line=by_line)
    desk.playing.go()
    return desk


def test_a_draft_is_on_disk_a_second_after_it_was_written(make_world: MakeWorld) -> None:
    """What a power cut may cost."""
    desk = answering(make_world)
    desk.playing.draft("Half an answer")
    desk.move(DRAFT_EVERY, Playing.tick)
    desk.come_back(by_line=False)

    assert desk.playing.state.draft == "Half an answer"


def test_what_is_written_after_the_end_leaves_no_draft(make_world: MakeWorld) -> None:
    """A round that is over has no working copy."""
    desk = answering(make_world)
    desk.playing.type("An answer.")
    desk.playing.note(Notes("too late"))
    desk.playing.draft("Too late")
    desk.playing.save_draft()

    assert desk.playing.over
    assert desk.world.history.draft(desk.playing.id) is None


def test_a_draft_of_an_answer_that_was_handed_in_does_not_come_back(make_world: MakeWorld) -> None:
    """It would stand in the next answer's place."""
    plan = planned(asking(probes=1), voice=Voice.TYPED)
    desk = Desk(make_world, plan, by_line=False)
    desk.playing.go()
    desk.playing.draft("Half an")
    desk.playing.save_draft()
    desk.playing.type("Half an answer, and the rest.")
    desk.come_back(by_line=False)

    assert (desk.playing.state.part, desk.playing.state.draft) == (1, "")


@pytest.mark.parametrize("by_line", [True, False])
def test_time_that_ran_out_while_nobody_was_there_is_given_again(
    make_world: MakeWorld, by_line: bool
) -> None:
    """The words stay, the answer goes on, and all of its seconds are counted in the end."""
    rules = Rules(stop_at=StopAt.TARGET)
    desk = Desk(make_world, planned(asking(answer_s=20), rules=rules, voice=Voice.TYPED), by_line=False)
    desk.playing.go()
    desk.playing.draft("Half")
    desk.clock.advance(50)
    desk.leave()
    desk.come_back(by_line=by_line)
    desk.move(5, Playing.tick)
    (given_in,) = desk.move(0, partial(Playing.type, words="Half and half."))

    assert (given_in.ended, given_in.words) == (Ended.DONE, "Half and half.")
    assert given_in.answered_s == 55


def test_a_question_skipped_on_the_second_evening_has_the_preparation_of_both(make_world: MakeWorld) -> None:
    """As an answer has that was begun then."""
    rules = Rules(skip=1)
    desks = [Desk(make_world, planned(asking(prepare_s=6), rules=rules), by_line=False) for _ in range(2)]
    for desk in desks:
        desk.playing.note(Notes("the leak"))
        desk.clock.advance(10)
        desk.leave()
        desk.come_back(by_line=False)
        desk.clock.advance(2)
    skipped, answered = desks
    skipped.playing.skip()
    answered.playing.go()
    answered.playing.go()

    assert [desk.kept()[0].prepared_s for desk in desks] == [12, 12]


def test_a_second_try_in_a_window_that_fell_behind_is_refused_too(make_world: MakeWorld) -> None:
    """The first refusal must not make room for the second try."""
    desk = answering(make_world)
    second = resume(desk.program(), desk.entry)
    second.face(by_line=False)
    second.draft("Mine")
    desk.playing.type("Theirs.")
    kept = desk.on_disk()
    for _ in range(4):
        with pytest.raises(HistoryError, match="another window") as caught:
            second.type("Mine, written here.")
        assert caught.value.unsaved == "Mine, written here."
        with pytest.raises(HistoryError, match="another window") as caught:
            second.save_draft()
        assert caught.value.unsaved == "Mine"

    assert desk.on_disk() == kept


@pytest.mark.parametrize("voice", Voice)
def test_a_round_set_aside_while_preparing_counts_no_second_as_answering(
    make_world: MakeWorld, voice: Voice
) -> None:
    """As with a skip, which this becomes: there was a note, and no answer."""
    plan = planned(asking(), rules=Rules(skip=1), voice=voice)
    desks = [Desk(make_world, plan, by_line=False) for _ in range(2)]
    for desk in desks:
        desk.clock.advance(5)
        desk.playing.note(Notes("the leak"))
    skipped, aside = desks
    skipped.playing.skip()
    aside.playing.set_aside()

    assert aside.kept() == skipped.kept()
    assert [(each.prepared_s, each.answered_s) for each in aside.kept()] == [(5.0, 0.0)]
