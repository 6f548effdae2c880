package io.github.ariadne4j.callflow.b2bua;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.route.Route;
import java.util.function.Function;

/**
 * Chooses the route of a call. Called on a thread of the call's own and may block, for example for a look-up; if
 * {@link #mayBlock} is false, it is called on the engine's loop, and the call needs no thread. If it throws, the caller gets
 * cause 38 (SIP 500).
 */
@FunctionalInterface
public interface Router {
    /**
     * The route of this call: a target, several in order or together, or {@link Route#refuse}; never null.
     * {@link IncomingCall#dialled} is the number to route by.
     */
    Route route(IncomingCall call);

    /** Whether {@link #route} may block: wait for another system, a lock or a disk. Default: true. */
    default boolean mayBlock() {
        return true;
    }

    /** A router that does not block, such as a look-up in memory. If it does block, all calls wait. */
    static Router nonBlocking(Function<IncomingCall, Route> router) {
        return new NonBlockingRouter(router);
    }
}
