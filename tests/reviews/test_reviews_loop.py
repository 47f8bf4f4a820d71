"""The review of one answer: its steps in order, its level one step at a time, evidence before ticks."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import question
from practice.model.answer import Voice
from practice.model.facts import Part
from practice.model.kinds import QuestionType
from practice.model.page import Page, Para, Wanted
from practice.model.question import Anchor, ModelAnswer, Point, Question
from practice.reviews.loop import CHANGES, Review, Said, Stage, evidence_fits, next_level, soft_cap, stage_of
from practice.reviews.pages import Exchange, Turned, review_page, take_reply
from practice.reviews.points import anchor_for, points_for

WORDS = "Last year I fixed a leak with my neighbour and in the end the shop opened on time."
EXCHANGE = Exchange(
    "Looking back", "Tell me about a time.", (Para("Tell me about a time."), Para(WORDS)), expected=4
)
QUESTION = question()
EVIDENCE = ("Last year", "I fixed a leak", "the shop opened on time")
WHOLE = ("", "I began at once.", *EVIDENCE, "y", "y", "y", "", "It named the cost.", "2")


def typed(*, asked: Question = QUESTION) -> Review:
    return Review(asked, WORDS)


def turn(review: Review, *replies: str) -> Turned:
    """The review after these replies, with all parts to keep."""
    parts: tuple[Said, ...] = ()
    turned = Turned(review)
    for reply in replies:
        turned = take_reply(turned.review, EXCHANGE, reply)
        parts += turned.parts
    return Turned(turned.review, parts, turned.why, turned.again)


def levelled(review: Review, answers: str) -> Review:
    """The review after its ticks, with these replies to the anchors."""
    return turn(review, "", "It was true.", *EVIDENCE, *answers).review


def texts(page: Page) -> list[str]:
    return [part.text for part in page.body if isinstance(part, Para)]


def text_of(page: Page) -> str:
    return "\n".join([page.title, page.step, page.prompt, page.why, *texts(page)])


def test_the_steps_come_in_their_order() -> None:
    """A strength before any criticism, evidence before the level, another answer only after it."""
    review, stages = typed(), []
    for reply in WHOLE:
        stages.append(stage_of(review))
        review = take_reply(review, EXCHANGE, reply).review
    stages.append(stage_of(review))

    assert list(dict.fromkeys(stages)) == [
        Stage.RECALL,
        Stage.STRENGTH,
        Stage.TICK,
        Stage.LEVEL,
        Stage.MODEL,
        Stage.DIFFERENCE,
        Stage.CHANGE,
        Stage.AGAIN,
    ]


def test_every_step_leaves_its_part() -> None:
    """What was said is kept word for word, without the spaces around it."""
    parts = turn(typed(), "", "  I began at once.  ", *EVIDENCE[:2], "", "n", "y", "", "", "6").parts

    assert parts == (
        Said(Part.STRENGTH, text="I began at once."),
        Said(Part.TICK, point="specific", text="Last year"),
        Said(Part.TICK, point="own-part", text="I fixed a leak"),
        Said(Part.NO_TICK, point="result"),
        Said(Part.LEVEL, level=2),
        Said(Part.MODEL_SEEN),
        Said(Part.DIFFERENCE),
        Said(Part.CHANGE, text="stop-earlier"),
    )


def test_a_review_without_a_strength_goes_no_further() -> None:
    """The hint offers small ones, so that nobody is stuck for want of a great one."""
    turned = turn(typed(), "", "  ")

    assert (turned.parts, stage_of(turned.review)) == ((), Stage.STRENGTH)
    assert turned.why == "One thing first that worked, however small: you began, you stayed on it."


@given(st.sets(st.integers(1, 8)))
def test_a_review_left_anywhere_goes_on_from_its_parts_alone(left_after: set[int]) -> None:
    """However often it is left, taken up again it comes to the same end."""
    review = typed()
    for reply in WHOLE:
        turned = take_reply(review, EXCHANGE, reply)
        review = turned.review
        if turned.parts and len(review.parts) in left_after:
            review = take_reply(Review(QUESTION, WORDS, review.parts), EXCHANGE, "").review

    assert review == turn(typed(), *WHOLE).review


def test_a_review_taken_up_again_begins_with_the_answer() -> None:
    """After a night the question has to be read again; then it goes on at the very point."""
    left = turn(typed(), "", "I began at once.", EVIDENCE[0]).review
    again = Review(QUESTION, WORDS, left.parts)

    assert stage_of(again) is Stage.RECALL
    assert turn(again, "").review.next_point == QUESTION.listen_for[1]


def test_a_level_walk_that_was_left_begins_anew() -> None:
    """Its steps are no results: an anchor half considered is considered again."""
    left = levelled(typed(), "yy")
    again = turn(Review(QUESTION, WORDS, left.parts), "").review

    assert (left.showing, again.showing) == (5, 3)


PARTS = st.sampled_from(
    [
        Said(Part.STRENGTH, text="It was true."),
        *(
            Said(Part.TICK, point=point, text="Last year")
            for point in ("specific", "own-part", "result", "gone")
        ),
        Said(Part.NO_TICK, point="result"),
        *(Said(Part.LEVEL, level=level) for level in range(1, 6)),
        Said(Part.OVERRULE, text="I was there."),
        Said(Part.MODEL_SEEN),
        Said(Part.DIFFERENCE, text="The cost."),
        Said(Part.CHANGE, text="say-i"),
        Said(Part.CLOSED),
        Said(Part.BLIND, level=2),
    ]
)


@given(st.lists(PARTS, max_size=14), st.booleans(), st.none() | st.just(WORDS), st.text(max_size=40))
def test_any_parts_at_all_give_a_page_and_take_a_reply(
    parts: Sequence[Said], recalled: bool, words: str | None, reply: str
) -> None:
    """Two copies of a history put together can hold parts in any order: the review still goes on."""
    review = Review(QUESTION, words, tuple(parts), recalled=recalled)
    if stage_of(review) is Stage.DONE:
        return
    page = review_page(review, EXCHANGE)
    turned = take_reply(review, EXCHANGE, reply)

    assert page.body
    assert turned.why == "" or turned.parts == ()
    assert turned.review.parts == (*parts, *turned.parts)


@given(st.lists(PARTS, max_size=14), st.booleans())
def test_no_page_shows_a_score_or_a_model_before_the_level(parts: Sequence[Said], recalled: bool) -> None:
    """Seen earlier, both would be copied; a number nobody gave would be a verdict."""
    review = Review(QUESTION, WORDS, tuple(parts), recalled=recalled)
    if stage_of(review) is Stage.DONE:
        return
    shown = text_of(review_page(review, EXCHANGE))
    if review.level is None:
        assert "A model answer" not in shown
        assert "You came to level" not in shown
        assert "you expected" not in shown


@pytest.mark.parametrize(
    ("replies", "shown", "level"),
    [
        ("yyy", [3, 4, 5], 5),
        ("yyn", [3, 4, 5], 4),
        ("yn", [3, 4], 3),
        ("ny", [3, 2], 2),
        ("nn", [3, 2], 1),
    ],
)
def test_the_walk_over_the_anchors(replies: str, shown: list[int], level: int) -> None:
    """Every path: up while it is true, down while it is not; the first turn settles it."""
    review, seen = levelled(typed(), ""), []
    for reply in replies:
        seen.append(review.showing)
        assert f"Anchor {review.showing}." in text_of(review_page(review, EXCHANGE))
        review = take_reply(review, EXCHANGE, reply).review

    assert (seen, review.level) == (shown, level)


@given(st.lists(st.booleans(), min_size=5, max_size=5))
def test_the_walk_always_ends(answers: list[bool]) -> None:
    """After three anchors at most, at a level from 1 to 5."""
    tried, level, following = [3], 0, 3
    for true in answers:
        step, level = next_level(following, true, tried=tried)
        if step is None:
            break
        following = step
        tried.append(step)

    assert len(tried) <= 3
    assert 1 <= level <= 5


def test_the_level_wants_a_yes_or_a_no() -> None:
    """The same anchor again, with a word why."""
    turned = turn(levelled(typed(), ""), "maybe")

    assert turned.why == "Type y if all of it is true of your answer, or n."
    assert turned.review == levelled(typed(), "")


@pytest.mark.parametrize(
    ("ticked", "cap"),
    [
        ((), (3, "0 of the 3 points have evidence")),
        (("result",), (3, "1 of the 3 points have evidence")),
        (("specific", "own-part"), (3, "the result has no evidence")),
        (("specific", "result"), None),
        (("specific", "own-part", "result"), None),
    ],
)
def test_the_ticks_cap_the_level_softly(ticked: tuple[str, ...], cap: tuple[int, str] | None) -> None:
    """Fewer than half the points, or no result: three at most, unless the person knows better."""
    parts = tuple(Said(Part.TICK, point=point, text="Last year") for point in ticked)

    assert soft_cap(Review(QUESTION, WORDS, parts)) == cap


def test_half_of_the_points_are_enough() -> None:
    """Fewer than half means fewer."""
    asked = question(listen_for=(Point("a", "A"), Point("b", "B")))

    assert soft_cap(Review(asked, WORDS, (Said(Part.TICK, point="a", text="x"),))) is None


CAPPED = ("", "It was true.", *EVIDENCE[:2], "", "y", "y", "n")


def test_above_the_cap_the_person_is_asked_why() -> None:
    """It is a question and not a correction: 'you were there'."""
    review = turn(typed(), *CAPPED).review

    assert stage_of(review) is Stage.OVERRULE
    assert texts(review_page(review, EXCHANGE)) == [
        "You came to level 4, and the result has no evidence. That would usually mean 3 at most.",
        "Enter takes 3. To keep 4, say in a word why: you were there.",
    ]


@pytest.mark.parametrize(
    ("reply", "kept", "level"),
    [
        ("The shop told me in May.", Said(Part.OVERRULE, text="The shop told me in May."), 4),
        ("", Said(Part.LEVEL, level=3), 3),
    ],
)
def test_the_person_overrules_or_takes_the_cap(reply: str, kept: Said, level: int) -> None:
    """Either way the review goes on at once."""
    turned = turn(turn(typed(), *CAPPED).review, reply)

    assert (turned.parts, turned.review.level) == ((kept,), level)
    assert stage_of(turned.review) is Stage.MODEL


@pytest.mark.parametrize("level", [1, 2, 3])
def test_at_or_below_the_cap_nothing_is_asked(level: int) -> None:
    """The cap is for levels above it."""
    replies = {1: "nn", 2: "ny", 3: "yn"}[level]
    review = turn(typed(), "", "It was true.", "", "", "", *replies).review

    assert stage_of(review) is Stage.MODEL


@pytest.mark.parametrize(
    ("evidence", "fits"),
    [
        ("I fixed a leak", True),
        ("FIXED A LEAK!", True),
        ("on time, the shop opened", True),
        ("leak", True),
        ("fixed the boiler with neighbour", True),
        ("we repaired everything quickly", False),
        ("0:40", False),
        ("...", False),
        ("!", False),
    ],
)
def test_evidence_for_a_typed_answer_stands_in_it(evidence: str, *, fits: bool) -> None:
    """Most of the words, in any order and any case: it is a memory aid and not an examination."""
    assert (evidence_fits(typed(), evidence) == "") is fits


@pytest.mark.parametrize(("evidence", "fits"), [("I said sorry", True), ("0:40", True), ("...", False)])
def test_evidence_for_a_spoken_answer_is_words_or_a_time(evidence: str, *, fits: bool) -> None:
    """Nobody wrote down what was said: the person is believed."""
    assert (evidence_fits(Review(QUESTION, None), evidence) == "") is fits


@given(st.text())
def test_words_copied_from_the_answer_always_fit(words: str) -> None:
    """In any language and writing."""
    review = Review(QUESTION, f"{words} at last")

    assert evidence_fits(review, f"{words} at last") == ""


def test_a_misfit_leaves_the_way_out_open() -> None:
    """Enter alone goes on without a tick: nobody is held until they find a quotation."""
    refused = turn(typed(), "", "It was true.", "quick repairs")
    left = turn(refused.review, "")

    assert refused.why == (
        "Those words are not in your answer. Take three that are; Enter alone leaves the point without."
    )
    assert left.parts == (Said(Part.NO_TICK, point="specific"),)


@pytest.mark.parametrize(
    ("voice", "how"),
    [
        (Voice.TYPED, "Copy a few words of your answer that show it. Enter alone: not this time."),
        (Voice.ALOUD, "Write a few words that you said, or a time such as 0:40. Enter alone: not this time."),
    ],
)
def test_the_tick_page_says_what_evidence_is(voice: Voice, how: str) -> None:
    """And shows the answer it is to be found in, where there is one to show."""
    words = WORDS if voice is Voice.TYPED else None
    page = review_page(turn(Review(QUESTION, words), "", "True.").review, EXCHANGE)

    assert page.wanted is Wanted.LINE
    assert how in text_of(page)
    assert (WORDS in text_of(page)) is (voice is Voice.TYPED)


@pytest.mark.parametrize(
    ("levels", "level", "shown"),
    [
        ((2, 3, 4, 5), "ny", 3),
        ((2, 5), "yn", 5),
        ((3, 5), "yyy", 5),
        ((1, 2), "nn", 2),
        ((), "ny", None),
    ],
)
def test_the_model_answer_is_one_step_above(levels: tuple[int, ...], level: str, shown: int | None) -> None:
    """Near enough to learn from; without one, the next anchor says what it would show."""
    models = tuple(ModelAnswer(each, f"Model at {each}.") for each in levels)
    review = levelled(typed(asked=question(model_answers=models)), level)
    page = text_of(review_page(review, EXCHANGE))

    assert (f"Model at {shown}." if shown else "Level 3 would show\nAnchor 3.") in page


def test_the_model_page_puts_the_level_beside_the_expectation() -> None:
    """The first moment either number is spoken of."""
    page = text_of(review_page(levelled(typed(), "yn"), EXCHANGE))

    assert (
        "You came to level 3 of 5: for this answer, this once. Before you answered, you expected 4." in page
    )


def test_the_difference_may_stay_open() -> None:
    """A forced sentence is worth nothing."""
    review = turn(levelled(typed(), "yn"), "").review

    assert turn(review, "").parts == (Said(Part.DIFFERENCE),)


@pytest.mark.parametrize("number", range(1, len(CHANGES) + 1))
def test_one_change_is_chosen_by_number(number: int) -> None:
    """What is kept is its name, so that the wording may change."""
    review = turn(levelled(typed(), "yn"), "", "").review

    assert turn(review, str(number)).parts == (Said(Part.CHANGE, text=CHANGES[number - 1][0]),)


@pytest.mark.parametrize("reply", ["", "0", "7", "all of them"])
def test_only_one_change_and_only_from_the_list(reply: str) -> None:
    """Two changes at once are none."""
    turned = turn(turn(levelled(typed(), "yn"), "", "").review, reply)

    assert (turned.parts, turned.why) == ((), "Choose one with its number, 1 to 6.")


@pytest.mark.parametrize(("reply", "again"), [("y", True), ("n", False), ("", False)])
def test_once_again_is_offered_and_not_urged(reply: str, *, again: bool) -> None:
    """No is a good answer too."""
    turned = turn(turn(typed(), *WHOLE).review, reply)

    assert turned.again is again
    assert (turned.why == "") is (reply != "")


ANCHORS = (Anchor(1, "No occasion."), Anchor(3, "One occasion"), Anchor(5, "Used again."))


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        (1, "No occasion."),
        (2, "More than this: No occasion.\nAnd at least a part of this: One occasion"),
        (3, "One occasion"),
        (4, "More than this: One occasion\nAnd at least a part of this: Used again."),
        (5, "Used again."),
    ],
)
def test_a_level_that_a_bank_leaves_out_lies_between_its_neighbours(level: int, shown: str) -> None:
    """A bank may write levels 1, 3 and 5 only."""
    assert anchor_for(question(anchors=ANCHORS), level) == shown


def test_the_best_answer_can_be_walked_to_over_a_missing_anchor() -> None:
    """Level 4 must be true of an answer at level 5, or an honest 'no' would leave it at 3."""
    assert "not yet" not in anchor_for(question(anchors=ANCHORS), 4)


@pytest.mark.parametrize("anchors", [(), (Anchor(4, "Four."),), (Anchor(1, "One."), Anchor(2, "Two."))])
@pytest.mark.parametrize("kind", list(QuestionType))
def test_every_level_of_every_type_shows_something(kind: QuestionType, anchors: tuple[Anchor, ...]) -> None:
    """Imported questions and half translated ones have few anchors or none: the general scale helps out."""
    asked = question(type=kind, anchors=anchors, listen_for=())

    assert all(anchor_for(asked, level) for level in range(1, 6))
    assert 3 <= len(points_for(asked)) <= 7
