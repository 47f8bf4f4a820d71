"""`practice jobs`: the jobs applied for, their interviews, and how they ended.

With `--json`, `list` is one object: `schema` (`practice-jobs/1`) and `jobs`, and `show` is one job:
`schema` (`practice-job/1`) and the same fields and more.

- of every job: `id`, `name`, `employer`, `role`, `entered` (a day, YYYY-MM-DD), `end` (null while it goes on;
  else `how`, `stage`, `on`, `reason`), and in the list `line`: what comes next in words
- `said`: every other part by its name, such as `deadline`, `advert` (its whole text), `cv` (SHA-256);
  `again_of`: the id of the job that this one tries again, or null; `wants`: a weight of 0 to 3 for each
  competency the person has said something of
- `interviews`: `id`, `starts` (ISO 8601 with an offset), `over`, `format`, `people`, `minutes`, `asked`,
  `told` (ids of stories), `nerves` (`before`, `peak`, `after`, 0 to 100 or null), `went_well`, `change`
- `letters`: `kind`, and the days `written`, `sent` and `answered`; `tasks`: how many are `open` and `done`
- `feedback`: the day it `arrived` and its `state`; of what it says there is nothing here
"""

import json
from pathlib import Path
from types import SimpleNamespace

from practice.model.jobs import JobPart
from practice.plain.lines import WIDTH, wrapped
from practice.plain.paging import marked
from practice.sittings.applications import (
    job_calendar,
    job_interviews,
    job_json,
    job_outcome,
    job_record,
    job_shown,
)
from practice.sittings.applied import find_job
from practice.sittings.ports import World
from practice.sittings.script import Sitting

FACES = frozenset({"want"})
"""Verbs that are sittings (jobs_sitting); the others print."""

OK = 0


def run_jobs(options: SimpleNamespace, world: World) -> int:
    """Print or change what is known; the exit status. Raises Trouble."""
    match options.verb:
        case None | "list":
            if getattr(options, "json", False):
                _print_json(job_json.list_record(world))
            else:
                print(job_shown.listed(world))
        case "show":
            _show(options, world)
        case "add":
            print(_add(options, world))
        case "edit":
            print(_edit(options, world))
        case "interview":
            print(_interview(options, world))
        case "outcome":
            said = job_outcome.end_by_words(
                world,
                options.name,
                options.how,
                stage=options.stage,
                on=options.on,
                reason=options.reason,
            )
            print(said)
        case "calendar":
            print(job_calendar.calendar(world, Path(options.file) if options.file else None))
        case "hide":
            print(job_record.hide(world, find_job(world, options.name)))
        case _:
            raise AssertionError(f"unreachable: {options.verb!r}")
    return OK


def jobs_sitting(options: SimpleNamespace, world: World) -> Sitting[None]:
    """The sitting of a verb of FACES. Raises Trouble where a job is named that is not there."""
    from practice.sittings.applications.job_wanted import wanted

    return wanted(world, find_job(world, options.name))


def _show(options: SimpleNamespace, world: World) -> None:
    job = find_job(world, options.name, put_away=True)
    if getattr(options, "json", False):
        _print_json(job_json.record(world, job))
        return
    print(wrapped(job.name, WIDTH))
    for para in job_shown.paragraphs(world, job):
        print(wrapped(marked(para), WIDTH))


def _add(options: SimpleNamespace, world: World) -> str:
    said = {
        JobPart.EMPLOYER: options.employer,
        JobPart.ROLE: options.role,
        JobPart.DEADLINE: options.deadline,
        JobPart.SEEN: options.seen,
        JobPart.WHO: options.who,
        JobPart.APPLIED: options.applied,
        JobPart.CV_NOTE: options.cv_note,
    }
    advert = Path(options.advert) if options.advert else None
    cv = Path(options.cv) if options.cv else None
    return job_record.add(world, options.name, said, advert=advert, cv=cv)


def _edit(options: SimpleNamespace, world: World) -> str:
    if options.part is None:
        job = find_job(world, options.name)
        lines = [f"{job.name}: `practice jobs edit NAME PART VALUE` changes a part, '' takes it back."]
        for part in JobPart:
            now = job.name if part is JobPart.NAME else job_record.shown(part, job.text(part))
            lines.append(f"  {part.value}: {now or '-'}")
        return "\n".join(lines)
    words = " ".join(options.value) if options.value else None
    return job_record.edit_by_words(world, options.name, options.part, words)


def _interview(options: SimpleNamespace, world: World) -> str:
    match options.what:
        case "add":
            return job_interviews.add_by_words(
                world,
                options.name,
                " ".join(options.when),
                form=options.format,
                people=options.people,
                minutes=options.minutes,
                zone=options.zone,
            )
        case "drop":
            return job_interviews.drop_by_words(world, options.name, " ".join(options.day))
        case _:
            return job_interviews.listed(world, getattr(options, "name", None))


def _print_json(record: job_json.Record) -> None:
    print(json.dumps(record, ensure_ascii=False, indent=2))
