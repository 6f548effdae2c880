-- Rows of before, and those of an older version that still runs beside this one, have what they always meant: Asterisk told.

alter table cdr add column end_source varchar default 'EVENT' not null;
alter table cdr add column ended_not_before timestamp(6) with time zone;

comment on column cdr.ended_at is 'When the call ended; unless end_source is EVENT, the latest time possible';
comment on column cdr.end_source is
    'EVENT: Asterisk told; RECONCILED: it was gone at the next look; ASTERISK_LOST: its Asterisk ended or was restarted';
comment on column cdr.ended_not_before is 'The earliest time at which the call can have ended; null if ended_at is exact';
