"""The pulse when the machine stands still for a moment: nothing is withheld that should be seen by now."""

import asyncio

from prompt_toolkit.output import DummyOutput

from practice.screens.pulse import Pulse, PunctualOutput

PATIENCE = 10.0


class Output(DummyOutput):
    """Counts what is shown."""

    shown = 0

    def flush(self) -> None:
        self.shown += 1


class Stalling:
    """A scene whose change is so many seconds away: now, when its time comes near, and once it is drawn."""

    def __init__(self, now: float, *, near: float, drawn: float) -> None:
        self._now = now
        self._near = near
        self._drawn = drawn
        self.foreseen = 0

    def wait(self) -> float:
        return 0.0833

    def rings(self) -> int:
        return 0

    def change(self) -> float:
        return self._now

    def foresee(self) -> None:
        self.foreseen += 1

    def time_passes(self) -> None:
        self._now = self._near

    def is_drawn(self) -> None:
        self._now = self._drawn


def looked_at(scene: Stalling) -> Output:
    """The terminal when the scene has been looked at for the first time."""
    output = Output()

    async def run() -> None:
        looked = asyncio.Event()
        punctual = PunctualOutput(output)

        def draw() -> None:
            punctual.flush()
            scene.is_drawn()

        pulse = Pulse(
            punctual,
            scene=lambda: scene,  # type: ignore[arg-type, return-value]  # the part of a Scene that it uses
            look=looked.set,
            draw=draw,
        )
        pulse.plan()
        scene.time_passes()
        async with asyncio.timeout(PATIENCE):
            await looked.wait()

    asyncio.run(run())
    return output


def test_a_change_is_drawn_ahead_and_shown_in_its_moment() -> None:
    """Drawn once while nothing is shown, then shown."""
    scene = Stalling(0.02, near=0.014, drawn=0.01)

    assert looked_at(scene).shown == 1
    assert scene.foreseen == 1


def test_a_stall_before_a_change_withholds_nothing() -> None:
    """The change has passed meanwhile, and `change` tells of the next one, a whole breath away."""
    scene = Stalling(0.02, near=float("inf"), drawn=float("inf"))
    looked_at(scene)

    assert scene.foreseen == 0


def test_a_stall_while_it_is_drawn_withholds_nothing() -> None:
    """The moment in which it is shown is settled before the drawing."""
    scene = Stalling(0.02, near=0.014, drawn=float("inf"))

    assert looked_at(scene).shown == 1
