"""The real world, built once: clock, chance, paths, history, banks, microphone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache, cached_property, partial
from os import urandom
from pathlib import Path
from random import Random, SystemRandom
from time import monotonic, time
from typing import TYPE_CHECKING

from practice.model.trouble import Trouble
from practice.sittings.ports import SCRIPTS, SOUNDS, World

if TYPE_CHECKING:
    from collections.abc import Sequence

    from practice.banks.library import Library
    from practice.banks.stories import StoryFile
    from practice.model.delivery import Delivery, Hearing
    from practice.model.jobs import LetterKind
    from practice.model.kinds import Competency, QuestionType
    from practice.model.paper import Appointment, Letter
    from practice.model.question import Bank
    from practice.model.recipe import Recipe
    from practice.model.sample import Sample
    from practice.model.settings import Microphone, Speaking
    from practice.model.story import Story
    from practice.papers.folder import PaperFolder
    from practice.sound.loudspeaker import SoundLoudspeaker
    from practice.sound.portaudio import PortAudio
    from practice.sound.recorder import SoundRecorder
    from practice.sound.speaker import SoundSpeaker

DAY_BEGINS = timedelta(hours=4)
"""Practice after midnight still belongs to the evening before."""

DAY_S = 86400
LOOKING = 2.0
"""Seconds to look for microphones before a page that names them."""
HOME_VARIABLE = "PRACTICE_HOME"
NAME = "practice"
CONFIG = "config.toml"


class SystemClock:
    """The machine's own clocks."""

    def elapsed(self) -> float:
        """Seconds on a clock that never jumps."""
        return monotonic()

    def now(self) -> datetime:
        """The wall clock, with the local zone."""
        return datetime.now().astimezone()

    def today(self) -> date:
        """The practice day."""
        return (datetime.now() - DAY_BEGINS).date()

    def local(self, wall: datetime) -> datetime:
        """See the port."""
        return wall.astimezone()


@dataclass(frozen=True)
class Places:
    """Where things live: `data` is the person's own, `cache` can be deleted at any time."""

    data: Path
    cache: Path
    config: Path
    shipped_banks: Path


class NoHome(Trouble):
    """The folder that was asked for cannot be."""


def places() -> Places:
    """The folders of this system; PRACTICE_HOME, when set, holds all of them."""
    own = os.environ.get(HOME_VARIABLE)
    if own:
        try:
            home = Path(own).expanduser().absolute()
        except RuntimeError as error:
            raise NoHome(
                f"{HOME_VARIABLE}={own}: there is no such user", mend="write the folder out"
            ) from error
        return Places(home, home / "cache", home / CONFIG, _shipped_banks())
    from platformdirs import user_cache_path, user_config_path, user_data_path

    return Places(
        user_data_path(NAME, False),
        user_cache_path(NAME, False),
        user_config_path(NAME, False) / CONFIG,
        _shipped_banks(),
    )


def _shipped_banks() -> Path:
    """Inside the package once installed; beside `src` in a checkout."""
    package = Path(__file__).parent
    packed = package / "question_banks"
    return packed if packed.is_dir() else package.parents[1] / "question_banks"


def library() -> "Library":
    """The shipped banks and the person's own; nothing is read before it is asked for."""
    from practice.banks.library import Library

    where = places()
    return Library(where.shipped_banks, where.data / "banks", where.cache / "banks")


class LibraryWhenAsked:
    """The banks, opened when a sitting first asks for one: home shows none."""

    @cached_property
    def _library(self) -> "Library":
        return library()

    def banks(self) -> "Sequence[Bank]":
        """See the port."""
        return self._library.banks()

    def recipes(self) -> "Sequence[Recipe]":
        """See the port."""
        return self._library.recipes()

    def notices(self) -> "Sequence[str]":
        """See the port."""
        return self._library.notices()

    def add_asked(self, text: str, *, type: "QuestionType", competency: "Competency | None") -> str:
        """See the port."""
        return self._library.add_asked(text, type=type, competency=competency)


