-- The project's first scheme as JSON where its keys and colours are not those of the places.
alter table projection add column scheme_marks varchar;

-- Later schemes as JSON, with what became of the former emotions; the newest that holds counts.
create table scheme_change (
  id bigint primary key,
  change_id bigint not null,
  scheme varchar not null,
  mapping varchar not null,
  taken_back boolean not null
);
create index scheme_change_change on scheme_change (change_id);

-- The round a label was made in; 0 outside of rounds. It is part of label_key.
alter table label_event add column round_id bigint default 0 not null;

-- People asked to judge clips; seed is null for the order of the list.
create table annotation_round (
  id bigint primary key,
  started_ms bigint not null,
  by_whom varchar not null,
  name varchar not null,
  clips varchar array not null,
  annotators varchar array not null,
  conditions varchar array not null,
  sharing varchar not null,
  seed bigint,
  blind boolean not null,
  closed boolean not null
);

-- What is done of a round, or was done and is open again.
create table round_entry (
  round_id bigint not null,
  annotator varchar not null,
  judged_under varchar not null,
  clip_id varchar not null,
  done boolean not null,
  changed_ms bigint not null,
  reason varchar,
  primary key (round_id, annotator, judged_under, clip_id)
);

-- As before; a view keeps the columns its table had when it was made.
create or replace view current_label as
  select e.* from label_event e
  where not e.taken_back
    and not exists (
      select 1 from label_event later
      where later.label_key = e.label_key and not later.taken_back and later.id > e.id);
