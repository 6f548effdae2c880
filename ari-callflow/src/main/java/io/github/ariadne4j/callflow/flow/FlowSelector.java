package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.IncomingCall;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the flow of a call, before any work is done for it. Called on a thread that may be blocked; if {@link #mayBlock} is
 * false, on the engine's loop. After a recovery it is called again for the calls that continue in their flow.
 */
@FunctionalInterface
public interface FlowSelector {
    /**
     * The flow for this call, or {@link #foreignChannel()}; never null. If it throws, the call is hung up with cause 38.
     *
     * @param call the call as it came in
     */
    CallFlow flowFor(IncomingCall call);

    /**
     * The flow with which an outbound call continues after a recovery, as the flow of its request was lost with the process. Its
     * {@code resume} is called, or its {@code run} if no target had answered. Called on the same kind of thread as {@link #flowFor}.
     * Default: a flow that hangs up with cause 41.
     *
     * @param call the call as it was requested, with {@link Originate#args}
     */
    default CallFlow flowForOutbound(IncomingCall call) {
        return recovered -> recovered.hangUp(HangupCause.TEMPORARY_FAILURE);
    }

    /**
     * The durable flow with this name and version, for a call that an earlier instance began with it. A new version of an
     * application has to return the earlier versions for as long as their calls may live. Called on the same kind of thread as
     * {@link #flowFor}. Default: none. Then the flow of {@link #flowFor} is used if it has this name and version; otherwise its
     * {@link CallFlow#resume} is called.
     */
    default Optional<DurableFlow> flowNamed(FlowName name) {
        return Optional.empty();
    }

    /**
     * Whether {@link #flowFor} may block. Default: true. While calls are refused, for capacity or because the engine drains, a
     * selector that may block is not called. One that does not block is called all the same, so that channels that are not the
     * engine's are never refused.
     */
    default boolean mayBlock() {
        return true;
    }

    /** Selects the same flow for every call. */
    static FlowSelector always(CallFlow flow) {
        return new FixedFlowSelector(flow, List.of());
    }

    /**
     * Selects one durable flow for every new call, and others for calls that continue with them: earlier versions, and the flows
     * of {@link Call#continueAs}.
     *
     * @throws IllegalArgumentException if two of them have the same name and version
     */
    static FlowSelector always(DurableFlow current, DurableFlow... known) {
        return new FixedFlowSelector(current, List.of(known));
    }

    /**
     * The result of {@link #flowFor} for a channel that is no call of the engine, for example one that another program originated
     * into the application. The engine leaves the channel untouched, without a session and CDR. It stays in the application until
     * its creator moves it or hangs it up.
     */
    static CallFlow foreignChannel() {
        return ForeignChannelFlow.MARKER;
    }
}
