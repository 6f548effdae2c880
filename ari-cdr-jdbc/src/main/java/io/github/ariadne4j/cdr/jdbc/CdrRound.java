package io.github.ariadne4j.cdr.jdbc;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One try at a batch: every row of it is written, or refused for good, or left for another try. */
final class CdrRound {
    private final CdrTable table;
    private final boolean eachAlone;
    private final List<PendingCdr> written = new ArrayList<>();
    private final List<CallDetailRecord> present = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final List<Refused> suspects = new ArrayList<>();
    private final List<PendingCdr> left = new ArrayList<>();
    private @Nullable RuntimeException unwritten;

    /**
     * A row that no second try will write.
     *
     * @param record the row
     * @param why what the database said
     */
    record Refused(PendingCdr record, RuntimeException why) {}

    private CdrRound(CdrTable table, boolean eachAlone) {
        this.table = table;
        this.eachAlone = eachAlone;
    }

    /**
     * Tries this batch. A row that will never be written does not hold up the others: what fails for it is halved until it
     * stands alone.
     *
     * @param eachAlone whether to do so too for a fault that does not tell whether it is about a row
     */
    static CdrRound of(List<PendingCdr> batch, CdrTable table, boolean eachAlone) {
        CdrRound round = new CdrRound(table, eachAlone);
        round.tryAll(batch);
        round.judge();
        return round;
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
        CdrFault fault = CdrFault.of(why);
        if (fault == CdrFault.DATABASE) {
            unwritten = why;
            left.addAll(part);
            parts.forEach(left::addAll);
            parts.clear();
        } else if (fault == CdrFault.UNKNOWN && !eachAlone) {
            unwritten = why;
            left.addAll(part);
        } else if (part.size() > 1) {
            int half = part.size() / 2;
            parts.push(part.subList(half, part.size()));
            parts.push(part.subList(0, half));
        } else {
            List<Refused> fitting = fault == CdrFault.ROWS ? refused : suspects;
            fitting.add(new Refused(part.get(0), why));
        }
    }

    /** A fault that hits some rows while others pass is theirs; one that hits all of them is the database's. */
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

    /** Those of the written whose calls had rows already, which stay as they are. */
    List<CallDetailRecord> present() {
        return present;
    }

    /** Those whose rows are committed. */
    List<PendingCdr> written() {
        return written;
    }

    /** Those that no second try will write. */
    List<Refused> refused() {
        return refused;
    }

    /** Those to be tried again. */
    List<PendingCdr> left() {
        return left;
    }

    /** Why some are left; null if none is. */
    @Nullable RuntimeException unwritten() {
        return unwritten;
    }
}
