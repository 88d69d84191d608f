-- Labels that a person took over from a model: the label stands in label_event, with the same change.
create table accepted_suggestion (
  id bigint primary key,
  change_id bigint not null,
  time_ms bigint not null,
  label_key varchar not null,
  clip_id varchar not null,
  annotator varchar not null,
  judged_under varchar not null,
  round_id bigint not null,
  segment_start bigint,
  segment_end bigint,
  time_base varchar,
  model varchar not null,
  model_id varchar not null,
  emotion varchar not null,
  probability double precision not null,
  dominant_modality varchar,
  taken_back boolean not null
);
create index accepted_suggestion_change on accepted_suggestion (change_id);
create index accepted_suggestion_clip on accepted_suggestion (clip_id, id);

-- What people made of models' reasoning, as a whole each time; the newest of clip, annotator and model counts.
create table reasoning_correction (
  id bigint primary key,
  change_id bigint not null,
  time_ms bigint not null,
  clip_id varchar not null,
  annotator varchar not null,
  model varchar not null,
  model_id varchar not null,
  answer varchar not null,
  decision varchar not null,
  taken_back boolean not null
);
create index reasoning_correction_clip on reasoning_correction (clip_id, id);
create index reasoning_correction_change on reasoning_correction (change_id);

-- Its segments in their order. written_by is null where the words are the model's; original is what the model wrote.
create table reasoning_part (
  correction_id bigint not null,
  place integer not null,
  kind varchar not null,
  text varchar not null,
  written_by varchar,
  original varchar,
  rating varchar,
  primary key (correction_id, place)
);

-- What an annotator did since a moment, for the pace of the day.
create index label_event_day on label_event (annotator, time_ms);
