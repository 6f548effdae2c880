-- As for PostgreSQL, in the words of H2: adds what is null or absent for rows of before, and rewrites none.

alter table cdr add column caller_answered_at timestamp(6) with time zone;
alter table cdr add column callee_answered_at timestamp(6) with time zone;
alter table cdr add column post_dial_delay_seconds numeric(14, 6) check (post_dial_delay_seconds >= 0);

comment on column cdr.ringing_at is
    'When a callee first rang; null if none did. May lie after caller_answered_at: a caller can be answered before a callee rings';
comment on column cdr.answered_at is
    'From when on the call is billable; null if nothing is. Equals callee_answered_at, or caller_answered_at where the flow itself served the caller and no callee was connected. In rows where it is set and both of those are null, an earlier version wrote whichever answer came first';
comment on column cdr.caller_answered_at is
    'When the caller was answered, billable or not; its start where the dialplan had answered it. Null if it was not, and in rows of earlier versions';
comment on column cdr.callee_answered_at is
    'When a callee answered, billable or not: also if the caller gave up at that moment. Null if none did, and in rows of earlier versions';
comment on column cdr.billable_seconds is
    'From answered_at to ended_at, exact to the microsecond, not rounded: from the callee''s answer, or from the caller''s where the flow itself served the caller and no callee was connected. 0 for every disposition but ANSWERED';
comment on column cdr.disposition is
    'ANSWERED, BUSY, NO_ANSWER, CANCELLED, REJECTED, UNREACHABLE, REFUSED or FAILED; ANSWERED only if a callee was connected with the caller, or the flow served an answered caller';
comment on column cdr.post_dial_delay_seconds is
    'From started_at until a callee first rang, or answered without ringing; null if none did, and in rows of earlier versions';
comment on column cdr.attempts is 'Every target tried, in order: endpoint, started, cause, sipStatus. More of each is in cdr_leg';

create table cdr_leg (
    call_id uuid not null references cdr (call_id) on delete cascade,
    leg integer not null check (leg >= 0),
    part integer not null check (part >= 0),
    role varchar not null,
    channel varchar not null,
    target varchar,
    created_at timestamp(6) with time zone not null,
    ringing_at timestamp(6) with time zone,
    answered_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    cause smallint check (cause between 0 and 127),
    cause_sent smallint check (cause_sent between 0 and 127),
    sip_status smallint check (sip_status between 100 and 699),
    transfer varchar,
    transferred_by varchar,
    transferred_leg integer,
    transferred_to varchar,
    linked_call_id uuid,
    rtp_received bigint check (rtp_received >= 0),
    rtp_sent bigint check (rtp_sent >= 0),
    rtp_lost_in bigint check (rtp_lost_in >= 0),
    rtp_lost_out bigint check (rtp_lost_out >= 0),
    jitter_in_ms numeric(10, 3) check (jitter_in_ms >= 0),
    jitter_out_ms numeric(10, 3) check (jitter_out_ms >= 0),
    rtt_ms numeric(10, 3) check (rtt_ms >= 0),
    mos_in numeric(4, 3) check (mos_in between 1 and 5),
    mos_out numeric(4, 3) check (mos_out between 1 and 5),
    primary key (call_id, leg, part)
);

comment on table cdr_leg is
    'One row per channel of an ended call: a leg has one, and one more with each transfer or pickup. None for rows of cdr that an earlier version wrote';
comment on column cdr_leg.call_id is 'The call; its legs go with it';
comment on column cdr_leg.leg is 'Which leg of the call; 0 is the caller';
comment on column cdr_leg.part is 'Which channel of the leg: 0 is the first one';
comment on column cdr_leg.role is 'CALLER, CALLEE, TRANSFER_TARGET, AGENT, SNOOP or MEDIA';
comment on column cdr_leg.channel is 'Asterisk''s unique id';
comment on column cdr_leg.target is 'What was dialled, as Asterisk was told; null for a channel that came in by itself';
comment on column cdr_leg.created_at is 'When the application asked for the channel, or when it came in';
comment on column cdr_leg.ringing_at is 'When it rang first; null if it did not';
comment on column cdr_leg.answered_at is 'When it was answered; null if it was not. Says nothing of what is billable';
comment on column cdr_leg.ended_at is 'When it ended';
comment on column cdr_leg.cause is
    'Q.850: as Asterisk told it, else cause_sent; null if neither is known. 44 of a channel that ended by itself after its answer: no media came any more';
comment on column cdr_leg.cause_sent is 'Q.850: what the application hung it up with; null if it ended by itself';
comment on column cdr_leg.sip_status is 'The SIP status that came with its end; null where Asterisk did not tell';
comment on column cdr_leg.transfer is
    'How the channel took the place of the part before: BLIND, ATTENDED, REPLACES or PICKUP; null for part 0';
comment on column cdr_leg.transferred_by is 'The channel whose place it took: the transferor''s';
comment on column cdr_leg.transferred_leg is 'The leg that was transferred; null if there was none';
comment on column cdr_leg.transferred_to is 'The number that was dialled for it, or the channel of the new party';
comment on column cdr_leg.linked_call_id is 'The call in which the new party is a party as well; null if there is none';
comment on column cdr_leg.rtp_received is 'Packets from the far end; null where not measured, as in all columns below';
comment on column cdr_leg.rtp_sent is 'Packets to the far end';
comment on column cdr_leg.rtp_lost_in is 'Packets from the far end that did not arrive';
comment on column cdr_leg.rtp_lost_out is 'Packets to the far end that did not arrive, as it reported';
comment on column cdr_leg.jitter_in_ms is 'Jitter of what arrived, in milliseconds';
comment on column cdr_leg.jitter_out_ms is 'Jitter of what the far end got, in milliseconds, as it reported';
comment on column cdr_leg.rtt_ms is 'Round-trip time, in milliseconds';
comment on column cdr_leg.mos_in is 'Estimated mean opinion score of what arrived, 1 to 5';
comment on column cdr_leg.mos_out is 'Estimated mean opinion score of what the far end got, 1 to 5';
