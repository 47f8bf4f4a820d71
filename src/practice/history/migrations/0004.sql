-- Drills: what was drilled and recalled, and what a job asks for.

-- Small drills, one row for each that was done.
create table drill (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  sitting text not null,
  kind text not null,
  about text not null,
  outcome text not null,
  words text not null,
  number real,
  wanted real
) strict;

-- Recalls of stories, prepared answers and facts: what the schedule of memories is worked out from.
create table recall (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  thing text not null,
  share real not null check (share between 0 and 1),
  first_s real,
  peeked integer not null check (peeked in (0, 1)),
  grade text not null
) strict;

-- What a job asks for: the newest row of a job and a competency counts.
create table wanted (
  seq integer primary key,
  id text not null unique,
  at text not null,
  day text not null,
  job text not null,
  competency text not null,
  weight integer not null check (weight between 0 and 3)
) strict;
