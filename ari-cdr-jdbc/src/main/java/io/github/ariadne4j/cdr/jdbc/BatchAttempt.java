package io.github.ariadne4j.cdr.jdbc;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One attempt to write a batch: each row is written, rejected permanently, or left for another attempt. */
final class BatchAttempt {
    private final CdrTable table;
    private final boolean eachAlone;
    private final List<PendingCdr> written = new ArrayList<>();
    private final List<CallDetailRecord> present = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final List<Refused> suspects = new ArrayList<>();
    private final List<PendingCdr> left = new ArrayList<>();
    private @Nullable RuntimeException unwritten;

    /**
     * A row that can never be written.
     *
     * @param record the row
     * @param why the exception of the database
     */
    record Refused(PendingCdr record, RuntimeException why) {}

    private BatchAttempt(CdrTable table, boolean eachAlone) {
        this.table = table;
        this.eachAlone = eachAlone;
    }

    /**
     * Writes a batch. A row that can never be written does not block the others: a failing batch is halved until that
     * row is alone.
     *
     * @param eachAlone whether to halve a batch also for {@link WriteFailureKind#UNKNOWN}
     */
    static BatchAttempt of(List<PendingCdr> batch, CdrTable table, boolean eachAlone) {
        BatchAttempt attempt = new BatchAttempt(table, eachAlone);
        attempt.tryAll(batch);
        attempt.judge();
        return attempt;
    }

    private void tryAll(List<PendingCdr> batch) {
        Deque<List<PendingCdr>> parts = new ArrayDeque<>(List.of(batch));
        while (!parts.isEmpty()) {
            List<PendingCdr> part = parts.pop();
            try {
                present.addAll(table.insert(part.stream().map(PendingCdr::cdr).toList()));
                written.addAll(part);
            } catch (RuntimeException e) {
                failed(part, e, parts);
            }
        }
    }

    private void failed(List<PendingCdr> part, RuntimeException why, Deque<List<PendingCdr>> parts) {
        WriteFailureKind kind = WriteFailureKind.of(why);
        if (kind == WriteFailureKind.DATABASE) {
            unwritten = why;
            left.addAll(part);
            parts.forEach(left::addAll);
            parts.clear();
        } else if (kind == WriteFailureKind.UNKNOWN && !eachAlone) {
            unwritten = why;
            left.addAll(part);
        } else if (part.size() > 1) {
            int half = part.size() / 2;
            parts.push(part.subList(half, part.size()));
            parts.push(part.subList(0, half));
        } else {
            List<Refused> fitting = kind == WriteFailureKind.ROWS ? refused : suspects;
            fitting.add(new Refused(part.get(0), why));
        }
    }

    /**
     * Decides on unknown faults: if other rows were written, the row is rejected; if all rows fail, the database is at
     * fault.
     */
    private void judge() {
        if (!written.isEmpty()) {
            refused.addAll(suspects);
        } else {
            suspects.forEach(suspect -> {
                unwritten = suspect.why();
                left.add(suspect.record());
            });
        }
    }

    /** Written records whose calls already had rows, which are not changed. */
    List<CallDetailRecord> present() {
        return present;
    }

    /** Records with committed rows. */
    List<PendingCdr> written() {
        return written;
    }

    /** Records that can never be written. */
    List<Refused> refused() {
        return refused;
    }

    /** Records for another attempt. */
    List<PendingCdr> left() {
        return left;
    }

    /** The reason why records are left; null if none is. */
    @Nullable RuntimeException unwritten() {
        return unwritten;
    }
}
