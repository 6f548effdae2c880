package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.route.Route;

/**
 * A flow that only says where its call goes. One that does not block is asked on the engine's loop, and its calls need no
 * thread.
 */
public interface RoutingFlow extends CallFlow {
    /** Whether {@link #route} may block; true: it is called on a thread of the call's own. */
    boolean mayBlock();

    /** Where the call goes; {@link Route#refuse} ends it. */
    Route route(IncomingCall call);

    @Override
    default void run(Call call) {
        call.dialAndBridge(route(call.incoming()));
    }

    /** Asks again: a callee who was dialled before is hung up, and dialled anew if the route says so. */
    @Override
    default void resume(Call call) {
        run(call);
    }
}
