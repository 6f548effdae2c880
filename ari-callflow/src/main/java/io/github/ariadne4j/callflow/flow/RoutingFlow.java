package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.route.Route;

/** A flow that only chooses a route. One that does not block is called on the engine's loop, and its calls need no thread. */
public interface RoutingFlow extends CallFlow {
    /** Whether {@link #route} may block; if true, it is called on a thread of the call's own. */
    boolean mayBlock();

    /** The route of the call; {@link Route#refuse} ends it. */
    Route route(IncomingCall call);

    @Override
    default void run(Call call) {
        call.dialAndBridge(route(call.incoming()));
    }

    /** Routes the call again: a callee who was dialled before is hung up, and dialled again if the route contains it. */
    @Override
    default void resume(Call call) {
        run(call);
    }
}
