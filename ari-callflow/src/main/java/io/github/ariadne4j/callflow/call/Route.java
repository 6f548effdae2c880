package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.HangupCause;
import java.util.List;

/** Where a call goes: targets tried in order until one answers, or nowhere. A {@link DialTarget} is a route of one. */
public sealed interface Route permits DialTarget, Route.InOrder, Route.Refused {
    /** The targets in the order in which they are tried; empty if there is none. */
    List<DialTarget> targets();

    /** What the caller is told if there is no target. */
    HangupCause causeIfNone();

    /**
     * These targets, one after the other.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Route inOrder(List<DialTarget> targets) {
        return new InOrder(targets);
    }

    /** Nowhere; the caller is told why. */
    static Route refuse(HangupCause cause) {
        return new Refused(cause);
    }

    /**
     * Several targets.
     *
     * @param targets at least one
     */
    record InOrder(List<DialTarget> targets) implements Route {
        /** @throws IllegalArgumentException if there is no target */
        public InOrder {
            if (targets.isEmpty()) {
                throw new IllegalArgumentException("targets must not be empty; use Route.refuse(cause)");
            }
            targets = List.copyOf(targets);
        }

        @Override
        public HangupCause causeIfNone() {
            return HangupCause.NO_ROUTE;
        }
    }

    /**
     * No target.
     *
     * @param causeIfNone what the caller is told
     */
    record Refused(HangupCause causeIfNone) implements Route {
        @Override
        public List<DialTarget> targets() {
            return List.of();
        }
    }
}
