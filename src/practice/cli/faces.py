"""Which face a sitting gets: the full screen, or lines of text."""

import gc
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType, SimpleNamespace

from practice.cli.streams import make_usable
from practice.model.trouble import Trouble
from practice.sittings.ports import World
from practice.sittings.rounds.equipment import Equipment, equipped
from practice.sittings.script import Sitting

HANGUPS = ("SIGTERM", "SIGHUP")

QUIET = frozenset({"mic", "listen", "calm", "plans", "nerves", "jobs", "after", "plan", "debrief", "letters"})
"""After these nobody is told what else there is to do: somebody may be about to join an interview, or sad."""


class WordsAtOdds(Trouble):
    """Options that cannot be had together."""


def run_face(options: SimpleNamespace, world: World) -> int:
    """Run the sitting the words ask for, in the face that suits the terminal."""
    make_usable()
    world = equipped(world, _equipment(options))
    sitting = sitting_for(options, world)
    gc.enable()
    with _quiet():
        if wants_plain(options):
            return _run_plain(sitting, options, world)
        from practice.screens.running import run_sitting

        status = run_sitting(sitting)
    if options.command is not None or status:  # home itself shows what waits
        _say_goodbye(options, world, stopped=status != 0)
    return status


def _quiet() -> AbstractContextManager[None]:
    """Where sound is used, its libraries print; that must not stand among our own lines."""
    from practice.sound.standard_error import errors_to
    from practice.wiring import sound_log

    return errors_to(sound_log())


def _equipment(options: SimpleNamespace) -> Equipment:
    """The microphone and the voice, as far as the words say something about them."""
    return Equipment(
        microphone=getattr(options, "mic", None),
        keep_audio=getattr(options, "keep_audio", None),
        speaking=getattr(options, "speak", None),
    )


def sitting_for(options: SimpleNamespace, world: World) -> Sitting[object]:
    """The sitting that a parsed command line asks for. Raises Trouble when its options are at odds."""
    match options.command:
        case None:
            from practice.sittings.home import home

            return home(world)
        case "review":
            from practice.sittings.rounds.review import look_back

            return look_back(world)
        case "mock":
            return _mock(options, world)
        case "calm":
            return _calm(options, world)
        case "drill":
            return _drill(options, world)
        case "stories":
            from practice.cli.stories import story_sitting

            return story_sitting(options, world)
        case "calibration":
            from practice.sittings.drills.calibration import calibration

            return calibration(world)
        case "plans":
            from practice.sittings.nerves.plans import plans

            return plans(world)
        case "ladder":
            from practice.sittings.nerves.ladder import ladder

            return ladder(world)
        case "nerves":
            from practice.sittings.nerves.nerves import nerves

            return nerves(world)
        case "trial":
            from practice.sittings.nerves.trial import trial

            return trial(world)
        case "mic" | "listen":
            return _microphone(options, world)
        case "jobs":
            from practice.cli.jobs import jobs_sitting

            return jobs_sitting(options, world)
        case "after" | "plan" | "debrief" | "letters":
            from practice.cli.afterwards import sitting_afterwards

            return sitting_afterwards(options, world)
        case _:
            raise AssertionError(f"no sitting for {options.command!r}")


def _calm(options: SimpleNamespace, world: World) -> Sitting[object]:
    if options.why:
        if options.until or options.before or options.routine or options.rehearse or options.minutes:
            raise WordsAtOdds("--why was given with something to do", mend="leave the rest out, or --why")
        from practice.sittings.nerves.calm import why

        return why(world, options.pattern)
    timed = [
        word
        for word, given in (
            ("--until", options.until is not None),
            ("--before", options.before is not None),
            ("--routine", options.routine is not None),
            ("--rehearse", options.rehearse),
        )
        if given
    ]
    if options.until is not None and options.before is not None:
        raise WordsAtOdds("--until and --before were both given", mend="choose one")
    if options.until is not None and options.rehearse:
        mend = "leave --until out to try the routine now, or --rehearse to do it for the interview"
        raise WordsAtOdds("--until and --rehearse were both given", mend=mend)
    if timed and (options.pattern or options.minutes is not None):
        word = "a pattern" if options.pattern else "--minutes"
        mend = "leave one of them out: a routine has its own breathing and ends on time"
        raise WordsAtOdds(f"{word} and {timed[0]} were both given", mend=mend)
    if timed:
        from practice.sittings.nerves.minutes_before import CountdownWish, countdown
        from practice.sittings.when import next_at

        until = None if options.until is None else next_at(options.until, world.clock)
        return countdown(world, CountdownWish(until, options.before, options.routine, options.rehearse))
    from practice.sittings.nerves.calm import CalmWish, calm

    return calm(world, CalmWish(options.pattern, options.minutes))


