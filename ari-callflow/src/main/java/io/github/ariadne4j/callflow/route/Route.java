package io.github.ariadne4j.callflow.route;

import io.github.ariadne4j.ari.model.HangupCause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The destination of a call: one target, several in the order and at the times of a {@link HuntPlan}, or a refusal. Immutable;
 * any thread.
 */
public sealed interface Route permits DialTarget, HuntPlan, Route.Refused {
    /** The targets and their times; null for a refusal. */
    @Nullable HuntPlan hunt();

    /** All targets, in the order of their rounds; empty for a refusal. */
    List<DialTarget> targets();

    /** The cause for the caller if there is no target. */
    HangupCause causeIfNone();

    /**
     * These targets, one after the other until one answers. The next one is tried after failures of the network and after no
     * answer, but not after busy (17) and rejected (21), which the callee decided; {@link HuntPlan#with(FailOver)} sets another
     * rule.
     *
     * @throws IllegalArgumentException if there is none, or more than {@link HuntPlan#MOST_OFFERS}
     */
    static HuntPlan inOrder(List<DialTarget> targets) {
        return HuntPlan.inOrder(some(targets));
    }

    /**
     * These targets at once, until one of them answers; the others are cancelled as answered elsewhere (cause 26).
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

    /** A refusal with this cause for the caller. */
    static Route refuse(HangupCause cause) {
        return new Refused(cause);
    }

    /**
     * A refusal.
     *
     * @param causeIfNone the Q.850 cause for the caller
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
