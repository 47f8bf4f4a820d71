"""The round as a state machine: what happened goes in, the next state and its effects come out."""

from dataclasses import replace

from practice.model.answer import Ended, FollowUp, Given, Notes, Voice
from practice.model.pace import Zone
from practice.rounds.events import (
    Again,
    Drafted,
    Effect,
    Event,
    Expected,
    Faced,
    Finish,
    Go,
    Keep,
    Noted,
    Refuse,
    Skip,
    Speak,
    StartRecording,
    StopRecording,
    Tick,
    Typed,
)
from practice.rounds.manner import cut_in
from practice.rounds.plan import Asked, Pause, Plan, Quiet, Said
from practice.rounds.probes import Evidence, choose_probe
from practice.rounds.state import Phase, Round

Stepped = tuple[Round, tuple[Effect, ...]]


def start(plan: Plan, *, at: float = 0.0) -> Stepped:
    """The round at its first item; `at` is seconds on the round's clock."""
    return _enter(Round(plan, skips=plan.rules.skip), 0, at)


def step(round_: Round, event: Event) -> Stepped:
    """The next state and what it asks of the world. Events that do not fit the phase change nothing.

    Nothing here ends an answer because the person is silent.
    """
    match event:
        case Tick(at):
            return _tick(round_, at)
        case Go(at):
            return _go(round_, at)
        case Typed(at, words):
            return _typed(round_, at, words)
        case Skip(at):
            return _skip(round_, at)
        case Again(at):
            return _again(round_, at)
        case Drafted(_, words):
            return (replace(round_, draft=words), ()) if round_.phase is Phase.ANSWERING else (round_, ())
        case Noted(_, notes):
            fits = round_.phase is Phase.READY and round_.plan.rules.notes
            return (replace(round_, notes=notes), ()) if fits else (round_, ())
        case Faced(at, by_line):
            return _faced(replace(round_, by_line=by_line), at), ()
        case Expected(_, level):
            asked = round_.plan.predicted and round_.phase is Phase.READY and round_.part == 0
            fits = asked and 1 <= level <= 5
            return (replace(round_, expected=level), ()) if fits else (round_, ())


def _faced(round_: Round, at: float) -> Round:
    """Whoever comes back to a phase whose time is over gets that time again, and is not cut off at once."""
    due = ends_at(round_)
    if due is None or due > at:
        return round_
    return replace(round_, since=at, spent_s=round_.spent_s + at - round_.since)


def said_last(round_: Round) -> tuple[Speak, ...]:
    """What an interviewer said last at this point, to be said again when a round is taken up."""
    match round_.item:
        case Said(by, text, _):
            return (Speak(by, text),)
        case Asked(by=by, wording=wording):
            return (Speak(by, round_.follow_up.text if round_.follow_up else wording),)
        case _:
            return ()


def half_given(round_: Round, *, at: float) -> Given | None:
    """What has been written or noted and not yet handed in, as an answer that was left; None: nothing."""
    if round_.phase not in (Phase.READY, Phase.ANSWERING):
        return None
    words = _draft(round_) or None
    if words is None and (round_.part or round_.notes == Notes()):
        return None
    if round_.phase is Phase.READY:
        return _given(_prepared(round_, at), Ended.SKIPPED, 0.0, _draft(round_))
    return _given(round_, Ended.LEFT if words else Ended.SKIPPED, at - round_.since, words)


def ends_at(round_: Round) -> float | None:
    """The moment the clock itself moves this round on, or None."""
    item = round_.item
    match round_.phase, item:
        case _, Quiet() | Said() | Pause():
            return round_.since + item.seconds
        case Phase.READY, Asked():
            if not item.preparing:
                return None  # in a conversation nobody but you begins your answer
            if round_.by_line and item.may_start:
                return None  # a line that is half written must not turn into the answer
            return round_.since + item.ready_s
        case Phase.SILENCE, Asked():
            return round_.since + item.silence_s
        case Phase.REPLY, Asked():
            return round_.since + item.reply_s
        case Phase.ANSWERING, Asked():
            if _whole_lines(round_):
                return None
            moments = [limit for limit in (item.stop_s, _cut(round_)) if limit is not None]
            if round_.part > 0:
                moments = []
            return round_.since + min(moments) if moments else None
        case _:
            return None


