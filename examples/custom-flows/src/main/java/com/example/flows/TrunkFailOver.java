package com.example.flows;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.Route;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Dials through the first trunk with a free channel, and through the next one if the network fails: the router of a
 * {@link DialAndBridge}.
 *
 * @param trunks the endpoints, in order, with the maximum number of calls of each
 */
public record TrunkFailOver(List<Trunk> trunks) implements Router {
    /** Causes by the callee or of the number itself, with which another trunk is not tried. */
    private static final FailOver BY_CAUSE = new FailOver(
            Set.of(HangupCause.USER_BUSY, HangupCause.CALL_REJECTED, HangupCause.UNALLOCATED, HangupCause.NO_ANSWER));

    /** An endpoint with its maximum number of calls. */
    public record Trunk(String endpoint, int calls) {}

    @Override
    public Route route(IncomingCall call) {
        return Route.inOrder(trunks.stream()
                        .map(trunk -> DialTarget.pjsip(trunk.endpoint(), call.dialled()))
                        .toList())
                .with(BY_CAUSE);
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    /** The limits that the engine counts by; a full trunk is left out of the route. */
    public LimitLookup limits() {
        List<CallLimit> limits = trunks.stream()
                .map(trunk -> new CallLimit(
                        LimitScope.dialledTrunk(trunk.endpoint()), trunk.calls(), null, HangupCause.CONGESTION))
                .toList();
        return scopes -> CompletableFuture.completedStage(
                limits.stream().filter(limit -> scopes.contains(limit.scope())).toList());
    }
}
