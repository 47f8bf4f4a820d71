"""The microphone outside a round: a check, a calm reading to compare with, and plain listening."""

from dataclasses import replace

from practice.model.delivery import Delivery
from practice.model.facts import Baseline
from practice.model.page import LIST_KEYS, Choice, Left, Page, Para, Picture, Tone, Wanted
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings.ports import World
from practice.sittings.rounds.equipment import Equipment, equipped
from practice.sittings.rounds.heard import calm_reading, explained, line, told
from practice.sittings.rounds.listening import Listening
from practice.sittings.script import Sitting, ask_choice
from practice.speech.telling import CLIPPING, QUIET_DB, has_pace, share, whole
from practice.speech.trust import edge_margin, rate_margin

CHECK_S = 10.0
SENTENCE = "The train was late this morning, so I had time for a cup of tea and a good look at my notes."
READING = (
    "On a clear morning I like to walk to the market before it fills up. The bakers put out their bread, "
    "somebody sweeps the steps, and the first bus waits with its doors open.",
    "I buy a few apples, some cheese, and a newspaper that I will hardly read. On the way back I take the "
    "path along the river, where the water moves slowly under the old bridge.",
    "There is time to think about the day: whom I will meet, what I would like to say, and what can wait "
    "until tomorrow. When I come home the kettle is already on, and the house is quiet.",
)
NEAR_DB = 12.0
"""Speech that stands so little above the room is measured less surely."""

ENOUGH_S = 20.0
"""Seconds of speech under which a reading says too little about a pace."""


def at_the_microphone(world: World) -> Sitting[World]:
    """Everything about the microphone in one place, until the person is done; the world as chosen then."""
    notice = ""
    while True:
        used = world.settings.microphone.use
        page = _menu(world, used=used)
        try:
            key = yield from ask_choice(replace(page, why=notice))
        except Left:
            return world
        notice = ""
        try:
            match key:
                case "c":
                    world = yield from check(world)
                case "b":
                    yield from baseline(world)
                case "l":
                    yield from listen(world)
                case "w":
                    world, notice = yield from _choose(world)
                case "n":
                    return world
                case _:
                    world = _use(world, used=not used)
                    notice = "Kept: nothing listens any more." if used else "Kept: from now on."
        except Left:
            continue
        except Trouble as trouble:  # such as settings that cannot be written
            notice = trouble.told


def _menu(world: World, *, used: bool) -> Page:
    state = "Rounds answered aloud measure pace and pauses." if used else "Nothing listens at present."
    kept = world.history.baseline()
    reading = f"Your calm reading is of {kept.stamp.day}." if kept else "You have not read a calm text yet."
    return Page(
        "The microphone",
        (
            Para(f"{state} No round needs it, and what it measures stays on this computer."),
            Para(reading, Tone.ASIDE),
        ),
        "Your choice",
        Wanted.CHOICE,
        (
            Choice("c", "check it: ten seconds of reading aloud"),
            Choice("b", "read a calm text, to compare later answers with (a minute)"),
            Choice("l", "speak freely and see your pace and pauses"),
            Choice("w", "choose which microphone"),
            Choice("o", "do not use it in rounds any more" if used else "use it in rounds from now on"),
            Choice("n", "done"),
        ),
        default="c",
    )


def _use(world: World, *, used: bool) -> World:
    world.keep_setting("microphone.use", used)
    return equipped(world, Equipment(microphone=used))


def _choose(world: World) -> Sitting[tuple[World, str]]:
    """Which microphone, for good; the world with it, and what to say of it."""
    try:
        there = world.microphones()[: len(LIST_KEYS)]
    except Trouble as trouble:
        return world, trouble.told
    if not there:
        return world, "This computer shows no microphone. Plug one in, then choose again."
    choices = [Choice(key, clean(name)) for key, name in zip(LIST_KEYS, there, strict=False)]
    choices.append(Choice("z", "whichever the system has chosen"))
    page = Page(
        "The microphone",
        (Para("These are plugged in:"),),
        "Which one",
        Wanted.CHOICE,
        tuple(choices),
        default="z",
    )
    key = yield from ask_choice(page)
    name = "" if key == "z" else there[LIST_KEYS.index(key)]
    world.keep_setting("microphone.device", name)
    microphone = replace(world.settings.microphone, device=name)
    world = replace(world, settings=replace(world.settings, microphone=microphone))
    return world, f"Kept: {clean(name) or 'whichever the system has chosen'}. Check it with c."


def check(world: World) -> Sitting[World]:
    """Ten seconds of reading, and what the microphone makes of them; the world as it is chosen then."""
    while True:
        delivery, trouble = yield from _listen(
            world,
            "Microphone check",
            (
                Para("Read this aloud, as you would say it to somebody across a table:"),
                Para(SENTENCE, Tone.QUESTION),
                Para("Then stay quiet until the time is over.", Tone.ASIDE),
            ),
            now="Ten seconds. Nothing of it is kept.",
            seconds=CHECK_S,
        )
        use = world.settings.microphone.use
        body = _checked(delivery, trouble)
        choices = [Choice("a", "check again"), Choice("n", "done")]
        heard = delivery is not None and delivery.speech is not None and not delivery.too_noisy
        good = heard and not trouble
        if good:
            choices.insert(0, Choice("b", "read a calm text once, to compare later answers with (a minute)"))
        if good and not use:
            choices.insert(0, Choice("y", "use the microphone in rounds from now on"))
        page = Page(
            "Microphone check",
            body,
            "What next",
            Wanted.CHOICE,
            tuple(choices),
            default="n" if good else "a",
            explained=explained(delivery, None),
        )
        key = yield from ask_choice(page)
        if key == "y":
            world = _use(world, used=True)
            yield Page(
                "Microphone check",
                (Para("From now on rounds measure pace and pauses. `practice mic off` ends that."),),
                "Enter goes on.",
            )
        if key == "b":
            yield from baseline(world)
        if key != "a":
            return world


