"""If-then plans: at most three, chosen or written, changed, and rehearsed by typing the then-part."""

from dataclasses import replace

from practice.model.nerves import IfThen, Rehearsed
from practice.model.page import LIST_KEYS, Choice, Left, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.nerves.plans import (
    LONGEST,
    MOST,
    STARTERS,
    WHY,
    Starter,
    as_cue,
    as_response,
    for_routine,
    live,
    recalled,
    unfinished,
)
from practice.nerves.steps import if_then
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice

TITLE = "If-then plans"
BLANK = Starter("", "", "")


def plans(world: World) -> Sitting[None]:
    """One thing after another, until the person is done."""
    notice = ""
    while True:
        facts = world.history.every(IfThen)
        kept, half = live(facts), unfinished(facts)
        try:
            key = yield from ask_choice(_menu(world, kept, half, notice))
        except Left:
            return
        notice = ""
        try:
            match key:
                case "a":
                    notice = yield from _add(world, kept)
                case "g" if half is not None:
                    notice = yield from _write(world, Starter(half.plan, half.cue, ""), half.plan)
                case "c":
                    notice = yield from _change(world, kept)
                case "x":
                    notice = yield from _drop(world, (*kept, half) if half else kept)
                case "r":
                    yield from drill(world)
                case _:
                    return
        except Left:
            continue


def _menu(world: World, kept: tuple[IfThen, ...], half: IfThen | None, notice: str) -> Page:
    body = [Para(notice, Tone.QUESTION)] if notice else []
    body.append(Para(WHY.text))
    body += [Para(_listed(world, number, plan), Tone.ROW) for number, plan in enumerate(kept, 1)]
    choices: list[Choice] = []
    if half:
        body.append(Para(f"Not finished: {_shown(half)}", Tone.ROW))
    going_on = half is not None and (len(kept) < MOST or half.plan in {plan.plan for plan in kept})
    if going_on:
        choices.append(Choice("g", "go on with the one you began"))
    if kept:
        choices.append(Choice("r", "rehearse: type the then-part from memory"))
    elif not half:
        body.append(Para("You have none yet. Before an interview, a routine goes through them with you."))
    if len(kept) < MOST:
        choices.append(Choice("a", "add a plan"))
    else:
        body.append(Para("Three is the most: change or drop one to make room for another.", Tone.ASIDE))
    if kept:
        choices.append(Choice("c", "change one"))
    if kept or half:
        choices.append(Choice("x", "drop one"))
    choices.append(Choice("z", "done"))
    default = "g" if going_on else "r" if kept else "a"
    return Page(TITLE, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default=default)


def _shown(plan: IfThen) -> str:
    """A plan as one sentence, as far as there is one."""
    return if_then(plan) if plan.response else f"If {plan.cue}, then ..."


def _listed(world: World, number: int, plan: IfThen) -> str:
    return f"{number}. {if_then(plan)} ({_rehearsals(world, plan)})"


def _rehearsals(world: World, plan: IfThen) -> str:
    """On how many days it was recalled, and how often; in other words than these it was another plan."""
    typed = [
        fact
        for fact in world.history.every(Rehearsed)
        if fact.plan == plan.plan and fact.stamp.at >= plan.stamp.at
    ]
    if not typed:
        return "not rehearsed yet"
    recalled_on = {fact.stamp.day for fact in typed if fact.recalled}
    times = "1 time" if len(typed) == 1 else f"{len(typed)} times"
    if not recalled_on:
        return f"tried {times}, not recalled yet"
    on = "one day" if len(recalled_on) == 1 else f"{len(recalled_on)} days"
    return f"recalled on {on}, {sum(fact.recalled for fact in typed)} of {times}"


def _add(world: World, kept: tuple[IfThen, ...]) -> Sitting[str]:
    """A starter or own words, both to be changed."""
    taken = {plan.plan for plan in kept}
    starters = [starter for starter in STARTERS if starter.id not in taken]
    choices = [
        Choice(key, f"If {each.cue}, then {each.response}.")
        for key, each in zip(LIST_KEYS, starters, strict=False)
    ]
    choices.append(Choice("o", "own words from the beginning"))
    page = Page(
        TITLE,
        (Para("Begin with one of these and change it into your own words, or write your own."),),
        "Your choice",
        Wanted.CHOICE,
        tuple(choices),
        default=choices[0].key,
    )
    key = yield from ask_choice(page)
    begun = BLANK if key == "o" else starters[LIST_KEYS.index(key)]
    return (yield from _write(world, begun, begun.id or world.new_id()))


