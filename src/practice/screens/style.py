"""How things look. Meaning is in words, signs and weight; colour only adds to it.

The colours are middle tones that can be read on a light and on a dark ground.
"""

RULES = {
    "title": "bold",
    "place": "",
    "rule": "#808080",
    "speaker": "#5f87af bold",
    "question": "bold",
    "quote": "",
    "aside": "italic",
    "heading": "bold",
    "key": "bold #5f87af",
    "notice": "bold #af5f00",
    "clock": "bold",
    "zone": "#5f875f",
    "bar": "#808080",
    "level": "#5f87af",
    "lamp": "",
    "breath": "#5f87af",
    "breath.word": "bold",
    "footer": "",
    "footer.key": "bold",
    "label": "bold",
}


def styled(name: str) -> str:
    """The style string for one of the names above."""
    assert name in RULES, name
    return f"class:{name}"
