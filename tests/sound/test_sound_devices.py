"""Devices are chosen by name, and a name that does not fit says what there is."""

import pytest

from practice.sound.devices import Device, devices, found, listed
from practice.sound.trouble import SoundError
from sound.conftest import Ways
from sound.fake_sounddevice import FakeCard, row

HEADSET = Device("USB Headset", 48_000.0, 1, 3)
THERE = (
    Device("Desk microphone", 44_100.0, 2, 0, default=True),
    HEADSET,
    Device("USB Headset (old)", 16_000.0, 1, 4),
)


@pytest.mark.parametrize(
    ("name", "index"), [("", 0), ("USB Headset", 3), ("usb headset", 3), ("DESK", 0), ("(old)", 4)]
)
def test_a_name_finds_its_device(name: str, index: int) -> None:
    """Exactly, then without regard to capitals, then by a part; nothing means the system's own choice."""
    assert found(THERE, name, kind="input").index == index


def test_a_name_that_fits_nothing_says_what_there_is() -> None:
    """A number or a guess would record from the wrong place."""
    with pytest.raises(SoundError) as caught:
        found(THERE, "webcam", kind="input")

    assert caught.value.sentence == "no microphone is called 'webcam'"
    assert caught.value.mend == "there is: 'Desk microphone', 'USB Headset', 'USB Headset (old)'"


def test_a_part_that_fits_two_asks_for_more() -> None:
    """Neither is taken."""
    with pytest.raises(SoundError, match="fits more than one microphone") as caught:
        found(THERE, "usb", kind="input")

    assert caught.value.mend == "write more of one: 'USB Headset', 'USB Headset (old)'"


@pytest.mark.parametrize("name", ["", "webcam"])
def test_without_any_device_the_sentence_says_so(name: str) -> None:
    """Whatever was asked for."""
    with pytest.raises(SoundError, match="shows no loudspeaker"):
        found((), name, kind="output")


def test_a_device_of_two_sound_systems_is_listed_once() -> None:
    """Windows shows each up to four times; the one of the system's preferred kind is right."""
    card = FakeCard(
        row("Webcam", inputs=1, host=1),
        row("Line  in", inputs=2, host=0),
        row("Webcam", inputs=2, host=0),
        row("Boxes", outputs=2, host=0),
        default=(2, 3),
    )
    there = listed(card)

    assert [(device.name, device.index) for device in there.inputs] == [("Line in", 1), ("Webcam", 2)]
    assert [device.default for device in there.inputs] == [False, True]
    assert [device.name for device in there.outputs] == ["Boxes"]


def test_a_list_is_of_now(way_to: Ways) -> None:
    """PortAudio looks once, when it starts: what was plugged in since would be missing."""
    card = FakeCard()
    portaudio = way_to(card)
    before = devices(portaudio)
    card.devices = (*card.devices, row("New one", inputs=1))

    assert [device.name for device in before.inputs] == ["Desk microphone", "Headset"]
    assert [device.name for device in devices(portaudio).inputs][-1] == "New one"
    assert card.refreshed == 2


def test_no_device_at_all_is_an_empty_list() -> None:
    """The index of the default is -1 then."""
    card = FakeCard(default=(-1, -1))
    card.devices = ()

    assert listed(card).inputs == ()