def at_the_microphone_only(world: World) -> Sitting[None]:
    """All of it on its own."""
    yield from at_the_microphone(world)


def check_only(world: World) -> Sitting[None]:
    """The check on its own."""
    yield from check(world)


def baseline(world: World) -> Sitting[None]:
    """A calm text read once and kept as measures: what later answers are shown beside."""
    while True:
        delivery, trouble = yield from _listen(
            world,
            "A calm reading",
            (Para("Read this aloud, calmly, at the pace you like best."), *(Para(text) for text in READING)),
            now="Enter when you have read it. The measures are kept, the sound is not.",
        )
        why = _not_enough(delivery, trouble)
        if delivery is None or why:
            page = Page(
                "A calm reading",
                (Para(why),),
                "What next",
                Wanted.CHOICE,
                (Choice("a", "read it again"), Choice("n", "leave it")),
                default="a",
            )
            if (yield from ask_choice(page)) == "n":
                return
            continue
        world.history.keep(Baseline(world.stamp(), world.settings.microphone.device, delivery))
        yield Page(
            "A calm reading",
            (Para("Kept. Later answers are shown beside this one."), *told(delivery, None)),
            "Enter goes on.",
            explained=explained(delivery, None),
        )
        return


def listen(world: World) -> Sitting[None]:
    """Whatever is said, measured; nothing of it is kept."""
    body = (Para("Speak as long as you like."),)
    now = "Enter when you are done. Nothing is kept."
    delivery, trouble = yield from _listen(world, "Listening", body, now=now)
    beside = calm_reading(world)
    failed = trouble or ("" if delivery else NOTHING)
    shown = (*([Para(failed)] if failed else []), *told(delivery, beside))
    yield Page("What was heard", shown, "Enter goes on.", explained=explained(delivery, beside))


NOTHING = "No sound came from the microphone."


def _listen(
    world: World, title: str, body: tuple[Para, ...], *, now: str, seconds: float | None = None
) -> Sitting[tuple[Delivery | None, str]]:
    listening = Listening(world, title, body, now=now, seconds=seconds)
    yield listening
    return listening.delivery, listening.trouble


def _not_enough(delivery: Delivery | None, trouble: str) -> str:
    """Why a reading cannot stand for a person's calm pace; empty when it can."""
    if delivery is None:
        return trouble or NOTHING
    if delivery.speech is None or delivery.too_noisy:
        return line(delivery, None)
    if trouble:
        return trouble
    if not whole(delivery):
        return "Part of the sound was lost on the way, so the pace would come out wrong."
    if delivery.phonation < ENOUGH_S:
        return "That was short. The whole text, read to its end, says more about your pace."
    return ""


def _checked(delivery: Delivery | None, trouble: str) -> tuple[Para | Picture, ...]:
    """What the check found, the most important first, each with what to do about it."""
    if delivery is None:
        return (Para(trouble or NOTHING),)
    if delivery.silent:
        return (
            Para("The microphone is there, but only silence came from it: the system keeps it closed."),
            Para("On macOS: System Settings, Privacy & Security, Microphone: allow the terminal.", Tone.ITEM),
            Para("On Windows: Settings, Privacy & security, Microphone: let desktop apps use it.", Tone.ITEM),
            Para("Elsewhere: look whether it is muted, on the device or in the sound settings.", Tone.ITEM),
        )
    body: list[Para | Picture] = [Para(trouble)] if trouble else []
    if delivery.speech is None:
        body.append(Para("No speech was heard. Is it muted, or is another one chosen?"))
    else:
        body += told(delivery, None)
    body += [Para(line, Tone.ITEM) for line in _quality(delivery)]
    return tuple(body)


def _quality(delivery: Delivery) -> list[str]:
    """What can be mended first, then what can be trusted; nothing where nobody was heard."""
    if delivery.speech is None:
        return []
    lines = [_level(delivery)] if delivery.level_db is not None or delivery.clipped > CLIPPING else []
    if delivery.level_db is not None and delivery.snr_db is not None:
        floor = delivery.snr_db - delivery.level_db
        near = "; a quieter place would be better" if delivery.snr_db < NEAR_DB else ""
        lines.append(
            f"The room: {floor:.0f} dB under the loudest there can be; "
            f"your speech stands {delivery.snr_db:.0f} dB above it{near}"
        )
    if delivery.faulty_s > 0:
        lines.append(f"Lost on the way: {delivery.faulty_s:.1f} s. Other programs keep the computer busy")
    lines.append(_trust(delivery))
    return lines


def _level(delivery: Delivery) -> str:
    if delivery.clipped > CLIPPING or delivery.level_db is None:
        return "Too loud: the sound is cut off at the top. Move back a little, or turn the input down"
    word = "quiet: come closer, or turn the input up" if delivery.level_db < QUIET_DB else "that is fine"
    return f"Your speech: {-delivery.level_db:.0f} dB under the loudest there can be; {word}"


def _trust(delivery: Delivery) -> str:
    """What can be measured here, and how far that can be trusted."""
    if delivery.too_noisy:
        return "That is too close to the noise: pauses and pace cannot be told here"
    pauses = f"What can be told here: pauses, their ends to {edge_margin(delivery):.2f} s"
    if not has_pace(delivery):
        return f"{pauses}; for a pace there was too little speech"
    margin = share(rate_margin(delivery, same_voice=True))
    return f"{pauses}; changes of your pace to {margin} in so short a time, in a longer answer better"
