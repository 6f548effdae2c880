-- As for PostgreSQL, in the words of H2, which names checks by chance: a column with another check takes the place of the one before.

alter table limits drop primary key;
alter table limits add column kind varchar(16) before name;
update limits set kind = scope_kind;
alter table limits drop column scope_kind;
alter table limits alter column kind rename to scope_kind;
alter table limits alter column scope_kind set not null;
alter table limits add primary key (scope_kind, name);
alter table limits add constraint limits_scope_kind check (regexp_like(scope_kind, '^(ACCOUNT|TRUNK|DIALLED_TRUNK)$'));

comment on table limits is
    'How much an account code, a trunk that calls come in through, or a trunk that calls go out through may do at once';
comment on column limits.scope_kind is
    'ACCOUNT; TRUNK: the endpoint a call came in through; DIALLED_TRUNK: the endpoint that it dials';
