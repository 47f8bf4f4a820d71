"""The small drills that need no clock to be marked: read, chosen, typed or told from memory."""

from collections.abc import Callable
from functools import partial

from practice.model.drills import DrillKind, Outcome
from practice.schedule.drills import DrillItem
from practice.sittings.drills.drill_beats import beats
from practice.sittings.drills.drill_probe import one_probe
from practice.sittings.drills.drill_turn import their_turn
from practice.sittings.drills.drills_choosing import really_asking, which_story
from practice.sittings.drills.drills_writing import first_sentence, numbers, we_to_i
from practice.sittings.ports import World
from practice.sittings.script import Sitting

Drill = Callable[[World, DrillItem, str], Sitting[Outcome]]


def word_drills(*, typed: bool) -> dict[DrillKind, Drill]:
    """Each by its kind; with `typed`, what could be told aloud is typed instead."""
    return {
        DrillKind.ASKING: really_asking,
        DrillKind.WHICH: which_story,
        DrillKind.BEATS: partial(beats, typed=typed),
        DrillKind.FIRST: first_sentence,
        DrillKind.NUMBERS: numbers,
        DrillKind.WE_TO_I: we_to_i,
        DrillKind.PROBE: partial(one_probe, typed=typed),
        DrillKind.THEIR_TURN: their_turn,
    }
