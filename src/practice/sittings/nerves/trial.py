"""A personal trial: two ways to get ready, drawn by chance before rounds under pressure, and compared."""

from collections.abc import Sequence
from contextlib import suppress

from practice.model.nerves import TrialBegun, TrialEnded
from practice.model.page import YES_NO, Choice, Left, Page, Para, Tone, Wanted
from practice.model.trouble import Trouble
from practice.nerves.trial import LAST_LOOK, Standing, Way
from practice.nerves.trial_words import (
    ABOUT_YOU,
    CHOICES,
    FALSE_ALARM,
    IN_SHORT,
    NAMES,
    NOISE,
    SMALL_IS_MISSED,
    WHY,
    figures,
    in_short,
    row,
    rules,
    told,
)
from practice.sittings.nerves.past_trials import Trial, running, trials
from practice.sittings.nerves.trial_round import TITLE, next_round, rate_late, what_leaving_means
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice


def trial(world: World) -> Sitting[None]:
    """Begin a trial, go on with its next round, see what is known so far, or end it."""
    with suppress(Left):
        yield from rate_late(world)
    notice = ""
    while True:
        now = running(world)
        if now is None:
            if not (yield from _begin(world)):
                return
            notice = "It has begun."
            continue
        try:
            key = yield from ask_choice(_menu(now, notice))
        except Left:
            return
        notice = ""
        try:
            match key:
                case "g":
                    yield from next_round(world, now)
                case "l":
                    yield _list(now)
                case "r":
                    yield _rules()
                case "e":
                    if (yield from _end(world, now)):
                        return
                case _:
                    return
        except Left:
            notice = what_leaving_means(world, now)
        except Trouble as trouble:  # such as banks without a question that fits
            notice = trouble.told


def _begin(world: World) -> Sitting[bool]:
    """What a trial is, and which two ways it compares; False when the person would rather not."""
    earlier = trials(world)
    choices = [Choice("y", "choose two ways"), Choice("w", "what it is, in full"), Choice("n", "not now")]
    if earlier:
        choices.insert(2, Choice("l", "what earlier ones said"))
    page = Page(
        TITLE,
        tuple(Para(said) for said in IN_SHORT),
        "Your choice",
        Wanted.CHOICE,
        tuple(choices),
        default="y",
        explained=_expectations(),
        explains="what such a trial can tell you",
    )
    while (key := (yield from ask_choice(page))) in ("l", "w"):
        with suppress(Left):  # back from there is back to this page
            yield _earlier(earlier) if key == "l" else _rules()
    if key == "n":
        return False
    first = yield from _choose_way("Which way would you like to know about?", list(Way)[:-1], Way.BREATHING)
    others = [way for way in Way if way is not first]
    second = yield from _choose_way("And compared with what?", others, Way.NOTHING)
    if (yield from ask_choice(_agreed(first, second))) == "n":
        return False
    world.history.keep(TrialBegun(world.stamp(), world.new_seed(), f"{first} {second}"))
    return True


def _agreed(first: Way, second: Way) -> Page:
    """So many rounds are begun on purpose, never by pressing Enter all the way."""
    compared = f"{NAMES[first]} compared with {NAMES[second]}"
    body = (Para(f"{compared[0].upper()}{compared[1:]}, in up to {2 * LAST_LOOK} rounds."),)
    return Page(TITLE, body, "Begin it?", Wanted.CHOICE, YES_NO, default="n")


def _choose_way(asked: str, ways: Sequence[Way], usual: Way) -> Sitting[Way]:
    keys = {way.value[0]: way for way in ways}
    page = Page(
        TITLE,
        (Para(asked), *(Para(WHY[way].text, Tone.ITEM) for way in ways if way in WHY)),
        "Your choice",
        Wanted.CHOICE,
        tuple(Choice(key, CHOICES[way]) for key, way in keys.items()),
        default=usual.value[0],
    )
    return keys[(yield from ask_choice(page))]


def _menu(trial: Trial, notice: str) -> Page:
    """Where the trial stands, after a word about what was done last. The next way is not in it."""
    now = trial.finding
    going_on = now.standing is Standing.NOT_YET
    lead, *rest = told(now, trial.ways)
    choices = [Choice("l", "the list of your rounds"), Choice("r", "how it goes, once more")]
    if going_on:
        choices.insert(0, Choice("g", "the next round (up to ten minutes)"))
    choices += [Choice("e", "end this trial"), Choice("z", "done")]
    compared = f"Compared: {NAMES[trial.ways[0]]} and {NAMES[trial.ways[1]]}."
    caution = () if going_on else (Para(ABOUT_YOU.text, Tone.ASIDE),)
    return Page(
        TITLE,
        (
            *((Para(notice),) if notice else ()),
            Para(compared, Tone.ASIDE),
            Para(lead),
            *(Para(said) for said in rest),
            *caution,
        ),
        "Your choice",
        Wanted.CHOICE,
        tuple(choices),
        default="g" if going_on else "z",
        explained=() if going_on else (*(Para(said) for said in figures()), Para(FALSE_ALARM.text)),
    )


def _list(trial: Trial) -> Page:
    """Every round as it was rated, without a word on what it may mean."""
    rows = tuple(Para(row(each), Tone.ROW) for each in trial.rounds)
    note = "A round without 'most' does not count, nor the other one of its pair."
    lead, *_ = told(trial.finding, trial.ways)
    body = (Para(lead), *(rows or (Para("There is no round yet."),)), Para(note, Tone.ASIDE))
    return Page(TITLE, body, "Enter goes back.")


def _rules() -> Page:
    body = (*(Para(rule, Tone.ITEM) for rule in rules()), *_expectations())
    return Page(TITLE, body, "Enter goes back.")


def _expectations() -> tuple[Para, ...]:
    """What such a trial can do, and how often it cannot."""
    return tuple(Para(claim.text) for claim in (NOISE, FALSE_ALARM, SMALL_IS_MISSED, ABOUT_YOU))


def _earlier(past: Sequence[Trial]) -> Page:
    rows = tuple(
        Para(f"{each.begun.stamp.day}  {in_short(each.finding, each.ways)}", Tone.ITEM)
        for each in reversed(past)
    )
    return Page(TITLE, rows, "Enter goes back.")


def _end(world: World, trial: Trial) -> Sitting[bool]:
    """End it if the person is sure; everything in it stays."""
    early = trial.finding.standing is Standing.NOT_YET
    told_ = "Its answer stays 'not known', and its rounds stay kept." if early else "Its answer stays kept."
    page = Page(TITLE, (Para(f"End this trial? {told_}"),), "End it?", Wanted.CHOICE, YES_NO, default="n")
    if (yield from ask_choice(page)) == "n":
        return False
    world.history.keep(TrialEnded(world.stamp(), trial.begun.stamp.id))
    return True
