"""Today's drills: what is due, what is needed, nothing alike in a row, and a reason for each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.drills import DrillKind
from practice.model.facts import Levelled, Seen
from practice.model.kinds import Competency, QuestionType
from practice.model.question import Question
from practice.model.sample import Sample
from practice.model.story import Beat, BeatPart, Story
from practice.schedule.drills import SECONDS, DrillItem, Material, PastDrills, Said, sample_thing, story_thing
from practice.schedule.due import Needed, needed
from practice.schedule.memory import Memory
from practice.schedule.offers import SHORT_WORDS, Offers
from practice.schedule.planned import Planned
from practice.schedule.today import MOST_DUE, todays

TODAY = date(2026, 3, 20)
TEN_MINUTES = 600
COMPETENCIES = list(Competency)
DUE_KINDS = {DrillKind.BEATS, DrillKind.FIRST}


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def story(n: int, *, numbers: tuple[str, ...] = ("3",)) -> Story:
    beats = (Beat("a", BeatPart.ACTION, "I rang."), Beat("r", BeatPart.RESULT, "It held.", numbers))
    return Story(f"s{n}", f"Story {n}", beats, main=(COMPETENCIES[n % 18],))


def asked(n: int, **more: object) -> Question:
    fields: dict[str, object] = {"type": QuestionType.BEHAVIOURAL, "competency": COMPETENCIES[n % 18]}
    fields.update(more)
    return Question("core", f"q{n}", f"Question {n}?", **fields)  # type: ignore[arg-type]  # checked at run time


def signature(n: int) -> Question:
    return asked(n, type=QuestionType.BACKGROUND, competency=None, tags=("signature",))


SIGNATURES = [replace(signature(n), id=f"ready{n}") for n in range(5)]
THEIRS = [replace(asked(n, type=QuestionType.ASK_THEM, competency=None), id=f"theirs{n}") for n in range(6)]
OPEN = [asked(n) for n in range(72)]
SAMPLES = [Sample(f"a{n}", COMPETENCIES[n], "Why?", "Because.", 3, ("One.", "Two.")) for n in range(8)]
RICH = Material([story(n) for n in range(6)], [*SIGNATURES, *OPEN, *THEIRS], SAMPLES)
RESTED = Memory(2.0, 5.0, days_ago(4), 2)


def drilled(past: PastDrills, items: Sequence[DrillItem], day: date) -> PastDrills:
    """The past after these, each done; what was recalled may rest for two days."""
    return replace(
        past,
        kinds={**past.kinds, **{item.kind: day for item in items}},
        abouts={**past.abouts, **{(item.kind, item.about): day for item in items}},
        met={**past.met, **{item.about: day for item in items}},
        prepared=past.prepared | {item.about for item in items if item.kind is DrillKind.FIRST},
        memories={
            **past.memories,
            **{item.about: Memory(2.0, 5.0, day, 2) for item in items if item.kind is DrillKind.BEATS},
        },
    )


def chosen(
    material: Material = RICH,
    past: PastDrills | None = None,
    *,
    today: date = TODAY,
    seconds: float = TEN_MINUTES,
    seed: int = 1,
    only: DrillKind | None = None,
) -> tuple[DrillItem, ...]:
    past = PastDrills() if past is None else past
    return todays(material, past, today=today, seconds=seconds, rng=Random(seed), only=only)


def abouts(items: Sequence[DrillItem], kind: DrillKind) -> list[str]:
    return [item.about for item in items if item.kind is kind]


# -- the first days ------------------------------------------------------------------------------


def test_an_empty_history_begins_with_the_answers_to_have_ready() -> None:
    """Without stories or a past, the first drill is a sentence that can be said, in the order of the bank."""
    items = chosen(Material((), RICH.questions))

    assert (items[0].kind, items[0].about) == (DrillKind.FIRST, "core/ready0")
    assert abouts(items, DrillKind.FIRST)[:3] == ["core/ready0", "core/ready1", "core/ready2"]
    assert items[0].why == "It is one of the answers to have ready, and has no first sentence yet."


def test_the_first_three_days_of_somebody_new() -> None:
    """First sentences, then their recall, and small drills that go round; every one says why."""
    material, past = Material((), RICH.questions, SAMPLES), PastDrills()
    days = []
    for day in range(3):
        today = TODAY + timedelta(days=day)
        items = chosen(material, past, today=today, seed=day)
        past = drilled(past, items, today)
        days.append(items)
    first, second, third = days

    assert [item.kind for item in first] == [
        DrillKind.FIRST,
        DrillKind.ASKING,
        DrillKind.FIRST,
        DrillKind.BRIDGE,
        DrillKind.FIRST,
        DrillKind.RATE,
        DrillKind.FIRST,
        DrillKind.STOP,
        DrillKind.FIRST,
    ]
    assert abouts(first, DrillKind.FIRST) == [f"core/ready{n}" for n in range(5)]
    assert [item.why for item in second if item.kind is DrillKind.BEATS] == [
        "It has never been recalled."
    ] * 3
    assert abouts(second, DrillKind.BEATS) == ["core/ready0", "core/ready1", "core/ready2"]
    assert second[1].kind is DrillKind.THEIR_TURN
    assert abouts(third, DrillKind.BEATS) == ["core/ready3", "core/ready4"]
    questions = [item.about for day in days for item in day if item.about.startswith("core/q")]
    assert len(questions) == len(set(questions))


def test_nobody_recalls_an_answer_that_was_never_got_ready() -> None:
    """A first recall of nothing fails, and teaches that recalls fail."""
    past = PastDrills(kinds={DrillKind.ASKING: days_ago(1)}, prepared=frozenset({"core/ready3"}))

    items = chosen(Material((), SIGNATURES), past, seconds=3600)

    assert abouts(items, DrillKind.BEATS) == ["core/ready3"]
    assert sorted(abouts(items, DrillKind.FIRST)) == [f"core/ready{n}" for n in (0, 1, 2, 4)]


# -- what is due ---------------------------------------------------------------------------------


def test_recalls_come_first_and_fill_half_of_the_time_at_most() -> None:
    """However long the list of what is due, skills are practised too."""
    past = drilled(PastDrills(), [], TODAY)
    past = replace(
        past,
        kinds={DrillKind.BEATS: days_ago(4)},
        memories={story_thing(each): RESTED for each in RICH.stories},
        prepared=frozenset(each.key for each in SIGNATURES),
    )

    items = chosen(past=past)
    recalls = abouts(items, DrillKind.BEATS)

    assert items[0].kind is DrillKind.BEATS
    assert len(recalls) * SECONDS[DrillKind.BEATS] <= MOST_DUE * TEN_MINUTES
    assert len(recalls) == 3


def test_on_the_eve_recalls_may_fill_all_of_it() -> None:
    """What is recalled the evening before is there in the morning."""
    past = PastDrills(
        kinds={DrillKind.BEATS: days_ago(1)},
        memories={story_thing(each): Memory(90.0, 5.0, days_ago(1), 90) for each in RICH.stories},
        prepared=frozenset(each.key for each in SIGNATURES),
        interview=TODAY + timedelta(days=1),
    )

    items = chosen(past=past, seconds=1200)
    recalls = [item for item in items if item.kind is DrillKind.BEATS]

    assert items[: len(recalls)] == tuple(recalls)
    assert len(recalls) == len(RICH.stories) + len(SIGNATURES)
    assert {item.kind for item in chosen(past=past)} == {DrillKind.BEATS}
    assert {item.why for item in recalls if item.about.startswith("story/")} == {
        "Last recalled yesterday: it is the day before the interview."
    }


def test_what_was_recalled_longest_ago_comes_first() -> None:
    """A list that is longer than the time goes round: nothing is left behind for good."""
    memories = {
        story_thing(each): Memory(1.0, 5.0, days_ago(9 - n), 1) for n, each in enumerate(RICH.stories)
    }
    del memories["story/s4"]
    past = PastDrills(kinds={DrillKind.BEATS: days_ago(1)}, memories=memories)

    assert abouts(chosen(Material(RICH.stories, OPEN), past), DrillKind.BEATS) == [
        "story/s4",
        "story/s0",
        "story/s1",
    ]


def test_what_was_left_out_today_does_not_come_back_today() -> None:
    """Somebody who leaves one out means today."""
    past = PastDrills(
        kinds={DrillKind.BEATS: TODAY},
        abouts={(DrillKind.BEATS, "story/s0"): TODAY, (DrillKind.FIRST, "core/ready0"): TODAY},
    )

    items = chosen(past=past, seconds=10_000)

    assert "story/s0" not in abouts(items, DrillKind.BEATS)
    assert "core/ready0" not in abouts(items, DrillKind.FIRST)


def test_a_first_sentence_left_out_yesterday_is_offered_today() -> None:
    """What is announced as due each day can be done each day."""
    past = PastDrills(
        kinds={DrillKind.FIRST: days_ago(1)}, abouts={(DrillKind.FIRST, "core/ready0"): days_ago(1)}
    )

    assert "core/ready0" in abouts(chosen(past=past), DrillKind.FIRST)


# -- mixing --------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(12))
def test_no_two_in_a_row_are_alike(seed: int) -> None:
    """Neither of one kind nor about one competency, where there is enough to choose from."""
    past = PastDrills(kinds={DrillKind.ASKING: days_ago(1)}, weights={Competency.PLANNING: 3.0})

    for one, two in pairwise(chosen(past=past, seconds=1500, seed=seed)):
        assert one.kind is not two.kind
        assert one.competency is None or one.competency is not two.competency


def test_the_kind_that_was_left_longest_comes_first() -> None:
    """So all of them come round."""
    kinds = {kind: days_ago(2) for kind in SECONDS}
    past = PastDrills(
        kinds={**kinds, DrillKind.STOP: days_ago(9)}, prepared=frozenset(s.key for s in SIGNATURES)
    )
    past = replace(past, memories={s.key: Memory(9.0, 5.0, TODAY, 9) for s in SIGNATURES})

    assert chosen(Material((), RICH.questions), past)[0].kind is DrillKind.STOP


def test_only_keeps_to_one_kind_and_still_changes_the_subject() -> None:
    """`--only` is about the kind; a skill is practised in variety all the same."""
    items = chosen(only=DrillKind.BRIDGE)

    assert {item.kind for item in items} == {DrillKind.BRIDGE}
    assert len({item.competency for item in items}) == len(items) == 15


@pytest.mark.parametrize("only", [DrillKind.TAKES, DrillKind.SILENCE])
def test_what_is_not_mixed_is_not_chosen(only: DrillKind) -> None:
    """Those are sittings of their own."""
    assert chosen(only=only) == ()


# -- open questions ------------------------------------------------------------------------------


def test_what_is_needed_most_is_asked_for_first() -> None:
    """A job that asks for planning gets planning, and the reason says so."""
    weights = {each: 3.0 if each is Competency.PLANNING else 0.5 for each in Competency}
    past = PastDrills(weights=weights)

    item = chosen(past=past, only=DrillKind.BRIDGE, seconds=10)[0]

    assert item.competency is Competency.PLANNING
    assert item.why == "You have not practised a question about planning yet. The job asks for it."


@pytest.mark.parametrize(
    ("days", "when"), [(0, "today"), (1, "yesterday"), (4, "on Monday"), (8, "on 2026-03-12")]
)
def test_a_drill_is_practice_too(days: int, when: str) -> None:
    """Somebody who drilled planning all week is not told to have never met it; nor after a round."""
    weights = dict.fromkeys(Competency, 0.0) | {Competency.PLANNING: 1.0}
    planning = replace(asked(5), id="only", competency=Competency.PLANNING)
    day = days_ago(days)
    in_drill = PastDrills(met={planning.key: day}, weights=weights)
    in_round = PastDrills(seen={planning.key: Seen(planning.key, day.isoformat(), 1)}, weights=weights)

    for past in (in_drill, in_round):
        offers = Offers(Material((), [planning]), past, today=TODAY, rng=Random(0))
        whys = {item.why for item in offers.of(DrillKind.STOP)}
        assert f"A question about planning: last practised {when}." in whys


def test_the_reason_names_levels_and_their_age() -> None:
    """The figures are the person's own, and can be checked."""
    day = days_ago(12).isoformat()
    levels = [Levelled(f"a{n}", "core/q5", Competency.PLANNING, day, day, 2) for n in range(5)]
    past = PastDrills(levels=levels, weights=dict.fromkeys(Competency, 0.0) | {Competency.PLANNING: 1.0})

    item = chosen(past=past, only=DrillKind.BRIDGE, seconds=10)[0]

    assert item.why == "It is about planning, where your levels lie near 2.0, the last from 12 days ago."


