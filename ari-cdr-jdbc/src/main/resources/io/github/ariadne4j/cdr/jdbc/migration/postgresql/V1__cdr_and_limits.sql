-- What the application's role needs: INSERT on cdr, SELECT on cdr (call_id) for "on conflict", SELECT on limits, and USAGE on
-- their schema. Migrating needs CREATE on the schema; let another role do that where the application should not be able to.

create table cdr (
    call_id uuid primary key,
    -- Text without a bound: what a far end sends is kept as it came, and never the reason why a row is refused.
    caller text not null,
    dialled text not null,
    routed text,
    caller_channel text not null,
    callee_channel text,
    started_at timestamp(6) with time zone not null,
    ringing_at timestamp(6) with time zone,
    answered_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone not null,
    duration_seconds numeric(14, 6) not null check (duration_seconds >= 0),
    billable_seconds numeric(14, 6) not null check (billable_seconds >= 0),
    disposition varchar(16) not null check (disposition in
        ('ANSWERED', 'BUSY', 'NO_ANSWER', 'CANCELLED', 'REJECTED', 'UNREACHABLE', 'REFUSED', 'FAILED')),
    cause smallint not null check (cause between 0 and 127),
    sip_status smallint check (sip_status between 100 and 699),
    hung_up_by varchar(16) not null check (hung_up_by in ('CALLER', 'CALLEE', 'APPLICATION', 'NETWORK')),
    application text not null,
    asterisk_id text not null,
    attempts jsonb not null,
    custom jsonb not null
);

create index cdr_started_at on cdr (started_at);

comment on table cdr is 'One row per ended call';
comment on column cdr.call_id is 'Derives from the caller''s channel: writing a call twice changes nothing';
comment on column cdr.caller is 'The caller''s number as it came in; the far end chose it';
comment on column cdr.dialled is 'The number as dialled; the far end chose it';
comment on column cdr.routed is 'The endpoint dialled last, as Asterisk was told; null if none was';
comment on column cdr.caller_channel is 'Leg A, Asterisk''s unique id';
comment on column cdr.callee_channel is 'The last leg B, Asterisk''s unique id; null if none was created';
comment on column cdr.started_at is 'When the call entered the application; all times in microseconds';
comment on column cdr.ringing_at is 'When a callee first rang; null if none did';
comment on column cdr.answered_at is 'When the callee answered; null if none did';
comment on column cdr.ended_at is 'When the call ended';
comment on column cdr.duration_seconds is 'From started_at to ended_at, exact to the microsecond';
comment on column cdr.billable_seconds is 'From answered_at to ended_at, exact to the microsecond; 0 if nobody answered';
comment on column cdr.disposition is 'ANSWERED, BUSY, NO_ANSWER, CANCELLED, REJECTED, UNREACHABLE, REFUSED or FAILED';
comment on column cdr.cause is 'Q.850; 0 where Asterisk knows none';
comment on column cdr.sip_status is 'The SIP status that came with the end; null where Asterisk did not tell';
comment on column cdr.hung_up_by is 'CALLER, CALLEE, APPLICATION or NETWORK';
comment on column cdr.application is 'The Stasis application';
comment on column cdr.asterisk_id is 'The Asterisk the call ran on';
comment on column cdr.attempts is 'Every target tried, in order: endpoint, started, cause, sipStatus';
comment on column cdr.custom is 'What the flow noted: names and texts';

create table limits (
    scope_kind varchar(8) not null check (scope_kind in ('ACCOUNT', 'TRUNK')),
    name varchar(256) not null,
    concurrent_calls integer check (concurrent_calls >= 0),
    calls_per_second integer check (calls_per_second >= 0),
    refusal_cause smallint default 34 not null check (refusal_cause between 1 and 127),
    primary key (scope_kind, name)
);

comment on table limits is 'How much an account code or a trunk (the endpoint a call came in through) may do at once';
comment on column limits.scope_kind is 'ACCOUNT or TRUNK';
comment on column limits.name is 'The account code, or the endpoint';
comment on column limits.concurrent_calls is 'Null: any number';
comment on column limits.calls_per_second is 'Null: any number';
comment on column limits.refusal_cause is 'What a caller over the limit is told: 34 is SIP 503, 17 is SIP 486';
