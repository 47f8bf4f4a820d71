"""The walk of one question through the house, from a bank's file to tomorrow's history."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from conftest import FakeClock, run_plain
from practice.banks.library import Library
from practice.banks.problems import BankError
from practice.history.opening import open_history
from practice.model.answer import Voice
from practice.model.settings import Settings
from practice.rounds.plan import Asked, Plan
from practice.sittings.home import home
from practice.sittings.ports import NoRecorder, NoSpeaker, World
from practice.sittings.rounds.mock import Wish, mock
from practice.sittings.rounds.readback import plan_from
from practice.sittings.rounds.review import look_back
from practice.sittings.rounds.rounds import find_round, round_record

SHIPPED = Path(__file__).parent.parent / "question_banks"
ANSWERS = (
    "I am a care assistant and before that I ran a stall.",
    "Last winter I noticed the rota left two wards empty, so I asked both leads because nobody had, "
    "and in the end we swapped one shift and had cover every night.",
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The shipped banks, with a cache of their own."""
    return Library(SHIPPED, tmp_path / "banks", tmp_path / "cache")


@pytest.fixture
def world_of_now(tmp_path: Path, clock: FakeClock, library: Library) -> Iterator[Callable[[], World]]:
    """The real banks and a real history under a clock moved by hand; each call is a new start."""
    ids = iter(range(10**6))
    opened = []

    def start() -> World:
        history = open_history(tmp_path / "history.db")
        opened.append(history)
        return World(
            clock=clock,
            history=history,
            banks=library,
            recorder=NoRecorder(),
            speaker=NoSpeaker(),
            settings=Settings(),
            keep_setting=lambda *_: None,
            microphones=lambda: ["A microphone"],
            rng=Random(3),
            new_id=lambda: f"{clock.now():%j}-{next(ids)}",
            data=tmp_path,
        )

    yield start
    for history in opened:
        history.close()


def test_a_question_walks_from_the_bank_to_tomorrow(
    clock: FakeClock, world_of_now: Callable[[], World]
) -> None:
    """Read, chosen, asked, answered, kept, reviewed, found again, and not asked again too soon."""
    today = world_of_now()
    wish = Wish(recipe="quick", voice=Voice.TYPED)
    transcript = run_plain(mock(today, wish), clock, *answering(60)).transcript
    record = round_record(today, find_round(today, 1))
    typed = [answer["words"] for answer in record["answers"]]
    run_plain(look_back(today), clock, "1", "It was short.", *[""] * 8, "n", "n", "", "", "1", "n")
    clock.sleep_until(days=1)
    tomorrow = world_of_now()
    greeting = run_plain(home(tomorrow), clock, "q").transcript
    run_plain(mock(tomorrow, wish), clock)
    first, second = (plan_from(find_round(tomorrow, n).started.plan) for n in (1, 2))

    assert "Quick round" in transcript
    assert typed
    assert all(words in ANSWERS for words in typed)
    assert json.loads(json.dumps(record)) == record
    assert "1. 2026-03-02" in greeting
    assert asked(first)[1:]
    assert not set(asked(first)[1:]) & set(asked(second)[1:])


def asked(plan: Plan) -> list[str]:
    """The questions of a plan."""
    return [item.question.key for item in plan.items if isinstance(item, Asked)]


def answering(lines: int) -> list[str]:
    """Enough replies for any quick round: a blank line begins, a sentence answers, `n` ends."""
    return [reply for number in range(lines) for reply in ("", ANSWERS[number % 2])][:lines]


def test_a_broken_file_costs_only_itself(tmp_path: Path, library: Library) -> None:
    """The person's own half-written bank must not stop tonight's practice."""
    own = tmp_path / "banks"
    own.mkdir()
    (own / "mine.yaml").write_text("schema: interview-bank/1\nquestions: [", encoding="utf-8")

    assert len(library.banks()) == 8
    assert any("mine.yaml" in notice for notice in library.notices())


def test_all_five_recipes_fill_without_repeats_or_remarks(
    clock: FakeClock, library: Library, world_of_now: Callable[[], World]
) -> None:
    """With the shipped banks alone, one after another, for a person on one day."""
    world = world_of_now()
    seen: list[str] = []
    for recipe in library.recipes():
        run_plain(mock(world, Wish(recipe=recipe.id, voice=Voice.TYPED)), clock)
        plan = plan_from(world.history.rounds()[-1].started.plan)
        keys = asked(plan)
        seen += keys

        assert plan.remarks == (), recipe.id
        assert len(keys) == len(set(keys)), recipe.id
    assert len(library.recipes()) == 5


def test_the_practice_day_begins_at_four(clock: FakeClock) -> None:
    """Practice after midnight belongs to the evening before."""
    clock.advance(timedelta(hours=8).total_seconds())

    assert clock.now().hour == 2
    assert clock.today().isoformat() == "2026-03-02"


def test_an_edge_error_is_a_sentence_with_a_mend() -> None:
    """Whoever reads it can do something about it."""
    error = BankError("mine.yaml:7: unknown field 'anser_s'", mend="did you mean 'answer_s'?")

    assert (str(error), error.mend) == ("mine.yaml:7: unknown field 'anser_s'", "did you mean 'answer_s'?")