def test_really_asking_does_not_give_its_answer_away() -> None:
    """The drill asks which competency it is; so its reason must not say."""
    for item in chosen(only=DrillKind.ASKING, seconds=3000):
        assert item.competency is not None
        assert item.competency.value.replace("-", " ") not in item.why
        assert item.why == "You have not practised a question like this yet."


def test_a_question_of_this_week_waits_its_turn() -> None:
    """Another question each time, whichever drill or round it was met in."""
    two = [asked(0), replace(asked(0), id="other")]
    in_drill = PastDrills(met={"core/q0": days_ago(6)})
    in_round = PastDrills(seen={"core/q0": Seen("core/q0", days_ago(6).isoformat(), 1)})

    for past in (in_drill, in_round):
        assert abouts(
            chosen(Material((), two), past, only=DrillKind.BRIDGE, seconds=10), DrillKind.BRIDGE
        ) == ["core/other"]


def test_one_in_four_is_asked_again_on_purpose() -> None:
    """To see a change, something has to stay the same."""
    met = {each.key: days_ago(20) for each in OPEN[:36]}
    past = PastDrills(met=met, kinds={DrillKind.BRIDGE: days_ago(2)})

    for seed in range(8):
        items = chosen(Material((), OPEN), past, only=DrillKind.BRIDGE, seconds=8 * 40, seed=seed)
        again = [item for item in items if item.about in met]

        assert len(again) == 2
        assert all(
            item.why == "It was asked 20 days ago; one in four comes again on purpose." for item in again
        )


