-- As for PostgreSQL, in the words of H2, which names checks by chance: a column with another check takes the place of the one before.

alter table refused_calls add column reason varchar(32) before trunk;
update refused_calls set reason = cause;
alter table refused_calls drop column cause;
alter table refused_calls alter column reason rename to cause;
alter table refused_calls alter column cause set not null;
alter table refused_calls add constraint refused_calls_cause check (regexp_like(cause, '^[A-Z][A-Z0-9_]{0,31}$'));

comment on table refused_calls is
    'Calls that were refused before anything was done for them, for want of capacity or by a gate; they have no row in cdr';
comment on column refused_calls.cause is
    'OVERLOAD, MOST_CALLS, DRAINING, or the reason of a gate: NUMBER_INVALID, NUMBER_DENIED, LOOP, CALL_RATE, GATE_FAILED, or one of your own';