def _whole_lines(round_: Round) -> bool:
    return round_.by_line and round_.plan.voice is Voice.TYPED


def _cut(round_: Round) -> float | None:
    item = round_.asked
    return item.interrupt_s if round_.part == 0 and round_.take == 1 else None


def _enter(round_: Round, index: int, at: float) -> Stepped:
    """Begin the item at `index`."""
    fresh = replace(
        round_,
        index=index,
        since=at,
        spent_s=0.0,
        part=0,
        take=1,
        follow_up=None,
        asked_before=(),
        prepared_s=0.0,
        expected=None,
        notes=Notes(),
        draft="",
        said=None,
        last_seconds=0.0,
    )
    match fresh.item:
        case None:
            return replace(fresh, phase=Phase.DONE), (Finish(),)
        case Quiet():
            return replace(fresh, phase=Phase.CALM), ()
        case Said(by, text, _):
            return replace(fresh, phase=Phase.SAYING), (Speak(by, text),)
        case Pause():
            return replace(fresh, phase=Phase.BREAK), ()
        case Asked() as item:
            ready = replace(fresh, phase=Phase.READY)
            return ready, (Speak(item.by, f"{ready.lead} {item.wording}".strip()),)


def _next(round_: Round, at: float) -> Stepped:
    return _enter(round_, round_.index + 1, at)


def _tick(round_: Round, at: float) -> Stepped:
    due = ends_at(round_)
    if due is None or at < due:
        return round_, ()
    match round_.phase:
        case Phase.CALM | Phase.SAYING | Phase.BREAK | Phase.REPLY:
            return _next(round_, at)
        case Phase.READY:
            return _begin_answer(round_, at)
        case Phase.SILENCE:
            return _follow_up(round_, at)
        case Phase.ANSWERING:
            # What was due first ends it, however late the tick: a computer may have slept in between.
            cut = _cut(round_)
            ended = Ended.INTERRUPTED if cut is not None and due == round_.since + cut else Ended.TIME
            return _end_answer(round_, at, ended, words=_draft(round_), until=due)
        case _:
            raise AssertionError(f"no clock runs in {round_.phase!r}")


def _go(round_: Round, at: float) -> Stepped:
    match round_.phase:
        case Phase.CALM | Phase.SAYING | Phase.BREAK | Phase.REPLY:
            return _next(round_, at)
        case Phase.READY:
            if round_.asked.may_start or round_.take > 1:
                return _begin_answer(round_, at)
            return round_, (
                Refuse("Here the preparation time runs by itself: use it, the answer starts after."),
            )
        case Phase.ANSWERING:
            if round_.plan.voice is Voice.TYPED:
                return round_, ()
            return _end_answer(round_, at, _how(round_, at), words=None)
        case Phase.CHOOSING:
            return _after_answer(round_, at)
        case _:
            return round_, ()


def _how(round_: Round, at: float) -> Ended:
    """A line that comes after the interviewer would have cut in is answered by the cutting in."""
    cut = _cut(round_)
    late = cut is not None and at >= round_.since + cut and _whole_lines(round_)
    return Ended.INTERRUPTED if late else Ended.DONE


def _typed(round_: Round, at: float, words: str) -> Stepped:
    if round_.phase is not Phase.ANSWERING or round_.plan.voice is not Voice.TYPED:
        return round_, ()
    if not words.strip():
        other = ", or skip the question" if round_.skips else ""
        return round_, (Refuse(f"Nothing is written yet. A few words are enough{other}."),)
    return _end_answer(round_, at, _how(round_, at), words=words)


def _skip(round_: Round, at: float) -> Stepped:
    if round_.phase not in (Phase.READY, Phase.ANSWERING):
        return round_, ()
    if round_.skips < 1:
        return round_, (Refuse("There is no skip left in this round: say what you can, and that is fine."),)
    spent = replace(round_, skips=round_.skips - 1)
    if round_.phase is Phase.READY:
        spent = _prepared(spent, at)
    return _end_answer(spent, at, Ended.SKIPPED, words=_draft(round_))


def _again(round_: Round, at: float) -> Stepped:
    if round_.phase is not Phase.CHOOSING:
        return round_, ()
    again = replace(
        round_, phase=Phase.READY, since=at, spent_s=0.0, take=round_.take + 1, draft="", prepared_s=0.0
    )
    return again, (Speak(round_.asked.by, round_.asked.wording),)