def test_over_days_the_subjects_go_round() -> None:
    """A drill gives no level, but it ends a silence: what was not touched comes next."""
    past, subjects = PastDrills(), []
    for day in range(6):
        today = TODAY + timedelta(days=day)
        items = chosen(Material((), OPEN), past, today=today, only=DrillKind.BRIDGE, seconds=120, seed=day)
        subjects += [item.competency for item in items]
        past = drilled(past, items, today)

    assert len(subjects) == len(set(subjects)) == 18


# -- a person's own words ------------------------------------------------------------------------


def test_answers_of_the_last_days_are_worked_on_where_there_is_something() -> None:
    """A sentence that says we is needed to change it; a result with a figure needs none."""
    past = PastDrills(
        answers=[
            Said("core/q1", "We met and we agreed. I wrote it down.", days_ago(1)),
            Said("core/q2", "I rang 12 people.", days_ago(2)),
            Said("core/q3", "", days_ago(2)),
            Said("core/gone", "We did what we could.", days_ago(2)),
        ]
    )

    we = chosen(past=past, only=DrillKind.WE_TO_I)
    numbers = chosen(past=past, only=DrillKind.NUMBERS)
    probes = chosen(past=past, only=DrillKind.PROBE)

    assert [(item.about, item.why) for item in we] == [
        ("core/q1", "You answered this yesterday: it says we twice, and I once.")
    ]
    assert [(item.about, item.why) for item in numbers] == [
        ("core/q1", "You answered this yesterday, without a figure in it.")
    ]
    assert [item.about for item in probes] == ["core/q1", "core/q2", "core/q3"]


