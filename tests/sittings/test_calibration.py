"""Knowing yourself: the page that sets what a person said of their answers beside what there is."""

import asyncio
import json
from pathlib import Path

import pytest

from conftest import FakeClock, MakeWorld, asking, planned, run_plain
from practice.model.answer import Ended, Given, Voice
from practice.model.drills import Drilled, DrillKind, Outcome
from practice.model.fact import Fact
from practice.model.facts import Answered, HowEnded, Part, ReviewPart, RoundEnded, RoundStarted
from practice.model.kinds import Competency, QuestionType
from practice.model.page import Left
from practice.model.record import to_record
from practice.progress import self_view
from practice.sittings.drills.calibration import calibration, judged_answers
from practice.sittings.ports import World
from terminal import ENTER, PAGE_DOWN, showing

PLAN = json.dumps(to_record(planned(asking()), whole=True))
ITEM = next(number for number, item in enumerate(planned(asking()).items) if type(item).__name__ == "Asked")
WORDS = "Last year I fixed a leak with my neighbour and in the end the shop opened on time."
POINTS = ("specific", "own-part", "result")


def answered(
    world: World,
    level: int,
    *,
    walked: int | None = None,
    expected: int | None = None,
    ticks: int = 3,
    fresh: int | None = None,
    about: Competency = Competency.TEAMWORK,
    seconds: float = 100.0,
    voice: Voice = Voice.ALOUD,
    ended: Ended = Ended.DONE,
    plan: str = PLAN,
) -> str:
    """A round with one answer, looked back on; the answer's id."""
    begun = RoundStarted(world.stamp(), "short", "A short round", 7, voice, plan)
    words = WORDS if voice is Voice.TYPED else None
    said = Given(ITEM, 0, 1, "Tell me.", ended, 0.0, seconds, words, expected=expected)
    kind = QuestionType.BEHAVIOURAL
    answer = Answered(world.stamp(), begun.stamp.id, "core/leak", 1, kind, about, True, voice, said)
    facts: list[Fact] = [begun, answer, RoundEnded(world.stamp(), begun.stamp.id, HowEnded.FINISHED)]

    def review(part: Part, point: str = "", level: int | None = None) -> ReviewPart:
        return ReviewPart(world.stamp(), answer.stamp.id, part, point, "", level)

    facts += [review(Part.TICK if n < ticks else Part.NO_TICK, point) for n, point in enumerate(POINTS)]
    facts += [review(Part.LEVEL, level=each) for each in (walked, level) if each is not None]
    facts.append(review(Part.CLOSED))
    if fresh is not None:
        facts.append(review(Part.BLIND, level=fresh))
    world.history.keep(*facts)
    return answer.stamp.id


def drilled(world: World, kind: DrillKind, number: float, wanted: float, about: str = "core/leak") -> None:
    """A drill that was done, with its number."""
    world.history.keep(Drilled(world.stamp(), "s", kind, about, Outcome.DONE, "", number, wanted))


def told(world: World, clock: FakeClock, *script: str) -> str:
    """All that the pages say."""
    return run_plain(calibration(world), clock, *(script or ("c", *[""] * 6))).transcript


def test_with_nothing_said_yet_it_says_how_many_are_missing(make_world: MakeWorld, clock: FakeClock) -> None:
    """No table of zeros, no verdict; and the one next step."""
    page = told(make_world(), clock)

    assert "Too few pairs so far to say anything: each comparison needs 5." in page
    assert "0 of 5 answers with an expectation and a level: too few to say anything yet." in page
    assert "0 of 5 answers levelled twice: too few to say anything yet." in page
    assert "0 of 5 sample answers rated" in page
    assert "0 of 5 takes" in page
    assert "rate a few sample answers, with `practice drill --only rate-this`" in page


def test_four_pairs_say_nothing_and_five_do(make_world: MakeWorld, clock: FakeClock) -> None:
    """Fewer say nothing about a person, however far they lie to one side."""
    world = make_world()
    for _ in range(4):
        answered(world, 4, expected=2)
    assert "4 of 5 answers with an expectation and a level: too few" in told(world, clock)

    answered(world, 4, expected=2)
    page = told(world, clock)
    assert "Where you are hard on yourself:\n- what you expect of an answer\n" in page
    assert (
        "Hard on yourself: over 5 answers you expected about 2.0 levels less than you gave afterwards "
        "(spread 0.0)." in page
    )
    assert "Of 5 pairs: 5 hard by 2 or more." in page


