package io.github.ariadne4j.chaos.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the rows with the callers' records. The dialled number is the key, as each call has its own.
 *
 * @param expected calls that require a CDR, and calls that may have one and do
 * @param actual calls that have one
 * @param missing numbers of calls that require one and have none
 * @param duplicate numbers with more than one
 * @param strangers numbers that were not called
 * @param wrong numbers of answered calls whose row has no answer
 * @param silent numbers of calls with a party in silence for longer than allowed
 * @param unavailable the number of calls that got 503 and have a row all the same
 * @param lag from the end of each call to its row
 */
public record CdrComparison(
        int expected,
        int actual,
        List<String> missing,
        List<String> duplicate,
        List<String> strangers,
        List<String> wrong,
        List<String> silent,
        int unavailable,
        Times lag) {
    /** Compares. */
    public static CdrComparison compare(List<CallRecord> calls, List<CdrRow> rows) {
        Map<String, CdrRow> byNumber = new HashMap<>();
        Set<String> duplicate = new HashSet<>();
        for (CdrRow row : rows) {
            if (byNumber.put(row.dialled(), row) != null) {
                duplicate.add(row.dialled());
            }
        }
        List<String> missing = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        List<Duration> lag = new ArrayList<>();
        int actual = 0;
        int unavailable = 0;
        for (CallRecord call : calls) {
            CdrRow row = byNumber.remove(call.number());
            if (row == null) {
                if (call.owesCdr()) {
                    missing.add(call.number());
                }
                continue;
            }
            actual++;
            unavailable += call.end() == CallRecord.End.UNAVAILABLE ? 1 : 0;
            if (call.answered() != null && !row.answered()) {
                wrong.add(call.number());
            }
            if (call.ended() != null) {
                lag.add(Duration.between(call.ended(), row.inserted()));
            }
        }
        return new CdrComparison(
                actual + missing.size(),
                actual,
                missing,
                List.copyOf(duplicate),
                List.copyOf(byNumber.keySet()),
                wrong,
                rows.stream().filter(CdrRow::silent).map(CdrRow::dialled).toList(),
                unavailable,
                new Times(lag));
    }

    /** Whether every call that requires a CDR has one. */
    public boolean complete() {
        return missing.isEmpty();
    }
}
