"""What came of an attempt: the fear beside what happened, how nervous it got, what was learned."""

from collections.abc import Callable

from practice.model.nerves import AttemptPart, Occasion, Rated, RatedAt
from practice.model.page import YES_NO, Page, Para, Tone, Wanted
from practice.nerves.attempts import FINISHED, NO, PARTLY, YES
from practice.nerves.rungs import BLANK, BLANK_S, HELD_WITHIN_S, RECORDED
from practice.rounds.plan import Asked
from practice.sittings.nerves.rating import asked_now, rate
from practice.sittings.nerves.taken import Taken, entry_of, likelihood, said_by_key, words
from practice.sittings.rounds.readback import plan_from
from practice.sittings.script import Sitting, ask_choice

SIGN = 8
"""So many characters of a round's id are in the names of its sounds."""

_Asking = Callable[[Taken, str], Sitting[object]]


def after(taken: Taken, round_id: str) -> Sitting[None]:
    """What came of it. Each page can be skipped, and each reply is kept before the next.

    Only when the last page is over is the attempt told to its end; whoever stops before goes on behind what
    was said last.
    """
    said = {part.value for part in taken.said}
    said |= {each.moment.value for each in taken.world.history.every(Rated) if each.about == taken.id}
    answered = [place for place, (about, _) in enumerate(_PAGES) if about in said]
    for _, page in _PAGES[answered[-1] + 1 if answered else 0 :]:
        yield from page(taken, round_id)
    taken.say(AttemptPart.ENDED, FINISHED)


def _fear_of(taken: Taken) -> str:
    feared = taken.said.get(AttemptPart.FEARED)
    return feared.text if feared else ""


def _happened(taken: Taken, _: str) -> Sitting[None]:
    """The fear beside what came, and beside how it looks from outside."""
    feared = _fear_of(taken)
    if not feared:
        return
    body = [Para("You were afraid of this:"), Para(feared, Tone.QUOTE)]
    if outsider := taken.said.get(AttemptPart.OUTSIDER):
        body += [Para("How somebody else would see it, you wrote:"), Para(outsider.text, Tone.QUOTE)]
    asked = "What you hear: is it what you expected?" if taken.rung.number == RECORDED else "Did it happen?"
    body.append(Para(asked, Tone.QUESTION))
    yield from said_by_key(taken, AttemptPart.HAPPENED, body, ((YES, "y"), (PARTLY, "p"), (NO, "n")))


def _coped(taken: Taken, _: str) -> Sitting[None]:
    happened = taken.said.get(AttemptPart.HAPPENED)
    if happened and happened.text in (YES, PARTLY):
        body = (
            Para(_fear_of(taken), Tone.QUOTE),
            Para("Did you cope with it, in whatever way?", Tone.QUESTION),
        )
        yield from said_by_key(taken, AttemptPart.COPED, body, ((YES, "y"), (NO, "n")))


def _next_time(taken: Taken, _: str) -> Sitting[None]:
    if feared := _fear_of(taken):
        question = "How likely is it next time, from 0 to 100?"
        yield from likelihood(taken, AttemptPart.NEXT_TIME, "After", feared, question)


def _peak(taken: Taken, _: str) -> Sitting[None]:
    yield from _rated(taken, RatedAt.PEAK)


def _end(taken: Taken, _: str) -> Sitting[None]:
    yield from _rated(taken, RatedAt.END)


def _rated(taken: Taken, moment: RatedAt) -> Sitting[None]:
    if asked_now(taken.world, Occasion.LADDER):
        yield from rate(taken.world, moment, occasion=Occasion.LADDER, about=taken.id)


def _aid(taken: Taken, round_id: str) -> Sitting[None]:
    if taken.rung.aid:
        question = Para(f"Did you {taken.rung.aid} after all?", Tone.QUESTION)
        measured = [Para(said) for said in _silence(taken, round_id)]
        yield from said_by_key(taken, AttemptPart.AID, (*measured, question), ((YES, "y"), (NO, "n")))


def _surprised(taken: Taken, _: str) -> Sitting[None]:
    yield from words(taken, AttemptPart.SURPRISED, "After", [Para("What surprised you?", Tone.QUESTION)])


def _learned(taken: Taken, _: str) -> Sitting[None]:
    asked = Para("In one sentence: what have you learned?", Tone.QUESTION)
    yield from words(taken, AttemptPart.LEARNED, "After", [asked])


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
    if taken.rung.number != RECORDED:
        return
    world = taken.world
    kept = world.recordings(round_id[:SIGN]) if round_id else ()
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


_PAGES: tuple[tuple[str, _Asking], ...] = (
    ("", _listened),
    (AttemptPart.HAPPENED, _happened),
    (AttemptPart.COPED, _coped),
    (AttemptPart.NEXT_TIME, _next_time),
    (RatedAt.PEAK, _peak),
    (RatedAt.END, _end),
    (AttemptPart.AID, _aid),
    (AttemptPart.SURPRISED, _surprised),
    (AttemptPart.LEARNED, _learned),
)
"""Every page after an attempt in order, each with what is said there."""
