-- Rounds that validate a model's dominant modality by people's.
alter table annotation_round add column study boolean default false not null;
