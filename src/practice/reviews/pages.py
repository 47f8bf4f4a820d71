"""The pages of a review: what is shown and asked at each stage, and what a reply means."""

from dataclasses import dataclass, replace

from practice.model.facts import Part
from practice.model.page import YES_NO, Choice, Page, Para, Picture, Tone, Wanted, choice_of
from practice.reviews.loop import (
    CHANGES,
    START_LEVEL,
    Review,
    Said,
    Stage,
    evidence_fits,
    next_level,
    soft_cap,
    stage_of,
)
from practice.reviews.points import anchor_for

STEPS = 6


@dataclass(frozen=True, slots=True)
class Exchange:
    """What surrounds the answer under review: its heading, the question as asked, the conversation.

    `explained` says what the figures of a spoken answer mean.
    """

    title: str
    asked: str
    conversation: tuple[Para | Picture, ...]
    remarks: tuple[str, ...] = ()
    expected: int | None = None
    explained: tuple[Para, ...] = ()


@dataclass(frozen=True, slots=True)
class Turned:
    """The review after a reply, and the parts to keep. `why` says why a reply did not fit."""

    review: Review
    parts: tuple[Said, ...] = ()
    why: str = ""
    again: bool = False


def review_page(review: Review, exchange: Exchange) -> Page:
    """The page of the stage the review is at."""
    make = {
        Stage.RECALL: _recall_page,
        Stage.STRENGTH: _strength_page,
        Stage.TICK: _tick_page,
        Stage.LEVEL: _level_page,
        Stage.OVERRULE: _overrule_page,
        Stage.MODEL: _model_page,
        Stage.DIFFERENCE: _difference_page,
        Stage.CHANGE: _change_page,
        Stage.AGAIN: _again_page,
    }[stage_of(review)]
    return make(review, exchange)


def take_reply(review: Review, exchange: Exchange, reply: str) -> Turned:
    """The review after this reply to its present page."""
    stage = stage_of(review)
    text = reply.strip()
    match stage:
        case Stage.RECALL:
            return Turned(replace(review, recalled=True))
        case Stage.STRENGTH:
            if not text:
                return Turned(
                    review, why="One thing first that worked, however small: you began, you stayed on it."
                )
            return _kept(review, Said(Part.STRENGTH, text=text))
        case Stage.TICK:
            return _tick(review, text)
        case Stage.LEVEL:
            return _level(review, review_page(review, exchange), text)
        case Stage.OVERRULE:
            if not text:
                cap, _ = soft_cap(review) or (3, "")
                return _kept(review, Said(Part.LEVEL, level=cap))
            return _kept(review, Said(Part.OVERRULE, text=text))
        case Stage.MODEL:
            return _kept(review, Said(Part.MODEL_SEEN))
        case Stage.DIFFERENCE:
            return _kept(review, Said(Part.DIFFERENCE, text=text))
        case Stage.CHANGE:
            chosen = choice_of(review_page(review, exchange), text)
            if chosen is None:
                return Turned(review, why=f"Choose one with its number, 1 to {len(CHANGES)}.")
            return _kept(review, Said(Part.CHANGE, text=CHANGES[int(chosen) - 1][0]))
        case Stage.AGAIN:
            chosen = choice_of(review_page(review, exchange), text)
            if chosen is None:
                return Turned(review, why="Type y to say it once more, or n to leave it here.")
            return Turned(review, again=chosen == "y")
        case Stage.DONE:
            raise AssertionError("a closed review takes no reply")


def _kept(review: Review, *parts: Said) -> Turned:
    return Turned(replace(review, parts=(*review.parts, *parts), tried=()), parts)


def _tick(review: Review, text: str) -> Turned:
    point = review.next_point
    assert point is not None
    if not text:
        return _kept(review, Said(Part.NO_TICK, point=point.id))
    why = evidence_fits(review, text)
    if why:
        return Turned(review, why=why)
    return _kept(review, Said(Part.TICK, point=point.id, text=text))


def _level(review: Review, page: Page, text: str) -> Turned:
    chosen = choice_of(page, text)
    if chosen is None:
        return Turned(review, why="Type y if all of it is true of your answer, or n.")
    showing = review.showing
    tried = review.tried or (showing,)
    following, level = next_level(showing, chosen == "y", tried=tried)
    if following is None:
        return _kept(review, Said(Part.LEVEL, level=level))
    return Turned(replace(review, tried=(*tried, following)))


def _page(
    exchange: Exchange,
    step: int,
    name: str,
    *body: Para,
    prompt: str,
    wanted: Wanted = Wanted.NOTHING,
    choices: tuple[Choice, ...] = (),
) -> Page:
    return Page(exchange.title, body, prompt, wanted, choices, step=f"Step {step} of {STEPS}: {name}")