class StoriesWhenAsked:
    """The person's stories, opened when a sitting first asks for one."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def _file(self) -> "StoryFile":
        from practice.banks.stories import StoryFile

        return StoryFile(self.path)

    def all(self) -> "Sequence[Story]":
        """See the port."""
        return self._file.all()

    def put(self, story: "Story") -> None:
        """See the port."""
        self._file.put(story)


class PapersWhenAsked:
    """Letters and files of other programs, with all that they load, once there are some."""

    def __init__(self, data: Path) -> None:
        self._data = data

    @cached_property
    def _folder(self) -> "PaperFolder":
        from practice.papers.folder import PaperFolder

        return PaperFolder(self._data)

    @property
    def templates(self) -> Path:
        """See the port."""
        return self._folder.templates

    def template(self, kind: "LetterKind") -> str:
        """See the port."""
        return self._folder.template(kind)

    def shipped_template(self, kind: "LetterKind") -> str:
        """See the port."""
        return self._folder.shipped_template(kind)

    def own_template(self, kind: "LetterKind") -> Path:
        """See the port."""
        return self._folder.own_template(kind)

    def save_letter(self, name: str, letter: "Letter", *, ending: str) -> Path:
        """See the port."""
        return self._folder.save_letter(name, letter, ending=ending)

    def save_calendar(self, appointments: "Sequence[Appointment]", path: Path | None = None) -> Path:
        """See the port."""
        return self._folder.save_calendar(appointments, path)

    def copy(self, text: str) -> bool:
        """See the port."""
        return self._folder.copy(text)

    def text_of(self, path: Path) -> str:
        """See the port."""
        return self._folder.text_of(path)

    def digest_of(self, path: Path) -> str:
        """See the port."""
        return self._folder.digest_of(path)


def samples(path: Path) -> "Sequence[Sample]":
    """The shipped sample answers. Raises BankError."""
    from practice.banks.samples import read_samples

    return read_samples(path)


class MicrophoneWhenAsked:
    """The microphone, with all that it loads, once somebody wants to be heard."""

    def __init__(self, chosen: "Microphone", sounds: Path) -> None:
        self._chosen = chosen
        self._sounds = sounds

    @cached_property
    def _recorder(self) -> "SoundRecorder":
        from practice.sound.recorder import SoundRecorder

        return SoundRecorder(sound_card(), elapsed=monotonic, device=self._chosen.device, keep=self._sounds)

    def use(self, device: str) -> None:
        """Another microphone from now on."""
        self.close()
        vars(self).pop("_recorder", None)
        self._chosen = replace(self._chosen, device=device)

    def wake(self) -> None:
        """See the port."""
        self._recorder.wake()

    def ready(self) -> bool:
        """See the port."""
        return self._recorder.ready()

    def start(self, keep_as: str = "") -> None:
        """See the port."""
        self._recorder.start(keep_as)

    def hearing(self) -> "Hearing | None":
        """See the port."""
        return self._recorder.hearing()

    def pause(self) -> None:
        """See the port."""
        if "_recorder" in vars(self):
            self._recorder.pause()

    def go_on(self) -> None:
        """See the port."""
        if "_recorder" in vars(self):
            self._recorder.go_on()

    def stop(self) -> "Delivery | None":
        """See the port."""
        return self._recorder.stop() if "_recorder" in vars(self) else None

    def close(self) -> None:
        """See the port."""
        if "_recorder" in vars(self):
            self._recorder.close()


class VoiceWhenAsked:
    """The interviewers' voice, with all that it loads, once somebody speaks."""

    def __init__(self, chosen: "Speaking") -> None:
        self._chosen = chosen

    @cached_property
    def _speaker(self) -> "SoundSpeaker":
        from practice.sound.speaker import SoundSpeaker
        from practice.sound.tones import Player
        from practice.sound.voices import find_voice

        voice = find_voice(self._chosen.voice, words_per_minute=self._chosen.words_per_minute)
        return SoundSpeaker(Player(sound_card()), voice)

    def say(self, text: str) -> None:
        """See the port."""
        self._speaker.say(text)

    def hush(self) -> None:
        """See the port."""
        if "_speaker" in vars(self):
            self._speaker.hush()

    def speaking(self) -> bool:
        """See the port."""
        return "_speaker" in vars(self) and self._speaker.speaking()

    def trouble(self) -> str:
        """See the port."""
        return self._speaker.trouble() if "_speaker" in vars(self) else ""

    def close(self) -> None:
        """See the port."""
        if "_speaker" in vars(self):
            self._speaker.close()


