package io.github.ariadne4j.callflow.b2bua;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.route.Route;
import java.util.function.Function;

/**
 * Decides where a call goes. Runs on a thread of the call's own and may block, for example for a look-up, unless it says that
 * it does not: it then runs on the engine's loop, and the call needs no thread. If it throws, the caller is told cause 38
 * (SIP 500).
 */
@FunctionalInterface
public interface Router {
    /**
     * The route of this call: a target, several in order or together, or {@link Route#refuse}. What the call says was dialled is the
     * number to route by.
     */
    Route route(IncomingCall call);

    /** Whether {@link #route} may block: wait for another system, a lock or a disk. Default: true. */
    default boolean mayBlock() {
        return true;
    }

    /** This router, which does not block: a look-up in memory, for example. One that does block holds up all calls. */
    static Router nonBlocking(Function<IncomingCall, Route> router) {
        return new NonBlockingRouter(router);
    }
}
