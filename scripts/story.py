"""The story of a no, as somebody reads it: every turn with its day, all that stood there, all that was typed.

    python scripts/story.py

It is the story that tests/test_story_of_a_no.py tells: the clock is moved by hand, and nothing is sent.
"""

import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from made import CHECKOUT


def main() -> None:
    """Tell it in a folder that is gone afterwards."""
    sys.path.insert(0, str(CHECKOUT / "tests"))
    story = import_module("test_story_of_a_no")
    with TemporaryDirectory() as folder:
        for turn in story.tell(Path(folder)).turns:
            print(f"\n\n######## {turn.at:%A %Y-%m-%d %H:%M}: {turn.called}")
            print(turn.text.replace(folder, "..."))


if __name__ == "__main__":
    main()
