package io.github.ariadne4j.chaos.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One call to the survey from the side of its caller.
 *
 * @param call its course
 * @param heard the questions and the thanks, each time they were played
 * @param keys the answers of this caller by the number of the question, from 1: a repeated question gets the same answer
 * @param story its events, with the seconds since the call was placed
 */
public record SurveyRecord(CallRecord call, List<Heard> heard, String keys, String story) {
    /** The questions that the caller heard, without immediate repetitions. */
    public List<Integer> order() {
        List<Integer> order = new ArrayList<>();
        for (Heard each : heard) {
            if (order.isEmpty() || order.get(order.size() - 1) != each.question()) {
                order.add(each.question());
            }
        }
        return order;
    }

    /** The answers in the order in which they are expected. */
    public String answers() {
        return order().stream()
                .filter(question -> question <= keys.length())
                .map(question -> keys.substring(question - 1, question))
                .collect(Collectors.joining());
    }
}
