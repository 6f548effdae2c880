package io.github.ariadne4j.cdr.jdbc.query;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.cdr.jdbc.database.Database;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Reads written CDRs, for example to list the latest calls. The tables must exist ({@link io.github.ariadne4j.cdr.jdbc.CdrSchema#migrate}).
 * Blocks for up to 5 s; may be used on any thread. It does not close the data source.
 */
public final class JdbcCdrReader {
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);

    private final Database database;

    private JdbcCdrReader(Database database) {
        this.database = database;
    }

    /** Reads from this database. */
    public static JdbcCdrReader on(DataSource database) {
        return new JdbcCdrReader(new Database(database, STATEMENT_TIMEOUT));
    }

    /**
     * The latest matching records, in the order in which their calls began.
     *
     * @throws org.jooq.exception.DataAccessException if the query fails; the cause is an {@link java.sql.SQLException}
     */
    public List<WrittenCdr> find(CdrQuery query) {
        List<WrittenCdr> last = new ArrayList<>(database.sql()
                .selectFrom(CDR)
                .where(CDR.STARTED_AT.ge(query.since()))
                .and(hasNumber(query.number()))
                .orderBy(CDR.STARTED_AT.desc(), CDR.CALL_ID.desc())
                .limit(query.limit())
                .fetch(JdbcCdrReader::written));
        Collections.reverse(last);
        return last;
    }

    private static Condition hasNumber(String number) {
        return number.isEmpty()
                ? DSL.noCondition()
                : CDR.CALLER.contains(number).or(CDR.DIALLED.contains(number));
    }

    private static WrittenCdr written(Record row) {
        return new WrittenCdr(
                new CallId(row.get(CDR.CALL_ID)),
                row.get(CDR.DIRECTION),
                row.get(CDR.CALLER),
                row.get(CDR.DIALLED),
                row.get(CDR.ROUTED),
                new WrittenCdr.Times(
                        row.get(CDR.STARTED_AT),
                        row.get(CDR.ANSWERED_AT),
                        row.get(CDR.ENDED_AT),
                        durationOf(row.get(CDR.BILLABLE_SECONDS))),
                new WrittenCdr.Outcome(
                        row.get(CDR.DISPOSITION), row.get(CDR.CAUSE), sipStatus(row), row.get(CDR.HUNG_UP_BY)),
                row.get(CDR.APPLICATION),
                row.get(CDR.ASTERISK_ID));
    }

    private static Duration durationOf(BigDecimal seconds) {
        return Duration.ofSeconds(
                seconds.longValue(),
                seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }

    private static @Nullable Integer sipStatus(Record row) {
        Short status = row.get(CDR.SIP_STATUS);
        return status == null ? null : Integer.valueOf(status);
    }
}