def _prepared(round_: Round, at: float) -> Round:
    """Getting ready ends here; all of it was preparation."""
    return replace(round_, prepared_s=at - round_.since + round_.spent_s, since=at, spent_s=0.0)


def _begin_answer(round_: Round, at: float) -> Stepped:
    begun = replace(_prepared(round_, at), phase=Phase.ANSWERING, draft="")
    return begun, (StartRecording(),)


def _draft(round_: Round) -> str | None:
    """What has been typed so far, when typing is how answers are given."""
    return round_.draft if round_.plan.voice is Voice.TYPED else None


def _end_answer(
    round_: Round, at: float, ended: Ended, *, words: str | None, until: float | None = None
) -> Stepped:
    """Close the answer; `until` is when the clock ended it, where that was before `at`."""
    item = round_.asked
    seconds = (at if until is None else until) - round_.since
    given = _given(round_, ended, seconds, words)
    said = words
    if words is not None and round_.part and round_.said:
        said = f"{round_.said}\n{words}"
    skipped = ended is Ended.SKIPPED
    closed = replace(round_, draft="", said=said, last_seconds=seconds, after_skip=skipped)
    kept: tuple[Effect, ...] = (Keep(given),)
    if round_.phase is Phase.ANSWERING:
        kept = (StopRecording(), *kept)
    if ended is Ended.SKIPPED:
        after, effects = _next(closed, at)
    elif ended is Ended.INTERRUPTED:
        text = cut_in(item.question.type, round_.plan.seed, round_.index)
        why = "the interviewer cut in: this recipe asks for it, to practise staying steady"
        after, effects = _ask_more(closed, at, FollowUp(text, why))
    elif round_.part == 0 and round_.take <= item.retakes:
        after, effects = replace(closed, phase=Phase.CHOOSING, since=at), ()
    else:
        after, effects = _after_answer(closed, at)
    return after, kept + effects


def _given(round_: Round, ended: Ended, seconds: float, words: str | None) -> Given:
    if round_.phase is Phase.ANSWERING:
        seconds += round_.spent_s
    return Given(
        item=round_.index,
        part=round_.part,
        take=round_.take,
        asked=round_.follow_up.text if round_.follow_up else round_.asked.wording,
        ended=ended,
        prepared_s=round(round_.prepared_s, 3),
        answered_s=round(seconds, 3),
        words=words,
        follow_up=round_.follow_up,
        expected=round_.expected,
        notes=round_.notes,
    )


def _after_answer(round_: Round, at: float) -> Stepped:
    """The question itself may be followed by a silence; then come the follow-ups."""
    if round_.part == 0 and round_.asked.silence_s:
        return replace(round_, phase=Phase.SILENCE, since=at), ()
    return _follow_up(round_, at)


def _follow_up(round_: Round, at: float) -> Stepped:
    item = round_.asked
    if round_.part < item.probes:
        ticks = frozenset(item.ticks) if item.ticks is not None and round_.part == 0 else None
        evidence = Evidence(seconds=round_.last_seconds, words=round_.said, ticks=ticks)
        chosen = choose_probe(item.question, evidence, zone=_zone(round_), before=round_.asked_before)
        if chosen:
            return _ask_more(round_, at, chosen)
    if item.reply_s:
        return replace(round_, phase=Phase.REPLY, since=at), ()
    return _next(round_, at)


def _zone(round_: Round) -> Zone:
    """What the answer so far is judged by: typed words add up, a spoken follow-up has its own time."""
    item = round_.asked
    if not round_.part:
        return item.zone
    own = Zone(item.probe_answer_s // 3, item.probe_answer_s * 2)
    if round_.said is None:
        return own
    return replace(item.zone, high_s=item.zone.high_s + round_.part * own.high_s)


def _ask_more(round_: Round, at: float, follow_up: FollowUp) -> Stepped:
    more = replace(
        round_,
        phase=Phase.ANSWERING,
        since=at,
        spent_s=0.0,
        part=round_.part + 1,
        follow_up=follow_up,
        asked_before=(*round_.asked_before, follow_up.text),
        prepared_s=0.0,
        expected=None,
    )
    return more, (Speak(round_.asked.by, follow_up.text), StartRecording())