def test_a_story_without_a_number_is_asked_for_one() -> None:
    """That is what its listener will miss."""
    items = chosen(Material([story(1), story(2, numbers=())], ()), only=DrillKind.NUMBERS)

    assert [(item.about, item.why) for item in items] == [("story/s2", "No figure is marked in its result.")]


def test_a_figure_in_the_words_of_a_result_is_a_figure() -> None:
    """Nobody is told that there is none while it stands there."""
    bare = story(2, numbers=())
    told = replace(bare, beats=(Beat("r", BeatPart.RESULT, "Complaints fell by 34 per cent."),))

    assert chosen(Material([told], ()), only=DrillKind.NUMBERS) == ()


def test_an_answer_that_says_i_as_often_as_we_is_left_as_it_is() -> None:
    """It says who did what already."""
    words = "We met and we agreed. I wrote it down and I sent it, and I rang."
    past = PastDrills(answers=[Said("core/q1", words, days_ago(1))])

    assert chosen(past=past, only=DrillKind.WE_TO_I) == ()


def test_a_story_that_lacks_only_a_telling_is_told() -> None:
    """Or no schedule would ever make it ready."""
    good = Memory(90.0, 5.0, TODAY, 90, days_ago(9), days_ago(2))
    once = replace(good, good_last=days_ago(9))
    past = PastDrills(
        memories={"story/s0": good, "story/s1": good, "story/s2": once, "story/s3": good},
        told=frozenset({"story/s1"}),
        abouts={(DrillKind.TELL, "story/s3"): days_ago(2)},
    )

    items = chosen(past=past, only=DrillKind.TELL)

    assert [(item.about, item.why) for item in items] == [
        ("story/s0", "It came well on two days; told aloud once in good time, it is ready.")
    ]
    assert DrillKind.TELL in {item.kind for item in chosen(past=past, seconds=3000)}


