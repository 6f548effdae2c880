-- The application needs SELECT on limits and INSERT and SELECT on cdr; migrating needs CREATE as well.

create table cdr (
    call_id uuid primary key,
    caller varchar(128) not null,
    dialled varchar(128) not null,
    routed varchar(160),
    caller_channel varchar(160) not null,
    callee_channel varchar(160),
    started_at timestamp(6) with time zone not null,
    ringing_at timestamp(6) with time zone,
    answered_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone not null,
    duration_seconds numeric(14, 6) not null,
    billable_seconds numeric(14, 6) not null,
    disposition varchar(16) not null,
    cause smallint not null,
    sip_status smallint,
    hung_up_by varchar(16) not null,
    application varchar(80) not null,
    asterisk_id varchar(64) not null,
    attempts jsonb not null,
    custom jsonb not null
);

create index cdr_started_at on cdr (started_at);

comment on table cdr is 'One row per ended call';
comment on column cdr.call_id is 'Derives from the caller''s channel: writing a call twice changes nothing';
comment on column cdr.routed is 'The endpoint dialled last, as Asterisk was told';
comment on column cdr.duration_seconds is 'From started_at to ended_at';
comment on column cdr.billable_seconds is 'From answered_at to ended_at; 0 if nobody answered';
comment on column cdr.disposition is 'ANSWERED, BUSY, NO_ANSWER, CANCELLED, REJECTED, UNREACHABLE, REFUSED or FAILED';
comment on column cdr.cause is 'Q.850';
comment on column cdr.hung_up_by is 'CALLER, CALLEE, APPLICATION or NETWORK';
comment on column cdr.attempts is 'Every target tried, in order: endpoint, started, cause, sipStatus';
comment on column cdr.custom is 'What the flow noted';

create table limits (
    scope_kind varchar(8) not null,
    name varchar(128) not null,
    concurrent_calls integer,
    calls_per_second integer,
    refusal_cause smallint default 34 not null,
    primary key (scope_kind, name),
    check (scope_kind in ('ACCOUNT', 'TRUNK')),
    check (concurrent_calls >= 0),
    check (calls_per_second >= 0),
    check (refusal_cause between 1 and 127)
);

comment on table limits is 'How much an account code or a trunk (the endpoint a call came in through) may do at once';
comment on column limits.concurrent_calls is 'Null: any number';
comment on column limits.calls_per_second is 'Null: any number';
comment on column limits.refusal_cause is 'What a caller over the limit is told: 34 is SIP 503, 17 is SIP 486';
