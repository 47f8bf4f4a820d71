"""Words on a card, a silence on purpose, and nobody who says thank you: what the ladder asks of a round."""

import json

import pytest

from conftest import FakeClock, MakeWorld, asking, planned, play, question
from practice.model.answer import Voice
from practice.model.question import ModelAnswer
from practice.model.recipe import ClockFace, Rules
from practice.model.record import to_record
from practice.rounds.events import Event, Go, Tick
from practice.rounds.plan import Asked, Plan, build_again
from practice.rounds.view import View, view
from practice.screens.keys import Act
from practice.screens.rounds import RoundScene
from practice.sittings.rounds.playing import Playing, begin
from practice.sittings.rounds.readback import plan_from

TWO = (question("a"), question("b"))
BLANK = Rules(blank_s=10, interrupts=1)


def blank_plan(voice: Voice = Voice.ALOUD) -> Plan:
    return planned(asking(probes=1), rules=BLANK, asked=TWO, voice=voice)


def items(plan: Plan) -> list[Asked]:
    return [item for item in plan.items if isinstance(item, Asked)]


def seen(plan: Plan, now: float, *events: Event) -> View:
    return view(play(plan, *events)[0], now)


# -- the card ----------------------------------------------------------------------------------------


def test_the_best_model_answer_lies_on_the_card() -> None:
    """It is shown while getting ready and while answering, and says what to do."""
    best = question(
        model_answers=(ModelAnswer(3, "Fair."), ModelAnswer(5, "Well told."), ModelAnswer(4, "Good."))
    )
    plan = planned(asking(card=True, scored=False), asked=(best,))
    ready, answering = seen(plan, 1), seen(plan, 6, Go(5))

    assert (ready.card, answering.card) == ("Well told.", "Well told.")
    assert "read them aloud" in ready.now
    assert "Read it aloud" in answering.now
    assert ready.place == "To be read aloud"


def test_without_a_model_answer_there_is_no_card() -> None:
    """The question is answered as always."""
    plan = planned(asking(card=True), asked=(question(model_answers=()),))

    assert seen(plan, 1).card == ""


def test_a_follow_up_has_no_card() -> None:
    """Its words are not there to be read."""
    plan = planned(asking(card=True, probes=1))

    assert seen(plan, 30, Go(5), Go(20)).card == ""


# -- the silence on purpose --------------------------------------------------------------------------


def test_the_silence_falls_into_the_last_answer_early() -> None:
    """So that there is something left to say; nobody cuts in on it."""
    first, last = items(blank_plan())

    assert first.blank_at is None
    assert last.blank_at is not None
    assert 0 < last.blank_at < last.answer_s / 2
    assert (last.blank_s, last.interrupt_s) == (10, None)


def test_a_typed_answer_has_no_silence() -> None:
    """There is nothing to hear."""
    assert all(item.blank_at is None for item in items(blank_plan(Voice.TYPED)))


def test_the_view_says_to_stop_and_counts_the_seconds() -> None:
    """A function of the round's time alone: before, in, and after the silence."""
    plan = planned(asking(), rules=BLANK)
    at = items(plan)[0].blank_at
    assert at is not None
    shown = {after: seen(plan, 5 + at + after, Go(5)) for after in (-0.1, 0, 0.5, 9.5, 10)}

    assert {after: each.blank for after, each in shown.items()} == {
        -0.1: False,
        0: True,
        0.5: True,
        9.5: True,
        10: False,
    }
    assert shown[0].now == "Stop here on purpose. Say nothing for 0:10, then go on."
    assert "0:01" in shown[9.5].now
    assert "Answer aloud" in shown[10].now


def test_the_clock_never_ends_an_answer_for_the_silence() -> None:
    """It is only shown; the round itself is untouched by it."""
    plan = planned(asking(), rules=BLANK)
    state, effects = play(plan, Go(5), Tick(60), Tick(600))

    assert state == play(plan, Go(5))[0]
    assert effects == play(plan, Go(5))[1]


# -- on the screen -----------------------------------------------------------------------------------


def drawn(playing: Playing, columns: int, rows: int) -> list[str]:
    """What the full screen shows."""
    scene = RoundScene(playing, finished=lambda: None, leave=lambda: None)
    return ["".join(text for _, text in line) for line in scene.draw(columns, rows)]


@pytest.mark.parametrize(("columns", "rows"), [(80, 23), (40, 9), (34, 7)])
def test_stopping_on_purpose_is_seen_on_any_screen(
    make_world: MakeWorld, clock: FakeClock, columns: int, rows: int
) -> None:
    """It gives way to nothing: whoever misses it has not practised it."""
    playing = begin(make_world(), planned(asking(), rules=BLANK))
    playing.go()
    at = items(playing.state.plan)[0].blank_at
    assert at is not None
    clock.advance(at)

    assert "Stop here on purpose. Say nothing" in " ".join(" ".join(drawn(playing, columns, rows)).split())


@pytest.mark.parametrize(("columns", "rows"), [(80, 23), (40, 9), (34, 7)])
def test_a_long_card_scrolls_to_its_end(make_world: MakeWorld, columns: int, rows: int) -> None:
    """Every word of it can be read, also while answering."""
    words = " ".join(f"word{n}" for n in range(200))
    long = question(model_answers=(ModelAnswer(5, words),))
    playing = begin(make_world(), planned(asking(card=True, scored=False), asked=(long,)))
    playing.go()
    scene = RoundScene(playing, finished=lambda: None, leave=lambda: None)
    seen: set[str] = set()
    for _ in range(300):
        seen |= {word for line in scene.draw(columns, rows) for _, text in line for word in text.split()}
        scene.act(Act.DOWN, "down")

    assert set(words.split()) <= seen


# -- nobody says thank you ---------------------------------------------------------------------------


def test_without_thanks_nobody_acknowledges_an_answer() -> None:
    """Not even in a stern manner."""
    quiet = planned(asking(), rules=Rules(thanks=False), asked=TWO)
    usual = planned(asking(), asked=TWO)

    assert [item.lead for item in items(quiet)] == ["", ""]
    assert items(usual)[1].lead


def test_the_new_rules_change_no_plan_that_does_not_use_them() -> None:
    """A seed of the past gives the same round as ever."""
    usual = planned(asking(), rules=Rules(interrupts=1), asked=TWO)

    assert all((item.card, item.blank_at, item.blank_s) == ("", None, 0) for item in items(usual))
    assert any(item.interrupt_s for item in items(usual))


def test_once_again_in_less_time_has_neither() -> None:
    """An answer that is given once more is one's own, and without a silence."""
    plan = planned(asking(card=True), rules=BLANK)
    (once,) = items(build_again(items(plan)[0], plan, share=0.7, ticks=(), change="", seed=1))

    assert (once.card, once.blank_at, once.blank_s) == ("", None, 0)


@pytest.mark.parametrize(
    "plan", [blank_plan(), planned(asking(card=True), rules=Rules(clock=ClockFace.HIDDEN))]
)
def test_a_plan_comes_back_from_history_as_it_was(plan: Plan) -> None:
    """Card, silence and all."""
    assert plan_from(json.dumps(to_record(plan, whole=True))) == plan


def test_a_plan_of_an_older_version_still_reads() -> None:
    """It knows nothing of cards and silences."""
    plan = planned(asking(), asked=TWO)
    record = to_record(plan, whole=True)
    for name in ("thanks", "blank_s"):
        del record["rules"][name]
    for item in record["items"]:
        for name in ("card", "blank_at", "blank_s"):
            item.pop(name, None)

    assert plan_from(json.dumps(record)) == plan
