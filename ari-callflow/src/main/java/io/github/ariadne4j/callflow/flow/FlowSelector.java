package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.IncomingCall;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the flow of a call, before anything is done or written for it. May block, unless it says that it does not: it is then
 * called on the engine's loop, otherwise on a thread that may be blocked. After a recovery it is asked again for the calls that go on
 * in their flow.
 */
@FunctionalInterface
public interface FlowSelector {
    /**
     * The flow for this call, or {@link #notMine()}; never null. If it throws, the call is taken and hung up with cause 38.
     *
     * @param call what is known of it before anything was done for it
     */
    CallFlow flowFor(IncomingCall call);

    /**
     * The flow with which an outbound call goes on after a recovery: the one that it was asked for with is gone with its process. Its
     * {@code resume} is called, or its {@code run} if no target had answered. Blocks as {@link #flowFor} does. Default: a flow that hangs
     * up with cause 41.
     *
     * @param call as it was asked for, with the arguments of {@link Originate#args}
     */
    default CallFlow flowForOutbound(IncomingCall call) {
        return recovered -> recovered.hangUp(HangupCause.TEMPORARY_FAILURE);
    }

    /**
     * The durable flow with which a call goes on that began with it in an earlier instance. An application that has a new version keeps the
     * earlier ones for as long as calls may live that began with them. Blocks as {@link #flowFor} does. Default: none; then the flow
     * that {@link #flowFor} chooses is taken if it has this name and version, and otherwise {@link CallFlow#resume} of it is called.
     */
    default Optional<DurableFlow> flowNamed(FlowName name) {
        return Optional.empty();
    }

    /**
     * Whether {@link #flowFor} may block. Default: true. While calls are refused, for capacity or as the engine drains, one that may
     * block is not asked; one that does not is, so that channels that are not the engine's are never refused.
     */
    default boolean mayBlock() {
        return true;
    }

    /** The same flow for every call. */
    static FlowSelector always(CallFlow flow) {
        return new SameFlow(flow, List.of());
    }

    /**
     * The same durable flow for every new call, and others for calls that go on with them: earlier versions, and those that
     * {@link Call#continueAs} names.
     */
    static FlowSelector always(DurableFlow current, DurableFlow... known) {
        return new SameFlow(current, List.of(known));
    }

    /**
     * What {@link #flowFor} returns for a channel that begins no call of the engine's, for example one that another program
     * originated into the application: the engine leaves it untouched, without session and CDR. It stays in the application until its
     * maker moves it on or it hangs up.
     */
    static CallFlow notMine() {
        return NotMine.FLOW;
    }
}
