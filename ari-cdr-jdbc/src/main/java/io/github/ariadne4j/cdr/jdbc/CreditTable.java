package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.LIMITS;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.credit.CreditDecision;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.cdr.jdbc.database.Database;
import io.github.ariadne4j.cdr.jdbc.database.StorableText;
import io.github.ariadne4j.cdr.jdbc.limit.LimitsTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code credit_accounts} and {@code credit_reservations}. Each change is one statement that locks
 * reservations before accounts, in the same order as the settlement with the records of calls. Blocks; used by the
 * threads of the credit control.
 */
final class CreditTable {
    /**
     * Releases expired reservations of the account, and one of an earlier call of the same channel, which has ended;
     * skips rows that other transactions have locked. Then reserves, and reads the limits.
     */
    private static final String RESERVE = """
            with known as (select granted_seconds from credit_reservations where call_id = {0}),
            over as (
                select call_id, held_seconds from credit_reservations
                where account = {1} and held_seconds > 0 and call_id <> {0} and (expires_at <= {3} or channel_hash = {2})
                for update skip locked),
            released as (
                update credit_reservations r set held_seconds = 0 from over where r.call_id = over.call_id),
            freed as (select cast(coalesce(sum(held_seconds), 0) as bigint) as seconds from over),
            account as (select account, balance_seconds from credit_accounts where account = {1} for update),
            reserved as (
                insert into credit_reservations
                    (call_id, account, channel_hash, granted_seconds, held_seconds, reserved_at, expires_at)
                select {0}, account, {2}, grants.seconds, grants.seconds, {3},
                    {3} + (grants.seconds + {6}) * interval '1 second'
                from account, freed,
                    lateral (select least(balance_seconds + freed.seconds, {4}) as seconds) grants
                where grants.seconds >= {5} and not exists (select from known)
                on conflict (call_id) do nothing
                returning granted_seconds),
            booked as (
                update credit_accounts a
                set balance_seconds = account.balance_seconds + freed.seconds
                    - coalesce((select granted_seconds from reserved), 0)
                from account, freed where a.account = account.account)
            select exists (select from account) as charged,
                coalesce((select granted_seconds from known), (select granted_seconds from reserved)) as granted,
                l.scope_kind, l.name, l.concurrent_calls, l.calls_per_second, l.refusal_cause
            from (select 1) one left join limits l on l.scope_kind = 'DIALLED_TRUNK'
                or (l.scope_kind = 'ACCOUNT' and l.name = {1}) or (l.scope_kind = 'TRUNK' and l.name = {7})""";

    /**
     * Part of the statement that writes records as {@code written}: releases the reservations of their calls, and
     * charges the used time, for newly written rows only.
     */
    static final String SETTLE = """
            , held as (
                select r.call_id, r.account, r.held_seconds, cast(ceil(w.billable_seconds) as bigint) as used
                from credit_reservations r join written w on w.call_id = r.call_id
                where r.settled_at is null order by r.call_id for update of r),
            settled as (
                update credit_reservations r set held_seconds = 0, used_seconds = held.used, settled_at = now()
                from held where r.call_id = held.call_id),
            changed as (select account, cast(sum(held_seconds - used) as bigint) as seconds from held group by account),
            accounts as (
                select a.account, a.balance_seconds from credit_accounts a
                where a.account in (select account from changed) order by a.account for update),
            charged as (
                update credit_accounts a set balance_seconds = accounts.balance_seconds + changed.seconds
                from accounts, changed where a.account = accounts.account and accounts.account = changed.account)""";

    private final Database database;
    private final JdbcCreditSettings settings;

    CreditTable(Database database, JdbcCreditSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * The result for a call.
     *
     * @param decision the granted time
     * @param limits limits of its account, of its incoming trunk, and of all dialled trunks
     */
    record Answer(CreditDecision decision, List<CallLimit> limits) {}

    Answer reserve(IncomingCall call, Instant at) {
        Result<Record> rows = database.sql().connectionResult(connection -> reserve(connection, call, at));
        Record first = rows.get(0);
        return new Answer(
                decision(first.get("charged", Boolean.class), first.get("granted", Long.class)),
                rows.stream()
                        .filter(row -> row.get(LIMITS.NAME.getName()) != null)
                        .map(CreditTable::limit)
                        .toList());
    }

    private Result<Record> reserve(Connection connection, IncomingCall call, Instant at) throws SQLException {
        Result<Record> rows = database.on(connection)
                .fetch(
                        RESERVE,
                        DSL.val(call.id().value()),
                        DSL.val(StorableText.of(call.account())),
                        DSL.val(call.id().channelHash()),
                        DSL.val(at),
                        DSL.val(settings.atMost().toSeconds()),
                        DSL.val(settings.atLeast().toSeconds()),
                        DSL.val(settings.setUp().toSeconds()),
                        DSL.val(StorableText.of(call.trunk())));
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
        return rows;
    }

    private static CreditDecision decision(boolean charged, @Nullable Long granted) {
        if (!charged) {
            return CreditDecision.UNLIMITED;
        }
        return granted == null ? CreditDecision.REFUSED : new CreditDecision.Granted(Duration.ofSeconds(granted));
    }

    private static CallLimit limit(Record row) {
        return LimitsTable.limit(row.into(LIMITS));
    }

    /** The scopes whose limits an answer contains, in addition to those of dialled trunks. */
    static Set<LimitScope> scopesOf(IncomingCall call) {
        return LimitScope.of(call);
    }
}