def _recall_page(review: Review, exchange: Exchange) -> Page:
    body = list(exchange.conversation)
    if exchange.remarks:
        body.append(Para("Worth a look", Tone.HEADING))
        body += [Para(remark, Tone.ITEM) for remark in exchange.remarks]
    if review.question.why_asked:
        body.append(Para(f"Why they ask: {review.question.why_asked}", Tone.ASIDE))
    if review.question.say_instead:
        body.append(Para(f"You could say instead: {review.question.say_instead}", Tone.ASIDE))
    prompt = "Enter to look at it step by step."
    return Page(
        exchange.title, tuple(body), prompt, step="Your answer as it was", explained=exchange.explained
    )


def _strength_page(review: Review, exchange: Exchange) -> Page:
    return _page(
        exchange,
        1,
        "what worked",
        Para(exchange.asked, Tone.QUESTION),
        Para("Before anything else: one thing in your answer that worked."),
        *_own_words(review),
        prompt="One strength",
        wanted=Wanted.LINE,
    )


def _tick_page(review: Review, exchange: Exchange) -> Page:
    point = review.next_point
    assert point is not None
    number = [each.id for each in review.points].index(point.id) + 1
    how = "Copy a few words of your answer that show it."
    if review.words is None:
        how = "Write a few words that you said, or a time such as 0:40."
    return _page(
        exchange,
        2,
        f"what a listener looks for, {number} of {len(review.points)}",
        Para(point.text, Tone.QUESTION),
        Para(f"{how} Enter alone: not this time."),
        *_own_words(review),
        prompt="Evidence",
        wanted=Wanted.LINE,
    )


def _own_words(review: Review) -> tuple[Para, ...]:
    return (Para(review.words, Tone.QUOTE, again=True),) if review.words else ()


def _level_page(review: Review, exchange: Exchange) -> Page:
    showing = review.showing
    return _page(
        exchange,
        3,
        "the level",
        Para(f"Level {showing} of 5", Tone.HEADING),
        Para(anchor_for(review.question, showing), Tone.QUESTION),
        *_own_words(review),
        prompt="Is all of this true of your answer?",
        wanted=Wanted.CHOICE,
        choices=YES_NO,
    )


def _overrule_page(review: Review, exchange: Exchange) -> Page:
    cap, reason = soft_cap(review) or (3, "")
    return _page(
        exchange,
        3,
        "the level",
        Para(f"You came to level {review.level}, and {reason}. That would usually mean {cap} at most."),
        Para(f"Enter takes {cap}. To keep {review.level}, say in a word why: you were there."),
        prompt=f"Why {review.level}",
        wanted=Wanted.LINE,
    )


def _other_answer(review: Review, *, again: bool = False) -> tuple[Para, Para]:
    """A sample answer one step above the level given, or what that step would show."""
    level = review.level or START_LEVEL
    higher = min(level + 1, 5)
    models = sorted(
        review.question.model_answers, key=lambda model: (abs(model.level - higher), -model.level)
    )
    if models:
        heading = f"One answer at level {models[0].level}, out of many possible ones"
        text = models[0].text
    else:
        heading, text = f"Level {higher} would show", anchor_for(review.question, higher)
    return Para(heading, Tone.HEADING, again=again), Para(text, Tone.QUOTE, again=again)


def _model_page(review: Review, exchange: Exchange) -> Page:
    summary = f"You came to level {review.level} of 5: for this answer, this once."
    if exchange.expected is not None:
        summary += f" Before you answered, you expected {exchange.expected}."
    body = [Para(summary), *_other_answer(review)]
    for heading, flags in (
        ("What lifts such an answer", review.question.green_flags),
        ("What lets such an answer down", review.question.red_flags),
    ):
        if flags:
            body.append(Para(heading, Tone.HEADING))
            body += [Para(flag, Tone.ITEM) for flag in flags]
    return _page(exchange, 4, "beside another answer", *body, prompt="Enter when you have read it.")


def _difference_page(review: Review, exchange: Exchange) -> Page:
    yours = _own_words(review)
    heading = (Para("Yours", Tone.HEADING, again=True),) if yours else ()
    return _page(
        exchange,
        5,
        "the difference",
        Para("The biggest difference between the other answer and yours was ..."),
        *heading,
        *yours,
        *_other_answer(review, again=True),
        prompt="In a line (Enter leaves it open)",
        wanted=Wanted.LINE,
    )


def _change_page(_: Review, exchange: Exchange) -> Page:
    choices = tuple(Choice(str(number), text) for number, (_, text) in enumerate(CHANGES, 1))
    return _page(
        exchange,
        6,
        "one change",
        Para("One thing to do differently next time. Only one."),
        prompt="Which one",
        wanted=Wanted.CHOICE,
        choices=choices,
    )


def _again_page(_: Review, exchange: Exchange) -> Page:
    return Page(
        exchange.title,
        (
            Para("Say it once more now, in 60 % of the time, with that one change? Then leave it."),
            Para("Once is enough. No is a good answer too.", Tone.ASIDE),
        ),
        "Once more",
        Wanted.CHOICE,
        YES_NO,
        step="Once again",
    )
