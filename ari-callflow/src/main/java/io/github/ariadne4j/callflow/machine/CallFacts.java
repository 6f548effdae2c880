package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.session.CallSession;

/**
 * What does not change while a call lives.
 *
 * @param call the call as it came in
 * @param origin where it runs
 * @param owner whose it is
 * @param policy how it behaves
 */
public record CallFacts(IncomingCall call, CallOrigin origin, CallSession.Owner owner, Policy policy) {
    /** More than one life dials for one call. */
    private static final long ATTEMPTS_OF_A_LIFE = 1_000;

    /** Epochs may be as large as times in milliseconds; numbers of attempts have to fit an int. */
    private static final long MOST_LIVES = 1_000_000;

    /**
     * How a call behaves.
     *
     * @param timeouts how long to wait for what
     * @param admitWhenLimitsUnknown whether it is taken although its limits cannot be read or counted
     * @param admitWhenSessionLost whether it is taken although its session cannot be written
     */
    public record Policy(CallTimeouts timeouts, boolean admitWhenLimitsUnknown, boolean admitWhenSessionLost) {}

    /** The ids of what the call creates in Asterisk. */
    public CallIds ids() {
        return new CallIds(origin.application(), call.id());
    }

    /**
     * The facts of a call that an earlier life of the application left.
     *
     * @param session what was written of it last
     * @param found what Asterisk holds of it
     * @param epoch which life takes it up; 0 where nobody counts lives
     * @param policy how it behaves from now on
     */
    public static CallFacts resumed(CallSession session, FoundCall found, long epoch, Policy policy) {
        CallSession.Owner before = session.owner();
        CallSession.Owner owner =
                new CallSession.Owner(epoch, before.takenUp() + 1, new Remains(session, found).attemptsBefore());
        return new CallFacts(session.call(), session.origin(), owner, policy);
    }

    /**
     * The same, so that the attempt after these gets a number that no earlier life can have used: what those dialled is
     * written down only once it has answered. Epochs only grow, so each life has numbers of its own.
     */
    CallFacts numberingNextAfter(int attempts) {
        if (owner.takenUp() == 0) {
            return this;
        }
        long life = Math.max(1, Math.max(owner.epoch(), owner.takenUp()) % MOST_LIVES);
        int before = Math.max(owner.attemptsBefore(), Math.toIntExact(ATTEMPTS_OF_A_LIFE * life) - attempts);
        CallSession.Owner numbered = new CallSession.Owner(owner.epoch(), owner.takenUp(), before);
        return new CallFacts(call, origin, numbered, policy);
    }

    CallTimeouts timeouts() {
        return policy.timeouts();
    }
}