def test_samples_come_round_and_none_twice_in_a_week() -> None:
    """Rating is trained on answers that one does not know by heart."""
    past = PastDrills(
        met={sample_thing(SAMPLES[0]): days_ago(30), sample_thing(SAMPLES[1]): days_ago(3)},
        abouts={(DrillKind.RATE, sample_thing(SAMPLES[1])): days_ago(3)},
    )

    items = chosen(past=past, only=DrillKind.RATE, seconds=10_000)

    assert len(items) == 7
    assert items[-1].about == sample_thing(SAMPLES[0])
    assert (items[0].why, items[-1].why) == ("You have not rated it yet.", "You rated it 30 days ago.")


LEVELLED = [
    Sample(f"b{n}", COMPETENCIES[n], "Why?", "Because.", level, ("One.", "Two."))
    for n, level in enumerate((5, 4, 4, 5, 5, 5, 2, 2, 3))
]


def rating_bands(items: Sequence[DrillItem]) -> list[str]:
    """Of each sample rated, whether its level is low, middle or high."""
    levels = {sample_thing(sample): sample.level for sample in LEVELLED}
    return [{2: "low", 3: "middle", 4: "middle", 5: "high"}[levels[item.about]] for item in items]


@pytest.mark.parametrize("seed", range(8))
def test_low_middle_and_high_samples_come_in_turn(seed: int) -> None:
    """Whoever meets only good answers first learns that a high level is always right."""
    items = chosen(Material((), (), LEVELLED), only=DrillKind.RATE, seconds=10_000, seed=seed)
    bands = rating_bands(items)

    assert len(items) == len(LEVELLED)
    assert set(bands[:3]) == {"low", "middle", "high"}
    assert all(one != two for one, two in pairwise(bands[:6]))


@pytest.mark.parametrize("seed", range(8))
def test_they_come_in_turn_over_days_too(seed: int) -> None:
    """Ten minutes hold one of them; the turn goes on the next day."""
    past, bands = PastDrills(), []
    for day in range(3):
        today = TODAY + timedelta(days=day)
        items = chosen(
            Material((), (), LEVELLED), past, today=today, only=DrillKind.RATE, seconds=1, seed=seed + day
        )
        bands += rating_bands(items)
        past = drilled(past, items, today)

    assert sorted(bands) == ["high", "low", "middle"]


def test_the_turn_does_not_tell_the_level() -> None:
    """Or one would count instead of reading."""
    firsts = {
        rating_bands(chosen(Material((), (), LEVELLED), only=DrillKind.RATE, seconds=1, seed=seed))[0]
        for seed in range(20)
    }

    assert firsts == {"low", "middle", "high"}


def test_a_first_word_is_asked_for_after_short_questions_only() -> None:
    """A long question is still being read when the two seconds are over."""
    long = replace(asked(1), id="long", text="word " * (SHORT_WORDS + 1))
    short = replace(asked(2), id="short", text="word " * SHORT_WORDS)

    assert [item.about for item in chosen(Material((), [long, short]), only=DrillKind.BRIDGE)] == [
        "core/short"
    ]


