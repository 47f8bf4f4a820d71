"""A round as lines: said in order, the time announced at sensible moments, a line to go on."""

from practice.model.answer import Ended, Notes, Voice
from practice.model.page import Left
from practice.plain.lines import Lines
from practice.plain.paging import BACK, HELP
from practice.plain.times import Announcement, announcements
from practice.rounds.events import Effect, Keep, Refuse, Speak
from practice.rounds.plan import Asked
from practice.rounds.state import Phase, Round
from practice.rounds.step import ends_at
from practice.rounds.view import blank_in_words, speaker_of, view
from practice.sittings.rounds.playing import Playing

SKIP = "/skip"
AGAIN = "/again"
LISTEN = 0.2
"""Seconds between two looks at whether the voice has ended."""
PLAY_HELP = (
    f"A line and Enter goes on. {SKIP} leaves a question out where the round allows it, {AGAIN} asks for "
    f"another take, {BACK} stops here and keeps everything. An answer is one line; a \\ at its end goes on "
    "in the next."
)


def play_round(playing: Playing, lines: Lines) -> None:
    """Play to the end. Raises Left when the person stops; everything so far is kept."""
    playing.face(by_line=True)
    try:
        _print_title(playing, lines)
        _tell(playing, playing.opening, lines)
        shown: tuple[object, ...] = ()
        voiceless = False
        while not playing.over:
            if playing.voice_trouble and not voiceless:
                voiceless = True
                lines.say(playing.voice_trouble)
            state = playing.state
            here = (state.index, state.phase, state.part, state.take)
            if here != shown:
                _print_phase(playing, lines, first=not shown)
                shown = here
            _one_phase(playing, lines)
    finally:
        playing.put_away()


def _one_phase(playing: Playing, lines: Lines) -> None:
    """Wait for a line or for the clock, whichever comes first, and hand it to the round."""
    if playing.spoken_to:
        _hear_out(playing, lines)
        return
    state = playing.state
    match state.phase:
        case Phase.SAYING:
            _tell(playing, playing.go(), lines)
        case Phase.READY if not lines.live and not state.asked.may_start and state.take == 1:
            # Nobody can prepare in a file: its lines are for the answers.
            lines.pause(max(0.0, (ends_at(state) or 0.0) - playing.now()))
            _tell(playing, playing.tick(), lines)
        case Phase.SILENCE:
            end = ends_at(state)
            lines.pause(max(0.0, (end or 0.0) - playing.now()))
            _tell(playing, playing.tick(), lines)
        case Phase.ANSWERING if state.plan.voice is Voice.TYPED:
            _typed_answer(playing, lines)
        case _:
            line = _line(playing, lines)
            if line is not None and playing.state == state:
                _hand_in(playing, line, lines)


def _hear_out(playing: Playing, lines: Lines) -> None:
    """Wait for the voice to end; an Enter ends it sooner. Lines of a file are for the answers."""
    while playing.spoken_to:
        if not lines.live:
            lines.pause(LISTEN)
        elif (line := lines.read(LISTEN)) is not None:
            playing.hush()
            if _is_command(line, playing.state):
                _command(playing, line.strip().lower(), lines)
            elif line.strip():
                lines.say("That ended the voice and nothing else; type it again.")
        _tell(playing, playing.tick(), lines)


def _typed_answer(playing: Playing, lines: Lines) -> None:
    lines.prompt(">")
    line = _line(playing, lines)
    if line is None:
        return
    while line.endswith("\\"):
        playing.draft(_joined(playing, line[:-1]) + "\n")
        playing.save_draft()
        lines.prompt(">")
        more = _line(playing, lines)
        if more is None:
            return
        line = more
    _tell(playing, playing.type(_joined(playing, line)), lines)


def _joined(playing: Playing, line: str) -> str:
    """The line after what is already written of this answer."""
    before = playing.state.draft
    between = " " if before and not before.endswith("\n") else ""
    return f"{before}{between}{line}"


def _line(playing: Playing, lines: Lines) -> str | None:
    """The next line that is not a command; None when the clock has moved the round on."""
    state = playing.state
    timed = playing.settings.live.time or state.plan.voice is Voice.TYPED
    spent = playing.now() - state.since
    ahead = list(announcements(state, after=spent)) if timed else []
    ahead = sorted([*ahead, *_blank(state, after=spent)], key=lambda each: each.at)
    while True:
        end = ends_at(state)
        until = [end] if end is not None else []
        until += [state.since + ahead[0].at] if ahead else []
        wait = max(0.0, min(until) - playing.now()) if until else None
        line = lines.read(wait)
        if line is None:
            ahead = _time_passed(playing, lines, ahead)
        elif not _is_command(line, state):
            return line
        else:
            _command(playing, line.strip().lower(), lines)
        if playing.state != state:
            return None


def _blank(state: Round, *, after: float) -> list[Announcement]:
    """When to stop on purpose in this answer, and when to go on."""
    item = state.item
    if not isinstance(item, Asked) or item.blank_at is None:
        return []
    if state.phase is not Phase.ANSWERING or state.part:
        return []
    stops = Announcement(item.blank_at, blank_in_words(item.blank_s))
    goes_on = Announcement(item.blank_at + item.blank_s, "Go on now.")
    return [each for each in (stops, goes_on) if each.at > after]


def _time_passed(playing: Playing, lines: Lines, ahead: list[Announcement]) -> list[Announcement]:
    spent = playing.now() - playing.state.since
    while ahead and ahead[0].at <= spent:
        lines.say(ahead.pop(0).text)
    effects = playing.tick()
    if any(isinstance(effect, Keep) and effect.given.ended is Ended.TIME for effect in effects):
        lines.say("Time is up for this answer.")
    _tell(playing, effects, lines)
    return ahead


