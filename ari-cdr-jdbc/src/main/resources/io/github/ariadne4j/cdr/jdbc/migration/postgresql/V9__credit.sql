-- Credit of accounts that pay before they call. Where it is asked for, the application's role needs SELECT and UPDATE on credit_accounts,
-- SELECT, INSERT and UPDATE on credit_reservations, and SELECT on cdr.

create table credit_accounts (
    account varchar(256) primary key,
    balance_seconds bigint not null
);

create table credit_reservations (
    call_id uuid primary key,
    account varchar(256) not null references credit_accounts (account) on delete cascade,
    channel_hash uuid not null,
    granted_seconds bigint not null check (granted_seconds > 0),
    held_seconds bigint not null check (held_seconds >= 0),
    reserved_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    used_seconds bigint check (used_seconds >= 0),
    settled_at timestamp(6) with time zone
);

create index credit_reservations_held on credit_reservations (account) where held_seconds > 0;

comment on table credit_accounts is 'Accounts that pay before they call; one without a row is not limited by credit';
comment on column credit_accounts.account is 'The account code';
comment on column credit_accounts.balance_seconds is
    'What is left and not reserved. To top up, add to it; it may be a little below zero where a call ended later than it was to';

comment on table credit_reservations is 'What calls reserved and used; rows that are settled may be deleted once their CDRs are a day old';
comment on column credit_reservations.channel_hash is 'What the ids of all calls of one channel have in common';
comment on column credit_reservations.granted_seconds is 'How long the call may be billed';
comment on column credit_reservations.held_seconds is 'What is reserved now: granted_seconds, and 0 once it was settled or released';
comment on column credit_reservations.expires_at is 'From when on it is released, at the next reservation of the account';
comment on column credit_reservations.used_seconds is 'What was billed, rounded up to seconds; null until it is settled';
comment on column credit_reservations.settled_at is 'When the CDR of the call was written';
