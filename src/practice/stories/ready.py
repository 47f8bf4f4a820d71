"""What is still to be done before a story is ready, in words.

What came well and what was told aloud is known beforehand: the schedule works that out, for everyone.
"""

from dataclasses import dataclass

from practice.model.story import Story


def thing(story: Story) -> str:
    """What facts call a story."""
    return f"story/{story.id}"


@dataclass(frozen=True, slots=True)
class Readiness:
    """The things that came well once, those that did so on two days that lie apart, and those told aloud."""

    once: frozenset[str]
    apart: frozenset[str]
    told: frozenset[str]

    def open_steps(self, story: Story) -> tuple[str, ...]:
        """What is still to be done before a story is ready, in words; none when it is."""
        steps: list[str] = []
        if thing(story) not in self.once:
            steps.append("recall its beats on two days")
        elif thing(story) not in self.apart:
            steps.append("recall its beats once more, two days later or more")
        if thing(story) not in self.told:
            steps.append("tell it aloud once in good time")
        return tuple(steps)
