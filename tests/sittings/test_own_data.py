"""What is the person's own comes out whole; what is under seal only by its name."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields, replace

import pytest

from conftest import FakeClock, MakeWorld
from practice.model.answer import Voice
from practice.model.facts import RoundStarted
from practice.model.jobs import (
    AfterPart,
    AfterSaid,
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
from practice.sittings import own_data
from practice.sittings.home import home_page
from practice.sittings.ports import World

OPENS = "2026-03-04T10:00:00.000Z"
FEEDBACK = "You lost the thread: zirkonblau."
LETTER = "How could you: quittenrot."


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """Northwind said no: feedback and a letter are under seal."""
    made = make_world()
    made.history.keep(JobAdded(made.stamp(), "Northwind Ltd."))
    job = made.history.every(JobAdded)[0].stamp.id
    seal(made, job, FEEDBACK)
    seal(made, job, LETTER, SealKind.LETTER)
    return made


def job_of(world: World) -> str:
    return world.history.every(JobAdded)[0].stamp.id


def seal(world: World, job: str, words: str, kind: SealKind = SealKind.FEEDBACK) -> Sealed:
    """Put these words under a new seal."""
    fact = Sealed(world.stamp(), job, kind, OPENS, "R. Ode", "e-mail", "2026-03-01")
    world.history.seal(fact.stamp.id, words, fact)
    return fact


def names(world: World) -> list[str]:
    return [each.name for each in own_data.under_seal(world)]


def lines(world: World, unsealed: Collection[str] = ()) -> list[dict[str, object]]:
    return [json.loads(line) for line in own_data.history_lines(world, unsealed)]


def all_told(world: World) -> str:
    """Every line that the export or the list could show without a seal being named."""

    def told() -> Iterator[str]:
        yield from own_data.history_lines(world)
        yield from own_data.listed(world)
        yield from own_data.about((), own_data.under_seal(world), sounds=False)
        yield from own_data.about_seals((), own_data.under_seal(world))

    return "\n".join(told())


def test_each_seal_has_a_name_to_type(world: World) -> None:
    """In one word, with the job and what it is."""
    assert names(world) == ["northwind-ltd-feedback", "northwind-ltd-letter"]


def test_what_is_listed_tells_whose_and_when_and_no_word_more(world: World) -> None:
    """Enough to know which it is."""
    assert list(own_data.listed(world)) == [
        "northwind-ltd-feedback: feedback from R. Ode for Northwind Ltd., 2026-03-01, sealed",
        "northwind-ltd-letter: a letter of your own from R. Ode for Northwind Ltd., 2026-03-01, sealed",
    ]


def test_without_seals_that_is_said(make_world: MakeWorld) -> None:
    """An empty list would look like a mistake."""
    assert list(own_data.listed(make_world())) == ["Nothing is under seal."]


def test_sealed_words_are_nowhere(world: World) -> None:
    """In their place stands one word."""
    told = all_told(world)
    sealed = [line for line in lines(world) if line["table"] == "sealed"]

    assert "zirkonblau" not in told
    assert "quittenrot" not in told
    assert [(line["name"], line["words"]) for line in sealed] == [
        ("northwind-ltd-feedback", "sealed"),
        ("northwind-ltd-letter", "sealed"),
    ]


def test_by_its_name_one_seal_is_lifted_and_the_other_stays(world: World) -> None:
    """The person asks for exactly this one."""
    chosen = own_data.chosen(world, ["northwind-ltd-letter"])
    words = {
        line["name"]: line["words"] for line in lines(world, {each.id for each in chosen}) if "words" in line
    }

    assert words == {"northwind-ltd-feedback": "sealed", "northwind-ltd-letter": LETTER}


@pytest.mark.parametrize("name", ["northwind-ltd", "NORTHWIND-LTD-LETTER", "", "*", "northwind-ltd-letter "])
def test_only_the_exact_name_lifts_a_seal(world: World, name: str) -> None:
    """A slip of the fingers must not open what was closed with care."""
    with pytest.raises(own_data.NotSealed, match="nothing under seal") as caught:
        own_data.chosen(world, ["northwind-ltd-feedback", name])

    assert "northwind-ltd-feedback, northwind-ltd-letter" in caught.value.mend


def test_a_second_envelope_has_a_number_that_stays(world: World) -> None:
    """Burning the first does not make the second answer to its name."""
    job = job_of(world)
    first = world.history.every(Sealed)[0].stamp.id
    seal(world, job, "More zirkonblau.")
    before = names(world)
    world.history.burn(first, SealSaid(world.stamp(), first, SealPart.BURNT))

    assert before == ["northwind-ltd-feedback", "northwind-ltd-letter", "northwind-ltd-feedback-2"]
    assert names(world) == ["northwind-ltd-letter", "northwind-ltd-feedback-2"]


def test_feedback_that_was_opened_is_the_persons_own_again(world: World) -> None:
    """They have read it: it is no longer under seal, and a copy of their data without it would lack it."""
    feedback, _ = world.history.every(Sealed)
    world.history.keep(SealSaid(world.stamp(), feedback.stamp.id, SealPart.OPENED))

    assert names(world) == ["northwind-ltd-letter"]
    assert FEEDBACK in [line.get("words") for line in lines(world)]


def test_a_letter_stays_under_seal_when_it_was_read(world: World) -> None:
    """Until it is burnt: it was written to nobody."""
    _, letter = world.history.every(Sealed)
    world.history.keep(SealSaid(world.stamp(), letter.stamp.id, SealPart.OPENED))

    assert "northwind-ltd-letter" in names(world)
    assert "quittenrot" not in all_told(world)


def test_what_is_still_being_written_is_under_seal_too(world: World) -> None:
    """A half of a letter has the words of the whole."""
    job = job_of(world)
    for seal_id in (f"writing-feedback:{job}", f"writing:{job}", f"writing:{job}:friend", "who knows"):
        world.history.seal(seal_id, "zirkonblau")

    assert [name.rpartition("-")[0] for name in names(world)[2:]] == [
        "job-words-unfinished",
        "northwind-ltd-feedback-unfinished",
        "northwind-ltd-letter-unfinished",
        "northwind-ltd-friend-unfinished",
    ]
    assert "zirkonblau" not in all_told(world)
    assert len(own_data.chosen(world, names(world))) == 6


def test_the_name_of_a_draft_never_comes_to_name_another(world: World) -> None:
    """Whoever unseals one by a name that they wrote down gets that one or none."""
    job = job_of(world)
    for interview in "ab":
        world.history.seal(f"writing:{job}:thanks:{interview}", f"to {interview}")
    first, second = [each for each in own_data.under_seal(world) if "thanks" in each.name]
    assert first.name != second.name
    world.history.burn(first.id)

    assert [each.id for each in own_data.chosen(world, [second.name])] == [second.id]
    with pytest.raises(own_data.NotSealed):
        own_data.chosen(world, [first.name])


def test_a_burnt_letter_has_no_line(world: World) -> None:
    """There is nothing to say in place of its words."""
    _, letter = world.history.every(Sealed)
    world.history.burn(letter.stamp.id, SealSaid(world.stamp(), letter.stamp.id, SealPart.BURNT))

    assert [line["name"] for line in lines(world) if line["table"] == "sealed"] == ["northwind-ltd-feedback"]


def test_a_name_in_any_script_makes_a_word(make_world: MakeWorld) -> None:
    """And one of signs alone is still a name."""
    world = make_world()
    for name in ("Caf\u00e9 \u6771\u4eac & Co", "!!!", "\x1b[31mRed"):
        fact = JobAdded(world.stamp(), name)
        world.history.keep(fact)
        seal(world, fact.stamp.id, "x")

    assert names(world) == ["caf\u00e9-\u6771\u4eac-co-feedback", "job-feedback", "31mred-feedback"]
    assert all(line.isprintable() for line in own_data.listed(world))


def test_every_fact_is_one_line_with_its_columns(world: World, clock: FakeClock) -> None:
    """What other programs read: words as they were typed, plans and deliveries as objects, no bytes."""
    start = RoundStarted(world.stamp(), "quick", "Quick", 2**70, Voice.TYPED, '{"items": [1]}')
    after = AfterSaid(world.stamp(), job_of(world), AfterPart.MOOD, "so\nso \ud83d", 4)
    world.history.keep(start, after, JobSaid(world.stamp(), job_of(world), JobPart.NOTE, "\u00fc"))
    found = {(line["table"], line.get("id")): line for line in lines(world)}
    kept_start, kept_after = found["round", start.stamp.id], found["after_said", after.stamp.id]

    assert kept_start["plan"] == {"items": [1]}
    assert kept_start["seed"] == str(2**70)
    assert kept_after["text"] == "so\nso \ud83d"
    assert {field.name for field in fields(AfterSaid)} - {"stamp"} <= set(kept_after)
    assert clock.today().isoformat() == kept_after["day"]


def test_what_is_sealed_while_the_export_is_written_stays_under_seal(world: World) -> None:
    """Another window keeps a draft each second; what nobody named must not come out."""
    said = list(own_data.history_lines(SealingMeanwhile.around(world)))

    assert not [line for line in said if SECRET in line]


def test_a_day_from_another_program_does_not_keep_the_data_in(world: World) -> None:
    """The way out is needed most where something is wrong."""
    stamp = world.stamp()
    world.history.keep(JobEnded(stamp, job_of(world), Ending.REJECTED, Stage.PANEL, "2026-3-1"))
    fact = Sealed(world.stamp(), job_of(world), SealKind.FEEDBACK, OPENS, arrived="20th November")
    world.history.seal(fact.stamp.id, SECRET, fact)

    assert [each for each in lines(world) if each.get("on") == "2026-3-1"]
    assert not [each for each in lines(world) if SECRET in str(each)]
    assert "feedback for Northwind Ltd., 20th November, sealed" in "\n".join(own_data.listed(world))
    assert home_page(world, None)


SECRET = "furious xylophone"


class SealingMeanwhile:
    """A history to which another window adds words under seal at each look at what is there."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._looks = 0

    @classmethod
    def around(cls, world: World) -> World:
        return replace(world, history=cls(world))  # type: ignore[arg-type]  # it hands all else on

    def under_seal(self) -> Sequence[str]:
        there = self._world.history.under_seal()
        self._looks += 1
        self._world.history.seal(f"writing:{job_of(self._world)}:{self._looks}", SECRET)
        return there if self._looks == 1 else self._world.history.under_seal()

    def __getattr__(self, name: str) -> object:
        return getattr(self._world.history, name)
