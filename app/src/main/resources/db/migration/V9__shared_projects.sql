-- Labels know in which copy of a shared project they were made, and what of the common journal was known there: of two
-- labels of one key from different copies, the later one was made in ignorance if it had not seen the earlier one.
alter table label_event add column replica varchar;
alter table label_event add column seen bigint default 0 not null;

-- When an entry was finished or reopened, as a number of the journal: a label may have been made elsewhere meanwhile.
alter table round_entry add column changed_seq bigint default 0 not null;

-- How much of a round's clips everybody gets when they are dealt out; null where everybody gets all.
alter table annotation_round add column overlap double precision;

-- As before; a view keeps the columns its table had when it was made.
create or replace view current_label as
  select e.* from label_event e
  where not e.taken_back
    and not exists (
      select 1 from label_event later
      where later.label_key = e.label_key and not later.taken_back and later.id > e.id);

create table member (
  name varchar primary key,
  role varchar not null
);

-- The last own event that is taken over here but not yet in the common journal; 0 if there is none.
alter table projection add column applied_outbox bigint default 0 not null;

-- The common journal of a shared project, and who works on what just now. On a server only.
create table journal_line (
  seq bigint primary key,
  event_id varchar unique,
  line text not null
);
create table presence (
  replica varchar primary key,
  annotator varchar not null,
  clip_id varchar not null,
  noticed timestamp with time zone not null
);
