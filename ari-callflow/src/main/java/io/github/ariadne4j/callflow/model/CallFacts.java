package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.IncomingCall;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a call that do not change while one instance has it.
 *
 * @param call the call as it came in
 * @param origin where it runs
 * @param epoch of which ownership of the application this instance is; 0 where the store has none
 * @param policy how it behaves
 * @param credit how long it may be billed; null: without an end
 * @param hops how often it had come back to the engine when it began
 */
public record CallFacts(
        IncomingCall call,
        CallOrigin origin,
        long epoch,
        Policy policy,
        @Nullable Duration credit,
        int hops) {
    /** Of a call that may be billed without an end. */
    public CallFacts(IncomingCall call, CallOrigin origin, long epoch, Policy policy) {
        this(call, origin, epoch, policy, null, 0);
    }

    /** The same with this credit. */
    public CallFacts with(@Nullable Duration granted) {
        return new CallFacts(call, origin, epoch, policy, granted, hops);
    }

    /** The same in the hands of the instance of this epoch. */
    public CallFacts at(long changed) {
        return new CallFacts(call, origin, changed, policy, credit, hops);
    }

    /** The same after so many hops. */
    public CallFacts withHops(int before) {
        return new CallFacts(call, origin, epoch, policy, credit, before);
    }

    /**
     * How a call behaves.
     *
     * @param timeouts how long to wait for what
     * @param admitWhenLimitsUnknown whether it is taken although its limits cannot be read or counted
     * @param admitWhenSessionLost whether it is taken although its session cannot be written
     */
    public record Policy(CallTimeouts timeouts, boolean admitWhenLimitsUnknown, boolean admitWhenSessionLost) {}

    /** The id of the call. */
    public CallId id() {
        return call.id();
    }

    /** The time limits. */
    public CallTimeouts timeouts() {
        return policy.timeouts();
    }

    /** The ids of what this instance creates in Asterisk for the call. */
    public ChannelNames names() {
        return new ChannelNames(origin.application(), call.id(), epoch);
    }
}
