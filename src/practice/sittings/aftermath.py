"""What came of an attempt: the fear beside what happened, how nervous it got, what was learned."""

from practice.model.nerves import AttemptPart, AttemptSaid, Occasion, RatedAt
from practice.model.page import YES_NO, Page, Para, Tone, Wanted
from practice.nerves.attempts import NO, PARTLY, YES
from practice.nerves.rungs import BLANK, BLANK_S, HELD_WITHIN_S, RECORDED
from practice.rounds.plan import Asked
from practice.sittings.rating import asked_now, rate
from practice.sittings.readback import plan_from
from practice.sittings.script import Sitting, ask_choice
from practice.sittings.taken import Taken, entry_of, likelihood, said_by_key, words


def after(taken: Taken, round_id: str) -> Sitting[None]:
    """What came of it. Each page can be skipped, and each reply is kept before the next."""
    if taken.rung.number == RECORDED:
        yield from _listened(taken, round_id)
    feared = next(
        (
            each.text
            for each in reversed(taken.world.history.every(AttemptSaid))
            if each.attempt == taken.id and each.part is AttemptPart.FEARED
        ),
        "",
    )
    if feared:
        yield from _compared(taken, feared)
    if asked_now(taken.world, Occasion.LADDER):
        for moment in (RatedAt.PEAK, RatedAt.END):
            yield from rate(taken.world, moment, occasion=Occasion.LADDER, about=taken.id)
    if taken.rung.aid:
        question = Para(f"Did you {taken.rung.aid} after all?", Tone.QUESTION)
        measured = [Para(said) for said in _silence(taken, round_id)]
        yield from said_by_key(taken, AttemptPart.AID, (*measured, question), ((YES, "y"), (NO, "n")))
    for part, asked in (
        (AttemptPart.SURPRISED, "What surprised you?"),
        (AttemptPart.LEARNED, "In one sentence: what have you learned?"),
    ):
        yield from words(taken, part, "After", [Para(asked, Tone.QUESTION)])


def _compared(taken: Taken, feared: str) -> Sitting[None]:
    """The fear beside what came."""
    quoted = Para(feared, Tone.QUOTE)
    asked = "What you hear: is it what you expected?" if taken.rung.number == RECORDED else "Did it happen?"
    body = (Para("You were afraid of this:"), quoted, Para(asked, Tone.QUESTION))
    happened = yield from said_by_key(
        taken, AttemptPart.HAPPENED, body, ((YES, "y"), (PARTLY, "p"), (NO, "n"))
    )
    if happened in (YES, PARTLY):
        asked_then = Para("Did you cope with it, in whatever way?", Tone.QUESTION)
        yield from said_by_key(taken, AttemptPart.COPED, (quoted, asked_then), ((YES, "y"), (NO, "n")))
    yield from likelihood(
        taken, AttemptPart.NEXT_TIME, "After", feared, "How likely is it next time, from 0 to 100?"
    )


def _silence(taken: Taken, round_id: str) -> list[str]:
    """What the microphone says of the silence on purpose; nothing without one."""
    if taken.rung.number != BLANK:
        return []
    world = taken.world
    entry = entry_of(world, round_id)
    if entry is None:
        return []
    items = plan_from(entry.started.plan).items
    place = next((n for n, item in enumerate(items) if isinstance(item, Asked) and item.blank_at), None)
    for answer in world.history.answers(round_id):
        heard = answer.delivery
        if answer.given.item == place and not answer.given.part and heard and heard.speech:
            if heard.too_noisy:
                return []
            said = f"The longest silence the microphone heard there lasted {heard.longest_pause:.0f} seconds"
            held = heard.longest_pause >= BLANK_S - HELD_WITHIN_S
            return [f"{said}: you held it." if held else f"{said}."]
    return []


def _listened(taken: Taken, round_id: str) -> Sitting[None]:
    """The recording, once."""
    world = taken.world
    kept = sorted(world.sounds.glob(f"*-{round_id[:8]}-*")) if round_id else []
    if not kept:
        text = "Now listen to your recording once, if you have one: from the beginning to the end."
        yield Page(taken.title, (Para(text),), "Enter when you have heard it.", step="Listening back")
        return
    page = Page(
        taken.title,
        (Para("Now listen to it once, from the beginning to the end, as to somebody you do not know."),),
        "Play it",
        Wanted.CHOICE,
        YES_NO,
        default="y",
        step="Listening back",
    )
    if (yield from ask_choice(page)) == "n":
        return
    world.loudspeaker.play(kept[-1])
    cannot = "" if world.loudspeaker.playing() else world.loudspeaker.trouble() or "It cannot be played here."
    text = f"{cannot} The file is {kept[-1]}." if cannot else "Listen until it is over."
    try:
        yield Page(taken.title, (Para(text),), "Enter when it is over.", step="Listening back")
    finally:
        world.loudspeaker.stop()