def test_choosing_a_story_needs_three_that_can_be_told() -> None:
    """Two of two are no choice; and one without beats cannot be told."""
    bare = Story("bare", "Nothing in it yet", ())
    for stories in ([story(1), story(2)], [story(1), story(2), bare]):
        assert chosen(Material(stories, OPEN), only=DrillKind.WHICH) == ()

    assert chosen(Material([story(1), story(2), story(3)], OPEN), only=DrillKind.WHICH)


def test_a_story_is_chosen_only_for_what_asks_for_one() -> None:
    """What somebody stands for can be answered without one."""
    stands = replace(asked(1), id="stands", type=QuestionType.VALUES)
    items = chosen(Material(RICH.stories, [stands, asked(2)]), only=DrillKind.WHICH)

    assert [item.about for item in items] == ["core/q2"]


# -- whatever there is ---------------------------------------------------------------------------

names = st.integers(0, 9)
dates = st.dates(days_ago(60), TODAY)
kinds = st.sampled_from(DrillKind)
competencies = st.none() | st.sampled_from(Competency)
stories = st.builds(story, names, numbers=st.sampled_from([(), ("3",)]))
questions = st.builds(
    lambda n, type, competency, tags, retired: asked(
        n, type=type, competency=competency, tags=tags, retired=retired
    ),
    names,
    st.sampled_from(QuestionType),
    competencies,
    st.sampled_from([(), ("signature",), ("practice",)]),
    st.booleans(),
)
things = st.sampled_from([f"core/q{n}" for n in range(10)] + [f"story/s{n}" for n in range(10)])
materials = st.builds(
    Material,
    st.lists(stories, max_size=8, unique_by=lambda each: each.id),
    st.lists(questions, max_size=12, unique_by=lambda each: each.id),
    st.lists(st.sampled_from(SAMPLES), max_size=5, unique=True),
)
pasts = st.builds(
    PastDrills,
    kinds=st.dictionaries(kinds, dates),
    abouts=st.dictionaries(st.tuples(kinds, things), dates),
    met=st.dictionaries(things, dates),
    prepared=st.frozensets(things),
    memories=st.dictionaries(
        things, st.builds(Memory, st.floats(0.1, 900), st.floats(1, 10), dates, st.integers(1, 900))
    ),
    seen=st.dictionaries(things, dates).map(
        lambda days: {key: Seen(key, day.isoformat(), 1) for key, day in days.items()}
    ),
    levels=st.lists(
        st.builds(
            lambda competency, day, level: Levelled("a", "q", competency, day.isoformat(), "", level),
            competencies,
            dates,
            st.integers(1, 5),
        )
    ),
    answers=st.lists(st.builds(Said, things, st.text(max_size=40), dates), max_size=4),
    weights=st.dictionaries(st.sampled_from(Competency), st.floats(0, 3)),
    interview=st.none() | st.dates(days_ago(3), TODAY + timedelta(days=90)),
)


@given(materials, pasts, st.floats(-10, 4000), st.integers(0, 99), st.none() | kinds)
def test_any_past_and_any_material_give_a_plan(
    material: Material, past: PastDrills, seconds: float, seed: int, only: DrillKind | None
) -> None:
    """Never over by more than the last one, nothing twice, each with a reason, and the same by one seed."""
    items = chosen(material, past, seconds=seconds, seed=seed, only=only)

    assert sum(item.seconds for item in items[:-1]) < max(seconds, 1)
    assert len({item.about for item in items}) == len(items)
    assert all(item.why.endswith(".") and item.seconds == SECONDS[item.kind] for item in items)
    assert only is None or all(item.kind is only for item in items)
    assert items == chosen(material, past, seconds=seconds, seed=seed, only=only)


@given(pasts, st.integers(0, 99))
def test_where_there_is_enough_the_minutes_are_filled(past: PastDrills, seed: int) -> None:
    """Ten minutes are ten minutes, whatever was done before."""
    assert sum(item.seconds for item in chosen(past=past, seed=seed)) >= TEN_MINUTES


# -- a plan ----------------------------------------------------------------------------------------

NORTHWIND = Planned("your plan for Northwind", Competency.PLANNING, frozenset({"core/q40", "core/q41"}))


