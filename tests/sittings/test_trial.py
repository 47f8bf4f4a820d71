"""A personal trial as it is lived: begun, gone on with, left half way, looked at, ended."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from random import Random

import pytest

from conftest import FakeClock, FakeRecorder, MakeWorld, ScriptedLines, question, run_plain
from practice.model.answer import Voice
from practice.model.facts import HowEnded
from practice.model.kinds import QuestionType
from practice.model.nerves import Breathed, Occasion, Rated, RatedAt, TrialBegun, TrialEnded, TrialRound
from practice.model.page import Left, Page
from practice.model.question import Question
from practice.nerves.pressure import PRESSURE
from practice.nerves.trial import Way, Ways, drawn
from practice.sittings.home import home
from practice.sittings.nerves.breathing import Breathing
from practice.sittings.nerves.trial import trial
from practice.sittings.ports import World
from practice.sittings.script import Sitting

MANY: list[Question] = [
    *(question(f"b{number}", text=f"Behaved {number}?") for number in range(6)),
    *(
        question(f"s{number}", type=QuestionType.SITUATIONAL, text=f"Would you {number}?")
        for number in range(6)
    ),
]
BEGIN = ("y", "e", "n", "y")
"""The words against nothing: neither takes time."""

WORDS: Ways = (Way.EXCITED, Way.NOTHING)
ANSWERS = ("", "One.", "", "Two.")
ROUND = ("g", "t", "40", "", *ANSWERS, "60", "30")


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """A world with enough questions."""
    return make_world(questions=MANY)


def kept(world: World) -> tuple[Sequence[TrialBegun], Sequence[TrialRound], Sequence[Rated]]:
    """What history has of trials."""
    history = world.history
    return history.every(TrialBegun), history.every(TrialRound), history.every(Rated)


def seeded(world: World, seed: int, arms: str = "excited nothing") -> TrialBegun:
    """A trial that has begun with this seed."""
    begun = TrialBegun(world.stamp(), seed, arms)
    world.history.keep(begun)
    return begun


def lived(world: World, begun: TrialBegun, ways: Ways, peaks: dict[Way, int], *, pairs: int) -> None:
    """So many pairs of rounds, each way always with the same peak."""
    for n in range(1, 2 * pairs + 1):
        way = drawn(begun.seed, ways, n)
        stamp = world.stamp()
        world.history.keep(TrialRound(stamp, begun.stamp.id, n, way))
        world.history.keep(Rated(world.stamp(), Occasion.TRIAL, RatedAt.PEAK, peaks[way], stamp.id))


def seed_with_first(way: Way, ways: Ways) -> int:
    """A seed whose first round is this way."""
    return next(seed for seed in range(100) if drawn(seed, ways, 1) is way)


def after(lines: ScriptedLines, typed: str) -> str:
    """What was said after a line was typed."""
    return "\n".join(lines.out[lines.out.index(typed) :])


def breathed(sitting: Sitting[None], clock: FakeClock, *, leave_after: float | None = None) -> Sitting[None]:
    """The sitting without its breathing, which is done to its end, or left after so many seconds."""
    now = next(sitting)
    with suppress(StopIteration):
        while True:
            try:
                reply = ""
                if not isinstance(now, Breathing):
                    reply = yield now
                elif leave_after is None:
                    now.begin()
                    while not now.over:  # nobody looks away for long: that would be no breathing
                        clock.advance(0.5)
                        now.tick()
                else:
                    now.begin()
                    for _ in range(round(leave_after / 0.5)):
                        clock.advance(0.5)
                        now.tick()
                    now.put_away()
                    raise Left
            except Left as left:
                now = sitting.throw(left)
            else:
                now = sitting.send(reply)


def test_it_is_explained_before_anything_is_chosen(world: World, clock: FakeClock) -> None:
    """What, how often, why by chance, why not told before, and what decides; and one may leave."""
    lines = run_plain(trial(world), clock, "w", "n")

    for part in ("24 rounds at the most", "After 12", "Chance decides", "not before", "What decides"):
        assert part in lines.transcript
    assert kept(world)[0] == ()


def test_it_opens_with_three_lines(world: World) -> None:
    """Whoever is nervous reads no dozen rules before one choice; they are one key away."""
    page = next(trial(world))

    assert isinstance(page, Page)
    assert len(page.body) == 3
    assert [choice.key for choice in page.choices] == ["y", "w", "n"]


def test_going_back_from_the_rules_leads_back_to_the_choice(world: World) -> None:
    """They are read on the way; leaving them is not leaving the trial."""
    sitting = trial(world)
    opening = next(sitting)
    sitting.send("w")

    assert sitting.throw(Left()) == opening


def test_enter_alone_begins_nothing(world: World, clock: FakeClock) -> None:
    """Up to 24 rounds are agreed to in so many words."""
    lines = run_plain(trial(world), clock, "", "", "", "")

    assert "Slow breathing compared with nothing" in lines.transcript
    assert kept(world)[0] == ()


def test_two_ways_are_chosen_with_nothing_as_the_usual_second(world: World, clock: FakeClock) -> None:
    """The same way twice cannot be chosen."""
    lines = run_plain(trial(world), clock, "y", "", "b", "", "y", "z")
    (begun,), rounds, _ = kept(world)

    assert begun.arms == "breathing nothing"
    assert "'b' is not one of the choices" in lines.transcript
    assert "It has begun." in lines.transcript
    assert "g  the next round" in lines.transcript
    assert rounds == ()


def test_a_round_is_rated_before_at_its_peak_and_at_its_end(world: World, clock: FakeClock) -> None:
    """All three find their round by its id, and the one before was given before the way was kept."""
    lines = run_plain(trial(world), clock, *BEGIN, *ROUND, "z")
    (begun,), (played,), ratings = kept(world)

    assert [(rated.moment, rated.level) for rated in ratings] == [
        (RatedAt.BEFORE, 40),
        (RatedAt.PEAK, 60),
        (RatedAt.END, 30),
    ]
    assert {rated.about for rated in ratings} == {played.stamp.id}
    assert {rated.occasion for rated in ratings} == {Occasion.TRIAL}
    assert (played.trial, played.n, played.arm) == (begun.stamp.id, 1, drawn(begun.seed, WORDS, 1))
    assert "11 more rounds until the first look" in lines.transcript


def test_the_round_is_one_under_pressure_and_its_review_waits(world: World, clock: FakeClock) -> None:
    """A review at once would put something between the round and its rating."""
    lines = run_plain(trial(world), clock, *BEGIN, *ROUND, "z")
    (entry,) = world.history.rounds()

    assert entry.started.recipe == PRESSURE
    assert entry.started.voice is Voice.TYPED
    assert len(world.history.waiting()) == 2
    assert "Look back now?" not in lines.transcript


def test_questions_are_new_ones_of_the_same_two_kinds(world: World, clock: FakeClock) -> None:
    """What is asked makes nerves most of all, so that it must not differ between the ways."""
    run_plain(trial(world), clock, *BEGIN, *ROUND, *ROUND, *ROUND, "z")
    asked = [
        [answer.question for answer in world.history.answers(entry.started.stamp.id)]
        for entry in world.history.rounds()
    ]

    assert [[key.removeprefix("core/")[0] for key in keys] for keys in asked] == [["b", "s"]] * 3
    assert len({key for keys in asked for key in keys}) == 6


def test_banks_without_these_kinds_give_what_they_have(make_world: MakeWorld, clock: FakeClock) -> None:
    """A person's own banks may have one kind only."""
    world = make_world(questions=[question("only", type=QuestionType.STRENGTHS)])
    lines = run_plain(trial(world), clock, *BEGIN, "g", "t", "40", "", "", "One.", "60", "30", "z")

    assert [rated.level for rated in kept(world)[2]] == [40, 60, 30]
    assert "one question" in lines.transcript


