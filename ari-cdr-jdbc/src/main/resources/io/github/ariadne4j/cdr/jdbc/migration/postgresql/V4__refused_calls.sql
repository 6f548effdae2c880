-- What the application's role needs besides: INSERT on refused_calls, and SELECT on refused_calls (id) for "on conflict".

create table refused_calls (
    id uuid primary key,
    first_at timestamp(6) with time zone not null,
    last_at timestamp(6) with time zone not null,
    calls bigint not null check (calls > 0),
    cause varchar(16) not null check (cause in ('OVERLOAD', 'MOST_CALLS', 'DRAINING')),
    trunk text not null,
    caller text,
    dialled text,
    application text not null,
    asterisk_id text not null
);

create index refused_calls_first_at on refused_calls (first_at);

comment on table refused_calls is
    'Calls that were refused with SIP 503 for want of capacity before anything was done for them; they have no row in cdr';
comment on column refused_calls.id is 'Writing a row twice changes nothing';
comment on column refused_calls.first_at is 'When the first of these calls came in';
comment on column refused_calls.last_at is 'When the last of these calls came in';
comment on column refused_calls.calls is 'How many: ten calls of a second have a row each, those on top are summed up';
comment on column refused_calls.cause is 'OVERLOAD, MOST_CALLS or DRAINING';
comment on column refused_calls.trunk is 'The endpoint they came in through; empty for a sum of several';
comment on column refused_calls.caller is 'The caller''s number as it came in; null for a sum';
comment on column refused_calls.dialled is 'The number as dialled; null for a sum';
comment on column refused_calls.application is 'The Stasis application';
comment on column refused_calls.asterisk_id is 'The Asterisk they came in on';
