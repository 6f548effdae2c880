package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.callflow.call.Disposition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The observable outcome of a run of a flow.
 *
 * @param heard what was played to each telephone, by its number, in this order
 * @param digits the keys that each telephone heard, by its number
 * @param dials how many targets were dialled
 * @param records of all calls
 */
record RunOutcome(Map<String, List<String>> heard, Map<String, String> digits, long dials, List<RecordedCall> records) {
    /**
     * Compares with a run that was not interrupted.
     *
     * @param where at which request this one was interrupted
     * @param lostDial the dispositions of calls one of whose dials was interrupted, and not made; empty: as without an interruption
     * @throws AssertionError if it differs in more than what telephones heard once more
     */
    void requireAs(RunOutcome uninterrupted, String where, Set<Disposition> lostDial) {
        boolean same = (dials < uninterrupted.dials && !lostDial.isEmpty())
                ? endsWithout(uninterrupted, lostDial)
                : isAs(uninterrupted);
        if (!same) {
            throw new AssertionError("interrupted " + where + ", the call is another one: " + this
                    + System.lineSeparator() + "without an interruption it is: " + uninterrupted);
        }
    }

    private boolean isAs(RunOutcome uninterrupted) {
        return dials <= uninterrupted.dials
                && digits.equals(uninterrupted.digits)
                && areAs(uninterrupted.records)
                && heard.entrySet().stream()
                        .allMatch(one ->
                                repeatsOnly(one.getValue(), uninterrupted.heard.getOrDefault(one.getKey(), List.of())));
    }

    private boolean areAs(List<RecordedCall> expected) {
        return records.size() == expected.size()
                && IntStream.range(0, records.size())
                        .allMatch(call -> records.get(call).isAs(expected.get(call)));
    }

    /** The flow has gone another way: its call has one record, and ended as the flow ends one without its dial. */
    private boolean endsWithout(RunOutcome uninterrupted, Set<Disposition> lostDial) {
        return records.size() <= uninterrupted.records.size()
                && records.stream().anyMatch(record -> lostDial.contains(record.disposition()));
    }

    /** Whether something is heard more often at one place, and nothing else differs. */
    private static boolean repeatsOnly(List<String> heard, List<String> expected) {
        int more = heard.size() - expected.size();
        for (int place = 0; more >= 0 && place <= expected.size(); place++) {
            List<String> left = new ArrayList<>(heard);
            List<String> again = left.subList(place, place + more);
            boolean isOfStep = expected.containsAll(again);
            again.clear();
            if (isOfStep && left.equals(expected)) {
                return true;
            }
        }
        return false;
    }
}
