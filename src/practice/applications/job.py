"""A job as it stands: what its facts come to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from practice.model.jobs import Ending, JobAdded, JobEnded, JobPart, JobSaid
from practice.model.stamp import Stamp

YES = "yes"


@dataclass(frozen=True, slots=True)
class Job:
    """One application. `end` is None while it goes on; `again_of` the id of the job it tries again.

    `over_since` is the fact by which it ended without the job: a reason or a stage may be put right later.
    """

    id: str
    added: Stamp
    name: str
    said: Mapping[JobPart, JobSaid] = field(default_factory=dict)
    end: JobEnded | None = None
    again_of: str = ""
    over_since: JobEnded | None = None

    def text(self, part: JobPart) -> str:
        """What was said of this part last; empty when nothing was, or it was taken back."""
        said = self.said.get(part)
        return said.text if said else ""

    @property
    def employer(self) -> str:
        """Who the job is with; where nobody said, what the person calls it."""
        return self.text(JobPart.EMPLOYER) or self.name

    @property
    def role(self) -> str:
        """The job's own name; empty when nobody said."""
        return self.text(JobPart.ROLE)

    @property
    def is_hidden(self) -> bool:
        """Put away: it is in no list."""
        return self.text(JobPart.HIDDEN) == YES

    @property
    def is_rejected(self) -> bool:
        """They said no, or nothing."""
        return self.end is not None and self.end.how in (Ending.REJECTED, Ending.SILENCE)


def jobs(added: Iterable[JobAdded], said: Iterable[JobSaid], ended: Iterable[JobEnded]) -> tuple[Job, ...]:
    """Every job, in the order in which they were added; of each part, and of the end, the newest counts."""
    parts: dict[str, dict[JobPart, JobSaid]] = {}
    for each in sorted(said, key=lambda fact: fact.stamp.at):
        parts.setdefault(each.job, {})[each.part] = each
    ends: dict[str, JobEnded] = {}
    over_since: dict[str, JobEnded] = {}
    for end in sorted(ended, key=lambda fact: fact.stamp.at):
        ends[end.job] = end
        if end.how in (Ending.OPEN, Ending.OFFER):
            over_since.pop(end.job, None)
        else:
            over_since.setdefault(end.job, end)
    return tuple(
        _job(each, parts.get(each.stamp.id, {}), ends.get(each.stamp.id), over_since.get(each.stamp.id))
        for each in sorted(added, key=lambda fact: fact.stamp.at)
    )


def _job(
    added: JobAdded, said: Mapping[JobPart, JobSaid], end: JobEnded | None, over_since: JobEnded | None
) -> Job:
    renamed = said.get(JobPart.NAME)
    name = renamed.text if renamed and renamed.text else added.name
    is_open = end is None or end.how is Ending.OPEN
    return Job(added.stamp.id, added.stamp, name, said, None if is_open else end, added.again_of, over_since)