def _drill(options: SimpleNamespace, world: World) -> Sitting[None]:
    from practice.model.drills import DrillKind

    only = None if options.only is None else DrillKind(options.only)
    if options.question is not None and only not in (DrillKind.TAKES, DrillKind.SILENCE):
        raise WordsAtOdds(
            "--question was given, but the drills choose their own",
            mend="add --only answer-ladder or --only silence, or leave it out",
        )
    from practice.sittings.drills.drill import DrillWish, drill

    wish = DrillWish(minutes=options.minutes, only=only, typed=options.typed, question=options.question)
    return drill(world, wish)


def _microphone(options: SimpleNamespace, world: World) -> Sitting[None]:
    from practice.sittings.rounds import microphone

    if options.command == "listen":
        return microphone.listen(world)
    match options.verb:
        case "check":
            return microphone.check_only(world)
        case "baseline":
            return microphone.baseline(world)
        case _:
            return microphone.at_the_microphone_only(world)


def _mock(options: SimpleNamespace, world: World) -> Sitting[None]:
    from practice.model.answer import Voice
    from practice.sittings.rounds.mock import Wish, go_on, mock, repeat

    if options.typed and options.aloud:
        raise WordsAtOdds("--typed and --aloud were both given", mend="choose one")
    if options.typed and options.mic:
        raise WordsAtOdds("--typed and --mic were both given", mend="choose one")
    if options.keep_audio and not world.settings.microphone.use:
        raise WordsAtOdds("--keep-audio was given, but nothing listens", mend="add --mic")
    if options.resume and options.repeat is not None:
        raise WordsAtOdds("--resume and --repeat were both given", mend="choose one")
    voice = Voice.TYPED if options.typed else Voice.ALOUD if options.aloud or options.mic else None
    wish = Wish(
        recipe=options.recipe,
        banks=tuple(options.bank),
        seed=options.seed,
        voice=voice,
        prepare_s=options.prepare,
        answer_s=options.answer,
        takes=options.takes,
    )
    if options.resume:
        return go_on(world, wish)
    if options.repeat is not None:
        return repeat(world, options.repeat, wish)
    return mock(world, wish)


def wants_plain(options: SimpleNamespace) -> bool:
    """Asked for, or the terminal cannot do more (or nobody is there to see it)."""
    if getattr(options, "plain", False) or os.environ.get("ACCESSIBLE", "0") not in ("", "0"):
        return True
    return os.environ.get("TERM") == "dumb" or not (sys.stdin.isatty() and sys.stdout.isatty())


def _run_plain(sitting: Sitting[object], options: SimpleNamespace, world: World) -> int:
    from practice.plain.lines import EndOfInput, StandardLines
    from practice.plain.running import run_sitting

    try:
        with _leaving_on_hangup():
            run_sitting(sitting, StandardLines(world.clock.elapsed))
    except (EndOfInput, KeyboardInterrupt) as end:
        print()
        _say_goodbye(options, world, stopped=True)
        return 130 if isinstance(end, KeyboardInterrupt) else 0
    if options.command is not None:
        _say_goodbye(options, world, stopped=False)
    return 0


@contextmanager
def _leaving_on_hangup() -> Iterator[None]:
    """SIGTERM and SIGHUP leave as Ctrl-C does: what is under way is kept first."""

    def leave(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    numbers = [getattr(signal, name) for name in HANGUPS if hasattr(signal, name)]
    before = {number: signal.signal(number, leave) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _say_goodbye(options: SimpleNamespace, world: World, *, stopped: bool) -> None:
    if options.command in QUIET:
        return
    from shutil import get_terminal_size

    from practice.plain.lines import wrapped
    from practice.sittings.rounds.parting import parting

    said = parting(world, stopped=stopped)
    if said:
        print(wrapped(said, get_terminal_size().columns - 1))
