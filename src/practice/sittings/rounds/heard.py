"""What was heard, as it is shown wherever an answer is looked at: one line, the pause map, the figures."""

from practice.model.delivery import Delivery
from practice.model.page import Para, Picture, Tone
from practice.sittings.ports import World
from practice.speech.figures import Figure, figures
from practice.speech.pause_map import map_key, pause_map, pauses_in_words
from practice.speech.telling import delivery_line


def calm_reading(world: World) -> Delivery | None:
    """The person's own baseline, to set figures beside; another microphone hears a voice differently."""
    kept = world.history.baseline()
    same = kept is not None and kept.device == world.settings.microphone.device
    return kept.delivery if kept is not None and same else None


def line(delivery: Delivery, beside: Delivery | None) -> str:
    """The one line, as a sentence."""
    return _sentence(delivery_line(delivery, beside))


def told(delivery: Delivery | None, beside: Delivery | None) -> tuple[Para | Picture, ...]:
    """One line and the pause map: what is said about an answer wherever it is shown; nothing without one."""
    if delivery is None:
        return ()
    body: list[Para | Picture] = [Para(line(delivery, beside), Tone.ASIDE)]
    if delivery.speech is not None and not delivery.too_noisy:
        body.append(Picture(lambda width: _drawn(delivery, width), _in_words(delivery)))
    return tuple(body)


def _drawn(delivery: Delivery, width: int) -> tuple[str, ...]:
    return (*pause_map(delivery, width), "", map_key(delivery, width))


def _in_words(delivery: Delivery) -> str:
    """What the map shows beyond the line; where there are no pauses, that is nothing."""
    return _sentence(pauses_in_words(delivery)) if delivery.pauses else ""


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}" + ("" if said.endswith(".") else ".")


def explained(delivery: Delivery | None, beside: Delivery | None) -> tuple[Para, ...]:
    """Each figure with how it comes about and how far it can be trusted."""
    return tuple(map(_figure, figures(delivery, beside))) if delivery else ()


def _figure(figure: Figure) -> Para:
    parts = filter(None, (figure.how, figure.error, figure.beside))
    return Para(" ".join((f"{figure.name}: {figure.value}.", *map(_sentence, parts))), Tone.ITEM)
