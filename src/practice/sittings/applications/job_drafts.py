"""An advert or a note that is being written: under seal, and bound to the words that it began from."""

from hashlib import sha256

from practice.applications.job import Job
from practice.model.jobs import JobPart
from practice.sittings.ports import World
from practice.sittings.unfinished import Unfinished


class Begun:
    """What stands in it until it is handed in, for the words that are kept `now`."""

    def __init__(self, world: World, job: Job, part: JobPart, now: str) -> None:
        self._world, self._now = world, now
        self._name = f"{job.id}:{part.value}"
        self._here = f"{self._name}:{sha256(now.encode(errors='surrogatepass')).hexdigest()[:16]}"
        self.unfinished = Unfinished(world, self._here)
        self.words = self.unfinished.words

    def keep(self, words: str) -> None:
        """So it stands now; of one that was emptied, or is as it was, nothing stays. Raises Trouble."""
        is_nothing = not words.strip() or words == self._now
        if is_nothing and not self.words:
            return
        self.unfinished.keep(words)
        self.words = words
        if is_nothing:
            self.leave()
            self.unfinished, self.words = Unfinished(self._world, self._here), ""

    def leave(self) -> None:
        """It is not wanted: nothing of it stays."""
        self.unfinished.hand_in()

    def of_others(self) -> str:
        """What was begun from other words than those that are kept now; empty where nothing was."""
        names = self._others()
        return Unfinished(self._world, names[-1]).words if names else ""

    def take_over(self) -> None:
        """Go on with that one, from the words that are kept now."""
        other = Unfinished(self._world, self._others()[-1])
        other.seal(f"writing:{self._here}", other.words)
        self.unfinished = Unfinished(self._world, self._here)
        self.words = self.unfinished.words

    def leave_others(self) -> None:
        """Those are not wanted."""
        for name in self._others():
            Unfinished(self._world, name).hand_in()

    def _others(self) -> list[str]:
        names = [each.removeprefix("writing:") for each in self._world.history.under_seal()]
        return [
            each
            for each in names
            if each != self._here and (each == self._name or each.startswith(f"{self._name}:"))
        ]


def is_begun(world: World, job: Job, part: JobPart) -> bool:
    """Something of it was written and not handed in."""
    begun = Begun(world, job, part, job.text(part))
    return bool((begun.words or begun.of_others()).strip())
