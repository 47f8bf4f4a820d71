"""`practice due`: what is due today and on the coming days, with the reason for each.

With `--json` it is one object:

- `schema`: `practice-due/1`; `today` and `until`: the first and the last day looked at (YYYY-MM-DD)
- `interview`: `name` and `day` of the next one, or null
- `recalls`: by day, what to recall: `day`, `thing` (`story/ID` or `BANK/ID`), `title`, `what` (`recall`, or
  `first-sentence` for an answer that has none yet), `certain` (false: the day holds if the recalls before it
  go well), `ready` (a story that came well on two days that lie apart and was told aloud within its time),
  `why`
- `competencies`: the most needed first: `competency`, `need`, `mean_level` (of the last five, 1 to 5),
  `levels` (how many in all), `days_since` the last level or drill (null: neither), `weight` (what the job
  asks for), `why`
- `notices`: a sentence for each file that could not be read
"""

import json
from types import SimpleNamespace

from practice.sittings.drills import due
from practice.sittings.ports import World


def run_due(options: SimpleNamespace, world: World) -> int:
    """Print it; the exit status."""
    plan = due.coming(world, days=options.days)
    print(json.dumps(due.record(plan), indent=2, ensure_ascii=False) if options.json else due.told(plan))
    return 0