def test_what_is_in_a_plan_is_drilled_more_and_says_so() -> None:
    """Its questions come at every other open question, its competency oftener, each with the reason."""
    past = PastDrills(kinds={DrillKind.ASKING: days_ago(1)}, prepared=frozenset({"core/ready0"}))
    before = chosen(Material((), OPEN), past)
    with_plan = chosen(Material((), OPEN), replace(past, planned=(NORTHWIND,)))
    of_plan = [item for item in with_plan if "your plan for Northwind" in item.why]

    assert not any("your plan" in item.why for item in before)
    assert {"core/q40", "core/q41"} <= {item.about for item in with_plan}
    assert len(of_plan) >= 3
    assert {item.why for item in of_plan if item.about == "core/q40"} == {"It is in your plan for Northwind."}
    assert any(item.competency is not Competency.PLANNING for item in with_plan)


def test_a_plan_does_not_give_away_what_a_question_is_about() -> None:
    """One drill asks just that, and whoever knows the plan would know."""
    past = PastDrills(kinds={DrillKind.BRIDGE: days_ago(1)}, planned=(NORTHWIND,))
    items = chosen(Material((), OPEN), past, only=DrillKind.ASKING)

    assert Competency.PLANNING in {item.competency for item in items}
    assert not any("plan" in item.why for item in items)


def test_without_a_plan_any_more_the_drills_are_what_they_were() -> None:
    """After two weeks nothing is left of it."""
    past = PastDrills(kinds={DrillKind.ASKING: days_ago(1)})

    assert chosen(past=replace(past, planned=())) == chosen(past=past)
    assert chosen(past=replace(past, planned=(NORTHWIND,))) != chosen(past=past)


def test_a_question_of_a_plan_rests_for_two_days_and_not_for_a_week() -> None:
    """Nor does it come every day: what is asked daily is recited."""
    past = PastDrills(kinds={DrillKind.ASKING: days_ago(1)}, planned=(NORTHWIND,))

    def comes(days: int) -> bool:
        met = {key: days_ago(days) for key in NORTHWIND.questions}
        items = chosen(Material((), OPEN), replace(past, met=met), seconds=1200)
        return bool(NORTHWIND.questions & {item.about for item in items})

    assert [comes(days) for days in (0, 1, 2, 3)] == [False, False, True, True]


def test_a_question_of_a_plan_that_measures_nothing_comes_up_too() -> None:
    """What was asked in an interview need not be of a kind that drills know best."""
    odd = asked(99, type=QuestionType.ASK_THEM, competency=None)
    plan = Planned("your plan", None, frozenset({odd.key}))
    items = chosen(
        Material((), [*OPEN, *THEIRS, odd]), PastDrills(planned=(plan,)), only=DrillKind.THEIR_TURN
    )

    assert items[0].about == odd.key
    assert items[0].why == "It is in your plan."


def test_a_plan_does_not_pretend_that_the_job_asks_for_it() -> None:
    """The weight of the job stays what it is; the need alone is raised, up to what a job can ask for."""
    about = Competency.PLANNING

    def needed_of(weights: dict[Competency, float], *planned: Planned) -> Needed:
        found = needed(Material((), OPEN), PastDrills(weights=weights, planned=planned), today=TODAY)
        return next(each for each in found if each.competency is about)

    plain, more = needed_of({}), needed_of({}, NORTHWIND, replace(NORTHWIND, plan="your plan for Harbour"))
    most, most_planned = needed_of({about: 3.0}), needed_of({about: 3.0}, NORTHWIND)

    assert more.standing.need == pytest.approx(2 * plain.standing.need)
    assert more.standing.weight == plain.standing.weight == 1.0
    assert "The job asks for it" not in more.why
    assert more.why.startswith("It is in your plan for Northwind. ")
    assert most_planned.standing.need == pytest.approx(most.standing.need)


def test_a_plan_reaches_whoever_types_and_has_first_sentences_waiting() -> None:
    """What is typed is a first sentence or a choice: a question of a plan comes before the usual ten."""
    spoken = frozenset({DrillKind.STOP, DrillKind.BRIDGE})
    past = PastDrills(planned=(NORTHWIND,))
    material = Material((), [*OPEN, *SIGNATURES])
    items = todays(material, past, today=TODAY, seconds=TEN_MINUTES, rng=Random(1), without=spoken)

    assert NORTHWIND.questions & {item.about for item in items}