def test_kind_about_one_thing_and_hard_about_another(make_world: MakeWorld, clock: FakeClock) -> None:
    """Taken together they would be neither, and that would be no help."""
    world = make_world()
    for _ in range(5):
        answered(world, 4, fresh=3, about=Competency.TEAMWORK)
        answered(world, 2, fresh=3, about=Competency.PLANNING)
    page = told(world, clock)

    assert "Where you are kind to yourself:\n- teamwork: levels given at the time\n" in page
    assert "Where you are hard on yourself:\n- planning: levels given at the time\n" in page
    assert "No lean to see: over 10 answers the mean difference is 0.0 of a level (spread 1.1)." in page
    assert "Planning: hard on yourself, about 1 level; 5 answers (spread 0.0)." in page


def test_a_capped_level_is_no_hardness(make_world: MakeWorld, clock: FakeClock) -> None:
    """The ticks took it down, not the person; the fresh look knows no ticks."""
    world = make_world()
    for _ in range(5):
        answered(world, 3, walked=4, ticks=1, fresh=4)
    page = told(world, clock)

    assert "No lean to see: over 5 answers the mean difference is 0.0 of a level" in page
    assert "you came to about 1.7 levels more than the points with evidence bear out" in page
    assert "Of 5 answers that you put at level 4 or 5, 5 had evidence for less than half" in page


def test_levels_are_set_beside_lengths_without_a_verdict(make_world: MakeWorld, clock: FakeClock) -> None:
    """The zone is a convention; an answer that somebody cut in on has no length of the person's own."""
    world = make_world()
    for _ in range(5):
        answered(world, 4)
        answered(world, 3, seconds=300)
        answered(world, 5, seconds=10, ended=Ended.INTERRUPTED)
    page = told(world, clock)

    assert "Inside the green zone you put 5 of 5 answers at level 4 or 5; outside it 0 of 5." in page
    assert "The green zone is a usual length, not a right one." in page


def test_what_was_typed_counts_as_long_as_it_would_take_to_say(make_world: MakeWorld) -> None:
    """Seventeen words are seven seconds, however long they took to type."""
    world = make_world()
    answered(world, 3, voice=Voice.TYPED, seconds=100)
    answered(world, 3, seconds=100)

    assert [each.inside for each in judged_answers(world)] == [False, True]


def test_a_round_of_another_version_still_counts(make_world: MakeWorld, clock: FakeClock) -> None:
    """Only its zone is not known; the levels are plain facts."""
    world = make_world()
    for _ in range(5):
        answered(world, 4, expected=3, plan="{}")
    page = told(world, clock)

    assert [each.inside for each in judged_answers(world)] == [None] * 5
    assert "Hard on yourself: over 5 answers you expected about 1 level less" in page
    assert "0 answers inside the green zone, 0 outside it" in page


def test_samples_and_the_inner_clock_stand_beside(make_world: MakeWorld, clock: FakeClock) -> None:
    """The yardstick itself, and a clock; a lean that chance may have brought says so."""
    world = make_world()
    for number, level in enumerate((5, 3, 3, 3, 4)):
        drilled(world, DrillKind.RATE, level, 3, f"sample/{number}")
        drilled(world, DrillKind.STOP, 110, 90)
    page = told(world, clock)

    assert "your levels lie about 0.6 above the key (spread 0.9). That may be chance." in page
    assert "Over your last 5 takes you stop about 20 s late" in page
    assert "before an answer, say from 1 to 5 how it will go" in page


def test_the_first_page_and_the_others_agree(make_world: MakeWorld, clock: FakeClock) -> None:
    """Whoever rated samples is not told that there is nothing to say; what has data comes first."""
    world = make_world()
    for number in range(14):
        drilled(world, DrillKind.RATE, 2, 3, f"sample/{number}")
    for _ in range(5):
        drilled(world, DrillKind.STOP, 110, 90)
    page = told(world, clock)

    assert "With other people's answers you are a little hard (14 rated)." in page
    assert "Your inner clock stops about 20 s late (5 takes)." in page
    assert "For your own answers: too few yet, each comparison needs 5." in page
    assert "Too few pairs so far" not in page
    assert page.index("Other people's answers, and the key") < page.index("What you expect, and the level")
    assert page.index("Your inner clock\n") < page.index("What you expect, and the level")