def _command(playing: Playing, said: str, lines: Lines) -> None:
    if said == BACK:
        raise Left
    if said == HELP:
        lines.say(PLAY_HELP)
    elif said == SKIP:
        _tell(playing, playing.skip(), lines)
    elif said == AGAIN:
        lines.say("Another take can be asked for when an answer is done, where the round has takes.")
    else:
        lines.say(f"There is no {said}; {HELP} says what you can type.")


def _is_command(line: str, state: Round) -> bool:
    """A slash and one word: a typing error there must not become an answer."""
    said = line.strip().lower()
    if state.phase is Phase.CHOOSING and said == AGAIN:
        return False
    return said == HELP or (said.startswith("/") and said[1:].isalpha())


def _hand_in(playing: Playing, line: str, lines: Lines) -> None:
    """A line ends every phase that may be ended; while preparing it may say something first."""
    said = line.strip()
    phase = playing.state.phase
    if phase is Phase.READY and said and not _prepared(playing, said, lines):
        return
    if phase is Phase.ANSWERING and said:
        lines.say("This round is answered aloud: what you type is not kept. Enter alone when you are done.")
        return
    if phase is Phase.CHOOSING and said:
        if said.lower() not in (AGAIN, "again"):
            lines.say(f"Press Enter to keep this take, or type {AGAIN} to do it again.")
            return
        _tell(playing, playing.again(), lines)
        return
    _tell(playing, playing.go(), lines)


def _prepared(playing: Playing, said: str, lines: Lines) -> bool:
    """Keep a prediction, a note, or both; False when the answer does not begin yet."""
    state = playing.state
    number, _, rest = said.partition(" ")
    note = said
    if state.plan.predicted and number.isdecimal() and (not rest or len(number) == 1):
        note = rest.strip()
        if number not in "12345":
            lines.say("How it will go is a number from 1 to 5. Or write a note, or press Enter to begin.")
            return False
        playing.expect(int(number))
    if note and not state.plan.rules.notes:
        lines.say("This interview allows no notes. Press Enter to begin.")
        return False
    if note:
        playing.note(_noted(state, note))
    if state.asked.may_start or state.take > 1:
        return True
    playing.save_draft()  # "noted" is a promise
    lines.say("Noted. The answer starts by itself.")
    return False


def _noted(state: Round, said: str) -> Notes:
    """The first note is the story, the second the cues, what comes then the first sentence."""
    notes = state.notes
    if not notes.story:
        return Notes(said, notes.cues, notes.first)
    if not notes.cues:
        return Notes(notes.story, said, notes.first)
    return Notes(notes.story, notes.cues, f"{notes.first} / {said}" if notes.first else said)


def _print_title(playing: Playing, lines: Lines) -> None:
    lines.say("")
    lines.say(f"== {playing.state.plan.title} ==")
    lines.say("/? says what you can type, /q stops here and keeps everything.")


def _print_phase(playing: Playing, lines: Lines, *, first: bool) -> None:
    """What is to be done now; `first`: nothing of this round has been printed yet."""
    seen = view(playing.state, playing.now())
    if seen.card and (first or playing.state.phase is Phase.READY):
        lines.say("The words to read aloud:")
        lines.say(seen.card)
    match playing.state.phase:
        case Phase.READY:
            lines.say(_ready_text(playing))
            if seen.next_text:
                lines.say(f"Next comes: {seen.next_text}")
        case Phase.ANSWERING if playing.state.draft:
            lines.say(f"You had written: {playing.state.draft}")
            lines.say("What you write now is added to it.")
        case Phase.CHOOSING:
            lines.say(f"Enter keeps this take; {AGAIN} does it again.")
        case Phase.ANSWERING if playing.hearing() is not None:
            lines.say(f"The microphone listens. {seen.now}")
        case Phase.ANSWERING | Phase.SILENCE | Phase.REPLY:
            lines.say(seen.now)
        case Phase.CALM | Phase.BREAK:
            lines.say(f"{seen.text} {seen.now}")
        case _:
            pass


def _ready_text(playing: Playing) -> str:
    state = playing.state
    item = state.asked
    if item.card:
        seen = playing.view()
        return f"{seen.place}. {seen.now}"
    what = "prepare" if item.preparing else "think"
    if item.may_start or state.take > 1:
        how = f"Take about {item.ready_s} seconds to {what}; Enter begins your answer."
        begins = "Either begins your answer, too." if state.plan.predicted else "It begins your answer, too."
    else:
        how = f"{item.ready_s} seconds to {what}, then the answer starts by itself."
        begins = ""
    said = [f"{playing.view().place}. {how}"]
    if state.plan.predicted:
        also = ", a line of words is kept as your note." if state.plan.rules.notes else "."
        said.append(f"A number from 1 to 5 says how you think it will go{also}")
    elif state.plan.rules.notes:
        said.append("A line of words is kept as your note.")
    if begins and len(said) > 1:
        said.append(begins)
    return " ".join(said)


def _tell(playing: Playing, effects: tuple[Effect, ...], lines: Lines) -> None:
    for effect in effects:
        match effect:
            case Speak(by, text):
                who = f"{speaker_of(by)}: " if by else ""
                lines.say("")
                lines.say(f"{who}{text}")
            case Refuse(why):
                lines.say(why)
            case Keep() if playing.trouble:
                lines.say(playing.trouble)
            case _:
                pass
