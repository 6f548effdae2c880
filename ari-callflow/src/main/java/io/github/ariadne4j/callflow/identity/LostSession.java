package io.github.ariadne4j.callflow.identity;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.plan.CallMachine;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.snapshot.CallSessions;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a call that was lost with its Asterisk, the same as that of a call that ends with a restart of Asterisk. */
final class LostSession {
    private static final CallTimeouts TIMEOUTS = CallTimeouts.defaults();
    private static final Logger LOG = LoggerFactory.getLogger(LostSession.class);

    private LostSession() {}

    /**
     * The ended session.
     *
     * @param live the session as it was last written
     * @param epoch the epoch of the owner that writes it now
     * @param seen the time until which the calls were watched
     * @param now the time at which it was found to be lost
     */
    static CallSession ended(CallSession live, long epoch, Instant seen, Instant now) {
        CallFacts.Policy policy = new CallFacts.Policy(TIMEOUTS, true, true);
        CallFacts facts = new CallFacts(live.call(), live.origin(), epoch, policy);
        CallModel call = stateOf(live, facts);
        CallSession ended = call == null ? null : endedByState(facts, call, seen, now);
        return ended == null ? endedWithoutState(live.ownedBy(live.owner().at(epoch)), seen, now) : ended;
    }

    /** A session whose state cannot be read must have a CDR as well. */
    private static @Nullable CallModel stateOf(CallSession live, CallFacts facts) {
        try {
            return CallSessions.model(live, facts);
        } catch (IllegalArgumentException e) {
            LOG.warn("the state of call {} is left out of its record: {}", live.id(), e.getMessage());
            return null;
        }
    }

    private static @Nullable CallSession endedByState(CallFacts facts, CallModel call, Instant seen, Instant now) {
        RecoveryEvidence nothing =
                new RecoveryEvidence(Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), true, seen, now, now);
        CallTransition lost = new CallMachine(TIMEOUTS).recover(facts, call, nothing);
        for (CallCommand command : lost.commands()) {
            if (command instanceof CallCommand.ToStore store
                    && store.write() instanceof CallCommand.ToStore.Write.End end) {
                return CallSessions.ended(store.call(), end.end());
            }
        }
        return null;
    }

    /** A callee that answered counts as connected: the caller is answered at once then. */
    private static CallSession endedWithoutState(CallSession live, Instant seen, Instant now) {
        boolean connected = live.timeline().calleeAnswered() != null;
        Disposition disposition = connected ? Disposition.ANSWERED : Disposition.FAILED;
        EndReason reason = EndReason.of(Party.NETWORK, HangupCause.FAILURE);
        return CallSessions.ended(live, new CallEnd(disposition, reason, EndSource.ASTERISK_LOST, seen), now);
    }
}