class LoudspeakerWhenAsked:
    """Tones and recordings, with all that they load, once something shall sound."""

    @cached_property
    def _loudspeaker(self) -> "SoundLoudspeaker":
        from practice.sound.loudspeaker import SoundLoudspeaker

        return SoundLoudspeaker(sound_card(), elapsed=monotonic)

    def wake(self) -> None:
        """See the port."""
        self._loudspeaker.wake()

    def cue(self, name: str) -> bool:
        """See the port."""
        return self._loudspeaker.cue(name)

    def play(self, path: Path) -> None:
        """See the port."""
        self._loudspeaker.play(path)

    def playing(self) -> bool:
        """See the port."""
        return "_loudspeaker" in vars(self) and self._loudspeaker.playing()

    def stop(self) -> None:
        """See the port."""
        if "_loudspeaker" in vars(self):
            self._loudspeaker.stop()

    def trouble(self) -> str:
        """See the port."""
        return self._loudspeaker.trouble() if "_loudspeaker" in vars(self) else ""

    def close(self) -> None:
        """See the port."""
        if "_loudspeaker" in vars(self):
            self._loudspeaker.close()


@cache
def sound_card() -> "PortAudio":
    """The one way to the sound card; nothing is loaded before it is used."""
    from practice.sound.portaudio import PortAudio

    return PortAudio()


def _forget_sounds(folder: Path, days: int) -> "tuple[str, ...]":
    """Sound that was kept has its lifetime, whether it is still kept today or not; what could not go."""
    if not folder.is_dir():
        return ()
    from practice.sound.keeping import forget_older

    return tuple(forget_older(folder, before=time() - days * DAY_S))


def recordings(folder: Path, sign: str) -> "Sequence[Path]":
    """The kept sounds with this sign in their names."""
    from practice.sound.keeping import kept_of

    return kept_of(folder, sign)


def keep_script(folder: Path, name: str, text: str) -> Path:
    """A new file with this text; where it is. Raises HistoryError."""
    from practice.history.scripts import keep_script as keep

    return keep(folder, name, text)


def sound_log() -> Path:
    """Where goes what sound libraries print."""
    return places().cache / "sound.log"


def microphones() -> "Sequence[str]":
    """The names of those that are plugged in, the usual one first. Raises SoundError."""
    from practice.sound.devices import devices

    there = sorted(devices(sound_card(), within=LOOKING).inputs, key=lambda device: not device.default)
    return [device.name for device in there]


def keep_setting(name: str, value: "bool | int | str") -> None:
    """Choose one thing for good. Raises SettingsError."""
    from practice.settings.writing import write_setting

    write_setting(places().config, name, value)


@contextmanager
def real_world() -> Iterator[World]:
    """The world for one run of the program. Raises HistoryError when the history cannot be opened."""
    from practice.history.opening import open_history
    from practice.history.shelf import FolderShelf
    from practice.settings.reading import read_settings

    where = places()
    settings = read_settings(where.config)
    history = open_history(where.data / "history.db")
    notices = _forget_sounds(where.data / SOUNDS, settings.microphone.keep_days)
    recorder = MicrophoneWhenAsked(settings.microphone, where.data / SOUNDS)
    speaker = VoiceWhenAsked(settings.speaking)
    loudspeaker = LoudspeakerWhenAsked()

    def keep(name: str, value: "bool | int | str") -> None:
        keep_setting(name, value)
        if name == "microphone.device":
            recorder.use(str(value))

    try:
        yield World(
            clock=SystemClock(),
            history=history,
            banks=LibraryWhenAsked(),
            recorder=recorder,
            speaker=speaker,
            settings=settings,
            keep_setting=keep,
            microphones=microphones,
            rng=Random(SystemRandom().getrandbits(64)),
            new_id=lambda: urandom(16).hex(),
            data=where.data,
            loudspeaker=loudspeaker,
            stories=StoriesWhenAsked(where.data / "stories.yaml"),
            papers=PapersWhenAsked(where.data),
            samples=lambda: samples(where.shipped_banks / "calibration" / "answers.yaml"),
            shelf=FolderShelf(where.cache / "history"),
            keep_script=partial(keep_script, where.data / SCRIPTS),
            recordings=partial(recordings, where.data / SOUNDS),
            notices=notices,
        )
    finally:
        recorder.close()
        speaker.close()
        loudspeaker.close()
        history.close()
