"""Looking back: every waiting answer, one after another, and an old one seen fresh."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from practice.model.answer import Ended, Voice
from practice.model.facts import Answered, Levelled, Part, ReviewPart
from practice.model.pace import reading
from practice.model.page import Choice, Left, Page, Para, Picture, Tone, Wanted
from practice.model.trouble import Trouble
from practice.progress.calibration import calibrate, calibration_sentence
from practice.reviews.blind import Blind, blind_page, take_blind
from practice.reviews.loop import CHANGES, Review, Said, Stage, stage_of
from practice.reviews.pages import Exchange, review_page, take_reply
from practice.reviews.remarks import remarks_on
from practice.rounds.plan import Asked, Plan, build_again
from practice.sittings.ports import World
from practice.sittings.rounds.equipment import who_listens
from practice.sittings.rounds.heard import calm_reading, explained, told
from practice.sittings.rounds.playing import begin, resume
from practice.sittings.rounds.readback import plan_from
from practice.sittings.script import Sitting, ask_choice
from practice.sittings.waiting import blind_answer

AGAIN_SHARE = 0.6
"""The share of the time an answer gets when it is given once again."""
SHOWN = 9


def look_back(world: World) -> Sitting[None]:
    """What waits for a review, until nothing does or the person goes back."""
    while True:
        waiting = list(world.history.waiting())
        blind = blind_answer(world)
        if not waiting and not blind:
            yield Page("Looking back", (Para(_nothing_waits(world)),), "Enter goes on.")
            return
        key = yield from ask_choice(_waiting_page(world, waiting, blind))
        with suppress(Left):
            if key == "f":
                assert blind is not None
                yield from see_fresh(world, blind)
            else:
                first = int(key) - 1
                yield from review_answers(world, waiting[first:] + waiting[:first])


def review_answers(world: World, answers: Sequence[Answered]) -> Sitting[None]:
    """One after another, until they are done or the person goes back; at the end the changes chosen."""
    for number, answered in enumerate(answers, 1):
        place = f"Looking back, {number} of {len(answers)}" if len(answers) > 1 else "Looking back"
        yield from review_one(world, answered, place)
    chosen = [
        dict(CHANGES).get(part.text, part.text)
        for answered in answers
        for part in world.history.review(answered.stamp.id)
        if part.part is Part.CHANGE
    ]
    body = [Para("For next time", Tone.HEADING)]
    body += [Para(change, Tone.ITEM) for change in dict.fromkeys(chosen)]
    yield Page("Looked back", tuple(body), "Enter goes on.")


def review_one(world: World, answered: Answered, title: str) -> Sitting[None]:
    """The whole loop for one answer; every reply is kept before the next page."""
    plan = _plan(world, answered.round_id)
    asked = _asked(plan, answered)
    parts = tuple(Said(p.part, p.point, p.text, p.level) for p in world.history.review(answered.stamp.id))
    review = Review(asked.question, _all_words(world, answered), parts)
    exchange = _exchange(world, answered, asked, title)
    why = refused = ""
    while (stage := stage_of(review)) is not Stage.DONE:
        reply = yield replace(review_page(review, exchange), why=why, value=refused)
        turned = take_reply(review, exchange, reply)
        _keep(world, answered, turned.parts)
        review, why = turned.review, turned.why
        refused = reply if why else ""
        if turned.again:
            yield from _once_again(world, answered, asked, plan, review)
        if stage is Stage.AGAIN and not why:
            _leave_again(world, answered)
            _keep(world, answered, (Said(Part.CLOSED),))
            return


def _once_again(world: World, answered: Answered, asked: Asked, plan: Plan, review: Review) -> Sitting[None]:
    """The answer once more, with the one change in sight; or, if it was begun and left, on from there."""
    if answered.voice is Voice.ALOUD and world.settings.microphone.use:
        world, listens = who_listens(world)
        yield Page("Once again", (Para(listens),), "Enter begins.")
    left = world.history.unfinished(again_of=answered.stamp.id)
    if left is not None:
        yield resume(world, left)
        return
    changes = [said.text for said in review.of(Part.CHANGE)]
    wanted = dict(CHANGES).get(changes[-1], "") if changes else ""
    again = build_again(
        asked,
        plan,
        share=AGAIN_SHARE,
        ticks=tuple(sorted(review.ticked)),
        change=f"This time: {wanted[:1].lower()}{wanted[1:]}." if wanted else "",
        seed=world.new_seed(),
    )
    yield begin(world, again, again_of=answered.stamp.id)


def _leave_again(world: World, answered: Answered) -> None:
    """A repetition that was begun and is not wanted any more is over; its words stay."""
    left = world.history.unfinished(again_of=answered.stamp.id)
    if left is not None:
        resume(world, left).set_aside()


def see_fresh(world: World, answered: Answered) -> Sitting[None]:
    """One old answer levelled blind, and what the pairs so far say."""
    asked = _asked(_plan(world, answered.round_id), answered)
    blind: Blind | None = Blind(answered, asked.question, _all_words(world, answered) or "")
    why, level = "", None
    while blind is not None:
        reply = yield replace(blind_page(blind), why=why)
        blind, level, why = take_blind(blind, reply)
    assert level is not None
    _keep(world, answered, (Said(Part.BLIND, level=level),))
    before = next(entry.level for entry in _walked(world) if entry.answer_id == answered.stamp.id)
    body = (
        Para(f"Level {level} today; {before} when you looked at it the first time."),
        Para(_calibration(world)),
    )
    yield Page("An old answer, seen fresh", body, "Enter goes on.")


def _keep(world: World, answered: Answered, parts: Sequence[Said]) -> None:
    if not parts:
        return
    facts = [
        ReviewPart(world.stamp(), answered.stamp.id, said.part, said.point, said.text, said.level)
        for said in parts
    ]
    try:
        world.history.keep(*facts)
    except Trouble as trouble:
        own = [said.text for said in parts if said.part is not Part.CHANGE]
        trouble.unsaved = trouble.unsaved or "\n".join(filter(None, own))
        raise


def _plan(world: World, round_id: str) -> Plan:
    return plan_from(world.history.plan(round_id))


def _asked(plan: Plan, answered: Answered) -> Asked:
    item = plan.items[answered.given.item]
    assert isinstance(item, Asked)
    return item


def _exchange(world: World, answered: Answered, asked: Asked, title: str) -> Exchange:
    remarks: tuple[str, ...] = ()
    if answered.given.words:
        remarks = remarks_on(answered.given.words, type=answered.type, zone=asked.zone)
    return Exchange(
        title,
        answered.given.asked,
        tuple(_conversation(world, answered, asked)),
        remarks,
        answered.given.expected,
        explained(answered.delivery, calm_reading(world)),
    )


def _same_take(world: World, answered: Answered) -> list[Answered]:
    """The answer with its follow-ups, in order."""
    given = answered.given
    return [
        part
        for part in world.history.answers(answered.round_id)
        if (part.given.item, part.given.take) == (given.item, given.take)
    ]


def _all_words(world: World, answered: Answered) -> str | None:
    """What was typed to the question and its follow-ups: all of it can be evidence. None when spoken."""
    said = [part.given.words for part in _same_take(world, answered) if part.given.words]
    return "\n".join(said) if said else None


def _conversation(world: World, answered: Answered, asked: Asked) -> list[Para | Picture]:
    """The question, the answer, and every follow-up with the reason it was asked."""
    body: list[Para | Picture] = [Para(answered.given.asked, Tone.QUESTION)]
    beside = calm_reading(world)
    for part in _same_take(world, answered):
        if part.given.follow_up:
            body.append(Para(part.given.follow_up.text, Tone.QUESTION))
            body.append(Para(f"({part.given.follow_up.reason})", Tone.ASIDE))
        if part.given.words:
            body.append(Para(part.given.words, Tone.QUOTE))
        body.append(Para(_time_line(part, asked), Tone.ASIDE))
        body += told(part.delivery, beside)
    return body


def _time_line(part: Answered, asked: Asked) -> str:
    given = part.given
    how = {
        Ended.DONE: "",
        Ended.TIME: ", stopped by the clock",
        Ended.INTERRUPTED: ", the interviewer cut in",
        Ended.SKIPPED: ", skipped",
        Ended.LEFT: ", left unfinished",
    }[given.ended]
    verb = "Written" if part.voice is Voice.TYPED else "Spoken"
    zone = ""
    if part.voice is Voice.ALOUD and given.part == 0:
        zone = f" The green zone is {reading(asked.zone.low_s)} to {reading(asked.zone.high_s)}."
    return f"{verb} in {reading(given.answered_s)}{how}.{zone}"


def _nothing_waits(world: World) -> str:
    unfinished = world.history.unfinished()
    if unfinished and unfinished.answers:
        count = "one answer is" if unfinished.answers == 1 else f"{unfinished.answers} answers are"
        return f"Nothing waits yet: {count} in a round that is not finished."
    if not world.history.rounds(last=1):
        return "Nothing yet. Your first answers will wait here."
    return "Nothing waits. Each answer you gave has been looked at."


def _walked(world: World) -> list[Levelled]:
    """The levels that blind ones are compared with: as the anchors gave them, before any cap by ticks."""
    levels = []
    for later in world.history.blind_levels():
        first = next(p for p in world.history.review(later.answer_id) if p.part is Part.LEVEL)
        levels.append(replace(later, level=first.level or later.level, day=first.stamp.day))
    return levels


def _calibration(world: World) -> str:
    return calibration_sentence(calibrate(_walked(world), world.history.blind_levels()))


def _waiting_page(world: World, waiting: Sequence[Answered], blind: Answered | None) -> Page:
    choices = [
        Choice(str(number), f"{answered.given.asked} ({answered.stamp.day})")
        for number, answered in enumerate(waiting[:SHOWN], 1)
    ]
    if blind:
        choices.append(Choice("f", "an answer of the past, seen fresh (about a minute)"))
    body = []
    if waiting:
        count = "One answer waits" if len(waiting) == 1 else f"{len(waiting)} answers wait"
        body.append(Para(f"{count} for a look. About two minutes each; stop wherever you like."))
    else:
        body.append(
            Para("An old answer, looked at without its level. After five you see which way you lean.")
        )
    if world.history.blind_levels():
        body.append(Para(_calibration(world), Tone.ASIDE))
    return Page(
        "Looking back", tuple(body), "Which one", Wanted.CHOICE, tuple(choices), default=choices[0].key
    )
