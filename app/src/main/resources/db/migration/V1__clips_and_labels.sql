-- How far the journal stands in these tables: number and checksum of the last line taken over.
create table projection (
  only_row boolean default true primary key check (only_row),
  project_id varchar,
  name varchar,
  scheme_name varchar,
  scheme_emotions varchar array,
  applied_seq bigint not null,
  applied_crc integer not null
);
insert into projection (applied_seq, applied_crc) values (0, 0);

-- Times are milliseconds since 1970 in UTC; places in a clip are ticks of the time base beside them.
create table clip (
  id varchar primary key,
  added_seq bigint not null unique,
  added_ms bigint not null,
  sha256 varchar not null,
  size_bytes bigint not null,
  path varchar not null,
  start_ms double precision not null,
  duration_ms double precision not null,
  has_picture boolean not null,
  has_sound boolean not null,
  notes varchar array not null,
  media text not null
);

-- An undoable step. DONE holds; UNDONE can be made again; DISCARDED was overtaken by a later change.
create table label_change (
  id bigint primary key,
  by_whom varchar not null,
  state varchar not null check (state in ('DONE', 'UNDONE', 'DISCARDED'))
);
create index label_change_by on label_change (by_whom, state, id);

-- label_key joins clip, condition, segment and annotator: what a later judgement takes the place of.
create table label_event (
  id bigint primary key,
  change_id bigint not null,
  time_ms bigint not null,
  label_key varchar not null,
  clip_id varchar not null,
  annotator varchar not null,
  judged_under varchar not null,
  segment_start bigint,
  segment_end bigint,
  time_base varchar,
  emotion varchar,
  dominant_modality varchar,
  confidence double precision,
  note varchar,
  taken_back boolean not null
);
create index label_event_key on label_event (label_key, taken_back, id);
create index label_event_change on label_event (change_id);
create index label_event_clip on label_event (clip_id, id);
create index label_event_annotator on label_event (annotator);

-- The newest judgement of each key that was not taken back.
create view current_label as
  select e.* from label_event e
  where not e.taken_back
    and not exists (
      select 1 from label_event later
      where later.label_key = e.label_key and not later.taken_back and later.id > e.id);
