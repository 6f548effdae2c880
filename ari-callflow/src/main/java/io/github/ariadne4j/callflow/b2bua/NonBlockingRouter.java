package io.github.ariadne4j.callflow.b2bua;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.route.Route;
import java.util.function.Function;

/**
 * A router that does not block.
 *
 * @param decision the route of a call
 */
record NonBlockingRouter(Function<IncomingCall, Route> decision) implements Router {
    @Override
    public Route route(IncomingCall call) {
        return decision.apply(call);
    }

    @Override
    public boolean mayBlock() {
        return false;
    }
}
