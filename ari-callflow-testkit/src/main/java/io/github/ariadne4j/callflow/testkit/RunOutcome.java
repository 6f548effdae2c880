package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.callflow.call.Disposition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The observable outcome of a run of a flow.
 *
 * @param heard what the caller heard, in this order
 * @param dials how many targets were dialled
 * @param disposition of the record
 * @param custom fields of the record
 */
record RunOutcome(List<String> heard, int dials, Disposition disposition, Map<String, String> custom) {
    /**
     * Compares with a run that was not interrupted.
     *
     * @param where at which request this one was interrupted
     * @throws AssertionError if it differs in more than what the caller heard once more
     */
    void requireAs(RunOutcome uninterrupted, String where) {
        boolean same = dials <= uninterrupted.dials
                && disposition == uninterrupted.disposition
                && custom.equals(uninterrupted.custom)
                && repeatsOnly(uninterrupted.heard);
        if (!same) {
            throw new AssertionError("interrupted " + where + ", the call is another one: " + this
                    + System.lineSeparator() + "without an interruption it is: " + uninterrupted);
        }
    }

    /** Whether something is heard more often at one place, and nothing else differs. */
    private boolean repeatsOnly(List<String> expected) {
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