def _change(world: World, kept: tuple[IfThen, ...]) -> Sitting[str]:
    plan = yield from _which(kept, "Which one shall change")
    return (yield from _write(world, Starter(plan.plan, plan.cue, plan.response), plan.plan))


def _drop(world: World, kept: tuple[IfThen, ...]) -> Sitting[str]:
    plan = yield from _which(kept, "Which one shall go")
    page = Page(
        TITLE,
        (Para(_shown(plan), Tone.QUESTION),),
        "Drop it",
        Wanted.CHOICE,
        (Choice("y", "yes, drop it"), Choice("n", "no, it stays")),
        default="n",
    )
    if (yield from ask_choice(page)) == "n":
        return "It stays."
    world.history.keep(IfThen(world.stamp(), plan.plan, plan.cue, plan.response, dropped=True))
    return "Dropped."


def _which(kept: tuple[IfThen, ...], prompt: str) -> Sitting[IfThen]:
    if len(kept) == 1:
        return kept[0]
    choices = tuple(Choice(key, _shown(plan)) for key, plan in zip(LIST_KEYS, kept, strict=False))
    key = yield from ask_choice(Page(TITLE, (), prompt, Wanted.CHOICE, choices))
    return kept[LIST_KEYS.index(key)]


def _write(world: World, begun: Starter, plan_id: str) -> Sitting[str]:
    """Both parts, line by line, each kept as it is handed in; what was done as a sentence."""
    cue = yield from _line(
        "If", "What might happen? Write what you would notice first.", as_cue(begun.cue), is_cue=True
    )
    if not cue:
        return "Nothing was kept: a plan needs both parts."
    now = begun.response if begun.id in {plan.plan for plan in live(world.history.every(IfThen))} else ""
    if cue != begun.cue or not now:
        world.history.keep(IfThen(world.stamp(), plan_id, cue, now))
    response = yield from _line(
        "Then", f"If {cue}, then ... what will you do or say?", as_response(begun.response), is_cue=False
    )
    if not response:
        return "The if-part is kept. A plan needs a then-part, too: g goes on with it."
    if (cue, response) == (begun.cue, now):
        return "It stays as it is."
    plan = IfThen(world.stamp(), plan_id, cue, response)
    world.history.keep(plan)
    return f"Kept: {if_then(plan)}"


def _line(prompt: str, asked: str, now: str, *, is_cue: bool) -> Sitting[str]:
    """One part; an empty line leaves what there is."""
    body = [Para(asked, Tone.QUESTION)]
    if now:
        body.append(Para(f"Enter alone leaves it as it is: {now}.", Tone.ASIDE))
    page = Page(TITLE, tuple(body), prompt, Wanted.LINE, value=now)
    while True:
        typed = clean((yield page))
        said = as_cue(typed) if is_cue else as_response(typed)
        if len(said) <= LONGEST:
            return said or now
        why = f"That is {len(said)} characters long; at most {LONGEST} can be read at a glance."
        page = replace(page, why=why, value=typed)


def drill(world: World) -> Sitting[None]:
    """Each plan once: its if-part is shown, its then-part typed from memory and then shown."""
    kept = live(world.history.every(IfThen))
    for number, plan in enumerate(for_routine(kept, MOST), 1):
        again = True
        while again:
            again = yield from _rehearse(world, plan, f"{number} of {len(kept)}")


def _rehearse(world: World, plan: IfThen, step: str) -> Sitting[bool]:
    """Type one then-part; whether the person wants it once more."""
    typed = yield Page(
        TITLE,
        (
            Para(f"If {plan.cue}, then ...", Tone.QUESTION),
            Para(
                "The rest from memory; the sense counts, not each letter. Enter alone shows it.", Tone.ASIDE
            ),
        ),
        "Then",
        Wanted.LINE,
        step=step,
    )
    said = as_response(clean(typed))
    there = recalled(plan.response, said)
    if said:
        world.history.keep(Rehearsed(world.stamp(), plan.plan, said, there))
    word = "There it is." if there else "Your plan reads:" if not said else "Not quite yet. Your plan reads:"
    page = Page(
        TITLE,
        (Para(word), Para(if_then(plan), Tone.QUESTION)),
        "What next",
        Wanted.CHOICE,
        (Choice("n", "on"), Choice("a", "once more")),
        default="n" if there else "a",
        step=step,
    )
    return (yield from ask_choice(page)) == "a"
