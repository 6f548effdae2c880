package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.callflow.call.RouteAttempt;
import io.github.ariadne4j.callflow.session.CallSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a call: the session tells how far it had come when it was written, Asterisk how far it has come by now.
 *
 * @param session what was written last
 * @param found what Asterisk holds
 */
record Remains(CallSession session, FoundCall found) {
    /** Whether a callee had answered when the session was written, so that the call can have no other. */
    boolean calleeAnswered() {
        return session.timeline().calleeAnswered() != null && lastIsOpen();
    }

    /** Whether the caller had been answered when the session was written, and not because of a callee. */
    boolean flowAnswered() {
        return session.timeline().callerAnswered() != null && !calleeAnswered();
    }

    /** The leg that the call goes on with: the one that had answered, else the furthest; 0 if there is none. */
    int leg() {
        return found.legs().keySet().stream()
                .filter(this::mayGoOn)
                .max(Comparator.comparing(this::rank).thenComparing(Comparator.naturalOrder()))
                .orElse(0);
    }

    /** A leg that the earlier life had given up, and hung up in vain, is none to go on with. */
    private boolean mayGoOn(int attempt) {
        int last = lastWritten();
        return attempt > last || (attempt == last && lastIsOpen());
    }

    private int rank(int attempt) {
        FoundCall.FoundLeg leg = found.legs().get(attempt);
        if (leg == null) {
            return 0;
        }
        return switch (leg.state()) {
            case UP -> 2;
            case RINGING -> 1;
            default -> 0;
        };
    }

    /** The leg that the call goes on with; null if there is none. */
    FoundCall.@Nullable FoundLeg foundLeg() {
        return found.legs().get(leg());
    }

    /** Every target that was tried, as far as anybody knows: the last of them is the one that the call goes on with. */
    List<RouteAttempt> attempts() {
        FoundCall.FoundLeg leg = foundLeg();
        if (leg == null || leg() == lastWritten()) {
            return session.attempts();
        }
        List<RouteAttempt> all = new ArrayList<>(session.attempts());
        all.add(RouteAttempt.begun(leg.endpoint(), leg(), leg.created()));
        return List.copyOf(all);
    }

    /** Such that the number of the last of {@link #attempts} is that of the leg. */
    int attemptsBefore() {
        return leg() == 0
                ? session.owner().attemptsBefore()
                : leg() - attempts().size();
    }

    private int lastWritten() {
        return session.owner().attemptsBefore() + session.attempts().size();
    }

    private boolean lastIsOpen() {
        List<RouteAttempt> written = session.attempts();
        return !written.isEmpty() && written.get(written.size() - 1).isOpen();
    }
}