def test_an_old_answer_can_be_seen_fresh_from_here(make_world: MakeWorld, clock: FakeClock) -> None:
    """It is what would tell the most, and then the page counts it."""
    world = make_world()
    seen = answered(world, 4, voice=Voice.TYPED)
    clock.sleep_until(2)
    page = told(world, clock, "f", "n", "n", "", "z")

    assert "To know more: an old answer waits to be seen fresh, with f." in page
    assert "Level 1 today; 4 when you looked at it the first time." in page
    assert [(entry.answer_id, entry.level) for entry in world.history.blind_levels()] == [(seen, 1)]
    assert "1 of 5 answers levelled twice" in page
    assert "f  see an old answer fresh" not in page.rpartition("== Knowing yourself ==")[2]


def test_going_back_from_the_old_answer_leads_to_the_page(make_world: MakeWorld, clock: FakeClock) -> None:
    """One step, and nothing is kept of it."""
    world = make_world()
    answered(world, 4, voice=Voice.TYPED)
    clock.sleep_until(2)
    page = told(world, clock, "f", "/q", "z")

    assert page.count("== Knowing yourself ==") == 2
    assert world.history.blind_levels() == ()


def test_an_old_answer_of_another_version_says_so(make_world: MakeWorld, clock: FakeClock) -> None:
    """And the page is still there."""
    world = make_world()
    answered(world, 4, voice=Voice.TYPED, plan="{}")
    clock.sleep_until(2)

    assert "another version of the program" in told(world, clock, "f", "z")


def test_how_the_figures_come_about_is_there_for_whoever_asks(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """All levels are the person's own, and the limits are a choice."""
    page = told(make_world(), clock, "/?", "z")

    assert "a difference says that two looks differ, and not which was right" in page
    assert "are a choice of ours" in page


def test_each_claim_rests_on_an_entry_of_the_evidence() -> None:
    """Words about people in general come from somewhere."""
    text = Path(__file__).parents[2].joinpath("docs", "evidence.md").read_text("utf-8")
    for claim in (self_view.LOOSELY, self_view.USUAL_LENGTH, self_view.YARDSTICK):
        assert f"\n## {claim.evidence}\n" in text


def test_going_back_leads_to_the_comparison_before(make_world: MakeWorld, clock: FakeClock) -> None:
    """And from the first of them to where they were chosen."""
    page = told(make_world(), clock, "c", "", "/q", "/q", "z")
    titles = ("What you expect, and the level", "The level at the time, and the same", "Too few pairs so far")

    assert [page.count(title) for title in titles] == [2, 1, 2]


def test_after_the_last_comparison_it_is_over(make_world: MakeWorld) -> None:
    """Six pages, and nobody is sent round again."""
    sitting = calibration(make_world())
    next(sitting)
    replies = ["", *[""] * 5]

    for reply in replies:
        sitting.send(reply)
    with pytest.raises(StopIteration):
        sitting.send("")


def test_going_back_from_the_page_ends_it(make_world: MakeWorld) -> None:
    """There is nothing to lose here."""
    sitting = calibration(make_world())
    next(sitting)

    with pytest.raises(Left):
        sitting.throw(Left())


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10), (34, 8)])
def test_all_of_it_can_be_read_on_every_screen(make_world: MakeWorld, columns: int, rows: int) -> None:
    """By scrolling where it is small; the picture is drawn for the width there is."""
    world = make_world()
    for level in (3, 4, 4, 5, 2):
        answered(world, level, expected=3, fresh=3)

    async def run() -> None:
        async with showing(calibration(world), columns, rows) as terminal:
            shown = [await terminal.see("Knowing yourself")]
            while "0 of 5 takes" not in shown[-1]:
                terminal.press(PAGE_DOWN if "more: PgDn" in shown[-1] else ENTER)
                shown.append(await terminal.until(lambda text: text != shown[-1], "something else"))
            assert "kind 1   2  ●●" in "\n".join(shown)

    asyncio.run(run())
