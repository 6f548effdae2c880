package io.github.ariadne4j.testkit.script;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The behaviour of a caller: how long it lets the call ring, and its steps after the answer. Immutable.
 *
 * @param patience the time without an answer after which it cancels; empty: without a limit
 * @param onceAnswered the steps after the answer, in order
 */
public record CallerScript(Optional<Duration> patience, List<CallerStep> onceAnswered) {
    /** Copies the steps. */
    public CallerScript {
        onceAnswered = List.copyOf(onceAnswered);
    }

    /** Never cancels and does nothing after the answer; other scripts add their steps to it. */
    public static CallerScript patient() {
        return new CallerScript(Optional.empty(), List.of());
    }

    /** Cancels if there is no answer in time. */
    public static CallerScript cancelsAfter(Duration ringing) {
        return new CallerScript(Optional.of(ringing), List.of());
    }

    /** Hangs up a while after it was answered. */
    public static CallerScript hangsUpAfter(Duration talking) {
        return patient().thenHangsUp(talking);
    }

    /** Then sends DTMF digits. */
    public CallerScript thenPresses(Duration after, String digits) {
        return then(after, telephone -> telephone.presses(digits));
    }

    /** Then puts the other side on hold. */
    public CallerScript thenHolds(Duration after) {
        return then(after, Telephone::holds);
    }

    /** Then takes the other side off hold. */
    public CallerScript thenUnholds(Duration after) {
        return then(after, Telephone::unholds);
    }

    /** Then transfers the other side to a number: a blind transfer. */
    public CallerScript thenTransfers(Duration after, String number) {
        return then(after, telephone -> telephone.transfers(number));
    }

    /** Then hangs up. */
    public CallerScript thenHangsUp(Duration after) {
        return then(after, Telephone::hangsUp);
    }

    /** Then hangs up with a Q.850 cause. */
    public CallerScript thenHangsUp(Duration after, int cause) {
        return then(after, telephone -> telephone.hangsUp(cause));
    }

    private CallerScript then(Duration after, Consumer<Telephone> deed) {
        Stream<CallerStep> steps = Stream.concat(onceAnswered.stream(), Stream.of(new CallerStep(after, deed)));
        return new CallerScript(patience, steps.toList());
    }
}
