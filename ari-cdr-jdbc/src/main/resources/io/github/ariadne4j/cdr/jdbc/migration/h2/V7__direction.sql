-- Rows of before, and those of an older version that still runs beside this one, are calls that came in: there were no others.

alter table cdr add column direction varchar default 'INBOUND' not null;

comment on column cdr.direction is 'INBOUND: a caller began the call; OUTBOUND: the application did';
comment on column cdr.caller is 'The caller''s number; of an outbound call, the caller id that was given for it';
comment on column cdr.dialled is 'The number as dialled; of an outbound call, that of its first target';
comment on column cdr.started_at is 'When the call entered the application; of an outbound call, when it was asked for';
comment on column cdr.caller_channel is 'The caller''s channel; of an outbound call, that of the party that answered first';
comment on column cdr.caller_answered_at is 'When the caller was answered; of an outbound call, when a party answered first';
comment on column cdr_leg.leg is 'Which leg of the call; 0 is the caller, whom an outbound call does not have';
comment on column cdr_leg.role is
    'CALLER, CALLEE, ORIGINATED (answered an outbound call first), TRANSFER_TARGET, AGENT, SUPERVISOR, SNOOP or MEDIA';
