"""A round on the full screen: the interviewer, the question, the clock, and room to answer."""

from collections.abc import Callable
from dataclasses import replace

from practice.model.answer import Ended, Notes, Voice
from practice.model.pace import reading
from practice.rounds.events import Effect, Keep, Refuse
from practice.rounds.state import Phase
from practice.rounds.view import Time, View
from practice.screens.frame import SHORT, heading
from practice.screens.hearing import hearing_lines
from practice.screens.keys import Act, Place
from practice.screens.scene import Field
from practice.screens.style import styled
from practice.screens.text import Line, apart, indented, width_of
from practice.sittings.rounds.playing import Playing

SETTLE = 0.35
"""Seconds at the start of a phase in which Enter is taken for the end of the one before."""

SURPRISE = 1.0
"""Seconds after the clock has moved the round on in which no key but Ctrl-C counts."""

NOTES = (("story", "Story"), ("cues", "Three cues"), ("first", "First sentence"))
BAR = 50
QUESTION = 9
"""The weight of what is asked: only what is refused weighs more."""
MORE = "more: PgDn "
VOICE = "The question is being spoken. Enter ends the voice."


class RoundScene:
    """Draws the round's view and turns keys into its verbs."""

    def __init__(self, playing: Playing, *, finished: Callable[[], None], leave: Callable[[], None]) -> None:
        self._playing = playing
        self._finished = finished
        self._leave = leave
        self._note: int | None = None
        self._notice = ""
        self._voiceless = False
        self._clock_moved_at: float | None = None
        self._index, self._part = playing.state.index, playing.state.part
        self._top = 0
        playing.face(by_line=False)

    @property
    def place(self) -> Place:
        """Which keys hold."""
        state = self._playing.state
        match state.phase:
            case Phase.READY:
                if self._note is not None:
                    return Place.NOTE
                return Place.READY_TO_TYPE if state.plan.voice is Voice.TYPED else Place.READY
            case Phase.ANSWERING:
                return Place.TYPE if state.plan.voice is Voice.TYPED else Place.ALOUD
            case Phase.CHOOSING:
                return Place.TAKE
            case Phase.SILENCE:
                return Place.SILENCE
            case _:
                return Place.LISTEN

    @property
    def field(self) -> Field | None:
        """The note or the answer being written."""
        state = self._playing.state
        where = f"{state.index} {state.part} {state.take}"
        match self.place:
            case Place.NOTE:
                assert self._note is not None
                name, label = NOTES[self._note]
                return Field(f"{name} {where}", f"{label}: ", getattr(state.notes, name))
            case Place.TYPE:
                return Field(f"answer {where}", "", state.draft, grows=True)
            case _:
                return None

    @property
    def hidden_acts(self) -> frozenset[Act]:
        """What this recipe does not allow here."""
        state = self._playing.state
        hidden = set()
        if state.skips < 1:
            hidden.add(Act.SKIP)
        if not state.plan.rules.notes:
            hidden.add(Act.NEXT_FIELD)
        if not state.plan.predicted:
            hidden.add(Act.RATE)
        if self._strict() and self._note is None:
            hidden.add(Act.GO)
        return frozenset(hidden)

    def _strict(self) -> bool:
        """Getting ready where the time has to be waited out."""
        state = self._playing.state
        return state.phase is Phase.READY and not state.asked.may_start and state.take == 1

    def draw(self, width: int, rows: int) -> list[Line]:
        """The rows that matter most, when there is not room for all."""
        seen = self._playing.view()
        blocks = self._blocks(seen, width)
        top = (
            heading(seen.title, seen.place, width)
            if rows > SHORT
            else heading(seen.place or seen.title, "", width)[:1]
        )
        lines, self._top = _fitted(blocks, rows - len(top), self._top, width)
        return top + lines

    def explained(self, width: int) -> list[Line]:  # noqa: ARG002  # a Scene is told the width
        """A round explains itself as it goes."""
        return []

    def _blocks(self, seen: View, width: int) -> list[tuple[int, list[Line]]]:
        """Blocks of rows in order, each with its weight: the lightest go first when space is short."""
        blocks: list[tuple[int, list[Line]]] = [(1, [[]])]
        if seen.speaker:
            blocks.append((6, indented(seen.speaker, width, style=styled("speaker"))))
        if seen.lead:
            blocks.append((3, indented(seen.lead, width, style=styled("aside"))))
        style = styled("question") if seen.phase not in (Phase.SAYING, Phase.CALM, Phase.BREAK) else ""
        asked = indented(seen.text, width, style=style)
        if seen.card:  # one block with the question: where it is too long for the screen, both scroll
            asked += [[], *indented(seen.card, width, first="  │ ", rest="  │ ")]
        blocks.append((QUESTION, asked))
        if seen.clock and not self._clock_hidden(seen):
            blocks.append((2, [[]]))
            blocks.append((8, clock_line(seen.clock, width)))
            if seen.clock.zone:
                blocks.append((4, [zone_bar(seen.clock, width)]))
        blocks += self._heard(seen, width)
        blocks += self._preparation(width)
        state = self._playing.state
        if state.phase is Phase.CHOOSING and state.said:
            blocks += [(2, [[]]), (4, indented(state.said, width, first="  │ ", rest="  │ "))]
        if self._notice:
            blocks += [(2, [[]]), (10, indented(self._notice, width, style=styled("notice"), first="! "))]
        now = VOICE if self._playing.spoken_to else seen.now
        if now:
            blocks.append((1, [[]]))
            style = styled("notice" if seen.blank else "aside")
            blocks.append((10 if seen.blank else 5, indented(now, width, style=style)))
        if seen.next_text:
            blocks.append((2, indented(f"Next: {seen.next_text}", width)))
        return blocks

    def _clock_hidden(self, seen: View) -> bool:
        """The person has chosen to answer without a clock."""
        aloud = self._playing.state.plan.voice is Voice.ALOUD
        return aloud and seen.phase is Phase.ANSWERING and not self._playing.settings.live.time

    def _heard(self, seen: View, width: int) -> list[tuple[int, list[Line]]]:
        """What the microphone hears while somebody answers; before that only what is wrong with it."""
        if seen.phase not in (Phase.READY, Phase.ANSWERING):
            return []
        heard = self._playing.hearing()
        if heard is None or (seen.phase is Phase.READY and heard.trouble in ("", self._notice)):
            return []
        playing = self._playing
        state = playing.state
        rows = hearing_lines(
            heard,
            width,
            live=playing.settings.live,
            baseline=playing.baseline,
            spoken_s=playing.now() - state.since,
            zone=None if state.part else state.asked.zone,
        )
        if not rows:
            return []
        return [(2, [[]]), *([(9, rows)] if heard.trouble else [(4, [row]) for row in rows])]

    def _preparation(self, width: int) -> list[tuple[int, list[Line]]]:
        """The prediction, and the notes where the recipe allows them."""
        state = self._playing.state
        blocks: list[tuple[int, list[Line]]] = []
        if state.phase is Phase.READY and state.plan.predicted:
            said = str(state.expected) if state.expected else "1 badly to 5 well"
            blocks.append((2, [[]]))
            blocks.append((5, indented(f"How will this go? {said}", width)))
        if state.plan.rules.notes and state.phase in (Phase.READY, Phase.ANSWERING):
            blocks += self._notes(width)
        return blocks

    def _notes(self, width: int) -> list[tuple[int, list[Line]]]:
        """What has been noted; while there is time to prepare, also what might be."""
        state = self._playing.state
        invite = state.phase is Phase.READY and state.asked.preparing
        rows: list[tuple[int, list[Line]]] = []
        for number, (name, label) in enumerate(NOTES):
            text = getattr(state.notes, name)
            if number == self._note or not (text or invite):
                continue
            lines = indented(text or "-", width, first=f"  {label}: ", rest="    ")
            rows.append((6 if text else 3, lines))
        if rows and state.phase is Phase.ANSWERING:
            rows.insert(0, (1, [[]]))
        return rows

    def act(self, act: Act, key: str) -> None:
        """Hand a key to the round."""
        playing = self._playing
        if self._cut_off():
            return
        self._notice = ""
        match act:
            case Act.BACK if self.place is Place.NOTE:
                self._note = None
            case Act.BACK:
                self._leave()
                return
            case Act.UP | Act.PAGE_UP:
                self._top -= 1
            case Act.DOWN | Act.PAGE_DOWN:
                self._top += 1
            case Act.NEXT_FIELD:
                self._next_note()
            case Act.RATE:
                self._done(playing.expect(int(key)))
            case Act.SKIP | Act.AGAIN if self._settling():
                pass
            case Act.SKIP:
                self._done(playing.skip())
            case Act.AGAIN:
                self._done(playing.again())
            case Act.GO if self.place is Place.NOTE:
                self._go_from_note()
            case Act.GO if not self._settling():
                self._go()
            case _:
                pass

    def _go(self) -> None:
        playing = self._playing
        if self.place is Place.TYPE:
            self._done(playing.type(playing.state.draft))
        else:
            self._done(playing.go())

    def _cut_off(self) -> bool:
        """The clock has just moved the round on: whatever is pressed was meant for what was there before."""
        if self._playing.spoken_to:  # the clock stands still, and the key is for the voice
            return False
        return self._clock_moved_at is not None and self._playing.now() - self._clock_moved_at < SURPRISE

    def _settling(self) -> bool:
        if self._playing.spoken_to:  # the clock stands still, and the key is for the voice
            return False
        return self._playing.now() - self._playing.state.since < SETTLE

    def _next_note(self) -> None:
        self._playing.save_draft()
        if self._playing.state.plan.rules.notes:
            following = 0 if self._note is None else self._note + 1
            self._note = following if following < len(NOTES) else None

    def _go_from_note(self) -> None:
        if self._note == len(NOTES) - 1:
            self._note = None
            self._done(self._playing.go())
        else:
            self._next_note()

    def _done(self, effects: tuple[Effect, ...]) -> None:
        refused = next((effect.why for effect in effects if isinstance(effect, Refuse)), "")
        kept = any(isinstance(effect, Keep) for effect in effects)
        self._notice = refused or (self._playing.trouble if kept else "")
        state = self._playing.state
        if state.phase is not Phase.READY or state.index != self._index:
            self._note = None
        if (state.index, state.part) != (self._index, self._part):
            self._index, self._part, self._top = state.index, state.part, 0
        if self._playing.over:
            self._finished()

    def press(self, key: str) -> None:
        """Where the answer is typed, a letter begins it."""
        if self.place is not Place.READY_TO_TYPE or self._strict() or self._settling() or self._cut_off():
            return
        if key.isprintable() and key.strip():
            self._playing.hush()
            self._done(self._playing.go())
            self._playing.draft(key)

    def write(self, text: str) -> None:
        """The note or the answer so far."""
        state = self._playing.state
        if self.place is Place.TYPE:
            self._playing.draft(text)
        elif self._note is not None:
            name, _ = NOTES[self._note]
            notes: Notes = replace(state.notes, **{name: text})
            self._playing.note(notes)

    def pulse(self) -> None:
        """The clock may move the round on."""
        if not self._voiceless and (trouble := self._playing.voice_trouble):
            self._voiceless, self._notice = True, trouble
        before = self._playing.state
        effects = self._playing.tick()
        after = self._playing.state
        if after == before:
            return
        self._done(effects)
        if before.phase in (Phase.ANSWERING, Phase.READY):
            self._clock_moved_at = self._playing.now()
        if before.phase is Phase.ANSWERING and not self._interrupted(effects):
            self._notice = " ".join(filter(None, ("Time is up for that answer. It is kept.", self._notice)))

    @staticmethod
    def _interrupted(effects: tuple[Effect, ...]) -> bool:
        return any(isinstance(effect, Keep) and effect.given.ended is Ended.INTERRUPTED for effect in effects)

    def pause(self) -> None:
        """The program is put aside: the clock stands still."""
        self._playing.pause()

    def go_on(self) -> None:
        """The program is back."""
        self._playing.go_on()

    def put_away(self) -> None:
        """What is half written goes to disk, and nobody listens any more."""
        self._playing.put_away()


