"""What is asked of the history, as SQL; none of the answers is stored."""

_LAST_TAKE = """
    answer.part = 0
    and not exists (
      select 1 from answer as later
      where later.part = 0 and later.round_id = answer.round_id and later.item = answer.item
        and later.ended <> 'skipped' and (later.take, later.seq) > (answer.take, answer.seq)
    )"""

_TO_REVIEW = f"""
    answer.part = 0 and answer.scored = 1 and answer.ended <> 'skipped'
    and {_LAST_TAKE}
    and not exists (select 1 from review where review.part = 'closed' and review.answer_id = answer.id)"""

# The numbers come from an index alone; only the rounds that are wanted are then read and counted.
_ENTRIES = f"""
  with numbered as (
    select seq, row_number() over (order by at, id) as number from round
  )
  select
    number,
    round.*,
    (select how from round_end where round_id = round.id order by round_end.seq desc limit 1) as how,
    (select count(distinct item) from answer
     where round_id = round.id and part = 0 and ended <> 'skipped') as answers,
    case
      when round.again_of = '' and exists (select 1 from round_end where round_id = round.id)
      then (select count(*) from answer where round_id = round.id and {_TO_REVIEW})
      else 0
    end as waiting
  from {{rounds}}
  order by number
"""

ROUNDS = _ENTRIES.format(rounds="numbered join round using (seq)")

LAST_ROUNDS = _ENTRIES.format(
    rounds="(select * from numbered order by number desc limit ?) join round using (seq)"
)

ROUND = _ENTRIES.format(rounds="(select * from numbered where number = ?) join round using (seq)")

UNFINISHED = _ENTRIES.format(
    rounds="""(
      select * from numbered
      where seq = (
        select seq from round as open
        where again_of = ? and not exists (select 1 from round_end where round_id = open.id)
        order by at desc, id desc limit 1
      )
    ) join round using (seq)"""
)

MOMENTS = "select * from moment where round_id = ? order by n"

ANSWERS = "select * from answer where round_id = ? order by seq"

ANSWER = "select * from answer where id = ?"

PLAN = "select plan from round where id = ?"

# Nearly every answer has been reviewed, so two sorted lists are walked down once, side by side, and only
# the few ids that are left are looked at more closely. Without the limit SQLite drops the order inside.
WAITING = f"""
  with open as (
    select id from answer indexed by answer_in_brief
    where part = 0 and scored = 1 and ended <> 'skipped'
    except
    select answer_id from review where part = 'closed'
    order by 1
    limit -1
  )
  select answer.* from open
  join answer using (id)
  join round on round.id = answer.round_id
  where round.again_of = ''
    and exists (select 1 from round_end where round_id = round.id)
    and {_LAST_TAKE}
  order by answer.seq
"""

REVIEW = "select * from review where answer_id = ? order by seq"

# SQLite takes the other columns of a group from the row that holds its max().
LEVELS = """
  with given as (
    select answer_id, max(seq) as seq, at, day, level from review where part = 'level' group by answer_id
  )
  select given.answer_id, answer.question, answer.competency, given.day, given.at, given.level
  from given join answer indexed by answer_in_brief on answer.id = given.answer_id
  order by given.at, given.seq
"""

BLIND_LEVELS = """
  select review.answer_id, answer.question, answer.competency, review.day, review.at, review.level
  from review join answer on answer.id = review.answer_id
  where review.part = 'blind'
  order by review.at, review.seq
"""

# A retake answers again what was asked once.
SEEN = """
  select question, max(day) as last_day, count(distinct round_id || '/' || item) as times
  from answer
  where part = 0
  group by question
"""

# A review is of an answer, so where there is no answer there is nothing.
MARK = """
  select id || ' ' || coalesce((select id from review order by seq desc limit 1), '') as mark
  from answer
  order by seq desc limit 1
"""

BASELINE = "select * from baseline order by seq desc limit 1"

DRAFT = "select * from draft where round_id = ?"

MOMENT_COUNT = "select coalesce(max(n) + 1, 0) from moment where round_id = ?"

EVERY = "select * from {table} order by seq"

DRILLS = "select * from drill where kind = ? order by seq"

RECALLS = "select * from recall where thing = ? order by seq"

SAID_OF_JOBS = "select * from job_said where part = ? order by seq"

# The last row of a table is found without looking at any other.
NEWEST = "select coalesce(max(at), '') as at from ({lasts}) where at <= ?"
LAST_AT = "select at from (select at from {table} order by seq desc limit 1)"

LATER = "select * from {table} where seq >= ? order by seq"

SEAL = "insert or replace into sealed (id, salt, words) values (cast(? as text), ?, ?)"
SEALED = "select salt, words from sealed where id = ?"
UNDER_SEAL = "select id from sealed order by id"

# What is left after one is burnt, and all of it away: see sealing.py.
SPARED = "select cast(id as blob), salt, words from sealed where id <> cast(? as text)"
EMPTY_SEALED = "delete from sealed"

KEPT_IN = """
  select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name <> 'sealed'
  order by rowid
"""
ALL_OF = 'select * from "{table}" order by {order}'
