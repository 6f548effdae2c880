package io.github.ariadne4j.chaos.judge;

import java.util.ArrayList;
import java.util.List;

/**
 * One call to a flow from the side of its caller.
 *
 * @param call its course
 * @param heard the tones in their order, each time one began
 * @param keys those that the caller was to press, each time the same
 * @param story its events, with the seconds since the call was placed
 */
public record HeardCall(CallRecord call, List<HeardTone> heard, String keys, String story) {
    /** The tones, without immediate repetitions. */
    public List<Integer> order() {
        List<Integer> order = new ArrayList<>();
        for (HeardTone each : heard) {
            if (order.isEmpty() || order.get(order.size() - 1) != each.tone()) {
                order.add(each.tone());
            }
        }
        return order;
    }

    /** Its number and its events, for messages. */
    @Override
    public String toString() {
        return call.number() + " (" + story + ")";
    }
}
