-- What a call dials has limits as well. The application's role needs no more rights than before.

alter table limits alter column scope_kind type varchar(16);

-- [jooq ignore start]
alter table limits drop constraint limits_scope_kind_check;
alter table limits add constraint limits_scope_kind_check check (scope_kind in ('ACCOUNT', 'TRUNK', 'DIALLED_TRUNK'));
-- [jooq ignore stop]

comment on table limits is
    'How much an account code, a trunk that calls come in through, or a trunk that calls go out through may do at once';
comment on column limits.scope_kind is
    'ACCOUNT; TRUNK: the endpoint a call came in through; DIALLED_TRUNK: the endpoint that it dials';
