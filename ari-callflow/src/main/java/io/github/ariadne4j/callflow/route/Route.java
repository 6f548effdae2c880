package io.github.ariadne4j.callflow.route;

import io.github.ariadne4j.ari.model.HangupCause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a call goes: one target, several in the order and at the times of a {@link HuntPlan}, or nowhere. Immutable; any thread.
 */
public sealed interface Route permits DialTarget, HuntPlan, Route.Refused {
    /** Whom to ring, and when; null: nowhere. */
    @Nullable HuntPlan hunt();

    /** All targets, in the order of their rounds; empty if there is none. */
    List<DialTarget> targets();

    /** What the caller is told if there is no target. */
    HangupCause causeIfNone();

    /**
     * These targets, one after the other until one answers. The next one is tried after failures of the network and after no answer,
     * but not after busy (17) and rejected (21), which the callee decided: {@link HuntPlan#with(FailOver)} has other rules.
     *
     * @throws IllegalArgumentException if there is none, or more than {@link HuntPlan#MOST_OFFERS}
     */
    static HuntPlan inOrder(List<DialTarget> targets) {
        return HuntPlan.inOrder(some(targets));
    }

    /**
     * These targets at once, until one of them answers; the others are told that the call was answered elsewhere.
     *
     * @throws IllegalArgumentException if there is none, or more than {@link HuntPlan#MOST_OFFERS}
     */
    static HuntPlan together(List<DialTarget> targets) {
        return HuntPlan.inParallel(some(targets));
    }

    private static List<DialTarget> some(List<DialTarget> targets) {
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("targets must not be empty; use Route.refuse(cause)");
        }
        return targets;
    }

    /** Nowhere; the caller is told why. */
    static Route refuse(HangupCause cause) {
        return new Refused(cause);
    }

    /**
     * No target.
     *
     * @param causeIfNone what the caller is told
     */
    record Refused(HangupCause causeIfNone) implements Route {
        @Override
        public @Nullable HuntPlan hunt() {
            return null;
        }

        @Override
        public List<DialTarget> targets() {
            return List.of();
        }
    }
}