def test_banks_with_nothing_to_ask_are_said_before_the_way_is_drawn(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """A round that cannot be played must not cost one of the trial."""
    world = make_world(questions=[question("them", type=QuestionType.ASK_THEM, competency=None)])
    lines = run_plain(trial(world), clock, *BEGIN, "g", "t", "z")

    assert "No question in the chosen banks fits" in lines.transcript
    assert kept(world)[1] == ()


@pytest.mark.parametrize("n", [1, 3])
def test_nothing_before_a_round_begins_tells_its_way(make_world: MakeWorld, clock: FakeClock, n: int) -> None:
    """Two trials whose next way differs are the same, shown and kept, until the way is shown.

    All but the seed, from which the order is worked out, and which is shown nowhere.
    """
    seeds = [
        next(
            seed
            for seed in range(1000)
            if drawn(seed, WORDS, n) is way
            and all(drawn(seed, WORDS, m) is WORDS[m % 2] for m in range(1, n))
        )
        for way in WORDS
    ]
    world = make_world(questions=MANY)
    seen: list[tuple[list[str], list[object], list[str]]] = []
    for seed in seeds:
        fresh = replace(world, rng=Random(1))
        begun = seeded(fresh, seed)
        lived(fresh, begun, WORDS, dict.fromkeys(WORDS, 50), pairs=(n - 1) // 2)
        counted = [len(facts) for facts in kept(fresh)]
        lines = run_plain(trial(fresh), clock, "g", "t", "40")
        _, rounds, ratings = kept(fresh)
        shown = lines.out[: lines.out.index("This time:")]
        before = [(rated.moment, rated.level) for rated in ratings[counted[2] :]]
        told = [fact.arm for fact in rounds[counted[1] :]]
        seen.append((shown, list(before), told))
        fresh.history.keep(TrialEnded(fresh.stamp(), begun.stamp.id))

    assert seen[0][:2] == seen[1][:2]
    assert [told for _, _, told in seen] == [[WORDS[0]], [WORDS[1]]]


def test_a_round_is_kept_as_it_is_shown_and_not_before(world: World, clock: FakeClock) -> None:
    """Whoever stops at the rating has seen no way, and history has none either."""
    seeded(world, 5)
    lines = run_plain(trial(world), clock, "g", "t")

    assert kept(world)[1] == ()
    assert "This time:" not in lines.transcript


def test_going_back_before_the_way_is_shown_draws_nothing_anew(world: World, clock: FakeClock) -> None:
    """There is no second try: the order was fixed when the trial began."""
    begun = seeded(world, 5)
    run_plain(trial(world), clock, "g", "t", "/q", "g", "/q", *ROUND, "z")
    _, rounds, ratings = kept(world)

    assert [(each.n, each.arm) for each in rounds] == [(1, drawn(begun.seed, WORDS, 1))]
    assert [rated.moment for rated in ratings] == [RatedAt.BEFORE, RatedAt.PEAK, RatedAt.END]


def test_a_round_left_in_the_middle_stays_and_a_new_pair_takes_its_place(
    world: World, clock: FakeClock
) -> None:
    """Nothing is lost, and nothing is counted that was not rated."""
    begun = seeded(world, 5)
    lines = run_plain(trial(world), clock, "g", "t", "40", "", "", "One.", "/q", *ROUND, "z")
    _, rounds, _ = kept(world)
    states = {(entry.ended, entry.answers) for entry in world.history.rounds()}

    assert [each.n for each in rounds] == [1, 3]
    assert [each.arm for each in rounds] == [drawn(begun.seed, WORDS, n) for n in (1, 3)]
    assert "That round was left, so it does not count." in lines.transcript
    assert states == {(HowEnded.SET_ASIDE, 1), (HowEnded.FINISHED, 2)}


def test_a_round_finished_from_home_is_rated_when_the_trial_is_opened(world: World, clock: FakeClock) -> None:
    """Wherever it came to its end, its rating is what decides."""
    seeded(world, 5)
    run_plain(trial(world), clock, "g", "t", "40", "", "", "One.", "/q", "z")
    run_plain(home(world), clock, "c", "", "Two.", "q")
    lines = run_plain(trial(world), clock, "60", "z")

    assert "Your round of 2026-03-02 is finished, and not rated yet." in lines.transcript
    assert [(rated.moment, rated.level) for rated in kept(world)[2]] == [
        (RatedAt.BEFORE, 40),
        (RatedAt.PEAK, 60),
    ]
    assert len({rated.about for rated in kept(world)[2]}) == 1
    assert "11 more rounds until the first look" in lines.transcript
    assert "not rated yet" not in run_plain(trial(world), clock, "z").transcript


def test_so_is_one_behind_which_the_program_ended(world: World, clock: FakeClock) -> None:
    """For two days; after that nobody knows how nervous it got."""
    seeded(world, 5)
    run_plain(trial(world), clock, "g", "t", "40", "", *ANSWERS)
    clock.sleep_until(1)
    soon = run_plain(trial(world), clock)
    clock.sleep_until(1)
    late = run_plain(trial(world), clock)

    assert "not rated yet" in soon.transcript
    assert "not rated yet" not in late.transcript


def test_a_round_that_is_still_open_is_not_asked_about(world: World, clock: FakeClock) -> None:
    """It can be gone on with from home."""
    seeded(world, 5)
    run_plain(trial(world), clock, "g", "t", "40", "", "", "One.", "/q", "z")
    lines = run_plain(trial(world), clock, "z")

    assert "not rated yet" not in lines.transcript


def test_a_word_of_ones_own_is_taken_and_shown_again(world: World, clock: FakeClock) -> None:
    """As in the minutes before an interview."""
    lines = run_plain(trial(world), clock, *BEGIN, "g", "t", "40 uneasy", "", *ANSWERS, "60", "30", "l", "z")

    assert [rated.word for rated in kept(world)[2]] == ["uneasy", "", ""]
    assert "before 40 (uneasy), most 60, after 30" in lines.transcript
    assert "When you are ready (g) [g]:" in lines.transcript


def test_enter_skips_every_rating(world: World, clock: FakeClock) -> None:
    """A round without its rating is a round all the same; it only does not count."""
    skipped = ("g", "t", "", "", *ANSWERS, "", "")
    lines = run_plain(trial(world), clock, *BEGIN, *skipped, "l", "z")
    _, rounds, ratings = kept(world)

    assert len(rounds) == 1
    assert ratings == ()
    assert "It has no rating of the round itself, so it does not count." in lines.transcript
    assert "before -, most -, after -" in lines.transcript
    assert "12 more rounds until the first look" in lines.transcript


def test_only_the_rating_of_the_round_itself_must_be_there(world: World, clock: FakeClock) -> None:
    """The others decide nothing."""
    lines = run_plain(trial(world), clock, *BEGIN, "g", "t", "", "", *ANSWERS, "60", "", "z")

    assert [rated.level for rated in kept(world)[2]] == [60]
    assert "11 more rounds until the first look" in lines.transcript


def test_going_back_from_the_rating_that_decides_is_asked_about(world: World, clock: FakeClock) -> None:
    """Ten minutes are not lost to one wrong key."""
    lines = run_plain(trial(world), clock, *BEGIN, "g", "t", "40", "", *ANSWERS, "/q", "", "60", "30", "z")

    assert "Without this rating the round does not count" in lines.transcript
    assert [rated.level for rated in kept(world)[2]] == [40, 60, 30]


def test_breathing_leads_into_the_round(world: World, clock: FakeClock) -> None:
    """Two minutes of it, or three sighs; then the same round as ever."""
    ways: Ways = (Way.BREATHING, Way.SIGHS)
    seeded(world, seed_with_first(Way.BREATHING, ways), "breathing sighs")
    run_plain(breathed(trial(world), clock), clock, *ROUND, *ROUND, "z")
    exercises = world.history.every(Breathed)

    assert [(each.pattern, each.finished) for each in exercises] == [("ease", True), ("sigh", True)]
    assert exercises[0].seconds == pytest.approx(120, abs=1)
    assert [rated.level for rated in kept(world)[2]] == [40, 60, 30, 40, 60, 30]


def test_breathing_that_is_left_counts_as_drawn(world: World, clock: FakeClock) -> None:
    """Otherwise the pairs in which a way is disliked would be missing, and the answer too kind to it."""
    ways: Ways = (Way.BREATHING, Way.NOTHING)
    seeded(world, seed_with_first(Way.BREATHING, ways), "breathing nothing")
    left = breathed(trial(world), clock, leave_after=20.0)
    lines = run_plain(left, clock, "g", "t", "40", "", "", *ANSWERS, "60", "30", "z")

    assert "The round counts all the same" in lines.transcript
    assert [rated.level for rated in kept(world)[2]] == [40, 60, 30]


def test_breathing_may_also_be_the_end_of_it_for_today(world: World, clock: FakeClock) -> None:
    """Nobody is talked into a round."""
    ways: Ways = (Way.BREATHING, Way.NOTHING)
    seeded(world, seed_with_first(Way.BREATHING, ways), "breathing nothing")
    lines = run_plain(breathed(trial(world), clock, leave_after=20.0), clock, "g", "t", "40", "", "z", "z")

    assert world.history.rounds() == ()
    assert "That round was left" in lines.transcript


def test_the_words_to_say_aloud_wait_for_enter(world: World, clock: FakeClock) -> None:
    """In lines of text a page that waits for nothing would be gone before a word was said."""
    seeded(world, seed_with_first(Way.EXCITED, WORDS))
    lines = run_plain(trial(world), clock, "g", "t", "40")

    assert "> I am excited." in lines.transcript
    assert world.history.rounds() == ()


def test_nobody_listens_whatever_the_settings_say(make_world: MakeWorld, clock: FakeClock) -> None:
    """The microphone would be one more thing to be nervous about, in some rounds and not in others."""
    recorder = FakeRecorder()
    world = make_world(questions=MANY, recorder=recorder)
    run_plain(trial(world), clock, *BEGIN, "g", "", "40", "", "", "", "", "", "60", "30", "z")

    assert world.history.rounds()[0].started.voice is Voice.ALOUD
    assert recorder.heard == []


def test_the_way_to_answer_is_that_of_the_last_round_unless_chosen(world: World, clock: FakeClock) -> None:
    """Rounds compare best when they are alike."""
    again = ("g", "", "40", "", *ANSWERS, "60", "30")
    run_plain(trial(world), clock, *BEGIN, *ROUND, *again, "z")

    assert [entry.started.voice for entry in world.history.rounds()] == [Voice.TYPED, Voice.TYPED]


def test_between_the_looks_the_list_is_there_and_no_answer(world: World, clock: FakeClock) -> None:
    """Whoever wants to see the figures may; what they say is not known yet."""
    lived(world, seeded(world, 5), WORDS, {Way.EXCITED: 30, Way.NOTHING: 70}, pairs=4)
    lines = run_plain(trial(world), clock, "l", "z")

    assert "Not known yet." in after(lines, "l")
    assert "most 30" in after(lines, "l")
    assert "lower" not in lines.transcript


def test_the_sixth_pair_brings_the_first_look(world: World, clock: FakeClock) -> None:
    """The answer comes on the page after the round that completes it, with its range."""
    begun = seeded(world, 5)
    peaks = {Way.EXCITED: 30, Way.NOTHING: 70}
    lived(world, begun, WORDS, peaks, pairs=5)
    rounds = [("g", "t", "40", "", *ANSWERS, str(peaks[drawn(begun.seed, WORDS, n)]), "30") for n in (11, 12)]
    lines = run_plain(trial(world), clock, *rounds[0], *rounds[1], "z")

    assert 'nervousness was lower with "I am excited" than with nothing' in lines.transcript
    assert "40 points lower" in lines.transcript


def test_an_answered_trial_has_no_further_rounds(world: World, clock: FakeClock) -> None:
    """Going on until another answer comes is what the rule forbids."""
    lived(world, seeded(world, 5), WORDS, {Way.EXCITED: 30, Way.NOTHING: 70}, pairs=6)
    lines = run_plain(trial(world), clock, "g", "z")

    assert "'g' is not one of the choices" in lines.transcript


def test_a_trial_can_be_ended_and_another_begun(world: World, clock: FakeClock) -> None:
    """Its rounds and its answer stay, among what earlier ones said."""
    lived(world, seeded(world, 5), WORDS, {Way.EXCITED: 30, Way.NOTHING: 70}, pairs=6)
    run_plain(trial(world), clock, "e", "n", "e", "y")
    lines = run_plain(trial(world), clock, "l", "y", "s", "", "y", "z")

    assert len(world.history.every(TrialEnded)) == 1
    assert '"I am excited" or nothing: lower with "I am excited"' in lines.transcript
    assert [begun.arms for begun in kept(world)[0]] == ["excited nothing", "sighs nothing"]


def test_a_trial_ended_early_stays_not_known(world: World, clock: FakeClock) -> None:
    """Ending while it looks good would be looking again and again by another name."""
    lived(world, seeded(world, 5), WORDS, {Way.EXCITED: 30, Way.NOTHING: 70}, pairs=5)
    lines = run_plain(trial(world), clock, "e", "y")
    later = run_plain(trial(world), clock, "l")

    assert "stays 'not known'" in lines.transcript
    assert '"I am excited" or nothing: not known' in later.transcript


def test_a_trial_of_another_version_is_passed_over(world: World, clock: FakeClock) -> None:
    """Never a traceback: the person may begin one that can be read."""
    seeded(world, 5, "breathing singing")
    lines = run_plain(trial(world), clock, "n")

    assert "Two ways to get ready are compared" in lines.transcript
