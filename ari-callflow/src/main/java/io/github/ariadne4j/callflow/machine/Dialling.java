package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.EndReason;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which target is being tried, and what comes after it.
 *
 * @param target it; null if an earlier life chose it
 * @param attempt which attempt it is
 * @param joining whether caller and leg have joined the bridge
 * @param rest the targets after it
 * @param request the flow's request that waits for the outcome; 0 if the flow handed the call over
 * @param worst what the earlier targets said, the most telling of it; null for the first target
 */
record Dialling(
        @Nullable DialTarget target,
        int attempt,
        Joining joining,
        List<DialTarget> rest,
        int request,
        @Nullable EndReason worst) {
    /** A leg that an earlier life dialled: what it would have tried next, nobody knows any more. */
    static Dialling takenUp(int attempt, Joining joining) {
        return new Dialling(null, attempt, joining, List.of(), 0, null);
    }

    /** How long it may ring. */
    Duration ringFor() {
        return target == null ? DialTarget.DEFAULT_RING : target.ringFor();
    }

    Dialling with(Joining changed) {
        return new Dialling(target, attempt, changed, rest, request, worst);
    }

    /** What the caller is to be told if this was the last target. */
    EndReason with(EndReason failure) {
        if (worst == null) {
            return failure;
        }
        HangupCause telling = HangupPropagation.moreTelling(worst.cause(), failure.cause());
        return telling.equals(worst.cause()) ? worst : failure;
    }

    boolean handedOver() {
        return request == 0;
    }
}
