-- Gates have reasons of their own. The application's role needs no more rights than before.

alter table refused_calls alter column cause type varchar(32);

-- [jooq ignore start]
alter table refused_calls drop constraint refused_calls_cause_check;
alter table refused_calls add constraint refused_calls_cause_check check (cause ~ '^[A-Z][A-Z0-9_]{0,31}$');
-- [jooq ignore stop]

comment on table refused_calls is
    'Calls that were refused before anything was done for them, for want of capacity or by a gate; they have no row in cdr';
comment on column refused_calls.cause is
    'OVERLOAD, MOST_CALLS, DRAINING, or the reason of a gate: NUMBER_INVALID, NUMBER_DENIED, LOOP, CALL_RATE, GATE_FAILED, or one of your own';
