package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.cdr.jdbc.database.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares records with existing rows of their calls. An equal record is harmless: it is written again after a crash
 * before the removal of its session. A different one means that two calls share an id, or that one call was recorded
 * twice. Blocks; used by the writer thread.
 */
final class CdrConflicts {
    /** The compared columns, without numbers and texts of the parties, since they are logged. */
    private static final List<Field<?>> COMPARED = List.of(
            CDR.CALLER_CHANNEL,
            CDR.ASTERISK_ID,
            CDR.STARTED_AT,
            CDR.ENDED_AT,
            CDR.BILLABLE_SECONDS,
            CDR.DISPOSITION,
            CDR.CAUSE,
            CDR.HUNG_UP_BY);

    private static final Logger LOG = LoggerFactory.getLogger(CdrConflicts.class);

    private final Database database;
    private final AtomicLong differing = new AtomicLong();

    CdrConflicts(Database database) {
        this.database = database;
    }

    /** The number of records that differed from the row of their call. */
    long differing() {
        return differing.get();
    }

    /**
     * Compares records that were not written, since their calls have rows. A failed comparison is logged and has no
     * other effect.
     */
    void check(List<CallDetailRecord> present) {
        if (present.isEmpty()) {
            return;
        }
        try {
            compare(present);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} CDRs were not compared with the existing rows of their calls: {}",
                    present.size(),
                    Database.reason(e));
        }
    }

    private void compare(List<CallDetailRecord> present) {
        List<UUID> ids = present.stream().map(cdr -> cdr.callId().value()).toList();
        List<Field<?>> columns = new ArrayList<>(COMPARED);
        columns.add(CDR.CALL_ID);
        Map<UUID, Record> rows = database.sql()
                .select(columns)
                .from(CDR)
                .where(CDR.CALL_ID.in(ids))
                .fetchMap(CDR.CALL_ID, row -> row);
        for (CallDetailRecord cdr : present) {
            Record row = rows.get(cdr.callId().value());
            if (row != null) {
                compare(cdr, row);
            }
        }
    }

    private void compare(CallDetailRecord cdr, Record row) {
        @Nullable Object[] values = CdrRow.of(cdr);
        List<String> differences = new ArrayList<>();
        for (Field<?> column : COMPARED) {
            Object known = row.get(column);
            Object other = values[CdrRow.COLUMNS.indexOf(column)];
            if (!Objects.equals(known, other)) {
                differences.add(column.getName() + " is " + known + ", not " + other);
            }
        }
        if (!differences.isEmpty()) {
            differing.incrementAndGet();
            LOG.warn(
                    "call {} already has a row, and a different record of it is not written: {}",
                    cdr.callId(),
                    String.join("; ", differences));
        }
    }
}
