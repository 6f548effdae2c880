package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.EndReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which target is being tried, and what comes after it.
 *
 * @param target the target
 * @param attempt which attempt it is
 * @param joinSent whether caller and leg were told to join the bridge
 * @param rest the targets after it
 * @param request the flow's request that waits for the outcome; 0 if the flow handed the call over
 * @param worst what the earlier targets said, the most telling of it; null for the first target
 */
record Dialling(
        DialTarget target,
        int attempt,
        boolean joinSent,
        List<DialTarget> rest,
        int request,
        @Nullable EndReason worst) {
    Dialling joining() {
        return new Dialling(target, attempt, true, rest, request, worst);
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