def clock_line(clock: Time, width: int) -> list[Line]:
    """The clock, and in words where the answer stands; the words give way on a narrow screen."""
    line: Line = [("", "  "), (styled("clock"), clock.reading), ("", f" {clock.label}")]
    if clock.zone and clock.where:
        about = f"about {reading(clock.elapsed)} spoken, " if clock.estimated else ""
        zone = f" ({reading(clock.zone.low_s)} to {reading(clock.zone.high_s)})"
        room = width - sum(width_of(text) for _, text in line) - 3
        forms = (f"{about}{clock.where.value}{zone}", f"{about}{clock.where.value}", clock.where.value)
        fitting = next((form for form in forms if width_of(form) <= room), "")
        line.append((styled("zone"), f"   {fitting}"))
    return [line]


def zone_bar(clock: Time, width: int) -> Line:
    """The answer's length on a line; the heavy stretch is the green zone, the upright stroke is now."""
    assert clock.zone is not None
    size = max(10, min(BAR, width - 4))
    full = max(clock.full_s, 1.0)

    def column(seconds: float) -> int:
        return min(size - 1, int(seconds / full * size))

    low, high, now = column(clock.zone.low_s), column(clock.zone.high_s), column(clock.elapsed)
    line: Line = [("", "  ")]
    for at in range(size):
        inside = low <= at <= high
        sign = "┃" if at == now else "━" if inside else "─"
        line.append((styled("zone") if inside else styled("bar"), sign))
    return line


def _fitted(blocks: list[tuple[int, list[Line]]], rows: int, top: int, width: int) -> tuple[list[Line], int]:
    """All rows, without the lightest blocks until they fit. A question that is still too long scrolls:
    it is shown from its row `top` on, which comes back within its bounds."""
    kept = list(blocks)
    while sum(len(lines) for _, lines in kept) > rows and any(weight < QUESTION for weight, _ in kept):
        del kept[min(range(len(kept)), key=lambda index: (kept[index][0], -index))]
    spare = rows - sum(len(lines) for weight, lines in kept if weight != QUESTION)
    lines: list[Line] = []
    for weight, block in kept:
        if weight == QUESTION and len(block) > spare:
            room = max(1, spare - 1)
            top = max(0, min(top, len(block) - room))
            sign = MORE if top + room < len(block) else ""
            lines += [
                *block[top : top + room],
                apart("", sign, width, left_style="", right_style=styled("key")),
            ]
        else:
            lines += block
    return lines[: max(rows, 1)], top
